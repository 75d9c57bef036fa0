#!/usr/bin/python3
# SPDX-License-Identifier: CC0-1.0
#
# A WebSocket server for the tests of these examples: the path tells what it
# does with a connection.
#
#   peer.py PORT
#
# /push/N  N texts, then a while of silence;  /lose/N: N texts, and the
#          connection is reset
# /big     a binary message of 300000 bytes in three fragments
# /echo    sends back what it gets
# /ask     sends messages and prints "echoed" if each comes back, closes
# /count   prints each message, and the number of them at the end
#
# Standard output is what was printed; 77: python3-websockets is not there.
import asyncio
import sys

try:
    import websockets
except ImportError:
    print('skipped: python3-websockets is not installed')
    sys.exit(77)


def say(what):
    print(what, flush=True)


async def push(ws, n):
    for i in range(1, n + 1):
        await ws.send('message %d' % i)


async def ask(ws):
    for m in ('hello', bytes(range(256)) * 400, '', 'grüße', 'x' * 70000):
        await ws.send(m)
        back = await ws.recv()
        if back != m:
            say('%r came back' % back[:80])
            return
    say('echoed')
    await ws.close()


async def count(ws):
    n = 0
    try:
        async for m in ws:
            n += 1
            say(m)
    finally:
        say('%d messages, closed with %s' % (n, ws.close_code))


async def serve(ws, path=None):
    word = (path or ws.path).split('/')
    if word[1] == 'push':
        await push(ws, int(word[2]))
        await asyncio.sleep(20)
    elif word[1] == 'lose':
        await push(ws, int(word[2]))
        ws.transport.close()
    elif word[1] == 'big':
        await ws.send([b'x' * 100000] * 3)
        await asyncio.sleep(20)
    elif word[1] == 'echo':
        async for m in ws:
            await ws.send(m)
    elif word[1] == 'ask':
        await ask(ws)
    else:
        await count(ws)


async def main():
    async with websockets.serve(
            serve, '127.0.0.1', int(sys.argv[1]), max_size=None,
            subprotocols=['lws-minimal', 'lws-minimal-client-echo',
                          'lws-minimal-server-echo']):
        say('ready')
        await asyncio.Future()


asyncio.run(main())
