/* SPDX-License-Identifier: ISC */
/*
 * As texts.h, for blocks of strings; apart from it, so that a prover of other messages doesn't know.
 * Stands behind texts.h.
 */

/*@ axiomatic IpcBlocks {
    logic integer strings_fault{L}(uint8_t *p, integer used, integer count) reads p[0 .. used - 1];

    axiom strings_same{A, B}: \forall uint8_t *p, *q, integer k, n, count;
        (\forall integer i; 0 <= i < n ==> \at(p[k + i], A) == \at(q[i], B)) ==>
        strings_fault{A}(p + k, n, count) == strings_fault{B}(q, n, count);
} */

/*@ requires used == 0 || \valid_read(block + (0 .. used - 1));
    assigns \nothing;
    ensures \result == strings_fault(block, used, count) && 0 <= \result <= 33; */
uint32_t ipc_strings_check(const char *block, size_t used, size_t count);
