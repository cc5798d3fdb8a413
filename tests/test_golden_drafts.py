"""A change of the reader shows: the drafts of the fictional reports are those of before."""

from __future__ import annotations

import copy

from golden_drafts import DIGESTS, differences, digests, drafted, texts_of


def test_the_drafts_of_the_fictional_reports_are_as_noted() -> None:
    """A change that is meant is noted by `scripts/golden_drafts.py --digests`."""
    assert digests() == DIGESTS.read_text(encoding="utf-8")


def test_a_changed_field_and_a_vanished_record_are_told() -> None:
    [name, before] = drafted(texts_of(["fiction"])[0])
    after = copy.deepcopy(before)
    changed, gone = [key for key in after if key.startswith("full observations")][:2]
    after[changed]["value"] = "1"
    del after[gone]
    value = before[changed]["value"]
    first, second, counts = differences({name: before}, {name: after})
    assert first == f"{name}: {changed}: value: {value!r} -> '1'"
    assert second.startswith(f"{name}: {gone}: gone: {{")
    assert counts == "full observations: value 1, gone 1"
    assert list(differences({name: before}, {name: before})) == ["no difference in 1 drafts"]
