/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The value of an authorization header for basic authentication (RFC 7617 2).
 */
#include "roles/http/http.h"

static const char scheme[] = "Basic ";

int
lws_http_basic_auth_gen2(const char *user, const void *pw, size_t pwd_len,
			 char *buf, size_t len)
{
	char plain[LWS_LIMIT_HTTP_BASIC_AUTH + 1];
	size_t n = strlen(user), total = n + 1 + pwd_len;
	size_t prefix = sizeof(scheme) - 1;

	if (pwd_len > sizeof(plain) || n > sizeof(plain) ||
	    total >= LWS_LIMIT_HTTP_BASIC_AUTH)
		return 2;
	if (len < prefix + 4 * ((total + 2) / 3) + 1)
		return 1;
	memcpy(plain, user, n);
	plain[n] = ':';
	memcpy(plain + n + 1, pw, pwd_len);
	memcpy(buf, scheme, prefix);
	(void)lws_b64_encode_string(plain, (int)total, buf + prefix,
				    (int)(len - prefix));
	lws_explicit_bzero(plain, sizeof(plain));

	return 0;
}

int
lws_http_basic_auth_gen(const char *user, const char *pw, char *buf, size_t len)
{
	return lws_http_basic_auth_gen2(user, pw, strlen(pw), buf, len);
}
