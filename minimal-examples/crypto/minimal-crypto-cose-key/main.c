/*
 * lws-minimal-crypto-cose-key
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * COSE keys: a new one on standard output, or those on standard input listed.
 */
#include <libwebsockets.h>

#include <stdio.h>

static uint8_t in[65536], kid_bytes[256];

static struct lws_context *
make_context(void)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);

	return lws_create_context(&info);
}

static void
print_key(const lws_cose_key_t *ck)
{
	const lws_gc_elem_t *kid = &ck->meta[COSEKEY_META_KID];
	uint32_t n;

	printf("kty %d", (int)ck->kty);
	if (ck->gencrypto_kty == LWS_GENCRYPTO_KTY_EC)
		printf(" %s", (char *)ck->e[LWS_GENCRYPTO_EC_KEYEL_CRV].buf);
	if (ck->cose_alg)
		printf(" alg %s", lws_cose_alg_to_name(ck->cose_alg));
	printf(" kid ");
	for (n = 0; n < kid->len; n++)
		printf("%02x", kid->buf[n]);
	puts(ck->private_key ? " private" : "");
}

static int
key_cb(struct lws_cose_key *ck, void *user)
{
	(void)user;
	print_key(ck);

	return 0;
}

static int
list_keys(void)
{
	size_t len = fread(in, 1, sizeof(in), stdin);
	lws_dll2_owner_t set;
	lws_cose_key_t *last;

	lws_dll2_owner_clear(&set);
	last = lws_cose_key_import(&set, key_cb, NULL, in, len);
	lws_cose_key_set_destroy(&set);
	if (!last)
		fprintf(stderr, "these are no COSE keys\n");

	return !last;
}

/* the window is much smaller than most keys, so it comes in pieces */
static int
write_key(lws_cose_key_t *ck)
{
	enum lws_lec_pctx_ret r;
	lws_lec_pctx_t lec;
	uint8_t window[64];

	lws_lec_init(&lec, window, sizeof(window));
	do {
		r = lws_cose_key_export(ck, &lec, LWSJWKF_EXPORT_PRIVATE);
		if (r == LWS_LECPCTX_RET_FAIL ||
		    fwrite(window, 1, lec.used, stdout) != lec.used)
			return 1;
		lws_lec_setbuf(&lec, window, sizeof(window));
	} while (r == LWS_LECPCTX_RET_AGAIN);

	return 0;
}

static const struct {
	const char *name;
	cose_param_t kty;
} types[] = {
	{ "OKP", LWSCOSE_WKKTV_OKP },
	{ "EC2", LWSCOSE_WKKTV_EC2 },
	{ "RSA", LWSCOSE_WKKTV_RSA },
	{ "SYMMETRIC", LWSCOSE_WKKTV_SYMMETRIC },
	{ "SYM", LWSCOSE_WKKTV_SYMMETRIC },
};

struct kid {
	const uint8_t *p; /* NULL: none */
	size_t len;
};

/* --kid is the start of --kid-hex, so that is looked for first */
static int
find_kid(struct kid *kid, int argc, const char **argv)
{
	const char *hex = lws_cmdline_option(argc, argv, "--kid-hex");
	const char *text = lws_cmdline_option(argc, argv, "--kid");
	int n = 0;

	kid->p = (const uint8_t *)text;
	kid->len = text ? strlen(text) : 0;
	if (hex) {
		n = lws_hex_to_byte_array(hex, kid_bytes, sizeof(kid_bytes));
		kid->p = kid_bytes;
		kid->len = n > 0 ? (size_t)n : 0;
	}

	return n < 0;
}

static int
new_key(struct lws_context *context, int argc, const char **argv)
{
	const char *type = lws_cmdline_option(argc, argv, "--kty");
	const char *bits = lws_cmdline_option(argc, argv, "--bits");
	lws_cose_key_t *ck = NULL;
	struct kid kid;
	unsigned int n;
	int bad;

	for (n = 0; n < LWS_ARRAY_SIZE(types); n++)
		if (type && !strcmp(types[n].name, type))
			break;
	if (n == LWS_ARRAY_SIZE(types) || find_kid(&kid, argc, argv)) {
		fprintf(stderr,
			"usage: %s --stdin | --kty OKP|EC2|RSA|SYMMETRIC "
			"[--curve NAME] [--bits N] "
			"[--kid TEXT|--kid-hex HEX] [--stdout]\n",
			argv[0]);
		return 1;
	}
	ck = lws_cose_key_generate(
		context, types[n].kty, 0, bits ? atoi(bits) : 0,
		lws_cmdline_option(argc, argv, "--curve"), kid.p, kid.len);
	if (!ck)
		return 1;
	bad = write_key(ck);
	lws_cose_key_destroy(&ck);

	return bad;
}

int
main(int argc, const char **argv)
{
	struct lws_context *context = make_context();
	int bad;

	if (!context)
		return 1;
	bad = lws_cmdline_option(argc, argv, "--stdin")
		      ? list_keys()
		      : new_key(context, argc, argv);
	lws_context_destroy(context);

	return bad;
}
