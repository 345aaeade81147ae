/* SPDX-License-Identifier: ISC */
/*
 * Bytes on the wire: numbers of each width, little-endian at any address, and runs of bytes.
 *
 * The runs go by words, several at a time, and end with words that overlap: gcc turns a plain
 * loop, and a memcpy of a bounded length, into "rep movs", which is slow on runs this short.
 */
#ifndef IPC_BYTES_H
#define IPC_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Around a short run a call costs more than the run. */
#if defined(__GNUC__)
#define IPC_BYTES_INLINE static inline __attribute__((__always_inline__))
#else
#define IPC_BYTES_INLINE static inline
#endif

#if defined(__GNUC__) && defined(__BYTE_ORDER__)

/*
 * Makes a value that was loaded one that no compiler loads again. Without it gcc 12 at -O2 stores
 * two neighbours of a word by a second load of both, after the first was checked.
 */
#define IPC_BYTES_ONCE(value) __asm__("" \
	                              : "+r"(value))
/* MSan takes what comes out of __asm__ for written, and would miss bytes that never were. */
#if defined(__has_feature)
#if __has_feature(memory_sanitizer)
#undef IPC_BYTES_ONCE
#define IPC_BYTES_ONCE(value) ((void)(value))
#endif
#endif

/* The two bytes at buf as a number. */
static inline uint16_t ipc_get_u16le(const uint8_t *buf)
{
	uint16_t value;

	__builtin_memcpy(&value, buf, sizeof(value));
	IPC_BYTES_ONCE(value);
	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? value : __builtin_bswap16(value);
}

/* The four bytes at buf as a number. */
static inline uint32_t ipc_get_u32le(const uint8_t *buf)
{
	uint32_t value;

	__builtin_memcpy(&value, buf, sizeof(value));
	IPC_BYTES_ONCE(value);
	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? value : __builtin_bswap32(value);
}

/* The eight bytes at buf as a number. */
static inline uint64_t ipc_get_u64le(const uint8_t *buf)
{
#if UINTPTR_MAX < UINT64_MAX
	/* No register of such a machine holds it, as clang says of the macro. */
	return ipc_get_u32le(buf) | (uint64_t)ipc_get_u32le(buf + 4) << 32;
#else
	uint64_t value;

	__builtin_memcpy(&value, buf, sizeof(value));
	IPC_BYTES_ONCE(value);
	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? value : __builtin_bswap64(value);
#endif
}

/* As ipc_get_u64le, for text and bulk, which may be loaded again. */
static inline uint64_t ipc_bytes_word(const uint8_t *buf)
{
	uint64_t value;

	__builtin_memcpy(&value, buf, sizeof(value));
	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? value : __builtin_bswap64(value);
}

/* Writes value into the two bytes at buf. */
static inline void ipc_put_u16le(uint8_t *buf, uint16_t value)
{
	const uint16_t wire =
		__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? value : __builtin_bswap16(value);

	__builtin_memcpy(buf, &wire, sizeof(wire));
}

/* Writes value into the four bytes at buf. */
static inline void ipc_put_u32le(uint8_t *buf, uint32_t value)
{
	const uint32_t wire =
		__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? value : __builtin_bswap32(value);

	__builtin_memcpy(buf, &wire, sizeof(wire));
}

/* Writes value into the eight bytes at buf. */
static inline void ipc_put_u64le(uint8_t *buf, uint64_t value)
{
	const uint64_t wire =
		__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? value : __builtin_bswap64(value);

	__builtin_memcpy(buf, &wire, sizeof(wire));
}

#else

/* The two bytes at buf as a number. */
static inline uint16_t ipc_get_u16le(const uint8_t *buf)
{
	return (uint16_t)(buf[0] + buf[1] * UINT32_C(0x100));
}

/* The four bytes at buf as a number. */
static inline uint32_t ipc_get_u32le(const uint8_t *buf)
{
	return buf[0] + buf[1] * UINT32_C(0x100) + buf[2] * UINT32_C(0x10000) +
	       buf[3] * UINT32_C(0x1000000);
}

/* The eight bytes at buf as a number. */
static inline uint64_t ipc_get_u64le(const uint8_t *buf)
{
	return ipc_get_u32le(buf) + ipc_get_u32le(buf + 4) * UINT64_C(0x100000000);
}

/* As ipc_get_u64le, for text and bulk. */
static inline uint64_t ipc_bytes_word(const uint8_t *buf)
{
	return ipc_get_u64le(buf);
}

/* Writes value into the two bytes at buf. */
static inline void ipc_put_u16le(uint8_t *buf, uint16_t value)
{
	buf[0] = (uint8_t)(value & 0xFF);
	buf[1] = (uint8_t)(value >> 8);
}

/* Writes value into the four bytes at buf. */
static inline void ipc_put_u32le(uint8_t *buf, uint32_t value)
{
	ipc_put_u16le(buf, (uint16_t)(value & 0xFFFF));
	ipc_put_u16le(buf + 2, (uint16_t)(value >> 16));
}

/* Writes value into the eight bytes at buf. */
static inline void ipc_put_u64le(uint8_t *buf, uint64_t value)
{
	ipc_put_u32le(buf, (uint32_t)(value & UINT32_C(0xFFFFFFFF)));
	ipc_put_u32le(buf + 4, (uint32_t)(value >> 32));
}

#endif

/* The bits that are set in any word of the 32 bytes at buf. */
static inline uint64_t ipc_bytes_any32(const uint8_t *buf)
{
	return ipc_bytes_word(buf) | ipc_bytes_word(buf + 8) | ipc_bytes_word(buf + 16) |
	       ipc_bytes_word(buf + 24);
}

/* Whether all n bytes at buf are zero. */
static inline bool ipc_bytes_are_zero(const uint8_t *buf, size_t n)
{
	const uint8_t *const end = buf + n;

	if (n > 64) {
		for (; buf < end - 64; buf += 64) {
			if ((ipc_bytes_any32(buf) | ipc_bytes_any32(buf + 32)) != 0)
				return false;
		}
		return (ipc_bytes_any32(end - 64) | ipc_bytes_any32(end - 32)) == 0;
	}
	if (n > 32)
		return (ipc_bytes_any32(buf) | ipc_bytes_any32(end - 32)) == 0;
	if (n > 16)
		return (ipc_bytes_word(buf) | ipc_bytes_word(buf + 8) | ipc_bytes_word(end - 16) |
		        ipc_bytes_word(end - 8)) == 0;
	if (n >= 8)
		return (ipc_bytes_word(buf) | ipc_bytes_word(end - 8)) == 0;
	if (n >= 4)
		return (ipc_get_u32le(buf) | ipc_get_u32le(end - 4)) == 0;
	return n == 0 || (buf[0] | buf[n / 2] | buf[n - 1]) == 0;
}

/* Whether the n bytes at a and at b are the same. */
static inline bool ipc_bytes_equal(const uint8_t *a, const uint8_t *b, size_t n)
{
	uint64_t differing = 0;

	if (n < 8) {
		for (size_t i = 0; i < n; i++) {
			if (a[i] != b[i])
				return false;
		}
		return true;
	}
	for (size_t i = 0; i < n - 8; i += 8)
		differing |= ipc_bytes_word(a + i) ^ ipc_bytes_word(b + i);
	return (differing | (ipc_bytes_word(a + n - 8) ^ ipc_bytes_word(b + n - 8))) == 0;
}

/* Copies 32 bytes from src to dst. */
static inline void ipc_bytes_copy32(uint8_t *dst, const uint8_t *src)
{
	ipc_put_u64le(dst, ipc_bytes_word(src));
	ipc_put_u64le(dst + 8, ipc_bytes_word(src + 8));
	ipc_put_u64le(dst + 16, ipc_bytes_word(src + 16));
	ipc_put_u64le(dst + 24, ipc_bytes_word(src + 24));
}

/* Copies n bytes from src to dst, which don't overlap. */
IPC_BYTES_INLINE void ipc_bytes_copy(uint8_t *dst, const uint8_t *src, size_t n)
{
	if (n > 64) {
		for (size_t at = 0; at < n - 64; at += 64) {
			ipc_bytes_copy32(dst + at, src + at);
			ipc_bytes_copy32(dst + at + 32, src + at + 32);
		}
		ipc_bytes_copy32(dst + n - 64, src + n - 64);
		ipc_bytes_copy32(dst + n - 32, src + n - 32);
	} else if (n > 32) {
		ipc_bytes_copy32(dst, src);
		ipc_bytes_copy32(dst + n - 32, src + n - 32);
	} else if (n > 16) {
		ipc_put_u64le(dst, ipc_bytes_word(src));
		ipc_put_u64le(dst + 8, ipc_bytes_word(src + 8));
		ipc_put_u64le(dst + n - 16, ipc_bytes_word(src + n - 16));
		ipc_put_u64le(dst + n - 8, ipc_bytes_word(src + n - 8));
	} else if (n >= 8) {
		ipc_put_u64le(dst, ipc_bytes_word(src));
		ipc_put_u64le(dst + n - 8, ipc_bytes_word(src + n - 8));
	} else if (n >= 4) {
		ipc_put_u32le(dst, ipc_get_u32le(src));
		ipc_put_u32le(dst + n - 4, ipc_get_u32le(src + n - 4));
	} else if (n != 0) {
		dst[0] = src[0];
		dst[n / 2] = src[n / 2];
		dst[n - 1] = src[n - 1];
	}
}

/* Sets 32 bytes at dst to zero. */
static inline void ipc_bytes_clear32(uint8_t *dst)
{
	ipc_put_u64le(dst, 0);
	ipc_put_u64le(dst + 8, 0);
	ipc_put_u64le(dst + 16, 0);
	ipc_put_u64le(dst + 24, 0);
}

/* Sets n bytes at dst to zero. */
IPC_BYTES_INLINE void ipc_bytes_clear(uint8_t *dst, size_t n)
{
	uint8_t *const end = dst + n;

	if (n > 64) {
		for (; dst < end - 64; dst += 64) {
			ipc_bytes_clear32(dst);
			ipc_bytes_clear32(dst + 32);
		}
		ipc_bytes_clear32(end - 64);
		ipc_bytes_clear32(end - 32);
	} else if (n > 32) {
		ipc_bytes_clear32(dst);
		ipc_bytes_clear32(end - 32);
	} else if (n > 16) {
		ipc_put_u64le(dst, 0);
		ipc_put_u64le(dst + 8, 0);
		ipc_put_u64le(end - 16, 0);
		ipc_put_u64le(end - 8, 0);
	} else if (n >= 8) {
		ipc_put_u64le(dst, 0);
		ipc_put_u64le(end - 8, 0);
	} else if (n >= 4) {
		ipc_put_u32le(dst, 0);
		ipc_put_u32le(end - 4, 0);
	} else if (n != 0) {
		dst[0] = 0;
		dst[n / 2] = 0;
		dst[n - 1] = 0;
	}
}

/* Sets n bytes at dst to zero, also where the compiler sees that nobody reads them again. */
static inline void ipc_bytes_wipe(uint8_t *dst, size_t n)
{
	volatile uint8_t *byte = dst;

	for (size_t i = 0; i < n; i++)
		byte[i] = 0;
}

#ifdef __cplusplus
}
#endif

#endif
