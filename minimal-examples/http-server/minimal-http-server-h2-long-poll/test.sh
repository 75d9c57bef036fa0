#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; two polls wait, one gives up, the other is answered when
# something is said; over HTTP/2.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
curl -V | grep -qw HTTP2 || { echo "skipped: curl has no HTTP/2"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
out=$(mktemp -d)
trap 'kill -INT $pid; wait $pid; rm -rf $out' EXIT
url=http://127.0.0.1:$port
get="curl -sf --http2-prior-knowledge --max-time 40"

waiting() {
	n=0
	until [ "$($get $url/poll/waiting)" = "$1" ]; do
		n=$((n + 1))
		[ $n -lt 100 ] || { echo "there are not $1 who wait"; exit 1; }
		sleep 0.1
	done
}

curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
$get $url/poll >$out/gone &
gone=$!
waiting 1
$get -w '%{http_version}' $url/poll >$out/stays &
stays=$!
waiting 2
kill $gone
wait $gone
waiting 1
[ "$($get "$url/poll/say?text=good+news")" = "told 1" ] || exit 1
wait $stays || exit 1
[ "$(cat $out/stays)" = "good news2" ] || { cat $out/stays; exit 1; }
[ -s $out/gone ] && exit 1
[ "$($get -o /dev/null -w '%{http_code}' $url/poll/else)" = 404 ] || exit 1
echo ok
