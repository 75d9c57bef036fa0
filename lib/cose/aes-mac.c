/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * AES-CBC-MAC (RFC 9053 3.2): the last block of the text encrypted by CBC, from
 * zeros, with zeros behind it. It is safe only since what COSE has MACed says
 * its own length.
 */
#include "cose/cose.h"

enum { AT_ONCE = 512 }; /* whole blocks */

int
lws_cose_aes_mac_begin(struct lws_cose_aes_mac *m,
		       const struct lws_gencrypto_keyelem *key)
{
	memset(m, 0, sizeof(*m));
	m->key = *key;

	return lws_genaes_create(&m->aes, LWS_GAESO_ENC, LWS_GAESM_CBC, &m->key,
				 LWS_GAESP_NO_PADDING, NULL)
		       ? -1
		       : 0;
}

/* whole blocks; what comes out of all but the last one is for nobody */
static int
encrypt(struct lws_cose_aes_mac *m, const uint8_t *p, size_t len)
{
	uint8_t iv[sizeof(m->block)] = { 0 }, out[AT_ONCE];

	if (lws_genaes_crypt(&m->aes, p, len, out, iv, NULL, NULL, 0))
		return -1;
	memcpy(m->mac, out + len - sizeof(m->mac), sizeof(m->mac));
	lws_explicit_bzero(out, len);

	return 0;
}

static int
encrypt_block(struct lws_cose_aes_mac *m)
{
	m->fill = 0;

	return encrypt(m, m->block, sizeof(m->block));
}

/* how much of it was taken: as many blocks as go at once, or a part of one */
static int
take(struct lws_cose_aes_mac *m, const uint8_t *p, size_t len, size_t *n)
{
	*n = len < AT_ONCE ? len - len % sizeof(m->block) : AT_ONCE;
	if (!m->fill && *n)
		return encrypt(m, p, *n);
	*n = sizeof(m->block) - m->fill;
	if (*n > len)
		*n = len;
	memcpy(m->block + m->fill, p, *n);
	m->fill += *n;

	return m->fill == sizeof(m->block) ? encrypt_block(m) : 0;
}

int
lws_cose_aes_mac_add(struct lws_cose_aes_mac *m, const uint8_t *p, size_t len)
{
	size_t n;

	for (; len; p += n, len -= n)
		if (take(m, p, len, &n))
			return -1;

	return 0;
}

int
lws_cose_aes_mac_end(struct lws_cose_aes_mac *m, uint8_t *mac, size_t len)
{
	int r = 0;

	if (m->fill) {
		memset(m->block + m->fill, 0, sizeof(m->block) - m->fill);
		r = encrypt_block(m);
	}
	if (!r && mac)
		memcpy(mac, m->mac, len);
	if (lws_genaes_destroy(&m->aes, NULL, 0))
		r = -1;
	lws_explicit_bzero(m, sizeof(*m));

	return r;
}
