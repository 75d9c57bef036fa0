/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_state: a state machine that a part of the program holds
 * up until it is ready.
 *
 * Exits 0 if it moved when it should and not before.
 */
#include <libwebsockets.h>

enum { ST_START, ST_CONFIGURED, ST_RUNNING };

static const char *names[] = { "START", "CONFIGURED", "RUNNING", NULL };

struct disk {
	lws_state_notify_link_t link;
	int ready;
	int told; /* how often we were told that it runs */
};

static int
disk_notify(lws_state_manager_t *mgr, lws_state_notify_link_t *link,
	    int current, int target)
{
	struct disk *d = lws_container_of(link, struct disk, link);

	(void)mgr;
	if (current == target) { /* it has moved */
		d->told += target == ST_RUNNING;
		return 0;
	}

	/* it would like to move: not to RUNNING without us */
	return target == ST_RUNNING && !d->ready;
}

/* who has held it up makes it go on */
static void
disk_becomes_ready(lws_state_manager_t *mgr, struct disk *d)
{
	d->ready = 1;
	lws_state_transition_steps(mgr, ST_RUNNING);
}

int
main(void)
{
	lws_state_manager_t mgr;
	struct disk d;
	int fail;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	memset(&mgr, 0, sizeof(mgr));
	mgr.name = "example";
	mgr.state_names = names;

	memset(&d, 0, sizeof(d));
	d.link.name = "disk";
	d.link.notify_cb = disk_notify;
	lws_state_reg_notifier(&mgr, &d.link);

	lws_state_transition_steps(&mgr, ST_RUNNING);
	fail = mgr.state != ST_CONFIGURED || d.told;

	disk_becomes_ready(&mgr, &d);
	fail |= mgr.state != ST_RUNNING || d.told != 1;

	/* back at once, no steps */
	lws_state_transition(&mgr, ST_START);
	fail |= mgr.state != ST_START;
	lws_state_reg_deregister(&d.link);

	lwsl_user("Completed: %s\n", fail ? "FAIL" : "PASS");

	return fail;
}
