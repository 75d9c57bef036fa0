/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * OpenSSL's queue of errors as words for people. It is emptied each time, so
 * that nobody reads the failure of another connection as his own.
 */
#include "tls/openssl/backend.h"

void
lws_ossl_say(const struct lws_tls_words *why, const char *format, ...)
{
	va_list ap;

	if (!why->size)
		return;
	va_start(ap, format);
	vsnprintf(why->text, why->size, format, ap);
	va_end(ap);
}

void
lws_ossl_words(const struct lws_tls_words *why, const char *prefix)
{
	unsigned long e = ERR_peek_last_error();
	char text[160];

	ERR_error_string_n(e, text, sizeof(text));
	ERR_clear_error();
	if (!e)
		lws_strncpy(text, "no memory, or no reason given",
			    sizeof(text));
	lws_ossl_say(why, "%s: %s", prefix, text);
}
