/* SPDX-License-Identifier: ISC */
/*
 * A random walk of operations, the same each time: every result is the one that a plain model gives,
 * and now and then everything there is is compared. In the end all of it is removed.
 */
#include "tests.h"

#include <stdio.h>
#include <string.h>

#include "model.h"

enum {
	STEPS = 6000,
	/* Steps between two comparisons of everything. */
	REVIEW = 150,
	OPEN_MAX = 6,
	PIECE = 3000,
};

static struct fs fs;
static struct model model;
static uint64_t random_state;

/* Open files, with and without a name. */
static struct {
	uint64_t handle;
	struct object *object;
	bool writes;
} open_files[OPEN_MAX];
static uint32_t open_count;

static uint32_t below(uint32_t bound)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (uint32_t)((random_state >> 20) % bound);
}

/* One of a few paths: up to four names of two, so that most have something to do with each other. */
static const char *random_path(char path[MODEL_PATH_BYTES])
{
	const uint32_t depth = below(20) == 0 ? 0 : 1 + below(4);

	strcpy(path, depth == 0 ? "/" : "");
	for (uint32_t i = 0; i < depth; i++)
		strcat(path, below(2) == 0 ? "/a" : "/bb");
	return path;
}

/* A random path of what is there, as often as any other. */
static const char *likely_path(char path[MODEL_PATH_BYTES])
{
	const struct named *name = &model.names[below(MODEL_PATHS_MAX)];

	if (name->path[0] == '\0' || below(2) == 0)
		return random_path(path);
	return strcpy(path, name->path);
}

static void keep_open(uint64_t handle, struct object *object, bool writes)
{
	open_files[open_count].handle = handle;
	open_files[open_count].object = object;
	open_files[open_count].writes = writes;
	open_count++;
}

static void close_one(void)
{
	const uint32_t place = open_count > 0 ? below(open_count) : 0;

	if (open_count == 0)
		return;
	fs_closed(&fs, open_files[place].handle);
	model_close(open_files[place].object);
	open_files[place] = open_files[--open_count];
}

static void step_make(void)
{
	char path[MODEL_PATH_BYTES];
	struct object *made;
	uint32_t result;
	uint64_t handle;

	random_path(path);
	switch (below(3)) {
	case 0:
		result = model_make(&model, path, IPC_FILES_NODE_KIND_FILE, &made);
		assert_int_equal(fs_create(&fs, path, &handle, NULL), result);
		if (result == IPC_RESULT_OK) {
			made->opened = 1;
			keep_open(handle, made, true);
		}
		break;
	case 1:
		result = model_make(&model, path, IPC_FILES_NODE_KIND_SYMLINK, &made);
		assert_int_equal(fs_symlink(&fs, path, "a/bb"), result);
		if (result == IPC_RESULT_OK) {
			made->size = 4;
			memcpy(made->bytes, "a/bb", 4);
		}
		break;
	default:
		assert_int_equal(fs_mkdir(&fs, path),
		                 model_make(&model, path, IPC_FILES_NODE_KIND_DIRECTORY, &made));
	}
}

static void step_names(void)
{
	char from[MODEL_PATH_BYTES];
	char to[MODEL_PATH_BYTES];
	const bool flag = below(2) == 0;

	likely_path(from);
	random_path(to);
	switch (below(4)) {
	case 0:
		if (model_is_room(&model))
			assert_int_equal(fs_link(&fs, from, to), model_link(&model, from, to));
		break;
	case 1:
		if (model_fits(&model, from, to))
			assert_int_equal(fs_rename(&fs, from, to, flag),
			                 model_rename(&model, from, to, flag));
		break;
	case 2:
		assert_int_equal(fs_unlink(&fs, from), model_remove(&model, from, false));
		break;
	default:
		assert_int_equal(fs_rmdir(&fs, from), model_remove(&model, from, true));
	}
}

static void step_open(void)
{
	char path[MODEL_PATH_BYTES];
	const bool write = below(4) != 0;
	struct object *object;
	uint64_t handle;
	uint32_t result;

	likely_path(path);
	result = model_open(&model, path, write, &object);
	assert_int_equal(fs_open(&fs, path, write ? FS_READ | FS_WRITE : FS_READ, &handle, NULL), result);
	if (result == IPC_RESULT_OK)
		keep_open(handle, object, write);
}

static void write_model(struct object *object, uint32_t offset, const uint8_t *bytes, uint32_t size)
{
	memcpy(object->bytes + offset, bytes, size);
	if (offset + size > object->size)
		object->size = offset + size;
}

static void step_write(uint64_t handle, struct object *object, bool writes)
{
	const uint32_t size = 1 + below(PIECE);
	const uint32_t offset = below(MODEL_BYTES_MAX - size);
	uint8_t bytes[PIECE];
	uint64_t file_size;
	uint32_t result;

	for (uint32_t i = 0; i < size; i++)
		bytes[i] = (uint8_t)(1 + below(255));
	result = fs_write(&fs, handle, offset, bytes, size, &file_size);
	assert_int_equal(result, writes ? IPC_RESULT_OK : IPC_RESULT_READ_ONLY);
	if (!writes)
		return;
	write_model(object, offset, bytes, size);
	assert_int_equal(file_size, object->size);
}

static void step_truncate(uint64_t handle, struct object *object, bool writes)
{
	const uint32_t size = below(MODEL_BYTES_MAX);

	assert_int_equal(fs_truncate(&fs, handle, size), writes ? IPC_RESULT_OK : IPC_RESULT_READ_ONLY);
	if (!writes)
		return;
	if (size < object->size)
		memset(object->bytes + size, 0, object->size - size);
	object->size = size;
}

static void step_data(void)
{
	const uint32_t place = open_count > 0 ? below(open_count) : 0;

	if (open_count == 0 || open_files[place].object->kind == IPC_FILES_NODE_KIND_DIRECTORY)
		return;
	switch (below(4)) {
	case 0:
		step_truncate(open_files[place].handle, open_files[place].object, open_files[place].writes);
		break;
	case 1:
		compare_bytes(&fs, open_files[place].handle, open_files[place].object);
		break;
	default:
		step_write(open_files[place].handle, open_files[place].object, open_files[place].writes);
	}
}

static void step(void)
{
	const uint32_t choice = below(10);

	if (open_count == OPEN_MAX || choice == 0)
		close_one();
	else if (choice < 3)
		step_open();
	else if (choice < 5)
		step_data();
	else if (!model_is_room(&model))
		step_names();
	else if (choice < 7)
		step_make();
	else
		step_names();
}

/* Takes everything away, whatever is in what. */
static void remove_all(void)
{
	while (open_count > 0)
		close_one();
	while (model_count(&model, "/") > 0) {
		for (int i = 0; i < MODEL_PATHS_MAX; i++) {
			const struct named *name = &model.names[i];
			const bool directory = name->path[0] != '\0' &&
			                       name->object->kind == IPC_FILES_NODE_KIND_DIRECTORY;
			char path[MODEL_PATH_BYTES];

			if (name->path[0] == '\0' || strcmp(name->path, "/") == 0)
				continue;
			strcpy(path, name->path);
			if (directory)
				assert_int_equal(fs_rmdir(&fs, path), model_remove(&model, path, true));
			else
				assert_int_equal(fs_unlink(&fs, path), model_remove(&model, path, false));
		}
	}
}

void test_a_walk_agrees_with_a_model(void **state)
{
	fs_start(*state, &fs, provider_program);
	model_init(&model);
	random_state = 88172645463325252;
	open_count = 0;
	for (int i = 0; i < STEPS; i++) {
		step();
		if (i % REVIEW == 0)
			compare_all(&fs, &model);
	}
	compare_all(&fs, &model);
	remove_all();
	assert_all_is_free(&fs);
}
