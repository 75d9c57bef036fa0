/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Faults asked for on the command line. Without a seed each run draws its own
 * and says which, so that what it finds can be repeated.
 */
#include "core/core.h"

void
lws_cmdline_faults(int argc, const char **argv,
		   struct lws_context_creation_info *info)
{
	const char *rules = lws_cmdline_option(argc, argv, "--fault-injection");
	uint64_t seed = 0;

	if (lws_cmdline_number(argc, argv, "--fault-seed", UINT64_MAX, &seed)) {
		if (!rules)
			return;
		if (lws_random_source(&seed, sizeof(seed)))
			seed = 0;
		lwsl_notice("%s: --fault-seed=%llu repeats this run\n",
			    __func__, (unsigned long long)seed);
	}

	lws_xos_init(&info->fic.xos, seed);
	if (rules)
		lws_fi_deserialize(&info->fic, rules);
}
