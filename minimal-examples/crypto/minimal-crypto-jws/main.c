/*
 * lws-minimal-crypto-jws
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Signs standard input, or confirms the signature of what is there, with a JSON
 * web key.
 */
#include <libwebsockets.h>

#include <stdio.h>

static char in[65536], out[131072], temp[262144];

static struct lws_context *
make_context(void)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);

	return lws_create_context(&info);
}

/* what is on standard input; -1: it does not fit */
static int
read_stdin(char *buf, size_t room)
{
	size_t n = fread(buf, 1, room, stdin);

	return n == room || ferror(stdin) ? -1 : (int)n;
}

/* header and payload in base64, then the signature over both */
static int
sign(struct lws_jws *jws, const char *alg, size_t len)
{
	int tl = sizeof(temp), n;
	struct lws_jose jose;
	char header[64];

	lws_jose_init(&jose);
	if (lws_gencrypto_jws_alg_to_definition(alg, &jose.alg)) {
		fprintf(stderr, "%s: no such algorithm\n", alg);
		return -1;
	}
	n = lws_snprintf(header, sizeof(header), "{\"alg\":\"%s\"}", alg);
	if (lws_jws_encode_b64_element(&jws->map_b64, LJWS_PYLD,
				       lws_concat_temp(temp, tl), &tl, in,
				       len) ||
	    lws_jws_encode_b64_element(&jws->map_b64, LJWS_JOSE,
				       lws_concat_temp(temp, tl), &tl, header,
				       (size_t)n) ||
	    lws_jws_alloc_element(&jws->map_b64, LJWS_SIG,
				  lws_concat_temp(temp, tl), &tl,
				  (size_t)lws_base64_size(512), 0))
		return -1;
	n = lws_jws_sign_from_b64(&jose, jws,
				  (char *)jws->map_b64.buf[LJWS_SIG],
				  jws->map_b64.len[LJWS_SIG]);
	lws_jose_destroy(&jose);
	if (n < 0)
		return -1;
	jws->map_b64.len[LJWS_SIG] = (uint32_t)n;

	return 0;
}

static int
sign_and_print(struct lws_jws *jws, const char *alg, size_t len, int flattened)
{
	if (sign(jws, alg, len))
		return 1;
	if (flattened ? lws_jws_write_flattened_json(jws, out, sizeof(out))
		      : lws_jws_write_compact(jws, out, sizeof(out)))
		return 1;
	fputs(out, stdout);

	return 0;
}

/* what is printed was signed by the owner of the key */
static int
confirm_and_print(struct lws_jws *jws, size_t len, int flattened)
{
	int r, tl = sizeof(temp);

	while (len && in[len - 1] == '\n')
		len--;
	if (flattened)
		r = lws_jws_sig_confirm_json(in, len, jws, jws->jwk,
					     jws->context, temp, &tl);
	else
		r = lws_jws_sig_confirm_compact_b64(
			in, len, &jws->map, jws->jwk, jws->context, temp, &tl);
	if (r) {
		fprintf(stderr, "the signature is not confirmed\n");
		return 1;
	}
	fwrite(jws->map.buf[LJWS_PYLD], 1, jws->map.len[LJWS_PYLD], stdout);

	return 0;
}

static int
run(struct lws_context *context, int argc, const char **argv)
{
	const char *alg = lws_cmdline_option(argc, argv, "-s");
	const char *key = lws_cmdline_option(argc, argv, "-k");
	int bad, flattened = !!lws_cmdline_option(argc, argv, "-f");
	int len = read_stdin(in, sizeof(in));
	struct lws_jwk jwk;
	struct lws_jws jws;

	if (!key || len < 0) {
		fprintf(stderr, "usage: %s -k KEYFILE [-s ALG] [-f] <IN\n",
			argv[0]);
		return 1;
	}
	if (lws_jwk_load(&jwk, key, NULL, NULL))
		return 1;
	lws_jws_init(&jws, &jwk, context);
	bad = alg ? sign_and_print(&jws, alg, (size_t)len, flattened)
		  : confirm_and_print(&jws, (size_t)len, flattened);
	lws_jws_destroy(&jws);
	lws_jwk_destroy(&jwk);

	return bad;
}

int
main(int argc, const char **argv)
{
	struct lws_context *context = make_context();
	int bad;

	if (!context)
		return 1;
	bad = run(context, argc, argv);
	lws_context_destroy(context);

	return bad;
}
