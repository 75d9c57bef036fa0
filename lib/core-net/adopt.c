/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A descriptor becomes a connection: of a socket that a listener accepted, or
 * of whatever a program hands in. The order of callbacks is contract; a
 * failure on the way undoes all of it, and closes a socket but not a file.
 */
#include "core-net/inside.h"

static const struct lws_role_ops *
choose_role(const struct lws_adoption *a)
{
	unsigned int n;

	if (a->role)
		return a->role;
	for (n = 0; lws_registry_roles[n]; n++)
		if (lws_registry_roles[n]->takes &&
		    lws_registry_roles[n]->takes(a->vh, a->type))
			return lws_registry_roles[n];

	return NULL;
}

/* The thread of the parent, else that of the pass that runs, else the one with
 * the fewest connections. */
static struct lws_context_per_thread *
choose_thread(const struct lws_adoption *a)
{
	struct lws_context *cx = a->vh->cx;
	struct lws_context_per_thread *best = &cx->pt[0];
	int n;

	if (a->pt)
		return a->pt;
	if (a->parent)
		return a->parent->pt;
	for (n = 0; n < cx->count_threads; n++)
		if (lws_pass_is_mine(&cx->pt[n]))
			return &cx->pt[n];
	for (n = 1; n < cx->count_threads; n++)
		if (lws_thread_wsis(&cx->pt[n]) < lws_thread_wsis(best))
			best = &cx->pt[n];

	return best;
}

static const struct lws_protocols *
choose_protocol(const struct lws_adoption *a)
{
	struct lws_vhost *vh = a->vh;
	int is_raw =
		(a->type & LWS_ADOPT_SOCKET) && !(a->type & LWS_ADOPT_HTTP);

	if (!a->protocol)
		return &vh->protocols[is_raw ? vh->raw_protocol
					     : vh->default_protocol];

	return lws_vhost_name_to_protocol(vh, a->protocol);
}

static int
wants_tls(const struct lws_adoption *a)
{
	return (a->type & LWS_ADOPT_SOCKET) &&
	       (a->type & LWS_ADOPT_ALLOW_SSL) &&
	       (a->type & LWS_ADOPT_RAW_SOCKET_UDP) !=
		       LWS_ADOPT_RAW_SOCKET_UDP &&
	       lws_secure_serves(a->vh);
}

/* A proxy in front says first who the peer is: only then it is counted, and
 * the role begins. */
static int
take_role(struct lws *wsi, const struct lws_adoption *a,
	  const struct lws_role_ops *role)
{
	if (a->from_listener &&
	    lws_check_opt(a->vh->options, LWS_SERVER_OPTION_X_PROXY_LINE))
		return lws_proxied_begin(wsi, role);
	if (lws_peer_count_wsi(wsi, a->peer))
		return -1;
	if (wants_tls(a))
		return lws_secure_accept(wsi, role);

	return lws_role_set(wsi, role);
}

static int
set_up(struct lws *wsi, const struct lws_adoption *a,
       const struct lws_role_ops *role, const struct lws_protocols *p)
{
	wsi->fd = a->fd;
	wsi->opaque_user = a->opaque;
	if (a->parent)
		lws_wsi_adopt_child(a->parent, wsi);
	if ((a->type & LWS_ADOPT_RAW_SOCKET_UDP) == LWS_ADOPT_RAW_SOCKET_UDP) {
		if (lws_udp_attach(wsi, a->udp_peer, !!a->udp_peer))
			return -1;
	} else if (a->type & LWS_ADOPT_SOCKET)
		wsi->transport = &lws_transport_plain;
	if (take_role(wsi, a, role))
		return -1;

	wsi->created = 1;
	lws_user_callback_first(wsi, LWS_CALLBACK_WSI_CREATE, NULL, 0);
	/* http binds per transaction, with its own callbacks; files never */
	if (a->type & LWS_ADOPT_HTTP)
		wsi->protocol = p;
	else if (wsi->role->reasons.bind[1] ? lws_protocol_bind(wsi, p, "adopt")
					    : lws_protocol_set(wsi, p))
		return -1;

	return 0;
}

static int
open_up(struct lws *wsi, const struct lws_adoption *a)
{
	uint16_t reason = wsi->role->reasons.adopt[1];

	/* the callbacks so far, or those of watching it, may have killed it */
	if (wsi->phase != LWS_PHASE_NEW || lws_watch_start(wsi) ||
	    wsi->phase != LWS_PHASE_NEW)
		return -1;
	lws_phase_move(wsi, LWS_PHASE_OPEN);
	if (a->readbuf_len && lws_rx_inject(wsi, a->readbuf, a->readbuf_len))
		return -1;
	/* from here on its close reason is due */
	wsi->told_open = 1;
	if (reason && lws_user_callback(wsi, reason, NULL, 0))
		return -1;
	if (wsi->role->opened && wsi->role->opened(wsi) != LWS_KEEP)
		return -1;

	return wsi->phase == LWS_PHASE_OPEN ? 0 : -1;
}

static struct lws *
refuse(const struct lws_adoption *a, const char *why)
{
	lwsl_vhost_warn(a->vh, "descriptor %d not adopted: %s", a->fd, why);
	if (a->type & LWS_ADOPT_SOCKET)
		lws_plat_close(a->fd);

	return NULL;
}

static struct lws *
undo(struct lws *wsi, const struct lws_adoption *a, const char *why)
{
	/* a file is still the caller's */
	if (!(a->type & LWS_ADOPT_SOCKET)) {
		if (lws_watch_is_on(wsi))
			lws_watch_stop(wsi);
		else
			lws_ev_forget(wsi);
		wsi->fd = -1;
	}
	/* the callback may have written why it refuses */
	lws_output_flush(wsi->pt, wsi);
	lws_close_sync(wsi, why);

	return NULL;
}

static struct lws *
adopt_in_pass(struct lws *wsi, const struct lws_adoption *a,
	      const struct lws_role_ops *role, const struct lws_protocols *p)
{
	int r;

	lws_enter(wsi);
	r = set_up(wsi, a, role, p) || open_up(wsi, a);
	lws_leave(wsi, LWS_KEEP);
	if (r)
		return undo(wsi, a, "adoption failed");
	if (wsi->wants_write)
		lws_turn_request(wsi);

	return wsi;
}

/* only a connection with a name of its own can be meant by a fault's scope */
static void
inherit_faults(struct lws *wsi, const struct lws_adoption *a)
{
	if (!a->fi_name || !lws_wsi_extra(wsi))
		return;
	lws_fi_inherit_copy(&wsi->extra->fic, &a->vh->fic, "wsi", a->fi_name);
}

struct lws *
lws_adopt(const struct lws_adoption *a)
{
	const struct lws_role_ops *role = choose_role(a);
	const struct lws_protocols *p = choose_protocol(a);
	struct lws_context_per_thread *pt;
	struct lws_pass pass;
	struct lws *wsi;

	if (a->vh->destroying)
		return refuse(a, "the vhost is being destroyed");
	if (a->parent && a->parent->phase == LWS_PHASE_FINISHED)
		return refuse(a, "its parent has closed");
	if (!role)
		return refuse(a, "no role for it in this build");
	if (!p)
		return refuse(a, "the vhost has no such protocol");
	if (!a->from_listener && lws_plat_set_nonblocking(a->fd))
		return refuse(a, strerror(errno));
	pt = choose_thread(a);
	wsi = lws_wsi_create(pt, a->vh);
	if (!wsi)
		return refuse(a, "out of memory");
	inherit_faults(wsi, a);

	lws_pass_begin(pt, &pass);
	wsi = adopt_in_pass(wsi, a, role, p);
	/* by another thread, which has closed those that it found */
	if (wsi && wsi->vhost->destroying)
		lws_close_shutdown(wsi);
	lws_pass_end(pt, &pass);

	return wsi;
}

/* -- public -- */

struct lws *
lws_adopt_descriptor_vhost_via_info(const lws_adopt_desc_t *info)
{
	struct lws_adoption a;

	memset(&a, 0, sizeof(a));
	a.vh = info->vh;
	a.type = info->type;
	a.fd = info->type & LWS_ADOPT_SOCKET ? info->fd.sockfd
					     : info->fd.filefd;
	a.protocol = info->vh_prot_name;
	a.parent = info->parent;
	a.opaque = info->opaque;
	a.fi_name = info->fi_wsi_name;

	return lws_adopt(&a);
}

struct lws *
lws_adopt_descriptor_vhost(struct lws_vhost *vh, lws_adoption_type type,
			   lws_sock_file_fd_type fd, const char *vh_prot_name,
			   struct lws *parent)
{
	lws_adopt_desc_t info;

	memset(&info, 0, sizeof(info));
	info.vh = vh;
	info.type = type;
	info.fd = fd;
	info.vh_prot_name = vh_prot_name;
	info.parent = parent;

	return lws_adopt_descriptor_vhost_via_info(&info);
}

struct lws *
lws_adopt_socket_vhost_readbuf(struct lws_vhost *vhost,
			       lws_sockfd_type accept_fd, const char *readbuf,
			       size_t len)
{
	struct lws_adoption a;

	memset(&a, 0, sizeof(a));
	a.vh = vhost;
	a.type = LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP | LWS_ADOPT_ALLOW_SSL;
	a.fd = accept_fd;
	a.readbuf = readbuf;
	a.readbuf_len = readbuf ? len : 0;

	return lws_adopt(&a);
}

struct lws *
lws_adopt_socket_vhost(struct lws_vhost *vh, lws_sockfd_type accept_fd)
{
	return lws_adopt_socket_vhost_readbuf(vh, accept_fd, NULL, 0);
}

struct lws *
lws_adopt_socket_readbuf(struct lws_context *context, lws_sockfd_type accept_fd,
			 const char *readbuf, size_t len)
{
	struct lws_vhost *vh = context->vh_default;

	if (!vh) {
		lwsl_cx_err(context, "no vhost to adopt a socket into");
		lws_plat_close(accept_fd);
		return NULL;
	}

	return lws_adopt_socket_vhost_readbuf(vh, accept_fd, readbuf, len);
}

struct lws *
lws_adopt_socket(struct lws_context *context, lws_sockfd_type accept_fd)
{
	return lws_adopt_socket_readbuf(context, accept_fd, NULL, 0);
}
