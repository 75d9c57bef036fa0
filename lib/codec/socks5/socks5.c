/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * SOCKS5 as a client: the greeting offers the methods (RFC 1928 3), user and
 * password follow if the proxy wants them (RFC 1929), then the request. Names
 * are sent as they are, so that the proxy looks them up.
 */
#include "codec/socks5/socks5.h"

#define VERSION      5u
#define AUTH_VERSION 1u

#define METHOD_NONE   0x00u
#define METHOD_USER   0x02u
#define METHOD_REFUSE 0xffu

#define COMMAND_CONNECT 1u

#define KIND_IPV4 1u
#define KIND_NAME 3u
#define KIND_IPV6 4u

static int
fits(const char *text)
{
	return text && *text && strlen(text) <= LWS_SOCKS5_TEXT_MAX;
}

int
lws_socks5_begin(struct lws_socks5 *s, const struct lws_socks5_ask *ask)
{
	memset(s, 0, sizeof(*s));
	s->ask = *ask;
	if (fits(ask->host) &&
	    (!ask->user || (fits(ask->user) && fits(ask->password))))
		return 0;
	s->err = LWS_SOCKS5_ERR_TEXT;

	return -1;
}

/* -- what we say -- */

static size_t
put_text(uint8_t *out, const char *text)
{
	size_t len = strlen(text);

	out[0] = (uint8_t)len;
	memcpy(out + 1, text, len);

	return len + 1;
}

static size_t
put_greeting(const struct lws_socks5 *s, uint8_t *out)
{
	out[0] = VERSION;
	out[1] = s->ask.user ? 2 : 1;
	out[2] = METHOD_NONE;
	out[3] = METHOD_USER;

	return 2u + out[1];
}

static size_t
put_auth(const struct lws_socks5 *s, uint8_t *out)
{
	size_t at = 1;

	out[0] = AUTH_VERSION;
	at += put_text(out + at, s->ask.user);

	return at + put_text(out + at, s->ask.password);
}

static size_t
put_host(uint8_t *out, const char *host)
{
	int n = lws_parse_numeric_address(host, out + 1, 16);

	if (n == 4 || n == 16) {
		out[0] = n == 4 ? KIND_IPV4 : KIND_IPV6;
		return 1u + (size_t)n;
	}
	out[0] = KIND_NAME;

	return 1 + put_text(out + 1, host);
}

static size_t
put_request(const struct lws_socks5 *s, uint8_t *out)
{
	size_t at = 3;

	out[0] = VERSION;
	out[1] = COMMAND_CONNECT;
	out[2] = 0;
	at += put_host(out + at, s->ask.host);
	out[at++] = (uint8_t)(s->ask.port >> 8);
	out[at++] = (uint8_t)s->ask.port;

	return at;
}

size_t
lws_socks5_put(const struct lws_socks5 *s, uint8_t *out)
{
	switch ((enum lws_socks5_step)s->step) {
	case LWS_SOCKS5_GREETING:
		return put_greeting(s, out);
	case LWS_SOCKS5_AUTH:
		return put_auth(s, out);
	default:
		return put_request(s, out);
	}
}

/* -- what the proxy says -- */

/* bytes of the whole answer, as far as can be told from what is here of it */
static size_t
whole(const struct lws_socks5 *s)
{
	if (s->step != LWS_SOCKS5_REQUEST)
		return 2;
	if (s->len < 5)
		return 5;
	switch (s->in[3]) {
	case KIND_IPV4:
		return 4 + 4 + 2;
	case KIND_IPV6:
		return 4 + 16 + 2;
	case KIND_NAME:
		return 5u + s->in[4] + 2;
	default:
		return 5; /* it will be refused */
	}
}

size_t
lws_socks5_need(const struct lws_socks5 *s)
{
	return whole(s) - s->len;
}

static lws_stateful_ret_t
fail(struct lws_socks5 *s, enum lws_socks5_err err)
{
	s->err = (uint8_t)err;

	return LWS_SRET_FATAL;
}

static lws_stateful_ret_t
go_on(struct lws_socks5 *s, enum lws_socks5_step step)
{
	s->step = (uint8_t)step;
	s->len = 0;

	return LWS_SRET_WANT_OUTPUT;
}

static lws_stateful_ret_t
method_chosen(struct lws_socks5 *s)
{
	if (s->in[0] != VERSION)
		return fail(s, LWS_SOCKS5_ERR_VERSION);
	if (s->in[1] == METHOD_NONE)
		return go_on(s, LWS_SOCKS5_REQUEST);
	if (s->in[1] == METHOD_USER && s->ask.user)
		return go_on(s, LWS_SOCKS5_AUTH);

	return fail(s, LWS_SOCKS5_ERR_METHOD);
}

static lws_stateful_ret_t
auth_judged(struct lws_socks5 *s)
{
	if (s->in[0] != AUTH_VERSION)
		return fail(s, LWS_SOCKS5_ERR_VERSION);
	if (s->in[1])
		return fail(s, LWS_SOCKS5_ERR_AUTH);

	return go_on(s, LWS_SOCKS5_REQUEST);
}

static lws_stateful_ret_t
request_judged(struct lws_socks5 *s)
{
	unsigned int reply = s->in[1];

	if (s->in[0] != VERSION)
		return fail(s, LWS_SOCKS5_ERR_VERSION);
	if (reply) {
		if (reply > LWS_SOCKS5_ERR_OTHER - LWS_SOCKS5_ERR_GENERAL)
			return fail(s, LWS_SOCKS5_ERR_OTHER);
		return fail(s, (enum lws_socks5_err)(LWS_SOCKS5_ERR_GENERAL +
						     reply - 1));
	}
	if (s->in[3] != KIND_IPV4 && s->in[3] != KIND_IPV6 &&
	    s->in[3] != KIND_NAME)
		return fail(s, LWS_SOCKS5_ERR_ADDRESS);

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
judge(struct lws_socks5 *s)
{
	switch ((enum lws_socks5_step)s->step) {
	case LWS_SOCKS5_GREETING:
		return method_chosen(s);
	case LWS_SOCKS5_AUTH:
		return auth_judged(s);
	default:
		return request_judged(s);
	}
}

lws_stateful_ret_t
lws_socks5_feed(struct lws_socks5 *s, struct lws_span *in)
{
	while (s->len < whole(s)) {
		if (!in->len)
			return LWS_SRET_WANT_INPUT;
		s->in[s->len++] = in->p[0];
		lws_span_skip(in, 1);
	}

	return judge(s);
}

const char *
lws_socks5_err_text(enum lws_socks5_err err)
{
	static const char *const text[LWS_SOCKS5_ERR_COUNT] = {
		[LWS_SOCKS5_OK] = "no error",
		[LWS_SOCKS5_ERR_VERSION] = "not a SOCKS5 proxy",
		[LWS_SOCKS5_ERR_METHOD] = "no acceptable way to authenticate",
		[LWS_SOCKS5_ERR_AUTH] = "user or password refused",
		[LWS_SOCKS5_ERR_ADDRESS] = "unknown kind of address in reply",
		[LWS_SOCKS5_ERR_TEXT] =
			"host, user or password empty or over 255 bytes",
		[LWS_SOCKS5_ERR_GENERAL] = "general failure",
		[LWS_SOCKS5_ERR_RULES] = "not allowed by its rules",
		[LWS_SOCKS5_ERR_NETWORK] = "network unreachable",
		[LWS_SOCKS5_ERR_HOST] = "host unreachable",
		[LWS_SOCKS5_ERR_REFUSED] = "connection refused",
		[LWS_SOCKS5_ERR_TTL] = "TTL expired",
		[LWS_SOCKS5_ERR_COMMAND] = "command not supported",
		[LWS_SOCKS5_ERR_KIND] = "address type not supported",
		[LWS_SOCKS5_ERR_OTHER] = "unknown failure",
	};

	return err < LWS_SOCKS5_ERR_COUNT ? text[err]
					  : text[LWS_SOCKS5_ERR_OTHER];
}
