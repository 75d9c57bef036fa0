/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Keys that are kept ready: more than there is room for, changed behind our
 * back, forgotten, refused memory; what comes out is always that of the
 * elements.
 */
#include "unit.h"

#include "crypto/crypto.h"

enum { KEYS = LWS_TUNE_KEPT_KEYS + 3 };

static struct lws_gencrypto_keyelem keys[KEYS][LWS_GENCRYPTO_MAX_KEYEL_COUNT];

static int
make_keys(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < KEYS; n++)
		if (lws_x_okp_new_keypair("Ed25519", keys[n]))
			return -1;

	return 0;
}

static int
drop_keys(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < KEYS; n++) {
		lws_keys_forget(keys[n]);
		lws_genec_destroy_elements(keys[n]);
	}

	return 0;
}

/* which of the keys a signature by that one is of */
static void
signs_as(unsigned int who)
{
	uint8_t sig[64];
	unsigned int n;

	assert_int_equal(lws_x_okp_sign(keys[who], "a", 1, sig, 64), 0);
	for (n = 0; n < KEYS; n++)
		assert_int_equal(lws_x_okp_verify(keys[n], "a", 1, sig, 64),
				 n == who ? 0 : -1);
}

static void
more_than_there_is_room_for(void **state)
{
	unsigned int n, k;

	(void)state;
	for (k = 0; k < 3; k++)
		for (n = 0; n < KEYS; n++) {
			lws_keys_keep(LWS_GENCRYPTO_KTY_EC, keys[n], 1);
			lws_keys_keep(LWS_GENCRYPTO_KTY_EC, keys[n], 0);
			signs_as(n);
		}
}

static void
elements_count_not_where_they_are(void **state)
{
	struct lws_gencrypto_keyelem was[2];

	(void)state;
	lws_keys_keep(LWS_GENCRYPTO_KTY_EC, keys[0], 1);
	memcpy(was, &keys[0][1], sizeof(was));
	memcpy(&keys[0][1], &keys[1][1], sizeof(was));
	memcpy(&keys[1][1], was, sizeof(was));
	signs_as(0);
	signs_as(1);
}

static void
what_is_no_key_is_not_kept(void **state)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];

	(void)state;
	memset(el, 0, sizeof(el));
	lws_keys_keep(LWS_GENCRYPTO_KTY_EC, el, 1);
	lws_keys_keep(LWS_GENCRYPTO_KTY_RSA, el, 1);
	lws_keys_keep(LWS_GENCRYPTO_KTY_OCT, el, 1);
	lws_keys_forget(el);
	lws_keys_forget(keys[0]);
	lws_keys_forget(keys[0]);
	signs_as(0);
}

static int
keep_one(void)
{
	lws_keys_keep(LWS_GENCRYPTO_KTY_EC, keys[0], 1);
	signs_as(0); /* kept or not */
	lws_keys_forget(keys[0]);

	return unit_heap.refused ? -1 : 0;
}

static void
out_of_memory_is_survived(void **state)
{
	(void)state;
	drop_keys(state);
	assert_int_equal(make_keys(state), 0);
	unit_oom_sweep(keep_one);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(more_than_there_is_room_for),
		cmocka_unit_test(elements_count_not_where_they_are),
		cmocka_unit_test(what_is_no_key_is_not_kept),
		cmocka_unit_test(out_of_memory_is_survived),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, make_keys, drop_keys);
}
