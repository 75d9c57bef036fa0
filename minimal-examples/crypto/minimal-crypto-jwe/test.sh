#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
set -eu

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo '{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}' >"$dir/key"
for form in '' -f; do
	echo hello | "$1" -e "A128KW A128CBC-HS256" -k "$dir/key" $form >"$dir/secret"
	[ "$("$1" -k "$dir/key" $form <"$dir/secret")" = hello ]
	tr 'aA' 'bB' <"$dir/secret" >"$dir/changed"
	if "$1" -k "$dir/key" $form <"$dir/changed" 2>/dev/null; then exit 1; fi
done
if echo hello | "$1" -e "A128KW" -k "$dir/key" 2>/dev/null; then exit 1; fi

# as the README has it
jwk=$(dirname "$1")/lws-minimal-crypto-jwk
[ -x "$jwk" ] || { echo "skipped: the tool that makes keys is not built"; exit 77; }
"$jwk" -t RSA -b 2048 --public "$dir/pub.jwk" >"$dir/private.jwk"
echo hello | "$1" -e "RSA-OAEP A256GCM" -k "$dir/pub.jwk" >"$dir/secret"
[ "$("$1" -k "$dir/private.jwk" <"$dir/secret")" = hello ]
if "$1" -k "$dir/pub.jwk" <"$dir/secret" 2>/dev/null; then exit 1; fi
