/* SPDX-License-Identifier: ISC */
/*
 * vfsd with three providers, and all who call it: the administrator, two users, and somebody whom
 * vfsd does not know. The test has a peer of the provider in memory of its own as well, to see what
 * lies behind vfsd.
 */
#ifndef VFSD_SCENE_H
#define VFSD_SCENE_H

#include "../fs_provider/fs_calls.h"
#include "vfs_calls.h"

/* What is started; set by main. */
extern const char *vfsd_program;
extern const char *provider_program;
extern const char *odd_program;
extern const char *keyd_program;

/* vfsd's own slots (vfsd.h), and those that its arguments name. */
enum {
	SCENE_SLOT_USER = 2,
	SCENE_SLOT_OTHER,
	SCENE_SLOT_VOLATILE,
	SCENE_SLOT_EXT,
	SCENE_SLOT_FAT,
	/* An endpoint on which vfsd receives, and of which it knows nothing. */
	SCENE_SLOT_STRANGER,
};

/* Who the users are. */
enum {
	SCENE_UID_USER = 1000,
	SCENE_UID_OTHER = 1001,
	SCENE_GID = 100,
};

/* Bounds of vfsd (vfsd.h) and of one provider (provider.h). */
enum {
	SCENE_HANDLES_MAX = 40,
	SCENE_MOUNTS_MAX = 5,
	SCENE_PROVIDER_HANDLES_MAX = 32,
};

struct scene {
	struct stand *stand;
	struct vfs admin;
	struct vfs user;
	struct vfs other;
	struct vfs stranger;
	/* The provider in memory without vfsd; mount 1 of it, the first there is. */
	struct fs behind;
	uint32_t volatile_process;
	uint32_t ext_process;
	/* A block device, of which nobody reads anything. */
	uint32_t source;
	/* Its medium: dir /d with file f ("text"), link /s to d/f. */
};

/* What is to be other than usual. Null and 0: as usual. */
struct scene_options {
	/* An argument of the provider in memory, of the one of a medium, of vfsd. */
	const char *volatile_argument;
	const char *ext_argument;
	const char *vfsd_argument;
	/* A peer of keyd for the provider of a medium. */
	uint32_t keyd;
};

/* Starts everything; nothing is mounted. `options` may be null. */
void scene_start(struct scene *scene, struct stand *stand, const struct scene_options *options);

/* The same, with a file system in memory as root, which all may write. */
void scene_start_with_root(struct scene *scene, struct stand *stand);

/* The medium, on a new directory /ext. */
void scene_mount_ext(struct scene *scene);

/* What lies in the first file system in memory, all of it: names, status, bytes. */
struct scene_view {
	char text[32768];
};

void scene_view(struct scene *scene, struct scene_view *view);

/* A call that is refused with this result, and changes nothing behind vfsd. */
#define REFUSED(scene, call, result)                            \
	do {                                                    \
		static struct scene_view before_;               \
		static struct scene_view after_;                \
		scene_view(scene, &before_);                    \
		assert_int_equal(call, result);                 \
		scene_view(scene, &after_);                     \
		assert_string_equal(before_.text, after_.text); \
	} while (0)

#endif
