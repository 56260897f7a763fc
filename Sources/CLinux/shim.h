// Linux calls that Swift's Glibc module leaves out or cannot import: eventfd, syncfs, renameat2 and the variadic
// open and fcntl in the forms that are used here.
#ifndef SINTONIA_CLINUX_SHIM_H
#define SINTONIA_CLINUX_SHIM_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// rename that never replaces: EEXIST where the target exists.
static inline int shim_rename_noreplace(const char *from, const char *to) {
    return (int)renameat2(AT_FDCWD, from, AT_FDCWD, to, 1 /* RENAME_NOREPLACE */);
}
// rename that swaps two existing entries in one step.
static inline int shim_rename_exchange(const char *from, const char *to) {
    return (int)renameat2(AT_FDCWD, from, AT_FDCWD, to, 2 /* RENAME_EXCHANGE */);
}
// Renames an entry of a folder whose name may be any bytes; never replaces.
static inline int shim_rename_in_folder(const char *folder, const char *from, const char *to) {
    int directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) return -1;
    int result = (int)renameat2(directory, from, directory, to, 1 /* RENAME_NOREPLACE */);
    int code = errno;
    close(directory);
    errno = code;
    return result;
}
// Opens for reading what must be a plain file: no links followed, no blocking on a FIFO, no terminal acquired.
static inline int shim_open_plain(const char *path) {
    return open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}
static inline int shim_open_create(const char *path, mode_t mode) {
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
}
// A file without a name: the kernel takes it back when the process ends, however it ends.
static inline int shim_open_nameless(const char *folder) {
    return open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}
static inline int shim_open_scratch(const char *path) {
    return open(path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
}
static inline int shim_open_lock(const char *path) {
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
}
static inline int shim_open_directory(const char *path) {
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}
// A read lease is refused (EAGAIN) while anybody holds the file open for writing: the kernel's own answer to
// "is it still being written?". Only the owner or root may ask; others get EACCES.
static inline int shim_take_read_lease(int fd) { return fcntl(fd, F_SETLEASE, F_RDLCK); }
static inline int shim_drop_lease(int fd) { return fcntl(fd, F_SETLEASE, F_UNLCK); }

#endif
