/* SPDX-License-Identifier: ISC */
/* cmocka with what must stand before it. */
#ifndef CORE_CMOCKA_ALL_H
#define CORE_CMOCKA_ALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
