/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which library this is: a number for programs, words for the log.
 */
#include "core-net/inside.h"

/* each with the blank before it, so that any selection reads well */
#if defined(LWS_WITH_IPV6)
#define WORD_IPV6 " IPv6"
#else
#define WORD_IPV6 ""
#endif
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
#if defined(LWS_ROLE_H1)
#define WORD_H1 " H1"
#else
#define WORD_H1 ""
#endif
#if defined(LWS_WITH_EPOLL)
#define WORD_WAIT " epoll"
#else
#define WORD_WAIT " poll"
#endif

#if defined(LWS_ROLE_WS)
#define WORD_WS " WS"
#else
#define WORD_WS ""
#endif

const char *
lws_feature_words(void)
{
	return "features:" WORD_WAIT WORD_H1 WORD_WS WORD_TLS WORD_IPV6
		WORD_UNIX;
}

const char *
lws_get_library_version(void)
{
	return LWS_LIBRARY_VERSION;
}
