#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The command line tools of the examples against other implementations, in both
# directions: what one makes the other must accept, and what was changed it must
# not.
#
#   crypto.py BIN_DIR jws|jwe|cose|messages|openssl
#
# jws, jwe: python3-jwcrypto. cose: python3-cbor2 and python3-cryptography, with
# what is signed put together here from RFC 9052. messages: the same by
# test-crypto, what the tool has no words for: several signers, recipients, a
# payload that is not in the message. openssl: its command line.
# Exit: 77 the other one is not there.
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile

BIN, KIND = os.path.dirname(sys.argv[1]), sys.argv[2]
DIR = tempfile.mkdtemp()
TEXT = b'It was a bright cold day in April, and the clocks were striking'
done = 0


def tool(name, *args, given=b'', fails=False):
    """what it prints; None if it fails, which it must if fails"""
    r = subprocess.run([os.path.join(BIN, 'lws-minimal-crypto-' + name)] +
                       list(args), input=given, stdout=subprocess.PIPE,
                       stderr=subprocess.DEVNULL)
    if bool(r.returncode) != fails:
        print(name, *args, 'exits', r.returncode, 'with', given[:400])
        sys.exit(1)
    return None if r.returncode else r.stdout


def file(name, content):
    path = os.path.join(DIR, name)
    with open(path, 'wb') as f:
        f.write(content if isinstance(content, bytes) else content.encode())
    return path


def same(a, b, what):
    global done
    done += 1
    if a != b:
        print(what, ':', a, 'is not', b)
        sys.exit(1)


def changed(token):
    """the same with another character in the middle of the last block"""
    at = len(token) - 10
    return token[:at] + ('A' if token[at] != 'A' else 'B') + token[at + 1:]


# -- JOSE --

RSA = ('-t', 'RSA', '-b', '2048')


def our_key(*args):
    return tool('jwk', *args).decode()


def jwcrypto():
    try:
        from jwcrypto import jwk, jws, jwe
    except ImportError:
        skip('python3-jwcrypto')
    return jwk, jws, jwe


def skip(what):
    print('skipped: %s is not installed' % what)
    sys.exit(77)


def by_jws():
    jwk, jws, _ = jwcrypto()
    algs = [('HS%d' % n, ('-t', 'OCT', '-b', '512'),
             {'kty': 'oct', 'size': 512}) for n in (256, 384, 512)]
    algs += [(s + 'S%d' % n, RSA, {'kty': 'RSA', 'size': 2048})
             for s in 'RP' for n in (256, 384, 512)]
    algs += [('ES%d' % n, ('-t', 'EC', '--curve', c), {'kty': 'EC', 'crv': c})
             for n, c in ((256, 'P-256'), (384, 'P-384'), (512, 'P-521'))]
    algs += [('EdDSA', ('-t', 'EC', '--curve', c), {'kty': 'OKP', 'crv': c})
             for c in ('Ed25519', 'Ed448')]
    for alg, ours, theirs in algs:
        for text in (our_key(*ours), jwk.JWK.generate(**theirs).export()):
            key = jwk.JWK.from_json(text)
            path = file('key', text)
            for flat in (False, True):
                form = ('-f',) if flat else ()
                signed = tool('jws', '-s', alg, '-k', path, *form, given=TEXT)
                token = jws.JWS()
                token.allowed_algs = [alg]
                token.deserialize(signed.decode(), key)
                same(token.payload, TEXT, alg)

                token = jws.JWS(TEXT)
                token.allowed_algs = [alg]
                token.add_signature(key, alg, json.dumps({'alg': alg}))
                theirs_made = token.serialize(compact=not flat)
                same(tool('jws', '-k', path, *form,
                          given=theirs_made.encode()), TEXT, alg)
                if not flat:
                    tool('jws', '-k', path, fails=True,
                         given=changed(theirs_made).encode())


ENCS = ('A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512', 'A128GCM',
        'A192GCM', 'A256GCM')


def jwe_pairs():
    """(alg, key, enc, flattened). Where the content's key is wrapped, wrapping
    and content know nothing of each other: two contents each, in turns, one
    compact, one flattened. Where it is agreed on, or there, each content"""
    at = 0
    for alg, args in jwe_keys():
        direct = alg in ('dir', 'ECDH-ES')
        encs = ENCS if direct and (not args or args[-1] in (
            'P-256', 'X25519')) else (ENCS[at % 6], ENCS[(at + 3) % 6])
        if alg.startswith('PBES2'):
            encs = encs[:1] * 2
        for n, enc in enumerate(encs):
            yield alg, args, enc, (n + at // 6) % 2 == 1
        at += 1


def jwe_keys():
    for alg in ('RSA1_5', 'RSA-OAEP', 'RSA-OAEP-256'):
        yield alg, RSA
    for bits in ('128', '192', '256'):
        for alg in ('A%sKW', 'A%sGCMKW'):
            yield alg % bits, ('-t', 'OCT', '-b', bits)
    for curve in ('P-256', 'P-384', 'P-521', 'X25519', 'X448'):
        for alg in ('ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW',
                    'ECDH-ES+A256KW'):
            yield alg, ('-t', 'EC', '--curve', curve)
    for alg in ('PBES2-HS256+A128KW', 'PBES2-HS384+A192KW',
                'PBES2-HS512+A256KW'):
        yield alg, ('-t', 'OCT', '-b', '128')
    yield 'dir', None


def by_jwe():
    jwk, _, jwe = jwcrypto()
    sizes = dict(zip(ENCS, (256, 384, 512, 128, 192, 256)))
    made = {}

    def key_text(args):
        if args not in made:
            made[args] = our_key(*args)
        return made[args]
    for alg, args, enc, flat in jwe_pairs():
        text = key_text(args or ('-t', 'OCT', '-b', str(sizes[enc])))
        key = jwk.JWK.from_json(text)
        path = file('key', text)
        form = ('-f',) if flat else ()
        secret = tool('jwe', '-e', alg + ' ' + enc, '-k', path, *form,
                      given=TEXT)
        if flat:    # it does not allow a jwk beside the protected ones
            o = json.loads(secret.decode())
            o.pop('header', None)
            secret = json.dumps(o).encode()
        token = jwe.JWE()
        token.allowed_algs = [alg, enc]
        token.deserialize(secret.decode(), key)
        same(token.payload, TEXT, alg + ' ' + enc)

        token = jwe.JWE(TEXT, json.dumps({'alg': alg, 'enc': enc}),
                        algs=[alg, enc])
        token.add_recipient(key)
        theirs = token.serialize(compact=not flat)
        same(tool('jwe', '-k', path, *form, given=theirs.encode()), TEXT,
             alg + ' ' + enc)
        if not flat:
            tool('jwe', '-k', path, fails=True, given=changed(theirs).encode())


# -- COSE: what is signed and with what, from RFC 9052 4.4 and 6.3 --

CURVES = {1: ('P-256', 32), 2: ('P-384', 48), 3: ('P-521', 66)}
COSE = {    # by our names: number, hash, our key
    'ES256': (-7, 'SHA256', 'EC2 --curve P-256'),
    'ES384': (-35, 'SHA384', 'EC2 --curve P-384'),
    'ES512': (-36, 'SHA512', 'EC2 --curve P-521'),
    'EdDSA': (-8, None, 'OKP --curve Ed25519'),
    'RS256': (-257, 'SHA256', 'RSA --bits 2048'),
    'RS512': (-259, 'SHA512', 'RSA --bits 2048'),
    'PS256': (-37, 'SHA256', 'RSA --bits 2048'),
    'HS256': (5, 'SHA256', 'SYM --bits 256'),
    'HS384': (6, 'SHA384', 'SYM --bits 384'),
    'HS512': (7, 'SHA512', 'SYM --bits 512'),
    'HS256_64': (4, 'SHA256', 'SYM --bits 256'),
}


class Cose:
    """a key of ours, as python3-cryptography has it"""

    def __init__(self, alg, k):
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import (
            ec, ed25519, rsa, padding, utils)
        self.ec, self.utils, self.padding = ec, utils, padding
        self.alg, self.k = alg, k
        self.number, hash_name, _ = COSE[alg]
        self.hash = hash_name and getattr(hashes, hash_name)()
        n = {i: int.from_bytes(v, 'big') for i, v in k.items()
             if isinstance(v, bytes)}
        if alg.startswith('ES'):
            name, self.size = CURVES[k[-1]]
            curve = {'P-256': ec.SECP256R1, 'P-384': ec.SECP384R1,
                     'P-521': ec.SECP521R1}[name]()
            self.key = ec.EllipticCurvePrivateNumbers(
                n[-4], ec.EllipticCurvePublicNumbers(n[-2], n[-3], curve)
            ).private_key()
        elif alg == 'EdDSA':
            self.key = ed25519.Ed25519PrivateKey.from_private_bytes(k[-4])
        elif alg[1] == 'S' and alg[0] in 'RP':
            d, p, q = n[-3], n[-4], n[-5]
            self.key = rsa.RSAPrivateNumbers(
                p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p),
                rsa.RSAPublicNumbers(n[-2], n[-1])).private_key()

    def pad(self):
        if self.alg[0] == 'R':
            return self.padding.PKCS1v15()
        return self.padding.PSS(self.padding.MGF1(self.hash),
                                self.hash.digest_size)

    def make(self, tbs):
        if self.alg.startswith('HS'):
            import hmac
            mac = hmac.new(self.k[-1], tbs, self.hash.name).digest()
            return mac[:8] if self.alg == 'HS256_64' else mac
        if self.alg == 'EdDSA':
            return self.key.sign(tbs)
        if self.alg[0] in 'RP':
            return self.key.sign(tbs, self.pad(), self.hash)
        r, s = self.utils.decode_dss_signature(
            self.key.sign(tbs, self.ec.ECDSA(self.hash)))
        return r.to_bytes(self.size, 'big') + s.to_bytes(self.size, 'big')

    def check(self, sig, tbs):
        """raises if it is not"""
        if self.alg.startswith('HS'):
            assert sig == self.make(tbs)
        elif self.alg == 'EdDSA':
            self.key.public_key().verify(sig, tbs)
        elif self.alg[0] in 'RP':
            self.key.public_key().verify(sig, tbs, self.pad(), self.hash)
        else:
            assert len(sig) == 2 * self.size
            r, s = (int.from_bytes(h, 'big')
                    for h in (sig[:self.size], sig[self.size:]))
            self.key.public_key().verify(self.utils.encode_dss_signature(r, s),
                                         tbs, self.ec.ECDSA(self.hash))


def check_ours(cbor2, key, message, extra):
    m = cbor2.loads(message)
    body, _, payload, last = m.value
    if m.tag == 98:
        assert body == b'' and len(last) == 1
        prot, unprot, sig = last[0]
        tbs = ['Signature', body, prot, extra, payload]
    else:
        assert m.tag == (17 if key.alg.startswith('HS') else 18)
        prot, unprot, sig = body, m.value[1], last
        tbs = ['MAC0' if m.tag == 17 else 'Signature1', prot, extra, payload]
    same(cbor2.loads(prot), {1: key.number}, key.alg)
    same(unprot, {4: b'me'}, key.alg)
    same(payload, TEXT, key.alg)
    key.check(sig, cbor2.dumps(tbs))


def make_theirs(cbor2, key, extra, many):
    prot = cbor2.dumps({1: key.number})
    if key.alg.startswith('HS') and many:   # COSE_Mac, the key itself
        mac = key.make(cbor2.dumps(['MAC', prot, extra, TEXT]))
        return cbor2.dumps(cbor2.CBORTag(97, [
            prot, {}, TEXT, mac, [[b'', {1: -6, 4: b'me'}, b'']]]))
    if many:
        sig = key.make(cbor2.dumps(['Signature', b'', prot, extra, TEXT]))
        return cbor2.dumps(cbor2.CBORTag(98, [
            b'', {}, TEXT, [[prot, {4: b'me'}, sig]]]))
    is_mac = key.alg.startswith('HS')
    sig = key.make(cbor2.dumps(['MAC0' if is_mac else 'Signature1', prot,
                                extra, TEXT]))
    return cbor2.dumps(cbor2.CBORTag(17 if is_mac else 18, [
        prot, {4: b'me'}, TEXT, sig]))


def by_cose():
    try:
        import cbor2
        import cryptography     # noqa: F401
    except ImportError:
        skip('python3-cbor2 or python3-cryptography')
    for alg, (_, _, args) in COSE.items():
        made = tool('cose-key', '--kty', *args.split(), '--kid', 'me')
        key = Cose(alg, cbor2.loads(made))
        path = file('key', made)
        for many in (False, True):
            for extra in (b'', b'\x01\x02\x03'):
                more = ('--extra', extra.hex()) if extra else ()
                if many and not alg.startswith('HS'):
                    more += ('--cose-sign',)
                ours = tool('cose-sign', '-s', '--alg', alg, '-k', path, *more,
                            given=TEXT)
                check_ours(cbor2, key, ours, extra)
                theirs = make_theirs(cbor2, key, extra, many)
                told = tool('cose-sign', '-k', path, *more, given=theirs)
                assert b'result: 0 (alg %s, kid 6d65)' % alg.encode() in told
                same(told.split(b'\nresults')[0], TEXT, alg)
                bad = theirs.replace(b'April', b'Aprix')
                tool('cose-sign', '-k', path, *more, given=bad, fails=True)


# -- all types of messages --

AESMAC = {'AES-MAC 128/64': (14, 16, 8), 'AES-MAC 256/64': (15, 32, 8),
          'AES-MAC 128/128': (25, 16, 16), 'AES-MAC 256/128': (26, 32, 16)}


class AesMac:
    """RFC 9053 3.2, by python3-cryptography's CBC"""

    def __init__(self, alg, kid):
        self.alg = alg
        self.number, size, self.cut = AESMAC[alg]
        self.k = {1: 4, 2: kid, -1: os.urandom(size)}

    def make(self, tbs):
        from cryptography.hazmat.primitives.ciphers import (
            Cipher, algorithms, modes)
        c = Cipher(algorithms.AES(self.k[-1]), modes.CBC(bytes(16)))
        e = c.encryptor()
        return e.update(tbs + bytes(-len(tbs) % 16))[-16:][:self.cut]

    def check(self, sig, tbs):
        assert sig == self.make(tbs)


class Asker:
    """lines for test-crypto, and who looks at its answers"""

    def __init__(self):
        self.lines, self.then = [], []

    def ask(self, then, *words):
        self.lines.append(' '.join(
            w if isinstance(w, str) else w.hex() or '-' for w in words))
        self.then.append(then)

    def run(self):
        r = subprocess.run([os.path.join(BIN, 'test-crypto')], check=True,
                           input=('\n'.join(self.lines) + '\n').encode(),
                           stdout=subprocess.PIPE)
        answers = r.stdout.decode().splitlines()
        same(len(answers), len(self.lines), 'answers')
        for line, then, answer in zip(self.lines, self.then, answers):
            try:
                then(answer)
            except Exception:
                print('asked', line, 'got', answer)
                raise


def tbs_of(cbor2, m, extra, payload):
    """what each signature of a message is of: RFC 9052 4.4, 6.3"""
    body, _, inside, last = m.value[:4]
    text = inside if inside is not None else payload
    if m.tag == 98:
        return [(prot, unprot, sig, cbor2.dumps(
            ['Signature', body, prot, extra, text]))
            for prot, unprot, sig in last]
    name = {97: 'MAC', 17: 'MAC0', 18: 'Signature1'}[m.tag]
    return [(body, m.value[1], last, cbor2.dumps([name, body, extra, text]))]


def put_together(cbor2, how, keys, extra, payload):
    """a message by those keys, with what may stand in it besides"""
    inside = None if 'd' in how else payload
    prots = [cbor2.dumps({1: k.number}) for k in keys]
    if 's' in how:
        body = cbor2.dumps({3: 'text/plain'})
        m = cbor2.CBORTag(98, [body, {}, inside, [
            [p, {4: k.k[2]}, b''] for p, k in zip(prots, keys)]])
        for part, k, (_, _, _, tbs) in zip(
                m.value[3], keys, tbs_of(cbor2, m, extra, payload)):
            part[2] = k.make(tbs)
        # RFC 9338: somebody's countersignature, which is passed over
        m.value[1][11] = [prots[0], {4: b'nobody'}, b'countersigned']
        return m
    tag = {'1': 18, '0': 17, 'm': 97}[how[0]]
    m = cbor2.CBORTag(tag, [prots[0], {} if 'm' in how else {4: keys[0].k[2]},
                            inside, b''])
    if 'm' in how:      # one who has another key, and the one who has it
        m.value.append([[b'', {1: -6, 4: b'other'}, b''],
                        [b'', {1: -6, 4: keys[0].k[2]}, b'']])
    m.value[3] = keys[0].make(tbs_of(cbor2, m, extra, payload)[0][3])
    return m


def cose_keys(cbor2):
    keys = []
    for alg, (_, _, args) in COSE.items():
        kid = alg.replace('_', '').encode()
        made = tool('cose-key', '--kty', *args.split(), '--kid', kid.decode())
        keys.append(Cose(alg, cbor2.loads(made)))
    return keys + [AesMac(alg, ('a%d' % n).encode())
                   for n, alg in enumerate(AESMAC)]


def by_messages():
    try:
        import cbor2
        import cryptography     # noqa: F401
    except ImportError:
        skip('python3-cbor2 or python3-cryptography')
    keys = cose_keys(cbor2)
    keyset = cbor2.dumps([k.k for k in keys])
    macs = [k for k in keys if k.alg[0] in 'HA']
    signers = [k for k in keys if k not in macs]
    a = Asker()

    def ours_is_good(who, extra, d):
        def then(answer):
            m = cbor2.loads(bytes.fromhex(answer))
            same(m.value[2], None if d else TEXT, who[0].alg)
            parts = tbs_of(cbor2, m, extra, TEXT)
            same(len(parts), len(who), who[0].alg)
            for k, (prot, unprot, sig, tbs) in zip(who, parts):
                same(cbor2.loads(prot), {1: k.number}, k.alg)
                same(unprot, {4: k.k[2]}, k.alg)
                k.check(sig, tbs)
        return then

    def results(want, what):
        return lambda answer: same(answer, want, what)

    def both(how, who, extra):
        d = 'd' in how
        if 'm' not in how:
            a.ask(ours_is_good(who, extra, d), 'cose-sign', how, keyset, extra,
                  TEXT, ','.join(k.alg for k in who).replace(' ', '+'),
                  ','.join(k.k[2].decode() for k in who))
        m = put_together(cbor2, how, who, extra, TEXT)
        data, good = cbor2.dumps(m), '0;' * len(who)
        name = how + ' ' + who[-1].alg

        def check(want, data=data, extra=extra, text=TEXT):
            a.ask(results(want, name), 'cose-check', how, keyset, extra, data,
                  text if d else b'')
        check(good)
        bad = '-1;' * len(who)
        check(bad, extra=extra + b'x')
        if d:
            check(bad, text=TEXT + b'x')
            check(bad, text=b'')
        else:
            check(bad, data=data.replace(b'April', b'Aprix'))
        # the last signature changed; the others stay good
        part = m.value[3][-1] if 's' in how else m.value
        at = 2 if 's' in how else 3
        was = part[at]
        for sig in (was[:-1] + bytes([was[-1] ^ 1]), was[:-1], was + b'\0',
                    bytes(len(was)), b''):
            part[at] = sig
            check(good[2:] + '-1;', data=cbor2.dumps(m))
        part[at] = was

    for d in ('', 'd'):
        for extra in (b'', b'\1\2\3'):
            for k in signers:
                both('1' + d, [k], extra)
                both('s' + d, [k], extra)
            for n in (2, 3, len(signers)):
                both('s' + d, signers[-n:], extra)
            for k in macs:
                both('0' + d, [k], extra)
                both('m' + d, [k], extra)
    a.run()


# -- OpenSSL's command line --

def openssl(*args, given=b''):
    return subprocess.run(['openssl'] + list(args), input=given, check=True,
                          stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b'=')


def unb64(text):
    return base64.urlsafe_b64decode(text + b'=' * (-len(text) % 4))


def by_openssl():
    if not shutil.which('openssl'):
        skip('openssl')
    for alg, digest, make in (
            ('RS256', 'sha256', ['rsa:2048']),
            ('RS512', 'sha512', ['rsa:3072']),
            ('PS256', 'sha256', ['rsa:2048']),
            ('ES256', 'sha256',
             ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']),
            ('ES384', 'sha384',
             ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384']),
            ('ES512', 'sha512',
             ['ec', '-pkeyopt', 'ec_paramgen_curve:P-521'])):
        pem, cert = os.path.join(DIR, 'pem'), os.path.join(DIR, 'cert')
        openssl('req', '-x509', '-newkey', *make, '-nodes', '-subj', '/CN=x',
                '-days', '2', '-keyout', pem, '-out', cert)
        jwk = tool('x509', '-c', cert, '-t', cert, '-p', pem)
        path = file('key', jwk)
        public = file('public', openssl('x509', '-in', cert, '-pubkey',
                                        '-noout'))
        pss = (['-sigopt', 'rsa_padding_mode:pss', '-sigopt',
                'rsa_pss_saltlen:digest'] if alg[0] == 'P' else [])

        ours = tool('jws', '-s', alg, '-k', path, given=TEXT)
        head, body, sig = ours.split(b'.')
        raw = unb64(sig)
        sig_path = file('sig', to_der(raw) if alg[0] == 'E' else raw)
        openssl('dgst', '-' + digest, *pss, '-verify', public, '-signature',
                sig_path, given=head + b'.' + body)

        tbs = b64(json.dumps({'alg': alg}).encode()) + b'.' + b64(TEXT)
        sig = openssl('dgst', '-' + digest, *pss, '-sign', pem, given=tbs)
        if alg[0] == 'E':
            sig = from_der(sig, {'ES256': 32, 'ES384': 48, 'ES512': 66}[alg])
        token = tbs + b'.' + b64(sig)
        same(tool('jws', '-k', path, given=token), TEXT, alg)
        tool('jws', '-k', path, given=changed(token.decode()).encode(),
             fails=True)


def to_der(raw):
    half = len(raw) // 2
    body = b''
    for n in (raw[:half], raw[half:]):
        n = n.lstrip(b'\0') or b'\0'
        n = b'\0' + n if n[0] & 128 else n
        body += bytes([2, len(n)]) + n
    return b'\x30' + (bytes([len(body)]) if len(body) < 128 else
                      bytes([0x81, len(body)])) + body


def from_der(der, half):
    at = 3 if der[1] & 128 else 2
    out = b''
    for _ in range(2):
        n = der[at + 2:at + 2 + der[at + 1]]
        at += 2 + der[at + 1]
        out += n.lstrip(b'\0').rjust(half, b'\0')
    return out


try:
    globals()['by_' + KIND]()
finally:
    shutil.rmtree(DIR)
print(done, 'comparisons')
sys.exit(0 if done else 1)
