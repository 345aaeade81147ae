// SPDX-License-Identifier: ISC
/* The pages are one file mapped twice, so that bytes can be changed while nobody can read them. */
#include "trap.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#define GUARD     ((size_t)4096)
#define STEP_FLAG 0x100 /* TF in the flags of the processor */

struct width {
	uint64_t code;
	uint64_t bytes;
};

struct trap_load trap_loads[TRAP_LOADS_MAX];
size_t trap_load_count;
void (*trap_after)(size_t number, uint32_t at, uint32_t width);

static struct width *widths;
static size_t width_count;
static uint8_t *pages;
static uint8_t *alias;
static size_t body_at;
static size_t body_len;

static _Noreturn void die(const char *what, uintptr_t code, uintptr_t address)
{
	printf("fatal %s %#zx %zd\n", what, (size_t)code, (ssize_t)(address - (uintptr_t)pages - body_at));
	fflush(stdout);
	_exit(3);
}

static uint32_t width_of(uintptr_t code)
{
	size_t low = 0;
	size_t high = width_count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (widths[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low < width_count && widths[low].code == code ? (uint32_t)widths[low].bytes : 0;
}

static void protect(int how)
{
	if (mprotect(pages, TRAP_BODY_MAX, how) != 0)
		die("mprotect", 0, 0);
}

static void on_fault(int number, siginfo_t *info, void *context)
{
	ucontext_t *now = context;
	const uintptr_t code = (uintptr_t)now->uc_mcontext.gregs[REG_RIP];
	const uintptr_t address = (uintptr_t)info->si_addr;
	const uintptr_t body = (uintptr_t)pages + body_at;
	const uint32_t width = width_of(code);
	struct trap_load *load = &trap_loads[trap_load_count];

	(void)number;
	if (width == 0)
		die("unknown-instruction", code, address);
	if ((now->uc_mcontext.gregs[REG_ERR] & 2) != 0)
		die("store", code, address);
	if (address < body || address + width > body + body_len)
		die("outside", code, address);
	if (trap_load_count == TRAP_LOADS_MAX || (now->uc_mcontext.gregs[REG_EFL] & STEP_FLAG) != 0)
		die("stuck", code, address);
	*load = (struct trap_load){code, (uint32_t)(address - body), width};
	trap_load_count++;
	protect(PROT_READ);
	now->uc_mcontext.gregs[REG_EFL] |= STEP_FLAG;
}

static void on_step(int number, siginfo_t *info, void *context)
{
	ucontext_t *now = context;
	const struct trap_load *load = &trap_loads[trap_load_count - 1];

	(void)number;
	(void)info;
	now->uc_mcontext.gregs[REG_EFL] &= ~STEP_FLAG;
	protect(PROT_NONE);
	if (trap_after != NULL)
		trap_after(trap_load_count - 1, load->at, load->width);
}

static void handle(int number, void (*how)(int, siginfo_t *, void *))
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_sigaction = how;
	action.sa_flags = SA_SIGINFO;
	if (sigaction(number, &action, NULL) != 0)
		die("sigaction", 0, 0);
}

static void read_widths(const char *path)
{
	FILE *file = fopen(path, "rb");
	long size;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) <= 0)
		die("widths", 0, 0);
	rewind(file);
	widths = malloc((size_t)size);
	width_count = (size_t)size / sizeof(*widths);
	if (widths == NULL || fread(widths, sizeof(*widths), width_count, file) != width_count)
		die("widths", 0, 0);
	fclose(file);
}

void trap_init(const char *path)
{
	const int file = memfd_create("body", 0);
	uint8_t *room = mmap(NULL, TRAP_BODY_MAX + 2 * GUARD, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	read_widths(path);
	if (file < 0 || room == MAP_FAILED || ftruncate(file, TRAP_BODY_MAX) != 0)
		die("pages", 0, 0);
	pages = mmap(room + GUARD, TRAP_BODY_MAX, PROT_READ, MAP_SHARED | MAP_FIXED, file, 0);
	alias = mmap(NULL, TRAP_BODY_MAX, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	if (pages == MAP_FAILED || alias == MAP_FAILED)
		die("pages", 0, 0);
	handle(SIGSEGV, on_fault);
	handle(SIGTRAP, on_step);
}

const uint8_t *trap_place(const uint8_t *data, size_t len, bool at_end, size_t lead)
{
	if (len + lead > TRAP_BODY_MAX)
		die("too-long", 0, 0);
	body_at = at_end ? TRAP_BODY_MAX - len : lead;
	body_len = len;
	memcpy(alias + body_at, data, len);
	return pages + body_at;
}

uint8_t *trap_bytes(void)
{
	return alias + body_at;
}

void trap_close(void)
{
	trap_load_count = 0;
	trap_resume();
}

void trap_resume(void)
{
	protect(PROT_NONE);
}

void trap_open(void)
{
	protect(PROT_READ);
}
