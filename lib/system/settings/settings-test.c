/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Settings in a directory, and in a store of the program's own.
 */
#include "unit.h"

#include "core/core.h"

static char dir[] = "/tmp/lws-settings-XXXXXX";

static const lws_settings_ops_t plat = { lws_settings_ops_plat };

static void
settings_are_kept_and_replaced(void **state)
{
	lws_settings_instance_t *si = lws_settings_init(&plat, dir), *again;
	uint8_t buf[16];
	char path[64];
	size_t n = sizeof(buf);

	(void)state;
	lws_set_log_level(0, NULL);
	assert_non_null(mkdtemp(dir));
	assert_non_null(si);
	assert_int_not_equal(si->so->get(si, "ssid", buf, &n), 0);
	assert_int_equal(si->so->set(si, "ssid", (const uint8_t *)"a\0b", 3),
			 0);
	n = 0;
	assert_int_equal(lws_settings_plat_get(si, "ssid", NULL, &n), 0);
	assert_int_equal(n, 3);
	n = 2;
	memset(buf, 'x', sizeof(buf));
	assert_int_equal(lws_settings_plat_get(si, "ssid", buf, &n), 0);
	assert_int_equal(n, 3);
	assert_memory_equal(buf, "a\0x", 3);
	assert_int_equal(lws_settings_plat_printf(si, "ssid", "%d-%s", 7, "z"),
			 0);
	again = lws_settings_init(&plat, dir);
	n = sizeof(buf);
	assert_int_equal(lws_settings_plat_get(again, "ssid", buf, &n), 0);
	assert_int_equal(n, 3);
	assert_memory_equal(buf, "7-z", 3);
	assert_int_equal(lws_settings_plat_set(si, "empty", buf, 0), 0);
	assert_int_equal(lws_settings_plat_get(si, "empty", buf, &n), 0);
	assert_int_equal(n, 0);
	lws_settings_deinit(&again);
	lws_settings_deinit(&si);
	assert_null(si);
	lws_snprintf(path, sizeof(path), "%s/ssid", dir);
	unlink(path);
	lws_snprintf(path, sizeof(path), "%s/empty", dir);
	unlink(path);
	assert_int_equal(rmdir(dir), 0); /* nothing else was left there */
}

static void
names_lead_nowhere_else(void **state)
{
	static const char *const bad[] = {
		"", "..", "../x", "a/b", ".x", "x~"
	};
	lws_settings_instance_t *si = lws_settings_init(&plat, (void *)"/tmp");
	size_t n, i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(bad); i++) {
		assert_int_not_equal(
			lws_settings_plat_get(si, bad[i], NULL, &n), 0);
		assert_int_not_equal(
			lws_settings_plat_set(si, bad[i], (uint8_t *)"", 0), 0);
	}
	lws_settings_deinit(&si);
	si = lws_settings_init(&plat, NULL);
	assert_int_not_equal(lws_settings_plat_set(si, "x", (uint8_t *)"", 0),
			     0);
	lws_settings_deinit(&si);
	si = lws_settings_init(&plat, (void *)"/nonexistent");
	assert_int_not_equal(lws_settings_plat_set(si, "x", (uint8_t *)"", 0),
			     0);
	lws_settings_deinit(&si);
}

static size_t set_len;

static int
my_set(lws_settings_instance_t *si, const char *name, const uint8_t *src,
       size_t len)
{
	(void)si;
	(void)name;
	(void)src;
	set_len = len;

	return 0;
}

static const lws_settings_ops_t mine = { .set = my_set };

static void
printf_goes_to_the_programs_store(void **state)
{
	lws_settings_instance_t *si = lws_settings_init(&mine, NULL);

	(void)state;
	assert_int_equal(lws_settings_plat_printf(si, "x", "%0*d", 5000, 1), 0);
	assert_int_equal(set_len, 5000);
	set_len = 0;
	assert_int_equal(lws_settings_plat_printf(si, "x", "%0*d",
						  LWS_LIMIT_SETTING_TEXT, 1),
			 1);
	assert_int_equal(set_len, 0);
	lws_settings_deinit(&si);
}

static int
use(void)
{
	lws_settings_instance_t *si = lws_settings_init(&mine, NULL);
	int r;

	if (!si)
		return -1;
	r = lws_settings_plat_printf(si, "x", "%d", 5);
	lws_settings_deinit(&si);

	return r ? -1 : 0;
}

static void
short_of_memory_nothing_stays(void **state)
{
	(void)state;
	unit_oom_sweep(use);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings_are_kept_and_replaced),
		cmocka_unit_test(names_lead_nowhere_else),
		cmocka_unit_test(printf_goes_to_the_programs_store),
		cmocka_unit_test(short_of_memory_nothing_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
