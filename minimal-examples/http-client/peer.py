#!/usr/bin/python3
# SPDX-License-Identifier: CC0-1.0
#
# An HTTP server for the tests of these examples: what is asked for tells what
# is answered.
#
#   peer.py PORT
#
# /echo    the body of the request, /url its length, /head its headers,
# /count/N N times a letter, /wait N letters after a while, /drop half of what
# was announced, anything else 404.
import http.server
import sys
import time


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def body(self):
        if 'chunked' not in self.headers.get('transfer-encoding', ''):
            return self.rfile.read(int(self.headers.get('content-length', 0)))
        whole = b''
        while True:
            n = int(self.rfile.readline(), 16)
            whole += self.rfile.read(n)
            self.rfile.readline()
            if not n:
                return whole

    def answer(self, status, what, announced=None):
        self.send_response(status)
        self.send_header('Content-Length', str(announced or len(what)))
        self.send_header('Content-Type', 'text/plain')
        self.send_header('X-My-Server', 'example')
        self.end_headers()
        self.wfile.write(what)

    def do_POST(self):
        self.answer(200, self.body())

    def do_GET(self):
        word = self.path.split('?')[0].split('/')
        if word[1] == 'url':
            self.answer(200, b'%d\n' % len(self.path))
        elif word[1] == 'head':
            self.answer(200, str(self.headers).encode())
        elif word[1] == 'count':
            self.answer(200, b'x' * int(word[2]))
        elif word[1] == 'wait':
            time.sleep(.3)
            self.answer(200, b'x' * int(word[2]))
        elif word[1] == 'drop':
            self.answer(200, b'half', 8)
            self.close_connection = True
        else:
            self.answer(404, b'nothing\n')


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 100


Server(('127.0.0.1', int(sys.argv[1])), Handler).serve_forever()
