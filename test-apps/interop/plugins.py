#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What the plugins do, over the wire: mirrors and their limits, who is connected
# by lws-status, the counter and its words, echo in fragments, forms.
#
#   plugins.py PROGRAM [ARGS-FOR-PROGRAM...]
import asyncio
import glob
import http.client
import json
import sys

import demo

try:
    import websockets
except ImportError:
    print('skipped: python3-websockets is not installed')
    sys.exit(77)


def need(fact, words):
    if not fact:
        raise AssertionError(words)


class Client:
    """async with Client(server, protocol, path) as c"""

    def __init__(self, server, protocol, path='/'):
        self.made = websockets.connect(
            'ws://127.0.0.1:%d%s' % (server.port, path),
            subprotocols=[protocol], max_size=None)

    async def __aenter__(self):
        self.ws = await self.made.__aenter__()
        return self

    async def __aexit__(self, *why):
        await self.made.__aexit__(*why)

    async def say(self, what):
        await self.ws.send(what)

    async def hear(self):
        return await asyncio.wait_for(self.ws.recv(), 10)


async def mirror(server):
    name = 'lws-mirror-protocol'
    async with Client(server, name, '/?mirror=a') as a1, \
            Client(server, name, '/?mirror=a') as a2, \
            Client(server, name, '/?mirror=b') as b, \
            Client(server, name) as plain:
        need(not a1.ws.extensions, 'the mirror compresses')
        await a1.say('to a')
        await b.say('to b')
        await plain.say('x' * 4096)
        need([await a1.hear(), await a2.hear()] == ['to a'] * 2, 'mirror a')
        need(await b.hear() == 'to b', 'mirror b')
        need(await plain.hear() == 'x' * 4096, 'mirror ""')
        # in fragments it is one message all the same
        await a2.say(['in ', 'three ', 'parts'])
        need(await a1.hear() == 'in three parts', 'mirror of fragments')
        try:
            async with Client(server, name, '/?mirror=fourth') as c:
                await c.hear()
            raise AssertionError('a fourth mirror')
        except websockets.ConnectionClosed:
            pass
        await a2.say('x' * 4097)
        try:
            while True:
                await a2.hear()
        except websockets.ConnectionClosed as e:
            need(e.rcvd.code == 1009, 'too long: %s' % e)
    # the last has left: there is room for another
    async with Client(server, name, '/?mirror=fourth') as c:
        await c.say('room')
        need(await c.hear() == 'room', 'mirror after others')


async def status(server):
    async with Client(server, 'lws-status') as one:
        s = json.loads(await one.hear())
        need(s['wsi'] == '1' and len(s['conns']) == 1, s)
        need(s['conns'][0]['peer'] == '127.0.0.1', s)
        need('Python' in s['conns'][0]['ua'], s)
        async with Client(server, 'lws-status') as two:
            for c in (one, two):
                s = json.loads(await c.hear())
                need(s['wsi'] == '2' and len(s['conns']) == 2, s)
        need(json.loads(await one.hear())['wsi'] == '1', 'nobody has left')


async def increment(server):
    async with Client(server, 'dumb-increment-protocol') as c:
        need([await c.hear() for _ in range(3)] == ['0', '1', '2'], 'counter')
        await c.say('reset\n')
        while await c.hear() != '0':
            pass
        await c.say('closeme\n')
        try:
            while True:
                await c.hear()
        except websockets.ConnectionClosed as e:
            need((e.rcvd.code, e.rcvd.reason) == (1001, 'seeya'), str(e))


async def echo(server):
    async with Client(server, 'lws-echo') as c:
        for what in ('', 'text', b'', bytes(range(256)), 'ü' * 100000,
                     bytes(500000)):
            await c.say(what)
            need(await c.hear() == what, 'echo of %d' % len(what))
        # more than it keeps: it reads no more until we do
        for n in range(40):
            await c.say(bytes([n]) * 50000)
        for n in range(40):
            need(await c.hear() == bytes([n]) * 50000, 'echo %d' % n)


def post(server, body, kind):
    c = http.client.HTTPConnection('127.0.0.1', server.port, timeout=20)
    c.request('POST', '/post-demo', body, {'Content-Type': kind})
    r = c.getresponse()
    page = r.read().decode()
    c.close()
    return r.status, page


def part(name, content, filename=None):
    return ('--XyX\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n' %
            (name, '; filename="%s"' % filename if filename else '')
            ).encode() + content + b'\r\n'


def forms(server):
    code, page = post(server, 'text=a%3Cb%3E+%26&send=go',
                      'application/x-www-form-urlencoded')
    need(code == 200 and 'a&lt;b&gt; &amp;' in page and '<b>filename' in page
         and 'go' in page, page)
    multi = 'multipart/form-data; boundary=XyX'
    code, page = post(server, part('text', b'hello') +
                      part('file', b'y' * 77777, 'a<i>.txt') + b'--XyX--\r\n',
                      multi)
    need(code == 200 and '77777' in page and '<i>' not in page, page)
    code, page = post(server, part('file', b'y' * 100001, 'large') +
                      b'--XyX--\r\n', multi)
    need(code == 413, code)
    need(not glob.glob('/tmp/post-file-*'), 'files are left behind')


async def ws(server):
    await mirror(server)
    await status(server)
    await increment(server)
    await echo(server)


def main():
    with demo.Demo(sys.argv[1], args=sys.argv[2:]) as server:
        asyncio.run(ws(server))
        forms(server)
    print('ok')


main()
