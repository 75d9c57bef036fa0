/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Quantities for people: 1.464Ki, 1:01min. A schema is a table of units from
 * large to small; the value is shown in the largest unit it fills. Behind it
 * come thousandths when the next smaller unit is 1000 or 1024 times less, else
 * the count of that unit, as clocks do.
 */
#include "core/core.h"

/* digits that are shown, beyond the unit's name, in a padded field */
#define PAD_DIGITS 7

const lws_humanize_unit_t humanize_schema_si[7] = {
	{ "Pi", 1ull << 50 }, { "Ti", 1ull << 40 }, { "Gi", 1ull << 30 },
	{ "Mi", 1ull << 20 }, { "Ki", 1ull << 10 }, { "", 1 },
	{ NULL, 0 }
};

const lws_humanize_unit_t humanize_schema_si_bytes[7] = { { "PiB", 1ull << 50 },
							  { "TiB", 1ull << 40 },
							  { "GiB", 1ull << 30 },
							  { "MiB", 1ull << 20 },
							  { "KiB", 1ull << 10 },
							  { "B", 1 },
							  { NULL, 0 } };

#define SECOND_US 1000000ull

const lws_humanize_unit_t humanize_schema_us[8] = {
	{ "y", 365 * 24 * 3600 * SECOND_US },
	{ "d", 24 * 3600 * SECOND_US },
	{ "hr", 3600 * SECOND_US },
	{ "min", 60 * SECOND_US },
	{ "s", SECOND_US },
	{ "ms", 1000 },
	{ "\xce\xbcs", 1 }, /* UTF-8 of Greek mu, s */
	{ NULL, 0 }
};

static const lws_humanize_unit_t *
unit_for(uint64_t value, const lws_humanize_unit_t *u)
{
	while (value < u->factor && u[1].name)
		u++;

	return u;
}

/* thousandths of a unit, not rounded: 1023.999 must not become 1024.000 */
static unsigned int
thousandths(uint64_t rest, uint64_t factor)
{
	if (factor < UINT64_MAX / 1000)
		return (unsigned int)(rest * 1000 / factor);

	return (unsigned int)(rest / (factor / 1000 + 1));
}

static int
digits_for(uint64_t ratio)
{
	if (ratio <= 10)
		return 1;

	return ratio <= 100 ? 2 : 3;
}

int
lws_humanize(char *buf, size_t len, uint64_t value,
	     const lws_humanize_unit_t *schema)
{
	const lws_humanize_unit_t *u = unit_for(value, schema);
	uint64_t whole = value / u->factor;
	uint64_t rest = value % u->factor;
	uint64_t ratio;
	unsigned int t;

	if (u->factor <= 1 || !u[1].name || !u[1].factor)
		return lws_snprintf(buf, len, "%llu%s",
				    (unsigned long long)whole, u->name);

	ratio = u->factor / u[1].factor;
	if (ratio != 1000 && ratio != 1024)
		return lws_snprintf(
			buf, len, "%llu:%0*llu%s", (unsigned long long)whole,
			digits_for(ratio),
			(unsigned long long)(rest / u[1].factor), u->name);

	t = thousandths(rest, u->factor);
	if (!t)
		return lws_snprintf(buf, len, "%llu%s",
				    (unsigned long long)whole, u->name);

	return lws_snprintf(buf, len, "%llu.%03u%s", (unsigned long long)whole,
			    t, u->name);
}

int
lws_humanize_pad(char *p, size_t len, uint64_t v,
		 const lws_humanize_unit_t *schema)
{
	int shown = lws_humanize(p, len, v, schema);
	size_t n = (size_t)shown, longest = 0, width;

	for (; schema->name; schema++)
		if (strlen(schema->name) > longest)
			longest = strlen(schema->name);

	width = PAD_DIGITS + longest;
	if (n >= width || width >= len)
		return shown;

	memmove(p + width - n, p, n + 1);
	memset(p, ' ', width - n);

	return (int)width;
}
