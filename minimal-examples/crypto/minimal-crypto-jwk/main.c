/*
 * lws-minimal-crypto-jwk
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A new JSON web key on standard output; its public half in a file.
 */
#include <libwebsockets.h>

#include <stdio.h>

static char buf[32768];

static const char *
option(int argc, const char **argv, const char *name, const char *otherwise)
{
	const char *v = lws_cmdline_option(argc, argv, name);

	return v ? v : otherwise;
}

static struct lws_context *
make_context(void)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);

	return lws_create_context(&info);
}

static const struct {
	const char *name;
	enum lws_gencrypto_kty kty;
} types[] = {
	{ "RSA", LWS_GENCRYPTO_KTY_RSA },
	{ "OCT", LWS_GENCRYPTO_KTY_OCT },
	{ "EC", LWS_GENCRYPTO_KTY_EC },
};

static int
generate(struct lws_context *context, struct lws_jwk *jwk, int argc,
	 const char **argv)
{
	const char *type = option(argc, argv, "-t", "RSA");
	const char *curve = option(argc, argv, "--curve",
				   option(argc, argv, "-v", "P-256"));
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(types); n++)
		if (!strcmp(types[n].name, type))
			return lws_jwk_generate(
				context, jwk, types[n].kty,
				atoi(option(argc, argv, "-b", "4096")), curve);
	fprintf(stderr, "%s: not RSA, OCT or EC\n", type);

	return 1;
}

/* what the program is told of the key, besides its numbers */
static int
add_meta(struct lws_jwk *jwk, int argc, const char **argv)
{
	static const struct {
		const char *name;
		enum enum_jwk_meta_tok idx;
	} metas[] = {
		{ "--kid", JWK_META_KID },
		{ "--use", JWK_META_USE },
		{ "--alg", JWK_META_ALG },
		{ "--key-ops", JWK_META_KEY_OPS },
	};
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(metas); n++) {
		const char *v = option(argc, argv, metas[n].name, NULL);

		if (v &&
		    lws_jwk_strdup_meta(jwk, metas[n].idx, v, (int)strlen(v)))
			return 1;
	}

	return 0;
}

static int
write_public(struct lws_jwk *jwk, const char *path)
{
	int len = sizeof(buf), n = lws_jwk_export(jwk, 0, buf, &len);
	FILE *f = n < 0 ? NULL : fopen(path, "w");
	int bad;

	if (!f)
		return 1;
	bad = fwrite(buf, 1, (size_t)n, f) != (size_t)n;

	return fclose(f) || bad;
}

/* as a string for a C source */
static void
print_c(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	puts("\"");
}

static int
show(struct lws_jwk *jwk, int argc, const char **argv)
{
	const char *path = option(argc, argv, "--public", NULL);
	int len = sizeof(buf);

	if (path && write_public(jwk, path))
		return 1;
	if (lws_jwk_export(jwk, LWSJWKF_EXPORT_PRIVATE | LWSJWKF_EXPORT_NOCRLF,
			   buf, &len) < 0)
		return 1;
	if (lws_cmdline_option(argc, argv, "-c"))
		print_c(buf);
	else
		fputs(buf, stdout);

	return 0;
}

int
main(int argc, const char **argv)
{
	struct lws_context *context = make_context();
	struct lws_jwk jwk;
	int bad;

	if (!context)
		return 1;
	bad = generate(context, &jwk, argc, argv);
	if (!bad) {
		bad = add_meta(&jwk, argc, argv) || show(&jwk, argc, argv);
		lws_jwk_destroy(&jwk);
	}
	lws_context_destroy(context);

	return bad;
}
