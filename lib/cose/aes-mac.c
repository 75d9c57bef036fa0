/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * AES-CBC-MAC (RFC 9053 3.2): the last block of the text encrypted by CBC, from
 * zeros, with zeros behind it. It is safe only since what COSE has MACed says
 * its own length.
 */
#include "cose/cose.h"

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

static int
encrypt_block(struct lws_cose_aes_mac *m)
{
	uint8_t iv[sizeof(m->block)] = { 0 };

	m->fill = 0;

	return lws_genaes_crypt(&m->aes, m->block, sizeof(m->block), m->mac, iv,
				NULL, NULL, 0);
}

int
lws_cose_aes_mac_add(struct lws_cose_aes_mac *m, const uint8_t *p, size_t len)
{
	size_t n;

	for (; len; p += n, len -= n) {
		n = sizeof(m->block) - m->fill;
		if (n > len)
			n = len;
		memcpy(m->block + m->fill, p, n);
		m->fill += n;
		if (m->fill == sizeof(m->block) && encrypt_block(m))
			return -1;
	}

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
