#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
set -eu

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}' >"$dir/key"
for form in '' -f; do
	echo hello | "$1" -s HS256 -k "$dir/key" $form >"$dir/signed"
	[ "$("$1" -k "$dir/key" $form <"$dir/signed")" = hello ]
	tr 'aA' 'bB' <"$dir/signed" >"$dir/changed"
	if "$1" -k "$dir/key" $form <"$dir/changed" 2>/dev/null; then exit 1; fi
done

# as the README has it
echo '{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}' >"$dir/ec.jwk"
echo hello | "$1" -s ES256 -k "$dir/ec.jwk" >"$dir/signed"
[ "$("$1" -k "$dir/ec.jwk" <"$dir/signed")" = hello ]
if "$1" -k "$dir/key" <"$dir/signed" 2>/dev/null; then exit 1; fi
if echo hello | "$1" -s RS256 -k "$dir/ec.jwk" 2>/dev/null; then exit 1; fi
