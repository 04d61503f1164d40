/*
 * The eras against those of the C library: every day since 1873, both ways.
 * The locale ja_JP is made in a folder of its own, so that none needs to be
 * installed. Without localedef and its sources (Debian: locales) the test is
 * skipped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/dates.h"
#include "tests/io.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SKIPPED = 77 };

/* Makes the locale in FOLDER and takes it; false where that cannot be. */
static bool take_locale(const char *folder)
{
    char place[TEST_PATH];
    test_path(folder, "ja_JP.UTF-8", place);
    pid_t child = fork();
    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) != NULL)
            execlp("localedef", "localedef", "-i", "ja_JP", "-f", "UTF-8", place, (char *)NULL);
        _exit(SKIPPED);
    }
    int status;
    return child > 0 && waitpid(child, &status, 0) == child && setenv("LOCPATH", folder, 1) == 0 &&
           setlocale(LC_TIME, "ja_JP.UTF-8") != NULL;
}

static void test_every_day(void **state)
{
    (void)state;
    static const char *const ways[] = {"%EY%m月%d日", "%EY%-m月%-d日", "%EC%Ey年%m月%d日"};
    long last = date_days("2100-12-31");
    for (long day = date_days("1873-01-01"); day <= last; day++) {
        time_t seconds = (time_t)day * 86400;
        struct tm parts;
        char iso[11], read[11], era[64];
        struct why why = {.lang = LANG_EN};
        assert_non_null(gmtime_r(&seconds, &parts));
        assert_true(date_from_days(day, iso));
        for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
            assert_true(strftime(era, sizeof era, ways[i], &parts) > 0);
            if (!date_parse(era, read, &why))
                fail_msg("%s is %s: %s", iso, era, why.text);
            if (strcmp(read, iso) != 0)
                fail_msg("%s is %s, which was read as %s", iso, era, read);
        }
        struct buf own = {0};
        date_format_era(iso, &own);
        assert_true(strftime(era, sizeof era, "%EY%-m月%-d日", &parts) > 0);
        /* The C library writes 令和06年. */
        char *zero = era + strlen("令和");
        if (*zero == '0')
            memmove(zero, zero + 1, strlen(zero));
        assert_string_equal(own.text, era);
        buf_clear(&own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_day),
    };
    char folder[TEST_PATH];
    test_folder(folder);
    bool ready = take_locale(folder);
    int failed = ready ? cmocka_run_group_tests(tests, NULL, NULL) : SKIPPED;
    test_folder_delete(folder);
    return failed;
}
