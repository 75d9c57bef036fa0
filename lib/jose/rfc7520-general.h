/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Vectors of RFC 7520 in the general JSON form, with headers that are not
 * protected, passwords and compression; and of RFC 8037.
 */
#ifndef LWS_JOSE_RFC7520_GENERAL_H
#define LWS_JOSE_RFC7520_GENERAL_H

#include "jose/rfc7520.h"

/* signatures; flattened is any JSON form */
static const struct rfc7520 rfc7520_general_jws[] = {
	{ "4.6",
	  "{\"kty\":\"oct\",\"kid\":\"018c0ae5-4d9b-471b-bfd6-eef314bc7"
	  "037\",\"use\":\"sig\",\"alg\":\"HS256\",\"k\":\"hJtXIZ2uSN5k"
	  "bQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg\"}",
	  "It\342\200\231s a dangerous business, Frodo, going out your "
	  "door. You step onto the road, and if you don't keep your fee"
	  "t, there\342\200\231s no knowing where you might be swept of"
	  "f to.",
	  NULL,
	  "{\"payload\":\"SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kb"
	  "ywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZ"
	  "CwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzI"
	  "G5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4\""
	  ",\"signatures\":[{\"protected\":\"eyJhbGciOiJIUzI1NiJ9\",\"h"
	  "eader\":{\"kid\":\"018c0ae5-4d9b-471b-bfd6-eef314bc7037\"},"
	  "\"signature\":\"bWUSVaxorn7bEF1djytBd0kHv70Ly5pvbomzMWSOr20"
	  "\"}]}" },
	{ "4.6",
	  "{\"kty\":\"oct\",\"kid\":\"018c0ae5-4d9b-471b-bfd6-eef314bc7"
	  "037\",\"use\":\"sig\",\"alg\":\"HS256\",\"k\":\"hJtXIZ2uSN5k"
	  "bQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg\"}",
	  "It\342\200\231s a dangerous business, Frodo, going out your "
	  "door. You step onto the road, and if you don't keep your fee"
	  "t, there\342\200\231s no knowing where you might be swept of"
	  "f to.",
	  NULL,
	  "{\"payload\":\"SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kb"
	  "ywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZ"
	  "CwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzI"
	  "G5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4\""
	  ",\"protected\":\"eyJhbGciOiJIUzI1NiJ9\",\"header\":{\"kid\":"
	  "\"018c0ae5-4d9b-471b-bfd6-eef314bc7037\"},\"signature\":\"bW"
	  "USVaxorn7bEF1djytBd0kHv70Ly5pvbomzMWSOr20\"}" },
	{ "4.7",
	  "{\"kty\":\"oct\",\"kid\":\"018c0ae5-4d9b-471b-bfd6-eef314bc7"
	  "037\",\"use\":\"sig\",\"alg\":\"HS256\",\"k\":\"hJtXIZ2uSN5k"
	  "bQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg\"}",
	  "It\342\200\231s a dangerous business, Frodo, going out your "
	  "door. You step onto the road, and if you don't keep your fee"
	  "t, there\342\200\231s no knowing where you might be swept of"
	  "f to.",
	  NULL,
	  "{\"payload\":\"SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kb"
	  "ywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZ"
	  "CwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzI"
	  "G5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4\""
	  ",\"signatures\":[{\"header\":{\"alg\":\"HS256\",\"kid\":\"01"
	  "8c0ae5-4d9b-471b-bfd6-eef314bc7037\"},\"signature\":\"xuLifq"
	  "LGiblpv9zBpuZczWhNj1gARaLV3UxvxhJxZuk\"}]}" },
	{ "4.7",
	  "{\"kty\":\"oct\",\"kid\":\"018c0ae5-4d9b-471b-bfd6-eef314bc7"
	  "037\",\"use\":\"sig\",\"alg\":\"HS256\",\"k\":\"hJtXIZ2uSN5k"
	  "bQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg\"}",
	  "It\342\200\231s a dangerous business, Frodo, going out your "
	  "door. You step onto the road, and if you don't keep your fee"
	  "t, there\342\200\231s no knowing where you might be swept of"
	  "f to.",
	  NULL,
	  "{\"payload\":\"SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kb"
	  "ywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZ"
	  "CwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzI"
	  "G5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4\""
	  ",\"header\":{\"alg\":\"HS256\",\"kid\":\"018c0ae5-4d9b-471b-"
	  "bfd6-eef314bc7037\"},\"signature\":\"xuLifqLGiblpv9zBpuZczWh"
	  "Nj1gARaLV3UxvxhJxZuk\"}" },
	{ "4.8",
	  "{\"kty\":\"RSA\",\"kid\":\"bilbo.baggins@hobbiton.example\","
	  "\"use\":\"sig\",\"n\":\"n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZd"
	  "R8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_AJmSCpMa"
	  "JMRBSFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3R"
	  "BordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bT"
	  "wJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKw"
	  "uCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHd"
	  "rNP5zw\",\"e\":\"AQAB\",\"d\":\"bWUC9B-EFRIo8kpGfh0ZuyGPvMNK"
	  "vYWNtB_ikiH9k20eT-O1q_I78eiZkpXxXQ0UTEs2LsNRS-8uJbvQ-A1irkwM"
	  "SMkK1J3XTGgdrhCku9gRldY7sNA_AKZGh-Q661_42rINLRCe8W-nZ34ui_qO"
	  "fkLnK9QWDDqpaIsA-bMwWWSDFu2MUBYwkHTMEzLYGqOe04noqeq1hExBTHBO"
	  "BdkMXiuFhUq1BU6l-DqEiWxqg82sXt2h-LMnT3046AOYJoRioz75tSUQfGCs"
	  "hWTBnP5uDjd18kKhyv07lhfSJdrPdM5Plyl21hsFf4L_mHCuoFau7gdsPfHP"
	  "xxjVOcOpBrQzwQ\",\"p\":\"3Slxg_DwTXJcb6095RoXygQCAZ5RnAvZlno"
	  "1yhHtnUex_fp7AZ_9nRaO7HX_-SFfGQeutao2TDjDAWU4Vupk8rw9JR0AzZ0"
	  "N2fvuIAmr_WCsmGpeNqQnev1T7IyEsnh8UMt-n5CafhkikzhEsrmndH6LxOr"
	  "vRJlsPp6Zv8bUq0k\",\"q\":\"uKE2dh-cTf6ERF4k4e_jy78GfPYUIaUyo"
	  "SSJuBzp3Cubk3OCqs6grT8bR_cu0Dm1MZwWmtdqDyI95HrUeq3MP15vMMON8"
	  "lHTeZu2lmKvwqW7anV5UzhM1iZ7z4yMkuUwFWoBvyY898EXvRD-hdqRxHlSq"
	  "AZ192zB3pVFJ0s7pFc\",\"dp\":\"B8PVvXkvJrj2L-GYQ7v3y9r6Kw5g9S"
	  "ahXBwsWUzp19TVlgI-YV85q1NIb1rxQtD-IsXXR3-TanevuRPRt5OBOdiMGQ"
	  "p8pbt26gljYfKU_E9xn-RULHz0-ed9E9gXLKD4VGngpz-PfQ_q29pk5xWHoJ"
	  "p009Qf1HvChixRX59ehik\",\"dq\":\"CLDmDGduhylc9o7r84rEUVn7pzQ"
	  "6PF83Y-iBZx5NT-TpnOZKF1pErAMVeKzFEl41DlHHqqBLSM0W1sOFbwTxYWZ"
	  "Dm6sI6og5iTbwQGIC3gnJKbi_7k_vJgGHwHxgPaX2PnvP-zyEkDERuf-ry4c"
	  "_Z11Cq9AqC2yeL6kdKT1cYF8\",\"qi\":\"3PiqvXQN0zwMeE-sBvZgi289"
	  "XP9XCQF3VWqPzMKnIgQp7_Tugo6-NZBKCQsMf3HaEGBjTVJs_jcK8-TRXvaK"
	  "e-7ZMaQj8VfBdYkssbu0NKDDhjJ-GtiseaDVWt7dcH0cfwxgFUHpQh7FoCrj"
	  "FJ6h6ZEpMF6xmujs4qMpPz8aaI4\"}",
	  "It\342\200\231s a dangerous business, Frodo, going out your "
	  "door. You step onto the road, and if you don't keep your fee"
	  "t, there\342\200\231s no knowing where you might be swept of"
	  "f to.",
	  NULL,
	  "{\"payload\":\"SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kb"
	  "ywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZ"
	  "CwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzI"
	  "G5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4\""
	  ",\"signatures\":[{\"protected\":\"eyJhbGciOiJSUzI1NiJ9\",\"h"
	  "eader\":{\"kid\":\"bilbo.baggins@hobbiton.example\"},\"signa"
	  "ture\":\"MIsjqtVlOpa71KE-Mss8_Nq2YH4FGhiocsqrgi5NvyG53uoimic"
	  "1tcMdSg-qptrzZc7CG6Svw2Y13TDIqHzTUrL_lR2ZFcryNFiHkSw129EghGp"
	  "wkpxaTn_THJTCglNbADko1MZBCdwzJxwqZc-1RlpO2HibUYyXSwO97BSe0_e"
	  "vZKdjvvKSgsIqjytKSeAMbhMBdMma622_BG5t4sdbuCHtFjp9iJmkio47AIw"
	  "qkZV1aIZsv33uPUqBBCXbYoQJwt7mxPftHmNlGoOSMxR_3thmXTCm4US-xiN"
	  "Oyhbm8afKK64jU6_TPtQHiJeQJxz9G3Tx-083B745_AfYOnlC9w\"},{\"he"
	  "ader\":{\"alg\":\"ES512\",\"kid\":\"bilbo.baggins@hobbiton.e"
	  "xample\"},\"signature\":\"ARcVLnaJJaUWG8fG-8t5BREVAuTY8n8YHj"
	  "wDO1muhcdCoFZFFjfISu0Cdkn9Ybdlmi54ho0x924DUz8sK7ZXkhc7AFM8Ob"
	  "LfTvNCrqcI3Jkl2U5IX3utNhODH6v7xgy1Qahsn0fyb4zSAkje8bAWz4vIfj"
	  "5pCMYxxm4fgV3q7ZYhm5eD\"},{\"protected\":\"eyJhbGciOiJIUzI1N"
	  "iIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzN"
	  "yJ9\",\"signature\":\"s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1"
	  "Md7p0\"}]}" },
	{ "4.8",
	  "{\"kty\":\"EC\",\"kid\":\"bilbo.baggins@hobbiton.example\","
	  "\"use\":\"sig\",\"crv\":\"P-521\",\"x\":\"AHKZLLOsCOzz5cY97e"
	  "wNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRX"
	  "YgCF5cj0Kt\",\"y\":\"AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kf"
	  "mC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1\",\"d\":\""
	  "AAhRON2r9cqXX1hg-RoI6R1tX5p2rUAYdmpHZoC1XNM56KtscrX6zbKipQrC"
	  "W9CGZH3T4ubpnoTKLDYJ_fF3_rJt\"}",
	  "It\342\200\231s a dangerous business, Frodo, going out your "
	  "door. You step onto the road, and if you don't keep your fee"
	  "t, there\342\200\231s no knowing where you might be swept of"
	  "f to.",
	  NULL,
	  "{\"payload\":\"SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kb"
	  "ywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZ"
	  "CwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzI"
	  "G5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4\""
	  ",\"signatures\":[{\"protected\":\"eyJhbGciOiJSUzI1NiJ9\",\"h"
	  "eader\":{\"kid\":\"bilbo.baggins@hobbiton.example\"},\"signa"
	  "ture\":\"MIsjqtVlOpa71KE-Mss8_Nq2YH4FGhiocsqrgi5NvyG53uoimic"
	  "1tcMdSg-qptrzZc7CG6Svw2Y13TDIqHzTUrL_lR2ZFcryNFiHkSw129EghGp"
	  "wkpxaTn_THJTCglNbADko1MZBCdwzJxwqZc-1RlpO2HibUYyXSwO97BSe0_e"
	  "vZKdjvvKSgsIqjytKSeAMbhMBdMma622_BG5t4sdbuCHtFjp9iJmkio47AIw"
	  "qkZV1aIZsv33uPUqBBCXbYoQJwt7mxPftHmNlGoOSMxR_3thmXTCm4US-xiN"
	  "Oyhbm8afKK64jU6_TPtQHiJeQJxz9G3Tx-083B745_AfYOnlC9w\"},{\"he"
	  "ader\":{\"alg\":\"ES512\",\"kid\":\"bilbo.baggins@hobbiton.e"
	  "xample\"},\"signature\":\"ARcVLnaJJaUWG8fG-8t5BREVAuTY8n8YHj"
	  "wDO1muhcdCoFZFFjfISu0Cdkn9Ybdlmi54ho0x924DUz8sK7ZXkhc7AFM8Ob"
	  "LfTvNCrqcI3Jkl2U5IX3utNhODH6v7xgy1Qahsn0fyb4zSAkje8bAWz4vIfj"
	  "5pCMYxxm4fgV3q7ZYhm5eD\"},{\"protected\":\"eyJhbGciOiJIUzI1N"
	  "iIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzN"
	  "yJ9\",\"signature\":\"s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1"
	  "Md7p0\"}]}" },
	{ "4.8",
	  "{\"kty\":\"oct\",\"kid\":\"018c0ae5-4d9b-471b-bfd6-eef314bc7"
	  "037\",\"use\":\"sig\",\"alg\":\"HS256\",\"k\":\"hJtXIZ2uSN5k"
	  "bQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg\"}",
	  "It\342\200\231s a dangerous business, Frodo, going out your "
	  "door. You step onto the road, and if you don't keep your fee"
	  "t, there\342\200\231s no knowing where you might be swept of"
	  "f to.",
	  NULL,
	  "{\"payload\":\"SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kb"
	  "ywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZ"
	  "CwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzI"
	  "G5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4\""
	  ",\"signatures\":[{\"protected\":\"eyJhbGciOiJSUzI1NiJ9\",\"h"
	  "eader\":{\"kid\":\"bilbo.baggins@hobbiton.example\"},\"signa"
	  "ture\":\"MIsjqtVlOpa71KE-Mss8_Nq2YH4FGhiocsqrgi5NvyG53uoimic"
	  "1tcMdSg-qptrzZc7CG6Svw2Y13TDIqHzTUrL_lR2ZFcryNFiHkSw129EghGp"
	  "wkpxaTn_THJTCglNbADko1MZBCdwzJxwqZc-1RlpO2HibUYyXSwO97BSe0_e"
	  "vZKdjvvKSgsIqjytKSeAMbhMBdMma622_BG5t4sdbuCHtFjp9iJmkio47AIw"
	  "qkZV1aIZsv33uPUqBBCXbYoQJwt7mxPftHmNlGoOSMxR_3thmXTCm4US-xiN"
	  "Oyhbm8afKK64jU6_TPtQHiJeQJxz9G3Tx-083B745_AfYOnlC9w\"},{\"he"
	  "ader\":{\"alg\":\"ES512\",\"kid\":\"bilbo.baggins@hobbiton.e"
	  "xample\"},\"signature\":\"ARcVLnaJJaUWG8fG-8t5BREVAuTY8n8YHj"
	  "wDO1muhcdCoFZFFjfISu0Cdkn9Ybdlmi54ho0x924DUz8sK7ZXkhc7AFM8Ob"
	  "LfTvNCrqcI3Jkl2U5IX3utNhODH6v7xgy1Qahsn0fyb4zSAkje8bAWz4vIfj"
	  "5pCMYxxm4fgV3q7ZYhm5eD\"},{\"protected\":\"eyJhbGciOiJIUzI1N"
	  "iIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzN"
	  "yJ9\",\"signature\":\"s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1"
	  "Md7p0\"}]}" },
};

/* encrypted objects */
static const struct rfc7520 rfc7520_general_jwe[] = {
	{ "5.3",
	  "{\"kty\":\"oct\",\"k\":\"ZW50cmFwX2_igJNwZXRlcl9sb25n4oCTY3J"
	  "lZGl0X3R1bg\"}",
	  "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"77c7e2b8-6e13-45cf-867"
	  "2-617b5b45243a\",\"use\":\"enc\",\"alg\":\"A128GCM\",\"k\":"
	  "\"XctOhJAkA-pD9Lh7ZgW_2A\"},{\"kty\":\"oct\",\"kid\":\"81b20"
	  "965-8332-43d9-a468-82160ad91ac8\",\"use\":\"enc\",\"alg\":\""
	  "A128KW\",\"k\":\"GZy6sIZ6wl9NJOKB-jnmVQ\"},{\"kty\":\"oct\","
	  "\"kid\":\"18ec08e1-bfa9-4d95-b205-2b4dd1d4321d\",\"use\":\"e"
	  "nc\",\"alg\":\"A256GCMKW\",\"k\":\"qC57l_uxcm7Nm3K-ct4GFjx8t"
	  "M1U8CZ0NLBvdQstiS8\"}]}",
	  "eyJhbGciOiJQQkVTMi1IUzUxMitBMjU2S1ciLCJwMnMiOiI4UTFTemluYXNS"
	  "M3hjaFl6NlpaY0hBIiwicDJjIjo4MTkyLCJjdHkiOiJqd2stc2V0K2pzb24i"
	  "LCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.d3qNhUWfqheyPp4H8sjOWsDYajoe"
	  "j4c5Je6rlUtFPWdgtURtmeDV1g.VBiCzVHNoLiR3F4V82uoTQ.23i-Tb1AV4"
	  "n0WKVSSgcQrdg6GRqsUKxjruHXYsTHAJLZ2nsnGIX86vMXqIi6IRsfywCRFz"
	  "LxEcZBRnTvG3nhzPk0GDD7FMyXhUHpDjEYCNA_XOmzg8yZR9oyjo6lTF6si4"
	  "q9FZ2EhzgFQCLO_6h5EVg3vR75_hkBsnuoqoM3dwejXBtIodN84PeqMb6asm"
	  "as_dpSsz7H10fC5ni9xIz424givB1YLldF6exVmL93R3fOoOJbmk2GBQZL_S"
	  "EGllv2cQsBgeprARsaQ7Bq99tT80coH8ItBjgV08AtzXFFsx9qKvC982KLKd"
	  "PQMTlVJKkqtV4Ru5LEVpBZXBnZrtViSOgyg6AiuwaS-rCrcD_ePOGSuxvgtr"
	  "okAKYPqmXUeRdjFJwafkYEkiuDCV9vWGAi1DH2xTafhJwcmywIyzi4BqRpmd"
	  "n_N-zl5tuJYyuvKhjKv6ihbsV_k1hJGPGAxJ6wUpmwC4PTQ2izEm0TuSE8oM"
	  "KdTw8V3kobXZ77ulMwDs4p.0HlwodAhOCILG5SQ2LQ9dg",
	  "{\"recipients\":[{\"encrypted_key\":\"d3qNhUWfqheyPp4H8sjOWs"
	  "DYajoej4c5Je6rlUtFPWdgtURtmeDV1g\"}],\"protected\":\"eyJhbGc"
	  "iOiJQQkVTMi1IUzUxMitBMjU2S1ciLCJwMnMiOiI4UTFTemluYXNSM3hjaFl"
	  "6NlpaY0hBIiwicDJjIjo4MTkyLCJjdHkiOiJqd2stc2V0K2pzb24iLCJlbmM"
	  "iOiJBMTI4Q0JDLUhTMjU2In0\",\"iv\":\"VBiCzVHNoLiR3F4V82uoTQ\""
	  ",\"ciphertext\":\"23i-Tb1AV4n0WKVSSgcQrdg6GRqsUKxjruHXYsTHAJ"
	  "LZ2nsnGIX86vMXqIi6IRsfywCRFzLxEcZBRnTvG3nhzPk0GDD7FMyXhUHpDj"
	  "EYCNA_XOmzg8yZR9oyjo6lTF6si4q9FZ2EhzgFQCLO_6h5EVg3vR75_hkBsn"
	  "uoqoM3dwejXBtIodN84PeqMb6asmas_dpSsz7H10fC5ni9xIz424givB1YLl"
	  "dF6exVmL93R3fOoOJbmk2GBQZL_SEGllv2cQsBgeprARsaQ7Bq99tT80coH8"
	  "ItBjgV08AtzXFFsx9qKvC982KLKdPQMTlVJKkqtV4Ru5LEVpBZXBnZrtViSO"
	  "gyg6AiuwaS-rCrcD_ePOGSuxvgtrokAKYPqmXUeRdjFJwafkYEkiuDCV9vWG"
	  "Ai1DH2xTafhJwcmywIyzi4BqRpmdn_N-zl5tuJYyuvKhjKv6ihbsV_k1hJGP"
	  "GAxJ6wUpmwC4PTQ2izEm0TuSE8oMKdTw8V3kobXZ77ulMwDs4p\",\"tag\""
	  ":\"0HlwodAhOCILG5SQ2LQ9dg\"}" },
	{ "5.3",
	  "{\"kty\":\"oct\",\"k\":\"ZW50cmFwX2_igJNwZXRlcl9sb25n4oCTY3J"
	  "lZGl0X3R1bg\"}",
	  "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"77c7e2b8-6e13-45cf-867"
	  "2-617b5b45243a\",\"use\":\"enc\",\"alg\":\"A128GCM\",\"k\":"
	  "\"XctOhJAkA-pD9Lh7ZgW_2A\"},{\"kty\":\"oct\",\"kid\":\"81b20"
	  "965-8332-43d9-a468-82160ad91ac8\",\"use\":\"enc\",\"alg\":\""
	  "A128KW\",\"k\":\"GZy6sIZ6wl9NJOKB-jnmVQ\"},{\"kty\":\"oct\","
	  "\"kid\":\"18ec08e1-bfa9-4d95-b205-2b4dd1d4321d\",\"use\":\"e"
	  "nc\",\"alg\":\"A256GCMKW\",\"k\":\"qC57l_uxcm7Nm3K-ct4GFjx8t"
	  "M1U8CZ0NLBvdQstiS8\"}]}",
	  NULL,
	  "{\"protected\":\"eyJhbGciOiJQQkVTMi1IUzUxMitBMjU2S1ciLCJwMnM"
	  "iOiI4UTFTemluYXNSM3hjaFl6NlpaY0hBIiwicDJjIjo4MTkyLCJjdHkiOiJ"
	  "qd2stc2V0K2pzb24iLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0\",\"encrypt"
	  "ed_key\":\"d3qNhUWfqheyPp4H8sjOWsDYajoej4c5Je6rlUtFPWdgtURtm"
	  "eDV1g\",\"iv\":\"VBiCzVHNoLiR3F4V82uoTQ\",\"ciphertext\":\"2"
	  "3i-Tb1AV4n0WKVSSgcQrdg6GRqsUKxjruHXYsTHAJLZ2nsnGIX86vMXqIi6I"
	  "RsfywCRFzLxEcZBRnTvG3nhzPk0GDD7FMyXhUHpDjEYCNA_XOmzg8yZR9oyj"
	  "o6lTF6si4q9FZ2EhzgFQCLO_6h5EVg3vR75_hkBsnuoqoM3dwejXBtIodN84"
	  "PeqMb6asmas_dpSsz7H10fC5ni9xIz424givB1YLldF6exVmL93R3fOoOJbm"
	  "k2GBQZL_SEGllv2cQsBgeprARsaQ7Bq99tT80coH8ItBjgV08AtzXFFsx9qK"
	  "vC982KLKdPQMTlVJKkqtV4Ru5LEVpBZXBnZrtViSOgyg6AiuwaS-rCrcD_eP"
	  "OGSuxvgtrokAKYPqmXUeRdjFJwafkYEkiuDCV9vWGAi1DH2xTafhJwcmywIy"
	  "zi4BqRpmdn_N-zl5tuJYyuvKhjKv6ihbsV_k1hJGPGAxJ6wUpmwC4PTQ2izE"
	  "m0TuSE8oMKdTw8V3kobXZ77ulMwDs4p\",\"tag\":\"0HlwodAhOCILG5SQ"
	  "2LQ9dg\"}" },
	{ "5.9",
	  "{\"kty\":\"oct\",\"kid\":\"81b20965-8332-43d9-a468-82160ad91"
	  "ac8\",\"use\":\"enc\",\"alg\":\"A128KW\",\"k\":\"GZy6sIZ6wl9"
	  "NJOKB-jnmVQ\"}",
	  "You can trust us to stick with you through thick and thin"
	  "\342\200\223to the bitter end. And you can trust us to keep "
	  "any secret of yours\342\200\223closer than you keep it yours"
	  "elf. But you cannot trust us to let you face trouble alone, "
	  "and go off without a word. We are your friends, Frodo.",
	  "eyJhbGciOiJBMTI4S1ciLCJraWQiOiI4MWIyMDk2NS04MzMyLTQzZDktYTQ2"
	  "OC04MjE2MGFkOTFhYzgiLCJlbmMiOiJBMTI4R0NNIiwiemlwIjoiREVGIn0."
	  "5vUT2WOtQxKWcekM_IzVQwkGgzlFDwPi.p9pUq6XHY0jfEZIl.HbDtOsdai1"
	  "oYziSx25KEeTxmwnh8L8jKMFNc1k3zmMI6VB8hry57tDZ61jXyezSPt0fdLV"
	  "fe6Jf5y5-JaCap_JQBcb5opbmT60uWGml8blyiMQmOn9J--XhhlYg0m-BHaq"
	  "fDO5iTOWxPxFMUedx7WCy8mxgDHj0aBMG6152PsM-w5E_o2B3jDbrYBKhpYA"
	  "7qi3AyijnCJ7BP9rr3U8kxExCpG3mK420TjOw.VILuUwuIxaLVmh5X-T7kmA",
	  "{\"recipients\":[{\"encrypted_key\":\"5vUT2WOtQxKWcekM_IzVQw"
	  "kGgzlFDwPi\"}],\"protected\":\"eyJhbGciOiJBMTI4S1ciLCJraWQiO"
	  "iI4MWIyMDk2NS04MzMyLTQzZDktYTQ2OC04MjE2MGFkOTFhYzgiLCJlbmMiO"
	  "iJBMTI4R0NNIiwiemlwIjoiREVGIn0\",\"iv\":\"p9pUq6XHY0jfEZIl\""
	  ",\"ciphertext\":\"HbDtOsdai1oYziSx25KEeTxmwnh8L8jKMFNc1k3zmM"
	  "I6VB8hry57tDZ61jXyezSPt0fdLVfe6Jf5y5-JaCap_JQBcb5opbmT60uWGm"
	  "l8blyiMQmOn9J--XhhlYg0m-BHaqfDO5iTOWxPxFMUedx7WCy8mxgDHj0aBM"
	  "G6152PsM-w5E_o2B3jDbrYBKhpYA7qi3AyijnCJ7BP9rr3U8kxExCpG3mK42"
	  "0TjOw\",\"tag\":\"VILuUwuIxaLVmh5X-T7kmA\"}" },
	{ "5.9",
	  "{\"kty\":\"oct\",\"kid\":\"81b20965-8332-43d9-a468-82160ad91"
	  "ac8\",\"use\":\"enc\",\"alg\":\"A128KW\",\"k\":\"GZy6sIZ6wl9"
	  "NJOKB-jnmVQ\"}",
	  "You can trust us to stick with you through thick and thin"
	  "\342\200\223to the bitter end. And you can trust us to keep "
	  "any secret of yours\342\200\223closer than you keep it yours"
	  "elf. But you cannot trust us to let you face trouble alone, "
	  "and go off without a word. We are your friends, Frodo.",
	  NULL,
	  "{\"protected\":\"eyJhbGciOiJBMTI4S1ciLCJraWQiOiI4MWIyMDk2NS0"
	  "4MzMyLTQzZDktYTQ2OC04MjE2MGFkOTFhYzgiLCJlbmMiOiJBMTI4R0NNIiw"
	  "iemlwIjoiREVGIn0\",\"encrypted_key\":\"5vUT2WOtQxKWcekM_IzVQ"
	  "wkGgzlFDwPi\",\"iv\":\"p9pUq6XHY0jfEZIl\",\"ciphertext\":\"H"
	  "bDtOsdai1oYziSx25KEeTxmwnh8L8jKMFNc1k3zmMI6VB8hry57tDZ61jXye"
	  "zSPt0fdLVfe6Jf5y5-JaCap_JQBcb5opbmT60uWGml8blyiMQmOn9J--Xhhl"
	  "Yg0m-BHaqfDO5iTOWxPxFMUedx7WCy8mxgDHj0aBMG6152PsM-w5E_o2B3jD"
	  "brYBKhpYA7qi3AyijnCJ7BP9rr3U8kxExCpG3mK420TjOw\",\"tag\":\"V"
	  "ILuUwuIxaLVmh5X-T7kmA\"}" },
	{ "5.10",
	  "{\"kty\":\"oct\",\"kid\":\"81b20965-8332-43d9-a468-82160ad91"
	  "ac8\",\"use\":\"enc\",\"alg\":\"A128KW\",\"k\":\"GZy6sIZ6wl9"
	  "NJOKB-jnmVQ\"}",
	  "You can trust us to stick with you through thick and thin"
	  "\342\200\223to the bitter end. And you can trust us to keep "
	  "any secret of yours\342\200\223closer than you keep it yours"
	  "elf. But you cannot trust us to let you face trouble alone, "
	  "and go off without a word. We are your friends, Frodo.",
	  NULL,
	  "{\"recipients\":[{\"encrypted_key\":\"4YiiQ_ZzH76TaIkJmYfRFg"
	  "OV9MIpnx4X\"}],\"protected\":\"eyJhbGciOiJBMTI4S1ciLCJraWQiO"
	  "iI4MWIyMDk2NS04MzMyLTQzZDktYTQ2OC04MjE2MGFkOTFhYzgiLCJlbmMiO"
	  "iJBMTI4R0NNIn0\",\"iv\":\"veCx9ece2orS7c_N\",\"aad\":\"WyJ2Y"
	  "2FyZCIsW1sidmVyc2lvbiIse30sInRleHQiLCI0LjAiXSxbImZuIix7fSwid"
	  "GV4dCIsIk1lcmlhZG9jIEJyYW5keWJ1Y2siXSxbIm4iLHt9LCJ0ZXh0IixbI"
	  "kJyYW5keWJ1Y2siLCJNZXJpYWRvYyIsIk1yLiIsIiJdXSxbImJkYXkiLHt9L"
	  "CJ0ZXh0IiwiVEEgMjk4MiJdLFsiZ2VuZGVyIix7fSwidGV4dCIsIk0iXV1d"
	  "\",\"ciphertext\":\"Z_3cbr0k3bVM6N3oSNmHz7Lyf3iPppGf3Pj17wNZ"
	  "qteJ0Ui8p74SchQP8xygM1oFRWCNzeIa6s6BcEtp8qEFiqTUEyiNkOWDNoF1"
	  "4T_4NFqF-p2Mx8zkbKxI7oPK8KNarFbyxIDvICNqBLba-v3uzXBdB89fzOI-"
	  "Lv4PjOFAQGHrgv1rjXAmKbgkft9cB4WeyZw8MldbBhc-V_KWZslrsLNygon_"
	  "JJWd_ek6LQn5NRehvApqf9ZrxB4aq3FXBxOxCys35PhCdaggy2kfUfl2OkwK"
	  "nWUbgXVD1C6HxLIlqHhCwXDG59weHrRDQeHyMRoBljoV3X_bUTJDnKBFOod7"
	  "nLz-cj48JMx3SnCZTpbQAkFV\",\"tag\":\"vOaH_Rajnpy_3hOtqvZHRA"
	  "\"}" },
	{ "5.11",
	  "{\"kty\":\"oct\",\"kid\":\"81b20965-8332-43d9-a468-82160ad91"
	  "ac8\",\"use\":\"enc\",\"alg\":\"A128KW\",\"k\":\"GZy6sIZ6wl9"
	  "NJOKB-jnmVQ\"}",
	  "You can trust us to stick with you through thick and thin"
	  "\342\200\223to the bitter end. And you can trust us to keep "
	  "any secret of yours\342\200\223closer than you keep it yours"
	  "elf. But you cannot trust us to let you face trouble alone, "
	  "and go off without a word. We are your friends, Frodo.",
	  NULL,
	  "{\"recipients\":[{\"encrypted_key\":\"jJIcM9J-hbx3wnqhf5FlkE"
	  "Yos0sHsF0H\"}],\"unprotected\":{\"alg\":\"A128KW\",\"kid\":"
	  "\"81b20965-8332-43d9-a468-82160ad91ac8\"},\"protected\":\"ey"
	  "JlbmMiOiJBMTI4R0NNIn0\",\"iv\":\"WgEJsDS9bkoXQ3nR\",\"cipher"
	  "text\":\"lIbCyRmRJxnB2yLQOTqjCDKV3H30ossOw3uD9DPsqLL2DM3swKk"
	  "jOwQyZtWsFLYMj5YeLht_StAn21tHmQJuuNt64T8D4t6C7kC9OCCJ1IHAolU"
	  "v4MyOt80MoPb8fZYbNKqplzYJgIL58g8N2v46OgyG637d6uuKPwhAnTGm_zW"
	  "hqc_srOvgiLkzyFXPq1hBAURbc3-8BqeRb48iR1-_5g5UjWVD3lgiLCN_P7A"
	  "W8mIiFvUNXBPJK3nOWL4teUPS8yHLbWeL83olU4UAgL48x-8dDkH23JykibV"
	  "SQju-f7e-1xreHWXzWLHs1NqBbre0dEwK3HX_xM0LjUz77Krppgegoutpf5q"
	  "aKg3l-_xMINmf\",\"tag\":\"fNYLqpUe84KD45lvDiaBAQ\"}" },
	{ "5.11",
	  "{\"kty\":\"oct\",\"kid\":\"81b20965-8332-43d9-a468-82160ad91"
	  "ac8\",\"use\":\"enc\",\"alg\":\"A128KW\",\"k\":\"GZy6sIZ6wl9"
	  "NJOKB-jnmVQ\"}",
	  "You can trust us to stick with you through thick and thin"
	  "\342\200\223to the bitter end. And you can trust us to keep "
	  "any secret of yours\342\200\223closer than you keep it yours"
	  "elf. But you cannot trust us to let you face trouble alone, "
	  "and go off without a word. We are your friends, Frodo.",
	  NULL,
	  "{\"protected\":\"eyJlbmMiOiJBMTI4R0NNIn0\",\"unprotected\":{"
	  "\"alg\":\"A128KW\",\"kid\":\"81b20965-8332-43d9-a468-82160ad"
	  "91ac8\"},\"encrypted_key\":\"jJIcM9J-hbx3wnqhf5FlkEYos0sHsF0"
	  "H\",\"iv\":\"WgEJsDS9bkoXQ3nR\",\"ciphertext\":\"lIbCyRmRJxn"
	  "B2yLQOTqjCDKV3H30ossOw3uD9DPsqLL2DM3swKkjOwQyZtWsFLYMj5YeLht"
	  "_StAn21tHmQJuuNt64T8D4t6C7kC9OCCJ1IHAolUv4MyOt80MoPb8fZYbNKq"
	  "plzYJgIL58g8N2v46OgyG637d6uuKPwhAnTGm_zWhqc_srOvgiLkzyFXPq1h"
	  "BAURbc3-8BqeRb48iR1-_5g5UjWVD3lgiLCN_P7AW8mIiFvUNXBPJK3nOWL4"
	  "teUPS8yHLbWeL83olU4UAgL48x-8dDkH23JykibVSQju-f7e-1xreHWXzWLH"
	  "s1NqBbre0dEwK3HX_xM0LjUz77Krppgegoutpf5qaKg3l-_xMINmf\",\"ta"
	  "g\":\"fNYLqpUe84KD45lvDiaBAQ\"}" },
	{ "5.12",
	  "{\"kty\":\"oct\",\"kid\":\"81b20965-8332-43d9-a468-82160ad91"
	  "ac8\",\"use\":\"enc\",\"alg\":\"A128KW\",\"k\":\"GZy6sIZ6wl9"
	  "NJOKB-jnmVQ\"}",
	  "You can trust us to stick with you through thick and thin"
	  "\342\200\223to the bitter end. And you can trust us to keep "
	  "any secret of yours\342\200\223closer than you keep it yours"
	  "elf. But you cannot trust us to let you face trouble alone, "
	  "and go off without a word. We are your friends, Frodo.",
	  NULL,
	  "{\"recipients\":[{\"encrypted_key\":\"244YHfO_W7RMpQW81UjQrZ"
	  "cq5LSyqiPv\"}],\"unprotected\":{\"alg\":\"A128KW\",\"kid\":"
	  "\"81b20965-8332-43d9-a468-82160ad91ac8\",\"enc\":\"A128GCM\""
	  "},\"iv\":\"YihBoVOGsR1l7jCD\",\"ciphertext\":\"qtPIMMaOBRgAS"
	  "L10dNQhOa7Gqrk7Eal1vwht7R4TT1uq-arsVCPaIeFwQfzrSS6oEUWbBtxEa"
	  "sE0vC6r7sphyVziMCVJEuRJyoAHFSP3eqQPb4Ic1SDSqyXjw_L3svybhHYUG"
	  "yQuTmUQEDjgjJfBOifwHIsDsRPeBz1NomqeifVPq5GTCWFo5k_MNIQURR2Wj"
	  "0AHC2k7JZfu2iWjUHLF8ExFZLZ4nlmsvJu_mvifMYiikfNfsZAudISOa6O73"
	  "yPZtL04k_1FI7WDfrb2w7OqKLWDXzlpcxohPVOLQwpA3mFNRKdY-bQz4Z4KX"
	  "9lfz1cne31N4-8BKmojpw-OdQjKdLOGkC445Fb_K1tlDQXw2sBF\",\"tag"
	  "\":\"e2m0Vm7JvjK2VpCKXS-kyg\"}" },
	{ "5.12",
	  "{\"kty\":\"oct\",\"kid\":\"81b20965-8332-43d9-a468-82160ad91"
	  "ac8\",\"use\":\"enc\",\"alg\":\"A128KW\",\"k\":\"GZy6sIZ6wl9"
	  "NJOKB-jnmVQ\"}",
	  "You can trust us to stick with you through thick and thin"
	  "\342\200\223to the bitter end. And you can trust us to keep "
	  "any secret of yours\342\200\223closer than you keep it yours"
	  "elf. But you cannot trust us to let you face trouble alone, "
	  "and go off without a word. We are your friends, Frodo.",
	  NULL,
	  "{\"unprotected\":{\"alg\":\"A128KW\",\"kid\":\"81b20965-8332"
	  "-43d9-a468-82160ad91ac8\",\"enc\":\"A128GCM\"},\"encrypted_k"
	  "ey\":\"244YHfO_W7RMpQW81UjQrZcq5LSyqiPv\",\"iv\":\"YihBoVOGs"
	  "R1l7jCD\",\"ciphertext\":\"qtPIMMaOBRgASL10dNQhOa7Gqrk7Eal1v"
	  "wht7R4TT1uq-arsVCPaIeFwQfzrSS6oEUWbBtxEasE0vC6r7sphyVziMCVJE"
	  "uRJyoAHFSP3eqQPb4Ic1SDSqyXjw_L3svybhHYUGyQuTmUQEDjgjJfBOifwH"
	  "IsDsRPeBz1NomqeifVPq5GTCWFo5k_MNIQURR2Wj0AHC2k7JZfu2iWjUHLF8"
	  "ExFZLZ4nlmsvJu_mvifMYiikfNfsZAudISOa6O73yPZtL04k_1FI7WDfrb2w"
	  "7OqKLWDXzlpcxohPVOLQwpA3mFNRKdY-bQz4Z4KX9lfz1cne31N4-8BKmojp"
	  "w-OdQjKdLOGkC445Fb_K1tlDQXw2sBF\",\"tag\":\"e2m0Vm7JvjK2VpCK"
	  "XS-kyg\"}" },
	{ "5.13",
	  "{\"kty\":\"RSA\",\"kid\":\"frodo.baggins@hobbiton.example\","
	  "\"use\":\"enc\",\"n\":\"maxhbsmBtdQ3CNrKvprUE6n9lYcregDMLYNe"
	  "TAWcLj8NnPU9XIYegTHVHQjxKDSHP2l-F5jS7sppG1wgdAqZyhnWvXhYNvcM"
	  "7RfgKxqNx_xAHx6f3yy7s-M9PSNCwPC2lh6UAkR4I00EhV9lrypM9Pi4lBUo"
	  "p9t5fS9W5UNwaAllhrd-osQGPjIeI1deHTwx-ZTHu3C60Pu_LJIl6hKn9wbw"
	  "aUmA4cR5Bd2pgbaY7ASgsjCUbtYJaNIHSoHXprUdJZKUMAzV0WOKPfA6OPI4"
	  "oypBadjvMZ4ZAj3BnXaSYsEZhaueTXvZB4eZOAjIyh2e_VOIKVMsnDrJYAVo"
	  "tGlvMQ\",\"e\":\"AQAB\",\"d\":\"Kn9tgoHfiTVi8uPu5b9TnwyHwG5d"
	  "K6RE0uFdlpCGnJN7ZEi963R7wybQ1PLAHmpIbNTztfrheoAniRV1NCIqXaW_"
	  "qS461xiDTp4ntEPnqcKsyO5jMAji7-CL8vhpYYowNFvIesgMoVaPRYMYT9TW"
	  "63hNM0aWs7USZ_hLg6Oe1mY0vHTI3FucjSM86Nff4oIENt43r2fspgEPGRrd"
	  "E6fpLc9Oaq-qeP1GFULimrRdndm-P8q8kvN3KHlNAtEgrQAgTTgz80S-3VD0"
	  "FgWfgnb1PNmiuPUxO8OpI9KDIfu_acc6fg14nsNaJqXe6RESvhGPH2afjHqS"
	  "y_Fd2vpzj85bQQ\",\"p\":\"2DwQmZ43FoTnQ8IkUj3BmKRf5Eh2mizZA5x"
	  "EJ2MinUE3sdTYKSLtaEoekX9vbBZuWxHdVhM6UnKCJ_2iNk8Z0ayLYHL0_G2"
	  "1aXf9-unynEpUsH7HHTklLpYAzOOx1ZgVljoxAdWNn3hiEFrjZLZGS7lOH-a"
	  "3QQlDDQoJOJ2VFmU\",\"q\":\"te8LY4-W7IyaqH1ExujjMqkTAlTeRbv0V"
	  "LQnfLY2xINnrWdwiQ93_VF099aP1ESeLja2nw-6iKIe-qT7mtCPozKfVtUYf"
	  "z5HrJ_XY2kfexJINb9lhZHMv5p1skZpeIS-GPHCC6gRlKo1q-idn_qxyusfW"
	  "v7WAxlSVfQfk8d6Et0\",\"dp\":\"UfYKcL_or492vVc0PzwLSplbg4L3-Z"
	  "5wL48mwiswbpzOyIgd2xHTHQmjJpFAIZ8q-zf9RmgJXkDrFs9rkdxPtAsL1W"
	  "YdeCT5c125Fkdg317JVRDo1inX7x2Kdh8ERCreW8_4zXItuTl_KiXZNU5lvM"
	  "QjWbIw2eTx1lpsflo0rYU\",\"dq\":\"iEgcO-QfpepdH8FWd7mUFyrXdnO"
	  "kXJBCogChY6YKuIHGc_p8Le9MbpFKESzEaLlN1Ehf3B6oGBl5Iz_ayUlZj2I"
	  "oQZ82znoUrpa9fVYNot87ACfzIG7q9Mv7RiPAderZi03tkVXAdaBau_9vs5r"
	  "S-7HMtxkVrxSUvJY14TkXlHE\",\"qi\":\"kC-lzZOqoFaZCr5l0tOVtREK"
	  "oVqaAYhQiqIRGL-MzS4sCmRkxm5vZlXYx6RtE1n_AagjqajlkjieGlxTTThH"
	  "D8Iga6foGBMaAr5uR1hGQpSc7Gl7CF1DZkBJMTQN6EshYzZfxW08mIO8M6Rz"
	  "uh0beL6fG9mkDcIyPrBXx2bQ_mM\"}",
	  "You can trust us to stick with you through thick and thin"
	  "\342\200\223to the bitter end. And you can trust us to keep "
	  "any secret of yours\342\200\223closer than you keep it yours"
	  "elf. But you cannot trust us to let you face trouble alone, "
	  "and go off without a word. We are your friends, Frodo.",
	  NULL,
	  "{\"recipients\":[{\"encrypted_key\":\"dYOD28kab0Vvf4ODgxVAJX"
	  "gHcSZICSOp8M51zjwj4w6Y5G4XJQsNNIBiqyvUUAOcpL7S7-cFe7Pio7gV_Q"
	  "06WmCSa-vhW6me4bWrBf7cHwEQJdXihidAYWVajJIaKMXMvFRMV6iDlRr076"
	  "DFthg2_AV0_tSiV6xSEIFqt1xnYPpmP91tc5WJDOGb-wqjw0-b-S1laS11QV"
	  "buP78dQ7Fa0zAVzzjHX-xvyM2wxj_otxr9clN1LnZMbeYSrRicJK5xodvWgk"
	  "pIdkMHo4LvdhRRvzoKzlic89jFWPlnBq_V4n5trGuExtp_-dbHcGlihqc_wG"
	  "gho9fLMK8JOArYLcMDNQ\",\"header\":{\"alg\":\"RSA1_5\",\"kid"
	  "\":\"frodo.baggins@hobbiton.example\"}},{\"encrypted_key\":"
	  "\"ExInT0io9BqBMYF6-maw5tZlgoZXThD1zWKsHixJuw_elY4gSSId_w\","
	  "\"header\":{\"alg\":\"ECDH-ES+A256KW\",\"kid\":\"peregrin.to"
	  "ok@tuckborough.example\",\"epk\":{\"kty\":\"EC\",\"crv\":\"P"
	  "-384\",\"x\":\"Uzdvk3pi5wKCRc1izp5_r0OjeqT-I68i8g2b8mva8diRh"
	  "sE2xAn2DtMRb25Ma2CX\",\"y\":\"VDrRyFJh-Kwd1EjAgmj5Eo-CTHAZ53"
	  "MC7PjjpLioy3ylEjI1pOMbw91fzZ84pbfm\"}}},{\"encrypted_key\":"
	  "\"a7CclAejo_7JSuPB8zeagxXRam8dwCfmkt9-WyTpS1E\",\"header\":{"
	  "\"alg\":\"A256GCMKW\",\"kid\":\"18ec08e1-bfa9-4d95-b205-2b4d"
	  "d1d4321d\",\"tag\":\"59Nqh1LlYtVIhfD3pgRGvw\",\"iv\":\"Avpeo"
	  "PZ9Ncn9mkBn\"}}],\"unprotected\":{\"cty\":\"text/plain\"},\""
	  "protected\":\"eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0\",\"iv\":\"VgE"
	  "IHY20EnzUtZFl2RpB1g\",\"ciphertext\":\"ajm2Q-OpPXCr7-MHXickn"
	  "b1lsxLdXxK_yLds0KuhJzfWK04SjdxQeSw2L9mu3a_k1C55kCQ_3xlkcVKC5"
	  "yr__Is48VOoK0k63_QRM9tBURMFqLByJ8vOYQX0oJW4VUHJLmGhF-tVQWB7K"
	  "z8mr8zeE7txF0MSaP6ga7-siYxStR7_G07Thd1jh-zGT0wxM5g-VRORtq0K6"
	  "AXpLlwEqRp7pkt2zRM0ZAXqSpe1O6FJ7FHLDyEFnD-zDIZukLpCbzhzMDLLw"
	  "2-8I14FQrgi-iEuzHgIJFIJn2wh9Tj0cg_kOZy9BqMRZbmYXMY9YQjorZ_P_"
	  "JYG3ARAIF3OjDNqpdYe-K_5Q5crGJSDNyij_ygEiItR5jssQVH2ofDQdLCht"
	  "azE\",\"tag\":\"BESYyFN7T09KY7i8zKs5_g\"}" },
	{ "5.13",
	  "{\"kty\":\"EC\",\"kid\":\"peregrin.took@tuckborough.example"
	  "\",\"use\":\"enc\",\"crv\":\"P-384\",\"x\":\"YU4rRUzdmVqmRtW"
	  "Os2OpDE_T5fsNIodcG8G5FWPrTPMyxpzsSOGaQLpe2FpxBmu2\",\"y\":\""
	  "A8-yxCHxkfBz3hKZfI1jUYMjUhsEveZ9THuwFjH2sCNdtksRJU7D5-SkgaFL"
	  "1ETP\",\"d\":\"iTx2pk7wW-GqJkHcEkFQb2EFyYcO7RugmaW3mRrQVAOUi"
	  "PommT0IdnYK2xDlZh-j\"}",
	  "You can trust us to stick with you through thick and thin"
	  "\342\200\223to the bitter end. And you can trust us to keep "
	  "any secret of yours\342\200\223closer than you keep it yours"
	  "elf. But you cannot trust us to let you face trouble alone, "
	  "and go off without a word. We are your friends, Frodo.",
	  NULL,
	  "{\"recipients\":[{\"encrypted_key\":\"dYOD28kab0Vvf4ODgxVAJX"
	  "gHcSZICSOp8M51zjwj4w6Y5G4XJQsNNIBiqyvUUAOcpL7S7-cFe7Pio7gV_Q"
	  "06WmCSa-vhW6me4bWrBf7cHwEQJdXihidAYWVajJIaKMXMvFRMV6iDlRr076"
	  "DFthg2_AV0_tSiV6xSEIFqt1xnYPpmP91tc5WJDOGb-wqjw0-b-S1laS11QV"
	  "buP78dQ7Fa0zAVzzjHX-xvyM2wxj_otxr9clN1LnZMbeYSrRicJK5xodvWgk"
	  "pIdkMHo4LvdhRRvzoKzlic89jFWPlnBq_V4n5trGuExtp_-dbHcGlihqc_wG"
	  "gho9fLMK8JOArYLcMDNQ\",\"header\":{\"alg\":\"RSA1_5\",\"kid"
	  "\":\"frodo.baggins@hobbiton.example\"}},{\"encrypted_key\":"
	  "\"ExInT0io9BqBMYF6-maw5tZlgoZXThD1zWKsHixJuw_elY4gSSId_w\","
	  "\"header\":{\"alg\":\"ECDH-ES+A256KW\",\"kid\":\"peregrin.to"
	  "ok@tuckborough.example\",\"epk\":{\"kty\":\"EC\",\"crv\":\"P"
	  "-384\",\"x\":\"Uzdvk3pi5wKCRc1izp5_r0OjeqT-I68i8g2b8mva8diRh"
	  "sE2xAn2DtMRb25Ma2CX\",\"y\":\"VDrRyFJh-Kwd1EjAgmj5Eo-CTHAZ53"
	  "MC7PjjpLioy3ylEjI1pOMbw91fzZ84pbfm\"}}},{\"encrypted_key\":"
	  "\"a7CclAejo_7JSuPB8zeagxXRam8dwCfmkt9-WyTpS1E\",\"header\":{"
	  "\"alg\":\"A256GCMKW\",\"kid\":\"18ec08e1-bfa9-4d95-b205-2b4d"
	  "d1d4321d\",\"tag\":\"59Nqh1LlYtVIhfD3pgRGvw\",\"iv\":\"Avpeo"
	  "PZ9Ncn9mkBn\"}}],\"unprotected\":{\"cty\":\"text/plain\"},\""
	  "protected\":\"eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0\",\"iv\":\"VgE"
	  "IHY20EnzUtZFl2RpB1g\",\"ciphertext\":\"ajm2Q-OpPXCr7-MHXickn"
	  "b1lsxLdXxK_yLds0KuhJzfWK04SjdxQeSw2L9mu3a_k1C55kCQ_3xlkcVKC5"
	  "yr__Is48VOoK0k63_QRM9tBURMFqLByJ8vOYQX0oJW4VUHJLmGhF-tVQWB7K"
	  "z8mr8zeE7txF0MSaP6ga7-siYxStR7_G07Thd1jh-zGT0wxM5g-VRORtq0K6"
	  "AXpLlwEqRp7pkt2zRM0ZAXqSpe1O6FJ7FHLDyEFnD-zDIZukLpCbzhzMDLLw"
	  "2-8I14FQrgi-iEuzHgIJFIJn2wh9Tj0cg_kOZy9BqMRZbmYXMY9YQjorZ_P_"
	  "JYG3ARAIF3OjDNqpdYe-K_5Q5crGJSDNyij_ygEiItR5jssQVH2ofDQdLCht"
	  "azE\",\"tag\":\"BESYyFN7T09KY7i8zKs5_g\"}" },
	{ "5.13",
	  "{\"kty\":\"oct\",\"kid\":\"18ec08e1-bfa9-4d95-b205-2b4dd1d43"
	  "21d\",\"use\":\"enc\",\"alg\":\"A256GCMKW\",\"k\":\"qC57l_ux"
	  "cm7Nm3K-ct4GFjx8tM1U8CZ0NLBvdQstiS8\"}",
	  "You can trust us to stick with you through thick and thin"
	  "\342\200\223to the bitter end. And you can trust us to keep "
	  "any secret of yours\342\200\223closer than you keep it yours"
	  "elf. But you cannot trust us to let you face trouble alone, "
	  "and go off without a word. We are your friends, Frodo.",
	  NULL,
	  "{\"recipients\":[{\"encrypted_key\":\"dYOD28kab0Vvf4ODgxVAJX"
	  "gHcSZICSOp8M51zjwj4w6Y5G4XJQsNNIBiqyvUUAOcpL7S7-cFe7Pio7gV_Q"
	  "06WmCSa-vhW6me4bWrBf7cHwEQJdXihidAYWVajJIaKMXMvFRMV6iDlRr076"
	  "DFthg2_AV0_tSiV6xSEIFqt1xnYPpmP91tc5WJDOGb-wqjw0-b-S1laS11QV"
	  "buP78dQ7Fa0zAVzzjHX-xvyM2wxj_otxr9clN1LnZMbeYSrRicJK5xodvWgk"
	  "pIdkMHo4LvdhRRvzoKzlic89jFWPlnBq_V4n5trGuExtp_-dbHcGlihqc_wG"
	  "gho9fLMK8JOArYLcMDNQ\",\"header\":{\"alg\":\"RSA1_5\",\"kid"
	  "\":\"frodo.baggins@hobbiton.example\"}},{\"encrypted_key\":"
	  "\"ExInT0io9BqBMYF6-maw5tZlgoZXThD1zWKsHixJuw_elY4gSSId_w\","
	  "\"header\":{\"alg\":\"ECDH-ES+A256KW\",\"kid\":\"peregrin.to"
	  "ok@tuckborough.example\",\"epk\":{\"kty\":\"EC\",\"crv\":\"P"
	  "-384\",\"x\":\"Uzdvk3pi5wKCRc1izp5_r0OjeqT-I68i8g2b8mva8diRh"
	  "sE2xAn2DtMRb25Ma2CX\",\"y\":\"VDrRyFJh-Kwd1EjAgmj5Eo-CTHAZ53"
	  "MC7PjjpLioy3ylEjI1pOMbw91fzZ84pbfm\"}}},{\"encrypted_key\":"
	  "\"a7CclAejo_7JSuPB8zeagxXRam8dwCfmkt9-WyTpS1E\",\"header\":{"
	  "\"alg\":\"A256GCMKW\",\"kid\":\"18ec08e1-bfa9-4d95-b205-2b4d"
	  "d1d4321d\",\"tag\":\"59Nqh1LlYtVIhfD3pgRGvw\",\"iv\":\"Avpeo"
	  "PZ9Ncn9mkBn\"}}],\"unprotected\":{\"cty\":\"text/plain\"},\""
	  "protected\":\"eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0\",\"iv\":\"VgE"
	  "IHY20EnzUtZFl2RpB1g\",\"ciphertext\":\"ajm2Q-OpPXCr7-MHXickn"
	  "b1lsxLdXxK_yLds0KuhJzfWK04SjdxQeSw2L9mu3a_k1C55kCQ_3xlkcVKC5"
	  "yr__Is48VOoK0k63_QRM9tBURMFqLByJ8vOYQX0oJW4VUHJLmGhF-tVQWB7K"
	  "z8mr8zeE7txF0MSaP6ga7-siYxStR7_G07Thd1jh-zGT0wxM5g-VRORtq0K6"
	  "AXpLlwEqRp7pkt2zRM0ZAXqSpe1O6FJ7FHLDyEFnD-zDIZukLpCbzhzMDLLw"
	  "2-8I14FQrgi-iEuzHgIJFIJn2wh9Tj0cg_kOZy9BqMRZbmYXMY9YQjorZ_P_"
	  "JYG3ARAIF3OjDNqpdYe-K_5Q5crGJSDNyij_ygEiItR5jssQVH2ofDQdLCht"
	  "azE\",\"tag\":\"BESYyFN7T09KY7i8zKs5_g\"}" },
};

/* 4.5: the payload is detached */
static const struct rfc7520 rfc7520_detached = {
	"4.5",
	"{\"kty\":\"oct\",\"kid\":\"018c0ae5-4d9b-471b-bfd6-eef314bc7"
	"037\",\"use\":\"sig\",\"alg\":\"HS256\",\"k\":\"hJtXIZ2uSN5k"
	"bQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg\"}",
	"It\342\200\231s a dangerous business, Frodo, going out your "
	"door. You step onto the road, and if you don't keep your fee"
	"t, there\342\200\231s no knowing where you might be swept of"
	"f to.",
	"eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2"
	"LWVlZjMxNGJjNzAzNyJ9..s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1"
	"Md7p0",
	NULL
};

/* RFC 8037 A.4 */
static const struct rfc7520 rfc8037_jws = {
	"A.4",
	"{\"kty\":\"OKP\",\"use\":\"sig\",\"crv\":\"Ed25519\",\"x\":"
	"\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\",\"d\":\"nWGx"
	"ne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}",
	"Example of Ed25519 signing",
	"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgy"
	"Y0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5"
	"BhVsPt9g7sVvpAr_MuM0KAg",
	"{\"payload\":\"RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc\",\"prote"
	"cted\":\"eyJhbGciOiJFZERTQSJ9\",\"signature\":\"hgyY0il_MGCj"
	"P0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7"
	"sVvpAr_MuM0KAg\"}"
};

/* RFC 8037 A.6 made whole */
static const struct rfc7520 rfc8037_jwe = {
	"A.6",
	"{\"kty\":\"OKP\",\"kid\":\"Bob\",\"crv\":\"X25519\",\"x\":\""
	"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08\",\"d\":\"XasIfm"
	"JKikt54X-Lg4AO5m87sSkmGLb9HC-LJ_-I4Os\"}",
	"You can trust us to stick with you through thick and thin"
	"\342\200\223to the bitter end. And you can trust us to keep "
	"any secret of yours\342\200\223closer than you keep it yours"
	"elf. But you cannot trust us to let you face trouble alone, "
	"and go off without a word. We are your friends, Frodo.",
	"eyJhbGciOiJFQ0RILUVTIiwia2lkIjoiQm9iIiwiZXBrIjp7Imt0eSI6Ik9L"
	"UCIsImNydiI6IlgyNTUxOSIsIngiOiJ4dlhIaDNRMlM0Vm90WGdCZGRHV0Rf"
	"S2huellaX2V1QjJlYWVrTHZ2QURVIn0sImVuYyI6IkExMjhHQ00ifQ..0tCo"
	"BvRfolezYjpJ.cX3qZ4cfxiyr_Leem1b69MeLo-BHsMJy6RetGse91pgXjR7"
	"X87k1e7dJliYfzgseMV9dcVo3i1cAPeU2jkDCxrjxIBW0iUlF3JfkVH7DU3B"
	"8GxzkblOJKwJE58Sd0rJEN9rSwfLf66sbTiY_vGYf7cZhbWhj6wwBnICFfaR"
	"h_2NubCdma7zX_vsdaGJXHn-6-jjR9UaQUbJD-tPn5UAW8Sa9lPAcncYZyws"
	"cUM-FET3tePOH2h_xv_LFGuN2KYJ3BED_Eyo--oSX17DD7ksSt0wfzy_TWcz"
	"aG1E_TWn4nvP6T6d5nMp9OdfLWQNopQHoQGWlPbaRLHCk2mNl1K5GsJ6Q4tj"
	"SdFWpqRDpQUz2eYAk.Yd4jUyp_PC5cACOwaAGwUQ",
	"{\"protected\":\"eyJhbGciOiJFQ0RILUVTIiwia2lkIjoiQm9iIiwiZXB"
	"rIjp7Imt0eSI6Ik9LUCIsImNydiI6IlgyNTUxOSIsIngiOiJ4dlhIaDNRMlM"
	"0Vm90WGdCZGRHV0RfS2huellaX2V1QjJlYWVrTHZ2QURVIn0sImVuYyI6IkE"
	"xMjhHQ00ifQ\",\"iv\":\"0tCoBvRfolezYjpJ\",\"ciphertext\":\"c"
	"X3qZ4cfxiyr_Leem1b69MeLo-BHsMJy6RetGse91pgXjR7X87k1e7dJliYfz"
	"gseMV9dcVo3i1cAPeU2jkDCxrjxIBW0iUlF3JfkVH7DU3B8GxzkblOJKwJE5"
	"8Sd0rJEN9rSwfLf66sbTiY_vGYf7cZhbWhj6wwBnICFfaRh_2NubCdma7zX_"
	"vsdaGJXHn-6-jjR9UaQUbJD-tPn5UAW8Sa9lPAcncYZywscUM-FET3tePOH2"
	"h_xv_LFGuN2KYJ3BED_Eyo--oSX17DD7ksSt0wfzy_TWczaG1E_TWn4nvP6T"
	"6d5nMp9OdfLWQNopQHoQGWlPbaRLHCk2mNl1K5GsJ6Q4tjSdFWpqRDpQUz2e"
	"YAk\",\"tag\":\"Yd4jUyp_PC5cACOwaAGwUQ\"}"
};

#endif
