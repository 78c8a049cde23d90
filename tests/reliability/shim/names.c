/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls that change names: renaming, making and removing. */
#define _GNU_SOURCE
#include "plan.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REAL(...) syscall(__VA_ARGS__)

static int rename_any(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    char from_path[PATH_MAX];
    char to_path[PATH_MAX];
    if (!shim_counts_path(to_folder, to) || !shim_path(from_folder, from, from_path) ||
        !shim_path(to_folder, to, to_path)) {
        return (int)REAL(SYS_renameat2, from_folder, from, to_folder, to, flags);
    }
    const enum fate fate = shim_fate(GROUP_RENAME);
    if (fate == FATE_FAIL) {
        return -1;
    }
    shim_lock();
    const int result = (int)REAL(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (result == 0) {
        shim_note(flags == 0 ? 'R' : '?', from_path, to_path, 0, NULL, 0);
    }
    shim_unlock();
    shim_after(fate);
    return result;
}
int rename(const char *from, const char *to) { return rename_any(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    return rename_any(from_folder, from, to_folder, to, 0);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    return rename_any(from_folder, from, to_folder, to, flags);
}

static int mkdir_any(int folder, const char *path, mode_t mode) {
    if (!shim_counts_path(folder, path)) {
        return (int)REAL(SYS_mkdirat, folder, path, mode);
    }
    const enum fate fate = shim_fate(GROUP_MKDIR);
    if (fate == FATE_FAIL) {
        return -1;
    }
    shim_lock();
    const int result = (int)REAL(SYS_mkdirat, folder, path, mode);
    char whole[PATH_MAX];
    if (result == 0 && shim_path(folder, path, whole)) {
        shim_note('M', whole, "", 0, NULL, 0);
    }
    shim_unlock();
    shim_after(fate);
    return result;
}
int mkdir(const char *path, mode_t mode) { return mkdir_any(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return mkdir_any(folder, path, mode); }

static int unlink_any(int folder, const char *path, int flags) {
    if (!shim_counts_path(folder, path)) {
        return (int)REAL(SYS_unlinkat, folder, path, flags);
    }
    const enum fate fate = shim_fate(GROUP_UNLINK);
    if (fate == FATE_FAIL) {
        return -1;
    }
    shim_lock();
    const int result = (int)REAL(SYS_unlinkat, folder, path, flags);
    const int error = errno;
    char whole[PATH_MAX];
    if (result == 0 && shim_path(folder, path, whole)) {
        shim_note((flags & AT_REMOVEDIR) != 0 ? 'D' : 'U', whole, "", 0, NULL, 0);
    }
    shim_unlock();
    shim_after(fate);
    errno = error;
    return result;
}
int unlink(const char *path) { return unlink_any(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return unlink_any(folder, path, flags); }
int rmdir(const char *path) { return unlink_any(AT_FDCWD, path, AT_REMOVEDIR); }
/* std::filesystem::remove is this one. */
int remove(const char *path) {
    const int result = unlink_any(AT_FDCWD, path, 0);
    return result != 0 && (errno == EISDIR || errno == EPERM) ? unlink_any(AT_FDCWD, path, AT_REMOVEDIR) : result;
}
