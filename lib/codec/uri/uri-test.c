/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Paths, arguments, authorities, references, and lws_parse_uri(). Decoded
 * views are written into memory of exactly the size that is needed, in place,
 * and into one byte less.
 */
#include "unit.h"

#include "codec/uri/uri.h"

typedef enum lws_uri_err (*decoder)(struct lws_span in, uint8_t *dst,
				    size_t cap, size_t *len);

struct decoded {
	const char *in;
	size_t in_len;
	const char *want;
	size_t want_len;
	enum lws_uri_err err;
};

#define GOOD(in, want)                                                         \
	{                                                                      \
		in, sizeof(in) - 1, want, sizeof(want) - 1, 0                  \
	}
#define BAD(in, err)                                                           \
	{                                                                      \
		in, sizeof(in) - 1, NULL, 0, err                               \
	}
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
check_in_place(decoder fn, const struct decoded *d)
{
	uint8_t *buf = malloc(d->in_len + 1);
	size_t len;

	assert_non_null(buf);
	memcpy(buf, d->in, d->in_len);
	assert_int_equal(fn(lws_span_of(buf, d->in_len), buf, d->in_len, &len),
			 d->err);
	if (!d->err) {
		assert_int_equal(len, d->want_len);
		assert_memory_equal(buf, d->want, len);
	}
	free(buf);
}

/* paths may need more than their result on the way, but never more than the
 * input has */
static void
check_room(decoder fn, const struct decoded *d, size_t enough)
{
	uint8_t *buf = malloc(enough + 1);
	struct lws_span in = lws_span_of(d->in, d->in_len);
	size_t len;

	assert_non_null(buf);
	assert_int_equal(fn(in, buf, enough, &len), LWS_URI_OK);
	assert_int_equal(len, d->want_len);
	assert_memory_equal(buf, d->want, len);
	if (d->want_len)
		assert_int_equal(fn(in, buf, d->want_len - 1, &len),
				 LWS_URI_ERR_ROOM);
	free(buf);
}

static void
check_decoded(decoder fn, const struct decoded *d, size_t count, int exact)
{
	size_t i;

	for (i = 0; i < count; i++) {
		print_message("%s\n", d[i].in);
		check_in_place(fn, &d[i]);
		if (!d[i].err)
			check_room(fn, &d[i],
				   exact ? d[i].want_len : d[i].in_len);
	}
}

static const struct decoded paths[] = {
	GOOD("/", "/"),
	GOOD("/a", "/a"),
	GOOD("/cb/a/../b", "/cb/b"),
	GOOD("/cb/../../etc", "/etc"),
	GOOD("/cb/%2e%2e/q", "/q"),
	GOOD("/cb/%2E%2e%2fq", "/q"),
	GOOD("/cb/..", "/"),
	GOOD("/cb/../", "/"),
	GOOD("/..", "/"),
	GOOD("/../", "/"),
	GOOD("/../../../a", "/a"),
	GOOD("/a/b/..", "/a/"),
	GOOD("/a/b/.", "/a/b/"),
	GOOD("/.", "/"),
	GOOD("/./", "/"),
	GOOD("/./a/./b", "/a/b"),
	GOOD("/.dir/..x", "/.dir/..x"),
	GOOD("/.../....", "/.../...."),
	GOOD("/a./b..", "/a./b.."),
	GOOD("//a///b//", "/a/b/"),
	GOOD("/a//../b", "/b"),
	GOOD("/a/%2f%2F../b", "/b"),
	GOOD("/a+b%2bc", "/a b+c"),
	GOOD("/a#b", "/a#b"),
	GOOD("/%41%7a%C3%a4", "/Az\xc3\xa4"),
	GOOD("/%25%32%65", "/%2e"),
	GOOD("/%3f", "/?"),
	GOOD("/..%2f..%2fetc%2fpasswd", "/etc/passwd"),
	BAD("", LWS_URI_ERR_RELATIVE),
	BAD("a", LWS_URI_ERR_RELATIVE),
	BAD("*", LWS_URI_ERR_RELATIVE),
	BAD("%2fa", LWS_URI_ERR_RELATIVE),
	BAD("/%", LWS_URI_ERR_ESCAPE),
	BAD("/%4", LWS_URI_ERR_ESCAPE),
	BAD("/%4g", LWS_URI_ERR_ESCAPE),
	BAD("/%g4", LWS_URI_ERR_ESCAPE),
	BAD("/%%41", LWS_URI_ERR_ESCAPE),
	BAD("/% 41", LWS_URI_ERR_ESCAPE),
	BAD("/a%00b", LWS_URI_ERR_NUL),
};

static void
paths_are_decoded_and_normalised(void **state)
{
	(void)state;
	check_decoded(lws_uri_path, paths, COUNT(paths), 0);
}

/* what is called plain is not changed by it, and what most ask for is */
static void
plain_paths_stay_as_they_are(void **state)
{
	static const char *const plain[] = { "/", "/a", "/a/b.html", "/a#b",
					     "/a/" };
	static const char *const other[] = { "",    "a",    "/a+b", "/%41",
					     "//",  "/a//", "/.",   "/a/..",
					     "/.a", "*" };
	size_t n;

	(void)state;
	for (n = 0; n < COUNT(plain); n++)
		assert_true(lws_uri_path_is_plain(
			lws_span_of(plain[n], strlen(plain[n]))));
	for (n = 0; n < COUNT(other); n++)
		assert_false(lws_uri_path_is_plain(
			lws_span_of(other[n], strlen(other[n]))));
	assert_false(lws_uri_path_is_plain(lws_span_of("/\0", 2)));
}

static const struct decoded texts[] = {
	GOOD("", ""),
	GOOD("a+b%20c", "a b c"),
	GOOD("%00", "\0"),
	GOOD("/../%2e", "/../."),
	BAD("a%", LWS_URI_ERR_ESCAPE),
	BAD("a%2", LWS_URI_ERR_ESCAPE),
	BAD("a%x2", LWS_URI_ERR_ESCAPE),
};

static void
text_is_decoded(void **state)
{
	(void)state;
	check_decoded(lws_uri_decode, texts, COUNT(texts), 1);
}

static const struct decoded args[] = {
	GOOD("", ""),
	GOOD("x=1", "x=1"),
	GOOD("y=2%20z", "y=2 z"),
	GOOD("x==3", "x==3"),
	GOOD("q", "q"),
	GOOD("w=%26", "w=&"),
	GOOD("w=a%3Db", "w=a=b"),
	GOOD("a%3db=c%3dd", "a_b=c=d"),
	GOOD("a%3D", "a_"),
	GOOD("a+b=c+d", "a b=c d"),
	GOOD("n=%00x", "n=\0x"),
	GOOD("/../a", "/../a"),
	BAD("n%00=x", LWS_URI_ERR_NUL),
	BAD("n=%", LWS_URI_ERR_ESCAPE),
	BAD("n=%0", LWS_URI_ERR_ESCAPE),
	BAD("n=%0z", LWS_URI_ERR_ESCAPE),
};

static void
arguments_are_decoded(void **state)
{
	(void)state;
	check_decoded(lws_uri_arg_decode, args, COUNT(args), 1);
}

static void
check_pieces(const char *query, const char *want)
{
	struct lws_span q = lws_span_of(query, query ? strlen(query) : 0);
	struct lws_span piece;
	char got[128] = "";

	while (lws_uri_arg_next(&q, &piece)) {
		strcat(got, "[");
		strncat(got, (const char *)piece.p, piece.len);
		strcat(got, "]");
	}
	assert_string_equal(got, want);
}

static void
queries_are_taken_apart(void **state)
{
	(void)state;
	check_pieces(NULL, "");
	check_pieces("", "");
	check_pieces("a", "[a]");
	check_pieces("x=1&y=2%20z&x==3&&q;w=%26&b",
		     "[x=1][y=2%20z][x==3][][q][w=%26][b]");
	check_pieces("a&", "[a]");
	check_pieces("a&;", "[a][]");
	check_pieces("&", "[]");
}

struct authority {
	const char *in;
	const char *userinfo; /* NULL: none */
	const char *host;
	int port;
	int ip_literal;
	enum lws_uri_err err;
};

static const struct authority authorities[] = {
	{ "", NULL, "", -1, 0, 0 },
	{ "a", NULL, "a", -1, 0, 0 },
	{ "a.b-c_d~", NULL, "a.b-c_d~", -1, 0, 0 },
	{ "a:", NULL, "a", -1, 0, 0 },
	{ "a:0", NULL, "a", 0, 0, 0 },
	{ "a:65535", NULL, "a", 65535, 0, 0 },
	{ "127.0.0.1:80", NULL, "127.0.0.1", 80, 0, 0 },
	{ "u:p@a", "u:p", "a", -1, 0, 0 },
	{ "@a", "", "a", -1, 0, 0 },
	{ "u%40@a:1", "u%40", "a", 1, 0, 0 },
	{ "a%20b", NULL, "a%20b", -1, 0, 0 },
	{ "[::]", NULL, "::", -1, 1, 0 },
	{ "[::1]:80", NULL, "::1", 80, 1, 0 },
	{ "[1:2:3:4:5:6:7:8]", NULL, "1:2:3:4:5:6:7:8", -1, 1, 0 },
	{ "[1:2:3:4:5:6:1.2.3.4]", NULL, "1:2:3:4:5:6:1.2.3.4", -1, 1, 0 },
	{ "[1::]", NULL, "1::", -1, 1, 0 },
	{ "[1:2:3:4:5:6:7::]", NULL, "1:2:3:4:5:6:7::", -1, 1, 0 },
	{ "[::2:3:4:5:6:7:8]", NULL, "::2:3:4:5:6:7:8", -1, 1, 0 },
	{ "[::ffff:1.2.3.4]", NULL, "::ffff:1.2.3.4", -1, 1, 0 },
	{ "[::1.2.3.4]", NULL, "::1.2.3.4", -1, 1, 0 },
	{ "[1:2:3:4:5::1.2.3.4]", NULL, "1:2:3:4:5::1.2.3.4", -1, 1, 0 },
	{ "[FE80::1%25eth0]", NULL, "FE80::1%25eth0", -1, 1, 0 },
	{ "[v1.a:b]", NULL, "v1.a:b", -1, 1, 0 },
	{ "a:65536", NULL, "", 0, 0, LWS_URI_ERR_PORT },
	{ "a:-1", NULL, "", 0, 0, LWS_URI_ERR_PORT },
	{ "a:8o", NULL, "", 0, 0, LWS_URI_ERR_PORT },
	{ "a:1:2", NULL, "", 0, 0, LWS_URI_ERR_PORT },
	{ "::1", NULL, "", 0, 0, LWS_URI_ERR_PORT },
	{ "a b", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "a/b", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "a%2", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "a%2g", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "\xc3\xa4", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "u@v@a", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "u\x01@a", NULL, "", 0, 0, LWS_URI_ERR_SYNTAX },
	{ "[::1", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[::1]x", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[:]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[:::]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[1]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[a]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[1.2.3.4]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[:1::]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[1::2::3]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[1:2:3:4:5:6:7]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[1:2:3:4:5:6:7:8:9]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[1:2:3:4:5:6:7:8::]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[::1:2:3:4:5:6:7:8]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[1:2:3:4:5:6:7:1.2.3.4]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[1:2:3:4:5:6::1.2.3.4]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[1:]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[12345::]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[g::]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[::1.2.3]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[::1.2.3.256]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[::1.2.3.04]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[::1.2.3.4.5]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[::1%eth0]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[::1%25]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[v.a]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[v1.]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
	{ "[v1]", NULL, "", 0, 0, LWS_URI_ERR_HOST },
};

static void
assert_part(struct lws_span s, const char *want)
{
	if (!want) {
		assert_null(s.p);
		return;
	}
	assert_non_null(s.p);
	assert_int_equal(s.len, strlen(want));
	assert_memory_equal(s.p, want, s.len);
}

static void
authorities_are_checked_and_taken_apart(void **state)
{
	const struct authority *a = authorities;

	(void)state;
	for (; a < authorities + COUNT(authorities); a++) {
		struct lws_span in = lws_span_of(a->in, strlen(a->in));
		struct lws_uri_authority out;

		print_message("%s\n", a->in);
		assert_int_equal(lws_uri_authority_parse(in, &out), a->err);
		if (a->err)
			continue;
		assert_part(out.userinfo, a->userinfo);
		assert_part(out.host, a->host);
		assert_int_equal(out.port, a->port);
		assert_int_equal(out.ip_literal, a->ip_literal);
	}
}

struct reference {
	const char *in, *scheme, *authority, *path, *query, *fragment;
};

static const struct reference references[] = {
	{ "", NULL, NULL, "", NULL, NULL },
	{ "/a/b?c#d", NULL, NULL, "/a/b", "c", "d" },
	{ "http://a", "http", "a", "", NULL, NULL },
	{ "http://a?b", "http", "a", "", "b", NULL },
	{ "http://a#b?c", "http", "a", "", NULL, "b?c" },
	{ "x+y-1.z://u@[::1]:8/p?q?r#", "x+y-1.z", "u@[::1]:8", "/p", "q?r",
	  "" },
	{ "//a/b", NULL, "a", "/b", NULL, NULL },
	{ "///b", NULL, "", "/b", NULL, NULL },
	{ "mailto:a@b", "mailto", NULL, "a@b", NULL, NULL },
	{ "a/b:c", NULL, NULL, "a/b:c", NULL, NULL },
	{ "1a:b", NULL, NULL, "1a:b", NULL, NULL },
	{ ":b", NULL, NULL, ":b", NULL, NULL },
	{ "?", NULL, NULL, "", "", NULL },
};

static void
references_are_taken_apart(void **state)
{
	const struct reference *t = references;
	struct lws_uri u;

	(void)state;
	for (; t < references + COUNT(references); t++) {
		struct lws_span in = lws_span_of(t->in, strlen(t->in));

		print_message("%s\n", t->in);
		assert_int_equal(lws_uri_split(in, &u), LWS_URI_OK);
		assert_part(u.scheme, t->scheme);
		assert_part(u.authority, t->authority);
		assert_part(u.path, t->path);
		assert_part(u.query, t->query);
		assert_part(u.fragment, t->fragment);
	}
	assert_int_equal(lws_uri_split(lws_span_of("a b", 3), &u),
			 LWS_URI_ERR_SYNTAX);
	assert_int_equal(lws_uri_split(lws_span_of("a\0b", 3), &u),
			 LWS_URI_ERR_SYNTAX);
	assert_int_equal(lws_uri_split(lws_span_of("a\x7f", 2), &u),
			 LWS_URI_ERR_SYNTAX);
}

struct client_uri {
	const char *in, *prot, *ads;
	int port; /* 77 stands for what it was before */
	const char *path;
};

static const struct client_uri client_uris[] = {
	{ "http://a.b/c/d?e=f", "http", "a.b", 80, "c/d?e=f" },
	{ "https://a", "https", "a", 443, "/" },
	{ "ws://a/", "ws", "a", 80, "/" },
	{ "wss://a:8443/c", "wss", "a", 8443, "c" },
	{ "HTTPS://a", "HTTPS", "a", 443, "/" },
	{ "ftp://a/c", "ftp", "a", 77, "c" },
	{ "a/c", "", "a", 77, "c" },
	{ "a:81", "", "a", 81, "/" },
	{ "a/c?u=http://b:82/d", "", "a", 77, "c?u=http://b:82/d" },
	{ "", "", "", 77, "/" },
	{ "http://[::1]/c", "http", "::1", 80, "c" },
	{ "http://[::1]:8080/c", "http", "::1", 8080, "c" },
	{ "http://[::1", "http", "[", 0, "/" },
	{ "http://+/tmp/skt:/c/d", "http", "+/tmp/skt", 0, "c/d" },
	{ "http://+@abstract", "http", "+@abstract", 0, "/" },
	{ "http://a:8x/c", "http", "a", 8, "c" },
	{ "http://a:x/c", "http", "a", 0, "c" },
	{ "http://a:99999999999999999999/c", "http", "a", INT_MAX, "c" },
	{ "http://h?x=1", "http", "h?x=1", 80, "/" },
	{ "http://a//c", "http", "a", 80, "/c" },
};

static void
client_uris_are_split_in_place(void **state)
{
	const struct client_uri *t = client_uris;

	(void)state;
	for (; t < client_uris + COUNT(client_uris); t++) {
		/* exactly sized, for the sanitizers */
		char *copy = strdup(t->in);
		const char *prot, *ads, *path;
		int port = 77;

		print_message("%s\n", t->in);
		assert_non_null(copy);
		assert_int_equal(lws_parse_uri(copy, &prot, &ads, &port, &path),
				 0);
		assert_string_equal(prot, t->prot);
		assert_string_equal(ads, t->ads);
		assert_int_equal(port, t->port);
		assert_string_equal(path, t->path);
		free(copy);
	}
}

static const struct {
	const char *in;
	enum lws_uri_part part;
	const char *out;
} encoded[] = {
	{ "/a b", LWS_URI_PART_PATH, "/a%20b" },
	{ "/a\r\nSet-Cookie: x", LWS_URI_PART_PATH, "/a%0D%0ASet-Cookie:%20x" },
	{ "/a?b#c%d+e", LWS_URI_PART_PATH, "/a%3Fb%23c%25d%2Be" },
	{ "/a&b=c;d", LWS_URI_PART_PATH, "/a&b=c;d" },
	{ "/\xc3\xa4~-._", LWS_URI_PART_PATH, "/%C3%A4~-._" },
	{ "a=b c&d;e+f?g", LWS_URI_PART_ARG, "a=b%20c%26d%3Be%2Bf?g" },
	{ "", LWS_URI_PART_ARG, "" },
};

static void
text_is_encoded_for_its_part(void **state)
{
	uint8_t out[64];
	size_t n, len;

	(void)state;
	for (n = 0; n < COUNT(encoded); n++) {
		struct lws_span in =
			lws_span_of(encoded[n].in, strlen(encoded[n].in));
		size_t want = strlen(encoded[n].out);

		assert_int_equal(
			lws_uri_encode(in, encoded[n].part, out, want, &len),
			LWS_URI_OK);
		assert_int_equal(len, want);
		assert_memory_equal(out, encoded[n].out, want);
		if (want)
			assert_int_equal(lws_uri_encode(in, encoded[n].part,
							out, want - 1, &len),
					 LWS_URI_ERR_ROOM);
	}
}

/* RFC 3986 5.4, with http:// instead of http: where it is the base's */
static const char *const resolved[][2] = {
	{ "g:h", "g:h" },
	{ "g", "http://a/b/c/g" },
	{ "./g", "http://a/b/c/g" },
	{ "g/", "http://a/b/c/g/" },
	{ "/g", "http://a/g" },
	{ "//g", "http://g" },
	{ "?y", "http://a/b/c/d;p?y" },
	{ "g?y", "http://a/b/c/g?y" },
	{ "#s", "http://a/b/c/d;p?q#s" },
	{ "g#s", "http://a/b/c/g#s" },
	{ "g?y#s", "http://a/b/c/g?y#s" },
	{ ";x", "http://a/b/c/;x" },
	{ "g;x", "http://a/b/c/g;x" },
	{ "g;x?y#s", "http://a/b/c/g;x?y#s" },
	{ "", "http://a/b/c/d;p?q" },
	{ ".", "http://a/b/c/" },
	{ "./", "http://a/b/c/" },
	{ "..", "http://a/b/" },
	{ "../", "http://a/b/" },
	{ "../g", "http://a/b/g" },
	{ "../..", "http://a/" },
	{ "../../", "http://a/" },
	{ "../../g", "http://a/g" },
	{ "../../../g", "http://a/g" },
	{ "../../../../g", "http://a/g" },
	{ "/./g", "http://a/g" },
	{ "/../g", "http://a/g" },
	{ "g.", "http://a/b/c/g." },
	{ ".g", "http://a/b/c/.g" },
	{ "g..", "http://a/b/c/g.." },
	{ "..g", "http://a/b/c/..g" },
	{ "./../g", "http://a/b/g" },
	{ "./g/.", "http://a/b/c/g/" },
	{ "g/./h", "http://a/b/c/g/h" },
	{ "g/../h", "http://a/b/c/h" },
	{ "g;x=1/./y", "http://a/b/c/g;x=1/y" },
	{ "g;x=1/../y", "http://a/b/c/y" },
	{ "g?y/../x", "http://a/b/c/g?y/../x" },
	{ "g#s/../x", "http://a/b/c/g#s/../x" },
	{ "http://x/..", "http://x/.." },
	{ "https://x.com/a.png", "https://x.com/a.png" },
	{ "file:///etc/x", "file:///etc/x" },
};

static void
references_are_resolved(void **state)
{
	static const char base[] = "http://a/b/c/d;p?q";
	char to[64];
	size_t n, len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(resolved); n++) {
		assert_int_equal(lws_http_rel_to_url(to, sizeof(to), base,
						     resolved[n][0]),
				 0);
		assert_string_equal(to, resolved[n][1]);
		/* what does not fit is nothing */
		for (len = 0; len <= strlen(resolved[n][1]); len++) {
			/* dots are taken out in place: they need room */
			if (lws_http_rel_to_url(to, len, base, resolved[n][0]))
				continue;
			fail_msg("%s in %zu bytes", resolved[n][0], len);
		}
	}
	assert_int_equal(
		lws_http_rel_to_url(to, sizeof(to), "https://x.com", "c.html"),
		0);
	assert_string_equal(to, "https://x.com/c.html");
	assert_int_equal(lws_http_rel_to_url(to, sizeof(to),
					     "https://x.com/b/a.html",
					     "/c.html"),
			 0);
	assert_string_equal(to, "https://x.com/c.html");
	assert_int_equal(lws_http_rel_to_url(to, sizeof(to), "", "c.html"), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_are_decoded_and_normalised),
		cmocka_unit_test(plain_paths_stay_as_they_are),
		cmocka_unit_test(text_is_decoded),
		cmocka_unit_test(text_is_encoded_for_its_part),
		cmocka_unit_test(arguments_are_decoded),
		cmocka_unit_test(queries_are_taken_apart),
		cmocka_unit_test(authorities_are_checked_and_taken_apart),
		cmocka_unit_test(references_are_taken_apart),
		cmocka_unit_test(client_uris_are_split_in_place),
		cmocka_unit_test(references_are_resolved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
