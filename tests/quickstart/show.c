/* SPDX-License-Identifier: ISC */
/* One op on its way: a struct, its bytes, and the verdict on bytes that somebody changed. */
#include <stdio.h>

#include "ipc/procd/procd.h"

/* The fields of the body, as procd.abi.txt gives them. */
static const struct {
	size_t offset;
	size_t size;
	const char *name;
} fields[] = {
	{0, 8, "process_id"},
	{8, 4, "reason"},
	{12, 4, "reserved, zero"},
};

static const char *field_at(uint32_t offset)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (offset >= fields[i].offset && offset < fields[i].offset + fields[i].size)
			return fields[i].name;
	}
	return "the body";
}

static const char *class_name(uint32_t class_)
{
	switch (class_) {
	case IPC_CLASS_OK:
		return "OK";
	case IPC_CLASS_LENGTH:
		return "LENGTH: the body is too short or too long";
	case IPC_CLASS_RESERVED:
		return "RESERVED: a reserved byte is not zero";
	case IPC_CLASS_ENUM:
		return "ENUM: the value is no member of the enum";
	case IPC_CLASS_RANGE:
		return "RANGE: the number is too low or too high";
	case IPC_CLASS_RULE:
		return "RULE: a rule of the schema does not hold";
	default:
		return "see ipc/status.h";
	}
}

static void print_bytes(const uint8_t *buf)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		printf("  %2zu  ", fields[i].offset);
		for (size_t j = 0; j < 8; j++) {
			if (j < fields[i].size)
				printf("%02x ", buf[fields[i].offset + j]);
			else
				printf("   ");
		}
		printf("  %s\n", fields[i].name);
	}
}

static uint32_t judge(const char *what, const uint8_t *buf, size_t len)
{
	uint32_t verdict = ipc_procd_stop_process_request_validate(buf, len);

	printf("  %s\n    verdict 0x%08x", what, (unsigned)verdict);
	if (verdict != 0)
		printf(" at byte %u (%s)", (unsigned)ipc_verdict_offset(verdict),
		       ipc_verdict_class(verdict) == IPC_CLASS_LENGTH
		               ? "the body"
		               : field_at(ipc_verdict_offset(verdict)));
	if (ipc_verdict_rule(verdict) != 0)
		printf(", rule %u", (unsigned)ipc_verdict_rule(verdict));
	printf("\n    %s\n", class_name(ipc_verdict_class(verdict)));
	return verdict;
}

int main(void)
{
	struct ipc_procd_stop_process_request msg;
	uint8_t buf[IPC_PROCD_STOP_PROCESS_REQUEST_SIZE];
	size_t len = 0;
	int wrong = 0;

	ipc_procd_stop_process_request_init(&msg);
	msg.process_id = 12;
	msg.reason = IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP;
	printf("The struct, filled:\n  process_id = 12, reason = MANAGED_STOP\n");
	wrong += ipc_procd_stop_process_request_pack(&msg, buf, sizeof(buf), &len) != 0;
	printf("Its bytes:\n");
	print_bytes(buf);

	printf("And what a receiver says:\n");
	wrong += judge("to these bytes", buf, len) != 0;
	buf[13] = 0x01;
	wrong += judge("byte 13 flipped", buf, len) == 0;
	buf[13] = 0;
	buf[8] = 0;
	wrong += judge("reason = 0, NONE", buf, len) == 0;
	wrong += judge("the last byte cut off", buf, len - 1) == 0;
	return wrong == 0 ? 0 : 1;
}
