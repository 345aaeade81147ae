/* SPDX-License-Identifier: ISC */
/* What a sleeper (sleeper.c) ends with. */
#ifndef SLEEPER_H
#define SLEEPER_H

enum sleeper_end {
	/* The time had come. */
	SLEEPER_WOKEN = 0,
	/* It was answered before. */
	SLEEPER_TOO_EARLY = 1,
	/* It had to give way. */
	SLEEPER_EXHAUSTED = 2,
	/* timed has ended. */
	SLEEPER_ALONE = 3,
	SLEEPER_OTHER = 4,
};

#endif
