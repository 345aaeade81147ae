#!/bin/sh
# The demos, decoded: demo.sh BROKER STORY FILES_STORY PROCD SERVICE PROVIDER VFSD LOADERD PROGRAM. The exit status is that
# of the first story that is not told to its end.
set -eu
log=$(mktemp)
trap 'rm -f "$log"' EXIT
ipcgen=$(dirname "$0")/../../codegen/ipcgen

tell() {
	status=0
	"$@" >"$log" || status=$?
	"$ipcgen" decode --trace "$log"
	[ "$status" = 0 ] || exit "$status"
}

tell "$1" -- "$2" "$4" "$5"
printf '\n\n'
tell "$1" -- "$3" "$6" "$7" "$4" "$8" "$9"
