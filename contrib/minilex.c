/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * minilex NAME <words >table.h
 *
 * Makes the table for lws_minilex_parse() from words, one a line, blanks at
 * their ends included; a word's number is its line, from 0. No word may be the
 * beginning of another: the longer one would never be found, so that is an
 * error. lib/core/minilex.c explains the table.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_WORDS 1024
#define MAX_LEN   255
#define MAX_TABLE INT16_MAX /* the state is an int16_t */

struct word {
	char text[MAX_LEN + 2];
	unsigned int number;
};

static struct word words[MAX_WORDS];
static uint8_t table[MAX_TABLE];
static size_t used;

static void
die(const char *why, const char *what)
{
	fprintf(stderr, "minilex: %s: %s\n", why, what);
	exit(1);
}

static size_t
reserve(size_t n)
{
	size_t at = used;

	if (n > sizeof(table) - used)
		die("the table gets too large", "32767 bytes");
	used += n;

	return at;
}

static void
put_be16(size_t at, size_t v)
{
	table[at] = (uint8_t)(v >> 8);
	table[at + 1] = (uint8_t)v;
}

/* the first word behind those that have the same character at depth as lo */
static size_t
group_end(size_t lo, size_t hi, size_t depth)
{
	size_t n = lo;

	while (n < hi && words[n].text[depth] == words[lo].text[depth])
		n++;

	return n;
}

/* the node for words lo..hi, which are alike up to depth; returns where */
static size_t
node(size_t lo, size_t hi, size_t depth)
{
	size_t at, n, end, edge, count = 0;

	if (!words[lo].text[depth]) {
		if (hi - lo > 1)
			die("begins another word", words[lo].text);
		at = reserve(3);
		put_be16(at + 1, words[lo].number);
		return at;
	}

	for (n = lo; n < hi; n = group_end(n, hi, depth))
		count++;
	at = reserve(1 + 3 * count);
	table[at] = (uint8_t)count;
	for (n = lo, edge = at + 1; n < hi; n = end, edge += 3) {
		end = group_end(n, hi, depth);
		table[edge] = (uint8_t)words[n].text[depth];
		put_be16(edge + 1, node(n, end, depth + 1));
	}

	return at;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct word *)a)->text,
		      ((const struct word *)b)->text);
}

static size_t
read_words(void)
{
	size_t n = 0, len;

	while (n < MAX_WORDS &&
	       fgets(words[n].text, sizeof(words[n].text), stdin)) {
		len = strcspn(words[n].text, "\n");
		if (!len || !words[n].text[len])
			die("empty, or too long", words[n].text);
		words[n].text[len] = '\0';
		words[n].number = (unsigned int)n;
		n++;
	}
	if (!n || !feof(stdin))
		die("no words, or too many", "stdin");

	return n;
}

int
main(int argc, char **argv)
{
	size_t n, count;

	if (argc != 2)
		die("usage", "minilex NAME <words >table.h");
	count = read_words();
	qsort(words, count, sizeof(words[0]), by_text);
	node(0, count, 0);

	printf("/* made by contrib/minilex.c */\n#include <stdint.h>\n\n"
	       "static const uint8_t %s[%zu] = {",
	       argv[1], used);
	for (n = 0; n < used; n++)
		printf("%s0x%02x,", n % 12 ? " " : "\n\t", table[n]);
	printf("\n};\n");

	return 0;
}
