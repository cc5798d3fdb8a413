"""Time grows with the work: four times the input takes no rule much more than four times the time.

Quadratic growth would take it sixteen times. What takes less than the floor is not judged. What is
above the margin is measured again from four times the size, each time the best of several: there a
bound on how much is tried has been reached, and a busy machine changes nothing.
"""

from __future__ import annotations

import pytest
from bench_growth import FLOOR, ROUNDS, SHAPES, STEPS, Step, Work, exponent, seconds, work_of

pytestmark = pytest.mark.untraced

SMALL, TIMES = 50, 4
MARGIN = 10  # times the time for four times the input
JUDGED = 0.03  # seconds


def growth(step: Step, small: Work, large: Work, rounds: int) -> float:
    """How many times the time the larger input takes; 1 where it takes too little to tell."""
    taken = seconds(step, large, rounds)
    if taken <= JUDGED:
        return 1
    return taken / max(seconds(step, small, rounds), JUDGED / TIMES)


def sizes(shape: str, small: int) -> tuple[Work, Work]:
    """A shape of input at two sizes."""
    return work_of(SHAPES[shape](small)), work_of(SHAPES[shape](small * TIMES))


@pytest.mark.parametrize("shape", SHAPES)
def test_no_step_of_a_check_grows_much_faster_than_its_input(shape: str) -> None:
    small, large = sizes(shape, SMALL)
    doubted = [name for name, step in STEPS.items() if growth(step, small, large, 1) > MARGIN]
    small, large = sizes(shape, SMALL * TIMES) if doubted else (small, large)
    grown = {name: growth(STEPS[name], small, large, ROUNDS) for name in doubted}
    assert {name: times for name, times in grown.items() if times > MARGIN} == {}


def test_an_exponent_is_the_slope_of_time_over_size() -> None:
    assert exponent((100, 200, 400), (1, 2, 4)) == pytest.approx(1)
    assert exponent((100, 200, 400), (1, 4, 16)) == pytest.approx(2)
    assert exponent((100, 200, 400), (FLOOR / 9, FLOOR / 3, FLOOR)) == pytest.approx(0)
