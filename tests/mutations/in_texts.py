"""Ways to break a source that only the published text shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from mutations.ways import Inapplicable, Row, figures, first_row, in_data, shifted, single


@in_data("TEXT001", needs_text=True)
def a_hash_has_a_wrong_digit(data: Row) -> None:
    sha256 = data["editions"][0]["sha256"]
    data["editions"][0]["sha256"] = ("1" if sha256[0] == "0" else "0") + sha256[1:]


@in_data("TEXT002", needs_text=True)
def a_text_is_in_another_encoding(data: Row) -> None:
    data["editions"][0]["encoding"] = (
        "utf-8" if data["editions"][0]["encoding"] == "gb18030" else "gb18030"
    )


@in_data("TEXT003", needs_text=True)
def a_text_is_longer_than_it_is_said_to_be(data: Row) -> None:
    data["editions"][0]["characters"] = str(int(data["editions"][0]["characters"]) + 1)


@in_data("TEXT004", needs_text=True)
def an_anchor_is_off_by_one(data: Row) -> None:
    row = first_row(figures(data))
    row["at"] = shifted(row["at"])


@in_data("TEXT004", needs_text=True)
def a_cue_is_off_by_one(data: Row) -> None:
    row = first_row(figures(data), lambda row: row.get("cues"))
    row["cues"][0] = shifted(row["cues"][0])


@in_data("TEXT004", needs_text=True)
def a_row_of_the_ledger_is_off_by_one(data: Row) -> None:
    row = data["numerals"][0]
    row["at"] = shifted(row["at"])


@in_data("TEXT004", needs_text=True)
def a_term_is_off_by_one(data: Row) -> None:
    row = first_row(data.get("glossary", []))
    row["at"] = shifted(row["at"])


@in_data("TEXT004", needs_text=True)
def value_and_quote_say_what_the_text_does_not(data: Row) -> None:
    row = first_row(
        figures(data),
        lambda row: single(row) and row["value"] in row["at"][2] and row["value"][-1] != "9",
    )
    row["at"][2] = row["at"][2].replace(row["value"], row["value"][:-1] + "9")
    row["value"] = row["value"][:-1] + "9"


@in_data("TEXT004", needs_text=True)
def a_correction_is_of_what_is_not_written(data: Row) -> None:
    row = first_row(data.get("corrections", []))
    row["at"][2] = "〇" * len(row["at"][2])


@in_data("TEXT005", needs_text=True)
def a_row_of_the_ledger_is_gone(data: Row) -> None:
    data["numerals"].remove(
        first_row(
            data["numerals"],
            lambda row: row["role"] == "period" and re.match(r"[0-9]{4}", row["at"][2]),
        )
    )


@in_data("TEXT005", needs_text=True)
def a_figure_is_gone(data: Row) -> None:
    row = first_row(
        data["observations"], lambda row: single(row) and re.match(r"[0-9]{2}", row["at"][2])
    )
    data["observations"].remove(row)


@in_data("TEXT005", needs_text=True)
def a_numbered_heading_is_gone(data: Row) -> None:
    rows = data["outline"]
    rows.remove(
        first_row(rows, lambda row: row.get("number", "").startswith(("一", "(一", "（一")))
    )


@in_data("TEXT006", needs_text=True)
def a_passage_starts_with_white_space(data: Row) -> None:
    pairs = (
        (row, after)
        for row, after in pairwise(data["outline"])
        if row["level"] == after["level"] and "number" not in after
    )
    _, after = next(
        ((row, after) for row, after in pairs if int(row["at"][1]) < int(after["at"][0])),
        (None, None),
    )
    if after is None:
        raise Inapplicable
    after["at"][0] = str(int(after["at"][0]) - 1)


@in_data("TEXT007", needs_text=True)
def a_heading_starts_behind_its_number(data: Row) -> None:
    row = first_row(data["outline"], lambda row: "number" in row)
    row["at"][0] = str(int(row["at"][0]) + 1)


@in_data("TEXT007", needs_text=True)
def a_heading_has_another_number(data: Row) -> None:
    first_row(data["outline"], lambda row: row.get("number", "").startswith("一、"))["number"] = (
        "三、"
    )


def _cut(data: Row, pattern: str, is_of_kind: Callable[[Row], object] = bool) -> Row:
    """Cuts what a pattern matches off the span of the first figure that says it itself."""

    def cut_of(row: Row) -> re.Match[str] | None:
        clear = single(row) and is_of_kind(row)
        return re.search(pattern, row["at"][2]) if clear else None

    row = first_row(figures(data), cut_of)
    match = cut_of(row)
    assert match
    start, end, exact = row["at"]
    if match.start() == 0:
        row["at"] = [str(int(start) + match.end()), end, exact[match.end() :]]
    else:
        row["at"] = [start, str(int(end) - len(match[0])), exact[: match.start()]]
    return row


@in_data("TEXT013", needs_text=True)
def a_fall_is_cut_and_becomes_a_rise(data: Row) -> None:
    row = _cut(data, "^(下降|减少|压减|降低)(?=[0-9])", lambda row: row["value"][0] == "-")
    row["value"] = row["value"][1:]


@in_data("TEXT013", needs_text=True)
def a_hedge_is_cut_and_gone(data: Row) -> None:
    row = _cut(
        data,
        "^(近|约|超过|超|不低于|不少于)(?=[0-9])|(以上|左右|以内)$",
        lambda row: "hedge" in row,
    )
    del row["hedge"], row["hedge_words"]


@in_data("TEXT013", needs_text=True)
def a_magnitude_loses_its_money(data: Row) -> None:
    row = _cut(data, "(?<=[0-9]亿)元$")
    row["unit"] = "亿"


@in_data("TEXT008", needs_text=True)
def a_speaker_has_lost_the_first_character(data: Row) -> None:
    if "source" in data.get("speaker", {"source": ""}) or len(data["speaker"]["name"]) < 3:
        raise Inapplicable
    if data["editions"][0]["script"] != "Hans":
        raise Inapplicable
    data["speaker"]["name"] = data["speaker"]["name"][1:]


@in_data("TEXT008", needs_text=True)
def a_session_is_the_next(data: Row) -> None:
    if "congress" not in data:
        raise Inapplicable
    data["congress"]["session"] = str(int(data["congress"]["session"]) + 1)


@in_data("TEXT008", needs_text=True)
def an_award_is_of_a_recipient_cut_short(data: Row) -> None:
    row = first_row(
        data.get("awards", []), lambda row: re.fullmatch("[一-鿿]{4,}", row["recipients"][0])
    )
    row["recipients"][0] = row["recipients"][0][:-1]
