/* Stands between a program and the system, by LD_PRELOAD, for the tests of durability and privacy. Linux only.
 *
 * Under SHIM_ROOT every write, sync, truncation, rename, link and removal is counted. At number SHIM_AT happens what
 * SHIM_FAULT says: "eio" fails that one, "full" fails it and all writes after it with ENOSPC, "short" writes half of
 * it and is full from then on, "kill" kills the process, as kill -9 does. SHIM_COUNT is a file to which one byte is
 * added for each operation that was counted.
 *
 * SHIM_DISK is a folder that is kept as a disk would have it after a power cut: a file reaches it when it is synced,
 * a new name or a removal when its folder is. With SHIM_NOSYNC syncs do nothing, as with synchronous OFF.
 *
 * With SHIM_READONLY nothing under SHIM_ROOT can be opened for writing or made.
 *
 * SHIM_LOG is a file that gets a line for each file opened, socket made, and address connected to.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_FILES = 4096, PATH = 4096, MOST_PENDING = 64 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *paths[MOST_FILES];
static char *pending_from[MOST_PENDING], *pending_to[MOST_PENDING];
static int pendings;
static long counted;
static int is_full;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int under_root(const char *path) {
    const char *root = getenv("SHIM_ROOT");
    return root && path && strncmp(path, root, strlen(root)) == 0;
}

static void append(const char *file, const char *text, size_t length) {
    int fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (fd < 0) return;
    syscall(SYS_write, fd, text, length);
    syscall(SYS_close, fd);
}

static void note(const char *what, const char *which) {
    const char *log = getenv("SHIM_LOG");
    char line[PATH + 64];
    if (!log) return;
    int length = snprintf(line, sizeof line, "%s %s\n", what, which ? which : "");
    append(log, line, (size_t)length);
}

/* Counts an operation. 0: let it pass; 1: it fails with errno set; 2: it is to be cut short. */
static int fault(int writes) {
    const char *kind = getenv("SHIM_FAULT"), *at = getenv("SHIM_AT"), *count = getenv("SHIM_COUNT");
    int verdict = 0;
    pthread_mutex_lock(&lock);
    counted++;
    if (count) append(count, ".", 1);
    if (is_full && writes) {
        errno = ENOSPC;
        verdict = 1;
    } else if (kind && at && counted == atol(at)) {
        if (!strcmp(kind, "kill")) {
            syscall(SYS_kill, getpid(), SIGKILL);
            for (;;) pause();
        }
        if (!strcmp(kind, "eio")) {
            errno = EIO;
            verdict = 1;
        } else if (writes) {
            is_full = 1;
            errno = ENOSPC;
            verdict = strcmp(kind, "short") ? 1 : 2;
        } else {
            is_full = 1;
        }
    }
    pthread_mutex_unlock(&lock);
    return verdict;
}

static const char *path_of(int fd) { return fd >= 0 && fd < MOST_FILES ? paths[fd] : NULL; }

static void remember(int fd, const char *path) {
    if (fd < 0 || fd >= MOST_FILES) return;
    pthread_mutex_lock(&lock);
    free(paths[fd]);
    paths[fd] = under_root(path) ? strdup(path) : NULL;
    pthread_mutex_unlock(&lock);
}

/* --- the disk as a power cut would leave it --- */

static int on_disk(const char *path, char *out) {
    const char *disk = getenv("SHIM_DISK");
    if (!disk || !under_root(path)) return 0;
    snprintf(out, PATH, "%s%s", disk, path + strlen(getenv("SHIM_ROOT")));
    return 1;
}

static void make_folders(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        syscall(SYS_mkdirat, AT_FDCWD, path, 0700);
        *slash = '/';
    }
}

static void copy_to_disk(const char *path) {
    char to[PATH], part[PATH + 8], block[65536];
    ssize_t length;
    if (!on_disk(path, to)) return;
    make_folders(to);
    snprintf(part, sizeof part, "%s.shim", to);
    int in = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY, 0);
    int out = (int)syscall(SYS_openat, AT_FDCWD, part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    while (in >= 0 && (length = syscall(SYS_read, in, block, sizeof block)) > 0) syscall(SYS_write, out, block, length);
    if (in >= 0) syscall(SYS_close, in);
    syscall(SYS_close, out);
    syscall(SYS_renameat2, AT_FDCWD, part, AT_FDCWD, to, 0);
}

static int is_folder_of(const char *folder, const char *path) {
    size_t length = strlen(folder);
    const char *slash = strrchr(path, '/');
    while (length > 1 && folder[length - 1] == '/') length--;
    return slash && (size_t)(slash - path) == length && !strncmp(folder, path, length);
}

/* A folder was synced: new names and removals in it are on the disk. */
static void settle_folder(const char *folder) {
    for (int i = 0; i < pendings; i++) {
        char from[PATH], to[PATH];
        if (!is_folder_of(folder, pending_to[i] ? pending_to[i] : pending_from[i])) continue;
        if (on_disk(pending_from[i], from)) {
            if (!pending_to[i]) syscall(SYS_unlinkat, AT_FDCWD, from, 0);
            else if (on_disk(pending_to[i], to)) syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
        }
        free(pending_from[i]);
        free(pending_to[i]);
        pending_from[i] = pending_from[--pendings];
        pending_to[i] = pending_to[pendings];
        i--;
    }
}

static void synced(const char *path) {
    struct stat about;
    if (!getenv("SHIM_DISK") || getenv("SHIM_NOSYNC")) return;
    pthread_mutex_lock(&lock);
    if (syscall(SYS_newfstatat, AT_FDCWD, path, &about, 0) == 0 && S_ISDIR(about.st_mode)) settle_folder(path);
    else copy_to_disk(path);
    pthread_mutex_unlock(&lock);
}

static void later(const char *from, const char *to) {
    if (!getenv("SHIM_DISK") || getenv("SHIM_NOSYNC")) return;
    pthread_mutex_lock(&lock);
    if (pendings < MOST_PENDING) {
        pending_from[pendings] = strdup(from);
        pending_to[pendings++] = to ? strdup(to) : NULL;
    }
    pthread_mutex_unlock(&lock);
}

/* --- files --- */

static mode_t mode_of(int flags, va_list list) {
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
}

static int refused(const char *path, int flags) {
    if (!getenv("SHIM_READONLY") || !under_root(path) || !(flags & (O_WRONLY | O_RDWR | O_CREAT))) return 0;
    errno = EROFS;
    return 1;
}

static int opened(const char *path, int fd) {
    note("open", path);
    remember(fd, path);
    return fd;
}

#define OPEN(name)                                              \
    int name(const char *path, int flags, ...) {                \
        va_list list;                                           \
        va_start(list, flags);                                  \
        mode_t mode = mode_of(flags, list);                     \
        va_end(list);                                           \
        if (refused(path, flags)) return -1;                    \
        return opened(path, NEXT(name)(path, flags, mode));     \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                      \
    int name(int at, const char *path, int flags, ...) {                                  \
        va_list list;                                                                     \
        va_start(list, flags);                                                            \
        mode_t mode = mode_of(flags, list);                                               \
        va_end(list);                                                                     \
        if (refused(path, flags)) return -1;                                              \
        return opened(path, NEXT(name)(at, path, flags, mode));                           \
    }
OPENAT(openat)
OPENAT(openat64)

int mkdir(const char *path, mode_t mode) {
    /* What is there already is told of first, as by the system. */
    if (access(path, F_OK) != 0 && refused(path, O_CREAT)) return -1;
    return NEXT(mkdir)(path, mode);
}

int close(int fd) {
    if (path_of(fd)) remember(fd, NULL);
    return NEXT(close)(fd);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    int verdict = path_of(fd) ? fault(1) : 0;
    if (verdict == 1) return -1;
    return NEXT(write)(fd, bytes, verdict == 2 && length > 1 ? length / 2 : length);
}

#define PWRITE(name, offset_type)                                                                     \
    ssize_t name(int fd, const void *bytes, size_t length, offset_type at) {                          \
        int verdict = path_of(fd) ? fault(1) : 0;                                                     \
        if (verdict == 1) return -1;                                                                  \
        return NEXT(name)(fd, bytes, verdict == 2 && length > 1 ? length / 2 : length, at);           \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int fd, const struct iovec *parts, int count) {
    return path_of(fd) && fault(1) ? -1 : NEXT(writev)(fd, parts, count);
}

ssize_t copy_file_range(int from, off64_t *in, int to, off64_t *out, size_t length, unsigned flags) {
    return path_of(to) && fault(1) ? -1 : NEXT(copy_file_range)(from, in, to, out, length, flags);
}

#define TRUNCATE(name, offset_type)                                             \
    int name(int fd, offset_type length) {                                      \
        return path_of(fd) && fault(1) ? -1 : NEXT(name)(fd, length);           \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                          \
    int name(int fd) {                                      \
        const char *path = path_of(fd);                     \
        if (path && fault(0)) return -1;                    \
        if (path) synced(path);                             \
        return path ? 0 : NEXT(name)(fd);                   \
    }
SYNC(fsync)
SYNC(fdatasync)

int rename(const char *from, const char *to) {
    int ours = under_root(from) || under_root(to);
    if (ours && fault(0)) return -1;
    int done = NEXT(rename)(from, to);
    if (ours && done == 0) later(from, to);
    return done;
}

int unlink(const char *path) {
    if (under_root(path) && fault(0)) return -1;
    int done = NEXT(unlink)(path);
    if (done == 0 && under_root(path)) later(path, NULL);
    return done;
}

/* std::fs::hard_link comes here; refused, so that the copy is tried as well. */
int linkat(int from_at, const char *from, int to_at, const char *to, int flags) {
    if (under_root(to) && fault(0)) return -1;
    if (under_root(to) && getenv("SHIM_DISK")) {
        errno = EPERM;
        return -1;
    }
    return NEXT(linkat)(from_at, from, to_at, to, flags);
}

/* --- the network --- */

int socket(int domain, int type, int protocol) {
    char text[32];
    snprintf(text, sizeof text, "%d", domain);
    note("socket", text);
    return NEXT(socket)(domain, type, protocol);
}

int connect(int fd, const struct sockaddr *address, socklen_t length) {
    char text[PATH];
    if (address->sa_family == AF_UNIX) {
        const char *name = address->sa_data;
        snprintf(text, sizeof text, "unix %s", *name ? name : name + 1);
    } else {
        snprintf(text, sizeof text, "family %d", address->sa_family);
    }
    note("connect", text);
    return NEXT(connect)(fd, address, length);
}
