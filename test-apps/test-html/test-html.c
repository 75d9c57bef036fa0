/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * test-html [-p BYTES] [-c FILE] [FILE...]
 * test-html -t [-p BYTES] [-s STATE] [-l TAG] [-f] [FILE...]
 *
 * Prints what lws_lhp_parse() tells of documents, files or standard input, a
 * line an event. -t: their tokens instead, a line of JSON each, in the form of
 * html5lib's tests: from a state (data, rcdata, rawtext, script, plaintext,
 * cdata), behind a start tag of that name, -f: in SVG or MathML. -p: fed in
 * pieces of so many bytes; -c: the style sheet for all links. The result is 0
 * if all documents were read to their end.
 */
#include "test-html.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const states[] = {
	[LWS_X_HTML_STATE_DATA] = "data",
	[LWS_X_HTML_STATE_RCDATA] = "rcdata",
	[LWS_X_HTML_STATE_RAWTEXT] = "rawtext",
	[LWS_X_HTML_STATE_SCRIPT] = "script",
	[LWS_X_HTML_STATE_PLAINTEXT] = "plaintext",
	[LWS_X_HTML_STATE_CDATA] = "cdata",
};

static int
usage(void)
{
	fprintf(stderr, "test-html [-p 1..65536] [-c CSS] [FILE...]\n"
			"test-html -t [-p 1..65536] [-s STATE] [-l TAG] [-f] "
			"[FILE...]\n");

	return 2;
}

static int
set_state(struct test_html_options *o, const char *name)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(states); n++)
		if (!strcmp(states[n], name)) {
			o->state = (lws_x_html_state_t)n;
			return 0;
		}

	return -1;
}

static int
run(const struct test_html_options *o, int tokens, FILE *f)
{
	return tokens ? test_html_tokens(o, f) : test_html_elements(o, f);
}

static int
run_file(const struct test_html_options *o, int tokens, const char *name)
{
	FILE *f = fopen(name, "rb");
	int r;

	if (!f) {
		perror(name);
		return 1;
	}
	r = run(o, tokens, f);
	fclose(f);

	return r;
}

int
main(int argc, char **argv)
{
	struct test_html_options o = { .piece = 65536 };
	int opt, r = 0, tokens = 0;

	while ((opt = getopt(argc, argv, "tp:s:l:fc:")) != -1) {
		switch (opt) {
		case 't':
			tokens = 1;
			break;
		case 'p':
			o.piece = (size_t)atoi(optarg);
			break;
		case 's':
			if (set_state(&o, optarg))
				return usage();
			break;
		case 'l':
			o.last_start_tag = optarg;
			break;
		case 'f':
			o.foreign = 1;
			break;
		case 'c':
			o.css = optarg;
			break;
		default:
			return usage();
		}
	}
	if (!o.piece || o.piece > 65536)
		return usage();
	lws_set_log_level(LLL_ERR | LLL_WARN | LLL_NOTICE, NULL);
	if (optind == argc)
		return run(&o, tokens, stdin);
	for (; optind < argc; optind++)
		r |= run_file(&o, tokens, argv[optind]);

	return r;
}
