/*
 * lws-minimal-http-server-form-post-lwsac
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A form whose values are allocated in an lwsac: as much memory as they need,
 * freed all at once. Names that are left open in the list are filled with
 * whatever the form has.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* one field that we know, and room for others */
#define PARAM_COUNT 8

/* one for each request; zeroed when it begins */
struct pss {
	const char *names[PARAM_COUNT]; /* NULL: filled with what comes */
	struct lws_spa *spa;
	struct lwsac *ac;
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static int
redirect(struct lws *wsi, const char *to)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *p = &buf[LWS_PRE], *end = &buf[sizeof(buf) - 1];

	/* 303: the browser shows the page by GET, and going back or
	 * reloading does not send the form again */
	if (lws_http_redirect(wsi, HTTP_STATUS_SEE_OTHER, (const uint8_t *)to,
			      (int)strlen(to), &p, end) < 0)
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
create(struct lws *wsi, struct pss *pss)
{
	lws_spa_create_info_t i;

	memset(&i, 0, sizeof(i));
	pss->names[0] = "text1";
	i.param_names = pss->names;
	i.count_params = PARAM_COUNT;
	i.max_storage = 64 * 1024; /* of all values together, at most */
	i.ac = &pss->ac;
	pss->spa = lws_spa_create_via_info(wsi, &i);

	return pss->spa ? 0 : -1;
}

static int
take_body(struct lws *wsi, struct pss *pss, const char *in, size_t len)
{
	/* with the first piece: the request's headers tell the encoding */
	if (!pss->spa && create(wsi, pss))
		return -1;

	return lws_spa_process(pss->spa, in, (int)len);
}

static int
completed(struct lws *wsi, struct pss *pss)
{
	int n;

	if (!pss->spa) /* a body, but no bytes of it */
		return redirect(wsi, "/after-form1.html");
	lws_spa_finalize(pss->spa);
	for (n = 0; n < PARAM_COUNT; n++) {
		const char *value = lws_spa_get_string(pss->spa, n);

		if (pss->names[n])
			lwsl_user("%s: %s (%d)\n", pss->names[n],
				  value ? value : "(none)",
				  lws_spa_get_length(pss->spa, n));
	}

	return redirect(wsi, "/after-form1.html");
}

static int
callback_form(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct pss *pss = user;

	switch (reason) {
	case LWS_CALLBACK_HTTP:
		/* POST: the body comes now. Others have nothing to say here */
		if (lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI))
			return 0;
		break;
	case LWS_CALLBACK_HTTP_BODY:
		return take_body(wsi, pss, in, len);
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		return completed(wsi, pss);
	case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
		/* the end of the request: values and names go with it */
		if (pss && pss->spa)
			lws_spa_destroy(pss->spa);
		if (pss)
			pss->spa = NULL;
		break;
	default:
		break;
	}

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "form", callback_form, sizeof(struct pss), 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount_form1 = {
	.mountpoint = "/form1",
	.mountpoint_len = 6,
	.protocol = "form",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_form1,
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

static void
sigint_handler(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	const char *p;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;
	info.mounts = &mount;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
