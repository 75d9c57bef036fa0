/*
 * lws-minimal-ws-client-echo
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The steps: 0 asks for the number of cases, which comes as a text; then the
 * cases from 1 on; the last, behind them, has the reports written.
 */
#include "suite.h"

#include <libwebsockets.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
	char agent[128];
	char path[256];
	char digits[8]; /* the number of cases, as it comes */
	size_t have;    /* of them */
	int step, cases;
} suite;

static void
say_path(void)
{
	if (!suite.step)
		lws_snprintf(suite.path, sizeof(suite.path), "/getCaseCount");
	else if (suite.step <= suite.cases)
		lws_snprintf(suite.path, sizeof(suite.path),
			     "/runCase?case=%d&agent=%s", suite.step,
			     suite.agent);
	else
		lws_snprintf(suite.path, sizeof(suite.path),
			     "/updateReports?agent=%s", suite.agent);
}

void
suite_begin(const char *agent)
{
	lws_urlencode(suite.agent, agent, sizeof(suite.agent));
	say_path();
}

int
suite_is_on(void)
{
	return suite.path[0];
}

const char *
suite_path(void)
{
	return suite.path;
}

int
suite_hears(const void *in, size_t len)
{
	if (!suite_is_on() || suite.step)
		return 0;
	if (len > sizeof(suite.digits) - 1 - suite.have)
		len = sizeof(suite.digits) - 1 - suite.have;
	if (len)
		memcpy(suite.digits + suite.have, in, len);
	suite.have += len;

	return 1;
}

int
suite_next(void)
{
	if (!suite.step) {
		suite.cases = atoi(suite.digits);
		if (suite.cases < 1) {
			lwsl_err("the server says no number of cases: \"%s\"\n",
				 suite.digits);
			return -1;
		}
	}
	if (suite.step > suite.cases) {
		lwsl_user("%d cases\n", suite.cases);
		return 0;
	}
	suite.step++;
	say_path();
	lwsl_notice("%s\n", suite.path);

	return 1;
}
