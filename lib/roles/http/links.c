/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Symbolic links in file mounts: followed, unless the program wants otherwise
 * for a vhost or one of its mounts (lws-x-http.h). Where they are not, each
 * file is opened from the mount's origin downwards (lws_plat_open_beneath()),
 * and looked at the same way before it is used again.
 */
#include "roles/http/file.h"
#include "system/vfs/vfs.h"

struct lws_http_links_rule {
	struct lws_http_links_rule *next;
	const struct lws_http_mount *mount; /* compared only; NULL: all that
					       have no rule of their own */
	enum lws_plat_links how;
};

static struct lws_http_links_rule *
find(const struct lws_http_vhost *own, const struct lws_http_mount *mount)
{
	struct lws_http_links_rule *r = own->links;

	while (r && r->mount != mount)
		r = r->next;

	return r;
}

enum lws_plat_links
lws_http_links_of(const struct lws_http *h)
{
	const struct lws_http_vhost *own =
		h->wsi->vhost->role_data[LWS_ROLE_SLOT_HTTP];
	const struct lws_http_links_rule *r;

	if (!own || !own->links)
		return LWS_PLAT_LINKS_FOLLOW;
	r = find(own, h->mount);
	if (!r)
		r = find(own, NULL);

	return r ? r->how : LWS_PLAT_LINKS_FOLLOW;
}

void
lws_http_links_vhost_fini(struct lws_http_vhost *own)
{
	struct lws_http_links_rule *r;

	while ((r = own->links)) {
		own->links = r->next;
		lws_free(r);
	}
}

/* -- opening -- */

/* O_NONBLOCK: opening a pipe must not wait for its writer */
#define FLAGS (O_RDONLY | O_NONBLOCK)

static int
open_below(const struct lws_http_look *look, const char *path, int flags)
{
	const char *origin = look->mount->origin;
	size_t n = strlen(origin);
	int fd;

	/* an archive that the origin is, or lies in: its path is the program's
	 */
	if (strlen(path) <= n)
		return lws_plat_open(path, flags, 0);
	fd = lws_plat_open_beneath(origin, path + n, flags,
				   (enum lws_plat_links)look->links);
	if (fd < 0 && (errno == EXDEV || errno == ELOOP))
		lwsl_info("%s: a link that mount %s does not follow\n", path,
			  look->mount->mountpoint);

	return fd;
}

int
lws_http_links_open(const struct lws_http_look *look, const char *path)
{
	return look->links == LWS_PLAT_LINKS_FOLLOW
		       ? lws_plat_open(path, FLAGS, 0)
		       : open_below(look, path, FLAGS);
}

int
lws_http_links_stat(const struct lws_http_look *look, const char *path,
		    struct lws_plat_stat *st)
{
	int fd, r;

	if (look->links == LWS_PLAT_LINKS_FOLLOW)
		return lws_plat_stat(path, st);
	fd = open_below(look, path, FLAGS);
	if (fd < 0)
		return -1;
	r = lws_plat_fstat(fd, st);
	lws_plat_close(fd);

	return r;
}

/* -- archives: their own file is opened the same way -- */

/* a head of the list of providers that opens the platform's files below the
 * mount's origin; what it has opened does not refer to it */
struct beneath {
	struct lws_plat_file_ops ops; /* first: what the provider is given */
	const struct lws_http_look *look;
};

static lws_fop_fd_t
open_archive(const struct lws_plat_file_ops *own,
	     const struct lws_plat_file_ops *head, const char *path,
	     const char *vpath, lws_fop_flags_t *flags)
{
	const struct beneath *b = lws_container_of(own, struct beneath, ops);

	(void)head;
	(void)vpath;

	return lws_vfs_plat_take(open_below(b->look, path, FLAGS), flags);
}

lws_fop_fd_t
lws_http_links_open_fop(const struct lws_plat_file_ops *head,
			const struct lws_http_look *look, const char *path,
			lws_fop_flags_t *flags)
{
	struct beneath b;

	if (look->links == LWS_PLAT_LINKS_FOLLOW || !lws_vfs_is_platform(head))
		return lws_vfs_file_open(head, path, flags);
	b.ops = *head;
	b.ops.LWS_FOP_OPEN = open_archive;
	b.look = look;

	return lws_vfs_file_open(&b.ops, path, flags);
}

/* -- public -- */

int
lws_x_http_links(struct lws_vhost *vh, const struct lws_http_mount *mount,
		 enum lws_x_http_links how)
{
	static const enum lws_plat_links as[] = {
		[LWS_X_HTTP_LINKS_FOLLOW] = LWS_PLAT_LINKS_FOLLOW,
		[LWS_X_HTTP_LINKS_INSIDE] = LWS_PLAT_LINKS_INSIDE,
		[LWS_X_HTTP_LINKS_REFUSE] = LWS_PLAT_LINKS_NONE,
	};
	struct lws_http_vhost *own =
		vh ? vh->role_data[LWS_ROLE_SLOT_HTTP] : NULL;
	struct lws_http_links_rule *r;

	if (!own || (unsigned int)how >= LWS_ARRAY_SIZE(as))
		return -1;
	r = find(own, mount);
	if (!r) {
		r = lws_zalloc(sizeof(*r), "links rule");
		if (!r)
			return -1;
		r->mount = mount;
		r->next = own->links;
		own->links = r;
	}
	r->how = as[how];

	return 0;
}
