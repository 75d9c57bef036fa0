/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Streams on a connection, without any protocol: who writes when, as far as
 * there is credit and room; what waits, what an end is; how they come and go.
 * What leaves is written down as the stream's letter and the bytes, with a
 * point behind the last.
 */
#include "core-net/inside.h"

#include "recorder-pair.h"

struct stream {
	struct lws_mux_stream m; /* first */
	char name;
	size_t writes; /* bytes at its next WRITEABLE; 0: none */
	int asks;      /* so often again */
	int ended, freed;
};

static struct lws_mux mux;
static struct stream a, b, c;
static char said[4096];
static size_t taken, takes; /* told of; of each span */
static uint8_t bytes[300000];

static void
say(const char *word)
{
	size_t n = strlen(said);

	assert_true(n + strlen(word) + 2 < sizeof(said));
	lws_snprintf(said + n, sizeof(said) - n, "%s%s", n ? " " : "", word);
}

static void
expect_said(const char *words)
{
	assert_string_equal(said, words);
	said[0] = '\0';
}

/* -- the role of the connection -- */

static int
frame(struct lws_mux_stream *m, const struct lws_plat_iov *iov, unsigned int n,
      int end)
{
	const struct stream *s = (const struct stream *)m;
	size_t len = 0;
	char word[32];
	unsigned int i;

	for (i = 0; i < n; i++)
		len += iov[i].len;
	assert_true(len <= (n == 1 ? m->mux->burst : m->mux->most));
	lws_snprintf(word, sizeof(word), "%c%zu%s", s->name, len,
		     end ? "." : "");
	say(word);

	return n ? lws_output(m->mux->wsi, iov, n) : 0;
}

static void
took(struct lws_mux_stream *m, size_t len)
{
	(void)m;
	taken += len;
}

static void
ended(struct lws_mux_stream *m)
{
	struct stream *s = (struct stream *)m;

	assert_int_equal(s->freed, 0);
	s->ended++;
}

static void
freed(struct lws_mux_stream *m)
{
	struct stream *s = (struct stream *)m;

	assert_int_equal(s->ended, 1);
	s->freed++;
}

static const struct lws_mux_ops ops = { frame, took, ended, freed };

/* -- the role of a stream -- */

static enum lws_keep
stream_writeable(struct lws *w)
{
	struct stream *s = w->transport_state;
	struct lws_plat_iov v = { bytes, s->writes };

	if (s->writes && lws_mux_output(&s->m, &v, 1, 0))
		return LWS_CLOSE;
	if (s->asks-- > 0)
		lws_callback_on_writable(w);

	return LWS_KEEP;
}

static enum lws_keep
stream_rx(struct lws *w, struct lws_span *in)
{
	lws_span_skip(in, in->len < takes ? in->len : takes);
	if (in->len)
		lws_rx_flow_control(w, 0);

	return LWS_KEEP;
}

static const struct lws_role_ops stream_role = {
	.name = "stream",
	.rx = stream_rx,
	.writeable = stream_writeable,
};

static int
no_memory(struct lws *w)
{
	(void)w;

	return -1;
}

static const struct lws_role_ops bad_role = {
	.name = "bad",
	.enter = no_memory,
};

/* -- */

/* the connection's turn is its streams' */
static int
turn(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RAW_WRITEABLE && w == mux.wsi)
		return lws_mux_writeable(&mux) != LWS_KEEP;

	return 0;
}

static int
begin(void **state)
{
	int r = setup(state);

	memset(&mux, 0, sizeof(mux));
	memset(&a, 0, sizeof(a));
	memset(&b, 0, sizeof(b));
	memset(&c, 0, sizeof(c));
	a.name = 'a';
	b.name = 'b';
	c.name = 'c';
	mux.wsi = wsi;
	mux.ops = &ops;
	mux.most = 1000;
	mux.burst = 1000;
	mux.tx_credit = 1 << 20;
	said[0] = '\0';
	taken = 0;
	takes = SIZE_MAX;
	rec.quiet = 1;
	rec.hook = turn;

	return r;
}

static void
open_stream(struct stream *s, int64_t credit, uint8_t urgency)
{
	s->m.tx_credit = credit;
	s->m.urgency = urgency;
	assert_non_null(lws_mux_open(&mux, &s->m, &stream_role));
	assert_ptr_equal(s->m.wsi->parent, wsi);
	assert_ptr_equal(lws_get_network_wsi(s->m.wsi), wsi);
}

static int
put(struct stream *s, size_t len, int end)
{
	struct lws_plat_iov v = { bytes, len };

	return lws_mux_output(&s->m, &v, len ? 1 : 0, end);
}

static void
ask_for(struct stream *s, size_t len, int again)
{
	s->writes = len;
	s->asks = again;
	lws_callback_on_writable(s->m.wsi);
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, begin, teardown)

/* -- credit -- */

static void
what_has_no_credit_waits_for_it(void **state)
{
	(void)state;
	open_stream(&a, 30, 3);
	assert_int_equal(put(&a, 100, 1), 0);
	expect_said("a30");
	assert_int_equal(lws_mux_credit(&a.m), 0);
	assert_false(lws_mux_room(&a.m));
	assert_int_equal(lws_buflist_total_len(&a.m.wsi->tx_queue), 70);
	rounds(cx, 2);
	expect_said("");

	a.m.tx_credit += 20;
	lws_mux_go_on(&mux);
	rounds(cx, 2);
	expect_said("a20");
	a.m.tx_credit += 50;
	lws_mux_go_on(&mux);
	rounds(cx, 2);
	expect_said("a50.");
	assert_true(a.m.end_sent);
}

static void
the_connections_credit_is_everybodys(void **state)
{
	(void)state;
	open_stream(&a, 1000, 3);
	open_stream(&b, 1000, 3);
	mux.tx_credit = 50;
	assert_int_equal(put(&a, 40, 0), 0);
	assert_int_equal(put(&b, 40, 0), 0);
	expect_said("a40 b10");
	assert_int_equal(mux.tx_credit, 0);
	mux.tx_credit = 100;
	lws_mux_go_on(&mux);
	rounds(cx, 2);
	expect_said("b30");
	assert_int_equal(mux.tx_credit, 70);
}

/* the peer has lowered it behind what was sent */
static void
credit_may_be_below_zero(void **state)
{
	(void)state;
	open_stream(&a, -10, 3);
	assert_int_equal(lws_mux_credit(&a.m), 0);
	assert_int_equal(put(&a, 5, 0), 0);
	expect_said("");
	a.m.tx_credit += 10;
	lws_mux_go_on(&mux);
	rounds(cx, 2);
	expect_said("");
	a.m.tx_credit += 10;
	lws_mux_go_on(&mux);
	rounds(cx, 2);
	expect_said("a5");
}

/* -- pieces -- */

static void
no_piece_is_larger_than_may_be(void **state)
{
	(void)state;
	open_stream(&a, 1 << 20, 3);
	assert_int_equal(put(&a, 2500, 1), 0);
	expect_said("a1000 a1000 a500.");
}

/* of a queue too, whose segments are pieces */
static void
one_piece_may_be_a_burst(void **state)
{
	struct lws_plat_iov v[2] = { { bytes, 1500 }, { bytes, 1000 } };

	(void)state;
	mux.burst = 4000;
	open_stream(&a, 12500, 3);
	assert_int_equal(put(&a, 4000, 0), 0);
	assert_int_equal(put(&a, 5000, 0), 0);
	expect_said("a4000 a4000 a1000");
	assert_int_equal(lws_mux_output(&a.m, v, 2, 0), 0);
	expect_said("a1000 a1000 a500");
	assert_int_equal(put(&a, 5000, 1), 0);
	expect_said("a1000");
	a.m.tx_credit = 10000;
	lws_mux_go_on(&mux);
	rounds(cx, 2);
	expect_said("a4000.");
}

static void
pieces_of_a_write_are_cut_where_the_frames_are(void **state)
{
	struct lws_plat_iov v[4] = {
		{ "abc", 3 }, { "", 0 }, { "defgh", 5 }, { "ij", 2 }
	};
	char got[16] = "";

	(void)state;
	mux.most = 4;
	mux.burst = 4;
	open_stream(&a, 9, 3);
	assert_int_equal(lws_mux_output(&a.m, v, 4, 0), 0);
	expect_said("a4 a4 a1");
	a.m.tx_credit = 5;
	lws_mux_go_on(&mux);
	rounds(cx, 2);
	expect_said("a1");
	assert_int_equal(read(peer, got, sizeof(got)), 10);
	assert_string_equal(got, "abcdefghij");
}

static void
nine_pieces_are_too_many(void **state)
{
	struct lws_plat_iov v[9];
	unsigned int n;

	(void)state;
	for (n = 0; n < 9; n++)
		v[n] = (struct lws_plat_iov){ "x", 1 };
	open_stream(&a, 100, 3);
	assert_int_equal(lws_mux_output(&a.m, v, 9, 0), -1);
	assert_int_equal(lws_mux_output(&a.m, v, 8, 0), 0);
	expect_said("a8");
}

/* -- ends -- */

static void
an_end_alone_needs_no_credit(void **state)
{
	(void)state;
	open_stream(&a, 0, 3);
	assert_int_equal(put(&a, 0, 0), 0); /* that is nothing at all */
	expect_said("");
	assert_int_equal(put(&a, 0, 1), 0);
	expect_said("a0.");
	assert_int_equal(put(&a, 1, 0), -1);
	assert_int_equal(put(&a, 0, 1), -1);
	expect_said("");
}

static void
an_end_waits_behind_what_is_queued(void **state)
{
	(void)state;
	open_stream(&a, 10, 3);
	assert_int_equal(put(&a, 15, 0), 0);
	assert_int_equal(put(&a, 0, 1), 0);
	assert_true(a.m.end_due);
	assert_int_equal(put(&a, 1, 0), -1);
	expect_said("a10");
	a.m.tx_credit = 5;
	lws_mux_go_on(&mux);
	rounds(cx, 2);
	expect_said("a5.");
	assert_false(a.m.end_due);
	assert_true(a.m.end_sent);
}

static void
nothing_leaves_a_connection_that_is_dead(void **state)
{
	(void)state;
	open_stream(&a, 100, 3);
	lws_close_mark(wsi, LWS_CLOSE_NOW, "test");
	assert_int_equal(put(&a, 1, 0), -1);
	expect_said("");
}

/* -- who goes first -- */

static void
urgent_streams_go_first(void **state)
{
	(void)state;
	open_stream(&a, 1 << 20, 7);
	open_stream(&b, 1 << 20, 3);
	open_stream(&c, 1 << 20, 0);
	ask_for(&a, 1, 0);
	ask_for(&b, 2, 0);
	ask_for(&c, 3, 1);
	rounds(cx, 3);
	expect_said("c3 c3 b2 a1");
}

static void
equal_ones_take_turns(void **state)
{
	(void)state;
	open_stream(&a, 1 << 20, 3);
	open_stream(&b, 1 << 20, 3);
	ask_for(&a, 1, 2);
	ask_for(&b, 2, 2);
	rounds(cx, 4);
	expect_said("a1 b2 a1 b2 a1 b2");
}

static void
who_has_no_credit_lets_others_go(void **state)
{
	(void)state;
	open_stream(&a, 0, 0);
	open_stream(&b, 100, 7);
	ask_for(&a, 1, 0);
	ask_for(&b, 2, 0);
	rounds(cx, 3);
	expect_said("b2");
	a.m.tx_credit = 1;
	lws_mux_go_on(&mux);
	rounds(cx, 2);
	expect_said("a1");
}

static void
urgency_changes_while_it_waits(void **state)
{
	(void)state;
	open_stream(&a, 1 << 20, 0);
	open_stream(&b, 1 << 20, 3);
	ask_for(&a, 1, 0);
	ask_for(&b, 2, 0);
	lws_mux_urgency(&a.m, 200);
	assert_int_equal(a.m.urgency, LWS_MUX_URGENCIES - 1);
	rounds(cx, 3);
	expect_said("b2 a1");
	/* of one that waits for nothing it is just noted */
	lws_mux_urgency(&b.m, 1);
	assert_int_equal(b.m.urgency, 1);
	assert_true(lws_dll2_is_detached(&b.m.in_want));
}

/* LWS_TUNE_MUX_FAIR: every so many turns the next of the urgencies is first,
 * though another stream could write for ever */
static void
the_least_urgent_has_its_turn(void **state)
{
	const char *last;
	unsigned int n;

	(void)state;
	open_stream(&a, 1 << 20, 0);
	open_stream(&b, 1 << 20, 7);
	ask_for(&b, 2, 0);
	a.writes = 1;
	a.asks = INT_MAX;
	for (n = 0; n < LWS_TUNE_MUX_FAIR * LWS_MUX_URGENCIES; n++) {
		said[0] = '\0';
		lws_callback_on_writable(a.m.wsi);
		assert_int_equal(lws_mux_writeable(&mux), LWS_KEEP);
		last = strstr(said, "b2");
		if (last)
			break;
	}
	assert_int_equal(n, LWS_TUNE_MUX_FAIR * (LWS_MUX_URGENCIES - 1) - 1);
	assert_ptr_equal(last, said); /* and it was the first of that turn */
}

/* -- room -- */

static void
a_socket_that_takes_no_more_stops_all(void **state)
{
	static uint8_t got[65536];
	uint64_t seen = 0;
	ssize_t n;
	int i;

	(void)state;
	mux.most = 16384;
	mux.burst = 65536;
	mux.tx_credit = 1 << 30;
	assert_int_equal(lws_plat_sockopt(lws_get_socket_fd(wsi), SOL_SOCKET,
					  SO_SNDBUF, 4096),
			 0);
	open_stream(&a, 1 << 30, 3);
	open_stream(&b, 1 << 30, 3);
	assert_int_equal(put(&a, sizeof(bytes), 1), 0);
	rounds(cx, 1);
	assert_false(lws_mux_room(&a.m));
	assert_false(lws_mux_room(&b.m));
	assert_non_null(a.m.wsi->tx_queue);
	ask_for(&b, 10, 0);
	rounds(cx, 2);
	assert_null(strchr(said, 'b'));
	for (i = 0; i < 1000 && seen < sizeof(bytes) + 10; i++) {
		while ((n = read(peer, got, sizeof(got))) > 0)
			seen += (uint64_t)n;
		rounds(cx, 1);
	}
	assert_int_equal(seen, sizeof(bytes) + 10);
	assert_true(a.m.end_sent);
	assert_non_null(strstr(said, "b10"));
}

/* -- coming and going -- */

static void
a_stream_that_is_killed_ends_once(void **state)
{
	(void)state;
	open_stream(&a, 100, 3);
	open_stream(&b, 100, 3);
	ask_for(&a, 5, 0);
	assert_int_equal(mux.count, 2);
	lws_mux_kill(&a.m, "test");
	assert_int_equal(mux.count, 1);
	rounds(cx, 2);
	expect_said("");
	assert_int_equal(a.ended, 1);
	assert_int_equal(a.freed, 1);
	assert_true(lws_dll2_is_detached(&a.m.in_want));
	assert_int_equal(put(&b, 1, 0), 0);
	expect_said("b1");
}

static void
streams_end_with_their_connection(void **state)
{
	(void)state;
	open_stream(&a, 0, 3);
	open_stream(&b, 100, 3);
	assert_int_equal(put(&a, 10, 0), 0); /* it waits, and is given up */
	lws_close_sync(wsi, "test");
	assert_int_equal(mux.count, 0);
	rounds(cx, 2);
	assert_int_equal(a.ended + b.ended, 2);
	assert_int_equal(a.freed + b.freed, 2);
}

static void
a_role_without_memory_makes_no_stream(void **state)
{
	(void)state;
	assert_null(lws_mux_open(&mux, &a.m, &bad_role));
	rounds(cx, 2);
	assert_int_equal(mux.count, 0);
	assert_int_equal(a.ended + a.freed, 0);
}

/* a client without a connection joins, and leaves alive */
static void
who_joins_may_part_again(void **state)
{
	struct lws *w = lws_wsi_create(wsi->pt, wsi->vhost);

	(void)state;
	assert_non_null(w);
	w->protocol = wsi->protocol;
	assert_int_equal(lws_mux_join(&mux, &a.m, w, &bad_role), -1);
	assert_int_equal(mux.count, 0);
	assert_null(w->parent);
	assert_int_equal(lws_mux_join(&mux, &a.m, w, &stream_role), 0);
	assert_int_equal(mux.count, 1);
	assert_ptr_equal(lws_mux_stream_of(w), &a.m);
	lws_mux_part(w);
	assert_int_equal(a.ended, 1);
	assert_int_equal(a.freed, 1);
	assert_int_equal(mux.count, 0);
	assert_null(w->parent);
	assert_null(lws_mux_stream_of(w));
	lws_close_sync(w, "test");
	rounds(cx, 2);
}

static void
what_is_taken_is_told(void **state)
{
	struct lws_span in = lws_span_of(bytes, 77);

	(void)state;
	open_stream(&a, 0, 3);
	lws_rx_give(a.m.wsi, &in);
	assert_int_equal(taken, 77);
	lws_rx_flow_control(a.m.wsi, 0);
	lws_rx_give(a.m.wsi, &in);
	assert_int_equal(taken, 77);
	lws_rx_flow_control(a.m.wsi, 1);
	rounds(cx, 2);
	assert_int_equal(taken, 154);
}

/* a part of what is held counts when it is taken, not when all of it is */
static void
a_part_that_is_taken_is_told(void **state)
{
	struct lws_span in = lws_span_of(bytes, 77);

	(void)state;
	takes = 30;
	open_stream(&a, 0, 3);
	lws_rx_give(a.m.wsi, &in);
	assert_int_equal(taken, 30);
	lws_rx_flow_control(a.m.wsi, 1);
	rounds(cx, 2);
	assert_int_equal(taken, 60);
	lws_rx_flow_control(a.m.wsi, 1);
	rounds(cx, 2);
	assert_int_equal(taken, 77);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(what_has_no_credit_waits_for_it),
		T(the_connections_credit_is_everybodys),
		T(credit_may_be_below_zero),
		T(no_piece_is_larger_than_may_be),
		T(one_piece_may_be_a_burst),
		T(pieces_of_a_write_are_cut_where_the_frames_are),
		T(nine_pieces_are_too_many),
		T(an_end_alone_needs_no_credit),
		T(an_end_waits_behind_what_is_queued),
		T(nothing_leaves_a_connection_that_is_dead),
		T(urgent_streams_go_first),
		T(equal_ones_take_turns),
		T(who_has_no_credit_lets_others_go),
		T(urgency_changes_while_it_waits),
		T(the_least_urgent_has_its_turn),
		T(a_socket_that_takes_no_more_stops_all),
		T(a_stream_that_is_killed_ends_once),
		T(streams_end_with_their_connection),
		T(a_role_without_memory_makes_no_stream),
		T(who_joins_may_part_again),
		T(what_is_taken_is_told),
		T(a_part_that_is_taken_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
