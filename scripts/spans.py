#!/usr/bin/env python3
"""Lists the anchors of a text, for annotators: no offset is ever typed by hand.

usage: scripts/spans.py TEXT                 every quantity: anchor, what the grammar reads, and the words around it
       scripts/spans.py TEXT --find WORDS    every place where WORDS stand, as an anchor
       scripts/spans.py TEXT --lines         every line: start and end offsets, and its first words
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from reportschema.checking import grammar


def quantities(text: str) -> Iterator[str]:
    for found in grammar().find(text):
        amount = f"{found.low}..{found.high}" if found.is_range() else str(found.low)
        around = text[max(0, found.start - 22) : found.end + 14].replace("\n", "⏎")
        hedge = "" if found.hedge_words is None else f" {found.hedge.value}({found.hedge_words})"
        yield f"[{found.start}, {found.end}, {text[found.start : found.end]}]\t{amount} {found.unit or '-'}{hedge}\t{around}"


def places(text: str, words: str) -> Iterator[str]:
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        yield f"[{start}, {end}, {words}]\t{text[max(0, start - 20) : end + 20]!r}"
        start = text.find(words, end)


def lines(text: str) -> Iterator[str]:
    offset = 0
    for line in text.split("\n"):
        body = line.strip()
        if body:
            start = offset + line.index(body[0])
            yield f"[{start}, {start + len(body)}]\t{body[:40]}"
        offset += len(line) + 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--find", metavar="WORDS")
    parser.add_argument("--lines", action="store_true")
    options = parser.parse_args()
    text = options.text.read_bytes().decode("utf-8")
    found = places(text, options.find) if options.find else lines(text) if options.lines else quantities(text)
    try:
        for line in found:
            print(line)
    except BrokenPipeError:
        sys.stderr.close()


if __name__ == "__main__":
    main()
