/* SPDX-License-Identifier: ISC */
/* One call of named. */
#include "registration.h"

#include <string.h>

#include "ipc/named/named_client.h"

bool registration_send(const struct registration *registration, struct host_service *service,
                       uint32_t named, uint32_t self)
{
	static struct host_peer peer;
	const struct ipc_named_register_request_caps caps = {
		.endpoint = ipc_cap(self, IPC_RIGHT_SEND | IPC_RIGHT_GRANT),
	};
	struct ipc_named_register_request request;

	host_peer_init(&peer, service, named);
	ipc_named_register_request_init(&request);
	request.entry.role = registration->role;
	request.entry.version = registration->version;
	request.entry.name = registration->name;
	request.entry.name_length = (uint16_t)strlen(registration->name);
	return ipc_succeeded(ipc_named_register(&peer.client, &request, &caps));
}
