/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Encrypting to several as JSON (RFC 7516 7.2.1): one content key, which each
 * recipient gets by his own algorithm; what that adds to the header goes to his
 * own one.
 */
#include "jose/jwe.h"

/* room of one recipient: what is read of the headers, his own with what is
 * added, and his key */
enum { RECIPIENT_TEMP = 4 * LWS_LIMIT_JOSE_MEMBER + 2048 };

/* a text of this length is no message any more */
#define TEXT_MAX (32u * 1024 * 1024)

struct sealing {
	const struct lws_x_jwe_message *m; /* borrowed */
	struct lws_jwe jwe;                /* its key is borrowed, too */
	struct lws_jwe_methods methods;    /* of the last recipient */
	struct lws_jose_out o;
};

static const char *
header_of(const struct lws_x_jwe_recipient *to)
{
	return to->header ? to->header : "{}";
}

/* all that concerns one recipient, none of it twice */
static int
read_headers(struct sealing *s, const struct lws_x_jwe_recipient *to,
	     char **temp, int *temp_len)
{
	const char *const texts[] = { s->m->protect, s->m->unprotected,
				      header_of(to) };
	uint32_t seen = 0;
	unsigned int n;

	lws_jose_destroy(&s->jwe.jose);
	lws_jose_init(&s->jwe.jose);
	for (n = 0; n < LWS_ARRAY_SIZE(texts); n++) {
		const struct lws_jose_header h = {
			lws_span_of(texts[n], texts[n] ? strlen(texts[n]) : 0),
			&seen,
			n ? LWS_JOSE_JWE | LWS_JOSE_UNPROTECTED : LWS_JOSE_JWE
		};

		if (lws_jwe_read_header(&s->jwe, &h, temp, temp_len))
			return -1;
	}

	return lws_jwe_choose_methods(&s->jwe, &s->methods);
}

/* whose key is the content key, or makes it, can have no one beside him */
static int
is_direct(const struct sealing *s)
{
	return s->methods.kind == &lws_jwe_kind_dir ||
	       (s->methods.kind == &lws_jwe_kind_ecdh &&
		s->jwe.jose.alg->algtype_crypto == LWS_JOSE_ENCTYPE_NONE);
}

static int
wrap_for(struct sealing *s, const struct lws_x_jwe_recipient *to, char *temp,
	 int temp_len)
{
	struct lws_jws_map *map = &s->jwe.jws.map;

	s->jwe.jwk = *to->jwk;
	if (read_headers(s, to, &temp, &temp_len) ||
	    !lws_jwe_key_permits(&s->jwe, to->jwk, &s->methods,
				 lws_jwe_for_encrypting) ||
	    (is_direct(s) && s->m->count > 1))
		return -1;
	map->buf[LJWE_JOSE] = header_of(to);
	map->len[LJWE_JOSE] = (uint32_t)strlen(header_of(to));
	map->buf[LJWE_EKEY] = NULL;
	map->len[LJWE_EKEY] = 0;

	return s->methods.kind->wrap(&s->jwe, &temp, &temp_len);
}

static int
out_recipient(struct sealing *s, const struct lws_x_jwe_recipient *to)
{
	struct lws_jws_map *map = &s->jwe.jws.map;
	char temp[RECIPIENT_TEMP];

	if (wrap_for(s, to, temp, sizeof(temp))) {
		lwsl_notice("JWE: a recipient's header or key does not fit\n");
		return -1;
	}
	lws_jose_out_text(&s->o, "{\"header\":");
	lws_jose_out_bytes(&s->o, map->buf[LJWE_JOSE], map->len[LJWE_JOSE]);
	if (map->len[LJWE_EKEY]) {
		lws_jose_out_text(&s->o, ",\"encrypted_key\":\"");
		lws_jose_out_b64(&s->o, map->buf[LJWE_EKEY],
				 map->len[LJWE_EKEY]);
		lws_jose_out_text(&s->o, "\"");
	}
	lws_jose_out_text(&s->o, "}");
	map->buf[LJWE_EKEY] = NULL; /* it was in temp */
	map->len[LJWE_EKEY] = 0;

	return 0;
}

static int
out_recipients(struct sealing *s)
{
	unsigned int n;

	lws_jose_out_text(&s->o, "{\"recipients\":[");
	for (n = 0; n < s->m->count; n++) {
		lws_jose_out_text(&s->o, n ? "," : "");
		if (out_recipient(s, &s->m->to[n]))
			return -1;
	}
	lws_jose_out_text(&s->o, "]");

	return 0;
}

/* the text, in place with room for its padding */
static int
seal(struct sealing *s, char *temp, int temp_len)
{
	struct lws_jws_map *map = &s->jwe.jws.map;
	const struct lws_x_jwe_message *m = s->m;
	char *text = lws_jose_take(
		&temp, &temp_len,
		lws_gencrypto_padded_length(LWS_AES_CBC_BLOCKLEN, m->len));

	if (!text)
		return -1;
	if (m->len)
		memcpy(text, m->text, m->len);
	map->buf[LJWE_CTXT] = text;
	map->len[LJWE_CTXT] = (uint32_t)m->len;
	map->buf[LJWE_JOSE] = m->protect;
	map->len[LJWE_JOSE] = (uint32_t)strlen(m->protect);
	map->buf[LJWE_AAD] = m->aad;
	map->len[LJWE_AAD] = (uint32_t)m->aad_len;

	return lws_jwe_encrypt_content(&s->jwe, &s->methods, &temp, &temp_len);
}

static void
out_block(struct sealing *s, const char *name, int idx)
{
	const struct lws_jws_map *map = &s->jwe.jws.map;

	lws_jose_out_text(&s->o, ",\"");
	lws_jose_out_text(&s->o, name);
	lws_jose_out_text(&s->o, "\":\"");
	lws_jose_out_b64(&s->o, map->buf[idx], map->len[idx]);
	lws_jose_out_text(&s->o, "\"");
}

static int
out_message(struct sealing *s, char *temp, int temp_len)
{
	if (out_recipients(s) || seal(s, temp, temp_len))
		return -1;
	out_block(s, "protected", LJWE_JOSE);
	if (s->m->unprotected) {
		lws_jose_out_text(&s->o, ",\"unprotected\":");
		lws_jose_out_text(&s->o, s->m->unprotected);
	}
	if (s->m->aad)
		out_block(s, "aad", LJWE_AAD);
	out_block(s, "iv", LJWE_IV);
	out_block(s, "ciphertext", LJWE_CTXT);
	out_block(s, "tag", LJWE_ATAG);
	lws_jose_out_text(&s->o, "}");

	return lws_jose_out_end(&s->o);
}

/* a content key of full length; what is needed of it is */
static int
begin(struct sealing *s, struct lws_context *cx,
      const struct lws_x_jwe_message *m)
{
	memset(s, 0, sizeof(*s));
	s->m = m;
	lws_jwe_init(&s->jwe, cx);

	return lws_get_random(cx, s->jwe.cek, LWS_JWE_CEK_MAX) ==
			       LWS_JWE_CEK_MAX
		       ? 0
		       : -1;
}

static void
end(struct sealing *s)
{
	lws_jose_destroy(&s->jwe.jose);
	lws_explicit_bzero(s, sizeof(*s)); /* the keys are the caller's */
}

int
lws_x_jwe_encrypt_json(struct lws_context *cx,
		       const struct lws_x_jwe_message *m, char *out,
		       size_t out_len)
{
	struct sealing s;
	size_t room;
	char *temp;
	int n = -1;

	if (!m->count || m->count > LWS_LIMIT_JOSE_RECIPIENTS || !m->protect ||
	    m->len > TEXT_MAX || m->aad_len > TEXT_MAX)
		return -1;
	/* the text twice, if it is compressed, what is authentic in base64,
	 * and the small blocks */
	room = 2 * m->len + (m->aad_len + strlen(m->protect)) * 2 + 1024;
	temp = lws_malloc(room, "jwe");
	if (!temp)
		return -1;
	if (!begin(&s, cx, m)) {
		lws_jose_out_begin(&s.o, out, out_len);
		n = out_message(&s, temp, (int)room);
	}
	end(&s);
	lws_explicit_bzero(temp, room);
	lws_free(temp);

	return n;
}
