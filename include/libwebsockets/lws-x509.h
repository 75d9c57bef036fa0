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

LWS_VISIBLE LWS_EXTERN int
lws_tls_peer_cert_info(struct lws *wsi, enum lws_tls_cert_info type,
		       union lws_tls_cert_info_results *buf, size_t len);

LWS_VISIBLE LWS_EXTERN int
lws_tls_vhost_cert_info(struct lws_vhost *vhost, enum lws_tls_cert_info type,
			union lws_tls_cert_info_results *buf, size_t len);

LWS_VISIBLE LWS_EXTERN int lws_tls_acme_sni_cert_create(struct lws_vhost *vhost,
							const char *san_a,
							const char *san_b);

LWS_VISIBLE LWS_EXTERN int
lws_tls_acme_sni_csr_create(struct lws_context *context, const char *elements[],
			    uint8_t *csr, size_t csr_len, char **privkey_pem,
			    size_t *privkey_len);

LWS_VISIBLE LWS_EXTERN int
lws_tls_cert_updated(struct lws_context *context, const char *certpath,
		     const char *keypath, const char *mem_cert,
		     size_t len_mem_cert, const char *mem_privkey,
		     size_t len_mem_privkey);

#endif
