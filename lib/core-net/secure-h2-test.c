/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * HTTP/2 over TLS where the two have to agree: a request whose authority is a
 * vhost that wants another handshake gets 421 (RFC 9110 15.5.20), and those
 * beside it on the connection are answered as ever.
 */
#include "codec/h2-frame/h2-frame.h"
#include "codec/hpack/hpack.h"
#include "core-net/secure.h"

#include "secure-pair.h"

static struct lws_context *cx;
static struct lws_hpack_encoder enc;
static uint8_t out[LWS_PRE + 4096];
static uint8_t *at; /* where the next frame goes */
static char statuses[128];

static int
note(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	return reason == LWS_CALLBACK_HTTP
		       ? lws_callback_http_dummy(wsi, reason, NULL, in, len)
		       : 0;
}

static void
info_of(struct lws_context_creation_info *info, const char *name,
	uint64_t options)
{
	sp_info(info, "good");
	info->vhost_name = name;
	info->listen_accept_role = NULL;
	info->options &= ~(uint64_t)LWS_SERVER_OPTION_ONLY_RAW;
	info->options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT | options;
}

/* two vhosts on one port; the other wants a certificate of its clients */
static struct lws *
begin(void)
{
	struct lws_context_creation_info info;
	struct lws_secure_ask ask;
	struct lws_vhost *vh;
	struct lws *w;

	rec_begin();
	rec.quiet = 1;
	rec.hook = note;
	info_of(&info, "localhost", 0);
	cx = rec_context(&info);
	vh = lws_get_vhost_by_name(cx, "localhost");
	info_of(&info, "b.example.test",
		LWS_SERVER_OPTION_REQUIRE_VALID_OPENSSL_CLIENT_CERT);
	info.port = vh->port;
	assert_non_null(lws_create_vhost(cx, &info));
	sp_ask(&ask, "localhost");
	ask.alpn = "h2";
	w = sp_connect(vh, vh->port, &ask);
	assert_non_null(w);
	sp_settle(cx);
	assert_int_equal(sp.io, LWS_IO_OK);
	assert_string_equal(sp.alpn, "h2");

	return w;
}

static void
put_field(const char *name, const char *value)
{
	struct lws_hpack_field f = {
		lws_span_of(name, strlen(name)),
		lws_span_of(value, strlen(value)),
		LWS_HPACK_TOKEN_UNKNOWN,
		0,
		0,
	};

	assert_int_equal(lws_hpack_encode(&enc, &f, &at, out + sizeof(out)), 0);
}

/* protocol: of an extended CONNECT (RFC 8441), which leaves the stream open;
 * NULL: GET */
static void
put_request(uint32_t id, const char *authority, const char *protocol)
{
	uint8_t *head = at;

	at += LWS_H2_HEAD;
	assert_int_equal(lws_hpack_encode_begin(&enc, &at, out + sizeof(out)),
			 0);
	put_field(":method", protocol ? "CONNECT" : "GET");
	if (protocol)
		put_field(":protocol", protocol);
	put_field(":scheme", "https");
	put_field(":path", "/x");
	put_field(":authority", authority);
	lws_h2_head_put(
		head, (uint32_t)(at - head) - LWS_H2_HEAD, LWS_H2_HEADERS,
		(protocol ? 0 : LWS_H2_F_END_STREAM) | LWS_H2_F_END_HEADERS,
		id);
}

static void
note_statuses(uint32_t id, struct lws_span block, struct lws_hpack_decoder *dec)
{
	struct lws_hpack_field f;

	while (lws_hpack_decode(dec, &block, &f) == LWS_SRET_WANT_OUTPUT)
		if (f.name.len == 7 && !memcmp(f.name.p, ":status", 7))
			lws_snprintf(statuses + strlen(statuses),
				     sizeof(statuses) - strlen(statuses),
				     "%u:%.*s ", id, (int)f.value.len,
				     (const char *)f.value.p);
}

/* what the server has said, as "stream:status " */
static void
read_answers(void)
{
	struct lws_span in = lws_span_of(rec.rx, rec.rx_len);
	uint8_t scratch[LWS_HPACK_SCRATCH];
	struct lws_hpack_decoder dec;
	struct lws_h2_reader rd;
	struct lws_h2_event ev;

	statuses[0] = '\0';
	lws_h2_reader_begin(&rd, LWS_H2_FRAME_MIN);
	lws_hpack_decoder_begin(&dec, 4096);
	dec.scratch = scratch;
	while (lws_h2_read(&rd, &in, &ev) == LWS_SRET_WANT_OUTPUT) {
		if (ev.kind == LWS_H2_EV_FRAGMENT)
			note_statuses(ev.stream, ev.piece, &dec);
		assert_int_not_equal(ev.kind, LWS_H2_EV_GOAWAY);
	}
	assert_int_equal(rd.err, LWS_H2_NO_ERROR);
	lws_hpack_decoder_end(&dec);
}

static void
authority_cannot_avoid_client_certificates(void **state)
{
	struct lws *w = begin();
	size_t len;

	(void)state;
	lws_hpack_encoder_begin(&enc);
	at = out + LWS_PRE;
	memcpy(at, LWS_H2_PREFACE, LWS_H2_PREFACE_LEN);
	at = lws_h2_head_put(at + LWS_H2_PREFACE_LEN, 0, LWS_H2_SETTINGS, 0, 0);
	put_request(1, "localhost", NULL);
	put_request(3, "B.example.test:443", NULL);
	put_request(5, "b.example.test", "websocket");
	put_request(7, "localhost", NULL);
	len = (size_t)(at - out) - LWS_PRE;
	assert_int_equal(lws_write(w, out + LWS_PRE, len, LWS_WRITE_RAW), len);
	rounds(cx, 8);
	read_answers();
	assert_string_equal(statuses, lws_role_by_name("ws")
					      ? "1:404 3:421 5:421 7:404 "
					      : "1:404 3:421 5:501 7:404 ");
	lws_hpack_encoder_end(&enc);
	rec.hook = NULL;
	lws_context_destroy(cx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(authority_cannot_avoid_client_certificates),
	};

	return cmocka_run_group_tests(tests, sp_make_certs, sp_drop_certs);
}
