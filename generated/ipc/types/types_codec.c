/* SPDX-License-Identifier: ISC */
/* Generated from types.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/types/types.h"

#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
