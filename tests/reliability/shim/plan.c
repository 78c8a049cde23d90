/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the plan and decides the fate of each call. Talks to the kernel by syscall() alone, so that
 * nothing here meets the shim's own functions. */
#define _GNU_SOURCE
#include "plan.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum mode { MODE_ONCE, MODE_STICKY, MODE_SHORT, MODE_KILL, MODE_KILL_AFTER };

static struct {
    bool ready;
    unsigned groups;
    enum mode mode;
    int error;
    unsigned long at;
    char under[PATH_MAX];
    char log[PATH_MAX];
    unsigned long count;
} plan = {.error = EIO};

static const struct {
    const char *name;
    enum group group;
} group_names[] = {{"open", GROUP_OPEN},     {"read", GROUP_READ},         {"write", GROUP_WRITE},
                   {"sync", GROUP_SYNC},     {"rename", GROUP_RENAME},     {"mkdir", GROUP_MKDIR},
                   {"unlink", GROUP_UNLINK}, {"close", GROUP_CLOSE},       {"truncate", GROUP_TRUNCATE},
                   {"map", GROUP_MAP},       {"memory", GROUP_MEMORY}};

static const char *group_name(enum group group) {
    for (size_t i = 0; i < sizeof group_names / sizeof *group_names; ++i) {
        if (group_names[i].group == group) {
            return group_names[i].name;
        }
    }
    return "?";
}

static void copy_variable(const char *name, char *out) {
    const char *value = getenv(name);
    if (value != NULL && strlen(value) < PATH_MAX) {
        strcpy(out, value);
    }
}

static unsigned read_groups(const char *list) {
    unsigned groups = 0;
    while (list != NULL && *list != '\0') {
        const size_t length = strcspn(list, ",");
        for (size_t i = 0; i < sizeof group_names / sizeof *group_names; ++i) {
            if (strlen(group_names[i].name) == length && memcmp(group_names[i].name, list, length) == 0) {
                groups |= group_names[i].group;
            }
        }
        list += length + (list[length] == ',');
    }
    return groups;
}

static enum mode read_mode(const char *word) {
    static const char *const words[] = {"once", "sticky", "short", "kill", "kill-after"};
    for (size_t i = 0; word != NULL && i < sizeof words / sizeof *words; ++i) {
        if (strcmp(word, words[i]) == 0) {
            return (enum mode)i;
        }
    }
    return MODE_ONCE;
}

/* One whole line to the log, whatever state the program is in. */
static void log_line(const char *word, const char *group, unsigned long number) {
    char line[96];
    const int length = snprintf(line, sizeof line, "%s %s %lu\n", word, group, number);
    const long fd = syscall(SYS_openat, AT_FDCWD, plan.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd >= 0 && length > 0) {
        (void)syscall(SYS_write, fd, line, (size_t)length);
        (void)syscall(SYS_close, fd);
    }
}

__attribute__((constructor)) static void read_plan(void) {
    plan.groups = read_groups(getenv("SHIM_CALLS"));
    plan.mode = read_mode(getenv("SHIM_MODE"));
    const char *error = getenv("SHIM_ERROR");
    plan.error = error != NULL ? atoi(error) : EIO;
    const char *at = getenv("SHIM_AT");
    plan.at = at != NULL ? strtoul(at, NULL, 10) : 0;
    copy_variable("SHIM_UNDER", plan.under);
    copy_variable("SHIM_LOG", plan.log);
    plan.ready = true;
}

__attribute__((destructor)) static void tell_count(void) {
    if (plan.log[0] != '\0') {
        log_line("counted", "all", __atomic_load_n(&plan.count, __ATOMIC_RELAXED));
    }
}

static void die(void) {
    (void)syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    for (;;) {
        (void)syscall(SYS_pause);
    }
}

enum fate shim_fate(enum group group) {
    if (!plan.ready || (plan.groups & (unsigned)group) == 0) {
        return FATE_NORMAL;
    }
    const unsigned long number = __atomic_add_fetch(&plan.count, 1, __ATOMIC_SEQ_CST);
    if (plan.at == 0 || number < plan.at) {
        return FATE_NORMAL;
    }
    const bool goes_on = plan.mode == MODE_STICKY || (plan.mode == MODE_SHORT && group != GROUP_READ);
    if (number > plan.at && !goes_on) {
        return FATE_NORMAL;
    }
    if (number == plan.at && plan.log[0] != '\0') {
        log_line("struck", group_name(group), number);
    }
    if (plan.mode == MODE_KILL) {
        die();
    }
    if (plan.mode == MODE_KILL_AFTER) {
        return FATE_KILL_AFTER;
    }
    if (plan.mode == MODE_SHORT && number == plan.at && (group == GROUP_WRITE || group == GROUP_READ)) {
        return FATE_HALF;
    }
    errno = plan.error;
    return FATE_FAIL;
}

void shim_after(enum fate fate) {
    if (fate == FATE_KILL_AFTER) {
        die();
    }
}

bool shim_fd_path(int fd, char *out) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const long length = syscall(SYS_readlinkat, AT_FDCWD, link, out, PATH_MAX - 1);
    out[length > 0 ? length : 0] = '\0';
    return length > 0 && out[0] == '/';
}

bool shim_path(int folder, const char *path, char *out) {
    char joined[2 * PATH_MAX];
    if (path == NULL || strlen(path) >= PATH_MAX) {
        return false;
    }
    if (path[0] == '/') {
        strcpy(joined, path);
    } else {
        if (folder == AT_FDCWD ? syscall(SYS_getcwd, joined, PATH_MAX) <= 0 : !shim_fd_path(folder, joined)) {
            return false;
        }
        strcat(joined, "/");
        strcat(joined, path);
    }
    size_t to = 0;
    for (const char *from = joined; *from != '\0'; ++from) {
        const bool doubled = from[0] == '/' && from[1] == '/';
        const bool dot = from[0] == '/' && from[1] == '.' && (from[2] == '/' || from[2] == '\0');
        from += dot ? 1 : 0;
        if (!doubled && !dot && to < PATH_MAX - 1) {
            out[to++] = *from;
        }
    }
    while (to > 1 && out[to - 1] == '/') {
        --to;
    }
    out[to] = '\0';
    return true;
}

static bool is_below(const char *path) {
    const char *folder = plan.under;
    while (*folder != '\0') {
        const size_t length = strcspn(folder, ":");
        if (strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0')) {
            return true;
        }
        folder += length + (folder[length] == ':');
    }
    return plan.under[0] == '\0';
}

bool shim_counts_path(int folder, const char *path) {
    char whole[PATH_MAX];
    return plan.ready && shim_path(folder, path, whole) && is_below(whole);
}

bool shim_counts_fd(int fd) {
    char whole[PATH_MAX];
    return plan.ready && shim_fd_path(fd, whole) && is_below(whole);
}
