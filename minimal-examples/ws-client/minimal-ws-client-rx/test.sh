#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# What comes is counted right, compressed or not.
. ../peer.sh
start_peer 0
peer_says ready || exit 1
for how in "" -n; do
	[ "$(client /big --count 1 $how)" = "binary of 300000 bytes" ] || exit 1
	[ "$(client /push/1 --count 1 $how)" = "text of 9 bytes" ] || exit 1
done
echo ok
