"""Faults of deviced, of the block driver that it starts, and of those who tell them of the hardware."""

from __future__ import annotations

from fault import Fault

SYSTEM = "tests/system"
BLOCKDRV = f"{SYSTEM}/blockdrv/blockdrv.c"
DEVICED = f"{SYSTEM}/deviced"
HOTPLUGD = f"{SYSTEM}/hotplugd/hotplugd.c"
IRQD = f"{SYSTEM}/irqd/main.c"
LINES = f"{SYSTEM}/irqd/lines.c"
PROBED = f"{SYSTEM}/probed/probed.c"

FAULTS = [
    Fault("blockdrv-stopped-by-a-client", BLOCKDRV,
          "if (arrival->slot != DRIVER_CONTROL)\n", "if (arrival->slot == 0)\n", "system_blockdrv"),
    Fault("blockdrv-maps-what-it-was-not-told-of", BLOCKDRV, "driver->mapped_size != request->device_mmio_size",
          "false", "system_blockdrv"),
    Fault("blockdrv-leaves-the-disk-running", BLOCKDRV, "driver->disk->state = DISK_QUIET;", "", "system_blockdrv"),
    Fault("deviced-gives-all-of-the-bar", f"{DEVICED}/process.c", "request.size = driver->memory.size;",
          "request.size = 0x4000;", "system_blockdrv"),
    Fault("deviced-lets-clients-pass-a-provider-on", f"{DEVICED}/providers.c",
          "reply_caps->endpoint = ipc_cap(driver->provider.slot, IPC_RIGHT_SEND);",
          "reply_caps->endpoint = ipc_cap(driver->provider.slot, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);",
          "system_blockdrv"),
    Fault("deviced-compares-half-a-binding", f"{DEVICED}/bindings.c", "driver->needs != binding->needs || ", "",
          "system_deviced"),
    Fault("deviced-seeds-after-the-seal", f"{DEVICED}/bindings.c",
          "if (arrival->slot != DEVICED_ROOT || deviced->sealed)\n\t\treturn IPC_RESULT_DENIED;\n\tif (driver",
          "if (arrival->slot != DEVICED_ROOT)\n\t\treturn IPC_RESULT_DENIED;\n\tif (driver", "system_deviced"),
    Fault("deviced-believes-any-reporter", f"{DEVICED}/devices.c",
          "if (arrival->slot != DEVICED_REPORTS)\n\t\treturn IPC_RESULT_DENIED;\n\tresult",
          "if (arrival->slot == 0)\n\t\treturn IPC_RESULT_DENIED;\n\tresult", "system_deviced"),
    Fault("deviced-takes-an-event-twice", f"{DEVICED}/devices.c", "request->sequence <= deviced->last_event",
          "false", "system_devices"),
    Fault("deviced-keeps-a-driver-without-a-device", f"{DEVICED}/devices.c",
          "withdraw(deviced, &request->function);", "if (false)\n\t\twithdraw(deviced, &request->function);",
          "system_devices"),
    Fault("deviced-gives-interrupts-to-anyone", f"{DEVICED}/drivers.c",
          "if ((driver->needs & IPC_DEVICED_DRIVER_NEED_INTERRUPTS) != 0)\n\t\tcaps",
          "if (deviced->interrupts.present)\n\t\tcaps", "system_drivers"),
    Fault("deviced-leaves-what-did-not-start", f"{DEVICED}/drivers.c",
          "process_kill(kernel, caps->process.slot);\n\treturn IPC_RESULT_FAILED;", "return IPC_RESULT_FAILED;",
          "system_drivers"),
    Fault("deviced-resolves-to-the-dead", f"{DEVICED}/drivers.c",
          "deviced->drivers[i].process_id == msg->process_id", "deviced->drivers[i].starts == msg->process_id",
          "system_drivers"),
    Fault("deviced-waits-for-a-driver-that-waits-for-it", f"{DEVICED}/drivers.c", "if (driver->provider.present) {",
          "if (driver->control.present) {", "system_drivers"),
    Fault("deviced-keeps-a-frame", f"{DEVICED}/process.c",
          "(void)!ipc_transport_drop_local_cap(SLOT_FRAME);", "(void)!ipc_transport_drop_local_cap(SLOT_WATCH);",
          "system_drivers"),
    Fault("hotplugd-takes-one-more", HOTPLUGD, "reply->events < request->max_events",
          "reply->events <= request->max_events", "system_hotplugd"),
    Fault("hotplugd-hides-what-was-lost", HOTPLUGD, "*lost += event.lost;", "*lost += 0;", "system_hotplugd"),
    Fault("irqd-tells-a-handler-twice", LINES, "!is_busy(irqd, line))", "(true || is_busy(irqd, line)))",
          "system_irqd"),
    Fault("irqd-tells-a-masked-line", LINES, "!line->masked && ", "", "system_irqd"),
    Fault("irqd-loses-what-was-told", LINES, "count(line, line->told, line->told_first);", "", "system_irqd"),
    Fault("irqd-forgets-what-nobody-took", LINES, "if (ipc_succeeded(ipc_irqd_event_notify_send(",
          "line->waiting = 0;\n\tif (ipc_succeeded(ipc_irqd_event_notify_send(", "system_irqd"),
    Fault("irqd-takes-any-ack", IRQD, "line->event_id != request->event_id", "line->event_id == 0", "system_irqd"),
    Fault("irqd-takes-any-handler", IRQD, "if (!is_handler(line, request->handler, request->handler_length))",
          "if (line->handler_length == 0)", "system_irqd"),
    Fault("irqd-registers-unsealed", IRQD, "if (!irqd->sealed)", "if (false)", "system_irqd"),
    Fault("probed-reads-one-function-a-device", PROBED, "place < 32 * 8; place++", "place < 32 * 8; place += 8",
          "system_probed"),
    Fault("probed-keeps-half-a-scan", PROBED, "if (result != IPC_RESULT_OK) {\n\t\tprobed->count = 0;",
          "if (result != IPC_RESULT_OK) {", "system_probed"),
    Fault("probed-reads-without-pci", PROBED,
          "has_pci = (platform.caps & IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG) != 0;", "has_pci = true;",
          "system_probed"),
]
