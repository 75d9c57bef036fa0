/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-gunzip: unpacks a gzip file while it is being read.
 *
 *	lws-api-test-gunzip [file.gz] >file
 *
 * Without a name it reads stdin. Memory does not depend on the sizes. Exits 0
 * if the stream was complete and its checksum right.
 */
#include <libwebsockets.h>

#include <stdio.h>

/* move what is new in the ring to stdout; it may go around the ring's end */
static int
take_output(const uint8_t *ring, size_t ringlen, const size_t *produced,
	    size_t *consumed)
{
	while (*consumed != *produced) {
		const size_t at = *consumed % ringlen;
		size_t n = *produced - *consumed;

		if (n > ringlen - at)
			n = ringlen - at;
		if (fwrite(ring + at, 1, n, stdout) != n)
			return -1;
		*consumed += n;
	}

	return 0;
}

static int
gunzip(FILE *in)
{
	size_t ringlen, *produced, *consumed;
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	struct inflator_ctx *inf;
	const uint8_t *ring;
	uint8_t buf[4096];

	inf = lws_upng_inflator_create(&ring, &ringlen, &produced, &consumed);
	if (!inf)
		return -1;

	while (r == LWS_SRET_WANT_INPUT || r == LWS_SRET_WANT_OUTPUT) {
		size_t n = 0;

		if (r == LWS_SRET_WANT_INPUT) {
			n = fread(buf, 1, sizeof(buf), in);
			if (!n)
				break; /* it ends too early */
		}
		/* no input: go on with what it still has of the last piece */
		r = lws_upng_inflate_data(inf, n ? buf : NULL, n);
		if (take_output(ring, ringlen, produced, consumed))
			break;
	}
	lws_upng_inflator_destroy(&inf);

	return r == LWS_SRET_OK ? 0 : -1;
}

int
main(int argc, const char **argv)
{
	FILE *in = argc > 1 ? fopen(argv[1], "rb") : stdin;
	int bad;

	lws_set_log_level(LLL_USER | LLL_ERR, NULL);
	if (!in) {
		lwsl_err("%s: %s\n", argv[1], strerror(errno));
		return 1;
	}
	bad = gunzip(in) || fflush(stdout);
	if (bad)
		lwsl_err("not a complete gzip stream, or not writable\n");
	if (argc > 1)
		fclose(in);

	return bad;
}
