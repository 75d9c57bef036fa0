/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as an index that is searched; the first ones, up to a NUL, are the
 * needle. The header's length is mended, since a wrong one would hide all that
 * is behind it.
 */
#include "system/fts/fts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
search(const char *path, const char *needle)
{
	struct lws_fts_search_params p = { .needle = needle,
					   .flags = 7,
					   .max_autocomplete = 5 };
	struct lws_fts_file *f = lws_fts_open(path);

	if (!f)
		return;
	lws_fts_search(f, &p);
	lwsac_free(&p.results_head);
	lws_fts_close(f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
	size_t len = nul ? size - (size_t)(nul - data) - 1 : 0;
	char path[] = "/tmp/lws-fts-fuzz-XXXXXX";
	uint8_t head[4];
	int fd;

	if (len < LWS_FTS_HEADER || len > 65536)
		return 0;
	lws_set_log_level(0, NULL);
	fd = mkstemp(path);
	if (fd < 0)
		return 0;
	lws_put_u32be(head, (uint32_t)len);
	if (pwrite(fd, nul + 1, len, 0) == (ssize_t)len &&
	    pwrite(fd, head, 4, 8) == 4)
		search(path, (const char *)data);
	close(fd);
	unlink(path);

	return 0;
}
