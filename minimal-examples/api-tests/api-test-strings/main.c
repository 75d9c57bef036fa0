/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-strings: text for other formats: base64, hex, SQL, JSON, file
 * names, url arguments, quantities for people.
 *
 * Exits 0 if each gave what it should.
 */
#include <libwebsockets.h>

#include <stdio.h>

static int
is(const char *what, const char *got, const char *want)
{
	if (!strcmp(got, want))
		return 1;
	lwsl_user("%s: '%s' instead of '%s'\n", what, got, want);

	return 0;
}

/* a digest as text, and back */
static int
digest(void)
{
	uint8_t md[20], back[20];
	char hex[41], b64[29];

	lws_SHA1((const uint8_t *)"abc", 3, md);

	lws_hex_from_byte_array(md, sizeof(md), hex, sizeof(hex));
	if (lws_hex_to_byte_array(hex, back, sizeof(back)) != sizeof(back) ||
	    lws_timingsafe_bcmp(md, back, sizeof(md)))
		return 1;

	if (lws_b64_encode_string((const char *)md, sizeof(md), b64,
				  sizeof(b64)) < 0 ||
	    lws_b64_decode_string(b64, (char *)back, sizeof(back)) !=
		    sizeof(back) ||
	    lws_timingsafe_bcmp(md, back, sizeof(md)))
		return 1;

	return !is("hex", hex, "a9993e364706816aba3e25717850c26c9cd0d89d") ||
	       !is("base64", b64, "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=");
}

/* base64 as it comes in from a stream; returns bytes in out, -1: it is none */
static int
decode_pieces(const char *const *piece, size_t pieces, uint8_t *out,
	      size_t size)
{
	struct lws_b64state s;
	size_t n, done = 0;

	lws_b64_decode_state_init(&s);
	for (n = 0; n < pieces; n++) {
		size_t in = strlen(piece[n]), made = size - done;

		if (lws_b64_decode_stateful(&s, piece[n], &in, out + done,
					    &made, n == pieces - 1) ||
		    in != strlen(piece[n]))
			return -1;
		done += made;
	}

	return (int)done;
}

static int
escape(void)
{
	char b[64], file[] = "../../etc/pass:wd";
	int fail = 0;

	lws_sql_purify(b, "it's", sizeof(b));
	fail |= !is("sql", b, "it''s");

	lws_json_purify(b, "say \"hi\"\n", sizeof(b), NULL);
	fail |= !is("json", b, "say \\u0022hi\\u0022\\n");

	lws_filename_purify_inplace(file);
	fail |= !is("file", file, "__/__/etc/pass_wd");

	lws_urlencode(b, "50% & more", sizeof(b));
	fail |= !is("url", b, "50%25+%26+more");
	fail |= lws_urldecode(b, b, sizeof(b) - 1) ||
		!is("url back", b, "50% & more");

	return fail;
}

static int
quantities(void)
{
	char b[32];
	int fail = 0;

	lws_humanize(b, sizeof(b), 1500, humanize_schema_si_bytes);
	fail |= !is("bytes", b, "1.464KiB");
	lws_humanize(b, sizeof(b), 61 * (uint64_t)LWS_US_PER_SEC,
		     humanize_schema_us);
	fail |= !is("time", b, "1:01min");
	lws_humanize_pad(b, sizeof(b), 1024, humanize_schema_si);
	fail |= !is("column", b, "      1Ki");

	return fail;
}

int
main(void)
{
	static const char *const pieces[] = { "YW", "JjZG", "Vm\n" };
	uint8_t out[8];
	int fail;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	fail = digest();
	fail |= decode_pieces(pieces, 3, out, sizeof(out)) != 6 ||
		memcmp(out, "abcdef", 6);
	fail |= escape();
	fail |= quantities();

	lwsl_user("Completed: %s\n", fail ? "FAIL" : "PASS");

	return fail;
}
