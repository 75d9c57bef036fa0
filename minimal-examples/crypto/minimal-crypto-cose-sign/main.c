/*
 * lws-minimal-crypto-cose-sign
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Signs standard input as a COSE message, or checks one, with a set of COSE
 * keys.
 */
#include <libwebsockets.h>

#include <stdio.h>

static uint8_t in[65536], keys[65536];
static uint8_t extra[256], kid[256];
static size_t extra_len;

static struct lws_context *
make_context(void)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);

	return lws_create_context(&info);
}

/* --extra: what both sides know and nobody sends */
static int
extra_cb(lws_cose_sig_ext_pay_t *x)
{
	x->ext = extra;
	x->xl = extra_len;

	return LCOSESIGEXTCB_RET_FINISHED;
}

/* -- signing -- */

struct order {
	lws_dll2_owner_t *set;
	lws_cose_key_t *ck;
	cose_param_t alg;
	enum lws_cose_sig_types type;
};

/* the window is small: the same call is made again until all is out */
static int
write_message(struct lws_cose_sign_context *csc, lws_lec_pctx_t *lec,
	      uint8_t *window, size_t room, size_t len)
{
	enum lws_lec_pctx_ret r;

	do {
		r = lws_cose_sign_payload_chunk(csc, in, len);
		if (r == LWS_LECPCTX_RET_FAIL ||
		    fwrite(window, 1, lec->used, stdout) != lec->used)
			return 1;
		lws_lec_setbuf(lec, window, room);
	} while (r == LWS_LECPCTX_RET_AGAIN);

	return 0;
}

static int
sign(struct lws_context *context, const struct order *o, size_t len)
{
	struct lws_cose_sign_context *csc;
	lws_cose_sign_create_info_t info;
	lws_lec_pctx_t lec;
	uint8_t window[64];
	int bad;

	memset(&info, 0, sizeof(info));
	info.cx = context;
	info.keyset = o->set;
	info.lec = &lec;
	info.sigtype = o->type;
	info.flags = LCSC_FL_ADD_CBOR_TAG;
	info.inline_payload_len = len;
	info.ext_cb = extra_len ? extra_cb : NULL;
	info.ext_len = extra_len;
	lws_lec_init(&lec, window, sizeof(window));
	csc = lws_cose_sign_create(&info);
	if (!csc)
		return 1;
	bad = lws_cose_sign_add(csc, o->alg, o->ck) ||
	      write_message(csc, &lec, window, sizeof(window), len);
	lws_cose_sign_destroy(&csc);

	return bad;
}

/* -- checking -- */

/* told before anything is checked */
static int
pay_cb(struct lws_cose_validate_context *cps, void *opaque, const uint8_t *p,
       size_t len)
{
	(void)cps;
	(void)opaque;
	fwrite(p, 1, len, stdout);

	return 0;
}

/* in hex, since it may be any bytes; nothing if there is no such key */
static void
print_kid(const lws_cose_key_t *ck)
{
	const lws_gc_elem_t *k = ck ? &ck->meta[COSEKEY_META_KID] : NULL;
	uint32_t n;

	for (n = 0; k && n < k->len; n++)
		printf("%02x", k->buf[n]);
}

static int
print_results(lws_dll2_owner_t *results)
{
	int bad = !results->count;

	printf("\nresults count %d\n", (int)results->count);
	lws_start_foreach_dll(struct lws_dll2 *, p, results->head)
	{
		lws_cose_validate_res_t *r =
			lws_container_of(p, lws_cose_validate_res_t, list);

		printf(" result: %d (alg %s, kid ", r->result,
		       lws_cose_alg_to_name(r->cose_alg));
		print_kid(r->cose_key);
		puts(")");
		bad |= !!r->result;
	}
	lws_end_foreach_dll(p);

	return bad;
}

static int
check(struct lws_context *context, const struct order *o, size_t len)
{
	struct lws_cose_validate_context *cps;
	lws_cose_validate_create_info_t info;
	int bad;

	memset(&info, 0, sizeof(info));
	info.cx = context;
	info.keyset = o->set;
	info.sigtype = o->type;
	info.pay_cb = pay_cb;
	info.ext_cb = extra_len ? extra_cb : NULL;
	info.ext_len = extra_len;
	cps = lws_cose_validate_create(&info);
	if (!cps)
		return 1;
	bad = lws_cose_validate_chunk(cps, in, len, NULL) ||
	      print_results(lws_cose_validate_results(cps));
	lws_cose_validate_destroy(&cps);

	return bad;
}

/* -- */

/* bytes that an option gives in hex; -1: they are not */
static int
from_hex(int argc, const char **argv, const char *name, uint8_t *to, int room)
{
	const char *hex = lws_cmdline_option(argc, argv, name);

	return hex ? lws_hex_to_byte_array(hex, to, room) : 0;
}

/* by --kid-hex or --kid, the first one without: --kid is the start of both */
static lws_cose_key_t *
choose_key(lws_dll2_owner_t *set, int argc, const char **argv)
{
	int n = from_hex(argc, argv, "--kid-hex", kid, sizeof(kid));
	const char *text = lws_cmdline_option(argc, argv, "--kid");

	if (n < 0)
		return NULL;
	if (n)
		return lws_cose_key_from_set(set, kid, (size_t)n);

	return lws_cose_key_from_set(set, (const uint8_t *)text,
				     text ? strlen(text) : 0);
}

static int
order(struct order *o, int argc, const char **argv)
{
	static const struct {
		const char *name;
		enum lws_cose_sig_types type;
	} types[] = {
		{ "--cose-sign1", SIGTYPE_SINGLE },
		{ "--cose-sign", SIGTYPE_MULTI },
		{ "--cose-mac0", SIGTYPE_MAC0 },
		{ "--cose-mac", SIGTYPE_MAC },
	};
	const char *alg = lws_cmdline_option(argc, argv, "--alg");
	unsigned int n;
	int k;

	for (n = 0; n < LWS_ARRAY_SIZE(types) && !o->type; n++)
		for (k = 1; k < argc; k++)
			if (!strcmp(argv[k], types[n].name))
				o->type = types[n].type;
	o->ck = choose_key(o->set, argc, argv);
	o->alg = alg ? lws_cose_name_to_alg(alg) : 0;
	k = from_hex(argc, argv, "--extra", extra, sizeof(extra));
	extra_len = k > 0 ? (size_t)k : 0;

	return k < 0 || !o->ck;
}

static int
run(struct lws_context *context, lws_dll2_owner_t *set, int argc,
    const char **argv)
{
	const char *path = lws_cmdline_option(argc, argv, "-k");
	int n = path ? lws_plat_read_file(path, keys, sizeof(keys)) : -1;
	struct order o;
	size_t len;

	memset(&o, 0, sizeof(o));
	o.set = set;
	if (n < 0 || !lws_cose_key_import(set, NULL, NULL, keys, (size_t)n) ||
	    order(&o, argc, argv)) {
		fprintf(stderr,
			"usage: %s -k KEYS [-s --alg ALG] "
			"[--kid TEXT|--kid-hex HEX] "
			"[--cose-sign|--cose-sign1|--cose-mac0|--cose-mac] "
			"[--extra HEX] <IN\n",
			argv[0]);
		return 1;
	}
	len = fread(in, 1, sizeof(in), stdin);

	return lws_cmdline_option(argc, argv, "-s") ? sign(context, &o, len)
						    : check(context, &o, len);
}

int
main(int argc, const char **argv)
{
	struct lws_context *context = make_context();
	lws_dll2_owner_t set;
	int bad;

	if (!context)
		return 1;
	lws_dll2_owner_clear(&set);
	bad = run(context, &set, argc, argv);
	lws_cose_key_set_destroy(&set);
	lws_context_destroy(context);

	return bad;
}
