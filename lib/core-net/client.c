/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A client connection: made of what the program asks for, on its way to the
 * peer (client.h has the steps), handed to its role when it is there. Until
 * the program hears that it is established one owner holds all of its state:
 * struct lws_client, and while it is under way struct lws_way. All steps are
 * under one timeout, and whatever ends them is said in words, once.
 */
#include "core-net/client.h"
#include "core-net/conmon.h"

#include <stdarg.h>
#include <stdio.h>

/* -- what was asked for -- */

static const size_t texts[] = {
	offsetof(struct lws_client_connect_info, address),
	offsetof(struct lws_client_connect_info, path),
	offsetof(struct lws_client_connect_info, host),
	offsetof(struct lws_client_connect_info, origin),
	offsetof(struct lws_client_connect_info, protocol),
	offsetof(struct lws_client_connect_info, method),
	offsetof(struct lws_client_connect_info, iface),
	offsetof(struct lws_client_connect_info, local_protocol_name),
	offsetof(struct lws_client_connect_info, alpn),
	offsetof(struct lws_client_connect_info, auth_username),
	offsetof(struct lws_client_connect_info, auth_password),
};

static const char **
text_at(struct lws_client_connect_info *i, size_t ofs)
{
	return (const char **)(void *)((uint8_t *)i + ofs);
}

static const char *
text_of(const struct lws_client_connect_info *i, size_t ofs)
{
	return *(const char *const *)(const void *)((const uint8_t *)i + ofs);
}

/* what is good only inside the call is not in the copy */
static struct lws_client_connect_info *
copy_ask(const struct lws_client_connect_info *i)
{
	struct lws_client_connect_info *c;
	size_t n, size = sizeof(*i);
	char *p;

	for (n = 0; n < LWS_ARRAY_SIZE(texts); n++)
		if (text_of(i, texts[n]))
			size += strlen(text_of(i, texts[n])) + 1;
	c = lws_malloc(size, "client ask");
	if (!c)
		return NULL;
	*c = *i;
	c->pwsi = NULL;
	c->parent_wsi = NULL;
	c->log_cx = NULL;
	c->fi_wsi_name = NULL;
	memset(&c->fic, 0, sizeof(c->fic));
	for (p = (char *)(c + 1), n = 0; n < LWS_ARRAY_SIZE(texts); n++) {
		const char *from = text_of(i, texts[n]);
		size_t len = from ? strlen(from) + 1 : 0;

		if (from)
			memcpy(p, from, len);
		*text_at(c, texts[n]) = from ? p : NULL;
		p += len;
	}

	return c;
}

/* -- failing -- */

enum lws_keep
lws_client_fail(struct lws *wsi, const char *fmt, ...)
{
	struct lws_client *c = lws_client_of(wsi);
	va_list ap;

	if (c && !c->words[0]) {
		va_start(ap, fmt);
		vsnprintf(c->words, sizeof(c->words), fmt, ap);
		va_end(ap);
		lwsl_wsi_info(wsi, "%s", c->words);
	}
	lws_close_mark(wsi, LWS_CLOSE_NOW, "client connection failed");

	return LWS_CLOSE;
}

static void
end_way(struct lws_client *c)
{
	struct lws_way *way = c->way;

	if (!way)
		return;
	lws_way_lookup_end(way);
	lws_way_race_end(way);
	lws_way_proxy_end(way);
	lws_free(way->un);
	lws_free(way);
	c->way = NULL;
}

/* a part that has nothing in it any more is made again if it is needed */
static void
drop_empty_extra(struct lws *wsi)
{
	struct lws_wsi_extra none;

	memset(&none, 0, sizeof(none));
	none.wsi = wsi;
	if (!memcmp(wsi->extra, &none, sizeof(none)))
		lws_free_set_NULL(wsi->extra);
}

void
lws_client_forget(struct lws *wsi)
{
	struct lws_client *c = lws_client_of(wsi);

	if (!c)
		return;
	end_way(c);
	if (c->authorization)
		lws_explicit_bzero(c->authorization, strlen(c->authorization));
	lws_free(c->authorization);
	lws_free(c->ask);
	lws_free(c);
	wsi->extra->client = NULL;
	drop_empty_extra(wsi);
}

static const char *
why(const struct lws *wsi, const struct lws_client *c)
{
	if (c->words[0])
		return c->words;

	return wsi->close_why ? wsi->close_why : "closed before established";
}

void
lws_client_ending(struct lws *wsi)
{
	struct lws_client *c = lws_client_of(wsi);
	const char *words;

	if (!c)
		return;
	lws_way_unshare(wsi);
	end_way(c);
	if (wsi->told_open || !c->handed)
		return;
	words = why(wsi, c);
	lws_user_callback(wsi, LWS_CALLBACK_CLIENT_CONNECTION_ERROR,
			  (void *)(uintptr_t)words, strlen(words));
}

void
lws_client_late(struct lws *wsi)
{
	static const char *const words[LWS_WAY_STEPS] = {
		[LWS_WAY_LEAVE] = "closed before established",
		[LWS_WAY_QUEUE] = "closed before established",
		[LWS_WAY_LOOKUP] = "DNS: timed out",
		[LWS_WAY_RACE] = "conn fail: timed out",
		[LWS_WAY_PROXY] = "proxy: timed out",
		[LWS_WAY_SECURE] = "Timed out waiting SSL",
	};

	(void)lws_client_fail(wsi, "%s", words[lws_way_of(wsi)->step]);
}

/* -- the way -- */

enum lws_keep
lws_client_turn(struct lws *wsi, short revents)
{
	struct lws_way *way = lws_way_of(wsi);

	if (!revents)
		return LWS_KEEP; /* somebody only wanted to look at it */
	if (way->step == LWS_WAY_PROXY)
		return lws_way_proxy_ready(wsi, revents);
	if (way->step == LWS_WAY_SECURE)
		return lws_way_secure_ready(wsi, revents);

	return LWS_KEEP;
}

static enum lws_keep
make_way(struct lws *wsi, struct lws_client *c)
{
	lws_phase_move(wsi, LWS_PHASE_CONNECTING);
	c->way = lws_zalloc(sizeof(*c->way), "client way");
	if (!c->way)
		return lws_client_fail(wsi, "out of memory");
	c->way->wsi = wsi;

	return LWS_KEEP;
}

enum lws_keep
lws_way_go(struct lws *wsi)
{
	struct lws_client *c = lws_client_here(wsi);
	struct lws_way *way = c->way;

	lws_timeout_us(wsi, PENDING_TIMEOUT_AWAITING_CONNECT_RESPONSE,
		       (lws_usec_t)wsi->vhost->connect_timeout_secs *
			       LWS_US_PER_SEC);
	lws_conmon_begin(wsi);
	way->name = c->ask->address;
	way->port = (uint16_t)c->ask->port;
	if (way->name[0] != '+' && lws_way_by_proxy(wsi) != LWS_KEEP)
		return LWS_CLOSE;

	return lws_way_lookup_begin(wsi);
}

static enum lws_keep
go(struct lws *wsi)
{
	return lws_way_share(wsi) ? LWS_KEEP : lws_way_go(wsi);
}

/* There is a socket, the program may look at it. Its result is ignored, as by
 * contract; but it may kill the wsi. */
static enum lws_keep
announce(struct lws *wsi)
{
	lws_user_callback(wsi, LWS_CALLBACK_WSI_CREATE, NULL, 0);

	return lws_is_live(wsi) ? LWS_KEEP : LWS_CLOSE;
}

enum lws_keep
lws_way_joined(struct lws *wsi)
{
	return announce(wsi) == LWS_KEEP ? lws_way_arrived(wsi) : LWS_CLOSE;
}

enum lws_keep
lws_way_connected(struct lws *wsi)
{
	wsi->transport = &lws_transport_plain;
	wsi->unix_skt = !!lws_way_of(wsi)->un;
	wsi->tx_blocked = 0;
	lws_conmon_note(wsi, LWS_CONMON_CONNECT);
	if (announce(wsi) != LWS_KEEP)
		return LWS_CLOSE;

	return lws_way_of(wsi)->proxy ? lws_way_proxy_begin(wsi)
				      : lws_way_secure_begin(wsi);
}

/* a stream has no other parent than its connection */
static int
is_fit(const struct lws_role_ops *r, const struct lws *wsi)
{
	return r->is_http_client && !(r->carrier && wsi->parent);
}

/* NULL: there is none */
static const struct lws_role_ops *
role_by_alpn(const struct lws *wsi, const char *alpn)
{
	const struct lws_role_ops *const *r;

	for (r = lws_registry_roles; *r; r++)
		if (is_fit(*r, wsi) && (*r)->alpn && !strcmp((*r)->alpn, alpn))
			return *r;

	return NULL;
}

/* NULL: the program has said nothing, or nothing that can be */
static const struct lws_role_ops *
role_known(const struct lws *wsi)
{
	const struct lws_client_connect_info *ask = lws_client_here(wsi)->ask;
	const struct lws_role_ops *const *r;

	for (r = lws_registry_roles; *r; r++)
		if (is_fit(*r, wsi) && ((*r)->known_by & ask->ssl_connection))
			return *r;

	return NULL;
}

/* TLS may have agreed upon another role than the one that it began with; in
 * clear text the program may know of another. NULL: upon one that we lack */
static const struct lws_role_ops *
agreed(const struct lws *wsi)
{
	const struct lws_role_ops *known = NULL;
	const char *alpn;

	if (!wsi->role->is_http_client)
		return wsi->role;
	if (!wsi->tls_wanted)
		known = role_known(wsi);
	if (known)
		return known;
	alpn = lws_secure_alpn(wsi);

	return alpn ? role_by_alpn(wsi, alpn) : wsi->role;
}

static enum lws_keep
open_role(struct lws *wsi, const struct lws_role_ops *role)
{
	if (role != wsi->role && lws_role_set(wsi, role))
		return lws_client_fail(wsi, "out of memory");
	/* what becomes WebSocket is nobody else's afterwards */
	if (!lws_client_here(wsi)->ask->method)
		lws_way_unshare(wsi);
	lws_phase_move(wsi, LWS_PHASE_OPEN);
	lws_turn_request(wsi); /* bytes may be here by now */

	return wsi->role->opened ? wsi->role->opened(wsi) : LWS_KEEP;
}

static void
at_the_end(struct lws *wsi)
{
	struct lws_client *c = lws_client_here(wsi);

	if (wsi->tls_wanted)
		lws_conmon_note(wsi, LWS_CONMON_SECURE);
	end_way(c);
	lws_timeout_us(wsi, NO_PENDING_TIMEOUT, 0);
}

enum lws_keep
lws_way_arrived(struct lws *wsi)
{
	const struct lws_role_ops *role = agreed(wsi);

	at_the_end(wsi);
	if (!role)
		return lws_client_fail(wsi, "tls: no role for ALPN %s",
				       lws_secure_alpn(wsi));
	if (role->carrier)
		return lws_way_carry_first(wsi, role);

	return open_role(wsi, role);
}

enum lws_keep
lws_way_join_carrier(struct lws *wsi, struct lws *net)
{
	if (announce(wsi) != LWS_KEEP)
		return LWS_CLOSE;
	at_the_end(wsi);

	return lws_way_carry(wsi, net);
}

/* -- leaving a peer for another -- */

static const struct lws_role_ops *
role_for(const char *method)
{
	unsigned int n;

	for (n = 0; lws_registry_roles[n]; n++)
		if (lws_registry_roles[n]->client_takes &&
		    lws_registry_roles[n]->client_takes(method))
			return lws_registry_roles[n];

	return NULL;
}

static void
drop_transport(struct lws *wsi)
{
	if (lws_mux_stream_of(wsi))
		lws_mux_part(wsi);
	lws_watch_stop(wsi);
	lws_close_transport(wsi);
	wsi->transport = NULL;
	wsi->transport_state = NULL;
	wsi->tls_wanted = 0;
	wsi->rx_eof = wsi->rx_eof_told = wsi->rx_stalled = wsi->rx_inside = 0;
	wsi->tx_blocked = wsi->tx_ended = wsi->wants_write = 0;
	wsi->rx_pause = 0;
}

static enum lws_keep
leave(struct lws *wsi)
{
	const struct lws_protocols *p = wsi->protocol;

	drop_transport(wsi);
	/* the next one may agree upon another */
	if (lws_role_set(wsi, role_for(lws_client_here(wsi)->ask->method)))
		return lws_client_fail(wsi, "out of memory");
	if (lws_protocol_bind(wsi, p, "client begins again"))
		return lws_client_fail(wsi, "refused by BIND");

	return go(wsi);
}

static void
leave_now(lws_sorted_usec_list_t *sul)
{
	struct lws *wsi = lws_container_of(sul, struct lws_way, sul)->wsi;

	lws_enter(wsi);
	lws_leave(wsi, leave(wsi));
}

/* Who asks for it is in the middle of what the old peer has sent: nothing is
 * taken away before that has returned. */
enum lws_keep
lws_client_again(struct lws *wsi, const struct lws_client_connect_info *ask)
{
	struct lws_client *c = lws_client_here(wsi);
	struct lws_client_connect_info *copy = copy_ask(ask);

	if (!copy)
		return lws_client_fail(wsi, "out of memory");
	lws_free(c->ask);
	c->ask = copy;
	c->reused = 0;
	lws_way_unshare(wsi);
	if (make_way(wsi, c) != LWS_KEEP)
		return LWS_CLOSE;
	c->way->step = LWS_WAY_LEAVE;
	lws_sul_schedule(lws_cx(wsi), wsi->pt->tsi, &c->way->sul, leave_now, 1);

	return LWS_KEEP;
}

enum lws_keep
lws_client_lost(struct lws *wsi)
{
	struct lws_client *c = lws_client_of(wsi);

	if (c && c->reused && c->repeatable && !wsi->heard)
		return lws_client_again(wsi, c->ask);

	return lws_client_fail(wsi, "read failed");
}

/* -- the beginning -- */

static struct lws_vhost *
vhost_for(const struct lws_client_connect_info *i)
{
	struct lws_vhost *vh = i->vhost;

	if (!vh)
		vh = lws_get_vhost_by_name(i->context, "default");

	return vh ? vh : atomic_load(&i->context->vh_default);
}

static const struct lws_protocols *
protocol_for(struct lws_vhost *vh, const struct lws_client_connect_info *i)
{
	const char *name =
		i->local_protocol_name ? i->local_protocol_name : i->protocol;
	const struct lws_protocols *p =
		name ? lws_vhost_name_to_protocol(vh, name) : NULL;

	return p ? p : &vh->protocols[0];
}

/* that of the parent, else that of the pass which runs, else the first */
static struct lws_context_per_thread *
thread_for(const struct lws_client_connect_info *i)
{
	struct lws_context *cx = i->context;
	int n;

	if (i->parent_wsi)
		return i->parent_wsi->pt;
	for (n = 0; n < cx->count_threads; n++)
		if (lws_pass_is_mine(&cx->pt[n]))
			return &cx->pt[n];

	return &cx->pt[0];
}

static int
remember(struct lws *wsi, const struct lws_client_connect_info *i)
{
	struct lws_wsi_extra *x = lws_wsi_extra(wsi);

	if (!x)
		return -1;
	x->client = lws_zalloc(sizeof(*x->client), "client");
	if (!x->client)
		return -1;
	x->client->ask = copy_ask(i);
	if (!x->client->ask)
		return -1;
	x->retry = i->retry_and_idle_policy;
	x->log_cx = i->log_cx;
	if (x->log_cx)
		lwsl_refcount_cx(x->log_cx, 1);
	/* moved out of there, by contract */
	lws_fi_import(&x->fic, (lws_fi_ctx_t *)(uintptr_t)&i->fic);
	if (i->fi_wsi_name) { /* nothing, in a build without faults */
		lws_fi_inherit_copy(&x->fic, &wsi->vhost->fic, "wsi",
				    i->fi_wsi_name);
	}

	return lws_fi(&x->fic, "createfail") ? -1 : 0;
}

static int
set_up(struct lws *wsi, const struct lws_client_connect_info *i,
       const struct lws_role_ops *role)
{
	wsi->is_client = 1;
	wsi->opaque_user = i->opaque_user_data;
	if (i->pwsi)
		*i->pwsi = wsi;
	if (remember(wsi, i))
		return -1;
	if (i->userdata) {
		wsi->user_space = i->userdata;
		wsi->user_is_theirs = 1;
	}
	if (i->parent_wsi)
		lws_wsi_adopt_child(i->parent_wsi, wsi);
	if (lws_role_set(wsi, role))
		return -1;
	wsi->created = 1; /* by contract it hears of its end in any case */
	if (lws_protocol_bind(wsi, protocol_for(wsi->vhost, i), "client"))
		return -1;
	if (!lws_is_live(wsi) ||
	    make_way(wsi, wsi->extra->client) != LWS_KEEP ||
	    go(wsi) != LWS_KEEP)
		return -1;
	/* result ignored, as by contract */
	if (role->reasons.adopt[0])
		lws_user_callback(
			wsi, (enum lws_callback_reasons)role->reasons.adopt[0],
			NULL, 0);

	return lws_is_live(wsi) ? 0 : -1;
}

static struct lws *
connect_in_pass(struct lws *wsi, const struct lws_client_connect_info *i,
		const struct lws_role_ops *role)
{
	struct lws_client *c;
	int r;

	lws_enter(wsi);
	r = set_up(wsi, i, role);
	lws_leave(wsi, LWS_KEEP);
	if (!r) {
		lws_client_here(wsi)->handed = 1;
		return wsi;
	}
	c = lws_client_of(wsi);
	lwsl_wsi_notice(wsi, "client connection to %s: %s",
			i->address ? i->address : "(nowhere)",
			c && c->words[0] ? c->words : "cannot be made");
	lws_close_sync(wsi, "client connection cannot be made");

	return NULL;
}

static struct lws *
refuse(const struct lws_client_connect_info *i, const char *words)
{
	lwsl_cx_err(i->context, "client connection to %s: %s",
		    i->address ? i->address : "(nowhere)", words);

	return NULL;
}

static struct lws *
connect_to(const struct lws_client_connect_info *i)
{
	struct lws_vhost *vh = vhost_for(i);
	const struct lws_role_ops *role = role_for(i->method);
	struct lws_context_per_thread *pt = thread_for(i);
	struct lws_pass pass;
	struct lws *wsi;

	if (!i->address || !i->address[0])
		return refuse(i, "no address");
	if (!vh || vh->destroying || atomic_load(&i->context->destroying))
		return refuse(i, "no vhost for it, or it is being destroyed");
	if (!role)
		return refuse(i, "no role for it in this build");
	wsi = lws_wsi_create(pt, vh);
	if (!wsi)
		return refuse(i, "out of memory");

	lws_pass_begin(pt, &pass);
	wsi = connect_in_pass(wsi, i, role);
	lws_pass_end(pt, &pass);

	return wsi;
}

struct lws *
lws_client_connect_via_info(const struct lws_client_connect_info *i)
{
	struct lws *wsi = connect_to(i);

	if (!wsi && i->pwsi)
		*i->pwsi = NULL;

	return wsi;
}
