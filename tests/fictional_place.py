"""Six years of one fictional place: its yearly reports, one at the change of term, one missing.

| year of delivery | report | looks back on | plans |
|---|---|---|---|
| 2015 | yearly, whole | 2014 | 2015 |
| 2016 | yearly, whole | 2015 | 2016 |
| 2016, autumn | change of term, whole | 2011/2016 | 2016/2021 |
| 2017 | yearly, whole | 2016 | 2017 |
| 2018 | yearly, in part | 2017 | 2018 |
| 2019 | missing | | |
| 2020 | yearly, whole | 2019 | 2020 |
"""

from __future__ import annotations

from itertools import count

from conftest import EXAMPLE

from reportschema.models import AbsentTarget, Annotation, Coverage, Observation, Target, WorkReport
from reportschema.models.annotating.annotation_codes import AnnotationLevel
from reportschema.models.fields.codes import ReportKind, State
from reportschema.verbs.validate import validate

PLACE = "990101"
_EXAMPLE = next(iter(validate([EXAMPLE]).reports.values()))
_NUMBERS = count(1)
_SOMEWHERE = [310, 316, "18.6公里"]


def observed(indicator: str | None, period: str | None, **fields: object) -> Observation:
    """An observation of an indicator, or of the label among the fields."""
    named = {"id": f"o{next(_NUMBERS)}", "indicator": indicator, "period": period, "at": _SOMEWHERE}
    return Observation.model_validate(named | fields)


def promised(indicator: str | None, period: str | None, **fields: object) -> Target:
    """A headline target of an indicator, or of the label among the fields."""
    named = {"id": f"t{next(_NUMBERS)}", "indicator": indicator, "period": period, "at": _SOMEWHERE}
    return Target.model_validate(named | {"headline": True} | fields)


def growth(value: str, year: int, **fields: object) -> dict[str, object]:
    """The fields of a growth against the year before."""
    return {
        "transformation": "growth",
        "value": value,
        "unit": "%",
        "base_period": str(year - 1),
        **fields,
    }


def yearly(
    year: int,
    observations: list[Observation],
    targets: list[Target],
    absent: dict[str, str] | None = None,
    *,
    state: State = State.COMPLETE,
    level: AnnotationLevel = AnnotationLevel.FULL,
    **fields: object,
) -> WorkReport:
    """The yearly report of a year: it looks back on the year before, and plans its own.

    absent: core indicators of the absences, with their reasons.
    """
    coverage = Coverage(state=state)
    period = fields.get("plan_periods", (str(year),))
    assert isinstance(period, tuple)
    absences = tuple(
        AbsentTarget.model_validate({"indicator": code, "period": period[0], "reason": reason})
        for code, reason in (absent or {}).items()
    )
    return _EXAMPLE.model_copy(
        update={
            "id": f"{PLACE}-{year}",
            "delivered": f"{year}-01-15",
            "review_periods": (str(year - 1),),
            "plan_periods": (str(year),),
            "observations": tuple(observations),
            "targets": tuple(targets),
            "absent_targets": absences,
            "annotation": Annotation(
                level=level,
                observations=coverage,
                targets=coverage,
                absent_targets=coverage,
            ),
            **fields,
        }
    )


def change_of_term(year: int, observations: list[Observation], targets: list[Target]) -> WorkReport:
    """The report of an autumn at the change of term: five years behind, five ahead."""
    return yearly(
        year,
        observations,
        targets,
        id=f"{PLACE}-{year}-term-end",
        kind=ReportKind.TERM_END,
        delivered=f"{year}-10-20",
        review_periods=(f"{year - 5}/{year}",),
        plan_periods=(f"{year}/{year + 5}",),
    )


def six_years() -> list[WorkReport]:
    """The reports, in no order."""
    at_least = {"hedge": "at_least", "hedge_words": "以上"}
    about = {"hedge": "about", "hedge_words": "左右"}
    yuan = {"unit": "亿元", "collection": "sum"}
    return [
        yearly(
            2020,
            [observed("gdp", "2019", **growth("6.1", 2019))],
            [promised("gdp", "2020", **growth("6", 2020))],
        ),
        yearly(
            2015,
            [observed("gdp", "2014", **growth("8.8", 2014))],
            [promised("gdp", "2015", **growth("8", 2015, **at_least))],
        ),
        yearly(
            2016,
            [
                observed("gdp", "2015", **growth("8.2", 2015)),
                observed("gdp", "2015", value="300", **yuan),
                observed("retail_sales", "2015", coverage="限额以上", **growth("11", 2015)),
            ],
            [
                promised("gdp", "2016", **growth("7", 2016, **at_least)),
                promised(
                    "gdp",
                    "2016",
                    commitment="strive",
                    commitment_words="力争",
                    **growth("8", 2016),
                ),
                promised(
                    None, "2016", label="老街新装路灯", value="80", unit="盏", collection="sum"
                ),
            ],
        ),
        change_of_term(
            2016,
            [
                observed("gdp", "2015", **growth("8.3", 2015)),
                observed("gdp", "2015", **growth("50", 2012)),
                observed("gdp", "2015", transformation="growth", value="48", unit="%"),
                observed("gdp", "2011/2015", collection="average", **growth("8.5", 2011)),
            ],
            [
                promised("gdp", "2016/2021", collection="average", **growth("7.5", 2016)),
                promised("gdp", "2021", value="500", **yuan),
            ],
        ),
        yearly(
            2017,
            [
                observed("gdp", "2016", **growth("7.4", 2016)),
                observed("resident_income", "2016", value="36000", unit="元"),
                observed("resident_income", "2016", value="3000", unit="元/月"),
            ],
            [
                promised("gdp", "2017", **growth("7", 2017, **about)),
                promised(
                    "resident_income",
                    "2017",
                    transformation="growth",
                    form="pegged",
                    pegged_to="gdp",
                    **about,
                ),
            ],
            {"cpi": "silent", "retail_sales": "words_only"},
        ),
        yearly(
            2018,
            [
                observed("gdp", "2017", **growth("6.9", 2017)),
                observed("resident_income", "2017", **growth("8", 2017)),
            ],
            [],
            state=State.PARTIAL,
        ),
    ]
