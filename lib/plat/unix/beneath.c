/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Opening a file below a folder without being led out of it. The path is walked
 * one name at a time, each from the open folder that the last one gave, and
 * never through a link: what a link says is read and walked in its place. Going
 * back up returns to a folder that is open already. So nothing that is renamed
 * or replaced meanwhile can lead elsewhere than to what was below the folder
 * when it was passed.
 */
#include "plat/plat.h"
#include "plat/unix/unix.h"

#if !defined(O_PATH)
#define O_PATH O_RDONLY
#endif

#define TEXT_MAX 4096u

struct walk {
	int dir[LWS_LIMIT_BENEATH_DEPTH + 1]; /* [0] the folder .. [depth] */
	unsigned int depth;
	unsigned int links; /* that were walked */
	enum lws_plat_links how;
	char left[TEXT_MAX]; /* what is still to go, from p on */
	const char *p;
};

static int
failed(int e)
{
	errno = e;

	return -1;
}

static void
climb(struct walk *w)
{
	lws_plat_close(w->dir[w->depth--]);
}

static int
open_at(int dir, const char *name, int flags)
{
	int fd;

	do {
		fd = openat(dir, name, flags | O_NOFOLLOW | O_CLOEXEC);
	} while (fd < 0 && errno == EINTR);

	return fd;
}

/* The text of a link stands for its name from now on; e: why the name could not
 * be opened. 0, -1 */
static int
walk_link(struct walk *w, const char *name, int e)
{
	char text[TEXT_MAX];
	ssize_t n = readlinkat(w->dir[w->depth], name, text, sizeof(text));
	size_t rest = strlen(w->p);

	if (n < 0)
		return failed(e); /* it is no link */
	if (w->how == LWS_PLAT_LINKS_NONE ||
	    ++w->links > LWS_LIMIT_BENEATH_LINKS)
		return failed(ELOOP);
	if (!n)
		return failed(ENOENT);
	if (text[0] == '/')
		return failed(EXDEV);
	if ((size_t)n + rest >= sizeof(text))
		return failed(ENAMETOOLONG);
	memcpy(text + n, w->p, rest + 1);
	memcpy(w->left, text, (size_t)n + rest + 1);
	w->p = w->left;

	return 0;
}

static int
enter(struct walk *w, const char *name)
{
	int fd = open_at(w->dir[w->depth], name, O_PATH | O_DIRECTORY);

	if (fd < 0)
		return walk_link(w, name, errno);
	if (w->depth == LWS_LIMIT_BENEATH_DEPTH) {
		lws_plat_close(fd);
		return failed(ENAMETOOLONG);
	}
	w->dir[++w->depth] = fd;

	return 0;
}

/* the next name of what is left, empty at the end; 0, -1 too long */
static int
take_name(struct walk *w, char *name, size_t size)
{
	size_t n;

	w->p += strspn(w->p, "/");
	n = strcspn(w->p, "/");
	if (n >= size)
		return failed(ENAMETOOLONG);
	memcpy(name, w->p, n);
	name[n] = '\0';
	w->p += n;

	return 0;
}

/* 1 there are more; 0 *fd is the file, or -1 with errno */
static int
step(struct walk *w, int flags, int *fd)
{
	char name[256];

	*fd = -1;
	if (take_name(w, name, sizeof(name)))
		return 0;
	if (!name[0]) { /* the folder itself */
		*fd = open_at(w->dir[w->depth], ".", flags);
		return 0;
	}
	if (!strcmp(name, "."))
		return 1;
	if (!strcmp(name, "..")) {
		if (w->depth) {
			climb(w);
			return 1;
		}
		return failed(EXDEV) > 0;
	}
	if (*w->p)
		return !enter(w, name);
	*fd = open_at(w->dir[w->depth], name, flags);

	return *fd < 0 && !walk_link(w, name, errno);
}

int
lws_plat_open_beneath(const char *folder, const char *rest, int flags,
		      enum lws_plat_links how)
{
	struct walk w;
	int fd, e;

	if (strlen(rest) >= sizeof(w.left))
		return failed(ENAMETOOLONG);
	strcpy(w.left, rest);
	w.p = w.left;
	w.links = 0;
	w.how = how;
	w.depth = 0;
	w.dir[0] = lws_plat_open(folder, O_PATH | O_DIRECTORY, 0);
	if (w.dir[0] < 0)
		return -1;
	while (step(&w, flags, &fd))
		;
	e = errno;
	while (w.depth)
		climb(&w);
	lws_plat_close(w.dir[0]);
	errno = e;

	return fd;
}
