"""Whatever the schema allows survives.

The way is YAML -> model -> tables -> CSV -> model, and `fmt`, whatever words it holds.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import Any

import pytest
import yaml
from generated import LISTS, models_below, reports
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportschema.checking import grammar
from reportschema.files.canonical.formatting import formatted
from reportschema.files.canonical.layout import plain_data, source_text, write
from reportschema.files.parsing.yaml_events import parse
from reportschema.models import Model, Record, WorkReport
from reportschema.models.fields.shape import Column, children, columns, is_place, members
from reportschema.publishing.computed.states import contributions, reviews
from reportschema.publishing.formats.csv_files import csv_bytes
from reportschema.publishing.records.tables import BuiltReport, report_tables
from reportschema.vocabularies import vocabulary

pytestmark = pytest.mark.untraced

# No shrinking: a document is small, and to make it smaller takes minutes.
many = settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
any_list = pytest.mark.parametrize("name", [None, *LISTS])  # None: what a report says of itself


@any_list
def test_a_report_survives_yaml(name: str | None) -> None:
    @many
    @given(reports(name))
    def survives(data: dict[str, Any]) -> None:
        report = WorkReport.model_validate(data)
        text = source_text(report)
        again, _ = parse(text)
        assert WorkReport.model_validate(again) == report
        assert again == plain_data(report)
        layout = formatted(write(data).encode())
        assert layout.before == layout.after
        assert parse(layout.after)[0] == data

    survives()


@any_list
def test_other_yaml_readers_see_the_same_texts(name: str | None) -> None:
    @many
    @given(reports(name))
    def same(data: dict[str, Any]) -> None:
        assert _as_text(yaml.safe_load(write(data)), data) == data

    same()


def _as_text(read: Any, ours: Any) -> Any:
    """What another reader gives, its numbers and flags as text where we hold them as text."""
    if isinstance(read, dict):
        return {key: _as_text(value, ours.get(key)) for key, value in read.items()}
    if isinstance(read, list):
        return [_as_text(value, ours[i]) for i, value in enumerate(read)]
    if isinstance(read, bool):
        return str(read).lower()
    return ours if isinstance(read, int | float) and read == float(ours) else read


@any_list
def test_every_column_survives_the_tables(name: str | None) -> None:
    @many
    @given(reports(name))
    def survives(data: dict[str, Any]) -> None:
        report = WorkReport.model_validate(data)
        tables = report_tables(
            [BuiltReport(report, "0" * 64)], vocabulary(), grammar().units, with_texts=False
        )
        read = {
            table: list(csv.DictReader(io.StringIO(csv_bytes(content).decode(), newline="")))
            for table, content in tables.items()
        }
        (row,) = read["reports"]
        back = WorkReport.model_validate(_record(WorkReport, row, row["report_id"], read))
        assert back == report.model_copy(update=dict.fromkeys(_OTHERWISE, ()))

    survives()


# Lists of entries about many records, or about none: `computed/states.py` makes their tables.
_OTHERWISE = ("contributed", "reviewed")


@many
@given(reports("contributed"))
def test_contributions_survive_their_table(data: dict[str, Any]) -> None:
    report = WorkReport.model_validate(data)
    read = [
        {"who": row.who, "date": row.date, "table": row.file_name, "sha256": row.sha256}
        for row in contributions([report])
    ]
    assert WorkReport.model_validate(data | {"contributed": read}) == report


@many
@given(reports("reviewed"))
def test_readings_survive_their_table(data: dict[str, Any]) -> None:
    report = WorkReport.model_validate(data)
    rows = list(reviews([report]))
    assert len({row.id for row in rows}) == len(rows)
    assert [
        (row.by, row.who, row.date, row.record_id.rpartition("/")[2], row.digest) for row in rows
    ] == [
        (reviewed.by, reviewed.who, reviewed.date, key, digest)
        for reviewed in report.reviewed
        for key, digest in reviewed.records.items()
    ]


def _record(
    model: type[Record], row: dict[str, str], me: str, read: dict[str, list[dict[str, str]]]
) -> dict[str, Any]:
    """Plain data of a record from its row, and from the rows of other tables that name it."""
    data: dict[str, Any] = {}
    report_id = row["report_id"]
    for column in columns(model):
        text = report_id if column.path == ("id",) and model is WorkReport else row[column.name]
        if not text:
            continue
        if column.doc.local:
            text = ";".join(part.removeprefix(f"{report_id}/") for part in text.split(";"))
        elif column.path == ("id",) and model is not WorkReport:
            text = text.rpartition("/")[2]
        _put(data, column, text)
    _turn_places(model, data)
    for name, child in children(model):
        link = "report_id" if model is WorkReport else f"{model.table.name.removesuffix('s')}_id"
        rows = [child_row for child_row in read[child.table.name] if child_row[link] == me]
        data[name] = [_record(child, child_row, child_row["id"], read) for child_row in rows]
    return data


def _put(data: dict[str, Any], column: Column, text: str) -> None:
    *way, last = column.path
    for step in way:
        data = data.setdefault(step, {})
    data[last] = _cell(column, text)


def _cell(column: Column, text: str) -> Any:
    if column.many and is_place(column.type):
        return _anchors(text)
    return text.split(";") if column.many else text


def _anchors(text: str) -> list[list[str]]:
    """`191 195 按可比价;…`.

    The quote is as long as its offsets say, whatever characters it holds.
    """
    anchors = []
    while text:
        head = re.match(r"([0-9]+) ([0-9]+) ", text)
        assert head
        end = head.end() + int(head[2]) - int(head[1])
        anchors.append([head[1], head[2], text[head.end() : end]])
        assert text[end : end + 1] in ("", ";")
        text = text[end + 1 :]
    return anchors


def _turn_places(model: type[Model], data: dict[str, Any]) -> None:
    """Start, end and exact of a place stand in columns of their own.

    In a source they are one list.
    """
    for member in members(model):
        if is_place(member.type) and member.name in data:
            data[member.name] = list(data[member.name].values())


@pytest.mark.slow
def test_the_strategy_fills_every_field_of_every_model() -> None:
    filled: set[tuple[str, str]] = set()

    def note(record: Any) -> None:
        if isinstance(record, Model):
            for name in type(record).model_fields:
                value = getattr(record, name)
                if (
                    value is not None
                    and value != ()
                    and (value or isinstance(value, bool | int | Decimal))
                ):
                    filled.add((type(record).__name__, name))
                note(value)
        elif isinstance(record, tuple):
            for item in record:
                note(item)

    for name in (None, *LISTS):

        @settings(many, max_examples=40, derandomize=True, database=None)
        @given(reports(name))
        def collect(data: dict[str, Any]) -> None:
            note(WorkReport.model_validate(data))

        collect()
    fields = {
        (model.__name__, name) for model in models_below(WorkReport) for name in model.model_fields
    }
    assert fields - filled == set()


@settings(deadline=None)
@given(st.data())
def test_unknown_keys_and_wrong_types_survive_the_layout(data: st.DataObject) -> None:
    words = st.text(st.sampled_from("a1:#-'\"\\ ,[]{}?|>&*!%~\n\t。\u00a0"), max_size=8)
    values: st.SearchStrategy[object] = st.recursive(
        words | st.none() | st.builds(list) | st.builds(dict),
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3)
            | st.dictionaries(words, inner, min_size=1, max_size=3)
        ),
        max_leaves=8,
    )
    keys = (
        words
        | st.sampled_from([member.name for member in members(WorkReport)])
        | st.sampled_from(["<<", "null", "1.0"])
    )
    wrong = data.draw(st.dictionaries(keys, values, min_size=1, max_size=5))
    text = write(wrong)
    assert parse(text)[0] == wrong
    layout = formatted(text.encode())
    assert layout.before == layout.after
