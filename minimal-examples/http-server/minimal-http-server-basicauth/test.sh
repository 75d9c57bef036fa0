#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; only the right passwords get in.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
status() {
	curl -s -o /dev/null -w '%{http_code}' "$@"
}
[ "$(status $url/secret-area/)" = 401 ] || exit 1
[ "$(status -u user:wrong $url/secret-area/)" = 401 ] || exit 1
[ "$(status -u user:password $url/secret-area/)" = 200 ] || exit 1
[ "$(status -u user:password $url/by-callback/)" = 401 ] || exit 1
[ "$(status -u guest:welcome $url/by-callback/)" = 200 ] || exit 1
echo ok
