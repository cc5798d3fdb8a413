"""A source moved to another edition of its text, and anchors moved to where their words stand."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import EXAMPLE, FULL, HEADLINES, ROOT, run
from second_editions import places, same_but_for, second_edition, sentences

from reportschema import accept, fmt
from reportschema.files.finding.sources import NothingToCheckError, find_sources
from reportschema.matching import LISTS
from reportschema.models import Record, WorkReport, accepted, digest_of, readable
from reportschema.models.fields.anchors import AnchorParts
from reportschema.verbs.fmt import Formatting
from reportschema.verbs.reanchored import UnmovableError
from reportschema.verbs.validate import validate

pytestmark = pytest.mark.untraced

EXAMPLE_TEXT = EXAMPLE.with_suffix(".txt")
FICTION = [EXAMPLE, *find_sources([ROOT / "tests" / "fiction"])]
SOME_REAL = [*FULL, *HEADLINES[::12]]
REAL = [
    pytest.param(
        source,
        marks=() if source in SOME_REAL else pytest.mark.slow,
        id=f"{source.parent.name}-{source.stem}",
    )
    for source in (*FULL, *HEADLINES)
]


class Desk(NamedTuple):
    """A source with its text on a desk of its own, and the folder of texts beside it."""

    source: Path
    text: Path
    texts: Path

    def report(self) -> WorkReport:
        return next(iter(validate([self.source]).reports.values()))

    def record(self, key: str) -> Record:
        return readable(self.report())[key]

    def words(self) -> str:
        return self.text.read_bytes().decode(self.report().first_edition().encoding.value)

    def another(self, words: str, name: str = "another.txt") -> Path:
        path = self.texts / name
        path.write_bytes(words.encode())
        return path

    def move(self, edition: Path, **options: Any) -> Formatting:
        return fmt(self.source, edition=edition, texts=self.texts, **options)


def desk_of(source: Path, texts: Path, folder: Path) -> Desk:
    (report,) = validate([source]).reports.values()
    digest = report.first_edition().sha256
    text = next(
        path
        for path in sorted(texts.rglob("*"))
        if path.is_file() and sha256(path.read_bytes()).hexdigest() == digest
    )
    (folder / "texts").mkdir()
    shutil.copy(text, folder / "texts" / "first.txt")
    shutil.copy(source, folder / "source.yaml")
    return Desk(folder / "source.yaml", folder / "texts" / "first.txt", folder / "texts")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(EXAMPLE, EXAMPLE.parent, tmp_path)


# To another edition and back


def moved_there_and_back(desk: Desk, missing: tuple[int, int] | None) -> None:
    """Moves a source to a second edition and back, and checks that nothing else has changed."""
    before, report, words = desk.source.read_text(encoding="utf-8"), desk.report(), desk.words()
    lacks = words[slice(*missing)] if missing else ""
    second = desk.another(second_edition(words, lacks))
    there = desk.move(second, overwrite=True)
    assert not there.findings
    assert not there.failed
    moved = desk.report()
    assert [edition.sha256 for edition in moved.editions] == [
        sha256(second.read_bytes()).hexdigest(),
        *(edition.sha256 for edition in report.editions),
    ]
    other = second.read_text(encoding="utf-8")
    for name in LISTS:
        for record in getattr(moved, name):
            for place in places(record):
                if isinstance(place, AnchorParts):
                    assert other[place.start : place.end] == place.exact
    assert bool(there.lost) == bool(missing)
    assert len(accepted(moved)) == len(accepted(report)) or missing
    back = desk.move(desk.text, overwrite=True)
    assert not back.lost
    after = desk.source.read_text(encoding="utf-8")
    number = f"e{len(report.editions) + 1}"
    after = "".join(
        line for line in after.splitlines(True) if not line.startswith(f"  - {{id: {number}, ")
    )
    if missing is None:
        assert after == before
    else:
        same_but_for(missing, before, after)


def a_sentence_with_figures(desk: Desk) -> tuple[int, int]:
    """One from the middle of the body that some figure stands in."""
    report = desk.report()
    starts = [figure.at.start for figure in (*report.observations, *report.targets)]
    spans = [
        (start, end)
        for start, end in sentences(desk.words())
        if start > report.first_edition().body.start and any(start <= i < end for i in starts)
    ]
    return spans[len(spans) // 2]


whole = pytest.mark.parametrize("whole", [True, False], ids=["whole", "a sentence missing"])


@pytest.mark.parametrize("source", FICTION, ids=lambda path: path.stem)
@whole
def test_a_source_goes_to_another_edition_and_back(
    source: Path, whole: bool, tmp_path: Path
) -> None:
    """With all that stands in it read by somebody."""
    desk = desk_of(source, source.parent, tmp_path)
    accept(desk.source, everything=True, by="person", who="云溪标注组")
    moved_there_and_back(desk, None if whole else a_sentence_with_figures(desk))


@pytest.mark.parametrize("source", REAL)
@whole
def test_a_real_source_goes_to_another_edition_and_back(
    source: Path, whole: bool, tmp_path: Path, all_texts: Path
) -> None:
    desk = desk_of(source, all_texts, tmp_path)
    moved_there_and_back(desk, None if whole else a_sentence_with_figures(desk))


def lacking_o11(desk: Desk) -> Path:
    """Another edition, without the words of o11."""
    words = desk.words()
    assert words.count("18.6公里") == 1
    return desk.another(second_edition(words.replace("18.6公里", "一些")))


def test_without_a_word_nothing_is_lost_what_has_no_place_is_named(desk: Desk) -> None:
    before = desk.source.read_bytes()
    edition = lacking_o11(desk)
    done = run("fmt", desk.source, "--edition", edition, "--texts", desk.texts)
    assert done.exit_code == 1
    assert desk.source.read_bytes() == before
    line = before.decode().partition("  - {id: o11,")[0].count("\n") + 1
    assert f"{desk.source}:{line}:" in done.stdout
    assert "observations o11 (18.6公里) has no place in the text" in done.stdout
    assert "--overwrite" in done.stdout


def test_overwrite_takes_out_what_has_no_place_and_what_was_said_of_it(desk: Desk) -> None:
    text = desk.source.read_text(encoding="utf-8")
    text = text.replace("  - {id: o11,", "  # of o11\n  - {id: o11,")
    text = text.replace("{id: o10,", "{id: o10, part_of: o11,").replace(
        "records: {", "records: {o11: 1234, "
    )
    assert text.count("part_of: o11") == text.count("o11: 1234") == 1
    desk.source.write_text(text, encoding="utf-8")
    edition = lacking_o11(desk)
    done = run("fmt", desk.source, "--edition", edition, "--texts", desk.texts, "--overwrite")
    assert done.exit_code == 1
    after = desk.source.read_text(encoding="utf-8")
    assert "part_of" not in after
    assert "o11" not in after.replace("# of o11", "")
    assert "# of o11" in after
    assert desk.report().first_edition().sha256 == sha256(edition.read_bytes()).hexdigest()


def test_readings_hold_in_another_edition_and_follow_the_ledger(desk: Desk) -> None:
    report = desk.report()
    row = report.numerals[0]
    figure = report.targets[0]
    reading = f"{row.key()}: {digest_of(row)}, {figure.key()}: {digest_of(figure)}"
    text = desk.source.read_text(encoding="utf-8")
    head, _, tail = text.partition("records: {")
    rest = tail.partition("}")[2]
    desk.source.write_text(f"{head}records: {{{reading}{rest and '}'}{rest}", encoding="utf-8")
    assert set(accepted(desk.report())) == {row.key(), figure.key()}
    assert not desk.move(desk.another(second_edition(desk.words()))).fails()
    moved = desk.report()
    assert moved.numerals[0].key() != row.key()
    assert set(accepted(moved)) == {moved.numerals[0].key(), figure.key()}


def test_a_record_that_loses_a_link_or_a_cue_is_to_be_read_again(desk: Desk) -> None:
    """o14 has its cue and o10 its link to o11 in words that the other edition lacks."""
    text = desk.source.read_text(encoding="utf-8").replace("{id: o10,", "{id: o10, part_of: o11,")
    desk.source.write_text(text, encoding="utf-8")
    read = ["o9", "o10", "o11", "o14"]
    accept(desk.source, read, by="person", who="云溪标注组")
    accept(desk.source, read, by="language_model", who="a model 2")
    words = desk.words().replace("18.6公里", "一些").replace("分别压减", "又减了")
    assert desk.move(desk.another(second_edition(words)), overwrite=True).lost
    assert set(accepted(desk.report())) & set(read) == {"o9"}
    for reading in desk.report().reviewed[-2:]:
        assert set(reading.records) == {"o9", "o10", "o14"}
        assert reading.records["o9"] == digest_of(desk.record("o9"))


def test_check_shows_the_move_and_writes_nothing(desk: Desk) -> None:
    before = desk.source.read_bytes()
    edition = desk.another(second_edition(desk.words()))
    done = run("fmt", desk.source, "--edition", edition, "--texts", desk.texts, "--check")
    assert done.exit_code == 1
    assert "+  - {id: e2," in done.stdout
    assert desk.source.read_bytes() == before


def test_the_edition_that_is_first_already_changes_nothing(desk: Desk) -> None:
    before = desk.source.read_bytes()
    assert not desk.move(desk.text).changed
    assert desk.source.read_bytes() == before


# To where the words stand


def shifted(desk: Desk, words: str) -> None:
    """The text of a source is another now, and its offsets are as they were."""
    edition = desk.report().first_edition()
    desk.text.write_bytes(words.encode())
    text = desk.source.read_text(encoding="utf-8")
    text = text.replace(edition.sha256, sha256(words.encode()).hexdigest())
    text = text.replace(f"characters: {edition.characters}", f"characters: {len(words)}")
    desk.source.write_text(text, encoding="utf-8")


def test_anchors_that_all_moved_by_so_much_are_found_with_their_passages(desk: Desk) -> None:
    before = desk.report()
    shifted(desk, "新闻" * 50 + "\n" + desk.words())
    formatting = fmt(desk.source, reanchor=True, texts=desk.texts)
    assert not formatting.lost
    after = desk.report()
    for name in LISTS:
        for old, new in zip(getattr(before, name), getattr(after, name), strict=True):
            for there, here in zip(places(old), places(new), strict=True):
                assert (here.start - there.start, here.end - there.end) == (101, 101)
    assert all("was moved with the anchors beside it" in line for line in formatting.doubts)


def test_an_anchor_with_a_wrong_offset_goes_to_its_words_and_the_rest_stays(desk: Desk) -> None:
    text = desk.source.read_text(encoding="utf-8")
    right = "[310, 316, 18.6公里]"
    assert text.count(right) == 1
    desk.source.write_text(text.replace(right, "[300, 306, 18.6公里]"), encoding="utf-8")
    formatting = fmt(desk.source, reanchor=True, texts=desk.texts)
    assert desk.source.read_text(encoding="utf-8") == text
    assert not formatting.fails()


def test_of_several_occurrences_the_nearest_is_taken_and_that_is_said(desk: Desk) -> None:
    shifted(desk, desk.words() + "18.6公里\n")
    text = desk.source.read_text(encoding="utf-8")
    text = text.replace("[310, 316, 18.6公里]", "[308, 314, 18.6公里]")
    desk.source.write_text(text, encoding="utf-8")
    done = run("fmt", desk.source, "--reanchor", "--texts", desk.texts)
    assert "o11 (18.6公里) stands in several places; the nearest is 2 characters" in done.stdout
    assert "[310, 316, 18.6公里]" in desk.source.read_text(encoding="utf-8")


def test_words_that_stand_nowhere_are_named_and_the_source_stays(desk: Desk) -> None:
    shifted(desk, desk.words().replace("18.6公里", "19.6公里"))
    before = desk.source.read_bytes()
    done = run("fmt", desk.source, "--reanchor", "--texts", desk.texts)
    assert done.exit_code == 1
    assert "o11 (18.6公里) has no place" in done.stdout
    assert desk.source.read_bytes() == before


# What cannot be done


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_text_of_another_report_is_no_edition(desk: Desk, overwrite: bool) -> None:
    before = desk.source.read_bytes()
    other = FICTION[-1].with_suffix(".txt").read_text(encoding="utf-8")
    formatting = desk.move(desk.another(other), overwrite=overwrite)
    (why,) = formatting.failed
    assert "another.txt is no edition of this report: the two texts have" in why
    assert (desk.source.read_bytes(), formatting.lost) == (before, [])


def test_an_excerpt_is_an_edition(desk: Desk) -> None:
    words = desk.words()
    excerpt = desk.another(words[: len(words) // 3])
    assert desk.move(excerpt, overwrite=True).lost
    assert desk.report().first_edition().sha256 == sha256(excerpt.read_bytes()).hexdigest()


def test_the_text_of_the_source_is_needed(desk: Desk, tmp_path: Path) -> None:
    edition = desk.another(second_edition(desk.words()))
    with pytest.raises(UnmovableError, match="--texts"):
        fmt(desk.source, edition=edition)
    with pytest.raises(NothingToCheckError, match="no such folder"):
        fmt(desk.source, edition=edition, texts=tmp_path / "none")
    desk.text.unlink()
    formatting = fmt(desk.source, edition=edition, texts=desk.texts)
    assert formatting.fails()
    assert "no file in" in formatting.failed[0]


def test_an_edition_is_one_text_of_one_report(desk: Desk, tmp_path: Path) -> None:
    edition = desk.another(second_edition(desk.words()))
    shutil.copy(desk.source, tmp_path / "second.yaml")
    with pytest.raises(UnmovableError, match="one report"):
        fmt(tmp_path, edition=edition, texts=desk.texts)
    page = desk.another("<html><body><p>各位代表：</p></body></html>", "page.html")
    done = run("fmt", desk.source, "--edition", page, "--texts", desk.texts)
    assert done.exit_code == 2
    assert "draft" in done.stderr
    done = run("fmt", desk.source, "--edition", tmp_path / "none.txt", "--texts", desk.texts)
    assert done.exit_code == 2


def test_a_source_that_breaks_the_schema_is_not_moved(desk: Desk) -> None:
    text = desk.source.read_text(encoding="utf-8").replace("kind: annual", "kind: other", 1)
    desk.source.write_text(text, encoding="utf-8")
    formatting = desk.move(desk.another(second_edition("各位代表：好。")))
    assert "does not follow the schema" in formatting.failed[0]
    assert desk.source.read_text(encoding="utf-8") == text
