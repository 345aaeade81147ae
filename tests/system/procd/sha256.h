/* SPDX-License-Identifier: ISC */
/* SHA-256 as FIPS 180-4 has it. The library holds no hash; who sends or takes an image needs
 * one. */
#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_BYTES 32

/* A digest on its way. */
struct sha256 {
	uint32_t state[8];
	uint64_t length;
	uint8_t block[64];
};

void sha256_init(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const uint8_t *data, size_t size);

/* Adds `size` zero bytes. */
void sha256_add_zeros(struct sha256 *sha, uint64_t size);

/* The digest of all that was added; `sha` can be added to no more. */
void sha256_end(struct sha256 *sha, uint8_t digest[SHA256_BYTES]);

#endif
