# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What the HTTP/1 tests of this folder share: a server to talk to, bytes sent as
# they are, answers cut apart by the rules of RFC 9112 6.3.
import os
import socket
import subprocess


class Server:
    """the demo server on a port of its own, with a folder of files"""

    def __init__(self, program, folder, *args):
        for name, content in (('small.txt', b'small\n'), ('odd.type', b'?')):
            with open(os.path.join(folder, name), 'wb') as f:
                f.write(content)
        self.process = subprocess.Popen(
            [program, '--port=0', '--interface=127.0.0.1',
             '--resources=' + folder, *args], stdout=subprocess.PIPE)
        line = self.process.stdout.readline()
        self.port = int(line.split(b'port ')[1].split(b',')[0])

    def connect(self, timeout=10):
        s = socket.create_connection(('127.0.0.1', self.port), timeout)
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return s

    def ask(self, request, bytewise=False):
        """all that comes back until the server closes; what was refused must
        not be lost by a reset"""
        s = self.connect()
        try:
            step = 1 if bytewise else len(request) or 1
            for i in range(0, len(request), step):
                s.sendall(request[i:i + step])
        except (BrokenPipeError, ConnectionResetError):
            pass    # refused before all was sent: the answer is there
        data = read_all(s)
        s.close()
        return data

    def cpu_ms(self):
        with open('/proc/%d/stat' % self.process.pid) as f:
            fields = f.read().rsplit(') ', 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 // os.sysconf(
            'SC_CLK_TCK')

    def stop(self):
        """the program's exit code"""
        self.process.terminate()
        return self.process.wait(20)


def read_all(s):
    data = b''
    while True:
        try:
            piece = s.recv(65536)
        except ConnectionResetError:
            return data + b'(reset)'
        except socket.timeout:
            return data + b'(no end)'
        if not piece:
            return data
        data += piece


def answers(data, heads=()):
    """[(status, headers, body)]; heads: indexes of answers to HEAD"""
    out = []
    while data:
        head, _, data = data.partition(b'\r\n\r\n')
        lines = head.split(b'\r\n')
        try:
            status = int(lines[0].split(b' ')[1])
        except (IndexError, ValueError):
            out.append((0, {}, head))
            continue
        headers = {':version': lines[0][:8].decode('latin1')}
        for line in lines[1:]:
            name, _, value = line.partition(b':')
            headers[name.lower().decode('latin1')] = value.strip().decode(
                'latin1')
        n = int(headers.get('content-length', len(data)))
        if status in (204, 304) or status < 200 or len(out) in heads:
            n = 0
        if status >= 200:
            out.append((status, headers, data[:n]))
        data = data[n:]
    return out
