/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Who a visitor is, as a signed token in a cookie (RFC 7519, RFC 6265): put
 * into a response, and believed in a later request if the signature is ours,
 * by an algorithm that we allow, and its claims are for us and in time. The
 * cookie has the prefix __Host-, so that no other host can set it.
 */
#include "roles/http/http.h"

enum { TOKEN_MAX = 1024, SCRATCH = 4096, CLAIM_MAX = 256, BACKDATED_SECS = 60 };

/* -- into a response -- */

struct claims {
	char iss[CLAIM_MAX], aud[CLAIM_MAX], sub[CLAIM_MAX];
	char csrf[17];
	unsigned long now;
};

static int
fill_claims(struct lws *wsi, const struct lws_jwt_sign_set_cookie *i,
	    struct claims *c)
{
	int used = 0;

	lws_json_purify(c->iss, i->iss ? i->iss : "", sizeof(c->iss), &used);
	lws_json_purify(c->aud, i->aud ? i->aud : "", sizeof(c->aud), &used);
	lws_json_purify(c->sub, i->sub, sizeof(c->sub), &used);
	c->now = lws_now_secs();

	return lws_hex_random(lws_get_context(wsi), c->csrf, sizeof(c->csrf));
}

static int
sign_token(struct lws *wsi, const struct lws_jwt_sign_set_cookie *i,
	   char *token, size_t *len)
{
	struct claims c;
	char *scratch;
	int r;

	if (fill_claims(wsi, i, &c))
		return 1;
	scratch = lws_malloc(SCRATCH, "jwt cookie");
	if (!scratch)
		return 1;
	r = lws_jwt_sign_compact(
		lws_get_context(wsi), i->jwk, i->alg, token, len, scratch,
		SCRATCH,
		"{\"iss\":\"%s\",\"aud\":\"%s\",\"iat\":%lu,\"nbf\":%lu,"
		"\"exp\":%lu,\"csrf\":\"%s\",\"sub\":\"%s\"%s%.*s%s}",
		c.iss, c.aud, c.now, c.now - BACKDATED_SECS,
		c.now + i->expiry_unix_time, c.csrf, c.sub,
		i->extra_json ? ",\"ext\":{" : "",
		i->extra_json ? (int)i->extra_json_len : 0,
		i->extra_json ? i->extra_json : "", i->extra_json ? "}" : "");
	lws_free(scratch);

	return r;
}

int
lws_jwt_sign_token_set_http_cookie(struct lws *wsi,
				   const struct lws_jwt_sign_set_cookie *i,
				   uint8_t **p, uint8_t *end)
{
	char token[TOKEN_MAX], value[TOKEN_MAX + 256];
	size_t len = sizeof(token);
	int n;

	if (sign_token(wsi, i, token, &len))
		return 1;
	n = lws_snprintf(value, sizeof(value),
			 "__Host-%s=%s;HttpOnly;Secure;SameSite=strict;Path=/;"
			 "Max-Age=%lu",
			 i->cookie_name, token, i->expiry_unix_time);
	if (n >= (int)sizeof(value) - 1)
		return 1;

	return !!lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_SET_COOKIE,
					      (const uint8_t *)value, n, p,
					      end);
}

/* -- out of a request -- */

/* bytes of the object at p, 0 if it does not end */
static size_t
object_len(const char *p, size_t len)
{
	int depth = 0, quoted = 0;
	size_t n;

	for (n = 0; n < len; n++) {
		if (p[n] == '\\' && quoted)
			n++;
		else if (p[n] == '"')
			quoted = !quoted;
		else if (!quoted && (p[n] == '{' || p[n] == '}'))
			depth += p[n] == '{' ? 1 : -1;
		if (!depth)
			return n + 1;
	}

	return 0;
}

/* ext is what we put last, so the last one is it */
static void
find_ext(struct lws_jwt_sign_set_cookie *i, const char *json)
{
	const char *p = strstr(json, ",\"ext\":{");

	i->extra_json = NULL;
	i->extra_json_len = 0;
	if (!p)
		return;
	p += strlen(",\"ext\":");
	i->extra_json_len = object_len(p, strlen(p));
	if (i->extra_json_len)
		i->extra_json = p;
}

int
lws_jwt_get_http_cookie_validate_jwt(struct lws *wsi,
				     struct lws_jwt_sign_set_cookie *i,
				     char *out, size_t *out_len)
{
	size_t room = *out_len, len;
	char *scratch;
	int r;

	if (lws_http_cookie_get(wsi, i->cookie_name, out, out_len))
		return 1;
	scratch = lws_malloc(SCRATCH, "jwt cookie");
	if (!scratch)
		return 1;
	len = room;
	r = lws_jwt_signed_validate(lws_get_context(wsi), i->jwk, i->alg, out,
				    *out_len, scratch, SCRATCH, out, &len) ||
	    lws_jwt_token_sanity(out, len, i->iss, i->aud, i->csrf_in, i->sub,
				 sizeof(i->sub), &i->expiry_unix_time);
	lws_free(scratch);
	if (!r)
		find_ext(i, out);

	return r;
}
