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
	grep -q "result: 0 (alg $2, kid 6d65)" "$dir/told"
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

# the one of several that is named, as text or in hex; an array has them
{
	printf '\203'
	"$key" --kty EC2 --curve P-256 --kid-hex ff00
	"$key" --kty EC2 --curve P-256 --kid two
	"$key" --kty RSA --bits 2048 --kid three
} >"$dir/keys"
chosen() {
	echo hello | "$tool" -s --alg $1 -k "$dir/keys" $2 >"$dir/signed"
	"$tool" -k "$dir/keys" <"$dir/signed" | grep -q "result: 0 (alg $1, kid $3)"
}
chosen ES256 "" ff00
chosen ES256 "--kid two" 74776f
chosen ES256 "--kid-hex FF00" ff00
chosen PS384 "--kid-hex 7468726565" 7468726565
for bad in "--kid none" "--kid-hex 00" "--kid-hex zz" "--kid-hex f" "--extra 1"; do
	if echo x | "$tool" -s --alg ES256 -k "$dir/keys" $bad 2>/dev/null; then exit 1; fi
done
# another's signature: no key of ours has its kid
"$key" --kty EC2 --curve P-256 --kid me >"$dir/key"
if "$tool" -k "$dir/key" <"$dir/signed" >"$dir/told"; then exit 1; fi
grep -q "result: -1001 (alg unknown_alg, kid )" "$dir/told"
if echo rubbish | "$tool" -k "$dir/key"; then exit 1; fi
if "$tool" -k "$dir/none" </dev/null 2>/dev/null; then exit 1; fi
