#!/bin/sh
# Makes the workbooks in tests/data anew with LibreOffice (Debian:
# libreoffice-calc-nogui). They are committed, so that tests need no LibreOffice.
#
#   ledger.xlsx   from ledger.fods: dates in Japanese formats, merged cells, a
#                 formula, a hidden sheet
#   headers.xlsx  from headers.csv: the ledger headers that products use
#   rosters.xlsx  from rosters.csv: headers of ledgers and rosters, and cells that
#                 spreadsheets like to change
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
