#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# What openssl has put into a certificate is shown; one that is not trusted is
# not, unless it may be like that.
command -v openssl >/dev/null || { echo "skipped: openssl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
dir=$(mktemp -d)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
	-keyout "$dir/key" -out "$dir/cert" -subj /C=XX/CN=localhost \
	-addext subjectAltName=DNS:localhost 2>/dev/null || exit 1
openssl s_server -quiet -www -accept 127.0.0.1:$port -cert "$dir/cert" \
	-key "$dir/key" </dev/null 2>/dev/null &
pid=$!
trap 'kill $pid; wait $pid; rm -r "$dir"' EXIT
show() { "$@" --server localhost --port $port >"$dir/shown"; }
for n in 1 2 3 4 5 6 7 8 9 10; do
	show "$1" --ca "$dir/cert" && break
	sleep 0.3
done
cat "$dir/shown"
grep -qx 'for: localhost' "$dir/shown" || exit 1
grep -q '^of: .*CN=localhost' "$dir/shown" || exit 1
grep -qx 'verified: 1' "$dir/shown" || exit 1
end=$(date -u -d "$(openssl x509 -in "$dir/cert" -noout -enddate | cut -d= -f2)" \
	'+%Y-%m-%d %H:%M:%S')
grep -qx "to: $end UTC" "$dir/shown" || exit 1
key=$(openssl pkey -in "$dir/key" -pubout -outform DER | od -An -tx1 -N16 | tr -d ' \n')
grep -q "^public key: 91 bytes, $key" "$dir/shown" || exit 1
show "$1" && { echo "nobody trusts it"; exit 1; }
show "$1" -j || exit 1
grep -qx 'verified: 0' "$dir/shown" || exit 1
echo ok
