/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The classes of bytes (scan-byte.h).
 */
#include "codec/http1/scan-byte.h"

#define G  (CLASS_TEXT | CLASS_GRAPH)
#define GQ (G | CLASS_QUERY)
#define GU (G | CLASS_PATH | CLASS_QUERY)
#define K  (G | CLASS_TOKEN)
#define KQ (K | CLASS_QUERY)
#define KU (K | CLASS_PATH | CLASS_QUERY)
#define T  CLASS_TEXT

/* clang-format off */
const uint8_t lws_http1_class[256] = {
	/* 00 */ 0,  0,  0,  0,  0,  0,  0,  0,  0,  T,  0,  0,  0,  0,  0,  0,
	/* 10 */ 0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
	/*       sp  !   "   #   $   %   &   '   (   )   *   +   ,   -   .   / */
	/* 20 */ T,  KU, G,  K,  KU, KU, KU, KU, GU, GU, KU, KU, GU, KU, KU, GU,
	/*       0 .. 9                                  :   ;   <   =   >   ? */
	/* 30 */ KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, GU, GU, G,  GU, G,  GQ,
	/*       @   A .. O */
	/* 40 */ GU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU,
	/*       P .. Z                                      [   \   ]   ^   _ */
	/* 50 */ KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, GU, GQ, GU, KU, KU,
	/*       `   a .. o */
	/* 60 */ KQ, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU,
	/*       p .. z                                      {   |   }   ~   del */
	/* 70 */ KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, KU, GQ, KU, GQ, KU, 0,
	/* 80 */ G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,
	/* 90 */ G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,
	/* a0 */ G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,
	/* b0 */ G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,
	/* c0 */ G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,
	/* d0 */ G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,
	/* e0 */ G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,
	/* f0 */ G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G,  G
};
/* clang-format on */
