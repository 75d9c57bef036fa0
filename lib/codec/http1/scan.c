/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The classes of bytes (scan-byte.h).
 */
#include "codec/http1/scan-byte.h"

#define K (CLASS_TOKEN | CLASS_TEXT | CLASS_GRAPH)
#define G (CLASS_TEXT | CLASS_GRAPH)
#define T CLASS_TEXT

/* clang-format off */
const uint8_t lws_http1_class[256] = {
	/* 00 */ 0, 0, 0, 0, 0, 0, 0, 0, 0, T, 0, 0, 0, 0, 0, 0,
	/* 10 */ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	/*       sp !  "  #  $  %  &  '  (  )  *  +  ,  -  .  / */
	/* 20 */ T, K, G, K, K, K, K, K, G, G, K, K, G, K, K, G,
	/*       0 .. 9                       :  ;  <  =  >  ? */
	/* 30 */ K, K, K, K, K, K, K, K, K, K, G, G, G, G, G, G,
	/*       @  A .. O */
	/* 40 */ G, K, K, K, K, K, K, K, K, K, K, K, K, K, K, K,
	/*       P .. Z                          [  \  ]  ^  _ */
	/* 50 */ K, K, K, K, K, K, K, K, K, K, K, G, G, G, K, K,
	/*       `  a .. o */
	/* 60 */ K, K, K, K, K, K, K, K, K, K, K, K, K, K, K, K,
	/*       p .. z                          {  |  }  ~  del */
	/* 70 */ K, K, K, K, K, K, K, K, K, K, K, G, K, G, K, 0,
	/* 80 */ G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
	/* 90 */ G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
	/* a0 */ G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
	/* b0 */ G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
	/* c0 */ G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
	/* d0 */ G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
	/* e0 */ G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
	/* f0 */ G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G
};
/* clang-format on */
