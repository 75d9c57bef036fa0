/*
 * lws-api-test-cose
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * COSE messages validated and signed through a small window.
 */
#include <libwebsockets.h>

#include <stdio.h>

static struct lws_context *
make_context(void)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);

	return lws_create_context(&info);
}

/* RFC 8152 C.7.1: the key with the identifier 11, and C.2.1's message */
static const uint8_t key11[] = {
	0xa5, 0x01, 0x02, 0x02, 0x42, 0x31, 0x31, 0x20, 0x01, 0x21, 0x58, 0x20,
	0xba, 0xc5, 0xb1, 0x1c, 0xad, 0x8f, 0x99, 0xf9, 0xc7, 0x2b, 0x05, 0xcf,
	0x4b, 0x9e, 0x26, 0xd2, 0x44, 0xdc, 0x18, 0x9f, 0x74, 0x52, 0x28, 0x25,
	0x5a, 0x21, 0x9a, 0x86, 0xd6, 0xa0, 0x9e, 0xff, 0x22, 0x58, 0x20, 0x20,
	0x13, 0x8b, 0xf8, 0x2d, 0xc1, 0xb6, 0xd5, 0x62, 0xbe, 0x0f, 0xa5, 0x4a,
	0xb7, 0x80, 0x4a, 0x3a, 0x64, 0xb6, 0xd7, 0x2c, 0xcf, 0xed, 0x6b, 0x6f,
	0xb6, 0xed, 0x28, 0xbb, 0xfc, 0x11, 0x7e,
};

static const uint8_t message[] = {
	0xd2, 0x84, 0x41, 0xa0, 0xa2, 0x01, 0x26, 0x04, 0x42, 0x31, 0x31,
	0x54, 0x54, 0x68, 0x69, 0x73, 0x20, 0x69, 0x73, 0x20, 0x74, 0x68,
	0x65, 0x20, 0x63, 0x6f, 0x6e, 0x74, 0x65, 0x6e, 0x74, 0x2e, 0x58,
	0x40, 0x87, 0xdb, 0x0d, 0x2e, 0x55, 0x71, 0x84, 0x3b, 0x78, 0xac,
	0x33, 0xec, 0xb2, 0x83, 0x0d, 0xf7, 0xb6, 0xe0, 0xa4, 0xd5, 0xb7,
	0x37, 0x6d, 0xe3, 0x36, 0xb2, 0x3c, 0x59, 0x1c, 0x90, 0xc4, 0x25,
	0x31, 0x7e, 0x56, 0x12, 0x7f, 0xbe, 0x04, 0x37, 0x00, 0x97, 0xce,
	0x34, 0x70, 0x87, 0xb2, 0x33, 0xbf, 0x72, 0x2b, 0x64, 0x07, 0x2b,
	0xeb, 0x44, 0x86, 0xbd, 0xa4, 0x03, 0x1d, 0x27, 0x24, 0x4f,
};

static int
judge(lws_dll2_owner_t *set, const uint8_t *in, size_t len, int *result)
{
	struct lws_cose_validate_context *cps;
	lws_cose_validate_create_info_t info;
	lws_dll2_owner_t *results;
	size_t n;
	int r = LECP_CONTINUE;

	memset(&info, 0, sizeof(info));
	info.keyset = set;
	cps = lws_cose_validate_create(&info);
	if (!cps)
		return -1;
	/* it may come in any pieces */
	for (n = 0; n < len && r == LECP_CONTINUE; n++)
		r = lws_cose_validate_chunk(cps, in + n, 1, NULL);
	results = lws_cose_validate_results(cps);
	if (!r && results->count == 1)
		*result = lws_container_of(results->head,
					   lws_cose_validate_res_t, list)
				  ->result;
	else
		r = -1;
	lws_cose_validate_destroy(&cps);

	return r;
}

static int
test_validate(struct lws_context *context)
{
	uint8_t changed[sizeof(message)];
	lws_dll2_owner_t set;
	int good = 1, bad = 0, r;

	(void)context;
	lws_dll2_owner_clear(&set);
	if (!lws_cose_key_import(&set, NULL, NULL, key11, sizeof(key11)))
		return -1;
	memcpy(changed, message, sizeof(message));
	changed[20] ^= 1;
	r = judge(&set, message, sizeof(message), &good) ||
	    judge(&set, changed, sizeof(changed), &bad);
	lws_cose_key_set_destroy(&set);

	return r || good || bad != -1;
}

struct sink {
	uint8_t bytes[512];
	size_t len;
};

/* The same call is made again as long as the window was too small. */
static int
sign(lws_dll2_owner_t *set, lws_cose_key_t *ck, struct sink *to)
{
	static const uint8_t text[] = "longer than the window";
	lws_cose_sign_create_info_t info;
	struct lws_cose_sign_context *csc;
	enum lws_lec_pctx_ret r;
	lws_lec_pctx_t lec;
	uint8_t window[16];

	memset(&info, 0, sizeof(info));
	info.keyset = set;
	info.lec = &lec;
	info.flags = LCSC_FL_ADD_CBOR_TAG;
	info.inline_payload_len = sizeof(text);
	lws_lec_init(&lec, window, sizeof(window));
	csc = lws_cose_sign_create(&info);
	if (!csc)
		return -1;
	r = lws_cose_sign_add(csc, LWSCOSE_WKAECDSA_ALG_ES384, ck)
		    ? LWS_LECPCTX_RET_FAIL
		    : LWS_LECPCTX_RET_AGAIN;
	while (r == LWS_LECPCTX_RET_AGAIN) {
		r = lws_cose_sign_payload_chunk(csc, text, sizeof(text));
		memcpy(to->bytes + to->len, window, lec.used);
		to->len += lec.used;
		lws_lec_setbuf(&lec, window, sizeof(window));
	}
	lws_cose_sign_destroy(&csc);

	return r != LWS_LECPCTX_RET_FINISHED;
}

static int
test_sign(struct lws_context *context)
{
	struct sink sink = { .len = 0 };
	lws_dll2_owner_t set;
	lws_cose_key_t *ck;
	int r, result = 1;

	lws_dll2_owner_clear(&set);
	ck = lws_cose_key_generate(context, LWSCOSE_WKKTV_EC2, 0, 0, "P-384",
				   (const uint8_t *)"me", 2);
	if (!ck)
		return -1;
	lws_dll2_add_tail(&ck->list, &set);
	r = sign(&set, ck, &sink) ||
	    judge(&set, sink.bytes, sink.len, &result) || result;
	lws_cose_key_set_destroy(&set);

	return r;
}

static const struct {
	const char *name;
	int (*run)(struct lws_context *context);
} tests[] = {
	{ "validate", test_validate },
	{ "sign", test_sign },
};

int
main(void)
{
	struct lws_context *context = make_context();
	int failed = !context;
	unsigned int n;

	for (n = 0; context && n < LWS_ARRAY_SIZE(tests); n++)
		if (tests[n].run(context)) {
			printf("%s failed\n", tests[n].name);
			failed = 1;
		}
	lws_context_destroy(context);
	printf("Completed: %s\n", failed ? "FAIL" : "PASS");

	return failed;
}
