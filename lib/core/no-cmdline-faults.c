/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Faults on the command line, in a build without fault injection.
 */
#include "core/core.h"

void
lws_cmdline_faults(int argc, const char **argv,
		   struct lws_context_creation_info *info)
{
	(void)info;
	if (lws_cmdline_option(argc, argv, "--fault-injection"))
		lwsl_err("%s: --fault-injection: LWS_WITH_SYS_FAULT_INJECTION "
			 "is off in this build\n",
			 __func__);
}
