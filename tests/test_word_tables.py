"""The reader's tables of words: each is read by one loader, and every list of them is used."""

from __future__ import annotations

import ast
import re
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NamedTuple

import pytest

import reportschema.reading
from reportschema.models.fields.codes import NumeralRole, Part, ProjectStatus
from reportschema.reading.words.tables import WordTable, WordTableError

MODULES = [
    import_module(module.name)
    for module in walk_packages(reportschema.reading.__path__, "reportschema.reading.")
]
TABLES: dict[str, WordTable[Any]] = {
    table.name: table
    for module in MODULES
    for table in vars(module).values()
    if isinstance(table, WordTable)
}
READING = Path(reportschema.reading.__path__[0])
FILES = {
    (".".join(("reportschema.reading", *path.parent.relative_to(READING).parts)), path.stem)
    for path in READING.rglob("*.csv")
}


class Row(NamedTuple):
    """A row of a table that tests make."""

    list: str
    word: str
    weight: float


def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> WordTable[Row]:
    """A table whose file says so, in a package of its own."""
    package = tmp_path / "made_tables"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "some_words.csv").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "made_tables", raising=False)
    return WordTable("made_tables", "some_words", Row, lists="list")


def test_rows_are_typed_and_lists_keep_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = made(tmp_path, monkeypatch, "list,word,weight\na,新,2\nb,旧,1\na,新建,0.5\n")
    assert table.of("a") == (Row("a", "新", 2.0), Row("a", "新建", 0.5))
    assert table.words("a", "b") == ("新", "新建", "旧")
    assert re.match(table.any_of("a"), "新建3所")[0] == "新建"  # type: ignore[index]  # it matches
    with pytest.raises(WordTableError, match=r"^some_words.csv has no list c: a, b$"):
        table.of("c")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word,list,weight\n", "some_words.csv has the columns"),
        ("list,word,weight\na,新,much\n", "some_words.csv:2: could not convert"),
        ("list,word,weight\na,新,1\na,旧\n", "some_words.csv:3: zip"),
        ("list,word,weight\na,新,1\na,,1\n", "some_words.csv:3: has no word"),
        ("list,word,weight\na,新,1\na,新,2\n", "some_words.csv:3: 新 stands in a already"),
    ],
)
def test_a_damaged_table_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    with pytest.raises(WordTableError, match=f"^{message}"):
        made(tmp_path, monkeypatch, text).lists  # noqa: B018 - reading it is what fails


def test_each_file_of_words_is_a_table_and_lies_beside_its_owner() -> None:
    assert {(table.owner, table.name) for table in TABLES.values()} == FILES


def names_in_code(package: Path) -> tuple[set[str], list[re.Pattern[str]]]:
    """The strings in the code of a package, and the shapes of those that it composes."""
    plain, composed = set(), []
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    part.value if isinstance(part, ast.Constant) else None for part in node.values
                ]
                if re.fullmatch(
                    "[a-z_]{5,}", "".join(part for part in parts if isinstance(part, str))
                ):
                    shape = "".join(
                        r"\w+" if part is None else re.escape(str(part)) for part in parts
                    )
                    composed.append(re.compile(shape))
    return plain, composed


# Tables whose rows are read together; of the others a list is asked for by its name.
WHOLE = {"genre_words", "name_words", "peg_words", "topic_words", "wordings"}


@pytest.mark.parametrize("name", sorted(TABLES.keys() - WHOLE))
def test_the_reader_asks_for_each_list_of_words(name: str) -> None:
    plain, composed = names_in_code(READING)
    plain |= {code.value for codes in (NumeralRole, Part, ProjectStatus) for code in codes}
    assert TABLES[name].lists.keys()
    unread = {
        word
        for word in TABLES[name].lists.keys() - plain
        if not any(shape.fullmatch(word) for shape in composed)
    }
    assert unread == set()
