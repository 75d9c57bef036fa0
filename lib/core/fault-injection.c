/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Faults by order: rules with a name, kept in lists, and the decision whether
 * the one that is asked for happens this time. Chance comes from the fault
 * context's own generator, so a seed repeats a run. A list without rules costs
 * one comparison.
 */
#include "core/fault-injection.h"

#define fault_of(d) lws_container_of(d, struct lws_fault, list)

/* Asking counts, and draws numbers: a fault context is const for those who ask
 * since its rules are, its memory is not. */
static lws_fi_ctx_t *
writable(const lws_fi_ctx_t *fic)
{
	return (lws_fi_ctx_t *)fic;
}

static struct lws_fault *
find(const lws_fi_ctx_t *fic, const char *name)
{
	struct lws_dll2 *d = fic ? fic->fi_owner.head : NULL;

	for (; d; d = d->next)
		if (!strcmp(fault_of(d)->fi.name, name))
			return fault_of(d);

	return NULL;
}

struct lws_fault *
lws_fault_create(const char *name, size_t len, size_t pattern_bytes)
{
	struct lws_fault *f;
	uint8_t *tail;

	f = lws_zalloc(sizeof(*f) + pattern_bytes + len + 1, "fault rule");
	if (!f)
		return NULL;
	tail = (uint8_t *)&f[1];
	if (pattern_bytes)
		f->fi.pattern = tail;
	memcpy(tail + pattern_bytes, name, len);
	f->fi.name = (const char *)tail + pattern_bytes;

	return f;
}

void
lws_fault_adopt(lws_fi_ctx_t *fic, struct lws_fault *f)
{
	lws_fi_remove(fic, f->fi.name);
	lws_dll2_add_tail(&f->list, &fic->fi_owner);
}

static size_t
pattern_bytes(const lws_fi_t *fi)
{
	if (fi->type != LWSFI_PATTERN && fi->type != LWSFI_PATTERN_ALLOC)
		return 0;

	return (size_t)(fi->count / 8 + !!(fi->count % 8));
}

/* a copy of rule fi under another name */
static int
add_as(lws_fi_ctx_t *fic, const lws_fi_t *fi, const char *name)
{
	const size_t bytes = pattern_bytes(fi);
	struct lws_fault *f = lws_fault_create(name, strlen(name), bytes);
	uint8_t *pattern;

	if (!f)
		return 1;
	pattern = (uint8_t *)&f[1];
	if (bytes)
		memcpy(pattern, fi->pattern, bytes);
	f->fi.type = fi->type;
	f->fi.pre = fi->pre;
	f->fi.count = fi->count;
	lws_fault_adopt(fic, f);

	return 0;
}

int
lws_fi_add(lws_fi_ctx_t *fic, const lws_fi_t *fi)
{
	return add_as(fic, fi, fi->name);
}

void
lws_fi_remove(lws_fi_ctx_t *fic, const char *name)
{
	struct lws_fault *f = find(fic, name);

	if (!f)
		return;
	lws_dll2_remove(&f->list);
	lws_free(f);
}

void
lws_fi_destroy(const lws_fi_ctx_t *fic)
{
	lws_fi_ctx_t *w = writable(fic);

	while (w->fi_owner.head) {
		struct lws_fault *f = fault_of(w->fi_owner.head);

		lws_dll2_remove(&f->list);
		lws_free(f);
	}
}

static int
is_seeded(const lws_fi_ctx_t *fic)
{
	return !!(fic->xos.s[0] | fic->xos.s[1] | fic->xos.s[2] |
		  fic->xos.s[3]);
}

void
lws_fi_import(lws_fi_ctx_t *fic_dest, const lws_fi_ctx_t *fic_src)
{
	lws_fi_ctx_t *src = writable(fic_src);

	if (src == fic_dest)
		return;
	if (is_seeded(src))
		fic_dest->xos = src->xos;
	while (src->fi_owner.head) {
		struct lws_fault *f = fault_of(src->fi_owner.head);

		lws_dll2_remove(&f->list);
		lws_fault_adopt(fic_dest, f);
	}
}

/* what is left of name behind "scope/" or "scope=value/", NULL: not of it */
static const char *
inside_scope(const char *name, const char *scope, const char *value)
{
	size_t n = strlen(scope);

	if (strncmp(name, scope, n))
		return NULL;
	name += n;
	if (*name == '=') {
		n = value ? strlen(value) : 0;
		if (!value || strncmp(++name, value, n))
			return NULL;
		name += n;
	}

	return *name == '/' ? name + 1 : NULL;
}

void
lws_fi_inherit_copy(lws_fi_ctx_t *fic_dest, const lws_fi_ctx_t *fic_src,
		    const char *scope, const char *value)
{
	lws_fi_ctx_t *src = writable(fic_src);
	struct lws_dll2 *d;

	if (!src)
		return;
	/* the same seed above must give the same chances below */
	if (!is_seeded(fic_dest) && is_seeded(src))
		lws_xos_init(&fic_dest->xos, lws_xos(&src->xos));

	for (d = src->fi_owner.head; d; d = d->next) {
		const lws_fi_t *fi = &fault_of(d)->fi;
		const char *name = inside_scope(fi->name, scope, value);

		if (name && add_as(fic_dest, fi, name))
			lwsl_err("out of memory: fault %s not inherited\n",
				 fi->name);
	}
}

static int
pattern_bit(const lws_fi_t *fi, uint64_t nth)
{
	const uint64_t bit = fi->count ? nth % fi->count : 0;

	return fi->count && (fi->pattern[bit / 8] >> (bit % 8)) & 1;
}

/* asked for the nth time, counted from 1 */
static int
decide(struct lws_xos *xos, const lws_fi_t *fi, uint64_t nth)
{
	switch (fi->type) {
	case LWSFI_ALWAYS:
		return 1;
	case LWSFI_DETERMINISTIC:
		return nth >= fi->pre && nth - fi->pre < fi->count;
	case LWSFI_PROBABILISTIC:
		return lws_xos_percent(xos, fi->pre > 100 ? 100 : (int)fi->pre);
	case LWSFI_PATTERN:
	case LWSFI_PATTERN_ALLOC:
		return pattern_bit(fi, nth - 1);
	default: /* a range is asked for its value */
		return 0;
	}
}

int
lws_fi(const lws_fi_ctx_t *fic, const char *fi_name)
{
	struct lws_fault *f = find(fic, fi_name);

	if (!f || !decide(&writable(fic)->xos, &f->fi, ++f->fi.times))
		return 0;

	lwsl_warn("%s: injecting fault %s\n", fic->name ? fic->name : "lws",
		  fi_name);

	return 1;
}

int
lws_fi_range(const lws_fi_ctx_t *fic, const char *name, uint64_t *result)
{
	struct lws_fault *f = find(fic, name);
	uint64_t values;

	if (!f || f->fi.type != LWSFI_RANGE)
		return 1;

	/* an empty range stands for its start */
	values = f->fi.count > f->fi.pre ? f->fi.count - f->fi.pre : 1;
	*result = f->fi.pre + lws_xos(&writable(fic)->xos) % values;
	lwsl_warn("%s: injecting fault %s, %llu\n",
		  fic->name ? fic->name : "lws", name,
		  (unsigned long long)*result);

	return 0;
}
