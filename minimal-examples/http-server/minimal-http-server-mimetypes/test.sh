#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; each file must have its type.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
type() {
	curl -sf -o /dev/null -w '%{content_type}' $url/$1
}
[ "$(type note.txt)" = "text/plain; charset=utf-8" ] || exit 1
[ "$(type a.tar.zst)" = "application/zstd" ] || exit 1
[ "$(type thing.xyz)" = "application/octet-stream" ] || exit 1
[ "$(type index.html)" = "text/html" ] || exit 1
echo ok
