"""How the agreement of two codings is told: lines for people, JSON, Markdown for a README."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from reportschema.files.canonical.layout import plain_data
from reportschema.findings.reporters import as_line, printable
from reportschema.findings.reporters.aligned import aligned
from reportschema.matching.agreement import (
    Agreement,
    FieldAgreement,
    Interval,
    ListAgreement,
)
from reportschema.verbs.agree import Agreeing, Difference

_LIST_HEAD = ("list", "A", "B", "both", "other list", "only A", "only B", "found by both")
_FIELD_HEAD = ("field", "pairs", "filled", "agreement", "alpha")
_WIDEST = 40  # cells of a column
_NONE = "-"


def lines_of(agreeing: Agreeing, width: int) -> list[str]:
    """Each difference with its places, then the measures by list and by field."""
    agreement = agreeing.agreement
    lists = [_list_row(row) for row in agreement.lists]
    fields = [_field_row(row) for row in agreement.fields]
    return [
        *(printable(_line(difference)) for difference in agreeing.differences),
        *([""] if agreeing.differences else []),
        *_table([_LIST_HEAD, *lists], width),
        "",
        *_table([_FIELD_HEAD, *fields], width),
    ]


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    return aligned(rows, [_WIDEST] * (len(rows[0]) - 1), width)


def _line(difference: Difference) -> str:
    about = f"{difference.report_id} {difference.list}"
    if difference.field is not None:
        values = f"{_value(difference.value_a)} | {_value(difference.value_b)}"
        keys = f"{difference.key_a} | {difference.key_b}"
        if difference.key_a == difference.key_b:
            keys = str(difference.key_a)
        places = f"{difference.place_a} {difference.place_b}"
        return f"{places} {about} {keys}: {difference.field} {values}"
    side = "A" if difference.place_b is None else "B"
    place, key = difference.place_a or difference.place_b, difference.key_a or difference.key_b
    return f"{place} {about} {key}: only in {side}{_words(difference)}"


def _words(difference: Difference) -> str:
    """The span of a record that one coding lacks."""
    record = difference.value_a or difference.value_b
    exact = getattr(getattr(record, "at", None), "exact", None)
    return f" ({exact})" if exact else ""


def _value(value: Any) -> str:
    """A value as a source writes it, in short."""
    plain = plain_data(value) if value not in (None, ()) else "(none)"
    if isinstance(plain, list):
        return "[" + ", ".join(map(_value, plain)) + "]"
    return str(plain)


def _list_row(row: ListAgreement) -> tuple[str, ...]:
    counts = (row.a, row.b, row.both, row.other_list, row.only_a, row.only_b)
    return (row.list, *map(str, counts), _percent(row.found))


def _field_row(row: FieldAgreement) -> tuple[str, ...]:
    counts = (str(row.pairs), str(row.filled))
    return (f"{row.kind}.{row.field}", *counts, _percent(row.agreement), _decimal(row.alpha))


def _percent(interval: Interval | None) -> str:
    if interval is None:
        return _NONE
    estimate, low, high = (f"{100 * end:.1f}" for end in interval)
    return f"{estimate} % [{low}, {high}]"


def _decimal(interval: Interval | None) -> str:
    if interval is None:
        return _NONE
    estimate, low, high = (f"{end:.3f}" for end in interval)
    return f"{estimate} [{low}, {high}]"


def note_lines(agreeing: Agreeing) -> list[str]:
    """What was not compared and why, then the counts in one line, for people."""
    lines = [as_line(finding) for finding in agreeing.findings]
    lines += [printable(f"{line}: not compared") for line in agreeing.left_out]
    for side, ids in (("A", agreeing.only_a), ("B", agreeing.only_b)):
        if ids:
            lines.append(f"only in {side}: {', '.join(ids)}")
    records_a, records_b = agreeing.records
    counts = f"{records_a} records in A, {records_b} in B"
    reports = f"{len(agreeing.reports)} report{'' if len(agreeing.reports) == 1 else 's'}"
    return [*lines, f"{reports}, {counts}: {len(agreeing.differences)} differences"]


def as_markdown(agreeing: Agreeing) -> str:
    """The measures as a section for the README of a package; the list of differences is left out.

    Fields are those of the records that both codings have.
    """
    records_a, records_b = agreeing.records
    count = len(agreeing.reports)
    reports = f"{count} report{'' if count == 1 else 's'} ({', '.join(agreeing.reports)})"
    return "\n".join(
        [
            "## Agreement of two codings",
            "",
            f"{reports} coded twice, with {records_a} and {records_b} records.",
            "",
            *measures_in_markdown(agreeing.agreement),
        ]
    )


def measures_in_markdown(agreement: Agreement) -> list[str]:
    """The measures by list and by field as two tables, and what their brackets mean."""
    return [
        "In brackets: 95 % confidence intervals (Wilson's for shares; for Krippendorff's alpha,"
        " nominal, a bootstrap over records). Fields are compared where both codings have the"
        " record.",
        "",
        *_markdown([_LIST_HEAD, *map(_list_row, agreement.lists)]),
        "",
        *_markdown([_FIELD_HEAD, *map(_field_row, agreement.fields)]),
    ]


def _markdown(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *body = ["| " + " | ".join(row) + " |" for row in rows]
    yield head
    yield "|---" * len(rows[0]) + "|"
    yield from body


def as_json(agreeing: Agreeing) -> str:
    """One object: `reports`, `lists`, `fields`, `differences`, and what was not compared."""
    content = {
        "reports": list(agreeing.reports),
        "lists": [_list_object(row) for row in agreeing.agreement.lists],
        "fields": [_field_object(row) for row in agreeing.agreement.fields],
        "differences": [_difference_object(row) for row in agreeing.differences],
        "only_a": list(agreeing.only_a),
        "only_b": list(agreeing.only_b),
        "left_out": list(agreeing.left_out),
        "findings": [as_line(finding) for finding in agreeing.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _list_object(row: ListAgreement) -> dict[str, Any]:
    return {
        "list": row.list,
        "a": row.a,
        "b": row.b,
        "both": row.both,
        "other_list": row.other_list,
        "only_a": row.only_a,
        "only_b": row.only_b,
        "found": _interval_object(row.found),
    }


def _field_object(row: FieldAgreement) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "field": row.field,
        "pairs": row.pairs,
        "filled": row.filled,
        "agreed": row.agreed,
        "agreement": _interval_object(row.agreement),
        "alpha": _interval_object(row.alpha),
    }


def _interval_object(interval: Interval | None) -> dict[str, float] | None:
    if interval is None:
        return None
    return {name: round(end, 6) for name, end in interval._asdict().items()}


def _difference_object(row: Difference) -> dict[str, Any]:
    return {
        "report_id": row.report_id,
        "list": row.list,
        "field": row.field,
        "a": _side_object(row.place_a, row.key_a, row.value_a),
        "b": _side_object(row.place_b, row.key_b, row.value_b),
    }


def _side_object(place: Any, key: str | None, value: Any) -> dict[str, Any] | None:
    if place is None:
        return None
    plain = None if value is None else plain_data(value)
    return {**place._asdict(), "key": key, "value": plain}
