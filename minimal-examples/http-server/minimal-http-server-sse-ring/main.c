/*
 * lws-minimal-http-server-sse-ring
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Server-sent events from one source to many listeners: the messages wait in a
 * ring, once for all, and each listener reads it at its own speed. Who falls
 * behind by a whole ring is dropped, and will come back.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RING_DEPTH 64
#define PERIOD_US  (50 * LWS_US_PER_MS)

/* in the ring; the ring owns text */
struct msg {
	char *text; /* LWS_PRE bytes before it */
	size_t len;
};

/* one for each listener */
struct pss {
	lws_dll2_t list; /* vhd->listeners */
	struct lws *wsi;
	uint32_t tail; /* the ring's oldest message that it has not had */
	uint8_t listening;
	uint8_t dropped; /* had not read when its message was needed */
};

/* one for the vhost */
struct vhd {
	lws_sorted_usec_list_t sul;
	lws_dll2_owner_t listeners;
	struct lws_ring *ring;
	unsigned int number;
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static void
free_msg(void *element)
{
	struct msg *m = element;

	free(m->text);
	m->text = NULL;
}

/* the ring is full: whoever stands at its oldest message is in the way */
static void
drop_slowest(struct vhd *vhd)
{
	uint32_t oldest = lws_ring_get_oldest_tail(vhd->ring);

	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1,
				   vhd->listeners.head)
	{
		struct pss *pss = lws_container_of(d, struct pss, list);

		if (pss->tail == oldest) {
			pss->dropped = 1;
			lws_dll2_remove(&pss->list);
			lws_set_timeout(pss->wsi, PENDING_TIMEOUT_LAGGING,
					LWS_TO_KILL_ASYNC);
		}
	}
	lws_end_foreach_dll_safe(d, d1);
}

/* messages that all have had are freed */
static void
forget_read(struct vhd *vhd)
{
	uint32_t oldest = lws_ring_get_oldest_tail(vhd->ring);
	int first = 1;
	uint32_t t = 0;

	lws_start_foreach_dll(struct lws_dll2 *, d, vhd->listeners.head)
	{
		struct pss *pss = lws_container_of(d, struct pss, list);

		if (first ||
		    lws_ring_get_count_waiting_elements(vhd->ring, &pss->tail) >
			    lws_ring_get_count_waiting_elements(vhd->ring, &t))
			t = pss->tail;
		first = 0;
	}
	lws_end_foreach_dll(d);
	if (first) /* nobody listens */
		lws_ring_consume(
			vhd->ring, NULL, NULL,
			lws_ring_get_count_waiting_elements(vhd->ring, NULL));
	else if (t != oldest)
		lws_ring_update_oldest_tail(vhd->ring, t);
}

static void
produce(lws_sorted_usec_list_t *sul)
{
	struct vhd *vhd = lws_container_of(sul, struct vhd, sul);
	struct msg m;

	lws_sul_schedule(context, 0, &vhd->sul, produce, PERIOD_US);
	if (!vhd->listeners.count)
		return;
	if (!lws_ring_get_count_free_elements(vhd->ring)) {
		drop_slowest(vhd);
		forget_read(vhd);
		if (!lws_ring_get_count_free_elements(vhd->ring))
			return;
	}
	m.text = malloc(LWS_PRE + 64);
	if (!m.text)
		return;
	m.len = (size_t)lws_snprintf(m.text + LWS_PRE, 64, "data: %u\n\n",
				     vhd->number++);
	if (!lws_ring_insert(vhd->ring, &m, 1))
		free_msg(&m);
	lws_start_foreach_dll(struct lws_dll2 *, d, vhd->listeners.head)
	{
		lws_callback_on_writable(
			lws_container_of(d, struct pss, list)->wsi);
	}
	lws_end_foreach_dll(d);
}

static int
init(struct lws *wsi)
{
	struct vhd *vhd = lws_protocol_vh_priv_zalloc(
		lws_get_vhost(wsi), lws_get_protocol(wsi), sizeof(*vhd));

	if (!vhd)
		return -1;
	vhd->ring = lws_ring_create(sizeof(struct msg), RING_DEPTH, free_msg);
	if (!vhd->ring)
		return -1;
	lws_sul_schedule(lws_get_context(wsi), 0, &vhd->sul, produce,
			 PERIOD_US);

	return 0;
}

static int
begin(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = &buf[LWS_PRE], *p = start;
	uint8_t *end = &buf[sizeof(buf) - 1];

	/* no length: it goes on until one of us closes */
	if (lws_add_http_common_headers(
		    wsi, HTTP_STATUS_OK, "text/event-stream",
		    LWS_ILLEGAL_HTTP_CONTENT_LEN, &p, end) ||
	    lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_CACHE_CONTROL,
					 (const uint8_t *)"no-store", 8, &p,
					 end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return 1;

	/* no timeout ends it from now on */
	lws_http_mark_sse(wsi);

	return 0;
}

static void
join(struct lws *wsi, struct vhd *vhd, struct pss *pss)
{
	pss->wsi = wsi;
	pss->listening = 1;
	lws_dll2_add_tail(&pss->list, &vhd->listeners);
	/* from the newest message on */
	pss->tail = lws_ring_get_oldest_tail(vhd->ring);
	while (lws_ring_get_element(vhd->ring, &pss->tail) &&
	       lws_ring_consume(vhd->ring, &pss->tail, NULL, 1))
		;
}

static int
send_next(struct lws *wsi, struct vhd *vhd, struct pss *pss)
{
	const struct msg *m;

	if (!pss->listening || pss->dropped)
		return 0;
	m = lws_ring_get_element(vhd->ring, &pss->tail);
	if (!m)
		return 0;
	if (lws_write(wsi, (uint8_t *)m->text + LWS_PRE, m->len,
		      LWS_WRITE_HTTP) != (int)m->len)
		return -1;
	lws_ring_consume(vhd->ring, &pss->tail, NULL, 1);
	forget_read(vhd);
	if (lws_ring_get_element(vhd->ring, &pss->tail))
		lws_callback_on_writable(wsi);

	return 0;
}

static int
callback_sse(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	struct vhd *vhd = lws_protocol_vh_priv_get(lws_get_vhost(wsi),
						   lws_get_protocol(wsi));
	struct pss *pss = user;

	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		return init(wsi);

	case LWS_CALLBACK_PROTOCOL_DESTROY:
		if (!vhd)
			return 0;
		lws_sul_cancel(&vhd->sul);
		if (vhd->ring)
			lws_ring_destroy(vhd->ring);
		return 0;

	case LWS_CALLBACK_HTTP:
		if (begin(wsi))
			return 1;
		join(wsi, vhd, pss);
		return 0;

	case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
		if (pss && pss->listening && !pss->dropped) {
			lws_dll2_remove(&pss->list);
			forget_read(vhd);
		}
		return 0;

	case LWS_CALLBACK_HTTP_WRITEABLE:
		return send_next(wsi, vhd, pss);

	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "sse", callback_sse, sizeof(struct pss), 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount_sse = {
	.mountpoint = "/sse",
	.mountpoint_len = 4,
	.protocol = "sse",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_sse,
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

static void
sigint_handler(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	const char *p;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;
	info.mounts = &mount;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
