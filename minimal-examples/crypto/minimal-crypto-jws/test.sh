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
