#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What the demo's page does with forms and events, by curl and by python:
# uploads that come back as they were, refusals that keep nothing, the clock.
#
#   demo-forms.py PROGRAM
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time

import demo
import h1wire

LIMIT = 64 << 20


def need(fact, words):
    if not fact:
        raise AssertionError(words)


def curl(*args):
    return subprocess.run(['curl', '-s', *args], stdout=subprocess.PIPE,
                          check=True).stdout


def form(fields):
    """a multipart body, and its content type"""
    out = b''
    for name, filename, content in fields:
        out += b'--XyX\r\nContent-Disposition: form-data; name="%s"' % name
        if filename is not None:
            out += b'; filename="%s"' % filename
        out += b'\r\n\r\n' + content + b'\r\n'
    return out + b'--XyX--\r\n', 'multipart/form-data; boundary=XyX'


def post(port, fields, chunked=False):
    body, kind = form(fields)
    c = http.client.HTTPConnection('127.0.0.1', port, timeout=20)
    if chunked:
        pieces = (body[i:i + 777] for i in range(0, len(body), 777))
        c.request('POST', '/upload', pieces, {'Content-Type': kind},
                  encode_chunked=True)
    else:
        c.request('POST', '/upload', body, {'Content-Type': kind})
    r = c.getresponse()
    data = r.read()
    c.close()
    return r.status, data


def run_uploads(url, port, kept):
    names = []
    for n, size in enumerate((0, 1, 65534, 65535, 65536, 3000000)):
        content = os.urandom(size)
        status, data = post(port, [(b'note', None, b'n%d' % n),
                                   (b'file', b'f%d' % n, content)], n % 2 == 1)
        need(status == 200, 'upload of %d: %d' % (size, status))
        said = json.loads(data)
        need(said['note'] == 'n%d' % n, 'note: %r' % said)
        need(said['files'][-1] == {'name': 'f%d' % n, 'bytes': size},
             'list: %r' % said)
        need(curl(url + '/files/f%d' % n) == content, 'download of %d' % size)
        names.append('f%d' % n)
    need(sorted(os.listdir(kept)) == names, 'kept: %r' % os.listdir(kept))
    head = curl('-I', url + '/files/f1').decode().lower()
    need('content-disposition: attachment' in head, head)


def run_refusals(url, port, kept):
    before = sorted(os.listdir(kept))
    need(post(port, [(b'file', b'f1', b'other')])[0] == 409, 'same name')
    c = h1wire.socket.create_connection(('127.0.0.1', port), 20)
    body, kind = form([(b'file', b'big', b'')])
    c.sendall(('POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\n'
               'Content-Length: %d\r\n\r\n' % (kind, LIMIT * 2)).encode())
    c.sendall(body[:body.index(b'\r\n\r\n') + 4])
    try:
        for _ in range(LIMIT * 2 >> 20):
            c.sendall(b'x' * (1 << 20))
    except ConnectionError:
        pass
    c.close()
    need(post(port, [(b'file', b'../../up', b'x')])[0] == 200, 'folders')
    bad = b'--XyX\r\nnonsense\r\n'
    c = http.client.HTTPConnection('127.0.0.1', port, timeout=20)
    c.request('POST', '/upload', bad,
              {'Content-Type': 'multipart/form-data; boundary=XyX'})
    need(c.getresponse().status == 400, 'nonsense')
    c.close()
    # one that is cut off
    c = h1wire.socket.create_connection(('127.0.0.1', port), 20)
    c.sendall(('POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\n'
               'Content-Length: 5000\r\n\r\n' % kind).encode())
    c.sendall(body[:body.index(b'\r\n\r\n') + 4].replace(b'big', b'cut') +
              b'x' * 1000)
    c.close()
    # what was cut off goes when the server sees the end
    for _ in range(100):
        after = sorted(os.listdir(kept))
        if len(after) == len(before) + 1:
            break
        time.sleep(.1)
    need(len(after) == len(before) + 1, 'kept: %r' % after)
    need(not any(n in ('big', 'cut') for n in after), 'kept: %r' % after)


FULL = '''#!/usr/bin/python3
# no file has more than 64 KB, as on a disk that is full
import os
import resource
import signal
import sys
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
os.execv('%s', ['%s'] + sys.argv[1:])
'''


def run_full_disk(program, folder, kept):
    """the client hears of it, nothing is kept, and service goes on"""
    script = os.path.join(folder, 'full')
    path = os.path.abspath(program)
    with open(script, 'w') as f:
        f.write(FULL % (path, path))
    os.chmod(script, 0o700)
    server = h1wire.Server(script, folder, '--uploads=' + kept)
    try:
        for size, want in ((60000, 200), (200000, 500), (65536, 200),
                           (65537, 500), (3 << 20, 500), (1, 200)):
            try:
                status, _ = post(server.port,
                                 [(b'file', b's%d' % size, b'x' * size)])
            except ConnectionError:     # not all of a long one was read
                status = 500 if size > 1 << 20 else None
            need(status == want, 'upload of %d: %r' % (size, status))
        need(sorted(os.listdir(kept)) == ['s1', 's60000', 's65536'],
             'kept: %r' % os.listdir(kept))
    finally:
        rc = server.stop()
    need(rc == 0, 'exit code %d' % rc)


def run_clock(port):
    c = http.client.HTTPConnection('127.0.0.1', port, timeout=5)
    c.request('GET', '/clock')
    r = c.getresponse()
    need(r.getheader('content-type') == 'text/event-stream', 'type')
    begun = time.time()
    lines = [r.readline() for _ in range(9)]
    ids, times = lines[::3], lines[1::3]
    c.close()
    need(all(t.startswith(b'data: ') for t in times), repr(times))
    need(ids == [b'id: 1\n', b'id: 2\n', b'id: 3\n'], repr(ids))
    need(1.5 < time.time() - begun < 10, 'an event a second')


def main():
    demo.need('curl')
    with tempfile.TemporaryDirectory() as folder, \
            tempfile.TemporaryDirectory() as kept:
        server = h1wire.Server(sys.argv[1], folder, '--uploads=' + kept)
        try:
            url = 'http://127.0.0.1:%d' % server.port
            run_uploads(url, server.port, kept)
            run_refusals(url, server.port, kept)
            run_clock(server.port)
        finally:
            rc = server.stop()
        need(rc == 0, 'exit code %d' % rc)
    with tempfile.TemporaryDirectory() as folder, \
            tempfile.TemporaryDirectory() as kept:
        run_full_disk(sys.argv[1], folder, kept)
    print('ok')


main()
