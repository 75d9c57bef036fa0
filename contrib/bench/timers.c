/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a timer costs, and that it does not depend on how many there are.
 *
 *	bench-timers arm|rearm|turn TIMERS ROUNDS
 *
 * makes ROUNDS * TIMERS operations and prints the time of one:
 *  arm    arm a timer, cancel it later
 *  rearm  move an armed timer to another time
 *  turn   one turn of a busy loop: let time pass, fire, move the connection
 *         timeout that would be the next to expire, ask how long to wait
 *
 * timers-cost counts instructions with this, by the difference of two ROUNDS.
 */
#include <stdio.h>
#include <time.h>

#include "core-net/timer-wheel.h"

#define SEC ((lws_usec_t)1000000)

struct bench {
	struct lws_timer_wheel wheel;
	lws_sorted_usec_list_t *timer; /* owned */
	size_t count;
	unsigned long rounds;
	uint32_t random;
};

struct mode {
	const char *name;
	void (*run)(struct bench *b);
};

static unsigned long fired;

static void
count_cb(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	fired++;
}

/* 1 us to 134 s: the lower levels, as timeouts and retries have it */
static lws_usec_t
random_due(struct bench *b)
{
	b->random = b->random * 1664525u + 1013904223u;

	return 1 + (lws_usec_t)(b->random >> 5);
}

static void
arm_all(struct bench *b)
{
	size_t n;

	for (n = 0; n < b->count; n++)
		lws_wheel_schedule(&b->wheel, LWSSULLI_MISS_IF_SUSPENDED,
				   &b->timer[n], random_due(b));
}

static void
run_arm(struct bench *b)
{
	unsigned long r;
	size_t n;

	for (r = 0; r < b->rounds; r++) {
		arm_all(b);
		for (n = 0; n < b->count; n++)
			lws_wheel_cancel(&b->timer[n]);
	}
}

static void
run_rearm(struct bench *b)
{
	unsigned long r;

	for (r = 0; r < b->rounds + 1; r++)
		arm_all(b);
}

/* every timer is moved 50 s after it was set to 60 s: none ever fires */
static void
run_turn(struct bench *b)
{
	lws_usec_t now = 0, at = 0, step = 50 * SEC / (lws_usec_t)b->count;
	unsigned long r;
	size_t n;

	for (r = 0; r < b->rounds + 1; r++)
		for (n = 0; n < b->count; n++) {
			now += step;
			lws_wheel_fire(&b->wheel, now, 0);
			lws_wheel_schedule(&b->wheel,
					   LWSSULLI_MISS_IF_SUSPENDED,
					   &b->timer[n], now + 60 * SEC);
			if (lws_wheel_next(&b->wheel, &at) || at <= now) {
				fprintf(stderr, "next: wrong time\n");
				exit(1);
			}
		}
}

static const struct mode modes[] = {
	{ "arm", run_arm },
	{ "rearm", run_rearm },
	{ "turn", run_turn },
};

static double
seconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);

	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static int
bench(struct bench *b, const struct mode *mode)
{
	double t;
	size_t n;

	lws_wheel_init(&b->wheel, 0);
	for (n = 0; n < b->count; n++)
		b->timer[n].cb = count_cb;
	t = seconds();
	mode->run(b);
	t = seconds() - t;
	printf("%s, %zu timers: %.1f ns\n", mode->name, b->count,
	       t * 1e9 / (double)b->count / (double)b->rounds);

	/* what is still armed is all there, and fires once */
	n = mode->run == run_arm ? 0 : b->count;
	lws_wheel_fire(&b->wheel, INT64_MAX, 0);
	if (fired != n) {
		fprintf(stderr, "%lu timers fired, not %zu\n", fired, n);
		return 1;
	}

	return 0;
}

int
main(int argc, char **argv)
{
	static struct bench b;
	size_t n;
	int r;

	if (argc != 4)
		goto usage;
	for (n = 0; n < LWS_ARRAY_SIZE(modes); n++)
		if (!strcmp(argv[1], modes[n].name))
			break;
	b.count = strtoul(argv[2], NULL, 10);
	b.rounds = strtoul(argv[3], NULL, 10);
	if (n == LWS_ARRAY_SIZE(modes) || !b.count || b.count > 10000000 ||
	    !b.rounds || b.rounds > 1000000)
		goto usage;

	b.timer = calloc(b.count, sizeof(*b.timer));
	if (!b.timer) {
		fprintf(stderr, "out of memory\n");
		return 1;
	}
	r = bench(&b, &modes[n]);
	free(b.timer);

	return r;

usage:
	fprintf(stderr, "usage: %s arm|rearm|turn TIMERS ROUNDS\n", argv[0]);

	return 1;
}
