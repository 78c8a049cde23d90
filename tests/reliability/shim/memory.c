/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Allocations: malloc's family, mimalloc's, and with them operator new, which ends in one of the
 * two. What comes before the shim can find the real functions is served from a small buffer. */
#define _GNU_SOURCE
#include "plan.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>

static char early[65536];
static size_t early_used;
static __thread int searching;

static void *early_bytes(size_t size) {
    const size_t start = __atomic_fetch_add(&early_used, (size + 31) & ~(size_t)15, __ATOMIC_SEQ_CST);
    return start + size + 16 <= sizeof early ? early + ((start + 15) & ~(size_t)15) : NULL;
}
static bool is_early(const void *bytes) { return (const char *)bytes >= early && (const char *)bytes < early + sizeof early; }

/* The next definition of `name` after ours; NULL while it is being looked for. */
static void *next(const char *name, void **kept) {
    void *found = __atomic_load_n(kept, __ATOMIC_ACQUIRE);
    if (found == NULL && searching == 0) {
        searching = 1;
        found = dlsym(RTLD_NEXT, name);
        searching = 0;
        __atomic_store_n(kept, found, __ATOMIC_RELEASE);
    }
    return found;
}

/* Inside an allocation the allocator may call another of these: it must not be counted again. */
static __thread int depth;

static bool fails(void) {
    if (depth != 0 || searching != 0) {
        return false;
    }
    const int error = errno;
    ++depth;
    const enum fate fate = shim_fate(GROUP_MEMORY);
    --depth;
    errno = fate == FATE_FAIL ? ENOMEM : error;
    return fate == FATE_FAIL;
}

#define NEXT(type, name)                                                                                     \
    static void *kept;                                                                                       \
    type real;                                                                                               \
    void *const found = next(name, &kept);                                                                   \
    memcpy(&real, &found, sizeof real)

typedef void *(*one_size)(size_t);
typedef void *(*two_sizes)(size_t, size_t);
typedef void *(*resize)(void *, size_t);
typedef void *(*resize_two)(void *, size_t, size_t);
typedef void (*release)(void *);
typedef int (*aligned_out)(void **, size_t, size_t);

#define ALLOCATE(call)                                                                                       \
    ++depth;                                                                                                 \
    void *const result = (call);                                                                             \
    --depth;                                                                                                 \
    return result

#define ONE_SIZE(name)                                                                                       \
    void *name(size_t size) {                                                                                \
        NEXT(one_size, #name);                                                                               \
        if (real == NULL) {                                                                                  \
            return early_bytes(size);                                                                        \
        }                                                                                                    \
        if (fails()) {                                                                                       \
            return NULL;                                                                                     \
        }                                                                                                    \
        ALLOCATE(real(size));                                                                                \
    }
#define TWO_SIZES(name)                                                                                      \
    void *name(size_t first, size_t second) {                                                                \
        NEXT(two_sizes, #name);                                                                              \
        if (real == NULL) {                                                                                  \
            return early_bytes(first * second);                                                              \
        }                                                                                                    \
        if (fails()) {                                                                                       \
            return NULL;                                                                                     \
        }                                                                                                    \
        ALLOCATE(real(first, second));                                                                       \
    }
#define RESIZE(name)                                                                                         \
    void *name(void *old, size_t size) {                                                                     \
        NEXT(resize, #name);                                                                                 \
        if (real == NULL || is_early(old)) {                                                                 \
            void *const bytes = early_bytes(size);                                                           \
            return bytes != NULL && old != NULL ? memcpy(bytes, old, size) : bytes;                          \
        }                                                                                                    \
        if (fails()) {                                                                                       \
            return NULL;                                                                                     \
        }                                                                                                    \
        ALLOCATE(real(old, size));                                                                           \
    }

ONE_SIZE(malloc)
TWO_SIZES(calloc)
RESIZE(realloc)
TWO_SIZES(aligned_alloc)
TWO_SIZES(memalign)
ONE_SIZE(mi_malloc)
ONE_SIZE(mi_zalloc)
TWO_SIZES(mi_calloc)
RESIZE(mi_realloc)
TWO_SIZES(mi_malloc_aligned)
TWO_SIZES(mi_memalign)
ONE_SIZE(mi_new_nothrow)
TWO_SIZES(mi_new_aligned_nothrow)

int posix_memalign(void **out, size_t alignment, size_t size) {
    NEXT(aligned_out, "posix_memalign");
    if (fails() || real == NULL) {
        return ENOMEM;
    }
    ++depth;
    const int result = real(out, alignment, size);
    --depth;
    return result;
}

void *reallocarray(void *old, size_t count, size_t size) {
    NEXT(resize_two, "reallocarray");
    if (fails() || real == NULL) {
        return NULL;
    }
    ALLOCATE(real(old, count, size));
}

void free(void *bytes) {
    NEXT(release, "free");
    if (bytes != NULL && !is_early(bytes) && real != NULL) {
        real(bytes);
    }
}
void mi_free(void *bytes) {
    NEXT(release, "mi_free");
    if (bytes != NULL && !is_early(bytes) && real != NULL) {
        real(bytes);
    }
}
