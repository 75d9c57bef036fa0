#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
set -eu

for args in "EC2 --curve P-256" "EC2 --curve P-384" "EC2 --curve P-521" \
	"OKP --curve Ed25519" "OKP --curve X25519" "OKP --curve Ed448" \
	"OKP --curve X448" "SYM --bits 256" "SYMMETRIC --bits 256" \
	"RSA --bits 2048 --stdout"; do
	"$1" --kty $args --kid me | "$1" --stdin | grep -q 'kid 6d65'
done
"$1" --kty EC2 --curve P-256 --kid-hex 00fF |
	"$1" --stdin | grep -q '^kty 2 P-256 kid 00ff private$'
if "$1" --kty EC2 --curve P-256 --kid-hex 0x 2>/dev/null; then exit 1; fi
if "$1" --kty EC2 --curve P-257 2>/dev/null; then exit 1; fi
if echo rubbish | "$1" --stdin 2>/dev/null; then exit 1; fi
