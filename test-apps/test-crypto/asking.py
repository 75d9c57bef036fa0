# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What the scripts here share: questions to test-crypto, asked all at once, and
# what is made of its answers.
import base64
import subprocess
import sys

asked = []      # (line, expected or None for refused)


def ask(want, *words):
    """words: bytes become hex, nothing a -"""
    line = ' '.join((w.hex() if isinstance(w, bytes) else w) or '-'
                    for w in words)
    asked.append((line, want.hex() or '-' if isinstance(want, bytes) else want))


def conclude(tool, least=3):
    """exits: 0 if all of them, and there are so many, are as they should be"""
    given = '\n'.join(line for line, _ in asked) + '\n'
    run = subprocess.run([tool], input=given.encode(), stdout=subprocess.PIPE)
    answers = run.stdout.decode().splitlines()
    if run.returncode or len(answers) != len(asked):
        print('test-crypto failed at', asked[len(answers) - 1][0][:200])
        sys.exit(1)
    wrong = [(line, want, got) for (line, want), got in zip(asked, answers)
             if got.lower() != ('refused' if want is None else want.lower())]
    for line, want, got in wrong[:5]:
        print('asked %s\nwant %s\ngot %s' % (line[:300], want, got[:300]))
    print(len(asked), 'vectors,', len(wrong), 'wrong;',
          sum(want is None for _, want in asked), 'to be refused')
    sys.exit(1 if wrong or len(asked) < least else 0)


def b64(b):
    return base64.urlsafe_b64encode(b).rstrip(b'=').decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))
