/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The JSON forms of signatures and encrypted objects (RFC 7515 7.2, RFC 7516
 * 7.2) taken apart where they stand. The parser has seen first that it is JSON,
 * so here the way from one member to the next is short: whoever is between
 * quotes or brackets is stepped over.
 */
#include "jose/jose.h"

static signed char
no_interest(struct lejp_ctx *ctx, char reason)
{
	(void)ctx;
	(void)reason;

	return 0;
}

int
lws_jose_json_begin(struct lws_span *text)
{
	struct lejp_ctx ctx;
	int r;

	while (text->len && !text->p[text->len - 1])
		text->len--;
	if (text->len > INT_MAX)
		return -1;
	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, no_interest, NULL, NULL, 0);
	ctx.flags |= LEJP_FLAG_STRICT;
	r = lejp_parse(&ctx, text->p, (int)text->len);
	if (!r)
		r = lejp_parse_end(&ctx);
	lejp_destruct(&ctx);
	if (!r)
		return 0;
	lwsl_notice("JOSE: no JSON: %s\n", r > 0 ? "something stands behind it"
						 : lejp_error_to_string(r));

	return -1;
}

/* -- steps in JSON that is known to be right -- */

static void
skip_blanks(struct lws_span *s)
{
	while (s->len && (*s->p == ' ' || *s->p == '\t' || *s->p == '\r' ||
			  *s->p == '\n'))
		lws_span_skip(s, 1);
}

static void
skip_string(struct lws_span *s)
{
	lws_span_skip(s, 1);
	while (s->len && *s->p != '"')
		lws_span_skip(s, *s->p == '\\' ? 2 : 1);
	lws_span_skip(s, 1);
}

static void
skip_brackets(struct lws_span *s)
{
	unsigned int depth = 0;

	while (s->len) {
		uint8_t c = *s->p;

		if (c == '"') {
			skip_string(s);
			continue;
		}
		lws_span_skip(s, 1);
		if (c == '{' || c == '[')
			depth++;
		if ((c == '}' || c == ']') && !--depth)
			return;
	}
}

static struct lws_span
take_value(struct lws_span *s)
{
	struct lws_span v = *s;

	if (s->len && *s->p == '"')
		skip_string(s);
	else if (s->len && (*s->p == '{' || *s->p == '['))
		skip_brackets(s);
	else
		while (s->len && !strchr(",]} \t\r\n", *s->p))
			lws_span_skip(s, 1);
	v.len -= s->len;

	return v;
}

/* behind the bracket or comma; 0: the closing one is next */
static int
next_element(struct lws_span *s)
{
	skip_blanks(s);
	if (!s->len || *s->p == ']' || *s->p == '}')
		return 0;
	if (*s->p == ',') {
		lws_span_skip(s, 1);
		skip_blanks(s);
	}

	return !!s->len;
}

/* -- members -- */

static const char *const names[LWS_JM_COUNT] = {
	[LWS_JM_PAYLOAD] = "payload",
	[LWS_JM_PROTECTED] = "protected",
	[LWS_JM_HEADER] = "header",
	[LWS_JM_SIGNATURE] = "signature",
	[LWS_JM_SIGNATURES] = "signatures",
	[LWS_JM_UNPROTECTED] = "unprotected",
	[LWS_JM_EKEY] = "encrypted_key",
	[LWS_JM_AAD] = "aad",
	[LWS_JM_IV] = "iv",
	[LWS_JM_CTXT] = "ciphertext",
	[LWS_JM_TAG] = "tag",
	[LWS_JM_RECIPIENTS] = "recipients",
};

static int
find_name(const struct lws_span *name)
{
	int n;

	for (n = 0; n < LWS_JM_COUNT; n++)
		if (name->len == strlen(names[n]) &&
		    !memcmp(names[n], name->p, name->len))
			return n;

	return -1;
}

int
lws_jose_json_members(struct lws_span object, struct lws_span *m)
{
	struct lws_span name, value;
	int n;

	memset(m, 0, LWS_JM_COUNT * sizeof(*m));
	skip_blanks(&object);
	if (!object.len || *object.p != '{')
		return -1;
	for (lws_span_skip(&object, 1); next_element(&object);) {
		value = take_value(&object);
		if (lws_jose_json_text(value, &name))
			return -1;
		skip_blanks(&object);
		lws_span_skip(&object, 1); /* the colon */
		skip_blanks(&object);
		value = take_value(&object);
		n = find_name(&name);
		if (n < 0)
			continue; /* RFC 7515 7.2.1: others are ignored */
		if (m[n].p) {
			lwsl_notice("JOSE: %s comes twice\n", names[n]);
			return -1;
		}
		m[n] = value;
	}

	return 0;
}

int
lws_jose_json_item(struct lws_span *array, struct lws_span *item)
{
	if (array->len && *array->p == '[')
		lws_span_skip(array, 1);
	if (!next_element(array))
		return 0;
	*item = take_value(array);

	return 1;
}

int
lws_jose_json_text(struct lws_span value, struct lws_span *text)
{
	if (value.len < 2 || *value.p != '"' ||
	    memchr(value.p, '\\', value.len))
		return -1;
	*text = lws_span_of(value.p + 1, value.len - 2);

	return 0;
}

int
lws_jose_json_block(struct lws_span value, struct lws_jws *jws, int idx,
		    char **temp, int *temp_len)
{
	struct lws_span text;
	int n;

	jws->map.buf[idx] = jws->map_b64.buf[idx] = NULL;
	jws->map.len[idx] = jws->map_b64.len[idx] = 0;
	if (!value.p)
		return 0;
	if (lws_jose_json_text(value, &text) || text.len > UINT32_MAX)
		return -1;
	jws->map_b64.buf[idx] = lws_jose_take(temp, temp_len, text.len);
	if (!jws->map_b64.buf[idx])
		return -1;
	if (text.len)
		memcpy(lws_jwe_writable(jws->map_b64.buf[idx]), text.p,
		       text.len);
	jws->map_b64.len[idx] = (uint32_t)text.len;
	n = lws_jose_b64_decode((const char *)text.p, text.len, *temp,
				*temp_len);
	if (n < 0)
		return -1;
	if (n)
		jws->map.buf[idx] = lws_jose_take(temp, temp_len, (size_t)n);
	jws->map.len[idx] = (uint32_t)n;

	return 0;
}
