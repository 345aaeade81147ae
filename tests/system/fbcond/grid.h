/* SPDX-License-Identifier: ISC */
/* A screen of character cells that scrolls, with lines numbered from 1 since the start. */
#ifndef GRID_H
#define GRID_H

#include <stdbool.h>
#include <stdint.h>

#define GRID_COLUMNS 80
#define GRID_ROWS    25

/* The longest character of UTF-8. */
#define CELL_BYTES_MAX 4

/* One character; `size` 0 is a blank. */
struct cell {
	uint8_t size;
	char bytes[CELL_BYTES_MAX];
};

struct grid {
	struct cell rows[GRID_ROWS][GRID_COLUMNS];
	/* Where the next character goes. */
	uint16_t row;
	uint16_t column;
	/* Number of the line in row 0. */
	uint64_t oldest;
};

void grid_init(struct grid *grid);

/* Puts valid UTF-8 on the screen. */
void grid_write(struct grid *grid, const char *text, uint32_t size);

/* Number of the line after the last one that stands on the screen. */
uint64_t grid_next(const struct grid *grid);

/* Copies a line, without the blanks at its end; false: it does not stand on the screen. `out` has
 * GRID_COLUMNS * CELL_BYTES_MAX bytes. */
bool grid_read(const struct grid *grid, uint64_t line, char *out, uint32_t *size);

#endif
