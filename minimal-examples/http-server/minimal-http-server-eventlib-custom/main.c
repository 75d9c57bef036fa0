/*
 * lws-minimal-http-server-eventlib-custom
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A web server inside somebody else's event loop. The loop here is a table and
 * poll(); the library tells it what to wait for, through the functions of a
 * struct lws_event_loop_ops, and is told what is ready by lws_service_fd().
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* -- the foreign loop: it knows nothing of the library -- */

#define MOST_FDS 1024

static struct my_loop {
	struct pollfd fds[MOST_FDS];
	int count;
	int own; /* a descriptor of its own, beside the library's */
} my_loop;

static struct pollfd *
find(struct my_loop *loop, int fd)
{
	int n;

	for (n = 0; n < loop->count; n++)
		if (loop->fds[n].fd == fd)
			return &loop->fds[n];

	return NULL;
}

/* -- what the library tells it -- */

/* kept by the library, for each service thread: evlib_size_pt */
struct pt_of_mine {
	struct my_loop *loop;
};

static struct my_loop *
loop_of(struct lws *wsi)
{
	struct pt_of_mine *pt = lws_evlib_wsi_to_evlib_pt(wsi);

	return pt->loop;
}

/* loop is what the program gave in info.foreign_loops */
static int
my_init_pt(struct lws_context *cx, void *loop, int tsi)
{
	struct pt_of_mine *pt = lws_evlib_tsi_to_evlib_pt(cx, tsi);

	pt->loop = loop;

	return 0;
}

/* a descriptor comes; what to wait for is said later */
static int
my_sock_accept(struct lws *wsi)
{
	struct my_loop *loop = loop_of(wsi);

	if (loop->count == MOST_FDS)
		return 1;
	loop->fds[loop->count].fd = lws_get_socket_fd(wsi);
	loop->fds[loop->count].revents = 0;
	loop->fds[loop->count++].events = 0;

	return 0;
}

static void
my_io(struct lws *wsi, unsigned int flags)
{
	struct pollfd *p = find(loop_of(wsi), lws_get_socket_fd(wsi));
	short events = 0;

	if (!p)
		return;
	if (flags & LWS_EV_READ)
		events |= POLLIN;
	if (flags & LWS_EV_WRITE)
		events |= POLLOUT;
	if (flags & LWS_EV_START)
		p->events |= events;
	else
		p->events &= (short)~events;
}

/* it goes: 0 says that we have let go of it already */
static int
my_wsi_logical_close(struct lws *wsi)
{
	struct my_loop *loop = loop_of(wsi);
	struct pollfd *p = find(loop, lws_get_socket_fd(wsi));

	if (p)
		*p = loop->fds[--loop->count];

	return 0;
}

static const struct lws_event_loop_ops my_ops = {
	.name = "custom",
	.init_pt = my_init_pt,
	.sock_accept = my_sock_accept,
	.init_vhost_listen_wsi = my_sock_accept,
	.io = my_io,
	.wsi_logical_close = my_wsi_logical_close,
	.evlib_size_pt = sizeof(struct pt_of_mine),
};

static const lws_plugin_evlib_t my_evlib = {
	.hdr = { "custom event loop", "lws_evlib_plugin", LWS_BUILD_HASH,
		 LWS_PLUGIN_API_MAGIC },
	.ops = &my_ops,
};

/* -- one turn of it -- */

static void
own_work(struct my_loop *loop)
{
	struct pollfd *p = find(loop, loop->own);
	char c[64];
	ssize_t n = read(loop->own, c, sizeof(c));

	if (n > 0) {
		printf("the loop's own descriptor: %d bytes\n", (int)n);
		fflush(stdout);
		return;
	}
	/* its end: poll() passes over what is negative */
	if (p)
		p->fd = -1;
	loop->own = -1;
}

static void
serve(struct my_loop *loop)
{
	int n;

	for (n = 0; n < loop->count; n++) {
		/* a copy: our table changes while the library works */
		struct pollfd p = loop->fds[n];

		if (!p.revents)
			continue;
		loop->fds[n].revents = 0;
		if (p.fd == loop->own)
			own_work(loop);
		else if (lws_service_fd(context, &p) < 0)
			return;
		if (n < loop->count && loop->fds[n].fd != p.fd)
			n--; /* the last one has taken its place */
	}
}

static int
turn(struct my_loop *loop)
{
	/* fires the library's timers, and says how long we may wait */
	int ms = lws_service_adjust_timeout(context, 10000, 0);
	int n = poll(loop->fds, (nfds_t)loop->count, ms);

	if (n < 0)
		return interrupted ? 0 : -1;
	if (n)
		serve(loop);

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount = {
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
	/* the wake-up descriptor is in our table like any other */
	lws_cancel_service(context);
}

int
main(int argc, const char **argv)
{
	void *foreign_loops[] = { &my_loop };
	struct lws_context_creation_info info;
	const char *p;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;
	info.mounts = &mount;
	info.event_lib_custom = &my_evlib;
	info.foreign_loops = foreign_loops;

	/* what else the loop has to do: here, what is typed */
	my_loop.own = 0;
	my_loop.fds[my_loop.count].fd = my_loop.own;
	my_loop.fds[my_loop.count++].events = POLLIN;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (!interrupted && !turn(&my_loop))
		;

	lws_context_destroy(context);
	/* the library has taken everything of its own out again */
	printf("%d descriptor left in the loop\n", my_loop.count);

	return my_loop.count != 1;
}
