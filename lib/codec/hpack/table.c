/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The dynamic table (RFC 7541 2.3.2, 4). The bytes of the entries stand one
 * behind the other in one block, the oldest first; when its end is reached they
 * move to its beginning. With room for twice what may be in the table that
 * happens once in as many bytes. Both blocks grow by doubling: a connection
 * that sends few headers keeps little.
 */
#include "codec/hpack/hpack.h"

#define FIRST_BYTES   256u
#define FIRST_ENTRIES 8u

static struct lws_hpack_entry *
nth_oldest(const struct lws_hpack_table *t, uint32_t n)
{
	return &t->entry[(t->oldest + n) & (t->entry_cap - 1)];
}

static uint32_t
cost(size_t name_len, size_t value_len)
{
	return (uint32_t)(name_len + value_len) + LWS_HPACK_ENTRY_COST;
}

static uint32_t
hash(const struct lws_hpack_field *f)
{
	uint32_t h = 2166136261u ^ (uint32_t)f->name.len;
	const uint8_t *p = f->value.p;
	size_t n = f->value.len;
	uint32_t v;

	if (f->name.len)
		h = (h ^ f->name.p[f->name.len - 1]) * 16777619u;
	for (; n >= 4; n -= 4, p += 4) {
		memcpy(&v, p, 4);
		h = (h ^ v) * 0x9e3779b1u;
		h ^= h >> 15;
	}
	for (; n; n--)
		h = (h ^ *p++) * 16777619u;

	return h;
}

void
lws_hpack_table_fini(struct lws_hpack_table *t)
{
	lws_free(t->bytes);
	lws_free(t->entry);
	memset(t, 0, sizeof(*t));
}

static void
evict_one(struct lws_hpack_table *t)
{
	struct lws_hpack_entry *e = nth_oldest(t, 0);

	t->changes++;
	t->size -= cost(e->name_len, e->value_len);
	t->oldest = (t->oldest + 1) & (t->entry_cap - 1);
	if (!--t->count)
		t->bytes_end = 0;
}

static void
evict_to(struct lws_hpack_table *t, uint32_t size)
{
	while (t->size > size)
		evict_one(t);
}

void
lws_hpack_table_resize(struct lws_hpack_table *t, uint32_t max)
{
	t->max = max;
	evict_to(t, max);
}

void
lws_hpack_table_get(const struct lws_hpack_table *t, uint32_t n,
		    struct lws_hpack_field *f)
{
	const struct lws_hpack_entry *e = nth_oldest(t, t->count - 1 - n);

	f->name = lws_span_of(t->bytes + e->ofs, e->name_len);
	f->value = lws_span_of(t->bytes + e->ofs + e->name_len, e->value_len);
	f->token = e->token;
	f->never = 0;
	f->verdict = e->verdict;
}

/* -- room -- */

static int
grow_entries(struct lws_hpack_table *t)
{
	uint32_t cap = t->entry_cap ? t->entry_cap * 2 : FIRST_ENTRIES, i;
	struct lws_hpack_entry *e;

	if (t->count < t->entry_cap)
		return 0;
	e = lws_malloc(cap * sizeof(*e), "hpack entries");
	if (!e)
		return -1;
	for (i = 0; i < t->count; i++)
		e[i] = *nth_oldest(t, i);
	lws_free(t->entry);
	t->entry = e;
	t->entry_cap = cap;
	t->oldest = 0;

	return 0;
}

static uint32_t
bytes_start(const struct lws_hpack_table *t)
{
	return t->count ? nth_oldest(t, 0)->ofs : t->bytes_end;
}

static void
move_down(struct lws_hpack_table *t, uint8_t *to)
{
	uint32_t start = bytes_start(t), i;

	if (t->bytes_end > start)
		memmove(to, t->bytes + start, t->bytes_end - start);
	for (i = 0; i < t->count; i++)
		nth_oldest(t, i)->ofs -= start;
	t->bytes_end -= start;
}

static int
grow_bytes(struct lws_hpack_table *t, uint32_t need)
{
	uint32_t cap = t->bytes_cap ? t->bytes_cap : FIRST_BYTES;
	uint8_t *p;

	/* half of it is what has to be there for moves to be rare */
	while (cap / 2 < need)
		cap *= 2;
	p = lws_malloc(cap, "hpack table");
	if (!p)
		return -1;
	move_down(t, p);
	lws_free(t->bytes);
	t->bytes = p;
	t->bytes_cap = cap;

	return 0;
}

static int
make_room(struct lws_hpack_table *t, uint32_t len)
{
	uint32_t need;

	if (grow_entries(t))
		return -1;
	if (t->bytes && len <= t->bytes_cap - t->bytes_end)
		return 0;
	need = t->bytes_end - bytes_start(t) + len;
	if (!t->bytes || need > t->bytes_cap / 2)
		return grow_bytes(t, need);
	move_down(t, t->bytes);

	return 0;
}

int
lws_hpack_table_add(struct lws_hpack_table *t, struct lws_hpack_field *f)
{
	struct lws_hpack_entry *e;
	uint8_t *p;

	/* 4.4: one that is larger than all of it empties the table */
	if (f->name.len >= t->max || f->value.len >= t->max ||
	    cost(f->name.len, f->value.len) > t->max) {
		evict_to(t, 0);
		return 0;
	}
	evict_to(t, t->max - cost(f->name.len, f->value.len));
	if (make_room(t, (uint32_t)(f->name.len + f->value.len)))
		return -1;
	t->changes++;
	e = nth_oldest(t, t->count++);
	e->ofs = t->bytes_end;
	e->name_len = (uint32_t)f->name.len;
	e->value_len = (uint32_t)f->value.len;
	e->token = f->token;
	e->verdict = f->verdict;
	e->hash = hash(f);
	p = t->bytes + e->ofs;
	if (f->name.len)
		memcpy(p, f->name.p, f->name.len);
	if (f->value.len)
		memcpy(p + e->name_len, f->value.p, f->value.len);
	t->bytes_end += e->name_len + e->value_len;
	t->size += cost(e->name_len, e->value_len);
	f->name.p = p;
	f->value.p = p + e->name_len;

	return 0;
}

/* -- looking up -- */

static int
same_bytes(const uint8_t *p, const struct lws_span *s)
{
	return !s->len || !memcmp(p, s->p, s->len);
}

static int
same_name(const struct lws_hpack_table *t, const struct lws_hpack_entry *e,
	  const struct lws_hpack_field *f)
{
	if (e->token != f->token || e->name_len != f->name.len)
		return 0;

	return f->token >= 0 || same_bytes(t->bytes + e->ofs, &f->name);
}

uint32_t
lws_hpack_table_find(const struct lws_hpack_table *t,
		     const struct lws_hpack_field *f, uint32_t *name_only)
{
	uint32_t h = hash(f), n;

	*name_only = UINT32_MAX;
	for (n = 0; n < t->count; n++) {
		const struct lws_hpack_entry *e =
			nth_oldest(t, t->count - 1 - n);

		if (!same_name(t, e, f))
			continue;
		if (*name_only == UINT32_MAX)
			*name_only = n;
		if (e->hash == h && e->value_len == f->value.len &&
		    same_bytes(t->bytes + e->ofs + e->name_len, &f->value))
			return n;
	}

	return UINT32_MAX;
}
