"""What is looked for once in a text is what would be found in each of its parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportschema.models.fields.characters import invisible
from reportschema.reading.outline.topics import Topics, topic_of
from reportschema.reading.page.edition import decode
from reportschema.reading.records import plain
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.sentence.sentence import Sentence
from reportschema.vocabularies import vocabulary

FICTION = sorted((Path(__file__).parent / "fiction").glob("*.txt"))
each_text = pytest.mark.parametrize("path", FICTION, ids=[path.stem for path in FICTION])


def _text(path: Path) -> str:
    return decode(path.read_bytes(), path.name)[0]


@pytest.fixture(scope="module")
def names() -> IndicatorNames:
    return IndicatorNames(vocabulary().indicators.values())


@each_text
def test_a_passage_has_the_same_topic_within_its_text_and_alone(path: Path) -> None:
    text = _text(path)
    topics = Topics(text)
    for start in range(0, len(text), 97):
        for length in (1, 8, 40, 900):
            alone = topic_of("", text[start : start + length])
            assert topics.of("", start, min(start + length, len(text))) == alone


@each_text
def test_words_are_whole_and_leave_no_gap(path: Path) -> None:
    for line in _text(path).splitlines():
        sentence = Sentence.of(line)
        assert "".join(sentence.words) == line
        assert [token.text for token in sentence.tokens] == list(sentence.words)
        assert [line[token.start : token.end] for token in sentence.tokens] == list(sentence.words)
        for place in range(len(line) + 1):
            borders = {0, *sentence.ends}
            assert sentence.cuts(place) == (place not in borders)
            assert sentence.before(place) == max(end for end in borders if end <= place)
            assert sentence.after(place) == min(end for end in borders if end >= place)


def test_names_that_begin_with_a_text_are_found(names: IndicatorNames) -> None:
    for text in ("新增", "建成", "城镇", "茶"):
        known = sorted(name for name in names.by_name if name.startswith(text))
        assert names.beginning(text) == known


def test_a_name_is_found_by_what_is_left_without_its_owner(names: IndicatorNames) -> None:
    for name in names.by_name:
        for start in range(2, len(name) - 1):
            owner = name[:start].replace("“", "").replace("”", "")
            assert (owner, name) in names.owned(name[start:])
    assert names.owned("没有的名称") == ()


def test_characters_that_nobody_sees_are_found_on_every_plane() -> None:
    for character in ("\u200b", "\x00", "\U000e0001", "\U0001fffe"):
        assert invisible(f"茶{character}园") is not None
        assert plain([f"茶{character}园\n"]) == ["茶园"]
    for character in ("𠀀", "🍵", "茶"):
        assert invisible(character) is None
        assert plain([character]) == [character]
