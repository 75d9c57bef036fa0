/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A document: a file that can be an answer, open or in memory, with what is
 * said of it in ready header lines. A directory stands for its index; a
 * platform's file that was stored compressed beside itself (x.gz, x.br, no
 * older than x) stands in for those who take it so. What is not the platform's
 * own goes through the context's file operations.
 */
#include "roles/http/file.h"
#include "system/vfs/vfs.h"

/** struct finding - a document on the way to be one */
struct finding {
	const struct lws_http_ask *ask;
	struct lws_plat_stat st;
	lws_fop_fd_t fop;
	uint64_t len;
	uint32_t mtime;
	int fd;
	uint8_t coding;
	uint8_t is_source; /* somebody rewrites it: not in a stored form */
	char path[LWS_LIMIT_HTTP_FILE_PATH];
};

/* -- finding it -- */

static int
append(struct finding *f, const char *text)
{
	size_t n = strlen(f->path), len = strlen(text);

	if (len >= sizeof(f->path) - n)
		return -1;
	memcpy(f->path + n, text, len + 1);

	return 0;
}

/* f->path, if it is a file or a directory; -1 */
static int
open_regular(const struct finding *f, struct lws_plat_stat *st)
{
	int fd = lws_http_links_open(&f->ask->look, f->path);

	if (fd < 0)
		return -1;
	if (!lws_plat_fstat(fd, st) &&
	    (st->kind == LDOT_FILE || st->kind == LDOT_DIR))
		return fd;
	lws_plat_close(fd);

	return -1;
}

static int
open_platform(struct finding *f)
{
	f->fd = open_regular(f, &f->st);
	if (f->fd < 0)
		return -1;
	if (f->st.kind == LDOT_FILE)
		return 0;
	lws_plat_close(f->fd);
	f->fd = -1;
	if (!f->ask->look.is_page || append(f, "/") ||
	    append(f, f->ask->look.index))
		return -1;
	f->fd = open_regular(f, &f->st);
	if (f->fd < 0 || f->st.kind == LDOT_FILE)
		return f->fd < 0 ? -1 : 0;
	lws_plat_close(f->fd);
	f->fd = -1;

	return -1;
}

static void
try_stored(struct finding *f, unsigned int coding, const char *suffix)
{
	size_t n = strlen(f->path);
	struct lws_plat_stat st;
	int fd;

	if (!(f->ask->look.accepts & coding) || f->coding || f->is_source ||
	    append(f, suffix))
		return;
	fd = open_regular(f, &st);
	f->path[n] = '\0';
	if (fd < 0)
		return;
	if (st.kind != LDOT_FILE || st.mtime < f->st.mtime) {
		lws_plat_close(fd);
		return;
	}
	lws_plat_close(f->fd);
	(void)append(f, suffix); /* it did fit */
	f->fd = fd;
	f->st = st;
	f->coding = (uint8_t)coding;
}

static int
find_platform(struct finding *f)
{
	if (open_platform(f))
		return -1;
	f->len = f->st.size;
	f->mtime = (uint32_t)f->st.mtime;

	return 0;
}

/* 1 a file of somebody's file system; 0 a directory; -1 nothing that is served
 */
static int
kind_of_fop(struct finding *f, lws_fop_flags_t flags)
{
	f->len = lws_vfs_get_length(f->fop);
	f->mtime = flags & LWS_FOP_FLAG_MOD_TIME_VALID
			   ? lws_vfs_get_mod_time(f->fop)
			   : 0;
	if (flags & LWS_FOP_FLAG_COMPR_IS_GZIP)
		f->coding = LWS_HTTP_CODING_GZIP;
	if (flags & LWS_FOP_FLAG_VIRTUAL)
		return 1;
	if (lws_plat_fstat(f->fop->fd, &f->st))
		return -1;
	if (f->st.kind == LDOT_DIR)
		return 0;

	return f->st.kind == LDOT_FILE ? 1 : -1;
}

static int
open_fop(struct lws *wsi, struct finding *f)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	int kind;

	if (f->ask->look.accepts & LWS_HTTP_CODING_GZIP)
		flags |= LWS_FOP_FLAG_COMPR_ACCEPTABLE_GZIP;
	f->fop = lws_http_links_open_fop(lws_get_fops(lws_cx(wsi)),
					 &f->ask->look, f->path, &flags);
	if (!f->fop)
		return -1;
	kind = kind_of_fop(f, flags);
	if (kind <= 0)
		lws_vfs_file_close(&f->fop);

	return kind;
}

static int
find_fop(struct lws *wsi, struct finding *f)
{
	int kind = open_fop(wsi, f);

	if (kind)
		return kind < 0 ? -1 : 0;
	if (!f->ask->look.is_page || append(f, "/") ||
	    append(f, f->ask->look.index))
		return -1;

	return open_fop(wsi, f) > 0 ? 0 : -1;
}

static int
find(struct lws *wsi, struct finding *f)
{
	const char *p = f->ask->path;

	f->fd = -1;
	f->fop = NULL;
	f->coding = 0;
	f->path[0] = '\0';
	if (append(f, p) ||
	    (f->ask->look.is_page && f->ask->len && p[f->ask->len - 1] == '/' &&
	     append(f, f->ask->look.index)))
		return -1;

	return lws_vfs_serves_platform(lws_get_fops(lws_cx(wsi)), f->path)
		       ? find_platform(f)
		       : find_fop(wsi, f);
}

static void
give_up(struct finding *f)
{
	if (f->fd >= 0)
		lws_plat_close(f->fd);
	if (f->fop)
		lws_vfs_file_close(&f->fop);
}

/* -- what is said of it -- */

struct lines {
	char *p;
	const char *end;
	int overflow;
};

static void
add(struct lines *l, const char *name, const char *value)
{
	size_t room = (size_t)(l->end - l->p);
	int n = lws_snprintf(l->p, room, "%s: %s\r\n", name, value);

	if (n < 0 || (size_t)n >= room - 1)
		l->overflow = 1;
	else
		l->p += n;
}

static void
make_etag(struct lws_http_doc *d)
{
	static const char *const mark[] = { "", "-gz", "-br" };

	lws_snprintf(d->etag, sizeof(d->etag), "%s\"%08llX%08X%s%.8X%s\"",
		     d->live ? "W/" : "", (unsigned long long)d->len,
		     (unsigned int)d->mtime, d->st.mtime_ns ? "." : "",
		     d->st.mtime_ns, mark[d->coding]);
}

static void
add_cache_control(struct lines *l, const struct lws_http_mount *m)
{
	char cc[64];

	lws_strncpy(cc, "no-store", sizeof(cc));
	if (m && m->cache_no)
		lws_strncpy(cc, "no-cache", sizeof(cc));
	else if (m && m->cache_max_age && m->cache_reusable)
		lws_snprintf(cc, sizeof(cc), "%s%s, max-age=%d",
			     m->cache_revalidate ? "must-revalidate, " : "",
			     m->cache_intermediaries ? "public" : "private",
			     m->cache_max_age);
	add(l, "cache-control", cc);
}

/* RFC 9110 8.8.2.1: not later than the answer itself */
static void
add_validators(struct lines *l, const struct lws_http_doc *d)
{
	time_t t = (time_t)d->mtime;
	char date[32];

	if (!d->mtime)
		return;
	add(l, "etag", d->etag);
	if (t <= (time_t)(lws_plat_wall_us() / LWS_US_PER_SEC) &&
	    !lws_http_date_render_from_unix(date, sizeof(date), &t))
		add(l, "last-modified", date);
}

static void
add_representation(struct lines *l, const struct lws_http_doc *d)
{
	static const char *const coding[] = { NULL, "gzip", "br" };

	if (d->coding || d->live)
		add(l, "content-encoding",
		    d->live ? d->live : coding[d->coding]);
	if (lws_http_has_ranges && !d->live)
		add(l, "accept-ranges", "bytes");
}

static int
make_lines(struct lws_http_doc *d, const struct lws_http_mount *m,
	   const char *type)
{
	size_t size = 512 + (type ? strlen(type) : 0);
	struct lines l;
	char digits[24];

	d->lines = lws_malloc(size, "document's header lines");
	if (!d->lines)
		return -1;
	l.p = d->lines;
	l.end = d->lines + size;
	l.overflow = 0;
	if (type && *type)
		add(&l, "content-type", type);
	d->has_type = !!type;
	d->section[LWS_HTTP_DOC_REPR] = (uint16_t)(l.p - d->lines);
	add_representation(&l, d);
	d->section[LWS_HTTP_DOC_CACHE] = (uint16_t)(l.p - d->lines);
	add_cache_control(&l, m);
	d->section[LWS_HTTP_DOC_VALID] = (uint16_t)(l.p - d->lines);
	add_validators(&l, d);
	if (d->varies)
		add(&l, "vary", "accept-encoding");
	d->section[LWS_HTTP_DOC_LENGTH] = (uint16_t)(l.p - d->lines);
	lws_snprintf(digits, sizeof(digits), "%llu",
		     (unsigned long long)d->len);
	add(&l, "content-length", digits);
	d->section[LWS_HTTP_DOC_SECTIONS] = (uint16_t)(l.p - d->lines);

	return l.overflow ? -1 : 0;
}

/* the lines of the sections from..to are in one piece */
static int
put_lines(struct lws_http *h, struct lws_span text, uint8_t **p, uint8_t *end)
{
	while (text.len) {
		const uint8_t *cr = memchr(text.p, '\r', text.len);
		const uint8_t *colon = memchr(text.p, ':', text.len);
		struct lws_span name, value;

		if (!cr || !colon)
			return -1;
		name = lws_span_of(text.p, (size_t)(colon - text.p));
		value = lws_span_of(colon + 2, (size_t)(cr - colon) - 2);
		if (h->ops->header(h->wsi, &name, &value, p, end))
			return -1;
		lws_span_skip(&text, (size_t)(cr - text.p) + 2);
	}

	return 0;
}

static int
put_section(struct lws_http *h, const struct lws_http_doc *d, unsigned int n,
	    uint8_t **p, uint8_t *end)
{
	struct lws_span text =
		lws_span_of(d->lines + d->section[n],
			    (size_t)(d->section[n + 1] - d->section[n]));

	if (!h->ops->is_text)
		return put_lines(h, text, p, end);
	if (text.len >= (size_t)(end - *p))
		return -1;
	memcpy(*p, text.p, text.len);
	*p += text.len;

	return 0;
}

int
lws_http_doc_lines(struct lws_http *h, const struct lws_http_doc *d,
		   unsigned int which, uint8_t **p, uint8_t *end)
{
	unsigned int n;

	for (n = 0; n < LWS_HTTP_DOC_SECTIONS; n++)
		if ((which & (1u << n)) && put_section(h, d, n, p, end))
			return -1;
	if (which & (1u << LWS_HTTP_DOC_LENGTH)) {
		h->said |= LWS_HTTP_SAID_LENGTH;
		h->tx_left = d->len;
	}

	return 0;
}

/* -- making and ending it -- */

static struct lws_http_doc *
make(const struct finding *f)
{
	size_t path_len = strlen(f->path) + 1;
	struct lws_http_doc *d = lws_zalloc(
		sizeof(*d) + path_len + f->ask->len + 1, "http document");

	if (!d)
		return NULL;
	memcpy(d->path, f->path, path_len);
	d->wanted = d->path + path_len;
	memcpy(d->wanted, f->ask->path, f->ask->len);
	d->wanted_len = f->ask->len;
	d->look = f->ask->look;
	d->st = f->st;
	d->len = f->len;
	d->mtime = f->mtime;
	d->coding = f->coding;
	d->fop = f->fop;
	d->fd = f->fd;
	d->refs = 1;

	return d;
}

static const char *
type_of(const struct finding *f)
{
	return f->ask->look.is_page
		       ? lws_get_mimetype(f->path, f->ask->look.mount)
		       : NULL;
}

/* on the way to this client, to others, never */
static void
decide_live(struct lws *wsi, struct lws_http_doc *d, const char *type)
{
	int varies = 0;

	if (!d->coding && type && !d->interpreter)
		d->live = lws_http_coding_of_doc(lws_http_of(wsi), d, type,
						 &varies);
	d->varies = varies || (d->look.accepts &
			       (LWS_HTTP_CODING_GZIP | LWS_HTTP_CODING_BR));
}

struct lws_http_doc *
lws_http_doc_open(struct lws *wsi, const struct lws_http_ask *ask)
{
	struct finding f = { .ask = ask };
	struct lws_http_doc *d;
	const char *type, *who;

	if (find(wsi, &f))
		return NULL;
	who = f.ask->look.is_page
		      ? lws_http_interpreter(ask->look.mount, f.path)
		      : NULL;
	f.is_source = !!who;
	type = type_of(&f); /* of the file, not of how it is stored */
	if (f.fd >= 0) {
		try_stored(&f, LWS_HTTP_CODING_BR, ".br");
		try_stored(&f, LWS_HTTP_CODING_GZIP, ".gz");
		f.len = f.st.size;
	}
	d = make(&f);
	if (!d) {
		give_up(&f);
		return NULL;
	}
	d->interpreter = who;
	decide_live(wsi, d, type);
	make_etag(d);
	if (make_lines(d, ask->look.mount, type)) {
		lws_http_doc_put(d);
		return NULL;
	}

	return d;
}

void
lws_http_doc_put(struct lws_http_doc *d)
{
	if (!d || --d->refs)
		return;
	if (d->fd >= 0)
		lws_plat_close(d->fd);
	if (d->fop)
		lws_vfs_file_close(&d->fop);
	lws_free(d->content);
	lws_free(d->lines);
	lws_free(d);
}

int
lws_http_doc_load(struct lws_http_doc *d)
{
	size_t got = 0, done;
	uint8_t *content = lws_malloc((size_t)d->len + 1, "http content");

	if (!content)
		return -1;
	while (got < d->len &&
	       lws_plat_pread(d->fd, content + got, (size_t)d->len - got, got,
			      &done) == LWS_IO_OK)
		got += done;
	if (got < d->len) {
		lws_free(content);
		return -1;
	}
	d->content = content;
	lws_plat_close(d->fd);
	d->fd = -1;

	return 0;
}
