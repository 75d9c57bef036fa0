/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The named character references (WHATWG HTML 13.5). names.c is written by
 * contrib/make-html-names from the list that python3 carries.
 */
#ifndef LWS_CODEC_HTML_NAMES_H
#define LWS_CODEC_HTML_NAMES_H

#include <stdint.h>

#define LWS_HTML_NAMES 2231

/* names, each with a NUL, in the order of their bytes; some end with a
 * semicolon, and those that may stand without one are there twice */
extern const char lws_html_names[];
extern const uint16_t lws_html_name_ofs[LWS_HTML_NAMES];

/* what they stand for, UTF-8, each with a NUL */
extern const char lws_html_values[];
extern const uint16_t lws_html_value_ofs[LWS_HTML_NAMES];

#endif
