#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
set -eu

for args in "EC2 --curve P-256" "EC2 --curve P-384" "EC2 --curve P-521" \
	"OKP --curve Ed25519" "SYM --bits 256" "RSA --bits 2048"; do
	"$1" --kty $args --kid me | "$1" --stdin | grep -q 'kid 6d65'
done
if "$1" --kty EC2 --curve P-257 2>/dev/null; then exit 1; fi
if echo rubbish | "$1" --stdin 2>/dev/null; then exit 1; fi
