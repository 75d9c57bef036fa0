#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Makes the certificates that tests of TLS need, good and bad ones, with the
# openssl command: keys x.key, certificates x.pem, and stapled answers.
#
#   certs.sh FOLDER         77 if there is no openssl
set -eu
command -v openssl >/dev/null || exit 77
cd "$1"
exec 2>certs.log

cat >ca.cnf <<'END'
[ca]
default_ca = own
[own]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
default_days = 30
unique_subject = no
email_in_dn = no
[any]
commonName = supplied
[req]
distinguished_name = dn
prompt = no
[dn]
CN = none
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign,digitalSignature
subjectKeyIdentifier = hash
[server]
basicConstraints = CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,DNS:*.example.test,IP:127.0.0.1,IP:0:0:0:0:0:0:0:1
[other]
basicConstraints = CA:FALSE
subjectAltName = DNS:other.test
[otherip]
basicConstraints = CA:FALSE
subjectAltName = IP:10.9.8.7
[client]
basicConstraints = CA:FALSE
extendedKeyUsage = clientAuth
END
: >index.txt
echo 1000 >serial

key() {
	openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 \
		-out "$1.key"
}

# root NAME
root() {
	key "$1"
	openssl req -x509 -new -key "$1.key" -subj "/CN=$1" -days 30 \
		-config ca.cnf -extensions root -out "$1.pem"
}

# issue NAME CA SECTION [more arguments of openssl ca]
issue() {
	name=$1 ca=$2 section=$3
	shift 3
	[ -e "$name.key" ] || key "$name"
	openssl req -new -key "$name.key" -subj "/CN=$name" -config ca.cnf \
		-out "$name.csr"
	openssl ca -batch -config ca.cnf -cert "$ca.pem" -keyfile "$ca.key" \
		-extensions "$section" -notext -in "$name.csr" \
		-out "$name.pem" "$@"
}

root ca
root otherca
issue good ca server
issue next ca server
issue expired ca server -startdate 20200101000000Z -enddate 20210101000000Z
issue notyet ca server -startdate 20980101000000Z -enddate 20990101000000Z
issue wrongname ca other
issue wrongip ca otherip
issue unknown otherca server
issue usage ca client
issue client ca client
issue badclient otherca client
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out weak.key
issue weak ca server
issue revoked ca server
openssl ca -config ca.cnf -cert ca.pem -keyfile ca.key -revoke revoked.pem
for x in good revoked; do
	openssl ocsp -index index.txt -rsigner ca.pem -rkey ca.key -CA ca.pem \
		-issuer ca.pem -cert $x.pem -ndays 1 -respout $x.pem.ocsp
done >/dev/null
openssl req -x509 -new -key good.key -subj /CN=localhost -days 30 \
	-config ca.cnf -extensions server -out selfsigned.pem
cp good.key selfsigned.key
# signed by one that is no CA
openssl x509 -req -in next.csr -CA good.pem -CAkey good.key -CAcreateserial \
	-days 30 -extfile ca.cnf -extensions server -out leaf.pem
cat leaf.pem good.pem >notca.pem
cp next.key notca.key
openssl ec -in good.key -aes128 -passout pass:secret -out locked.key
cp good.pem locked.pem
openssl x509 -in client.pem -outform DER -out client.der
openssl pkcs8 -topk8 -nocrypt -in client.key -outform DER -out client.key.der
openssl x509 -in good.pem -outform DER -out good.der
openssl pkcs8 -topk8 -nocrypt -in good.key -outform DER -out good.key.der
