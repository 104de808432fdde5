/* Loaded before the C library: the n-th call that touches files kills the process, or fails with a given error.

   A process arms it for itself; until then, and while it is paused, every call goes through. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int armed, paused, count, nth, error_number;

/* error 0: kill. */
void fail_at_arm(int n, int error) { armed = 1; paused = 0; count = 0; nth = n; error_number = error; }
void fail_at_pause(int on) { paused = on; }
int fail_at_count(void) { return count; }

/* Whether this call is to fail. Calls that never fail in practice only kill. */
static int hit(int may_fail)
{
    if (!armed || paused || (error_number && !may_fail) || ++count != nth)
        return 0;
    if (!error_number)
        kill(getpid(), SIGKILL);
    errno = error_number;
    return 1;
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define CALL(type, name, may_fail, parameters, arguments) \
    type name parameters { REAL(name); if (hit(may_fail)) return -1; return real arguments; }

CALL(ssize_t, read, 1, (int fd, void *data, size_t size), (fd, data, size))
CALL(ssize_t, write, 1, (int fd, const void *data, size_t size), (fd, data, size))
CALL(int, fsync, 1, (int fd), (fd))
CALL(int, rename, 1, (const char *from, const char *to), (from, to))
CALL(int, renameat2, 1, (int a, const char *from, int b, const char *to, unsigned f), (a, from, b, to, f))
CALL(int, unlink, 1, (const char *path), (path))
CALL(int, mkdir, 1, (const char *path, mode_t mode), (path, mode))
CALL(int, fchmod, 1, (int fd, mode_t mode), (fd, mode))
CALL(int, futimens, 1, (int fd, const struct timespec times[2]), (fd, times))
CALL(int, close, 0, (int fd), (fd))
CALL(off64_t, lseek64, 0, (int fd, off64_t offset, int whence), (fd, offset, whence))

static int opened(const char *name, const char *path, int flags, va_list rest)
{
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    return hit(1) ? -1 : real(path, flags, mode);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { va_list rest; va_start(rest, flags); int fd = opened(#name, path, flags, rest); va_end(rest); return fd; }
OPEN(open)
OPEN(open64)

#define FCNTL(name) \
    int name(int fd, int command, ...) \
    { \
        int (*real)(int, int, ...) = (int (*)(int, int, ...))dlsym(RTLD_NEXT, #name); \
        va_list rest; va_start(rest, command); void *argument = va_arg(rest, void *); va_end(rest); \
        return hit(0) ? -1 : real(fd, command, argument); \
    }
FCNTL(fcntl)
FCNTL(fcntl64)
