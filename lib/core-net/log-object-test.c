/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What stands in front of a log line about an object, and where it goes.
 */
#include "core-net/inside.h"

#include "recorder.h"

static struct lws_context *cx;
static char line[512];
static int refs;

static void
keep_line(lws_log_cx_t *c, int level, const char *text, size_t len)
{
	(void)c;
	assert_int_equal(level, LLL_USER);
	assert_int_equal(strlen(text), len);
	lws_strncpy(line, text, sizeof(line));
}

static void
keep_plain(int level, const char *text)
{
	if (level == LLL_USER)
		lws_strncpy(line, text, sizeof(line));
}

static void
count_ref(lws_log_cx_t *c, int delta)
{
	(void)c;
	refs += delta;
}

static lws_log_cx_t mine;

static void
create(lws_log_cx_t *log_cx, const char *name)
{
	struct lws_context_creation_info info;

	rec_begin();
	rec_info(&info);
	info.log_cx = log_cx;
	info.vhost_name = name;
	cx = rec_context(&info);
	line[0] = '\0';
}

static int
setup(void **state)
{
	(void)state;
	memset(&mine, 0, sizeof(mine));
	refs = 0;
	mine.lll_flags = LLL_USER | LLLF_LOG_CONTEXT_AWARE;
	mine.u.emit_cx = keep_line;
	mine.refcount_cb = count_ref;
	create(&mine, "mine");

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec_end(cx);
	assert_int_equal(refs, 0);
	assert_int_equal(mine.refcount, 0);

	return 0;
}

/* the line after its time and level */
static const char *
text(void)
{
	const char *p = strstr(line, " U: ");

	return p ? p + 4 : line;
}

static void
context_has_its_name(void **state)
{
	(void)state;
	lwsl_cx_user(cx, "hello %d", 5);
	assert_string_equal(text(), "mine: context_has_its_name: hello 5\n");
}

static void
context_without_a_name_has_no_prefix(void **state)
{
	(void)state;
	rec_end(cx);
	create(&mine, NULL);
	lwsl_cx_user(cx, "x");
	assert_string_equal(text(),
			    "context_without_a_name_has_no_prefix: x\n");
}

static void
vhost_has_its_tag(void **state)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(cx, "mine");
	char want[200];

	(void)state;
	lwsl_vhost_user(vh, "x");
	lws_snprintf(want, sizeof(want), "%s: vhost_has_its_tag: x\n",
		     lws_vh_tag(vh));
	assert_string_equal(text(), want);
	assert_non_null(strstr(lws_vh_tag(vh), "|mine|"));
	assert_string_equal(lws_vh_tag(NULL), "[null vh]");
}

static struct lws *
pair(int *peer)
{
	lws_sock_file_fd_type u;
	int sv[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	*peer = sv[1];
	u.sockfd = sv[0];

	return lws_adopt_descriptor_vhost(lws_get_vhost_by_name(cx, "mine"),
					  LWS_ADOPT_SOCKET, u, NULL, NULL);
}

static void
connection_has_its_tag(void **state)
{
	struct lws *wsi;
	char want[200];
	int peer;

	(void)state;
	wsi = pair(&peer);
	lws_snprintf(want, sizeof(want), "%s: connection_has_its_tag: x\n",
		     lws_wsi_tag(wsi));
	line[0] = '\0';
	lwsl_wsi_user(wsi, "x");
	assert_string_equal(text(), want);
	assert_non_null(strstr(lws_wsi_tag(wsi), "raw-skt"));
	close(peer);
}

static void
no_object_is_said_so(void **state)
{
	(void)state;
	lws_set_log_level(LLL_USER, keep_plain);
	lwsl_wsi_user(NULL, "x");
	assert_non_null(strstr(line, "[null wsi]: "));
	line[0] = '\0';
	lwsl_cx_user(NULL, "nobody");
	assert_non_null(strstr(line, "nobody"));
	lws_set_log_level(0, lwsl_emit_stderr);
}

static lws_log_cx_t own;
static int own_lines;

static void
own_line(lws_log_cx_t *c, int level, const char *t, size_t len)
{
	(void)level;
	(void)t;
	(void)len;
	assert_ptr_equal(c, &own);
	own_lines++;
}

static void
vhost_of_another_log_context_and_its_connections_go_there(void **state)
{
	struct lws_context_creation_info info;
	lws_sock_file_fd_type u;
	struct lws_vhost *vh;
	struct lws *wsi;
	int sv[2];

	(void)state;
	memset(&own, 0, sizeof(own));
	own.lll_flags = LLL_USER | LLLF_LOG_CONTEXT_AWARE;
	own.u.emit_cx = own_line;
	rec_info(&info);
	info.vhost_name = "own";
	info.log_cx = &own;
	vh = lws_create_vhost(cx, &info);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	u.sockfd = sv[0];
	wsi = lws_adopt_descriptor_vhost(vh, LWS_ADOPT_SOCKET, u, NULL, NULL);
	own_lines = 0;
	lwsl_vhost_user(vh, "x");
	lwsl_wsi_user(wsi, "x");
	assert_int_equal(own_lines, 2);
	assert_string_equal(line, "");
	close(sv[1]);
	rounds(cx, 2);
	lws_vhost_destroy(vh);
	assert_int_equal(own.refcount, 0);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(context_has_its_name),
		T(context_without_a_name_has_no_prefix),
		T(vhost_has_its_tag),
		T(connection_has_its_tag),
		T(no_object_is_said_so),
		T(vhost_of_another_log_context_and_its_connections_go_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
