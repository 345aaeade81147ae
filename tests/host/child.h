/* SPDX-License-Identifier: ISC */
/* What a test and the children that it starts agree on. */
#ifndef TESTS_HOST_CHILD_H
#define TESTS_HOST_CHILD_H

#include <stdint.h>

/* Slots of a child. */
enum {
	/* An endpoint, with SEND and RECEIVE. */
	CHILD_SLOT_ENDPOINT = 4,
	/* A device frame. */
	CHILD_SLOT_FRAME = 5,
	CHILD_SLOT_EMPTY = 6,
	CHILD_SLOT_COUNT = 16,
};

/* What each writes into a page that both have. */
#define CHILD_WORD_OF_PARENT UINT64_C(0x1122334455667788)
#define CHILD_WORD_OF_CHILD  UINT64_C(0x99AABBCCDDEEFF00)

#endif
