/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Listening: which sockets a vhost needs (IPv4 and IPv6 apart, a UNIX path, a
 * descriptor handed in; one set a service thread), sharing one socket among
 * vhosts of the same address, accepting in batches, and pausing when there are
 * no descriptors left.
 *
 * Who makes a vhost opens the sockets of all threads, so that failing is known
 * at once; each thread watches its own, and is the only one to touch them from
 * then on.
 */
#include "core-net/inside.h"

/* while an address to bind to is missing: how often to look again */
#define LISTEN_RETRY_US (30 * (lws_usec_t)LWS_US_PER_SEC)
/* no descriptors left in the process: how soon to try accepting again, for
 * those that others than us have given back */
#define ACCEPT_RETRY_US (100 * (lws_usec_t)LWS_US_PER_MS)
#define LISTEN_BACKLOG  SOMAXCONN

static enum lws_keep listen_readable(struct lws *wsi, short revents);

static const struct lws_role_ops role_listen = {
	.name = "listen",
	.readable = listen_readable,
	.is_descriptor = 1,
};

/* -- the vhost's address -- */

static int
is_unix(const struct lws_vhost *vh)
{
	return lws_check_opt(vh->options, LWS_SERVER_OPTION_UNIX_SOCK);
}

static int
same_text(const char *a, const char *b)
{
	return (!a && !b) || (a && b && !strcmp(a, b));
}

static int
shares_address(const struct lws_vhost *a, const struct lws_vhost *b)
{
	return a != b && a->inherited_fd < 0 && b->inherited_fd < 0 &&
	       is_unix(a) == is_unix(b) && same_text(a->iface, b->iface) &&
	       (is_unix(a) || a->port == b->port);
}

/* the vhost that already listens where this one wants to; held */
static struct lws_vhost *
find_listening_twin(const struct lws_vhost *vh, int need_sockets)
{
	struct lws_vhost *o = NULL;
	struct lws_dll2 *d;

	if (!vh->port && !is_unix(vh))
		return NULL; /* each gets its own port from the kernel */
	lws_vhosts_lock(vh->cx);
	for (d = vh->cx->vhosts.head; d; d = d->next) {
		o = lws_container_of(d, struct lws_vhost, list);
		if (shares_address(vh, o) &&
		    (!need_sockets || atomic_load(&o->listeners)))
			break;
	}
	if (d)
		lws_vhost_hold(o);
	lws_vhosts_unlock(vh->cx);

	return d ? o : NULL;
}

/* -- one socket -- */

struct address {
	union {
		struct sockaddr sa;
		lws_sockaddr46 sa46;
		struct sockaddr_un un;
	} u;
	socklen_t len;
};

static void
unlink_unix(const struct lws_vhost *vh)
{
	if (is_unix(vh) && vh->iface && vh->iface[0] != '@')
		unlink(vh->iface);
}

static int
set_options(struct lws_vhost *vh, int fd, int family)
{
	int share = lws_has_threads(vh->cx) ||
		    lws_check_opt(vh->options,
				  LWS_SERVER_OPTION_ALLOW_LISTEN_SHARE);

	if (family == AF_UNIX)
		return 0;
	if (lws_plat_sockopt(fd, SOL_SOCKET, SO_REUSEADDR, 1))
		return -1;
	if (share && lws_plat_sockopt(fd, SOL_SOCKET, SO_REUSEPORT, 1))
		return -1;
	/* IPv4 has a socket of its own, unless the options say otherwise */
	if (family == AF_INET6 &&
	    lws_plat_sockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, 1))
		return -1;
	if (vh->bind_device && vh->iface && lws_plat_bind_device(fd, vh->iface))
		return -1;

	/* accepted sockets inherit it: no calls for each of them */
	return lws_vhost_tune_socket(vh, fd);
}

static int
bind_and_listen(struct lws_vhost *vh, int fd, const struct address *a)
{
	if (a->u.sa.sa_family == AF_UNIX)
		unlink_unix(vh);
	if (bind(fd, &a->u.sa, a->len))
		return -1;
	if (a->u.sa.sa_family == AF_UNIX &&
	    lws_plat_unix_socket_perms(vh->iface, vh->unix_perms, vh->cx->uid,
				       vh->cx->gid))
		return -1;
	if (vh->fo_queue)
		(void)lws_plat_listen_fastopen(fd, vh->fo_queue);

	return listen(fd, LISTEN_BACKLOG);
}

/* port 0: what the kernel chose is the vhost's port from now on */
static void
note_port(struct lws_vhost *vh, int fd)
{
	lws_sockaddr46 sa;
	socklen_t len = sizeof(sa);

	memset(&sa, 0, sizeof(sa));
	if (getsockname(fd, (struct sockaddr *)&sa, &len))
		return;
	if (sa.sa4.sin_family == AF_INET)
		vh->port = ntohs(sa.sa4.sin_port);
	if (sa.sa4.sin_family == AF_INET6)
		vh->port = ntohs(sa.sa6.sin6_port);
}

static void
drop_listener(struct lws_vhost *vh, struct lws_listener *l)
{
	lws_dll2_remove(&l->list);
	atomic_fetch_sub(&vh->listeners, 1);
	if (l->fd >= 0)
		lws_plat_close(l->fd);
	lws_free(l);
}

static int
watch_wsi(struct lws *wsi)
{
	wsi->role = &role_listen;
	wsi->protocol = &wsi->vhost->protocols[0];
	wsi->created = 1; /* it is told of its end, as by contract */
	lws_phase_move(wsi, LWS_PHASE_OPEN);
	if (lws_watch_start(wsi)) {
		lws_close_sync(wsi, "cannot be watched");
		return -1;
	}
	if (wsi->pt->accept_paused)
		(void)lws_watch_want(wsi, 0, POLLIN);

	return 0;
}

/* on the thread that it belongs to */
static int
watch(struct lws_vhost *vh, struct lws_context_per_thread *pt,
      struct lws_listener *l)
{
	struct lws *wsi = lws_wsi_create(pt, vh);
	int r = -1;

	if (wsi) {
		/* not among those that end with the vhost: it may have an heir
		 */
		lws_vhost_hide_wsi(wsi);
		wsi->fd = l->fd;
		l->fd = -1;
		r = watch_wsi(wsi);
	}
	if (r)
		drop_listener(vh, l);
	else
		l->wsi = wsi;

	return r;
}

static int
add_listener(struct lws_vhost *vh, struct lws_context_per_thread *pt, int fd)
{
	struct lws_listener *l = lws_zalloc(sizeof(*l), "listener");

	if (!l) {
		lws_plat_close(fd);
		return -1;
	}
	l->fd = fd;
	lws_dll2_add_tail(&l->list, &vh->threads[pt->tsi].listeners);
	atomic_fetch_add(&vh->listeners, 1);
	if (lws_thread_is_foreign(pt))
		return 0; /* it will be told */

	return watch(vh, pt, l);
}

static void
say_why(struct lws_vhost *vh, const char *what, struct address *a)
{
	char ads[64];
	int e = errno;

	ads[0] = '\0';
	if (a->u.sa.sa_family != AF_UNIX)
		lws_sa46_write_numeric_address(&a->u.sa46, ads, sizeof(ads));
	lwsl_vhost_err(vh, "%s %s port %d: %s", what,
		       ads[0] ? ads : (vh->iface ? vh->iface : "any"), vh->port,
		       strerror(e));
}

static int
open_one(struct lws_vhost *vh, struct lws_context_per_thread *pt,
	 struct address *a)
{
	int family = a->u.sa.sa_family;
	int fd = lws_plat_socket(family, SOCK_STREAM);

	if (fd < 0) {
		/* a kernel without IPv6 is not an error of the vhost */
		if (errno == EAFNOSUPPORT && family == AF_INET6)
			return 0;
		say_why(vh, "socket for", a);
		return -1;
	}
	if (set_options(vh, fd, family)) {
		say_why(vh, "options of listen socket", a);
		lws_plat_close(fd);
		return -1;
	}
	if (bind_and_listen(vh, fd, a)) {
		say_why(vh, "cannot listen on", a);
		lws_plat_close(fd);
		return -1;
	}
	if (family != AF_UNIX)
		note_port(vh, fd);

	return add_listener(vh, pt, fd);
}

/* -- the set of sockets of a thread -- */

static int
unix_address(struct lws_vhost *vh, struct address *a)
{
	if (!lws_plat_unix_address(vh->iface, &a->u.un, &a->len))
		return 0;
	lwsl_vhost_err(vh, "socket path \"%s\": %s", vh->iface ? vh->iface : "",
		       strerror(errno));

	return -1;
}

enum want { WANT_NOTHING, WANT_ADDRESS, WANT_RETRY };

/* which address of a family the vhost listens on */
static enum want
ip_address(struct lws_vhost *vh, int family, struct address *a)
{
	lws_sockaddr46 *sa = &a->u.sa46;
	uint8_t ip[16];
	int n;

	memset(a, 0, sizeof(*a));
	a->len = family == AF_INET ? sizeof(sa->sa4) : sizeof(sa->sa6);
	sa->sa4.sin_family = (sa_family_t)family;
	if (family == AF_INET)
		sa->sa4.sin_port = htons((uint16_t)vh->port);
	else
		sa->sa6.sin6_port = htons((uint16_t)vh->port);
	if (!vh->iface)
		return WANT_ADDRESS; /* any */

	n = lws_parse_numeric_address(vh->iface, ip, sizeof(ip));
	if (n > 0 && n != (family == AF_INET ? 4 : 16))
		return WANT_NOTHING; /* a literal binds exactly that */
	if (n == 4)
		memcpy(&sa->sa4.sin_addr, ip, 4);
	if (n == 16)
		memcpy(&sa->sa6.sin6_addr, ip, 16);
	if (n > 0)
		return WANT_ADDRESS;

	return lws_plat_if_address(vh->iface, family, sa) ? WANT_RETRY
							  : WANT_ADDRESS;
}

static int
wants_family(const struct lws_vhost *vh, int family)
{
	uint64_t no4 = LWS_SERVER_OPTION_IPV6_V6ONLY_MODIFY |
		       LWS_SERVER_OPTION_IPV6_V6ONLY_VALUE;

	if (family == AF_INET)
		return !lws_check_opt(vh->options, no4);

	return lws_plat_has_ipv6() &&
	       !lws_check_opt(vh->options | vh->cx->options,
			      LWS_SERVER_OPTION_DISABLE_IPV6);
}

/* 0, 1: the interface is not there yet, -1 */
static int
open_ip(struct lws_vhost *vh, struct lws_context_per_thread *pt)
{
	static const int families[] = { AF_INET, AF_INET6 };
	int missing = 0, opened = 0;
	struct address a;
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(families); n++) {
		enum want w;

		if (!wants_family(vh, families[n]))
			continue;
		w = ip_address(vh, families[n], &a);
		if (w == WANT_RETRY)
			missing = 1;
		if (w != WANT_ADDRESS)
			continue;
		if (open_one(vh, pt, &a))
			return -1;
		opened = 1;
	}

	return missing && !opened;
}

static int
open_thread(struct lws_vhost *vh, struct lws_context_per_thread *pt)
{
	struct address a;

	if (!is_unix(vh))
		return open_ip(vh, pt);
	/* a path can be bound once; its one socket is the first thread's */
	if (pt->tsi)
		return 0;

	return unix_address(vh, &a) || open_one(vh, pt, &a) ? -1 : 0;
}

static void retry_listen(lws_sorted_usec_list_t *sul);

static int
wait_for_interface(struct lws_vhost *vh)
{
	if (lws_check_opt(vh->options,
			  LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND)) {
		lwsl_vhost_err(vh, "interface %s is missing or has no address",
			       vh->iface);
		return -1;
	}
	lwsl_vhost_warn(vh, "interface %s is missing: will look again",
			vh->iface);
	vh->iface_missing = 1; /* thread 0 sets the timer */

	return 0;
}

static int
open_all(struct lws_vhost *vh)
{
	int t, r;

	for (t = 0; t < vh->cx->count_threads; t++) {
		r = open_thread(vh, &vh->cx->pt[t]);
		if (r > 0)
			return wait_for_interface(vh);
		if (r)
			return -1;
	}

	return 0;
}

/* Thread 0 looks again; when the interface has come, the others open theirs. */
static void
retry_listen(lws_sorted_usec_list_t *sul)
{
	struct lws_vhost *vh =
		lws_container_of(sul, struct lws_vhost, sul_listen_retry);
	int r = open_thread(vh, &vh->cx->pt[0]);

	if (r > 0) {
		lws_sul_schedule(vh->cx, 0, sul, retry_listen, LISTEN_RETRY_US);
		return;
	}
	vh->iface_missing = 0;
	if (r) {
		lwsl_vhost_err(vh, "gives up listening");
		return;
	}
	vh->iface_came = 1;
	lws_listen_attend_all(vh);
}

static int
listen_inherited(struct lws_vhost *vh)
{
	int fd = dup(vh->inherited_fd);

	if (fd < 0)
		return -1;
	note_port(vh, fd);

	return add_listener(vh, &vh->cx->pt[0], fd);
}

int
lws_listen_start(struct lws_vhost *vh)
{
	struct lws_vhost *twin;

	if (vh->inherited_fd >= 0)
		return listen_inherited(vh);
	if (vh->port == CONTEXT_PORT_NO_LISTEN ||
	    vh->port == CONTEXT_PORT_NO_LISTEN_SERVER)
		return 0;
	twin = find_listening_twin(vh, 1);
	if (twin) {
		lwsl_vhost_info(vh, "shares the listen socket of %s",
				twin->tag);
		lws_vhost_release(twin);
		return 0;
	}

	return open_all(vh);
}

/* -- what a thread does for a vhost -- */

static void
move_listener(struct lws_vhost *from, struct lws_listener *l, int tsi,
	      struct lws_vhost *to)
{
	atomic_fetch_sub(&from->listeners, 1);
	lws_dll2_add_tail(&l->list, &to->threads[tsi].listeners);
	atomic_fetch_add(&to->listeners, 1);
	if (!l->wsi) /* it was not watched yet, but is known to the kernel */
		return;
	lws_vhost_join(&to->threads[tsi]);
	l->wsi->vhost = to;
	l->wsi->protocol = &to->protocols[0];
	lws_vhost_leave(&from->threads[tsi]);
}

static void
close_listener(struct lws_vhost *vh, struct lws_listener *l)
{
	unlink_unix(vh);
	if (l->wsi)
		lws_close_sync(l->wsi, "vhost stops listening");
	drop_listener(vh, l);
}

static void
give_up_listeners(struct lws_vhost *vh, int tsi, struct lws_vhost *heir)
{
	lws_dll2_owner_t *o = &vh->threads[tsi].listeners;

	while (o->head) {
		struct lws_listener *l =
			lws_container_of(o->head, struct lws_listener, list);

		lws_dll2_remove(&l->list);
		if (heir)
			move_listener(vh, l, tsi, heir);
		else
			close_listener(vh, l);
	}
}

static void
watch_new(struct lws_vhost *vh, struct lws_context_per_thread *pt)
{
	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1,
				   vh->threads[pt->tsi].listeners.head)
	{
		struct lws_listener *l =
			lws_container_of(d, struct lws_listener, list);

		if (!l->wsi && watch(vh, pt, l))
			lwsl_vhost_err(vh, "thread %d does not listen",
				       pt->tsi);
	}
	lws_end_foreach_dll_safe(d, d1);
}

/* dying vhosts are on another list: an heir is alive */
static void
stop_on_thread(struct lws_vhost *vh, int tsi)
{
	struct lws_context *cx = vh->cx;
	struct lws_vhost *heir = NULL;

	if (!tsi)
		lws_sul_cancel(&vh->sul_listen_retry);
	if (!cx->deprecated && !lws_context_is_being_destroyed(cx))
		heir = find_listening_twin(vh, 0);
	give_up_listeners(vh, tsi, heir);
	if (!heir)
		return;
	watch_new(heir, &cx->pt[tsi]);
	lws_vhost_release(heir);
}

static int
is_over(const struct lws_vhost *vh)
{
	return vh->destroying || vh->cx->deprecated ||
	       lws_context_is_being_destroyed(vh->cx);
}

void
lws_listen_attend(struct lws_vhost *vh, struct lws_context_per_thread *pt)
{
	if (is_over(vh)) {
		stop_on_thread(vh, pt->tsi);
		return;
	}
	watch_new(vh, pt);
	if (!pt->tsi && vh->iface_missing &&
	    lws_dll2_is_detached(&vh->sul_listen_retry.list))
		lws_sul_schedule(vh->cx, 0, &vh->sul_listen_retry, retry_listen,
				 LISTEN_RETRY_US);
	if (pt->tsi && vh->iface_came &&
	    !vh->threads[pt->tsi].listeners.count && open_thread(vh, pt))
		lwsl_vhost_err(vh, "thread %d does not listen", pt->tsi);
}

static void
send_errand(struct lws_vhost *vh, int tsi)
{
	lws_vhost_hold(vh); /* until it has run */
	if (!lws_errand_post(&vh->cx->pt[tsi], &vh->threads[tsi].errand))
		lws_vhost_release(vh);
}

void
lws_listen_attend_all(struct lws_vhost *vh)
{
	int t;

	for (t = 0; t < vh->cx->count_threads; t++)
		if (lws_thread_is_foreign(&vh->cx->pt[t]))
			send_errand(vh, t);
		else
			lws_listen_attend(vh, &vh->cx->pt[t]);
}

void
lws_listen_undo(struct lws_vhost *vh)
{
	int t;

	for (t = 0; t < vh->cx->count_threads; t++)
		give_up_listeners(vh, t, NULL);
}

static int
each_listener(struct lws_vhost *vh, int tsi, void *arg,
	      lws_dll2_foreach_cb_t cb)
{
	lws_start_foreach_dll(struct lws_dll2 *, d,
			      vh->threads[tsi].listeners.head)
	{
		const struct lws_listener *l =
			lws_container_of(d, struct lws_listener, list);
		int r = l->wsi ? cb(&l->wsi->in_vhost, arg) : 0;

		if (r)
			return r;
	}
	lws_end_foreach_dll(d);

	return 0;
}

int
lws_vhost_foreach_listen_wsi(struct lws_context *cx, void *arg,
			     lws_dll2_foreach_cb_t cb)
{
	struct lws_vhost *vh = NULL;
	int t, r = 0;

	while (!r && (vh = lws_vhost_next(cx, vh)))
		for (t = 0; !r && t < cx->count_threads; t++)
			r = each_listener(vh, t, arg, cb);
	if (r)
		lws_vhost_release(vh);

	return r;
}

/* -- pausing: no descriptors are left -- */

struct want_poll {
	short set;
	short clear;
};

static int
want_one(struct lws_dll2 *d, void *arg)
{
	const struct want_poll *w = arg;

	(void)lws_watch_want(lws_container_of(d, struct lws, in_vhost), w->set,
			     w->clear);

	return 0;
}

static void
listeners_want(struct lws_context_per_thread *pt, short set, short clear)
{
	struct want_poll w = { set, clear };
	struct lws_vhost *vh = NULL;

	while ((vh = lws_vhost_next(pt->cx, vh)))
		(void)each_listener(vh, pt->tsi, &w, want_one);
}

void
lws_accept_pause(struct lws_context_per_thread *pt, const char *what)
{
	lws_wheel_schedule(&pt->wheel, LWSSULLI_MISS_IF_SUSPENDED,
			   &pt->sul_accept, lws_now_usecs() + ACCEPT_RETRY_US);
	if (pt->accept_paused)
		return;
	pt->accept_paused = 1;
	listeners_want(pt, 0, POLLIN);
	if (pt->accept_told)
		return; /* once, until accepting works again */
	pt->accept_told = 1;
	lwsl_cx_warn(pt->cx, "thread %d: no %s left at %u, accepting pauses",
		     pt->tsi, what, pt->table.count);
}

void
lws_accept_resume(struct lws_context_per_thread *pt)
{
	if (!pt->accept_paused || pt->table.count + 1 >= pt->fd_limit ||
	    lws_secure_full(pt->cx))
		return;
	pt->accept_paused = 0;
	lws_sul_cancel(&pt->sul_accept);
	listeners_want(pt, POLLIN, 0);
}

/* -- accepting -- */

static unsigned int
adoption_type(const struct lws_vhost *vh)
{
	if (lws_check_opt(vh->options,
			  LWS_SERVER_OPTION_ADOPT_APPLY_LISTEN_ACCEPT_CONFIG))
		return LWS_ADOPT_SOCKET | LWS_ADOPT_ALLOW_SSL;

	return LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP | LWS_ADOPT_ALLOW_SSL;
}

static void
adopt_accepted(struct lws *listener, int fd,
	       struct lws_filter_network_conn_args *args)
{
	struct lws_vhost *vh = listener->vhost;
	struct lws_adoption a;

	args->accept_fd = fd;
	if (vh->protocols[0].callback(listener,
				      LWS_CALLBACK_FILTER_NETWORK_CONNECTION,
				      args, (void *)(intptr_t)fd, 0)) {
		lws_plat_close(fd);
		return;
	}
	memset(&a, 0, sizeof(a));
	a.vh = vh;
	a.pt = listener->pt;
	a.fd = fd;
	a.type = adoption_type(vh);
	a.from_listener = 1;
	a.peer = (const struct sockaddr *)&args->cli_addr;
	if (!(a.type & LWS_ADOPT_HTTP)) {
		a.protocol = vh->listen_protocol;
		if (vh->listen_role)
			a.role = lws_role_by_name(vh->listen_role);
	}
	if (!lws_adopt(&a))
		return; /* it has closed it */
	lws_count(&vh->threads[a.pt->tsi].counts.accepted, 1);
	lws_count(&a.pt->counts.accepted, 1);
}

/* the filter's callback may end the vhost, and another thread free it */
static void
adopt_held(struct lws *listener, int fd,
	   struct lws_filter_network_conn_args *args)
{
	struct lws_vhost *vh = listener->vhost;

	lws_vhost_hold(vh);
	adopt_accepted(listener, fd, args);
	lws_vhost_release(vh);
}

static int
is_out_of_descriptors(int e)
{
	return e == EMFILE || e == ENFILE || e == ENOBUFS || e == ENOMEM;
}

static enum lws_keep
listen_readable(struct lws *wsi, short revents)
{
	struct lws_context_per_thread *pt = wsi->pt;
	struct lws_filter_network_conn_args args;
	unsigned int n;
	enum lws_io io;
	int fd;

	(void)revents;
	for (n = 0; n < LWS_TUNE_ACCEPT_BATCH; n++) {
		if (pt->table.count + 1 >= pt->fd_limit) {
			lws_accept_pause(pt, "descriptors");
			return LWS_KEEP;
		}
		if (lws_secure_serves(wsi->vhost) && lws_secure_full(pt->cx)) {
			lws_accept_pause(pt, "TLS connections");
			return LWS_KEEP;
		}
		io = lws_plat_accept(wsi->fd, &args.cli_addr, &args.clilen,
				     &fd);
		if (io == LWS_IO_WANT_READ)
			return LWS_KEEP;
		if (io != LWS_IO_OK) {
			if (is_out_of_descriptors(errno))
				lws_accept_pause(pt, "descriptors");
			else
				lwsl_wsi_warn(wsi, "accept: %s",
					      strerror(errno));
			return LWS_KEEP;
		}
		pt->accept_told = 0;
		/* another thread may have ended the vhost, and its errand be on
		 * its way: who came after that is the heir's */
		if (is_over(wsi->vhost))
			lws_listen_attend(wsi->vhost, pt);
		adopt_held(wsi, fd, &args);
		if (wsi->phase != LWS_PHASE_OPEN)
			return LWS_KEEP; /* a callback closed the listener */
	}

	return LWS_KEEP;
}
