/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A server with everything between the socket and the program, for tests that
 * look at a whole connection: a mount of files, and one of dynamic answers that
 * takes bodies too. The connection is one end of a socketpair.
 */
#ifndef LWS_UNIT_WHOLE_H
#define LWS_UNIT_WHOLE_H

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#define WHOLE_FILE_LEN  40000
#define WHOLE_SMALL_LEN 200

static char whole_dir[] = "/tmp/lws-whole-XXXXXX";

/* "body N" as a whole, or in pieces when more than that is asked for */
static inline int
whole_answer(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = buf + LWS_PRE, *p = start;
	const uint8_t *end = buf + sizeof(buf) - 1;
	uint8_t text[LWS_PRE + 8];

	memcpy(text + LWS_PRE, "dynamic\n", 8);
	if (lws_add_http_common_headers(wsi, 200, "text/plain", 8, &p,
					(uint8_t *)(uintptr_t)end) ||
	    lws_finalize_http_header(wsi, &p, (uint8_t *)(uintptr_t)end))
		return 1;
	/* in two pieces, the second from the eleventh byte on */
	if (lws_write(wsi, start, 11,
		      (enum lws_write_protocol)(LWS_WRITE_HTTP_HEADERS |
						LWS_WRITE_NO_FIN)) != 11 ||
	    lws_write(wsi, start + 11, (size_t)(p - start) - 11,
		      LWS_WRITE_HTTP_HEADERS_CONTINUATION) < 0)
		return 1;
	if (lws_write(wsi, text + LWS_PRE, 8, LWS_WRITE_HTTP_FINAL) != 8)
		return 1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

/* of POST, PUT and PATCH the program gets it */
static inline int
whole_has_body(struct lws *wsi)
{
	char length[24];

	if (!lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI) &&
	    !lws_hdr_total_length(wsi, WSI_TOKEN_PUT_URI) &&
	    !lws_hdr_total_length(wsi, WSI_TOKEN_PATCH_URI))
		return 0;
	if (lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING))
		return 1;

	return lws_hdr_copy(wsi, length, sizeof(length),
			    WSI_TOKEN_HTTP_CONTENT_LENGTH) > 0 &&
	       strspn(length, "0") != strlen(length);
}

static inline int
whole_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	switch ((int)reason) {
	case LWS_CALLBACK_HTTP:
		if (whole_has_body(wsi))
			return 0; /* that comes first */
		lws_callback_on_writable(wsi);
		return 0;
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		lws_callback_on_writable(wsi);
		return 0;
	case LWS_CALLBACK_HTTP_BODY:
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return whole_answer(wsi);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols whole_protocols[] = {
	{ .name = "http", .callback = lws_callback_http_dummy },
	{ .name = "dyn",
	  .callback = whole_callback,
	  .per_session_data_size = 16 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount whole_dyn = {
	.mountpoint = "/dyn",
	.mountpoint_len = 4,
	.protocol = "dyn",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount whole_files = {
	.mount_next = &whole_dyn,
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = whole_dir,
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

/* Long ago: a file that has just changed may do so again, and is not kept. */
static inline int
whole_make_file(const char *name, size_t len)
{
	static const struct timespec long_ago[2] = { { 1000000, 0 },
						     { 1000000, 0 } };
	static char bytes[WHOLE_FILE_LEN];
	char path[64];
	int fd, r;

	lws_snprintf(path, sizeof(path), "%s/%s", whole_dir, name);
	fd = open(path, O_CREAT | O_WRONLY, 0600);
	if (fd < 0)
		return -1;
	memset(bytes, 'f', sizeof(bytes));
	r = write(fd, bytes, len) != (ssize_t)len || futimens(fd, long_ago);
	close(fd);

	return r ? -1 : 0;
}

/* the folder of files; 0, or -1 */
static inline int
whole_make_files(void)
{
	if (!mkdtemp(whole_dir))
		return -1;

	return whole_make_file("f.txt", WHOLE_FILE_LEN) ||
	       whole_make_file("s.txt", WHOLE_SMALL_LEN);
}

static inline void
whole_drop_files(void)
{
	static const char *const names[] = { "f.txt", "s.txt" };
	char path[64];
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(names); n++) {
		lws_snprintf(path, sizeof(path), "%s/%s", whole_dir, names[n]);
		unlink(path);
	}
	rmdir(whole_dir);
}

static inline struct lws_context *
whole_context(void)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN_SERVER;
	info.protocols = whole_protocols;
	info.mounts = &whole_files;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;

	return lws_create_context(&info);
}

/* the client's end, nonblocking; -1: not adopted */
static inline int
whole_connect(struct lws_context *cx)
{
	int sv[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv))
		return -1;
	/* closed by the library if it fails */
	if (!lws_adopt_socket_vhost(lws_get_vhost_by_name(cx, "default"),
				    sv[0])) {
		close(sv[1]);
		return -1;
	}

	return sv[1];
}

#endif
