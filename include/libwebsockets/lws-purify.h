/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Making text from elsewhere safe inside SQL, JSON and file names, and whole
 * files read and written.
 */

#ifndef LWS_PURIFY_H
#define LWS_PURIFY_H

/** lws_sql_purify() - text for inside an SQL string literal
 * \param escaped: gets it, every ' doubled, and a NUL; not string itself
 * \param string: the text, terminated
 * \param len: bytes at escaped. Two are kept back, so 2 more than
 *	lws_sql_purify_len() takes all; what does not fit is left out, never
 *	half of a pair. 0 does nothing
 * \return escaped
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_sql_purify(char *escaped, const char *string, size_t len);

/** lws_sql_purify_len() - length of the result of lws_sql_purify()
 * \param p: the text, terminated
 * \return characters, without the NUL
 */
LWS_VISIBLE LWS_EXTERN int lws_sql_purify_len(const char *p);

/** lws_json_purify() - text for inside a JSON string (RFC 8259 7)
 * \param escaped: gets it and a NUL, without quotes around; not string itself
 * \param string: the text, UTF-8, terminated; NULL counts as empty
 * \param len: bytes at escaped. Six are kept back, so 7 more than
 *	lws_json_purify_len() takes all; below 1 does nothing
 * \param in_used: out, how many bytes of the text that is; may be NULL;
 *	untouched when string is NULL
 * \return escaped
 *
 * Tab, LF, CR and backslash have their short forms, a quote and other control
 * characters are \\u00XX.
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_json_purify(char *escaped, const char *string, int len, int *in_used);

/** lws_json_purify_len() - bound of the result of lws_json_purify()
 * \param string: the text, terminated, or NULL
 * \return characters at most, without the NUL
 */
LWS_VISIBLE LWS_EXTERN int lws_json_purify_len(const char *string);

/** lws_filename_purify_inplace() - a file name that leads nowhere else
 * \param filename: terminated; each .. becomes __, and each of : \\ $ % becomes
 *	_ in it. '/' stays: check it yourself if it may be no path
 */
LWS_VISIBLE LWS_EXTERN void lws_filename_purify_inplace(char *filename);

/** lws_plat_write_cert() - write a certificate or key and make it last
 * \param vhost: whose it is
 * \param is_key: nonzero for a key
 * \param fd: descriptor it is written to; rewound afterwards, not closed
 * \param buf: bytes
 * \param len: how many
 * \return 0, nonzero if they are not all on the disc
 */
LWS_VISIBLE LWS_EXTERN int lws_plat_write_cert(struct lws_vhost *vhost,
					       int is_key, int fd, void *buf,
					       size_t len);

/** lws_plat_write_file() - a whole file, created or replaced
 * \param filename: its path; a new one can be read by its owner only
 * \param buf: bytes
 * \param len: how many
 * \return 0, nonzero if it failed
 */
LWS_VISIBLE LWS_EXTERN int lws_plat_write_file(const char *filename, void *buf,
					       size_t len);

/** lws_plat_read_file() - the beginning of a file
 * \param filename: its path
 * \param buf: gets the bytes, no NUL
 * \param len: how many at most
 * \return how many, or -1
 */
LWS_VISIBLE LWS_EXTERN int lws_plat_read_file(const char *filename, void *buf,
					      size_t len);

/** lws_plat_recommended_rsa_bits() - key size this platform can afford
 * \return bits
 */
LWS_VISIBLE LWS_EXTERN int lws_plat_recommended_rsa_bits(void);

#endif
