/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How long the steps of a client's connection took, and which addresses there
 * were to choose from. Kept only for those that asked for it (LCCSCF_CONMON).
 */
#include "core-net/conmon.h"

struct lws_conmon_notes {
	struct lws_conmon c;
	lws_usec_t since; /* the step that runs began */
};

static struct lws_conmon_notes *
notes_of(const struct lws *wsi)
{
	return wsi->extra ? wsi->extra->conmon : NULL;
}

void
lws_conmon_begin(struct lws *wsi)
{
	struct lws_wsi_extra *x = wsi->extra; /* a client has it */

	if (!(x->client->ask->ssl_connection & LCCSCF_CONMON))
		return;
	if (!x->conmon)
		/* without memory nothing is measured */
		x->conmon = lws_zalloc(sizeof(*x->conmon), "conmon");
	if (x->conmon)
		x->conmon->since = lws_now_usecs();
}

static lws_conmon_interval_us_t *
interval_of(struct lws_conmon_notes *n, enum lws_conmon_step step)
{
	switch (step) {
	case LWS_CONMON_LOOKUP:
		return &n->c.ciu_dns;
	case LWS_CONMON_CONNECT:
		return &n->c.ciu_sockconn;
	case LWS_CONMON_SECURE:
		return &n->c.ciu_tls;
	default:
		return &n->c.ciu_txn_resp;
	}
}

void
lws_conmon_note(struct lws *wsi, enum lws_conmon_step step)
{
	struct lws_conmon_notes *n = notes_of(wsi);
	lws_usec_t now;

	if (!n)
		return;
	now = lws_now_usecs();
	*interval_of(n, step) = (lws_conmon_interval_us_t)(now - n->since);
	n->since = now;
	if (step == LWS_CONMON_CONNECT) {
		socklen_t len = sizeof(n->c.peer46);

		(void)getpeername(wsi->fd, (struct sockaddr *)&n->c.peer46,
				  &len);
	}
}

void
lws_conmon_found(struct lws *wsi, lws_conmon_dns_disposition_t how)
{
	struct lws_conmon_notes *n = notes_of(wsi);

	if (!n)
		return;
	lws_conmon_note(wsi, LWS_CONMON_LOOKUP);
	n->c.dns_disposition = how;
}

/* each with its address behind it, in one block */
static struct addrinfo *
copy_address(const lws_sockaddr46 *sa)
{
	struct addrinfo *ai =
		lws_zalloc(sizeof(*ai) + sizeof(*sa), "conmon address");

	if (!ai)
		return NULL;
	ai->ai_family = sa->sa4.sin_family;
	ai->ai_socktype = SOCK_STREAM;
	ai->ai_addrlen = lws_plat_sa46_len(sa);
	ai->ai_addr = (struct sockaddr *)(ai + 1);
	memcpy(ai->ai_addr, sa, sizeof(*sa));

	return ai;
}

static void
free_addresses(struct addrinfo *ai)
{
	while (ai) {
		struct addrinfo *next = ai->ai_next;

		lws_free(ai);
		ai = next;
	}
}

void
lws_conmon_addresses(struct lws *wsi, const lws_sockaddr46 *sa,
		     unsigned int count)
{
	struct lws_conmon_notes *n = notes_of(wsi);
	struct addrinfo **tail;

	if (!n)
		return;
	free_addresses(n->c.dns_results_copy);
	n->c.dns_results_copy = NULL;
	for (tail = &n->c.dns_results_copy; count; count--, sa++) {
		*tail = copy_address(sa);
		if (!*tail)
			return;
		tail = &(*tail)->ai_next;
	}
}

void
lws_conmon_status(struct lws *wsi, unsigned int status)
{
	struct lws_conmon_notes *n = notes_of(wsi);

	if (!n)
		return;
	lws_conmon_note(wsi, LWS_CONMON_ANSWER);
	n->c.pcol = LWSCONMON_PCOL_HTTP;
	n->c.protocol_specific.http.response = (int)status;
}

void
lws_conmon_fini(struct lws_wsi_extra *x)
{
	if (!x->conmon)
		return;
	free_addresses(x->conmon->c.dns_results_copy);
	lws_free_set_NULL(x->conmon);
}

/* -- public -- */

void
lws_conmon_wsi_take(struct lws *wsi, struct lws_conmon *dest)
{
	struct lws_conmon_notes *n = notes_of(wsi);

	memset(dest, 0, sizeof(*dest));
	if (!n)
		return;
	*dest = n->c;
	n->c.dns_results_copy = NULL;
}

void
lws_conmon_release(struct lws_conmon *conmon)
{
	if (!conmon)
		return;
	free_addresses(conmon->dns_results_copy);
	conmon->dns_results_copy = NULL;
}
