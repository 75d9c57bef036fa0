/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Shared objects that are loaded while the program runs.
 */
#include "plat/plat.h"

#include <dlfcn.h>
#include <sys/auxv.h>

/* A plugin uses our functions without naming our library, since that may be
 * part of the program. Where we came with another object, loaded for its own
 * use only, they would not be found. */
static void
show_ourselves(void)
{
	Dl_info info;
	void *us;

	if (!dladdr((void *)(uintptr_t)&lws_plat_object_open, &info) ||
	    !info.dli_fname)
		return;
	us = dlopen(info.dli_fname, RTLD_NOLOAD | RTLD_NOW | RTLD_GLOBAL);
	if (us)
		dlclose(us);
	else
		(void)dlerror(); /* it is the program itself */
}

void *
lws_plat_object_open(const char *path, const char **why)
{
	void *o;

	show_ourselves();
	o = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!o)
		*why = dlerror();

	return o;
}

const void *
lws_plat_object_symbol(void *object, const char *name)
{
	return dlsym(object, name);
}

void
lws_plat_object_close(void *object)
{
	dlclose(object);
}

int
lws_plat_is_privileged(void)
{
	return getauxval(AT_SECURE) != 0;
}
