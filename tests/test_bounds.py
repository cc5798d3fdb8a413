"""Every scalar and every list has a bound, and what validation lets pass every verb can do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import pytest
from conftest import EXAMPLE, run
from pydantic import TypeAdapter, ValidationError

from reportschema import read_package
from reportschema.checking import grammar
from reportschema.models import (
    Break,
    Concept,
    Division,
    Indicator,
    Model,
    Observation,
    Topic,
    Unit,
    Word,
    WorkReport,
)
from reportschema.models.known import KnownInconsistency
from reportschema.models.scalars import (
    MOST_ITEMS,
    MOST_LINKS,
    MOST_NAME,
    MOST_PARTS,
    MOST_PROSE,
    MOST_QUOTE,
    MOST_RECORDS,
)
from reportschema.models.shape import is_model, item_type, members
from reportschema.notation.chinese import chinese_number
from reportschema.notation.normalize import NOTHING, normalize
from reportschema.verbs.schema import EditorSchema

ROOTS = (
    WorkReport, KnownInconsistency, Indicator, Unit, Topic, Division, Concept, Word, Break,
)  # fmt: skip


class Bounded(NamedTuple):
    """A field, its type as it is validated, and what the JSON Schema says of it."""

    name: str
    adapter: TypeAdapter[Any]
    schema: dict[str, Any]


def models_of(model: type[Model]) -> Iterator[type[Model]]:
    yield model
    for member in members(model):
        inner = item_type(member.type) or member.type
        if is_model(inner):
            yield from models_of(inner)


def fields() -> Iterator[Bounded]:
    for model in dict.fromkeys(model for root in ROOTS for model in models_of(root)):
        whole = model.model_json_schema(schema_generator=EditorSchema)
        for name, info in model.model_fields.items():
            annotated: Any = Annotated[(info.annotation, *info.metadata)]
            schema = whole["properties"][name]
            if "$ref" in schema:
                schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
            yield Bounded(f"{model.__name__}.{name}", TypeAdapter(annotated), schema)


FIELDS = list(fields())


def beyond(schema: dict[str, Any]) -> list[Any]:
    """Values just outside of what a JSON Schema allows; none for what is no scalar and no list."""
    if "enum" in schema or "const" in schema:
        return ["x"]
    match schema.get("type"):
        case "string":
            return ["a" * (schema["maxLength"] + 1), "1" * (schema["maxLength"] + 1)]
        case "integer":
            return [str(schema["maximum"] + 1), schema["maximum"] + 1, -1, "1" * 5000]
        case "number":
            return [str(schema["exclusiveMaximum"]), str(schema["exclusiveMinimum"]), "1" * 5000]
        case "boolean":
            return ["x"]
        case "array" if "prefixItems" in schema:
            return [["1"] * (len(schema["prefixItems"]) + 1)]
        case "array":
            inner = (
                [[value] for value in beyond(schema["items"])]
                if "$ref" not in schema["items"]
                else []
            )
            return [[{}] * (schema["maxItems"] + 1), *inner]
    return []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_what_lies_beyond_the_bound_of_a_field_is_refused(field: Bounded) -> None:
    for value in beyond(field.schema):
        with pytest.raises(ValidationError):
            field.adapter.validate_python(value)


@pytest.mark.parametrize(
    "value", [10**40, Decimal(10) ** 40, Decimal("1e-41"), Decimal("1e999999")]
)
def test_a_computed_number_has_forty_digits_on_either_side(value: Decimal | int) -> None:
    for known in FIELDS:
        if known.schema.get("type") == "number":
            with pytest.raises(ValidationError):
                known.adapter.validate_python(value)
            assert known.adapter.validate_python(Decimal("1e39")) == Decimal("1e39")


def figure(number: int | str, at: int, unit: str = "个", **keys: object) -> str:
    """One observation in a source, its value as large and as exact as can be."""
    value = f"{'9' * 18}.{'9' * 12}"
    exact = value + unit
    record = {"id": f"o{number}", "label": f"路{number}", "value": value, "unit": unit, **keys}
    shown = ", ".join(f"{key}: {text}" for key, text in record.items())
    return f'  - {{{shown}, period: "2019", at: [{at}, {at + len(exact)}, {exact}]}}'


def source(folder: Path, observations: list[str], replaced: dict[str, str] | None = None) -> Path:
    """The shipped example with other observations and, if wanted, other texts of its head."""
    text = EXAMPLE.read_text(encoding="utf-8")
    head = text[: text.index("outline:\n")].replace("characters: 632", "characters: 99999999")
    head = head.replace("body: [76, 608]", "body: [0, 99999999]")
    head = head.replace("targets: {state: complete", "targets: {state: partial")
    for before, after in (replaced or {}).items():
        assert before in head
        head = head.replace(before, after)
    folder.mkdir(exist_ok=True)
    (folder / "x.yaml").write_text(
        head + "observations:\n" + "\n".join(observations) + "\n", "utf-8"
    )
    return folder


def works(sources: Path, out: Path) -> None:
    """Validates, builds, reads the package again and shows it."""
    done = run("validate", sources)
    assert done.exit_code == 0, done.stdout + done.stderr
    assert run("build", "--sources", sources, "--out", out).exit_code == 0
    assert read_package(out, "models")["observations"]
    report = read_package(out, "models")["reports"][0]
    assert run("show", report.id, "--package", out).exit_code == 0
    assert run("audit", sources).exit_code in (0, 1)


def refused(sources: Path) -> bool:
    return run("validate", sources).exit_code == 1


def parts(count: int) -> list[str]:
    """A whole and so many parts of it."""
    rows = [figure(1, 100)]
    return rows + [figure(i, 100 + i * 40, part_of="o1") for i in range(2, count + 2)]


def chain(links: int) -> list[str]:
    """Figures of which each is a part of the next."""
    rows = [figure(i, 100 + i * 40, part_of=f"o{i + 1}") for i in range(1, links + 1)]
    return [*rows, figure(links + 1, 100 + (links + 1) * 40)]


def test_a_whole_has_at_most_so_many_parts(tmp_path: Path) -> None:
    works(source(tmp_path / "most", parts(MOST_PARTS)), tmp_path / "out")
    assert refused(source(tmp_path / "more", parts(MOST_PARTS + 1)))


def test_a_chain_has_at_most_so_many_links(tmp_path: Path) -> None:
    works(source(tmp_path / "most", chain(MOST_LINKS)), tmp_path / "out")
    assert refused(source(tmp_path / "more", chain(MOST_LINKS + 1)))


def test_the_longest_chain_is_counted_in_whatever_order_its_figures_stand(tmp_path: Path) -> None:
    count = MOST_LINKS + 2
    rows = [
        figure(i, 100 + i * 40, **({"part_of": f"o{i - 1}"} if i > 1 else {}))
        for i in range(1, count + 1)
    ]
    assert refused(source(tmp_path / "more", rows))


@pytest.mark.parametrize(
    ("key", "most"),
    [
        ("label", MOST_NAME),
        ("coverage", MOST_NAME),
        ("label_as_written", MOST_NAME),
        ("review", MOST_PROSE),
    ],
)
def test_the_longest_texts_of_a_figure_can_be_built(key: str, most: int, tmp_path: Path) -> None:
    works(source(tmp_path / "most", [figure(999999, 100, **{key: "啊" * most})]), tmp_path / "out")
    assert refused(source(tmp_path / "more", [figure(999999, 100, **{key: "啊" * (most + 1)})]))


@pytest.mark.parametrize("unit", ["万亿元", "亿千瓦时", "‱"])
def test_the_largest_number_can_be_built_in_any_unit(unit: str, tmp_path: Path) -> None:
    works(source(tmp_path / "most", [figure(1, 100, unit)]), tmp_path / "out")


def test_an_id_of_more_than_six_digits_is_a_finding_at_its_place(tmp_path: Path) -> None:
    done = run("validate", source(tmp_path / "more", [figure("1" * 5000, 100)]))
    assert done.exit_code == 1
    assert "SCHEMA003" in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 400


def test_a_text_in_one_paragraph_can_be_built(tmp_path: Path) -> None:
    """Longer than what Python's csv reads of one field unless it is told to."""
    text = EXAMPLE.with_suffix(".txt").read_text(encoding="utf-8")
    long = (text.replace("\n", " ") + "啊" * 140_000).encode()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes(long)
    (tmp_path / "sources").mkdir()
    annotated = EXAMPLE.read_text(encoding="utf-8").replace("characters: 632", "characters: 140632")
    annotated = annotated.replace(sha256(text.encode()).hexdigest(), sha256(long).hexdigest())
    (tmp_path / "sources" / "a.yaml").write_text(annotated, encoding="utf-8")
    out = tmp_path / "out"
    done = run("build", "--sources", tmp_path / "sources", "--texts", tmp_path / "texts", "-o", out)
    assert done.exit_code == 0, done.stderr
    assert len(read_package(out, "models")["sections"]) > 0


def test_several_values_of_a_cell_fit_a_cell_of_a_spreadsheet() -> None:
    assert MOST_ITEMS * (MOST_NAME + 1) <= 32_767
    assert max(MOST_PROSE, MOST_QUOTE) <= 32_767
    assert MOST_RECORDS < 10**6  # ids have six digits


@pytest.mark.parametrize("value", ["65", "-65", "9" * 18])
def test_more_doublings_than_anything_can_go_through_are_not_computed(value: str) -> None:
    doubled = {"id": "o1", "label": "某数", "value": value, "unit": "番", "at": ["0", "2", "某数"]}
    assert normalize(Observation.model_validate(doubled), grammar().units) == NOTHING


def test_a_numeral_of_thousands_of_characters_has_no_value() -> None:
    assert chinese_number("一" * 5000) is None
    assert grammar().read("一" * 5000 + "人") == ()
