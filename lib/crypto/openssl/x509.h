/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a certificate object is made of, for the files of this backend.
 */
#ifndef LWS_CRYPTO_OPENSSL_X509_H
#define LWS_CRYPTO_OPENSSL_X509_H

#include "crypto/openssl/backend.h"

struct lws_x509_cert {
	X509 *cert;             /* owned; NULL until parsed */
	STACK_OF(X509) * chain; /* owned; what came behind it, or NULL */
};

/** lws_ossl_x509_info() - what lws_x509_info() tells, of any certificate
 * \return as lws_x509_info() */
int lws_ossl_x509_info(X509 *cert, enum lws_tls_cert_info type,
		       union lws_tls_cert_info_results *buf, size_t len);

#endif
