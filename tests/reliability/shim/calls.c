/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls that touch files, each counted, failed or traced as the plan says. */
#define _GNU_SOURCE
#define _LARGEFILE64_SOURCE
#include "plan.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* The kernel's answer as libc gives it: -1 and errno are syscall()'s own. */
#define REAL(...) syscall(__VA_ARGS__)

static void note_path(char operation, int folder, const char *path, uint64_t offset) {
    char whole[PATH_MAX];
    if (shim_traces() && shim_path(folder, path, whole)) {
        shim_note(operation, whole, "", offset, NULL, 0);
    }
}

static void note_fd(char operation, int fd, uint64_t offset, const void *data, size_t size) {
    char whole[PATH_MAX];
    if (shim_traces() && shim_fd_path(fd, whole)) {
        shim_note(operation, whole, "", offset, data, size);
    }
}

static int open_any(int folder, const char *path, int flags, mode_t mode) {
    if (!shim_counts_path(folder, path)) {
        return (int)REAL(SYS_openat, folder, path, flags, mode);
    }
    const enum fate fate = shim_fate(GROUP_OPEN);
    if (fate == FATE_FAIL) {
        return -1;
    }
    shim_lock();
    const bool makes = (flags & O_CREAT) != 0 && REAL(SYS_faccessat, folder, path, F_OK) != 0;
    const int fd = (int)REAL(SYS_openat, folder, path, flags, mode);
    const int error = errno;
    if (fd >= 0 && makes) {
        note_path('C', folder, path, 0);
    } else if (fd >= 0 && (flags & O_TRUNC) != 0) {
        note_path('T', folder, path, 0);
    }
    shim_unlock();
    shim_after(fate);
    errno = error;
    return fd;
}

#define MODE_ARGUMENT(flags)                                                                                 \
    mode_t mode = 0;                                                                                         \
    if (((flags) & (O_CREAT | O_TMPFILE)) != 0) {                                                            \
        va_list rest;                                                                                        \
        va_start(rest, flags);                                                                               \
        mode = va_arg(rest, mode_t);                                                                         \
        va_end(rest);                                                                                        \
    }

int open(const char *path, int flags, ...) {
    MODE_ARGUMENT(flags)
    return open_any(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE_ARGUMENT(flags)
    return open_any(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE_ARGUMENT(flags)
    return open_any(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
    MODE_ARGUMENT(flags)
    return open_any(folder, path, flags, mode);
}
/* What -D_FORTIFY_SOURCE makes of calls without a mode. */
int __open_2(const char *path, int flags) { return open_any(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return open_any(AT_FDCWD, path, flags, 0); }
int __openat_2(int folder, const char *path, int flags) { return open_any(folder, path, flags, 0); }
int __openat64_2(int folder, const char *path, int flags) { return open_any(folder, path, flags, 0); }
int creat(const char *path, mode_t mode) { return open_any(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

static ssize_t read_any(int fd, void *buffer, size_t size, off_t offset, bool at_offset) {
    enum fate fate = FATE_NORMAL;
    if (shim_counts_fd(fd)) {
        fate = shim_fate(GROUP_READ);
        if (fate == FATE_FAIL) {
            return -1;
        }
    }
    const size_t wanted = fate == FATE_HALF && size > 1 ? size / 2 : size;
    const ssize_t got =
        at_offset ? REAL(SYS_pread64, fd, buffer, wanted, offset) : REAL(SYS_read, fd, buffer, wanted);
    shim_after(fate);
    return got;
}

ssize_t read(int fd, void *buffer, size_t size) { return read_any(fd, buffer, size, 0, false); }
ssize_t __read_chk(int fd, void *buffer, size_t size, size_t room) {
    return size > room ? (abort(), -1) : read_any(fd, buffer, size, 0, false);
}
ssize_t pread(int fd, void *buffer, size_t size, off_t offset) { return read_any(fd, buffer, size, offset, true); }
ssize_t pread64(int fd, void *buffer, size_t size, off64_t offset) {
    return read_any(fd, buffer, size, offset, true);
}
ssize_t __pread64_chk(int fd, void *buffer, size_t size, off64_t offset, size_t room) {
    return size > room ? (abort(), -1) : read_any(fd, buffer, size, offset, true);
}

static ssize_t write_any(int fd, const void *data, size_t size, off_t offset, bool at_offset) {
    if (fd == STDERR_FILENO && shim_traces()) {
        shim_lock();
        const ssize_t printed = REAL(SYS_write, fd, data, size);
        shim_note('P', "", "", 0, data, printed > 0 ? (size_t)printed : 0);
        shim_unlock();
        return printed;
    }
    if (!shim_counts_fd(fd)) {
        return at_offset ? REAL(SYS_pwrite64, fd, data, size, offset) : REAL(SYS_write, fd, data, size);
    }
    const enum fate fate = shim_fate(GROUP_WRITE);
    if (fate == FATE_FAIL) {
        return -1;
    }
    const size_t wanted = fate == FATE_HALF && size > 1 ? size / 2 : size;
    shim_lock();
    const bool appends = !at_offset && (REAL(SYS_fcntl, fd, F_GETFL) & O_APPEND) != 0;
    const off_t start = at_offset ? offset : REAL(SYS_lseek, fd, 0, appends ? SEEK_END : SEEK_CUR);
    const ssize_t done =
        at_offset ? REAL(SYS_pwrite64, fd, data, wanted, offset) : REAL(SYS_write, fd, data, wanted);
    const int error = errno;
    if (done > 0) {
        note_fd('W', fd, (uint64_t)start, data, (size_t)done);
    }
    shim_unlock();
    shim_after(fate);
    errno = error;
    return done;
}

ssize_t write(int fd, const void *data, size_t size) { return write_any(fd, data, size, 0, false); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
    return write_any(fd, data, size, offset, true);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
    return write_any(fd, data, size, offset, true);
}
/* As the kernel may: only the first part that is not empty is written. */
ssize_t writev(int fd, const struct iovec *parts, int count) {
    for (int i = 0; i < count; ++i) {
        if (parts[i].iov_len != 0) {
            return write_any(fd, parts[i].iov_base, parts[i].iov_len, 0, false);
        }
    }
    return 0;
}

static int sync_any(int fd, long number) {
    if (!shim_counts_fd(fd)) {
        return (int)REAL(number, fd);
    }
    const enum fate fate = shim_fate(GROUP_SYNC);
    if (fate == FATE_FAIL) {
        return -1;
    }
    shim_lock();
    const int result = (int)REAL(number, fd);
    if (result == 0) {
        note_fd('S', fd, 0, NULL, 0);
    }
    shim_unlock();
    shim_after(fate);
    return result;
}
int fsync(int fd) { return sync_any(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_any(fd, SYS_fdatasync); }

int close(int fd) {
    if (!shim_counts_fd(fd)) {
        return (int)REAL(SYS_close, fd);
    }
    const enum fate fate = shim_fate(GROUP_CLOSE);
    const int wanted = errno;
    const int result = (int)REAL(SYS_close, fd); /* a failing close() has closed all the same */
    shim_after(fate);
    if (fate == FATE_FAIL) {
        errno = wanted;
        return -1;
    }
    return result;
}

static int truncate_any(int fd, off_t size) {
    const bool counts = shim_counts_fd(fd);
    const enum fate fate = counts ? shim_fate(GROUP_TRUNCATE) : FATE_NORMAL;
    if (fate == FATE_FAIL) {
        return -1;
    }
    shim_lock();
    const int result = (int)REAL(SYS_ftruncate, fd, size);
    if (result == 0 && counts) {
        note_fd('T', fd, (uint64_t)size, NULL, 0);
    }
    shim_unlock();
    shim_after(fate);
    return result;
}
int ftruncate(int fd, off_t size) { return truncate_any(fd, size); }
int ftruncate64(int fd, off64_t size) { return truncate_any(fd, size); }

static void *map_any(void *where, size_t size, int protection, int flags, int fd, off_t offset) {
    const bool counts = fd >= 0 && shim_counts_fd(fd);
    const enum fate fate = counts ? shim_fate(GROUP_MAP) : FATE_NORMAL;
    if (fate == FATE_FAIL) {
        return MAP_FAILED;
    }
    if (counts && (protection & PROT_WRITE) != 0 && (flags & MAP_SHARED) != 0) {
        note_fd('?', fd, 0, NULL, 0);
    }
    void *result = (void *)REAL(SYS_mmap, where, size, protection, flags, fd, offset);
    shim_after(fate);
    return result;
}
void *mmap(void *where, size_t size, int protection, int flags, int fd, off_t offset) {
    return map_any(where, size, protection, flags, fd, offset);
}
void *mmap64(void *where, size_t size, int protection, int flags, int fd, off64_t offset) {
    return map_any(where, size, protection, flags, fd, offset);
}

/* Changes that the programs are not known to make: the replay must not overlook them. */
ssize_t copy_file_range(int in, off64_t *in_offset, int out, off64_t *out_offset, size_t size, unsigned flags) {
    note_fd('?', out, 0, NULL, 0);
    return REAL(SYS_copy_file_range, in, in_offset, out, out_offset, size, flags);
}
ssize_t sendfile(int out, int in, off_t *offset, size_t size) {
    note_fd('?', out, 0, NULL, 0);
    return REAL(SYS_sendfile, out, in, offset, size);
}
int link(const char *from, const char *to) {
    note_path('?', AT_FDCWD, to, 0);
    return (int)REAL(SYS_link, from, to);
}
