#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example with a certificate made for it, and fetches its page by
# TLS 1.3 and 1.2; plain HTTP is redirected, and with a CA nobody comes in
# without a certificate.
for c in curl openssl; do
	command -v $c >/dev/null || { echo "skipped: $c is not installed"; exit 77; }
done
port=$((10000 + $$ * 4 % 20000))
dir=$(mktemp -d)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
	-keyout "$dir/key" -out "$dir/cert" -subj /CN=localhost \
	-addext subjectAltName=DNS:localhost 2>/dev/null || exit 1
url=https://localhost:$port
curl="curl -s --noproxy * --cacert $dir/cert --resolve localhost:$port:127.0.0.1"
pid=
stop() { [ -z "$pid" ] || { kill -INT $pid; wait $pid; pid=; }; }
trap 'stop; rm -r "$dir"' EXIT
start() {
	stop
	"$program" --port $port --cert "$dir/cert" --key "$dir/key" "$@" &
	pid=$!
	for n in 1 2 3 4 5 6 7 8 9 10; do
		curl -so /dev/null http://127.0.0.1:$port/ && return
		sleep 0.3
	done
	exit 1
}
set -f # the * above
program=$1

start
$curl --tlsv1.3 -f $url/ | cmp - mount-origin/index.html || exit 1
$curl --tls-max 1.2 -f $url/ | cmp - mount-origin/index.html || exit 1
curl -s http://127.0.0.1:$port/ | grep -q TLS || exit 1

start --redirect
[ "$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' \
	--resolve localhost:$port:127.0.0.1 http://localhost:$port/a?b=c)" = \
	"301 $url/a?b=c" ] || exit 1

start --ca "$dir/cert"
$curl -f $url/ && exit 1
$curl -f --cert "$dir/cert" --key "$dir/key" $url/ |
	cmp - mount-origin/index.html || exit 1
echo ok
