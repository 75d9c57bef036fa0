/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Protocols of a vhost: the per-vhost copy of the program's table,
 * PROTOCOL_INIT and _DESTROY, per-vhost options and data, and binding
 * connections to them. A connection is on the list of the protocol it is bound
 * to, so that broadcasts touch only those they mean.
 */
#include "core-net/inside.h"

static const struct lws_protocols protocol_http_only = {
	.name = "http-only",
	.callback = lws_callback_http_dummy,
};

/* -- the vhost's table -- */

static const struct lws_protocols *
source_at(const struct lws_protocols *list, const struct lws_protocols **plist,
	  size_t n)
{
	if (list)
		return list[n].callback ? &list[n] : NULL;
	if (plist)
		return plist[n];

	return n ? NULL : &protocol_http_only;
}

static size_t
count_sources(const struct lws_protocols *list,
	      const struct lws_protocols **plist)
{
	size_t n = 0;

	while (source_at(list, plist, n))
		n++;

	return n;
}

/* a plugin's protocol: only where it is asked for, and not twice */
static int
is_wanted(const struct lws_vhost *vh,
	  const struct lws_context_creation_info *info,
	  const struct lws_protocols *p, size_t count)
{
	size_t n;

	if (!lws_check_opt(info->options,
			   LWS_SERVER_OPTION_VH_INSTANTIATE_ALL_PROTOCOLS) &&
	    !lws_pvo_search(info->pvo, p->name))
		return 0;
	for (n = 0; n < count; n++)
		if (vh->protocols[n].name &&
		    !strcmp(vh->protocols[n].name, p->name))
			return 0;

	return 1;
}

static void
add_more(struct lws_vhost *vh, const struct lws_context_creation_info *info,
	 const struct lws_protocols *const *more)
{
	for (; more && *more; more++)
		if (is_wanted(vh, info, *more, vh->protocol_count))
			vh->protocols[vh->protocol_count++] = **more;
}

static size_t
count_more(const struct lws_protocols *const *more)
{
	size_t n = 0;

	while (more && more[n])
		n++;

	return n;
}

static int
alloc_tables(struct lws_vhost *vh, size_t count)
{
	int n;

	vh->protocol_count = (uint16_t)count;
	vh->protocols = lws_zalloc((count + 1) * sizeof(*vh->protocols),
				   "vhost protocols");
	vh->vh_priv =
		lws_zalloc((count + 1) * sizeof(*vh->vh_priv), "vhost private");
	vh->protocol_started = lws_zalloc(count + 1, "vhost started");
	if (!vh->protocols || !vh->vh_priv || !vh->protocol_started)
		return -1;
	for (n = 0; n < vh->cx->count_threads; n++) {
		vh->threads[n].by_protocol =
			lws_zalloc_apart((count + 1) * sizeof(lws_dll2_owner_t),
					 "vhost protocol lists");
		if (!vh->threads[n].by_protocol)
			return -1;
	}

	return 0;
}

int
lws_vhost_protocols_copy(struct lws_vhost *vh,
			 const struct lws_context_creation_info *info)
{
	const struct lws_protocols *list = info->protocols;
	const struct lws_protocols **plist = NULL;
	size_t count, room, n;

	/* a vhost inherits the context's table before pprotocols counts */
	if (!list)
		list = vh->cx->protocols;
	if (!list)
		plist = info->pprotocols;
	count = count_sources(list, plist);
	if (!count)
		list = &protocol_http_only, count = 1;
	room = count + count_more(vh->cx->more_protocols);
	if (room >= UINT16_MAX || alloc_tables(vh, room))
		return -1;
	vh->protocol_count = (uint16_t)count;
	for (n = 0; n < count; n++) {
		const struct lws_protocols *from = source_at(list, plist, n);

		if (from)
			vh->protocols[n] = *from;
	}
	add_more(vh, info, vh->cx->more_protocols);

	return 0;
}

void
lws_vhost_protocols_free(struct lws_vhost *vh)
{
	uint16_t n;
	int t;

	for (n = 0; vh->vh_priv && n < vh->protocol_count; n++)
		lws_free(vh->vh_priv[n]);
	lws_free(vh->vh_priv);
	lws_free(vh->protocol_started);
	lws_free(vh->protocols);
	for (t = 0; vh->threads && t < vh->cx->count_threads; t++)
		lws_free_apart(vh->threads[t].by_protocol);
}

uint16_t
lws_protocol_index(const struct lws_vhost *vh, const struct lws_protocols *p)
{
	return (uint16_t)(p - vh->protocols);
}

static int
is_in_table(const struct lws_vhost *vh, const struct lws_protocols *p)
{
	return p >= vh->protocols && p < vh->protocols + vh->protocol_count;
}

/* Programs hold pointers to their own table, we to our copy: the address, then
 * the name decides. */
static int
find_index(const struct lws_vhost *vh, const struct lws_protocols *p)
{
	uint16_t n;

	if (!p)
		return -1;
	if (is_in_table(vh, p))
		return lws_protocol_index(vh, p);
	for (n = 0; n < vh->protocol_count; n++)
		if (p->name && vh->protocols[n].name &&
		    !strcmp(p->name, vh->protocols[n].name))
			return n;

	return -1;
}

/* a table and what refers to it often share the literal */
static inline int
is_name(const char *a, const char *b)
{
	return a == b || (*a == *b && !strcmp(a, b));
}

const struct lws_protocols *
lws_vhost_name_to_protocol(struct lws_vhost *vh, const char *name)
{
	uint16_t n;

	for (n = 0; name && n < vh->protocol_count; n++)
		if (vh->protocols[n].name &&
		    is_name(name, vh->protocols[n].name))
			return &vh->protocols[n];

	return NULL;
}

/* -- per-vhost options -- */

const struct lws_protocol_vhost_options *
lws_pvo_search(const struct lws_protocol_vhost_options *pvo, const char *name)
{
	while (pvo && strcmp(pvo->name, name))
		pvo = pvo->next;

	return pvo;
}

int
lws_pvo_get_str(void *in, const char *name, const char **result)
{
	const struct lws_protocol_vhost_options *pv = lws_pvo_search(
		(const struct lws_protocol_vhost_options *)in, name);

	if (!pv)
		return 1;
	*result = pv->value;

	return 0;
}

/* "default" and "raw" among a protocol's options choose it for connections
 * that name none */
static void
note_special_options(struct lws_vhost *vh,
		     const struct lws_protocol_vhost_options *pvo, uint16_t n)
{
	if (lws_pvo_search(pvo->options, "default"))
		vh->default_protocol = n;
	if (lws_pvo_search(pvo->options, "raw"))
		vh->raw_protocol = n;
}

static void
start_protocol(struct lws_vhost *vh, uint16_t n,
	       const struct lws_protocol_vhost_options *pvo)
{
	const struct lws_protocols *p = &vh->protocols[n];
	struct lws_protocol_vhost_options *opts = NULL;
	struct lws standin;

	if (pvo) {
		note_special_options(vh, pvo, n);
		opts = (struct lws_protocol_vhost_options *)(uintptr_t)
			       pvo->options;
	}
	lws_standin(&standin, &vh->cx->pt[0], vh, p);
	if (p->callback(&standin, LWS_CALLBACK_PROTOCOL_INIT, NULL, opts, 0)) {
		/* the vhost lives on without it */
		lwsl_vhost_warn(vh, "protocol %s refused to start", p->name);
		lws_free_set_NULL(vh->vh_priv[n]);
		return;
	}
	vh->protocol_started[n] = 1;
}

/* an option for a protocol that is not there, mostly a plugin that was not
 * found, does nothing: better to hear of it */
static void
say_unknown(struct lws_vhost *vh)
{
	const struct lws_protocol_vhost_options *pvo;

	for (pvo = vh->pvo; pvo; pvo = pvo->next)
		if (!lws_vhost_name_to_protocol(vh, pvo->name))
			lwsl_vhost_warn(vh,
					"options for protocol %s, which it "
					"does not have",
					pvo->name);
}

void
lws_vhost_protocols_start(struct lws_vhost *vh)
{
	int all = !vh->pvo ||
		  lws_check_opt(vh->options,
				LWS_SERVER_OPTION_VH_INSTANTIATE_ALL_PROTOCOLS);
	uint16_t n;

	if (atomic_exchange(&vh->inited, 1))
		return;
	if (lws_check_opt(vh->options, LWS_SERVER_OPTION_SKIP_PROTOCOL_INIT))
		return;
	say_unknown(vh);
	for (n = 0; n < vh->protocol_count; n++) {
		const struct lws_protocol_vhost_options *pvo;

		if (!vh->protocols[n].name)
			continue;
		pvo = lws_pvo_search(vh->pvo, vh->protocols[n].name);
		if (pvo || all)
			start_protocol(vh, n, pvo);
	}
}

void
lws_vhost_protocols_stop(struct lws_vhost *vh)
{
	struct lws standin;
	uint16_t n;

	for (n = 0; n < vh->protocol_count; n++) {
		const struct lws_protocols *p = &vh->protocols[n];

		if (!vh->protocol_started[n])
			continue;
		vh->protocol_started[n] = 0;
		lws_standin(&standin, &vh->cx->pt[0], vh, p);
		p->callback(&standin, LWS_CALLBACK_PROTOCOL_DESTROY, NULL, NULL,
			    0);
	}
}

int
lws_protocol_init(struct lws_context *cx)
{
	struct lws_vhost *vh = NULL;

	/* a vhost that another thread makes now is in the list, or sees this:
	 * one of us starts it */
	if (atomic_exchange(&cx->protocols_started, 1))
		return 0;
	while ((vh = lws_vhost_next(cx, vh)))
		lws_vhost_protocols_start(vh);

	if (lws_check_opt(cx->options, LWS_SERVER_OPTION_EXPLICIT_VHOSTS))
		return lws_finalize_startup(cx);

	return 0;
}

/* -- data of a protocol on a vhost -- */

void *
lws_protocol_vh_priv_zalloc(struct lws_vhost *vhost,
			    const struct lws_protocols *prot, int size)
{
	int n = find_index(vhost, prot);

	if (n < 0 || size <= 0)
		return NULL;
	lws_free(vhost->vh_priv[n]); /* a second call replaces the first */
	vhost->vh_priv[n] = lws_zalloc((size_t)size, "vh_priv");

	return vhost->vh_priv[n];
}

void *
lws_protocol_vh_priv_get(struct lws_vhost *vhost,
			 const struct lws_protocols *prot)
{
	int n;

	if (!vhost || !vhost->vh_priv || !prot)
		return NULL;
	n = find_index(vhost, prot);
	if (n < 0) {
		lwsl_vhost_err(vhost, "has no protocol %s",
			       prot->name ? prot->name : "(unnamed)");
		return NULL;
	}

	return vhost->vh_priv[n];
}

void *
lws_vhd_find_by_pvo(struct lws_context *cx, const char *protname,
		    const char *pvo_name, const char *pvo_value)
{
	struct lws_vhost *vh = NULL;
	void *vhd;

	while ((vh = lws_vhost_next(cx, vh))) {
		const struct lws_protocol_vhost_options *pv =
			lws_pvo_search(vh->pvo, protname);

		pv = pv ? lws_pvo_search(pv->options, pvo_name) : NULL;
		if (pv && !strcmp(pv->value, pvo_value))
			break;
	}
	if (!vh)
		return NULL;
	vhd = lws_protocol_vh_priv_get(
		vh, lws_vhost_name_to_protocol(vh, protname));
	lws_vhost_release(vh);

	return vhd;
}

/* -- binding -- */

/* From the list that it is on to that of p. Other threads may walk them, and
 * call whom they find there. */
static void
move(struct lws *wsi, const struct lws_protocols *p)
{
	struct lws_vhost *vh = wsi->vhost;
	struct lws_vhost_thread *vt;

	if (!vh) {
		wsi->protocol = p;
		return;
	}
	vt = &vh->threads[wsi->pt->tsi];
	lws_vhost_thread_lock(vt);
	lws_dll2_remove(&wsi->in_protocol);
	wsi->protocol = p;
	if (p && is_in_table(vh, p))
		lws_dll2_add_tail(&wsi->in_protocol,
				  &vt->by_protocol[lws_protocol_index(vh, p)]);
	lws_vhost_thread_unlock(vt);
}

/* nobody finds it any more */
static void
part(struct lws *wsi)
{
	const struct lws_protocols *p = wsi->protocol;

	move(wsi, NULL);
	wsi->protocol = p;
}

static void
free_user_space(struct lws *wsi)
{
	if (wsi->user_is_theirs)
		return;
	lws_free_set_NULL(wsi->user_space);
}

static int
make_user_space(struct lws *wsi, const struct lws_protocols *p)
{
	if (!p || !p->per_session_data_size || wsi->user_space)
		return 0;
	wsi->user_space = lws_zalloc(p->per_session_data_size, "user space");

	return wsi->user_space ? 0 : 1;
}

static int
ensure_user_space(struct lws *wsi)
{
	return make_user_space(wsi, lws_wsi_protocol(wsi));
}

int
lws_protocol_set(struct lws *wsi, const struct lws_protocols *p)
{
	/* it is not on a list while its user space changes */
	if (wsi->user_space || (p && p->per_session_data_size)) {
		part(wsi);
		free_user_space(wsi);
		wsi->protocol = p;
		if (make_user_space(wsi, p))
			return -1;
	}
	move(wsi, p);

	return 0;
}

void
lws_protocol_drop(struct lws *wsi, const char *why)
{
	uint16_t reason =
		wsi->role ? wsi->role->reasons.drop[!wsi->is_client] : 0;

	if (!wsi->bound)
		return;
	wsi->bound = 0;
	if (reason && wsi->protocol)
		wsi->protocol->callback(wsi, reason, wsi->user_space,
					(void *)(uintptr_t)why, 0);
}

int
lws_protocol_bind(struct lws *wsi, const struct lws_protocols *p,
		  const char *why)
{
	uint16_t reason =
		wsi->role ? wsi->role->reasons.bind[!wsi->is_client] : 0;

	lws_protocol_drop(wsi, why);
	if (lws_protocol_set(wsi, p))
		return -1;
	if (!p)
		return 0;
	wsi->bound = 1;
	if (!reason)
		return 0;

	return p->callback(wsi, reason, wsi->user_space, NULL, 0) ? -1 : 0;
}

void
lws_protocol_forget(struct lws *wsi)
{
	part(wsi);
	free_user_space(wsi);
	wsi->protocol = NULL;
}

void *
lws_adjust_protocol_psds(struct lws *wsi, size_t new_size)
{
	struct lws_protocols *p;

	if (!wsi->vhost || !wsi->protocol ||
	    !is_in_table(wsi->vhost, wsi->protocol))
		return NULL;
	p = &wsi->vhost
		     ->protocols[lws_protocol_index(wsi->vhost, wsi->protocol)];
	p->per_session_data_size = new_size;
	if (ensure_user_space(wsi))
		return NULL;

	return wsi->user_space;
}

/* -- calling the program -- */

int
lws_user_callback(struct lws *wsi, enum lws_callback_reasons reason, void *in,
		  size_t len)
{
	const struct lws_protocols *p = wsi->protocol;

	if (!p)
		return lws_user_callback_first(wsi, reason, in, len);

	return p->callback(wsi, reason, wsi->user_space, in, len);
}

int
lws_user_callback_first(struct lws *wsi, enum lws_callback_reasons reason,
			void *in, size_t len)
{
	if (!wsi->vhost)
		return 0;

	return wsi->vhost->protocols[0].callback(wsi, reason, wsi->user_space,
						 in, len);
}

int
lws_callback_vhost_protocols_vhost(struct lws_vhost *vh, int reason, void *in,
				   size_t len)
{
	struct lws standin;
	uint16_t n;

	for (n = 0; n < vh->protocol_count; n++) {
		const struct lws_protocols *p = &vh->protocols[n];

		lws_standin(&standin, &vh->cx->pt[0], vh, p);
		if (p->callback(&standin, (enum lws_callback_reasons)reason,
				NULL, in, len))
			return 1;
	}

	return 0;
}

int
lws_callback_vhost_protocols(struct lws *wsi, int reason, void *in, size_t len)
{
	return lws_callback_vhost_protocols_vhost(wsi->vhost, reason, in, len);
}

static void
vhost_cancelled(struct lws_context_per_thread *pt, struct lws_vhost *vh)
{
	struct lws standin;
	uint16_t n;

	for (n = 0; n < vh->protocol_count; n++) {
		const struct lws_protocols *p = &vh->protocols[n];

		lws_standin(&standin, pt, vh, p);
		/* nonzero means nothing here: there is nobody to close */
		p->callback(&standin, LWS_CALLBACK_EVENT_WAIT_CANCELLED, NULL,
			    NULL, 0);
	}
}

void
lws_protocols_cancelled(struct lws_context_per_thread *pt)
{
	struct lws_vhost *vh = NULL;

	while ((vh = lws_vhost_next(pt->cx, vh)))
		vhost_cancelled(pt, vh);
}
