/* SPDX-License-Identifier: ISC */
/* Rows of the boot configuration, as whoever starts keyd gives them. */
#include "keyd.h"

#include <stdlib.h>
#include <string.h>

#include "ipc/bytes.h"

/* The value of a hexadecimal digit; -1: it is none. */
static int digit(char c)
{
	static const char digits[] = "0123456789ABCDEFabcdef";
	const char *at = c != '\0' ? strchr(digits, c) : NULL;

	if (at == NULL)
		return -1;
	return (int)(at - digits) - (at - digits > 15 ? 6 : 0);
}

/* Reads up to `most` bytes; returns how many, 0 if the text is not pairs of digits alone. */
static size_t read_bytes(uint8_t *bytes, size_t most, const char *text)
{
	const size_t size = strlen(text) / 2;

	if (strlen(text) % 2 != 0 || size > most)
		return 0;
	for (size_t i = 0; i < size; i++) {
		const int high = digit(text[2 * i]);
		const int low = digit(text[2 * i + 1]);

		if (high < 0 || low < 0)
			return 0;
		bytes[i] = (uint8_t)(high * 16 + low);
	}
	return size;
}

/* Cuts a text at the next colon; null: there is none. */
static char *cut(char *text)
{
	char *colon = text != NULL ? strchr(text, ':') : NULL;

	if (colon == NULL)
		return NULL;
	*colon = '\0';
	return colon + 1;
}

static uint32_t read_use(const char *text)
{
	if (strcmp(text, "contents") == 0)
		return IPC_KEYD_KEY_USE_CONTENTS;
	return strcmp(text, "names") == 0 ? IPC_KEYD_KEY_USE_NAMES : 0;
}

/* HEXID:USE:HEXKEY */
static bool read_key(struct keyd *keyd, char *text)
{
	char *use = cut(text);
	char *key = cut(use);
	struct key_row *row = &keyd->keys[keyd->key_count];

	if (key == NULL || keyd->key_count == KEYS_MAX)
		return false;
	row->use = read_use(use);
	row->key_size = (uint16_t)read_bytes(row->key, sizeof(row->key), key);
	if (row->use == 0 || row->key_size == 0 ||
	    read_bytes(row->key_id, sizeof(row->key_id), text) != sizeof(row->key_id) ||
	    keyd_find_key(keyd, row->key_id, row->use) != NULL)
		return false;
	keyd->key_count++;
	return true;
}

/* ROW:HEXSHA256 */
static bool read_trust_row(struct keyd *keyd, char *text)
{
	const char *hash = cut(text);
	struct trust_row *row = &keyd->trust_rows[keyd->trust_row_count];
	char *end;

	if (hash == NULL || keyd->trust_row_count == TRUST_ROWS_MAX)
		return false;
	row->number = strtoull(text, &end, 10);
	if (*end != '\0' || row->number == 0 ||
	    read_bytes(row->root_sha256, sizeof(row->root_sha256), hash) != sizeof(row->root_sha256) ||
	    keyd_find_trust_row(keyd, row->number) != NULL)
		return false;
	keyd->trust_row_count++;
	return true;
}

bool keyd_read_row(struct keyd *keyd, char *argument)
{
	const size_t length = strlen(argument);
	bool is_row = false;

	if (strncmp(argument, "key=", 4) == 0)
		is_row = read_key(keyd, argument + 4);
	else if (strncmp(argument, "trust=", 6) == 0)
		is_row = read_trust_row(keyd, argument + 6);
	ipc_bytes_wipe((uint8_t *)argument, length);
	return is_row;
}

const struct key_row *keyd_find_key(const struct keyd *keyd, const uint8_t key_id[16], uint32_t use)
{
	for (uint32_t i = 0; i < keyd->key_count; i++)
		if (keyd->keys[i].use == use && memcmp(keyd->keys[i].key_id, key_id, 16) == 0)
			return &keyd->keys[i];
	return NULL;
}

const struct trust_row *keyd_find_trust_row(const struct keyd *keyd, uint64_t number)
{
	for (uint32_t i = 0; i < keyd->trust_row_count; i++)
		if (keyd->trust_rows[i].number == number)
			return &keyd->trust_rows[i];
	return NULL;
}

void keyd_wipe(struct keyd *keyd)
{
	ipc_bytes_wipe((uint8_t *)keyd->keys, sizeof(keyd->keys));
	ipc_bytes_wipe((uint8_t *)keyd->trust_rows, sizeof(keyd->trust_rows));
	keyd->key_count = 0;
	keyd->trust_row_count = 0;
}
