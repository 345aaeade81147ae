/* SPDX-License-Identifier: ISC */
/*
 * Contracts of the hand-written functions over runs of bytes: what they read and write. Eva takes
 * them in place of the bodies, and checks each `requires` where a codec calls. The bodies are held
 * to them by runs_drivers.c, for every length up to a bound.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*@ requires n == 0 || \valid_read(buf + (0 .. n - 1));
    assigns \result \from buf[0 .. n - 1];
    ensures 0 <= \result <= 1; */
static inline bool ipc_bytes_are_zero(const uint8_t *buf, size_t n);

/*@ requires n == 0 || \valid_read(a + (0 .. n - 1));
    requires n == 0 || \valid_read(b + (0 .. n - 1));
    assigns \result \from a[0 .. n - 1], b[0 .. n - 1];
    ensures 0 <= \result <= 1; */
static inline bool ipc_bytes_equal(const uint8_t *a, const uint8_t *b, size_t n);

/*@ requires n == 0 || \valid(dst + (0 .. n - 1));
    requires n == 0 || \valid_read(src + (0 .. n - 1));
    assigns dst[0 .. n - 1] \from src[0 .. n - 1]; */
static inline void ipc_bytes_copy(uint8_t *dst, const uint8_t *src, size_t n);

/*@ requires n == 0 || \valid(dst + (0 .. n - 1));
    assigns dst[0 .. n - 1] \from \nothing; */
static inline void ipc_bytes_clear(uint8_t *dst, size_t n);

/*@ requires n == 0 || \valid(dst + (0 .. n - 1));
    assigns dst[0 .. n - 1] \from \nothing; */
static inline void ipc_bytes_wipe(uint8_t *dst, size_t n);

/*@ requires length == 0 || \valid_read(text + (0 .. length - 1));
    assigns \result \from text[0 .. length - 1];
    ensures 0 <= \result <= 33; */
uint32_t ipc_text_check(const char *text, size_t length);

/*@ requires length == 0 || \valid_read(path + (0 .. length - 1));
    assigns \result \from path[0 .. length - 1];
    ensures 0 <= \result <= 33; */
uint32_t ipc_path_check(const char *path, size_t length);

/*@ requires length == 0 || \valid_read(name + (0 .. length - 1));
    assigns \result \from name[0 .. length - 1];
    ensures 0 <= \result <= 33; */
uint32_t ipc_name_check(const char *name, size_t length);

/*@ requires used == 0 || \valid_read(block + (0 .. used - 1));
    assigns \result \from block[0 .. used - 1], count;
    ensures 0 <= \result <= 33; */
uint32_t ipc_strings_check(const char *block, size_t used, size_t count);
