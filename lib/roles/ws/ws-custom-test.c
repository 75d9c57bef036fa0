/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Extensions of the program's: who is asked what, that payload goes through
 * them both ways, and what becomes of offers by the hundred.
 */
#include "roles/ws/ws-test.h"

/* "x-rot": adds to each byte, on the way in and takes away on the way out; with
 * "twice" each byte becomes two, given in two calls */
struct rot {
	int by, twice, calls;
	unsigned char buf[8192];
};

static struct rot state;
static char told[512];
static int refuse_at; /* reason + 1 whose answer is an error */

static const struct lws_ext_options rot_options[] = { { "by", EXTARG_DEC },
						      { "twice", EXTARG_NONE },
						      { NULL, EXTARG_NONE } };

static void
tell(const char *word)
{
	size_t n = strlen(told);

	lws_snprintf(told + n, sizeof(told) - n, "%s ", word);
}

static int
set_option(const struct lws_ext_option_arg *a)
{
	int index = a->option_name ? !strcmp(a->option_name, "twice")
				   : a->option_index;

	tell(index ? "twice" : "by");
	if (index == 1)
		state.twice = 1;
	else
		state.by = atoi(a->start);

	return 0;
}

static int
rot(struct lws_tokens *eb, int by)
{
	int n;

	for (n = 0; n < eb[0].len; n++)
		eb[0].token[n] = (unsigned char)(eb[0].token[n] + by);

	return 0;
}

/* half now, half with the next call */
static int
rot_twice(struct lws_tokens *eb)
{
	eb[1].token = state.buf;
	eb[1].len = 0;
	if (!state.calls++)
		return 1;
	memcpy(state.buf, eb[0].token, (size_t)eb[0].len);
	eb[1].len = eb[0].len;
	if (state.calls < 3)
		return 1;
	state.calls = 0;

	return 0;
}

static int
callback_rot(struct lws_context *context, const struct lws_extension *ext,
	     struct lws *wsi, enum lws_extension_callback_reasons reason,
	     void *user, void *in, size_t len)
{
	(void)context;
	(void)len;
	assert_string_equal(ext->name, "x-rot");
	assert_non_null(wsi);
	if ((int)reason + 1 == refuse_at)
		return -1;
	switch (reason) {
	case LWS_EXT_CB_CONSTRUCT:
		memset(&state, 0, sizeof(state));
		*(void **)user = &state;
		*(const struct lws_ext_options **)in = rot_options;
		tell("construct");
		return 0;
	case LWS_EXT_CB_DESTROY:
		assert_ptr_equal(user, &state);
		tell("destroy");
		return 0;
	case LWS_EXT_CB_OPTION_SET:
	case LWS_EXT_CB_NAMED_OPTION_SET:
		return set_option(in);
	case LWS_EXT_CB_OPTION_CONFIRM:
		tell("confirm");
		return 0;
	case LWS_EXT_CB_PAYLOAD_RX:
		return state.twice ? rot_twice(in) : rot(in, -state.by);
	case LWS_EXT_CB_PAYLOAD_TX:
		return state.twice ? rot_twice(in) : rot(in, state.by);
	case LWS_EXT_CB_PACKET_TX_PRESEND:
		((struct lws_tokens *)in)->token[0] |= 0x20;
		return 0;
	default:
		return 0;
	}
}

static const struct lws_extension extensions[] = {
	{ "x-rot", callback_rot, "x-rot" },
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate" },
	{ NULL, NULL, NULL }
};

static int
begin(void **s)
{
	(void)s;
	told[0] = '\0';
	refuse_at = 0;

	return ws_test_context(extensions);
}

static int
end(void **s)
{
	(void)s;
	ws_test_end();

	return 0;
}

#define EXT "Sec-WebSocket-Extensions: "

/* what the server says it uses; "" nothing, "refused" */
static const char *
reply_to(const char *offers)
{
	static char head[2048], *p;

	told[0] = '\0';
	assert_int_equal(dial(), 0);
	send_text(REQUEST VERSION CHAT);
	send_text(offers);
	send_text("\r\n\r\n");
	lws_strncpy(head, take_head(), sizeof(head));
	p = strstr(head, EXT);
	if (!p)
		return strstr(head, " 101 ") ? "" : "refused";
	*strchr(p, '\r') = '\0';

	return p + strlen(EXT);
}

static void
it_is_asked_and_told_its_parameters(void **s)
{
	(void)s;
	assert_string_equal(reply_to(EXT "x-rot"), "x-rot");
	assert_string_equal(told, "construct confirm ");
	assert_string_equal(reply_to(EXT "x-rot; by=3; twice"), "x-rot; twice");
	/* the one before has ended meanwhile */
	assert_string_equal(told, "destroy construct by twice confirm ");
	/* of several only the first that is known */
	assert_string_equal(reply_to(EXT "y, x-rot; by=1, permessage-deflate"),
			    "x-rot");
	assert_string_equal(reply_to(EXT "permessage-deflate, x-rot"),
			    "permessage-deflate");
}

static void
what_it_cannot_keep_is_declined(void **s)
{
	(void)s;
	assert_string_equal(reply_to(EXT "x-rot; unknown"), "");
	assert_string_equal(told, "construct destroy ");
	assert_string_equal(reply_to(EXT "x-rot; by"), "");
	assert_string_equal(reply_to(EXT "x-rot; unknown, x-rot; by=1"),
			    "x-rot");
	refuse_at = LWS_EXT_CB_CONSTRUCT + 1;
	assert_string_equal(reply_to(EXT "x-rot, permessage-deflate"),
			    "permessage-deflate");
	refuse_at = LWS_EXT_CB_OPTION_CONFIRM + 1;
	assert_string_equal(reply_to(EXT "x-rot"), "");
	refuse_at = LWS_EXT_CB_OPTION_SET + 1;
	assert_string_equal(reply_to(EXT "x-rot; by=1"), "");
	refuse_at = 0;
	assert_string_equal(reply_to(EXT "x-rot;; by"), "refused");
}

static int
deny(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)wsi;
	(void)len;
	if (reason != LWS_CALLBACK_CONFIRM_EXTENSION_OKAY)
		return 0;

	return !strcmp(in, "x-rot");
}

static void
the_program_may_deny_it(void **s)
{
	(void)s;
	wt.hook = deny;
	assert_string_equal(reply_to(EXT "x-rot, permessage-deflate"),
			    "permessage-deflate");
	assert_string_equal(told, "");
}

/* more than anybody expects, in number and in parameters */
static void
offers_by_the_hundred(void **s)
{
	static char many[8000];
	size_t at = 0, n;

	(void)s;
	at += (size_t)lws_snprintf(many, sizeof(many), EXT);
	for (n = 0; n < 300; n++)
		at += (size_t)lws_snprintf(many + at, sizeof(many) - at,
					   "e%zu;p=%zu,", n, n);
	lws_snprintf(many + at, sizeof(many) - at, "x-rot;by=2");
	assert_string_equal(reply_to(many), "x-rot");
	at = (size_t)lws_snprintf(many, sizeof(many), EXT "x-rot");
	for (n = 0; n < 600; n++)
		at += (size_t)lws_snprintf(many + at, sizeof(many) - at,
					   ";by=%zu", n);
	assert_string_equal(reply_to(many), "x-rot");
	assert_int_equal(state.by, 599);
	/* the reply has no room for all that is to be said back */
	at = (size_t)lws_snprintf(many, sizeof(many), EXT "x-rot");
	for (n = 0; n < 700; n++)
		at += (size_t)lws_snprintf(many + at, sizeof(many) - at,
					   ";twice");
	assert_string_equal(reply_to(many), "refused");
}

static void
established_with(const char *offer)
{
	assert_int_equal(strncmp(reply_to(offer), "x-rot", 5), 0);
	wt.words[0] = '\0';
}

static void
payload_goes_through_it(void **s)
{
	uint8_t b[LWS_PRE + 3];

	(void)s;
	established_with(EXT "x-rot; by=1");
	send_str(FIN | 0x20 | 1, "ijk");
	expect("^hij$");
	memcpy(b + LWS_PRE, "abc", 3);
	assert_int_equal(lws_write(wt.wsi, b + LWS_PRE, 3, LWS_WRITE_TEXT), 3);
	assert_memory_equal(b + LWS_PRE, "abc", 3);
	read_all();
	assert_int_equal((uint8_t)wt.got[0], FIN | 0x20 | 1);
	wt.got[0] = (char)(FIN | 1);
	assert_string_equal(frames(), "t:bcd;");
	/* bytes that are no text only become so in it */
	send_frame(FIN | 1, "\x80", 1);
	expect("^\x7f$");
	send_frame(FIN | 1, "\x7f\xff", 2);
	expect("");
	assert_non_null(strstr(frames(), "close:1007 "));
}

static void
pieces_are_the_protocols(void **s)
{
	static char big[3000];

	(void)s;
	memset(big, 'b', sizeof(big));
	established_with(EXT "x-rot; by=1");
	send_frame(FIN | 2, big, sizeof(big));
	expect("b^1024 b1024 b$952");
	send_frame(2, "x", 1);
	send_frame(9 | FIN, "ping", 4);
	send_frame(FIN | 0, "", 0);
	expect("b^w b$");
}

static void
it_may_take_several_calls(void **s)
{
	uint8_t b[LWS_PRE + 3] = { 0 };

	(void)s;
	established_with(EXT "x-rot; twice");
	send_str(FIN | 1, "abc");
	expect("^abc abc$");
	send_str(FIN | 1, "");
	expect("^$");
	memcpy(b + LWS_PRE, "xyz", 3);
	assert_int_equal(lws_write(wt.wsi, b + LWS_PRE, 3, LWS_WRITE_TEXT), 3);
	assert_string_equal(frames(), "t:xyz+c:xyz;");
}

static void
its_errors_end_the_connection(void **s)
{
	uint8_t b[LWS_PRE + 1] = { 0 };

	(void)s;
	established_with(EXT "x-rot; by=1");
	refuse_at = LWS_EXT_CB_PAYLOAD_RX + 1;
	send_str(FIN | 1, "abc");
	assert_string_equal(frames(), "close:1007 bad extension data;eof");
	refuse_at = 0;
	established_with(EXT "x-rot; by=1");
	refuse_at = LWS_EXT_CB_PAYLOAD_TX + 1;
	assert_int_equal(lws_write(wt.wsi, b + LWS_PRE, 1, LWS_WRITE_TEXT), -1);
	refuse_at = 0;
	established_with(EXT "x-rot; by=1");
	refuse_at = LWS_EXT_CB_PACKET_TX_PRESEND + 1;
	assert_int_equal(lws_write(wt.wsi, b + LWS_PRE, 1, LWS_WRITE_TEXT), -1);
}

static void
options_are_set_by_name(void **s)
{
	(void)s;
	established_with(EXT "x-rot; by=1");
	assert_int_equal(lws_set_extension_option(wt.wsi, "x-rot", "by", "7"),
			 0);
	assert_int_equal(state.by, 7);
	assert_int_equal(lws_set_extension_option(wt.wsi, "permessage-deflate",
						  "by", "7"),
			 -1);
}

static int
talk_without_memory(void)
{
	int r = -1;

	told[0] = '\0';
	refuse_at = 0;
	if (ws_test_context(extensions))
		return -1;
	if (!establish(CHAT EXT "x-rot; by=1\r\n") && wt.wsi) {
		uint8_t b[LWS_PRE + 3] = { 0 };

		send_str(FIN | 1, "abc");
		r = wt.wsi && lws_write(wt.wsi, b + LWS_PRE, 3,
					LWS_WRITE_TEXT) == 3
			    ? 0
			    : -1;
		rounds(2);
	}
	ws_test_end();

	return r;
}

static void
it_survives_without_memory(void **s)
{
	(void)s;
	unit_oom_sweep(talk_without_memory);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(it_is_asked_and_told_its_parameters),
		T(what_it_cannot_keep_is_declined),
		T(the_program_may_deny_it),
		T(offers_by_the_hundred),
		T(payload_goes_through_it),
		T(pieces_are_the_protocols),
		T(it_may_take_several_calls),
		T(its_errors_end_the_connection),
		T(options_are_set_by_name),
		cmocka_unit_test(it_survives_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
