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

/* bytes that processors take from each other as one: what service threads write
 * for themselves lies that far apart; a power of 2 */
#if !defined(LWS_TUNE_CACHE_LINE)
#define LWS_TUNE_CACHE_LINE 64u
#endif

/* counters of allocated bytes, which threads share: as many as threads that
 * allocate at the same time */
#if !defined(LWS_TUNE_HEAP_COUNTERS)
#define LWS_TUNE_HEAP_COUNTERS 16u
#endif

/* seconds after which a task of a threadpool that waits for its connection asks
 * again, and how often it does before it ends: by contract */
#if !defined(LWS_TUNE_TASK_SYNC_SECS)
#define LWS_TUNE_TASK_SYNC_SECS 3u
#endif
#if !defined(LWS_LIMIT_TASK_SYNCS)
#define LWS_LIMIT_TASK_SYNCS 100u
#endif

/* milliseconds between two looks at a child process whose stdio has closed, the
 * first few apart, which come sooner; and after how many it is killed. By
 * contract it gets five seconds */
#if !defined(LWS_TUNE_REAP_MS)
#define LWS_TUNE_REAP_MS 250u
#endif
#if !defined(LWS_LIMIT_REAP_TRIES)
#define LWS_LIMIT_REAP_TRIES 27u
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

/* connections, streams too, whose own memory a service thread keeps for the
 * next ones. With sanitizers none, so that they see who uses one that has gone
 */
#if !defined(LWS_TUNE_WSI_SPARE)
#define LWS_TUNE_WSI_SPARE 64u
#endif

/* WRITEABLE callbacks a connection gets in one turn while it keeps asking */
#if !defined(LWS_TUNE_WRITEABLE_CALLS)
#define LWS_TUNE_WRITEABLE_CALLS 16u
#endif

/* requests that came together and are answered in one turn, so that the answers
 * leave together, before others get theirs */
#if !defined(LWS_TUNE_TURN_REQUESTS)
#define LWS_TUNE_TURN_REQUESTS 32u
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

/* bytes thrown away of a peer that goes on sending after our last word: it is
 * to see that word before a reset could take it away, but not to keep us busy
 */
#if !defined(LWS_LIMIT_LINGER_BYTES)
#define LWS_LIMIT_LINGER_BYTES (16u * 1024 * 1024)
#endif

/* bytes that wait to be sent on a connection when another write comes: a
 * program that never waits for WRITEABLE is noticed before it has taken all
 * memory. A single write may be larger */
#if !defined(LWS_LIMIT_TX_QUEUE)
#define LWS_LIMIT_TX_QUEUE (64u * 1024 * 1024)
#endif

/* bytes that other threads have sent to a connection by its handle and that it
 * could not write yet, by default: see lws_x_handle_limit(). More is refused */
#if !defined(LWS_LIMIT_HANDLE_QUEUE)
#define LWS_LIMIT_HANDLE_QUEUE (1024u * 1024)
#endif

/* handles that are in use at a time on a service thread; no more are given */
#if !defined(LWS_LIMIT_HANDLES)
#define LWS_LIMIT_HANDLES (1u << 22)
#endif

/* bytes of one block of a connection's send queue: small writes are gathered in
 * blocks that grow up to it */
#if !defined(LWS_TUNE_TX_BLOCK)
#define LWS_TUNE_TX_BLOCK (16u * 1024)
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

/* -- clients -- */

/* addresses of a name that are tried */
#if !defined(LWS_LIMIT_CONNECT_ADDRESSES)
#define LWS_LIMIT_CONNECT_ADDRESSES 16u
#endif

/* microseconds that an address is tried before the next one joins the race
 * (RFC 8305 5: 250 ms) */
#if !defined(LWS_TUNE_CONNECT_HEAD_US)
#define LWS_TUNE_CONNECT_HEAD_US (250 * 1000)
#endif

/* lookups of names at once, each of which blocks a thread; more wait */
#if !defined(LWS_LIMIT_LOOKUP_THREADS)
#define LWS_LIMIT_LOOKUP_THREADS 8u
#endif

/* bytes of a name that is looked up (RFC 1035 2.3.4: 255 with its lengths) */
#if !defined(LWS_LIMIT_LOOKUP_NAME)
#define LWS_LIMIT_LOOKUP_NAME 255u
#endif

/* bytes of user and password of a proxy, each (RFC 1929 2) */
#if !defined(LWS_LIMIT_PROXY_AUTH)
#define LWS_LIMIT_PROXY_AUTH 255u
#endif

/* bytes of what a proxy answers to CONNECT, before the connection goes on */
#if !defined(LWS_LIMIT_PROXY_REPLY)
#define LWS_LIMIT_PROXY_REPLY (16u * 1024)
#endif

/* redirects that are followed one after another */
#if !defined(LWS_LIMIT_REDIRECTS)
#define LWS_LIMIT_REDIRECTS 4u
#endif

/* times that a request is made again because the server has said that it did
 * not look at it (RFC 9113 6.8, 8.7), or cannot take it as it was asked */
#if !defined(LWS_LIMIT_CLIENT_UNHEARD)
#define LWS_LIMIT_CLIENT_UNHEARD 3u
#endif

/* bytes of a client's request besides what was asked for in words: the
 * library's own fields, beside pt_serv_buf_size for those of the program */
#if !defined(LWS_TUNE_CLIENT_REQUEST)
#define LWS_TUNE_CLIENT_REQUEST 1024u
#endif

/* bytes of user, colon and password together in basic authentication, less one:
 * what programs know it to be */
#if !defined(LWS_LIMIT_HTTP_BASIC_AUTH)
#define LWS_LIMIT_HTTP_BASIC_AUTH 126u
#endif

/* bytes that an answer may have when its content coding is undone, where the
 * program does not say; a few KB can become any number of them */
#if !defined(LWS_LIMIT_HTTP_DECODED)
#define LWS_LIMIT_HTTP_DECODED (64u * 1024 * 1024)
#endif

/* bytes of memory that undoing brotli may take: its window, whose size is the
 * peer's choice (RFC 7932 9.1: up to 16 MB), and what is around it */
#if !defined(LWS_LIMIT_BROTLI_DECODER)
#define LWS_LIMIT_BROTLI_DECODER (17u * 1024 * 1024)
#endif

/* interim answers (1xx, RFC 9110 15.2) before the final one */
#if !defined(LWS_LIMIT_HTTP_INTERIM)
#define LWS_LIMIT_HTTP_INTERIM 16u
#endif

/* -- http -- */

/* bytes of a request's target and header values together: the default for the
 * context's max_http_header_data; more is 414 or 431. RFC 9112 3 wants 8000 for
 * the request line alone; what is not used of it is never touched */
#if !defined(LWS_LIMIT_HTTP_HEADER_DATA)
#define LWS_LIMIT_HTTP_HEADER_DATA (16u * 1024)
#endif

/* requests whose memory a service thread keeps for the next ones */
#if !defined(LWS_TUNE_HTTP_POOL)
#define LWS_TUNE_HTTP_POOL 64u
#endif

/* bytes of a request body that nobody wants which are thrown away to keep a
 * connection; with more to come it is closed instead, and chunks without end
 * behind a request for a file are 413 */
#if !defined(LWS_LIMIT_HTTP_DISCARD)
#define LWS_LIMIT_HTTP_DISCARD (1024u * 1024)
#endif

/* bytes read from a file at once on its way to a peer */
#if !defined(LWS_TUNE_HTTP_FILE_CHUNK)
#define LWS_TUNE_HTTP_FILE_CHUNK (64u * 1024)
#endif

/* bytes of a file that is kept in memory: up to these it leaves with its
 * headers, without a turn of its own */
#if !defined(LWS_TUNE_HTTP_AT_ONCE)
#define LWS_TUNE_HTTP_AT_ONCE (8u * 1024)
#endif

/* bytes of a file's path with its mount's origin and the NUL; longer ones are
 * as if there were no such file */
#if !defined(LWS_LIMIT_HTTP_FILE_PATH)
#define LWS_LIMIT_HTTP_FILE_PATH 1024u
#endif

/* bytes of "user:password" of basic authentication with a NUL; longer -> 403 */
#if !defined(LWS_LIMIT_HTTP_CREDENTIALS)
#define LWS_LIMIT_HTTP_CREDENTIALS 256u
#endif

/* bytes of a mount's login file */
#if !defined(LWS_LIMIT_HTTP_LOGIN_FILE)
#define LWS_LIMIT_HTTP_LOGIN_FILE (256u * 1024)
#endif

/* bytes of a line of the access log, and of the path in it; the rest is cut */
#if !defined(LWS_LIMIT_HTTP_LOG_LINE)
#define LWS_LIMIT_HTTP_LOG_LINE 1024u
#endif
#if !defined(LWS_LIMIT_HTTP_LOG_PATH)
#define LWS_LIMIT_HTTP_LOG_PATH 255u
#endif

/* bytes of one name, path or address in the status of a server as JSON, escapes
 * counted; the rest is cut */
#if !defined(LWS_LIMIT_STATUS_STRING)
#define LWS_LIMIT_STATUS_STRING 512u
#endif

/* microseconds after which requests that wait for others to end (admit.c) look
 * again, in case that was on another thread */
#if !defined(LWS_TUNE_HTTP_WAIT_US)
#define LWS_TUNE_HTTP_WAIT_US (20u * 1000)
#endif

/* answers that a service thread compresses at the same time; with more the
 * others leave as they are. A coder of zlib has some 270 KB, one of brotli
 * about 1 MB */
#if !defined(LWS_LIMIT_HTTP_CODERS)
#define LWS_LIMIT_HTTP_CODERS 64u
#endif

/* how hard is tried to compress an answer (1 .. 9), and bytes from which on it
 * is worth it, where the program does not say */
#if !defined(LWS_TUNE_HTTP_CODING_LEVEL)
#define LWS_TUNE_HTTP_CODING_LEVEL 5
#endif
#if !defined(LWS_TUNE_HTTP_CODING_MIN)
#define LWS_TUNE_HTTP_CODING_MIN 860u
#endif

/* bytes that leave a coder at once: one TLS record with the chunk's frame */
#if !defined(LWS_TUNE_HTTP_CODED_PIECE)
#define LWS_TUNE_HTTP_CODED_PIECE (16u * 1024 - 64)
#endif

/* what coders use of memory: the window of zlib and of brotli (bits), and
 * zlib's memLevel */
#if !defined(LWS_TUNE_ZLIB_CONTENT_BITS)
#define LWS_TUNE_ZLIB_CONTENT_BITS 15
#endif
#if !defined(LWS_TUNE_ZLIB_CONTENT_MEM)
#define LWS_TUNE_ZLIB_CONTENT_MEM 8
#endif
#if !defined(LWS_TUNE_BROTLI_WINDOW_BITS)
#define LWS_TUNE_BROTLI_WINDOW_BITS 18
#endif

/* bytes of an entity tag of the program that is made weak; with more the
 * compressed answer has none */
#if !defined(LWS_LIMIT_HTTP_ETAG)
#define LWS_LIMIT_HTTP_ETAG 128u
#endif

/* ranges of one request; a field with more of them is ignored: who fetches a
 * file in parts asks for one to a few */
#if !defined(LWS_LIMIT_HTTP_RANGES)
#define LWS_LIMIT_HTTP_RANGES 16u
#endif

/* bytes of a file that go to a socket by one system call, without copying */
#if !defined(LWS_TUNE_HTTP_SENDFILE)
#define LWS_TUNE_HTTP_SENDFILE (1024u * 1024)
#endif

/* the files that a service thread keeps open or in memory (doc-cache.c): how
 * many in all, lists to find them in, descriptors (never more than an eighth
 * of the thread's), bytes of one in memory and of all of them */
#if !defined(LWS_TUNE_HTTP_DOCS)
#define LWS_TUNE_HTTP_DOCS 256u
#endif
#if !defined(LWS_TUNE_HTTP_DOC_BUCKETS)
#define LWS_TUNE_HTTP_DOC_BUCKETS 64u
#endif
#if !defined(LWS_TUNE_HTTP_DOC_DESCRIPTORS)
#define LWS_TUNE_HTTP_DOC_DESCRIPTORS 64u
#endif
#if !defined(LWS_TUNE_HTTP_DOC_CONTENT)
#define LWS_TUNE_HTTP_DOC_CONTENT (16u * 1024)
#endif
#if !defined(LWS_TUNE_HTTP_DOC_MEMORY)
#define LWS_TUNE_HTTP_DOC_MEMORY (1024u * 1024)
#endif

/* microseconds after its last use until such a file is let go, and after which
 * it is looked for anew whether a compressed form stands beside it */
#if !defined(LWS_TUNE_HTTP_DOC_IDLE_US)
#define LWS_TUNE_HTTP_DOC_IDLE_US (20u * 1000 * 1000)
#endif
#if !defined(LWS_TUNE_HTTP_DOC_VARIANT_US)
#define LWS_TUNE_HTTP_DOC_VARIANT_US (2u * 1000 * 1000)
#endif

/* milliseconds since a file was written before it is kept: within one tick of
 * its file system's clock a change cannot be seen (two seconds on some) */
#if !defined(LWS_TUNE_HTTP_DOC_SETTLED_MS)
#define LWS_TUNE_HTTP_DOC_SETTLED_MS 2000
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

/* -- HTTP/2 (codec/hpack, codec/h2-frame, roles/h2) -- */

/* bytes of a string in a header block, as it stands there; a field that has a
 * longer one ends the connection. Browsers' cookies have 4 KB at most */
#if !defined(LWS_LIMIT_HPACK_STRING)
#define LWS_LIMIT_HPACK_STRING (16u * 1024)
#endif

/* bytes of the table that we use to compress what we send, if the peer allows
 * that: answers of one site have a few dozen lines that repeat */
#if !defined(LWS_TUNE_HPACK_ENCODER)
#define LWS_TUNE_HPACK_ENCODER 4096u
#endif

/* streams that a client may have open at a time; more are refused, and it may
 * try again. Browsers use up to a hundred (RFC 9113 6.5.2 wants that many) */
#if !defined(LWS_LIMIT_H2_STREAMS)
#define LWS_LIMIT_H2_STREAMS 128u
#endif

/* bytes of a frame above which, over TLS, it is cut where a record is full;
 * smaller ones leave as they are */
#if !defined(LWS_TUNE_H2_WHOLE_FRAME)
#define LWS_TUNE_H2_WHOLE_FRAME 1024u
#endif

/* bytes that a peer may send on a stream before we have taken them, and on a
 * connection; by contract a new stream has 256 KB */
#if !defined(LWS_TUNE_H2_STREAM_WINDOW)
#define LWS_TUNE_H2_STREAM_WINDOW (256u * 1024)
#endif
#if !defined(LWS_TUNE_H2_WINDOW)
#define LWS_TUNE_H2_WINDOW (1024u * 1024)
#endif

/* bytes held for the streams of a connection whose programs do not take them:
 * above it the connection's window is only given back as they do */
#if !defined(LWS_LIMIT_H2_HELD)
#define LWS_LIMIT_H2_HELD (4u * 1024 * 1024)
#endif

/* bytes of a header block as it is sent, all its frames together, and how many
 * frames it may be: above them a peer floods with CONTINUATION, and the
 * connection ends with ENHANCE_YOUR_CALM */
#if !defined(LWS_LIMIT_H2_BLOCK)
#define LWS_LIMIT_H2_BLOCK (128u * 1024)
#endif
#if !defined(LWS_LIMIT_H2_BLOCK_FRAMES)
#define LWS_LIMIT_H2_BLOCK_FRAMES 64u
#endif

/* bytes of a header list with 32 for each line, as we announce it -> 431; and
 * lines -> 431 */
#if !defined(LWS_LIMIT_H2_LIST)
#define LWS_LIMIT_H2_LIST (64u * 1024)
#endif
#if !defined(LWS_LIMIT_H2_FIELDS)
#define LWS_LIMIT_H2_FIELDS 256u
#endif

/* frames that cost us something and bring nothing: pings, settings,
 * priorities, empty data and header frames, frames for closed streams, unknown
 * ones. So many at once, and so many a second from then on; above that
 * ENHANCE_YOUR_CALM */
#if !defined(LWS_LIMIT_H2_IDLE_FRAMES)
#define LWS_LIMIT_H2_IDLE_FRAMES 1000u
#endif
#if !defined(LWS_TUNE_H2_IDLE_FRAMES_PER_SEC)
#define LWS_TUNE_H2_IDLE_FRAMES_PER_SEC 100u
#endif

/* bytes: a client that opens a window by less, when we could send nothing for
 * want of it, makes us send frames that are mostly heads; that counts among the
 * frames above. (A client of ours has chosen its server.) */
#if !defined(LWS_TUNE_H2_TINY_WINDOW)
#define LWS_TUNE_H2_TINY_WINDOW 64u
#endif

/* the same for requests that the client takes back, or gets wrong, before they
 * are answered ("rapid reset") */
#if !defined(LWS_LIMIT_H2_RESETS)
#define LWS_LIMIT_H2_RESETS 500u
#endif
#if !defined(LWS_TUNE_H2_RESETS_PER_SEC)
#define LWS_TUNE_H2_RESETS_PER_SEC 50u
#endif

/* what a vhost's http2_settings can have at most: bytes of the table of header
 * fields that a peer fills, and of a frame */
#if !defined(LWS_LIMIT_H2_TABLE)
#define LWS_LIMIT_H2_TABLE (64u * 1024)
#endif
#if !defined(LWS_LIMIT_H2_FRAME)
#define LWS_LIMIT_H2_FRAME (1024u * 1024)
#endif

/* streams that are more urgent go first; of so many turns one begins with
 * another urgency, so that nobody waits for ever (RFC 9218 10.1) */
#if !defined(LWS_TUNE_MUX_FAIR)
#define LWS_TUNE_MUX_FAIR 16u
#endif

/* bytes of a header block's text and of what became of it: up to these the last
 * one of a connection is kept, and not encoded again if it is the same */
#if !defined(LWS_TUNE_H2_MEMO)
#define LWS_TUNE_H2_MEMO 1024u
#endif

/* streams that a service thread keeps for the next requests */
#if !defined(LWS_TUNE_H2_POOL)
#define LWS_TUNE_H2_POOL 64u
#endif

/* bytes that wait to be sent on a connection before we stop to read from it:
 * what a peer makes us answer without reading the answers */
#if !defined(LWS_LIMIT_H2_BACKLOG)
#define LWS_LIMIT_H2_BACKLOG (256u * 1024)
#endif

/* -- forms (codec/multipart, roles/http/spa.c) -- */

/* bytes of a form field's name; longer ones end the form with an error, as
 * programs know it */
#if !defined(LWS_LIMIT_FORM_NAME)
#define LWS_LIMIT_FORM_NAME 31u
#endif

/* bytes of an uploaded file's name: what a file system takes */
#if !defined(LWS_LIMIT_FORM_FILENAME)
#define LWS_LIMIT_FORM_FILENAME 255u
#endif

/* bytes of a boundary; RFC 2046 5.1.1 allows 70, some senders more. At most
 * 251, by the width of a counter */
#if !defined(LWS_LIMIT_MULTIPART_BOUNDARY)
#define LWS_LIMIT_MULTIPART_BOUNDARY 120u
#endif

/* bytes of one header line of a part, with its CR: a file name that is all
 * escapes fits */
#if !defined(LWS_LIMIT_MULTIPART_LINE)
#define LWS_LIMIT_MULTIPART_LINE 1024u
#endif

/* bytes of all header lines of a part, without their LFs; senders have two */
#if !defined(LWS_LIMIT_MULTIPART_HEAD)
#define LWS_LIMIT_MULTIPART_HEAD 4096u
#endif

/* bytes for all values of a form and their NULs, if the program does not say
 * (max_storage) */
#if !defined(LWS_LIMIT_FORM_STORAGE)
#define LWS_LIMIT_FORM_STORAGE 512u
#endif

/* bytes of a PROXY protocol header: addresses and extensions, of which a
 * certificate's name is the largest; more closes the connection */
#if !defined(LWS_LIMIT_PROXY_LINE)
#define LWS_LIMIT_PROXY_LINE 2048u
#endif

/* -- TLS -- */

/* bytes of small records gathered before they leave in one send: a flight of
 * the handshake with its certificates, heads of answers */
#if !defined(LWS_TUNE_TLS_RUN)
#define LWS_TUNE_TLS_RUN (20u * 1024)
#endif

/* bytes of a record that is rather copied than sent by itself */
#if !defined(LWS_TUNE_TLS_SMALL)
#define LWS_TUNE_TLS_SMALL (4u * 1024)
#endif

/* bytes of records that a connection holds for a peer that does not read: a run
 * of them that the socket refused, and the few that TLS itself has to say */
#if !defined(LWS_LIMIT_TLS_HELD)
#define LWS_LIMIT_TLS_HELD (128u * 1024)
#endif

/* sessions of TLS 1.2 clients without tickets that a vhost keeps; about one
 * kilobyte each */
#if !defined(LWS_LIMIT_TLS_SERVER_SESSIONS)
#define LWS_LIMIT_TLS_SERVER_SESSIONS 1024
#endif

/* sessions to servers a vhost keeps, and for how many seconds: the defaults for
 * info.tls_session_cache_max and tls_session_timeout */
#if !defined(LWS_TUNE_TLS_CLIENT_SESSIONS)
#define LWS_TUNE_TLS_CLIENT_SESSIONS 10u
#endif
#if !defined(LWS_TUNE_TLS_SESSION_SECS)
#define LWS_TUNE_TLS_SESSION_SECS 300u
#endif

/* bytes of a packed session that a program brings: a chain of certificates is
 * in it */
#if !defined(LWS_LIMIT_TLS_SESSION)
#define LWS_LIMIT_TLS_SESSION (64u * 1024)
#endif

/* bytes of a file with certificates: the CAs of a system have 250 KB */
#if !defined(LWS_LIMIT_TLS_PEM_FILE)
#define LWS_LIMIT_TLS_PEM_FILE (4u * 1024 * 1024)
#endif

/* certificates behind the leaf in a chain that we show; peers do not look at
 * more than ten */
#if !defined(LWS_LIMIT_TLS_CHAIN)
#define LWS_LIMIT_TLS_CHAIN 16u
#endif

/* bytes of a stapled answer in its file */
#if !defined(LWS_LIMIT_TLS_OCSP)
#define LWS_LIMIT_TLS_OCSP (64u * 1024)
#endif

/* bytes of a list of ALPN names in wire form */
#if !defined(LWS_LIMIT_TLS_ALPN)
#define LWS_LIMIT_TLS_ALPN 256u
#endif

/* bytes of a path that we make of a certificate's, with its NUL */
#if !defined(LWS_LIMIT_TLS_PATH)
#define LWS_LIMIT_TLS_PATH 1024u
#endif

/* bytes of a host's name that a client asks for, by contract */
#if !defined(LWS_LIMIT_TLS_HOST)
#define LWS_LIMIT_TLS_HOST 127u
#endif

/* -- WebSocket -- */

/* PONGs queued for a peer that does not read; of later PINGs only the latest is
 * answered (RFC 6455 5.5.3) */
#if !defined(LWS_LIMIT_WS_PONGS)
#define LWS_LIMIT_WS_PONGS 16u
#endif

/* bytes that a program may write after the peer's CLOSE, or after what fails
 * the connection, each WRITEABLE counted as 256 more: answers to what came
 * before it leave, an endless sender does not keep the peer waiting */
#if !defined(LWS_LIMIT_WS_LAST_BYTES)
#define LWS_LIMIT_WS_LAST_BYTES (1024u * 1024)
#endif

/* bytes of a client's list of subprotocols, and of one of its names; by
 * contract. With more the handshake is refused */
#if !defined(LWS_LIMIT_WS_PROTOCOLS)
#define LWS_LIMIT_WS_PROTOCOLS 127u
#endif
#if !defined(LWS_LIMIT_WS_PROTOCOL_NAME)
#define LWS_LIMIT_WS_PROTOCOL_NAME 63u
#endif

/* bytes that a subscriber of a topic may be behind, and a service thread behind
 * those that publish, if the program does not say (lws_x_topic_info.most) */
#if !defined(LWS_LIMIT_WS_TOPIC_QUEUE)
#define LWS_LIMIT_WS_TOPIC_QUEUE (1024u * 1024)
#endif

/* bytes that what a connection has sent may inflate to in one turn before
 * others get theirs: a few hundred bytes can be gigabytes */
#if !defined(LWS_TUNE_WS_INFLATE_TURN)
#define LWS_TUNE_WS_INFLATE_TURN (256u * 1024)
#endif

/* bytes of a compressed message that leave as one frame at most, by default:
 * one full TLS record with its frame's head */
#if !defined(LWS_TUNE_WS_DEFLATE_CHUNK)
#define LWS_TUNE_WS_DEFLATE_CHUNK (16u * 1024 - 64)
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

/* folders below the one that may not be left that a path leads through, links
 * followed: a descriptor each while it is walked */
#if !defined(LWS_LIMIT_BENEATH_DEPTH)
#define LWS_LIMIT_BENEATH_DEPTH 64u
#endif

/* links that such a path leads through; as many as Linux follows itself */
#if !defined(LWS_LIMIT_BENEATH_LINKS)
#define LWS_LIMIT_BENEATH_LINKS 40u
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

/* -- caches (system/cache) -- */

/* caches that stand on one another, the last one counted in; each write and
 * each miss walks through them */
#if !defined(LWS_LIMIT_CACHE_LEVELS)
#define LWS_LIMIT_CACHE_LEVELS 3u
#endif

/* results of lookups that a cache in memory keeps; for one more the least
 * recently used goes. They count as items and bytes of it as well */
#if !defined(LWS_LIMIT_CACHE_LISTS)
#define LWS_LIMIT_CACHE_LISTS 64u
#endif

/* bytes of a cookie jar's file, which is read whole; some ten thousand cookies
 */
#if !defined(LWS_LIMIT_COOKIE_JAR)
#define LWS_LIMIT_COOKIE_JAR (4u * 1024 * 1024)
#endif

/* bytes of a line of it; RFC 6265 6.1 wants 4096 for a cookie. Longer ones are
 * not seen, and dropped with the next change */
#if !defined(LWS_LIMIT_COOKIE_LINE)
#define LWS_LIMIT_COOKIE_LINE 8192u
#endif

/* cookies that a client keeps (LCCSCF_CACHE_COOKIES): bytes of name and value,
 * and of the path (RFC 6265 6.1 wants 4096 for all of a cookie); longer ones
 * are not taken */
#if !defined(LWS_LIMIT_COOKIE)
#define LWS_LIMIT_COOKIE 4096u
#endif
#if !defined(LWS_LIMIT_COOKIE_PATH)
#define LWS_LIMIT_COOKIE_PATH 1024u
#endif

/* cookies that one answer can set: each writes the jar. More are not taken */
#if !defined(LWS_LIMIT_COOKIES_ANSWER)
#define LWS_LIMIT_COOKIES_ANSWER 32u
#endif

/* cookies in the jar of the hosts below one domain of two labels, and in all;
 * for one more the oldest goes (RFC 6265 6.1 wants 50 and 3000) */
#if !defined(LWS_LIMIT_COOKIES_SITE)
#define LWS_LIMIT_COOKIES_SITE 180u
#endif
#if !defined(LWS_LIMIT_COOKIES)
#define LWS_LIMIT_COOKIES 3000u
#endif

/* bytes of the Cookie field of a request; what does not fit, that of shorter
 * paths first, stays at home. Servers take 8 KB of fields at least */
#if !defined(LWS_LIMIT_COOKIE_FIELD)
#define LWS_LIMIT_COOKIE_FIELD 8190u
#endif

/* milliseconds that a change waits for another process that changes the jar
 * too: the loop stands still meanwhile. A lock older than this many seconds
 * belongs to a process that is gone, and is taken away */
#if !defined(LWS_LIMIT_COOKIE_LOCK_WAIT_MS)
#define LWS_LIMIT_COOKIE_LOCK_WAIT_MS 500u
#endif
#if !defined(LWS_TUNE_COOKIE_LOCK_STALE_S)
#define LWS_TUNE_COOKIE_LOCK_STALE_S 5
#endif

/* files that one scan of a disk cache can delete; with more to delete the next
 * scan begins at once */
#if !defined(LWS_TUNE_DISKCACHE_OLDEST)
#define LWS_TUNE_DISKCACHE_OLDEST 128u
#endif

/* bytes of a setting that is made by lws_settings_plat_printf() */
#if !defined(LWS_LIMIT_SETTING_TEXT)
#define LWS_LIMIT_SETTING_TEXT (64u * 1024)
#endif

/* -- full-text search (system/fts) -- */

/* bytes of a word in an index; of longer ones the front is indexed. By contract
 * a needle has 30 at most; at most 255, by the width of a counter */
#if !defined(LWS_LIMIT_FTS_WORD)
#define LWS_LIMIT_FTS_WORD 64u
#endif
#if !defined(LWS_LIMIT_FTS_NEEDLE)
#define LWS_LIMIT_FTS_NEEDLE 30u
#endif

/* bytes of the path of an indexed file */
#if !defined(LWS_LIMIT_FTS_PATH)
#define LWS_LIMIT_FTS_PATH 255
#endif

/* bytes of a line that is quoted in a result */
#if !defined(LWS_LIMIT_FTS_QUOTE)
#define LWS_LIMIT_FTS_QUOTE 512u
#endif

/* -- images -- */

/* bytes of one line of a PNG image: 43690 pixels of 24 bits. Two of them, a
 * window of 32 KB and the tables to inflate are all that a decoder needs */
#if !defined(LWS_LIMIT_PNG_LINE)
#define LWS_LIMIT_PNG_LINE (128u * 1024)
#endif

/* pixels in one line of a JPEG image; the decoder holds one row of blocks of
 * each component: up to 48 bytes a pixel */
#if !defined(LWS_LIMIT_JPEG_WIDTH)
#define LWS_LIMIT_JPEG_WIDTH 16384u
#endif

/* -- HTML and CSS; the depth of elements is LHP_MAX_ELEMS_NEST of the API -- */

/* bytes of a tag: its name and its attributes, their references replaced; it is
 * held whole, and an attribute may have an image in it */
#if !defined(LWS_LIMIT_HTML_TAG)
#define LWS_LIMIT_HTML_TAG (64u * 1024)
#endif

/* bytes of an absolute URL of what a document links to, with its NUL */
#if !defined(LWS_LIMIT_HTML_URL)
#define LWS_LIMIT_HTML_URL 1024u
#endif

/* bytes of a rule's selectors, or of one declaration; one that is longer is
 * left out */
#if !defined(LWS_LIMIT_CSS_ITEM)
#define LWS_LIMIT_CSS_ITEM 4096u
#endif

/* bytes of all rules of a document, as they are kept; more are left out */
#if !defined(LWS_LIMIT_CSS_BYTES)
#define LWS_LIMIT_CSS_BYTES (512u * 1024)
#endif

/* attributes of a tag; each is compared with the others */
#if !defined(LWS_LIMIT_HTML_ATTRIBUTES)
#define LWS_LIMIT_HTML_ATTRIBUTES 128u
#endif

/* -- display lists that are made of documents -- */

/* objects of one document, of about 600 bytes each: blocks, pieces of text in a
 * line, images. A document that needs more has failed */
#if !defined(LWS_LIMIT_LAYOUT_OBJECTS)
#define LWS_LIMIT_LAYOUT_OBJECTS 20000u
#endif

/* columns of a table; cells in more of them are left out */
#if !defined(LWS_LIMIT_LAYOUT_COLUMNS)
#define LWS_LIMIT_LAYOUT_COLUMNS 64u
#endif

/* pixels of any one length that a style gives; a greater one is cut to it.
 * Places on a surface have 16 bits */
#if !defined(LWS_LIMIT_LAYOUT_LENGTH)
#define LWS_LIMIT_LAYOUT_LENGTH 32767
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

/* keys of JSON web signatures that are ready for use, of all the program's,
 * with a copy of their elements: what it takes to find them is a comparison
 * each */
#if !defined(LWS_TUNE_KEPT_KEYS)
#define LWS_TUNE_KEPT_KEYS 16u
#endif

/* signatures of one JSON object; each costs a computation. At most 32, since
 * what was found is a bit each */
#if !defined(LWS_LIMIT_JOSE_SIGNATURES)
#define LWS_LIMIT_JOSE_SIGNATURES 32u
#endif

/* recipients of one encrypted JSON object, of whom we may be any; each costs a
 * computation */
#if !defined(LWS_LIMIT_JOSE_RECIPIENTS)
#define LWS_LIMIT_JOSE_RECIPIENTS 32u
#endif

/* rounds that a sender may ask for to make a key of a password (p2c): a quarter
 * of a second or less. What others send by default is below */
#if !defined(LWS_LIMIT_JOSE_PBES2_ROUNDS)
#define LWS_LIMIT_JOSE_PBES2_ROUNDS 310000u
#endif

/* and that we ask for, if the program does not say */
#if !defined(LWS_TUNE_JOSE_PBES2_ROUNDS)
#define LWS_TUNE_JOSE_PBES2_ROUNDS 210000u
#endif

/* bytes that a compressed text (zip) may become: a few hundred bytes could be
 * told to fill the memory otherwise */
#if !defined(LWS_LIMIT_JOSE_INFLATED)
#define LWS_LIMIT_JOSE_INFLATED (256u * 1024)
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
