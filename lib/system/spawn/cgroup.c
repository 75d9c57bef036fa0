/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Control groups of children (cgroup v2): below our own, by a name of the
 * program's.
 */
#include "system/spawn/spawn.h"

#define PATH_MOST 512

/* where version 2 is alone, and where it is beside version 1 */
static const char *const mounts[] = { "/sys/fs/cgroup",
				      "/sys/fs/cgroup/unified" };

static const char *
mount_point(void)
{
	char path[64];
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(mounts); n++) {
		lws_snprintf(path, sizeof(path), "%s/cgroup.procs", mounts[n]);
		if (!access(path, F_OK))
			return mounts[n];
	}

	return NULL;
}

/* the line "0::/where" of /proc/self/cgroup */
int
lws_spawn_get_self_cgroup(char *cgroup, size_t max)
{
	const char *mount = mount_point();
	char buf[PATH_MOST];
	int fd = mount ? lws_open("/proc/self/cgroup", O_RDONLY) : -1;
	char *p, *end;
	ssize_t n;

	if (fd < 0)
		return 1;
	n = read(fd, buf, sizeof(buf) - 1);
	lws_plat_close(fd);
	buf[n > 0 ? n : 0] = '\0';
	p = strncmp(buf, "0::", 3) ? strstr(buf, "\n0::") : buf;
	if (!p)
		return 1;
	p = strchr(p, '/');
	if (!p)
		return 1;
	end = strchr(p, '\n');
	if (end)
		*end = '\0';
	n = lws_snprintf(cgroup, max, "%s%s", mount, p);

	return (size_t)n >= max;
}

static int
give(const char *cgroup, const char *file, uid_t uid, gid_t gid)
{
	char path[PATH_MOST];

	lws_snprintf(path, sizeof(path), "%s%s", cgroup, file);

	return chown(path, uid, gid);
}

int
lws_spawn_prepare_self_cgroup(const char *user, const char *group)
{
	char cgroup[PATH_MOST];
	uid_t uid;
	gid_t gid;

	if (lws_spawn_get_self_cgroup(cgroup, sizeof(cgroup)) ||
	    lws_plat_user_to_uid(user, &uid) ||
	    lws_plat_group_to_gid(group, &gid))
		return 1;

	return give(cgroup, "", uid, gid) ||
	       give(cgroup, "/cgroup.procs", uid, gid) ||
	       give(cgroup, "/cgroup.subtree_control", uid, gid);
}

static int
add_process(const char *cgroup, pid_t pid)
{
	char path[PATH_MOST], num[16];
	int fd, n, r;

	lws_snprintf(path, sizeof(path), "%s/cgroup.procs", cgroup);
	fd = lws_open(path, O_WRONLY);
	if (fd < 0)
		return 1;
	n = lws_snprintf(num, sizeof(num), "%d", (int)pid);
	r = write(fd, num, (size_t)n) != n;
	lws_plat_close(fd);

	return r;
}

int
lws_spawn_join_cgroup(pid_t pid, const char *name)
{
	char path[PATH_MOST];

	errno = ENOTSUP; /* no version 2 here, or we are in no group of it */
	if (lws_spawn_get_self_cgroup(path, sizeof(path) - 64))
		return 1;
	errno = ENAMETOOLONG;
	if (strlen(path) + strlen(name) + 32 > sizeof(path))
		return 1;
	strcat(path, "/");
	strcat(path, name);
	if (lws_plat_mkdir(path, 0755) && errno != EEXIST)
		return 1;

	return add_process(path, pid);
}
