/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * An I2C bus made of two plain GPIO pins.
 */

#ifndef LWS_BB_I2C_H
#define LWS_BB_I2C_H

/** A bus made of pins; starts with its lws_i2c_ops_t */
struct lws_bb_i2c {
	lws_i2c_ops_t bb_ops;       /**< lws_bb_i2c_ops */
	_lws_plat_gpio_t scl;       /**< clock */
	_lws_plat_gpio_t sda;       /**< data */
	const lws_gpio_ops_t *gpio; /**< the pins */
	void (*delay)(void);        /**< waits for half a clock */
};

typedef struct lws_bb_i2c lws_bb_i2c_t;

/** lws_bb_i2c_init() - lws_i2c_ops.init
 * \param octx: the bus
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_bb_i2c_init(const lws_i2c_ops_t *octx);

/** lws_bb_i2c_start() - lws_i2c_ops.start
 * \param octx: the bus
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_bb_i2c_start(const lws_i2c_ops_t *octx);

/** lws_bb_i2c_stop() - lws_i2c_ops.stop
 * \param octx: the bus
 */
LWS_VISIBLE LWS_EXTERN void lws_bb_i2c_stop(const lws_i2c_ops_t *octx);

/** lws_bb_i2c_write() - lws_i2c_ops.write
 * \param octx: the bus
 * \param data: the byte
 * \return 0 if it was acknowledged
 */
LWS_VISIBLE LWS_EXTERN int lws_bb_i2c_write(const lws_i2c_ops_t *octx,
					    uint8_t data);

/** lws_bb_i2c_read() - lws_i2c_ops.read
 * \param octx: the bus
 * \return the byte, negative on failure
 */
LWS_VISIBLE LWS_EXTERN int lws_bb_i2c_read(const lws_i2c_ops_t *octx);

/** lws_bb_i2c_set_ack() - lws_i2c_ops.set_ack
 * \param octx: the bus
 * \param ack: nonzero to acknowledge
 */
LWS_VISIBLE LWS_EXTERN void lws_bb_i2c_set_ack(const lws_i2c_ops_t *octx,
					       int ack);

/** the lws_i2c_ops_t that drives I2C on two plain GPIO pins */
#define lws_bb_i2c_ops                                                         \
	{                                                                      \
		.init = lws_bb_i2c_init, .start = lws_bb_i2c_start,            \
		.stop = lws_bb_i2c_stop, .write = lws_bb_i2c_write,            \
		.read = lws_bb_i2c_read, .set_ack = lws_bb_i2c_set_ack,        \
	}

#endif
