/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GAZETTE_SHIM_PLAN_H
#define GAZETTE_SHIM_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What the test asked for, read from the environment when the program starts:
 *   SHIM_CALLS  groups that count: open read write sync rename mkdir unlink close truncate map
 * memory SHIM_AT     number of the call, from 1, that something happens at; 0: count only SHIM_MODE
 * once, sticky (that call and all later ones), short (half of it is done; later ones fail, except
 * reads), kill (SIGKILL before the call), kill-after (after it) SHIM_ERROR  the errno to fail with
 *   SHIM_UNDER  folders, separated by colons: only files below them count (memory: all calls)
 *   SHIM_LOG    a file that gets one line when the fault strikes and one at the program's end
 *   SHIM_TRACE  a file that gets every change below SHIM_UNDER, see trace.c */

enum group {
    GROUP_OPEN = 1 << 0,
    GROUP_READ = 1 << 1,
    GROUP_WRITE = 1 << 2,
    GROUP_SYNC = 1 << 3,
    GROUP_RENAME = 1 << 4,
    GROUP_MKDIR = 1 << 5,
    GROUP_UNLINK = 1 << 6,
    GROUP_CLOSE = 1 << 7,
    GROUP_TRUNCATE = 1 << 8,
    GROUP_MAP = 1 << 9,
    GROUP_MEMORY = 1 << 10
};

/* What shall happen to one call. */
enum fate { FATE_NORMAL, FATE_FAIL, FATE_HALF, FATE_KILL_AFTER };

/* Counts a call and tells its fate; sets errno when it is to fail; does not return when the process
 * is to die before the call. */
enum fate shim_fate(enum group group);
/* Dies by SIGKILL when the fate says so: to be called after the real call. */
void shim_after(enum fate fate);

/* True when the file is below SHIM_UNDER. */
bool shim_counts_path(int folder, const char* path);
bool shim_counts_fd(int fd);
/* Absolute path of what `path`, relative to the descriptor `folder`, means; links of the last part
 * are not followed. `out` has PATH_MAX bytes. False when there is none. */
bool shim_path(int folder, const char* path, char* out);
bool shim_fd_path(int fd, char* out);

/* The trace: a change and what it was. The caller holds shim_lock() around the call and its note,
 * so that the order of the trace is the order of the calls. No effect without SHIM_TRACE. */
bool shim_traces(void);
void shim_lock(void);
void shim_unlock(void);
void shim_note(char operation, const char* path, const char* other, uint64_t offset,
               const void* data, size_t size);

#endif
