/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sessions that a vhost's clients may resume: kept by vhost, host and port, and
 * saved and loaded by the program.
 */
#include "core-net/secure.h"

/* a connection with a certificate of its own is somebody else for the server */
char *
lws_secure_session_tag(const struct lws_vhost *vh,
		       const struct lws_secure_ask *ask, const char *host)
{
	char tag[LWS_SESSION_TAG_LEN];

	if (!vh->tls || vh->tls->no_sessions || ask->sys_cert ||
	    lws_tls_session_tag(tag, vh->name, host, ask->port))
		return NULL;

	return lws_strdup_why(tag, "TLS session tag");
}

struct lws_tls_session *
lws_secure_session_get(struct lws_vhost *vh, const char *tag)
{
	struct lws_tls_session *s;

	if (!tag)
		return NULL;
	lws_vhost_lock(vh);
	s = lws_tls_sessions_get(&vh->tls->sessions, tag);
	lws_vhost_unlock(vh);

	return s;
}

void
lws_secure_session_put(struct lws_vhost *vh, const char *tag,
		       struct lws_tls_session *s)
{
	lws_vhost_lock(vh);
	lws_tls_sessions_put(&vh->tls->sessions, tag, s);
	lws_vhost_unlock(vh);
}

/* -- saving and loading -- */

/* 0 saved; 1 */
static int
save(struct lws_vhost *vh, const char *tag, lws_tls_sess_cb_t cb, void *opq)
{
	struct lws_tls_session *s = lws_secure_session_get(vh, tag);
	struct lws_tls_session_dump d;
	uint8_t *blob = NULL;
	int r = 1;

	if (!s)
		return 1;
	memset(&d, 0, sizeof(d));
	lws_strncpy(d.tag, tag, sizeof(d.tag));
	d.opaque = opq;
	if (!lws_tls()->session_pack(s, &blob, &d.blob_len)) {
		d.blob = blob;
		r = cb(vh->cx, &d) ? 1 : 0;
		lws_explicit_bzero(blob, d.blob_len);
	}
	lws_free(blob);
	lws_tls()->session_free(s);

	return r;
}

int
lws_tls_session_dump_save(struct lws_vhost *vh, const char *host, uint16_t port,
			  lws_tls_sess_cb_t cb_save, void *opq)
{
	char tag[LWS_SESSION_TAG_LEN];

	if (!vh->tls || lws_tls_session_tag(tag, vh->name, host, port))
		return 1;

	return save(vh, tag, cb_save, opq);
}

static int
has_session(struct lws_vhost *vh, const char *tag)
{
	struct lws_tls_session *s = lws_secure_session_get(vh, tag);

	if (s)
		lws_tls()->session_free(s);

	return s != NULL;
}

int
lws_tls_session_dump_load(struct lws_vhost *vh, const char *host, uint16_t port,
			  lws_tls_sess_cb_t cb_load, void *opq)
{
	struct lws_tls_session *s = NULL;
	struct lws_tls_session_dump d;

	memset(&d, 0, sizeof(d));
	d.opaque = opq;
	if (!vh->tls || vh->tls->no_sessions ||
	    lws_tls_session_tag(d.tag, vh->name, host, port) ||
	    has_session(vh, d.tag))
		return 1;
	if (!cb_load(vh->cx, &d) && d.blob)
		s = lws_tls()->session_unpack(d.blob, d.blob_len);
	free(d.blob); /* the program's malloc(), by contract */
	if (!s)
		return 1;
	lws_secure_session_put(vh, d.tag, s);

	return 0;
}
