/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Standard input on the loop: either what arrives goes to the program's system
 * ops as it comes, or it is gathered to its end and split into words that the
 * lws_cmdline_option_cx() calls then see after the real arguments. The states'
 * walk holds at COLLECTING_STDIN until the end has come.
 */
#include "core-net/inside.h"

struct lws_stdin {
	struct lws_context *cx;
	lws_state_notify_link_t hold;
	const char **argv; /* owned: the arguments and the words */
	char *text;        /* owned: what came, words ended by NULs */
	size_t len;
	int words;
	uint8_t append; /* to the command line */
	uint8_t ended;
};

static int
tell_program(struct lws_stdin *s, char *p, size_t len)
{
	const lws_system_ops_t *ops = s->cx->system_ops;

	return ops && ops->stdin_rx ? ops->stdin_rx(s->cx, p, len) : 0;
}

static int
gather(struct lws_stdin *s, const char *p, size_t len)
{
	char *t;

	if (len > LWS_LIMIT_STDIN_WORDS - s->len) {
		lwsl_cx_err(s->cx, "stdin is longer than %u bytes",
			    (unsigned int)LWS_LIMIT_STDIN_WORDS);
		return -1;
	}
	t = lws_realloc(s->text, s->len + len + 1, "stdin");
	if (!t)
		return -1;
	memcpy(t + s->len, p, len);
	s->text = t;
	s->len += len;
	s->text[s->len] = '\0';

	return 0;
}

static int
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Words end at blanks; a backslash protects what follows it, and stays. With
 * argv NULL only counts. */
static int
split(struct lws_stdin *s, const char **argv)
{
	int n = 0, inside = 0;
	size_t i;

	for (i = 0; i < s->len; i++) {
		if (is_blank(s->text[i])) {
			if (argv)
				s->text[i] = '\0';
			inside = 0;
			continue;
		}
		if (!inside) {
			if (argv)
				argv[n] = s->text + i;
			n++;
			inside = 1;
		}
		if (s->text[i] == '\\' && i + 1 < s->len)
			i++;
	}

	return n;
}

static int
join_arguments(struct lws_stdin *s)
{
	int have = s->cx->argc, words;

	if (!s->append || !s->text)
		return 0;
	words = split(s, NULL);
	s->argv = lws_zalloc((size_t)(have + words + 1) * sizeof(*s->argv),
			     "stdin argv");
	if (!s->argv)
		return -1;
	if (have)
		memcpy(s->argv, s->cx->argv, (size_t)have * sizeof(*s->argv));
	split(s, s->argv + have);
	s->cx->argv = s->argv;
	s->cx->argc = have + words;

	return 0;
}

static void
ended(struct lws_stdin *s)
{
	s->ended = 1;
	if (s->append)
		(void)join_arguments(s); /* without memory: no words */
	else
		tell_program(s, NULL, 0);
	lws_state_transition_steps(&s->cx->states, LWS_SYSTATE_OPERATIONAL);
}

static enum lws_keep
stdin_readable(struct lws *wsi, short revents)
{
	struct lws_stdin *s = lws_cx(wsi)->std_in;
	char buf[1024];
	size_t done;
	enum lws_io io;

	(void)revents;
	io = lws_plat_read(wsi->fd, buf, sizeof(buf), &done);
	if (io == LWS_IO_WANT_READ)
		return LWS_KEEP;
	if (io == LWS_IO_OK &&
	    !(s->append ? gather(s, buf, done) : tell_program(s, buf, done)))
		return LWS_KEEP;
	ended(s);
	wsi->close_why = "end of stdin";

	return LWS_CLOSE;
}

static void
stdin_ending(struct lws *wsi)
{
	lws_watch_stop(wsi);
	lws_ev_forget(wsi);
	wsi->fd = -1; /* it is the process's, not ours to close */
}

static const struct lws_role_ops role_stdin = {
	.name = "stdin",
	.readable = stdin_readable,
	.ending = stdin_ending,
	.is_descriptor = 1,
};

static int
hold_states(lws_state_manager_t *mgr, lws_state_notify_link_t *link,
	    int current, int target)
{
	const struct lws_stdin *s =
		lws_container_of(link, struct lws_stdin, hold);

	(void)mgr;

	return current != target && target > LWS_SYSTATE_COLLECTING_STDIN &&
	       target <= LWS_SYSTATE_OPERATIONAL && !s->ended;
}

void
lws_stdin_fini(struct lws_context *cx)
{
	if (!cx->std_in)
		return;
	lws_free(cx->std_in->argv);
	lws_free(cx->std_in->text);
	lws_free_set_NULL(cx->std_in);
}

static int
watch_stdin(struct lws_context *cx)
{
	struct lws *wsi = lws_wsi_create(&cx->pt[0], cx->vh_system);

	if (!wsi)
		return -1;
	wsi->fd = 0;
	wsi->role = &role_stdin;
	wsi->protocol = &cx->vh_system->protocols[0];
	lws_phase_move(wsi, LWS_PHASE_OPEN);
	if (!lws_plat_set_nonblocking(0) && !lws_watch_start(wsi))
		return 0;
	lws_ev_forget(wsi);
	wsi->fd = -1;
	lws_close_sync(wsi, "stdin cannot be watched");

	return -1;
}

int
lws_system_adopt_stdin(struct lws_context *cx, unsigned int flags)
{
	struct lws_stdin *s;

	if (cx->std_in)
		return 1;
	s = lws_zalloc(sizeof(*s), "stdin");
	if (!s)
		return 1;
	s->cx = cx;
	s->append = !!(flags & LWS_SAS_FLAG__APPEND_COMMANDLINE);
	cx->std_in = s;
	if (watch_stdin(cx)) {
		lws_stdin_fini(cx);
		return 1;
	}
	s->hold.notify_cb = hold_states;
	s->hold.name = "stdin";
	lws_state_reg_notifier(&cx->states, &s->hold);

	return 0;
}
