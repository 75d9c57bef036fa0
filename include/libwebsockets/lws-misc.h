/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Small things: lists of buffers, strings, numbers, randomness, command lines,
 * getters of a connection, directories, child processes.
 */

#ifndef LWS_MISC_H
#define LWS_MISC_H

/** lws_minilex_parse(): no word begins like that */
#define LWS_MINILEX_FAIL (-1)

/** lws_minilex_parse(): may become one */
#define LWS_MINILEX_CONTINUE 0

/** lws_minilex_parse(): this is one */
#define LWS_MINILEX_MATCH 1

struct lws_buflist;
struct lws_spawn_piped;
struct lws_wsmsg_info;
struct lws_dir_entry;
struct lws_role_ops;

/** State of a lws_flow_t */
enum {
	LWSDLOFLOW_STATE_READ = 0,           /**< more may come */
	LWSDLOFLOW_STATE_READ_COMPLETED = 1, /**< all has come */
	LWSDLOFLOW_STATE_READ_FAILED = 2,    /**< no more will come */
};

/** Why rx is held up, for lws_rx_flow_control(); it flows while no reason is
 * set
 */
enum {
	/** the program, with plain 0 and 1 */
	LWS_RXFLOW_REASON_USER_BOOL = 1 << 0,
	/** a body is not taken yet */
	LWS_RXFLOW_REASON_HTTP_RXBUFFER = 1 << 6,
	/** HTTP/2 has something to send first */
	LWS_RXFLOW_REASON_H2_PPS_PENDING = 1 << 7,
	/** the argument has reasons, not 0 or 1 */
	LWS_RXFLOW_REASON_APPLIES = 1 << 14,
	/** and they are taken back */
	LWS_RXFLOW_REASON_APPLIES_ENABLE_BIT = 1 << 13,
	/** take back these reasons */
	LWS_RXFLOW_REASON_APPLIES_ENABLE = LWS_RXFLOW_REASON_APPLIES |
					   LWS_RXFLOW_REASON_APPLIES_ENABLE_BIT,
	/** set these reasons */
	LWS_RXFLOW_REASON_APPLIES_DISABLE = LWS_RXFLOW_REASON_APPLIES,
	/** not only when the callback returns */
	LWS_RXFLOW_REASON_FLAG_PROCESS_NOW = 1 << 12,
};

/** What a directory's entry is */
typedef enum {
	LDOT_UNKNOWN = 0, /**< not known */
	LDOT_FILE = 1,    /**< regular file */
	LDOT_DIR = 2,     /**< directory */
	LDOT_LINK = 3,    /**< symbolic link */
	LDOT_FIFO = 4,    /**< FIFO */
	LDOTT_SOCKET = 5, /**< unix socket */
	LDOT_CHAR = 6,    /**< character device */
	LDOT_BLOCK = 7,   /**< block device */
} lws_dir_obj_type_t;

/** Called with a message that is complete
 * \param info: what lws_wsmsg_append() was given
 */
typedef void (*lws_wsmsg_transfer_cb)(struct lws_wsmsg_info *info);

/** Called for each entry of a directory
 * \param dirpath: the directory
 * \param user: the program's
 * \param lde: the entry, valid during the call
 * \return 0 to go on, nonzero to stop
 */
typedef int lws_dir_callback_function(const char *dirpath, void *user,
				      struct lws_dir_entry *lde);

/** Called for each file that fits
 * \param data: lws_dir_glob.user
 * \param path: directory and name, valid during the call
 * \return ignored
 */
typedef int (*lws_dir_glob_cb_t)(void *data, const char *path);

typedef struct lws_spawn_resource_us lws_spawn_resource_us_t;
/** Called once when a child process has ended, after its handle is freed
 * \param opaque: the program's
 * \param res: what it used
 * \param si: how it ended, si_status being the exit code
 * \param we_killed_him: bit 0: it took too long; bit 1: it said too
 *	much
 */
typedef void (*lsp_cb_t)(void *opaque, const lws_spawn_resource_us_t *res,
			 siginfo_t *si, int we_killed_him);

/** A piece of one of several messages that go to the same place */
struct lws_wsmsg_info {
	/** where complete messages go */
	struct lws_buflist **head_upstream;
	/** array of lists with incomplete ones */
	struct lws_buflist **private_heads;
	int private_source_idx; /**< which of these */
	/** called instead of moving complete messages, or NULL */
	lws_wsmsg_transfer_cb optional_cb;
	void *opaque;       /**< the program's */
	const uint8_t *buf; /**< the piece, copied */
	size_t len;         /**< bytes of it */
	/** LWSSS_FLAG_SOM and LWSSS_FLAG_EOM of it */
	unsigned int ss_flags;
};

/** A stream's payload on its way to a consumer that takes it in its own time */
struct lws_flow {
	lws_dll2_t list;         /**< links it */
	struct lws_ss_handle *h; /**< the stream */
	struct lws_buflist *bl;  /**< what came and is not used */
	const uint8_t *data;     /**< next of it */
	size_t len;              /**< bytes at data */
	uint32_t blseglen;       /**< bytes of bl that data is of */
	int32_t window;          /**< bytes the peer may be ahead */
	uint8_t state;           /**< LWSDLOFLOW_STATE_... */
};

/** An entry of a directory */
struct lws_dir_entry {
	/** its name; "" for the directory itself */
	const char *name;
	lws_dir_obj_type_t type; /**< what it is */
};

/** Parameters of lws_dir_via_info() */
struct lws_dir_info {
	const char *dirpath;           /**< the directory */
	void *user;                    /**< the program's */
	lws_dir_callback_function *cb; /**< called for each entry */
	/** and at last for the directory itself */
	unsigned char do_toplevel_cb : 1;
};

/** What lws_dir_du_cb() adds up; zeroed first */
struct lws_dir_du {
	uint64_t size_in_bytes; /**< sizes of the files */
	uint32_t count_files;   /**< how many */
};

/** user of lws_dir_glob_cb() */
struct lws_dir_glob {
	const char *filter;   /**< what names must be like, with '*' */
	lws_dir_glob_cb_t cb; /**< called for each that is */
	void *user;           /**< its argument */
};

/** An access point that was found */
struct lws_wifi_scan {
	struct lws_wifi_scan *next; /**< the next one */
	/** its name, not terminated if 32 bytes long */
	char ssid[32];
	int32_t rssi;     /**< sum of signal strengths */
	uint8_t bssid[6]; /**< its address */
	uint8_t count;    /**< how often it was found */
	uint8_t channel;  /**< its channel */
	uint8_t authmode; /**< how it authenticates */
};

/** A unit; an array of these, largest first, ends with NULL name */
struct lws_humanize_unit {
	const char *name; /**< printed behind the number */
	uint64_t factor;  /**< what one is worth */
};

/** What a child process used */
struct lws_spawn_resource_us {
	uint64_t us_cpu_user;   /**< microseconds in its own code */
	uint64_t us_cpu_sys;    /**< microseconds in the system */
	uint64_t peak_mem_rss;  /**< most memory resident, bytes */
	uint64_t peak_mem_virt; /**< most memory mapped, bytes */
};

/** Parameters of lws_spawn_piped(); zeroed, then set */
struct lws_spawn_piped_info {
	/** list the handle joins, or NULL */
	struct lws_dll2_owner *owner;
	struct lws_vhost *vh; /**< vhost of its stdio */
	/** connection its stdio become children of, or NULL */
	struct lws *opt_parent;
	/** NULL-ended: program and arguments */
	const char *const *exec_array;
	/** NULL-ended: its environment; NULL: an empty one */
	const char **env_array;
	/** protocol of its stdio, NULL: the first */
	const char *protocol_name;
	const char *chroot_path; /**< its root, NULL: the real one */
	/** its working directory, NULL: /tmp */
	const char *wd;
	/** set to the handle, and to NULL when that goes; or NULL */
	struct lws_spawn_piped **plsp;
	/** lws_get_opaque_user_data() of its stdio, and first argument of
	 * reap_cb
	 */
	void *opaque;
	/** called when it has ended, or NULL */
	lsp_cb_t reap_cb;
	/** gets what it used before reap_cb, or NULL */
	lws_spawn_resource_us_t *res;
	/** it is killed after so long, 0: never */
	lws_usec_t timeout_us;
	/** not looked at: the program reads the output, and may count
	 * its lines and kill it
	 */
	int max_log_lines;
	/** index of the service thread, from 0 */
	int tsi;
	/** role of its stdio, NULL: raw files */
	const struct lws_role_ops *ops;
	/** it gets a process group of its own, so that ^C doesn't reach it */
	uint8_t disable_ctrlc;
	/** control group it is put into, below our own, or NULL */
	const char *cgroup_name_suffix;
	/** set to 0 if that worked, otherwise 1; or NULL */
	int *p_cgroup_ret;
};

/** An overlay file system, to be mounted */
struct lws_fsmount {
	const char *layers_path;  /**< directory with the layers */
	const char *overlay_path; /**< directory with what is written */
	char mp[256];             /**< mount point */
	char ovname[64];          /**< name of the overlay */
	char distro[64];          /**< name of the lowest layer's kind */
	const char *layers[4];    /**< names of the layers, lowest first */
};

typedef struct lws_wsmsg_info lws_wsmsg_info_t;
typedef struct lws_flow lws_flow_t;
typedef struct lws_dir_du lws_dir_du_t;
typedef struct lws_dir_glob lws_dir_glob_t;
typedef struct lws_humanize_unit lws_humanize_unit_t;

/** k, M, ... by 1000 */
LWS_VISIBLE extern const lws_humanize_unit_t humanize_schema_si[7];

/** Ki, Mi, ... by 1024 */
LWS_VISIBLE extern const lws_humanize_unit_t humanize_schema_si_bytes[7];

/** us, ms, s, min, ... of microseconds */
LWS_VISIBLE extern const lws_humanize_unit_t humanize_schema_us[8];

/** lws_buflist_append_segment() - add bytes at the end
 * \param head: the list; *head is NULL while it is empty
 * \param buf: the bytes, copied
 * \param len: how many, at least 1
 * \return 1 if the list was empty before, 0 if not, -1 if memory is
 *	short or the list is too long
 */
LWS_VISIBLE LWS_EXTERN int
lws_buflist_append_segment(struct lws_buflist **head, const uint8_t *buf,
			   size_t len) LWS_WARN_UNUSED_RESULT;

/** lws_buflist_next_segment_len() - what is first in the list
 * \param head: the list
 * \param buf: out, where it is, with LWS_PRE usable bytes before it;
 *	NULL if the list is empty. May be NULL
 * \return bytes left of it, 0 if the list is empty
 */
LWS_VISIBLE LWS_EXTERN size_t
lws_buflist_next_segment_len(struct lws_buflist **head, uint8_t **buf);

/** lws_buflist_use_segment() - bytes of the first segment are used
 * \param head: the list
 * \param len: how many, at most what is left of it
 * \return what is left of it, or if nothing is the length of the next;
 *	0 if the list is empty now
 */
LWS_VISIBLE LWS_EXTERN size_t lws_buflist_use_segment(struct lws_buflist **head,
						      size_t len);

/** lws_buflist_total_len() - length of all segments
 * \param head: the list
 * \return bytes, those of the first that are used included
 */
LWS_VISIBLE LWS_EXTERN size_t lws_buflist_total_len(struct lws_buflist **head);

/** lws_buflist_linear_copy() - copy bytes without using them
 * \param head: the list
 * \param ofs: where to begin, from the start of the first segment, used
 *	or not
 * \param buf: gets them
 * \param len: how many at most
 * \return how many
 */
LWS_VISIBLE LWS_EXTERN int lws_buflist_linear_copy(struct lws_buflist **head,
						   size_t ofs, uint8_t *buf,
						   size_t len);

/** lws_buflist_linear_use() - copy bytes and use them
 * \param head: the list
 * \param buf: gets them
 * \param len: how many at most
 * \return how many, from as many segments as it takes
 */
LWS_VISIBLE LWS_EXTERN int lws_buflist_linear_use(struct lws_buflist **head,
						  uint8_t *buf, size_t len);

/** lws_buflist_fragment_use() - copy bytes of the first segment and use them
 * \param head: the list
 * \param buf: gets them; NULL just to get the two below
 * \param len: how many at most
 * \param frag_first: out, nonzero if none of it was used before; may be
 *	NULL
 * \param frag_fin: out, nonzero if all of it is now; may be NULL
 * \return how many
 */
LWS_VISIBLE LWS_EXTERN int lws_buflist_fragment_use(struct lws_buflist **head,
						    uint8_t *buf, size_t len,
						    char *frag_first,
						    char *frag_fin);

/** lws_buflist_destroy_all_segments() - free all
 * \param head: the list, empty on return
 */
LWS_VISIBLE LWS_EXTERN void
lws_buflist_destroy_all_segments(struct lws_buflist **head);

/** lws_buflist_describe() - log what is in a list, in debug builds
 * \param head: the list
 * \param id: printed
 * \param reason: printed
 */
LWS_VISIBLE LWS_EXTERN void lws_buflist_describe(struct lws_buflist **head,
						 void *id, const char *reason);

/** lws_buflist_get_frag_start_or_NULL() - where the first segment starts
 * \param head: the list
 * \return its first byte, used or not; NULL if the list is empty
 */
LWS_VISIBLE LWS_EXTERN void *
lws_buflist_get_frag_start_or_NULL(struct lws_buflist **head);

/** lws_wsmsg_append() - add a piece; complete messages move on in one go
 * \param info: the piece and where it belongs
 * \return 0, or -1 if memory is short
 */
LWS_VISIBLE LWS_EXTERN int lws_wsmsg_append(lws_wsmsg_info_t *info);

/** lws_wsmsg_destroy() - free incomplete messages
 * \param private_heads: array of lists
 * \param count_private_heads: how many
 */
LWS_VISIBLE LWS_EXTERN void
lws_wsmsg_destroy(struct lws_buflist *private_heads[],
		  size_t count_private_heads);

/** lws_flow_feed() - make data and len of a flow point to something
 * \param flow: the flow; what it pointed to before and is used is freed
 * \return LWS_SRET_OK if there is something, or nothing will come;
 *	LWS_SRET_WANT_INPUT otherwise
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t lws_flow_feed(lws_flow_t *flow);

/** lws_flow_req() - lws_flow_feed(), and let the peer send as far as the window
 * goes
 * \param flow: the flow
 * \return as lws_flow_feed()
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t lws_flow_req(lws_flow_t *flow);

/** lws_snprintf() - snprintf() whose result can be added to a position
 * \param str: gets the text and a NUL; NULL does nothing
 * \param size: bytes there; with 0 nothing happens
 * \param format: as printf()
 * \return characters there, without the NUL; size if the text was cut; 0 if
 *	nothing was written
 *
 * p += lws_snprintf(p, lws_ptr_diff_size_t(end, p), ...) never passes end.
 * Any thread. Allocates nothing.
 */
LWS_VISIBLE LWS_EXTERN int lws_snprintf(char *str, size_t size,
					const char *format, ...) LWS_FORMAT(3);

/** lws_strncpy() - copy a string, always with a NUL
 * \param dest: gets it; what remains of size is zeroed
 * \param src: the string; not read behind size - 1 characters
 * \param size: bytes at dest, at least 1 (0 does nothing)
 * \return dest
 */
LWS_VISIBLE LWS_EXTERN char *lws_strncpy(char *dest, const char *src,
					 size_t size);

/** lws_nstrstr() - find text in text that need not be terminated
 * \param buf: where
 * \param len: bytes there
 * \param name: what
 * \param nl: bytes of it; 0 is never found
 * \return the first place, or NULL
 */
LWS_VISIBLE LWS_EXTERN const char *lws_nstrstr(const char *buf, size_t len,
					       const char *name, size_t nl);

/** lws_json_simple_find() - value of a member in JSON text, without parsing
 * \param buf: the JSON, need not be terminated
 * \param len: bytes of it
 * \param name: the member with quotes and colon: "\"name\":"
 * \param alen: out, bytes of the value; untouched if there is none
 * \return the value, in buf; NULL if it is absent
 *
 * The first place where the text of name stands counts, whatever it is nested
 * in. Of a string the inside is returned, with its escapes as they are; of all
 * else what comes before the next comma or closing bracket, so an array or
 * object is cut at the first of these. For what a peer sent and matters use
 * LEJP.
 */
LWS_VISIBLE LWS_EXTERN const char *lws_json_simple_find(const char *buf,
							size_t len,
							const char *name,
							size_t *alen);

/** lws_json_simple_strcmp() - is a member's value that?
 * \param buf: the JSON, need not be terminated
 * \param len: bytes of it
 * \param name: the member with quotes and colon
 * \param comp: what it is compared with
 * \return 0 if it is; -1 if it is absent or of another length; else as
 *	strncmp()
 */
LWS_VISIBLE LWS_EXTERN int lws_json_simple_strcmp(const char *buf, size_t len,
						  const char *name,
						  const char *comp);

/** lws_hex_len_to_byte_array() - bytes from hex digits
 * \param h: the digits, of either case
 * \param hlen: how many
 * \param dest: gets the bytes
 * \param max: how many at most
 * \return how many; -1: a character that is no digit, half a byte, or more
 *	than max
 */
LWS_VISIBLE LWS_EXTERN int lws_hex_len_to_byte_array(const char *h, size_t hlen,
						     uint8_t *dest, int max);

/** lws_hex_to_byte_array() - bytes from hex digits
 * \param h: the digits, of either case, terminated
 * \param dest: gets the bytes
 * \param max: how many at most
 * \return how many; -1: a character that is no digit, half a byte, or more
 *	than max
 */
LWS_VISIBLE LWS_EXTERN int lws_hex_to_byte_array(const char *h, uint8_t *dest,
						 int max);

/** lws_hex_from_byte_array() - hex digits of bytes, lower case
 * \param src: the bytes
 * \param slen: how many
 * \param dest: gets the digits and a NUL; cut, perhaps in half a byte, if
 *	there is not room for all
 * \param len: bytes there, at least 1 (0 does nothing)
 */
LWS_VISIBLE LWS_EXTERN void lws_hex_from_byte_array(const uint8_t *src,
						    size_t slen, char *dest,
						    size_t len);

/** lws_hex_random() - random hex digits, fit for session names
 * \param context: the context, or NULL
 * \param dest: gets len - 1 digits and a NUL
 * \param len: bytes there, at least 1
 * \return 0; 1 if there was no randomness, or len is 0
 */
LWS_VISIBLE LWS_EXTERN int lws_hex_random(struct lws_context *context,
					  char *dest, size_t len);

/** lws_timingsafe_bcmp() - compare in a time that does not depend on what is
 * equal
 * \param a: bytes
 * \param b: bytes
 * \param len: how many
 * \return 0 if they are the same
 */
LWS_VISIBLE LWS_EXTERN int lws_timingsafe_bcmp(const void *a, const void *b,
					       uint32_t len);

/** lws_get_random() - random bytes, fit for keys
 * \param context: the context, or NULL
 * \param buf: gets them
 * \param len: how many
 * \return len, or 0: there are none
 *
 * Any thread.
 */
LWS_VISIBLE LWS_EXTERN size_t lws_get_random(struct lws_context *context,
					     void *buf, size_t len);

/** lws_daemonize() - go on in the background
 * \param _lock_path: pid file, or NULL; if the process it names lives
 *	the program ends with a message
 * \return 0, in the child; the parent ends
 */
LWS_VISIBLE LWS_EXTERN int
lws_daemonize(const char *_lock_path) LWS_WARN_UNUSED_RESULT;

/** lws_get_library_version() - version of the library in use
 * \return "4.5.2-..." and the like, static
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_get_library_version(void) LWS_WARN_UNUSED_RESULT;

/** lws_wsi_user() - session data of a connection
 * \param wsi: the connection
 * \return user of its callbacks
 */
LWS_VISIBLE LWS_EXTERN void *lws_wsi_user(struct lws *wsi);

/** lws_wsi_tsi() - service thread of a connection
 * \param wsi: the connection
 * \return its index, from 0
 */
LWS_VISIBLE LWS_EXTERN int lws_wsi_tsi(struct lws *wsi);

/** lws_set_wsi_user() - give a connection session data of the program's
 * \param wsi: the connection
 * \param user: the data, which the library does not free; what it had
 *	allocated itself is freed
 */
LWS_VISIBLE LWS_EXTERN void lws_set_wsi_user(struct lws *wsi, void *user);

/** lws_parse_uri() - split a URI (RFC 3986)
 * \param p: the URI, changed
 * \param prot: out, the scheme
 * \param ads: out, the host, also a unix socket path after '+'
 * \param port: out, the port, or the scheme's usual one
 * \param path: out, what follows the host, without the first '/'
 * \return 0, nonzero if it is none
 *
 * The results point into p.
 */
LWS_VISIBLE LWS_EXTERN int
lws_parse_uri(char *p, const char **prot, const char **ads, int *port,
	      const char **path) LWS_WARN_UNUSED_RESULT;

/** lws_cmdline_option() - value of a command line switch
 * \param argc: of the program
 * \param argv: of the program
 * \param val: the switch; the first argument that starts with it is taken,
 *	so "-d" also finds "-debug"
 * \return what follows it there, a '=' left out, or else the next argument,
 *	whatever it is; "" if there is none; NULL if there is no such switch,
 *	or if the next argument has more than 1024 characters
 *
 * The result points into argv.
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_cmdline_option(int argc, const char **argv, const char *val);

/** lws_cmdline_options() - values of a switch that may come several times
 * \param argc: of the program
 * \param argv: of the program
 * \param val: the switch; NULL for arguments without '-', among which are
 *	values that stand apart from their switch
 * \param last: previous result, or NULL to begin
 * \return the next value, as lws_cmdline_option(), or NULL
 */
LWS_VISIBLE LWS_EXTERN const char *lws_cmdline_options(int argc,
						       const char *const *argv,
						       const char *val,
						       const char *last);

/** lws_cmdline_options_cx() - lws_cmdline_options() of the program a context
 * knows
 * \param cx: the context, created with argc and argv
 * \param val: the switch; NULL for arguments without '-'
 * \param last: previous result, or NULL to begin
 * \return the next value, or NULL
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_cmdline_options_cx(const struct lws_context *cx, const char *val,
		       const char *last);

/** lws_cmdline_option_cx() - lws_cmdline_option() of the program a context
 * knows
 * \param cx: the context, created with argc and argv
 * \param val: the switch
 * \return as lws_cmdline_option()
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_cmdline_option_cx(const struct lws_context *cx, const char *val);

/** lws_cmdline_option_handle_builtin() - switches every program may have
 * \param argc: of the program
 * \param argv: of the program; kept in info by pointer
 * \param info: gets what they say, and argc and argv
 *
 * -d N: log level, decimal or 0x...; otherwise info->default_loglevel, or
 * user, error, warning and notice.
 *
 * --fault-injection RULES: added to info->fic; an error line in builds without
 * fault injection. --fault-seed N repeats a run; without it each has its own.
 *
 * --ignore-sigterm: SIGTERM does nothing.
 *
 * --ssproxy-port, --ssproxy-iface, --ssproxy-ads: where the Secure Streams
 * proxy is.
 */
LWS_VISIBLE LWS_EXTERN void
lws_cmdline_option_handle_builtin(int argc, const char **argv,
				  struct lws_context_creation_info *info);

/** lws_now_secs() - what the clock says
 * \return seconds since 1970
 */
LWS_VISIBLE LWS_EXTERN unsigned long lws_now_secs(void);

/** lws_now_usecs() - time that only goes forward
 * \return microseconds since some time, the same for all timers
 */
LWS_VISIBLE LWS_EXTERN lws_usec_t lws_now_usecs(void);

/** lws_get_context() - context of a connection
 * \param wsi: the connection
 * \return its context
 */
LWS_VISIBLE LWS_EXTERN struct lws_context *
lws_get_context(const struct lws *wsi) LWS_WARN_UNUSED_RESULT;

/** lws_get_vhost_listen_port() - port a vhost listens on
 * \param vhost: the vhost
 * \return the port, also one that the system picked
 */
LWS_VISIBLE LWS_EXTERN int
lws_get_vhost_listen_port(struct lws_vhost *vhost) LWS_WARN_UNUSED_RESULT;

/** lws_get_count_threads() - service threads of a context
 * \param context: the context
 * \return how many
 */
LWS_VISIBLE LWS_EXTERN int
lws_get_count_threads(struct lws_context *context) LWS_WARN_UNUSED_RESULT;

/** lws_get_parent() - connection this one is a child of
 * \param wsi: the connection
 * \return its parent, or NULL
 */
LWS_VISIBLE LWS_EXTERN struct lws *
lws_get_parent(const struct lws *wsi) LWS_WARN_UNUSED_RESULT;

/** lws_get_child() - newest child of a connection
 * \param wsi: the connection
 * \return the child, or NULL
 */
LWS_VISIBLE LWS_EXTERN struct lws *
lws_get_child(const struct lws *wsi) LWS_WARN_UNUSED_RESULT;

/** lws_get_effective_uid_gid() - who the process is when privileges have
 * dropped
 * \param context: the context
 * \param uid: out, the user
 * \param gid: out, the group
 */
LWS_VISIBLE LWS_EXTERN void
lws_get_effective_uid_gid(struct lws_context *context, uid_t *uid, gid_t *gid);

/** lws_get_udp() - whom a UDP connection talks to
 * \param wsi: the connection
 * \return the record, the connection's; NULL if it is not UDP
 */
LWS_VISIBLE LWS_EXTERN const struct lws_udp *
lws_get_udp(const struct lws *wsi) LWS_WARN_UNUSED_RESULT;

/** lws_get_opaque_parent_data() - what lws_set_opaque_parent_data() set
 * \param wsi: the connection
 * \return that, or NULL
 */
LWS_VISIBLE LWS_EXTERN void *lws_get_opaque_parent_data(const struct lws *wsi);

/** lws_set_opaque_parent_data() - keep a pointer for whoever is the parent
 * \param wsi: the connection
 * \param data: kept, otherwise untouched
 */
LWS_VISIBLE LWS_EXTERN void lws_set_opaque_parent_data(struct lws *wsi,
						       void *data);

/** lws_get_opaque_user_data() - what lws_set_opaque_user_data() or the creation
 * set
 * \param wsi: the connection
 * \return that, or NULL
 */
LWS_VISIBLE LWS_EXTERN void *lws_get_opaque_user_data(const struct lws *wsi);

/** lws_set_opaque_user_data() - keep a pointer for the program
 * \param wsi: the connection
 * \param data: kept, otherwise untouched
 */
LWS_VISIBLE LWS_EXTERN void lws_set_opaque_user_data(struct lws *wsi,
						     void *data);

/** lws_get_child_pending_on_writable() - did a child ask to write?
 * \param wsi: the connection
 * \return nonzero if so
 */
LWS_VISIBLE LWS_EXTERN int
lws_get_child_pending_on_writable(const struct lws *wsi);

/** lws_clear_child_pending_on_writable() - that was seen to
 * \param wsi: the connection
 */
LWS_VISIBLE LWS_EXTERN void
lws_clear_child_pending_on_writable(struct lws *wsi);

/** lws_get_close_length() - length of the close reason we will send
 * \param wsi: a ws connection
 * \return bytes at lws_get_close_payload()
 */
LWS_VISIBLE LWS_EXTERN int lws_get_close_length(struct lws *wsi);

/** lws_get_close_payload() - the close reason we will send
 * \param wsi: a ws connection
 * \return code and text as in the frame (RFC 6455 5.5.1), the
 *	connection's
 */
LWS_VISIBLE LWS_EXTERN unsigned char *lws_get_close_payload(struct lws *wsi);

/** lws_get_network_wsi() - connection a stream is in
 * \param wsi: the connection, or NULL
 * \return the one with the socket, which may be wsi; NULL for NULL
 */
LWS_VISIBLE LWS_EXTERN struct lws *lws_get_network_wsi(struct lws *wsi);

/** lws_set_allocator() - another heap
 * \param realloc: as realloc(), with a reason; size 0 frees. Called
 *	from all threads
 *
 * Before any other call of the library.
 */
LWS_VISIBLE LWS_EXTERN void lws_set_allocator(void *(*realloc)(void *, size_t,
							       const char *));

/** lws_rx_flow_control() - hold up what comes in
 * \param wsi: the connection
 * \param enable: 0 stops it, 1 lets it go on; or
 *	LWS_RXFLOW_REASON_APPLIES_ENABLE or _DISABLE with reasons
 * \return 0, or -1 if that failed
 *
 * What was read already is kept until it goes on. In a callback it takes
 * effect when that returns.
 */
LWS_VISIBLE LWS_EXTERN int lws_rx_flow_control(struct lws *wsi, int enable);

/** lws_rx_flow_allow_all_protocol() - lws_rx_flow_control(wsi, 1) for a
 * protocol
 * \param context: the context
 * \param protocol: the protocol; vhosts with one of its name and
 *	callback take part
 */
LWS_VISIBLE LWS_EXTERN void
lws_rx_flow_allow_all_protocol(const struct lws_context *context,
			       const struct lws_protocols *protocol);

/** lws_remaining_packet_payload() - what is to come of a ws frame
 * \param wsi: a ws connection
 * \return bytes on the wire; 0 with the last piece of each frame
 */
LWS_VISIBLE LWS_EXTERN size_t lws_remaining_packet_payload(struct lws *wsi);

#if defined(LWS_WITH_DIR)
/** lws_dir() - call back for each entry of a directory
 * \param dirpath: the directory
 * \param user: second argument of cb
 * \param cb: called for each but . and .. and names with '~', in
 *	alphabetical order
 * \return 1; 0 if cb stopped it
 */
LWS_VISIBLE LWS_EXTERN int lws_dir(const char *dirpath, void *user,
				   lws_dir_callback_function cb);

/** lws_dir_via_info() - lws_dir() with a record
 * \param info: parameters
 * \return as lws_dir()
 */
LWS_VISIBLE LWS_EXTERN int lws_dir_via_info(struct lws_dir_info *info);

/** lws_dir_rm_rf_cb() - callback for lws_dir(): delete all
 * \param dirpath: the directory
 * \param user: not used
 * \param lde: the entry
 * \return 0; failures are logged
 *
 * Links are deleted, not followed. The directory itself goes with
 * do_toplevel_cb.
 */
LWS_VISIBLE LWS_EXTERN int lws_dir_rm_rf_cb(const char *dirpath, void *user,
					    struct lws_dir_entry *lde);

/** lws_dir_du_cb() - callback for lws_dir(): add sizes up
 * \param dirpath: the directory
 * \param user: lws_dir_du_t
 * \param lde: the entry
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int lws_dir_du_cb(const char *dirpath, void *user,
					 struct lws_dir_entry *lde);

/** lws_dir_glob_cb() - callback for lws_dir(): call back for names that fit
 * \param dirpath: the directory
 * \param user: lws_dir_glob_t
 * \param lde: the entry
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int lws_dir_glob_cb(const char *dirpath, void *user,
					   struct lws_dir_entry *lde);

#endif

/** lws_get_allocated_heap() - heap the library uses
 * \return bytes, 0 if that is not known
 */
LWS_VISIBLE LWS_EXTERN size_t lws_get_allocated_heap(void);

/** lws_get_tsi() - lws_wsi_tsi()
 * \param wsi: the connection
 * \return index of its service thread, from 0
 */
LWS_VISIBLE LWS_EXTERN int lws_get_tsi(struct lws *wsi);

/** lws_is_ssl() - does a connection have TLS?
 * \param wsi: the connection
 * \return nonzero if so
 */
LWS_VISIBLE LWS_EXTERN int lws_is_ssl(struct lws *wsi);

/** lws_is_cgi() - does a CGI program serve it?
 * \param wsi: the connection
 * \return nonzero if so
 */
LWS_VISIBLE LWS_EXTERN int lws_is_cgi(struct lws *wsi);

/** lws_tls_jit_trust_blob_queury_skid() - find a CA in a blob of many
 * \param _blob: the blob
 * \param blen: bytes of it
 * \param skid: subject key identifier
 * \param skid_len: bytes of it
 * \param prpder: out, the certificate, DER, in the blob
 * \param prder_len: out, bytes of it
 * \return 0, nonzero if it is not there
 */
LWS_VISIBLE LWS_EXTERN int
lws_tls_jit_trust_blob_queury_skid(const void *_blob, size_t blen,
				   const uint8_t *skid, size_t skid_len,
				   const uint8_t **prpder, size_t *prder_len);

/** lws_open() - open() whose fd is closed in children
 * \param __file: the path
 * \param __oflag: LWS_O_...
 * \return the fd, or -1
 *
 * LWS_O_CREAT takes the mode as a third argument.
 */
LWS_VISIBLE LWS_EXTERN int lws_open(const char *__file, int __oflag, ...);

#if defined(LWS_WITH_TLS) && !defined(LWS_WITH_MBEDTLS)
/** lws_get_ssl() - the TLS library's handle of a connection
 * \param wsi: the connection
 * \return its SSL *, the connection's; NULL without TLS
 */
LWS_VISIBLE LWS_EXTERN SSL *lws_get_ssl(struct lws *wsi);

#endif

/** lws_explicit_bzero() - zero memory, whatever the optimizer thinks of it
 * \param p: the memory
 * \param len: bytes
 */
LWS_VISIBLE LWS_EXTERN void lws_explicit_bzero(void *p, size_t len);

#if defined(_DEBUG)
/** lws_assert_fourcc() - log and assert unless two codes are the same
 * \param fourcc: what is there
 * \param expected: what should be
 *
 * Builds without _DEBUG have a macro that does nothing.
 */
LWS_VISIBLE LWS_EXTERN void lws_assert_fourcc(uint32_t fourcc,
					      uint32_t expected);

#endif

/** lws_humanize() - a number in the largest unit it fills
 * \param buf: gets the text and a NUL
 * \param len: bytes there
 * \param value: the number
 * \param schema: units, the largest first, one with factor 1, the end with
 *	a NULL name: humanize_schema_si, _si_bytes, _us or your own
 * \return length of the text; len if it was cut
 *
 * Where the next smaller unit is 1000 or 1024 times less come thousandths, not
 * rounded, unless they are 0: 1.464Ki. Else comes the count of that unit:
 * 1:01min.
 */
LWS_VISIBLE LWS_EXTERN int lws_humanize(char *buf, size_t len, uint64_t value,
					const lws_humanize_unit_t *schema);

/** lws_humanize_pad() - lws_humanize() in a column
 * \param p: gets the text and a NUL, blanks in front
 * \param len: bytes there
 * \param v: the number
 * \param schema: units
 * \return length of the text: 7 and the longest name in the schema, in bytes;
 *	more if the text is wider, less if len has no room for the blanks
 */
LWS_VISIBLE LWS_EXTERN int lws_humanize_pad(char *p, size_t len, uint64_t v,
					    const lws_humanize_unit_t *schema);

/** lws_ser_wu16be() - 16 bits to two bytes, most significant first
 * \param b: gets them
 * \param u: the number
 */
LWS_VISIBLE LWS_EXTERN void lws_ser_wu16be(uint8_t *b, uint16_t u);

/** lws_ser_wu32be() - 32 bits to four bytes, most significant first
 * \param b: gets them
 * \param u32: the number
 */
LWS_VISIBLE LWS_EXTERN void lws_ser_wu32be(uint8_t *b, uint32_t u32);

/** lws_ser_wu64be() - 64 bits to eight bytes, most significant first
 * \param b: gets them
 * \param u64: the number
 */
LWS_VISIBLE LWS_EXTERN void lws_ser_wu64be(uint8_t *b, uint64_t u64);

/** lws_ser_ru16be() - 16 bits from two bytes
 * \param b: the bytes
 * \return the number
 */
LWS_VISIBLE LWS_EXTERN uint16_t lws_ser_ru16be(const uint8_t *b);

/** lws_ser_ru32be() - 32 bits from four bytes
 * \param b: the bytes
 * \return the number
 */
LWS_VISIBLE LWS_EXTERN uint32_t lws_ser_ru32be(const uint8_t *b);

/** lws_ser_ru64be() - 64 bits from eight bytes
 * \param b: the bytes
 * \return the number
 */
LWS_VISIBLE LWS_EXTERN uint64_t lws_ser_ru64be(const uint8_t *b);

/** lws_vbi_encode() - a number in as many bytes as it needs, 7 bits each
 *	(MQTT 5 1.5.5)
 * \param value: the number, up to 0xfffffff
 * \param buf: gets up to 4 bytes
 * \return how many; -1 if the number is larger
 */
LWS_VISIBLE LWS_EXTERN int lws_vbi_encode(uint64_t value, void *buf);

/** lws_vbi_decode() - what lws_vbi_encode() made
 * \param buf: the bytes
 * \param value: out, the number; untouched if there is none
 * \param len: bytes there
 * \return how many were used; 0 if more are needed; -1 if it goes on after
 *	the fourth
 */
LWS_VISIBLE LWS_EXTERN int lws_vbi_decode(const void *buf, uint64_t *value,
					  size_t len);

#if defined(LWS_WITH_SPAWN)
/** lws_spawn_piped() - run a program whose stdio are connections
 * \param lspi: parameters, only read during the call
 * \return the handle, or NULL if that failed and nothing is left
 *
 * Its protocol calls lws_spawn_stdwsi_closed() in LWS_CALLBACK_RAW_CLOSE_FILE
 * of each of the three. When it was the last the child is waited for, reap_cb
 * is called, and the handle goes.
 */
LWS_VISIBLE LWS_EXTERN struct lws_spawn_piped *
lws_spawn_piped(const struct lws_spawn_piped_info *lspi);

/** lws_spawn_piped_kill_child_process() - end a child process
 * \param lsp: the handle
 * \return 0 if it was signalled, 1 if it had ended
 */
LWS_VISIBLE LWS_EXTERN int
lws_spawn_piped_kill_child_process(struct lws_spawn_piped *lsp);

/** lws_spawn_get_stdwsi_open_count() - stdio that are open
 * \param lsp: the handle
 * \return 0 to 3
 */
LWS_VISIBLE LWS_EXTERN int
lws_spawn_get_stdwsi_open_count(struct lws_spawn_piped *lsp);

/** lws_spawn_stdwsi_closed() - one of the stdio is closed
 * \param lsp: the handle
 * \param wsi: the connection
 * \return nonzero if it was the last
 */
LWS_VISIBLE LWS_EXTERN int lws_spawn_stdwsi_closed(struct lws_spawn_piped *lsp,
						   struct lws *wsi);

/** lws_spawn_closedown_stdwsis() - close the stdio, in the next pass
 * \param lsp: the handle
 */
LWS_VISIBLE LWS_EXTERN void
lws_spawn_closedown_stdwsis(struct lws_spawn_piped *lsp);

/** lws_spawn_get_stdfd() - which of the stdio is it?
 * \param wsi: the connection
 * \return 0, 1 or 2
 */
LWS_VISIBLE LWS_EXTERN int lws_spawn_get_stdfd(struct lws *wsi);

/** lws_spawn_get_fd_stdxxx() - our end of one of the stdio
 * \param lsp: the handle
 * \param std_idx: 0, 1 or 2
 * \return the fd, the connection's
 */
LWS_VISIBLE LWS_EXTERN int lws_spawn_get_fd_stdxxx(struct lws_spawn_piped *lsp,
						   int std_idx);

/** lws_spawn_prepare_self_cgroup() - make a control group for children, while
 * privileged
 * \param user: who will use it
 * \param group: and which group
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_spawn_prepare_self_cgroup(const char *user,
							 const char *group);

/** lws_spawn_get_self_cgroup() - our own control group
 * \param cgroup: gets its path and a NUL
 * \param max: bytes there
 * \return 0, 1 if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_spawn_get_self_cgroup(char *cgroup, size_t max);

#endif

/** lws_fsmount_mount() - mount an overlay
 * \param fsm: what and where
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_fsmount_mount(struct lws_fsmount *fsm);

/** lws_fsmount_unmount() - unmount it
 * \param fsm: as it was mounted
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_fsmount_unmount(struct lws_fsmount *fsm);

/** lws_minilex_parse() - match words of a compiled table, byte by byte
 * \param lex: the table; contrib/minilex.c makes it from a list of words
 * \param ps: place in it, 0 to begin; negative once it has failed
 * \param c: the byte
 * \param match: out at LWS_MINILEX_MATCH, index of the word
 * \return LWS_MINILEX_MATCH at the last byte of a word;
 *	LWS_MINILEX_CONTINUE: more bytes may make one; LWS_MINILEX_FAIL
 */
LWS_VISIBLE LWS_EXTERN int lws_minilex_parse(const uint8_t *lex, int16_t *ps,
					     const uint8_t c, int *match);

/** lws_sigbits() - significant bits of a number
 * \param u: the number
 * \return how many: 8 for 255, 1 for 0 and 1
 */
LWS_VISIBLE LWS_EXTERN unsigned int lws_sigbits(uintptr_t u);

/** lws_wol() - wake another machine
 * \param ctx: the context
 * \param ip_or_NULL: address to send from, NULL for that of info.wol_if
 * \param mac_6_bytes: hardware address of the machine
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_wol(struct lws_context *ctx, const char *ip_or_NULL, uint8_t *mac_6_bytes);

/** head - tail in bytes, an int */
#define lws_ptr_diff(head, tail) ((int)((char *)(head) - (char *)(tail)))

/** head - tail in bytes, a size_t */
#define lws_ptr_diff_size_t(head, tail)                                        \
	((size_t)(ssize_t)((char *)(head) - (char *)(tail)))

/** lws_strncpy() of size1 bytes at most, and never beyond destsize */
#define lws_strnncpy(dest, src, size1, destsize)                               \
	lws_strncpy(dest, src,                                                 \
		    (size_t)(size1 + 1) < (size_t)(destsize)                   \
			    ? (size_t)(size1 + 1)                              \
			    : (size_t)(destsize))

#if !defined(_DEBUG)
#define lws_assert_fourcc(_a, _b)
#endif

#endif
