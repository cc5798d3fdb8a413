"""A second edition of a text, as another site could publish it: the same words on another page.

Hard-wrapped and indented, with the furniture of another page around and within it, digits in full
width, and one sentence missing. And what is the same in a source that was moved there and back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportschema.files.canonical.formatting import formatted
from reportschema.files.parsing.comments import comments_of
from reportschema.files.parsing.yaml_events import parse
from reportschema.matching import LISTS
from reportschema.models import Record, WorkReport
from reportschema.models.fields.anchors import AnchorParts, SpanParts

_FULL_WIDTH = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}
_WIDTH, _PAGE = 31, 40  # characters of a line, lines of a page


def second_edition(text: str, missing: str = "") -> str:
    """The text as another site has it. missing: a sentence of it that the other lacks."""
    assert missing in text
    lines: list[str] = []
    pages = 0
    for paragraph in text.replace(missing, "", 1).translate(_FULL_WIDTH).splitlines():
        words = paragraph.strip()
        lines += [words[i : i + _WIDTH] for i in range(0, len(words), _WIDTH)]
        if len(lines) // _PAGE > pages and words.endswith("。"):  # within no quotation
            pages = len(lines) // _PAGE
            lines.append("打印本页　关闭窗口")
    head = "首页 > 政务公开 > 政府工作报告"
    return "\n".join([head, *(f"\u3000\u3000{line}" for line in lines), "主办：办公室"]) + "\n"


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end that a page can lack: those that come once."""
    spans = []
    start = 0
    for i, character in enumerate(text):
        if character in "。\n":
            if character == "。" and text.count(text[start : i + 1]) == 1:
                spans.append((start, i + 1))
            start = i + 1
    return spans


def same_but_for(missing: tuple[int, int], before: str, after: str) -> None:
    """Two texts of a source are the same to the byte but for what stands in some words.

    That is the records with a place in them; and of others the links and readings of those. A
    passage of the headline that lost its beginning has another id, which is its place.
    """
    assert formatted(after.encode()).after == after
    assert {c.text for c in comments_of(after)} == {c.text for c in comments_of(before)}
    old, new = (WorkReport.model_validate(parse(text)[0]) for text in (before, after))
    touched = {
        record.key()
        for name in LISTS
        for record in getattr(old, name)
        if any(meets(place, missing) for place in places(record))
    }
    shorter = [passage.at for passage in old.headline_passages if passage.key() in touched]
    touched |= {
        passage.key()
        for passage in new.headline_passages
        if any(at.start <= passage.at.start and passage.at.end <= at.end for at in shorter)
    }
    assert untouched(after, touched) == untouched(before, touched)


def untouched(text: str, touched: set[str]) -> dict[str, Any]:
    """The plain data of a source without some records and what leads to them."""
    data: dict[str, Any] = dict(parse(text)[0])
    report = WorkReport.model_validate(data)
    for name in LISTS:
        pairs = zip(getattr(report, name), data.pop(name, []), strict=True)
        data[name] = [without_links(row, touched) for r, row in pairs if r.key() not in touched]
    data["reviewed"] = [
        row | {"records": set(row["records"]) - touched}
        for row in data.get("reviewed", ())
        if row["records"].keys() - touched
    ]
    return data


def without_links(row: dict[str, Any], touched: set[str]) -> dict[str, Any]:
    """A record without its links to records that the other edition may lack."""
    links = {"part_of", "share_of", "ranks", "repeats", "fulfils", "project"}
    return {k: v for k, v in row.items() if not (k in links and v in touched)}


def meets(place: AnchorParts | SpanParts, span: tuple[int, int]) -> bool:
    return place.start < span[1] and span[0] < place.end


def places(record: Record) -> Iterator[AnchorParts | SpanParts]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        for place in value if type(value) is tuple else (value,):
            if isinstance(place, AnchorParts | SpanParts):
                yield place
