"""What figures are called in the reports of one check, indexed by words and by labels.

Two labels are alike when without the words that change nothing they have the same characters, or
when one has all the characters of the other and few more. Only labels counted in units of one kind
are compared, and each is looked up by its two rarest characters, never with every other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, combinations, islice
from typing import NamedTuple

from reportschema.models import Figure, WorkReport
from reportschema.notation import Grammar

_SHORTEST = 4  # characters: shorter words, such as 面积, are said of many subjects
_LONGEST = 60  # a longer label is a sentence, and has too many pairs of characters
_LIKE = 0.8  # twice the characters of the shorter, by those of both
_COMPARED = 60  # labels whose two rarest characters a label has; more share them by chance

Pair = tuple[str, str]


class Place(NamedTuple):
    """A figure's id and its report's."""

    report_id: str
    figure_id: str


class Coding(NamedTuple):
    """What a wording was coded as, by the first figure that says so."""

    subject: str
    place: Place


def figures_of(report: WorkReport) -> Iterator[Figure]:
    """Observations, then targets."""
    yield from report.observations
    yield from report.targets


def wording(figure: Figure) -> str | None:
    """The words of the edition where the source keeps them, else the label."""
    words = figure.label_as_written or figure.label
    return words if words and len(words) >= _SHORTEST else None


def subject(figure: Figure) -> str:
    """The indicator, or the label in quotation marks that no code has."""
    return figure.indicator or f"“{figure.label}”"


class Wordings:
    """All wordings and labels of several reports, in order of report ids."""

    def __init__(
        self, reports: Mapping[str, WorkReport], grammar: Grammar, neutral: Iterable[str]
    ) -> None:
        """reports: by id. neutral: words that change nothing of what a label is about."""
        self._reports = sorted(reports.items())
        self._units = grammar.units
        longest_first = sorted(neutral, key=len, reverse=True)
        self._neutral = re.compile("|".join(map(re.escape, longest_first)))

    def kind_of_unit(self, figure: Figure) -> str | None:
        """The dimension of a figure's unit; None without one."""
        resolved = self._units.resolve(figure.unit) if figure.unit else None
        return resolved.unit.dimension if resolved else None

    def codings(self, figure: Figure) -> Iterable[Coding]:
        """The subjects that a figure's wording stands for in units of its kind, each once.

        None of one report alone: only other reports can differ.
        """
        if len(self._reports) == 1:
            return ()
        return self._codings.get((wording(figure), self.kind_of_unit(figure)), {}).values()

    @cached_property
    def _codings(self) -> dict[tuple[str | None, str | None], dict[str, Coding]]:
        codings: dict[tuple[str | None, str | None], dict[str, Coding]] = {}
        for report_id, report in self._reports:
            for figure in figures_of(report):
                if (words := wording(figure)) is not None:
                    codings.setdefault((words, self.kind_of_unit(figure)), {}).setdefault(
                        subject(figure), Coding(subject(figure), Place(report_id, figure.id))
                    )
        return codings

    def alike(self, figure: Figure, report_id: str) -> Iterator[tuple[str, Place]]:
        """The labels of other reports that are like a figure's, with the first figure of each.

        report_id: of the figure. Of two labels with the same rest the one in the later report is
        told of the other; of two that hold each other, the longer of the shorter.
        """
        label, kind = figure.label, self.kind_of_unit(figure)
        if label is None or not _SHORTEST <= len(label) <= _LONGEST or len(self._reports) == 1:
            return
        places = self._labels.get(kind, {})
        same = self._by_rest.get((kind, self._rest(label)), ())
        for other in islice(same, _COMPARED):
            if other != label and places[other].report_id < report_id:
                yield other, places[other]
        for other in self._within(label, kind):
            if other not in same and places[other].report_id != report_id:
                yield other, places[other]

    def _within(self, label: str, kind: str | None) -> Iterator[str]:
        """The labels that have nearly all the characters of a label, and no other."""
        characters = frozenset(label)
        fewest = len(characters) * _LIKE / (2 - _LIKE)
        pairs = combinations(sorted(characters), 2)
        sharing = chain.from_iterable(self._by_rarest.get((kind, pair), ()) for pair in pairs)
        for others, other in islice(sharing, _COMPARED):
            if fewest <= len(others) and other != label and characters.issuperset(others):
                yield other

    def _rest(self, label: str) -> frozenset[str]:
        return frozenset(self._neutral.sub("", label)) or frozenset(label)

    @cached_property
    def _labels(self) -> dict[str | None, dict[str, Place]]:
        """By kind of unit: each label with the first figure that has it."""
        labels: dict[str | None, dict[str, Place]] = {}
        for report_id, report in self._reports:
            for figure in figures_of(report):
                if figure.label and _SHORTEST <= len(figure.label) <= _LONGEST:
                    labels.setdefault(self.kind_of_unit(figure), {}).setdefault(
                        figure.label, Place(report_id, figure.id)
                    )
        return labels

    @cached_property
    def _by_rest(self) -> dict[tuple[str | None, frozenset[str]], list[str]]:
        by_rest: dict[tuple[str | None, frozenset[str]], list[str]] = {}
        for kind, labels in self._labels.items():
            for label in labels:
                by_rest.setdefault((kind, self._rest(label)), []).append(label)
        return by_rest

    @cached_property
    def _by_rarest(self) -> dict[tuple[str | None, Pair], list[tuple[str, str]]]:
        """By kind of unit and the two rarest characters: the labels, with all that they have."""
        by_rarest: dict[tuple[str | None, Pair], list[tuple[str, str]]] = {}
        for kind, labels in self._labels.items():
            counts = Counter(character for label in labels for character in frozenset(label))
            for label in labels:
                characters = frozenset(label)
                rarest = sorted(characters, key=lambda character: (counts[character], character))
                if len(rarest) > 1:
                    pair = (min(rarest[:2]), max(rarest[:2]))
                    by_rarest.setdefault((kind, pair), []).append(("".join(rarest), label))
        return by_rarest
