"""Time grows with the work: four times the input takes no rule much more than four times the time.

Quadratic growth would take it sixteen times. What takes less than the floor is not judged, and
each time is the best of several, so that a busy machine changes nothing.
"""

from __future__ import annotations

import pytest
from bench_growth import FLOOR, SHAPES, STEPS, exponent, seconds, work_of

SMALL, TIMES = 80, 4
MARGIN = 10  # times the time for four times the input
JUDGED = 0.03  # seconds


@pytest.mark.parametrize("shape", SHAPES)
def test_no_step_of_a_check_grows_much_faster_than_its_input(shape: str) -> None:
    small, large = (work_of(SHAPES[shape](size)) for size in (SMALL, SMALL * TIMES))
    grown = {}
    for name, step in STEPS.items():
        taken = seconds(step, large, rounds=1)
        if taken > JUDGED:
            ratio = min(
                seconds(step, large) / max(seconds(step, small), JUDGED / TIMES) for _ in range(2)
            )
            if ratio > MARGIN:
                grown[name] = ratio
    assert grown == {}


def test_an_exponent_is_the_slope_of_time_over_size() -> None:
    assert exponent((100, 200, 400), (1, 2, 4)) == pytest.approx(1)
    assert exponent((100, 200, 400), (1, 4, 16)) == pytest.approx(2)
    assert exponent((100, 200, 400), (FLOOR / 9, FLOOR / 3, FLOOR)) == pytest.approx(0)
