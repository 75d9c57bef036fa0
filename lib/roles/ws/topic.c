/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Topics: publish and subscribe (lws-x-ws.h). Each service thread that has
 * subscribers has a part of the topic: an inbox, which publishing fills from
 * any thread under the topic's lock, and a list of messages, which is the
 * thread's alone. A subscriber is a place in that list, so a thousand of them
 * that wait cost no more than one. The oldest message goes when nobody's place
 * is there; how far behind a place may be is what bounds the list.
 *
 * Publishing sends an errand to the threads; there subscribers get a turn, in
 * which the role sends what it owes them (lws_ws_topics_owed()).
 *
 * A topic is counted: by who made it, by its subscriptions, by each errand that
 * is on its way.
 */
#include "roles/ws/topic.h"

/* of a topic, a thread's */
struct part {
	struct lws_errand errand;
	struct lws_x_topic *topic;
	/* under the topic's lock */
	struct lws_ws_node *inbox, *inbox_last; /* owned */
	size_t inbox_cost;
	unsigned int count; /* of subs */
	/* the thread's */
	lws_dll2_owner_t subs;
	lws_dll2_owner_t slow; /* of these, those that are to be closed */
	struct lws_ws_node *oldest, *newest; /* owned */
	uint64_t end; /* what all cost that ever were in the list */
};

struct lws_x_topic {
	struct lws_context *cx;
	pthread_mutex_t lock;
	atomic_uint refs;
	atomic_uint subscribers;
	atomic_uint ended;
	size_t most;
	enum lws_x_topic_policy policy;
	int threads;
	struct part parts[]; /* one for each thread */
};

struct lws_ws_sub {
	lws_dll2_t list;         /* part->subs or part->slow */
	struct lws_ws_sub *next; /* of the connection */
	struct lws *wsi;
	struct part *part;
	struct lws_ws_node *place; /* its next one; NULL: it has had all */
	uint64_t sent, dropped;
};

/* -- the topic -- */

static void
topic_unref(struct lws_x_topic *t)
{
	if (atomic_fetch_sub_explicit(&t->refs, 1, memory_order_acq_rel) != 1)
		return;
	pthread_mutex_destroy(&t->lock);
	lws_free(t);
}

static void
send_errand(struct part *p, int thread)
{
	struct lws_x_topic *t = p->topic;

	atomic_fetch_add(&t->refs, 1);
	if (!lws_errand_post(&t->cx->pt[thread], &p->errand))
		topic_unref(t);
}

/* -- the thread's list -- */

static void
drop_node(struct lws_ws_node *n)
{
	struct lws_ws_message *m = n->message;

	lws_ws_message_unref(m); /* it has the node inside */
}

/* nobody's place is there any more */
static void
trim(struct part *p)
{
	while (p->oldest && !p->oldest->waiting) {
		struct lws_ws_node *n = p->oldest;

		p->oldest = n->next;
		drop_node(n);
	}
	if (!p->oldest)
		p->newest = NULL;
}

static void
go_to(struct lws_ws_sub *s, struct lws_ws_node *n)
{
	if (s->place)
		s->place->waiting--;
	s->place = n;
	if (n)
		n->waiting++;
}

static size_t
behind(const struct lws_ws_sub *s)
{
	return s->place ? (size_t)(s->part->end - s->place->at) : 0;
}

static struct lws_ws_node *
take_inbox(struct part *p)
{
	struct lws_ws_node *first;

	pthread_mutex_lock(&p->topic->lock);
	first = p->inbox;
	p->inbox = p->inbox_last = NULL;
	p->inbox_cost = 0;
	pthread_mutex_unlock(&p->topic->lock);

	return first;
}

static void
append(struct part *p, struct lws_ws_node *n)
{
	for (; n; n = n->next) {
		if (p->newest)
			p->newest->next = n;
		else
			p->oldest = n;
		p->newest = n;
		n->at = p->end;
		p->end += lws_ws_message_cost(n->message);
	}
}

/* a limit of the program's, or ours */
static void
keep_up(struct lws_ws_sub *s)
{
	struct lws_x_topic *t = s->part->topic;

	if (behind(s) > t->most && t->policy == LWS_X_TOPIC_CLOSE) {
		lws_dll2_remove(&s->list);
		lws_dll2_add_tail(&s->list, &s->part->slow);
		return;
	}
	while (behind(s) > t->most) {
		go_to(s, s->place->next);
		s->dropped++;
	}
}

static void
end_sub(struct lws_ws_sub *s)
{
	struct lws_ws *ws = s->wsi->role_state;
	struct part *p = s->part;
	struct lws_ws_sub **at;

	for (at = &ws->subs; *at && *at != s; at = &(*at)->next)
		;
	*at = s->next;
	go_to(s, NULL);
	trim(p);
	lws_dll2_remove(&s->list);
	pthread_mutex_lock(&p->topic->lock);
	p->count--;
	pthread_mutex_unlock(&p->topic->lock);
	atomic_fetch_sub(&p->topic->subscribers, 1);
	lws_free(s);
	topic_unref(p->topic);
}

/* Last, since what this tells the peer may call the program. */
static void
close_slow(struct part *p)
{
	static const char words[] = "too slow";

	while (p->slow.head) {
		struct lws_ws_sub *s =
			lws_container_of(p->slow.head, struct lws_ws_sub, list);
		struct lws *wsi = s->wsi;

		lwsl_wsi_notice(wsi, "%zu bytes behind on a topic, limit %zu",
				behind(s), p->topic->most);
		end_sub(s);
		lws_enter(wsi);
		lws_close_reason(wsi, LWS_CLOSE_STATUS_POLICY_VIOLATION,
				 (unsigned char *)(uintptr_t)words,
				 sizeof(words) - 1);
		if (!wsi->close_why)
			wsi->close_why = words;
		lws_leave(wsi, LWS_CLOSE);
	}
}

static void
request_turn(struct lws *wsi)
{
	wsi->owes_role = 1;
	lws_turn_request(wsi);
}

/* what was published goes into the list, and subscribers are to get it */
static void
distribute(struct part *p)
{
	struct lws_ws_node *first = take_inbox(p);

	if (!first)
		return;
	append(p, first);
	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1, p->subs.head)
	{
		struct lws_ws_sub *s =
			lws_container_of(d, struct lws_ws_sub, list);

		if (!s->place)
			go_to(s, first);
		keep_up(s);
		request_turn(s->wsi);
	}
	lws_end_foreach_dll_safe(d, d1);
	trim(p);
}

/* the topic has ended: who waits for nothing need not wait */
static void
end_idle(struct part *p)
{
	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1, p->subs.head)
	{
		struct lws_ws_sub *s =
			lws_container_of(d, struct lws_ws_sub, list);

		if (!s->place)
			end_sub(s);
	}
	lws_end_foreach_dll_safe(d, d1);
}

static void
run_errand(struct lws_errand *e, struct lws_context_per_thread *pt)
{
	struct part *p = lws_container_of(e, struct part, errand);
	struct lws_x_topic *t = p->topic;

	(void)pt;
	distribute(p);
	if (atomic_load(&t->ended))
		end_idle(p);
	close_slow(p);
	topic_unref(t);
}

/* -- a connection's -- */

static struct lws_ws_sub *
sub_of(const struct lws_ws *ws, const struct lws_x_topic *t)
{
	struct lws_ws_sub *s;

	for (s = ws ? ws->subs : NULL; s; s = s->next)
		if (s->part->topic == t)
			return s;

	return NULL;
}

void
lws_ws_topics_leave(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;

	while (ws->subs)
		end_sub(ws->subs);
}

/* a counted message, which counts as sent; NULL: no more */
static struct lws_ws_message *
take_next(struct lws_ws *ws)
{
	struct lws_ws_sub *s = ws->subs;
	struct lws_ws_message *m;

	while (s && !s->place)
		s = s->next;
	if (!s)
		return NULL;
	m = s->place->message;
	atomic_fetch_add_explicit(&m->refs, 1, memory_order_relaxed);
	go_to(s, s->place->next);
	s->sent++;
	trim(s->part);

	return m;
}

static void
end_those_of_ended(struct lws_ws *ws)
{
	struct lws_ws_sub *s, *next;

	for (s = ws->subs; s; s = next) {
		next = s->next;
		if (atomic_load(&s->part->topic->ended))
			end_sub(s);
	}
}

/* Writing may call the program (of marks that are passed), and that may end
 * subscriptions: none is held over it. */
enum lws_keep
lws_ws_topics_owed(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;
	struct lws_ws_message *m;
	int r;

	while (lws_output_room(wsi) && lws_ws_between(wsi) &&
	       wsi->pt->turn_bytes < LWS_TUNE_WRITEABLE_BYTES) {
		m = take_next(ws);
		if (!m) {
			wsi->owes_role = 0;
			end_those_of_ended(ws);
			return LWS_KEEP;
		}
		r = lws_ws_message_send(wsi, m);
		lws_ws_message_unref(m);
		if (r)
			return LWS_CLOSE;
	}

	return LWS_KEEP;
}

/* -- public -- */

struct lws_x_topic *
lws_x_topic_create(struct lws_context *context,
		   const struct lws_x_topic_info *info)
{
	int n, threads = context->count_threads;
	struct lws_x_topic *t = lws_zalloc(
		sizeof(*t) + (size_t)threads * sizeof(struct part), "ws topic");

	if (!t)
		return NULL;
	if (pthread_mutex_init(&t->lock, NULL)) {
		lws_free(t);
		return NULL;
	}
	atomic_init(&t->refs, 1);
	t->cx = context;
	t->threads = threads;
	t->most = info && info->most ? info->most : LWS_LIMIT_WS_TOPIC_QUEUE;
	t->policy = info ? info->policy : LWS_X_TOPIC_DROP_OLDEST;
	for (n = 0; n < threads; n++) {
		t->parts[n].topic = t;
		t->parts[n].errand.run = run_errand;
	}

	return t;
}

static int
has_subs(struct part *p)
{
	unsigned int n;

	pthread_mutex_lock(&p->topic->lock);
	n = p->count;
	pthread_mutex_unlock(&p->topic->lock);

	return n != 0;
}

void
lws_x_topic_destroy(struct lws_x_topic *topic)
{
	int n;

	if (!topic)
		return;
	atomic_store(&topic->ended, 1);
	for (n = 0; n < topic->threads; n++)
		if (has_subs(&topic->parts[n]))
			send_errand(&topic->parts[n], n);
	topic_unref(topic);
}

static int
may_subscribe(const struct lws_x_topic *t, const struct lws *wsi,
	      const struct lws_ws *ws)
{
	return ws && !ws->closing && wsi->told_open && lws_is_live(wsi) &&
	       lws_cx(wsi) == t->cx;
}

int
lws_x_topic_subscribe(struct lws_x_topic *topic, struct lws *wsi)
{
	struct lws_ws *ws = lws_ws_of(wsi);
	struct lws_ws_sub *s;
	struct part *p;

	if (!may_subscribe(topic, wsi, ws))
		return -1;
	if (sub_of(ws, topic))
		return 0;
	s = lws_zalloc(sizeof(*s), "ws subscription");
	if (!s)
		return -1;
	p = &topic->parts[wsi->pt->tsi];
	distribute(p); /* what was published before is not for it */
	s->wsi = wsi;
	s->part = p;
	s->next = ws->subs;
	ws->subs = s;
	lws_dll2_add_tail(&s->list, &p->subs);
	atomic_fetch_add(&topic->refs, 1);
	atomic_fetch_add(&topic->subscribers, 1);
	pthread_mutex_lock(&topic->lock);
	p->count++;
	pthread_mutex_unlock(&topic->lock);

	return 0;
}

int
lws_x_topic_unsubscribe(struct lws_x_topic *topic, struct lws *wsi)
{
	struct lws_ws_sub *s = sub_of(lws_ws_of(wsi), topic);

	if (!s)
		return -1;
	end_sub(s);

	return 0;
}

/* 0; 1: a thread is behind */
static int
post_locked(struct lws_x_topic *t, struct lws_ws_message *m)
{
	size_t cost = lws_ws_message_cost(m);
	int n;

	for (n = 0; n < t->threads; n++)
		if (t->parts[n].count &&
		    t->parts[n].inbox_cost > t->most - cost)
			return 1;
	for (n = 0; n < t->threads; n++) {
		struct part *p = &t->parts[n];

		if (!p->count)
			continue;
		m->nodes[n].message = m;
		atomic_fetch_add_explicit(&m->refs, 1, memory_order_relaxed);
		if (p->inbox_last)
			p->inbox_last->next = &m->nodes[n];
		else
			p->inbox = &m->nodes[n];
		p->inbox_last = &m->nodes[n];
		p->inbox_cost += cost;
	}

	return 0;
}

static int
post(struct lws_x_topic *t, struct lws_ws_message *m)
{
	int n, r;

	pthread_mutex_lock(&t->lock);
	r = post_locked(t, m);
	pthread_mutex_unlock(&t->lock);
	for (n = 0; !r && n < t->threads; n++)
		if (m->nodes[n].message)
			send_errand(&t->parts[n], n);

	return r;
}

int
lws_x_topic_publish(struct lws_x_topic *topic, const void *buf, size_t len,
		    enum lws_write_protocol wp)
{
	struct lws_span data = lws_span_of(buf, len);
	struct lws_ws_message *m;
	int r;

	if ((wp != LWS_WRITE_TEXT && wp != LWS_WRITE_BINARY) || (!buf && len) ||
	    topic->most < LWS_WS_TOPIC_COST ||
	    len > topic->most - LWS_WS_TOPIC_COST)
		return -1;
	if (!atomic_load(&topic->subscribers))
		return 0;
	m = lws_ws_message_create(wp == LWS_WRITE_TEXT ? LWS_WS_TEXT
						       : LWS_WS_BINARY,
				  &data, topic->threads);
	if (!m)
		return -1;
	r = post(topic, m);
	lws_ws_message_unref(m);

	return r;
}

unsigned int
lws_x_topic_subscribers(const struct lws_x_topic *topic)
{
	return atomic_load(&topic->subscribers);
}

int
lws_x_topic_state(struct lws_x_topic *topic, struct lws *wsi,
		  struct lws_x_topic_state *state)
{
	const struct lws_ws_sub *s = sub_of(lws_ws_of(wsi), topic);

	if (!s)
		return -1;
	state->behind = behind(s);
	state->sent = s->sent;
	state->dropped = s->dropped;

	return 0;
}
