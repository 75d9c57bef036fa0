/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What each refusal means: the status that a server answers with, and words
 * for the log. READMEs/README.http1-parser.md has the same table.
 */
#include "codec/http1/http1.h"

static const struct {
	uint16_t status;
	const char *text;
} errors[LWS_HTTP1_ERR_COUNT] = {
	[LWS_HTTP1_OK] = { 200, "no error" },
	[LWS_HTTP1_ERR_BARE_CR] = { 400, "CR without LF" },
	[LWS_HTTP1_ERR_BARE_LF] = { 400, "LF without CR" },
	[LWS_HTTP1_ERR_CTL] = { 400, "control character in a line" },
	[LWS_HTTP1_ERR_EMPTY_LINES] = { 400, "too many empty lines" },
	[LWS_HTTP1_ERR_METHOD] = { 400, "method is not a token" },
	[LWS_HTTP1_ERR_METHOD_LONG] = { 501, "method too long" },
	[LWS_HTTP1_ERR_TARGET] = { 400, "invalid request target" },
	[LWS_HTTP1_ERR_START_LINE_LONG] = { 414, "start line too long" },
	[LWS_HTTP1_ERR_VERSION_NONE] = { 400, "no HTTP version" },
	[LWS_HTTP1_ERR_VERSION] = { 400, "malformed HTTP version" },
	[LWS_HTTP1_ERR_VERSION_MAJOR] = { 505, "not HTTP/1" },
	[LWS_HTTP1_ERR_STATUS] = { 502, "malformed status line" },
	[LWS_HTTP1_ERR_FOLD] = { 400, "folded field line" },
	[LWS_HTTP1_ERR_NAME] = { 400, "field name is not a token" },
	[LWS_HTTP1_ERR_NAME_BLANK] = { 400, "blank before a colon" },
	[LWS_HTTP1_ERR_NO_COLON] = { 400, "field line without colon" },
	[LWS_HTTP1_ERR_FIELD_LONG] = { 431, "field line too long" },
	[LWS_HTTP1_ERR_BLOCK_LONG] = { 431, "field lines too long in all" },
	[LWS_HTTP1_ERR_FIELDS_MANY] = { 431, "too many field lines" },
	[LWS_HTTP1_ERR_HOST_NONE] = { 400, "no host" },
	[LWS_HTTP1_ERR_HOST_REPEATED] = { 400, "several hosts" },
	[LWS_HTTP1_ERR_HOST] = { 400, "invalid host" },
	[LWS_HTTP1_ERR_LENGTH] = { 400, "invalid content-length" },
	[LWS_HTTP1_ERR_LENGTH_REPEATED] = { 400, "several content-lengths" },
	[LWS_HTTP1_ERR_LENGTH_AND_CODING] = { 400, "content-length and "
						   "transfer-encoding" },
	[LWS_HTTP1_ERR_CODING] = { 400, "chunked is not the last coding" },
	[LWS_HTTP1_ERR_CODING_UNKNOWN] = { 501, "unknown transfer coding" },
	[LWS_HTTP1_ERR_CODING_VERSION] = { 400,
					   "transfer-encoding in HTTP/1.0" },
	[LWS_HTTP1_ERR_CHUNK_SIZE] = { 400, "invalid chunk size" },
	[LWS_HTTP1_ERR_CHUNK_EXT] = { 400, "too much chunk extension" },
	[LWS_HTTP1_ERR_CHUNK_EXT_FORM] = { 400, "malformed chunk extension" },
	[LWS_HTTP1_ERR_CHUNK_END] = { 400, "chunk not followed by CRLF" },
	[LWS_HTTP1_ERR_TRUNCATED] = { 0, "closed inside a message" },
	[LWS_HTTP1_ERR_STORE_FULL] = { 431, "no room left for the fields" },
	[LWS_HTTP1_ERR_NO_MEMORY] = { 503, "out of memory" },
};

unsigned int
lws_http1_err_status(enum lws_http1_err err)
{
	return errors[err].status;
}

const char *
lws_http1_err_text(enum lws_http1_err err)
{
	return errors[err].text;
}
