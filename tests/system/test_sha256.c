/* SPDX-License-Identifier: ISC */
/* SHA-256 against the examples that NIST publishes for FIPS 180, fed whole and in pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "procd/sha256.h"

struct example {
	const char *message;
	const char *digest;
};

static const struct example examples[] = {
	{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
	{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
	{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
	{"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
         "lmnopqrsmnopqrstnopqrstu",
         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
};

static void assert_digest(struct sha256 *sha, const char *wanted)
{
	uint8_t digest[SHA256_BYTES];
	char text[2 * SHA256_BYTES + 1];

	sha256_end(sha, digest);
	for (size_t i = 0; i < SHA256_BYTES; i++)
		snprintf(text + 2 * i, 3, "%02x", (unsigned int)digest[i]);
	assert_string_equal(text, wanted);
}

static void test_published_examples(void **state)
{
	struct sha256 sha;

	(void)state;
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		const uint8_t *message = (const uint8_t *)examples[i].message;
		const size_t length = strlen(examples[i].message);

		/* Cut at each place once; cut at the end, it is whole. */
		for (size_t cut = 0; cut <= length; cut++) {
			sha256_init(&sha);
			sha256_add(&sha, message, cut);
			sha256_add(&sha, message + cut, length - cut);
			assert_digest(&sha, examples[i].digest);
		}
	}
}

static void test_a_million(void **state)
{
	struct sha256 sha;

	(void)state;
	sha256_init(&sha);
	for (size_t i = 0; i < 1000000; i++)
		sha256_add(&sha, (const uint8_t *)"a", 1);
	assert_digest(&sha, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void test_zeros(void **state)
{
	static const uint8_t zeros[3000];
	struct sha256 sha;
	uint8_t added[SHA256_BYTES];
	uint8_t counted[SHA256_BYTES];

	(void)state;
	sha256_init(&sha);
	sha256_add(&sha, zeros, sizeof(zeros));
	sha256_end(&sha, added);
	sha256_init(&sha);
	sha256_add_zeros(&sha, sizeof(zeros));
	sha256_end(&sha, counted);
	assert_memory_equal(added, counted, SHA256_BYTES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published_examples),
		cmocka_unit_test(test_a_million),
		cmocka_unit_test(test_zeros),
	};

	return cmocka_run_group_tests_name("sha256", tests, NULL, NULL);
}
