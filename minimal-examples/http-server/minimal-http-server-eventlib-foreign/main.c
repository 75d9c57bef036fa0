/*
 * lws-minimal-http-server-eventlib-foreign
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A web server in an event loop that the program has anyway. The program makes
 * the loop and runs it, has timers and signals of its own there, and the loop
 * goes on when the context has gone: every round of it makes a new one.
 */
#include "private.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS   2
#define CLEAR_MS 20

static const struct ops *const known[] = {
#if defined(EXAMPLE_WITH_LIBUV)
	&ops_libuv,
#endif
#if defined(EXAMPLE_WITH_LIBEVENT)
	&ops_libevent,
#endif
#if defined(EXAMPLE_WITH_LIBEV)
	&ops_libev,
#endif
#if defined(EXAMPLE_WITH_GLIB)
	&ops_glib,
#endif
#if defined(EXAMPLE_WITH_SDEVENT)
	&ops_sdevent,
#endif
#if defined(EXAMPLE_WITH_ULOOP)
	&ops_uloop,
#endif
	NULL
};

static const struct ops *ops;
static void *loops[1]; /* one for each service thread */
static struct lws_context *context;

static const struct lws_http_mount mount = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

/* pcontext is NULL as soon as the context has gone, which needs some turns */
static void
look_if_gone(void)
{
	if (context)
		ops->later(loops[0], CLEAR_MS, look_if_gone);
	else
		ops->stop(loops[0]);
}

static void
end_context(void)
{
	lws_context_destroy(context);
	look_if_gone();
}

static int
one_round(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	const char *p;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.mounts = &mount;
	info.options |= ops->option;
	info.foreign_loops = loops;
	info.pcontext = &context;
	if (!lws_create_context(&info))
		return 1;
	ops->on_sigint(loops[0], end_context);
	ops->run(loops[0]);

	return 0;
}

int
main(int argc, const char **argv)
{
	int n, r = 0;

	for (n = 0; known[n] && !ops; n++)
		if (lws_cmdline_option(argc, argv, known[n]->name))
			ops = known[n];
	if (!ops) {
		lwsl_err("which event library?\n");
		return 1;
	}
	loops[0] = ops->make();
	if (!loops[0])
		return 1;
	for (n = 0; !r && n < ROUNDS; n++)
		r = one_round(argc, argv);
	ops->destroy(loops[0]);

	return r;
}
