"""Rules about what figures are called: the same words and subjects coded alike in all reports."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from reportschema.checking.registry import Case, rule
from reportschema.checking.wordings import Wordings, subject, wording
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity

_NAMED = 3  # other reports that a finding is made of; more have one cause


def _wordings(case: Case) -> Wordings:
    return case.corpus.wordings(case.grammar, case.vocabulary.neutral_words)


@rule(
    "CORPUS004",
    "one wording coded as two subjects",
    why="What two reports call by the same words is one series, or the words are not its name.",
    remedy=(
        "code both alike; where they mean different things, let each label say what is different"
    ),
    severity=Severity.WARNING,
)
def two_codings(case: Case) -> Iterator[Hit]:
    wordings = _wordings(case)
    for loc, figure in case.figures:
        others = (
            coding
            for coding in wordings.codings(figure)
            if coding.subject != subject(figure) and coding.place.report_id < case.report.id
        )
        for coding in islice(others, _NAMED):
            yield Hit(
                (*loc, "indicator" if figure.indicator else "label"),
                f"{figure.id}: {wording(figure)} is coded as {subject(figure)}, and in "
                f"{coding.place.report_id}/{coding.place.figure_id} as {coding.subject}",
            )


@rule(
    "CORPUS005",
    "two labels for one subject",
    why="Figures under labels are joined by the label, and two spellings make two series.",
    remedy=(
        "use one label in both reports, and let coverage say what only one of them is about; what "
        "recurs deserves an indicator"
    ),
    severity=Severity.WARNING,
)
def two_labels(case: Case) -> Iterator[Hit]:
    wordings = _wordings(case)
    told: set[str | None] = set()
    for loc, figure in case.figures:
        if figure.label in told:
            continue
        told.add(figure.label)
        for label, place in islice(wordings.alike(figure, case.report.id), _NAMED):
            yield Hit(
                (*loc, "label"),
                f"{figure.id}: label {figure.label} is nearly that of "
                f"{place.report_id}/{place.figure_id}, {label}",
            )
