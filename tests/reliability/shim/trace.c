/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trace that power_loss.py replays: one record a change, in the order of the calls.
 *   operation (1 byte), length of path (2), of other path (2), offset (8), bytes of data (4), all
 *   little-endian; then path, other path, data.
 * C file created, T cut to offset, W data at offset, S synced, R path renamed to other, U unlinked,
 * D folder removed, M folder made, P printed to stderr, X program over, ? a change the replay cannot
 * follow. */
#define _GNU_SOURCE
#include "plan.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int trace_fd = -1;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

/* Above what a program opens by itself, so that its own descriptors keep their numbers. */
enum { trace_fd_from = 500 };

__attribute__((constructor)) static void open_trace(void) {
    const char *path = getenv("SHIM_TRACE");
    if (path == NULL || *path == '\0') {
        return;
    }
    const long fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd >= 0) {
        trace_fd = (int)syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, trace_fd_from);
        (void)syscall(SYS_close, fd);
    }
}

__attribute__((destructor)) static void close_trace(void) { shim_note('X', "", "", 0, NULL, 0); }

bool shim_traces(void) { return trace_fd >= 0; }

void shim_lock(void) {
    if (trace_fd >= 0) {
        pthread_mutex_lock(&order);
    }
}

void shim_unlock(void) {
    if (trace_fd >= 0) {
        pthread_mutex_unlock(&order);
    }
}

void shim_note(char operation, const char *path, const char *other, uint64_t offset, const void *data,
               size_t size) {
    if (trace_fd < 0) {
        return;
    }
    struct __attribute__((packed)) {
        char operation;
        uint16_t path_bytes;
        uint16_t other_bytes;
        uint64_t offset;
        uint32_t data_bytes;
    } head = {operation, (uint16_t)strlen(path), (uint16_t)strlen(other), offset, (uint32_t)size};
    struct iovec parts[4] = {{&head, sizeof head},
                             {(void *)(uintptr_t)path, head.path_bytes},
                             {(void *)(uintptr_t)other, head.other_bytes},
                             {(void *)(uintptr_t)data, size}};
    if (syscall(SYS_writev, trace_fd, parts, 4) < 0) {
        abort(); /* a trace with holes proves nothing */
    }
}
