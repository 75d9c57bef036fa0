/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The check that memory holds what it should: a mark of four characters at
 * its head. Always in the library, since a program may be built with _DEBUG
 * and the library without; there the header has a macro of this name.
 */
#include "core/core.h"

#include <assert.h>

#undef lws_assert_fourcc
LWS_VISIBLE void lws_assert_fourcc(uint32_t fourcc, uint32_t expected);

void
lws_assert_fourcc(uint32_t fourcc, uint32_t expected)
{
	if (fourcc == expected)
		return;
	lwsl_err("%s: the mark is %08x instead of %08x\n", __func__,
		 (unsigned int)fourcc, (unsigned int)expected);
	assert(0);
}
