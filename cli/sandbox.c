/* See sandbox.h. The filter refuses with EPERM rather than killing: a library
 * that asks for a socket gets an answer that it can deal with. */
#include "config.h"

#include "cli/sandbox.h"

#include "model/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef HAVE_SECCOMP
#include <seccomp.h>

static void deny_network(void)
{
    static const int inspection[] = {
        SCMP_SYS(ptrace),
        SCMP_SYS(process_vm_readv),
        SCMP_SYS(process_vm_writev),
        SCMP_SYS(bpf),
        SCMP_SYS(keyctl),
        SCMP_SYS(add_key),
        SCMP_SYS(io_uring_setup),
        SCMP_SYS(perf_event_open),
    };
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == NULL)
        mem_none();
    /* One rule a family: they may not be combined for one argument. */
    int code = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1,
                                SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0));
    for (size_t i = 0; i < sizeof inspection / sizeof inspection[0] && code == 0; i++)
        code = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), inspection[i], 0);
    if (code == 0)
        code = seccomp_load(filter);
    seccomp_release(filter);
    /* A kernel that knows no filters is shown by verify; without memory nothing goes on. */
    if (code == -ENOMEM)
        mem_none();
}
#endif

void sandbox_enter(void)
{
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#ifdef HAVE_SECCOMP
    deny_network();
#endif
}

void sandbox_fill_descriptors(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

enum sandbox_state sandbox_try(void)
{
    int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (file < 0 && errno == EPERM)
        return SANDBOX_HOLDS;
    if (file >= 0)
        close(file);
#ifdef HAVE_SECCOMP
    return SANDBOX_OPEN;
#else
    return SANDBOX_NOT_BUILT;
#endif
}
