/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Certificates (RFC 5280): parsing, verifying, what is in them, and making
 * what ACME needs.
 */

#ifndef LWS_X509_H
#define LWS_X509_H

struct lws_x509_cert;

enum lws_tls_cert_info {
	LWS_TLS_CERT_INFO_VALIDITY_FROM = 0,
	LWS_TLS_CERT_INFO_VALIDITY_TO = 1,
	LWS_TLS_CERT_INFO_COMMON_NAME = 2,
	LWS_TLS_CERT_INFO_ISSUER_NAME = 3,
	LWS_TLS_CERT_INFO_USAGE = 4,
	LWS_TLS_CERT_INFO_VERIFIED = 5,
	LWS_TLS_CERT_INFO_OPAQUE_PUBLIC_KEY = 6,
	LWS_TLS_CERT_INFO_DER_RAW = 7,
	LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID = 8,
	LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_ISSUER = 9,
	LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_SERIAL = 10,
	LWS_TLS_CERT_INFO_SUBJECT_KEY_ID = 11,
};

union lws_tls_cert_info_results {
	unsigned int verified;
	time_t time;
	unsigned int usage;
	struct {
		int len;
		char name[64];
	} ns;
};

/** lws_x509_create() - an empty certificate object
 * \param x509: out, owned by the caller
 * \return 0; 1: out of memory */
LWS_VISIBLE LWS_EXTERN int lws_x509_create(struct lws_x509_cert **x509);

/** lws_x509_parse_from_pem() - read a certificate, once for each object
 * \param x509: object
 * \param pem: text; further certificates in it are taken as intermediates
 * \param len: bytes of it, with or without the NUL
 * \return 0, -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_x509_parse_from_pem(struct lws_x509_cert *x509,
						   const void *pem, size_t len);

/** lws_x509_verify() - was it issued by one that is trusted?
 * \param x509: certificate, with its intermediates
 * \param trusted: whom to believe; may be an intermediate or x509 itself
 * \param common_name: what its CN must be, or NULL
 * \return 0; -1: it was not. Dates are not looked at:
 * LWS_TLS_CERT_INFO_VALIDITY_TO */
LWS_VISIBLE LWS_EXTERN int lws_x509_verify(struct lws_x509_cert *x509,
					   struct lws_x509_cert *trusted,
					   const char *common_name);

/** lws_x509_public_to_jwk() - its public key as a JSON web key
 * \param jwk: need not be zeroed
 * \param x509: certificate
 * \param curves: those that are allowed, with commas between; NULL: none
 * \param rsabits: how many an RSA key must have
 * \return 0; -1: no such key, jwk is empty */
LWS_VISIBLE LWS_EXTERN int lws_x509_public_to_jwk(struct lws_jwk *jwk,
						  struct lws_x509_cert *x509,
						  const char *curves,
						  int rsabits);

/** lws_x509_jwk_privkey_pem() - add the private half to a key
 * \param cx: or NULL
 * \param jwk: key with the matching public half
 * \param pem: text, which is wiped in any case
 * \param len: bytes of it
 * \param passphrase: or NULL
 * \return 0; -1: it does not match, or cannot be read */
LWS_VISIBLE LWS_EXTERN int lws_x509_jwk_privkey_pem(struct lws_context *cx,
						    struct lws_jwk *jwk,
						    void *pem, size_t len,
						    const char *passphrase);

/** lws_x509_destroy() - free a certificate object
 * \param x509: becomes NULL; NULL is harmless */
LWS_VISIBLE LWS_EXTERN void lws_x509_destroy(struct lws_x509_cert **x509);

/** lws_x509_info() - what a certificate says
 * \param x509: certificate
 * \param type: which; VERIFIED is of connections only
 * \param buf: gets it: time, usage, or bytes in ns; larger than the union for
 * long ones \param len: room of ns.name, 0: 64 \return 0; 1: it does not say;
 * -1: no such thing, or no room */
LWS_VISIBLE LWS_EXTERN int lws_x509_info(struct lws_x509_cert *x509,
					 enum lws_tls_cert_info type,
					 union lws_tls_cert_info_results *buf,
					 size_t len);

/** lws_tls_peer_cert_info() - what the peer's certificate says
 * \param wsi: a TLS connection, or a stream of one
 * \param type: which; VERIFIED sets buf->verified: 1 if the chain was found
 *good and nothing had to be forgiven \param buf: gets it: time (UTC), usage, or
 *bytes in ns; larger than the union for long ones, which need not be terminated
 *unless they are names \param len: room of ns.name, 0: 64 \return 0; 1: it does
 *not say; -1: no certificate, no TLS, or no room: then ns.len is what DER_RAW
 *and other bytes would take Thread: the connection's service thread. Allocates
 *nothing of ours. */
LWS_VISIBLE LWS_EXTERN int
lws_tls_peer_cert_info(struct lws *wsi, enum lws_tls_cert_info type,
		       union lws_tls_cert_info_results *buf, size_t len);

/** lws_tls_vhost_cert_info() - what a server's own certificate says
 * \param vhost: vhost
 * \param type, buf, len: as lws_tls_peer_cert_info(), without VERIFIED
 * \return as lws_tls_peer_cert_info(); -1 too if it serves no TLS
 * Thread: any service thread. */
LWS_VISIBLE LWS_EXTERN int
lws_tls_vhost_cert_info(struct lws_vhost *vhost, enum lws_tls_cert_info type,
			union lws_tls_cert_info_results *buf, size_t len);

/** lws_tls_acme_sni_cert_create() - give a vhost a certificate that signs
 *itself \param vhost: one that serves TLS \param san_a: name or address it is
 *for \param san_b: another, or NULL \return 0: new connections get it, good for
 *an hour; 1: not possible, nothing has changed Thread: any service thread. */
LWS_VISIBLE LWS_EXTERN int lws_tls_acme_sni_cert_create(struct lws_vhost *vhost,
							const char *san_a,
							const char *san_b);

/** lws_tls_acme_sni_csr_create() - a new key and the request for its
 *certificate \param context: context \param elements: LWS_TLS_REQ_ELEMENT_COUNT
 *texts, NULL or "" where there is none; COMMON_NAME and SUBJECT_ALT_NAME are
 *the names it is for \param csr: gets the request (RFC 2986): DER as base64url
 *without padding, with a NUL \param csr_len: bytes there \param privkey_pem:
 *out, the key, RSA with 4096 bits; the program's to free() \param privkey_len:
 *out, bytes of it without the NUL \return length of the request; -1: no room,
 *no memory, nothing to free It takes a second or more, and the service thread
 *with it. */
LWS_VISIBLE LWS_EXTERN int
lws_tls_acme_sni_csr_create(struct lws_context *context, const char *elements[],
			    uint8_t *csr, size_t csr_len, char **privkey_pem,
			    size_t *privkey_len);

/** lws_tls_cert_updated() - a server's certificate has changed
 * \param context: context
 * \param certpath, keypath: all vhosts that were created with exactly these
 *read them again \param mem_cert, len_mem_cert: instead of a file that cannot
 *be read; or NULL, 0 \param mem_privkey, len_mem_privkey: the same for the key
 * \return 0. What goes wrong is in the log, and that vhost keeps what it has
 * New connections get it, open ones keep theirs. Thread: any service thread. */
LWS_VISIBLE LWS_EXTERN int
lws_tls_cert_updated(struct lws_context *context, const char *certpath,
		     const char *keypath, const char *mem_cert,
		     size_t len_mem_cert, const char *mem_privkey,
		     size_t len_mem_privkey);

#endif
