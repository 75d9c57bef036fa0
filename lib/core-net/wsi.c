/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Making a connection object, and the many small questions that programs ask
 * of one. struct lws holds what every connection has; the rest is in slots
 * made when first used.
 */
#include "core-net/inside.h"

/* What a connection costs before it speaks anything: README.lifetimes.md
 * promises it. */
_Static_assert(sizeof(void *) != 8 || sizeof(struct lws) <= 320,
	       "struct lws has outgrown its promise");

/* zeroed: of those that the thread keeps, if there is one */
static struct lws *
take(struct lws_context_per_thread *pt)
{
	struct lws *wsi = pt->spare;

	if (!wsi)
		return lws_zalloc(sizeof(*wsi), "wsi");
	pt->spare = wsi->sibling;
	pt->spare_count--;
	memset(wsi, 0, sizeof(*wsi));

	return wsi;
}

void
lws_wsi_free(struct lws *wsi)
{
	static const uint32_t most = LWS_TUNE_WSI_SPARE; /* may be 0 */
	struct lws_context_per_thread *pt = wsi->pt;

	if (pt->spare_count >= most) {
		lws_free(wsi);
		return;
	}
	wsi->sibling = pt->spare;
	pt->spare = wsi;
	pt->spare_count++;
}

void
lws_wsi_spare_fini(struct lws_context_per_thread *pt)
{
	while (pt->spare) {
		struct lws *wsi = pt->spare;

		pt->spare = wsi->sibling;
		lws_free(wsi);
	}
	pt->spare_count = 0;
}

struct lws *
lws_wsi_create(struct lws_context_per_thread *pt, struct lws_vhost *vh)
{
	struct lws *wsi;

	if (vh && lws_fi(&vh->fic, "createwsi"))
		return NULL;
	wsi = take(pt);
	if (!wsi)
		return NULL;
	wsi->pt = pt;
	wsi->fd = -1;
	/* other threads' have other remainders */
	wsi->id = pt->made++ * (uint32_t)pt->cx->count_threads +
		  (uint32_t)pt->tsi + 1;
	lws_count(&pt->counts.wsis, 1);
	if (vh)
		lws_vhost_bind_wsi(vh, wsi);

	return wsi;
}

struct lws_wsi_extra *
lws_wsi_extra(struct lws *wsi)
{
	if (wsi->extra)
		return wsi->extra;
	wsi->extra = lws_zalloc(sizeof(*wsi->extra), "wsi extra");
	if (wsi->extra)
		wsi->extra->wsi = wsi;

	return wsi->extra;
}

struct lws *
lws_network_wsi(struct lws *wsi)
{
	/* a stream has no transport: the nearest ancestor that has carries it
	 */
	while (wsi && !wsi->transport && wsi->parent && wsi->fd < 0)
		wsi = wsi->parent;

	return wsi;
}

void
lws_wsi_adopt_child(struct lws *parent, struct lws *child)
{
	struct lws *w;

	child->parent = parent;
	child->sibling = parent->child;
	parent->child = child;
	/* lws_leave() of what runs for the child now will count them down */
	for (w = parent; w; w = w->parent)
		w->on_stack += child->on_stack;
}

void
lws_wsi_leave_parent(struct lws *wsi)
{
	struct lws **p, *w;

	if (!wsi->parent)
		return;
	for (w = wsi->parent; w; w = w->parent)
		w->on_stack -= wsi->on_stack;
	for (p = &wsi->parent->child; *p; p = &(*p)->sibling)
		if (*p == wsi) {
			*p = wsi->sibling;
			break;
		}
	wsi->parent = NULL;
}

const struct lws_protocols *
lws_wsi_protocol(const struct lws *wsi)
{
	if (wsi->protocol || !wsi->vhost)
		return wsi->protocol;

	return &wsi->vhost->protocols[0];
}

void
lws_standin(struct lws *wsi, struct lws_context_per_thread *pt,
	    struct lws_vhost *vh, const struct lws_protocols *p)
{
	memset(wsi, 0, sizeof(*wsi));
	wsi->pt = pt;
	wsi->vhost = vh;
	wsi->protocol = p;
	wsi->fd = -1;
}

/* -- questions: see the public headers for the contracts -- */

struct lws_context *
lws_get_context(const struct lws *wsi)
{
	return lws_cx(wsi);
}

struct lws_vhost *
lws_get_vhost(struct lws *wsi)
{
	return wsi->vhost;
}

int
lws_get_tsi(struct lws *wsi)
{
	return wsi->pt->tsi;
}

int
lws_wsi_tsi(struct lws *wsi)
{
	return wsi->pt->tsi;
}

struct lws *
lws_get_parent(const struct lws *wsi)
{
	/* of a stream, to programs, it has none */
	return lws_mux_stream_of(wsi) ? NULL : wsi->parent;
}

struct lws *
lws_get_child(const struct lws *wsi)
{
	return wsi->child;
}

struct lws *
lws_get_network_wsi(struct lws *wsi)
{
	return lws_network_wsi(wsi);
}

lws_sockfd_type
lws_get_socket_fd(struct lws *wsi)
{
	return wsi ? wsi->fd : -1;
}

const struct lws_protocols *
lws_get_protocol(struct lws *wsi)
{
	return lws_wsi_protocol(wsi);
}

const struct lws_protocols *
lws_protocol_get(struct lws *wsi)
{
	return lws_wsi_protocol(wsi);
}

void *
lws_wsi_user(struct lws *wsi)
{
	return wsi->user_space;
}

void
lws_set_wsi_user(struct lws *wsi, void *user)
{
	if (!wsi->user_is_theirs)
		lws_free(wsi->user_space);
	wsi->user_is_theirs = 1;
	wsi->user_space = user;
}

void *
lws_get_opaque_user_data(const struct lws *wsi)
{
	return wsi->opaque_user;
}

void
lws_set_opaque_user_data(struct lws *wsi, void *data)
{
	wsi->opaque_user = data;
}

void *
lws_get_opaque_parent_data(const struct lws *wsi)
{
	return wsi->opaque_parent;
}

void
lws_set_opaque_parent_data(struct lws *wsi, void *data)
{
	wsi->opaque_parent = data;
}

int
lws_get_child_pending_on_writable(const struct lws *wsi)
{
	return wsi->child_wants_write;
}

void
lws_clear_child_pending_on_writable(struct lws *wsi)
{
	wsi->child_wants_write = 0;
}

const struct lws_udp *
lws_get_udp(const struct lws *wsi)
{
	return wsi->extra ? wsi->extra->udp : NULL;
}

int
lws_is_ssl(struct lws *wsi)
{
	const struct lws *n = lws_network_wsi(wsi);

	return n && n->transport && n->transport_state && n->tls_wanted;
}

int
lws_is_cgi(struct lws *wsi)
{
	return wsi->is_cgi;
}

struct lws *
wsi_from_fd(const struct lws_context *context, int fd)
{
	int n;

	for (n = 0; n < context->count_threads; n++) {
		struct lws *wsi =
			lws_poll_table_owner(&context->pt[n].table, fd);

		if (wsi)
			return wsi;
	}

	return NULL;
}
