"""Rule SECOND001: a figure that a second reading takes for another series.

A label for what the vocabulary has, and an indicator where the reader knew none, are no difference:
one of them only says less. Nor is a series whose name the clause does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportschema.checking.registry import Case
from reportschema.checking.rules.fits.of_passages.sentences import sentences_of
from reportschema.checking.rules.second.clauses import indicators_named
from reportschema.checking.rules.second.differences import Difference, second_rule
from reportschema.checking.second import Compared
from reportschema.models.fields.codes import Transformation


@second_rule(
    "SECOND001",
    "another indicator by a second reading",
    why=(
        "A legal code can be the wrong one: urban for rural, a head for the whole. The reader "
        "program takes the number to be of another series, and the clause names that one."
    ),
    remedy="read the clause and correct indicator; where the source is right, allow it",
)
def subjects(case: Case) -> Iterator[Difference]:
    differing = [both for both in case.compared if _differ(both)]
    exchanged = _exchanged(case, differing)
    for both in differing:
        other, named = exchanged.get(both.own.id), indicators_named(case, both.own)
        if other is not None:
            because = f"and {other} the other way round"
        elif both.read.indicator in named and both.own.indicator not in named:
            because = "which its clause names"
        else:
            continue
        yield Difference(both, "indicator", both.own.indicator, both.read.indicator, because)


def _differ(both: Compared) -> bool:
    """Whether source and reading name two indicators, and not one as what the other follows."""
    own, read = both.own, both.read
    if own.indicator is None or read.indicator is None or own.indicator == read.indicator:
        return False
    return own.pegged_to is None and own.transformation != Transformation.RANK


def _exchanged(case: Case, differing: Iterable[Compared]) -> dict[str, str]:
    """Id -> id of figures of one sentence whose indicators the reading has the other way round."""
    sentences = sentences_of(case.folded)
    told = {
        both.own.id: (sentences.around(both.own.at.start), both.own.indicator, both.read.indicator)
        for both in differing
    }
    first = {telling: key for key, telling in reversed(told.items())}
    turned = {key: (at, read, own) for key, (at, own, read) in told.items()}
    return {key: first[telling] for key, telling in turned.items() if telling in first}
