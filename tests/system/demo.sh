#!/bin/sh
# The demo, decoded: demo.sh BROKER STORY PROCD SERVICE. The exit status is the story's.
set -eu
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
"$1" -- "$2" "$3" "$4" >"$log" || status=$?
"$(dirname "$0")/../../codegen/ipcgen" decode --trace "$log"
exit "$status"
