/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Signatures as JSON, with one signer (RFC 7515 7.2.2) or several (7.2.1), each
 * with a header of his own, protected, not protected, or both.
 */
#include "jose/jose.h"

/* -- reading -- */

/* one signature and what it is of */
struct signature {
	struct lws_span m[LWS_JM_COUNT];
	struct lws_jws *jws; /* borrowed: gets its blocks */
	char *temp;          /* borrowed: what is left behind the payload */
	int temp_len;
};

/* what both headers say; their names may not meet (RFC 7515 4) */
static int
read_headers(struct signature *s, struct lws_jose *jose)
{
	const struct lws_jws_map *map = &s->jws->map;
	uint32_t seen = 0;
	const struct lws_jose_header protect = {
		lws_span_of(map->buf[LJWS_JOSE], map->len[LJWS_JOSE]), &seen, 0
	};
	const struct lws_jose_header own = { s->m[LWS_JM_HEADER], &seen,
					     LWS_JOSE_UNPROTECTED };

	if (map->buf[LJWS_JOSE] &&
	    lws_jose_parse_header(jose, &protect, s->temp, &s->temp_len))
		return -1;
	if (s->m[LWS_JM_HEADER].p &&
	    lws_jose_parse_header(jose, &own, s->temp, &s->temp_len))
		return -1;
	if (jose->alg)
		return 0;
	lwsl_notice("JWS: the headers have no alg\n");

	return -1;
}

/* its blocks, beside that of the payload which is there */
static int
open_signature(struct signature *s, struct lws_jose *jose)
{
	static const char nothing[1];
	struct lws_jws_map *b64 = &s->jws->map_b64;

	lws_jose_init(jose);
	if (lws_jose_json_block(s->m[LWS_JM_PROTECTED], s->jws, LJWS_JOSE,
				&s->temp, &s->temp_len) ||
	    lws_jose_json_block(s->m[LWS_JM_SIGNATURE], s->jws, LJWS_SIG,
				&s->temp, &s->temp_len) ||
	    read_headers(s, jose))
		return -1;
	if (!b64->buf[LJWS_JOSE])
		b64->buf[LJWS_JOSE] = nothing; /* 5.1 step 8: an empty text */

	return 0;
}

struct object {
	struct lws_span m[LWS_JM_COUNT];
	struct lws_span list; /* what is left of the signatures */
	int is_general;
};

static int
open_object(struct object *o, struct lws_span text)
{
	memset(o, 0, sizeof(*o));
	if (lws_jose_json_begin(&text) || lws_jose_json_members(text, o->m))
		return -1;
	o->list = o->m[LWS_JM_SIGNATURES];
	o->is_general = !!o->list.p;
	/* the two forms do not mix (7.2.2) */
	if (o->is_general &&
	    (*o->list.p != '[' || o->m[LWS_JM_SIGNATURE].p ||
	     o->m[LWS_JM_PROTECTED].p || o->m[LWS_JM_HEADER].p))
		return -1;

	return o->is_general || o->m[LWS_JM_SIGNATURE].p ? 0 : -1;
}

/* 1: there is another one; 0: there is none; -1: it cannot be read */
static int
next_signature(struct object *o, struct signature *s)
{
	struct lws_span item;

	if (!o->is_general) {
		memcpy(s->m, o->m, sizeof(s->m));
		memset(o, 0, sizeof(*o));
		o->is_general = 1; /* with nothing in it */
		return !!s->m[LWS_JM_SIGNATURE].p;
	}
	if (!lws_jose_json_item(&o->list, &item))
		return 0;

	return lws_jose_json_members(item, s->m) || !s->m[LWS_JM_SIGNATURE].p
		       ? -1
		       : 1;
}

static int
confirm_by(struct signature *s, struct lws_jwk *const *keys, unsigned int count)
{
	struct lws_jose jose;
	unsigned int n;
	int r = -1;

	if (!open_signature(s, &jose))
		for (n = 0; r && n < count; n++)
			r = lws_jws_confirm_blocks(jose.alg, s->jws, keys[n]);
	lws_jose_destroy(&jose);

	return r;
}

/* what lws_x_jws_confirm_json() does; if first_only, the blocks in jws are
 * those of the first good signature */
static int
confirm_all(struct object *o, struct signature *s, struct lws_jwk *const *keys,
	    unsigned int count, struct lws_x_jws_confirmed *c, int first_only)
{
	const struct signature behind_payload = *s;
	int r, good = 0;

	for (; (r = next_signature(o, s)) > 0; c->signatures++) {
		if (c->signatures == LWS_LIMIT_JOSE_SIGNATURES) {
			lwsl_notice("JWS: more than %u signatures\n",
				    LWS_LIMIT_JOSE_SIGNATURES);
			return -1;
		}
		s->temp = behind_payload.temp;
		s->temp_len = behind_payload.temp_len;
		if (confirm_by(s, keys, count))
			continue;
		c->good |= 1u << c->signatures;
		good++;
		if (first_only)
			return good;
	}

	return r ? -1 : good;
}

static int
confirm_text(struct lws_span text, struct signature *s,
	     struct lws_jwk *const *keys, unsigned int count,
	     struct lws_x_jws_confirmed *c, int first_only)
{
	struct object o;

	memset(c, 0, sizeof(*c));
	memset(&s->jws->map, 0, sizeof(s->jws->map));
	memset(&s->jws->map_b64, 0, sizeof(s->jws->map_b64));
	if (open_object(&o, text) ||
	    lws_jose_json_block(o.m[LWS_JM_PAYLOAD], s->jws, LJWS_PYLD,
				&s->temp, &s->temp_len)) {
		lwsl_notice("JWS: no such JSON, or %d bytes of scratch are too "
			    "few\n",
			    s->temp_len);
		return -1;
	}
	c->payload = s->jws->map.buf[LJWS_PYLD];
	c->payload_len = s->jws->map.len[LJWS_PYLD];

	return confirm_all(&o, s, keys, count, c, first_only);
}

int
lws_jws_sig_confirm_json(const char *in, size_t len, struct lws_jws *jws,
			 struct lws_jwk *jwk, struct lws_context *context,
			 char *temp, int *temp_len)
{
	struct signature s = { .jws = jws,
			       .temp = temp,
			       .temp_len = *temp_len };
	struct lws_x_jws_confirmed c;
	int r;

	(void)context;
	r = confirm_text(lws_span_of(in, len), &s, &jwk, !!jwk, &c, 1);
	*temp_len = s.temp_len;

	return r > 0 ? 0 : -1;
}

int
lws_x_jws_confirm_json(const char *in, size_t in_len,
		       struct lws_jwk *const *keys, unsigned int count,
		       char *temp, int temp_len, struct lws_x_jws_confirmed *c)
{
	struct lws_jws jws;
	struct signature s = { .jws = &jws,
			       .temp = temp,
			       .temp_len = temp_len };

	return confirm_text(lws_span_of(in, in_len), &s, keys, count, c, 0);
}

/* -- writing -- */

static int
alg_of(const struct lws_x_jws_signer *s, struct lws_jose *jose)
{
	const char *const texts[] = { s->protect, s->header };
	int n, tl = 0;
	uint32_t seen = 0;

	lws_jose_init(jose);
	for (n = 0; n < 2; n++) {
		struct lws_jose_header h = {
			lws_span_of(texts[n], texts[n] ? strlen(texts[n]) : 0),
			&seen, 0
		};

		if (texts[n] && lws_jose_parse_header(jose, &h, NULL, &tl))
			return -1;
	}

	return jose->alg && !lws_jose_is_none(jose->alg) ? 0 : -1;
}

/* "protected", "header" and "signature" of one signer */
static int
out_signer(struct lws_jose_out *o, const struct lws_x_jws_signer *s,
	   struct lws_jws_input *in)
{
	uint8_t sig[LWS_JWS_SIG_MAX];
	struct lws_jose jose;
	int n;

	if (alg_of(s, &jose))
		return -1;
	if (s->protect)
		lws_jose_out_text(o, "\"protected\":\"");
	in->jose = o->p;
	if (s->protect)
		lws_jose_out_b64(o, s->protect, strlen(s->protect));
	in->jose_len = (size_t)(o->p - in->jose);
	lws_jose_out_text(o, s->protect ? "\"," : "");
	if (s->header) {
		lws_jose_out_text(o, "\"header\":");
		lws_jose_out_text(o, s->header);
		lws_jose_out_text(o, ",");
	}
	n = o->no_room ? -1 : lws_jws_sign_input(jose.alg, s->jwk, in, sig);
	if (n < 0)
		return -1;
	lws_jose_out_text(o, "\"signature\":\"");
	lws_jose_out_b64(o, sig, (size_t)n);
	lws_jose_out_text(o, "\"");

	return 0;
}

int
lws_x_jws_sign_json(const struct lws_x_jws_signer *signers, unsigned int count,
		    const void *payload, size_t len, char *out, size_t out_len)
{
	int many = count > 1;
	struct lws_jws_input in;
	struct lws_jose_out o;
	unsigned int n;

	if (!count || count > LWS_LIMIT_JOSE_SIGNATURES)
		return -1;
	lws_jose_out_begin(&o, out, out_len);
	lws_jose_out_text(&o, "{\"payload\":\"");
	in.pyld = o.p;
	lws_jose_out_b64(&o, payload, len);
	in.pyld_len = (size_t)(o.p - in.pyld);
	lws_jose_out_text(&o, many ? "\",\"signatures\":[" : "\",");
	for (n = 0; n < count; n++) {
		lws_jose_out_text(&o, n ? ",{" : many ? "{" : "");
		if (out_signer(&o, &signers[n], &in))
			return -1;
		lws_jose_out_text(&o, many ? "}" : "");
	}
	lws_jose_out_text(&o, many ? "]}" : "}");

	return lws_jose_out_end(&o);
}
