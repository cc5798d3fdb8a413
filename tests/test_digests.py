"""The digest of a record: any difference but that of its place makes another one."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import EXAMPLE

from reportschema.models import Observation, Reviewed, Target, WorkReport
from reportschema.models.digests import accepted, digest_of
from reportschema.models.fields.shape import children
from reportschema.verbs.validate import validate

REPORT = next(iter(validate([EXAMPLE]).reports.values()))
_WITHOUT_STATES = ("editions", "review", "withdrawn")
FIGURE = next(o for o in REPORT.observations if o.id == "o2")


def test_another_place_leaves_the_digest_as_it_is() -> None:
    later = FIGURE.at._replace(start=FIGURE.at.start + 9, end=FIGURE.at.end + 9)
    cue = FIGURE.cues[0]._replace(start=1, end=5)
    moved = FIGURE.model_copy(update={"at": later, "cues": (cue,)})
    assert digest_of(moved) == digest_of(FIGURE)
    section = REPORT.outline[0]
    longer = section.model_copy(update={"at": section.at._replace(end=999)})
    assert digest_of(longer) == digest_of(section)


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "o99"},
        {"value": FIGURE.value + 1},  # type: ignore[operator]  # the example's has a value
        {"basis": None},
        {"cues": ()},
        {"at": FIGURE.at._replace(exact="增长6.l%")},
        {"nth": 1},
    ],
)
def test_any_other_difference_makes_another(fields: dict[str, Any]) -> None:
    assert digest_of(FIGURE.model_copy(update=fields)) != digest_of(FIGURE)


def test_a_record_of_another_list_has_another_digest() -> None:
    target = Target.model_validate(FIGURE.model_dump(exclude_none=True))
    assert isinstance(FIGURE, Observation)
    assert digest_of(target) != digest_of(FIGURE)


def test_a_default_said_aloud_is_no_difference() -> None:
    spoken = Observation.model_validate(FIGURE.model_dump(exclude_none=True) | {"status": "final"})
    assert digest_of(spoken) == digest_of(FIGURE)


def test_a_reading_holds_as_long_as_its_record_says_the_same() -> None:
    digests = {record.key(): digest_of(record) for record in _records(REPORT)}
    reading = Reviewed.model_validate(
        {"by": "person", "who": "云溪标注组", "date": "2020-02-01", "records": digests}
    )
    read = REPORT.model_copy(update={"reviewed": (reading,)})
    assert set(accepted(read)) == set(digests)
    changed = tuple(
        o.model_copy(update={"unit": "位"}) if o.id == "o2" else o for o in REPORT.observations
    )
    assert set(digests) - set(accepted(read.model_copy(update={"observations": changed}))) == {"o2"}


def _records(report: WorkReport) -> list[Any]:
    lists = (name for name, _ in children(WorkReport) if name not in _WITHOUT_STATES)
    return [record for name in lists for record in getattr(report, name)]
