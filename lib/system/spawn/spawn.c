/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A child process and its stdio, each a raw file connection of the program's
 * protocol. Its end has two parts: the last of the three closes, then the
 * process is waited for, in tries so that nothing blocks; one that lives on is
 * killed. The handle goes, then the program is told.
 */
#include "system/spawn/spawn.h"

/* why it was killed, for reap_cb */
#define BY_TIMEOUT 1

struct lws_spawn_piped {
	lws_dll2_t in_owner; /* the program's list */
	lws_dll2_t in_cx;    /* cx->spawned */
	struct lws_context *cx;
	struct lws *stdio[3]; /* NULL: closed */
	struct lws_spawn_piped **plsp;
	void *opaque;
	lsp_cb_t reap_cb;
	lws_spawn_resource_us_t *res;
	lws_sorted_usec_list_t timeout;
	lws_sorted_usec_list_t reap;
	pid_t pid;
	int tsi;
	unsigned int tries;
	int killed; /* BY_* */
};

/* -- the end -- */

static void
forget(struct lws_spawn_piped *lsp)
{
	struct lws_context *cx = lsp->cx;

	lws_sul_cancel(&lsp->timeout);
	lws_sul_cancel(&lsp->reap);
	lws_dll2_remove(&lsp->in_owner);
	pthread_mutex_lock(&cx->lock);
	lws_dll2_remove(&lsp->in_cx);
	pthread_mutex_unlock(&cx->lock);
	if (lsp->plsp)
		*lsp->plsp = NULL;
	lws_free(lsp);
}

/* by contract the handle is gone when the program is told */
static void
ended(struct lws_spawn_piped *lsp, siginfo_t *si,
      const lws_spawn_resource_us_t *used)
{
	lsp_cb_t cb = lsp->reap_cb;
	void *opaque = lsp->opaque;
	int killed = lsp->killed;

	if (lsp->res)
		*lsp->res = *used;
	forget(lsp);
	if (cb)
		cb(opaque, used, si, killed);
}

/* most end a moment after their stdio has closed: 1, 2, 4 ... ms */
static lws_usec_t
until_next_try(const struct lws_spawn_piped *lsp)
{
	lws_usec_t us = LWS_TUNE_REAP_MS * (lws_usec_t)LWS_US_PER_MS;

	if (lsp->tries < 8)
		us = (lws_usec_t)LWS_US_PER_MS << (lsp->tries - 1);

	return us;
}

static void
try_to_reap(lws_sorted_usec_list_t *sul)
{
	struct lws_spawn_piped *lsp =
		lws_container_of(sul, struct lws_spawn_piped, reap);
	lws_spawn_resource_us_t used;
	siginfo_t si;

	if (!lws_plat_reap(lsp->pid, 0, &si, &used)) {
		ended(lsp, &si, &used);
		return;
	}
	if (++lsp->tries == LWS_LIMIT_REAP_TRIES) {
		lwsl_cx_warn(lsp->cx, "process %d does not end: killed",
			     (int)lsp->pid);
		(void)lws_plat_kill(lsp->pid, SIGKILL);
	}
	lws_sul_schedule(lsp->cx, lsp->tsi, sul, try_to_reap,
			 until_next_try(lsp));
}

int
lws_spawn_get_stdwsi_open_count(struct lws_spawn_piped *lsp)
{
	return !!lsp->stdio[0] + !!lsp->stdio[1] + !!lsp->stdio[2];
}

int
lws_spawn_stdwsi_closed(struct lws_spawn_piped *lsp, struct lws *wsi)
{
	int n;

	if (!lsp)
		return 0;
	for (n = 0; n < 3; n++)
		if (wsi && lsp->stdio[n] == wsi) {
			lsp->stdio[n] = NULL;
			wsi->extra->spawned = NULL;
			if (lws_spawn_get_stdwsi_open_count(lsp))
				return 0;
			lws_sul_schedule(lsp->cx, lsp->tsi, &lsp->reap,
					 try_to_reap, 0);
			return 1;
		}

	return 0;
}

void
lws_spawn_closedown_stdwsis(struct lws_spawn_piped *lsp)
{
	int n;

	for (n = 0; n < 3; n++)
		if (lsp->stdio[n])
			lws_wsi_close(lsp->stdio[n], LWS_TO_KILL_ASYNC);
}

int
lws_spawn_piped_kill_child_process(struct lws_spawn_piped *lsp)
{
	return lws_plat_kill(lsp->pid, SIGTERM) ? 1 : 0;
}

static void
too_late(lws_sorted_usec_list_t *sul)
{
	struct lws_spawn_piped *lsp =
		lws_container_of(sul, struct lws_spawn_piped, timeout);

	lwsl_cx_notice(lsp->cx, "process %d takes too long: killed",
		       (int)lsp->pid);
	lsp->killed |= BY_TIMEOUT;
	(void)lws_plat_kill(lsp->pid, SIGKILL);
	/* others may have its stdio as well, so they need not close */
	lws_spawn_closedown_stdwsis(lsp);
}

/* -- the beginning -- */

static int
adopt_stdio(struct lws_spawn_piped *lsp,
	    const struct lws_spawn_piped_info *info, int *fds)
{
	struct lws_adoption a;
	struct lws *wsi;
	int n;

	for (n = 0; n < 3; n++) {
		memset(&a, 0, sizeof(a));
		a.vh = info->vh;
		a.type = LWS_ADOPT_RAW_FILE_DESC;
		a.role = info->ops;
		a.protocol = info->protocol_name ? info->protocol_name
						 : info->vh->protocols[0].name;
		a.parent = info->opt_parent;
		a.opaque = info->opaque;
		a.fd = fds[n];
		a.pt = &lsp->cx->pt[lsp->tsi];
		wsi = lws_adopt(&a);
		if (!wsi)
			return -1;
		fds[n] = -1;
		lsp->stdio[n] = wsi;
		if (!lws_wsi_extra(wsi))
			return -1;
		wsi->extra->spawned = lsp;
		wsi->extra->std_index = (uint8_t)n;
	}
	lws_callback_on_writable(lsp->stdio[0]);

	return 0;
}

static void
undo(struct lws_spawn_piped *lsp, const int *fds)
{
	lws_spawn_resource_us_t used;
	siginfo_t si;
	int n;

	for (n = 0; n < 3; n++) {
		struct lws *wsi = lsp->stdio[n];

		lsp->stdio[n] = NULL;
		if (wsi && wsi->extra)
			wsi->extra->spawned = NULL;
		if (wsi)
			lws_wsi_close(wsi, LWS_TO_KILL_ASYNC);
		if (fds[n] >= 0)
			lws_plat_close(fds[n]);
	}
	(void)lws_plat_kill(lsp->pid, SIGKILL);
	(void)lws_plat_reap(lsp->pid, 1, &si, &used);
	lsp->plsp = NULL;
	forget(lsp);
}

static struct lws_spawn_piped *
make(const struct lws_spawn_piped_info *info)
{
	struct lws_spawn_piped *lsp = lws_zalloc(sizeof(*lsp), "spawn");

	if (!lsp)
		return NULL;
	lsp->cx = info->vh->cx;
	lsp->plsp = info->plsp;
	lsp->opaque = info->opaque;
	lsp->reap_cb = info->reap_cb;
	lsp->res = info->res;
	lsp->tsi = info->opt_parent ? info->opt_parent->pt->tsi : info->tsi;
	if (info->owner)
		lws_dll2_add_head(&lsp->in_owner, info->owner);
	pthread_mutex_lock(&lsp->cx->lock);
	lws_dll2_add_tail(&lsp->in_cx, &lsp->cx->spawned);
	pthread_mutex_unlock(&lsp->cx->lock);

	return lsp;
}

static void
join_cgroup(const struct lws_spawn_piped_info *info, pid_t pid)
{
	const char *name = info->cgroup_name_suffix;
	int r = name ? lws_spawn_join_cgroup(pid, name) : 1;

	if (name && r)
		lwsl_vhost_warn(info->vh,
				"process %d runs outside of the control group "
				"%s: %s",
				(int)pid, name, strerror(errno));
	if (info->p_cgroup_ret)
		*info->p_cgroup_ret = r;
}

struct lws_spawn_piped *
lws_spawn_piped(const struct lws_spawn_piped_info *lspi)
{
	struct lws_plat_spawn s;
	struct lws_spawn_piped *lsp;

	if (!lspi->vh || !lspi->exec_array || !lspi->exec_array[0])
		return NULL;
	lsp = make(lspi);
	if (!lsp)
		return NULL;
	memset(&s, 0, sizeof(s));
	s.argv = lspi->exec_array;
	s.env = lspi->env_array;
	s.chroot_path = lspi->chroot_path;
	s.wd = lspi->wd ? lspi->wd : "/tmp";
	s.own_group = lspi->disable_ctrlc;
	if (lws_plat_spawn(&s)) {
		lwsl_vhost_err(lspi->vh, "%s does not start: %s",
			       lspi->exec_array[0], strerror(errno));
		lsp->plsp = NULL;
		forget(lsp);
		return NULL;
	}
	lsp->pid = s.pid;
	join_cgroup(lspi, s.pid);
	if (adopt_stdio(lsp, lspi, s.fds)) {
		undo(lsp, s.fds);
		return NULL;
	}
	if (lspi->timeout_us)
		lws_sul_schedule(lsp->cx, lsp->tsi, &lsp->timeout, too_late,
				 lspi->timeout_us);
	if (lspi->plsp)
		*lspi->plsp = lsp;

	return lsp;
}

/* -- questions -- */

int
lws_spawn_get_stdfd(struct lws *wsi)
{
	return wsi->extra ? wsi->extra->std_index : 0;
}

int
lws_spawn_get_fd_stdxxx(struct lws_spawn_piped *lsp, int std_idx)
{
	return std_idx >= 0 && std_idx < 3 && lsp->stdio[std_idx]
		       ? lsp->stdio[std_idx]->fd
		       : -1;
}

/* -- with the context -- */

/* whether the protocol has said it or not */
static void
wsi_ended(struct lws *wsi)
{
	if (wsi->extra && wsi->extra->spawned)
		lws_spawn_stdwsi_closed(wsi->extra->spawned, wsi);
}

/* no loop is left to wait in */
static void
context_fini(struct lws_context *cx)
{
	while (cx->spawned.head) {
		struct lws_spawn_piped *lsp = lws_container_of(
			cx->spawned.head, struct lws_spawn_piped, in_cx);
		lws_spawn_resource_us_t used;
		siginfo_t si;

		(void)lws_plat_kill(lsp->pid, SIGKILL);
		(void)lws_plat_reap(lsp->pid, 1, &si, &used);
		ended(lsp, &si, &used);
	}
}

const struct lws_subsystem_ops lws_subsystem_spawn = {
	.name = "spawn",
	.context_fini = context_fini,
	.wsi_ended = wsi_ended,
};
