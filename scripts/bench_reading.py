#!/usr/bin/env python3
"""How long drafting a report takes, beside jionlp's extraction of times and money, in one run.

The text is the longest Simplified report of the shared folder, cut to about 20,000 characters.
Every round of ours gets a text a character shorter than the last, so that nothing remembered from
an earlier round helps. Prints seconds of the best round and ratios.

Two lines of ours: a whole draft (sections, figures with their subjects and times, problems,
projects, terms, awards, validated), and quantities and times alone with their values, which is the
like of what jionlp is asked for.

jionlp is asked as its documentation shows and as its defaults stand: `extract_time` and
`extract_money` on the whole text, parsed to values (`with_parsing=True`, the default of both; it
parses every candidate either way, so that the option hardly changes the time). Nothing in its
documentation says to split a text into sentences first; that is measured too, for whoever does. Its
log of failed parses is switched off, which is to its advantage. It needs
`scripts/environment bench`; without it only ours is printed.
"""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from reportschema.checking import grammar
from reportschema.reading.draft import Drafter
from reportschema.reading.page.view import View
from reportschema.reading.times.expressions import find_times
from reportschema.vocabularies import vocabulary

ROUNDS, LENGTH = 7, 20_000
TEXTS = Path(
    os.environ.get("REPORTSCHEMA_TEXTS")
    or Path(__file__).resolve().parent.parent.parent / "shared" / "reports"
)


def best(work: Callable[[str], object], text: str) -> float:
    """Seconds of the fastest round."""
    times = []
    for i in range(ROUNDS):
        shorter = text[: len(text) - i]
        start = time.perf_counter()
        work(shorter)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Measure ours, then jionlp where it is installed."""
    texts = [path.read_bytes().decode("utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    text = max((text for text in texts if "报告" in text), key=len)[:LENGTH]
    drafter = Drafter(vocabulary(), grammar())

    def values_alone(text: str) -> None:
        clean = View.of(text).clean
        deque(grammar().find(clean, folded=clean), maxlen=0)
        find_times(clean)

    drafter.draft(text[:-ROUNDS].encode(), "bench.txt", force=True)
    ours = best(lambda text: drafter.draft(text.encode(), "bench.txt", force=True), text)
    alone = best(values_alone, text)
    print(f"{len(text):,} characters, best of {ROUNDS}")
    print(f"ours, a whole draft                      {ours:7.3f} s")
    print(f"ours, quantities and times alone         {alone:7.3f} s")
    try:
        import jionlp
    except ImportError:
        print("jionlp is not installed: left out")
        return
    logging.disable(logging.ERROR)

    def extract(text: str) -> None:
        jionlp.ner.extract_time(text)
        jionlp.ner.extract_money(text)

    def extract_by_sentence(text: str) -> None:
        for sentence in jionlp.split_sentence(text, criterion="coarse"):
            extract(sentence)

    extract(text[:2000])
    for name, work in (
        ("times and amounts of money", extract),
        ("the same by sentence", extract_by_sentence),
    ):
        theirs = best(work, text)
        ratios = f"{theirs / ours:5.1f} x a draft, {theirs / alone:5.1f} x quantities and times"
        print(f"jionlp, {name:32} {theirs:7.3f} s   {ratios}")


if __name__ == "__main__":
    main()
