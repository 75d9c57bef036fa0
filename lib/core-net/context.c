/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Making a context. Everything is built in the order in which it is needed, and
 * one function takes apart whatever there is of it (context-destroy.c), so that
 * a failure at any step leaves nothing. What the program's info struct points
 * to stays the program's, as the API promises; only the struct itself is not
 * needed any more when this returns.
 */
#include "core-net/inside.h"

#include <sys/resource.h>

/* descriptors of ours that fd_limit_per_thread does not count: the wake-up,
 * and one to spare for what accept() hands us before we know */
#define FDS_OF_OUR_OWN 2u

/* cx->log_cx is NULL unless given: the process-wide one then */
static void
take_info(struct lws_context *cx, const struct lws_context_creation_info *info)
{
	cx->name = info->vhost_name;
	cx->user = info->user;
	cx->options = info->options;
	cx->protocols = info->protocols;
	cx->server_string = info->server_string;
	cx->reject_keywords = info->reject_service_keywords;
	cx->token_limits = info->token_limits;
	cx->system_ops = info->system_ops;
	cx->foreign_loops = info->foreign_loops;
	cx->signal_cb = info->signal_cb;
	cx->baggage = info->external_baggage_free_on_destroy;
	cx->argc = info->argc;
	cx->argv = info->argv;
	cx->peer_notify = info->pl_notify_cb;
	cx->ip_limit_ah = info->ip_limit_ah;
	cx->ip_limit_wsi = info->ip_limit_wsi;
	cx->timeout_secs = info->timeout_secs ? info->timeout_secs : 15;
	cx->pt_serv_buf_size =
		info->pt_serv_buf_size ? info->pt_serv_buf_size : 4096;
	cx->max_header_data = info->max_http_header_data
				      ? info->max_http_header_data
				      : info->max_http_header_data2;
	cx->max_header_pool = info->max_http_header_pool
				      ? info->max_http_header_pool
				      : info->max_http_header_pool2;
	cx->fd_limit_asked = info->fd_limit_per_thread;
	cx->pcontext = info->pcontext;
	cx->made_at_us = lws_now_usecs();
}

static void
count_threads(struct lws_context *cx,
	      const struct lws_context_creation_info *info)
{
	unsigned int n = info->count_threads ? info->count_threads : 1;

	if (n > LWS_MAX_SMP) {
		lwsl_cx_warn(cx, "count_threads %u: this build has at most %u",
			     n, (unsigned int)LWS_MAX_SMP);
		n = LWS_MAX_SMP;
	}
	cx->count_threads = (int)n;
}

/* The limit of the process, shared out, unless one was given. */
static void
limit_descriptors(struct lws_context *cx,
		  const struct lws_context_creation_info *info)
{
	uint32_t limit;
	struct rlimit r;
	int n;

	if (info->rlimit_nofile) {
		r.rlim_cur = r.rlim_max = (rlim_t)info->rlimit_nofile;
		(void)setrlimit(RLIMIT_NOFILE, &r); /* by contract: ignored */
	}
	limit = cx->fd_limit_asked + FDS_OF_OUR_OWN;
	if (!cx->fd_limit_asked) {
		if (getrlimit(RLIMIT_NOFILE, &r) || r.rlim_cur > UINT32_MAX / 2)
			r.rlim_cur = UINT32_MAX / 2;
		limit = (uint32_t)r.rlim_cur / (uint32_t)cx->count_threads;
	}
	for (n = 0; n < cx->count_threads; n++)
		cx->pt[n].fd_limit = limit;
}

static int
check_info(struct lws_context *cx, const struct lws_context_creation_info *info)
{
	if (info->ka_time > 0 && info->ka_interval <= 0) {
		lwsl_cx_err(cx, "ka_time %d needs a ka_interval above 0",
			    info->ka_time);
		return -1;
	}
	if (info->event_lib_custom && !info->event_lib_custom->ops) {
		lwsl_cx_err(cx, "event_lib_custom without ops");
		return -1;
	}

	return lws_event_loop_choose(cx, info);
}

static const uint32_t retry_ms[] = { 1000, 3000, 9000, 17000 };

/* by contract: what a vhost has when nobody gives a policy */
static const lws_retry_bo_t default_retry = {
	.retry_ms_table = retry_ms,
	.retry_ms_table_count = LWS_ARRAY_SIZE(retry_ms),
	.conceal_count = LWS_ARRAY_SIZE(retry_ms),
	.secs_since_valid_ping = 40,
	.secs_since_valid_hangup = 50,
	.jitter_percent = 20,
};

/* ping and hangup of the context's policy replace ours where given */
static void
take_retry(struct lws_context *cx, const struct lws_context_creation_info *info)
{
	const lws_retry_bo_t *bo = info->retry_and_idle_policy;

	cx->retry_own = default_retry;
	if (bo && bo->secs_since_valid_ping) {
		cx->retry_own.secs_since_valid_ping = bo->secs_since_valid_ping;
		cx->retry_own.secs_since_valid_hangup =
			bo->secs_since_valid_hangup;
	}
	cx->retry = &cx->retry_own;
}

static int
name_host(struct lws_context *cx)
{
	char buf[128];

	strcpy(buf, "unknown");
	if (!lws_check_opt(cx->options,
			   LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME))
		(void)gethostname(buf, sizeof(buf) - 1);
	buf[sizeof(buf) - 1] = '\0';
	cx->hostname = lws_strdup_why(buf, "hostname");

	return cx->hostname ? 0 : -1;
}

static int
make_threads(struct lws_context *cx,
	     const struct lws_context_creation_info *info)
{
	int n;

	cx->pt = lws_zalloc_apart((size_t)cx->count_threads * sizeof(*cx->pt),
				  "service threads");
	if (!cx->pt)
		return -1;
	limit_descriptors(cx, info);
	for (n = 0; n < cx->count_threads; n++)
		if (lws_thread_init(cx, n, info))
			return -1;

	return 0;
}

static int
start_loop(struct lws_context *cx, const struct lws_context_creation_info *info)
{
	if (!cx->ev)
		return 0;
	if (cx->ev->evlib_size_ctx) {
		cx->evlib = lws_zalloc(cx->ev->evlib_size_ctx, "evlib context");
		if (!cx->evlib)
			return -1;
	}

	return cx->ev->init_context && cx->ev->init_context(cx, info) ? -1 : 0;
}

static int
start_subsystems(struct lws_context *cx,
		 const struct lws_context_creation_info *info)
{
	unsigned int n;

	for (n = 0; lws_registry_subsystems[n]; n++)
		if (lws_registry_subsystems[n]->context_init &&
		    lws_registry_subsystems[n]->context_init(cx, info))
			return -1;

	return 0;
}

/* The library's own connections (DNS, NTP …) live on a vhost of their own. */
static int
make_system_vhost(struct lws_context *cx)
{
	struct lws_context_creation_info info;
	static const struct lws_protocols none[] = {
		{ .name = "lws-system", .callback = lws_callback_http_dummy },
		LWS_PROTOCOL_LIST_TERM
	};

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = none;
	cx->vh_system = lws_vhost_create(cx, &info, "system");

	return cx->vh_system ? 0 : -1;
}

static int
make_default_vhost(struct lws_context *cx,
		   const struct lws_context_creation_info *info)
{
	struct lws_context_creation_info vi = *info;
	struct lws_vhost *vh;
	int explicit =
		lws_check_opt(cx->options, LWS_SERVER_OPTION_EXPLICIT_VHOSTS);

	if (explicit && !info->pprotocols)
		return 0;
	/* its name would be the context's in the logs: that is another thing */
	if (!vi.vhost_name)
		vi.vhost_name = "default";
	memset(&vi.fic, 0, sizeof(vi.fic)); /* the faults are the context's */

	vh = lws_create_vhost(cx, &vi);
	if (!vh)
		return -1;
	/* by contract its clients have TLS without being asked for */
	if (!lws_check_opt(cx->options, LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT))
		return 0;

	return lws_init_vhost_client_ssl(&vi, vh) ? -1 : 0;
}

static int
drop_privileges(struct lws_context *cx)
{
	if (lws_check_opt(cx->options, LWS_SERVER_OPTION_EXPLICIT_VHOSTS))
		return 0; /* after the first protocol init */

	return lws_privileges_drop(cx);
}

static int
build(struct lws_context *cx, const struct lws_context_creation_info *info)
{
	if (check_info(cx, info))
		return -1;
	if (lws_fi(&cx->fic, "ctx_createfail1"))
		return -1;
	count_threads(cx, info);
	take_retry(cx, info);
	lws_states_init(cx, info);
	if (name_host(cx) || lws_privileges_resolve(cx, info) ||
	    lws_peers_init(cx, info) || start_loop(cx, info) ||
	    make_threads(cx, info) || lws_secure_context_init(cx, info) ||
	    start_subsystems(cx, info) || make_system_vhost(cx) ||
	    make_default_vhost(cx, info) || drop_privileges(cx))
		return -1;

	return 0;
}

static void
announce(struct lws_context *cx)
{
	char words[128];

	lws_feature_words(words, sizeof(words));
	lwsl_cx_notice(cx, "LWS: %s, %s", lws_get_library_version(), words);
}

struct lws_context *
lws_create_context(const struct lws_context_creation_info *info)
{
	struct lws_context *cx = lws_zalloc(sizeof(*cx), "context");

	if (!cx) {
		lwsl_err("%s: out of memory\n", __func__);
		return NULL;
	}
	take_info(cx, info);
	cx->log_cx = info->log_cx;
	if (cx->log_cx)
		lwsl_refcount_cx(cx->log_cx, 1);
	lws_fi_import(&cx->fic, &info->fic);
	pthread_mutex_init(&cx->lock, NULL);
	if (lws_plat_recursive_mutex(&cx->coming)) {
		lwsl_cx_err(cx, "a lock cannot be made");
		pthread_mutex_destroy(&cx->lock);
		if (cx->log_cx)
			lwsl_refcount_cx(cx->log_cx, -1);
		lws_fi_destroy(&cx->fic);
		lws_free(cx);
		return NULL;
	}
	lws_plat_ignore_sigpipe();
	announce(cx);

	if (!build(cx, info)) {
		if (cx->pcontext)
			*cx->pcontext = cx;
		/* by contract the first round does not sleep: programs look
		 * around in it */
		lws_wake_all(cx);
		return cx;
	}
	lwsl_cx_err(cx, "context creation failed");
	cx->baggage = NULL; /* by contract: not freed when creation fails */
	cx->pcontext = NULL;
	lws_context_take_apart(cx);

	return NULL;
}

int
lws_finalize_startup(struct lws_context *context)
{
	return lws_privileges_drop(context);
}

void
_lws_context_info_defaults(struct lws_context_creation_info *info,
			   const char *sspol)
{
	memset(info, 0, sizeof(*info));
	info->fd_limit_per_thread = 8;
	info->port = CONTEXT_PORT_NO_LISTEN;
	info->options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS |
			LWS_SERVER_OPTION_H2_JUST_FIX_WINDOW_UPDATE_OVERFLOW |
			LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	info->pss_policies_json = sspol;
}

/* -- questions -- */

void *
lws_context_user(struct lws_context *context)
{
	return context->user;
}

const char *
lws_canonical_hostname(struct lws_context *context)
{
	return context->hostname;
}

int
lws_get_count_threads(struct lws_context *context)
{
	return context->count_threads;
}

int
lws_context_is_deprecated(struct lws_context *context)
{
	return context->deprecated;
}

int
lws_context_is_being_destroyed(struct lws_context *context)
{
	return (atomic_load(&context->destroying) & LWS_DESTROY_CONTEXT) != 0;
}

void
lws_get_effective_uid_gid(struct lws_context *context, uid_t *uid, gid_t *gid)
{
	*uid = context->uid;
	*gid = context->gid;
}

const lws_system_ops_t *
lws_system_get_ops(struct lws_context *context)
{
	return context->system_ops;
}

const char *
lws_cmdline_option_cx(const struct lws_context *cx, const char *val)
{
	return lws_cmdline_option(cx->argc, cx->argv, val);
}

const char *
lws_cmdline_options_cx(const struct lws_context *cx, const char *val,
		       const char *last)
{
	return lws_cmdline_options(cx->argc, cx->argv, val, last);
}
