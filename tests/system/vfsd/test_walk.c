/* SPDX-License-Identifier: ISC */
/*
 * Random trees of directories, files and links over two file systems, the same each time: every path
 * leads where a plain walk from node to node leads. That walk knows no text of a path but the names in
 * it, and follows a link by walking its target.
 */
#include "tests.h"

#include <stdio.h>
#include <string.h>

enum {
	TREES = 60,
	QUERIES = 60,
	NODES_MAX = 24,
	NAMES = 4,
	TEXT_BYTES = 48,
};

struct node {
	uint32_t parent;
	/* One letter; 0: none, there is no such node. */
	char name;
	/* files.node_kind */
	uint32_t kind;
	char target[TEXT_BYTES];
	/* Whether the user may pass it. */
	bool open;
	struct ipc_files_node_status status;
};

static struct scene scene;
static struct node nodes[NODES_MAX];
static uint64_t random_state;
/* How often each result came. */
static uint32_t seen[32];

static uint32_t below(uint32_t bound)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (uint32_t)((random_state >> 20) % bound);
}

static bool is_directory(uint32_t node)
{
	return nodes[node].kind == IPC_FILES_NODE_KIND_DIRECTORY;
}

/* The child of this name; 0: there is none. */
static uint32_t child_of(uint32_t parent, const char *name, size_t length)
{
	for (uint32_t i = 1; i < NODES_MAX; i++)
		if (length == 1 && nodes[i].name == name[0] && nodes[i].parent == parent)
			return i;
	return 0;
}

static uint32_t walk_text(uint32_t *at, const char *text, bool follow, uint32_t *links);

/* One name; `follow`: what it stands for is what a link leads to. */
static uint32_t walk_name(uint32_t *at, const char *name, size_t length, bool follow,
                          uint32_t *links)
{
	uint32_t child;

	if (!is_directory(*at))
		return IPC_RESULT_NOT_DIRECTORY;
	if (!nodes[*at].open)
		return IPC_RESULT_DENIED;
	if (length == 0 || (length == 1 && name[0] == '.'))
		return IPC_RESULT_OK;
	if (length == 2) {
		*at = nodes[*at].parent;
		return IPC_RESULT_OK;
	}
	child = child_of(*at, name, length);
	if (child == 0)
		return IPC_RESULT_NOT_FOUND;
	if (nodes[child].kind != IPC_FILES_NODE_KIND_SYMLINK || !follow) {
		*at = child;
		return IPC_RESULT_OK;
	}
	if (++*links > IPC_VFSD_LINK_DEPTH_MAX)
		return IPC_RESULT_LINK_DEPTH;
	return walk_text(at, nodes[child].target, true, links);
}

/* `follow`: also the last name. */
static uint32_t walk_text(uint32_t *at, const char *text, bool follow, uint32_t *links)
{
	uint32_t result = IPC_RESULT_OK;

	if (text[0] == '/') {
		*at = 0;
		text++;
	}
	for (bool last = false; !last && result == IPC_RESULT_OK;) {
		const size_t length = strcspn(text, "/");

		last = text[length] == '\0';
		result = walk_name(at, text, length, follow || !last, links);
		text += length + 1;
	}
	return result;
}

/* Links mostly lead to what may be there: names of the tree, and ways back. */
static void random_target(char *target)
{
	static const char *const names[] = {"a", "b", "c", "d", "a", "b", "..", "..", ".", ""};
	const uint32_t count = 1 + below(4);

	strcpy(target, below(3) == 0 ? "/" : "");
	for (uint32_t i = 0; i < count; i++) {
		strcat(target, names[below(sizeof(names) / sizeof(names[0]))]);
		if (i + 1 < count || below(6) == 0)
			strcat(target, "/");
	}
	if (target[0] == '\0')
		strcpy(target, ".");
}

/* The path of a node, without links. */
static void path_of(uint32_t node, char *path)
{
	char whole[2 * NODES_MAX + 1];
	char *start = whole + sizeof(whole) - 1;

	*start = '\0';
	for (; node != 0; node = nodes[node].parent) {
		*--start = nodes[node].name;
		*--start = '/';
	}
	strcpy(path, *start == '\0' ? "/" : start);
}

static void make_node(uint32_t node, bool mount)
{
	struct node *n = &nodes[node];
	char path[2 * NODES_MAX + 1];
	uint64_t handle;

	path_of(node, path);
	switch (n->kind) {
	case IPC_FILES_NODE_KIND_DIRECTORY:
		assert_int_equal(vfs_mkdir(&scene.admin, path, 0755), IPC_RESULT_OK);
		if (mount)
			assert_int_equal(vfs_mount(&scene.admin, path, VFS_VOLATILE, 0, 0, 0, NULL),
			                 IPC_RESULT_OK);
		break;
	case IPC_FILES_NODE_KIND_SYMLINK:
		random_target(n->target);
		assert_int_equal(vfs_symlink(&scene.admin, path, n->target), IPC_RESULT_OK);
		break;
	default:
		assert_int_equal(vfs_create(&scene.admin, path, 0644, &handle, NULL), IPC_RESULT_OK);
		assert_int_equal(vfs_close(&scene.admin, handle), IPC_RESULT_OK);
	}
}

/* Some directories can't be passed by the user; the administrator can look all the same. */
static void finish_node(uint32_t node)
{
	struct node *n = &nodes[node];
	char path[2 * NODES_MAX + 1];

	path_of(node, path);
	n->open = node == 0 || below(8) != 0;
	if (is_directory(node))
		assert_int_equal(vfs_chmod(&scene.admin, path, n->open ? 0755 : 0744), IPC_RESULT_OK);
	assert_int_equal(vfs_stat(&scene.admin, path, VFS_NO_FOLLOW, &n->status), IPC_RESULT_OK);
	assert_int_equal(n->status.kind, n->kind);
}

/* Makes a tree; the path of the file system that is mounted in it goes to `mounted`. */
static void make_tree(char *mounted)
{
	static const uint32_t kinds[] = {
		IPC_FILES_NODE_KIND_DIRECTORY,
		IPC_FILES_NODE_KIND_DIRECTORY,
		IPC_FILES_NODE_KIND_DIRECTORY,
		IPC_FILES_NODE_KIND_SYMLINK,
		IPC_FILES_NODE_KIND_SYMLINK,
		IPC_FILES_NODE_KIND_SYMLINK,
		IPC_FILES_NODE_KIND_FILE,
	};

	memset(nodes, 0, sizeof(nodes));
	nodes[0].kind = IPC_FILES_NODE_KIND_DIRECTORY;
	for (uint32_t i = 1; i < NODES_MAX; i++) {
		const uint32_t parent = below(i);
		const char name = (char)('a' + below(NAMES));

		/* The first is a directory, on which another file system is mounted. */
		if (i > 1 && ((nodes[parent].name == 0 && parent != 0) || !is_directory(parent) ||
		              child_of(parent, &name, 1) != 0))
			continue;
		nodes[i].parent = i > 1 ? parent : 0;
		nodes[i].name = name;
		nodes[i].kind = i > 1 ? kinds[below(sizeof(kinds) / sizeof(kinds[0]))] : IPC_FILES_NODE_KIND_DIRECTORY;
		make_node(i, i == 1);
	}
	path_of(1, mounted);
	for (uint32_t i = 0; i < NODES_MAX; i++)
		if (i == 0 || nodes[i].name != 0)
			finish_node(i);
}

static void ask(void)
{
	struct ipc_files_node_status status;
	char path[TEXT_BYTES] = "";
	const bool follow = below(3) != 0;
	uint32_t links = 0;
	uint32_t at = 0;
	uint32_t result;

	for (uint32_t count = 1 + below(5); count > 0; count--) {
		const char name[] = {'/', (char)('a' + below(NAMES)), '\0'};

		strcat(path, name);
	}
	result = walk_text(&at, path, follow, &links);
	assert_int_equal(vfs_stat(&scene.user, path, follow ? 0 : VFS_NO_FOLLOW, &status), result);
	seen[result]++;
	if (result == IPC_RESULT_OK) {
		assert_int_equal(status.device, nodes[at].status.device);
		assert_int_equal(status.node_id, nodes[at].status.node_id);
	}
}

void test_paths_lead_where_a_plain_walk_leads(void **state)
{
	static const uint32_t results[] = {IPC_RESULT_OK, IPC_RESULT_NOT_FOUND, IPC_RESULT_NOT_DIRECTORY,
	                                   IPC_RESULT_DENIED, IPC_RESULT_LINK_DEPTH};
	char mounted[2 * NODES_MAX + 1];

	random_state = 88172645463325252;
	memset(seen, 0, sizeof(seen));
	scene_start(&scene, *state, NULL);
	for (int tree = 0; tree < TREES; tree++) {
		assert_int_equal(vfs_mount(&scene.admin, "/", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_OK);
		make_tree(mounted);
		for (int query = 0; query < QUERIES; query++)
			ask();
		assert_int_equal(vfs_unmount(&scene.admin, mounted), IPC_RESULT_OK);
		assert_int_equal(vfs_unmount(&scene.admin, "/"), IPC_RESULT_OK);
	}
	for (size_t i = 0; i < sizeof(results) / sizeof(results[0]); i++)
		assert_true(seen[results[i]] >= 50);
}
