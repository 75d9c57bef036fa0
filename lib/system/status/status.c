/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A server's state as JSON, in pieces: a table-driven walk over the context,
 * one small element a step. Nothing is held between two steps but numbers: a
 * vhost is found again by its serial, a mount by its place in a list whose
 * serial is the same still; who is gone meanwhile ends his part of the text.
 *
 *	head -> { vhost -> protocol* -> mount* }* -> thread* -> end
 */
#include "system/status/json-text.h"

#include "core-net/core-net.h"

/* an element has at most four strings, each with its name */
#define PIECE (4u * (LWS_LIMIT_STATUS_STRING + 32u) + 512u)

struct lws_x_status;
typedef void (*status_step_t)(struct lws_x_status *s, struct lws_json_text *t);

struct lws_x_status {
	struct lws_context *cx;
	status_step_t next; /* NULL: that was all */
	size_t len, at;     /* of piece: written, and handed out */
	uint32_t vhost;     /* serial of the vhost that is described */
	uint32_t mounts;    /* and of its list of mounts */
	unsigned int index; /* in the list that is being written */
	uint8_t any_vhost;  /* one was described */
	char piece[PIECE];
};

static void step_vhost(struct lws_x_status *s, struct lws_json_text *t);

static void
member(struct lws_json_text *t, const char *name, uint64_t n)
{
	lws_json_put(t, name);
	lws_json_number(t, n);
}

static size_t
seen(const atomic_size_t *counter)
{
	return atomic_load_explicit(counter, memory_order_relaxed);
}

static void
comma(const struct lws_x_status *s, struct lws_json_text *t)
{
	if (s->index)
		lws_json_put(t, ",");
}

static void
go_on(struct lws_x_status *s, status_step_t next)
{
	s->next = next;
	s->index = 0;
}

/* -- the vhost that is described -- */

/* held; NULL: it has gone, or is on its way */
static struct lws_vhost *
same_vhost(const struct lws_x_status *s)
{
	struct lws_vhost *vh = NULL;

	while ((vh = lws_vhost_next(s->cx, vh)))
		if (vh->serial == s->vhost)
			break;

	return vh;
}

/* held; NULL: there is none behind that one. The library's own is none */
static struct lws_vhost *
next_vhost(const struct lws_x_status *s)
{
	struct lws_vhost *vh = NULL;

	while ((vh = lws_vhost_next(s->cx, vh)))
		if (vh->serial > s->vhost && vh != s->cx->vh_system)
			break;

	return vh;
}

/* -- its mounts -- */

static const char *
type_of(const struct lws_http_mount *m)
{
	static const char *const types[] = {
		[LWSMPRO_HTTP] = "http",
		[LWSMPRO_HTTPS] = "https",
		[LWSMPRO_FILE] = "file",
		[LWSMPRO_CGI] = "cgi",
		[LWSMPRO_REDIR_HTTP] = "redirect http",
		[LWSMPRO_REDIR_HTTPS] = "redirect https",
		[LWSMPRO_CALLBACK] = "callback",
		[LWSMPRO_NO_MOUNT] = "none",
	};

	return m->origin_protocol < LWS_ARRAY_SIZE(types)
		       ? types[m->origin_protocol]
		       : NULL;
}

static const struct lws_http_mount *
mount_at(const struct lws_vhost *vh, unsigned int n)
{
	const struct lws_http_mount *m = vh->mounts;

	while (m && n--)
		m = m->mount_next;

	return m;
}

static void
put_mount(struct lws_json_text *t, const struct lws_http_mount *m)
{
	lws_json_put(t, "{\"mountpoint\":");
	lws_json_string(t, m->mountpoint);
	lws_json_put(t, ",\"type\":");
	lws_json_string(t, type_of(m));
	lws_json_put(t, ",\"origin\":");
	lws_json_string(t, m->origin);
	lws_json_put(t, ",\"def\":");
	lws_json_string(t, m->def);
	lws_json_put(t, ",\"protocol\":");
	lws_json_string(t, m->protocol);
	lws_json_put(t, "}");
}

static void
end_vhost(struct lws_x_status *s, struct lws_json_text *t)
{
	lws_json_put(t, "]}");
	go_on(s, step_vhost);
}

static void
step_mount(struct lws_x_status *s, struct lws_json_text *t)
{
	struct lws_vhost *vh = same_vhost(s);
	const struct lws_http_mount *m = NULL;

	if (vh && vh->mounts_serial == s->mounts)
		m = mount_at(vh, s->index);
	if (m) {
		comma(s, t);
		put_mount(t, m);
		s->index++;
	} else {
		end_vhost(s, t);
	}
	if (vh)
		lws_vhost_release(vh);
}

/* -- its protocols -- */

static void
step_protocol(struct lws_x_status *s, struct lws_json_text *t)
{
	struct lws_vhost *vh = same_vhost(s);

	if (vh && s->index < vh->protocol_count) {
		comma(s, t);
		lws_json_string(t, vh->protocols[s->index].name);
		s->index++;
	} else {
		lws_json_put(t, "],\"mounts\":[");
		go_on(s, step_mount);
	}
	if (vh)
		lws_vhost_release(vh);
}

/* -- service threads -- */

static void
put_thread(struct lws_json_text *t, const struct lws_context_per_thread *pt)
{
	const struct lws_thread_counts *c = &pt->counts;

	member(t, "{\"passes\":", seen(&c->passes));
	member(t, ",\"events\":", seen(&c->events));
	/* without its wake-up */
	member(t, ",\"connections\":", lws_thread_wsis(pt) - 1);
	member(t, ",\"accepted\":", seen(&c->accepted));
	member(t, ",\"rx_bytes\":", seen(&c->rx_bytes));
	member(t, ",\"tx_bytes\":", seen(&c->tx_bytes));
	lws_json_put(t, "}");
}

static void
step_thread(struct lws_x_status *s, struct lws_json_text *t)
{
	if (s->index == (unsigned int)s->cx->count_threads) {
		lws_json_put(t, "]}\n");
		s->next = NULL;
		return;
	}
	comma(s, t);
	put_thread(t, &s->cx->pt[s->index++]);
}

/* -- a vhost -- */

static size_t
total(const struct lws_vhost *vh, size_t counter)
{
	size_t sum = 0;
	int t;

	for (t = 0; t < vh->cx->count_threads; t++) {
		const char *c = (const char *)&vh->threads[t].counts;

		sum += seen((const atomic_size_t *)(const void *)(c + counter));
	}

	return sum;
}

#define TOTAL(vh, name) total(vh, offsetof(struct lws_vhost_counts, name))

static void
put_answers(struct lws_json_text *t, const struct lws_vhost *vh)
{
	static const char *const name[] = {
		"{\"1xx\":", ",\"2xx\":", ",\"3xx\":", ",\"4xx\":", ",\"5xx\":"
	};
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(name); n++)
		member(t, name[n],
		       total(vh, offsetof(struct lws_vhost_counts, answers) +
					 n * sizeof(atomic_size_t)));
	lws_json_put(t, "}");
}

static void
put_vhost(struct lws_json_text *t, struct lws_vhost *vh)
{
	int port = lws_get_vhost_listen_port(vh);

	lws_json_put(t, "{\"name\":");
	lws_json_string(t, vh->name);
	member(t, ",\"port\":", port > 0 ? (uint64_t)port : 0);
	lws_json_put(t, ",\"tls\":");
	lws_json_put(t, lws_secure_serves(vh) ? "true" : "false");
	member(t, ",\"connections\":", lws_vhost_open_count(vh));
	member(t, ",\"accepted\":", TOTAL(vh, accepted));
	member(t, ",\"requests\":", TOTAL(vh, requests));
	lws_json_put(t, ",\"answers\":");
	put_answers(t, vh);
	member(t, ",\"rx_bytes\":", TOTAL(vh, rx_bytes));
	member(t, ",\"tx_bytes\":", TOTAL(vh, tx_bytes));
	lws_json_put(t, ",\"protocols\":[");
}

static void
step_vhost(struct lws_x_status *s, struct lws_json_text *t)
{
	struct lws_vhost *vh = next_vhost(s);

	if (!vh) {
		lws_json_put(t, "],\"service_threads\":[");
		go_on(s, step_thread);
		return;
	}
	if (s->any_vhost)
		lws_json_put(t, ",");
	s->any_vhost = 1;
	s->vhost = vh->serial;
	s->mounts = vh->mounts_serial;
	put_vhost(t, vh);
	go_on(s, step_protocol);
	lws_vhost_release(vh);
}

/* -- the context -- */

static void
step_head(struct lws_x_status *s, struct lws_json_text *t)
{
	lws_json_put(t, "{\"version\":");
	lws_json_string(t, lws_get_library_version());
	member(t, ",\"uptime_s\":",
	       (uint64_t)(lws_now_usecs() - s->cx->made_at_us) /
		       LWS_US_PER_SEC);
	member(t, ",\"heap_bytes\":", lws_get_allocated_heap());
	member(t, ",\"threads\":", (uint64_t)s->cx->count_threads);
	lws_json_put(t, ",\"vhosts\":[");
	go_on(s, step_vhost);
}

/* -- public -- */

struct lws_x_status *
lws_x_status_begin(struct lws_context *cx)
{
	struct lws_x_status *s = lws_zalloc(sizeof(*s), "status");

	if (!s)
		return NULL;
	s->cx = cx;
	s->next = step_head;

	return s;
}

static void
refill(struct lws_x_status *s)
{
	struct lws_json_text t = { s->piece, sizeof(s->piece), 0 };

	s->next(s, &t);
	s->len = t.len;
	s->at = 0;
}

size_t
lws_x_status_next(struct lws_x_status *s, char *buf, size_t len)
{
	size_t done = 0, n;

	while (s && done < len) {
		if (s->at == s->len) {
			if (!s->next)
				break;
			refill(s);
		}
		n = s->len - s->at;
		if (n > len - done)
			n = len - done;
		memcpy(buf + done, s->piece + s->at, n);
		s->at += n;
		done += n;
	}

	return done;
}

void
lws_x_status_end(struct lws_x_status **s)
{
	lws_free_set_NULL(*s);
}
