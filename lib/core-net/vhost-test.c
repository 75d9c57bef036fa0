/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Vhosts: made and destroyed at run time, where they listen, what they share
 * and hand over, their protocols, options and data.
 */
#include "core-net/inside.h"

#include "recorder.h"

#include <sys/stat.h>

static struct lws_context *cx;

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec.hook = NULL;
	rec_end(cx);

	return 0;
}

static void
say_finalize(struct lws_vhost *vh, void *arg)
{
	(void)arg;
	rec_say(lws_get_vhost_name(vh));
}

static struct lws_vhost *
make_vhost(const char *name, int port)
{
	struct lws_context_creation_info info;
	struct lws_vhost *vh;

	rec_info_listen(&info);
	info.vhost_name = name;
	info.port = port;
	info.finalize = say_finalize;
	vh = lws_create_vhost(cx, &info);
	if (vh)
		assert_ptr_equal(lws_get_vhost_by_name(cx, name), vh);

	return vh;
}

static int
talks_on(int port)
{
	int fd = rec_connect(port);
	int was = rec.created;

	if (fd < 0)
		return 0;
	rounds(cx, 2);
	close(fd);
	rounds(cx, 2);

	return rec.created > was;
}

static void
made_and_destroyed_at_run_time(void **state)
{
	struct lws_vhost *vh = make_vhost("a", 0);
	int port;

	(void)state;
	assert_non_null(vh);
	expect("INIT");
	port = lws_get_vhost_listen_port(vh);
	assert_true(port > 0);
	assert_int_equal(lws_get_vhost_port(vh), port);
	assert_string_equal(lws_get_vhost_name(vh), "a");
	assert_string_equal(lws_get_vhost_iface(vh), "127.0.0.1");
	assert_true(talks_on(port));
	rec_forget();
	lws_vhost_destroy(vh);
	expect("destroy DESTROY a");
	assert_null(lws_get_vhost_by_name(cx, "a"));
	assert_int_equal(rec_connect(port), -1);
	lws_vhost_destroy(NULL);
}

static void
connections_of_a_destroyed_vhost_close_in_later_rounds(void **state)
{
	struct lws_vhost *vh = make_vhost("a", 0);
	int fd = rec_connect(lws_get_vhost_listen_port(vh));
	int port = lws_get_vhost_listen_port(vh);

	(void)state;
	rounds(cx, 2);
	expect("INIT filter create bind adopt");
	lws_vhost_destroy(vh);
	expect("destroy"); /* the listener */
	assert_int_equal(rec_connect(port), -1);
	rounds(cx, 1);
	expect("drop close destroy DESTROY a");
	close(fd);
}

static struct lws_vhost *doomed;

static int
destroy_vhost(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	      size_t len)
{
	(void)wsi;
	(void)in;
	(void)len;
	if (doomed && (reason == LWS_CALLBACK_RAW_RX ||
		       reason == LWS_CALLBACK_FILTER_NETWORK_CONNECTION)) {
		lws_vhost_destroy(doomed);
		doomed = NULL;
		rec_say("-");
	}

	return 0;
}

static void
destroyed_from_its_own_connection(void **state)
{
	struct lws_vhost *vh = make_vhost("a", 0);
	int fd = rec_connect(lws_get_vhost_listen_port(vh));

	(void)state;
	rounds(cx, 2);
	rec_forget();
	doomed = vh;
	rec.hook = destroy_vhost;
	assert_int_equal(write(fd, "x", 1), 1);
	rounds(cx, 2);
	expect("rx destroy - drop close destroy DESTROY a");
	close(fd);
}

static void
destroyed_from_its_own_listener(void **state)
{
	struct lws_vhost *vh = make_vhost("a", 0);
	int fd = rec_connect(lws_get_vhost_listen_port(vh));
	char c;

	(void)state;
	rec_forget();
	doomed = vh;
	rec.hook = destroy_vhost;
	rounds(cx, 2);
	expect("filter - destroy DESTROY a");
	assert_true(read(fd, &c, 1) <= 0);
	close(fd);
}

static void
listen_socket_is_shared_and_handed_over(void **state)
{
	struct lws_vhost *a = make_vhost("a", 0), *b, *c;
	int port = lws_get_vhost_listen_port(a);

	(void)state;
	b = make_vhost("b", port);
	c = make_vhost("c", port);
	assert_non_null(b);
	assert_non_null(c);
	assert_int_equal(lws_get_vhost_listen_port(b), port);
	rec_forget();
	/* nobody was connected: this is where memory used to be lost */
	lws_vhost_destroy(a);
	expect("DESTROY a");
	assert_true(talks_on(port));
	rec_forget();
	lws_vhost_destroy(b);
	expect("DESTROY b");
	assert_true(talks_on(port));
	rec_forget();
	lws_vhost_destroy(c);
	expect("destroy DESTROY c");
	assert_int_equal(rec_connect(port), -1);
}

static void
port_in_use_is_always_fatal(void **state)
{
	struct sockaddr_in sin;
	socklen_t len = sizeof(sin);
	int l = socket(AF_INET, SOCK_STREAM, 0);

	(void)state;
	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(bind(l, (struct sockaddr *)&sin, sizeof(sin)), 0);
	assert_int_equal(listen(l, 1), 0);
	assert_int_equal(getsockname(l, (struct sockaddr *)&sin, &len), 0);
	assert_null(make_vhost("a", ntohs(sin.sin_port)));
	assert_null(lws_get_vhost_by_name(cx, "a"));
	close(l);
}

/* -- interfaces -- */

static void
missing_interface_fails_or_is_looked_for_again(void **state)
{
	struct lws_context_creation_info info;
	char iface[16] = "no-such-if0";
	struct lws_vhost *vh;

	(void)state;
	rec_clock_begin();
	rec_info_listen(&info);
	info.vhost_name = "i";
	info.iface = iface;
	info.options |= LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND;
	assert_null(lws_create_vhost(cx, &info));
	info.options &= ~(uint64_t)LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND;
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);
	assert_int_equal(vh->listeners, 0);
	rec_clock_pass(31);
	rounds(cx, 1);
	assert_int_equal(vh->listeners, 0);
	strcpy(iface, "lo"); /* it has appeared */
	rec_clock_pass(31);
	rounds(cx, 1);
	assert_true(vh->listeners >= 1);
	assert_true(talks_on(lws_get_vhost_listen_port(vh)));
	rec_clock_end();
}

static void
literal_address_binds_exactly_that(void **state)
{
	struct lws_vhost *vh = make_vhost("a", 0);
	struct sockaddr_in sin;
	int fd;

	(void)state;
	assert_int_equal(vh->listeners, 1);
	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons((uint16_t)lws_get_vhost_listen_port(vh));
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1);
	fd = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&sin, sizeof(sin)), -1);
	close(fd);
}

static void
inherited_descriptor_stays_the_callers(void **state)
{
	struct lws_context_creation_info info;
	struct sockaddr_in sin;
	struct lws_vhost *vh;
	int l = socket(AF_INET, SOCK_STREAM, 0), port;

	(void)state;
	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(bind(l, (struct sockaddr *)&sin, sizeof(sin)), 0);
	assert_int_equal(listen(l, 5), 0);
	rec_info_listen(&info);
	info.vhost_name = "in";
	info.vh_listen_sockfd = l;
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);
	assert_string_equal(lws_get_vhost_iface(vh), "inherited");
	port = lws_get_vhost_listen_port(vh);
	assert_true(talks_on(port));
	lws_vhost_destroy(vh);
	assert_true(fcntl(l, F_GETFD) >= 0);
	close(l);
}

/* in a child, whose descriptors from 3 on are what a service manager gives it
 */
static int
as_inherited(int fd, const char *pid, const char *count, unsigned int index)
{
	struct lws_context_creation_info info;
	char self[16];
	int st, r;
	pid_t p = fork();

	assert_true(p >= 0);
	if (p) {
		assert_int_equal(waitpid(p, &st, 0), p);
		assert_true(WIFEXITED(st));
		return WEXITSTATUS(st);
	}
	lws_snprintf(self, sizeof(self), "%d", (int)getpid());
	setenv("LISTEN_PID", pid ? pid : self, 1);
	setenv("LISTEN_FDS", count, 1);
	memset(&info, 0, sizeof(info));
	info.options = LWS_SERVER_OPTION_UNIX_SOCK;
	if (dup2(fd, 3) != 3)
		_exit(9);
	r = lws_systemd_inherited_fd(index, &info);
	if (r)
		_exit(info.vh_listen_sockfd ? 9 : 1);
	_exit(info.vh_listen_sockfd == 3 && info.port > 0 &&
			      info.options == LWS_SERVER_OPTION_DISABLE_IPV6
		      ? 0
		      : 9);
}

static void
systemd_gives_descriptors_by_number(void **state)
{
	struct sockaddr_in sin;
	int l = socket(AF_INET, SOCK_STREAM, 0);
	int file = open("/dev/null", O_RDONLY);

	(void)state;
	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(bind(l, (struct sockaddr *)&sin, sizeof(sin)), 0);
	assert_int_equal(listen(l, 5), 0);
	assert_int_equal(as_inherited(l, NULL, "1", 0), 0);
	assert_int_equal(as_inherited(l, NULL, "1", 1), 1);
	assert_int_equal(as_inherited(l, NULL, "0", 0), 1);
	assert_int_equal(as_inherited(l, NULL, "-1", 0), 1);
	assert_int_equal(as_inherited(l, NULL, "1x", 0), 1);
	assert_int_equal(as_inherited(l, NULL, "99999999999999999999", 0), 1);
	assert_int_equal(as_inherited(l, "1", "1", 0), 1); /* another's */
	assert_int_equal(as_inherited(file, NULL, "1", 0), 1);
	close(l);
	close(file);
}

/* -- UNIX sockets -- */

static int
connect_unix(const char *path)
{
	struct sockaddr_un un;
	socklen_t len;
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	assert_int_equal(lws_plat_unix_address(path, &un, &len), 0);
	if (connect(fd, (struct sockaddr *)&un, len)) {
		close(fd);
		return -1;
	}

	return fd;
}

static void
unix_vhost(const char *path)
{
	struct lws_context_creation_info info;
	struct lws_vhost *vh;
	int fd, was = rec.created;

	rec_info_listen(&info);
	info.vhost_name = "u";
	info.iface = path;
	info.options |= LWS_SERVER_OPTION_UNIX_SOCK;
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);
	fd = connect_unix(path);
	assert_true(fd >= 0);
	rounds(cx, 2);
	assert_int_equal(rec.created, was + 1);
	lws_vhost_destroy(vh);
	assert_int_equal(connect_unix(path), -1);
	close(fd);
	rounds(cx, 2);
}

static void
unix_path_replaces_an_old_one_and_goes_with_the_vhost(void **state)
{
	char path[64];
	int fd;

	(void)state;
	lws_snprintf(path, sizeof(path), "/tmp/lws-vhost-%d", (int)getpid());
	fd = open(path, O_CREAT | O_WRONLY, 0600); /* of a crashed server */
	assert_true(fd >= 0);
	close(fd);
	unix_vhost(path);
	assert_int_equal(access(path, F_OK), -1);
}

static void
unix_abstract_name(void **state)
{
	char path[64];

	(void)state;
	lws_snprintf(path, sizeof(path), "@lws-vhost-%d", (int)getpid());
	unix_vhost(path);
}

static void
unix_permissions(void **state)
{
	struct lws_context_creation_info info;
	struct lws_vhost *vh;
	struct stat st;
	char path[64];

	(void)state;
	lws_snprintf(path, sizeof(path), "/tmp/lws-vhost-%d", (int)getpid());
	rec_info_listen(&info);
	info.vhost_name = "u";
	info.iface = path;
	info.options |= LWS_SERVER_OPTION_UNIX_SOCK;
	info.unix_socket_perms = "nobody-of-that-name:nogroup";
	assert_null(lws_create_vhost(cx, &info));
	if (getuid())
		skip(); /* only root may give a file away */
	info.unix_socket_perms = "root:root";
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0660);
	lws_vhost_destroy(vh);
}

/* -- protocols -- */

static int refuse_init;

static int
second(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
       size_t len)
{
	const struct lws_protocol_vhost_options *pvo = in;
	const char *v;

	(void)user;
	(void)len;
	if (reason == LWS_CALLBACK_PROTOCOL_INIT) {
		assert_null(lws_protocol_vh_priv_get(lws_get_vhost(wsi),
						     lws_get_protocol(wsi)));
		assert_non_null(lws_protocol_vh_priv_zalloc(
			lws_get_vhost(wsi), lws_get_protocol(wsi), 16));
		rec_say(lws_pvo_get_str(in, "colour", &v) ? "-" : v);
		(void)pvo;
		return refuse_init;
	}
	if (reason == LWS_CALLBACK_PROTOCOL_DESTROY)
		rec_say("2DESTROY");
	if (reason == LWS_CALLBACK_RAW_ADOPT)
		rec_say("2adopt");

	return 0;
}

static const struct lws_protocols two[] = {
	{ .name = "one", .callback = rec_callback },
	{ .name = "two", .callback = second },
	LWS_PROTOCOL_LIST_TERM
};

static struct lws_protocol_vhost_options raw = { NULL, NULL, "raw", "1" };
static struct lws_protocol_vhost_options colour = { &raw, NULL, "colour",
						    "red" };
static const struct lws_protocol_vhost_options pvo_two = { NULL, &colour, "two",
							   "" };

static struct lws_vhost *
two_vhost(const struct lws_protocol_vhost_options *pvo)
{
	struct lws_context_creation_info info;
	struct lws_vhost *vh;

	rec_info(&info);
	info.vhost_name = "two";
	info.protocols = two;
	info.pvo = pvo;
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);

	return vh;
}

static void
options_choose_what_starts_and_who_gets_raw(void **state)
{
	struct lws_vhost *vh = two_vhost(&pvo_two);
	lws_sock_file_fd_type u;
	int sv[2];

	(void)state;
	expect("red"); /* "one" is not named: not started */
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	u.sockfd = sv[0];
	assert_non_null(lws_adopt_descriptor_vhost(vh, LWS_ADOPT_SOCKET, u,
						   NULL, NULL));
	expect("create 2adopt");
	assert_non_null(lws_vhd_find_by_pvo(cx, "two", "colour", "red"));
	assert_null(lws_vhd_find_by_pvo(cx, "two", "colour", "blue"));
	close(sv[1]);
	rounds(cx, 2);
	rec_forget();
	lws_vhost_destroy(vh);
	expect("2DESTROY");
}

static void
protocol_that_refuses_leaves_the_vhost(void **state)
{
	struct lws_vhost *vh;

	(void)state;
	refuse_init = 1;
	vh = two_vhost(NULL);
	refuse_init = 0;
	expect("INIT -");
	assert_null(lws_protocol_vh_priv_get(vh, &two[1]));
	lws_vhost_destroy(vh);
	expect("DESTROY");
}

static void
protocol_data_is_found_by_address_and_by_name(void **state)
{
	struct lws_vhost *vh = two_vhost(NULL);
	const struct lws_protocols *own = lws_vhost_name_to_protocol(vh, "two");
	const struct lws_protocols alien = { .name = "three" };

	(void)state;
	assert_ptr_not_equal(own, &two[1]);
	assert_non_null(lws_protocol_vh_priv_get(vh, own));
	assert_ptr_equal(lws_protocol_vh_priv_get(vh, own),
			 lws_protocol_vh_priv_get(vh, &two[1]));
	assert_null(lws_protocol_vh_priv_get(vh, &alien));
	assert_null(lws_protocol_vh_priv_get(NULL, own));
	assert_null(lws_protocol_vh_priv_zalloc(vh, &alien, 4));
	assert_null(lws_vhost_name_to_protocol(vh, "three"));
}

static int
make_in_callback(struct lws *wsi, enum lws_callback_reasons reason, void *in,
		 size_t len)
{
	(void)wsi;
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_PROTOCOL_DESTROY)
		assert_null(make_vhost("late", 0));

	return 0;
}

static void
none_is_made_while_the_context_ends(void **state)
{
	(void)state;
	rec.hook = make_in_callback;
	lws_context_destroy(cx);
	rec.hook = NULL;
	setup(NULL);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(made_and_destroyed_at_run_time),
		T(connections_of_a_destroyed_vhost_close_in_later_rounds),
		T(destroyed_from_its_own_connection),
		T(destroyed_from_its_own_listener),
		T(listen_socket_is_shared_and_handed_over),
		T(port_in_use_is_always_fatal),
		T(missing_interface_fails_or_is_looked_for_again),
		T(literal_address_binds_exactly_that),
		T(inherited_descriptor_stays_the_callers),
		T(systemd_gives_descriptors_by_number),
		T(unix_path_replaces_an_old_one_and_goes_with_the_vhost),
		T(unix_abstract_name),
		T(unix_permissions),
		T(options_choose_what_starts_and_who_gets_raw),
		T(protocol_that_refuses_leaves_the_vhost),
		T(protocol_data_is_found_by_address_and_by_name),
		T(none_is_made_while_the_context_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
