#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Everything comes back as it was, compressed or not.
. ../peer.sh
start_peer 0
peer_says ready || exit 1
for how in "" -n; do
	client /ask --once $how || exit 1
done
[ "$(grep -c '^echoed$' "$folder/peer")" = 2 ] || { cat "$folder/peer"; exit 1; }
echo ok
