"""Rules about two records that one links, and a record against what a vocabulary knows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from reportschema.checking.registry import Case, rule
from reportschema.checking.rules.fits.of_figures.standing import kinds_of_units
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.models import Award, Concept, Figure, GlossaryEntry, Target
from reportschema.models.fields.codes import Hedge
from reportschema.notation.chinese import fold
from reportschema.notation.normalize import normalize
from reportschema.vocabularies import Vocabulary
from reportschema.vocabularies.fits import EMPTY, fit_table

_NEAR = 1000  # characters between a share or a rank and the figure that it is of
_CUE = 350  # characters between a figure and the words that decide it


def _aspect(case: Case, name: str, figure: Figure, other: Figure) -> str | None:
    """How two figures stand to each other, as the table of links names it."""
    if name == "kind_of_unit":
        unit = case.grammar.units.resolve(figure.unit or "")
        return unit.unit.dimension if unit else None
    if name == "order":
        return "after" if figure.at.start >= other.at.start else "before"
    if name == "distance":
        return "near" if abs(figure.at.start - other.at.start) <= _NEAR else "far"
    if name == "size":
        return "beyond" if _is_larger(case, figure, other) else "within"
    return "same" if _SAME[name](figure) == _SAME[name](other) else "other"


# What two figures must have in common to be the same in an aspect.
_SAME: dict[str, Callable[[Figure], object]] = {
    "subject": lambda figure: (figure.indicator, figure.label),
    "measure": lambda figure: figure.transformation,
    "amount": lambda figure: (figure.value, figure.low, figure.high, figure.unit),
    "period": lambda figure: figure.period,
    "gathering": lambda figure: figure.collection,
}


def _is_larger(case: Case, figure: Figure, other: Figure) -> bool:
    """Whether a figure is larger than another; not where words bound one of them."""
    if other.hedge != Hedge.EXACT or figure.hedge != Hedge.EXACT:
        return False
    own, whole = (normalize(each, case.grammar.units).value for each in (figure, other))
    return own is not None and whole is not None and abs(own) > abs(whole)


@rule(
    "FITS038",
    "a link to a figure that is not of that kind",
    why=(
        "A figure that repeats another says the same of the same, a share stands near its whole, "
        "and what fulfils a target is of its subject."
    ),
    remedy="correct the link that the message names, or the field in which the two figures differ",
    severity=Severity.WARNING,
)
def links(case: Case) -> Iterator[Hit]:
    table = fit_table("links")
    fields = {of: table.fields(of) for of in dict.fromkeys(row.of for row in table.rows)}
    known = {figure.id: figure for _, figure in case.figures}
    for loc, figure in case.figures:
        for link, names in fields.items():
            other = known.get(getattr(figure, link) or "")
            if other is None or other is figure or _is_misfit(case, figure, link, other):
                continue
            for name in names:
                aspect = _aspect(case, name, figure, other)
                if misfit := table.misfit(link, name, aspect):
                    yield Hit(
                        (*loc, link),
                        f"{figure.id}: {link} is {other.id}, and {name.replace('_', ' ')} is "
                        f"{aspect or EMPTY}: {misfit.why_en}",
                    )
                    break


def _is_misfit(case: Case, figure: Figure, link: str, other: Figure) -> bool:
    """Whether another rule speaks of a link: FITS001, FITS011 or, of an open doubt, STATE004."""
    if figure.review is not None or (link == "part_of" and kinds_of_units(case, figure, other)):
        return True
    transformations = fit_table("transformations")
    if transformations.misfit(figure.transformation.value, link, getattr(figure, link)):
        return True
    shares = link == "share_of" and other.share_of is not None
    return shares or (link == "ranks" and figure.period != other.period)


@rule(
    "FITS039",
    "a cue far from its figure",
    why="A cue is a word that decides this figure: it stands in its sentence, or heads its list.",
    remedy="correct the place of the cue, or delete it",
    severity=Severity.WARNING,
)
def cues(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        promised = figure.commitment_words if isinstance(figure, Target) else None
        for i, cue in enumerate(figure.cues):
            gap = max(cue.start - figure.at.end, figure.at.start - cue.end)
            if gap > _CUE and not (promised and promised in cue.exact):
                yield Hit(
                    (*loc, "cues", i, 0),
                    f"{figure.id}: its cue {cue.exact!r} stands {gap} characters from it",
                )


@rule(
    "FITS040",
    "a concept that its term does not name",
    why="A concept joins one term across reports; a term that the vocabulary knows has one.",
    remedy="give the concept whose name the term is, or delete it; see concepts in the package",
    severity=Severity.WARNING,
)
def concepts(case: Case) -> Iterator[Hit]:
    names = _concept_names(case.vocabulary)
    for i, entry in enumerate(case.report.glossary):
        term = _bare(entry.term)
        if len(term) != len(_bare(entry.at.exact)):
            continue  # FITS022
        known = case.vocabulary.concepts.get(entry.concept or "")
        if entry.concept is None:
            if (named := names.get(term)) and _means(entry, named):
                yield Hit(
                    ("glossary", i, "term"),
                    f"{entry.id}: concept is empty, and {entry.term} is the name of {named.code}",
                )
        elif known is not None:
            own = [_bare(name) for name in (known.zh, *known.aliases)]
            if not any(name in term or term in name for name in own):
                yield Hit(
                    ("glossary", i, "concept"),
                    f"{entry.id}: concept is {known.code} ({known.zh}), and term is {entry.term}",
                )
            elif _lacks_parts(entry, len(known.components)):
                yield Hit(
                    ("glossary", i, "concept"),
                    f"{entry.id}: has {len(entry.components)} components, and its concept "
                    f"{known.code} {len(known.components)}",
                )


def _lacks_parts(entry: GlossaryEntry, parts: int) -> bool:
    """Whether a term has fewer parts than its concept; a longer term may have none of them."""
    return 0 < len(entry.components) < parts


def _means(entry: GlossaryEntry, concept: Concept) -> bool:
    """Whether nothing says that a term means something else under the name of a concept."""
    parts = {_bare(part) for part in concept.components}
    own = {_bare(part.zh) for part in entry.components}
    return not own or not parts or bool(own & parts)


def _bare(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())


@cache
def _concept_names(vocabulary: Vocabulary) -> dict[str, Concept]:
    """The names of all concepts, without quotation marks."""
    return {
        _bare(name): concept
        for concept in vocabulary.concepts.values()
        for name in (concept.zh, *concept.aliases)
    }


@rule(
    "FITS041",
    "an award of another level than those who gave it",
    why="A ministry's award is a national one, a provincial department's one of the province.",
    remedy="correct level, or issuers",
    severity=Severity.WARNING,
)
def awards(case: Case) -> Iterator[Hit]:
    drafted, table = case.is_drafted("awards"), fit_table("issuers")
    values = dict.fromkeys(row.of for row in table.rows)
    words = [(word, of) for of in values for word in table.words(of, "issuers")]
    for i, award in enumerate(case.report.awards):
        for field in ("recipients", "issuers"):
            names = getattr(award, field)
            if len(set(names)) < len(names):
                yield Hit(("awards", i, field), f"{award.id}: {field} has one name twice")
        if drafted:
            continue
        levels = _levels(award, words)
        own = award.level.value if award.level else EMPTY
        if levels and own not in levels:
            yield Hit(
                ("awards", i, "level") if award.level else ("awards", i, "award"),
                f"{award.id}: level is {own}, and its issuers are {', '.join(award.issuers)}",
            )
        if not award.issuers and 2 * _issued(case) > len(case.report.awards):
            yield Hit(
                ("awards", i, "award"),
                f"{award.id}: issuers is empty, and most other awards have some",
            )


def _issued(case: Case) -> int:
    return sum(bool(award.issuers) for award in case.report.awards)


def _levels(award: Award, words: Sequence[tuple[str, str]]) -> set[str]:
    """The levels that the names of the issuers show; empty where some name shows none.

    words: what stands near the beginning of such a name, each with its level.
    """
    levels: set[str] = set()
    for name in map(fold, award.issuers):
        shown = {of for word, of in words if name.find(word, 0, len(word) + 4) >= 0}
        if not shown:
            return set()
        levels |= shown
    return levels
