"""Made-up reports in the shapes that a rule could be slow over, for `bench_growth`."""

from __future__ import annotations

from hashlib import sha256
from itertools import pairwise
from typing import Any, NamedTuple

from reportschema.models import WorkReport
from reportschema.models.fields.scalars import MOST_LINKS

Row = dict[str, Any]


class Input(NamedTuple):
    """What steps run over: reports as plain data, one text for all of them, and the size n."""

    reports: list[Row]
    text: str
    size: int

    def models(self) -> dict[str, WorkReport]:
        """The reports by document name."""
        return {
            f"{number}.yaml": WorkReport.model_validate(report)
            for number, report in enumerate(self.reports)
        }


def report(text: str = "。", number: int = 990_101, **lists: Any) -> Row:
    """A report of a place that does not exist, with some lists of records."""
    states = {name: {"state": "complete", "by": "person"} for name in lists}
    return {
        "schema_version": "1.1",
        "id": f"{number}-2020",
        "title": "政府工作报告",
        "kind": "annual",
        "government": {"division": "990101", "name": "云溪区", "level": "county"},
        "delivered": "2020-01-15",
        "review_periods": ["2019"],
        "plan_periods": ["2020"],
        "editions": [
            {
                "id": "e1",
                "publisher": "云溪区人民政府",
                "page_title": "政府工作报告",
                "file_name": "x.txt",
                "encoding": "utf-8",
                "sha256": sha256(text.encode()).hexdigest(),
                "characters": len(text),
                "script": "Hans",
                "body": [0, len(text)],
            }
        ],
        "annotation": {"level": "partial", **states},
        **lists,
    }


def figure(number: int, start: int, exact: str = "1座", **fields: Any) -> Row:
    """An observation of bridges, or of what the fields say."""
    subject = {} if "indicator" in fields else {"label": "桥"}
    plain = {"id": f"o{number}", **subject, "value": "1", "unit": "座"}
    return {**plain, "at": [start, start + len(exact), exact], **fields}


# Each clause is as long as every other, so that places follow from numbers.
CLAUSE = "今年修了桥1座。"
AT = CLAUSE.index("1座")


def figures(n: int, **fields: Any) -> list[Row]:
    """A figure a clause."""
    return [figure(i, (i - 1) * len(CLAUSE) + AT, **fields) for i in range(1, n + 1)]


def valid(n: int) -> Input:
    """Figures that stand where they say they do."""
    text = CLAUSE * n
    return Input([report(text, observations=figures(n), numerals=[])], text, n)


def wrong(n: int) -> Input:
    """Figures of which every field is wrong, each in another way than the one before."""
    rows = [
        row
        | {
            "indicator": f"bridges_{row['id']}",
            "value": f"{number}.5",
            "unit": "座座",
            "transformation": "growth",
            "hedge": "about",
            "hedge_words": "约",
            "period": "2031",
            "base_period": "2032",
            "ref_area": f"{100_000 + number}",
            "inferred": ["spann"],
            "nth": "3",
            "part_of": f"o{n + number}",
            "share_of": f"{990_101 + number}-2019/o1",
            "fulfils": "t7",
            "project": "j3",
            "review": {"reason": "subject_in_doubt", "note": "which bridge?"},
            "cues": [[1, 3, "不在"]],
        }
        for number, row in enumerate(figures(n), 1)
    ]
    for row in rows:
        del row["label"]
    text = CLAUSE * n
    return Input([report(text, observations=rows, numerals=[])], text, n)


def chain(n: int) -> Input:
    """Figures each of which is a part of the next, in chains as long as the models allow."""
    rows = figures(n)
    for number, (row, following) in enumerate(pairwise(rows)):
        if number % MOST_LINKS:
            row["part_of"] = row["repeats"] = row["share_of"] = following["id"]
    text = CLAUSE * n
    return Input([report(text, observations=rows)], text, n)


def circle(n: int) -> Input:
    """Figures that are parts of each other, in circles of ten."""
    rows = figures(n)
    for number, row in enumerate(rows, 1):
        following = number + 1 if number % 10 else number - 9
        row["part_of"] = row["repeats"] = row["share_of"] = f"o{min(following, n)}"
    text = CLAUSE * n
    return Input([report(text, observations=rows)], text, n)


def one_place(n: int) -> Input:
    """All figures, ledger rows and sections at one place, all ids the same."""
    text = CLAUSE * n
    rows = [figure(1, AT, nth="1") for _ in range(n)]
    ledger = [{"role": "name", "at": row["at"]} for row in rows]
    label = {"zh": "桥", "en": "Bridges"}
    sections = [
        {"id": "s1", "level": 1, "part": "review", "label": label, "at": [0, 9]} for _ in range(n)
    ]
    return Input([report(text, observations=rows, numerals=ledger, outline=sections)], text, n)


def nested(n: int) -> Input:
    """Sections each within the one before, numbered otherwise than the text."""
    text = CLAUSE * n
    label = {"zh": "桥", "en": "Bridges"}
    sections = [
        {
            "id": f"s{i}",
            "number": "一、",
            "level": "2",
            "part": "review",
            "topic": "04.9",
            "label": label,
            "at": [i, len(text) - i],
        }
        for i in range(1, n + 1)
    ]
    return Input([report(text, outline=sections)], text, n)


def moved(n: int) -> Input:
    """Quotes that stand nowhere in their text."""
    text = "今年修了桥，又种了树。" * n
    rows = [figure(i, i * 8, f"{i}座", value=str(i)) for i in range(1, n + 1)]
    return Input([report(text, observations=rows)], text, n)


def unaccounted(n: int) -> Input:
    """A text of numerals, and a ledger that claims to be complete and is empty."""
    text = CLAUSE * n
    return Input([report(text, numerals=[])], text, n)


def terms(n: int) -> Input:
    """Glossary entries of one concept and number, and the same absences."""
    entries = [
        {
            "id": f"g{i}",
            "number": "1",
            "term": "两桥",
            "term_en": "Two bridges",
            "definition": {"zh": "桥", "en": "bridges"},
            "concept": "two_hills",
            "components": [{"id": "k1", "zh": f"桥{i}", "en": "bridge"}],
            "at": [0, 2, "两桥"],
        }
        for i in range(1, n + 1)
    ]
    absences = [{"indicator": "cpy", "period": "2020", "reason": "silent"} for _ in range(n)]
    text = "两桥。"
    return Input([report(text, glossary=entries, absent_targets=absences)], text, n)


def same_occasion(n: int) -> Input:
    """Reports by one place in one year, each with another reading of a concept and a lost link."""
    reports = []
    for number in range(100_000, 100_000 + n):
        entry = {
            "id": "g1",
            "term": "群桥",
            "term_en": "Bridges",
            "definition": {"zh": "桥", "en": "bridges"},
            "concept": "two_hills",
            "components": [{"id": "k1", "zh": f"{number}号", "en": "bridge"}],
            "at": [0, 2, "群桥"],
        }
        lost = figure(1, 0, part_of=f"{number + 400_000}-2019/o1")
        reports.append(report("群桥。", number, glossary=[entry], observations=[lost]))
    return Input(reports, "群桥。", n)


def same_id(n: int) -> Input:
    """One report in many documents."""
    return Input([report(observations=[figure(1, 0)])] * n, "1座。", n)


CHECK_SHAPES = (
    *(valid, wrong, chain, circle, one_place, nested, moved, unaccounted, terms),
    *(same_occasion, same_id),
)
