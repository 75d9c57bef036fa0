#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example and fetches its page, one that is not there, and a HEAD.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
curl -sf $url/ | cmp - mount-origin/index.html || exit 1
[ "$(curl -s -o /dev/null -w '%{http_code}' $url/nothing)" = 404 ] || exit 1
curl -sfI $url/ | grep -qi '^content-type: text/html' || exit 1
echo ok
