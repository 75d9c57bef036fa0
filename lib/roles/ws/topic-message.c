/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A message that was published: its frame, and its compressed frames, one for
 * all connections that have agreed on the same. A compressed one refers to no
 * message before it, which any peer can read; what a connection compresses
 * itself after it must not refer to what was before either, since the peer's
 * window has moved on (RFC 7692 7.2.3.2).
 */
#include "roles/ws/topic.h"

struct lws_ws_message *
lws_ws_message_create(unsigned int op, const struct lws_span *data, int threads)
{
	struct lws_ws_message *m;
	uint8_t *p;

	m = lws_zalloc(sizeof(*m) +
			       (size_t)threads * sizeof(struct lws_ws_node),
		       "ws topic message");
	if (!m)
		return NULL;
	m->plain = lws_shared_create(LWS_WS_HEAD_MAX + data->len);
	if (!m->plain || pthread_mutex_init(&m->lock, NULL)) {
		lws_shared_unref(m->plain);
		lws_free(m);
		return NULL;
	}
	p = m->plain->bytes;
	m->op = op;
	m->head = lws_ws_head_put(p, LWS_WS_FIN | op, data->len, NULL);
	if (data->len)
		memcpy(p + m->head, data->p, data->len);
	m->plain->len = m->head + data->len;
	atomic_init(&m->refs, 1);

	return m;
}

void
lws_ws_message_unref(struct lws_ws_message *m)
{
	if (atomic_fetch_sub_explicit(&m->refs, 1, memory_order_acq_rel) != 1)
		return;
	while (m->frames) {
		struct lws_ws_frame_of *f = m->frames;

		m->frames = f->next;
		lws_shared_unref(f->frame);
		lws_free(f);
	}
	lws_shared_unref(m->plain);
	pthread_mutex_destroy(&m->lock);
	lws_free(m);
}

static struct lws_span
payload(const struct lws_ws_message *m)
{
	return lws_span_of(m->plain->bytes + m->head, m->plain->len - m->head);
}

/* borrowed from the message. Without memory it goes out as it is. */
static struct lws_shared *
deflated_locked(struct lws *wsi, struct lws_ws_message *m,
		const struct lws_ws_variant *v)
{
	struct lws_span data = payload(m);
	struct lws_ws_frame_of *f;

	for (f = m->frames; f; f = f->next)
		if (!memcmp(&f->variant, v, sizeof(*v)))
			return f->frame;
	f = lws_zalloc(sizeof(*f), "ws topic frame");
	if (!f)
		return m->plain;
	f->variant = *v;
	f->frame = lws_ws_deflate_alone(wsi->pt, v, m->op, &data);
	if (!f->frame)
		f->frame = lws_shared_ref(m->plain);
	f->next = m->frames;
	m->frames = f;

	return f->frame;
}

static int
send_shared(struct lws *wsi, struct lws_ws_message *m,
	    const struct lws_ws_variant *v)
{
	struct lws_shared *s = m->plain;

	if (v->compressed) {
		pthread_mutex_lock(&m->lock);
		s = deflated_locked(wsi, m, v);
		pthread_mutex_unlock(&m->lock);
	}
	if (s != m->plain)
		lws_ws_deflate_forget(wsi);

	return lws_output_shared(wsi, s);
}

/* what a client sends is masked, each frame in another way (RFC 6455 5.3); and
 * what an extension of the program's makes of it only that knows */
static int
send_own(struct lws *wsi, struct lws_ws_message *m,
	 const struct lws_ws_variant *v)
{
	const struct lws_ws *ws = wsi->role_state;
	struct lws_span data = payload(m);

	if (ws->custom)
		return lws_ws_custom_tx(wsi, m->op, 1, &data);

	return v->compressed
		       ? lws_ws_deflate(wsi, m->op, 1, &data)
		       : lws_ws_send(wsi, LWS_WS_FIN | m->op, data.p, data.len);
}

int
lws_ws_message_send(struct lws *wsi, struct lws_ws_message *m)
{
	const struct lws_ws *ws = wsi->role_state;
	struct lws_ws_variant v;

	lws_ws_variant(wsi, &v);

	return wsi->is_client || ws->custom ? send_own(wsi, m, &v)
					    : send_shared(wsi, m, &v);
}
