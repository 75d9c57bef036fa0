/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The values of a form. They are put together in one block of the size that the
 * program allows; there they stay, one behind the other, or, when the program
 * gives an lwsac, each is copied to it when complete and the block is used
 * again. Either way each costs its length and a NUL of max_storage.
 */
#include "roles/http/spa.h"

/* the nth pointer to a name; with a stride the pointers are inside structs */
static const char **
name_slot(const struct lws_spa_values *v, int n)
{
	size_t stride = v->info.param_names_stride ? v->info.param_names_stride
						   : sizeof(char *);
	uintptr_t base = (uintptr_t)v->info.param_names;

	return (const char **)(base + (size_t)n * stride);
}

int
lws_spa_values_init(struct lws_spa_values *v, const lws_spa_create_info_t *info)
{
	memset(v, 0, sizeof(*v));
	v->info = *info;
	if (v->info.count_params < 0 || !v->info.param_names)
		v->info.count_params = 0;
	if (v->info.max_storage <= 0)
		v->info.max_storage = LWS_LIMIT_FORM_STORAGE;
	v->current = -1;
	v->list = lws_zalloc(sizeof(*v->list) *
				     ((size_t)v->info.count_params + 1),
			     "form values");
	v->storage = lws_malloc((size_t)v->info.max_storage, "form storage");
	if (v->list && v->storage)
		return 0;
	lws_spa_values_fini(v);

	return -1;
}

void
lws_spa_values_fini(struct lws_spa_values *v)
{
	lws_free_set_NULL(v->list);
	lws_free_set_NULL(v->storage);
	if (v->info.ac)
		lwsac_free(v->info.ac);
}

static int
find(const struct lws_spa_values *v, const char *name)
{
	int n;

	for (n = 0; n < v->info.count_params; n++) {
		const char *p = *name_slot(v, n);

		if (p && !strcmp(p, name))
			return n;
	}

	return -1;
}

/* With an lwsac and a plain array the program may leave names open (NULL): they
 * are filled with what comes. The index; -1: none left, -2: no memory */
static int
fill_wildcard(struct lws_spa_values *v, const char *name)
{
	size_t size = strlen(name) + 1;
	char *copy;
	int n;

	if (!v->info.ac || v->info.param_names_stride || size == 1)
		return -1;
	for (n = 0; n < v->info.count_params; n++)
		if (!*name_slot(v, n))
			break;
	if (n == v->info.count_params)
		return -1;
	copy = lwsac_use(v->info.ac, size, v->info.ac_chunk_size);
	if (!copy)
		return -2;
	memcpy(copy, name, size);
	*name_slot(v, n) = copy;

	return n;
}

int
lws_spa_value_begin(struct lws_spa_values *v, const char *name)
{
	int n = find(v, name);

	v->at = v->start;
	v->current = -1;
	if (n < 0)
		n = fill_wildcard(v, name);
	if (n == -2)
		return -1;
	if (n >= 0 && !v->list[n].seen)
		v->current = n;

	return 0;
}

int
lws_spa_value_add(struct lws_spa_values *v, const void *p, size_t len)
{
	if (v->current < 0)
		return 0;
	/* one byte stays for the NUL */
	if (len >= (size_t)v->info.max_storage - v->used) {
		lwsl_notice("form: values exceed max_storage %d",
			    v->info.max_storage);
		return -1;
	}
	memcpy(v->storage + v->at, p, len);
	v->at += len;
	v->used += len;

	return 0;
}

static int
keep_in_ac(struct lws_spa_values *v, struct lws_spa_value *val)
{
	char *copy = lwsac_use(v->info.ac, (size_t)val->len + 1,
			       v->info.ac_chunk_size);

	if (!copy)
		return -1;
	memcpy(copy, v->storage + v->start, (size_t)val->len + 1);
	val->text = copy;

	return 0;
}

int
lws_spa_value_end(struct lws_spa_values *v)
{
	struct lws_spa_value *val;

	if (v->current < 0)
		return 0;
	val = &v->list[v->current];
	v->current = -1;
	val->seen = 1;
	if (v->at == v->start)
		return 0; /* empty: reads as one that did not come */
	val->len = (uint32_t)(v->at - v->start);
	v->storage[v->at] = '\0';
	v->used++;
	if (v->info.ac)
		return keep_in_ac(v, val);
	val->text = v->storage + v->start;
	v->start = v->at + 1;

	return 0;
}
