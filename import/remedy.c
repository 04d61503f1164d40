/* See remedy.h. */
#include "import/remedy.h"

const char *remedy_option(int remedy, enum lang lang)
{
    switch ((enum remedy)remedy) {
    case REMEDY_ENCODING:
        return words_in(lang, "--encoding NAME says which encoding the file is in.");
    case REMEDY_HEADER:
        return words_in(lang, "--header-row NUMBER says which row is the header.");
    case REMEDY_COLUMNS:
        return words_in(lang, "--header-row NUMBER says which row is the header, --kind KIND of "
                              "which kind the records are.");
    case REMEDY_SHEET:
        return words_in(lang, "--sheet NAME or --sheet NUMBER says which sheet is read.");
    case REMEDY_KEY:
        return words_in(lang, "--key FIELD says by which field the records are found.");
    case REMEDY_PERSONS:
        return words_in(lang, "--persons NUMBER says how many persons there are; --persons keep "
                              "leaves the number as it is.");
    case REMEDY_SCAN:
        return words_in(lang, "'daicho scan FILE' scans a roster.");
    case REMEDY_NONE:
        break;
    }
    return "";
}
