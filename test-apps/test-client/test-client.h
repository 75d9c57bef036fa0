/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the parts of the test client share: what was asked for, and how it
 * ended.
 */
#ifndef TEST_CLIENT_H
#define TEST_CLIENT_H

#include <libwebsockets.h>

/* exit codes */
enum {
	TC_OK = 0,
	TC_USAGE = 1,
	TC_NO_CONNECTION = 2, /* the words are on standard error */
	TC_BROKEN = 3,        /* it ended before all had come */
	TC_STATUS = 4,        /* with -f: 400 or above */
	TC_LATE = 5           /* --timeout */
};

#define TC_MOST_HEADERS 32

struct test_client {
	struct lws_context *context;
	struct lws_client_connect_info to;
	struct lws *wsi; /* NULL: not there (any more) */

	/* the request; borrowed from the arguments */
	const char *header[TC_MOST_HEADERS];
	int headers;
	const char *body; /* NULL: none */
	size_t body_len;
	int chunked, show_headers, fail_status, slow_us;

	/* ws */
	int hold_ms; /* after standard input has ended */
	int binary;

	int result;
};

extern struct test_client tc;

/* the program ends with this, if nothing has ended it before */
void tc_finish(int result);

/* it was established, and has ended too early: why */
void tc_say_broken(struct lws *wsi);

/* ws: a line of standard input, without its end; and no more to come */
void tc_ws_line(const char *line, size_t len);
void tc_ws_end(void);
/* nonzero: it may be read on */
int tc_ws_has_room(void);
/* standard input is a connection of the loop; 0, or -1 */
int tc_input_adopt(struct lws_vhost *vh);
void tc_input_go_on(void);

int tc_callback_http(struct lws *wsi, enum lws_callback_reasons reason,
		     void *user, void *in, size_t len);
int tc_callback_ws(struct lws *wsi, enum lws_callback_reasons reason,
		   void *user, void *in, size_t len);
int tc_callback_input(struct lws *wsi, enum lws_callback_reasons reason,
		      void *user, void *in, size_t len);

#endif
