/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The first bytes of a connection may be something else than HTTP/1: the
 * preface of another role, which then takes over; and where the vhost has
 * LWS_SERVER_OPTION_FALLBACK_TO_APPLY_LISTEN_ACCEPT_CONFIG, what does not begin
 * with a method that we know goes to the role and protocol of its
 * listen_accept_role and _protocol, from the first byte on. It is decided as
 * soon as it can be: the peer may be waiting after a few bytes.
 */
#include "roles/h1/h1.h"

#define FIRST_BYTES sizeof(((struct lws_h1 *)0)->first)

/* CONNECT is not among them: a tunnel is the fallback protocol's business */
static const char *const methods[] = {
	"GET ", "POST ", "OPTIONS ", "PUT ", "PATCH ", "HEAD ", "DELETE ",
};

enum verdict { VERDICT_HTTP, VERDICT_MORE, VERDICT_FOREIGN, VERDICT_ROLE };

/* So much of it is enough: the first line may be a request's, an empty one
 * behind it not (RFC 9112 3.2 wants a Host). */
static enum verdict
preface(const uint8_t *p, size_t len, const struct lws_role_ops **role)
{
	unsigned int n;

	for (n = 0; lws_registry_roles[n]; n++) {
		const char *text = lws_registry_roles[n]->preface;
		size_t most = text ? strlen(text) : 0;

		if (most > FIRST_BYTES)
			most = FIRST_BYTES;
		if (!text || memcmp(text, p, len < most ? len : most))
			continue;
		*role = lws_registry_roles[n];
		return len < most ? VERDICT_MORE : VERDICT_ROLE;
	}

	return VERDICT_FOREIGN;
}

static enum verdict
judge(const uint8_t *p, size_t len, const struct lws_role_ops **role)
{
	enum verdict v = preface(p, len, role);
	size_t n;

	if (v != VERDICT_FOREIGN)
		return v;
	for (n = 0; n < LWS_ARRAY_SIZE(methods); n++) {
		size_t most = strlen(methods[n]);

		if (memcmp(p, methods[n], len < most ? len : most))
			continue;
		return len < most ? VERDICT_MORE : VERDICT_HTTP;
	}

	return VERDICT_FOREIGN;
}

/* Its h1 state is gone when this returns. */
static enum lws_keep
fall_back(struct lws *wsi, struct lws_span held, struct lws_span *in)
{
	if (lws_role_fallback(wsi))
		return LWS_CLOSE;
	if (!wsi->role->rx)
		return LWS_CLOSE; /* a role that cannot be given bytes */
	if (held.len && wsi->role->rx(wsi, &held) != LWS_KEEP)
		return LWS_CLOSE;
	if (!held.len)
		return wsi->role->rx(wsi, in);

	/* it has paused already: in is held behind what it has left */
	return lws_rx_inject(wsi, held.p, held.len) ? LWS_CLOSE : LWS_KEEP;
}

static enum lws_keep
go_on(struct lws *wsi, struct lws_span held, struct lws_span *in)
{
	if (held.len && wsi->role->rx(wsi, &held) != LWS_KEEP)
		return LWS_CLOSE;

	return in->len ? wsi->role->rx(wsi, in) : LWS_KEEP;
}

static int
may_fall_back(const struct lws *wsi)
{
	return lws_check_opt(
		wsi->vhost->options,
		LWS_SERVER_OPTION_FALLBACK_TO_APPLY_LISTEN_ACCEPT_CONFIG);
}

enum lws_keep
lws_h1_first(struct lws *wsi, struct lws_span *in)
{
	struct lws_h1 *s = wsi->role_state;
	uint8_t bytes[sizeof(s->first)];
	size_t len = s->first_len, n = sizeof(bytes) - len;
	const struct lws_role_ops *role = NULL;
	enum verdict verdict;
	struct lws_span held;

	if (n > in->len)
		n = in->len;
	memcpy(bytes, s->first, len);
	memcpy(bytes + len, in->p, n);
	held = lws_span_of(bytes, len);

	verdict = judge(bytes, len + n, &role);
	/* what is no method of ours may be one all the same: its answer says */
	if (verdict != VERDICT_ROLE && !role && !may_fall_back(wsi))
		verdict = VERDICT_HTTP;
	switch (verdict) {
	case VERDICT_FOREIGN:
		return fall_back(wsi, held, in);
	case VERDICT_ROLE:
		if (lws_role_set(wsi, role))
			return LWS_CLOSE;
		return go_on(wsi, held, in);
	case VERDICT_HTTP:
		s->settled = 1;
		return go_on(wsi, held, in);
	default:
		memcpy(s->first + len, in->p, n);
		s->first_len = (uint8_t)(len + n);
		lws_span_skip(in, n);
		return LWS_KEEP;
	}
}
