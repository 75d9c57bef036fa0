#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Two megabytes through the proxy to an echo that takes its time, and back, over
# several connections at once; half closed ones get the rest; with nobody behind
# the proxy a connection ends.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port --server 127.0.0.1 --to-port $((port + 1)) &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
/usr/bin/python3 - $port <<'P' || exit 1
import os, socket, sys, threading, time
port = int(sys.argv[1])

def connect():
    for _ in range(100):
        try:
            c = socket.create_connection(('127.0.0.1', port), timeout=20)
            return c
        except ConnectionRefusedError:
            time.sleep(.1)
    sys.exit('the proxy does not listen')

def read_all(c):
    whole = b''
    while True:
        data = c.recv(65536)
        if not data:
            return whole
        whole += data

try:
    assert read_all(connect()) == b'', 'nobody is there'
except ConnectionResetError:
    pass

def echo(c):
    time.sleep(.2)
    got = 0
    while got < 2000000:
        data = c.recv(65536)
        if not data:
            break
        got += len(data)
        c.sendall(data)
    c.close()

def serve(s):
    while True:
        c, _ = s.accept()
        threading.Thread(target=echo, args=(c,), daemon=True).start()

s = socket.create_server(('127.0.0.1', port + 1))
threading.Thread(target=serve, args=(s,), daemon=True).start()
bad = []

def client():
    c = connect()
    sent = os.urandom(2000000)
    threading.Thread(target=c.sendall, args=(sent,), daemon=True).start()
    back = read_all(c)
    if back != sent:
        bad.append(len(back))

clients = [threading.Thread(target=client) for _ in range(5)]
for t in clients:
    t.start()
for t in clients:
    t.join()
assert not bad, bad
P
echo ok
