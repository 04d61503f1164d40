#!/bin/sh
# Makes the workbooks in tests/data anew with LibreOffice (Debian:
# libreoffice-calc-nogui). They are committed, so that tests need no LibreOffice.
#
#   ledger.xlsx   from ledger.fods: dates in Japanese formats, merged cells, a
#                 formula, a hidden sheet
#   headers.xlsx  from headers.csv: the ledger headers that products use
#   rosters.xlsx  from rosters.csv: headers of ledgers and rosters, and cells that
#                 spreadsheets like to change
#   sheets.xlsx   from sheets.txt: a sheet for each ledger and each roster in it
set -eu
cd "$(dirname "$0")/data"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
soffice "-env:UserInstallation=file://$work" --headless --convert-to xlsx --outdir . ledger.fods
# Comma, quotation mark, UTF-8, from line 1, column 1 as text, Japanese (1041).
soffice "-env:UserInstallation=file://$work" --headless \
    --infilter='CSV:44,34,76,1,1/2,1041' --convert-to xlsx --outdir . headers.csv
# The same, and quoted cells stay text.
soffice "-env:UserInstallation=file://$work" --headless \
    --infilter='CSV:44,34,76,1,,1041,true' --convert-to xlsx --outdir . rosters.csv
# A flat document with a table for each sheet. Figures stay numbers, as they are
# where a person has typed them, but for those with a leading zero.
awk -F'|' '
    BEGIN {
        print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        print "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
        print " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
        print " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
        print " office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">"
        print "<office:body><office:spreadsheet>"
    }
    /^%/ { next }
    /^# / {
        if (open) print "</table:table>"
        open = 1
        sub(/^# [a-z]*\//, "")
        print "<table:table table:name=\"" $0 "\">"
        skip = 1
        next
    }
    skip && /^[0-9]+ [0-9]+/ { skip = 0; next }
    {
        skip = 0
        printf "<table:table-row>"
        for (i = 1; i <= NF; i++) {
            cell = $i
            gsub(/&/, "\\&amp;", cell)
            gsub(/</, "\\&lt;", cell)
            if (cell ~ /^(0|[1-9][0-9]*)$/)
                printf "<table:table-cell office:value-type=\"float\" office:value=\"%s\"/>", cell
            else
                printf "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>", cell
        }
        print "</table:table-row>"
    }
    END { print "</table:table></office:spreadsheet></office:body></office:document>" }
' sheets.txt > "$work/sheets.fods"
soffice "-env:UserInstallation=file://$work" --headless --convert-to xlsx --outdir . "$work/sheets.fods"
