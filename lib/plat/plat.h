/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of plat: the one interface to the operating system. A port is a
 * folder beside unix/ that implements it. Nothing here knows a connection or a
 * context; results of I/O are enum lws_io, with the count in an out parameter.
 */
#ifndef LWS_PLAT_H
#define LWS_PLAT_H

#include "core/core.h"

#include <pthread.h>

/* -- sockets (unix/socket.c) -- */

/** lws_plat_poll() - poll(2); n descriptors, timeout_ms -1 without limit
 * \return as poll(2), errno set */
int lws_plat_poll(struct pollfd *fds, uint32_t n, int timeout_ms);

/** lws_plat_socket() - nonblocking, close-on-exec socket
 * \param family: AF_*; \param type: SOCK_STREAM or SOCK_DGRAM
 * \return descriptor owned by the caller, or -1 with errno */
int lws_plat_socket(int family, int type);

/** lws_plat_set_nonblocking() - and close-on-exec; 0, or -1 with errno */
int lws_plat_set_nonblocking(int fd);

/** lws_plat_sockopt() - an int option; 0, or -1 with errno */
int lws_plat_sockopt(int fd, int level, int name, int value);

/** lws_plat_set_nodelay() - send without waiting for more; harmless on what
 * is not TCP. 0, or -1 with errno */
int lws_plat_set_nodelay(int fd);

/** lws_plat_set_keepalive() - TCP keepalive, seconds; 0, or -1 with errno */
int lws_plat_set_keepalive(int fd, int idle_secs, int interval_secs,
			   int probes);

/** lws_plat_bind_device() - all traffic over the device of that name
 * \return 0, or -1 with errno (EPERM: needs CAP_NET_RAW; ENOSYS: unknown
 *	here) */
int lws_plat_bind_device(int fd, const char *ifname);

/** lws_plat_accept() - one waiting connection, nonblocking, close-on-exec
 * \param peer, peer_len: out, its address
 * \param fd: out, owned by the caller
 * \return LWS_IO_OK; WANT_READ none waits; ERR with errno (EMFILE and its
 *	kin mean: try again when descriptors are free) */
enum lws_io lws_plat_accept(int listen_fd, struct sockaddr_storage *peer,
			    socklen_t *peer_len, int *fd);

/** lws_plat_recv() - read what is there
 * \param done: out, bytes read
 * \return LWS_IO_OK with *done > 0; WANT_READ; EOF; ERR with errno */
enum lws_io lws_plat_recv(int fd, void *buf, size_t len, size_t *done);

/** lws_plat_peek() - the same, and what was read stays to be read again */
enum lws_io lws_plat_peek(int fd, void *buf, size_t len, size_t *done);

/** lws_plat_consume() - what lws_plat_peek() has shown is taken
 * \param buf: room for len bytes
 * \return 0; -1: it is not there any more */
int lws_plat_consume(int fd, void *buf, size_t len);

/** lws_plat_unread() - bytes that a socket has for us; 0 also if it can not
 * say */
size_t lws_plat_unread(int fd);

/** lws_plat_take_error() - the error that a socket reports, which it then
 * forgets; 0 none */
int lws_plat_take_error(int fd);

/** lws_plat_recvfrom() - one datagram; OK may have *done 0 (it was empty) */
enum lws_io lws_plat_recvfrom(int fd, void *buf, size_t len, size_t *done,
			      lws_sockaddr46 *from);

/** lws_plat_send() - write what the socket takes, without SIGPIPE
 * \return LWS_IO_OK with *done > 0; WANT_WRITE; ERR with errno */
enum lws_io lws_plat_send(int fd, const void *buf, size_t len, size_t *done);

struct lws_plat_iov {
	const void *p;
	size_t len;
};

/** lws_plat_sendv() - the same from n <= 8 pieces, in order */
enum lws_io lws_plat_sendv(int fd, const struct lws_plat_iov *iov,
			   unsigned int n, size_t *done);

/** lws_plat_sendv_more() - the same; the caller will send more at once, so what
 * fills no packet may wait for that */
enum lws_io lws_plat_sendv_more(int fd, const struct lws_plat_iov *iov,
				unsigned int n, size_t *done);

/** lws_plat_sendfile() - part of a file to a socket, without copying it
 * \param done: out, bytes that the socket took, may be less than len
 * \return LWS_IO_OK with *done > 0; WANT_WRITE; EOF: the file ends before
 *	offset; ERR with errno (EINVAL, ENOSYS: not with this pair: read and
 *	send) */
enum lws_io lws_plat_sendfile(int fd, int file, uint64_t offset, size_t len,
			      size_t *done);

/** lws_plat_sendto() - one datagram; to NULL: where it is connected */
enum lws_io lws_plat_sendto(int fd, const void *buf, size_t len,
			    const lws_sockaddr46 *to);

/** lws_plat_bind() - a local address, before it connects; 0, or -1 with errno
 */
int lws_plat_bind(int fd, const lws_sockaddr46 *sa);

/** lws_plat_connect() - begin to connect a nonblocking socket
 * \return LWS_IO_OK: it is connected; WANT_WRITE: under way, when it is
 *	writable lws_plat_take_error() says how it went; ERR with errno */
enum lws_io lws_plat_connect(int fd, const struct sockaddr *sa, socklen_t len);

/** lws_plat_set_priority() - of its packets, 0 to 7; 0, or -1 with errno
 * (EPERM: 7 needs a privilege; ENOSYS: unknown here) */
int lws_plat_set_priority(int fd, int priority);

/** lws_plat_prefer_public() - IPv6: leave by a public address rather than a
 * temporary one (RFC 5014); 0, or -1 with errno (ENOSYS: unknown here) */
int lws_plat_prefer_public(int fd);

/** lws_plat_shutdown_send() - no more from us; the peer sees the end */
void lws_plat_shutdown_send(int fd);

/** lws_plat_is_socket() - 1 if fd is a socket, else 0 */
int lws_plat_is_socket(int fd);

/** lws_plat_sa46_len() - bytes of the address for system calls, 0: none */
socklen_t lws_plat_sa46_len(const lws_sockaddr46 *sa);

/* -- interfaces (unix/interface.c) -- */

/** lws_plat_has_ipv6() - 1 if this build speaks it, else 0 */
int lws_plat_has_ipv6(void);

/** lws_plat_if_address() - first address of a family of a named interface
 * \param sa: family and port set by the caller; gets the address
 * \return 0, or -1: no such interface, or no address of that family */
int lws_plat_if_address(const char *name, int family, lws_sockaddr46 *sa);

/** lws_plat_interface_to_sa() - see lws_interface_to_sa() */
int lws_plat_interface_to_sa(int ipv6, const char *name, void *addr,
			     size_t len);

/** lws_plat_unix_address() - the address of a socket path
 * \param path: a leading @ means the abstract name space
 * \param len: out, bytes of the address
 * \return 0, or -1 with errno (EINVAL empty, ENAMETOOLONG, EAFNOSUPPORT: not
 *	in this build) */
int lws_plat_unix_address(const char *path, struct sockaddr_un *un,
			  socklen_t *len);

/** lws_plat_unix_socket_perms() - who may use a bound UNIX socket
 * \param perms: "user:group": owner, and mode 0660; NULL: owned by uid, gid
 *	if that is not 0 or -1
 * \return 0, or -1 with errno */
int lws_plat_unix_socket_perms(const char *path, const char *perms, uid_t uid,
			       gid_t gid);

/** lws_plat_listen_fastopen() - RFC 7413; 0, or -1 with errno (ENOSYS:
 * unknown here) */
int lws_plat_listen_fastopen(int fd, int queue);

/** lws_plat_ignore_sigpipe() - for the whole process, as by contract */
void lws_plat_ignore_sigpipe(void);

/* -- names (unix/resolve.c) -- */

/** enum lws_plat_found - how a name lookup went */
enum lws_plat_found {
	LWS_PLAT_FOUND,   /* there is at least one address */
	LWS_PLAT_NO_NAME, /* it is known that there is none */
	LWS_PLAT_LATER    /* nobody could say; ask again */
};

/** lws_plat_resolve() - the addresses of a name; blocks
 * \param out: room for max addresses, without port, the best first (RFC 6724)
 * \param n: out, how many were put there
 * \param family: AF_UNSPEC, AF_INET or AF_INET6 */
enum lws_plat_found lws_plat_resolve(const char *name, int family,
				     lws_sockaddr46 *out, unsigned int max,
				     unsigned int *n);

/** lws_plat_set_resolver() - tests bring their own names
 * \param resolve: as lws_plat_resolve(); NULL: the system's again
 * Before any name is looked up. */
void lws_plat_set_resolver(enum lws_plat_found (*resolve)(
	const char *name, int family, lws_sockaddr46 *out, unsigned int max,
	unsigned int *n));

/* -- wake-up of a waiting thread (unix/wake.c) -- */

/** struct lws_plat_wake - fd[0] becomes readable after lws_plat_wake_up() */
struct lws_plat_wake {
	int fd[2]; /* owned; both the same where eventfd is there */
};

/** lws_plat_wake_init() - 0, or -1 with errno */
int lws_plat_wake_init(struct lws_plat_wake *w);

void lws_plat_wake_fini(struct lws_plat_wake *w);

/** lws_plat_wake_up() - from any thread and from signal handlers */
void lws_plat_wake_up(const struct lws_plat_wake *w);

/** lws_plat_wake_clear() - not readable any more, until the next wake-up */
void lws_plat_wake_clear(const struct lws_plat_wake *w);

/* -- threads (unix/thread.c) -- */

/** lws_plat_thread_self() - who is calling; never 0 */
uintptr_t lws_plat_thread_self(void);

/** lws_plat_thread_start() - a thread that nobody waits for, to which no signal
 * is delivered
 * \param fn: returns NULL; the thread ends then
 * \return 0, or -1 with errno */
int lws_plat_thread_start(void *(*fn)(void *arg), void *arg);

/** lws_plat_recursive_mutex() - make one that its owner may lock again; 0, -1
 */
int lws_plat_recursive_mutex(pthread_mutex_t *lock);

/* -- clock (unix/clock.c); lws_now_usecs() and lws_now_secs() are there -- */

/** lws_plat_wall_us() - microseconds since 1970-01-01 00:00 UTC */
uint64_t lws_plat_wall_us(void);

/** struct lws_plat_clock - where the time comes from; NULL: the system */
struct lws_plat_clock {
	lws_usec_t (*monotonic_us)(void); /* behind lws_now_usecs() */
	uint64_t (*wall_us)(void);        /* behind lws_plat_wall_us() */
};

/** lws_plat_set_clock() - tests bring their own time
 * \param clock: borrowed until the next call; NULL: the system's again
 * Before any thread is started. */
void lws_plat_set_clock(const struct lws_plat_clock *clock);

/* -- randomness (unix/random.c) -- */

/** lws_plat_random() - bytes from the system's generator
 * \param buf, len: filled completely
 * \return 0, or -1 with errno: nothing in buf may be used */
int lws_plat_random(void *buf, size_t len);

/** lws_plat_set_random() - tests bring their own numbers
 * \param fill: as lws_plat_random(); NULL: the system's again
 * Before any thread is started. */
void lws_plat_set_random(int (*fill)(void *buf, size_t len));

/* -- files (unix/file.c); lws_open(), lws_plat_read_file() and the other public
 * lws_plat_*() are there -- */

/** struct lws_plat_stat - what is known about a path or descriptor */
struct lws_plat_stat {
	uint64_t size;   /* bytes */
	uint64_t device; /* with inode: which file it is */
	uint64_t inode;
	int64_t mtime;     /* seconds since 1970-01-01 00:00 UTC */
	uint32_t mtime_ns; /* and nanoseconds */
	lws_dir_obj_type_t kind;
};

/** lws_plat_open() - open(2), close-on-exec, EINTR handled
 * \param flags: O_*; mode: of a file that O_CREAT makes
 * \return descriptor owned by the caller, or -1 with errno */
int lws_plat_open(const char *path, int flags, int mode);

/** enum lws_plat_links - what to make of symbolic links */
enum lws_plat_links {
	LWS_PLAT_LINKS_FOLLOW, /* wherever they lead */
	LWS_PLAT_LINKS_INSIDE, /* as long as they stay below a folder */
	LWS_PLAT_LINKS_NONE    /* not at all */
};

/** lws_plat_open_beneath() - open a file that is below a folder (beneath.c)
 * Nobody who renames or replaces files meanwhile can lead it out of there.
 * \param folder: links in its own path are followed
 * \param rest: from there; slashes in front of it mean nothing, "" is the
 *	folder itself
 * \param flags: O_*, without O_CREAT; how: not LWS_PLAT_LINKS_FOLLOW
 * \return descriptor owned by the caller, or -1 with errno; EXDEV: it leads out
 *	of the folder (a link with an absolute path does); ELOOP: a link that
 *	may not be there, or too many of them */
int lws_plat_open_beneath(const char *folder, const char *rest, int flags,
			  enum lws_plat_links how);

/** lws_plat_give() - a file becomes another's, as far as we may
 * \param uid, gid: 0 or -1: stays
 * \return 0, or -1 with errno */
int lws_plat_give(int fd, uid_t uid, gid_t gid);

/** lws_plat_set_mode() - who may do what with a file; 0, or -1 with errno */
int lws_plat_set_mode(int fd, int mode);

/** lws_plat_touch() - a file is as if written now; 0, or -1 with errno */
int lws_plat_touch(int fd);

/** lws_plat_close() - any descriptor; errno is kept */
void lws_plat_close(int fd);

/** lws_plat_file_close() - of a file that was written: 0, or -1 with errno if
 * what was written may not have arrived */
int lws_plat_file_close(int fd);

/** lws_plat_stat() - follows links; 0, or -1 with errno */
int lws_plat_stat(const char *path, struct lws_plat_stat *st);

/** lws_plat_lstat() - a link is LDOT_LINK; 0, or -1 with errno */
int lws_plat_lstat(const char *path, struct lws_plat_stat *st);

/** lws_plat_fstat() - 0, or -1 with errno */
int lws_plat_fstat(int fd, struct lws_plat_stat *st);

/** lws_plat_read() - from a file, pipe or terminal
 * \param done: out, bytes read
 * \return LWS_IO_OK with *done > 0, or len was 0; WANT_READ; EOF; ERR with
 *	errno */
enum lws_io lws_plat_read(int fd, void *buf, size_t len, size_t *done);

/** lws_plat_pread() - from a place in a file; its own position stays
 * \param done: out, bytes read
 * \return LWS_IO_OK with *done > 0, or len was 0; EOF at or behind the end; ERR
 *	with errno */
enum lws_io lws_plat_pread(int fd, void *buf, size_t len, uint64_t offset,
			   size_t *done);

/** lws_plat_write() - to a file, pipe or terminal
 * \param done: out, bytes written, may be less than len
 * \return LWS_IO_OK; WANT_WRITE; ERR with errno */
enum lws_io lws_plat_write(int fd, const void *buf, size_t len, size_t *done);

/** lws_plat_write_all() - what a file must have whole; 0, or -1 with errno */
int lws_plat_write_all(int fd, const void *buf, size_t len);

/** lws_plat_seek() - lseek(2)
 * \param whence: SEEK_SET, SEEK_CUR, SEEK_END
 * \param pos: out, from the start; NULL ok
 * \return 0, or -1 with errno */
int lws_plat_seek(int fd, int64_t offset, int whence, uint64_t *pos);

/** lws_plat_load() - a whole file to the library's heap
 * \param max: bytes; a longer file is EFBIG
 * \param buf: out, owned by the caller (lws_free()); a NUL follows the content
 * \param len: out, bytes of content
 * \return 0, or -1 with errno (ENOMEM among them) and nothing allocated */
int lws_plat_load(const char *path, size_t max, uint8_t **buf, size_t *len);

/* mkdir(2), rmdir(2), unlink(2), rename(2): 0, or -1 with errno */
int lws_plat_mkdir(const char *path, int mode);
int lws_plat_rmdir(const char *path);
int lws_plat_unlink(const char *path);
int lws_plat_rename(const char *from, const char *to);

/* -- directories (unix/dir.c) -- */

/** struct lws_plat_dir - a directory being read */
struct lws_plat_dir {
	void *handle; /* owned */
};

/** lws_plat_dir_open() - 0, or -1 with errno and nothing to close */
int lws_plat_dir_open(struct lws_plat_dir *d, const char *path);

/** lws_plat_dir_next() - the next entry, in no order, without "." and ".."
 * \param name: out, valid until the next call
 * \param kind: out, of the entry itself: a link is LDOT_LINK
 * \return 1 there is one; 0 that was all; -1 with errno */
int lws_plat_dir_next(struct lws_plat_dir *d, const char **name,
		      lws_dir_obj_type_t *kind);

void lws_plat_dir_close(struct lws_plat_dir *d);

#if defined(LWS_X_WITH_DIR_WATCH)
/** lws_plat_dir_watch() - a descriptor that is readable when something in the
 * directory has changed (unix/dir-watch.c); nonblocking. -1 with errno */
int lws_plat_dir_watch(const char *path);

/** lws_plat_dir_change() - the next change in what was read of it
 * \param in: what was read, not cut; moved on
 * \param name: out, points into it; NULL: of the directory
 * \return 0: that was all, change and name mean nothing */
size_t lws_plat_dir_change(struct lws_span *in, enum lws_x_dir_change *change,
			   const char **name);
#endif

/* -- child processes (unix/spawn.c; only with LWS_WITH_SPAWN) -- */

#define LWS_PLAT_NORETURN __attribute__((noreturn))

/** struct lws_plat_spawn - a program to run; all borrowed for the call */
struct lws_plat_spawn {
	const char *const *argv; /* NULL-ended; [0] is looked for in PATH */
	const char *const *env;  /* NULL-ended; NULL: empty */
	const char *chroot_path; /* or NULL */
	const char *wd;          /* working directory, in there */
	int own_group;           /* it gets a process group of its own */
	pid_t pid;               /* out */
	int fds[3];              /* out: our ends of its stdio, close-on-exec;
				    the caller's */
};

/** lws_plat_spawn() - run it
 * \return 0: it has been executed; -1 with errno, also if that failed: nothing
 *	is left */
int lws_plat_spawn(struct lws_plat_spawn *s);
/** lws_plat_reap() - has it ended?
 * \param may_block: wait until it has
 * \param si: out, how. Zeroed if somebody else has waited for it
 * \param res: out, what it used
 * \return 0 it has, and is waited for; 1 not yet */
int lws_plat_reap(pid_t pid, int may_block, siginfo_t *si,
		  lws_spawn_resource_us_t *res);
/** lws_plat_kill() - it, and its group if that is its own; 0, or -1 */
int lws_plat_kill(pid_t pid, int signum);

/* -- shared objects (unix/object.c; only with LWS_WITH_PLUGINS_API) -- */

/** lws_plat_object_open() - load one, or count it once more
 * \param why: out if it fails: words, until the next call of this thread
 * \return the object, or NULL */
void *lws_plat_object_open(const char *path, const char **why);
/** lws_plat_object_symbol() - data that it exports, or NULL */
const void *lws_plat_object_symbol(void *object, const char *name);
void lws_plat_object_close(void *object);
/** lws_plat_is_privileged() - 1: who started the process has fewer rights than
 * it, so what he says of paths is not to be trusted */
int lws_plat_is_privileged(void);

/* -- who the process is (unix/users.c, unix/privileges.c) -- */

/** lws_plat_user_to_uid() - by name; 0, or -1 with errno (ENOENT: unknown) */
int lws_plat_user_to_uid(const char *name, uid_t *uid);

/** lws_plat_group_to_gid() - by name; 0, or -1 with errno (ENOENT: unknown) */
int lws_plat_group_to_gid(const char *name, gid_t *gid);

#define LWS_PLAT_KEEP_UID ((uid_t)-1)
#define LWS_PLAT_KEEP_GID ((gid_t)-1)

/** struct lws_plat_identity - who to become */
struct lws_plat_identity {
	uid_t uid;       /* 0 or LWS_PLAT_KEEP_UID: stay */
	gid_t gid;       /* 0 or LWS_PLAT_KEEP_GID: stay */
	const int *caps; /* borrowed; CAP_* that outlive the change of uid */
	unsigned int count_caps;
};

/** lws_plat_drop_privileges() - become that, for good
 * The supplementary groups become those of the user. Capabilities need
 * LWS_WITH_LIBCAP; without it asking for any is an error.
 * \return 0, or -1 after logging which step was refused and why; then the
 *	process must not go on, it may have changed half way
 * Before any thread is started. */
int lws_plat_drop_privileges(const struct lws_plat_identity *id);

#endif
