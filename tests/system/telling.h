/* SPDX-License-Identifier: ISC */
/* How the demos tell: lines of the story between those of the trace, on the standard output. */
#ifndef TELLING_H
#define TELLING_H

#include <stdbool.h>

/* A message that never comes must not keep anybody waiting: half a minute is given to the story. */
void begin_telling(void);

/* Ends the story, with 1, where it is not as told. */
void told(bool as_told, const char *what);

/* Something to know, between two messages. */
void say(const char *text);

/* The next scene. */
void scene(const char *text);

#endif
