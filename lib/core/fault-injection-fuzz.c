/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any text as fault rules; then each rule is asked, inherited and removed.
 */
#include "core/fault-injection.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
ask_all(const lws_fi_ctx_t *fic)
{
	struct lws_dll2 *d;
	uint64_t v;
	int n;

	for (d = fic->fi_owner.head; d; d = d->next) {
		const char *name =
			lws_container_of(d, struct lws_fault, list)->fi.name;

		for (n = 0; n < 20; n++)
			if (lws_fi(fic, name) && !lws_fi_range(fic, name, &v))
				abort(); /* ranges never strike */
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	lws_fi_ctx_t ctx = { .name = "ctx" }, vh = { .name = "vh" };
	char *text = malloc(size + 1);

	if (!text)
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';

	lws_set_log_level(0, NULL);
	lws_fi_deserialize(&ctx, text);
	lws_fi_inherit_copy(&vh, &ctx, "vh", "x");
	ask_all(&ctx);
	ask_all(&vh);
	lws_fi_destroy(&ctx);
	lws_fi_destroy(&vh);
	free(text);

	return 0;
}
