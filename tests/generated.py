"""Hypothesis strategies read off the models.

Plain data of any record that the schema allows, full of texts that break careless writers.

Data are as the loader gives them, every scalar a text. Only what fields must have in common (a
range has both ends, a hedge its words) is mended afterwards, since no declaration of a single field
can say it.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st
from pydantic import StringConstraints

from reportschema.models import (
    Code,
    Edition,
    Figure,
    Model,
    Observation,
    Record,
    Review,
    Target,
    Withdrawal,
    WorkReport,
)
from reportschema.models.fields.anchors import AnchorParts, SpanParts
from reportschema.models.fields.base import Doc
from reportschema.models.fields.periods import Period
from reportschema.models.fields.shape import is_model, is_record, members
from reportschema.models.records.edition import NEEDS

HOSTILE = [
    "yes", "No", "on", "y", "null", "~", "true", "1e3", "0o17", "0x1F", "017", "010101", "8:28",
    "1:2:3", "2020-01-01", "2020-01-01 10:00:00", ".inf", ".5", "1_000", "3.", "1.0", "a: b", "a:",
    ": a", "a #b", "#a", "a#b", "- a", "-a", "--", "---", "-5 度", "+5", "...", "?", "? a", "a?b",
    "'", '"', "'a'", '"a"', 'a "b" c', "it's", "\\", "a\\nb", "[a]", "{a: b}", "a, b", "a,b", "&a",
    "*a", "!a", "!!str a", "| a", "> a", "%a", "`a`", "a|b", "<<", "<a>", "$a", "云溪县", "“三旧”",
    "５％", "a\u3000b", "a b", "a\u00a0b", "😀", "𠮷野", "e\u0301", "左右、约", "？", "：", "a  b",
    "a\tb",
]  # fmt: skip
_SIGHTLY = st.characters(exclude_categories=["C", "Z"], include_characters=" \u3000")
_DAYS = ["2024", "1986-03", "2020-02-29", "1999-12-31"]
_PERIODS = [*_DAYS, "2011/2015", "../2024", "2020-02-17/2020-09-09", "2016-11/2016-12"]
_MOST_OPTIONAL = 3  # of four: an optional field is more often there than not


def plain(model: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """Plain data of one record of a model, without child records."""
    return _plain(model).map(lambda data: _mended(model, data))


_SMALL = {
    "schema_version": "1.1",
    "id": "990101-2020",
    "title": "政府工作报告",
    "kind": "annual",
    "delivered": "2020",
    "government": {"division": "990101", "name": "云溪区", "level": "county"},
    "review_periods": ["2019"],
    "plan_periods": ["2020"],
    "editions": [],
    "annotation": {"level": "partial", "outline": {"state": "absent"}},
}


# Entries that have no id are told apart by what they say.
_UNIQUE: dict[str, Callable[[dict[str, Any]], Any]] = {
    "contributed": lambda row: row["sha256"],
    "review": lambda row: row["reason"],
    "headline_passages": lambda row: (row["at"][0], row["period"]),
    "absent_targets": repr,
    "numerals": repr,
    "reviewed": repr,
}


def _id(row: dict[str, Any]) -> Any:
    return row["id"]


def reports(name: str | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Plain data of a report.

    All of its own fields, or a small report with one or two records of the list `name`.
    """
    if name is None:
        return plain(WorkReport).map(lambda data: {**data, "editions": []})
    item = next(get_args(member.type)[0] for member in members(WorkReport) if member.name == name)
    return st.lists(plain(item), min_size=1, max_size=2, unique_by=_UNIQUE.get(name, _id)).map(
        lambda records: {**_SMALL, name: records}
    )


@st.composite
def _plain(draw: st.DrawFn, model: type[Model]) -> dict[str, Any]:
    fields = _fields(model)
    there = draw(st.tuples(*(st.integers(0, 3) for _ in fields)))
    return {
        name: draw(strategy)
        for (name, required, strategy), chance in zip(fields, there, strict=True)
        if required or chance < _MOST_OPTIONAL
    }


@cache
def _fields(model: type[Model]) -> list[tuple[str, bool, st.SearchStrategy[Any]]]:
    """(name, whether it is required, what it may hold) for each field.

    Child records of a report are added by `reports`.
    """
    hints = typing.get_type_hints(model, include_extras=True)
    return [
        (name, info.is_required(), of_type(hints[name]))
        for name, info in model.model_fields.items()
        if not (model is WorkReport and is_model(_item(hints[name])))
    ]


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    """Plain data of what a field is declared to hold."""
    base, metadata = _parts(hint)
    if get_origin(base) in (typing.Union, types.UnionType):
        return of_type(next(arm for arm in get_args(base) if arm is not types.NoneType))
    if get_origin(base) is Literal:
        return st.sampled_from(get_args(base))
    if get_origin(base) is tuple:
        item = get_args(base)[0]
        unique = (lambda record: record["id"]) if is_record(item) else None
        return st.lists(of_type(item), min_size=1, max_size=3, unique_by=unique)
    if get_origin(base) is dict:
        key, value = map(of_type, get_args(base))
        return st.dictionaries(key, value, min_size=1, max_size=3)
    if base is SpanParts:
        return st.tuples(st.integers(0, 9999), st.integers(1, 9999)).map(
            lambda span: [str(span[0]), str(sum(span))]
        )
    if base is AnchorParts:
        quote = of_type(typing.get_type_hints(AnchorParts, include_extras=True)["exact"])
        return st.tuples(st.integers(0, 9999), quote).map(
            lambda at: [str(at[0]), str(at[0] + len(at[1])), at[1]]
        )
    if isinstance(base, type) and issubclass(base, Code):
        return st.sampled_from([member.value for member in base])
    if isinstance(base, type) and issubclass(base, Model):
        return plain(base)
    return _scalar(base, metadata)


def _scalar(base: Any, metadata: tuple[Any, ...]) -> st.SearchStrategy[str]:
    if base is bool:
        return st.sampled_from(["true", "false"])
    if base is Decimal:
        return st.from_regex(
            r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?", fullmatch=True, alphabet="-.0123456789"
        )
    if base is int:
        (bounds,) = [part.schema for part in metadata if hasattr(part, "schema")] or [{}]
        return st.integers(0, min(bounds.get("maximum", 999_999), 999_999)).map(str)
    patterns = [
        part.pattern for part in metadata if isinstance(part, StringConstraints) and part.pattern
    ]
    if not patterns:  # a house scalar that checks itself: a day or a period
        typed: Any = next(
            part for part in metadata if isinstance(part, type) and not isinstance(part, Doc)
        )
        return st.sampled_from(
            _PERIODS if typed.read.__qualname__.startswith("_Period") else _DAYS
        ).filter(lambda text: Period.of(text) == text)
    texts = [part for part in metadata if isinstance(part, StringConstraints)]
    longest = min((part.max_length for part in texts if part.max_length is not None), default=200)
    forms = [re.compile(pattern) for pattern in patterns]
    fitting = [text for text in HOSTILE if all(form.fullmatch(text) for form in forms)]
    if len(fitting) < len(HOSTILE) / 3:  # a code: what it looks like is all there is to it
        return st.from_regex(
            forms[0],
            fullmatch=True,
            alphabet=st.characters(codec="ascii", exclude_categories=["C", "Z"]),
        ).filter(lambda text: len(text) <= longest)
    free = (
        st.text(_SIGHTLY, min_size=1, max_size=12)
        .map(str.strip)
        .filter(lambda text: all(form.fullmatch(text) for form in forms))
    )
    return st.sampled_from(fitting) | free


def _parts(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    return (
        (get_args(hint)[0], hint.__metadata__)
        if get_origin(hint) is typing.Annotated
        else (hint, ())
    )


def _item(hint: Any) -> Any:
    base, _ = _parts(hint)
    return get_args(base)[0] if get_origin(base) is tuple else None


def _mended(model: type[Model], data: dict[str, Any]) -> dict[str, Any]:
    if model in (Review, Withdrawal) and data["reason"] == "other":
        data.setdefault("note", "云溪区")
    if model is Edition and "obtained" in data:
        _mend_obtained(data["obtained"])
    if issubclass(model, Figure):
        _mend_figure(data)
        if model is Observation:
            _mend_observation(data)
        if model is Target:
            _mend_target(data)
    return data


def _mend_obtained(data: dict[str, Any]) -> None:
    needed = next(names for method, names in NEEDS.items() if method.value == data["method"])
    for name, place in (("member", "茶.docx"), ("field", "正文"), ("row", "1")):
        if name in needed:
            data.setdefault(name, place)
        else:
            data.pop(name, None)
    if data.get("row") == "0":
        data["row"] = "1"


def _has_number(data: dict[str, Any]) -> bool:
    return "value" in data or "low" in data


def _mend_figure(data: dict[str, Any]) -> None:
    if data.get("transformation") != "rank" and ("indicator" in data) == ("label" in data):
        data.pop("indicator", None)
        data.setdefault("label", "茶园")
    elif not {"indicator", "label", "ranks", "rank_of"} & set(data):
        data["rank_of"] = "茶园"
    if not {"label", "rank_of"} & set(data):
        data.pop("label_en", None)
    if "low" in data and "high" in data and int(data["at"][0]) % 2:
        data.pop("value", None)
        data["low"], data["high"] = sorted((data["low"], data["high"]), key=Decimal)
    else:
        data.pop("low", None)
        data.pop("high", None)
    if _has_number(data):
        data.setdefault("unit", "个")
    if data.get("hedge", "exact") == "exact":
        data.pop("hedge_words", None)
    else:
        data.setdefault("hedge_words", "约")


def _mend_observation(data: dict[str, Any]) -> None:
    if data.get("form") == "pegged":
        for key in ("value", "low", "high"):
            data.pop(key, None)
    else:
        data.pop("form", None)
        if not _has_number(data):
            data |= {"value": "1", "unit": "个"}
    _mend_form(data)


def _mend_form(data: dict[str, Any]) -> None:
    for form, key, filler in (("pegged", "pegged_to", "gdp"), ("assigned", "assigned_by", "市")):
        if data.get("form") == form:
            data.setdefault(key, filler)
        else:
            data.pop(key, None)


def _mend_target(data: dict[str, Any]) -> None:
    if data.get("form", "numeric") != "numeric":
        for key in ("value", "low", "high"):
            data.pop(key, None)
    elif not _has_number(data):
        data["form"] = "verbal"
    _mend_form(data)
    if data.get("commitment", "plain") == "plain":
        data.pop("commitment_words", None)
    else:
        data.setdefault("commitment_words", "力争")


def models_below(model: type[Model]) -> set[type[Model]]:
    """A model and all that its fields hold."""
    models = {model}
    for hint in typing.get_type_hints(model, include_extras=True).values():
        for part in _held(hint):
            models |= models_below(part)
    return models


def _held(hint: Any) -> list[type[Model]]:
    base, _ = _parts(hint)
    if isinstance(base, type) and issubclass(base, Model):
        return [base]
    return [model for arm in get_args(base) if arm is not Ellipsis for model in _held(arm)]


LISTS = [
    member.name
    for member in members(WorkReport)
    if is_model(next(iter(get_args(member.type)), None))
]

__all__ = ["HOSTILE", "LISTS", "Record", "models_below", "of_type", "plain", "reports"]
