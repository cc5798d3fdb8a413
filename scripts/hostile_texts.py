#!/usr/bin/env python3
"""Drafts hostile texts and prints the shapes that take long or end in an exception.

usage: scripts/hostile_texts.py [--count 2000] [--seed 1] [--characters 1500] [--shape NAME ...]

A hostile text is the shipped fictional report with a filling at one of its paragraphs. A filling
repeats one of the shapes below, with other numbers and words in each repetition; every second text
mixes two shapes. First COUNT small texts are drafted, for their exceptions and slow ones; then
each shape alone at 5,000 and 20,000 characters, for its growth exponent (1: twice the text, twice
the time), and at 100,000 those that this growth would take past a second; for the others the time
at 100,000 is what the growth predicts (~). Times and limits are processor seconds of one process;
every large text has a child process of its own, ended after half a minute.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import random
import signal
import time
from collections.abc import Iterator
from importlib.resources import files
from multiprocessing.connection import Connection
from types import FrameType
from typing import NamedTuple

from reportschema.checking import grammar
from reportschema.reading.draft import Drafter
from reportschema.reading.page.errors import ReadingError
from reportschema.vocabularies import vocabulary

SMALL, LARGE, FULL = 5_000, 20_000, 100_000  # characters of the fillings that show the growth
SMALL_LIMIT, FULL_LIMIT = 3, 30  # processor seconds after which a text is given up
PATIENCE = 10  # seconds by the clock for one of the processor, on a busy machine
SLOW = 2.0  # seconds for 100,000 characters that are worth a line
REPORT = files("reportschema.checking").joinpath("examples/yunxi-2020.txt").read_text("utf-8")
WORDS = ("茶园", "水渠", "灯塔", "竹编", "蚕房", "码头", "书屋", "泵站", "绿廊", "食堂", "晴川")
UNITS = ("亿元", "万人", "公里", "个", "座", "%", "万吨", "户", "亩", "倍", "个百分点")
HAN_DIGITS = "一二三四五六七八九十百千万零"


class Shape(NamedTuple):
    """What is repeated: a piece, what stands between two, and what closes each at the end.

    In a piece `<n>` becomes a number, `<h>` a Chinese numeral, `<w>` a word, `<u>` a unit, `<i>`
    the count of the repetition.
    """

    name: str
    piece: str
    between: str = ""
    closing: str = ""


# fmt: off
SHAPES = tuple(Shape(*row) for row in (
    # nothing but space
    ("blank lines", "\n"),
    ("spaces", " "),
    ("ideographic spaces", "\u3000"),
    ("lines of spaces", "\u3000\u00a0 \n"),
    ("tabs and returns", "\t\r\n"),
    # numerals and units
    ("digits only", "<n>"),
    ("one digit", "7"),
    ("numbers in a list", "<n>", "、"),
    ("Chinese numerals in a list", "<h>", "、"),
    ("Chinese numerals only", "<h>"),
    ("thousands separators", "<n>", ","),
    ("decimals in a row", "<n>", "."),
    ("ranges in a row", "<n>", "-"),
    ("ratios in a row", "<n>", ":"),
    ("from and to", "从<n>到<n>"),
    ("full-width digits", "１２３４５", "，"),
    ("units only", "<u>"),
    ("percentages without subject", "<n>%", "、"),
    ("numbers with units", "<n><u>", "，"),
    ("powers of ten", "万亿"),
    ("fractions", "百分之<h>"),
    ("multiples", "翻<h>番，是<n>年的<n>倍", "，"),
    # times
    ("dates", "<n>年<n>月<n>日", "、"),
    ("years", "20<i>年", "、"),
    ("five-year plans", "“十三五”<w>", "和"),
    ("relative times", "去年以来，五年来，今年<n>月底，"),
    # clauses
    ("Traditional clauses", "經濟增長<n>%，"),
    ("Traditional words", "縣內電訊網路發達，羣眾滿意，"),
    ("growth in a list", "<w>增长<n>%", "、"),
    ("names and values respectively", "<w>、<w>、<w>分别增长<n>%、<n>%、<n>%，"),
    ("respectively alone", "分别", ""),
    ("respectively, names alone", "<w>", "、", ""),
    ("parts of parts", "其中<w><n>个，"),
    ("comparisons", "比上年增加<n>个，"),
    ("ranks", "居全省第<h>，"),
    ("shares", "<w>占<w>的<n>%，"),
    ("firmness", "力争确保争取努力<w>达到<n>个，"),
    ("pegged and assigned", "<w>与经济增长同步，完成上级下达任务，"),
    ("targets in words", "<w>持续壮大，<w>稳步提高，"),
    ("problems", "我们也清醒地看到，<w>不足，<w>不高；"),
    ("sentences of one word", "<w>。"),
    ("commas only", "，"),
    ("semicolons with figures", "<w><n><u>；"),
    ("no punctuation", "<w>建设"),
    ("one character", "从"),
    ("places", "<w>县、<w>区、<w>镇", "、"),
    # structure
    ("top headings", "\n一、<w>工作回顾\n"),
    ("second headings", "\n（一）<w>建设。<w><n>个。"),
    ("headings in one line", "一、<w>二、<w>三、<w>"),
    ("endless enumeration", "一是<w>。二是<w>。三是<w>。"),
    ("numbered lines", "\n<i>.<w><n>座。"),
    ("circled numbers", "①<w><n>座；②<w>；"),
    ("brackets opened", "（"),
    ("nested brackets", "（<w>", "", "）"),
    ("bracketed numbers", "（<n>）"),
    ("quotes never closed", "“<w>"),
    ("nested quotes and titles", "《“<w>", "", "”》"),
    ("dashes", "——"),
    ("salutations", "各位代表！"),
    ("salutation and address", "\n各位代表：\n我代表区人民政府，向大会报告工作，请予审议。\n"),
    ("congresses", "\n2020年1月<n>日在<w>区第<h>届人民代表大会第<h>次会议上\n"),
    ("titles", "\n政府工作报告\n"),
    ("several speeches", "\n" + REPORT),
    # annexes
    ("glossary", "\n<i>.“<w>”：指<w>、<w>和<w>。"),
    ("glossary in one line", "<i>.<w>：指<w>。"),
    ("annex headings", "\n附件<i>\n名词解释\n"),
    ("notes", "<w>[<i>]"),
    ("table of honours", "\n<w>街\n全国<w>奖\n20<n>年\n国家级\n"),
    ("headers of honours", "\n获奖单位\n荣誉称号\n获奖时间\n颁发单位\n"),
    ("livelihood projects", "\n办好<h>件民生实事：（1）<w><n>座。（2）<w><n>公里。"),
    # pages
    ("page furniture", "\n分享到：\n上一篇：<w>\n下一篇：<w>\n打印 关闭 责任编辑：<w>\n"),
    ("breadcrumbs", "首页 > <w> > "),
    ("hard-wrapped lines", "<w><n>\n"),
    ("literal line breaks", r"<w>\r\n????"),
    ("mixed controls", "\x0b\x0c\u200b\u2028\ufeff\u202e<w>"),
    ("combining marks", "<w>\u0301\u0327"),
    ("beyond the basic plane", "𠀀😀<n>"),
    ("Latin and addresses", "https://example.org/<n>?a=<i>&b=%E4 "),
    ("markup", "<p>&nbsp;<w></p>"),
))
# fmt: on


class Attempt(NamedTuple):
    """One text drafted."""

    seconds: float
    problem: str = ""  # the exception, or that the limit was reached


class OutOfTime(BaseException):
    """Raised by the alarm, so that no handler of the reader's takes it for an error of its own."""


def filling(shape: Shape, characters: int, chance: random.Random) -> str:
    """The shape repeated to about so many characters."""
    parts: list[str] = []
    length = 0
    while length < characters:
        piece = shape.piece.replace("<i>", str(len(parts) + 1))
        while "<n>" in piece:
            number = str(chance.randint(1, 10 ** chance.randint(1, 4)))
            piece = piece.replace("<n>", number, 1)
        while "<h>" in piece:
            numeral = "".join(chance.choices(HAN_DIGITS, k=chance.randint(1, 4)))
            piece = piece.replace("<h>", numeral, 1)
        for mark, choices in (("<w>", WORDS), ("<u>", UNITS)):
            while mark in piece:
                piece = piece.replace(mark, chance.choice(choices), 1)
        parts.append(piece + shape.between)
        length += len(parts[-1]) + len(shape.closing)
    return "".join(parts) + shape.closing * len(parts)


def hostile(fillings: list[str], chance: random.Random) -> str:
    """The fictional report with each filling before, in or after one of its paragraphs."""
    text = REPORT
    for inserted in fillings:
        breaks = [i for i, character in enumerate(text[: len(REPORT)]) if character in "\n。"]
        at = chance.choice([*breaks, len(text)])
        text = text[: at + 1] + inserted + text[at + 1 :]
    return text


def attempt(text: str, limit: int) -> Attempt:
    """Draft a text in this process, for so many processor seconds at most."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTime

    drafter = Drafter(vocabulary(), grammar())
    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, limit)
    start, problem = time.process_time(), ""
    try:
        drafter.draft(text.encode(), "云溪区-2020.txt", force=True)
    except ReadingError:
        pass  # refused with a reason, as a text may be
    except OutOfTime:
        problem = f"given up after {limit} s"
    except Exception as error:  # what nobody expected is what is looked for
        problem = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Attempt(time.process_time() - start, problem)


def attempt_apart(text: str, limit: int) -> Attempt:
    """The same in a child process, which dies where even the alarm is not heard."""
    receiving, sending = multiprocessing.Pipe(duplex=False)

    def work(pipe: Connection) -> None:
        pipe.send(attempt(text, limit))

    child = multiprocessing.get_context("fork").Process(target=work, args=(sending,))
    child.start()
    sending.close()
    try:
        if receiving.poll(PATIENCE * limit):
            return receiving.recv()  # type: ignore[no-any-return]  # a pipe carries anything
    except EOFError:
        return Attempt(math.nan, "the process died")
    finally:
        child.kill()
        child.join()
    return Attempt(math.nan, f"killed after {PATIENCE * limit} s")


def small_texts(
    shapes: list[Shape], count: int, characters: int, seed: str
) -> Iterator[tuple[str, Attempt]]:
    """Each text's shapes and what became of it."""
    for i in range(count):
        chance = random.Random(f"{seed}/{i}")
        chosen = [shapes[i % len(shapes)]]
        if i // len(shapes) % 2:
            chosen.append(chance.choice(shapes))
        fillings = [filling(shape, characters // len(chosen), chance) for shape in chosen]
        name = " + ".join(shape.name for shape in chosen)
        yield f"text {i}: {name}", attempt(hostile(fillings, chance), SMALL_LIMIT)


def growth(shape: Shape, seed: str) -> str:
    """The line of the table: what the shape takes at 100,000 characters, and its exponent."""

    def measured(characters: int) -> Attempt:
        chance = random.Random(f"{seed}/{shape.name}")
        inserted = filling(shape, characters, chance)
        middle = REPORT.index("。", len(REPORT) // 2) + 1
        return attempt_apart(REPORT[:middle] + inserted + REPORT[middle:], FULL_LIMIT)

    small, large = measured(SMALL), measured(LARGE)
    exponent = math.log(large.seconds / small.seconds) / math.log(LARGE / SMALL)
    expected = large.seconds * (FULL / LARGE) ** max(1.0, exponent)
    full, mark = Attempt(expected, large.problem), ">" if large.problem else "~"
    if not large.problem and expected >= SLOW / 2:
        full, mark = measured(FULL), ""
    verdict = full.problem or ("slow" if full.seconds > SLOW else "")
    return f"{shape.name:32} {mark + format(full.seconds, '.2f'):>18} s {exponent:9.2f}  {verdict}"


def main() -> None:
    """Draft the small texts, then print the growth of each shape."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--characters", type=int, default=1500)
    parser.add_argument("--shape", nargs="*", help="only these shapes")
    options = parser.parse_args()
    shapes = [shape for shape in SHAPES if not options.shape or shape.name in options.shape]
    attempt(REPORT, FULL_LIMIT)  # so that no measured text pays for reading the vocabularies
    failed, total = 0, 0.0
    texts = small_texts(shapes, options.count, options.characters, options.seed)
    for name, drafted in texts:
        total += drafted.seconds
        failed += bool(drafted.problem)
        if drafted.problem or drafted.seconds > SLOW:
            print(f"{name:60} {drafted.seconds:6.2f} s  {drafted.problem}", flush=True)
    print(f"{options.count} small texts, {total:.0f} s, {failed} with a problem\n")
    print(f"{'shape':32} {'100,000 characters':>20} {'exponent':>9}  problem")
    for shape in shapes:
        print(growth(shape, options.seed), flush=True)


if __name__ == "__main__":
    main()
