#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
set -eu

command -v openssl >/dev/null || { echo "skipped: openssl is not installed"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for who in one two; do
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
		-subj "/CN=same" -days 2 -keyout "$dir/$who.key" \
		-out "$dir/$who.pem" 2>/dev/null
done
"$1" -c "$dir/one.pem" -t "$dir/one.pem" -p "$dir/one.key" 2>/dev/null | grep -q '"d":'
"$1" -c "$dir/one.pem" 2>/dev/null | grep -q '"crv":"P-256"'
if "$1" -c "$dir/one.pem" -t "$dir/two.pem" 2>/dev/null; then exit 1; fi
if "$1" -c "$dir/one.pem" -p "$dir/two.key" 2>/dev/null; then exit 1; fi
# as the README has it
"$1" -c "$dir/one.pem" -t "$dir/one.pem" -p "$dir/one.key" --alg ES256 2>/dev/null | grep -q '"alg":"ES256"'
if "$1" -c "$dir/none" 2>/dev/null; then exit 1; fi
