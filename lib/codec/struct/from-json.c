/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON into C structs. Each object of the JSON that has a struct has a parser
 * level: its map is args->map_st[level], its struct the level's user. Level 0
 * only finds out which map the document is of; level 1 is the document; list
 * items and child objects get the next one at their { and give it back at
 * their }. A struct is made when the first member comes that its map knows.
 *
 * LEJP ends level 1 when a member of the document that is an array ends; the
 * next member begins it again.
 */
#include "codec/struct/struct.h"

#include "codec/lejp/lejp.h"

static lws_struct_args_t *
args_of(struct lejp_ctx *ctx)
{
	return (lws_struct_args_t *)ctx->user;
}

/* the level's member whose name is path[0 .. len); NULL: none */
static const lws_struct_map_t *
member_named(struct lejp_ctx *ctx, const char *path, size_t len)
{
	const lws_struct_args_t *a = args_of(ctx);
	const lws_struct_map_t *m = a->map_st[ctx->pst_sp];
	size_t n;

	for (n = 0; n < a->map_entries_st[ctx->pst_sp]; n++)
		if (!strncmp(m[n].colname, path, len) && !m[n].colname[len])
			return &m[n];

	return NULL;
}

/* the member that is being told of; what is inside a member that has no
 * struct, or an array, matches it too, but is not it */
static const lws_struct_map_t *
member(struct lejp_ctx *ctx)
{
	const lws_struct_map_t *m;

	if (!ctx->pst_sp || !ctx->path_match)
		return NULL;
	m = &args_of(ctx)->map_st[ctx->pst_sp][ctx->path_match - 1];
	if (strcmp(m->colname, ctx->path))
		return member_named(ctx, ctx->path, strlen(ctx->path));

	return m;
}

/* -- structs -- */

static void
put_ptr(void *obj, const lws_struct_map_t *m, const void *p)
{
	memcpy((char *)obj + m->ofs, &p, sizeof(p));
}

/* the level's struct, made and linked to the one around it if need be; NULL:
 * out of memory */
static void *
level_struct(struct lejp_ctx *ctx)
{
	struct _lejp_parsing_stack *l = &ctx->pst[ctx->pst_sp];
	lws_struct_args_t *a = args_of(ctx);
	const lws_struct_map_t *m;
	char *outer;

	if (l->user || ctx->pst_sp < 2)
		return l->user;
	/* the level below kept which of its members this one is */
	m = &a->map_st[ctx->pst_sp - 1][l[-1].path_match - 1];
	outer = (char *)l[-1].user;
	l->user = lwsac_use_zero(&a->ac, m->aux, a->ac_block_size);
	if (!l->user)
		return NULL;
	if (m->type == LSMT_LIST)
		lws_dll2_add_tail(
			(lws_dll2_t *)(void *)((char *)l->user + m->ofs_clist),
			(lws_dll2_owner_t *)(void *)(outer + m->ofs));
	else
		put_ptr(outer, m, l->user);

	return l->user;
}

/* -- levels -- */

static int
level_push(struct lejp_ctx *ctx, const lws_struct_map_t *m, void *user)
{
	lws_struct_args_t *a = args_of(ctx);
	const unsigned int level = ctx->pst_sp + 1u;

	if (m->child_map_size > UINT8_MAX || !m->child_map_size) {
		lwsl_err("struct: '%s' has %u members, 1 to 255 are possible\n",
			 m->colname, (unsigned int)m->child_map_size);
		return -1;
	}
	if (level >= LEJP_MAX_PARSING_STACK_DEPTH) {
		lwsl_notice("struct: '%s': more than %u objects deep\n",
			    m->colname, level - 1);
		return -1;
	}
	a->map_st[level] = m->child_map;
	a->map_entries_st[level] = m->child_map_size;
	ctx->path_stride = sizeof(lws_struct_map_t);

	return lejp_parser_push(ctx, user, &m->child_map->colname,
				(unsigned char)m->child_map_size,
				m->lejp_cb ? m->lejp_cb
					   : lws_struct_default_lejp_cb);
}

static int
object_start(struct lejp_ctx *ctx)
{
	size_t len = strlen(ctx->path);
	const lws_struct_map_t *m;
	int in_array = 0;

	if (!ctx->pst_sp)
		return 0;
	if (len > 2 && !strcmp(ctx->path + len - 2, "[]")) {
		len -= 2;
		in_array = 1;
	}
	m = member_named(ctx, ctx->path, len);
	if (!m || m->type != (in_array ? LSMT_LIST : LSMT_CHILD_PTR))
		return 0;
	ctx->path_match = (uint8_t)(m - args_of(ctx)->map_st[ctx->pst_sp] + 1);

	return level_push(ctx, m, NULL);
}

static int
object_end(struct lejp_ctx *ctx)
{
	if (ctx->pst_sp > 1 && lejp_object_is_levels(ctx))
		lejp_parser_pop(ctx);

	return 0;
}

/* -- values -- */

static int
store_string(struct lejp_ctx *ctx, const lws_struct_map_t *m, void *obj,
	     int is_end)
{
	lws_struct_args_t *a = args_of(ctx);
	char *p;

	if (m->type == LSMT_STRING_CHAR_ARRAY) {
		/* once it is cut, what follows does not fit either */
		if (a->chunks_length != SIZE_MAX) {
			const size_t n = lws_struct_carray_append(
				obj, m, a->chunks_length, ctx->buf, ctx->npos);

			a->chunks_length =
				n < ctx->npos ? SIZE_MAX : a->chunks_length + n;
		}
		return 0;
	}
	if (is_end && !ctx->su.pieces) {
		p = lwsac_use(&a->ac, ctx->npos + 1u, a->ac_block_size);
		if (!p)
			return -1;
		memcpy(p, ctx->buf, ctx->npos);
		p[ctx->npos] = '\0';
		put_ptr(obj, m, p);
		return 0;
	}
	if (lejp_string_unify_part(ctx, &a->ac,
				   is_end ? LEJPCB_VAL_STR_END
					  : LEJPCB_VAL_STR_CHUNK))
		return -1;
	if (!is_end)
		return 0;
	if (lejp_string_unify(ctx, &a->ac))
		return -1;
	put_ptr(obj, m, ctx->su.fp);

	return 0;
}

static int
store_int(struct lejp_ctx *ctx, const lws_struct_map_t *m, void *obj)
{
	int r = lws_struct_int_parse(obj, m, ctx->buf);

	if (r > 0)
		lwsl_notice("struct: line %u: '%s' has no room for %s\n",
			    (unsigned int)ctx->line, m->colname, ctx->buf);

	return r < 0 ? -1 : 0;
}

/* 1 stored, 0 it is not for this kind of member, -1 */
static int
store(struct lejp_ctx *ctx, const lws_struct_map_t *m, void *obj, char reason)
{
	const int is_string =
		reason == LEJPCB_VAL_STR_CHUNK || reason == LEJPCB_VAL_STR_END;

	switch (m->type) {
	case LSMT_SIGNED:
	case LSMT_UNSIGNED:
		if (reason != LEJPCB_VAL_NUM_INT &&
		    reason != LEJPCB_VAL_STR_END)
			return 0;
		return store_int(ctx, m, obj) ? -1 : 1;
	case LSMT_BOOLEAN:
		if (reason != LEJPCB_VAL_TRUE && reason != LEJPCB_VAL_FALSE)
			return 0;
		return lws_struct_int_set(obj, m, reason == LEJPCB_VAL_TRUE,
					  0) < 0
			       ? -1
			       : 1;
	case LSMT_STRING_CHAR_ARRAY:
	case LSMT_STRING_PTR:
		if (!is_string)
			return 0;
		if (store_string(ctx, m, obj, reason == LEJPCB_VAL_STR_END))
			return -1;
		return reason == LEJPCB_VAL_STR_END;
	default:
		return 0;
	}
}

static int
value(struct lejp_ctx *ctx, char reason)
{
	const lws_struct_map_t *m = member(ctx);
	lws_struct_args_t *a = args_of(ctx);
	void *obj;
	int r;

	if (!m)
		return 0;
	obj = level_struct(ctx);
	if (!obj)
		return -1;
	r = store(ctx, m, obj, reason);
	if (r < 0)
		return -1;
	if (r && a->cb)
		a->cb(a->dest, a->cb_arg);

	return 0;
}

static int
string_start(struct lejp_ctx *ctx)
{
	args_of(ctx)->chunks_length = 0;

	return lejp_string_unify_part(ctx, &args_of(ctx)->ac,
				      LEJPCB_VAL_STR_START);
}

signed char
lws_struct_default_lejp_cb(struct lejp_ctx *ctx, char reason)
{
	int r = 0;

	switch (reason) {
	case LEJPCB_PAIR_NAME:
		if (member(ctx) && !level_struct(ctx))
			r = -1;
		break;
	case LEJPCB_OBJECT_START:
		r = object_start(ctx);
		break;
	case LEJPCB_OBJECT_END:
		r = object_end(ctx);
		break;
	case LEJPCB_VAL_STR_START:
		r = string_start(ctx);
		break;
	default:
		if (reason & LEJP_FLAG_CB_IS_VALUE)
			r = value(ctx, reason);
		break;
	}

	return r ? -1 : 0;
}

/* -- which map? -- */

static int
bind_map(struct lejp_ctx *ctx, size_t n)
{
	lws_struct_args_t *a = args_of(ctx);
	const lws_struct_map_t *m = &a->map_st[0][n];

	if (!a->dest) {
		a->dest = lwsac_use_zero(&a->ac, m->aux, a->ac_block_size);
		if (!a->dest)
			return -1;
		a->dest_len = m->aux;
		a->toplevel_dll2_ofs = m->ofs;
		a->top_schema_index = (int)n;
	}

	return level_push(ctx, m, a->dest);
}

static int
owns(const lws_struct_map_t *schema, const char *name)
{
	size_t n;

	for (n = 0; n < schema->child_map_size; n++)
		if (!strcmp(schema->child_map[n].colname, name))
			return 1;

	return 0;
}

/* the member has been read already: the new level goes on with it */
static int
bind_with_member(struct lejp_ctx *ctx, size_t n)
{
	char name[LEJP_MAX_PATH];

	lws_strncpy(name, ctx->path, sizeof(name));
	if (bind_map(ctx, n))
		return -1;
	if (lejp_path_append(ctx, name, strlen(name)))
		return -1;
	lejp_check_path_match(ctx);

	return lejp_level(ctx)->callback(ctx, LEJPCB_PAIR_NAME);
}

static int
top_member(struct lejp_ctx *ctx)
{
	lws_struct_args_t *a = args_of(ctx);
	size_t n;

	if (a->dest)
		return bind_with_member(ctx, (size_t)a->top_schema_index);
	if (!strcmp(ctx->path, "schema"))
		return 0;
	for (n = 0; n < a->map_entries_st[0]; n++)
		if (owns(&a->map_st[0][n], ctx->path))
			return bind_with_member(ctx, n);
	lwsl_notice("struct: no schema has a member '%s'\n", ctx->path);

	return -1;
}

static int
top_schema(struct lejp_ctx *ctx)
{
	const lws_struct_args_t *a = args_of(ctx);
	size_t n;

	for (n = 0; n < a->map_entries_st[0]; n++)
		if (!strcmp(a->map_st[0][n].colname, ctx->buf) &&
		    strlen(ctx->buf) == ctx->npos)
			return bind_map(ctx, n);
	lwsl_notice("struct: unknown schema '%s'\n", ctx->buf);

	return 0;
}

signed char
lws_struct_schema_only_lejp_cb(struct lejp_ctx *ctx, char reason)
{
	lws_struct_args_t *a = args_of(ctx);
	int r = 0;

	if (reason == LEJPCB_PAIR_NAME && !ctx->sp)
		r = top_member(ctx);
	if (!a->dest && !strcmp(ctx->path, "schema")) {
		/* a name that comes in pieces is longer than any */
		if (reason == LEJPCB_VAL_STR_START)
			a->chunks_length = 0;
		if (reason == LEJPCB_VAL_STR_CHUNK)
			a->chunks_length += ctx->npos;
		if (reason == LEJPCB_VAL_STR_END && !a->chunks_length)
			r = top_schema(ctx);
	}

	return r ? -1 : 0;
}

int
lws_struct_json_init_parse(struct lejp_ctx *ctx, lejp_callback cb, void *user)
{
	static const char *const paths[] = { "schema" };

	memset(ctx, 0, sizeof(*ctx));
	lejp_construct(ctx, cb ? cb : lws_struct_schema_only_lejp_cb, user,
		       paths, LWS_ARRAY_SIZE(paths));

	return 0;
}
