/*
 * What the process may do, and what it hands on: no socket to a network from the first
 * moment, in whatever command, on the screen, in $EDITOR and in Graphviz; no core, no
 * open file and no shell for them; nothing of a text left behind by a killed one.
 *
 * The program is its own probe: called as `process-test probe REPORT …`, or as "dot"
 * with PROBE_REPORT in the environment, it writes what it may do into REPORT.
 */
#include "config.h"

#include "tests/window.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#ifdef HAVE_SECCOMP
static const char denied[] = "socket 2 EPERM\nsocket 10 EPERM\nsocket 16 EPERM\nsocket 17 EPERM\n";
#else
static const char denied[] = "";
#endif

/* What is asked of the probe: families of sockets that leave the machine or tell of
 * it (IPv4, IPv6, netlink, packets). */
static const int families[] = {AF_INET, AF_INET6, AF_NETLINK, AF_PACKET};

static void report_files(FILE *report)
{
    struct dirent *entry;
    DIR *open_files = opendir("/proc/self/fd");
    while (open_files != NULL && (entry = readdir(open_files)) != NULL) {
        int number = atoi(entry->d_name);
        char path[PATH_MAX] = "";
        if (number <= STDERR_FILENO || number == dirfd(open_files) || number == fileno(report))
            continue;
        if (readlinkat(dirfd(open_files), entry->d_name, path, sizeof path - 1) > 0 &&
            strstr(path, ".daicho") != NULL)
            fprintf(report, "inherited %s\n", path);
    }
    if (open_files != NULL)
        closedir(open_files);
}

static int probe(const char *path, int argc, char **argv)
{
    FILE *report = fopen(path, "we");
    struct rlimit core;
    if (report == NULL)
        return 1;
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
        int file = socket(families[i], SOCK_DGRAM, 0);
        fprintf(report, "socket %d %s\n", families[i],
                file >= 0        ? "open"
                : errno == EPERM ? "EPERM"
                                 : strerror(errno));
    }
    getrlimit(RLIMIT_CORE, &core);
    fprintf(report, "core %lu %lu\n", (unsigned long)core.rlim_cur, (unsigned long)core.rlim_max);
    for (int i = 0; i < argc; i++)
        fprintf(report, "[%s]\n", argv[i]);
    struct stat file, folder;
    char *copy = argc > 0 ? strdup(argv[argc - 1]) : NULL;
    if (copy != NULL && stat(copy, &file) == 0 && stat(dirname(copy), &folder) == 0)
        fprintf(report, "modes %o %o\n", (unsigned)file.st_mode & 07777,
                (unsigned)folder.st_mode & 07777);
    free(copy);
    report_files(report);
    fputs("end\n", report);
    return fclose(report) == 0 ? 0 : 1;
}

/* In the place of Graphviz. */
static int draw(void)
{
    char piece[4096];
    int failed = probe(getenv("PROBE_REPORT"), 0, NULL);
    while (read(STDIN_FILENO, piece, sizeof piece) > 0)
        ;
    puts("<svg></svg>");
    return failed;
}

static char own[PATH_MAX];

/* Reads the report; the program is heard meanwhile. */
static void wait_report(struct vt *vt, const char *path, char text[4096])
{
    for (text[0] = '\0'; strstr(text, "end\n") == NULL;) {
        if (vt != NULL)
            vt_pump(vt, 20);
        FILE *file = fopen(path, "r");
        size_t length = file == NULL ? 0 : fread(text, 1, 4095, file);
        text[length] = '\0';
        if (file != NULL)
            fclose(file);
    }
}

static void assert_holds(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("no \"%s\" in:\n%s", part, text);
}

static void assert_denied(const char *report)
{
    assert_holds(report, denied);
    assert_holds(report, "core 0 0\n");
    assert_null(strstr(report, "inherited"));
}

static void open_editor(struct vt *vt, const struct place *place, const char *visual)
{
    window_open_with(vt, place, NULL, visual);
    vt_send(vt, "e");
    vt_wait_for(vt, "Esc");
    vt_send(vt, "\017");
}

static void the_editor_gets_words_and_nothing_else(void **state)
{
    struct place *place = *state;
    struct vt vt;
    char visual[2 * PATH_MAX], path[128], report[4096];
    snprintf(path, sizeof path, "%s/report", place->folder);
    snprintf(visual, sizeof visual, "VISUAL=%s probe %s 'a  b\" ;touch %s/evil $(touch %s/evil) *",
             own, path, place->folder, place->folder);
    open_editor(&vt, place, visual);
    wait_report(&vt, path, report);
    assert_denied(report);
    assert_holds(report, "['a]\n[b\"]\n[;touch]\n");
    assert_holds(report, "[$(touch]\n");
    assert_holds(report, "[*]\n");
    assert_holds(report, "modes 600 700\n");
    snprintf(path, sizeof path, "%s/evil", place->folder);
    assert_int_equal(access(path, F_OK), -1);
    vt_stop(&vt);
}

static void the_drawing_program_gets_no_network(void **state)
{
    struct place *place = *state;
    char path[128], search[PATH_MAX], report[4096];
#ifdef DAICHO_SANITIZED
    /* The probe would need more addresses than the drawing program may have. */
    print_message("not with the sanitizers\n");
    skip();
#endif
    snprintf(path, sizeof path, "%s/dot", place->folder);
    assert_int_equal(symlink(own, path), 0);
    const char *before = getenv("PATH");
    char *kept = strdup(before == NULL ? "" : before);
    snprintf(search, sizeof search, "%s:%s", place->folder, kept);
    snprintf(path, sizeof path, "%s/drawn", place->folder);
    setenv("PATH", search, 1);
    setenv("PROBE_REPORT", path, 1);
    assert_int_equal(place_run(place, "export --format svg -o /dev/fd/9 9> /dev/null"), 3);
    char command[128];
    snprintf(command, sizeof command, "export --format svg -o %s/map.svg", place->folder);
    assert_int_equal(place_run(place, command), 0);
    setenv("PATH", kept, 1);
    free(kept);
    wait_report(NULL, path, report);
    assert_denied(report);
}

/* Fails unless the process CHILD, as /proc tells, is under the filter and without
 * core. */
static void assert_confined(pid_t child, const char *name)
{
    char path[64], text[8192];
    snprintf(path, sizeof path, "/proc/%ld/status", (long)child);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
#ifdef HAVE_SECCOMP
    if (strstr(text, "Seccomp:\t2") == NULL || strstr(text, "NoNewPrivs:\t1") == NULL)
        fail_msg("%s runs without the filter", name);
#endif
    snprintf(path, sizeof path, "/proc/%ld/limits", (long)child);
    file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    const char *core = strstr(text, "Max core file size");
    unsigned long soft = 1, hard = 1;
    if (core == NULL || sscanf(core, "Max core file size %lu %lu", &soft, &hard) != 2 ||
        soft != 0 || hard != 0)
        fail_msg("%s may leave a core", name);
}

static void the_screen_is_confined(void **state)
{
    struct place *place = *state;
    struct vt vt;
    window_open(&vt, place);
    assert_confined(vt.child, "the screen");
    window_quit(&vt);
}

/* Runs the command NAME under a tracer that stops it as it ends. */
static bool stop_at_end(const struct place *place, const char *name)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        int nothing = open("/dev/null", O_RDWR);
        for (int i = 0; i <= 2; i++)
            dup2(nothing, i);
        if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
            _exit(99);
        execl(place_program(), "daicho", "-f", place->file, name, (char *)NULL);
        _exit(98);
    }
    waitpid(child, &status, 0);
    if (!WIFSTOPPED(status))
        return false;
    ptrace(PTRACE_SETOPTIONS, child, NULL, PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL);
    for (int number = 0; WIFSTOPPED(status);) {
        if (status >> 8 == (SIGTRAP | (PTRACE_EVENT_EXIT << 8)))
            assert_confined(child, name);
        number = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
        ptrace(PTRACE_CONT, child, NULL, (void *)(intptr_t)number);
        waitpid(child, &status, 0);
    }
    return true;
}

static void every_command_is_confined(void **state)
{
    struct place *place = *state;
    char line[256], name[32];
    size_t count = 0;
    assert_int_equal(place_run(place, "--help"), 0);
    snprintf(line, sizeof line, "%s/out", place->folder);
    FILE *help = fopen(line, "r");
    assert_non_null(help);
    bool listed = false;
    while (fgets(line, sizeof line, help) != NULL) {
        listed = (listed || strncmp(line, "Commands:", 9) == 0) && line[0] != '\n';
        if (!listed || sscanf(line, "  %31s ", name) != 1 || line[0] != ' ')
            continue;
        if (!stop_at_end(place, name)) {
            fclose(help);
            print_message("no process may be traced here\n");
            skip();
        }
        count++;
    }
    fclose(help);
    assert_true(count >= 25);
    printf("process-test: %zu points, 0 violations\n", count);
}

/* The folder of the editor's file, as the report tells it. */
static void folder_of_text(const char *report, char folder[PATH_MAX])
{
    const char *at = strstr(report, "/daicho.txt]");
    assert_non_null(at);
    const char *begin = at;
    while (begin[-1] != '[')
        begin--;
    snprintf(folder, PATH_MAX, "%.*s", (int)(at - begin), begin);
}

static void what_a_killed_process_left_goes_with_the_next_start(void **state)
{
    struct place *place = *state;
    struct vt vt;
    char visual[2 * PATH_MAX], path[128], report[4096], folder[PATH_MAX];
    snprintf(path, sizeof path, "%s/killed", place->folder);
    snprintf(visual, sizeof visual, "VISUAL=%s wait %s", own, path);
    setenv("XDG_RUNTIME_DIR", place->folder, 1);
    open_editor(&vt, place, visual);
    wait_report(&vt, path, report);
    folder_of_text(report, folder);
    assert_int_equal(access(folder, F_OK), 0);
    struct vt other;
    window_open(&other, place); /* another window leaves it alone */
    assert_int_equal(access(folder, F_OK), 0);
    window_quit(&other);
    kill(vt.child, SIGKILL);
    vt_wait_exit(&vt);
    vt_stop(&vt);
    assert_int_equal(access(folder, F_OK), 0);
    window_open(&other, place);
    assert_int_equal(access(folder, F_OK), -1);
    vt_stop(&other);
    unsetenv("XDG_RUNTIME_DIR");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_editor_gets_words_and_nothing_else),
        cmocka_unit_test(the_drawing_program_gets_no_network),
        cmocka_unit_test(the_screen_is_confined),
        cmocka_unit_test(every_command_is_confined),
        cmocka_unit_test(what_a_killed_process_left_goes_with_the_next_start),
    };
    if (strcmp(basename(argv[0]), "dot") == 0)
        return draw();
    if (argc > 2 && strcmp(argv[1], "probe") == 0)
        return probe(argv[2], argc - 3, argv + 3);
    if (argc > 2 && strcmp(argv[1], "wait") == 0) {
        probe(argv[2], argc - 3, argv + 3);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        return pause();
    }
    if (realpath("/proc/self/exe", own) == NULL)
        return 1;
    return cmocka_run_group_tests(tests, place_make, place_remove);
}
