"""What lies at a bound passes validation, and then every verb can work with it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from conftest import EXAMPLE, run

from reportschema import read_package
from reportschema.models.fields.scalars import MOST_LINKS, MOST_NAME, MOST_PARTS, MOST_PROSE

pytestmark = pytest.mark.untraced


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
    head = head.replace("level: full", "level: partial")
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
    def source_with(length: int, name: str) -> Path:
        text = "啊" * length
        written = f"{{reason: other, note: {text}}}" if key == "review" else text
        return source(tmp_path / name, [figure(999999, 100, **{key: written})])

    works(source_with(most, "most"), tmp_path / "out")
    assert refused(source_with(most + 1, "more"))


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
