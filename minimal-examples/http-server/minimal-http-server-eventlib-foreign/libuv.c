/*
 * lws-minimal-http-server-eventlib-foreign
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The program's libuv loop.
 */
#include <uv.h>

#include "private.h"

static uv_loop_t the_loop;
static uv_timer_t timer;
static uv_signal_t sigint;

static void *
make(void)
{
	if (uv_loop_init(&the_loop))
		return NULL;
	uv_timer_init(&the_loop, &timer);
	uv_signal_init(&the_loop, &sigint);

	return &the_loop;
}

static void
run(void *loop)
{
	uv_run(loop, UV_RUN_DEFAULT);
}

static void
stop(void *loop)
{
	uv_stop(loop);
}

static void
on_timer(uv_timer_t *t)
{
	void (*cb)(void) = *(void (**)(void))t->data;

	cb();
}

static void
later(void *loop, int ms, void (*cb)(void))
{
	static void (*fn)(void);

	(void)loop;
	fn = cb;
	timer.data = &fn;
	uv_timer_start(&timer, on_timer, (uint64_t)ms, 0);
}

static void
on_signal(uv_signal_t *s, int signum)
{
	void (*cb)(void) = *(void (**)(void))s->data;

	(void)signum;
	cb();
}

static void
on_sigint(void *loop, void (*cb)(void))
{
	static void (*fn)(void);

	(void)loop;
	fn = cb;
	sigint.data = &fn;
	uv_signal_start(&sigint, on_signal, SIGINT);
}

static void
destroy(void *loop)
{
	uv_close((uv_handle_t *)&timer, NULL);
	uv_close((uv_handle_t *)&sigint, NULL);
	/* handles close as the loop turns */
	uv_run(loop, UV_RUN_DEFAULT);
	if (uv_loop_close(loop))
		lwsl_err("somebody has left handles in the loop\n");
	else
		lwsl_user("the loop is empty\n");
}

const struct ops ops_libuv = { "--uv",    LWS_SERVER_OPTION_LIBUV,
			       make,      run,
			       stop,      later,
			       on_sigint, destroy };
