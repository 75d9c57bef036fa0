/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How elements look if nobody says it (WHATWG HTML 15.3). It goes through the
 * parser like any other sheet.
 */
#include "codec/html/lhp.h"

#define CSS                                                                    \
	"/* defaults */\n"                                                     \
	"html, body, address, article, aside, blockquote, center, dd, "        \
	"details, dialog, dir, div, dl, dt, fieldset, figcaption, figure, "    \
	"footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, "   \
	"listing, main, menu, nav, ol, optgroup, option, p, plaintext, pre, "  \
	"search, section, summary, ul, xmp { display: block }\n"               \
	"area, base, basefont, datalist, head, link, meta, noembed, "          \
	"noframes, param, rp, script, style, template, title "                 \
	"{ display: none }\n"                                                  \
	"li { display: list-item }\n"                                          \
	"table { display: table }\n"                                           \
	"caption { display: table-caption; text-align: center }\n"             \
	"colgroup { display: table-column-group }\n"                           \
	"col { display: table-column }\n"                                      \
	"thead { display: table-header-group }\n"                              \
	"tbody { display: table-row-group }\n"                                 \
	"tfoot { display: table-footer-group }\n"                              \
	"tr { display: table-row }\n"                                          \
	"td, th { display: table-cell; padding: 1px; "                         \
	"vertical-align: middle }\n"                                           \
	"th { font-weight: bold; text-align: center }\n"                       \
	"input, button, select, textarea { display: inline-block }\n"          \
	"body { margin: 8px; color: #000 }\n"                                  \
	"p, dl, ol, ul, dir, menu, pre, listing, plaintext, xmp "              \
	"{ margin-top: 1em; margin-bottom: 1em }\n"                            \
	"blockquote, figure { margin: 1em 40px }\n"                            \
	"ol, ul, dir, menu { padding-left: 40px; "                             \
	"list-style-type: disc }\n"                                            \
	"ol { list-style-type: decimal }\n"                                    \
	"dd { margin-left: 40px }\n"                                           \
	"h1 { font-size: 2em; margin: 0.67em 0 }\n"                            \
	"h2 { font-size: 1.5em; margin: 0.83em 0 }\n"                          \
	"h3 { font-size: 1.17em; margin: 1em 0 }\n"                            \
	"h4 { font-size: 1em; margin: 1.33em 0 }\n"                            \
	"h5 { font-size: 0.83em; margin: 1.67em 0 }\n"                         \
	"h6 { font-size: 0.67em; margin: 2.33em 0 }\n"                         \
	"h1, h2, h3, h4, h5, h6, b, strong, optgroup { font-weight: bold }\n"  \
	"i, em, cite, dfn, var, address { font-style: italic }\n"              \
	"code, kbd, samp, tt, pre, listing, plaintext, xmp "                   \
	"{ font-family: monospace }\n"                                         \
	"pre, listing, plaintext, xmp { white-space: pre }\n"                  \
	"textarea { white-space: pre-wrap }\n"                                 \
	"big { font-size: larger }\n"                                          \
	"small { font-size: smaller }\n"                                       \
	"sub { vertical-align: sub; font-size: smaller }\n"                    \
	"sup { vertical-align: super; font-size: smaller }\n"                  \
	"u, ins { text-decoration: underline }\n"                              \
	"s, strike, del { text-decoration: line-through }\n"                   \
	"a { color: #0000ee; text-decoration: underline }\n"                   \
	"mark { background-color: #ff0; color: #000 }\n"                       \
	"center { text-align: center }\n"                                      \
	"nobr { white-space: nowrap }\n"                                       \
	"hr { border: 1px inset; margin: 0.5em auto }\n"

const char lws_lhp_default_css[] = CSS;
const size_t lws_lhp_default_css_len = sizeof(CSS) - 1;
