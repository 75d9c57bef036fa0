# SPDX-License-Identifier: CC0-1.0
#
# For the tests of these examples, to be read by them: peer.py is started, what
# it prints is in $folder/peer; "client PATH OPTION..." runs the example, $1 of
# the test, against it.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
program=$1
port=$((10000 + $$ * 4 % 20000))
folder=$(mktemp -d)

# start_peer SECONDS: after so many
start_peer() {
	(sleep $1; exec /usr/bin/python3 ../peer.py $port) >"$folder/peer" 2>&1 &
	pid=$!
	trap 'kill $pid 2>/dev/null; wait $pid; rm -r "$folder"' EXIT
}

# its lines, once there is one of them; fails after ten seconds without
peer_says() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		grep -q "$1" "$folder/peer" && return 0
		if grep -q ^skipped "$folder/peer"; then
			cat "$folder/peer"
			exit 77
		fi
		sleep .5
	done
	cat "$folder/peer"
	return 1
}

client() {
	path=$1
	shift
	"$program" --port $port --server 127.0.0.1 --path "$path" "$@"
}
