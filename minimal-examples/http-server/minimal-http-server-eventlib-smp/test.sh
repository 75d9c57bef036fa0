#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# The page comes from each event library of the build, and SIGINT ends it well.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
prog=$1
shift
port=$((10000 + $$ * 4 % 20000))
url=http://127.0.0.1:$port
pid=
trap 'kill -INT $pid 2>/dev/null' EXIT
for lib in "$@"; do
	"$prog" --port $port $lib &
	pid=$!
	curl -sf --retry 20 --retry-delay 1 --retry-connrefused $url/ |
		cmp - mount-origin/index.html || exit 1
	kill -INT $pid
	wait $pid || { echo "$lib: ended with $?"; exit 1; }
	echo "${lib:-poll}: ok"
done
