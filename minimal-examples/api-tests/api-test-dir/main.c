/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-dir: makes a small tree, lists it, adds up its size, finds files
 * by a pattern and deletes it. Exits 0 if all went as it should.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <sys/stat.h>

static int
show(const char *dirpath, void *user, struct lws_dir_entry *lde)
{
	int *count = user;

	lwsl_user("%s/%s%s\n", dirpath, lde->name,
		  lde->type == LDOT_DIR ? "/" : "");
	(*count)++;

	return 0; /* go on with the next */
}

static int
found(void *data, const char *path)
{
	int *count = data;

	lwsl_user("found %s\n", path);
	(*count)++;

	return 0;
}

static int
make_file(const char *dir, const char *name, const char *text)
{
	char path[128];
	FILE *f;

	lws_snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	if (!f)
		return 1;
	fputs(text, f);

	return fclose(f);
}

static int
make_tree(const char *top)
{
	char path[128];

	lws_snprintf(path, sizeof(path), "%s/sub", top);

	return mkdir(path, 0700) || make_file(top, "b.txt", "12345") ||
	       make_file(top, "a.txt", "123") || make_file(path, "c", "1");
}

static int
look_at_tree(const char *top)
{
	int shown = 0, hits = 0;
	lws_dir_glob_t glob = { .filter = "*.txt", .cb = found, .user = &hits };
	lws_dir_du_t du = { 0 };

	if (!lws_dir(top, &shown, show) || shown != 3)
		return 1;
	if (!lws_dir(top, &du, lws_dir_du_cb) || du.size_in_bytes != 9 ||
	    du.count_files != 3)
		return 1;
	lwsl_user("%llu bytes in %u files\n",
		  (unsigned long long)du.size_in_bytes, du.count_files);

	return !lws_dir(top, &glob, lws_dir_glob_cb) || hits != 2;
}

static int
remove_tree(const char *top)
{
	struct lws_dir_info info = {
		.dirpath = top,
		.cb = lws_dir_rm_rf_cb,
		.do_toplevel_cb = 1, /* the folder itself, too */
	};

	return !lws_dir_via_info(&info) || !access(top, F_OK);
}

int
main(void)
{
	char top[] = "/tmp/lws-api-test-dir-XXXXXX";
	int bad;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);
	if (!mkdtemp(top))
		return 1;
	bad = make_tree(top) || look_at_tree(top);
	bad |= remove_tree(top);
	lwsl_user("Completed: %s\n", bad ? "FAIL" : "PASS");

	return bad;
}
