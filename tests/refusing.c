/* See refusing.h. */
#include "tests/refusing.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { CALLS = 5, NONE = -1, HELD = 'y', BROKEN = 'n', NO_FILTER = '-' };

/* Which calls are meant; machines differ in which of them they have. */
static const long calls[REFUSED_KINDS][CALLS] = {
#ifdef SYS_link
    [REFUSED_LINK] = {SYS_link, SYS_linkat, NONE, NONE, NONE},
    [REFUSED_RENAME] = {SYS_rename, SYS_renameat, SYS_renameat2, NONE, NONE},
    [REFUSED_MKDIR] = {SYS_mkdir, SYS_mkdirat, NONE, NONE, NONE},
    [REFUSED_FORK] = {SYS_fork, SYS_vfork, SYS_clone, SYS_clone3, NONE},
#else
    [REFUSED_LINK] = {SYS_linkat, NONE, NONE, NONE, NONE},
    [REFUSED_RENAME] = {SYS_renameat, SYS_renameat2, NONE, NONE, NONE},
    [REFUSED_MKDIR] = {SYS_mkdirat, NONE, NONE, NONE, NONE},
    [REFUSED_FORK] = {SYS_clone, SYS_clone3, NONE, NONE, NONE},
#endif
    [REFUSED_SYNC] = {SYS_fsync, SYS_fdatasync, NONE, NONE, NONE},
    [REFUSED_CLOSE] = {SYS_close, NONE, NONE, NONE, NONE},
    [REFUSED_DUP] = {SYS_dup, NONE, NONE, NONE, NONE},
};

/* Adds to PROGRAM, of LENGTH, that CALL gives ERROR. */
static void refuse_call(struct sock_filter *program, unsigned short *length, long call, int error)
{
    program[(*length)++] =
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1);
    program[(*length)++] = (struct sock_filter)BPF_STMT(
        BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ((uint32_t)error & SECCOMP_RET_DATA));
}

static bool install(const struct refusal *refusals, size_t count)
{
    struct sock_filter program[2 + 2 * REFUSED_KINDS * CALLS];
    struct sock_fprog filter = {.filter = program};
    program[filter.len++] =
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < CALLS && calls[refusals[i].what][c] != NONE; c++)
            refuse_call(program, &filter.len, calls[refusals[i].what][c], refusals[i].error);
    program[filter.len++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

bool refusing(const struct refusal *refusals, size_t count, bool (*deed)(void *context),
              void *context)
{
    int ends[2];
    char answer = '\0'; /* by a pipe, since a sanitizer ends with a status of its own */
    fflush(stdout);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        answer = !install(refusals, count) ? NO_FILTER : deed(context) ? HELD : BROKEN;
        exit(write(ends[1], &answer, 1) == 1 ? 0 : 1);
    }
    close(ends[1]);
    ssize_t length = read(ends[0], &answer, 1);
    close(ends[0]);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(length, 1);
    if (answer == NO_FILTER)
        skip();
    return answer == HELD;
}
