/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Loading plugins: shared objects that export one data symbol, named as the
 * file is, which begins with a header that says for which library it was built.
 * Loading one runs code of it, so only what is named as a plugin is looked at;
 * what it exports is used only if it was built for this very library.
 */
#include "core-net/inside.h"

#define NAME_LEAST 7u /* of a file, by contract */

struct load {
	struct lws_plugin **list;
	const char *class;
	const char *filter; /* NULL: all */
	each_plugin_cb_t each;
	void *each_user;
	int loaded;
};

/* "libprotocol_lws_mirror.so" -> "lws_mirror"; 0, or -1: not so named */
static int
symbol_of(const char *file, char *symbol, size_t size)
{
	const char *p = file + strcspn(file, "_-"), *dot;

	if (strlen(file) < NAME_LEAST || !*p)
		return -1;
	dot = strchr(++p, '.');
	if (!dot || dot == p || strncmp(dot, ".so", 3) ||
	    (size_t)(dot - p) >= size)
		return -1;
	memcpy(symbol, p, (size_t)(dot - p));
	symbol[dot - p] = '\0';

	return 0;
}

static int
is_loaded(const struct lws_plugin *list, const char *name)
{
	for (; list; list = list->list)
		if (!strcmp(list->hdr->name, name))
			return 1;

	return 0;
}

/* NULL: it is good */
static const char *
judge(const struct load *l, const lws_plugin_header_t *h)
{
	if (!h)
		return "exports no symbol of its file's name";
	if (h->api_magic != LWS_PLUGIN_API_MAGIC)
		return "was built for another version of the plugin interface";
	if (!h->_class || strcmp(h->_class, l->class))
		return "is a plugin of another kind";
	if (!h->lws_build_hash || strcmp(h->lws_build_hash, LWS_BUILD_HASH))
		return "was built for another build of the library";
	if (!h->name || is_loaded(*l->list, h->name))
		return "is loaded already";

	return NULL;
}

static int
keep(struct load *l, void *so, const lws_plugin_header_t *h)
{
	struct lws_plugin *p = lws_zalloc(sizeof(*p), "plugin");

	if (!p)
		return -1;
	p->hdr = h;
	p->u.l = so;
	p->list = *l->list;
	*l->list = p;
	l->loaded = 1;
	lwsl_info("plugin %s loaded\n", h->name);
	if (l->each)
		l->each(p, l->each_user);

	return 0;
}

static void
load_file(struct load *l, const char *path, const char *symbol)
{
	const lws_plugin_header_t *h;
	const char *why = "";
	void *so = lws_plat_object_open(path, &why);

	if (!so) {
		lwsl_warn("plugin %s: cannot be loaded: %s\n", path, why);
		return;
	}
	h = lws_plat_object_symbol(so, symbol);
	why = judge(l, h);
	if (!why && !keep(l, so, h))
		return;
	if (why && h && h->api_magic == LWS_PLUGIN_API_MAGIC)
		lwsl_notice("plugin %s: %s (it says %s, %s; we are %s)\n", path,
			    why, h->_class ? h->_class : "no kind",
			    h->lws_build_hash ? h->lws_build_hash : "no build",
			    LWS_BUILD_HASH);
	else
		lwsl_notice("plugin %s: %s\n", path,
			    why ? why : "out of memory");
	lws_plat_object_close(so);
}

/* 1: what was looked for is found */
static int
try_entry(struct load *l, const char *dir, const char *file)
{
	char symbol[128], path[1024];

	if (symbol_of(file, symbol, sizeof(symbol)) ||
	    (l->filter && strcmp(l->filter, symbol)))
		return 0;
	if (strlen(dir) + strlen(file) + 2 > sizeof(path)) {
		lwsl_warn("plugin %s: its path is too long\n", file);
		return 0;
	}
	lws_snprintf(path, sizeof(path), "%s/%s", dir, file);
	load_file(l, path, symbol);

	return l->filter && l->loaded;
}

static void
load_dir(struct load *l, const char *dir)
{
	lws_dir_obj_type_t type;
	struct lws_plat_dir d;
	const char *name;

	if (lws_plat_dir_open(&d, dir)) {
		lwsl_notice("plugin folder %s: %s\n", dir, strerror(errno));
		return;
	}
	while (lws_plat_dir_next(&d, &name, &type) > 0)
		if (try_entry(l, dir, name))
			break;
	lws_plat_dir_close(&d);
}

/* Where the system looks for libraries; only for one that is named: there are
 * others' libraries, too. */
static void
load_from_library_path(struct load *l)
{
	const char *p =
		lws_plat_is_privileged() ? NULL : getenv("LD_LIBRARY_PATH");
	char dir[1024];

	while (p && *p && !(l->filter && l->loaded)) {
		size_t n = strcspn(p, ":");

		if (n && n < sizeof(dir)) {
			memcpy(dir, p, n);
			dir[n] = '\0';
			load_dir(l, dir);
		}
		p += n + (p[n] == ':');
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
	struct load l = { pplugin, _class, filter, each, each_user, 0 };

	if (filter)
		load_from_library_path(&l);
	for (; d && *d && !(filter && l.loaded); d++)
		load_dir(&l, *d);

	return l.loaded ? 0 : 1;
}

int
lws_plugins_destroy(struct lws_plugin **pplugin, each_plugin_cb_t each,
		    void *each_user)
{
	while (*pplugin) {
		struct lws_plugin *p = *pplugin;

		if (each)
			each(p, each_user);
		*pplugin = p->list;
		lws_plat_object_close(p->u.l);
		lws_free(p);
	}

	return 0;
}
