/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_tokenize: a configuration text taken apart, a header list
 * checked, a template filled in, names matched with wildcards.
 *
 * Exits 0 if each gave what it should. With -s TEXT [-f FLAGS] it prints the
 * elements of TEXT instead.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <stdlib.h>

static const char config[] = "# the server\n"
			     "port = 7681\n"
			     "name = \"front door\"\n"
			     "backoff=1.5\n";

struct settings {
	int port;
	char name[32];
	double backoff;
};

static int
set(struct settings *s, const char *name, const struct lws_tokenize *ts)
{
	if (!strcmp(name, "port"))
		s->port = atoi(ts->token);
	else if (!strcmp(name, "name"))
		lws_strncpy(s->name, ts->token, sizeof(s->name));
	else if (!strcmp(name, "backoff"))
		s->backoff = atof(ts->token);
	else
		return -1;

	return 0;
}

/* name = value, a line each; 0, or -1 and where it went wrong */
static int
parse_config(struct settings *s, const char *text)
{
	struct lws_tokenize ts;
	lws_tokenize_elem e;
	char name[32] = "";

	lws_tokenize_init(&ts, text, LWS_TOKENIZE_F_HASH_COMMENT);

	do {
		e = lws_tokenize(&ts);
		switch (e) {
		case LWS_TOKZE_TOKEN_NAME_EQUALS:
			if (lws_tokenize_cstr(&ts, name, sizeof(name)))
				return -1;
			break;
		case LWS_TOKZE_INTEGER:
		case LWS_TOKZE_FLOAT:
		case LWS_TOKZE_QUOTED_STRING:
			if (set(s, name, &ts))
				return -1;
			name[0] = '\0';
			break;
		case LWS_TOKZE_ENDED:
			break;
		default: /* an error, or an element that has no place here */
			lwsl_user("config: line %d\n", ts.line + 1);
			return -1;
		}
	} while (e != LWS_TOKZE_ENDED);

	return 0;
}

/* does a header that is a list of words have this one? */
static int
list_has(const char *list, size_t len, const char *word)
{
	struct lws_tokenize ts;
	lws_tokenize_elem e;

	memset(&ts, 0, sizeof(ts));
	ts.start = list;
	ts.len = len;
	ts.flags = LWS_TOKENIZE_F_COMMA_SEP_LIST |
		   LWS_TOKENIZE_F_RFC7230_DELIMS | LWS_TOKENIZE_F_MINUS_NONTERM;

	do {
		e = lws_tokenize(&ts);
		if (e == LWS_TOKZE_TOKEN && !strcmp(ts.token, word))
			return 1;
	} while (e > 0);

	return 0;
}

/* writes the value from where it stopped last time, as far as there is room */
static int
value_of(void *priv, const char *name, char *out, size_t *pos, size_t olen,
	 size_t *exp_ofs)
{
	const struct settings *s = priv;
	size_t left, room = olen - *pos;

	if (strcmp(name, "name"))
		return LSTRX_FATAL_NAME_UNKNOWN;

	left = strlen(s->name) - *exp_ofs;
	if (left < room)
		room = left;
	if (out)
		memcpy(out + *pos, s->name + *exp_ofs, room);
	*pos += room;
	*exp_ofs += room;

	return room < left ? LSTRX_FILLED_OUT : LSTRX_DONE;
}

/* the template through a buffer that is much too small for it */
static int
greet(struct settings *s, char *result, size_t size)
{
	static const char in[] = "Welcome to the ${name}, it costs $5.";
	size_t at = 0, len = sizeof(in) - 1, used, made, n = 0;
	lws_strexp_t exp;
	char piece[8];
	int r;

	lws_strexp_init(&exp, s, value_of, piece, sizeof(piece));

	do {
		r = lws_strexp_expand(&exp, in + at, len - at, &used, &made);
		if (r < 0 || n + made >= size)
			return -1;
		memcpy(result + n, piece, made);
		n += made;
		at += used;
		lws_strexp_reset_out(&exp, piece, sizeof(piece));
	} while (r == LSTRX_FILLED_OUT);
	result[n] = '\0';

	return 0;
}

static int
matches(const char *pattern, const char *text)
{
	return !lws_strcmp_wildcard(pattern, strlen(pattern), text,
				    strlen(text));
}

static int
selftest(void)
{
	const char *accept = "deflate, gzip,br-x";
	struct settings s;
	char text[64];
	int fail = 0;

	memset(&s, 0, sizeof(s));
	fail |= parse_config(&s, config) || s.port != 7681 ||
		strcmp(s.name, "front door") || s.backoff < 1.5;
	fail |= !parse_config(&s, "port = 1\n= 2\n");
	fail |= !list_has(accept, strlen(accept), "gzip") ||
		!list_has(accept, strlen(accept), "br-x") ||
		list_has(accept, 12, "gzip");
	fail |= greet(&s, text, sizeof(text)) ||
		strcmp(text, "Welcome to the front door, it costs $5.");
	fail |= !matches("*.example.com", "www.example.com") ||
		matches("*.example.com", "example.com");

	return fail;
}

static int
print_elements(const char *text, int flags)
{
	static const char *const kinds[] = { "end",     "delimiter", "word",
					     "integer", "float",     "name =",
					     "name :",  "string" };
	struct lws_tokenize ts;
	lws_tokenize_elem e;

	lws_tokenize_init(&ts, text, flags);
	while ((e = lws_tokenize(&ts)) > 0)
		printf("%-9s '%.*s'\n", kinds[e], (int)ts.token_len, ts.token);
	if (e < 0)
		printf("error %d\n", (int)e);

	return e < 0;
}

int
main(int argc, const char **argv)
{
	const char *text, *flags;
	int fail;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	text = lws_cmdline_option(argc, argv, "-s");
	if (text) {
		flags = lws_cmdline_option(argc, argv, "-f");
		return print_elements(text, flags ? atoi(flags) : 0);
	}

	fail = selftest();
	lwsl_user("Completed: %s\n", fail ? "FAIL" : "PASS");

	return fail;
}
