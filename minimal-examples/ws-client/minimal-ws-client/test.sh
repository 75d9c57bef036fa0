#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Messages are printed; it waits for a server that comes late, and comes back
# when the connection is lost.
. ../peer.sh
start_peer 1
got=$(client /push/3 --count 3) || exit 1
peer_says ready || exit 1
[ "$got" = "message 1
message 2
message 3" ] || { echo "$got"; exit 1; }
got=$(client /lose/2 --count 4) || exit 1
[ "$got" = "message 1
message 2
message 1
message 2" ] || { echo "$got"; exit 1; }
echo ok
