/* SPDX-License-Identifier: ISC */
/* SHA-256, by the sections of FIPS 180-4 that each function names. */
#include "sha256.h"

#include <string.h>

/* Section 4.2.2. */
static const uint32_t constants[64] = {
	0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5,
	0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
	0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3,
	0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
	0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC,
	0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
	0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7,
	0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
	0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13,
	0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
	0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3,
	0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
	0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5,
	0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
	0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208,
	0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2};

static uint32_t rotate(uint32_t x, unsigned int by)
{
	return x >> by | x << (32 - by);
}

static uint32_t load(const uint8_t *bytes)
{
	uint32_t word = 0;

	for (size_t i = 0; i < 4; i++)
		word = word << 8 | bytes[i];
	return word;
}

/* Section 6.2.2, step 1. */
static void schedule(uint32_t words[64], const uint8_t *block)
{
	for (size_t t = 0; t < 16; t++)
		words[t] = load(block + 4 * t);
	for (size_t t = 16; t < 64; t++) {
		uint32_t near = words[t - 2];
		uint32_t far = words[t - 15];

		words[t] = (rotate(near, 17) ^ rotate(near, 19) ^ near >> 10) + words[t - 7] +
		           (rotate(far, 7) ^ rotate(far, 18) ^ far >> 3) + words[t - 16];
	}
}

/* Section 6.2.2, steps 2 to 4. */
static void compress(uint32_t state[8], const uint8_t *block)
{
	uint32_t words[64];
	uint32_t v[8];

	schedule(words, block);
	memcpy(v, state, sizeof(v));
	for (size_t t = 0; t < 64; t++) {
		uint32_t sum = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25);
		uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
		uint32_t first = v[7] + sum + choice + constants[t] + words[t];
		uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
		uint32_t mixed = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22);

		memmove(v + 1, v, 7 * sizeof(v[0]));
		v[4] += first;
		v[0] = first + mixed + majority;
	}
	for (size_t i = 0; i < 8; i++)
		state[i] += v[i];
}

/* Section 5.3.3. */
void sha256_init(struct sha256 *sha)
{
	static const uint32_t initial[8] = {
		0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
		0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};

	memset(sha, 0, sizeof(*sha));
	memcpy(sha->state, initial, sizeof(initial));
}

void sha256_add(struct sha256 *sha, const uint8_t *data, size_t size)
{
	while (size > 0) {
		size_t used = sha->length % 64;
		size_t take = size < 64 - used ? size : 64 - used;

		memcpy(sha->block + used, data, take);
		sha->length += take;
		data += take;
		size -= take;
		if (used + take == 64)
			compress(sha->state, sha->block);
	}
}

void sha256_add_zeros(struct sha256 *sha, uint64_t size)
{
	static const uint8_t zeros[1024];

	while (size > 0) {
		size_t take = size < sizeof(zeros) ? (size_t)size : sizeof(zeros);

		sha256_add(sha, zeros, take);
		size -= take;
	}
}

/* Section 5.1.1. */
void sha256_end(struct sha256 *sha, uint8_t digest[SHA256_BYTES])
{
	static const uint8_t one = 0x80;
	uint64_t bits = sha->length * 8;
	uint8_t tail[8];

	sha256_add(sha, &one, 1);
	sha256_add_zeros(sha, (64 + 56 - sha->length % 64) % 64);
	for (size_t i = 0; i < 8; i++)
		tail[i] = (uint8_t)(bits >> (56 - 8 * i));
	sha256_add(sha, tail, sizeof(tail));
	for (size_t i = 0; i < SHA256_BYTES; i++)
		digest[i] = (uint8_t)(sha->state[i / 4] >> (24 - 8 * (i % 4)));
}
