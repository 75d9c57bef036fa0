# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What the races over TLS share: a certificate, nginx beside us with the same
# files, and the processor time that a server has taken.
import glob
import os
import shutil
import signal
import socket
import subprocess
import sys
import time

# cache: open_file_cache, which nginx does not have by default
NGINX = '''
worker_processes 1; daemon off; pid {dir}/{name}.pid; error_log {dir}/err;
{user}
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; tcp_nodelay on;
 keepalive_requests 100000000; {cache}
 types {{ text/html html; }}
 client_body_temp_path {dir}/a; proxy_temp_path {dir}/b;
 fastcgi_temp_path {dir}/c; uwsgi_temp_path {dir}/d; scgi_temp_path {dir}/e;
 server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {dir}/cert;
  ssl_certificate_key {dir}/key; ssl_session_cache shared:a:1m;
  ssl_protocols TLSv1.3; root {dir}/mount-origin; }} }}
'''


def need(name):
    path = shutil.which(name) or shutil.which(name, path='/usr/sbin')
    if not path:
        print('skipped: %s is not installed' % name)
        sys.exit(77)
    return path


def prepare(folder):
    """a certificate, and where files are served from"""
    os.chmod(folder, 0o755)
    os.mkdir(folder + '/mount-origin')
    subprocess.run(
        [need('openssl'), 'req', '-x509', '-newkey', 'ec', '-pkeyopt',
         'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-keyout',
         folder + '/key', '-out', folder + '/cert', '-subj',
         '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
        check=True, stderr=subprocess.DEVNULL)


class Server:
    """cpu: the processor that it runs on, None: any"""

    def __init__(self, name, args, folder, port, stop=signal.SIGTERM,
                 cpu=None):
        self.name, self.port, self.how = name, port, stop
        pin = [] if cpu is None else ['taskset', '-c', str(cpu)]
        self.process = subprocess.Popen(pin + args, cwd=folder,
                                        stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                socket.create_connection(('127.0.0.1', port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        sys.exit(name + ' does not start')

    def cpu_us(self):
        total, look = 0, [self.process.pid]
        while look:
            pid = look.pop()
            for f in glob.glob('/proc/%d/task/*/schedstat' % pid):
                with open(f) as s:
                    total += int(s.read().split()[0])
            for f in glob.glob('/proc/%d/task/*/children' % pid):
                with open(f) as c:
                    look += [int(p) for p in c.read().split()]
        return total / 1000

    def stop(self):
        self.process.send_signal(self.how)
        self.process.wait(20)


def ours(path, folder, port, cpu=None):
    """lws-minimal-http-server-tls of a release build"""
    return Server('ours', [os.path.abspath(path), '--port', str(port),
                           '--cert', 'cert', '--key', 'key'], folder, port,
                  signal.SIGINT, cpu)


def nginx(folder, port, cpu=None, keeps_files=False):
    name = 'nginx that keeps files open' if keeps_files else 'nginx'
    conf = '%s/%d.conf' % (folder, port)
    with open(conf, 'w') as f:
        f.write(NGINX.format(
            dir=folder, port=port, name=port,
            user='user root;' if not os.getuid() else '',
            cache='open_file_cache max=100;' if keeps_files else ''))
    return Server(name, [need('nginx'), '-c', conf], folder, port, cpu=cpu)
