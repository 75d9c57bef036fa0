# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What the tests here share: the demo server, started for one test on a port
# that is free, and its end.
import shutil
import subprocess
import sys


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


def need(command):
    """its path; without it the test is skipped"""
    path = shutil.which(command)
    if not path:
        print('skipped: %s is not installed' % command)
        sys.exit(77)
    return path
