/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The life of servers' certificates: those that wait beside the old ones when a
 * vhost is made, those that come at run time, how many days are left, and
 * making what ACME needs.
 */
#include "core-net/secure.h"

/* by contract: a while after the start, and then daily */
#define AGING_FIRST_US (5 * (lws_usec_t)LWS_US_PER_SEC)
#define AGING_AGAIN_US (24 * 3600 * (lws_usec_t)LWS_US_PER_SEC)
#define SECS_PER_DAY   86400

/* seconds that a certificate for an ACME challenge is good, by contract */
#define CHALLENGE_SECS 3600u

/* -- "<file>.upd" -- */

static void
take_update(struct lws_vhost *vh, const char *path)
{
	char upd[LWS_LIMIT_TLS_PATH], old[LWS_LIMIT_TLS_PATH];
	struct lws_plat_stat st;
	int n;

	n = lws_snprintf(
		old, sizeof(old), "%s.old.%llu", path,
		(unsigned long long)(lws_plat_wall_us() / LWS_US_PER_SEC));
	if ((size_t)n >= sizeof(old) - 1)
		return;
	lws_snprintf(upd, sizeof(upd), "%s.upd", path);
	if (lws_plat_stat(upd, &st))
		return;
	/* the old one may be missing; the new one must come in any case */
	(void)lws_plat_rename(path, old);
	if (lws_plat_rename(upd, path)) {
		lwsl_vhost_err(vh, "TLS: %s cannot take the place of %s: %s",
			       upd, path, strerror(errno));
		(void)lws_plat_rename(old, path);
		return;
	}
	lwsl_vhost_notice(vh, "TLS: %s has taken the place of %s", upd, path);
}

void
lws_secure_take_updates(struct lws_vhost *vh, const char *cert, const char *key)
{
	if (cert)
		take_update(vh, cert);
	if (key && (!cert || strcmp(cert, key)))
		take_update(vh, key);
}

/* -- at run time -- */

static int
same_text(const char *a, const char *b)
{
	return (!a && !b) || (a && b && !strcmp(a, b));
}

static int
has_these_paths(const struct lws_vhost *vh, const char *cert, const char *key)
{
	return vh->tls && vh->tls->server && vh->tls->cert_path &&
	       same_text(vh->tls->cert_path, cert) &&
	       same_text(vh->tls->key_path, key);
}

struct update {
	struct lws_tls_source cert, key;
};

static void
choose_source(struct lws_tls_source *src, const char *path, const char *mem,
	      size_t len)
{
	memset(src, 0, sizeof(*src));
	if (mem && len && access(path, R_OK)) {
		src->mem = mem;
		src->len = len;
		return;
	}
	src->path = path;
}

int
lws_tls_cert_updated(struct lws_context *context, const char *certpath,
		     const char *keypath, const char *mem_cert,
		     size_t len_mem_cert, const char *mem_privkey,
		     size_t len_mem_privkey)
{
	struct lws_vhost *vh = NULL;
	struct update u;

	choose_source(&u.cert, certpath, mem_cert, len_mem_cert);
	choose_source(&u.key, keypath, mem_privkey, len_mem_privkey);
	/* each says itself how it went; by contract the rest goes on */
	while ((vh = lws_vhost_next(context, vh)))
		if (has_these_paths(vh, certpath, keypath))
			(void)lws_secure_remake(vh, &u.cert, &u.key);

	return 0;
}

int
lws_tls_vhost_cert_info(struct lws_vhost *vhost, enum lws_tls_cert_info type,
			union lws_tls_cert_info_results *buf, size_t len)
{
	struct lws_tls_ctx *c = lws_secure_server_ctx(vhost);
	int r;

	if (!c)
		return -1;
	r = lws_tls()->ctx_info(c, type, buf, len);
	lws_tls()->ctx_release(c);

	return r;
}

/* -- days left -- */

static int64_t
days_left(struct lws_vhost *vh)
{
	union lws_tls_cert_info_results r;
	int64_t secs;

	if (lws_tls_vhost_cert_info(vh, LWS_TLS_CERT_INFO_VALIDITY_TO, &r, 0))
		return 0;
	secs = (int64_t)r.time - (int64_t)(lws_plat_wall_us() / LWS_US_PER_SEC);
	/* whole days, towards the past: one that ended today has -1 */
	if (secs < 0)
		secs -= SECS_PER_DAY - 1;

	return secs / SECS_PER_DAY;
}

static void
tell_age(struct lws_vhost *vh)
{
	struct lws_acme_cert_aging_args args;
	int64_t days = days_left(vh);

	memset(&args, 0, sizeof(args));
	args.vh = vh;
	lwsl_vhost_info(vh, "TLS: certificate has %lld days left",
			(long long)days);
	(void)lws_callback_vhost_protocols_vhost(vh,
						 LWS_CALLBACK_VHOST_CERT_AGING,
						 &args, (size_t)(ssize_t)days);
}

static void
tell_ages(lws_sorted_usec_list_t *sul)
{
	struct lws_context_tls *t =
		lws_container_of(sul, struct lws_context_tls, aging);
	struct lws_vhost *vh = NULL;

	while ((vh = lws_vhost_next(t->cx, vh)))
		if (vh->tls && vh->tls->server)
			tell_age(vh);
	lws_sul_schedule(t->cx, 0, &t->aging, tell_ages, AGING_AGAIN_US);
}

static void
start_aging(struct lws_errand *e, struct lws_context_per_thread *pt)
{
	struct lws_context_tls *t =
		lws_container_of(e, struct lws_context_tls, start_aging);

	(void)pt;
	if (lws_dll2_is_detached(&t->aging.list))
		lws_sul_schedule(t->cx, 0, &t->aging, tell_ages,
				 AGING_FIRST_US);
}

void
lws_secure_aging_init(struct lws_context_tls *t)
{
	t->start_aging.run = start_aging;
}

void
lws_secure_aging_start(struct lws_context *cx)
{
	struct lws_context_tls *t = cx->tls;

	/* timers of the first thread are that thread's to set */
	if (lws_thread_is_foreign(&cx->pt[0]))
		(void)lws_errand_post(&cx->pt[0], &t->start_aging);
	else
		start_aging(&t->start_aging, &cx->pt[0]);
}

/* -- ACME (RFC 8555, RFC 8737) -- */

int
lws_tls_acme_sni_cert_create(struct lws_vhost *vhost, const char *san_a,
			     const char *san_b)
{
	const char *const names[2] = { san_a, san_b };
	struct update u;
	char *cert, *key;
	int r;

	if (!vhost->tls || !vhost->tls->server ||
	    lws_tls()->self_signed(names, 2, CHALLENGE_SECS, &cert, &key))
		return 1;
	memset(&u, 0, sizeof(u));
	u.cert.mem = cert;
	u.cert.len = strlen(cert);
	u.key.mem = key;
	u.key.len = strlen(key);
	r = lws_secure_remake(vhost, &u.cert, &u.key);
	lws_explicit_bzero(key, u.key.len);
	lws_free(cert);
	lws_free(key);

	return r ? 1 : 0;
}

static int
to_base64url(const uint8_t *der, size_t len, uint8_t *csr, size_t size)
{
	int n = lws_b64_encode_string_url((const char *)der, (int)len,
					  (char *)csr, (int)size);

	while (n > 0 && csr[n - 1] == '=')
		csr[--n] = '\0';

	return n > 0 ? n : -1;
}

int
lws_tls_acme_sni_csr_create(struct lws_context *context, const char *elements[],
			    uint8_t *csr, size_t csr_len, char **privkey_pem,
			    size_t *privkey_len)
{
	uint8_t *der;
	size_t der_len;
	char *key;
	int r;

	(void)context;
	if (csr_len > INT_MAX || lws_tls()->csr(elements, &der, &der_len, &key))
		return -1;
	r = to_base64url(der, der_len, csr, csr_len);
	lws_free(der);
	/* by contract the program gives it to free() */
	*privkey_len = strlen(key);
	*privkey_pem = r > 0 ? strdup(key) : NULL;
	lws_explicit_bzero(key, *privkey_len);
	lws_free(key);

	return *privkey_pem ? r : -1;
}
