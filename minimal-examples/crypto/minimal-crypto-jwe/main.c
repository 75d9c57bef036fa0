/*
 * lws-minimal-crypto-jwe
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Encrypts standard input for the owner of a JSON web key, or decrypts what is
 * there.
 */
#include <libwebsockets.h>

#include <stdio.h>

static char in[65536], out[262144], temp[262144];

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

/* "ALG ENC" as two words, with their definitions */
static int
choose(struct lws_jwe *jwe, const char *both, char *header, size_t room)
{
	char alg[32], enc[32];

	if (sscanf(both, "%31s %31s", alg, enc) != 2 ||
	    lws_gencrypto_jwe_alg_to_definition(alg, &jwe->jose.alg) ||
	    lws_gencrypto_jwe_enc_to_definition(enc, &jwe->jose.enc_alg)) {
		fprintf(stderr, "'%s': no two such algorithms\n", both);
		return -1;
	}

	return lws_snprintf(header, room, "{\"alg\":\"%s\",\"enc\":\"%s\"}",
			    alg, enc);
}

/* the content is encrypted in place, with room behind it for padding; the
 * content key is random, with room for it being wrapped */
static int
encrypt(struct lws_jwe *jwe, const char *both, size_t len)
{
	int tl = sizeof(temp), n;
	char header[128];

	n = choose(jwe, both, header, sizeof(header));
	if (n < 0 ||
	    lws_jws_dup_element(&jwe->jws.map, LJWE_JOSE,
				lws_concat_temp(temp, tl), &tl, header,
				(size_t)n, 0) ||
	    lws_jws_dup_element(
		    &jwe->jws.map, LJWE_CTXT, lws_concat_temp(temp, tl), &tl,
		    in, len,
		    lws_gencrypto_padded_length(LWS_AES_CBC_BLOCKLEN, len)) ||
	    lws_jws_randomize_element(jwe->jws.context, &jwe->jws.map,
				      LJWE_EKEY, lws_concat_temp(temp, tl), &tl,
				      jwe->jose.enc_alg->keybits_fixed / 8,
				      LWS_JWE_LIMIT_KEY_ELEMENT_BYTES))
		return -1;

	return lws_jwe_encrypt(jwe, lws_concat_temp(temp, tl), &tl);
}

static int
encrypt_and_print(struct lws_jwe *jwe, const char *both, size_t len,
		  int flattened)
{
	if (encrypt(jwe, both, len) < 0)
		return 1;
	if ((flattened ? lws_jwe_render_flattened(jwe, out, sizeof(out))
		       : lws_jwe_render_compact(jwe, out, sizeof(out))) < 0)
		return 1;
	fputs(out, stdout);

	return 0;
}

static int
decrypt(struct lws_jwe *jwe, size_t len, int flattened)
{
	int tl = sizeof(temp);

	if (flattened) {
		if (lws_jwe_json_parse(jwe, (uint8_t *)in, (int)len, temp, &tl))
			return -1;
	} else if (lws_jws_compact_decode(in, (int)len, &jwe->jws.map,
					  &jwe->jws.map_b64, temp, &tl) != 5)
		return -1;

	return lws_jwe_auth_and_decrypt(jwe, lws_concat_temp(temp, tl), &tl);
}

static int
decrypt_and_print(struct lws_jwe *jwe, size_t len, int flattened)
{
	while (len && in[len - 1] == '\n')
		len--;
	if (decrypt(jwe, len, flattened) < 0) {
		fprintf(stderr, "it cannot be decrypted with this key\n");
		return 1;
	}
	fwrite(jwe->jws.map.buf[LJWE_CTXT], 1, jwe->jws.map.len[LJWE_CTXT],
	       stdout);

	return 0;
}

static int
run(struct lws_context *context, int argc, const char **argv)
{
	const char *both = lws_cmdline_option(argc, argv, "-e");
	const char *key = lws_cmdline_option(argc, argv, "-k");
	int bad, flattened = !!lws_cmdline_option(argc, argv, "-f");
	int len = read_stdin(in, sizeof(in));
	struct lws_jwe jwe;

	if (!key || len < 0) {
		fprintf(stderr,
			"usage: %s -k KEYFILE [-e \"ALG ENC\"] [-f] <IN\n",
			argv[0]);
		return 1;
	}
	lws_jwe_init(&jwe, context);
	bad = lws_jwk_load(&jwe.jwk, key, NULL, NULL);
	if (!bad)
		bad = both ? encrypt_and_print(&jwe, both, (size_t)len,
					       flattened)
			   : decrypt_and_print(&jwe, (size_t)len, flattened);
	lws_jwe_destroy(&jwe);

	return !!bad;
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
