/* SPDX-License-Identifier: ISC */
/*
 * fbcond: the framebuffer console. Slot 1 is its endpoint, and it has nothing else: its screen is a
 * grid of cells in its memory, as much of a framebuffer as the broker has.
 */
#include "ipc/fbcond/fbcond_server.h"

#include "grid.h"
#include "host_service.h"

_Static_assert(GRID_COLUMNS <= IPC_FBCOND_COLUMNS_MAX, "a line fits in a message");

struct fbcond {
	struct grid grid;
	/* The text of a reply. */
	char line[GRID_COLUMNS * CELL_BYTES_MAX];
};

static uint32_t serve_write(void *context, const struct ipc_arrival *arrival,
                            const struct ipc_fbcond_write_request *request,
                            struct ipc_fbcond_write_reply *reply)
{
	struct grid *grid = &((struct fbcond *)context)->grid;

	(void)arrival;
	grid_write(grid, request->text, request->text_size);
	reply->line = grid->oldest + grid->row;
	reply->column = grid->column;
	return IPC_RESULT_OK;
}

static uint32_t serve_read(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_fbcond_read_request *request,
                           struct ipc_fbcond_read_reply *reply,
                           struct ipc_fbcond_read_failure *failure)
{
	struct fbcond *fbcond = context;
	const struct grid *grid = &fbcond->grid;
	const uint64_t line = request->cursor == 0 ? grid->oldest : request->cursor;

	(void)arrival;
	if (!grid_read(grid, line, fbcond->line, &reply->text_size)) {
		failure->oldest_cursor = grid->oldest;
		failure->next_cursor = grid_next(grid);
		return IPC_RESULT_NOT_FOUND;
	}
	reply->text = fbcond->line;
	reply->next_cursor = line + 1;
	return IPC_RESULT_OK;
}

static uint32_t serve_read_status(void *context, const struct ipc_arrival *arrival,
                                  struct ipc_fbcond_read_status_reply *reply)
{
	const struct grid *grid = &((struct fbcond *)context)->grid;

	(void)arrival;
	reply->columns = GRID_COLUMNS;
	reply->rows = GRID_ROWS;
	reply->column = grid->column;
	reply->row = grid->row;
	reply->oldest_cursor = grid->oldest;
	return IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_fbcond_handlers handlers = {
		.write = serve_write,
		.read = serve_read,
		.read_status = serve_read_status,
	};
	static struct host_service service;
	static struct fbcond fbcond;

	host_service_init(&service, argc, argv);
	grid_init(&fbcond.grid);
	host_service_add(&service, ipc_fbcond_binding(&handlers, &fbcond));
	return host_service_run(&service, NULL, NULL);
}
