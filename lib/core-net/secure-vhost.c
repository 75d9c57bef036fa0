/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * TLS of contexts and vhosts: what a vhost serves with, what its clients use,
 * how many connections there may be. Clients of vhosts with the same settings
 * share one library context, since the certificates of all the world's CAs are
 * in it. A server's context is made anew when its certificate changes; live
 * connections keep the one they began with.
 */
#include "core-net/secure.h"

#define WANTS_TLS LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT

#if defined(LWS_SSL_CLIENT_USE_OS_CA_CERTS)
#define TRUSTS_SYSTEM 1
#else
#define TRUSTS_SYSTEM 0
#endif

/* -- contexts -- */

int
lws_secure_context_init(struct lws_context *cx,
			const struct lws_context_creation_info *info)
{
	struct lws_context_tls *t;

	cx->tls = lws_zalloc(sizeof(*cx->tls), "TLS");
	t = cx->tls;
	if (!t)
		return -1;
	if (info->simultaneous_ssl_restriction > 0)
		t->max_conns = (unsigned int)info->simultaneous_ssl_restriction;
	if (info->simultaneous_ssl_handshake_restriction > 0)
		t->max_shaking =
			(unsigned int)
				info->simultaneous_ssl_handshake_restriction;
	t->alpn = info->alpn;
	t->cx = cx;
	lws_secure_aging_init(t);

	return 0;
}

void
lws_secure_context_fini(struct lws_context *cx)
{
	if (cx->tls)
		lws_sul_cancel(&cx->tls->aging);
	lws_free_set_NULL(cx->tls);
}

/* -- what is copied for a vhost -- */

static void *
copy_mem(const void *p, size_t len, const char *what)
{
	void *copy = lws_malloc(len ? len : 1, what);

	if (copy)
		memcpy(copy, p, len);

	return copy;
}

/* 0, -1 no memory; src: what to use from now on */
static int
keep_source(struct lws_tls_source *src, const char *path, const void *mem,
	    size_t len, char **own_path, void **own_mem)
{
	memset(src, 0, sizeof(*src));
	if (path) {
		*own_path = lws_strdup_why(path, "TLS path");
		src->path = *own_path;
		return *own_path ? 0 : -1;
	}
	if (!mem)
		return 0;
	*own_mem = copy_mem(mem, len, "TLS certificate");
	src->mem = *own_mem;
	src->len = len;

	return *own_mem ? 0 : -1;
}

/* programs give PEM with its NUL, or without a length */
static size_t
length_of(const void *mem, unsigned int len)
{
	if (!mem)
		return 0;

	return len ? len : strlen(mem);
}

/* -- names for ALPN (RFC 7301 6) -- */

#define HTTP_1_1 "http/1.1"
#define HTTP_1_0 "http/1.0"

static int
is_offered(const char *name, size_t len)
{
	unsigned int n;

	for (n = 0; lws_registry_roles[n]; n++) {
		const char *a = lws_registry_roles[n]->alpn;

		if (a && strlen(a) == len && !memcmp(a, name, len))
			return 1;
	}

	return 0;
}

static void
add_name(char *list, size_t room, const char *name, size_t len)
{
	size_t at = strlen(list);

	lws_snprintf(list + at, room - at, "%s%.*s", at ? "," : "", (int)len,
		     name);
}

/* Of the names that somebody wants those that this build has a role for. Who
 * speaks HTTP/1.1 understands 1.0 as well, and some clients offer just that. */
static int
choose_alpn(struct lws_vhost_tls *t, const char *list)
{
	size_t room = strlen(list) + sizeof("," HTTP_1_0) + 1;

	t->alpn = lws_zalloc(room, "ALPN");
	if (!t->alpn)
		return -1;
	while (*list) {
		const char *end = strchr(list, ',');
		size_t len = end ? (size_t)(end - list) : strlen(list);

		if (is_offered(list, len))
			add_name(t->alpn, room, list, len);
		list += len + (end ? 1 : 0);
	}
	if (strstr(t->alpn, HTTP_1_1))
		add_name(t->alpn, room, HTTP_1_0, strlen(HTTP_1_0));

	return 0;
}

static int
set_alpn(struct lws_vhost *vh, const struct lws_context_creation_info *info)
{
	struct lws_vhost_tls *t = vh->tls;
	const char *list = info->alpn ? info->alpn : vh->cx->tls->alpn;

	if (list) {
		t->alpn_asked = lws_strdup_why(list, "ALPN");
		if (!t->alpn_asked)
			return -1;
	}
	/* who speaks no http to its clients agrees on what it asked for */
	if (lws_check_opt(vh->options,
			  LWS_SERVER_OPTION_ADOPT_APPLY_LISTEN_ACCEPT_CONFIG)) {
		t->alpn = list ? lws_strdup_why(list, "ALPN") : NULL;
		return list && !t->alpn ? -1 : 0;
	}

	return choose_alpn(t, list ? list : "h2," HTTP_1_1);
}

const char *
lws_secure_default_alpn(const struct lws_vhost *vh)
{
	return vh->tls ? vh->tls->alpn_asked : NULL;
}

/* SSLKEYLOGFILE is a prefix: vhosts have a file each */
static int
set_keylog(struct lws_vhost *vh)
{
	const char *prefix = getenv("SSLKEYLOGFILE");
	size_t room;

	if (!prefix || !*prefix)
		return 0;
	room = strlen(prefix) + strlen(vh->name) + 2;
	vh->tls->keylog = lws_malloc(room, "key log");
	if (!vh->tls->keylog)
		return -1;
	lws_snprintf(vh->tls->keylog, room, "%s.%s", prefix, vh->name);

	return 0;
}

/* -- the server's context -- */

static int
call_extra(struct lws_vhost *vh, enum lws_callback_reasons reason, void *native,
	   void *in)
{
	struct lws standin;

	lws_standin(&standin, &vh->cx->pt[0], vh, &vh->protocols[0]);

	return vh->protocols[0].callback(&standin, reason, native, in, 0);
}

static int
extra_server(void *arg, void *native)
{
	return call_extra(arg,
			  LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS,
			  native, arg);
}

static unsigned int
server_flags(uint64_t o)
{
	unsigned int flags = 0;

	if (lws_check_opt(
		    o, LWS_SERVER_OPTION_REQUIRE_VALID_OPENSSL_CLIENT_CERT)) {
		flags |= LWS_TLS_ASK_CERT;
		if (!lws_check_opt(o, LWS_SERVER_OPTION_PEER_CERT_NOT_REQUIRED))
			flags |= LWS_TLS_DEMAND_CERT;
	}
	if (lws_check_opt(o, LWS_SERVER_OPTION_OPENSSL_AUTO_DH_PARAMETERS))
		flags |= LWS_TLS_AUTO_DH;
	if (lws_check_opt(o, LWS_SERVER_OPTION_IGNORE_MISSING_CERT))
		flags |= LWS_TLS_CERT_OPTIONAL;

	return flags;
}

static void
server_setup(struct lws_vhost *vh, const struct lws_context_creation_info *info)
{
	struct lws_tls_setup *s = &vh->tls->setup;

	s->name = vh->name;
	s->ca.path = info->ssl_ca_filepath;
	if (!s->ca.path) {
		s->ca.mem = info->server_ssl_ca_mem;
		s->ca.len = length_of(info->server_ssl_ca_mem,
				      info->server_ssl_ca_mem_len);
	}
	s->password = info->ssl_private_key_password;
	s->ciphers = info->ssl_cipher_list;
	s->ciphers_13 = info->tls1_3_plus_cipher_list;
	s->groups = info->ecdh_curve;
	s->alpn = vh->tls->alpn;
	s->keylog = vh->tls->keylog;
	s->extra = extra_server;
	s->extra_arg = vh;
	s->options_set = (uint64_t)(unsigned long)info->ssl_options_set;
	s->options_clear = (uint64_t)(unsigned long)info->ssl_options_clear;
	s->flags = server_flags(vh->options);
	s->session_secs = info->tls_session_timeout ? info->tls_session_timeout
						    : LWS_TUNE_TLS_SESSION_SECS;
	s->info_mask = info->ssl_info_event_mask;
}

static int
make_server(struct lws_vhost *vh, const struct lws_context_creation_info *info)
{
	struct lws_vhost_tls *t = vh->tls;
	char text[LWS_SECURE_WORDS];
	const struct lws_tls_words why = { text, sizeof(text) };

	server_setup(vh, info);
	if (keep_source(&t->setup.cert, info->ssl_cert_filepath,
			info->server_ssl_cert_mem,
			length_of(info->server_ssl_cert_mem,
				  info->server_ssl_cert_mem_len),
			&t->cert_path, &t->cert_mem) ||
	    keep_source(&t->setup.key, info->ssl_private_key_filepath,
			info->server_ssl_private_key_mem,
			length_of(info->server_ssl_private_key_mem,
				  info->server_ssl_private_key_mem_len),
			&t->key_path, &t->key_mem))
		return -1;
	lws_secure_take_updates(vh, t->cert_path, t->key_path);
	text[0] = '\0';
	if (!lws_fi(&vh->fic, "vh_create_ssl_srv"))
		t->server = lws_tls()->ctx_create(&t->setup, &why);
	if (!t->server) {
		lwsl_vhost_err(vh, "TLS: %s", text);
		return -1;
	}
	if (!lws_tls()->ctx_has_cert(t->server))
		lwsl_vhost_warn(vh, "TLS: no certificate yet");
	lws_secure_aging_start(vh->cx);

	return 0;
}

int
lws_secure_remake(struct lws_vhost *vh, const struct lws_tls_source *cert,
		  const struct lws_tls_source *key)
{
	struct lws_vhost_tls *t = vh->tls;
	struct lws_tls_setup setup = t->setup;
	char text[LWS_SECURE_WORDS];
	const struct lws_tls_words why = { text, sizeof(text) };
	struct lws_tls_ctx *made, *old;

	text[0] = '\0';
	setup.cert = *cert;
	setup.key = *key;
	setup.like = t->server;
	setup.flags &= ~LWS_TLS_CERT_OPTIONAL;
	made = lws_tls()->ctx_create(&setup, &why);
	if (!made) {
		lwsl_vhost_err(vh, "TLS: certificate not changed: %s", text);
		return -1;
	}
	lws_vhost_lock(vh);
	old = t->server;
	t->server = made;
	lws_vhost_unlock(vh);
	lws_tls()->ctx_release(old);
	lwsl_vhost_notice(vh, "TLS: certificate changed");

	return 0;
}

struct lws_tls_ctx *
lws_secure_server_ctx(struct lws_vhost *vh)
{
	struct lws_tls_ctx *c;

	lws_vhost_lock(vh);
	c = vh->tls ? vh->tls->server : NULL;
	if (c)
		lws_tls()->ctx_hold(c);
	lws_vhost_unlock(vh);

	return c;
}

/* -- clients' contexts -- */

/* Settings as bytes: what differs in them needs a context of its own. */
struct bytes {
	uint8_t *p; /* owned; NULL: only counting */
	size_t len;
};

static void
put(struct bytes *b, const void *p, size_t len)
{
	if (b->p && len)
		memcpy(b->p + b->len, p, len);
	b->len += len;
}

static void
put_text(struct bytes *b, const char *text)
{
	/* absent and empty are not the same, and no text runs into the next */
	put(b, text ? "+" : "-", 1);
	if (text)
		put(b, text, strlen(text) + 1);
}

static void
put_source(struct bytes *b, const struct lws_tls_source *src)
{
	put_text(b, src->path);
	put(b, &src->len, sizeof(src->len));
	if (src->mem)
		put(b, src->mem, src->len);
}

static void
put_setup(struct bytes *b, const struct lws_tls_setup *s)
{
	put_source(b, &s->cert);
	put_source(b, &s->key);
	put_source(b, &s->ca);
	put_text(b, s->password);
	put_text(b, s->ciphers);
	put_text(b, s->ciphers_13);
	put_text(b, s->keylog);
	put(b, &s->options_set, sizeof(s->options_set));
	put(b, &s->options_clear, sizeof(s->options_clear));
	put(b, &s->flags, sizeof(s->flags));
	put(b, &s->session_secs, sizeof(s->session_secs));
	put(b, &s->info_mask, sizeof(s->info_mask));
}

static int
identify(const struct lws_tls_setup *s, uint8_t id[20])
{
	struct bytes b = { NULL, 0 };
	size_t room;

	put_setup(&b, s);
	room = b.len;
	b.p = lws_malloc(room, "TLS settings");
	if (!b.p)
		return -1;
	b.len = 0;
	put_setup(&b, s);
	lws_SHA1(b.p, b.len, id);
	lws_explicit_bzero(b.p, room); /* a password is in it */
	lws_free(b.p);

	return 0;
}

static struct lws_client_trust *
find_trust(struct lws_context *cx, const uint8_t id[20])
{
	lws_start_foreach_dll(struct lws_dll2 *, d, cx->tls->trusts.head)
	{
		struct lws_client_trust *t =
			lws_container_of(d, struct lws_client_trust, list);

		if (!memcmp(t->id, id, sizeof(t->id)))
			return t;
	}
	lws_end_foreach_dll(d);

	return NULL;
}

static struct lws_client_trust *
make_trust(struct lws_context *cx, const struct lws_tls_setup *s,
	   const uint8_t id[20], const struct lws_tls_words *why)
{
	struct lws_client_trust *t = lws_zalloc(sizeof(*t), "TLS of clients");

	if (!t) {
		lws_strncpy(why->text, "out of memory", why->size);
		return NULL;
	}
	memcpy(t->id, id, sizeof(t->id));
	t->ctx = lws_tls()->ctx_create(s, why);
	if (!t->ctx) {
		lws_free(t);
		return NULL;
	}
	lws_dll2_add_tail(&t->list, &cx->tls->trusts);

	return t;
}

static void
let_trust_go(struct lws_context *cx, struct lws_client_trust *t)
{
	if (!t)
		return;
	lws_coming_lock(cx);
	if (!--t->users) {
		lws_dll2_remove(&t->list);
		lws_tls()->ctx_release(t->ctx);
		lws_free(t);
	}
	lws_coming_unlock(cx);
}

static void
client_sources(struct lws_tls_setup *s,
	       const struct lws_context_creation_info *info, int may_double)
{
	s->cert.path = info->client_ssl_cert_filepath;
	s->cert.mem = info->client_ssl_cert_mem;
	s->cert.len = length_of(s->cert.mem, info->client_ssl_cert_mem_len);
	s->key.path = info->client_ssl_private_key_filepath;
	s->key.mem = info->client_ssl_key_mem;
	s->key.len = length_of(s->key.mem, info->client_ssl_key_mem_len);
	s->ca.path = info->client_ssl_ca_filepath;
	s->ca.mem = info->client_ssl_ca_mem;
	s->ca.len = length_of(s->ca.mem, info->client_ssl_ca_mem_len);
	s->password = info->client_ssl_private_key_password;
	if (!may_double)
		return;
	/* by contract: of a vhost that is no server these are the client's */
	if (!s->cert.path && !s->cert.mem)
		s->cert.path = info->ssl_cert_filepath;
	if (!s->key.path && !s->key.mem)
		s->key.path = info->ssl_private_key_filepath;
	if (!s->ca.path && !s->ca.mem)
		s->ca.path = info->ssl_ca_filepath;
	if (!s->password)
		s->password = info->ssl_private_key_password;
}

static int
believes_system(const struct lws_vhost *vh)
{
	return TRUSTS_SYSTEM &&
	       !lws_check_opt(vh->options,
			      LWS_SERVER_OPTION_DISABLE_OS_CA_CERTS);
}

static void
client_setup(struct lws_vhost *vh, struct lws_tls_setup *s,
	     const struct lws_context_creation_info *info)
{
	int is_server = vh->tls->server != NULL;

	memset(s, 0, sizeof(*s));
	s->name = vh->name;
	client_sources(s, info, !is_server);
	s->ciphers = info->client_ssl_cipher_list;
	s->ciphers_13 = info->client_tls_1_3_plus_cipher_list;
	s->keylog = vh->tls->keylog;
	s->options_set = (uint64_t)(unsigned long)info->ssl_client_options_set;
	s->options_clear =
		(uint64_t)(unsigned long)info->ssl_client_options_clear;
	s->flags = LWS_TLS_CLIENT;
	if (believes_system(vh))
		s->flags |= LWS_TLS_OS_CA;
	if (vh->tls->no_sessions)
		s->flags |= LWS_TLS_NO_SESSIONS;
	s->session_secs = vh->tls->sessions.secs;
	s->info_mask = info->ssl_info_event_mask;
}

static int
share_trust(struct lws_vhost *vh, const struct lws_tls_setup *s,
	    const struct lws_tls_words *why)
{
	struct lws_context *cx = vh->cx;
	struct lws_client_trust *t;
	uint8_t id[20];

	if (identify(s, id)) {
		lws_strncpy(why->text, "out of memory", why->size);
		return -1;
	}
	lws_coming_lock(cx);
	t = find_trust(cx, id);
	if (!t)
		t = make_trust(cx, s, id, why);
	if (t)
		t->users++;
	lws_coming_unlock(cx);
	if (!t)
		return -1;
	vh->tls->client = t;
	/* by contract ignored */
	(void)call_extra(vh,
			 LWS_CALLBACK_OPENSSL_LOAD_EXTRA_CLIENT_VERIFY_CERTS,
			 lws_tls()->ctx_native(t->ctx), NULL);

	return 0;
}

static int
use_provided(struct lws_vhost *vh, const struct lws_context_creation_info *info,
	     const struct lws_tls_words *why)
{
	struct lws_tls_setup s;

	memset(&s, 0, sizeof(s));
	s.flags = LWS_TLS_CLIENT;
	s.native = info->provided_client_ssl_ctx;
	vh->tls->provided = lws_tls()->ctx_create(&s, why);

	return vh->tls->provided ? 0 : -1;
}

static int
make_client(struct lws_vhost *vh, const struct lws_context_creation_info *info,
	    const struct lws_tls_words *why)
{
	struct lws_tls_setup s;

	if (vh->tls->client || vh->tls->provided)
		return 0;
	if (lws_fi(&vh->fic, "vh_create_ssl_cli")) {
		lws_strncpy(why->text, "injected fault", why->size);
		return -1;
	}
	if (info->provided_client_ssl_ctx)
		return use_provided(vh, info, why);
	client_setup(vh, &s, info);

	return share_trust(vh, &s, why);
}

struct lws_tls_ctx *
lws_secure_client_ctx(struct lws_vhost *vh, const struct lws_tls_words *why)
{
	struct lws_context_creation_info none;
	struct lws_tls_ctx *c = NULL;

	if (!vh->tls) {
		lws_strncpy(why->text,
			    "tls: the context was made without "
			    "LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT",
			    why->size);
		return NULL;
	}
	memset(&none, 0, sizeof(none));
	/* not the vhost's lock: the program may be called, and the list of
	 * what is trusted is the context's */
	lws_coming_lock(vh->cx);
	if (!make_client(vh, &none, why)) {
		c = vh->tls->provided ? vh->tls->provided
				      : vh->tls->client->ctx;
		lws_tls()->ctx_hold(c);
	}
	lws_coming_unlock(vh->cx);

	return c;
}

/* -- vhosts -- */

static int
wants_server(const struct lws_vhost *vh,
	     const struct lws_context_creation_info *info)
{
	return vh->port != CONTEXT_PORT_NO_LISTEN &&
	       (info->ssl_cert_filepath || info->server_ssl_cert_mem ||
		lws_check_opt(info->options,
			      LWS_SERVER_OPTION_CREATE_VHOST_SSL_CTX));
}

static int
names_client_files(const struct lws_context_creation_info *info)
{
	return info->client_ssl_cert_filepath || info->client_ssl_cert_mem ||
	       info->client_ssl_ca_filepath || info->client_ssl_ca_mem ||
	       info->provided_client_ssl_ctx;
}

static int
init_tls(struct lws_vhost *vh, const struct lws_context_creation_info *info)
{
	struct lws_vhost_tls *t = lws_zalloc(sizeof(*t), "vhost TLS");

	vh->tls = t;
	if (!t)
		return -1;
	t->no_sessions = lws_check_opt(
		vh->options, LWS_SERVER_OPTION_DISABLE_TLS_SESSION_CACHE);
	lws_tls_sessions_init(
		&t->sessions, lws_tls(),
		info->tls_session_cache_max ? info->tls_session_cache_max
					    : LWS_TUNE_TLS_CLIENT_SESSIONS,
		info->tls_session_timeout ? info->tls_session_timeout
					  : LWS_TUNE_TLS_SESSION_SECS);

	return set_keylog(vh) || set_alpn(vh, info) ? -1 : 0;
}

int
lws_secure_vhost_init(struct lws_vhost *vh,
		      const struct lws_context_creation_info *info)
{
	if (!lws_check_opt(vh->cx->options | vh->options, WANTS_TLS)) {
		if (wants_server(vh, info))
			lwsl_vhost_warn(vh,
					"serves no TLS: the context was made "
					"without DO_SSL_GLOBAL_INIT");
		return 0;
	}
	if (init_tls(vh, info))
		return -1;
	if (wants_server(vh, info) && make_server(vh, info))
		return -1;
	/* who names none gets them when they are needed */
	if (names_client_files(info))
		return lws_init_vhost_client_ssl(info, vh) ? -1 : 0;

	return 0;
}

static void
wipe(const struct lws_vhost_tls *t)
{
	if (t->key_mem)
		lws_explicit_bzero(t->key_mem, t->setup.key.len);
}

void
lws_secure_vhost_fini(struct lws_vhost *vh)
{
	struct lws_vhost_tls *t = vh->tls;

	if (!t)
		return;
	lws_tls_sessions_fini(&t->sessions);
	lws_tls()->ctx_release(t->server);
	lws_tls()->ctx_release(t->provided);
	let_trust_go(vh->cx, t->client);
	wipe(t);
	lws_free(t->cert_path);
	lws_free(t->key_path);
	lws_free(t->cert_mem);
	lws_free(t->key_mem);
	lws_free(t->alpn);
	lws_free(t->alpn_asked);
	lws_free(t->keylog);
	lws_free_set_NULL(vh->tls);
}

int
lws_init_vhost_client_ssl(const struct lws_context_creation_info *info,
			  struct lws_vhost *vhost)
{
	char text[LWS_SECURE_WORDS];
	const struct lws_tls_words why = { text, sizeof(text) };
	int r;

	/* by contract, without this bit there is nothing to do */
	if (!lws_check_opt(info->options, WANTS_TLS) || !vhost->tls)
		return 0;
	text[0] = '\0';
	lws_vhost_lock(vhost);
	r = make_client(vhost, info, &why);
	lws_vhost_unlock(vhost);
	if (r)
		lwsl_vhost_err(vhost, "TLS of clients: %s", text);

	return r ? 1 : 0;
}

int
lws_tls_client_vhost_extra_cert_mem(struct lws_vhost *vh, const uint8_t *der,
				    size_t der_len)
{
	char text[LWS_SECURE_WORDS];
	const struct lws_tls_words why = { text, sizeof(text) };
	struct lws_tls_ctx *c = lws_secure_client_ctx(vh, &why);
	int r;

	if (!c)
		return 1;
	r = lws_tls()->ctx_add_ca(c, der, der_len);
	lws_tls()->ctx_release(c);

	return r ? 1 : 0;
}
