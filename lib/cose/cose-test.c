/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * COSE messages: the examples of the working group, whole and cut; what we
 * sign, through windows of any size, for one and several keys; every bit that
 * could be changed; the limits.
 */
#include "hex.h"

#include "core/core.h"
#include "cose/examples.h"

static struct heard {
	uint8_t payload[512];
	size_t len;
	const uint8_t *ext;
	size_t ext_len, ext_at, ext_step;
	int ext_error;
} heard;

static int
pay_cb(struct lws_cose_validate_context *cps, void *opaque, const uint8_t *p,
       size_t len)
{
	struct heard *h = opaque;

	assert_non_null(cps);
	if (len <= sizeof(h->payload) - h->len) {
		memcpy(h->payload + h->len, p, len);
		h->len += len;
	}

	return 1; /* is not looked at */
}

/* in pieces */
static int
ext_cb(lws_cose_sig_ext_pay_t *x)
{
	size_t n = heard.ext_len - heard.ext_at;

	if (heard.ext_error)
		return LCOSESIGEXTCB_RET_ERROR;
	if (n > heard.ext_step)
		n = heard.ext_step;
	x->ext = heard.ext + heard.ext_at;
	x->xl = n;
	heard.ext_at += n;

	return heard.ext_at == heard.ext_len ? LCOSESIGEXTCB_RET_FINISHED
					     : LCOSESIGEXTCB_RET_AGAIN;
}

struct outcome {
	int parsed;    /* what the last chunk gave */
	int count;     /* results */
	int good, bad; /* of them; bad: the last one's */
};

struct run {
	lws_dll2_owner_t *set;
	enum lws_cose_sig_types type;
	const uint8_t *ext;
	size_t ext_len;
	size_t first; /* bytes of the first piece, 0: all */
	size_t piece; /* of the others */
};

static struct outcome
validate(const struct run *r, const uint8_t *in, size_t len)
{
	lws_cose_validate_create_info_t info = {
		.keyset = r->set,
		.sigtype = r->type,
		.pay_cb = pay_cb,
		.pay_opaque = &heard,
		.ext_cb = r->ext_len ? ext_cb : NULL,
		.ext_len = r->ext_len,
	};
	struct lws_cose_validate_context *v;
	struct outcome o = { .parsed = LECP_CONTINUE };
	size_t n = r->first ? r->first : len, used;

	memset(&heard, 0, sizeof(heard));
	heard.ext = r->ext;
	heard.ext_len = r->ext_len;
	heard.ext_step = r->piece ? r->piece : 5;
	v = lws_cose_validate_create(&info);
	if (!v) {
		o.parsed = -100;
		return o;
	}
	while (len && o.parsed == LECP_CONTINUE) {
		if (n > len)
			n = len;
		o.parsed = lws_cose_validate_chunk(v, in, n, &used);
		in += n;
		len -= n;
		n = r->piece ? r->piece : len;
	}
	lws_start_foreach_dll(struct lws_dll2 *, p,
			      lws_cose_validate_results(v)->head)
	{
		lws_cose_validate_res_t *res =
			lws_container_of(p, lws_cose_validate_res_t, list);

		o.count++;
		o.good += !res->result;
		if (res->result)
			o.bad = res->result;
		else
			assert_non_null(res->cose_key);
	}
	lws_end_foreach_dll(p);
	lws_cose_validate_destroy(&v);
	assert_null(v);
	lws_cose_validate_destroy(&v);

	return o;
}

static int
is_good(const struct outcome *o, int count)
{
	return !o->parsed && o->count == count && o->good == count;
}

static void
keys_of(lws_dll2_owner_t *set, const char *hex)
{
	size_t len;
	uint8_t *in = unit_unhex(hex, &len);

	lws_dll2_owner_clear(set);
	assert_non_null(lws_cose_key_import(set, NULL, NULL, in, len));
	free(in);
}

static void
judges_the_examples_however_cut(void **state)
{
	const struct cose_example *e = cose_examples;
	lws_dll2_owner_t set;
	struct outcome o;
	struct run r;

	(void)state;
	for (; e < cose_examples + LWS_ARRAY_SIZE(cose_examples); e++) {
		size_t len, ext_len;
		uint8_t *in = unit_unhex(e->message, &len);
		uint8_t *ext = unit_unhex(e->ext, &ext_len);
		int want = !e->fails;

		keys_of(&set, e->keys);
		memset(&r, 0, sizeof(r));
		r.set = &set;
		r.type = e->type;
		r.ext = ext;
		r.ext_len = ext_len;
		for (; r.first <= len; r.first++) {
			o = validate(&r, in, len);
			if (is_good(&o, o.count > 1 ? 2 : 1) != want)
				fail_msg("%s: %d, %d results, %d", e->name,
					 o.parsed, o.count, o.bad);
			if (!want)
				continue;
			assert_int_equal(heard.len, strlen(e->text));
			assert_memory_equal(heard.payload, e->text, heard.len);
		}
		r.first = r.piece = 1;
		o = validate(&r, in, len);
		assert_int_equal(is_good(&o, o.count > 1 ? 2 : 1), want);
		lws_cose_key_set_destroy(&set);
		/* nobody's key */
		o = validate(&r, in, len);
		assert_false(is_good(&o, 1));
		if (!o.parsed)
			assert_int_equal(o.bad, -1001);
		free(in);
		free(ext);
	}
}

static const struct cose_example *
example(const char *name)
{
	const struct cose_example *e = cose_examples;

	while (strcmp(e->name, name))
		e++;

	return e;
}

static void
every_change_is_noticed(void **state)
{
	static const char *const names[] = { "sign1-tests/sign-pass-01",
					     "sign-tests/sign-pass-01",
					     "hmac-examples/HMac-01",
					     "eddsa-examples/eddsa-01" };
	lws_dll2_owner_t set;
	struct outcome o;
	unsigned int k;
	size_t n, len;

	(void)state;
	for (k = 0; k < LWS_ARRAY_SIZE(names); k++) {
		const struct cose_example *e = example(names[k]);
		const struct run r = { .set = &set, .type = e->type };
		uint8_t *in = unit_unhex(e->message, &len);

		keys_of(&set, e->keys);
		for (n = 0; n < 8 * len; n++) {
			in[n / 8] = (uint8_t)(in[n / 8] ^ (1 << n % 8));
			o = validate(&r, in, len);
			/* what is in an unprotected header may change, as long
			 * as it still finds the key */
			if (is_good(&o, 1))
				assert_int_equal(
					heard.len,
					strlen("This is the content."));
			else
				assert_int_equal(o.good, 0);
			in[n / 8] = (uint8_t)(in[n / 8] ^ (1 << n % 8));
		}
		for (n = 0; n < len; n++) {
			o = validate(&r, in, n);
			assert_int_equal(o.parsed, LECP_CONTINUE);
		}
		free(in);
		lws_cose_key_set_destroy(&set);
	}
}

static void
type_is_that_of_the_tag_or_told(void **state)
{
	const struct cose_example *tagged = example("sign1-tests/sign-pass-01");
	const struct cose_example *bare = example("sign1-tests/sign-pass-03");
	lws_dll2_owner_t set;
	struct run r = { .set = &set };
	struct outcome o;
	size_t len;
	uint8_t *in = unit_unhex(tagged->message, &len);

	(void)state;
	keys_of(&set, tagged->keys);
	o = validate(&r, in, len);
	assert_true(is_good(&o, 1));
	r.type = SIGTYPE_MULTI;
	o = validate(&r, in, len);
	assert_int_equal(o.parsed, LECP_REJECT_CALLBACK);
	free(in);
	lws_cose_key_set_destroy(&set);
	in = unit_unhex(bare->message, &len);
	keys_of(&set, bare->keys);
	r.type = SIGTYPE_SINGLE;
	o = validate(&r, in, len);
	assert_true(is_good(&o, 1));
	r.type = SIGTYPE_UNKNOWN; /* nobody says what it is */
	o = validate(&r, in, len);
	assert_int_equal(o.parsed, 0);
	assert_int_equal(o.count, 0);
	free(in);
	lws_cose_key_set_destroy(&set);
}

static void
external_data_must_come_as_announced(void **state)
{
	const struct cose_example *e = example("sign1-tests/sign-pass-02");
	lws_dll2_owner_t set;
	struct run r = { .set = &set, .type = SIGTYPE_SINGLE };
	struct outcome o;
	size_t len, ext_len;
	uint8_t *in = unit_unhex(e->message, &len);
	uint8_t *ext = unit_unhex(e->ext, &ext_len);

	(void)state;
	keys_of(&set, e->keys);
	o = validate(&r, in, len); /* without */
	assert_int_equal(o.bad, -1);
	r.ext = ext;
	r.ext_len = ext_len;
	o = validate(&r, in, len);
	assert_true(is_good(&o, 1));
	ext[3] ^= 1;
	o = validate(&r, in, len);
	assert_int_equal(o.bad, -1);
	free(in);
	free(ext);
	lws_cose_key_set_destroy(&set);
}

/* -- what others write, or attack with -- */

static void
odd_messages_are_judged(void **state)
{
	static const struct {
		const char *hex;
		int parsed, count, bad;
	} rows[] = {
		/* crit: 99 is not understood */
		{ "d28447a2012602811863a04161"
		  "41aa",
		  0, 1, -1001 },
		/* crit: 4 is */
		{ "d28446a20126028104a0416141aa", 0, 1, -1 },
		/* a detached payload: never compared */
		{ "d28443a10126a0f641aa", 0, 1, -999 },
		/* an algorithm that nobody knows */
		{ "d28444a1011903a0416141aa", LECP_REJECT_CALLBACK, 0, 0 },
		{ "d28445a1011903e7a0416141aa", 0, 1, -1001 },
		/* three items, five items */
		{ "d28343a10126a04161", LECP_REJECT_CALLBACK, 0, 0 },
		{ "d28543a10126a0416141aa41bb", LECP_REJECT_CALLBACK, 0, 0 },
		/* text for payload, number for header, array for map */
		{ "d28443a10126a0616141aa", LECP_REJECT_CALLBACK, 0, 0 },
		{ "d28401a0416141aa", LECP_REJECT_CALLBACK, 0, 0 },
		{ "d28443a1012680416141aa", LECP_REJECT_CALLBACK, 0, 0 },
		/* junk in the protected header */
		{ "d28443a101a0a0416141aa", 0, 1, -1001 },
		{ "d2844401020304a0416141aa", LECP_REJECT_CALLBACK, 0, 0 },
		/* two arrays, a tag inside */
		{ "d28443a10126a0416141aa80", LECP_REJECT_CALLBACK, 1, -1 },
		{ "d2d28443a10126a0416141aa", 0, 1, -1 },
		/* an indefinite payload is kept */
		{ "d28443a10126a05f4161ff41aa", 0, 1, -1 },
		/* a signature that is longer than any */
		{ "d28443a10126a041615902014100", LECP_CONTINUE, 0, 0 },
		/* signatures: none; a signature of two items */
		{ "d8628440a0416180", 0, 0, 0 },
		{ "d8628440a041618182 43a10126a0", LECP_REJECT_CALLBACK, 0, 0 },
		/* as some write it: no bytes for a map, a map for bytes */
		{ "d862844040416181 83a10126a041aa", 0, 1, -1 },
		{ "00", LECP_REJECT_CALLBACK, 0, 0 },
		{ "a0", LECP_REJECT_CALLBACK, 0, 0 },
	};
	lws_dll2_owner_t set;
	struct run r = { .set = &set };
	struct outcome o;
	unsigned int n, k;

	(void)state;
	keys_of(&set, example("sign1-tests/sign-pass-01")->keys);
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		char hex[128];
		uint8_t *in;
		size_t len;

		for (k = 0, len = 0; rows[n].hex[k]; k++)
			if (rows[n].hex[k] != ' ')
				hex[len++] = rows[n].hex[k];
		hex[len] = '\0';
		in = unit_unhex(hex, &len);
		o = validate(&r, in, len);
		if (o.parsed != rows[n].parsed || o.count != rows[n].count ||
		    o.bad != rows[n].bad)
			fail_msg("%s: %d, %d results, %d", hex, o.parsed,
				 o.count, o.bad);
		free(in);
	}
	lws_cose_key_set_destroy(&set);
}

static struct outcome
repeated(const struct run *r, const char *head, const char *item, size_t times,
	 size_t zeros)
{
	size_t hl, il, n;
	uint8_t *h = unit_unhex(head, &hl), *i = unit_unhex(item, &il);
	uint8_t *all = calloc(1, hl + il * times + zeros);
	struct outcome o;

	assert_non_null(all);
	memcpy(all, h, hl);
	for (n = 0; n < times; n++)
		memcpy(all + hl + n * il, i, il);
	o = validate(r, all, hl + il * times + zeros);
	free(all);
	free(h);
	free(i);

	return o;
}

static void
limits_are_reached(void **state)
{
	lws_dll2_owner_t set;
	struct run r = { .set = &set };
	struct outcome o;
	char head[64];

	(void)state;
	keys_of(&set, example("sign1-tests/sign-pass-01")->keys);
	/* signatures: 32, 33 */
	o = repeated(&r, "d8628440a041619820", "8343a10126a041aa", 32, 0);
	assert_int_equal(o.parsed, 0);
	assert_int_equal(o.count, 32);
	o = repeated(&r, "d8628440a041619821", "8343a10126a041aa", 33, 0);
	assert_int_equal(o.parsed, LECP_REJECT_CALLBACK);
	/* identifier: 256, 257 */
	o = repeated(&r, "d28443a10126a104590100", "", 0, 256 + 2);
	assert_int_equal(o.parsed, LECP_REJECT_CALLBACK); /* 00 is no bstr */
	o = repeated(&r, "d28443a10126a104590100", "61", 256, 0);
	assert_int_equal(o.parsed, LECP_CONTINUE);
	o = repeated(&r, "d28443a10126a104590101", "61", 257, 0);
	assert_int_equal(o.parsed, LECP_REJECT_CALLBACK);
	/* signature: 512, 513 bytes */
	o = repeated(&r, "d28443a10126a04161590200", "61", 512, 0);
	assert_int_equal(o.parsed, 0);
	o = repeated(&r, "d28443a10126a04161590201", "61", 513, 0);
	assert_int_equal(o.parsed, LECP_REJECT_CALLBACK);
	/* protected header */
	lws_snprintf(head, sizeof(head), "d28459%04x", LWS_LIMIT_COSE_HEADER);
	o = repeated(&r, head, "a1", 1, LWS_LIMIT_COSE_HEADER - 1);
	assert_int_equal(o.parsed, LECP_REJECT_CALLBACK); /* no such map */
	lws_snprintf(head, sizeof(head), "d28459%04xa11863591%03x",
		     LWS_LIMIT_COSE_HEADER, LWS_LIMIT_COSE_HEADER - 0x1000 - 6);
	o = repeated(&r, head, "", 0, LWS_LIMIT_COSE_HEADER - 6);
	assert_int_equal(o.parsed, LECP_CONTINUE);
	lws_snprintf(head, sizeof(head), "d28459%04xa11863591%03x",
		     LWS_LIMIT_COSE_HEADER + 1,
		     LWS_LIMIT_COSE_HEADER - 0x1000 - 5);
	o = repeated(&r, head, "", 0, LWS_LIMIT_COSE_HEADER - 5);
	assert_int_equal(o.parsed, LECP_REJECT_CALLBACK);
	/* a payload that is kept, and one that is not */
	lws_snprintf(head, sizeof(head), "d8628440a05a%08x",
		     LWS_LIMIT_COSE_PAYLOAD);
	o = repeated(&r, head, "", 0, LWS_LIMIT_COSE_PAYLOAD);
	assert_int_equal(o.parsed, LECP_CONTINUE);
	lws_snprintf(head, sizeof(head), "d8628440a05a%08x",
		     LWS_LIMIT_COSE_PAYLOAD + 1);
	o = repeated(&r, head, "", 0, LWS_LIMIT_COSE_PAYLOAD + 1);
	assert_int_equal(o.parsed, LECP_REJECT_CALLBACK);
	lws_snprintf(head, sizeof(head), "d28443a10126a05a%08x",
		     LWS_LIMIT_COSE_PAYLOAD + 1);
	o = repeated(&r, head, "", 0, LWS_LIMIT_COSE_PAYLOAD + 1);
	assert_int_equal(o.parsed, LECP_CONTINUE);
	lws_cose_key_set_destroy(&set);
}

/* -- signing -- */

static lws_dll2_owner_t ours; /* by kid: algorithm names */

static const struct {
	const char *alg;
	cose_param_t kty;
	int bits;
	const char *curve;
} algs[] = {
	{ "ES256", LWSCOSE_WKKTV_EC2, 0, "P-256" },
	{ "ES384", LWSCOSE_WKKTV_EC2, 0, "P-384" },
	{ "ES512", LWSCOSE_WKKTV_EC2, 0, "P-521" },
	{ "EdDSA", LWSCOSE_WKKTV_OKP, 0, "Ed25519" },
	{ "RS256", LWSCOSE_WKKTV_RSA, 2048, NULL },
	{ "RS384", LWSCOSE_WKKTV_RSA, 2048, NULL },
	{ "PS512", LWSCOSE_WKKTV_RSA, 2048, NULL },
	{ "HS256", LWSCOSE_WKKTV_SYMMETRIC, 256, NULL },
	{ "HS384", LWSCOSE_WKKTV_SYMMETRIC, 384, NULL },
	{ "HS512", LWSCOSE_WKKTV_SYMMETRIC, 512, NULL },
	{ "HS256_64", LWSCOSE_WKKTV_SYMMETRIC, 256, NULL },
};

enum { SIGNERS = 7 }; /* of algs, the rest are MACs */

static int
make_keys(void **state)
{
	lws_cose_key_t *ck;
	unsigned int n;

	(void)state;
	lws_dll2_owner_clear(&ours);
	for (n = 0; n < LWS_ARRAY_SIZE(algs); n++) {
		ck = lws_cose_key_generate(
			NULL, algs[n].kty, 0, algs[n].bits, algs[n].curve,
			(const uint8_t *)algs[n].alg, strlen(algs[n].alg));
		if (!ck)
			return -1;
		lws_dll2_add_tail(&ck->list, &ours);
	}

	return 0;
}

static int
drop_keys(void **state)
{
	(void)state;
	lws_cose_key_set_destroy(&ours);

	return 0;
}

static lws_cose_key_t *
our_key(const char *alg)
{
	return lws_cose_key_from_set(&ours, (const uint8_t *)alg, strlen(alg));
}

struct order {
	enum lws_cose_sig_types type;
	const char *algs[4];
	size_t window, chunk, len;
	int no_tag;
	const uint8_t *ext;
	size_t ext_len;
};

static const uint8_t text[] = "a payload that is longer than some windows";

/* the message; 0 failed */
static size_t
sign(const struct order *o, uint8_t *out, size_t room)
{
	uint8_t *w = malloc(o->window);
	lws_lec_pctx_t lec;
	const lws_cose_sign_create_info_t info = {
		.keyset = &ours,
		.lec = &lec,
		.sigtype = o->type,
		.inline_payload_len = o->len,
		.flags = o->no_tag ? 0 : LCSC_FL_ADD_CBOR_TAG,
		.ext_cb = o->ext_len ? ext_cb : NULL,
		.ext_len = o->ext_len,
	};
	struct lws_cose_sign_context *s;
	enum lws_lec_pctx_ret r = LWS_LECPCTX_RET_FINISHED;
	size_t at = 0, len = 0, n;
	unsigned int k;

	memset(&heard, 0, sizeof(heard));
	heard.ext = o->ext;
	heard.ext_len = o->ext_len;
	heard.ext_step = 3;
	assert_non_null(w);
	lws_lec_init(&lec, w, o->window);
	s = lws_cose_sign_create(&info);
	for (k = 0; s && k < 4 && o->algs[k]; k++)
		if (lws_cose_sign_add(s, lws_cose_name_to_alg(o->algs[k]),
				      our_key(o->algs[k])))
			r = LWS_LECPCTX_RET_FAIL;
	do {
		if (!s || r == LWS_LECPCTX_RET_FAIL)
			break;
		n = o->len - at < o->chunk ? o->len - at : o->chunk;
		r = lws_cose_sign_payload_chunk(s, text + at, n);
		assert_true(len + lec.used <= room);
		memcpy(out + len, w, lec.used);
		len += lec.used;
		lws_lec_setbuf(&lec, w, o->window);
		if (r == LWS_LECPCTX_RET_FINISHED)
			at += n;
	} while (r == LWS_LECPCTX_RET_AGAIN || at < o->len);
	lws_cose_sign_destroy(&s);
	assert_null(s);
	lws_cose_sign_destroy(&s);
	free(w);

	return r == LWS_LECPCTX_RET_FINISHED ? len : 0;
}

static void
signed_is_validated(const struct order *o, int count)
{
	static uint8_t out[4096];
	struct run r = { .set = &ours, .ext = o->ext, .ext_len = o->ext_len };
	size_t len = sign(o, out, sizeof(out));
	struct outcome got;

	assert_true(len);
	if (o->no_tag)
		r.type = o->type;
	got = validate(&r, out, len);
	if (!is_good(&got, count))
		fail_msg("%s: %d, %d results, %d", o->algs[0], got.parsed,
			 got.count, got.bad);
	assert_int_equal(heard.len, o->len);
	assert_memory_equal(heard.payload, text, o->len);
}

static void
what_is_signed_validates(void **state)
{
	struct order o;
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(algs); n++) {
		memset(&o, 0, sizeof(o));
		o.algs[0] = algs[n].alg;
		o.window = 1000;
		o.chunk = 1000;
		o.len = sizeof(text);
		signed_is_validated(&o, 1);
		o.len = 0;
		signed_is_validated(&o, 1);
		o.len = 20;
		o.type = n < SIGNERS ? SIGTYPE_SINGLE : SIGTYPE_MAC0;
		o.no_tag = 1;
		signed_is_validated(&o, 1);
		o.ext = text;
		o.ext_len = 20;
		signed_is_validated(&o, 1);
		if (n >= SIGNERS)
			continue;
		o.type = SIGTYPE_MULTI;
		signed_is_validated(&o, 1);
	}
}

static void
windows_and_chunks_of_any_size_give_the_same(void **state)
{
	struct order o = { .algs = { "EdDSA" }, .len = sizeof(text) };
	uint8_t want[512], got[512];
	size_t len;

	(void)state;
	o.window = o.chunk = 512;
	len = sign(&o, want, sizeof(want));
	assert_true(len);
	for (o.window = 1; o.window < 130; o.window++)
		for (o.chunk = 1; o.chunk <= sizeof(text); o.chunk += 6) {
			assert_int_equal(sign(&o, got, sizeof(got)), len);
			assert_memory_equal(got, want, len);
		}
}

static void
first_bytes_are_those_of_rfc9052(void **state)
{
	struct order o = {
		.algs = { "HS256" }, .window = 512, .chunk = 512, .len = 3
	};
	uint8_t out[512];

	(void)state;
	assert_int_equal(sign(&o, out, sizeof(out)), 24 - 1 + 34 - 5);
	/* 17([<< {1: 5} >>, {4: 'HS256'}, 'a p', */
	assert_memory_equal(out,
			    "\xd1\x84\x43\xa1\x01\x05\xa1\x04\x45HS256"
			    "\x43"
			    "a p\x58\x20",
			    20);
	o.algs[0] = "ES256";
	assert_true(sign(&o, out, sizeof(out)));
	assert_memory_equal(out,
			    "\xd2\x84\x43\xa1\x01\x26\xa1\x04\x45"
			    "ES256"
			    "\x43"
			    "a p\x58\x40",
			    20);
	o.type = SIGTYPE_MULTI;
	assert_true(sign(&o, out, sizeof(out)));
	assert_memory_equal(out,
			    "\xd8\x62\x84\x40\xa0\x43"
			    "a p\x81\x83\x43"
			    "\xa1\x01\x26\xa1\x04\x45"
			    "ES256\x58\x40",
			    25);
}

static void
several_sign_one_payload(void **state)
{
	struct order o = { .type = SIGTYPE_MULTI,
			   .window = 50,
			   .chunk = 9,
			   .len = sizeof(text),
			   .algs = { "ES256", "EdDSA", "RS256", "ES512" } };

	(void)state;
	signed_is_validated(&o, 4);
	o.type = SIGTYPE_UNKNOWN;
	o.algs[2] = NULL;
	signed_is_validated(&o, 2);
}

static void
misuse_of_signing_is_refused(void **state)
{
	static const struct {
		enum lws_cose_sig_types type;
		const char *algs[3];
	} rows[] = {
		{ SIGTYPE_UNKNOWN, { NULL } }, /* nobody */
		{ SIGTYPE_MAC, { "HS256" } },
		{ SIGTYPE_COUNTERSIGNED, { "ES256" } },
		{ SIGTYPE_SINGLE, { "HS256" } },
		{ SIGTYPE_SINGLE, { "ES256", "ES384" } },
		{ SIGTYPE_MULTI, { "HS256" } },
		{ SIGTYPE_MAC0, { "ES256" } },
		{ SIGTYPE_MAC0, { "HS256", "HS384" } },
		{ SIGTYPE_UNKNOWN, { "HS256", "ES256" } },
		{ SIGTYPE_UNKNOWN, { "ES256", "HS256" } },
	};
	struct order o = { .window = 512, .chunk = 512, .len = 5 };
	struct lws_cose_sign_context *s;
	lws_lec_pctx_t lec;
	lws_cose_sign_create_info_t info = { .keyset = &ours,
					     .lec = &lec,
					     .inline_payload_len = 5 };
	uint8_t out[512];
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		o.type = rows[n].type;
		memcpy(o.algs, rows[n].algs, sizeof(rows[n].algs));
		assert_int_equal(sign(&o, out, sizeof(out)), 0);
	}
	/* another key's algorithm, one that is not known, no key */
	lws_lec_init(&lec, out, sizeof(out));
	s = lws_cose_sign_create(&info);
	assert_non_null(s);
	assert_int_equal(lws_cose_sign_add(s, -7, our_key("ES384")), 1);
	assert_int_equal(lws_cose_sign_add(s, -777, our_key("ES256")), 1);
	assert_int_equal(lws_cose_sign_add(s, -7, NULL), 1);
	assert_int_equal(lws_cose_sign_add(s, -7, our_key("ES256")), 0);
	/* more than was announced */
	assert_int_equal(lws_cose_sign_payload_chunk(s, text, 6),
			 LWS_LECPCTX_RET_FAIL);
	assert_int_equal(lws_cose_sign_payload_chunk(s, text, 5),
			 LWS_LECPCTX_RET_FAIL);
	assert_int_equal(lws_cose_sign_add(s, -7, our_key("ES256")), 1);
	lws_cose_sign_destroy(&s);
}

static void
a_key_is_used_for_what_it_says(void **state)
{
	static const uint8_t sign_op[] = { LWSCOSE_WKKO_SIGN };
	static const uint8_t verify_op[] = { LWSCOSE_WKKO_VERIFY };
	struct order o = {
		.algs = { "ES256" }, .window = 512, .chunk = 512, .len = 5
	};
	lws_cose_key_t *ck = our_key("ES256");
	struct run r = { .set = &ours };
	struct outcome got;
	uint8_t out[512];
	size_t len;

	(void)state;
	ck->meta[COSEKEY_META_KEY_OPS].buf = (uint8_t *)(uintptr_t)sign_op;
	ck->meta[COSEKEY_META_KEY_OPS].len = 1;
	len = sign(&o, out, sizeof(out));
	assert_true(len);
	got = validate(&r, out, len);
	assert_int_equal(got.bad, -1001);
	ck->meta[COSEKEY_META_KEY_OPS].buf = (uint8_t *)(uintptr_t)verify_op;
	got = validate(&r, out, len);
	assert_true(is_good(&got, 1));
	assert_int_equal(sign(&o, out, sizeof(out)), 0);
	ck->meta[COSEKEY_META_KEY_OPS].buf = NULL;
	ck->meta[COSEKEY_META_KEY_OPS].len = 0;
	ck->cose_alg = LWSCOSE_WKAECDSA_ALG_ES384;
	assert_int_equal(sign(&o, out, sizeof(out)), 0);
	ck->cose_alg = 0;
}

/* RFC 9052 3: not in one map, and not in both: with the unprotected one
 * somebody could choose a shorter MAC. parsed 0: it is a message, but nobody
 * has a key for it */
static void
header_parameters_come_once(void **state)
{
	static const struct {
		const char *message;
		int is_message;
	} rows[] = {
		{ "d18443a10105a0416148aabbccddeeff0011", 1 },
		{ "d18443a10105a10104416148aabbccddeeff0011", 0 },
		{ "d18445a201050105a0416148aabbccddeeff0011", 0 },
		{ "d18443a10105a2044161044162416148aabbccddeeff0011", 0 },
		{ "d18446a20105044161a1044161416148aabbccddeeff0011", 0 },
		{ "d18443a10105a218200118200141614100", 0 },
		/* those over 63 are nobody's business */
		{ "d18443a10105a218400118400141614100", 1 },
		/* 2^64 - 7 is no -7, and -2^64 + 4 is no 5 */
		{ "d2844ba1011bfffffffffffffff9a041614100", 1 },
		{ "d1844ba1013bfffffffffffffffba041614100", 1 },
		{ "d1844ba11bffffffffffffffff05a041614100", 1 },
	};
	static const char keys[] =
		"81a2010420582000112233445566778899aabbccddeeff"
		"00112233445566778899aabbccddeeff";
	lws_dll2_owner_t set;
	struct run r = { .set = &set };
	unsigned int n;

	(void)state;
	keys_of(&set, keys);
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		size_t len;
		uint8_t *in = unit_unhex(rows[n].message, &len);
		struct outcome o = validate(&r, in, len);

		assert_int_equal(!o.parsed, rows[n].is_message);
		assert_int_equal(o.count, rows[n].is_message);
		assert_int_equal(o.good, 0);
		if (n > 6)
			assert_int_equal(o.bad, -1001);
		free(in);
	}
	lws_cose_key_set_destroy(&set);
}

/* RFC 8230 2 */
static void
short_rsa_keys_are_refused(void **state)
{
	struct lws_cose_sign_context *s;
	lws_dll2_owner_t set;
	lws_lec_pctx_t lec;
	const lws_cose_sign_create_info_t info = { .keyset = &set,
						   .lec = &lec };
	lws_cose_key_t *ck = lws_cose_key_generate(NULL, LWSCOSE_WKKTV_RSA, 0,
						   2040, NULL, NULL, 0);

	(void)state;
	assert_non_null(ck);
	lws_dll2_owner_clear(&set);
	s = lws_cose_sign_create(&info);
	assert_non_null(s);
	assert_int_equal(lws_cose_sign_add(s, LWSCOSE_WKARSA_ALG_RS256, ck), 1);
	assert_int_equal(lws_cose_sign_add(s, -37, ck), 1);
	lws_cose_sign_destroy(&s);
	lws_cose_key_destroy(&ck);
}

/* RFC 9053 2.1: they are suggested to go together, no more; that is checked
 * but not made */
static void
a_hash_may_go_with_another_curve(void **state)
{
	struct lws_cose_sign_context *s;
	lws_lec_pctx_t lec;
	const lws_cose_sign_create_info_t info = { .keyset = &ours,
						   .lec = &lec };

	(void)state;
	s = lws_cose_sign_create(&info);
	assert_non_null(s);
	assert_int_equal(lws_cose_sign_add(s, -36, our_key("ES256")), 1);
	assert_int_equal(lws_cose_sign_add(s, -7, our_key("EdDSA")), 1);
	assert_int_equal(lws_cose_sign_add(s, -7, our_key("ES256")), 0);
	lws_cose_sign_destroy(&s);
	/* the examples that are checked: ecdsa-04, ecdsa-sig-04 */
	assert_false(example("ecdsa-examples/ecdsa-04")->fails);
	assert_false(example("ecdsa-examples/ecdsa-sig-04")->fails);
}

/* RFC 9052 3.1: without a kid any key may be it */
static void
without_kid_the_first_that_suits_is_taken(void **state)
{
	lws_cose_key_t *ck = our_key("ES512");
	struct lws_gencrypto_keyelem kid = ck->meta[COSEKEY_META_KID];
	struct run r = { .set = &ours };
	struct lws_cose_sign_context *s;
	lws_lec_pctx_t lec;
	const lws_cose_sign_create_info_t info = { .keyset = &ours,
						   .lec = &lec,
						   .flags =
							   LCSC_FL_ADD_CBOR_TAG,
						   .inline_payload_len = 5 };
	struct outcome got;
	uint8_t out[512];

	(void)state;
	ck->meta[COSEKEY_META_KID].buf = NULL;
	ck->meta[COSEKEY_META_KID].len = 0;
	lws_lec_init(&lec, out, sizeof(out));
	s = lws_cose_sign_create(&info);
	assert_non_null(s);
	assert_int_equal(lws_cose_sign_add(s, -36, ck), 0);
	assert_int_equal(lws_cose_sign_payload_chunk(s, text, 5),
			 LWS_LECPCTX_RET_FINISHED);
	lws_cose_sign_destroy(&s);
	got = validate(&r, out, lec.used);
	assert_true(is_good(&got, 1));
	ck->meta[COSEKEY_META_KID] = kid;
}

/* RFC 9052 2: nil stands where the payload would */
static void
a_payload_may_travel_beside_its_message(void **state)
{
	lws_lec_pctx_t lec;
	const lws_cose_sign_create_info_t info = { .keyset = &ours,
						   .lec = &lec,
						   .flags =
							   LCSC_FL_ADD_CBOR_TAG,
						   .inline_payload_len = 5 };
	const lws_cose_validate_create_info_t check = { .keyset = &ours };
	static const char *const given[] = { NULL, (const char *)text,
					     "other" };
	static const int want[] = { -999, 0, -1 };
	struct lws_cose_validate_context *v;
	struct lws_cose_sign_context *s;
	lws_cose_validate_res_t *res;
	uint8_t out[512];
	unsigned int n;

	(void)state;
	lws_lec_init(&lec, out, sizeof(out));
	s = lws_cose_sign_create(&info);
	assert_non_null(s);
	assert_int_equal(lws_x_cose_sign_detached(s), 0);
	assert_int_equal(lws_cose_sign_add(s, -7, our_key("ES256")), 0);
	assert_int_equal(lws_cose_sign_payload_chunk(s, text, 5),
			 LWS_LECPCTX_RET_FINISHED);
	assert_int_equal(lws_x_cose_sign_detached(s), 1);
	lws_cose_sign_destroy(&s);
	for (n = 0; n < LWS_ARRAY_SIZE(given); n++) {
		v = lws_cose_validate_create(&check);
		assert_non_null(v);
		lws_x_cose_validate_detached(v, given[n], given[n] ? 5 : 0);
		assert_int_equal(
			lws_cose_validate_chunk(v, out, lec.used, NULL), 0);
		assert_int_equal(lws_cose_validate_results(v)->count, 1);
		res = lws_container_of(lws_cose_validate_results(v)->head,
				       lws_cose_validate_res_t, list);
		assert_int_equal(res->result, want[n]);
		lws_cose_validate_destroy(&v);
	}
}

static int
both_ways(void)
{
	static const struct order orders[] = {
		{ .type = SIGTYPE_MULTI,
		  .window = 512,
		  .chunk = 512,
		  .algs = { "ES256", "EdDSA" },
		  .len = sizeof(text) },
		{ .window = 512,
		  .chunk = 512,
		  .algs = { "HS256" },
		  .len = sizeof(text),
		  .ext = text,
		  .ext_len = 9 },
	};
	uint8_t out[512];
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(orders); n++) {
		struct run r = { .set = &ours,
				 .ext = orders[n].ext,
				 .ext_len = orders[n].ext_len };
		size_t len = sign(&orders[n], out, sizeof(out));
		struct outcome o;

		if (!len)
			return -1;
		o = validate(&r, out, len);
		if (!is_good(&o, n ? 1 : 2))
			return -1;
	}

	return 0;
}

static void
out_of_memory_is_survived(void **state)
{
	(void)state;
	unit_oom_sweep(both_ways);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judges_the_examples_however_cut),
		cmocka_unit_test(every_change_is_noticed),
		cmocka_unit_test(type_is_that_of_the_tag_or_told),
		cmocka_unit_test(external_data_must_come_as_announced),
		cmocka_unit_test(odd_messages_are_judged),
		cmocka_unit_test(limits_are_reached),
		cmocka_unit_test(what_is_signed_validates),
		cmocka_unit_test(windows_and_chunks_of_any_size_give_the_same),
		cmocka_unit_test(first_bytes_are_those_of_rfc9052),
		cmocka_unit_test(several_sign_one_payload),
		cmocka_unit_test(misuse_of_signing_is_refused),
		cmocka_unit_test(a_key_is_used_for_what_it_says),
		cmocka_unit_test(header_parameters_come_once),
		cmocka_unit_test(short_rsa_keys_are_refused),
		cmocka_unit_test(a_hash_may_go_with_another_curve),
		cmocka_unit_test(without_kid_the_first_that_suits_is_taken),
		cmocka_unit_test(a_payload_may_travel_beside_its_message),
		cmocka_unit_test(out_of_memory_is_survived),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, make_keys, drop_keys);
}
