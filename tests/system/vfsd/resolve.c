/* SPDX-License-Identifier: ISC */
/*
 * From the path of a request to a place: name by name, across mounts. What was passed has no links any
 * more and stands in place->path, so `..` in a target goes back along what was passed, and stays in
 * the root. What is still to go is text: of the request, and of targets before it.
 */
#include "vfsd.h"

#include <string.h>

struct walk {
	struct vfsd *v;
	const struct caller *caller;
	struct place *place;
	/* Empty, or names behind a slash; of a target perhaps without that slash. */
	char rest[PATH_BYTES_MAX];
	size_t rest_length;
	/* How many links were followed. */
	uint32_t links;
};

struct name {
	char bytes[PATH_BYTES_MAX];
	size_t length;
};

/* Takes the first name out of the rest; an empty one stands for where the walk is. */
static void take_name(struct walk *w, struct name *name)
{
	const size_t from = w->rest[0] == '/' ? 1 : 0;
	const char *slash = memchr(w->rest + from, '/', w->rest_length - from);
	const size_t end = slash != NULL ? (size_t)(slash - w->rest) : w->rest_length;

	name->length = end - from;
	memcpy(name->bytes, w->rest + from, name->length);
	w->rest_length -= end;
	memmove(w->rest, w->rest + end, w->rest_length);
}

static void go_to_root(struct path *path)
{
	path->bytes[0] = '/';
	path->length = 1;
}

/* Takes the last name away; the root stays. */
static void go_up(struct path *path)
{
	while (path->length > 1 && path->bytes[path->length - 1] != '/')
		path->length--;
	if (path->length > 1)
		path->length--;
}

/* False: the path would be too long. */
static bool go_down(struct path *path, const struct name *name)
{
	if (path->length == 1)
		path->length = 0;
	if (path->length + 1 + name->length > PATH_BYTES_MAX)
		return false;
	path->bytes[path->length++] = '/';
	memcpy(path->bytes + path->length, name->bytes, name->length);
	path->length = (uint16_t)(path->length + name->length);
	return true;
}

static uint32_t look(struct walk *w)
{
	return provider_stat(w->v, &w->place->path, &w->place->status);
}

/* Puts the target of the link at which the walk is before the rest, and goes back to where it
 * starts. */
static uint32_t follow_link(struct walk *w)
{
	struct path *path = &w->place->path;
	const char *target;
	uint16_t length;
	uint32_t result;
	size_t whole;

	if (++w->links > IPC_VFSD_LINK_DEPTH_MAX)
		return IPC_RESULT_LINK_DEPTH;
	result = provider_readlink(w->v, path, &target, &length);
	if (result != IPC_RESULT_OK)
		return result;
	if (target[0] == '/')
		go_to_root(path);
	else
		go_up(path);
	/* As long as it will be, with the slash that a relative target lacks. */
	whole = (path->length > 1 ? path->length : 0U) + (target[0] != '/' ? 1U : 0U) + length +
	        w->rest_length;
	if (whole > PATH_BYTES_MAX)
		return IPC_RESULT_LINK_DEPTH;
	memmove(w->rest + length, w->rest, w->rest_length);
	memcpy(w->rest, target, length);
	w->rest_length += length;
	return look(w);
}

/* Whether the walk can look into where it is. */
static uint32_t may_pass(const struct walk *w)
{
	if (w->place->status.kind != IPC_FILES_NODE_KIND_DIRECTORY)
		return IPC_RESULT_NOT_DIRECTORY;
	return access_may(w->caller, &w->place->status, MAY_EXECUTE) ? IPC_RESULT_OK : IPC_RESULT_DENIED;
}

static bool is_text(const struct name *name, const char *text)
{
	return name->length == strlen(text) && memcmp(name->bytes, text, name->length) == 0;
}

/* One name further. */
static uint32_t step(struct walk *w, bool follow)
{
	struct place *place = w->place;
	struct name name;
	uint32_t result = may_pass(w);

	if (result != IPC_RESULT_OK)
		return result;
	take_name(w, &name);
	if (name.length == 0 || is_text(&name, "."))
		return IPC_RESULT_OK;
	place->parent = place->status;
	if (is_text(&name, "..")) {
		go_up(&place->path);
		return look(w);
	}
	if (!go_down(&place->path, &name))
		return IPC_RESULT_LINK_DEPTH;
	result = look(w);
	if (result == IPC_RESULT_NOT_FOUND && w->rest_length == 0) {
		place->exists = false;
		return IPC_RESULT_OK;
	}
	if (result != IPC_RESULT_OK)
		return result;
	if (place->status.kind == IPC_FILES_NODE_KIND_SYMLINK && (follow || w->rest_length > 0))
		return follow_link(w);
	return IPC_RESULT_OK;
}

uint32_t resolve(struct vfsd *v, const struct caller *caller, const char *path, size_t length,
                 bool follow, struct place *place)
{
	struct walk walk = {.v = v, .caller = caller, .place = place, .rest_length = length};
	uint32_t result;

	memcpy(walk.rest, path, length);
	go_to_root(&place->path);
	place->exists = true;
	result = look(&walk);
	place->parent = place->status;
	while (result == IPC_RESULT_OK && walk.rest_length > 0)
		result = step(&walk, follow);
	if (result == IPC_RESULT_OK)
		place->mount = mount_route(v, &place->path, &place->inner, &place->inner_length);
	return result;
}

uint32_t resolve_existing(struct vfsd *v, const struct caller *caller, const char *path,
                          size_t length, bool follow, struct place *place)
{
	const uint32_t result = resolve(v, caller, path, length, follow, place);

	return result == IPC_RESULT_OK && !place->exists ? IPC_RESULT_NOT_FOUND : result;
}

uint32_t resolve_new(struct vfsd *v, const struct caller *caller, const char *path, size_t length,
                     struct place *place)
{
	const uint32_t result = resolve(v, caller, path, length, false, place);

	if (result != IPC_RESULT_OK)
		return result;
	if (place->exists)
		return IPC_RESULT_EXISTS;
	return access_may_name(caller, place) ? IPC_RESULT_OK : IPC_RESULT_DENIED;
}

uint32_t resolve_old(struct vfsd *v, const struct caller *caller, const char *path, size_t length,
                     struct place *place)
{
	const uint32_t result = resolve_existing(v, caller, path, length, false, place);

	if (result != IPC_RESULT_OK)
		return result;
	return access_may_name(caller, place) ? IPC_RESULT_OK : IPC_RESULT_DENIED;
}
