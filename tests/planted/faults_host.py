"""Faults of arch/host: what a child could keep, see or break, and ends that are told wrong."""

from __future__ import annotations

from fault import Fault

CALLS = "arch/host/calls.c"
DEVICE = "arch/host/device.c"
IMAGE = "arch/host/image.c"
PLATFORM = "arch/host/platform.c"
PROCESSES = "arch/host/processes.c"

MAKE = "\tchild = child_make(broker, process, &program);\n\tif (child == NULL)\n\t\treturn IPC_RESULT_INTERNAL;\n"
WHY = """\
	/* What is sealed can't be written any more. So it is the last step that may fail: a process that
	 * stays staged stays as it was. */
"""
SEAL = "\tif (!image_seal(image, start->entry_point, start->stack_top)) {\n"

FAULTS = [
    Fault("host-sealed-before-it-can-start", PLATFORM, MAKE + WHY + SEAL,
          SEAL + "\t\treturn IPC_RESULT_INTERNAL;\n\t}\n" + MAKE + "\tif (false) {\n", "host-start"),
    Fault("host-program-is-not-sealed", IMAGE,
          "sizeof(headers), 0) && seal(image->file)", "sizeof(headers), 0)", "host"),
    Fault("host-range-without-its-access", IMAGE, "segment->p_flags = segment_flags(range->access);",
          "segment->p_flags = PF_R | PF_W | PF_X;", "host"),
    Fault("host-child-has-the-brokers-end", PROCESSES, "SOCK_SEQPACKET | SOCK_CLOEXEC", "SOCK_SEQPACKET", "host"),
    Fault("host-child-holds-signals-back", PROCESSES,
          "sigprocmask(SIG_SETMASK, &broker->child_mask, NULL) != 0", "false", "host"),
    Fault("host-signal-told-as-exit-code", PROCESSES,
          "else if (WIFEXITED(status))\n\t\tipc_core_ended", "else if (true)\n\t\tipc_core_ended", "host"),
    Fault("host-exit-code-lost", PROCESSES,
          "\t\t               WEXITSTATUS(status));", "\t\t               0);", "host"),
    Fault("host-ended-child-keeps-a-descriptor", PROCESSES, "\t\t(void)close(child->pidfd);\n", "", "host"),
    Fault("host-counts-for-any-process", CALLS, "if (child->process != broker->first)", "if (false)", "host"),
    Fault("host-call-within-a-call", CALLS, "child->calling || messages", "messages", "host"),
    Fault("host-packet-cut-short", CALLS, "messages[0].msg_len != sizeof(packet.frame) + payload_of(&packet.frame)",
          "false", "host"),
    Fault("host-frame-of-other-pages", DEVICE, "&pages[(base - first) / IPC_TYPES_PAGE_SIZE]", "&pages[0]", "host"),
    Fault("host-page-can-be-taken-away", DEVICE,
          "F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW", "F_SEAL_SEAL | F_SEAL_GROW", "host"),
    Fault("host-absent-function-answers", DEVICE, "\tif (!present(function))\n\t\treturn UINT32_MAX;", "", "host"),
]
