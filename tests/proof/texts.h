/* SPDX-License-Identifier: ISC */
/*
 * Contracts of the hand-written functions over runs of bytes: what they answer and do, for WP. What
 * makes a text good is the functions' own matter: contracts of a codec say that it asks them, of
 * just these bytes. A char is a byte here, since a prover's memory knows no cast between the two.
 * Stands behind accessors.h and in front of a family's header.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define char uint8_t

/*@ axiomatic IpcRuns {
    logic integer text_fault{L}(uint8_t *p, integer n) reads p[0 .. n - 1];
    logic integer path_fault{L}(uint8_t *p, integer n) reads p[0 .. n - 1];
    logic integer name_fault{L}(uint8_t *p, integer n) reads p[0 .. n - 1];

    predicate zeros{L}(uint8_t *p, integer n) reads p[0 .. n - 1];

    // Counted from any place in front of them, as provers find no `i - k` by themselves.
    axiom zeros_are{L}: \forall uint8_t *p, integer k, n;
        zeros(p + k, n) <==> (\forall integer i; k <= i < k + n ==> p[i] == 0);

    // The same bytes have the same fault, wherever and whenever they stand: k behind p, as in a body.
    axiom text_same{A, B}: \forall uint8_t *p, *q, integer k, n;
        (\forall integer i; 0 <= i < n ==> \at(p[k + i], A) == \at(q[i], B)) ==>
        text_fault{A}(p + k, n) == text_fault{B}(q, n);
    axiom path_same{A, B}: \forall uint8_t *p, *q, integer k, n;
        (\forall integer i; 0 <= i < n ==> \at(p[k + i], A) == \at(q[i], B)) ==>
        path_fault{A}(p + k, n) == path_fault{B}(q, n);
    axiom name_same{A, B}: \forall uint8_t *p, *q, integer k, n;
        (\forall integer i; 0 <= i < n ==> \at(p[k + i], A) == \at(q[i], B)) ==>
        name_fault{A}(p + k, n) == name_fault{B}(q, n);
} */

/*@ requires n == 0 || \valid_read(buf + (0 .. n - 1));
    assigns \nothing;
    ensures \result != 0 <==> zeros(buf, n); */
static inline bool ipc_bytes_are_zero(const uint8_t *buf, size_t n);

/*@ requires n == 0 || \valid(dst + (0 .. n - 1));
    requires n == 0 || \valid_read(src + (0 .. n - 1));
    requires n == 0 || \separated(dst + (0 .. n - 1), src + (0 .. n - 1));
    assigns dst[0 .. n - 1];
    ensures \forall integer i; 0 <= i < n ==> dst[i] == \old(src[i]); */
static inline void ipc_bytes_copy(uint8_t *dst, const uint8_t *src, size_t n);

/*@ requires n == 0 || \valid(dst + (0 .. n - 1));
    assigns dst[0 .. n - 1];
    ensures zeros(dst, n); */
static inline void ipc_bytes_clear(uint8_t *dst, size_t n);

/*@ requires length == 0 || \valid_read(text + (0 .. length - 1));
    assigns \nothing;
    ensures \result == text_fault(text, length) && 0 <= \result <= 33; */
uint32_t ipc_text_check(const char *text, size_t length);

/*@ requires length == 0 || \valid_read(path + (0 .. length - 1));
    assigns \nothing;
    ensures \result == path_fault(path, length) && 0 <= \result <= 33; */
uint32_t ipc_path_check(const char *path, size_t length);

/*@ requires length == 0 || \valid_read(name + (0 .. length - 1));
    assigns \nothing;
    ensures \result == name_fault(name, length) && 0 <= \result <= 33; */
uint32_t ipc_name_check(const char *name, size_t length);
