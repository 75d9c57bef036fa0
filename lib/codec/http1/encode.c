/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The writing side: chunk size lines, numbers, status lines.
 */
#include "codec/http1/http1.h"

size_t
lws_http1_chunk_begin(uint8_t *data, size_t len)
{
	uint8_t *p = data;

	*--p = '\n';
	*--p = '\r';
	do {
		*--p = (uint8_t) "0123456789abcdef"[len & 15];
		len >>= 4;
	} while (len);

	return (size_t)(data - p);
}

/* two digits a step, from the end */
size_t
lws_http1_put_dec(uint8_t *p, uint64_t v)
{
	static const char pairs[] = "00010203040506070809"
				    "10111213141516171819"
				    "20212223242526272829"
				    "30313233343536373839"
				    "40414243444546474849"
				    "50515253545556575859"
				    "60616263646566676869"
				    "70717273747576777879"
				    "80818283848586878889"
				    "90919293949596979899";
	uint8_t b[20];
	size_t i = sizeof(b);

	while (v >= 10) {
		i -= 2;
		memcpy(b + i, pairs + 2 * (v % 100), 2);
		v /= 100;
	}
	/* what is left is one digit, the first of a pair, or nothing */
	if (v || i == sizeof(b))
		b[--i] = (uint8_t)('0' + v);
	memcpy(p, b + i, sizeof(b) - i);

	return sizeof(b) - i;
}

struct reason {
	uint16_t status;
	const char *text;
};

/* The texts that programs know (407, 414 and 416 have older words than RFC 9110
 * 15); what is not here has none, 204 and 206 among them. 431 is ours to send.
 */
static const struct reason reasons[] = {
	{ 100, "Continue" },
	{ 101, "Switching Protocols" },
	{ 200, "OK" },
	{ 304, "Not Modified" },
	{ 400, "Bad Request" },
	{ 401, "Unauthorized" },
	{ 402, "Payment Required" },
	{ 403, "Forbidden" },
	{ 404, "Not Found" },
	{ 405, "Method Not Allowed" },
	{ 406, "Not Acceptable" },
	{ 407, "Proxy Auth Required" },
	{ 408, "Request Timeout" },
	{ 409, "Conflict" },
	{ 410, "Gone" },
	{ 411, "Length Required" },
	{ 412, "Precondition Failed" },
	{ 413, "Request Entity Too Large" },
	{ 414, "Request URI too Long" },
	{ 415, "Unsupported Media Type" },
	{ 416, "Requested Range Not Satisfiable" },
	{ 417, "Expectation Failed" },
	{ 431, "Request Header Fields Too Large" },
	{ 500, "Internal Server Error" },
	{ 501, "Not Implemented" },
	{ 502, "Bad Gateway" },
	{ 503, "Service Unavailable" },
	{ 504, "Gateway Timeout" },
	{ 505, "HTTP Version Not Supported" },
};

static int
reason_cmp(const void *key, const void *row)
{
	return (int)*(const unsigned int *)key -
	       ((const struct reason *)row)->status;
}

const char *
lws_http1_reason(unsigned int status)
{
	const struct reason *r =
		bsearch(&status, reasons, sizeof(reasons) / sizeof(reasons[0]),
			sizeof(reasons[0]), reason_cmp);

	if (r)
		return r->text;

	return status / 100 == 3 ? "Redirect" : "";
}

static int
put_any(uint8_t **p, const uint8_t *end, unsigned int minor,
	unsigned int status)
{
	const char *reason = lws_http1_reason(status);
	size_t reason_len = strlen(reason);
	uint8_t digits[20], *q = *p;
	size_t n = lws_http1_put_dec(digits, status);

	if ((size_t)(end - q) < 9 + n + 1 + reason_len + 2)
		return -1;
	memcpy(q, "HTTP/1.1 ", 9);
	q[7] = (uint8_t)('0' + minor);
	q += 9;
	memcpy(q, digits, n);
	q += n;
	*q++ = ' ';
	memcpy(q, reason, reason_len);
	q += reason_len;
	*q++ = '\r';
	*q++ = '\n';
	*p = q;

	return 0;
}

/* nearly all answers */
static int
put_ok(uint8_t **p, const uint8_t *end, unsigned int minor)
{
	static const char line[] = "HTTP/1.1 200 OK\r\n";
	const size_t len = sizeof(line) - 1;

	if (len > (size_t)(end - *p))
		return -1;
	memcpy(*p, line, len);
	(*p)[7] = (uint8_t)('0' + minor);
	*p += len;

	return 0;
}

int
lws_http1_put_status(uint8_t **p, const uint8_t *end, unsigned int minor,
		     unsigned int status)
{
	if (status == 200 && end >= *p)
		return put_ok(p, end, minor);

	return put_any(p, end, minor, status);
}
