/* SPDX-License-Identifier: ISC */
/* Kernel-control ops on the capabilities of the caller. */
#include "state.h"

static uint32_t query_cap(void *context, const struct ipc_arrival *arrival,
                          const struct ipc_kernel_control_query_cap_request *request,
                          struct ipc_kernel_control_query_cap_reply *reply)
{
	const struct ipc_core *core = context;
	const struct cap *cap = ipc_core_slot(core, core->caller, request->slot);

	(void)arrival;
	if (cap == NULL)
		return IPC_RESULT_BAD_SLOT;
	reply->value0 = cap->type;
	reply->value1 = cap->rights;
	if ((request->flags & IPC_KERNEL_CONTROL_QUERY_CAP_FLAG_INCLUDE_ENDPOINT_KIND) != 0)
		reply->value1 |= (uint64_t)ipc_core_endpoint_kind(core, cap) << 32;
	return IPC_RESULT_OK;
}

static uint32_t create_endpoint(void *context, const struct ipc_arrival *arrival,
                                const struct ipc_kernel_control_create_endpoint_request *request)
{
	struct ipc_core *core = context;
	struct cap cap = {.type = IPC_CAP_TYPE_ENDPOINT, .rights = request->rights};
	const uint32_t status = ipc_core_slot_empty(core, core->caller, request->target_slot);

	(void)arrival;
	if (status != IPC_RESULT_OK)
		return status;
	if (request->endpoint_kind == IPC_ENDPOINT_KIND_GENERIC) {
		cap.of.endpoint = ipc_core_endpoint_new(core);
		if (cap.of.endpoint == NONE)
			return IPC_RESULT_EXHAUSTED;
	} else {
		/* The kernel receives on it, nobody else. */
		if (!core->processes[core->caller].owner ||
		    (request->rights & IPC_RIGHT_RECEIVE) != 0)
			return IPC_RESULT_DENIED;
		cap.of.endpoint = request->endpoint_kind;
	}
	ipc_core_put(core, core->caller, request->target_slot, &cap);
	return IPC_RESULT_OK;
}

static uint32_t cap_copy_attenuated(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_cap_copy_attenuated_request *request)
{
	struct ipc_core *core = context;
	const struct cap *source = ipc_core_slot(core, core->caller, request->source_slot);
	const uint32_t status = ipc_core_slot_empty(core, core->caller, request->target_slot);
	struct cap cap;

	(void)arrival;
	if (source == NULL || source->type == IPC_CAP_TYPE_NONE || status == IPC_RESULT_BAD_SLOT)
		return IPC_RESULT_BAD_SLOT;
	if ((request->rights & ~source->rights) != 0)
		return IPC_RESULT_NO_RIGHTS;
	if (status != IPC_RESULT_OK)
		return status;
	cap = *source;
	cap.rights = request->rights;
	ipc_core_put(core, core->caller, request->target_slot, &cap);
	return IPC_RESULT_OK;
}

/* Base and size of a BAR that whole pages can be handed out of. */
static bool page_bar(const struct ipc_core *core,
                     const struct ipc_kernel_control_derive_pci_bar_device_frame_request *request,
                     uint64_t *base, uint64_t *size)
{
	const struct ipc_core_platform *platform = core->platform;

	return platform->pci_bar(platform->context, &request->function, request->bar, base, size) &&
	       *base % IPC_TYPES_PAGE_SIZE == 0;
}

static uint32_t derive_pci_bar_device_frame(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_request *request,
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply *reply)
{
	struct ipc_core *core = context;
	const struct cap *source = ipc_core_slot_of(core, core->caller, request->source_slot,
	                                            IPC_CAP_TYPE_DEVICE_UNTYPED);
	const uint32_t status = ipc_core_slot_empty(core, core->caller, request->target_slot);
	struct cap cap = {.type = IPC_CAP_TYPE_DEVICE_FRAME, .rights = request->rights};
	uint64_t base;
	uint64_t size;
	uint64_t into;

	(void)arrival;
	if (source == NULL || status == IPC_RESULT_BAD_SLOT)
		return IPC_RESULT_BAD_SLOT;
	if ((request->rights & ~source->rights) != 0)
		return IPC_RESULT_NO_RIGHTS;
	if (status != IPC_RESULT_OK)
		return status;
	if (!page_bar(core, request, &base, &size) || request->offset > size ||
	    request->size > size - request->offset)
		return IPC_RESULT_NOT_FOUND;
	/* The device memory must hold the whole BAR; `into` is huge if the BAR starts below it. */
	into = base - source->of.memory.base;
	if (into > source->of.memory.size || size > source->of.memory.size - into)
		return IPC_RESULT_NO_RIGHTS;
	cap.of.memory.base = base + request->offset;
	cap.of.memory.size = request->size;
	ipc_core_put(core, core->caller, request->target_slot, &cap);
	reply->mmio_base = cap.of.memory.base;
	reply->mmio_size = cap.of.memory.size;
	return IPC_RESULT_OK;
}

void ipc_core_handlers_caps(struct ipc_kernel_control_handlers *handlers)
{
	handlers->query_cap = query_cap;
	handlers->create_endpoint = create_endpoint;
	handlers->cap_copy_attenuated = cap_copy_attenuated;
	handlers->derive_pci_bar_device_frame = derive_pci_bar_device_frame;
}
