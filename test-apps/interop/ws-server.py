#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# An echo server behind other people's proxies, where all rows of wsrows.py are
# sent through them, and with other people's clients, where they are installed.
#
#   ws-server.py PROGRAM CLIENT      starts PROGRAM --port N
#   CLIENT: nginx, haproxy, websockets, wsproto, autobahn, node
#   exits with 77 when CLIENT is not installed
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile

import wsdeflate
import wswire
from wsrows import BYE, BYE_BACK, ROWS, run_row
from wswire import BINARY, F, FIN, TEXT, ToServer, check, failures

PROTOCOL = 'lws-minimal-server-echo'
port = 0


def dial():
    return wswire.dial(port)


# -- with a proxy in between --

NGINX = '''
daemon off; master_process off; pid %(dir)s/pid; error_log stderr crit;
events {}
http {
	access_log off;
	client_body_temp_path %(dir)s/a; proxy_temp_path %(dir)s/b;
	fastcgi_temp_path %(dir)s/c; uwsgi_temp_path %(dir)s/d;
	scgi_temp_path %(dir)s/e;
	server {
		listen 127.0.0.1:%(front)d;
		location / {
			proxy_pass http://127.0.0.1:%(back)d;
			proxy_http_version 1.1;
			proxy_set_header Upgrade $http_upgrade;
			proxy_set_header Connection upgrade;
		}
	}
}
'''

HAPROXY = '''
defaults
	mode http
	timeout connect 5s
	timeout client 30s
	timeout server 30s
	timeout tunnel 30s
frontend f
	bind 127.0.0.1:%(front)d
	default_backend b
backend b
	server s 127.0.0.1:%(back)d
'''


def run_long():
    """a message larger than all buffers, and many small ones at once"""
    p = ToServer(port, PROTOCOL)
    m = random.Random(1).randbytes(8 << 20)
    pid = os.fork()
    if not pid:
        p.send([F(FIN | BINARY, m)])
        os._exit(0)
    check('8 MB', p.story(1) == [(BINARY, m)])
    os.waitpid(pid, 0)
    p.send([F(FIN | TEXT, b'%d' % i) for i in range(5000)], 'together')
    check('5000 messages', p.story(5000) ==
          [(TEXT, b'%d' % i) for i in range(5000)])
    p.send([BYE])
    check('bye', p.story() == [BYE_BACK])
    p.close()


def through(words, command):
    """all rows again, through somebody's proxy"""
    global port
    if not shutil.which(command[0], path='/usr/sbin:/usr/bin'):
        skip(command[0] + ' is not installed')
    dial().close()  # the server is up
    ToServer.is_proxied = True
    with tempfile.TemporaryDirectory() as tmp:
        # below 30000 the next one is another test's
        back, port = port, 30000 + os.getpid() % 340 * 8 + 7
        conf = os.path.join(tmp, 'conf')
        with open(conf, 'w') as f:
            f.write(words % {'dir': tmp, 'front': port, 'back': back})
        proxy = subprocess.Popen(
            [a.replace('CONF', conf) for a in command],
            env={'PATH': '/usr/sbin:/usr/bin'}, stderr=subprocess.DEVNULL)
        try:
            for row in ROWS:
                run_row(lambda: ToServer(port, PROTOCOL), row, 'together')
            run_long()
            wsdeflate.run_talks(lambda: ToServer(
                port, PROTOCOL,
                'Sec-WebSocket-Extensions: permessage-deflate\r\n'))
        finally:
            proxy.terminate()
            proxy.wait(20)


def by_nginx():
    through(NGINX, ['nginx', '-c', 'CONF', '-e', 'stderr'])


def by_haproxy():
    through(HAPROXY, ['haproxy', '-f', 'CONF'])


# -- other people's clients --

def skip(why):
    print('skipped: ' + why)
    sys.exit(77)


MESSAGES = ['', 'hello', 'grüße €𐍈', 'x' * 125, 'x' * 126, 'y' * 65536,
            'z' * 300000, b'', b'\0\1\2', bytes(range(256)) * 600]


def by_websockets():
    try:
        import asyncio
        import websockets
    except ImportError:
        skip('python3-websockets is not installed')

    async def talk(compression):
        async with websockets.connect(
                'ws://127.0.0.1:%d/' % port, subprotocols=[PROTOCOL],
                compression=compression, max_size=None) as ws:
            check('subprotocol', ws.subprotocol == PROTOCOL)
            for m in MESSAGES * 2:
                await ws.send(m)
                check('websockets %d %s' % (len(m), compression),
                      await ws.recv() == m)
            await ws.send(['a', 'b', 'c'])
            check('fragments', await ws.recv() == 'abc')
            await (await ws.ping(b'p'))
            await ws.close(4000, 'done')
            check('close code', ws.close_code == 4000 and
                  ws.close_reason == 'done')

    dial().close()
    asyncio.run(talk(None))
    asyncio.run(talk('deflate'))


def by_wsproto():
    try:
        from wsproto import ConnectionType, WSConnection
        from wsproto import events
        from wsproto.extensions import PerMessageDeflate
    except ImportError:
        skip('python3-wsproto is not installed')
    for extensions in ([], [PerMessageDeflate()]):
        s, ws = dial(), WSConnection(ConnectionType.CLIENT)
        s.sendall(ws.send(events.Request(
            host='localhost', target='/', subprotocols=[PROTOCOL],
            extensions=extensions)))
        got, todo = [], list(MESSAGES)
        closed = None
        while closed is None:
            data = s.recv(1 << 20)
            ws.receive_data(data or None)
            for e in ws.events():
                if isinstance(e, events.AcceptConnection):
                    check('wsproto extensions',
                          len(e.extensions) == len(extensions))
                    for m in todo:
                        s.sendall(ws.send(events.Message(data=m)))
                    part = None
                elif isinstance(e, events.Message):
                    part = e.data if part is None else part + e.data
                    if e.message_finished:
                        got.append(part)
                        part = None
                    if len(got) == len(todo):
                        s.sendall(ws.send(events.CloseConnection(code=1000)))
                elif isinstance(e, events.CloseConnection):
                    closed = e.code
        check('wsproto messages', got == todo)
        check('wsproto close', closed == 1000)


def by_autobahn():
    try:
        import asyncio
        from autobahn.asyncio.websocket import (WebSocketClientFactory,
                                                WebSocketClientProtocol)
        from autobahn.websocket.compress import (
            PerMessageDeflateOffer, PerMessageDeflateResponse,
            PerMessageDeflateResponseAccept)
    except ImportError:
        skip('python3-autobahn is not installed')

    def is_ours(response):
        if isinstance(response, PerMessageDeflateResponse):
            return PerMessageDeflateResponseAccept(response)

    class Talk(WebSocketClientProtocol):
        got, over = [], None

        def onOpen(self):
            self.got = []
            for m in MESSAGES:
                binary = isinstance(m, bytes)
                self.sendMessage(m if binary else m.encode(), binary)
            self.sendMessage(b'x' * 3000, fragmentSize=100)

        def onMessage(self, payload, is_binary):
            self.got.append(payload if is_binary else payload.decode())
            if len(self.got) == len(MESSAGES) + 1:
                self.sendClose(4001, 'done')

        def onClose(self, clean, code, reason):
            check('autobahn messages', self.got == MESSAGES + ['x' * 3000])
            check('autobahn close', clean and code == 4001 and
                  reason == 'done', (clean, code, reason))
            self.over.set_result(None)

    async def talk(offers):
        loop = asyncio.get_running_loop()
        factory = WebSocketClientFactory('ws://127.0.0.1:%d/' % port,
                                         protocols=[PROTOCOL])
        factory.protocol = Talk
        # it masks, and fails whoever breaks a rule of RFC 6455 or 7692
        factory.setProtocolOptions(
            failByDrop=False, perMessageCompressionOffers=offers,
            perMessageCompressionAccept=is_ours)
        Talk.over = loop.create_future()
        await loop.create_connection(factory, '127.0.0.1', port)
        await asyncio.wait_for(Talk.over, 30)

    dial().close()
    for offers in ([], [PerMessageDeflateOffer()],
                   [PerMessageDeflateOffer(request_no_context_takeover=True,
                                           request_max_window_bits=9)],
                   [PerMessageDeflateOffer(request_max_window_bits=15)]):
        asyncio.run(talk(offers))


NODE = r'''
const WebSocket = require('ws');
const [port, protocol, deflate] = process.argv.slice(2);
const ws = new WebSocket('ws://127.0.0.1:' + port, protocol,
                         { perMessageDeflate: deflate === '1' });
const out = ['hello', 'grüße €𐍈', 'x'.repeat(126), 'y'.repeat(70000),
             Buffer.alloc(0), Buffer.alloc(300000, 7)];
let n = 0, bad = 0, pong = 0;
ws.on('open', () => { ws.ping('p'); out.forEach((m) => ws.send(m)); });
ws.on('pong', (d) => { pong += d.toString() === 'p'; });
ws.on('message', (d, binary) => {
  const m = out[n++];
  if (binary !== Buffer.isBuffer(m) || Buffer.compare(d, Buffer.from(m))) bad++;
  if (n === out.length) ws.close(4001, 'done');
});
ws.on('close', (code, reason) => process.exit(
  bad || pong !== 1 || code !== 4001 || reason.toString() !== 'done' ||
  (deflate === '1') !== !!ws.extensions ? 1 : 0));
ws.on('error', (e) => { console.log(e.message); process.exit(2); });
'''


def by_node():
    node = shutil.which('node') or shutil.which('nodejs')
    env = dict(os.environ, NODE_PATH='/usr/share/nodejs')
    if not node or subprocess.call([node, '-e', "require('ws')"], env=env,
                                   stderr=subprocess.DEVNULL):
        skip('node with ws is not installed')
    dial().close()
    with tempfile.NamedTemporaryFile('w', suffix='.js') as f:
        f.write(NODE)
        f.flush()
        for deflate in '0', '1':
            r = subprocess.run([node, f.name, str(port), PROTOCOL, deflate],
                               env=env, timeout=60, stdout=subprocess.PIPE)
            check('node ws, deflate %s' % deflate, r.returncode == 0, r.stdout)


def main():
    global port
    clients = {'nginx': by_nginx, 'haproxy': by_haproxy,
               'websockets': by_websockets, 'wsproto': by_wsproto,
               'autobahn': by_autobahn, 'node': by_node}
    client = clients[sys.argv[2]]
    port = 20000 + os.getpid() % 12000
    server = subprocess.Popen([sys.argv[1], '--port', str(port), '-d', '3'])
    try:
        client()
        check('still there', server.poll() is None)
    finally:
        server.send_signal(2)
        rc = server.wait(20)
    check('ended with 0, not %d' % rc, rc == 0)
    print('%d failed' % len(failures))
    return 1 if failures else 0


sys.exit(main())
