/* SPDX-License-Identifier: ISC */
/* Who the callers are, and what they may: permission bits of owner, group and others. */
#include "vfsd.h"

/* Owner and group of nothing. */
#define NOBODY 65534

struct caller access_caller(const struct ipc_arrival *arrival)
{
	switch (arrival->slot) {
	case VFSD_SLOT_ADMINISTRATOR:
		return (struct caller){0, 0};
	case VFSD_SLOT_USER:
		return (struct caller){1000, 100};
	case VFSD_SLOT_OTHER_USER:
		return (struct caller){1001, 100};
	default:
		return (struct caller){NOBODY, NOBODY};
	}
}

bool access_is_administrator(const struct caller *caller)
{
	return caller->uid == 0;
}

bool access_may(const struct caller *caller, const struct ipc_files_node_status *status,
                uint32_t wanted)
{
	uint32_t shift = 0;

	if (access_is_administrator(caller))
		return true;
	/* One class decides: an owner without a right does not get it as one of the group. */
	if (caller->uid == status->uid)
		shift = 6;
	else if (caller->gid == status->gid)
		shift = 3;
	return (status->permissions >> shift & wanted) == wanted;
}

bool access_may_name(const struct caller *caller, const struct place *place)
{
	if (!access_may(caller, &place->parent, MAY_WRITE))
		return false;
	if (!place->exists || (place->parent.permissions & IPC_FILES_PERMISSION_STICKY) == 0)
		return true;
	return access_is_administrator(caller) || caller->uid == place->status.uid ||
	       caller->uid == place->parent.uid;
}

bool access_may_update(const struct caller *caller, const struct ipc_files_node_status *status,
                       const struct ipc_files_new_metadata *metadata)
{
	if (access_is_administrator(caller))
		return true;
	/* Whoever could give a file away would get rid of what it takes. */
	if ((metadata->fields & IPC_FILES_METADATA_FIELD_OWNER) != 0)
		return false;
	return caller->uid == status->uid;
}
