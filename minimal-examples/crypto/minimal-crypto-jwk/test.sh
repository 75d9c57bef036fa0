#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
set -eu

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$1" -t EC --curve P-384 --kid mine --public "$dir/pub" >"$dir/key"
grep -q '"d":' "$dir/key"
grep -q '"kid":"mine"' "$dir/pub"
if grep -q '"d":' "$dir/pub"; then exit 1; fi
"$1" -t OCT -b 128 -c | grep -q '^"{.*k.*"$'
"$1" -t RSA -b 2048 | grep -q '"qi":'
if "$1" -t NONE 2>/dev/null; then exit 1; fi

# every switch of the README
"$1" -t EC -v P-256 --kid k --use sig --alg ES256 --key-ops "sign verify" >"$dir/key"
for member in '"crv":"P-256"' '"kid":"k"' '"use":"sig"' '"alg":"ES256"' '"key_ops":\["sign","verify"\]'; do
	grep -q "$member" "$dir/key"
done
if "$1" -t EC -v P-999 2>/dev/null; then exit 1; fi
