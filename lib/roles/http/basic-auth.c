/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Basic authentication of a mount (RFC 7617): against the lines of a file, or
 * by the program's VERIFY_BASIC_AUTHORIZATION. Whoever is let in is known by
 * name alone from then on: the password leaves the header.
 */
#include "roles/http/http.h"

/* "user:password" of a request, decoded */
struct credentials {
	char text[LWS_LIMIT_HTTP_CREDENTIALS];
	size_t len;
	size_t user_len;
};

/* 0; 1 there are none; -1 what is there cannot be read */
static int
read_credentials(const struct lws_http *h, struct credentials *c)
{
	static const char scheme[] = "basic ";
	const char *v, *colon;
	size_t len;
	int n;

	v = lws_http_store_get(&h->store, WSI_TOKEN_HTTP_AUTHORIZATION, &len);
	if (!v)
		return 1;
	if (len < sizeof(scheme) - 1 ||
	    strncasecmp(v, scheme, sizeof(scheme) - 1))
		return -1;
	v += sizeof(scheme) - 1;
	while (*v == ' ')
		v++;
	n = lws_b64_decode_string(v, c->text, sizeof(c->text));
	if (n < 0 || (size_t)n >= sizeof(c->text) ||
	    memchr(c->text, '\0', (size_t)n))
		return -1;
	c->len = (size_t)n;
	c->text[c->len] = '\0';
	colon = memchr(c->text, ':', c->len);
	if (!colon)
		return -1;
	c->user_len = (size_t)(colon - c->text);

	return 0;
}

/* The whole line, and in a time that does not tell how much of it is right. */
static int
line_is(const uint8_t *line, size_t len, const struct credentials *c)
{
	return len == c->len &&
	       !lws_timingsafe_bcmp(line, c->text, (uint32_t)len);
}

static int
in_lines(const uint8_t *p, size_t left, const struct credentials *c)
{
	int found = 0;

	while (left) {
		const uint8_t *nl = memchr(p, '\n', left);
		size_t len = nl ? (size_t)(nl - p) : left, next = len + !!nl;

		if (len && p[len - 1] == '\r')
			len--;
		found |= line_is(p, len, c);
		p += next;
		left -= next;
	}

	return found;
}

static int
in_file(const struct lws_http *h, const char *path, const struct credentials *c)
{
	uint8_t *text;
	size_t len;
	int found;

	if (lws_plat_load(path, LWS_LIMIT_HTTP_LOGIN_FILE, &text, &len)) {
		lwsl_wsi_err(h->wsi, "login file %s: %s", path,
			     strerror(errno));
		return 0;
	}
	found = in_lines(text, len, c);
	lws_explicit_bzero(text, len);
	lws_free(text);

	return found;
}

static int
ask_program(struct lws_http *h, struct credentials *c)
{
	return lws_http_call(h, LWS_CALLBACK_VERIFY_BASIC_AUTHORIZATION,
			     c->text, c->len);
}

static int
is_welcome(struct lws_http *h, struct credentials *c, const char *login_file)
{
	if (login_file)
		return in_file(h, login_file, c);
	switch (h->mount->auth_mask & AUTH_MODE_MASK) {
	case LWSAUTHM_DEFAULT:
		return in_file(h, h->mount->basic_auth_login_file, c);
	case LWSAUTHM_BASIC_AUTH_CALLBACK:
		return ask_program(h, c);
	default:
		lwsl_wsi_err(h->wsi, "mount %s: unknown authentication mode",
			     h->mount->mountpoint);
		return 0;
	}
}

static enum lws_keep
challenge(struct lws_http *h)
{
	static const char realm[] = "Basic realm=\"lwsws\"";
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end), *p = start;

	if (!start ||
	    lws_add_http_header_status(h->wsi, HTTP_STATUS_UNAUTHORIZED, &p,
				       end) ||
	    lws_add_http_header_by_token(
		    h->wsi, WSI_TOKEN_HTTP_WWW_AUTHENTICATE,
		    (const unsigned char *)realm, sizeof(realm) - 1, &p, end) ||
	    lws_add_http_header_content_length(h->wsi, 0, &p, end) ||
	    lws_finalize_write_http_header(h->wsi, start, &p, end))
		return LWS_CLOSE;
	h->completing = 1;

	return LWS_KEEP;
}

static int
is_guarded(const struct lws_http_mount *m)
{
	return m && (m->basic_auth_login_file ||
		     (m->auth_mask & AUTH_MODE_MASK) != LWSAUTHM_DEFAULT);
}

/* login_file NULL: as the mount says */
static enum lws_keep
check(struct lws_http *h, const char *login_file, int *answered)
{
	struct credentials c;
	int r;

	*answered = 1;
	r = read_credentials(h, &c);
	if (r < 0) {
		lws_explicit_bzero(&c, sizeof(c));
		if (lws_http_answer_simple(h, HTTP_STATUS_FORBIDDEN, NULL,
					   NULL))
			return LWS_CLOSE;
		h->completing = 1;
		return LWS_KEEP;
	}
	if (!r && is_welcome(h, &c, login_file)) {
		*answered = 0;
		lws_http_store_replace(&h->store, WSI_TOKEN_HTTP_AUTHORIZATION,
				       c.text, c.user_len);
	}
	lws_explicit_bzero(&c, sizeof(c));

	return *answered ? challenge(h) : LWS_KEEP;
}

enum lws_keep
lws_http_basic_auth(struct lws_http *h, int *answered)
{
	return is_guarded(h->mount) ? check(h, NULL, answered) : LWS_KEEP;
}

enum lws_keep
lws_http_basic_auth_by_file(struct lws_http *h, const char *login_file,
			    int *answered)
{
	return check(h, login_file, answered);
}
