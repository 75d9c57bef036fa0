/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Plugins: shared objects found in directories by their names. What is between
 * the first '_' or '-' of a file's name and the first '.' is the name of what
 * it exports, a structure that begins with lws_plugin_header_t; that says
 * whether it is meant for us.
 */
#include "core-net/inside.h"

/* by contract */
#define NAME_LEAST  7
#define SYMBOL_MOST 64
#define PATH_MOST   1024

/* what is looked for */
struct search {
	struct lws_plugin **list;
	const char *class;
	const char *filter; /* NULL: all */
	each_plugin_cb_t each;
	void *each_user;
	int found;
};

/* "libwebsockets-evlib_uv.so" -> "evlib_uv"; 0, or -1: not a plugin's name */
static int
symbol_of(const char *file, char *symbol)
{
	const char *p = strpbrk(file, "_-");
	const char *dot = p ? strchr(p, '.') : NULL;
	size_t len;

	if (strlen(file) < NAME_LEAST || !dot)
		return -1;
	len = (size_t)(dot - p) - 1;
	if (!len || len >= SYMBOL_MOST)
		return -1;
	memcpy(symbol, p + 1, len);
	symbol[len] = '\0';

	return 0;
}

static const char *
unfit(const struct search *s, const lws_plugin_header_t *h)
{
	const struct lws_plugin *p;

	if (!h)
		return "it does not export its name";
	if (h->api_magic != LWS_PLUGIN_API_MAGIC)
		return "it is for another version";
	if (!h->lws_build_hash || strcmp(h->lws_build_hash, LWS_BUILD_HASH))
		return "it is for another build";
	if (!h->_class || strcmp(h->_class, s->class))
		return "it is of another class";
	for (p = *s->list; p; p = p->list)
		if (!strcmp(p->hdr->name, h->name))
			return "one of its name is loaded already";

	return NULL;
}

/* of the one that is wanted it is worth to know */
static void
say_why(const struct search *s, const char *path, const char *why)
{
	if (s->filter)
		lwsl_warn("plugin %s: %s\n", path, why);
	else
		lwsl_info("plugin %s: %s\n", path, why);
}

static void
take(struct search *s, const char *path, const char *symbol)
{
	const char *why = "";
	void *o = lws_plat_object_open(path, &why);
	const lws_plugin_header_t *h;
	struct lws_plugin *p;

	if (!o) {
		say_why(s, path, why);
		return;
	}
	h = lws_plat_object_symbol(o, symbol);
	why = unfit(s, h);
	p = why ? NULL : lws_zalloc(sizeof(*p), "plugin");
	if (!p) {
		say_why(s, path, why ? why : "out of memory");
		lws_plat_object_close(o);
		return;
	}
	p->hdr = h;
	p->u.l = o;
	p->list = *s->list;
	*s->list = p;
	s->found = 1;
	if (s->each)
		s->each(p, s->each_user);
}

static void
look_in(struct search *s, const char *dir)
{
	char symbol[SYMBOL_MOST], path[PATH_MOST];
	struct lws_plat_dir d;
	lws_dir_obj_type_t kind;
	const char *name;

	if (lws_plat_dir_open(&d, dir))
		return;
	while (!(s->filter && s->found) &&
	       lws_plat_dir_next(&d, &name, &kind) == 1) {
		if (kind == LDOT_DIR || symbol_of(name, symbol) ||
		    (s->filter && strcmp(symbol, s->filter)))
			continue;
		if (lws_snprintf(path, sizeof(path), "%s/%s", dir, name) <
		    (int)sizeof(path) - 1)
			take(s, path, symbol);
	}
	lws_plat_dir_close(&d);
}

static void
look_in_library_path(struct search *s)
{
	const char *p =
		lws_plat_is_privileged() ? NULL : getenv("LD_LIBRARY_PATH");
	char dir[PATH_MOST];
	size_t len;

	for (; p && *p && !(s->filter && s->found); p += !!*p) {
		len = strcspn(p, ":");
		if (len && len < sizeof(dir)) {
			memcpy(dir, p, len);
			dir[len] = '\0';
			look_in(s, dir);
		}
		p += len;
	}
}

const lws_plugin_evlib_t *
lws_evlib_load(const char *name)
{
	static const char *const dirs[] = { ".", LWS_INSTALL_LIBDIR, NULL };
	struct lws_plugin *list = NULL;
	const lws_plugin_evlib_t *e;

	if (lws_plugins_init(&list, lws_plat_is_privileged() ? dirs + 1 : dirs,
			     "lws_evlib_plugin", name, NULL, NULL))
		return NULL;
	e = (const lws_plugin_evlib_t *)(const void *)list->hdr;
	/* it is never unloaded: the end of a context may come from inside it,
	 * as the last handle of a foreign loop closes */
	lws_free(list);

	return e;
}

/* -- public -- */

int
lws_plugins_init(struct lws_plugin **pplugin, const char *const *d,
		 const char *_class, const char *filter, each_plugin_cb_t each,
		 void *each_user)
{
	struct search s = { pplugin, _class, filter, each, each_user, 0 };

	look_in_library_path(&s);
	for (; d && *d && !(filter && s.found); d++)
		look_in(&s, *d);

	return !s.found;
}

int
lws_plugins_destroy(struct lws_plugin **pplugin, each_plugin_cb_t each,
		    void *each_user)
{
	while (*pplugin) {
		struct lws_plugin *p = *pplugin;

		*pplugin = p->list;
		if (each)
			each(p, each_user);
		lws_plat_object_close(p->u.l);
		lws_free(p);
	}

	return 0;
}
