/* SPDX-License-Identifier: ISC */
/* What a launcher has and ends with. */
#ifndef LAUNCHER_H
#define LAUNCHER_H

/* Its slots, with SEND. */
enum {
	LAUNCHER_LOADERD = 1,
	LAUNCHER_PROCD = 2,
	LAUNCHER_VFSD = 3,
};

/* Its exit codes, beside 0. */
enum {
	LAUNCHER_BAD_ARGUMENTS = 2,
	LAUNCHER_FAILED = 3,
	LAUNCHER_WRONG_CODE = 4,
};

#endif
