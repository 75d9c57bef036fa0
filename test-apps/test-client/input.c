/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Standard input on the event loop, cut into lines. It is not read while the
 * connection does not take what was.
 */
#include "test-client.h"

#include <string.h>

static struct lws *input;
static char line[32768];
static size_t have;

int
tc_input_adopt(struct lws_vhost *vh)
{
	lws_sock_file_fd_type u;

	u.filefd = STDIN_FILENO;

	return lws_adopt_descriptor_vhost(vh, LWS_ADOPT_RAW_FILE_DESC, u,
					  "input", NULL)
		       ? 0
		       : -1;
}

void
tc_input_go_on(void)
{
	if (input)
		lws_rx_flow_control(input, 1);
}

/* lines that are whole; one that fills the buffer is taken as it is */
static void
take_lines(void)
{
	size_t at = 0;
	char *end;

	while ((end = memchr(line + at, '\n', have - at))) {
		tc_ws_line(line + at, (size_t)(end - line) - at);
		at = (size_t)(end - line) + 1;
	}
	if (!at && have == sizeof(line)) {
		tc_ws_line(line, have);
		at = have;
	}
	have -= at;
	memmove(line, line + at, have);
}

static int
read_some(struct lws *wsi)
{
	ssize_t n = read(STDIN_FILENO, line + have, sizeof(line) - have);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	if (n <= 0)
		return -1;
	have += (size_t)n;
	take_lines();
	if (!tc_ws_has_room())
		lws_rx_flow_control(wsi, 0);

	return 0;
}

int
tc_callback_input(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		  void *in, size_t len)
{
	(void)user;
	(void)in;
	(void)len;
	switch (reason) {
	case LWS_CALLBACK_RAW_ADOPT_FILE:
		input = wsi;
		break;
	case LWS_CALLBACK_RAW_RX_FILE:
		return read_some(wsi);
	case LWS_CALLBACK_RAW_CLOSE_FILE:
		input = NULL;
		if (have) /* a last line without an end */
			tc_ws_line(line, have);
		have = 0;
		tc_ws_end();
		break;
	default:
		break;
	}

	return 0;
}
