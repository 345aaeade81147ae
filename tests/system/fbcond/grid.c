/* SPDX-License-Identifier: ISC */
/* Characters into cells, lines up and out. */
#include "grid.h"

#include <string.h>

void grid_init(struct grid *grid)
{
	memset(grid, 0, sizeof(*grid));
	grid->oldest = 1;
}

uint64_t grid_next(const struct grid *grid)
{
	return grid->oldest + grid->row + 1;
}

static void new_line(struct grid *grid)
{
	grid->column = 0;
	if (grid->row < GRID_ROWS - 1) {
		grid->row++;
		return;
	}
	memmove(grid->rows[0], grid->rows[1], sizeof(grid->rows) - sizeof(grid->rows[0]));
	memset(grid->rows[GRID_ROWS - 1], 0, sizeof(grid->rows[0]));
	grid->oldest++;
}

/* Bytes of the character that starts with this one; the text is valid. */
static uint8_t length_of(char first)
{
	const uint8_t byte = (uint8_t)first;

	if (byte < 0x80)
		return 1;
	if (byte < 0xE0)
		return 2;
	return byte < 0xF0 ? 3 : 4;
}

static void put(struct grid *grid, const char *character, uint8_t size)
{
	struct cell *cell = &grid->rows[grid->row][grid->column];

	cell->size = size == 1 && *character == ' ' ? 0 : size;
	memcpy(cell->bytes, character, size);
	if (++grid->column == GRID_COLUMNS)
		new_line(grid);
}

static bool is_control(char character)
{
	return (uint8_t)character < 0x20 || character == 0x7F;
}

void grid_write(struct grid *grid, const char *text, uint32_t size)
{
	uint32_t at = 0;

	while (at < size) {
		const uint8_t length = length_of(text[at]);

		if (text[at] == '\n')
			new_line(grid);
		else if (text[at] == '\r')
			grid->column = 0;
		else if (!is_control(text[at]))
			put(grid, text + at, length);
		at += length;
	}
}

bool grid_read(const struct grid *grid, uint64_t line, char *out, uint32_t *size)
{
	const struct cell *cells;
	uint32_t columns = GRID_COLUMNS;

	*size = 0;
	if (line < grid->oldest || line >= grid_next(grid))
		return false;
	cells = grid->rows[line - grid->oldest];
	while (columns > 0 && cells[columns - 1].size == 0)
		columns--;
	for (uint32_t i = 0; i < columns; i++) {
		const uint8_t length = cells[i].size == 0 ? 1 : cells[i].size;

		memcpy(out + *size, cells[i].size == 0 ? " " : cells[i].bytes, length);
		*size += length;
	}
	return true;
}
