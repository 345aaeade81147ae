/* SPDX-License-Identifier: ISC */
/*
 * Hand twins of the generated codecs of idl/bench.ipc: the same bodies, the same verdicts, as fast
 * as portable C gets without vector registers. They measure what the templates cost.
 *
 * The accepting path tests as much at once as it can; when something is wrong, a second function
 * goes through the checks in their order and finds the verdict.
 */
#ifndef TESTS_BENCH_TWIN_H
#define TESTS_BENCH_TWIN_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/bench/bench.h"

uint32_t twin_query_cap_reply_pack(const struct ipc_bench_query_cap_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len);
uint32_t twin_query_cap_reply_unpack(struct ipc_bench_query_cap_reply *msg, const uint8_t *buf,
                                     size_t len);
uint32_t twin_query_cap_reply_validate(const uint8_t *buf, size_t len);

uint32_t twin_stat_reply_pack(const struct ipc_bench_stat_reply *msg, uint8_t *buf, size_t cap,
                              size_t *len);
uint32_t twin_stat_reply_unpack(struct ipc_bench_stat_reply *msg, const uint8_t *buf, size_t len);
uint32_t twin_stat_reply_validate(const uint8_t *buf, size_t len);

uint32_t twin_open_request_pack(const struct ipc_bench_open_request *msg, uint8_t *buf, size_t cap,
                                size_t *len);
uint32_t twin_open_request_unpack(struct ipc_bench_open_request *msg, const uint8_t *buf,
                                  size_t len);
uint32_t twin_open_request_validate(const uint8_t *buf, size_t len);

uint32_t twin_rename_request_pack(const struct ipc_bench_rename_request *msg, uint8_t *buf,
                                  size_t cap, size_t *len);
uint32_t twin_rename_request_unpack(struct ipc_bench_rename_request *msg, const uint8_t *buf,
                                    size_t len);
uint32_t twin_rename_request_validate(const uint8_t *buf, size_t len);

uint32_t twin_read_reply_pack(const struct ipc_bench_read_reply *msg, uint8_t *buf, size_t cap,
                              size_t *len);
uint32_t twin_read_reply_unpack(struct ipc_bench_read_reply *msg, const uint8_t *buf, size_t len);
uint32_t twin_read_reply_validate(const uint8_t *buf, size_t len);

uint32_t twin_begin_image_transfer_pack(const struct ipc_bench_begin_image_transfer *msg,
                                        uint8_t *buf, size_t cap, size_t *len);
uint32_t twin_begin_image_transfer_unpack(struct ipc_bench_begin_image_transfer *msg,
                                          const uint8_t *buf, size_t len);
uint32_t twin_begin_image_transfer_validate(const uint8_t *buf, size_t len);

uint32_t twin_transfer_table_pack(const struct ipc_bench_transfer_table *msg, uint8_t *buf,
                                  size_t cap, size_t *len);
uint32_t twin_transfer_table_unpack(struct ipc_bench_transfer_table *msg, const uint8_t *buf,
                                    size_t len);
uint32_t twin_transfer_table_validate(const uint8_t *buf, size_t len);

#endif
