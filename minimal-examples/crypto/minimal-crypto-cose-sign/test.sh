#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
set -eu

key=$(dirname "$1")/lws-minimal-crypto-cose-key
[ -x "$key" ] || { echo "skipped: the tool that makes keys is not built"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
sign() {
	"$key" --kty $1 --kid me >"$dir/key"
	echo hello | "$tool" -s --alg $2 -k "$dir/key" $3 >"$dir/signed"
	"$tool" -k "$dir/key" $3 <"$dir/signed" >"$dir/told"
	grep -q "result: 0 (alg $2)" "$dir/told"
	tr h H <"$dir/signed" >"$dir/changed"
	if "$tool" -k "$dir/key" $3 <"$dir/changed" >/dev/null; then exit 1; fi
}
tool=$1
sign "EC2 --curve P-256" ES256 --cose-sign1
sign "EC2 --curve P-384" ES384 --cose-sign
sign "EC2 --curve P-521" ES512 "--cose-sign --extra 0102"
sign "RSA --bits 2048" RS512 --cose-sign
sign "OKP --curve Ed25519" EdDSA ""
sign "SYM --bits 256" HS256 --cose-mac0
sign "SYM --bits 256" HS256_64 ""
if echo x | "$tool" -s --alg HS256 -k "$dir/key" --cose-mac 2>/dev/null; then exit 1; fi
