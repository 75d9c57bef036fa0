#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; each name and port must give its own page.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
curl -sf $url/ | cmp - mount-origin-localhost1/index.html || exit 1
curl -sf -H 'Host: localhost1' $url/ | cmp - mount-origin-localhost1/index.html || exit 1
curl -sf -H 'Host: localhost2' $url/ | cmp - mount-origin-localhost2/index.html || exit 1
curl -sf -H "Host: LOCALHOST2:$port" $url/ | cmp - mount-origin-localhost2/index.html || exit 1
curl -sf http://127.0.0.1:$((port + 1))/ | cmp - mount-origin-localhost3/index.html || exit 1
echo ok
