/* SPDX-License-Identifier: ISC */
/*
 * What a file system is, in the plainest way: a list of whole paths, each with what it names. It
 * follows the text of the schema and shares nothing with the provider.
 */
#ifndef FS_PROVIDER_MODEL_H
#define FS_PROVIDER_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "fs_calls.h"

enum {
	MODEL_PATHS_MAX = 64,
	MODEL_PATH_BYTES = 32,
	MODEL_OBJECTS_MAX = 96,
	MODEL_BYTES_MAX = 12000,
};

/* What a path names, or has named while it is open. */
struct object {
	/* files.node_kind; 0: free. */
	uint32_t kind;
	uint32_t links;
	uint32_t opened;
	uint32_t size;
	uint8_t bytes[MODEL_BYTES_MAX];
};

struct named {
	/* Empty: free. */
	char path[MODEL_PATH_BYTES];
	struct object *object;
};

struct model {
	struct named names[MODEL_PATHS_MAX];
	struct object objects[MODEL_OBJECTS_MAX];
};

/* An empty root. */
void model_init(struct model *model);

/* Null: nothing is there. */
struct named *model_find(struct model *model, const char *path);

/* Whether the directory holds this path itself, not what holds it. */
bool model_is_in(const char *path, const char *directory);
uint32_t model_count(const struct model *model, const char *directory);

/* Whether the model has room for one more path: a walk goes on only where it has. */
bool model_is_room(const struct model *model);

/* Whether all paths are short enough when `from` has become `to`. */
bool model_fits(const struct model *model, const char *from, const char *to);

/* Each returns the result that the provider has to give. A new object goes to *made. */
uint32_t model_make(struct model *model, const char *path, uint32_t kind, struct object **made);
uint32_t model_link(struct model *model, const char *from, const char *to);
uint32_t model_remove(struct model *model, const char *path, bool directory);
uint32_t model_rename(struct model *model, const char *from, const char *to, bool replace);
uint32_t model_open(struct model *model, const char *path, bool write, struct object **opened);
void model_close(struct object *object);

/* compare.c: fails the test where the file system differs. The handle is one that may read. */
void compare_bytes(struct fs *fs, uint64_t handle, const struct object *object);
void compare_all(struct fs *fs, struct model *model);

#endif
