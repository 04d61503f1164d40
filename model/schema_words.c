/* See schema_words.h. */
#include "model/schema_words.h"

#include <string.h>

/* clang-format off */
const struct schema_table schema_tables[] = {
    {"journal", {"The journal: an entry for each change that a person made. Entries are never altered; each holds the hash of the one before it.",
                 "変更履歴。人が行った変更ごとに1件。後から書き換えられることはなく、各件が直前の件のハッシュを持つ。"}},
    {"journal_part", {"What an entry of the journal changed, in one or more parts.",
                      "変更履歴の各件が変更した内容（一つ以上の部分に分かれる）。"}},
    {"snapshot", {"Snapshots: entries of the journal at which the inventory was sealed under a name.",
                  "スナップショット。名前を付けて確定した時点（変更履歴の件）。"}},
    {"counter", {"The last number given in a code of each kind, so that none is given twice.",
                 "種類ごとに最後に付けたコードの番号。同じ番号は二度付けない。"}},
    {"other_entry", {"The journals of files that were merged, word for word.",
                     "統合したファイルの変更履歴（そのままの写し）。"}},
    {"other_part", {"What the entries of those journals changed.",
                    "統合したファイルの変更履歴の各件が変更した内容。"}},
    {"draft", {"Texts of open forms that are not saved yet; outside of the journal.",
               "開いている入力画面の、まだ保存していない内容。変更履歴には含まれない。"}},
    {"search", {"Cache: records in blocks, for finding and sorting; made anew by the program.",
                "検索・並べ替え用の控え: 記録を束ねたもの。プログラムが作り直す。"}},
    {"search_text", {"Cache: the texts of the fields of a block.",
                     "検索・並べ替え用の控え: 束ねた記録の項目ごとの文字列。"}},
    {"seen", {"Cache: files that were imported, to know their rows again.",
              "取り込んだファイルの控え（同じ行を見分けるため）。"}},
    {"seen_rows", {"Cache: digests of the rows of those files.",
                   "取り込んだファイルの行の要約値。"}},
    {"seen_whole", {"Cache: digests of whole files that were imported.",
                    "取り込んだファイル全体の要約値。"}},
};

static const struct schema_column columns[] = {
    {NULL, "id", {"Number of the record, by which other tables refer to it; it never changes.",
                  "記録の番号。ほかの表はこの番号で参照する。変わらない。"}},
    {NULL, "rev", {"Counts the saves of the record.", "記録を保存するたびに増える番号。"}},
    {NULL, "source", {"The record that has the link.", "つながりを持つ記録の番号。"}},
    {NULL, "target", {"The record that it leads to.", "つながる先の記録の番号。"}},
    {NULL, "position", {"Its place in the order, from 0.", "並び順（0から）。"}},

    {NULL, "seq", {"Number of the entry.", "件の番号。"}},
    {NULL, "at", {"When: ISO 8601, UTC.", "日時（ISO 8601、協定世界時）。"}},
    {NULL, "who", {"Who did it.", "行った人。"}},
    {"journal", "kind", {"What sort of entry it is.", "件の種別。"}},
    {"other_entry", "kind", {"What sort of entry it is.", "件の種別。"}},
    {"journal", "target", {"Of an undo or redo: the entry that it is about.", "取消し・やり直しの対象の件。"}},
    {"other_entry", "target", {"Of an undo or redo: the entry that it is about.", "取消し・やり直しの対象の件。"}},
    {NULL, "what", {"What was done, as a word of the program.", "行ったこと（プログラムの語）。"}},
    {NULL, "about", {"The record or file that it was done to.", "対象の記録又はファイル。"}},
    {NULL, "why", {"The reason that was given.", "付けられた理由。"}},
    {NULL, "version", {"Version of the schema at that time.", "その時のスキーマの版。"}},
    {NULL, "content", {"Digest of the texts and parts of the entry.", "件の文字列と部分の要約値。"}},
    {NULL, "previous", {"Hash of the entry before.", "直前の件のハッシュ。"}},
    {NULL, "hash", {"Hash of this entry: SHA-256.", "この件のハッシュ（SHA-256）。"}},
    {NULL, "redacted_by", {"The entry that tells of a redaction of this one.", "この件の抹消を記録した件。"}},
    {NULL, "entry", {"Number of an entry of the journal.", "変更履歴の件の番号。"}},
    {NULL, "part", {"Number of the part.", "部分の番号。"}},
    {NULL, "words", {"The change in words, for the history.", "変更を言葉にしたもの（履歴の表示に使う）。"}},
    {NULL, "changes", {"The change itself: a changeset of SQLite's session extension.",
                       "変更そのもの（SQLite の session 拡張の changeset）。"}},
    {NULL, "merge", {"The entry of our journal by which it came.", "統合を記録した、この台帳の件の番号。"}},

    {"snapshot", "name", {"Name of the snapshot.", "スナップショットの名前。"}},
    {"snapshot", "content", {"Hash of all records as they were.", "その時のすべての記録のハッシュ。"}},
    {NULL, "kind", {"Kind of the records: name of their table.", "記録の種類（表の名前）。"}},
    {"counter", "last", {"The last number given.", "最後に付けた番号。"}},
    {"draft", "record", {"Number of the record; 0 where it is a new one.", "記録の番号。新しい記録は0。"}},
    {"draft", "rev", {"State of the record when the form was opened.", "入力画面を開いた時の記録の版。"}},
    {"draft", "content", {"What was typed.", "入力された内容。"}},
    {"search", "block", {"Number of the block.", "束の番号。"}},
    {"search", "first", {"The lowest record number in it.", "束の中で最も小さい記録の番号。"}},
    {"search", "ids", {"The numbers of its records.", "束の中の記録の番号。"}},
    {"search", "made", {"0 where its texts are to be made anew.", "0は文字列を作り直すもの。"}},
    {"search_text", "at", {"64 times the block, plus the field.", "束の番号の64倍に項目の番号を足したもの。"}},
    {"search_text", "texts", {"The texts, folded for comparing.", "比べるために揃えた文字列。"}},
    {"seen", "file", {"Number of the file.", "ファイルの番号。"}},
    {"seen", "program", {"The build of the program that read it.", "読み取ったプログラムの版。"}},
    {"seen", "context", {"Digest of all that decides how rows are read.", "行の読み方を決めるすべての要約値。"}},
    {"seen_rows", "at", {"2^20 times the file, plus the number of the part.", "ファイルの番号の2の20乗倍に部分の番号を足したもの。"}},
    {"seen_rows", "rows", {"Digests of rows and numbers of their records.", "行の要約値と記録の番号。"}},
    {"seen_whole", "digest", {"Digest of the file and how it was read.", "ファイルとその読み方の要約値。"}},
    {"seen_whole", "rows", {"How many rows it has.", "行数。"}},
    {"seen_whole", "told", {"What was told of it.", "取り込みの時に示した内容。"}},
};
/* clang-format on */

const size_t schema_tables_count = sizeof schema_tables / sizeof schema_tables[0];

const struct schema_column *schema_column(const char *table, const char *name)
{
    const struct schema_column *found = NULL;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        if (strcmp(columns[i].name, name) != 0)
            continue;
        if (columns[i].table == NULL)
            found = &columns[i];
        if (columns[i].table != NULL && strcmp(columns[i].table, table) == 0)
            return &columns[i];
    }
    return found;
}
