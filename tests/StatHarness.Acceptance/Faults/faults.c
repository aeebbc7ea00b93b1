/*
 * Stands between a process and the C library (LD_PRELOAD) and counts every operation that changes files below FAULT_ROOT:
 * files made, written, cut, flushed, renamed, linked, removed, and directories made and removed; so also every step of a database commit.
 * At operation number FAULT_AT it does what FAULT_KIND says, before the operation is done:
 *   kill    ends the process by SIGKILL                     tear    writes half of what was to be written, then SIGKILL
 *   full    fails with ENOSPC, from then on                 error   fails with EIO, once
 *   flush   fails the next flush with EIO, once             frozen  fails with EROFS, from then on
 * With FAULT_LOG it appends one line an operation: number, operation, path.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { GOES, KILL, TEAR, FULL, ERROR, FLUSH, FROZEN };

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char root[PATH_MAX];
static size_t root_length;
static long at;
static int kind, log_descriptor = -1;
static long counted;
static int flush_pending;

static void begin(void) {
  const char *where = getenv("FAULT_ROOT"), *when = getenv("FAULT_AT"), *what = getenv("FAULT_KIND"), *log = getenv("FAULT_LOG");
  if (!where || !realpath(where, root)) return;
  root_length = strlen(root);
  at = when ? atol(when) : 0;
  static const char *names[] = { "", "kill", "tear", "full", "error", "flush", "frozen" };
  for (int i = KILL; what && i <= FROZEN; i++) if (strcmp(what, names[i]) == 0) kind = i;
  if (log) log_descriptor = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_below(const char *path) {
  return strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

static int full_path(int directory, const char *path, char *out) {
  if (path[0] == '/') { snprintf(out, PATH_MAX, "%s", path); return 1; }
  char base[PATH_MAX], link[64];
  if (directory == AT_FDCWD) { if (!getcwd(base, sizeof base)) return 0; }
  else {
    snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
    ssize_t n = readlink(link, base, sizeof base - 1);
    if (n < 0) return 0;
    base[n] = 0;
  }
  snprintf(out, PATH_MAX, "%.2000s/%.2000s", base, path);
  return 1;
}

/* Returns an error number to fail with, -1 to tear, 0 to go on. */
static int step(const char *operation, const char *path, int is_flush) {
  long n = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
  if (log_descriptor >= 0) {
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%ld %s %.4000s\n", n, operation, path + root_length);
    syscall(SYS_write, log_descriptor, line, length);
  }
  if (kind == GOES || at <= 0 || n < at) return 0;
  if (n == at) {
    if (kind == KILL) syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    if (kind == TEAR) return -1;
    if (kind == ERROR) return EIO;
    if (kind == FLUSH) flush_pending = 1;
  }
  if (kind == FULL) return is_flush ? 0 : ENOSPC;
  if (kind == FROZEN) return EROFS;
  if (kind == FLUSH && is_flush && __atomic_exchange_n(&flush_pending, 0, __ATOMIC_SEQ_CST)) return EIO;
  return 0;
}

static void die(void) { syscall(SYS_kill, syscall(SYS_getpid), SIGKILL); }

static int path_step(const char *operation, int directory, const char *path) {
  char full[PATH_MAX];
  pthread_once(&once, begin);
  if (!root_length || !path || !full_path(directory, path, full) || !is_below(full)) return 0;
  int fault = step(operation, full, 0);
  if (fault == -1) die();
  return fault;
}

static int file_step(const char *operation, int descriptor, int is_flush) {
  char link[64], full[PATH_MAX];
  pthread_once(&once, begin);
  if (!root_length) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t n = readlink(link, full, sizeof full - 1);
  if (n < 0) return 0;
  full[n] = 0;
  return is_below(full) ? step(operation, full, is_flush) : 0;
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)
#define FAIL_IF(fault) do { int f_ = (fault); if (f_ > 0) { errno = f_; return -1; } if (f_ < 0) die(); } while (0)

static int changes(int flags) { return (flags & (O_CREAT | O_TRUNC)) != 0; }

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
    if (changes(flags)) FAIL_IF(path_step("open", AT_FDCWD, path)); \
    return real(path, flags, mode); \
  }
#define OPENAT(name) \
  int name(int directory, const char *path, int flags, ...) { \
    REAL(int, name, int, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
    if (changes(flags)) FAIL_IF(path_step("open", directory, path)); \
    return real(directory, path, flags, mode); \
  }
OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64)

#define WRITE(name, offset_type, ...) \
  ssize_t name(int descriptor, const void *bytes, size_t length, offset_type offset) { \
    REAL(ssize_t, name, int, const void *, size_t, offset_type); \
    int fault = file_step("write", descriptor, 0); \
    if (fault < 0) { real(descriptor, bytes, length / 2, offset); die(); } \
    if (fault > 0) { errno = fault; return -1; } \
    return real(descriptor, bytes, length, offset); \
  }
WRITE(pwrite, off_t) WRITE(pwrite64, off64_t)

ssize_t write(int descriptor, const void *bytes, size_t length) {
  REAL(ssize_t, write, int, const void *, size_t);
  int fault = file_step("write", descriptor, 0);
  if (fault < 0) { real(descriptor, bytes, length / 2); die(); }
  if (fault > 0) { errno = fault; return -1; }
  return real(descriptor, bytes, length);
}

#define WRITEV(name, offset_type) \
  ssize_t name(int descriptor, const struct iovec *parts, int count, offset_type offset) { \
    REAL(ssize_t, name, int, const struct iovec *, int, offset_type); \
    FAIL_IF(file_step("write", descriptor, 0)); \
    return real(descriptor, parts, count, offset); \
  }
WRITEV(pwritev, off_t) WRITEV(pwritev64, off64_t)

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  FAIL_IF(file_step("write", descriptor, 0));
  return real(descriptor, parts, count);
}

#define ON_FILE(name, operation, is_flush, ...) int name(int descriptor) { REAL(int, name, int); FAIL_IF(file_step(operation, descriptor, is_flush)); return real(descriptor); }
ON_FILE(fsync, "flush", 1) ON_FILE(fdatasync, "flush", 1)

int ftruncate(int descriptor, off_t length) { REAL(int, ftruncate, int, off_t); FAIL_IF(file_step("cut", descriptor, 0)); return real(descriptor, length); }
int ftruncate64(int descriptor, off64_t length) { REAL(int, ftruncate64, int, off64_t); FAIL_IF(file_step("cut", descriptor, 0)); return real(descriptor, length); }
int fchmod(int descriptor, mode_t mode) { REAL(int, fchmod, int, mode_t); FAIL_IF(file_step("chmod", descriptor, 0)); return real(descriptor, mode); }
int chmod(const char *path, mode_t mode) { REAL(int, chmod, const char *, mode_t); FAIL_IF(path_step("chmod", AT_FDCWD, path)); return real(path, mode); }
int unlink(const char *path) { REAL(int, unlink, const char *); FAIL_IF(path_step("unlink", AT_FDCWD, path)); return real(path); }
int unlinkat(int directory, const char *path, int flags) { REAL(int, unlinkat, int, const char *, int); FAIL_IF(path_step("unlink", directory, path)); return real(directory, path, flags); }
int rmdir(const char *path) { REAL(int, rmdir, const char *); FAIL_IF(path_step("rmdir", AT_FDCWD, path)); return real(path); }
int mkdir(const char *path, mode_t mode) { REAL(int, mkdir, const char *, mode_t); FAIL_IF(path_step("mkdir", AT_FDCWD, path)); return real(path, mode); }
int rename(const char *from, const char *to) { REAL(int, rename, const char *, const char *); FAIL_IF(path_step("rename", AT_FDCWD, to)); return real(from, to); }
int renameat(int a, const char *from, int b, const char *to) { REAL(int, renameat, int, const char *, int, const char *); FAIL_IF(path_step("rename", b, to)); return real(a, from, b, to); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { REAL(int, renameat2, int, const char *, int, const char *, unsigned); FAIL_IF(path_step("rename", b, to)); return real(a, from, b, to, flags); }
int link(const char *from, const char *to) { REAL(int, link, const char *, const char *); FAIL_IF(path_step("link", AT_FDCWD, to)); return real(from, to); }
int fallocate(int descriptor, int mode, off_t offset, off_t length) { REAL(int, fallocate, int, int, off_t, off_t); FAIL_IF(file_step("allocate", descriptor, 0)); return real(descriptor, mode, offset, length); }
int posix_fallocate(int descriptor, off_t offset, off_t length) { REAL(int, posix_fallocate, int, off_t, off_t); int fault = file_step("allocate", descriptor, 0); if (fault < 0) die(); return fault ? fault : real(descriptor, offset, length); }
int posix_fallocate64(int descriptor, off64_t offset, off64_t length) { REAL(int, posix_fallocate64, int, off64_t, off64_t); int fault = file_step("allocate", descriptor, 0); if (fault < 0) die(); return fault ? fault : real(descriptor, offset, length); }
