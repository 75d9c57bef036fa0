/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The build without plugins: nothing is ever loaded.
 */
#include "core/core.h"

int
lws_plugins_init(struct lws_plugin **pplugin, const char *const *d,
		 const char *_class, const char *filter, each_plugin_cb_t each,
		 void *each_user)
{
	(void)pplugin;
	(void)d;
	(void)_class;
	(void)filter;
	(void)each;
	(void)each_user;

	return 1;
}

int
lws_plugins_destroy(struct lws_plugin **pplugin, each_plugin_cb_t each,
		    void *each_user)
{
	(void)pplugin;
	(void)each;
	(void)each_user;

	return 0;
}
