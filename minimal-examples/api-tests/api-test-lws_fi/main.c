/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_fi: a program that fails by order.
 *
 * Sends twelve imaginary messages. Rules on the command line say which are
 * lost, which are slow, and by how much:
 *
 *	lws-api-test-lws_fi --fault-injection "lost(25%),slow(..X.),ms(10..20)"
 *		--fault-seed 1
 *
 * The same seed gives the same run again, which is what it checks by sending
 * all twice.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <stdlib.h>

#define MESSAGES 12

/* one character a message: what happened to it */
static void
send_messages(const lws_fi_ctx_t *fic, char *fates)
{
	int n;

	for (n = 0; n < MESSAGES; n++) {
		uint64_t ms = 0;

		fates[n] = '.';
		if (lws_fi(fic, "lost")) {
			fates[n] = 'x';
			continue;
		}
		if (lws_fi(fic, "slow")) {
			fates[n] = 's';
			if (!lws_fi_range(fic, "ms", &ms))
				lwsl_user("message %d: %llu ms\n", n,
					  (unsigned long long)ms);
		}
	}
	fates[n] = '\0';
	lwsl_user("%s\n", fates);
}

static void
run(const char *rules, uint64_t seed, char *fates)
{
	lws_fi_ctx_t fic;

	memset(&fic, 0, sizeof(fic));
	fic.name = "sender";
	lws_xos_init(&fic.xos, seed);
	if (rules)
		lws_fi_deserialize(&fic, rules);
	send_messages(&fic, fates);
	lws_fi_destroy(&fic);
}

int
main(int argc, const char **argv)
{
	const char *rules, *seed;
	char first[MESSAGES + 1], second[MESSAGES + 1];
	int bad;

	lws_set_log_level(LLL_USER | LLL_ERR, NULL);
	rules = lws_cmdline_option(argc, argv, "--fault-injection");
	seed = lws_cmdline_option(argc, argv, "--fault-seed");

	run(rules, seed ? strtoull(seed, NULL, 10) : 0, first);
	run(rules, seed ? strtoull(seed, NULL, 10) : 0, second);
	/* no rules, no faults; and with rules the same again */
	bad = strcmp(first, second) ||
	      (!rules && strspn(first, ".") != MESSAGES);
	lwsl_user("Completed: %s\n", bad ? "FAIL" : "PASS");

	return bad;
}
