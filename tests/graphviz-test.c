/*
 * The program that draws maps: whatever it does instead of drawing is told, and leaves
 * nothing; it can be given up, and takes neither time nor room without end. Scripts
 * stand for it here, which are started as it is.
 */
#include "export/graphviz.h"
#include "model/buf.h"
#include "tests/io.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static int begin(void **state)
{
    char *folder = malloc(TEST_PATH);
    test_folder(folder);
    *state = folder;
    return 0;
}

static int end(void **state)
{
    test_folder_delete(*state);
    free(*state);
    return 0;
}

/* Has a script of the lines BODY draw GRAPH as QUERY asks for. What it gives is added to
 * OUT, which begins with "before". */
static bool draw(const char *folder, const char *body, const char *graph,
                 struct graphviz_query query, struct buf *out, struct why *why)
{
    char program[TEST_PATH];
    struct buf text = {0};
    buf_printf(&text, "#!/bin/sh\n%s\n", body);
    test_write(folder, "dot", buf_text(&text));
    buf_clear(&text);
    test_path(folder, "dot", program);
    assert_int_equal(chmod(program, 0700), 0);
    query.program = program;
    *why = (struct why){.lang = LANG_EN};
    buf_puts(out, "before");
    return graphviz_draw(graph, &query, out, why);
}

/* The same, and stops the test unless it is refused with WORDS and gives nothing. */
static void is_refused(const char *folder, const char *body, const char *graph,
                       struct graphviz_query query, const char *words)
{
    struct buf out = {0};
    struct why why;
    assert_false(draw(folder, body, graph, query, &out, &why));
    test_holds(why.text, words);
    assert_string_equal(buf_text(&out), "before");
    buf_clear(&out);
}

/* A graph that no socket takes at once; the caller clears. */
static struct buf large_graph(void)
{
    struct buf graph = {0};
    while (graph.length < 4 << 20)
        buf_puts(&graph, "\"a node of the map\" -> \"another node of the map\";\n");
    return graph;
}

static void a_whole_drawing_is_taken(void **state)
{
    static const struct {
        const char *format, *body, *drawing;
    } cases[] = {
        {"svg", "[ \"$1$2\" = -Tsvg ] && cat > /dev/null && echo '<svg></svg>'", "<svg></svg>\n"},
        {"png",
         "[ \"$1$2\" = -Tpng-Gdpi=144 ] && cat > /dev/null && "
         "printf '\\211PNG\\r\\n\\032\\n0123456789IEND0123'",
         "\x89PNG\r\n\x1a\n0123456789IEND0123"},
    };
    struct buf graph = large_graph();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = {0};
        struct why why;
        const struct graphviz_query query = {.format = cases[i].format};
        if (!draw(*state, cases[i].body, buf_text(&graph), query, &out, &why))
            fail_msg("%s", why.text);
        assert_string_equal(buf_text(&out) + strlen("before"), cases[i].drawing);
        buf_clear(&out);
    }
    buf_clear(&graph);
}

static void what_is_no_whole_drawing_is_told_and_leaves_nothing(void **state)
{
    static const struct {
        const char *format, *body, *words;
    } cases[] = {
        {"svg", "exec /nonexistent/dot", "not installed"},
        {"svg", "exit 3", "no whole drawing (its status was 3)"},
        {"svg", "echo '<svg></svg>'; exit 1", "no whole drawing (its status was 1)"},
        {"svg", "cat > /dev/null; echo '<svg>'", "no whole drawing (its status was 0)"},
        {"svg", "cat > /dev/null; echo '</svg>'", "no whole drawing"},
        {"png", "cat > /dev/null; echo IEND0123", "no whole drawing"},
        {"png", "cat > /dev/null; echo '0123456789012345IEND012'", "no whole drawing"},
        {"png", "cat > /dev/null; printf '\\211PNG\\r\\n\\032\\n0123456789012345'",
         "no whole drawing"},
        {"svg", "kill -SEGV $$", "(signal 11)"},
    };
    struct buf graph = large_graph();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct graphviz_query query = {.format = cases[i].format};
        is_refused(*state, cases[i].body, buf_text(&graph), query, cases[i].words);
        is_refused(*state, cases[i].body, "digraph {}", query, cases[i].words);
    }
    buf_clear(&graph);
}

static void a_program_that_is_not_there_is_told(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct buf out = {0};
    const struct graphviz_query query = {.program = "/nonexistent/dot", .format = "svg"};
    assert_false(graphviz_draw("digraph {}", &query, &out, &why));
    test_holds(why.text, "apt-get install graphviz");
    assert_int_equal(out.length, 0);
    buf_clear(&out);
}

/* Of the files that it needs, as many can be opened as MORE says. */
static void is_not_started(rlim_t more)
{
    struct rlimit whole, less;
    struct why why = {.lang = LANG_EN};
    struct buf out = {0};
    const struct graphviz_query query = {.program = "true", .format = "svg"};
    int next = dup(STDIN_FILENO);
    assert_true(next > 0);
    close(next);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &whole), 0);
    less = whole;
    less.rlim_cur = (rlim_t)next + more;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &less), 0);
    bool done = graphviz_draw("digraph {}", &query, &out, &why);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &whole), 0);
    assert_false(done);
    test_holds(why.text, "Graphviz was not started");
    buf_clear(&out);
}

static void where_no_file_can_be_opened_nothing_is_started(void **state)
{
    (void)state;
    int before = dup(STDIN_FILENO);
    is_not_started(0);
    is_not_started(1);
    is_not_started(2);
    int after = dup(STDIN_FILENO);
    assert_int_equal(after, before + 1); /* none stayed open */
    close(before);
    close(after);
}

/* As where daicho was started by a program that does not want to hear of children. */
static void a_drawing_is_taken_where_the_end_of_children_is_not_heard(void **state)
{
    struct buf out = {0};
    struct why why;
    const struct graphviz_query query = {.format = "svg"};
    void (*before)(int) = signal(SIGCHLD, SIG_IGN);
    bool done =
        draw(*state, "cat > /dev/null; echo '<svg></svg>'", "digraph {}", query, &out, &why);
    bool broken = draw(*state, "exit 1", "digraph {}", query, &out, &why);
    signal(SIGCHLD, before);
    assert_true(done);
    assert_false(broken);
    test_holds(why.text, "no whole drawing");
    buf_clear(&out);
}

/* Goes on so many times. */
static bool goes_on(void *context)
{
    int *times = context;
    return (*times)-- > 0;
}

static void a_drawing_can_be_given_up(void **state)
{
    static const char *const endless[] = {
        "exec cat /dev/zero",            /* while it draws */
        "exec sleep 1000",               /* while it does nothing */
        "exec <&- >&-; exec sleep 1000", /* after it has drawn */
        "echo '<svg></svg>'; exec <&- >&-; exec sleep 1000",
    };
    for (size_t i = 0; i < sizeof endless / sizeof endless[0]; i++) {
        int times = 1;
        const struct graphviz_query query = {.format = "svg", .go_on = goes_on, .context = &times};
        is_refused(*state, endless[i], "digraph {}", query, "given up");
        assert_int_equal(times, -1);
    }
}

static void a_drawing_takes_neither_time_nor_room_without_end(void **state)
{
    static const struct {
        const char *body;
        struct graphviz_query query;
    } cases[] = {
        {"exec cat /dev/zero", {.format = "svg", .ms = 1}},
        {"exec cat /dev/zero", {.format = "svg", .bytes = 1000}},
        {"exec <&- >&-; exec sleep 1000", {.format = "svg", .ms = 1}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        is_refused(*state, cases[i].body, "digraph {}", cases[i].query, "too much for Graphviz");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_whole_drawing_is_taken, begin, end),
        cmocka_unit_test_setup_teardown(what_is_no_whole_drawing_is_told_and_leaves_nothing, begin,
                                        end),
        cmocka_unit_test(a_program_that_is_not_there_is_told),
        cmocka_unit_test(where_no_file_can_be_opened_nothing_is_started),
        cmocka_unit_test_setup_teardown(a_drawing_is_taken_where_the_end_of_children_is_not_heard,
                                        begin, end),
        cmocka_unit_test_setup_teardown(a_drawing_can_be_given_up, begin, end),
        cmocka_unit_test_setup_teardown(a_drawing_takes_neither_time_nor_room_without_end, begin,
                                        end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
