/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Encrypted objects as JSON (RFC 7516 7.2), flattened and general, read. What
 * the JSON has beside the blocks waits in the header object until it is
 * decrypted: the shared header, and the recipients or the only one's header, as
 * they stand in the text.
 */
#include "jose/jwe.h"

static int
keep(struct lws_gencrypto_keyelem *el, struct lws_span s, char **temp,
     int *temp_len)
{
	el->buf = NULL;
	el->len = 0;
	if (!s.p)
		return 0;
	el->buf = (uint8_t *)lws_jose_take(temp, temp_len, s.len);
	if (!el->buf)
		return -1;
	memcpy(el->buf, s.p, s.len);
	el->len = (uint32_t)s.len;

	return 0;
}

/* one recipient's members beside all of them is neither form (7.2.2) */
static int
is_one_form(const struct lws_span *m)
{
	const struct lws_span *list = &m[LWS_JM_RECIPIENTS];

	return !list->p ||
	       (*list->p == '[' && !m[LWS_JM_HEADER].p && !m[LWS_JM_EKEY].p);
}

static int
read_blocks(struct lws_jwe *jwe, const struct lws_span *m, char **temp,
	    int *temp_len)
{
	static const struct {
		enum lws_jose_member from;
		int to;
	} blocks[] = {
		{ LWS_JM_PROTECTED, LJWE_JOSE }, { LWS_JM_EKEY, LJWE_EKEY },
		{ LWS_JM_IV, LJWE_IV },          { LWS_JM_CTXT, LJWE_CTXT },
		{ LWS_JM_TAG, LJWE_ATAG },       { LWS_JM_AAD, LJWE_AAD },
	};
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(blocks); n++)
		if (lws_jose_json_block(m[blocks[n].from], &jwe->jws,
					blocks[n].to, temp, temp_len))
			return -1;

	return 0;
}

int
lws_jwe_json_parse(struct lws_jwe *jwe, const uint8_t *buf, int len, char *temp,
		   int *temp_len)
{
	struct lws_span text, m[LWS_JM_COUNT];
	struct lws_gencrypto_keyelem *to =
		&jwe->jose.recipient[0].unprot[LJJHI_RECIPS_HDR];
	int list;

	if (len < 0)
		return -1;
	text = lws_span_of(buf, (size_t)len);
	if (lws_jose_json_begin(&text) || lws_jose_json_members(text, m) ||
	    !is_one_form(m)) {
		lwsl_notice("JWE: no such JSON\n");
		return -1;
	}
	list = m[LWS_JM_RECIPIENTS].p ? LWS_JM_RECIPIENTS : LWS_JM_HEADER;
	if (!read_blocks(jwe, m, &temp, temp_len) &&
	    !keep(&jwe->jose.e[LJJHI_RECIPS_HDR], m[LWS_JM_UNPROTECTED], &temp,
		  temp_len) &&
	    !keep(to, m[list], &temp, temp_len))
		return 0;
	lwsl_notice("JWE: no base64url, or %d bytes of scratch are too few\n",
		    *temp_len);

	return -1;
}

/* -- decrypting for one of many -- */

struct attempt {
	struct lws_jwe *jwe;        /* borrowed */
	struct lws_jwe_headers hdr; /* own is the recipient's */
	struct lws_span sealed;     /* the ciphertext as it came; owned */
	char *temp;                 /* borrowed */
	int temp_len;
	int tried_password;
};

static int
open_recipient(struct attempt *a, struct lws_span item)
{
	struct lws_span m[LWS_JM_COUNT];

	if (lws_jose_json_members(item, m) ||
	    lws_jose_json_block(m[LWS_JM_EKEY], &a->jwe->jws, LJWE_EKEY,
				&a->temp, &a->temp_len))
		return -1;
	a->hdr.own = m[LWS_JM_HEADER];

	return 0;
}

/* bytes of the text, -1: it is not for us. What it spoils is put right, since
 * it may be for us in the next recipient's name */
static int
try_recipient(struct attempt *a, struct lws_span item)
{
	struct lws_jws_map *map = &a->jwe->jws.map;
	char *temp = a->temp;
	int n, temp_len = a->temp_len;

	if (open_recipient(a, item))
		return -1;
	a->hdr.no_password = a->tried_password;
	n = lws_jwe_decrypt_as(a->jwe, &a->hdr, a->temp, &a->temp_len);
	if (n >= 0)
		return n;
	/* each costs its rounds, so there is one try */
	a->tried_password |= a->jwe->jose.edone[LJJHI_P2C];
	a->temp = temp;
	a->temp_len = temp_len;
	if (a->sealed.len)
		memcpy(lws_jwe_writable(map->buf[LJWE_CTXT]), a->sealed.p,
		       a->sealed.len);
	map->len[LJWE_CTXT] = (uint32_t)a->sealed.len;

	return -1;
}

static int
try_all(struct attempt *a, struct lws_span list)
{
	struct lws_span item;
	unsigned int count;
	int n = -1;

	for (count = 0; n < 0 && lws_jose_json_item(&list, &item); count++) {
		if (count == LWS_LIMIT_JOSE_RECIPIENTS) {
			lwsl_notice("JWE: more than %u recipients\n",
				    LWS_LIMIT_JOSE_RECIPIENTS);
			break;
		}
		n = try_recipient(a, item);
	}

	return n;
}

int
lws_jwe_decrypt_for_one(struct lws_jwe *jwe, const struct lws_jwe_headers *hdr,
			char *temp, int *temp_len)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	size_t len = map->len[LJWE_CTXT];
	uint8_t *copy = lws_malloc(len + !len, "jwe text");
	struct attempt a = { .jwe = jwe,
			     .hdr = *hdr,
			     .sealed = { copy, len },
			     .temp = temp,
			     .temp_len = *temp_len };
	int n;

	if (!copy)
		return -1;
	if (len)
		memcpy(copy, map->buf[LJWE_CTXT], len);
	n = try_all(&a, hdr->own);
	*temp_len = a.temp_len;
	lws_free(copy);

	return n;
}
