# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# A browser that does what it is told, by the WebDriver protocol (W3C) and
# nothing but python's own modules.
import base64
import http.client
import json
import re
import subprocess
import tempfile
import time

import demo

ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'


class Browser:
    """with Browser(1280, 900) as b: b.go(url); b.run('return 1')"""

    def __init__(self, width, height, args=()):
        self.size, self.args = (width, height), list(args)

    def __enter__(self):
        chromium = demo.need('chromium')
        self.tmp = tempfile.TemporaryDirectory()
        self.driver = subprocess.Popen(
            [demo.need('chromedriver'), '--port=0'], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        self.port = self.read_port()
        args = ['--headless=new', '--no-sandbox', '--disable-gpu',
                '--disable-dev-shm-usage', '--hide-scrollbars',
                '--no-first-run', '--user-data-dir=' + self.tmp.name,
                '--window-size=%d,%d' % self.size] + self.args
        self.path = ''
        made = self.ask('POST', '/session', {'capabilities': {'alwaysMatch': {
            'goog:chromeOptions': {'binary': chromium, 'args': args}}}})
        self.path = '/session/' + made['sessionId']
        # the size of what is shown, whatever the window's frame; and as wide
        # as a phone, which windows cannot be
        self.ask('POST', '/goog/cdp/execute', {
            'cmd': 'Emulation.setDeviceMetricsOverride',
            'params': {'width': self.size[0], 'height': self.size[1],
                       'deviceScaleFactor': 1, 'mobile': False}})
        return self

    def read_port(self):
        for line in self.driver.stdout:
            m = re.search(rb'started successfully on port (\d+)', line)
            if m:
                return int(m.group(1))
        raise RuntimeError('chromedriver did not start')

    def ask(self, method, path, body=None):
        c = http.client.HTTPConnection('127.0.0.1', self.port, timeout=60)
        c.request(method, self.path + path,
                  None if body is None else json.dumps(body))
        value = json.loads(c.getresponse().read())['value']
        c.close()
        if isinstance(value, dict) and 'error' in value:
            raise RuntimeError('%s %s: %s' % (method, path, value['message']))
        return value

    def __exit__(self, kind, value, trace):
        try:
            self.ask('DELETE', '')
        finally:
            self.driver.terminate()
            self.driver.wait(20)
            self.tmp.cleanup()

    def go(self, url):
        self.ask('POST', '/url', {'url': url})

    def run(self, script, *args):
        return self.ask('POST', '/execute/sync',
                        {'script': script, 'args': list(args)})

    def wait_for(self, script, secs=10):
        """until the script returns something true, and that"""
        end = time.time() + secs
        while time.time() < end:
            value = self.run(script)
            if value:
                return value
            time.sleep(0.05)
        raise AssertionError('in vain: ' + script)

    def find(self, css):
        return self.ask('POST', '/element', {'using': 'css selector',
                                             'value': css})[ELEMENT]

    def click(self, css):
        self.ask('POST', '/element/%s/click' % self.find(css), {})

    def type(self, css, text):
        """for a field of files: the path of one"""
        self.ask('POST', '/element/%s/value' % self.find(css), {'text': text})

    def drag(self, css, points):
        """from the element's middle, in pixels"""
        moves = [{'type': 'pointerMove', 'x': x, 'y': y, 'duration': 10,
                  'origin': {ELEMENT: self.find(css)}} for x, y in points]
        self.ask('POST', '/actions', {'actions': [
            {'type': 'pointer', 'id': 'mouse', 'actions':
             moves[:1] + [{'type': 'pointerDown', 'button': 0}] + moves[1:] +
             [{'type': 'pointerUp', 'button': 0}]}]})

    def picture(self, path, whole=True):
        """of the whole page"""
        shot = self.ask('POST', '/goog/cdp/execute', {
            'cmd': 'Page.captureScreenshot',
            'params': {'captureBeyondViewport': whole}})
        with open(path, 'wb') as f:
            f.write(base64.b64decode(shot['data']))
