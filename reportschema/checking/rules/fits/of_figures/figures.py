"""Rules about the fields of one figure against each other, by the tables of what fits together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportschema.checking.registry import Case, place, rule
from reportschema.checking.rules.figures import unit_misfit
from reportschema.checking.rules.fits.of_passages.sentences import sentences_of
from reportschema.checking.rules.vocabulary import unusual_unit
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.models import Figure, Observation, Target
from reportschema.models.fields.codes import Commitment, TargetForm, Transformation
from reportschema.models.fields.periods import Period
from reportschema.models.rows.fit import Fit
from reportschema.notation.chinese import fold, year_spellings
from reportschema.vocabularies.fits import EMPTY, FitTable, fit_table

_MINUS = ("-", "－", "−", "负", "負")
_REMEDY = "the message names two fields: correct the one that the text does not bear out"


def _code(value: object) -> str | None:
    """What a table calls a value: an enumeration's code, and anything else by its text."""
    return value if value is None or isinstance(value, str) else str(value)


def span(figure: Figure) -> str:
    """How long its period is: empty, open, part_of_year, one_year or years."""
    period = Period.of(figure.period)
    if period is None:
        return EMPTY
    if period.length is None:
        return "open"
    if period.length > 1:
        return "years"
    return "one_year" if period.whole_years else "part_of_year"


def _aspect(figure: Figure, field: str) -> str | None:
    """A field's value as the tables name it; of its sign, what no minus in its words bears out."""
    if field != "sign":
        return _code(getattr(figure, field))
    value = figure.value if figure.value is not None else figure.low
    if value is None or value >= 0:
        return None
    words = figure.at.exact + "".join(cue.exact for cue in figure.cues)
    bare = not any(minus in words for minus in _MINUS) and "value" not in figure.inferred
    return "negative" if bare else None


@rule(
    "FITS001",
    "a field that the transformation does not go with",
    why="An amount has no base and a growth is not summed: one of two such fields is a misreading.",
    remedy=_REMEDY,
    severity=Severity.WARNING,
)
def transformation(case: Case) -> Iterator[Hit]:
    table = fit_table("transformations")
    for loc, figure in case.figures:
        of = figure.transformation
        for field in table.fields(of):
            value = _aspect(figure, field)
            if row := table.misfit(of, field, value):
                if row.always or unit_misfit(case, figure):
                    break  # FITS060, FIGURE001
                name = "value" if field == "sign" and figure.value is not None else field
                name = "low" if name == "sign" else name
                yield Hit(
                    place(loc, figure, name),
                    f"{figure.id}: transformation is {of}, and {field} is {value}: {row.why_en}",
                )
                break  # one fault, one finding


@rule(
    "FITS002",
    "a field that the nature of the indicator does not go with",
    why=(
        "The vocabulary says whether an indicator is a stock, a flow, a share or a rate: that "
        "decides how its figures relate to their periods and what basis they can have."
    ),
    remedy="correct the field that the message names, or the indicator",
    severity=Severity.WARNING,
)
def nature(case: Case) -> Iterator[Hit]:
    table = fit_table("natures")
    for loc, figure in case.figures:
        known = case.vocabulary.indicators.get(figure.indicator or "")
        if known is None or not figure.has_value() or unusual_unit(case, figure):
            continue  # VOCAB006 speaks of a unit
        level = figure.transformation == Transformation.LEVEL
        parts = (known.nature, known.accrual)
        of = "_".join(part.value for part in parts if part is not None)
        fields = ("transformation", "collection", "basis") if level else ("transformation", "basis")
        for field in fields:
            value = _aspect(figure, field)
            if row := table.misfit(of, field, value):
                yield Hit(
                    place(loc, figure, field),
                    f"{figure.id}: indicator {known.code} is of nature {of.replace('_', ', ')}, "
                    f"and {field} is {value or EMPTY}: {row.why_en}",
                )
                break


@rule(
    "FITS003",
    "a collection that the length of the period does not go with",
    why="An average needs several years, and what accumulated from an unstated start has none.",
    remedy="correct the period, or the collection",
    severity=Severity.WARNING,
)
def collection(case: Case) -> Iterator[Hit]:
    table = fit_table("collections")
    for loc, figure in case.figures:
        if figure.collection is None:
            continue
        if misfit := _collection_misfit(case, table, figure):
            field, row = misfit
            yield Hit(
                place(loc, figure, "collection"),
                f"{figure.id}: collection is {figure.collection}, and {field} is "
                f"{getattr(figure, field)}: {row.why_en}",
            )
        elif _is_unsaid(case, loc, figure, table.words(figure.collection.value, "words")):
            why = table.cells(figure.collection.value, "words")[0].why_en
            yield Hit(
                place(loc, figure, "collection"),
                f"{figure.id}: collection is {figure.collection.value}, and no word of its span, "
                f"cues or label says so: {why}",
            )


def _collection_misfit(case: Case, table: FitTable, figure: Figure) -> tuple[str, Fit] | None:
    """The field that a collection does not go with, and why not."""
    of, long = figure.collection or "", span(figure)
    if row := table.misfit(of, "span", long):
        return "period", row
    if isinstance(figure, Observation) and (row := table.misfit(of, "observed_span", long)):
        return "period", row
    if figure.transformation == Transformation.LEVEL and figure.indicator is None:  # else FITS002
        unit = case.grammar.units.resolve(figure.unit or "")
        row = table.misfit(of, "kind_of_unit", unit.unit.dimension) if unit else None
        return ("unit", row) if row else None
    return None


def _is_unsaid(case: Case, loc: Loc, figure: Figure, words: tuple[str, ...]) -> bool:
    """Whether a collection needs words, and nothing that we quote of the text has one of them."""
    if not words or "collection" in figure.inferred:
        return False
    names = f"{figure.label or ''} {figure.label_as_written or ''}"
    return not any(word in names for word in words) and not _holds(case, loc, figure, words)


@rule(
    "FITS004",
    "a basis that nothing says",
    why=(
        "A basis is what the words say, or what convention supplies: then it is that of the "
        "indicator and named among the inferred."
    ),
    remedy=(
        "give the words as a cue, or name basis among the inferred where it is the indicator's "
        "own; else correct or delete basis"
    ),
    severity=Severity.WARNING,
)
def basis(case: Case) -> Iterator[Hit]:
    table = fit_table("bases")
    for loc, figure in case.figures:
        misspelt = any(name not in type(figure).model_fields for name in figure.inferred)
        if figure.basis is None or misspelt:
            continue
        of = figure.basis.value
        if table.cells(of, "coverage") and figure.coverage is None:
            why = table.cells(of, "coverage")[0].why_en
            yield Hit((*loc, "basis"), f"{figure.id}: basis is {of}, and coverage is empty: {why}")
        known = case.vocabulary.indicators.get(figure.indicator or "")
        if "basis" in figure.inferred:
            level = figure.transformation == Transformation.LEVEL
            other = known is not None and known.basis not in (None, figure.basis)
            if level:
                yield Hit(
                    (*loc, "basis"),
                    f"{figure.id}: basis {of} is inferred, and transformation is level: convention "
                    "gives a basis to growth alone",
                )
            elif known and other and not _doubles(case, figure):
                yield Hit(
                    (*loc, "basis"),
                    f"{figure.id}: basis {of} is inferred, and that of {known.code} is "
                    f"{known.basis.value if known.basis else EMPTY}",
                )
        elif (words := table.words(of, "words")) and not _holds(case, loc, figure, words):
            yield Hit(
                (*loc, "basis"),
                f"{figure.id}: basis is {of}, and neither its span nor a cue has one of "
                f"{', '.join(words)}; it is not among the inferred either",
            )


def _doubles(case: Case, figure: Figure) -> bool:
    """Whether it is in 番 or 倍: over several years such a growth is often one of levels."""
    resolved = case.grammar.units.resolve(figure.unit or "")
    return resolved is not None and resolved.unit.dimension == "multiple"


def _holds(case: Case, loc: Loc, figure: Figure, words: Iterable[str]) -> bool:
    """Whether the span or a cue has one of some words; of a program's draft, its sentence.

    A draft gives few cues: without its text nobody can tell, and nothing is found.
    """
    folded = [*map(fold, words)]
    texts = [fold(anchor.exact) for anchor in (figure.at, *figure.cues)]
    if any(word in text for word in folded for text in texts):
        return True
    if not case.is_drafted(str(loc[0])):
        return False
    start, _ = sentences_of(case.folded).around(figure.at.start)
    return case.text is None or any(case.folded.find(w, start, figure.at.end) >= 0 for w in folded)


@rule(
    "FITS005",
    "a status or commitment that its words deny",
    why="预计 is an estimate and 力争 no 确保: the word decides, whatever else is said.",
    remedy="correct status or commitment, or give the words that say it as a cue",
    severity=Severity.WARNING,
)
def wordings(case: Case) -> Iterator[Hit]:
    statuses, commitments = fit_table("statuses"), fit_table("commitments")
    for loc, figure in case.figures:
        status = figure.status.value
        words = statuses.words(status, "words")
        if words and not isinstance(figure, Target) and not _holds(case, loc, figure, words):
            yield Hit(
                place(loc, figure, "status"),
                f"{figure.id}: status is {status}, and neither its span nor a cue has one of "
                f"{', '.join(words)}",
            )
        if not isinstance(figure, Target) or figure.commitment == Commitment.PLAIN:
            continue
        own, said = figure.commitment.value, figure.commitment_words or ""
        if not any(word in said for word in commitments.words(own, "commitment_words")):
            yield Hit(
                place(loc, figure, "commitment"),
                f"{figure.id}: commitment is {own}, and commitment_words are {said}: "
                f"{commitments.cells(own, 'commitment_words')[0].why_en}",
            )


@rule(
    "FITS006",
    "a base of another year than the one before, or none",
    why=(
        "A growth is against the year before, or against the start of a plan or term; any other "
        "base is said, and the words that say it are a cue."
    ),
    remedy="correct base_period or period, or give the words that say the base as a cue",
    severity=Severity.WARNING,
)
def base_distance(case: Case) -> Iterator[Hit]:
    reviewed = [years for each in case.report.review_periods if (years := Period(each).years)]
    starts = {year for first, _ in reviewed for year in (first - 1, first)}
    ends = {last for _, last in reviewed}
    for loc, figure in case.figures:
        period, base = Period.of(figure.period), Period.of(figure.base_period)
        if base is None and _has_year_before(figure):
            yield Hit(
                (*loc, "transformation"),
                f"{figure.id}: transformation is growth, period is the year {figure.period}, and "
                "base_period is empty: a growth of one year is against the year before",
            )
        if not (period and base and period.years and base.years) or figure.cues:
            continue
        first, last = period.years
        gap = (last if first == last else first) - base.years[1]
        usual = {1, 5} if last % 5 == 0 else {1}
        known = starts | (ends if isinstance(figure, Target) else set())
        unusual = gap > 0 and gap not in usual and base.years[1] not in known
        if unusual and not (
            case.is_drafted(str(loc[0]))
            and _holds(case, loc, figure, year_spellings(base.years[1]))
        ):
            yield Hit(
                (*loc, "base_period"),
                f"{figure.id}: base_period {base} is {gap} years before period {period}, and no "
                "cue says so",
            )


def _has_year_before(figure: Figure) -> bool:
    """Whether it is the growth of one year, which words alone need not be."""
    return (
        figure.transformation == Transformation.GROWTH
        and figure.collection is None
        and figure.form != TargetForm.VERBAL
        and figure.unit != "番"  # a doubling takes as long as it takes
        and span(figure) == "one_year"
    )


@rule(
    "FITS007",
    "an inferred field that is empty, or that the words say",
    why="`inferred` excuses what the span does not say: what is not there needs no excuse.",
    remedy="delete the name from inferred, or fill the field that it names",
    severity=Severity.WARNING,
)
def inferred(case: Case) -> Iterator[Hit]:
    table = fit_table("inferred")
    for loc, figure in case.figures:
        fields = type(figure).model_fields
        for i, name in enumerate(figure.inferred):
            if name not in fields:
                continue  # FIGURE009
            value = getattr(figure, name)
            if table.cells(name, "inferred"):
                continue  # FITS060
            if name in figure.inferred[:i]:
                why = "it stands there twice"
            elif value == fields[name].get_default():
                why = f"{name} is {_code(value) or EMPTY}, as where nothing is said"
            else:
                continue
            yield Hit((*loc, "inferred", i), f"{figure.id}: inferred names {name}: {why}")
        if (where := _unit_misfit(figure)) is not None:
            yield Hit((*loc, *where[0]), f"{figure.id}: {where[1]}")


def _unit_misfit(figure: Figure) -> tuple[Loc, str] | None:
    """Where a unit is inferred although the span shows it."""
    if figure.unit is None or "unit" not in figure.inferred:
        return None
    if figure.unit not in fold(figure.at.exact):
        return None
    i = figure.inferred.index("unit")
    return ("inferred", i), f"inferred names unit, and its span shows {figure.unit}"
