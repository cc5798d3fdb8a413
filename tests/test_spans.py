"""`spans`: anchors to paste into a source."""

from __future__ import annotations

from pathlib import Path

from conftest import run

from reportschema import spans

WORDS = "各位代表：\n全县生产总值增长6.1%左右。\n  教育支出近7亿元。\n"


def text(folder: Path) -> Path:
    path = folder / "text.txt"
    path.write_bytes(WORDS.encode())
    return path


def test_every_quantity_is_an_anchor_with_its_reading(tmp_path: Path) -> None:
    first, second = spans(text(tmp_path))
    assert WORDS[first.start : first.end] == first.exact
    assert "6.1 %" in first.reading
    assert "about" in first.reading
    assert "nearly" in second.reading


def test_words_are_found_wherever_they_stand(tmp_path: Path) -> None:
    (span,) = spans(text(tmp_path), find="教育")
    assert (span.start, span.end) == (WORDS.index("教育"), WORDS.index("教育") + 2)


def test_lines_are_given_without_blanks_around_them(tmp_path: Path) -> None:
    last = spans(text(tmp_path), lines=True)[-1]
    assert WORDS[last.start : last.end] == "教育支出近7亿元。"


def test_the_command_prints_what_a_source_takes(tmp_path: Path) -> None:
    done = run("spans", text(tmp_path), "--find", "教育")
    assert done.exit_code == 0
    start = WORDS.index("教育")
    assert done.stdout.startswith(f"[{start}, {start + 2}, 教育]\t")


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("各位代表".encode("gb18030"))
    done = run("spans", path)
    assert done.exit_code == 2
    assert "is not UTF-8" in done.stderr
