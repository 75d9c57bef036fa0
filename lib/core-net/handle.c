/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sending to a connection from any thread, by a number that goes stale. Each
 * service thread has a table of slots; a handle is a thread, a slot and the
 * generation of the slot, which is another one for each connection that uses
 * it. Whoever holds the table's lock and finds the generation has a connection
 * that lives until it lets go of the lock: finishing takes the same lock. Under
 * it a message is put into the slot's queue and the mailbox is told; writing
 * happens in the connection's turn, while there is room, so what a slow peer
 * makes wait is here, where it is bounded, and the sender hears of it.
 */
#include "core-net/inside.h"

/* a handle: generation, slot, thread */
#define TSI_BITS  10u
#define SLOT_BITS 22u

_Static_assert(LWS_MAX_SMP <= 1 << TSI_BITS, "threads in a handle");
_Static_assert(LWS_LIMIT_HANDLES <= 1u << SLOT_BITS, "slots in a handle");

/* what a message of no bytes costs, as the public header says */
#define MESSAGE_COST 64u

struct message {
	struct message *next;
	size_t len;
	enum lws_write_protocol wp;
	uint8_t bytes[]; /* LWS_PRE, len */
};

struct lws_handle_slot {
	struct lws *wsi; /* borrowed until it finishes; NULL: free */
	struct message *first, *last; /* owned */
	size_t queued;                /* what they cost */
	size_t most;
	struct lws_handle_slot *next_free; /* borrowed: the table's */
	uint32_t generation;
	uint32_t index;
	int close; /* behind the last of them */
};

struct lws_handle_table {
	pthread_mutex_t lock;           /* of all below */
	struct lws_handle_slot **slots; /* owned, and each */
	struct lws_handle_slot *free;
	uint32_t count, size;
};

/* -- the table -- */

static struct lws_handle_table *
need_table(struct lws_context_per_thread *pt)
{
	struct lws_handle_table *t = atomic_load(&pt->handles);

	if (t)
		return t;
	t = lws_zalloc(sizeof(*t), "handles");
	if (!t)
		return NULL;
	if (pthread_mutex_init(&t->lock, NULL)) {
		lws_free(t);
		return NULL;
	}
	atomic_store(&pt->handles, t);

	return t;
}

static int
grow(struct lws_handle_table *t)
{
	uint32_t size = t->size ? t->size * 2 : 16;
	struct lws_handle_slot **slots;

	if (t->count < t->size)
		return 0;
	if (t->count >= LWS_LIMIT_HANDLES) {
		lwsl_warn("%u handles are in use, the limit\n", t->count);
		return -1;
	}
	slots = lws_realloc(t->slots, size * sizeof(struct lws_handle_slot *),
			    "handle slots");
	if (!slots)
		return -1;
	t->slots = slots;
	t->size = size;

	return 0;
}

static struct lws_handle_slot *
take_slot_locked(struct lws_handle_table *t)
{
	struct lws_handle_slot *s = t->free;

	if (s) {
		t->free = s->next_free;
		return s;
	}
	if (grow(t))
		return NULL;
	s = lws_zalloc(sizeof(*s), "handle");
	if (!s)
		return NULL;
	s->index = t->count;
	s->generation = 1; /* no handle is 0 */
	t->slots[t->count++] = s;

	return s;
}

/* -- messages -- */

static struct message *
message_of(const void *buf, size_t len, enum lws_write_protocol wp)
{
	struct message *m = lws_malloc(sizeof(*m) + LWS_PRE + len, "handle tx");

	if (!m)
		return NULL;
	m->next = NULL;
	m->len = len;
	m->wp = wp;
	if (len)
		memcpy(m->bytes + LWS_PRE, buf, len);

	return m;
}

static void
append_locked(struct lws_handle_slot *s, struct message *m)
{
	if (s->last)
		s->last->next = m;
	else
		s->first = m;
	s->last = m;
	s->queued += m->len + MESSAGE_COST;
}

static int
fits_locked(const struct lws_handle_slot *s, size_t len)
{
	return s->queued < s->most && len <= s->most - s->queued &&
	       MESSAGE_COST <= s->most - s->queued - len;
}

static void
free_messages(struct message *m)
{
	while (m) {
		struct message *next = m->next;

		lws_free(m);
		m = next;
	}
}

/* -- the connection's side, on its service thread -- */

static struct lws_handle_table *
table_of(struct lws *wsi)
{
	return atomic_load_explicit(&wsi->pt->handles, memory_order_relaxed);
}

/* NULL: no more; *close: and it is to be closed then */
static struct message *
next_message(struct lws *wsi, int *close)
{
	struct lws_handle_slot *s = wsi->extra->handle;
	struct lws_handle_table *t = table_of(wsi);
	struct message *m;

	pthread_mutex_lock(&t->lock);
	m = s->first;
	*close = s->close;
	if (m) {
		s->first = m->next;
		if (!s->first)
			s->last = NULL;
		s->queued -= m->len + MESSAGE_COST;
	}
	pthread_mutex_unlock(&t->lock);

	return m;
}

static enum lws_keep
write_message(struct lws *wsi, struct message *m)
{
	int r = lws_write(wsi, m->bytes + LWS_PRE, m->len, m->wp);

	lws_free(m);
	if (r >= 0)
		return LWS_KEEP;
	/* nearly always it has been marked already */
	lws_close_mark(wsi, LWS_CLOSE_NOW, "a message by handle failed");

	return LWS_CLOSE;
}

enum lws_keep
lws_handle_deliver(struct lws *wsi)
{
	struct message *m;
	int close;

	while (lws_output_room(wsi) && lws_is_live(wsi) &&
	       wsi->pt->turn_bytes < LWS_TUNE_WRITEABLE_BYTES) {
		m = next_message(wsi, &close);
		if (!m) {
			wsi->owes_handle = 0;
			return close ? LWS_CLOSE : LWS_KEEP;
		}
		if (write_message(wsi, m) != LWS_KEEP)
			return LWS_CLOSE;
	}

	return LWS_KEEP;
}

void
lws_handle_end(struct lws *wsi)
{
	struct lws_handle_slot *s = wsi->extra ? wsi->extra->handle : NULL;
	struct lws_handle_table *t = table_of(wsi);
	struct message *m;

	if (!s)
		return;
	pthread_mutex_lock(&t->lock);
	m = s->first;
	s->first = s->last = NULL;
	s->queued = 0;
	s->wsi = NULL;
	/* one that has seen all generations is not used again */
	if (++s->generation) {
		s->next_free = t->free;
		t->free = s;
	}
	pthread_mutex_unlock(&t->lock);
	wsi->extra->handle = NULL;
	free_messages(m);
}

void
lws_handles_fini(struct lws_context_per_thread *pt)
{
	struct lws_handle_table *t = atomic_exchange(&pt->handles, NULL);
	uint32_t n;

	if (!t)
		return;
	for (n = 0; n < t->count; n++)
		lws_free(t->slots[n]);
	lws_free(t->slots);
	pthread_mutex_destroy(&t->lock);
	lws_free(t);
}

static struct lws_handle_slot *
need_slot(struct lws *wsi, struct lws_wsi_extra *x)
{
	struct lws_handle_table *t = need_table(wsi->pt);
	struct lws_handle_slot *s;

	if (!t)
		return NULL;
	pthread_mutex_lock(&t->lock);
	s = take_slot_locked(t);
	if (s) {
		s->wsi = wsi;
		s->close = 0;
		s->most = LWS_LIMIT_HANDLE_QUEUE;
	}
	pthread_mutex_unlock(&t->lock);
	x->handle = s;

	return s;
}

lws_x_handle_t
lws_x_handle(struct lws *wsi)
{
	struct lws_wsi_extra *x;

	if (!lws_is_live(wsi))
		return 0;
	x = lws_wsi_extra(wsi);
	if (!x || (!x->handle && !need_slot(wsi, x)))
		return 0;

	return (lws_x_handle_t)x->handle->generation << 32 |
	       (uint32_t)wsi->pt->tsi << SLOT_BITS | x->handle->index;
}

/* -- anybody's side -- */

/* the slot of a handle, the table locked; NULL: stale, nothing locked */
static struct lws_handle_slot *
lock_slot(struct lws_context *cx, lws_x_handle_t h, struct lws_handle_table **t)
{
	uint32_t tsi = (uint32_t)h >> SLOT_BITS;
	uint32_t index = (uint32_t)h & ((1u << SLOT_BITS) - 1);
	struct lws_handle_slot *s;

	*t = cx && tsi < (uint32_t)cx->count_threads
		     ? atomic_load(&cx->pt[tsi].handles)
		     : NULL;
	if (!*t)
		return NULL;
	pthread_mutex_lock(&(*t)->lock);
	s = index < (*t)->count ? (*t)->slots[index] : NULL;
	if (s && s->wsi && s->generation == (uint32_t)(h >> 32))
		return s;
	pthread_mutex_unlock(&(*t)->lock);

	return NULL;
}

/* Others post under the lock: that is what keeps wsi alive. On its own thread
 * it lives anyway, and asking for its turn may call the program. */
static void
unlock_and_tell(struct lws_handle_table *t, struct lws *wsi)
{
	int foreign = lws_thread_is_foreign(wsi->pt);

	if (foreign)
		lws_mailbox_post(wsi, LWS_MAIL_HANDLE);
	pthread_mutex_unlock(&t->lock);
	if (foreign)
		return;
	wsi->owes_handle = 1;
	lws_turn_request(wsi);
}

static int
is_whole_message(const void *buf, size_t len, enum lws_write_protocol wp)
{
	return (buf || !len) && len <= INT_MAX && !(wp & LWS_WRITE_NO_FIN) &&
	       (wp & 0x1f) != LWS_WRITE_CONTINUATION;
}

int
lws_x_handle_send(struct lws_context *context, lws_x_handle_t h,
		  const void *buf, size_t len, enum lws_write_protocol wp)
{
	struct lws_handle_table *t;
	struct lws_handle_slot *s;
	struct message *m;
	int r = 0;

	if (!context || !is_whole_message(buf, len, wp))
		return LWS_X_HANDLE_MISUSE;
	m = message_of(buf, len, wp);
	if (!m)
		return LWS_X_HANDLE_NO_MEMORY;
	s = lock_slot(context, h, &t);
	if (!s) {
		lws_free(m);
		return LWS_X_HANDLE_STALE;
	}
	if (s->close) /* it would come after the end */
		r = LWS_X_HANDLE_STALE;
	else if (!fits_locked(s, len))
		r = LWS_X_HANDLE_FULL;
	if (!r) {
		append_locked(s, m);
		unlock_and_tell(t, s->wsi);
		return 0;
	}
	pthread_mutex_unlock(&t->lock);
	lws_free(m);

	return r;
}

int
lws_x_handle_limit(struct lws_context *context, lws_x_handle_t h, size_t most)
{
	struct lws_handle_table *t;
	struct lws_handle_slot *s = lock_slot(context, h, &t);

	if (!s)
		return LWS_X_HANDLE_STALE;
	s->most = most;
	pthread_mutex_unlock(&t->lock);

	return 0;
}

int
lws_x_handle_queued(struct lws_context *context, lws_x_handle_t h,
		    size_t *queued)
{
	struct lws_handle_table *t;
	struct lws_handle_slot *s = lock_slot(context, h, &t);

	*queued = 0;
	if (!s)
		return LWS_X_HANDLE_STALE;
	*queued = s->queued;
	pthread_mutex_unlock(&t->lock);

	return 0;
}

int
lws_x_handle_on_writable(struct lws_context *context, lws_x_handle_t h)
{
	struct lws_handle_table *t;
	struct lws_handle_slot *s = lock_slot(context, h, &t);
	struct lws *wsi;
	int foreign;

	if (!s)
		return LWS_X_HANDLE_STALE;
	wsi = s->wsi;
	foreign = lws_thread_is_foreign(wsi->pt);
	if (foreign)
		lws_mailbox_post(wsi, LWS_MAIL_WRITEABLE);
	pthread_mutex_unlock(&t->lock);
	if (!foreign)
		lws_writeable_request(wsi);

	return 0;
}

int
lws_x_handle_close(struct lws_context *context, lws_x_handle_t h)
{
	struct lws_handle_table *t;
	struct lws_handle_slot *s = lock_slot(context, h, &t);

	if (!s)
		return LWS_X_HANDLE_STALE;
	s->close = 1;
	unlock_and_tell(t, s->wsi);

	return 0;
}

struct lws *
lws_x_handle_wsi(struct lws_context *context, lws_x_handle_t h)
{
	struct lws_handle_table *t;
	struct lws_handle_slot *s = lock_slot(context, h, &t);
	struct lws *wsi;

	if (!s)
		return NULL;
	wsi = s->wsi;
	pthread_mutex_unlock(&t->lock);

	return wsi;
}
