"""Measures of agreement with 95 % confidence intervals: proportions, and Krippendorff's alpha.

All values are taken as names (the nominal level): two codings of one text say the same or not, and
no two figures have one scale. There are two coders and no gaps, since only matched records are
compared, and a field left empty is a value. So alpha is one minus the share of pairs that differ
over the share that would differ if all values were dealt out at random.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from math import sqrt
from typing import NamedTuple

_Z = 1.959963984540054  # of the normal distribution: 95 % lie within
_RESAMPLES, _SEED = 1000, 20240305
_LEVELS = (0.025, 0.975)

Pairs = Sequence[tuple[Hashable, Hashable]]


class Interval(NamedTuple):
    """An estimate with the ends of its 95 % confidence interval."""

    estimate: float
    low: float
    high: float


def proportion(count: int, total: int) -> Interval | None:
    """A proportion with Wilson's interval; None of nothing."""
    if not total:
        return None
    share, squared = count / total, _Z**2
    centre = (share + squared / (2 * total)) / (1 + squared / total)
    spread = sqrt(share * (1 - share) / total + squared / (4 * total**2))
    half = _Z * spread / (1 + squared / total)
    # At 0 and 1 the ends are exact; rounding would put them a hair to the wrong side.
    low = 0.0 if not count else centre - half
    high = 1.0 if count == total else centre + half
    return Interval(share, low, high)


def alpha(pairs: Pairs) -> float | None:
    """Krippendorff's alpha of two codings; None where both say one thing all through."""
    codings = 2 * len(pairs)
    counts = Counter(value for pair in pairs for value in pair)
    if len(counts) < 2:
        return None
    differ = sum(left != right for left, right in pairs) / len(pairs)
    alike = sum(count * (count - 1) for count in counts.values())
    return 1 - differ / (1 - alike / (codings * (codings - 1)))


def alpha_interval(pairs: Pairs) -> Interval | None:
    """Krippendorff's alpha with an interval by bootstrap: the pairs drawn again 1,000 times.

    The seed is fixed, so that one input has one result. Draws in which all values are one say
    nothing and are left out. None where alpha is not defined. Needs numpy.
    """
    estimate = alpha(pairs)
    if estimate is None:
        return None
    if all(left == right for left, right in pairs):
        return Interval(1.0, 1.0, 1.0)
    import numpy as np

    numbers: dict[Hashable, int] = {}
    codes = np.array(
        [[numbers.setdefault(value, len(numbers)) for value in pair] for pair in pairs]
    )
    count = len(pairs)
    random = np.random.default_rng(_SEED)
    drawn_alphas = []
    for _ in range(_RESAMPLES):
        drawn = codes[random.integers(0, count, count)]
        differ = np.count_nonzero(drawn[:, 0] != drawn[:, 1]) / count
        counts = np.bincount(drawn.ravel(), minlength=len(numbers)).astype(float)
        expected = 1 - (counts * (counts - 1)).sum() / (2 * count * (2 * count - 1))
        if expected > 0:
            drawn_alphas.append(1 - differ / expected)
    low, high = np.quantile(drawn_alphas, _LEVELS)
    return Interval(estimate, float(low), float(high))
