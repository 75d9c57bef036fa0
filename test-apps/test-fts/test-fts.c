/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * test-fts index INDEX FILE...        makes an index of text files
 * test-fts search INDEX WORD...       where the words are
 * test-fts complete INDEX PREFIX...   what words begin so
 *
 * A hit is a line of path, line, offset of the line and its text, with tabs
 * between; a completion one of word, hits, and hits of all that it begins. The
 * result is 0, 1 if something was not found, 2 if it could not be done.
 */
#include <libwebsockets.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COMPLETIONS 20

static int
index_file(struct lws_fts *t, const char *path)
{
	int n = lws_fts_file_index(t, path, (int)strlen(path), 0), bad = n < 0;
	FILE *f = fopen(path, "r");
	char piece[65536];
	size_t len;

	if (!f) {
		perror(path);
		return -1;
	}
	while (!bad && (len = fread(piece, 1, sizeof(piece), f)))
		bad = lws_fts_fill(t, (uint32_t)n, piece, len);
	bad |= ferror(f);
	fclose(f);

	return bad ? -1 : 0;
}

static int
make_index(const char *index, char **files)
{
	int fd = open(index, O_CREAT | O_TRUNC | O_RDWR, 0644), bad = 0;
	struct lws_fts *t;

	if (fd < 0) {
		perror(index);
		return 2;
	}
	t = lws_fts_create(fd);
	for (; t && *files && !bad; files++)
		bad = index_file(t, *files);
	bad |= !t || lws_fts_serialize(t);
	lws_fts_destroy(&t);
	close(fd);

	return bad ? 2 : 0;
}

static void
print_hits(const struct lws_fts_result_filepath *fp)
{
	const char *p = (const char *)(fp + 1), *path = p + fp->matches_length;
	const char *quote;
	uint32_t at[2];
	int n;

	for (n = 0; n < fp->matches; n++) {
		memcpy(at, p, sizeof(at));
		memcpy(&quote, p + sizeof(at), sizeof(quote));
		p += sizeof(at) + sizeof(quote);
		printf("%s\t%u\t%u\t%s\n", path, (unsigned int)at[0],
		       (unsigned int)at[1], quote);
	}
}

static int
look_for(struct lws_fts_file *f, const char *word, int flags)
{
	const struct lws_fts_result_autocomplete *ac;
	const struct lws_fts_result_filepath *fp;
	struct lws_fts_search_params params;
	const struct lws_fts_result *r;
	int missed;

	memset(&params, 0, sizeof(params));
	params.needle = word;
	params.flags = flags;
	params.max_autocomplete = COMPLETIONS;
	r = lws_fts_search(f, &params);
	if (!r)
		return 2;
	for (fp = r->filepath_head; fp; fp = fp->next)
		print_hits(fp);
	for (ac = r->autocomplete_head; ac; ac = ac->next)
		printf("%s\t%d\t%d\n", (const char *)(ac + 1), ac->instances,
		       ac->agg_instances);
	missed = !r->filepath_head && !r->autocomplete_head;
	lwsac_free(&params.results_head);

	return missed;
}

static int
look_for_all(const char *index, char **words, int flags)
{
	struct lws_fts_file *f = lws_fts_open(index);
	int r = 0;

	if (!f)
		return 2;
	for (; *words; words++)
		r |= look_for(f, *words, flags);
	lws_fts_close(f);

	return r & 2 ? 2 : r;
}

int
main(int argc, char **argv)
{
	const int hits = LWSFTS_F_QUERY_FILES | LWSFTS_F_QUERY_FILE_LINES |
			 LWSFTS_F_QUERY_QUOTE_LINE;
	const char *what = argc > 3 ? argv[1] : "";

	if (!strcmp(what, "index"))
		return make_index(argv[2], argv + 3);
	if (!strcmp(what, "search"))
		return look_for_all(argv[2], argv + 3, hits);
	if (!strcmp(what, "complete"))
		return look_for_all(argv[2], argv + 3,
				    LWSFTS_F_QUERY_AUTOCOMPLETE);
	fprintf(stderr, "test-fts index INDEX FILE...\n"
			"test-fts search INDEX WORD...\n"
			"test-fts complete INDEX PREFIX...\n");

	return 2;
}
