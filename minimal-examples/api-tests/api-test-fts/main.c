/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-fts: an index of two texts is made, then searched. Exits 0 if
 * all went as it should.
 */
#include <libwebsockets.h>

#include <fcntl.h>
#include <stdio.h>

static const struct {
	const char *path, *text;
} files[] = {
	{ "moby", "Call me Ishmael. Some years ago\n"
		  "never mind how long precisely\n" },
	{ "alice", "Alice was beginning to get very tired\n"
		   "of sitting by her sister on the bank,\n"
		   "and of having nothing to do. Something\n" },
};

static int
make_index(const char *path)
{
	int fd = open(path, O_CREAT | O_TRUNC | O_RDWR, 0600), n, bad = 0;
	struct lws_fts *t;
	size_t i;

	if (fd < 0)
		return 1;
	t = lws_fts_create(fd);
	for (i = 0; t && i < LWS_ARRAY_SIZE(files); i++) {
		n = lws_fts_file_index(t, files[i].path,
				       (int)strlen(files[i].path), 0);
		/* in any pieces */
		bad |= n < 0 || lws_fts_fill(t, (uint32_t)n, files[i].text,
					     strlen(files[i].text));
	}
	bad |= !t || lws_fts_serialize(t);
	lws_fts_destroy(&t);
	close(fd);

	return bad;
}

static int
find_word(struct lws_fts_file *f)
{
	struct lws_fts_search_params params;
	struct lws_fts_result_filepath *fp;
	struct lws_fts_result *result;
	uint32_t hit[2];
	int bad = 1;

	memset(&params, 0, sizeof(params));
	params.needle = "nothing";
	params.flags = LWSFTS_F_QUERY_FILES | LWSFTS_F_QUERY_FILE_LINES;
	result = lws_fts_search(f, &params);
	fp = result ? result->filepath_head : NULL;
	if (fp && fp->matches == 1) {
		/* the hits follow, then the path */
		memcpy(hit, fp + 1, sizeof(hit));
		lwsl_user("%s: line %u, at byte %u\n",
			  (const char *)(fp + 1) + fp->matches_length, hit[0],
			  hit[1]);
		bad = fp->next || hit[0] != 3 || hit[1] != 76;
	}
	lwsac_free(&params.results_head);

	return bad;
}

static int
complete_word(struct lws_fts_file *f)
{
	struct lws_fts_search_params params;
	struct lws_fts_result_autocomplete *ac;
	struct lws_fts_result *result;
	int count = 0;

	memset(&params, 0, sizeof(params));
	params.needle = "some";
	params.flags = LWSFTS_F_QUERY_AUTOCOMPLETE;
	params.max_autocomplete = 5;
	result = lws_fts_search(f, &params);
	ac = result ? result->autocomplete_head : NULL;
	for (; ac; ac = ac->next, count++)
		lwsl_user("some... %s (%d)\n", (const char *)(ac + 1),
			  ac->instances);
	lwsac_free(&params.results_head);

	return count != 2; /* some, something */
}

int
main(void)
{
	char dir[] = "/tmp/lws-api-test-fts-XXXXXX", path[64];
	struct lws_fts_file *f = NULL;
	int bad;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);
	if (!mkdtemp(dir))
		return 1;
	lws_snprintf(path, sizeof(path), "%s/index", dir);
	bad = make_index(path);
	if (!bad)
		f = lws_fts_open(path);
	bad |= !f || find_word(f) || complete_word(f);
	if (f)
		lws_fts_close(f);
	bad |= unlink(path) || rmdir(dir);
	lwsl_user("Completed: %s\n", bad ? "FAIL" : "PASS");

	return bad;
}
