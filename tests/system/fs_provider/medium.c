/* SPDX-License-Identifier: ISC */
/*
 * The medium: what a file system holds when it is mounted. It stands in the arguments, a directory
 * before what lies in it; no device stands behind it.
 *
 *     dir=PATH  file=PATH=TEXT  image=PATH=HOSTFILE  link=PATH=TARGET
 *
 * The root hash is the SHA-256 of all its names, each directory's in the order of their bytes, what
 * lies in a directory right behind it. A name is
 *
 *     u16 depth (1 in the root), u8 kind, u8 length of the name, the name, u64 size, the bytes
 *
 * with numbers as on the wire. Owners, permissions and times are not part of it.
 */
#include "provider.h"

#include <stdio.h>
#include <string.h>

#include "ipc/bytes.h"
#include "ipc/keyd/keyd_client.h"
#include "procd/sha256.h"

/* The longest way from the root to a name: "/a" a step. */
#define DEPTH_MAX 255

/* Adds the bytes of a file of the host. */
static uint32_t load_file(struct provider *p, uint32_t node, const char *path)
{
	FILE *file = fopen(path, "rb");
	uint32_t result = IPC_RESULT_OK;
	uint64_t offset = 0;
	size_t size;

	if (file == NULL)
		return IPC_RESULT_NOT_FOUND;
	while (result == IPC_RESULT_OK && (size = fread(p->out, 1, sizeof(p->out), file)) > 0) {
		if (!data_write(p, node, offset, p->out, size))
			result = IPC_RESULT_EXHAUSTED;
		offset += size;
	}
	if (ferror(file) != 0)
		result = IPC_RESULT_NOT_FOUND;
	fclose(file);
	return result;
}

/* Makes one node; `content` as its word says. */
static uint32_t load_node(struct provider *p, uint32_t mount, const char *path, size_t length,
                          uint32_t kind, uint32_t permissions, const char *content)
{
	struct place place;
	uint32_t node;

	if (length == 0 || path[0] != '/' ||
	    path_place(p, mount, path, length, &place) != IPC_RESULT_OK || place.node != NONE ||
	    place.length == 0 || place.length > NAME_MAX_BYTES)
		return IPC_RESULT_NOT_FOUND;
	node = node_new(p, mount, kind, permissions, 0, 0);
	if (node == NONE)
		return IPC_RESULT_EXHAUSTED;
	if (!entry_add(p, place.parent, place.name, place.length, node))
		return IPC_RESULT_EXHAUSTED;
	return data_write(p, node, 0, (const uint8_t *)content, strlen(content)) ? IPC_RESULT_OK : IPC_RESULT_EXHAUSTED;
}

static uint32_t load_argument(struct provider *p, uint32_t mount, const char *argument)
{
	static const struct {
		const char *word;
		uint32_t kind;
		uint32_t permissions;
	} words[] = {
		{"dir=", IPC_FILES_NODE_KIND_DIRECTORY, 0755},
		{"file=", IPC_FILES_NODE_KIND_FILE, 0644},
		{"image=", IPC_FILES_NODE_KIND_FILE, 0755},
		{"link=", IPC_FILES_NODE_KIND_SYMLINK, 0777},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const bool is_image = i == 2;
		const char *path = argument + strlen(words[i].word);
		const char *equals;
		const char *content;
		size_t length;
		uint32_t result;

		if (strncmp(argument, words[i].word, strlen(words[i].word)) != 0)
			continue;
		equals = strchr(path, '=');
		length = equals != NULL ? (size_t)(equals - path) : strlen(path);
		content = equals != NULL && !is_image ? equals + 1 : "";
		result = load_node(p, mount, path, length, words[i].kind, words[i].permissions,
		                   content);
		if (result == IPC_RESULT_OK && is_image && equals != NULL) {
			struct place place;

			(void)path_place(p, mount, path, length, &place);
			result = load_file(p, place.node, equals + 1);
		}
		return result;
	}
	return IPC_RESULT_OK;
}

uint32_t medium_load(struct provider *p, uint32_t mount)
{
	uint32_t result = IPC_RESULT_OK;

	if (p->kind == IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY)
		return IPC_RESULT_OK;
	for (char **argument = p->arguments; *argument != NULL && result == IPC_RESULT_OK; argument++)
		result = load_argument(p, mount, *argument);
	return result;
}

static void hash_data(struct provider *p, struct sha256 *sha, uint32_t node)
{
	uint64_t offset = 0;

	while (offset < p->nodes[node].size) {
		const uint64_t left = p->nodes[node].size - offset;
		const size_t part = left < sizeof(p->out) ? (size_t)left : sizeof(p->out);

		data_read(p, node, offset, p->out, part);
		sha256_add(sha, p->out, part);
		offset += part;
	}
}

static void hash_name(struct provider *p, struct sha256 *sha, const struct entry *entry,
                      uint32_t depth)
{
	uint8_t head[4];
	uint8_t size[8];

	ipc_put_u16le(head, (uint16_t)depth);
	head[2] = (uint8_t)p->nodes[entry->node].kind;
	head[3] = entry->name_length;
	ipc_put_u64le(size, p->nodes[entry->node].size);
	sha256_add(sha, head, sizeof(head));
	sha256_add(sha, (const uint8_t *)entry->name, entry->name_length);
	sha256_add(sha, size, sizeof(size));
	hash_data(p, sha, entry->node);
}

static void root_hash(struct provider *p, uint32_t mount, uint8_t digest[SHA256_BYTES])
{
	/* The directories on the way, and in each the name that was last. */
	uint32_t directories[DEPTH_MAX + 1];
	uint32_t names[DEPTH_MAX + 1];
	uint32_t depth = 1;
	struct sha256 sha;

	sha256_init(&sha);
	directories[1] = p->mounts[mount].root;
	names[1] = NONE;
	while (depth > 0) {
		const uint32_t name = entry_by_name(p, directories[depth], names[depth]);

		names[depth] = name;
		if (name == NONE) {
			depth--;
			continue;
		}
		hash_name(p, &sha, &p->entries[name], depth);
		if (p->nodes[p->entries[name].node].kind == IPC_FILES_NODE_KIND_DIRECTORY &&
		    depth < DEPTH_MAX) {
			directories[++depth] = p->entries[name].node;
			names[depth] = NONE;
		}
	}
	sha256_end(&sha, digest);
}

bool medium_is_trusted(struct provider *p, uint32_t mount, uint64_t trust_row)
{
	struct ipc_keyd_lookup_trust_request request;
	struct ipc_keyd_lookup_trust_reply reply;
	uint8_t digest[SHA256_BYTES];

	ipc_keyd_lookup_trust_request_init(&request);
	request.trust_row = trust_row;
	if (!ipc_succeeded(ipc_keyd_lookup_trust(p->keyd, &request, &reply)))
		return false;
	root_hash(p, mount, digest);
	return memcmp(digest, reply.root_sha256, sizeof(digest)) == 0;
}
