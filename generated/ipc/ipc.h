/* SPDX-License-Identifier: ISC */
/* Generated from all schemas. Do not edit: change a schema, then run "codegen/ipcgen gen". */
#ifndef IPC_IPC_H
#define IPC_IPC_H

#include "ipc/bytes.h"
#include "ipc/cap.h"
#include "ipc/client.h"
#include "ipc/cursor.h"
#include "ipc/message.h"
#include "ipc/server.h"
#include "ipc/status.h"
#include "ipc/text.h"
#include "ipc/trace.h"
#include "ipc/transport.h"
#include "ipc/files/files.h"
#include "ipc/fs_provider/fs_provider.h"
#include "ipc/fs_provider/fs_provider_client.h"
#include "ipc/fs_provider/fs_provider_server.h"
#include "ipc/kernel_control/kernel_control.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/kernel_control/kernel_control_server.h"
#include "ipc/keyd/keyd.h"
#include "ipc/keyd/keyd_client.h"
#include "ipc/keyd/keyd_server.h"
#include "ipc/loaderd/loaderd.h"
#include "ipc/loaderd/loaderd_client.h"
#include "ipc/loaderd/loaderd_server.h"
#include "ipc/procd/procd.h"
#include "ipc/procd/procd_client.h"
#include "ipc/procd/procd_server.h"
#include "ipc/types/types.h"
#include "ipc/vfsd/vfsd.h"
#include "ipc/vfsd/vfsd_client.h"
#include "ipc/vfsd/vfsd_server.h"
#include "ipc/wire/wire.h"

#endif
