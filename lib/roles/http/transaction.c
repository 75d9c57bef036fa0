/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A request from the end of its head to its completion: which vhost and mount,
 * which checks in which order, the program's callbacks, the body, the end. The
 * order is contract; every check runs for every method.
 */
#include "roles/http/http.h"

int
lws_http_call(struct lws_http *h, enum lws_callback_reasons reason, void *in,
	      size_t len)
{
	unsigned int was = h->in_callback;
	int r;

	h->in_callback = 1;
	r = lws_user_callback(h->wsi, reason, in, len);
	h->in_callback = was & 1;

	return r;
}

int
lws_http_bind(struct lws_http *h, const struct lws_protocols *p,
	      const char *why)
{
	int r;

	h->in_callback = 1;
	r = lws_protocol_bind(h->wsi, p, why);
	h->in_callback = 0;

	return r;
}

/* -- completion -- */

/* Of an answer that is shorter than it says the client waits for the rest, and
 * would take the next answer for it. Who writes the headers without our help
 * may have written the body with them. */
static int
is_whole(const struct lws_http *h)
{
	if (h->file.doc)
		return 0;

	return h->bodyless || !h->counts_body || !h->tx_left ||
	       h->tx_left == UINT64_MAX;
}

static int
may_keep(const struct lws_http *h)
{
	return h->keep && !h->close_after && !h->wsi->rx_eof && is_whole(h);
}

/* Throwing away what is left of a body costs the peer's bandwidth and ours:
 * up to a limit that is cheaper than a new connection. A client that was not
 * told to go on may never send it (RFC 9110 10.1.1). */
static int
worth_discarding(const struct lws_http *h)
{
	return h->body_announced <= LWS_LIMIT_HTTP_DISCARD && !h->expects;
}

/* Bytes of the body that nobody wants. */
static enum lws_keep
throw_away(struct lws_http *h, size_t len)
{
	h->discarded += len;
	if (h->discarded <= LWS_LIMIT_HTTP_DISCARD)
		return LWS_KEEP;

	return lws_http_refuse(h, HTTP_STATUS_REQ_ENTITY_TOO_LARGE,
			       "more unwanted body than is thrown away");
}

int
lws_http_body_first(struct lws_http *h)
{
	if (h->body_done)
		return 0;
	h->unread = 1;
	h->late = h->body_announced <= LWS_LIMIT_HTTP_DISCARD;
	if (!h->late)
		h->close_after = 1; /* not even read */

	return h->late;
}

static int
keepalive_secs(const struct lws_http *h)
{
	if (h->mount && h->mount->keepalive_timeout)
		return (int)h->mount->keepalive_timeout;

	return h->wsi->vhost->keepalive_secs;
}

static enum lws_keep
complete(struct lws_http *h)
{
	struct lws *wsi = h->wsi;
	int keep = may_keep(h);

	if (!h->body_done && keep && worth_discarding(h)) {
		h->step = LWS_HTTP_DISCARD;
		lws_rx_kick(wsi);
		return LWS_KEEP;
	}
	if (!h->body_done)
		keep = 0;
	if (!keep) {
		lws_close_mark(
			wsi, h->body_done ? LWS_CLOSE_FLUSH : LWS_CLOSE_LINGER,
			"transaction completed");
		return LWS_KEEP; /* DROP and the rest come with the close */
	}
	if (lws_protocol_bind(wsi, &wsi->vhost->protocols[0],
			      "transaction completed"))
		return LWS_CLOSE;
	{
		const struct lws_http_version_ops *ops = h->ops;
		int secs = keepalive_secs(h);

		lws_http_end(h);
		return ops->completed(wsi, secs) ? LWS_CLOSE : LWS_KEEP;
	}
}

/* After a callback: what it asked for is done when it has returned. */
static enum lws_keep
after_callback(struct lws_http *h, int r)
{
	if (r)
		return LWS_CLOSE;
	if (h->completing)
		return complete(h);

	return h->coding && lws_http_coding_rest(h) ? LWS_CLOSE : LWS_KEEP;
}

int
lws_http_transaction_completed(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);

	if (!h || h->step == LWS_HTTP_HEAD)
		return 0; /* nothing is at hand */
	if (h->step == LWS_HTTP_DISCARD || h->completing)
		return h->step == LWS_HTTP_DISCARD ? -1 : 0;
	if (h->coding && lws_http_coding_end(h))
		return -1;
	if (!may_keep(h) && h->body_done)
		return 1; /* the caller closes; output is flushed first */
	h->completing = 1;
	if (h->in_callback)
		return 0;
	lws_enter(wsi);
	lws_leave(wsi, complete(h));

	return 0;
}

/* -- the vhost that Host names -- */

/* without the port; an IPv6 literal keeps its brackets */
static size_t
host_len(const char *host, size_t len)
{
	const char *colon = memchr(host, ':', len);

	if (len && host[0] == '[')
		return len;

	return colon ? (size_t)(colon - host) : len;
}

static struct lws_span
host_of(const struct lws_http *h)
{
	struct lws_span host = { NULL, 0 };
	const char *p;
	size_t len = 0;

	p = lws_http_store_get(&h->store, WSI_TOKEN_HOST, &len);
	if (p)
		host = lws_span_of(p, host_len(p, len));

	return host;
}

/* vh is let go */
static int
move_to_vhost(struct lws *wsi, struct lws_vhost *vh)
{
	int r = 0;

	if (vh != wsi->vhost)
		r = lws_protocol_bind(wsi, NULL, "vhost chosen by Host");
	if (!r && vh != wsi->vhost) {
		lws_vhost_move_wsi(wsi, vh);
		wsi->protocol = &vh->protocols[vh->default_protocol];
	}
	lws_vhost_release(vh);

	return r;
}

int
lws_http_choose_vhost(struct lws_http *h)
{
	struct lws_vhost *vh = h->wsi->vhost;
	struct lws_span host;

	if (lws_vhost_is_alone(vh))
		return !lws_secure_is_fit_for(h->wsi, vh);
	host = host_of(h);
	/* as for each request but the first, mostly: nothing is locked then */
	if (lws_vhost_is_named(vh, (const char *)host.p, host.len))
		return !lws_secure_is_fit_for(h->wsi, vh);
	/* held: another thread may be destroying it */
	vh = lws_vhost_named(vh, (const char *)host.p, host.len);
	if (!lws_secure_is_fit_for(h->wsi, vh)) {
		lws_vhost_release(vh);
		return 1;
	}

	return move_to_vhost(h->wsi, vh);
}

/* -- checks, in their order -- */

static const struct lws_protocols *
protocol_of_mount(struct lws_http *h)
{
	const struct lws_http_mount *m = h->mount;
	const char *name = NULL;

	if (m)
		name = m->protocol                              ? m->protocol
		       : m->origin_protocol == LWSMPRO_CALLBACK ? m->origin
								: NULL;
	if (!name)
		return &h->wsi->vhost->protocols[0];

	return lws_vhost_name_to_protocol(h->wsi->vhost, name);
}

static int
bind_by_mount(struct lws_http *h)
{
	const struct lws_protocols *p = protocol_of_mount(h);
	struct lws *wsi = h->wsi;

	if (!p) {
		lwsl_wsi_err(wsi,
			     "mount %s names a protocol that the vhost "
			     "does not have",
			     h->mount->mountpoint);
		return -1;
	}
	/* still bound from the transaction before: nothing to do */
	if (wsi->bound && wsi->protocol == p &&
	    wsi->protocol == &wsi->vhost->protocols[0])
		return 0;

	return lws_http_bind(h, p, "mount");
}

static enum lws_keep
check_rights(struct lws_http *h, int *answered)
{
	struct lws_process_html_args a;

	memset(&a, 0, sizeof(a));
	a.p = h->path;
	a.len = (int)h->path_len;
	a.max_len = h->mount ? (int)(h->mount->auth_mask & ~AUTH_MODE_MASK) : 0;
	if (lws_http_call(h, LWS_CALLBACK_CHECK_ACCESS_RIGHTS, &a, 0)) {
		if (lws_http_answer_simple(h, HTTP_STATUS_UNAUTHORIZED, NULL,
					   NULL))
			return LWS_CLOSE;
		h->close_after = 1;
		h->completing = 1;
		*answered = 1;
		return LWS_KEEP;
	}
	*answered = a.final != 0;

	return LWS_KEEP;
}

static enum lws_keep
mount_options(struct lws_http *h)
{
	if (!h->mount || !h->mount->cgienv ||
	    h->mount->origin_protocol == LWSMPRO_CGI)
		return LWS_KEEP;

	return lws_http_call(h, LWS_CALLBACK_HTTP_PMO,
			     (void *)(uintptr_t)h->mount->cgienv, 0)
		       ? LWS_CLOSE
		       : LWS_KEEP;
}

/* what the HTTP callback gets as in: see the contract of LWS_CALLBACK_HTTP */
static char *
path_for_callback(struct lws_http *h)
{
	const struct lws_http_mount *m = h->mount;
	int is_post = h->method == WSI_TOKEN_POST_URI;

	if (!m || m->mountpoint_len < 1)
		return h->path;
	if (!m->protocol &&
	    !(is_post && m->origin_protocol == LWSMPRO_CALLBACK))
		return h->path;

	return h->path + (m->mountpoint_len > 1 ? m->mountpoint_len : 0);
}

static enum lws_keep
ask_program(struct lws_http *h)
{
	char *in = path_for_callback(h);
	size_t len = h->path_len - (size_t)(in - h->path);

	return lws_http_call(h, LWS_CALLBACK_HTTP, in, len) ? LWS_CLOSE
							    : LWS_KEEP;
}

static int
is_file_method(const struct lws_http *h)
{
	return h->method == WSI_TOKEN_GET_URI || h->is_head ||
	       h->method == WSI_TOKEN_POST_URI ||
	       h->method == WSI_TOKEN_PUT_URI ||
	       h->method == WSI_TOKEN_PATCH_URI ||
	       h->method == WSI_TOKEN_DELETE_URI;
}

/* no answer of a file could be made */
static enum lws_keep
cannot_serve(struct lws_http *h)
{
	if (h->hang_up || h->answered || lws_http_answer_500(h))
		return LWS_CLOSE;
	h->completing = 1;

	return LWS_KEEP;
}

static enum lws_keep
answer(struct lws_http *h)
{
	const struct lws_http_mount *m = h->mount;
	int r;

	if (!m || m->origin_protocol != LWSMPRO_FILE || !is_file_method(h))
		return ask_program(h);
	r = lws_http_serve(
		h, h->path + (m->mountpoint_len > 1 ? m->mountpoint_len : 0));
	if (r < 0)
		return cannot_serve(h);

	return r ? ask_program(h) : LWS_KEEP;
}

static enum lws_keep
run_checks(struct lws_http *h)
{
	int answered = 0;

	if (lws_http_call(h, LWS_CALLBACK_FILTER_HTTP_CONNECTION, h->path,
			  h->path_len))
		return LWS_CLOSE;
	if (lws_http_wants_tls(h))
		return lws_http_redirect_to_tls(h);
	if (lws_http_basic_auth(h, &answered) != LWS_KEEP)
		return LWS_CLOSE;
	if (answered)
		return LWS_KEEP;
	if (bind_by_mount(h))
		return LWS_CLOSE;
	if (check_rights(h, &answered) != LWS_KEEP)
		return LWS_CLOSE;
	if (answered)
		return LWS_KEEP;
	if (mount_options(h) != LWS_KEEP)
		return LWS_CLOSE;

	return answer(h);
}

enum lws_keep
lws_http_request(struct lws_http *h)
{
	struct lws *wsi = h->wsi;
	enum lws_keep k;
	int r;

	h->step = LWS_HTTP_ACTION;
	h->body_done = !h->has_body;
	lws_timeout_us(wsi, PENDING_TIMEOUT_HTTP_CONTENT,
		       (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC);
	r = lws_http_choose_vhost(h);
	if (r > 0)
		return lws_http_refuse(h, HTTP_STATUS_MISDIRECTED,
				       "Host wants another TLS handshake");
	if (r)
		return LWS_CLOSE;
	if (lws_cx(wsi)->reject_keywords && lws_http_reject(h, &k))
		return k;
	h->mount = lws_http_mount_find(wsi->vhost, h->path, h->path_len);
	k = lws_http_mount_redirects(h) ? lws_http_redirect_by_mount(h)
					: run_checks(h);
	if (k != LWS_KEEP || wsi->phase != LWS_PHASE_OPEN)
		return k;
	if (h->completing)
		return complete(h);
	if (h->coding && lws_http_coding_rest(h))
		return LWS_CLOSE;
	h->step = h->body_done || (h->unread && !h->late) ? LWS_HTTP_ANSWER
							  : LWS_HTTP_BODY;

	return LWS_KEEP;
}

/* -- the body -- */

static enum lws_keep
send_continue(struct lws_http *h)
{
	static const char text[] = "HTTP/1.1 100 Continue\r\n\r\n";
	struct lws_plat_iov v = { text, sizeof(text) - 1 };

	h->expects = 0;

	return lws_output(h->wsi, &v, 1) ? LWS_CLOSE : LWS_KEEP;
}

enum lws_keep
lws_http_body(struct lws_http *h, const struct lws_span *piece)
{
	if (h->step == LWS_HTTP_DISCARD || h->unread)
		return throw_away(h, piece->len);
	lws_timeout_us(h->wsi, PENDING_TIMEOUT_HTTP_CONTENT,
		       (lws_usec_t)lws_cx(h->wsi)->timeout_secs *
			       LWS_US_PER_SEC);
	h->body_seen = 1;

	return after_callback(h, lws_http_call(h, LWS_CALLBACK_HTTP_BODY,
					       (void *)(uintptr_t)piece->p,
					       piece->len));
}

/* The file that has waited for it. */
static enum lws_keep
answer_late(struct lws_http *h)
{
	enum lws_keep k;

	h->late = 0;
	k = answer(h);
	if (k != LWS_KEEP || h->wsi->phase != LWS_PHASE_OPEN)
		return k;

	return h->completing ? complete(h) : LWS_KEEP;
}

enum lws_keep
lws_http_body_end(struct lws_http *h)
{
	struct lws *wsi = h->wsi;
	enum lws_keep k;

	h->body_done = 1;
	if (h->step == LWS_HTTP_DISCARD)
		return complete(h);
	h->step = LWS_HTTP_ANSWER;
	if (h->late)
		return answer_late(h);
	lws_timeout_us(wsi, NO_PENDING_TIMEOUT, 0);
	if (!h->body_seen && h->method == WSI_TOKEN_POST_URI) {
		k = after_callback(
			h, lws_http_call(h, LWS_CALLBACK_HTTP_BODY, NULL, 0));
		/* completed there: that was the end of it */
		if (k != LWS_KEEP || wsi->phase != LWS_PHASE_OPEN ||
		    lws_http_of(wsi) != h)
			return k;
	}

	return after_callback(
		h,
		lws_http_call(h, LWS_CALLBACK_HTTP_BODY_COMPLETION, NULL, 0));
}

enum lws_keep
lws_http_expected(struct lws_http *h)
{
	return h->expects && h->step == LWS_HTTP_BODY ? send_continue(h)
						      : LWS_KEEP;
}

/* -- the answer -- */

enum lws_keep
lws_http_writeable(struct lws_http *h)
{
	int r;

	if (h->step < LWS_HTTP_ACTION)
		return LWS_KEEP;
	if (!h->file.doc)
		return after_callback(
			h,
			lws_http_call(h, LWS_CALLBACK_HTTP_WRITEABLE, NULL, 0));
	r = lws_http_file_turn(h);

	return r ? after_callback(h, r < 0 ? -1 : 0) : LWS_KEEP;
}

static int
is_last(enum lws_write_protocol wp)
{
	return (wp & 0x1f) == LWS_WRITE_HTTP_FINAL ||
	       (wp & LWS_WRITE_H2_STREAM_END);
}

/* RFC 9110 9.3.2, 6.4.1: behind such headers the next bytes on the connection
 * are another answer's, whatever the program writes. Who writes no headers by
 * way of us makes the whole answer itself. */
static void
note_headers(struct lws_http *h)
{
	h->answered = 1;
	h->bodyless = h->is_head || lws_http_has_no_body(h->status);
}

/* \return 1: it leaves in another form, or not at all; 0; -1: close */
static int
transform(struct lws_http *h, const uint8_t *buf, size_t len,
	  enum lws_write_protocol wp)
{
	if (h->bodyless)
		return 1;
	if (h->coding && lws_http_coding_is_on(h))
		return lws_http_coding_write(h, buf, len, is_last(wp)) ? -1 : 1;

	return 0;
}

static void
count_body(struct lws_http *h, size_t len)
{
	if (h->tx_left != UINT64_MAX)
		h->tx_left -= len < h->tx_left ? len : h->tx_left;
}

int
lws_http_write(struct lws *wsi, uint8_t *buf, size_t len,
	       enum lws_write_protocol wp)
{
	struct lws_http *h = lws_http_of(wsi);
	struct lws_plat_iov v = { buf, len };
	int r = 0;

	if (!h)
		return lws_output(wsi, &v, 1) ? -1 : (int)len;
	h->tx_bytes += len;
	if ((wp & 0x1f) == LWS_WRITE_HTTP_HEADERS ||
	    (wp & 0x1f) == LWS_WRITE_HTTP_HEADERS_CONTINUATION) {
		note_headers(h);
	} else {
		if (h->coding || h->bodyless)
			r = transform(h, buf, len, wp);
		count_body(h, len);
	}
	if (!r)
		r = lws_output(wsi, &v, 1);

	return r < 0 ? -1 : (int)len;
}

enum lws_keep
lws_http_refuse(struct lws_http *h, unsigned int status, const char *why)
{
	struct lws *wsi = h->wsi;

	lwsl_wsi_info(wsi, "refused with %u: %s", status, why);
	h->close_after = 1;
	if (!h->answered && lws_http_answer_simple(h, status, NULL, NULL))
		return LWS_CLOSE;
	/* the peer may still be sending: without a lingering read a reset
	 * would take the answer away from it (RFC 9112 9.6) */
	lws_close_mark(wsi, LWS_CLOSE_LINGER, why);

	return LWS_KEEP;
}
