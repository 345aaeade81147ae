/* SPDX-License-Identifier: ISC */
/*
 * A client of loaderd that is a process of its own. Its exit code tells how it went.
 *
 *     run PATH COUNT         launches that program so often, each time with another exit code
 *     story FILE NAME TRIP   tells the story with the bytes of that Linux file, and kills itself at
 *                            that message of its own
 */
#include "launcher.h"

#include <inttypes.h>
#include <ipc/host.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../launch.h"
#include "../tripwire.h"
#include "story.h"

/* A client and its buffers. */
struct caller {
	struct ipc_client client;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
};

static struct caller loaderd;
static struct caller procd;
static struct caller vfsd;
static struct tripwire tripwire;

static void set_up(struct caller *caller, uint32_t slot)
{
	caller->client.slot = slot;
	caller->client.next_id = 1;
	caller->client.out = caller->out;
	caller->client.out_cap = sizeof(caller->out);
	caller->client.in = caller->in;
	caller->client.in_cap = sizeof(caller->in);
	caller->client.trace = &tripwire.trace;
}

static int run(const char *path, unsigned long count)
{
	char code[16];
	const char *const arguments[] = {"service", "exit", code, NULL};

	for (unsigned long i = 0; i < count; i++) {
		uint64_t process_id;
		uint32_t failure;
		int32_t exit_code;

		snprintf(code, sizeof(code), "%lu", i % 100);
		if (!ipc_succeeded(launch_try(&loaderd.client, path, arguments, NULL, &process_id,
		                              &failure)))
			return LAUNCHER_FAILED;
		exit_code = launch_wait(&procd.client, process_id);
		if (exit_code != (int32_t)(i % 100)) {
			fprintf(stderr, "launch %lu ended with %" PRId32 "\n", i, exit_code);
			return LAUNCHER_WRONG_CODE;
		}
	}
	return 0;
}

static int tell(const char *file, const char *name)
{
	static uint8_t program[1 << 20];
	struct story story = {&vfsd.client, &loaderd.client, &procd.client, program, 0};
	struct ipc_outcome outcome;
	FILE *stream = fopen(file, "rb");

	if (stream == NULL)
		return LAUNCHER_BAD_ARGUMENTS;
	story.program_size = fread(program, 1, sizeof(program), stream);
	fclose(stream);
	return story_tell(&story, name, &outcome) == STORY_DONE ? 0 : LAUNCHER_FAILED;
}

int main(int argc, char **argv)
{
	const bool is_story = argc == 5 && strcmp(argv[1], "story") == 0;

	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	tripwire_init(&tripwire, is_story ? strtoul(argv[4], NULL, 10) : 0);
	set_up(&loaderd, LAUNCHER_LOADERD);
	set_up(&procd, LAUNCHER_PROCD);
	set_up(&vfsd, LAUNCHER_VFSD);
	if (is_story)
		return tell(argv[2], argv[3]);
	if (argc == 4 && strcmp(argv[1], "run") == 0)
		return run(argv[2], strtoul(argv[3], NULL, 10));
	return LAUNCHER_BAD_ARGUMENTS;
}
