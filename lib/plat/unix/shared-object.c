/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Shared objects that are loaded at run time.
 */
#include "plat/plat.h"

#include <dlfcn.h>

void *
lws_plat_so_open(const char *path, const char **why)
{
	void *so = dlopen(path, RTLD_NOW | RTLD_LOCAL);

	if (!so)
		*why = dlerror();

	return so;
}

void *
lws_plat_so_data(void *so, const char *symbol)
{
	return dlsym(so, symbol);
}

void
lws_plat_so_close(void *so)
{
	dlclose(so);
}
