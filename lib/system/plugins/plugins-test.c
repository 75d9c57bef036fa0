/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Plugins from a folder: which files are taken, which refused and with which
 * words, and what vhosts get of them. The test's program exports the library to
 * them: they are modules without one of their own.
 */
#include "core-net/core-net.h"
#include "unit.h"

#include <sys/stat.h>

static char logged[8192];

static void
keep_log(int level, const char *line)
{
	size_t n = strlen(logged);

	(void)level;
	lws_snprintf(logged + n, sizeof(logged) - n, "%s", line);
}

static const char *const dirs[] = { PLUGINS_FOR_TEST, NULL };

static int inits, destroys;

static const struct lws_protocol_vhost_options opt_destroys = {
	.name = "destroys",
	.value = (const char *)&destroys,
};
static const struct lws_protocol_vhost_options opt_inits = {
	.next = &opt_destroys,
	.name = "inits",
	.value = (const char *)&inits,
};
static const struct lws_protocol_vhost_options pvo = {
	.name = "plugin-test",
	.options = &opt_inits,
};
static const struct lws_protocol_vhost_options pvo_unknown = {
	.next = &pvo,
	.name = "no-such-plugin",
};

static int
quiet_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	(void)wsi;
	(void)reason;
	(void)user;
	(void)in;
	(void)len;

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "own", .callback = quiet_callback }, LWS_PROTOCOL_LIST_TERM
};

static struct lws_context *
context(const struct lws_protocol_vhost_options *o)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = protocols;
	info.plugin_dirs = dirs;
	info.pvo = o;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;

	return lws_create_context(&info);
}

static int
begin(void **state)
{
	(void)state;
	inits = destroys = 0;
	logged[0] = '\0';
	lws_set_log_level(LLL_ERR | LLL_WARN | LLL_NOTICE, keep_log);

	return 0;
}

static int
count(struct lws_plugin *p, void *user)
{
	(void)p;
	(*(int *)user)++;

	return 0;
}

static void
only_those_that_fit_are_loaded(void **state)
{
	struct lws_plugin *list = NULL;
	int n = 0;

	(void)state;
	assert_int_equal(lws_plugins_init(&list, dirs, "lws_protocol_plugin",
					  NULL, count, &n),
			 0);
	assert_int_equal(n, 1);
	assert_string_equal(list->hdr->name, "for test");
	assert_null(list->list);
	assert_non_null(strstr(logged, "test_magic.so: was built for another "
				       "version of the plugin interface"));
	assert_non_null(strstr(logged, "test_hash.so: was built for another "
				       "build of the library (it says "
				       "lws_protocol_plugin, another build; "
				       "we are " LWS_BUILD_HASH));
	assert_non_null(
		strstr(logged, "test_class.so: is a plugin of another kind"));
	assert_non_null(strstr(logged, "test_none.so: exports no symbol of its "
				       "file's name"));
	/* each name once */
	assert_int_equal(lws_plugins_init(&list, dirs, "lws_protocol_plugin",
					  "for_test_good", count, &n),
			 1);
	assert_non_null(strstr(logged, "test_good.so: is loaded already"));
	assert_int_equal(n, 1);
	assert_int_equal(lws_plugins_destroy(&list, count, &n), 0);
	assert_int_equal(n, 2);
	assert_null(list);
}

static void
one_is_found_by_its_name(void **state)
{
	static const char *const nowhere[] = { "/nonexistent", NULL };
	struct lws_plugin *list = NULL;

	(void)state;
	assert_int_equal(lws_plugins_init(&list, dirs, "lws_protocol_plugin",
					  "for_test", NULL, NULL),
			 1);
	assert_int_equal(lws_plugins_init(&list, dirs, "lws_protocol_plugin",
					  "for_test_good", NULL, NULL),
			 0);
	lws_plugins_destroy(&list, NULL, NULL);
	assert_int_equal(lws_plugins_init(&list, nowhere, "lws_protocol_plugin",
					  "for_test_good", NULL, NULL),
			 1);
	assert_int_equal(
		setenv("LD_LIBRARY_PATH", ":/nonexistent:" PLUGINS_FOR_TEST, 1),
		0);
	assert_int_equal(lws_plugins_init(&list, nowhere, "lws_protocol_plugin",
					  "for_test_good", NULL, NULL),
			 0);
	lws_plugins_destroy(&list, NULL, NULL);
	/* without a name others' libraries are left alone */
	assert_int_equal(lws_plugins_init(&list, nowhere, "lws_protocol_plugin",
					  NULL, NULL, NULL),
			 1);
	unsetenv("LD_LIBRARY_PATH");
}

static void
files_that_are_no_plugins_are_left_alone(void **state)
{
	static const char *const names[] = { "a_b.so", "plain-text.txt",
					     "nounderscore.so", "lib_.so",
					     "libbroken_thing.so" };
	char dir[] = "/tmp/lws-plugins-XXXXXX", path[128];
	struct lws_plugin *list = NULL;
	const char *d[] = { dir, NULL };
	size_t n;

	(void)state;
	assert_non_null(mkdtemp(dir));
	for (n = 0; n < LWS_ARRAY_SIZE(names); n++) {
		FILE *f;

		lws_snprintf(path, sizeof(path), "%s/%s", dir, names[n]);
		f = fopen(path, "w");
		assert_non_null(f);
		fputs("no library", f);
		fclose(f);
	}
	assert_int_equal(lws_plugins_init(&list, d, "x", NULL, NULL, NULL), 1);
	assert_null(strstr(logged, "plain-text"));
	assert_null(strstr(logged, "a_b"));
	assert_non_null(
		strstr(logged, "libbroken_thing.so: cannot be loaded: "));
	for (n = 0; n < LWS_ARRAY_SIZE(names); n++) {
		lws_snprintf(path, sizeof(path), "%s/%s", dir, names[n]);
		unlink(path);
	}
	rmdir(dir);
}

static void
a_vhost_has_those_that_it_names(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx = context(&pvo_unknown);
	struct lws_vhost *vh;

	(void)state;
	assert_non_null(cx);
	lws_service(cx, -1);
	assert_int_equal(inits, 1);
	assert_non_null(strstr(logged, "options for protocol no-such-plugin, "
				       "which it does not have"));
	vh = lws_get_vhost_by_name(cx, "default");
	assert_non_null(lws_vhost_name_to_protocol(vh, "plugin-test"));
	/* another one does not name it */
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.vhost_name = "second";
	info.protocols = protocols;
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);
	assert_null(lws_vhost_name_to_protocol(vh, "plugin-test"));
	assert_int_equal(inits, 1);
	/* and a third wants all; without its options it does not start */
	info.vhost_name = "third";
	info.options = LWS_SERVER_OPTION_VH_INSTANTIATE_ALL_PROTOCOLS;
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);
	assert_non_null(lws_vhost_name_to_protocol(vh, "plugin-test"));
	assert_int_equal(destroys, 0);
	lws_context_destroy(cx);
	assert_int_equal(destroys, 1);
}

static int
load_without_memory(void)
{
	struct lws_context *cx;

	inits = destroys = 0;
	lws_set_log_level(0, NULL);
	cx = context(&pvo);
	if (!cx)
		return -1;
	lws_service(cx, -1);
	lws_context_destroy(cx);
	assert_int_equal(destroys, inits);

	return 0;
}

static void
loading_survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(load_without_memory);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		T(only_those_that_fit_are_loaded),
		T(one_is_found_by_its_name),
		T(files_that_are_no_plugins_are_left_alone),
		T(a_vhost_has_those_that_it_names),
		T(loading_survives_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
