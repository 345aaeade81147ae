/* SPDX-License-Identifier: ISC */
/*
 * What a text must be: UTF-8 as RFC 3629 has it, without NUL; a canonical absolute path; the name
 * of one directory entry; a block of NUL-terminated strings.
 *
 * Each function answers IPC_CLASS_OK or the class of the first fault, in the order that its
 * comment lists. Length bounds are the caller's check. Nothing outside the text is read.
 */
#ifndef IPC_TEXT_H
#define IPC_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* IPC_CLASS_UTF8_* of the first bad character, then IPC_CLASS_NUL. The empty text is fine. */
IPC_MUST_CHECK
uint32_t ipc_text_check(const char *text, size_t length);

/* As a text; then IPC_CLASS_PATH_RELATIVE; then, component by component from the left,
 * IPC_CLASS_PATH_EMPTY_COMPONENT, _DOT, _DOT_DOT, and _TRAILING_SLASH for an empty last one.
 * "/" is fine. The empty path is RELATIVE. */
IPC_MUST_CHECK
uint32_t ipc_path_check(const char *path, size_t length);

/* As a text; then IPC_CLASS_NAME_SLASH; then IPC_CLASS_PATH_DOT and _DOT_DOT for "." and "..".
 * The empty name is fine here: a name's length is at least 1 by its field. */
IPC_MUST_CHECK
uint32_t ipc_name_check(const char *name, size_t length);

/* A block of `used` bytes that says it holds `count` strings. IPC_CLASS_STRINGS_UNTERMINATED if
 * the last byte is no NUL, IPC_CLASS_UTF8_*, then IPC_CLASS_STRINGS_COUNT unless there are exactly
 * `count` NULs. */
IPC_MUST_CHECK
uint32_t ipc_strings_check(const char *block, size_t used, size_t count);

#ifdef __cplusplus
}
#endif

#endif
