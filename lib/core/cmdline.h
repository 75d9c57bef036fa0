/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Command line helpers that only the library uses; part of core's front header.
 */
#ifndef LWS_CORE_CMDLINE_H
#define LWS_CORE_CMDLINE_H

#include <stdint.h>

struct lws_context_creation_info;

/** lws_cmdline_number() - the value of a switch that is a number
 * \param val: the switch, as for lws_cmdline_option()
 * \param max: the largest value accepted
 * \param out: set on success only
 * \return 0, or -1: no such switch, or its value is not all digits (0x: all
 *	hex digits), or above max */
int lws_cmdline_number(int argc, const char **argv, const char *val,
		       uint64_t max, uint64_t *out);

/** lws_cmdline_faults() - --fault-injection and --fault-seed into info->fic
 * In builds without fault injection: an error line if rules were given. */
void lws_cmdline_faults(int argc, const char **argv,
			struct lws_context_creation_info *info);

#endif
