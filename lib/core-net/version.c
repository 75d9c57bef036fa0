/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which library this is: a number for programs, words for the log.
 */
#include "core-net/inside.h"

#if defined(LWS_WITH_UNIX_SOCK)
#define WORD_UNIX " UNIX"
#else
#define WORD_UNIX ""
#endif
#if defined(LWS_WITH_TLS)
#define WORD_TLS " TLS"
#else
#define WORD_TLS ""
#endif

static void
add(char *words, size_t size, const char *word)
{
	size_t n = strlen(words);

	lws_snprintf(words + n, size - n, " %s", word);
}

/* what waits and what is spoken, as the registry has it */
void
lws_feature_words(char *words, size_t size)
{
	unsigned int n;

	lws_strncpy(words, "features:", size);
	if (lws_registry_waits[0])
		add(words, size, lws_registry_waits[0]->name);
	for (n = 0; lws_registry_roles[n]; n++)
		add(words, size, lws_registry_roles[n]->name);
	if (lws_plat_has_ipv6())
		add(words, size, "IPv6");
	n = (unsigned int)strlen(words);
	lws_strncpy(words + n, WORD_UNIX WORD_TLS, size - n);
}

const char *
lws_get_library_version(void)
{
	return LWS_LIBRARY_VERSION;
}
