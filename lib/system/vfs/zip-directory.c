/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Finding a member in a zip archive (PKWARE APPNOTE.TXT 6.3). The archive may
 * come from anybody, so each number in it is held against the file: the end
 * record against the file's end, the directory against the end record, each
 * entry against the directory, the member's own header against its entry, and
 * its bytes against those of all other members, which they must not share.
 *
 * The directory is walked through a small window; nothing is kept of it.
 */
#include "system/vfs/zip.h"

#define END_LEN     22u /* APPNOTE 4.3.16, without the comment */
#define END_SIG     0x06054b50u
#define ENTRY_LEN   46u /* 4.3.12, without name, extra field, comment */
#define ENTRY_SIG   0x02014b50u
#define HEADER_LEN  30u /* 4.3.7, without name and extra field */
#define HEADER_SIG  0x04034b50u
#define COMMENT_MAX 65535u
#define WINDOW      4096u

/* bytes that one deflated byte can stand for, and one more: 258 by a match of
 * two bits (RFC 1951 3.2.5, 3.2.7) */
#define DEFLATE_MOST 1033u

#define FLAG_ENCRYPTED (1u << 0)
#define FLAG_MASKED    (1u << 13)

struct directory {
	uint64_t at;  /* from the start of the archive */
	uint64_t end; /* one behind */
	unsigned int count;
};

struct entry {
	uint64_t header_at;
	uint64_t comp_len;
	uint64_t len;
	uint32_t crc;
	uint16_t flags;
	uint16_t method;
	uint16_t time;
	uint16_t date;
	uint16_t name_len;
	const uint8_t *name; /* in the window; NULL if it is too long for it */
};

/* What is being looked for and what has been found so far. */
struct search {
	lws_fop_fd_t archive; /* borrowed */
	struct lws_span name;
	struct directory dir;
	struct entry found;
	unsigned int matches;
	uint64_t data_end; /* of the found member */
	const char *why;
	uint64_t window_at;
	size_t window_len;
	uint8_t window[WINDOW];
};

static int
bad(struct search *s, const char *why)
{
	s->why = why;

	return -1;
}

int
lws_zip_read_at(lws_fop_fd_t file, uint64_t at, void *buf, size_t len)
{
	uint8_t *p = buf;
	lws_filepos_t n;

	if (at > file->len || len > file->len - at)
		return -1;
	if (lws_vfs_file_seek_set(file, (lws_fileofs_t)at) != (lws_fileofs_t)at)
		return -1;
	while (len) {
		if (lws_vfs_file_read(file, &n, p, len) || !n || n > len)
			return -1;
		p += n;
		len -= (size_t)n;
	}

	return 0;
}

/* len bytes at a place of the directory, NULL: not readable. len <= WINDOW */
static const uint8_t *
window(struct search *s, uint64_t at, size_t len)
{
	uint64_t most;

	if (at >= s->window_at && at - s->window_at <= s->window_len &&
	    len <= s->window_len - (at - s->window_at))
		return s->window + (at - s->window_at);

	most = s->archive->len - at;
	s->window_at = at;
	s->window_len = most > WINDOW ? WINDOW : (size_t)most;
	if (s->window_len < len ||
	    lws_zip_read_at(s->archive, at, s->window, s->window_len)) {
		s->window_len = 0;
		return NULL;
	}

	return s->window;
}

/* The end record stands before a comment of its own length at the very end:
 * the last place where that is so. NULL: there is none. */
static const uint8_t *
scan_for_end(const uint8_t *tail, size_t len)
{
	size_t at = len - END_LEN;

	for (;; at--) {
		const uint8_t *p = tail + at;

		if (lws_u32le(p) == END_SIG &&
		    lws_u16le(p + 20) == len - at - END_LEN)
			return p;
		if (!at)
			return NULL;
	}
}

static int
take_end(struct search *s, const uint8_t *p, uint64_t end_at)
{
	const uint64_t size = lws_u32le(p + 12), at = lws_u32le(p + 16);
	const unsigned int count = lws_u16le(p + 10);

	if (size == UINT32_MAX || at == UINT32_MAX || count == UINT16_MAX)
		return bad(s, "zip64 archives are not supported");
	if (lws_u16le(p + 4) || lws_u16le(p + 6) || lws_u16le(p + 8) != count)
		return bad(s, "archives in several parts are not supported");
	if (at > end_at || size > end_at - at)
		return bad(s, "the directory is not inside the archive");
	if (size > LWS_LIMIT_ZIP_DIRECTORY)
		return bad(s, "the directory is too large");

	s->dir.at = at;
	s->dir.end = at + size;
	s->dir.count = count;

	return 0;
}

static int
find_end(struct search *s)
{
	const uint64_t file_len = s->archive->len;
	size_t len = END_LEN + COMMENT_MAX;
	const uint8_t *end;
	uint8_t *tail;
	int r;

	if (len > file_len)
		len = (size_t)file_len;
	if (len < END_LEN)
		return bad(s, "not a zip archive");
	tail = lws_malloc(len, "end of zip archive");
	if (!tail)
		return bad(s, "out of memory");

	if (lws_zip_read_at(s->archive, file_len - len, tail, len)) {
		r = bad(s, "cannot be read");
	} else {
		end = scan_for_end(tail, len);
		r = end ? take_end(s, end,
				   file_len - len + (uint64_t)(end - tail))
			: bad(s, "not a zip archive");
	}
	lws_free(tail);

	return r;
}

/* the entry at *at, which moves to the next; 0, or -1 */
static int
read_entry(struct search *s, uint64_t *at, struct entry *e)
{
	const uint64_t room = s->dir.end - *at;
	const uint8_t *p;
	uint64_t total;

	p = room < ENTRY_LEN ? NULL : window(s, *at, ENTRY_LEN);
	if (!p || lws_u32le(p) != ENTRY_SIG)
		return bad(s, "the directory is damaged");
	e->flags = lws_u16le(p + 8);
	e->method = lws_u16le(p + 10);
	e->time = lws_u16le(p + 12);
	e->date = lws_u16le(p + 14);
	e->crc = lws_u32le(p + 16);
	e->comp_len = lws_u32le(p + 20);
	e->len = lws_u32le(p + 24);
	e->name_len = lws_u16le(p + 28);
	e->header_at = lws_u32le(p + 42);
	total = ENTRY_LEN + (uint64_t)e->name_len + lws_u16le(p + 30) +
		lws_u16le(p + 32);
	if (total > room)
		return bad(s, "the directory is damaged");
	if (e->comp_len == UINT32_MAX || e->len == UINT32_MAX ||
	    e->header_at == UINT32_MAX)
		return bad(s, "zip64 archives are not supported");

	e->name = NULL;
	if (e->name_len <= LWS_LIMIT_ZIP_NAME) {
		e->name = window(s, *at + ENTRY_LEN, e->name_len);
		if (!e->name)
			return bad(s, "cannot be read");
	}
	*at += total;

	return 0;
}

static int
walk(struct search *s, int (*each)(struct search *s, const struct entry *e))
{
	uint64_t at = s->dir.at;
	struct entry e;
	unsigned int n;

	for (n = 0; n < s->dir.count; n++)
		if (read_entry(s, &at, &e) || each(s, &e))
			return -1;

	return 0;
}

static int
match_name(struct search *s, const struct entry *e)
{
	if (e->name && e->name_len == s->name.len &&
	    !memcmp(e->name, s->name.p, s->name.len)) {
		s->found = *e;
		s->matches++;
	}

	return 0;
}

/* No two members may share bytes: what says it is small would unpack to
 * anything, and one name would stand for another's content. An other member
 * needs at least its header, its name and its data. */
static int
refuse_overlap(struct search *s, const struct entry *e)
{
	const uint64_t end =
		e->header_at + HEADER_LEN + e->name_len + e->comp_len;

	/* the found one itself was counted: it is there once */
	if (e->header_at == s->found.header_at && s->matches) {
		s->matches--;
		return 0;
	}
	if (e->header_at < s->data_end && end > s->found.header_at)
		return bad(s, "members overlap");

	return 0;
}

/* the member's own header must tell what the directory told */
static int
check_header(struct search *s, struct lws_zip_member *m)
{
	const struct entry *e = &s->found;
	const uint8_t *p;

	if (e->header_at > s->dir.at ||
	    s->dir.at - e->header_at < HEADER_LEN + (uint64_t)e->name_len)
		return bad(s, "a member is not inside the archive");
	p = window(s, e->header_at, HEADER_LEN + e->name_len);
	if (!p)
		return bad(s, "cannot be read");
	if (lws_u32le(p) != HEADER_SIG || lws_u16le(p + 8) != e->method ||
	    lws_u16le(p + 26) != e->name_len ||
	    memcmp(p + HEADER_LEN, s->name.p, s->name.len))
		return bad(s, "a member differs from its directory entry");

	m->data_at =
		e->header_at + HEADER_LEN + e->name_len + lws_u16le(p + 28);
	if (m->data_at > s->dir.at || e->comp_len > s->dir.at - m->data_at)
		return bad(s, "a member is not inside the archive");
	s->data_end = m->data_at + e->comp_len;

	return 0;
}

static int
check_kind(struct search *s)
{
	const struct entry *e = &s->found;

	if (e->flags & (FLAG_ENCRYPTED | FLAG_MASKED))
		return bad(s, "encrypted members are not supported");
	if (e->method && e->method != 8)
		return bad(s, "the member's compression is not supported");
	if (!e->method && e->comp_len != e->len)
		return bad(s, "a stored member has two lengths");
	if (e->method && e->len / DEFLATE_MOST > e->comp_len)
		return bad(s, "a member says to be longer than it can be");

	return 0;
}

/* days since 1970-01-01 of a day in the Gregorian calendar */
static int64_t
days_since_1970(unsigned int year, unsigned int month, unsigned int day)
{
	/* years begin in March, so that the odd day comes last */
	const unsigned int y = month < 3 ? year - 1 : year;
	const unsigned int m = month < 3 ? month + 9 : month - 3;

	return (int64_t)y * 365 + y / 4 - y / 100 + y / 400 +
	       (m * 153 + 2) / 5 + day - 1 - 719468;
}

/* MS-DOS date and time, APPNOTE 4.4.6: without a time zone, taken for UTC */
static void
take_time(struct lws_zip_member *m, const struct entry *e)
{
	const unsigned int month = (e->date >> 5) & 15u, day = e->date & 31u;
	const unsigned int year = 1980u + (e->date >> 9);

	m->has_mod_time = month >= 1 && month <= 12 && day;
	if (!m->has_mod_time)
		return;
	m->mod_time =
		(uint32_t)(days_since_1970(year, month, day) * 86400 +
			   (e->time >> 11) * 3600 + ((e->time >> 5) & 63) * 60 +
			   (e->time & 31) * 2);
}

static int
vouch(struct search *s, struct lws_zip_member *m)
{
	if (s->matches > 1)
		return bad(s, "two members have one name");
	if (check_kind(s) || check_header(s, m) || walk(s, refuse_overlap))
		return -1;

	m->comp_len = s->found.comp_len;
	m->len = s->found.len;
	m->crc = s->found.crc;
	m->is_deflated = s->found.method == 8;
	take_time(m, &s->found);

	return 0;
}

enum lws_zip_found
lws_zip_find(lws_fop_fd_t archive, struct lws_span name,
	     struct lws_zip_member *m, const char **why)
{
	struct search s;

	memset(&s, 0, sizeof(s));
	memset(m, 0, sizeof(*m));
	s.archive = archive;
	s.name = name;
	if (find_end(&s) || walk(&s, match_name)) {
		*why = s.why;
		return LWS_ZIP_BAD;
	}
	if (!s.matches)
		return LWS_ZIP_ABSENT;
	if (vouch(&s, m)) {
		*why = s.why;
		return LWS_ZIP_BAD;
	}

	return LWS_ZIP_FOUND;
}
