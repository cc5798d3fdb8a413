"""Work spread over processes: none outlives the run, and one that dies takes no other's work along.

A piece of work can have a limit of time.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
_PR_SET_PDEATHSIG = 1
_AGAIN = 1.0  # seconds; a library may have swallowed the first alarm


class Died(NamedTuple):
    """Stands for the result of a job whose process died."""


class OutOfTimeError(BaseException):
    """A piece of work took too long. No Exception: what catches those must not swallow it."""


def in_processes(
    function: Callable[[Job], Result], jobs: Sequence[Job], workers: int
) -> Iterator[Result | Died]:
    """The results of a function over jobs, in their order, worked out by some processes.

    The function and the jobs must be picklable. When a process dies (killed, out of memory), the
    jobs that it spoilt are tried once more, each in a process of its own.
    """
    with _pool(workers) as pool:
        futures = [pool.submit(function, job) for job in jobs]
        try:
            for job, future in zip(jobs, futures, strict=True):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    yield _alone(function, job)
        except BaseException:  # nobody waits for what is left; a run that ends well waits for all
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _alone(function: Callable[[Job], Result], job: Job) -> Result | Died:
    with _pool(1) as pool:
        try:
            return pool.submit(function, job).result()
        except BrokenProcessPool:
            return Died()


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_die_with, initargs=(os.getpid(),))


def _die_with(parent: int) -> None:
    """Has the system kill this process when its parent is gone, however it ended (Linux)."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if not lives(parent):  # it ended before the system was asked
        os.kill(os.getpid(), signal.SIGKILL)


def lives(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has waited for does not."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state.split()[0] not in "ZX"


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises OutOfTimeError in the block after so many seconds.

    Only where the system has alarms, and in the main thread: elsewhere there is no limit.
    """
    if not hasattr(signal, "setitimer") or (
        threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def alarm(_number: int, _frame: FrameType | None) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGALRM, alarm)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
