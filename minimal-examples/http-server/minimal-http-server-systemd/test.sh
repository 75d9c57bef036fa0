#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# With two sockets of somebody else's, and with none.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
/usr/bin/python3 inherit.py "$1" mount-origin/index.html || exit 1
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
curl -sf --retry 20 --retry-delay 1 --retry-connrefused \
	http://127.0.0.1:$port/ | cmp - mount-origin/index.html || exit 1
echo ok
