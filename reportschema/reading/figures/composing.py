"""One figure from its quantity, its subject and its measure.

Each aspect with the rule it is from.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportschema.models import Indicator
from reportschema.models.annotation_codes import ReviewReason
from reportschema.models.codes import Collection, Nature, Transformation
from reportschema.notation import Grammar, Quantity
from reportschema.reading.figures import coverages
from reportschema.reading.figures.economy import is_economy
from reportschema.reading.figures.figure import Aspect, FigureDraft, Origin
from reportschema.reading.figures.measures import going_on, measure, unit_of_rate
from reportschema.reading.figures.number import Number
from reportschema.reading.figures.pricing import convention
from reportschema.reading.sentence.directions import Directions
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.sentence.quantities import SHARED
from reportschema.reading.subjects import naming
from reportschema.reading.subjects.carried import Carried
from reportschema.reading.subjects.completing import begins_with_deed, slogan, trimmed
from reportschema.reading.subjects.naming import Subject
from reportschema.reading.subjects.reader import Reading

_BEHIND = 40


@dataclass(frozen=True)
class Composer:
    """Composes figures with one grammar and one set of indicator names."""

    grammar: Grammar
    names: IndicatorNames
    directions: Directions

    def figure(
        self,
        clean: str,
        quantity: Quantity,
        reading: Reading,
        first: int,
        carried: Carried,
        promised: bool,
    ) -> FigureDraft:
        """The figure of a quantity.

        first: where its sentence begins. promised: whether its part promises.
        """
        subject, start, end = reading.subject, quantity.start, quantity.end
        resolved = self.grammar.units.resolve(quantity.unit) if quantity.unit else None
        number = Number(
            quantity,
            clean[first:start],
            clean[end : end + _BEHIND],
            resolved.unit.dimension if resolved else "",
            subject.indicator,
            self.directions,
            carried.values,
            bool(carried.verb),
            promised,
        )
        left = clean[carried.end : start]
        how = going_on(measure(number), number, left, carried.figure)
        sign = -1 if how.negative and quantity.low >= 0 else 1  # 下降-3% is no rise
        low, high = sorted((quantity.low * sign, quantity.high * sign))
        draft = FigureDraft(
            start,
            end,
            low,
            high,
            quantity.unit,
            quantity.hedge,
            quantity.hedge_words,
            transformation=how.transformation,
            collection=_collected(how.collection, subject, number),
            basis=convention(left, number, how.transformation, _series(subject)),
            coverage=coverages.cleaned(subject.coverage),
            dimension=number.dimension,
            origins={
                Aspect.SUBJECT: Origin(reading.rule, reading.start, reading.end),
                Aspect.MEASURE: how.measured_by,
                Aspect.COLLECTION: how.collected_by,
            },
        )
        draft.status = carried.status or draft.status
        if how.cue:
            draft.cues.append((start - how.cue[0], start - how.cue[1]))
        self._name(draft, subject, quantity, slogan(clean, quantity, first, subject.label or ""))
        _adapt_unit(draft, quantity, number.left)
        return draft

    def series(self, draft: FigureDraft) -> str:
        """The name of the series of a figure, "" where it has none."""
        return _series(Subject(self.names.by_code.get(draft.indicator or ""), draft.label))

    def _name(self, draft: FigureDraft, subject: Subject, quantity: Quantity, slogan: bool) -> None:
        """Sets indicator or label, and marks a subject that is in doubt."""
        unnamed = subject.indicator is None
        nameless = subject.label is None and quantity.kind != "rank"
        if subject.doubt or (unnamed and (slogan or nameless)):
            draft.review = ReviewReason.SUBJECT_IN_DOUBT
        if is_economy(subject.label, draft.transformation, draft.dimension):
            subject = subject._replace(indicator=self.names.by_code["gdp"], label=None)
            draft.transformation = Transformation.GROWTH
        indicator = subject.indicator
        if indicator is None:
            draft.label, bound = coverages.bounded(subject.label)
            draft.coverage = draft.coverage or bound
        elif _cannot_be(indicator, draft, quantity) or coverages.of_others(subject.coverage):
            draft.label = naming.label(f"{subject.coverage or ''}{indicator.zh}")
            draft.coverage = None
        else:
            draft.indicator = indicator.code
            grows = draft.transformation is Transformation.GROWTH
            if grows and draft.basis is None and indicator.basis is not None:
                draft.basis = indicator.basis
                draft.inferred.append("basis")
        if quantity.kind == "verbal" and draft.label and quantity.low == 100:
            covering = "" if draft.label.endswith("率") else "覆盖率"
            draft.label = trimmed(draft.label + covering)
            draft.collection = None


def _series(subject: Subject) -> str:
    return subject.indicator.zh if subject.indicator else subject.label or ""


def _collected(
    collection: Collection | None, subject: Subject, number: Number
) -> Collection | None:
    """The collection, corrected by the label: what was done adds up, the size of works holds."""
    label = subject.label or ""
    deed = bool(label) and not number.promised and begins_with_deed(label)
    if collection is Collection.END and (deed or label.endswith("产量")):
        collection = Collection.SUM
    if number.dimension in ("mass", "volume") and label.endswith("规模"):
        return Collection.END if collection is Collection.SUM else collection
    return collection


def _cannot_be(indicator: Indicator, draft: FigureDraft, quantity: Quantity) -> bool:
    """Whether the name belongs to something near.

    A count is no level of a rate, and 全覆盖 no level of a count.
    """
    if draft.transformation is not Transformation.LEVEL:
        return False
    rate = indicator.nature in (Nature.SHARE, Nature.RATE)
    counted = draft.dimension in ("count", "money", "area", "length")
    return counted if rate else quantity.kind == "verbal"


def _adapt_unit(draft: FigureDraft, quantity: Quantity, before: str) -> None:
    """Sets the unit that the end of a list, or the words before, give a figure."""
    if quantity.kind == SHARED:
        draft.inferred.append("unit")
    if (rate := unit_of_rate(draft.unit, draft.transformation, before)) is not None:
        draft.unit = rate
        draft.inferred.append("unit")


def place_in_ratio(draft: FigureDraft, quantity: Quantity, nth: int) -> None:
    """The parts of a ratio are told apart by nth.

    Three parts that make 100 are the shares of the three sectors.
    """
    draft.nth, draft.unit, draft.dimension, draft.collection = nth, "%", "share", None
    if quantity.values[1:] == (Decimal(1),):  # 2.1:1 is so many times
        draft.unit, draft.dimension = "倍", "multiple"
    draft.inferred.append("unit")
    whole = abs(sum(quantity.values, Decimal(0)) - 100) < Decimal("1.5")
    if len(quantity.values) == len(_SECTORS) and whole:
        draft.indicator = _SECTORS[nth - 1]
        draft.label, draft.coverage = None, None


_SECTORS = ("primary_sector_share", "secondary_sector_share", "tertiary_sector_share")
