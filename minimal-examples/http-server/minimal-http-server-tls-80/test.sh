#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example with a certificate made for it, and follows it from http to
# https.
for c in curl openssl; do
	command -v $c >/dev/null || { echo "skipped: $c is not installed"; exit 77; }
done
port=$((10000 + $$ * 4 % 20000))
http=$((port + 1))
dir=$(mktemp -d)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
	-keyout "$dir/key" -out "$dir/cert" -subj /CN=localhost \
	-addext subjectAltName=DNS:localhost 2>/dev/null || exit 1
"$1" --port $port --http-port $http --cert "$dir/cert" --key "$dir/key" &
pid=$!
trap 'kill -INT $pid; wait $pid; rm -r "$dir"' EXIT
curl -s --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null \
	http://127.0.0.1:$http/ || exit 1
curl -sLf --noproxy '*' --cacert "$dir/cert" \
	--resolve localhost:$port:127.0.0.1 \
	--resolve localhost:$http:127.0.0.1 -w '%{url_effective}' \
	-o "$dir/page" http://localhost:$http/ >"$dir/url" || exit 1
cmp "$dir/page" mount-origin/index.html || exit 1
[ "$(cat "$dir/url")" = "https://localhost:$port/" ] || exit 1
echo ok
