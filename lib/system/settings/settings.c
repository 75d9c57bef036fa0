/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A store of settings is the operations that a program brings, or those of
 * settings-dir.c, and what these need.
 */
#include "core/core.h"

#include <stdio.h>

lws_settings_instance_t *
lws_settings_init(const lws_settings_ops_t *so, void *opaque_plat)
{
	lws_settings_instance_t *si = lws_zalloc(sizeof(*si), "settings");

	if (!si)
		return NULL;
	si->so = so;
	si->opaque_plat = opaque_plat;

	return si;
}

void
lws_settings_deinit(lws_settings_instance_t **si)
{
	lws_free_set_NULL(*si);
}

int
lws_settings_plat_printf(lws_settings_instance_t *si, const char *name,
			 const char *format, ...)
{
	va_list ap;
	uint8_t *p;
	int n, r;

	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (n < 0 || (unsigned int)n >= LWS_LIMIT_SETTING_TEXT)
		return 1;
	p = lws_malloc((size_t)n + 1, "setting");
	if (!p)
		return 1;
	va_start(ap, format);
	vsnprintf((char *)p, (size_t)n + 1, format, ap);
	va_end(ap);
	r = si->so->set(si, name, p, (size_t)n);
	lws_free(p);

	return r;
}
