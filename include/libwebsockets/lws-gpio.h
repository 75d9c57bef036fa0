/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The operations that make a set of GPIO pins, whoever drives them.
 */

#ifndef LWS_GPIO_H
#define LWS_GPIO_H

/** When a pin interrupts */
typedef enum {
	LWSGGPIO_IRQ_NONE = 0,    /**< never */
	LWSGGPIO_IRQ_RISING = 1,  /**< it rises */
	LWSGGPIO_IRQ_FALLING = 2, /**< it falls */
	LWSGGPIO_IRQ_CHANGE = 3,  /**< either */
	LWSGGPIO_IRQ_LOW = 4,     /**< it is low */
	LWSGGPIO_IRQ_HIGH = 5,    /**< it is high */
} lws_gpio_irq_t;

/** Flags of lws_gpio_ops.mode */
enum {
	LWSGGPIO_FL_READ = 1 << 0,      /**< an input */
	LWSGGPIO_FL_WRITE = 1 << 1,     /**< an output */
	LWSGGPIO_FL_PULLUP = 1 << 2,    /**< pulled up */
	LWSGGPIO_FL_PULLDOWN = 1 << 3,  /**< pulled down */
	LWSGGPIO_FL_START_LOW = 1 << 4, /**< low at first */
};

/** A pin, by the platform's number */
typedef int _lws_plat_gpio_t;

/** A pin interrupts
 * \param arg: the program's
 */
typedef void (*lws_gpio_irq_cb_t)(void *arg);

/** A set of pins */
struct lws_gpio_ops {
	/** what a pin is: LWSGGPIO_FL_... */
	void (*mode)(_lws_plat_gpio_t gpio, int flags);
	int (*read)(_lws_plat_gpio_t gpio); /**< 0 or 1 */
	/** set to 0 or 1 */
	void (*set)(_lws_plat_gpio_t gpio, int val);
	/** when it interrupts, and what is called then; 0 if that worked */
	int (*irq_mode)(_lws_plat_gpio_t gpio, lws_gpio_irq_t irq,
			lws_gpio_irq_cb_t cb, void *arg);
};

typedef struct lws_gpio_ops lws_gpio_ops_t;

#endif
