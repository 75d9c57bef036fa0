/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Every quantity that a peer or a caller can drive, by name: unit, reason, and
 * how to change it. Each can be set when configuring (-DLWS_LIMIT_X=n in the
 * C flags); where the public API has a member for it, the value here is the
 * default and the comment names the member. Reaching a limit is a clear error
 * to the peer and one log line, and each has a test that reaches it.
 *
 * LWS_LIMIT_* is refused when exceeded; LWS_TUNE_* only shapes how work is cut.
 */
#ifndef LWS_CORE_LIMITS_H
#define LWS_CORE_LIMITS_H

/* -- service thread -- */

/* bytes of the one read buffer of a service thread: what one read can bring
 * from a socket; large enough for a 64 KB message with its framing in one go */
#if !defined(LWS_TUNE_READ_BUFFER)
#define LWS_TUNE_READ_BUFFER (128u * 1024)
#endif

/* bytes gathered from several writes before they leave in one send; above one
 * full TLS record, so that small writes fill records */
#if !defined(LWS_TUNE_CORK_BUFFER)
#define LWS_TUNE_CORK_BUFFER (16u * 1024)
#endif

/* connections accepted at one readiness of a listener before others get their
 * turn; the listener stays readable, so nothing is lost */
#if !defined(LWS_TUNE_ACCEPT_BATCH)
#define LWS_TUNE_ACCEPT_BATCH 32u
#endif

/* WRITEABLE callbacks a connection gets in one turn while it keeps asking */
#if !defined(LWS_TUNE_WRITEABLE_CALLS)
#define LWS_TUNE_WRITEABLE_CALLS 16u
#endif

/* bytes a connection may write in one turn before others get theirs */
#if !defined(LWS_TUNE_WRITEABLE_BYTES)
#define LWS_TUNE_WRITEABLE_BYTES (256u * 1024)
#endif

/* timers in one slot of the wheel that are searched for the exact earliest at
 * each turn of the loop; above it the wait ends at the slot's start and the
 * slot is spread */
#if !defined(LWS_TUNE_WHEEL_SEARCH)
#define LWS_TUNE_WHEEL_SEARCH 16u
#endif

/* bytes received and not yet taken by the role that a connection may hold;
 * above it reading from the socket pauses */
#if !defined(LWS_LIMIT_RX_HELD)
#define LWS_LIMIT_RX_HELD (256u * 1024)
#endif

/* segments of one buflist: a producer that nobody consumes from is noticed
 * before it has taken all memory; the public API promises this number */
#if !defined(LWS_LIMIT_BUFLIST_SEGMENTS)
#define LWS_LIMIT_BUFLIST_SEGMENTS 1024u
#endif

/* bytes of stdin that become words of the command line */
#if !defined(LWS_LIMIT_STDIN_WORDS)
#define LWS_LIMIT_STDIN_WORDS (64u * 1024)
#endif

/* -- http -- */

/* bytes of a request's header values together: the default for the context's
 * max_http_header_data; more is 431 */
#if !defined(LWS_LIMIT_HTTP_HEADER_DATA)
#define LWS_LIMIT_HTTP_HEADER_DATA 4096u
#endif

/* requests whose memory a service thread keeps for the next ones */
#if !defined(LWS_TUNE_HTTP_POOL)
#define LWS_TUNE_HTTP_POOL 64u
#endif

/* bytes of an unread request body that are thrown away to keep a connection;
 * with more to come it is closed instead */
#if !defined(LWS_LIMIT_HTTP_DISCARD)
#define LWS_LIMIT_HTTP_DISCARD (1024u * 1024)
#endif

/* bytes read from a file at once on its way to a peer */
#if !defined(LWS_TUNE_HTTP_FILE_CHUNK)
#define LWS_TUNE_HTTP_FILE_CHUNK (64u * 1024)
#endif

/* bytes of a file's path with its mount's origin and the NUL; longer ones are
 * as if there were no such file */
#if !defined(LWS_LIMIT_HTTP_FILE_PATH)
#define LWS_LIMIT_HTTP_FILE_PATH 1024u
#endif

/* bytes of a location that we build ourselves, with its NUL */
#if !defined(LWS_LIMIT_HTTP_LOCATION)
#define LWS_LIMIT_HTTP_LOCATION 2048u
#endif

/* microseconds that a file kept in memory is used without a look at whether it
 * has changed: a system call in this time, instead of one a use */
#if !defined(LWS_TUNE_CACHED_FILE_CHECK_US)
#define LWS_TUNE_CACHED_FILE_CHECK_US (5u * 1000 * 1000)
#endif

/* log line, bytes with its prefix and newline; longer lines end in "..." */
#if !defined(LWS_LIMIT_LOG_LINE)
#define LWS_LIMIT_LOG_LINE 1024u
#endif

/* parents of a log context that get their prefix into a line; the chain is the
 * program's, and a loop in it must not hang us */
#if !defined(LWS_LIMIT_LOG_PARENTS)
#define LWS_LIMIT_LOG_PARENTS 8
#endif

/* -- strings -- */

/* bytes of one item of lws_tokenize(); longer is LWS_TOKZE_TOO_LONG. Programs
 * see 254; raising it needs a larger lws_tokenize.collect */
#if !defined(LWS_LIMIT_TOKENIZE_ITEM)
#define LWS_LIMIT_TOKENIZE_ITEM 254u
#endif

/* bytes of a ${name} of lws_strexp; longer is LSTRX_FATAL_NAME_TOO_LONG.
 * Raising it needs a larger lws_strexp.name */
#if !defined(LWS_LIMIT_STREXP_NAME)
#define LWS_LIMIT_STREXP_NAME 31u
#endif

/* bytes of a command line argument that is taken for the value of the switch
 * in front of it; a longer one counts as no value */
#if !defined(LWS_LIMIT_CMDLINE_VALUE)
#define LWS_LIMIT_CMDLINE_VALUE 1024u
#endif

/* -- HTTP/1 messages (codec/http1); lws_http1_limits overrides them -- */

/* bytes of a request or status line without CRLF -> 414; RFC 9112 3 wants at
 * least 8000 */
#if !defined(LWS_LIMIT_HTTP1_START_LINE)
#define LWS_LIMIT_HTTP1_START_LINE 8192u
#endif

/* bytes of one field line without CRLF -> 431; cookies and tokens are what
 * gets long, and browsers keep a cookie below 4096 */
#if !defined(LWS_LIMIT_HTTP1_FIELD_LINE)
#define LWS_LIMIT_HTTP1_FIELD_LINE 8192u
#endif

/* bytes of all field lines of a message, or of its trailers -> 431 */
#if !defined(LWS_LIMIT_HTTP1_BLOCK)
#define LWS_LIMIT_HTTP1_BLOCK 32768u
#endif

/* field lines of a message, or of its trailers -> 431; browsers send about
 * twenty, proxies add some */
#if !defined(LWS_LIMIT_HTTP1_FIELDS)
#define LWS_LIMIT_HTTP1_FIELDS 128u
#endif

/* bytes of a method -> 501; the longest registered one has 17 */
#if !defined(LWS_LIMIT_HTTP1_METHOD)
#define LWS_LIMIT_HTTP1_METHOD 32u
#endif

/* empty lines before a start line -> 400; RFC 9112 2.2 wants at least one */
#if !defined(LWS_LIMIT_HTTP1_EMPTY_LINES)
#define LWS_LIMIT_HTTP1_EMPTY_LINES 4u
#endif

/* bytes of chunk extensions that may be ahead of the data bytes -> 400; a
 * signature per chunk is what real ones hold */
#if !defined(LWS_LIMIT_HTTP1_CHUNK_EXT)
#define LWS_LIMIT_HTTP1_CHUNK_EXT 1024u
#endif

/* -- JSON and CBOR parsers; their depths, path and chunk lengths are part of
 *    the API's records: LEJP_MAX_*, LECP_MAX_*, *_STRING_CHUNK -- */

/* characters of a JSON number: it is given to the callback as text, in one
 * piece, so it must fit in the value buffer (LEJP_STRING_CHUNK) */
#if !defined(LWS_LIMIT_JSON_NUMBER)
#define LWS_LIMIT_JSON_NUMBER 254
#endif

/* -- files -- */

/* bytes of a file that lws_alloc_vfs_file() takes to the heap: certificates,
 * settings; larger ones are to be read piece by piece */
#if !defined(LWS_LIMIT_VFS_WHOLE_FILE)
#define LWS_LIMIT_VFS_WHOLE_FILE (16u * 1024 * 1024)
#endif

/* bytes of a zip archive's central directory, which is walked at each open;
 * some hundred thousand short names */
#if !defined(LWS_LIMIT_ZIP_DIRECTORY)
#define LWS_LIMIT_ZIP_DIRECTORY (16u * 1024 * 1024)
#endif

/* bytes of the name of a member of a zip archive */
#if !defined(LWS_LIMIT_ZIP_NAME)
#define LWS_LIMIT_ZIP_NAME 1024u
#endif

/* bytes of a gzip header: its extra field may have 65535, name and comment are
 * of any length by the format */
#if !defined(LWS_LIMIT_GZIP_HEADER)
#define LWS_LIMIT_GZIP_HEADER (96u * 1024)
#endif

/* -- keys and signatures -- */

/* bytes of a member of a JSON web key, as text; x5c is the longest, a chain of
 * certificates in base64. Its keys' elements have at most
 * LWS_JWE_LIMIT_KEY_ELEMENT_BYTES, which is part of the API */
#if !defined(LWS_LIMIT_JWK_MEMBER)
#define LWS_LIMIT_JWK_MEMBER (16u * 1024)
#endif

/* bytes of a file with keys; a private RSA key of 4096 bits has 3.5 KB */
#if !defined(LWS_LIMIT_JWK_FILE)
#define LWS_LIMIT_JWK_FILE (32u * 1024)
#endif

/* bytes of one member of a JOSE header that has a meaning here, as text; the
 * coordinates of a P-521 key have 88, party names of key agreement are the
 * program's */
#if !defined(LWS_LIMIT_JOSE_MEMBER)
#define LWS_LIMIT_JOSE_MEMBER 1024u
#endif

/* bytes of a key identifier in a COSE message, and of its key_ops */
#if !defined(LWS_LIMIT_COSE_KID)
#define LWS_LIMIT_COSE_KID 256u
#endif

/* bytes of one element of a COSE key; RSA with 16384 bits has 2048 */
#if !defined(LWS_LIMIT_COSE_KEY)
#define LWS_LIMIT_COSE_KEY 2048u
#endif

/* bytes of a protected header of a COSE message: algorithm, key, certificates
 */
#if !defined(LWS_LIMIT_COSE_HEADER)
#define LWS_LIMIT_COSE_HEADER 8192u
#endif

/* bytes of a COSE payload that must be kept until its signature is there: with
 * several signatures, recipients, EdDSA, or without a length in front */
#if !defined(LWS_LIMIT_COSE_PAYLOAD)
#define LWS_LIMIT_COSE_PAYLOAD (4u * 1024 * 1024)
#endif

/* signatures or recipients of one COSE message; each costs a computation */
#if !defined(LWS_LIMIT_COSE_SIGNATURES)
#define LWS_LIMIT_COSE_SIGNATURES 32u
#endif

#endif
