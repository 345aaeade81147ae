/* SPDX-License-Identifier: ISC */
/* The mark by which keys of tests are found in memory. */
#ifndef KEYD_WATCHED_H
#define KEYD_WATCHED_H

/* Every test key starts with these bytes; keyd's tables and buffers hold them for no other reason. */
#define MARK      "KEYMARK!"
#define MARK_HEX  "4b45594d41524b21"
#define MARK_SIZE 8

#endif
