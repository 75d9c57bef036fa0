/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The carrier of clients: our preface and settings, which client may ask when,
 * how long it is kept, and what becomes of its streams when it ends. Requests
 * that the server has said it did not look at are made again elsewhere (RFC
 * 9113 6.8, 8.7); so are those that a connection which others have used takes
 * down with it, if it does no harm to ask twice.
 */
#include "roles/h2/h2-client.h"

/* streams that are opened before the server has said how many it takes: what
 * it should at least (RFC 9113 6.5.2) */
#define STREAMS_UNTOLD 100u

static int
hello(struct lws_h2 *c)
{
	uint8_t b[LWS_H2_PREFACE_LEN + LWS_H2_HEAD + 3 * 6 + LWS_H2_HEAD + 4];
	uint8_t *p = b + LWS_H2_PREFACE_LEN;

	memcpy(b, LWS_H2_PREFACE, LWS_H2_PREFACE_LEN);
	p = lws_h2_head_put(p, 3 * 6, LWS_H2_SETTINGS, 0, 0);
	p = lws_h2_setting_put(p, H2SET_ENABLE_PUSH, 0);
	p = lws_h2_setting_put(p, H2SET_INITIAL_WINDOW_SIZE,
			       c->manual ? 0 : LWS_TUNE_H2_STREAM_WINDOW);
	p = lws_h2_setting_put(p, H2SET_MAX_HEADER_LIST_SIZE,
			       LWS_LIMIT_H2_LIST);
	p = lws_h2_word_put(p, LWS_H2_WINDOW_UPDATE, 0,
			    LWS_TUNE_H2_WINDOW - LWS_H2_WINDOW_DEFAULT);
	c->rx_credit = LWS_TUNE_H2_WINDOW;

	return lws_h2_out(c, b, p);
}

/* -- who may ask -- */

static int
may_ask(const struct lws_h2 *c, const struct lws *wsi)
{
	uint32_t most = c->seen_settings
				? c->peer.v[H2SET_MAX_CONCURRENT_STREAMS]
				: STREAMS_UNTOLD;

	/* RFC 8441 3: whether it may is among the settings */
	if (!lws_client_here(wsi)->ask->method && !c->seen_settings)
		return 0;

	return !c->bye && c->mux.count - c->waiting.count < most;
}

/* RFC 9113 5.1.1: there are no more; who waits has to go elsewhere */
static int
ids_are_used_up(const struct lws_h2 *c)
{
	return c->last_id >= LWS_H2_STREAM_MAX;
}

static enum lws_keep
ask(struct lws_h2_client *hc)
{
	lws_dll2_remove(&hc->waiting);

	return lws_h2_client_ask(hc->wsi);
}

static void
retire(struct lws_h2 *c)
{
	c->bye = 1;
	lws_carrier_full(c->wsi);
	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1, c->waiting.head)
	{
		struct lws_h2_client *hc =
			lws_container_of(d, struct lws_h2_client, waiting);

		lws_h2_client_retry(hc->wsi->transport_state,
				    "h2: the connection takes no more");
	}
	lws_end_foreach_dll_safe(d, d1);
}

/* NULL: nobody may now */
static struct lws_h2_client *
first_that_may(const struct lws_h2 *c)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, c->waiting.head)
	{
		struct lws_h2_client *hc =
			lws_container_of(d, struct lws_h2_client, waiting);

		if (hc->wsi->phase == LWS_PHASE_OPEN && may_ask(c, hc->wsi))
			return hc;
	}
	lws_end_foreach_dll(d);

	return NULL;
}

/* The program is called, and may end any of those that wait. */
static void
ask_some(struct lws_h2 *c)
{
	struct lws_h2_client *hc;

	if (ids_are_used_up(c) && !c->bye)
		retire(c);
	while ((hc = first_that_may(c))) {
		struct lws *wsi = hc->wsi;

		lws_enter(wsi);
		lws_leave(wsi, ask(hc));
	}
}

static int
greet(struct lws_h2 *c, const struct lws_client_connect_info *ask)
{
	unsigned int flags = (unsigned int)ask->ssl_connection;

	if (!c->hello) {
		c->manual = !!(flags & LCCSCF_H2_MANUAL_RXFLOW);
		c->forgiving = !!(flags & LCCSCF_H2_QUIRK_OVERFLOWS_TXCR);
	}
	c->warm_secs = ask->keep_warm_secs ? ask->keep_warm_secs
					   : LWS_CLIENT_WARM_SECS;

	return lws_h2_hello(c);
}

static enum lws_keep
carry(struct lws *net, struct lws *wsi)
{
	const struct lws_client_connect_info *ask_info =
		lws_client_here(wsi)->ask;
	struct lws_h2 *c = net->role_state;
	struct lws_h2_stream *s;
	struct lws_h2_client *hc;

	if (greet(c, ask_info))
		return lws_client_fail(wsi, "read failed");
	s = lws_h2_stream_take(net->pt);
	if (!s)
		return lws_client_fail(wsi, "HS: OOM");
	s->body_left = UINT64_MAX;
	s->mux.urgency = LWS_H2_URGENCY_DEFAULT;
	s->manual = c->manual;
	s->rx_credit = c->manual ? ask_info->manual_initial_tx_credit
				 : (int64_t)LWS_TUNE_H2_STREAM_WINDOW;
	if (lws_mux_join(&c->mux, &s->mux, wsi, &lws_role_h2_client)) {
		lws_h2_stream_give(net->pt, s);
		return lws_client_fail(wsi, "HS: OOM");
	}
	if (c->acked && c->seen_settings)
		lws_timeout_us(net, NO_PENDING_TIMEOUT, 0);
	hc = lws_h2_client_of(wsi);
	lws_dll2_add_tail(&hc->waiting, &c->waiting);
	if (ids_are_used_up(c)) {
		retire(c);
		return LWS_KEEP;
	}

	return may_ask(c, wsi) ? ask(hc) : LWS_KEEP;
}

/* -- what the server says of the connection -- */

static enum lws_keep
setting(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	/* RFC 9113 6.5.2: that is for clients to say */
	if (ev->id == H2SET_ENABLE_PUSH && ev->value)
		return lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR,
				   "a server's ENABLE_PUSH is not 0");

	return LWS_KEEP;
}

static enum lws_keep
settings_end(struct lws_h2 *c)
{
	/* both have been in time */
	if (c->seen_settings && c->acked && c->mux.count)
		lws_timeout_us(c->wsi, NO_PENDING_TIMEOUT, 0);
	lws_h2_next(c);

	return LWS_KEEP;
}

static void
keep_words(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	size_t size = ev->piece.len + 64;

	lws_free(c->bye_words);
	c->bye_words = lws_malloc(size, "h2 goaway");
	if (c->bye_words)
		lws_snprintf(c->bye_words, size, "h2: GOAWAY %s%s%.*s",
			     lws_h2_err_text(ev->value),
			     ev->piece.len ? ": " : "", (int)ev->piece.len,
			     (const char *)ev->piece.p);
}

/* the first stream of these siblings; NULL: there is none */
static struct lws_h2_stream *
stream_from(const struct lws *wsi)
{
	struct lws_h2_stream *s = NULL;

	for (; wsi && !s; wsi = wsi->sibling)
		s = lws_h2_stream_of(wsi);

	return s;
}

static struct lws_h2_stream *
stream_after(const struct lws_h2_stream *s)
{
	return stream_from(s->mux.wsi->sibling);
}

static enum lws_keep
goaway(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	struct lws_h2_stream *s;

	if (ev->value)
		keep_words(c, ev);
	retire(c);
	for (s = stream_from(c->wsi->child); s; s = stream_after(s))
		if (s->id > ev->last)
			lws_h2_client_retry(s, "h2: the server goes away");
	if (!c->mux.count)
		lws_h2_idle(c);

	return LWS_KEEP;
}

/* -- how it ends -- */

static void
idle(struct lws_h2 *c)
{
	if (!lws_is_live(c->wsi))
		return;
	if (!c->bye && lws_carrier_is_shared(c->wsi)) {
		lws_timeout_us(c->wsi, PENDING_TIMEOUT_CLIENT_CONN_IDLE,
			       (lws_usec_t)c->warm_secs * LWS_US_PER_SEC);
		return;
	}
	(void)lws_h2_goaway(c, LWS_H2_NO_ERROR, "done");
	lws_close_mark(c->wsi, LWS_CLOSE_FLUSH, "h2 has no streams any more");
}

void
lws_h2_client_retry(struct lws_h2_stream *s, const char *why)
{
	const struct lws_h2 *c = lws_h2_of_stream(s);
	struct lws *wsi = s->mux.wsi;
	struct lws_h2_client *hc;

	if (wsi->phase != LWS_PHASE_OPEN || wsi->told_open ||
	    wsi->role != &lws_role_h2_client)
		return;
	hc = lws_h2_client_of(wsi);
	lws_dll2_remove(&hc->waiting);
	s->is_reset = 1; /* for the peer there is nothing to be ended */
	/* who has begun with a body may not be able to do it again */
	if ((!hc->c.txn || !hc->c.txn->tx_bytes) &&
	    lws_carried_elsewhere(wsi) == LWS_KEEP)
		return;
	(void)lws_client_fail(wsi, "%s", c->bye_words ? c->bye_words : why);
}

/* Its connection is lost. It may have closed just when others had been done
 * with it. */
static void
lose(struct lws_h2_stream *s, const char *why)
{
	const struct lws_h2 *c = lws_h2_of_stream(s);
	struct lws *wsi = s->mux.wsi;

	if (!wsi->close_why)
		wsi->close_why = why;
	if (wsi->phase != LWS_PHASE_OPEN || wsi->told_open)
		return;
	if (!s->id || (s->id > 1 && lws_client_here(wsi)->repeatable))
		lws_h2_client_retry(s, "read failed");
	else
		(void)lws_client_fail(
			wsi, "%s", c->bye_words ? c->bye_words : "read failed");
}

static void
failed(struct lws_h2 *c, enum lws_h2_err err, const char *why)
{
	struct lws_h2_stream *s;

	lws_carrier_full(c->wsi);
	for (s = stream_from(c->wsi->child); s; s = stream_after(s)) {
		struct lws *wsi = s->mux.wsi;

		if (wsi->phase != LWS_PHASE_OPEN)
			continue;
		if (!wsi->told_open)
			(void)lws_client_fail(wsi, "h2: %s: %s",
					      lws_h2_err_text(err), why);
		else
			lws_close_mark(wsi, LWS_CLOSE_NOW, why);
	}
}

/* Those that begin again must not end with it. */
static void
net_ending(struct lws *net)
{
	const char *why = net->close_why ? net->close_why : "connection lost";
	struct lws_h2_stream *s, *next;

	lws_carrier_full(net);
	for (s = stream_from(net->child); s; s = next) {
		next = stream_after(s);
		lose(s, why);
		if (s->mux.wsi->phase == LWS_PHASE_CONNECTING)
			lws_mux_part(s->mux.wsi);
	}
}

/* What has come completely may still be read. */
static enum lws_keep
net_rx_eof(struct lws *net)
{
	struct lws_h2 *c = net->role_state;
	struct lws_h2_stream *s;
	int left = 0;

	c->bye = 1;
	lws_carrier_full(net);
	for (s = stream_from(net->child); s; s = stream_after(s)) {
		left |= s->rx_end;
		if (s->rx_end)
			continue;
		lose(s, "peer closed");
		if (s->mux.wsi->phase == LWS_PHASE_OPEN)
			lws_close_mark(s->mux.wsi, LWS_CLOSE_NOW,
				       "peer closed");
	}
	if (left)
		return LWS_KEEP;
	net->close_why = "peer closed";

	return LWS_CLOSE;
}

static void
net_timed_out(struct lws *net, enum pending_timeout reason)
{
	struct lws_h2 *c = net->role_state;

	if (reason == PENDING_TIMEOUT_CLIENT_CONN_IDLE) {
		lws_carrier_full(net);
		(void)lws_h2_goaway(c, LWS_H2_NO_ERROR, "idle");
	} else if (reason == PENDING_TIMEOUT_ESTABLISH_WITH_SERVER)
		(void)lws_h2_fail(c, LWS_H2_SETTINGS_TIMEOUT,
				  c->seen_settings
					  ? "SETTINGS are not acknowledged"
					  : "no SETTINGS have come");
}

/* -- role -- */

static int
net_enter(struct lws *net)
{
	struct lws_h2 *c;

	if (lws_h2_enter(net, &lws_h2_client_side))
		return -1;
	c = net->role_state;
	c->preface = LWS_H2_PREFACE_LEN; /* servers have none */

	return 0;
}

/* the first client says how it greets */
static enum lws_keep
net_opened(struct lws *net)
{
	(void)net;

	return LWS_KEEP;
}

static enum lws_keep
net_writeable(struct lws *net)
{
	struct lws_h2 *c = net->role_state;

	net->child_wants_write = 0;
	ask_some(c);

	return lws_mux_writeable(&c->mux);
}

const struct lws_h2_side lws_h2_client_side = {
	.hello = hello,
	.failed = failed,
	.idle = idle,
	.setting = setting,
	.settings_end = settings_end,
	.goaway = goaway,
	.rst = lws_h2_client_rst,
	.block_begin = lws_h2_answer_begin,
	.field = lws_h2_answer_field,
	.block_end = lws_h2_answer_end,
	.ended = lws_h2_client_say_end,
};

const struct lws_role_ops lws_role_h2_client_net = {
	.name = "h2-client-net",
	.enter = net_enter,
	.leave = lws_h2_leave,
	.opened = net_opened,
	.carry = carry,
	.ending = net_ending,
	.rx = lws_h2_rx,
	.rx_eof = net_rx_eof,
	.writeable = net_writeable,
	.timed_out = net_timed_out,
	.drained = lws_h2_drained,
	.ping = lws_h2_ping,
	.default_callback = lws_http_default_callback,
	.is_http = 1,
};
