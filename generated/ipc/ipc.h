/* SPDX-License-Identifier: ISC */
/* Generated from all schemas. Do not edit: change a schema, then run "codegen/ipcgen gen". */
#ifndef IPC_IPC_H
#define IPC_IPC_H

#include "ipc/bytes.h"
#include "ipc/cursor.h"
#include "ipc/status.h"
#include "ipc/text.h"
#include "ipc/kernel_control/kernel_control.h"
#include "ipc/procd/procd.h"
#include "ipc/types/types.h"
#include "ipc/wire/wire.h"

#endif
