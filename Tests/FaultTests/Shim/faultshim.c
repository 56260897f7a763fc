// Preloaded into the program under test: counts the calls that change or read files below FAULT_ROOT and, at the
// call number FAULT_AT, does what FAULT_MODE says: kill (SIGKILL before the call), torn (half of a write, then
// SIGKILL), or an errno (ENOSPC, EIO, EMFILE, EROFS), once or, with FAULT_STICKY=1, from then on.
// With FAULT_COUNT=path the number of calls is written there at exit.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *root;
static size_t root_length;
static long fault_at;
static int mode_kill, mode_torn, mode_errno, sticky;
static atomic_long calls;

static void start(void) {
    static int started;
    if (started) return;
    started = 1;
    root = getenv("FAULT_ROOT");
    root_length = root ? strlen(root) : 0;
    const char *at = getenv("FAULT_AT");
    fault_at = at ? atol(at) : 0;
    const char *mode = getenv("FAULT_MODE");
    if (mode) {
        mode_kill = !strcmp(mode, "kill");
        mode_torn = !strcmp(mode, "torn");
        if (!strcmp(mode, "ENOSPC")) mode_errno = ENOSPC;
        if (!strcmp(mode, "EIO")) mode_errno = EIO;
        if (!strcmp(mode, "EMFILE")) mode_errno = EMFILE;
        if (!strcmp(mode, "EROFS")) mode_errno = EROFS;
    }
    sticky = getenv("FAULT_STICKY") != NULL;
}

__attribute__((constructor)) static void load(void) { start(); }

__attribute__((destructor)) static void leave(void) {
    const char *path = getenv("FAULT_COUNT");
    if (!path) return;
    FILE *file = fopen(path, "w");
    if (!file) return;
    fprintf(file, "%ld\n", atomic_load(&calls));
    fclose(file);
}

static int is_ours(const char *path) {
    start();
    return root && path && !strncmp(path, root, root_length);
}

static int is_ours_fd(int fd) {
    start();
    if (!root) return 0;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return !strncmp(path, root, root_length);
}

// 0: go on; 1: fail with errno; 2: tear.
static int strike(int is_write) {
    long number = atomic_fetch_add(&calls, 1) + 1;
    if (!fault_at || !(number == fault_at || (sticky && number > fault_at))) return 0;
    if (mode_kill || (mode_torn && !is_write)) kill(getpid(), SIGKILL);
    if (mode_torn) return 2;
    if (mode_errno) {
        errno = mode_errno;
        return 1;
    }
    return 0;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int open_like(const char *symbol, const char *path, int flags, mode_t mode) {
    int (*next)(const char *, int, ...) = dlsym(RTLD_NEXT, symbol);
    if (is_ours(path) && strike(0)) return -1;
    return next(path, flags, mode);
}
int open(const char *path, int flags, ...) {
    va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list);
    return open_like("open", path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list);
    return open_like("open64", path, flags, mode);
}
int openat(int dir, const char *path, int flags, ...) {
    va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list);
    if (is_ours(path) && strike(0)) return -1;
    return NEXT(openat)(dir, path, flags, mode);
}
int rename(const char *from, const char *to) {
    if (is_ours(from) && strike(0)) return -1;
    return NEXT(rename)(from, to);
}
int renameat2(int fromdir, const char *from, int todir, const char *to, unsigned flags) {
    if (is_ours(from) && strike(0)) return -1;
    return NEXT(renameat2)(fromdir, from, todir, to, flags);
}
int unlink(const char *path) {
    if (is_ours(path) && strike(0)) return -1;
    return NEXT(unlink)(path);
}
int rmdir(const char *path) {
    if (is_ours(path) && strike(0)) return -1;
    return NEXT(rmdir)(path);
}
int mkdir(const char *path, mode_t mode) {
    if (is_ours(path) && strike(0)) return -1;
    return NEXT(mkdir)(path, mode);
}
int symlink(const char *target, const char *path) {
    if (is_ours(path) && strike(0)) return -1;
    return NEXT(symlink)(target, path);
}
DIR *opendir(const char *path) {
    if (is_ours(path) && strike(0)) return NULL;
    return NEXT(opendir)(path);
}
int fsync(int fd) {
    if (is_ours_fd(fd) && strike(0)) return -1;
    return NEXT(fsync)(fd);
}
int fdatasync(int fd) {
    if (is_ours_fd(fd) && strike(0)) return -1;
    return NEXT(fdatasync)(fd);
}
int ftruncate(int fd, off_t length) {
    if (is_ours_fd(fd) && strike(0)) return -1;
    return NEXT(ftruncate)(fd, length);
}
int ftruncate64(int fd, off64_t length) {
    if (is_ours_fd(fd) && strike(0)) return -1;
    return NEXT(ftruncate64)(fd, length);
}
ssize_t write(int fd, const void *bytes, size_t count) {
    ssize_t (*next)(int, const void *, size_t) = NEXT(write);
    if (fd > 2 && is_ours_fd(fd)) {
        int hit = strike(1);
        if (hit == 1) return -1;
        if (hit == 2) {
            next(fd, bytes, count / 2);
            kill(getpid(), SIGKILL);
        }
    }
    return next(fd, bytes, count);
}
static ssize_t pwrite_like(const char *symbol, int fd, const void *bytes, size_t count, off64_t offset) {
    ssize_t (*next)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, symbol);
    if (is_ours_fd(fd)) {
        int hit = strike(1);
        if (hit == 1) return -1;
        if (hit == 2) {
            next(fd, bytes, count / 2, offset);
            kill(getpid(), SIGKILL);
        }
    }
    return next(fd, bytes, count, offset);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    return pwrite_like("pwrite", fd, bytes, count, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    return pwrite_like("pwrite64", fd, bytes, count, offset);
}
ssize_t read(int fd, void *bytes, size_t count) {
    if (fd > 2 && is_ours_fd(fd) && strike(0)) return -1;
    return NEXT(read)(fd, bytes, count);
}
