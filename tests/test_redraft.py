"""A draft merged into a source that is there: what stays, what comes in, what is told."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import EXAMPLES, run
from edited_sources import TEXT, edited

from reportschema.checking import grammar
from reportschema.files.canonical.formatting import formatted
from reportschema.files.canonical.layout import plain_data, write
from reportschema.files.parsing.comments import comments_of
from reportschema.files.parsing.yaml_events import parse
from reportschema.matching import LISTS, Fate
from reportschema.models import Review, WorkReport, accepted, digest_of
from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.reading.draft import Drafter
from reportschema.verbs.mended import mended
from reportschema.verbs.redraft import Redraft, outcome_lines, redraft
from reportschema.verbs.validate import validate
from reportschema.vocabularies import vocabulary


@cache
def fresh() -> WorkReport:
    """What the reader makes of the text of the example."""
    drafted = Drafter(vocabulary(), grammar()).draft(TEXT.encode(), "yunxi-2020.txt")
    return mended(drafted)[0]


def records(text: str) -> dict[str, Any]:
    """The plain data of every record of a source, by its list and key."""
    data, _ = parse(text)
    report = WorkReport.model_validate(data)
    return {
        f"{name}/{record.key()}": plain
        for name in LISTS
        for record, plain in zip(getattr(report, name), data.get(name, []), strict=True)
    }


def ever_given(report: WorkReport) -> set[str]:
    """The ids that no new record may have."""
    with_ids = (r.id for name in LISTS for r in getattr(report, name) if hasattr(r, "id"))
    return {*with_ids, *(row.id for row in report.withdrawn)}


def keeps_its_promises(seed: int, overwrite: bool) -> None:
    """Merges a draft into one edited source and asserts what must hold of any."""
    before = edited(Random(seed))
    source = WorkReport.model_validate(parse(before)[0])
    merged = redraft(before.encode(), fresh(), TEXT, overwrite)
    after = merged.text if merged.text is not None else before
    old, new = records(before), records(after)
    for key in accepted(source):
        stays = {name: record for name, record in old.items() if name.endswith(f"/{key}")}
        assert stays.items() <= new.items()
    assert comments(after) == comments(before)
    came = {o.key for o in merged.outcomes if o.fate is Fate.NEW and o.list not in WITHOUT_IDS}
    assert not came & ever_given(source)
    assert formatted(after.encode()).after == after
    again = redraft(after.encode(), fresh(), TEXT, overwrite)
    assert again.text is None


WITHOUT_IDS = ("numerals", "absent_targets", "headline_passages")


def comments(text: str) -> Counter[str]:
    return Counter(comment.text for comment in comments_of(text))


@pytest.mark.parametrize("overwrite", [False, True])
def test_whatever_was_edited_the_merge_keeps_its_promises(overwrite: bool) -> None:
    for seed in range(12):
        keeps_its_promises(seed, overwrite)


@pytest.mark.slow
@pytest.mark.parametrize("overwrite", [False, True])
def test_three_hundred_edited_sources_keep_them_too(overwrite: bool) -> None:
    for seed in range(300):
        keeps_its_promises(1000 + seed, overwrite)


def merged_into(data: dict[str, Any], *, overwrite: bool = False, draft: Any = None) -> Redraft:
    """A draft, that of the text if no other is given, merged into a source of these data."""
    return redraft(write(data).encode(), draft or fresh(), TEXT, overwrite)


def drafted_data(**changes: dict[str, Any]) -> dict[str, Any]:
    """A source as the reader drafts it, with other fields in some observations."""
    data: dict[str, Any] = plain_data(fresh())
    data["observations"] = [row | changes.get(row["id"], {}) for row in data["observations"]]
    return data


def observation(merged: Redraft, key: str) -> dict[str, Any]:
    assert merged.text is not None
    plain = records(merged.text)[f"observations/{key}"]
    assert isinstance(plain, dict)
    return plain


def fates(merged: Redraft) -> dict[str, Fate]:
    return {o.key: o.fate for o in merged.outcomes if o.fate is not Fate.SAME}


def test_a_draft_that_offers_nothing_changes_nothing() -> None:
    merged = merged_into(drafted_data())
    assert (merged.text, fates(merged)) == (None, {})


def test_words_of_ours_and_doubts_settled_are_nothing_to_offer() -> None:
    first = fresh().observations[0].id
    merged = merged_into(drafted_data(**{first: {"review": {"reason": "value_in_doubt"}}}))
    assert merged.text is None


def test_a_record_that_the_draft_reads_otherwise_comes_in_marked() -> None:
    first = fresh().observations[0]
    merged = merged_into(drafted_data(**{first.id: {"value": "1"}}))
    assert fates(merged) == {first.id: Fate.CHANGED}
    row = observation(merged, first.id)
    assert row["value"] == str(first.value)
    assert row["review"]["reason"] == "new_in_draft"


def test_a_doubt_that_somebody_noted_outlives_the_record_it_was_about() -> None:
    """Also a second time: the note is not wrapped in another."""
    first = fresh().observations[0]
    doubt = {"reason": "measure_in_doubt", "note": "一年还是三年？"}
    merged = merged_into(drafted_data(**{first.id: {"value": "1", "review": doubt}}))
    review = observation(merged, first.id)["review"]
    assert review == {"reason": "new_in_draft", "note": "measure_in_doubt: 一年还是三年？"}
    again = merged_into(drafted_data(**{first.id: {"value": "2", "review": review}}))
    assert observation(again, first.id)["review"] == review


def test_an_accepted_record_stays_and_what_the_draft_says_is_told() -> None:
    first = fresh().observations[0]
    data = drafted_data(**{first.id: {"value": "1"}})
    record = WorkReport.model_validate(data).observations[0]
    reading = {"by": "person", "who": "云溪标注组", "date": "2020-02-01"}
    data["reviewed"] = [reading | {"records": {first.id: digest_of(record)}}]
    merged = merged_into(data)
    assert (merged.text, fates(merged)) == (None, {first.id: Fate.ACCEPTED})
    assert f"value 1 -> {first.value}" in outcome_lines("x.yaml", merged.outcomes)[0]
    assert fates(merged_into(data, overwrite=True)) == {first.id: Fate.ACCEPTED}
    data["observations"][0]["value"] = "2"  # the reading holds no more
    assert fates(merged_into(data))[first.id] is Fate.CHANGED


def test_a_new_record_has_an_id_that_was_never_given() -> None:
    first = fresh().observations[0]
    data = drafted_data()
    del data["observations"][0]
    data["withdrawn"] = [{"id": "o500", "date": "2020-02-01", "reason": "misread"}]
    merged = merged_into(data)
    assert fates(merged) == {"o501": Fate.NEW}
    assert observation(merged, "o501")["at"] == list(map(str, first.at))


def test_a_new_record_that_the_draft_doubts_is_marked_as_new_and_keeps_the_doubt() -> None:
    first, *rest = fresh().observations
    doubtful = first.model_copy(update={"review": Review(reason=ReviewReason.VALUE_IN_DOUBT)})
    draft = fresh().model_copy(update={"observations": (doubtful, *rest)})
    data = drafted_data()
    del data["observations"][0]
    merged = merged_into(data, draft=draft)
    (key,) = fates(merged)
    review = {"reason": "new_in_draft", "note": "value_in_doubt"}
    assert observation(merged, key)["review"] == review


def test_what_the_draft_lacks_stays_and_is_named() -> None:
    key = fresh().targets[-1].id
    rest = fresh().model_copy(update={"targets": fresh().targets[:-1]})
    merged = merged_into(drafted_data(), draft=rest)
    assert (merged.text, fates(merged)) == (None, {key: Fate.GONE})
    assert outcome_lines("x.yaml", merged.outcomes) == [
        f"x.yaml: targets {key} is not in the draft; it stays"
    ]
    replaced = merged_into(drafted_data(), draft=rest, overwrite=True)
    assert fates(replaced) == {key: Fate.REMOVED}
    assert replaced.report.targets == fresh().targets[:-1]


def test_a_reference_of_the_draft_leads_to_the_record_of_the_source() -> None:
    """The draft's ranks lead to o-numbers of its own; the source has given others."""
    data = drafted_data()
    for row in data["observations"]:
        for field in ("id", "ranks", "part_of", "share_of", "repeats"):
            if field in row:
                row[field] = f"o{int(row[field][1:]) + 100}"
    assert merged_into(data).text is None


def test_a_figure_takes_the_place_of_a_row_of_the_ledger() -> None:
    first = fresh().observations[0]
    data = drafted_data()
    del data["observations"][0]
    data["numerals"].insert(0, {"role": "name", "at": list(map(str, first.at))})
    merged = merged_into(data)
    assert set(fates(merged).values()) == {Fate.NEW, Fate.REMOVED}


def test_an_observation_that_the_draft_takes_for_a_target_stays_where_it_is() -> None:
    data = drafted_data()
    row = data["targets"].pop(0)
    for field in ("headline", "commitment", "commitment_words", "rider", "obligation", "stance"):
        row.pop(field, None)
    data["observations"].append(row | {"id": "o900"})
    assert fates(merged_into(data))["o900"] is Fate.OTHER_LIST
    assert fates(merged_into(data, overwrite=True))["o900"] is Fate.REMOVED


def test_what_an_accepted_record_refers_to_does_not_come_in_a_second_time() -> None:
    """The observation stays, being referred to; the target that the draft has for it does not."""
    data = drafted_data()
    row = data["targets"].pop(0)
    for field in ("headline", "commitment", "commitment_words", "rider", "obligation", "stance"):
        row.pop(field, None)
    data["observations"][0]["repeats"] = "o900"
    data["observations"].append(row | {"id": "o900"})
    record = WorkReport.model_validate(data).observations[0]
    reading = {"by": "person", "who": "云溪标注组", "date": "2020-02-01"}
    data["reviewed"] = [reading | {"records": {record.id: digest_of(record)}}]
    merged = merged_into(data, overwrite=True)
    assert fates(merged) == {record.id: Fate.ACCEPTED, "o900": Fate.OTHER_LIST}
    assert merged.report.observations[-1].id == "o900"


def test_the_command_merges_and_says_what_became_of_the_records(tmp_path: Path) -> None:
    text, out = EXAMPLES / "yunxi-2020.txt", tmp_path / "x.yaml"
    assert run("draft", text, "-o", out).exit_code == 0
    drafted = out.read_bytes()
    again = run("draft", text, "-o", out)
    assert f"kept {out}: the draft has nothing for it" in again.stdout
    assert (again.exit_code, out.read_bytes()) == (0, drafted)
    value = str(fresh().observations[0].value)
    out.write_bytes(drafted.replace(f"value: {value},".encode(), b"value: 1,", 1))
    merged = run("draft", text, "-o", out)
    assert f"changed: value 1 -> {value}" in merged.stdout
    assert "1 record changed" in merged.stderr
    assert merged.exit_code == 0
    assert validate([out], EXAMPLES).errors == 0


def test_accepted_records_are_not_lost_to_another_text(tmp_path: Path) -> None:
    """Not even to `--overwrite`: the source is kept, and the text is not drafted."""
    out, other = tmp_path / "x.yaml", tmp_path / "y.txt"
    data = drafted_data()
    reading = {"by": "person", "who": "云溪标注组", "date": "2020-02-01"}
    record = fresh().observations[0]
    data["reviewed"] = [reading | {"records": {record.id: digest_of(record)}}]
    out.write_text(write(data), encoding="utf-8")
    before = out.read_bytes()
    other.write_text(TEXT + "\n又及。\n", encoding="utf-8")
    for options in ([], ["--overwrite"]):
        done = run("draft", other, "-o", out, *options)
        assert (done.exit_code, "another text" in done.stdout) == (1, True)
        assert out.read_bytes() == before
    del data["reviewed"]
    out.write_text(write(data), encoding="utf-8")
    assert run("draft", other, "-o", out, "--overwrite").exit_code == 0
