/* SPDX-License-Identifier: ISC */
/* What a visitor (visitor.c) ends with where it is not what it was asked for. */
#ifndef VISITOR_H
#define VISITOR_H

enum {
	VISITOR_WRONG_ANSWER = 100,
	VISITOR_CALL_FAILED = 101,
	VISITOR_BAD_ARGUMENTS = 102,
};

#endif
