/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sessions that a client may resume (RFC 5246 7.3, RFC 8446 2.2), by tag. The
 * newest of a server is kept; the oldest of all makes room.
 */
#include "tls/tls.h"

#include "plat/plat.h"

struct kept {
	lws_dll2_t list;
	struct lws_tls_session *session; /* owned */
	lws_usec_t until;
	char tag[]; /* terminated */
};

static void
drop(struct lws_tls_sessions *c, struct kept *k)
{
	lws_dll2_remove(&k->list);
	c->ops->session_free(k->session);
	lws_free(k);
}

void
lws_tls_sessions_init(struct lws_tls_sessions *c, const struct lws_tls_ops *ops,
		      uint32_t max, uint32_t secs)
{
	memset(c, 0, sizeof(*c));
	c->ops = ops;
	c->max = max;
	c->secs = secs;
}

void
lws_tls_sessions_fini(struct lws_tls_sessions *c)
{
	while (c->list.head)
		drop(c, lws_container_of(c->list.head, struct kept, list));
}

static struct kept *
find(struct lws_tls_sessions *c, const char *tag)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, c->list.head)
	{
		struct kept *k = lws_container_of(d, struct kept, list);

		if (!strcmp(k->tag, tag))
			return k;
	}
	lws_end_foreach_dll(d);

	return NULL;
}

void
lws_tls_sessions_put(struct lws_tls_sessions *c, const char *tag,
		     struct lws_tls_session *s)
{
	size_t len = strlen(tag) + 1;
	struct kept *k = find(c, tag);

	if (k)
		drop(c, k);
	k = c->max ? lws_malloc(sizeof(*k) + len, "TLS session") : NULL;
	if (!k) {
		c->ops->session_free(s);
		return;
	}
	memset(k, 0, sizeof(*k));
	memcpy(k->tag, tag, len);
	k->session = s;
	k->until = lws_now_usecs() + (lws_usec_t)c->secs * LWS_US_PER_SEC;
	lws_dll2_add_head(&k->list, &c->list);
	if (c->list.count > c->max)
		drop(c, lws_container_of(c->list.tail, struct kept, list));
}

struct lws_tls_session *
lws_tls_sessions_get(struct lws_tls_sessions *c, const char *tag)
{
	struct kept *k = find(c, tag);

	if (!k)
		return NULL;
	if (k->until <= lws_now_usecs()) {
		drop(c, k);
		return NULL;
	}

	return c->ops->session_hold(k->session);
}

int
lws_tls_session_tag(char *tag, const char *vhost, const char *host,
		    uint16_t port)
{
	int n = lws_snprintf(tag, LWS_SESSION_TAG_LEN, "%s_%s_%u", vhost, host,
			     port);
	char *p;

	if (n < 0 || n >= LWS_SESSION_TAG_LEN - 1)
		return -1;
	lws_filename_purify_inplace(tag);
	for (p = tag; (p = strchr(p, '/'));)
		*p = '_';

	return 0;
}
