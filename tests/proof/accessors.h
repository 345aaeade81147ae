/* SPDX-License-Identifier: ISC */
/*
 * Contracts of the accessors of bytes.h and of ipc_verdict. They are proved of the multiplication
 * form, which is what bytes.h has for compilers that are not GNU's; test_accessors.c compares it
 * with the shipped form. Stands behind the theory and in front of bytes.h.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*@ requires \valid_read(buf + (0 .. 1));
    assigns \nothing;
    ensures \result == le16(buf); */
static inline uint16_t ipc_get_u16le(const uint8_t *buf);

/*@ requires \valid_read(buf + (0 .. 3));
    assigns \nothing;
    ensures \result == le32(buf); */
static inline uint32_t ipc_get_u32le(const uint8_t *buf);

/*@ requires \valid_read(buf + (0 .. 7));
    assigns \nothing;
    ensures \result == le64(buf); */
static inline uint64_t ipc_get_u64le(const uint8_t *buf);

/*@ requires \valid(buf + (0 .. 1));
    assigns buf[0 .. 1];
    ensures buf[0] == nth0(value) && buf[1] == nth1(value); */
static inline void ipc_put_u16le(uint8_t *buf, uint16_t value);

/*@ requires \valid(buf + (0 .. 3));
    assigns buf[0 .. 3];
    ensures buf[0] == nth0(value) && buf[1] == nth1(value);
    ensures buf[2] == nth2(value) && buf[3] == nth3(value); */
static inline void ipc_put_u32le(uint8_t *buf, uint32_t value);

/*@ requires \valid(buf + (0 .. 7));
    assigns buf[0 .. 7];
    ensures buf[0] == nth0(value) && buf[1] == nth1(value);
    ensures buf[2] == nth2(value) && buf[3] == nth3(value);
    ensures buf[4] == nth4(value) && buf[5] == nth5(value);
    ensures buf[6] == nth6(value) && buf[7] == nth7(value); */
static inline void ipc_put_u64le(uint8_t *buf, uint64_t value);

/*@ assigns \nothing;
    ensures kind == 0 ==> \result == 0;
    ensures 0 < kind < 256 ==> \result != 0; */
static inline uint32_t ipc_verdict(uint32_t part, uint32_t kind, uint32_t offset, uint32_t rule);
