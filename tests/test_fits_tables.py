"""The tables of what fits together: each row is read by a rule, has its reasons, contradicts none.

Whether a row is read is seen by running the rule that its table names on the shipped example, so
changed that the row's value stands in each record.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE, ROOT

from reportschema import guide
from reportschema.checking import RULES
from reportschema.checking.check import grammar
from reportschema.checking.registry import RULE_FUNCTIONS, Case
from reportschema.files.finding.sources import load_source
from reportschema.models import Award, Record, Review, WorkReport
from reportschema.models.annotating.annotation_codes import AnnotationLevel
from reportschema.models.fields.base import Code
from reportschema.models.fields.codes import ReportKind
from reportschema.models.fields.shape import children, columns, element
from reportschema.models.rows.fit import Fit, FitSubject, Fitting
from reportschema.vocabularies import fits, vocabulary
from reportschema.vocabularies.fits import FitTable, fit_aspects, fit_subjects, fit_table

RULES_ROOM = "reportschema.checking.rules"

REPORT = WorkReport.model_validate(load_source(EXAMPLE).data)
TEXT = EXAMPLE.with_suffix(".txt").read_text(encoding="utf-8")
ROWS = [(subject, row) for subject in fit_subjects() for row in fit_table(subject.name).rows]
FIGURES = ("observations", "targets")
# Codes of the models: they refuse a record before any rule runs (`test_fits_schema.py`).
OF_MODELS = {"SCHEMA005"}


def test_every_table_is_listed_and_every_listed_table_is_there() -> None:
    files = {path.stem for path in Path(fits.__file__).parent.glob("*.csv")}
    assert {subject.name for subject in fit_subjects()} == files


@pytest.mark.parametrize("subject", fit_subjects(), ids=lambda subject: subject.name)
def test_a_table_names_codes_that_there_are_for_the_rows_that_it_has(subject: FitSubject) -> None:
    kinds = {row.always for row in fit_table(subject.name).rows}
    assert (subject.code is not None) == (False in kinds)
    assert (subject.always_code is not None) == (True in kinds)
    assert {subject.code, subject.always_code} - {None} <= set(RULES)


@pytest.mark.parametrize("subject", fit_subjects(), ids=lambda subject: subject.name)
def test_a_table_is_about_fields_and_named_aspects(subject: FitSubject) -> None:
    records = dict(children(WorkReport)) | {"reports": WorkReport}
    names = set(fit_aspects()) | {name for name, _ in children(WorkReport)}
    for name in subject.records:
        names |= {column.name for column in columns(records[name])}
    assert {subject.field, *(row.field for row in fit_table(subject.name).rows)} <= names


def test_every_aspect_is_used() -> None:
    used = {subject.field for subject in fit_subjects()} | {row.field for _, row in ROWS}
    assert set(fit_aspects()) <= used


def test_every_row_says_why_in_both_languages() -> None:
    for _, row in ROWS:
        assert re.search("[A-Za-z]{3}", row.why_en), row
        assert re.search("[\u4e00-\u9fff]", row.why_zh), row
        assert ";" not in row.why_en + row.why_zh, "it parts the reasons that share a cell"


def test_no_two_rows_contradict() -> None:
    cells: dict[tuple[frozenset[str], frozenset[tuple[str, str]]], set[Fitting]] = {}
    for subject, row in ROWS:
        both = frozenset({(subject.field, row.of), (row.field, row.value)})
        records = frozenset(subject.records)
        cells.setdefault((records, both), set()).add(row.fit)
    assert {key: kinds for key, kinds in cells.items() if len(kinds) > 1} == {}


@pytest.mark.parametrize("subject", fit_subjects(), ids=lambda subject: subject.name)
def test_what_is_needed_is_not_forbidden_as_any_value(subject: FitSubject) -> None:
    for row in fit_table(subject.name).rows:
        beside = fit_table(subject.name).cells(row.of, row.field)
        if row.fit == Fitting.FORBIDDEN and row.value == fits.FILLED:
            assert all(cell.fit != Fitting.NEEDED for cell in beside), row
        if row.fit == Fitting.ALLOWED:  # else it says nothing
            assert any(cell.fit != Fitting.ALLOWED for cell in beside), row


def changed(record: Record, **fields: Any) -> Record:
    """A record with other values, whatever the models would say of them together."""
    return record.model_copy(update=fields)


def reports(subject: FitSubject, of: str) -> Iterator[WorkReport]:
    """The example with a value of a table's field in all records that the table is about."""
    field = subject.field
    if field == "kind":
        yield REPORT.model_copy(update={"kind": of_enumeration(ReportKind, of)})
    elif field == "annotation_level":
        level = of_enumeration(AnnotationLevel, of)
        yield REPORT.model_copy(
            update={"annotation": REPORT.annotation.model_copy(update={"level": level})}
        )
    elif field == "review_reason":
        doubt = Review.model_validate({"reason": of, "note": "to be read"})
        yield with_records(subject.records, review=doubt).model_copy(update={"review": (doubt,)})
    elif field == "nature":
        names = (
            row.code
            for row in vocabulary().indicators.values()
            if "_".join(part.value for part in (row.nature, row.accrual) if part) == of
        )
        yield with_records(FIGURES, indicator=next(names))
    elif field == "area_level":
        yield with_records(FIGURES, ref_area="100000", counterpart_area="100000", inferred=())
    elif field == "inferred":
        yield with_records(FIGURES, inferred=(of,))
    elif field == "link":
        for transformation in ("rank", "level"):
            yield from linked(of, transformation=transformation)
    elif subject.name == "issuers":
        award = {
            "id": "a1",
            "award": "某奖",
            "recipients": ["某镇"],
            "issuers": ["某会"],
            "at": (1, 9),
        }
        yield REPORT.model_copy(update={"awards": (Award.model_validate(award),)})
    elif of == "observed":  # of a period that has hardly begun
        yield REPORT
        yield with_records(["observations"], period=REPORT.plan_periods[0])
    elif field == "stance":  # in its section, and where none is around it
        yield (report := with_records(["targets"], stance=of))
        yield report.model_copy(update={"outline": ()})
    else:
        for period in ("2019", "2016/2020"):
            extra = {"period": period} if subject.records[0] in FIGURES else {}
            yield with_records(subject.records, **{field: of}, **extra)


def linked(link: str, **fields: Any) -> Iterator[WorkReport]:
    """The example with figures that all say the same, and all but one of them a link to that."""
    same = {"indicator": None, "label": "新路", "value": 1, "low": None, "unit": "%"}
    for name in FIGURES:
        for other in getattr(REPORT, name):
            report = with_records(FIGURES, **same, **{link: other.id}, **fields)
            figures = (
                changed(figure, **{link: None}) if figure.id == other.id else figure
                for figure in getattr(report, name)
            )
            yield report.model_copy(update={name: tuple(figures)})


def with_records(names: Sequence[str], **fields: Any) -> WorkReport:
    """The example with other values in all records of some lists that have such fields."""
    lists = {}
    for name in names:
        if name == "reports":
            continue
        lists[name] = tuple(
            changed(
                record,
                **{
                    key: typed(record, key, fields[key])
                    for key in fields
                    if key in type(record).model_fields
                },
            )
            for record in getattr(REPORT, name)
        )
    return REPORT.model_copy(update=lists)


def typed(record: Record, key: str, value: Any) -> Any:
    """A code as a member of its enumeration, any other value as it is."""
    kind = element(type(record).model_fields[key].annotation)
    enumeration = isinstance(value, str) and isinstance(kind, type) and issubclass(kind, Code)
    return of_enumeration(kind, value) if enumeration else value


def of_enumeration(kind: type[Code], value: str) -> Code:
    return next(member for member in kind if member.value == value)


def forget() -> None:
    """Has the rules read again what they keep of tables, which a test before may have had read."""
    for name, module in list(sys.modules.items()):
        if name.startswith(RULES_ROOM):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value.__module__ == name:
                    value.cache_clear()


@pytest.mark.parametrize("subject", fit_subjects(), ids=lambda subject: subject.name)
def test_every_row_is_read_by_the_rule_that_its_table_names(
    subject: FitSubject, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, read = fit_table(subject.name), set()
    misfit, cells = FitTable.misfit, FitTable.cells

    def noted_misfit(self: FitTable, of: str, field: str, value: str | None) -> Fit | None:
        if self is table:
            read.add((of, field))
        return misfit(self, of, field, value)

    def noted_cells(self: FitTable, of: str, field: str) -> Sequence[Fit]:
        if self is table:
            read.add((of, field))
        return cells(self, of, field)

    monkeypatch.setattr(FitTable, "misfit", noted_misfit)
    monkeypatch.setattr(FitTable, "cells", noted_cells)
    forget()
    rows = [row for row in table.rows if not row.always or subject.always_code not in OF_MODELS]
    for of in dict.fromkeys(row.of for row in rows):
        for report in reports(subject, of):
            for code, rule in RULE_FUNCTIONS.items():
                if code in (subject.code, subject.always_code):
                    list(rule(Case(report, vocabulary(), grammar(), "x", TEXT)))
    assert {(row.of, row.field) for row in rows} - read == set(), "no rule reads these"


def test_the_page_is_that_of_the_tables() -> None:
    script = ROOT / "scripts" / "fits_page.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    page = guide.text("fits")
    for subject, row in ROWS:
        section = page.split(f"\n## {subject.en}\n")[1].split("\n## ")[0]
        assert f"`{row.of}`" in section
        assert f"| {row.why_en} | {row.why_zh} |" in section
