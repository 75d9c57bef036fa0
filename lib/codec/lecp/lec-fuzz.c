/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any format: what is written into one window and into many small ones is the
 * same, and what one call wrote and closed is well-formed. The first byte is
 * the windows' size. The arguments are those that a fixed list can serve, so
 * formats with more or other conversions are left out.
 */
#include <stdlib.h>

#include "core/core.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static enum lws_lec_pctx_ret
write_all(const char *format, uint8_t *to, size_t room, size_t window,
	  size_t *len, lws_lec_pctx_t *c)
{
	enum lws_lec_pctx_ret r = LWS_LECPCTX_RET_AGAIN;

	lws_lec_init(c, to, 0);
	*len = 0;
	while (r == LWS_LECPCTX_RET_AGAIN && *len + window <= room) {
		lws_lec_setbuf(c, to + *len, window);
		r = lws_lec_printf(c, format, "one", "two", "three", "four");
		*len += c->used;
	}

	return r;
}

/* only %s, and no more of them than there are */
static int
fits_the_arguments(const char *format)
{
	int n = 0;

	for (; (format = strchr(format, '%')); format++)
		if (format[1] != 's' || ++n > 4)
			return 0;

	return 1;
}

static signed char
ignore_cb(struct lecp_ctx *ctx, char reason)
{
	(void)ctx;
	(void)reason;

	return 0;
}

static void
check(const char *format, size_t window)
{
	static uint8_t once[4096], cut[4096];
	lws_lec_pctx_t c, c2;
	struct lecp_ctx p;
	size_t len, len2;
	int r;

	if (write_all(format, once, sizeof(once), sizeof(once), &len, &c))
		return;
	if (write_all(format, cut, sizeof(cut), window, &len2, &c2) ||
	    len != len2 || memcmp(once, cut, len))
		abort();
	if (c.sp || strchr(format, '(')) /* tags may be left empty */
		return;
	lecp_construct(&p, ignore_cb, NULL, NULL, 0);
	r = lecp_parse(&p, once, len);
	if (r && r != LECP_STACK_OVERFLOW)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *format;

	if (size < 2 || size > 1024)
		return 0;
	format = malloc(size);
	if (!format)
		return 0;
	memcpy(format, data + 1, size - 1);
	format[size - 1] = '\0';
	lws_set_log_level(0, NULL);
	if (fits_the_arguments(format))
		check(format, (size_t)(data[0] & 0x3f) + 1);
	free(format);

	return 0;
}
