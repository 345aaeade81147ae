"""Faults of the small services, and of what stands between a file and a process."""

from __future__ import annotations

from fault import Fault

SYSTEM = "tests/system"
ELF = f"{SYSTEM}/elf_image.c"
HANDOFF = f"{SYSTEM}/loaderd/handoff.c"
LOADERD = f"{SYSTEM}/loaderd/main.c"
SOURCE = f"{SYSTEM}/loaderd/source.c"
PROVIDER = f"{SYSTEM}/fs_provider/handles.c"
ROOTD = f"{SYSTEM}/rootd/rootd.c"
VFSD = f"{SYSTEM}/vfsd"

FAULTS = [
    Fault("keyd-forgets-nothing", f"{SYSTEM}/keyd/keyd.c", "keyd_wipe(keyd);\n\treturn IPC_RESULT_OK;",
          "return IPC_RESULT_OK;", "system_keyd"),
    Fault("provider-writes-a-directory", PROVIDER, "writes ? IPC_RESULT_IS_DIRECTORY : IPC_RESULT_OK",
          "IPC_RESULT_OK", "system_fs_provider"),
    Fault("provider-writes-what-is-read-only", PROVIDER, "writes && mount_is_read_only(p, node->mount)", "false",
          "system_fs_provider"),
    Fault("provider-follows-links", PROVIDER, "node->kind == IPC_FILES_NODE_KIND_SYMLINK", "false",
          "system_fs_provider"),
    Fault("rootd-takes-any-order", ROOTD, "request->stage > start->due", "false", "system_rootd"),
    Fault("rootd-believes-any-reporter", ROOTD, "arrival->slot != reporter_of(request->stage)", "false",
          "system_rootd"),
    Fault("vfsd-gives-a-handle-to-anyone", f"{VFSD}/handles.c", " && v->handles[i].slot == arrival->slot",
          " && arrival->slot != 0", "system_vfsd"),
    Fault("vfsd-leaves-a-file-open", f"{VFSD}/ops_file.c",
          "close_at_provider(place_client(v, place), provider_handle);", ";", "system_vfsd"),
    Fault("vfsd-keeps-a-source", f"{VFSD}/mounts.c", "if (caps->source.present)\n\t\t(void)",
          "if (false)\n\t\t(void)", "system_vfsd"),
    Fault("vfsd-mounts-in-half-a-name", f"{VFSD}/mounts.c",
          "(path->length == length || path->bytes[length] == '/')", "true", "system_vfsd"),
    Fault("vfsd-moves-a-mount-point", f"{VFSD}/ops_names.c", "mount_is_on_or_below(v, &from.path)",
          "mount_is_on(v, &from.path)", "system_vfsd"),
    Fault("vfsd-follows-one-link-more", f"{VFSD}/resolve.c", "++w->links > IPC_VFSD_LINK_DEPTH_MAX",
          "++w->links > IPC_VFSD_LINK_DEPTH_MAX + 1", "system_vfsd"),
    Fault("vfsd-lets-anyone-pass", f"{VFSD}/resolve.c",
          "access_may(w->caller, &w->place->status, MAY_EXECUTE) ?", "w->caller != NULL ?", "system_vfsd"),
    Fault("vfsd-believes-any-device", f"{VFSD}/providers.c",
          "reply.status.device != v->mounts[mount].device", "false", "system_vfsd"),
    Fault("vspaced-maps-twice", f"{SYSTEM}/vspaced/vspaced.c",
          "find(context, request->process_id, request->address) != NULL", "false", "system_vspaced"),
    Fault("memd-frees-what-is-free", f"{SYSTEM}/memd/memd.c", "!frame->is_out", "false", "system_memd"),
    Fault("inputd-gives-what-is-lost", f"{SYSTEM}/inputd/inputd.c", "at < oldest(inputd) || ", "", "system_inputd"),
    Fault("elf-takes-an-interpreter", ELF, "if (reader->wants_interpreter)", "if (false)", "elf_image"),
    Fault("elf-segment-behind-the-file", ELF, "plan.source_size = file_size;", "plan.source_size = file_size + 1;",
          "elf_segments"),
    Fault("elf-headers-behind-the-file", ELF, "elf->e_phoff > size || ", "", "elf_image"),
    Fault("elf-for-any-processor", ELF, "elf->e_machine != MACHINE", "false", "elf_image"),
    Fault("loaderd-looks-once", HANDOFF, "ending = source_check(loaderd, request->path, request->path_length);", "",
          "loaderd_refusals"),
    Fault("loaderd-leaves-what-failed", HANDOFF, "give_up(loaderd, reply->process_id);", ";", "loaderd_refusals"),
    Fault("loaderd-takes-authority", LOADERD, "caps->attached_count > 0", "false", "loaderd_refusals"),
    Fault("loaderd-sends-any-plan", ELF, "found = check_plan(reader->image, reader->file_size);", "found = 0;",
          "loaderd_refusals"),
    Fault("loaderd-closes-nothing", SOURCE, "close_file(loaderd, reply.handle);", "", "loaderd_load"),
    Fault("loaderd-reads-a-byte-more", SOURCE, "status->size > IPC_LOADERD_SOURCE_BYTES_MAX",
          "status->size > IPC_LOADERD_SOURCE_BYTES_MAX + 1", "loaderd_refusals"),
]
