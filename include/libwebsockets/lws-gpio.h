/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The operations that make a set of GPIO pins, whoever drives them.
 */

#ifndef LWS_GPIO_H
#define LWS_GPIO_H

typedef enum {
	LWSGGPIO_IRQ_NONE = 0,
	LWSGGPIO_IRQ_RISING = 1,
	LWSGGPIO_IRQ_FALLING = 2,
	LWSGGPIO_IRQ_CHANGE = 3,
	LWSGGPIO_IRQ_LOW = 4,
	LWSGGPIO_IRQ_HIGH = 5,
} lws_gpio_irq_t;

enum {
	LWSGGPIO_FL_READ = 1 << 0,
	LWSGGPIO_FL_WRITE = 1 << 1,
	LWSGGPIO_FL_PULLUP = 1 << 2,
	LWSGGPIO_FL_PULLDOWN = 1 << 3,
	LWSGGPIO_FL_START_LOW = 1 << 4,
};

typedef int _lws_plat_gpio_t;
typedef void (*lws_gpio_irq_cb_t)(void *arg);

struct lws_gpio_ops {
	void (*mode)(_lws_plat_gpio_t, int);
	int (*read)(_lws_plat_gpio_t);
	void (*set)(_lws_plat_gpio_t, int);
	int (*irq_mode)(_lws_plat_gpio_t, lws_gpio_irq_t, lws_gpio_irq_cb_t,
			void *);
};

typedef struct lws_gpio_ops lws_gpio_ops_t;

#endif
