/* SPDX-License-Identifier: ISC */
/* keyd as it is: nobody looks at its memory. */
#include "keyd.h"

/* All of keyd's memory. */
static struct keyd keyd;

int main(int argc, char **argv)
{
	return keyd_run(&keyd, argc, argv, NULL);
}
