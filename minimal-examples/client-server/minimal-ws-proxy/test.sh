#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Through the proxy messages of any size come back as they were, several clients
# at a time; with no server behind it a client is closed.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port --server 127.0.0.1 --server-port $((port + 1)) &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
timeout 40 /usr/bin/python3 - $port <<'P'
import asyncio, sys
try:
    import websockets
except ImportError:
    sys.exit(77)
port = int(sys.argv[1])
async def echo(ws, path=None):
    async for m in ws:
        await ws.send(m)
    assert ws.close_code == 1000, ws.close_code
async def connect():
    for _ in range(50):
        try:
            return await websockets.connect(
                'ws://127.0.0.1:%d/' % port, max_size=None,
                subprotocols=['lws-ws-proxy'])
        except OSError:
            await asyncio.sleep(.1)
async def client(n):
    ws = await connect()
    all = ['hello %d' % n, b'\0\1\2' * 100000, '', 'x' * 1000000]
    sender = asyncio.ensure_future(asyncio.gather(
        *(ws.send(m) for m in all)))
    for m in all:
        back = await ws.recv()
        assert back == m, (len(back), len(m))
    await sender
    await ws.close()
async def main():
    ws = await connect()
    try:
        sys.exit('there was no server: %r' % await ws.recv())
    except websockets.ConnectionClosed:
        pass
    async with websockets.serve(echo, '127.0.0.1', port + 1, max_size=None):
        await asyncio.gather(*(client(n) for n in range(5)))
        await asyncio.sleep(.3)
asyncio.run(main())
P
rc=$?
[ $rc = 0 ] && echo ok
exit $rc
