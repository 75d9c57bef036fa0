/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without HTTP clients: no wsi is one.
 */
#include "roles/http/http.h"

int
lws_http_client_read(struct lws *wsi, char **buf, int *len)
{
	(void)wsi;
	(void)buf;
	(void)len;

	return -1;
}

unsigned int
lws_http_client_http_response(struct lws *wsi)
{
	(void)wsi;

	return 0;
}

void
lws_client_http_body_pending(struct lws *wsi, int something_left_to_send)
{
	(void)wsi;
	(void)something_left_to_send;
}

int
lws_http_is_redirected_to_get(struct lws *wsi)
{
	(void)wsi;

	return 0;
}

int
lws_http_basic_auth_gen2(const char *user, const void *pw, size_t pwd_len,
			 char *buf, size_t len)
{
	(void)user;
	(void)pw;
	(void)pwd_len;
	(void)buf;
	(void)len;

	return 2;
}

int
lws_http_basic_auth_gen(const char *user, const char *pw, char *buf, size_t len)
{
	return lws_http_basic_auth_gen2(user, pw, 0, buf, len);
}

int
lws_client_http_multipart(struct lws *wsi, const char *name,
			  const char *filename, const char *content_type,
			  char **p, char *end)
{
	(void)wsi;
	(void)name;
	(void)filename;
	(void)content_type;
	(void)p;
	(void)end;

	return 1;
}

struct lws_http_mp_sm *
lws_http_mp_sm_init(struct lws *wsi, lws_http_mp_sm_cb_t cb, uint8_t **p,
		    uint8_t *end)
{
	(void)wsi;
	(void)cb;
	(void)p;
	(void)end;

	return NULL;
}

void
lws_http_mp_sm_destroy(struct lws_http_mp_sm **pphms)
{
	*pphms = NULL;
}

int
lws_http_mp_sm_fill(struct lws_http_mp_sm *phms, uint8_t **p, uint8_t *end)
{
	(void)phms;
	(void)p;
	(void)end;

	return -1;
}
