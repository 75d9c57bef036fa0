/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * C structs into JSON, in windows of any size. One step says what comes next,
 * as a few pieces: bytes to be copied or text to be escaped. The driver moves
 * these into the window as far as there is room, and asks for the next step
 * when all have gone; so a window may end anywhere, in an escape too.
 */
#include "codec/struct/struct.h"

struct piece {
	const char *p; /* the map's, the object's, or constant */
	size_t len;
	int is_text; /* to be escaped */
};

struct to_json {
	lws_struct_serialize_t js; /* what programs have a pointer to */
	struct piece piece[8];
	unsigned int count, next;
	char number[24];
	char escape[8]; /* an escape of which not all had room */
	uint8_t escape_len, escape_at;
	uint8_t done;
};

static struct to_json *
whole(lws_struct_serialize_t *js)
{
	return lws_container_of(js, struct to_json, js);
}

lws_struct_serialize_t *
lws_struct_json_serialize_create(const lws_struct_map_t *map,
				 size_t map_entries, int flags,
				 const void *ptoplevel)
{
	struct to_json *t;

	if (!map_entries || map->type != LSMT_SCHEMA) {
		lwsl_err("%s: the map does not begin with a schema\n",
			 __func__);
		return NULL;
	}
	t = lws_zalloc(sizeof(*t), "struct to JSON");
	if (!t)
		return NULL;
	t->js.flags = flags;
	t->js.sp = -1; /* not begun */
	t->js.st[0].map = map;
	t->js.st[0].map_entries = map_entries;
	t->js.st[0].obj = (const char *)ptoplevel;

	return &t->js;
}

void
lws_struct_json_serialize_destroy(lws_struct_serialize_t **pjs)
{
	if (*pjs)
		lws_free(whole(*pjs));
	*pjs = NULL;
}

/* -- pieces -- */

static void
say(struct to_json *t, const char *p, size_t len)
{
	struct piece *w = &t->piece[t->count++];

	w->p = p;
	w->len = len;
	w->is_text = 0;
}

#define SAY(t, s) say(t, s, sizeof(s) - 1)

static void
say_text(struct to_json *t, const char *p, size_t len)
{
	say(t, p, len);
	t->piece[t->count - 1].is_text = 1;
}

static int
is_pretty(const struct to_json *t)
{
	return t->js.flags & LSSERJ_FLAG_PRETTY;
}

/* in the pretty form: a new line, and the blanks of so many levels */
static void
say_line(struct to_json *t, int level)
{
	static const char blanks[] = "\n                      ";

	if (is_pretty(t))
		say(t, blanks, (size_t)(level < 0 ? 1 : 2 + 2 * level));
}

static void
say_key(struct to_json *t, const lws_struct_map_t *m)
{
	lws_struct_serialize_st_t *f = &t->js.st[t->js.sp];

	if (f->subsequent)
		SAY(t, ",");
	f->subsequent = 1;
	say_line(t, t->js.sp);
	SAY(t, "\"");
	say_text(t, m->colname, strlen(m->colname));
	if (is_pretty(t))
		SAY(t, "\": ");
	else
		SAY(t, "\":");
}

static void
say_string(struct to_json *t, const char *p, size_t len)
{
	SAY(t, "\"");
	say_text(t, p, len);
	SAY(t, "\"");
}

/* -- steps: 0, or -1 -- */

static const void *
get_ptr(const char *obj, const lws_struct_map_t *m)
{
	const void *p;

	memcpy(&p, obj + m->ofs, sizeof(p));

	return p;
}

static int
frame_push(struct to_json *t, const lws_struct_map_t *m, const void *obj)
{
	lws_struct_serialize_st_t *f;

	if (t->js.sp + 1 >= LEJP_MAX_PARSING_STACK_DEPTH) {
		lwsl_err("struct: '%s': more than %d objects deep\n",
			 m->colname, LEJP_MAX_PARSING_STACK_DEPTH);
		return -1;
	}
	f = &t->js.st[++t->js.sp];
	memset(f, 0, sizeof(*f));
	f->map = m->child_map;
	f->map_entries = m->child_map_size;
	f->obj = (const char *)obj;
	SAY(t, "{");

	return 0;
}

static int
step_begin(struct to_json *t)
{
	const lws_struct_map_t *schema = t->js.st[0].map;
	const char *obj = t->js.st[0].obj;

	if (frame_push(t, schema, obj))
		return -1;
	if (t->js.flags & LSSERJ_FLAG_OMIT_SCHEMA)
		return 0;
	t->js.st[0].subsequent = 1;
	say_line(t, -1);
	if (is_pretty(t))
		SAY(t, "\"schema\": ");
	else
		SAY(t, "\"schema\":");
	say_string(t, schema->colname, strlen(schema->colname));

	return 0;
}

/* the object of the top frame is over */
static int
step_end(struct to_json *t)
{
	say_line(t, t->js.sp - 1);
	SAY(t, "}");
	if (!t->js.sp) {
		t->done = 1;
		if (is_pretty(t))
			SAY(t, "\n");
	}
	t->js.sp--;

	return 0;
}

static int
say_int(struct to_json *t, const lws_struct_map_t *m, const char *obj)
{
	uint64_t v;
	int n;

	if (lws_struct_int_get(obj, m, &v))
		return -1;
	say_key(t, m);
	if (m->type == LSMT_BOOLEAN) {
		if (v)
			SAY(t, "true");
		else
			SAY(t, "false");
		return 0;
	}
	n = m->type == LSMT_SIGNED
		    ? lws_snprintf(t->number, sizeof(t->number), "%lld",
				   (long long)v)
		    : lws_snprintf(t->number, sizeof(t->number), "%llu",
				   (unsigned long long)v);
	say(t, t->number, (size_t)n);

	return 0;
}

static int
list_item(struct to_json *t, const lws_struct_map_t *m,
	  const struct lws_dll2 *d)
{
	t->js.st[t->js.sp].dllpos = d;

	return frame_push(t, m, (const char *)d - m->ofs_clist);
}

static int
list_begin(struct to_json *t, const lws_struct_map_t *m, const char *obj)
{
	const lws_dll2_owner_t *o =
		(const lws_dll2_owner_t *)(const void *)(obj + m->ofs);

	if (!o->head)
		return 0;
	say_key(t, m);
	SAY(t, "[");

	return list_item(t, m, o->head);
}

static int
step_list(struct to_json *t)
{
	lws_struct_serialize_st_t *f = &t->js.st[t->js.sp];

	if (f->dllpos->next) {
		SAY(t, ",");
		return list_item(t, &f->map[f->map_entry - 1], f->dllpos->next);
	}
	f->dllpos = NULL;
	say_line(t, t->js.sp);
	SAY(t, "]");

	return 0;
}

static int
step_member(struct to_json *t)
{
	lws_struct_serialize_st_t *f = &t->js.st[t->js.sp];
	const lws_struct_map_t *m = &f->map[f->map_entry++];
	const char *p;

	switch (m->type) {
	case LSMT_SIGNED:
	case LSMT_UNSIGNED:
	case LSMT_BOOLEAN:
		return say_int(t, m, f->obj);
	case LSMT_STRING_CHAR_ARRAY:
		say_key(t, m);
		p = f->obj + m->ofs;
		say_string(t, p, strnlen(p, m->aux));
		return 0;
	case LSMT_STRING_PTR:
		p = (const char *)get_ptr(f->obj, m);
		if (!p)
			return 0;
		say_key(t, m);
		say_string(t, p, strlen(p));
		return 0;
	case LSMT_LIST:
		return list_begin(t, m, f->obj);
	case LSMT_CHILD_PTR:
		p = (const char *)get_ptr(f->obj, m);
		if (!p)
			return 0;
		say_key(t, m);
		return frame_push(t, m, p);
	default: /* blobs are for tables */
		return 0;
	}
}

static int
step(struct to_json *t)
{
	const lws_struct_serialize_st_t *f;

	t->count = t->next = 0;
	if (t->js.sp < 0)
		return step_begin(t);
	f = &t->js.st[t->js.sp];
	if (f->dllpos)
		return step_list(t);
	if (f->map_entry == f->map_entries)
		return step_end(t);

	return step_member(t);
}

/* -- the window -- */

struct window {
	uint8_t *p;
	size_t len; /* room, that of the NUL not counted */
};

static size_t
put(struct window *w, const char *p, size_t len)
{
	const size_t n = len < w->len ? len : w->len;

	if (n)
		memcpy(w->p, p, n);
	w->p += n;
	w->len -= n;

	return n;
}

static void
put_escape_rest(struct to_json *t, struct window *w)
{
	const size_t n = put(w, t->escape + t->escape_at,
			     (size_t)(t->escape_len - t->escape_at));

	t->escape_at = (uint8_t)(t->escape_at + n);
}

static int
is_plain(char c)
{
	return (uint8_t)c >= ' ' && c != '"' && c != '\\';
}

/* RFC 8259 7; as lws_json_purify() writes it */
static void
make_escape(struct to_json *t, char c)
{
	const char one[2] = { c, '\0' };

	lws_json_purify(t->escape, one, sizeof(t->escape), NULL);
	t->escape_len = (uint8_t)strlen(t->escape);
	t->escape_at = 0;
}

static void
put_text(struct to_json *t, struct window *w, struct piece *x)
{
	size_t run = 0;

	while (run < x->len && run < w->len && is_plain(x->p[run]))
		run++;
	put(w, x->p, run);
	x->p += run;
	x->len -= run;
	if (!x->len || !w->len)
		return;
	make_escape(t, *x->p);
	x->p++;
	x->len--;
	put_escape_rest(t, w);
}

/* 1: all pieces are in the window */
static int
drain(struct to_json *t, struct window *w)
{
	struct piece *x;
	size_t n;

	put_escape_rest(t, w);
	while (t->next < t->count && w->len) {
		x = &t->piece[t->next];
		if (x->is_text && x->len) {
			put_text(t, w, x);
		} else {
			n = put(w, x->p, x->len);
			x->p += n;
			x->len -= n;
		}
		if (!x->len)
			t->next++;
	}

	return t->next == t->count && t->escape_at == t->escape_len;
}

lws_struct_json_serialize_result_t
lws_struct_json_serialize(lws_struct_serialize_t *js, uint8_t *buf, size_t len,
			  size_t *written)
{
	struct to_json *t = whole(js);
	struct window w = { buf, len ? len - 1 : 0 };
	lws_struct_json_serialize_result_t r = LSJS_RESULT_CONTINUE;

	while (r == LSJS_RESULT_CONTINUE && drain(t, &w)) {
		if (t->done)
			r = LSJS_RESULT_FINISH;
		else if (step(t))
			r = LSJS_RESULT_ERROR;
	}
	*written = (size_t)(w.p - buf);
	if (len)
		*w.p = '\0';

	return r;
}
