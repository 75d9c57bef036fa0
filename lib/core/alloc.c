/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The library's one way to the heap. Everything goes through lws_realloc(), so
 * that a program can bring its own allocator and tests can count, and refuse
 * each allocation in turn. The function is set before anything else is used
 * and then only read, so it needs no lock.
 */
#include "core/core.h"

#include <stdatomic.h>

#if defined(LWS_HAVE_MALLOC_USABLE_SIZE)
#include <malloc.h>
#define USABLE(p) malloc_usable_size(p)
#else
#define USABLE(p) 0u /* not known here, as lws_get_allocated_heap() says */
#endif

/* Bytes of blocks that are out, if known: the sum of all. Threads add to
 * different ones, as far as there are enough, and so not to the same memory. */
static struct {
	_Alignas(LWS_TUNE_CACHE_LINE) atomic_size_t bytes;
} heap[LWS_TUNE_HEAP_COUNTERS];

static atomic_uint heap_users;
static _Thread_local atomic_size_t *heap_mine LWS_TLS_IN_PLACE;

static LWS_NOINLINE void
choose_counter(void)
{
	unsigned int n = atomic_fetch_add(&heap_users, 1);

	heap_mine = &heap[n % LWS_TUNE_HEAP_COUNTERS].bytes;
}

static void
count(size_t gone, size_t come)
{
	if (!heap_mine)
		choose_counter();
	atomic_fetch_add_explicit(heap_mine, come - gone, memory_order_relaxed);
}

/* size 0 frees; C11 leaves realloc(p, 0) open, so it never reaches libc */
static void *
heap_realloc(void *ptr, size_t size, const char *reason)
{
	size_t had = ptr ? USABLE(ptr) : 0;
	void *p;

	(void)reason;
	if (!size) {
		free(ptr);
		count(had, 0);
		return NULL;
	}
	p = realloc(ptr, size);
	if (p)
		count(had, USABLE(p));

	return p;
}

size_t
lws_get_allocated_heap(void)
{
	size_t sum = 0;
	unsigned int n;

	for (n = 0; n < LWS_TUNE_HEAP_COUNTERS; n++)
		sum += atomic_load_explicit(&heap[n].bytes,
					    memory_order_relaxed);

	return sum;
}

static void *(*allocator)(void *ptr, size_t size,
			  const char *reason) = heap_realloc;

void
lws_set_allocator(void *(*realloc_fn)(void *ptr, size_t size,
				      const char *reason))
{
	allocator = realloc_fn ? realloc_fn : heap_realloc;
}

void *
lws_realloc(void *ptr, size_t size, const char *reason)
{
	if (!ptr && !size)
		return NULL;

	return allocator(ptr, size, reason);
}

void *
lws_zalloc(size_t size, const char *why)
{
	void *p = lws_malloc(size, why);

	if (p)
		memset(p, 0, size);

	return p;
}

/* before the aligned bytes stands where the block begins */
void *
lws_zalloc_apart(size_t size, const char *why)
{
	const size_t line = LWS_TUNE_CACHE_LINE;
	void *block, **p;

	if (!size || size > SIZE_MAX - 3 * line)
		return NULL;
	size = (size + line - 1) / line * line;
	block = lws_zalloc(size + line + sizeof(block), why);
	if (!block)
		return NULL;
	p = (void **)(((uintptr_t)block + sizeof(block) + line - 1) &
		      ~(uintptr_t)(line - 1));
	p[-1] = block;

	return p;
}

void
lws_free_apart(void *p)
{
	if (p)
		lws_free(((void **)p)[-1]);
}

char *
lws_strdup_why(const char *s, const char *why)
{
	size_t len;
	char *p;

	if (!s)
		return NULL;
	len = strlen(s) + 1;
	p = lws_malloc(len, why);
	if (p)
		memcpy(p, s, len);

	return p;
}
