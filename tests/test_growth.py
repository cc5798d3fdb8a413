"""Time grows with the work: four times the input takes no rule much more than four times the time.

Quadratic growth would take it sixteen times. What takes less than the floor is not judged, and
each time is the best of several, so that a busy machine changes nothing.
"""

from __future__ import annotations

import pytest
from bench_growth import FLOOR, ROUNDS, SHAPES, STEPS, Step, Work, exponent, seconds, work_of

SMALL, TIMES = 50, 4
MARGIN = 10  # times the time for four times the input
JUDGED = 0.03  # seconds


def growth(step: Step, small: Work, large: Work, rounds: int) -> float:
    """How many times the time the larger input takes; 1 where it takes too little to tell."""
    taken = seconds(step, large, rounds)
    if taken <= JUDGED:
        return 1
    return taken / max(seconds(step, small, rounds), JUDGED / TIMES)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_step_of_a_check_grows_much_faster_than_its_input(shape: str) -> None:
    small, large = (work_of(SHAPES[shape](size)) for size in (SMALL, SMALL * TIMES))
    grown = {}
    for name, step in STEPS.items():
        # What is above the margin once is measured again, with more care.
        if any(growth(step, small, large, rounds) <= MARGIN for rounds in (1, ROUNDS, ROUNDS)):
            continue
        grown[name] = seconds(step, large)
    assert grown == {}


def test_an_exponent_is_the_slope_of_time_over_size() -> None:
    assert exponent((100, 200, 400), (1, 2, 4)) == pytest.approx(1)
    assert exponent((100, 200, 400), (1, 4, 16)) == pytest.approx(2)
    assert exponent((100, 200, 400), (FLOOR / 9, FLOOR / 3, FLOOR)) == pytest.approx(0)
