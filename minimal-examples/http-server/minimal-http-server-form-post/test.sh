#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; forms in both encodings must end on the next page.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
log=$(mktemp)
"$1" --port $port 2>$log &
pid=$!
trap 'kill -INT $pid; wait $pid; rm -f $log' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
for how in "-d text1=a%20b -d send=x" "-F text1=c;d -F send=y"; do
	[ "$(curl -sfL -o /dev/null -w '%{url_effective} %{http_code}' $how $url/form1)" = \
		"$url/after-form1.html 200" ] || exit 1
done
curl -sf -d '' -o /dev/null $url/form1 || exit 1
[ "$(curl -s -d 'text1=%zz' -o /dev/null -w '%{http_code}' $url/form1)" = 000 ] || exit 1
[ "$(curl -s -o /dev/null -w '%{http_code}' $url/form1)" = 404 ] || exit 1
grep -q 'text1: a b (3)' $log && grep -q 'send: y (1)' $log || { cat $log; exit 1; }
echo ok
