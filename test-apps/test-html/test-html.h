/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What test-html can be told, and what it can print.
 */
#ifndef TEST_HTML_H
#define TEST_HTML_H

#include <libwebsockets.h>

#include <stdio.h>

struct test_html_options {
	size_t piece; /* bytes fed at once */
	lws_x_html_state_t state;
	const char *last_start_tag;
	int foreign;
	const char *css; /* a sheet for what is linked to, or NULL */
};

/** test_html_tokens() - print a document's tokens
 * \return 0, or 1: it could not be read to its end */
int test_html_tokens(const struct test_html_options *o, FILE *f);

/** test_html_elements() - print what lws_lhp_parse() tells of a document
 * \return as above */
int test_html_elements(const struct test_html_options *o, FILE *f);

#endif
