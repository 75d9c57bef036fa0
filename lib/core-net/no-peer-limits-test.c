/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Who asks for limits of peers that this build does not know is told so, not
 * served without them.
 */
#include "core-net/inside.h"

#include "unit.h"

static struct lws_context *
context(unsigned short limit_wsi, unsigned short limit_ah)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.ip_limit_wsi = limit_wsi;
	info.ip_limit_ah = limit_ah;

	return lws_create_context(&info);
}

static void
limits_are_refused(void **state)
{
	struct lws_context *cx;

	(void)state;
	assert_null(context(1, 0));
	assert_null(context(0, 1));
	cx = context(0, 0);
	assert_non_null(cx);
	lws_context_destroy(cx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
