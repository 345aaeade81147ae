/* SPDX-License-Identifier: ISC */
/* What client and server of test_boundary.py agree on. */
#ifndef TESTS_HOST_TALK_H
#define TESTS_HOST_TALK_H

/* Slot of the server that holds the endpoint. */
#define TALK_SLOT_ENDPOINT 4

/* Requests for the processes 1..TALK_LAST; the last one ends the server. */
#define TALK_LAST 50

/* Between these two lines on standard output a program does nothing but call or serve. */
#define TALK_BEGIN "begin\n"
#define TALK_END   "end\n"

#endif
