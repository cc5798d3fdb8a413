#!/usr/bin/env python3
"""How long drafting a report takes, beside jionlp's time and money extraction on the same text in the same run.

The text is the longest Simplified report of the shared folder, cut to 20,000 characters. Prints seconds of the best round and the
ratio. The peer needs pip install 'reportschema[bench]'; without it only our time is printed.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from reportschema.checking import grammar
from reportschema.reading.draft import Drafter
from reportschema.vocabularies import vocabulary

ROUNDS, LENGTH = 5, 20_000
TEXTS = Path(os.environ.get("REPORTSCHEMA_TEXTS") or Path(__file__).resolve().parent.parent.parent / "shared" / "reports")


def best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    texts = [path.read_bytes().decode("utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    text = max((text for text in texts if "报告" in text), key=len)[:LENGTH]
    drafter = Drafter(vocabulary(), grammar())
    data = text.encode()
    drafter.draft(data, "bench.txt", force=True)
    ours = best(lambda: drafter.draft(data, "bench.txt", force=True))
    print(f"{len(text):,} characters, best of {ROUNDS}")
    print(f"ours, a whole draft                  {ours:7.3f} s")
    try:
        import jionlp
    except ImportError:
        print("jionlp is not installed: left out")
        return
    theirs = best(lambda: (jionlp.ner.extract_time(text), jionlp.ner.extract_money(text)))
    print(f"jionlp, times and amounts of money   {theirs:7.3f} s   {theirs / ours:5.1f} x ours")


if __name__ == "__main__":
    main()
