"""The shape of the models: fields in order, columns of tables, child tables."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from reportschema.models import (
    AbsentTarget,
    Bilingual,
    Edition,
    GlossaryEntry,
    Numeral,
    Observation,
    SpanParts,
    Target,
    WorkReport,
)
from reportschema.models.fields.shape import (
    children,
    columns,
    is_model,
    is_place,
    is_record,
    item_type,
    members,
    record_type,
    tables,
)


def test_evidence_stands_last() -> None:
    names = [column.name for column in columns(Observation)]
    assert names[0] == "id"
    assert names[-6:-2] == ["nth", "start", "end", "exact"]
    last = [member.name for member in members(Target)][-6:]
    assert last == ["stance", "inferred", "cues", "nth", "at", "review"]
    for record in tables(WorkReport):
        fields = [member.name for member in members(record)]
        if "at" in fields:
            assert fields[fields.index("at") :] in (["at"], ["at", "review"]), record


def test_links_between_figures_are_ids_of_the_same_report() -> None:
    local = [column.name for column in columns(Target) if column.doc.local]
    assert local == ["ranks", "part_of", "share_of", "repeats", "fulfils", "project"]


def test_members_say_what_may_be_absent_and_what_stands_then() -> None:
    by_name = {member.name: member for member in members(Target)}
    assert by_name["value"].optional
    assert not by_name["at"].optional
    assert by_name["headline"].default is False
    assert by_name["cues"].default == ()
    assert [(part.name, part.optional, part.default) for part in members(SpanParts)] == [
        ("start", False, None),
        ("end", False, None),
    ]


def test_nested_models_are_flattened_and_lists_of_records_are_tables_of_their_own() -> None:
    by_name = {column.name: column for column in columns(WorkReport)}
    assert "observations" not in by_name
    assert by_name["congress_name"].path == ("congress", "name")
    assert by_name["congress_name"].doc.en == "congress: name"
    assert by_name["congress_name"].doc.zh == "会议：名称"
    assert not by_name["congress_name"].required
    assert by_name["government_name"].required
    assert by_name["review_periods"].many
    assert not by_name["review_periods"].required
    assert not by_name["title"].many
    assert by_name["annotation_targets_state"].path == ("annotation", "targets", "state")
    assert not by_name["annotation_targets_state"].required


def test_only_the_anchor_of_the_record_itself_has_columns_without_a_prefix() -> None:
    by_name = {column.name: column for column in columns(Edition)}
    assert by_name["body_start"].path == ("body", "start")
    assert by_name["body_start"].doc.en == "body: start"
    absent = {column.name: column for column in columns(AbsentTarget)}
    assert (absent["exact"].required, absent["exact"].doc.en) == (False, "exact")
    assert [column.required for column in columns(Numeral)] == [True] * 4 + [False] * 2


def test_child_tables_come_after_their_parents() -> None:
    names = [record.table.name for record in tables(WorkReport)]
    assert names[:3] == ["reports", "editions", "sections"]
    assert names[names.index("glossary") + 1] == "glossary_components"
    assert [name for name, _ in children(GlossaryEntry)] == ["components"]
    assert children(Numeral) == ()


def test_types_are_told_apart() -> None:
    assert record_type(tuple[Observation, ...]) is Observation
    assert record_type(tuple[str, ...]) is None
    assert record_type(str) is None
    assert item_type(str) is None
    assert (is_model(Bilingual), is_model(str), is_model(tuple[str, ...])) == (True, False, False)
    assert (is_record(Bilingual), is_record(Numeral)) == (False, True)
    assert (is_place(SpanParts), is_place(tuple), is_place(str), is_place(None)) == (
        True,
        False,
        False,
        False,
    )


def test_what_is_said_of_a_field_and_of_a_table_is_never_altered() -> None:
    column = columns(Numeral)[0]
    with pytest.raises(FrozenInstanceError):
        column.doc.en = "other"  # type: ignore[misc]  # what is refused here
    with pytest.raises(FrozenInstanceError):
        Numeral.table.name = "other"  # type: ignore[misc]  # what is refused here


def test_records_of_running_text_take_a_line_for_each_key() -> None:
    prose = {record.table.name for record in tables(WorkReport) if record.prose}
    assert prose == {"problems", "livelihood_projects", "glossary", "corrections"}
