/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a certificate says of itself: one small function for each kind, in a
 * table. Bytes and text go to ns, whose room the caller tells, since his buffer
 * may go on behind the union.
 */
#include "crypto/openssl/x509.h"

#include <openssl/x509v3.h>

enum { FOUND = 0, NOT_SAID = 1, FAILURE = -1 };

struct out {
	union lws_tls_cert_info_results *buf;
	size_t room; /* of buf->ns.name */
};

typedef int (*info_fn)(X509 *cert, const struct out *o);

/* too small a room is told what it would take */
static int
give_bytes(const struct out *o, const void *p, size_t len)
{
	char *name = o->buf->ns.name; /* goes on behind the union */

	o->buf->ns.len = len < INT_MAX ? (int)len : INT_MAX;
	if (len > o->room)
		return FAILURE;
	if (len)
		memcpy(name, p, len);

	return FOUND;
}

static int
give_text(const struct out *o, const char *text)
{
	char *name = o->buf->ns.name;
	size_t len = strlen(text);

	if (len >= o->room)
		return FAILURE;
	memcpy(name, text, len + 1);
	o->buf->ns.len = (int)len;

	return FOUND;
}

/* the form with slashes that the API has */
static int
give_name(const struct out *o, const X509_NAME *name)
{
	char *line = X509_NAME_oneline(name, NULL, 0);
	int ret;

	if (!line)
		return FAILURE;
	ret = give_text(o, line);
	OPENSSL_free(line);

	return ret;
}

static int
give_time(const struct out *o, const ASN1_TIME *t)
{
	struct tm tm;

	if (!t || ASN1_TIME_to_tm(t, &tm) != 1)
		return FAILURE;
	o->buf->time = timegm(&tm);

	return FOUND;
}

static int
validity_from(X509 *cert, const struct out *o)
{
	return give_time(o, X509_get0_notBefore(cert));
}

static int
validity_to(X509 *cert, const struct out *o)
{
	return give_time(o, X509_get0_notAfter(cert));
}

static int
common_name(X509 *cert, const struct out *o)
{
	X509_NAME *subject = X509_get_subject_name(cert);
	int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
	const ASN1_STRING *cn;
	uint8_t *utf8 = NULL;
	int len, ret = FAILURE;

	if (at < 0)
		return give_name(o, subject);
	cn = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
	len = ASN1_STRING_to_UTF8(&utf8, cn);
	/* a NUL in it would make it another name */
	if (len >= 0 && strlen((char *)utf8) == (size_t)len)
		ret = give_text(o, (char *)utf8);
	OPENSSL_free(utf8);

	return ret;
}

static int
issuer_name(X509 *cert, const struct out *o)
{
	return give_name(o, X509_get_issuer_name(cert));
}

static int
usage(X509 *cert, const struct out *o)
{
	o->buf->usage = X509_get_key_usage(cert);

	return FOUND;
}

static int
give_der(const struct out *o, uint8_t *der, int len)
{
	int ret = FAILURE;

	if (len > 0)
		ret = give_bytes(o, der, (size_t)len);
	OPENSSL_free(der);

	return ret;
}

static int
opaque_public_key(X509 *cert, const struct out *o)
{
	uint8_t *der = NULL;
	int len = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(cert), &der);

	return give_der(o, der, len);
}

static int
der_raw(X509 *cert, const struct out *o)
{
	uint8_t *der = NULL;
	int len = i2d_X509(cert, &der);

	return give_der(o, der, len);
}

static int
give_string(const struct out *o, const ASN1_STRING *s)
{
	if (!s)
		return NOT_SAID;

	return give_bytes(o, ASN1_STRING_get0_data(s),
			  (size_t)ASN1_STRING_length(s));
}

/* RFC 5280 4.2.1.1; the names may be of many kinds, one of them is a
 * directory's */
static int
give_directory_name(const struct out *o, const GENERAL_NAMES *names)
{
	int n;

	for (n = 0; names && n < sk_GENERAL_NAME_num(names); n++) {
		const GENERAL_NAME *g = sk_GENERAL_NAME_value(names, n);

		if (g->type == GEN_DIRNAME)
			return give_name(o, g->d.directoryName);
	}

	return NOT_SAID;
}

static int
authority(X509 *cert, const struct out *o, enum lws_tls_cert_info what)
{
	AUTHORITY_KEYID *a = X509_get_ext_d2i(
		cert, NID_authority_key_identifier, NULL, NULL);
	int ret = NOT_SAID;

	if (!a)
		return NOT_SAID;
	if (what == LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID)
		ret = give_string(o, a->keyid);
	if (what == LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_ISSUER)
		ret = give_directory_name(o, a->issuer);
	if (what == LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_SERIAL)
		ret = give_string(o, a->serial);
	AUTHORITY_KEYID_free(a);

	return ret;
}

static int
authority_key_id(X509 *cert, const struct out *o)
{
	return authority(cert, o, LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID);
}

static int
authority_issuer(X509 *cert, const struct out *o)
{
	return authority(cert, o, LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_ISSUER);
}

static int
authority_serial(X509 *cert, const struct out *o)
{
	return authority(cert, o, LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_SERIAL);
}

static int
subject_key_id(X509 *cert, const struct out *o)
{
	return give_string(o, X509_get0_subject_key_id(cert));
}

/* VERIFIED is of a connection, not of a certificate */
static const info_fn infos[] = {
	[LWS_TLS_CERT_INFO_VALIDITY_FROM] = validity_from,
	[LWS_TLS_CERT_INFO_VALIDITY_TO] = validity_to,
	[LWS_TLS_CERT_INFO_COMMON_NAME] = common_name,
	[LWS_TLS_CERT_INFO_ISSUER_NAME] = issuer_name,
	[LWS_TLS_CERT_INFO_USAGE] = usage,
	[LWS_TLS_CERT_INFO_OPAQUE_PUBLIC_KEY] = opaque_public_key,
	[LWS_TLS_CERT_INFO_DER_RAW] = der_raw,
	[LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID] = authority_key_id,
	[LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_ISSUER] = authority_issuer,
	[LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_SERIAL] = authority_serial,
	[LWS_TLS_CERT_INFO_SUBJECT_KEY_ID] = subject_key_id,
};

int
lws_ossl_x509_info(X509 *cert, enum lws_tls_cert_info type,
		   union lws_tls_cert_info_results *buf, size_t len)
{
	const struct out o = { buf, len ? len : sizeof(buf->ns.name) };

	buf->ns.len = 0;
	if ((unsigned int)type >= LWS_ARRAY_SIZE(infos) || !infos[type])
		return FAILURE;

	return infos[type](cert, &o);
}

int
lws_x509_info(struct lws_x509_cert *x509, enum lws_tls_cert_info type,
	      union lws_tls_cert_info_results *buf, size_t len)
{
	if (!x509->cert)
		return FAILURE;

	return lws_ossl_x509_info(x509->cert, type, buf, len);
}

int
lws_x509_native_info(void *native, enum lws_tls_cert_info type,
		     union lws_tls_cert_info_results *buf, size_t len)
{
	return lws_ossl_x509_info(native, type, buf, len);
}
