/*
 * lws-minimal-crypto-x509
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A certificate checked against the one that is trusted, and its key as a JSON
 * web key.
 */
#include <libwebsockets.h>

#include <stdio.h>

static char pem[65536], jwk_text[32768];

static struct lws_context *
make_context(void)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);

	return lws_create_context(&info);
}

static struct lws_x509_cert *
load(const char *path)
{
	struct lws_x509_cert *x;
	int n = lws_plat_read_file(path, pem, sizeof(pem));

	if (n < 0 || lws_x509_create(&x))
		return NULL;
	if (lws_x509_parse_from_pem(x, pem, (size_t)n)) {
		fprintf(stderr, "%s: not a certificate\n", path);
		lws_x509_destroy(&x);
	}

	return x;
}

static void
print_name(struct lws_x509_cert *x, enum lws_tls_cert_info kind,
	   const char *what)
{
	char big[1024];
	union lws_tls_cert_info_results *ci =
		(union lws_tls_cert_info_results *)big;

	if (!lws_x509_info(x, kind, ci,
			   sizeof(big) - sizeof(*ci) + sizeof(ci->ns.name)))
		fprintf(stderr, "%s: %s\n", what, ci->ns.name);
}

/* with the private half, if there is its file */
static int
print_jwk(struct lws_context *context, struct lws_x509_cert *x,
	  const char *key_path, const char *alg)
{
	int n = 0, len = sizeof(jwk_text);
	struct lws_jwk jwk;

	if (lws_x509_public_to_jwk(&jwk, x, "P-256,P-384,P-521", 2048))
		return 1;
	if (key_path) {
		n = lws_plat_read_file(key_path, pem, sizeof(pem));
		n = n < 0 || lws_x509_jwk_privkey_pem(context, &jwk, pem,
						      (size_t)n, NULL);
	}
	if (!n && alg)
		n = lws_jwk_strdup_meta(&jwk, JWK_META_ALG, alg,
					(int)strlen(alg));
	if (!n)
		n = lws_jwk_export(&jwk, LWSJWKF_EXPORT_PRIVATE, jwk_text,
				   &len) < 0;
	lws_jwk_destroy(&jwk);
	if (!n)
		fputs(jwk_text, stdout);

	return n;
}

static int
run(struct lws_context *context, int argc, const char **argv)
{
	const char *cert = lws_cmdline_option(argc, argv, "-c");
	const char *trusted = lws_cmdline_option(argc, argv, "-t");
	struct lws_x509_cert *x = cert ? load(cert) : NULL, *t = NULL;
	int bad = 1;

	if (!x) {
		fprintf(stderr,
			"usage: %s -c CERT [-t TRUSTED] [-p KEY] [--alg ALG]\n",
			argv[0]);
		return 1;
	}
	print_name(x, LWS_TLS_CERT_INFO_COMMON_NAME, "name");
	print_name(x, LWS_TLS_CERT_INFO_ISSUER_NAME, "issuer");
	if (trusted)
		t = load(trusted);
	if (trusted && (!t || lws_x509_verify(x, t, NULL)))
		fprintf(stderr, "%s: not issued by %s\n", cert, trusted);
	else
		bad = print_jwk(context, x,
				lws_cmdline_option(argc, argv, "-p"),
				lws_cmdline_option(argc, argv, "--alg"));
	lws_x509_destroy(&x);
	lws_x509_destroy(&t);

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
