/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Forms of clients: the bytes that a server gets, with buffers of all sizes.
 */
#include "core-net/core-net.h"

#include "recorder-peer.h"

static int
ones(void *buf, size_t len)
{
	memset(buf, 0x11, len);

	return 0;
}

#define B "------------------------1111111111111111"

static struct {
	int by_callback;
	struct lws_http_mp_sm *sm;
	size_t room;
	int part;
	int no_more;
	const char *items[5];
	const char *changes; /* the file, when it has been measured */
	int failed;
} prog;

static char path[64];

static void
make_file(const char *content)
{
	FILE *f;

	lws_snprintf(path, sizeof(path), "client-form-test-%d", (int)getpid());
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(content, f);
	fclose(f);
}

static int
next_item(struct lws_context *c, char *ft, size_t len, const char **last)
{
	static const char places[] = "01234";
	size_t n = *last ? (size_t)(*last - places) + 1 : 0;

	assert_ptr_equal(c, cx);
	if (!prog.items[n])
		return 1;
	if (!strcmp(prog.items[n], "!"))
		return -1;
	lws_strncpy(ft, prog.items[n], len);
	*last = &places[n];

	return 0;
}

static int
write_parts(struct lws *w)
{
	static const struct {
		const char *name, *filename, *type, *content;
	} parts[] = {
		{ "one", NULL, NULL, "1" },
		{ "t\"w\r\no", "f.txt", "text/plain", "file" },
		{ NULL, NULL, NULL, NULL },
	};
	char buf[LWS_PRE + 512], *p = buf + LWS_PRE, *start = p, *end;
	int n = prog.part++;

	end = buf + sizeof(buf);
	/* too small first: nothing is written */
	assert_int_equal(lws_client_http_multipart(w, parts[n].name,
						   parts[n].filename,
						   parts[n].type, &p, p + 20),
			 1);
	assert_ptr_equal(p, start);
	assert_int_equal(lws_client_http_multipart(w, parts[n].name,
						   parts[n].filename,
						   parts[n].type, &p, end),
			 0);
	if (parts[n].content) {
		strcpy(p, parts[n].content);
		p += strlen(p);
		lws_callback_on_writable(w);
	} else
		lws_client_http_body_pending(w, 0);

	return lws_write(w, (uint8_t *)start, (size_t)(p - start),
			 parts[n].name ? LWS_WRITE_HTTP
				       : LWS_WRITE_HTTP_FINAL) < 0;
}

static int
fill(struct lws *w)
{
	uint8_t buf[LWS_PRE + 2000], *p = buf + LWS_PRE, *start = p;
	int r = lws_http_mp_sm_fill(prog.sm, &p, p + prog.room);

	if (r < 0) {
		prog.failed = 1;
		return -1;
	}
	if (!r)
		lws_client_http_body_pending(w, 0);
	if (lws_write(w, start, (size_t)(p - start),
		      r ? LWS_WRITE_HTTP : LWS_WRITE_HTTP_FINAL) < 0)
		return -1;
	if (r)
		lws_callback_on_writable(w);

	return 0;
}

static int
program(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	uint8_t **p = in;

	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		if (!prog.by_callback)
			return 0;
		prog.sm = lws_http_mp_sm_init(w, next_item, p, *p + len);
		if (!prog.sm)
			return -1;
		if (prog.changes)
			make_file(prog.changes);
		lws_client_http_body_pending(w, 1);
		lws_callback_on_writable(w);
		return 0;
	case LWS_CALLBACK_CLIENT_HTTP_WRITEABLE:
		return prog.by_callback ? fill(w) : write_parts(w);
	case LWS_CALLBACK_WSI_DESTROY:
		lws_http_mp_sm_destroy(&prog.sm);
		return 0;
	default:
		return 0;
	}
}

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	lws_plat_set_random(ones);
	memset(&prog, 0, sizeof(prog));
	prog.room = 300;
	rec_begin();
	rec_info(&info);
	begin_with(&info);
	rec.hook = program;
	rec.quiet = 1;

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	lws_context_destroy(cx);
	rec.hook = NULL;
	end_peer();
	lws_plat_set_random(NULL);

	return 0;
}

static void
ask(int flags)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = "127.0.0.1";
	i.port = port;
	i.path = "/";
	i.host = "h";
	i.method = "POST";
	i.pwsi = &wsi;
	i.ssl_connection = LCCSCF_HTTP_NO_CACHE_CONTROL | flags;
	assert_non_null(lws_client_connect_via_info(&i));
	accept_it();
}

static void
parts_are_written_by_the_program(void **state)
{
	char got[2048] = "", *p = got;
	int n;

	(void)state;
	ask(LCCSCF_HTTP_MULTIPART_MIME);
	for (n = 0; n < 400 && !strstr(got, "\r\n0\r\n\r\n"); n++) {
		ssize_t r = recv(peer, p, sizeof(got) - 1 - (size_t)(p - got),
				 MSG_DONTWAIT);

		if (r > 0)
			p += r;
		else
			lws_service(cx, 5);
		*p = '\0';
	}
	assert_non_null(strstr(got, "\r\nContent-Type: multipart/form-data; "
				    "boundary=" B "\r\n"));
	assert_non_null(strstr(got, "\r\nTransfer-Encoding: chunked\r\n"));
	assert_non_null(strstr(got, "--" B "\r\n"
				    "Content-Disposition: form-data; "
				    "name=\"one\"\r\n\r\n1\r\n"));
	assert_non_null(strstr(got, "\r\n\r\n--" B "\r\n"
				    "Content-Disposition: form-data; "
				    "name=\"t%22w%0D%0Ao\"; "
				    "filename=\"f.txt\"\r\n"
				    "Content-Type: text/plain\r\n\r\nfile"));
	assert_non_null(strstr(got, "\r\n\r\n--" B "--\r\n\r\n0\r\n\r\n"));
}

#define BODY                                                                   \
	"--" B "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"        \
	"value=with=signs\r\n--" B "\r\nContent-Disposition: form-data; "      \
	"name=\"b\"; filename=\"%s\"\r\nContent-Type: "                        \
	"application/octet-stream\r\n\r\ncontent of the file\r\n--" B          \
	"\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\n"               \
	"\r\n--" B "--\r\n"

static void
a_callback_gives_the_items(void **state)
{
	static const size_t rooms[] = { 1, 2, 7, 300, 2000 };
	char item[80], body[1024], all[2048];
	size_t n;

	(void)state;
	make_file("content of the file");
	lws_snprintf(item, sizeof(item), "b=@%s", path);
	for (n = 0; n < LWS_ARRAY_SIZE(rooms); n++) {
		int len;

		prog.by_callback = 1;
		prog.room = rooms[n];
		prog.items[0] = "a=value=with=signs";
		prog.items[1] = item;
		prog.items[2] = "c=";
		prog.items[3] = NULL;
		ask(0);
		len = lws_snprintf(body, sizeof(body), BODY, path);
		len = lws_snprintf(all, sizeof(all),
				   "POST / HTTP/1.1\r\nHost: h\r\n"
				   "connection: close\r\n"
				   "content-type: multipart/form-data; "
				   "boundary=" B "\r\n"
				   "content-length: %d\r\n\r\n%s",
				   len, body);
		hears(all, (size_t)len);
		SAY("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
		while (prog.sm)
			lws_service(cx, 5);
		close(peer);
		peer = -1;
	}
	unlink(path);
}

static void
fails_to_begin(const char *item)
{
	int n;

	prog.by_callback = 1;
	prog.items[0] = item;
	prog.items[1] = NULL;
	rec.why[0] = '\0';
	ask(0);
	for (n = 0; n < 400 && !rec.why[0]; n++)
		lws_service(cx, 5);
	assert_string_equal(rec.why, "HS: refused by the program");
	close(peer);
	peer = -1;
}

static void
what_cannot_be_sent_is_said_before(void **state)
{
	(void)state;
	fails_to_begin("a=@/nonexistent/file");
	fails_to_begin("no sign in it");
	fails_to_begin("!");
}

static void
a_file_that_changes_ends_it(void **state)
{
	static const char *const later[] = { "short", "longer than it was" };
	char item[80];
	int n, k;

	(void)state;
	lws_snprintf(path, sizeof(path), "client-form-test-%d", (int)getpid());
	lws_snprintf(item, sizeof(item), "b=@%s", path);
	for (n = 0; n < 2; n++) {
		make_file("as it was");
		prog.by_callback = 1;
		prog.failed = 0;
		prog.room = 10;
		prog.items[0] = item;
		prog.items[1] = NULL;
		prog.changes = later[n];
		ask(0);
		for (k = 0; k < 400 && !prog.failed; k++)
			lws_service(cx, 5);
		assert_int_equal(prog.failed, 1);
		close(peer);
		peer = -1;
	}
	unlink(path);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(parts_are_written_by_the_program),
		T(a_callback_gives_the_items),
		T(what_cannot_be_sent_is_said_before),
		T(a_file_that_changes_ends_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
