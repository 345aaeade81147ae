/* SPDX-License-Identifier: ISC */
/* How the demos tell. */
#include "telling.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Seconds that a story may take; it takes less than one. */
#define LONGEST 30

void told(bool as_told, const char *what)
{
	if (as_told)
		return;
	fflush(stdout);
	fprintf(stderr, "demo: not as told: %s\n", what);
	exit(1);
}

/* A message that never comes must not keep anybody waiting. */
static void too_long(int number)
{
	static const char text[] = "demo: not as told: a message that was to come did not\n";

	(void)number;
	_exit(write(STDERR_FILENO, text, sizeof(text) - 1) > 0 ? 1 : 2);
}

void say(const char *text)
{
	printf("%s\n", text);
}

void scene(const char *text)
{
	static int number;

	printf("\n%d. %s\n", ++number, text);
}

void begin_telling(void)
{
	signal(SIGALRM, too_long);
	alarm(LONGEST);
}
