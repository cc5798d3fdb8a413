"""One figure from its quantity, its subject and its measure.

Each aspect with the rule it is from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportschema.models import Indicator
from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.models.fields.codes import Collection, Nature, ObservationStatus, Transformation
from reportschema.notation import Grammar, Quantity
from reportschema.reading.figures.aspects import coverages
from reportschema.reading.figures.aspects.economy import is_economy
from reportschema.reading.figures.aspects.figure import (
    FigureDraft,
    MeasureAspect,
    Origin,
    SubjectAspect,
)
from reportschema.reading.figures.aspects.number import Number
from reportschema.reading.figures.measuring.measures import Measure, going_on, measure, unit_of_rate
from reportschema.reading.figures.measuring.pricing import convention, conventional
from reportschema.reading.sentence.directions import Directions
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.sentence.quantities import SHARED
from reportschema.reading.subjects.completing import begins_with_deed, slogan
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.reader import Reading
from reportschema.reading.subjects.spots.carried import Carried
from reportschema.reading.subjects.trimming import of_coverage

_BEHIND = 40
_STANDS_AT = re.compile("(?:[增升]至|达到?|到|总[数量]|突破|超过|有)$")
_KINDS = ("种", "个", "类", "项")


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
        left = clean[carried.end : quantity.start]
        subject = reading.subject
        if subject.coverage:
            subject = coverages.of_both(subject, naming.core(naming.last_chunk(left)))
        number = self._number(clean, quantity, subject, first, carried, promised)
        how, label = going_on(measure(number), number, left, carried.figure), subject.label
        collection = _collected(how.collection, label or "", number)
        said = convention(left, number, how.transformation, _series(subject))
        is_slogan = slogan(clean, quantity, first, label or "")
        doubt = ReviewReason.SUBJECT_IN_DOUBT if _doubts(subject, quantity, is_slogan) else None
        if is_economy(label, how.transformation, number.dimension):
            subject = subject._replace(indicator=self.names.by_code["gdp"], label=None)
            how = how._replace(transformation=Transformation.GROWTH)
        indicator, label, coverage = _named(subject, quantity, how.transformation, number.dimension)
        renamed = indicator is None and subject.indicator is not None
        if renamed and not _STANDS_AT.search(number.last):  # 入选国家级茶园, no stock of them
            collection = _collected(collection, label or "", number)
        if label and _covers_all(quantity):
            label = of_coverage(label + ("" if label.endswith("率") else "覆盖率"))
            collection = None
        grows = how.transformation is Transformation.GROWTH
        basis = said or (conventional(subject.indicator, indicator, label) if grows else None)
        origin = Origin(reading.rule, reading.start, reading.end)
        named = SubjectAspect(indicator, label, coverage, basis, None, None, doubt, origin)
        measured = _measured(quantity, how, number, collection, carried.status)
        inferred = ("basis",) if basis is not said else ()
        if quantity.kind == SHARED or measured.unit != quantity.unit:
            inferred = (*inferred, "unit")
        return FigureDraft(quantity.start, quantity.end, named, measured, inferred=inferred)

    def _number(
        self,
        clean: str,
        quantity: Quantity,
        subject: Subject,
        first: int,
        carried: Carried,
        promised: bool,
    ) -> Number:
        """The quantity as the rules of measures see it."""
        resolved = self.grammar.units.resolve(quantity.unit) if quantity.unit else None
        return Number(
            quantity,
            clean[first : quantity.start],
            clean[quantity.end : quantity.end + _BEHIND],
            resolved.unit.dimension if resolved else "",
            subject.indicator,
            self.directions,
            carried.values,
            bool(carried.verb),
            promised,
        )

    def series(self, draft: FigureDraft) -> str:
        """The name of the series of a figure, "" where it has none."""
        return _series(
            Subject(self.names.by_code.get(draft.subject.indicator or ""), draft.subject.label)
        )


def _series(subject: Subject) -> str:
    return subject.indicator.zh if subject.indicator else subject.label or ""


def _collected(collection: Collection | None, label: str, number: Number) -> Collection | None:
    """The collection, corrected by the label: what was done adds up, the size of works holds."""
    deed = bool(label) and not number.promised and begins_with_deed(label)
    yearly = label.endswith("产量") and number.unit not in _KINDS  # 8种水果产量居第1位
    if collection is Collection.END and (deed or yearly):
        collection = Collection.SUM
    if number.dimension in ("mass", "volume") and label.endswith("规模"):
        return Collection.END if collection is Collection.SUM else collection
    return collection


def _measured(
    quantity: Quantity,
    how: Measure,
    number: Number,
    collection: Collection | None,
    status: ObservationStatus | None,
) -> MeasureAspect:
    """The measure of a quantity, with the unit that the words before it give it."""
    sign = -1 if how.negative and quantity.low >= 0 else 1  # 下降-3% is no rise
    low, high = sorted((quantity.low * sign, quantity.high * sign))
    place = quantity.start
    return MeasureAspect(
        low,
        high,
        unit_of_rate(quantity.unit, how.transformation, number.left) or quantity.unit,
        quantity.hedge,
        quantity.hedge_words,
        how.transformation,
        collection,
        number.dimension,
        None,
        status or ObservationStatus.FINAL,
        ((place - how.cue[0], place - how.cue[1]),) if how.cue else (),
        how.measured_by,
        how.collected_by,
    )


def _doubts(subject: Subject, quantity: Quantity, slogan: bool) -> bool:
    """Whether a person has to look at what a quantity is of."""
    unnamed = subject.indicator is None
    nameless = subject.label is None and quantity.kind != "rank"
    return subject.doubt or (unnamed and (slogan or nameless))


def _named(
    subject: Subject, quantity: Quantity, transformation: Transformation, dimension: str
) -> tuple[str | None, str | None, str | None]:
    """Indicator, label and coverage: what a subject is called, and the part that is covered."""
    indicator, coverage = subject.indicator, coverages.cleaned(subject.coverage)
    if indicator is None:
        label, bound = coverages.bounded(subject.label)
        return None, label, coverage or bound
    level = transformation is Transformation.LEVEL
    elsewhere = level and _cannot_be(indicator, dimension, quantity)
    if elsewhere or coverages.of_others(subject.coverage):
        return None, naming.label(f"{subject.coverage or ''}{indicator.zh}"), None
    told = coverage is not None and coverage in indicator.zh  # 城镇|累计|新增就业: by its own name
    return indicator.code, None, None if told else coverage


def _cannot_be(indicator: Indicator, dimension: str, quantity: Quantity) -> bool:
    """Whether the name of a level belongs to something near.

    A count is no level of a rate, and 全覆盖 no level of a count.
    """
    rate = indicator.nature in (Nature.SHARE, Nature.RATE)
    counted = dimension in ("count", "money", "area", "length")
    return counted if rate else quantity.kind == "verbal"


def _covers_all(quantity: Quantity) -> bool:
    """Whether it says that all are reached: 全覆盖."""
    return quantity.kind == "verbal" and quantity.low == 100


def place_in_ratio(draft: FigureDraft, quantity: Quantity, nth: int) -> None:
    """The parts of a ratio are told apart by nth.

    Three parts that make 100 are the shares of the three sectors.
    """
    times = quantity.values[1:] == (Decimal(1),)  # 2.1:1 is so many times
    unit, dimension = ("倍", "multiple") if times else ("%", "share")
    by = Origin("part of a ratio", quantity.start, quantity.end)
    draft.measure = draft.measure._replace(
        nth=nth, unit=unit, dimension=dimension, collection=None, collected_by=by
    )
    draft.inferred = (*draft.inferred, "unit")
    whole = abs(sum(quantity.values, Decimal(0)) - 100) < Decimal("1.5")
    if len(quantity.values) == len(_SECTORS) and whole:
        sector = _SECTORS[nth - 1]
        by = Origin("shares of the three sectors", quantity.start, quantity.end)
        draft.subject = draft.subject._replace(
            indicator=sector, label=None, coverage=None, origin=by
        )


_SECTORS = ("primary_sector_share", "secondary_sector_share", "tertiary_sector_share")
