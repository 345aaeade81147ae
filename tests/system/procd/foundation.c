/* SPDX-License-Identifier: ISC */
/*
 * The services on which procd stands. This procd asks none of them anything: memory comes from the
 * kernel at once. It takes, keeps and gives back their peers as one that does.
 */
#include "procd.h"

/* Takes the new peer in place of the old one; the old one goes, also where none comes. */
static void replace(struct ipc_cap *peer, const struct ipc_cap *fresh, bool gives_up)
{
	if (!fresh->present && !gives_up)
		return;
	if (peer->present)
		slot_drop(peer->slot);
	*peer = *fresh;
}

uint32_t procd_update_foundation_endpoints(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_procd_update_foundation_endpoints_request *request,
	const struct ipc_procd_update_foundation_endpoints_request_caps *caps,
	struct ipc_procd_update_foundation_endpoints_reply *reply)
{
	struct procd *procd = context;
	struct foundation *foundation = &procd->foundation;
	const struct ipc_cap *fresh[] = {&caps->memd, &caps->vspaced, &caps->pagerd};
	const uint32_t bits[] = {IPC_PROCD_FOUNDATION_MEMD, IPC_PROCD_FOUNDATION_VSPACED,
	                         IPC_PROCD_FOUNDATION_PAGERD};

	(void)arrival;
	if (request->generation <= foundation->generation)
		return IPC_RESULT_DENIED;
	for (size_t i = 0; i < 3; i++) {
		/* A peer is given up without a new one, or there is a new one. */
		if (fresh[i]->present && (request->drop & bits[i]) != 0)
			return IPC_RESULT_INVALID_ARGUMENT;
	}
	foundation->generation = request->generation;
	reply->generation = request->generation;
	reply->held = 0;
	for (size_t i = 0; i < 3; i++) {
		replace(&foundation->peers[i], fresh[i], (request->drop & bits[i]) != 0);
		if (foundation->peers[i].present)
			reply->held |= bits[i];
	}
	return IPC_RESULT_OK;
}
