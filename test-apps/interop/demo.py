# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What the tests here share: the demo server, started for one test on a port
# that is free, and its end.
import os
import shutil
import signal
import socket
import subprocess
import sys
import time


class Demo:
    """with Demo(program, folder) as server: ... server.port"""

    def __init__(self, program, folder=None, args=()):
        self.args = [program, '--port=0', '--interface=127.0.0.1', *args]
        if folder:
            self.args.append('--resources=' + folder)

    def __enter__(self):
        self.process = subprocess.Popen(self.args, stdout=subprocess.PIPE)
        line = self.process.stdout.readline()
        self.port = int(line.split(b'port ')[1].split(b',')[0])
        self.url = 'http://127.0.0.1:%d' % self.port
        return self

    def restart(self):
        """another process on the same port"""
        self.process.terminate()
        self.process.wait(20)
        args = ['--port=%d' % self.port if a == '--port=0' else a
                for a in self.args]
        self.process = subprocess.Popen(args, stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def __exit__(self, kind, value, trace):
        alive = self.process.poll() is None
        self.process.terminate()
        rc = self.process.wait(20)
        if kind is None and (not alive or rc):
            raise RuntimeError('the server ended with %d' % rc)


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(('127.0.0.1', port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError('nobody listens')


class Started:
    """somebody's program, until the end of the block"""

    def __init__(self, args, port, cwd=None, sig=signal.SIGTERM):
        self.args, self.port, self.cwd, self.sig = args, port, cwd, sig

    def __enter__(self):
        self.process = subprocess.Popen(self.args, cwd=self.cwd,
                                        stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        wait_for(self.port)
        return self

    def __exit__(self, *_):
        self.process.send_signal(self.sig)
        self.process.wait(20)


def need(command):
    """its path; without it the test is skipped"""
    path = shutil.which(command)
    if not path:
        print('skipped: %s is not installed' % command)
        sys.exit(77)
    return path


def certificate(folder):
    """made there for localhost: its file, its key's"""
    need('openssl')
    cert, key = os.path.join(folder, 'cert'), os.path.join(folder, 'key')
    subprocess.run(
        ['openssl', 'req', '-x509', '-newkey', 'ec', '-nodes', '-days', '2',
         '-pkeyopt', 'ec_paramgen_curve:P-256', '-keyout', key, '-out', cert,
         '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
        check=True, stderr=subprocess.DEVNULL)
    return cert, key
