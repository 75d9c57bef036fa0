#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example with a certificate made for it, once as PEM and once as
# DER, and fetches its page.
for c in curl openssl; do
	command -v $c >/dev/null || { echo "skipped: $c is not installed"; exit 77; }
done
port=$((10000 + $$ * 4 % 20000))
dir=$(mktemp -d)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
	-keyout "$dir/key" -out "$dir/cert" -subj /CN=localhost \
	-addext subjectAltName=DNS:localhost 2>/dev/null || exit 1
openssl x509 -in "$dir/cert" -outform DER -out "$dir/cert.der" &&
	openssl pkcs8 -topk8 -nocrypt -in "$dir/key" -outform DER \
		-out "$dir/key.der" || exit 1
pid=
stop() { [ -z "$pid" ] || { kill -INT $pid; wait $pid; pid=; }; }
trap 'stop; rm -r "$dir"' EXIT
for form in '' .der; do
	"$1" --port $port --cert "$dir/cert$form" --key "$dir/key$form" &
	pid=$!
	curl -sf --noproxy '*' --retry 20 --retry-delay 1 --retry-connrefused \
		--cacert "$dir/cert" --resolve localhost:$port:127.0.0.1 \
		https://localhost:$port/ | cmp - mount-origin/index.html || exit 1
	stop
done
echo ok
