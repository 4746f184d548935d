"""Motion as functions of time: everything moves gently and can be asked for at any moment."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

STEP = 1 / 60


def smooth(time: float, start: float, end: float) -> float:
    """From 0 before `start` to 1 after `end`, without a jerk."""
    if time <= start:
        return 0.0
    if time >= end:
        return 1.0
    part = (time - start) / (end - start)
    return part * part * (3 - 2 * part)


def during(time: float, start: float, end: float, fade: float = 0.8) -> float:
    """1 between `start` and `end`, with a gentle beginning and end that lie inside."""
    return smooth(time, start, start + fade) * (1 - smooth(time, end - fade, end))


def between(low: float, high: float, part: float) -> float:
    """The value at `part` (0 to 1) of the way from `low` to `high`."""
    return low + (high - low) * part


def along(time: float, stops: list[tuple[float, float, float]], first: float) -> float:
    """A value that rests and moves: each stop is (start, end, new value)."""
    value = first
    for start, end, target in stops:
        value = between(value, target, smooth(time, start, end))
    return value


def travelled(speed: Callable[[float], float]) -> Callable[[float], float]:
    """The way covered since 0 at a speed that changes with time."""

    @cache
    def whole(step: int) -> float:
        if step <= 0:
            return 0.0
        total = 0.0
        # In blocks, so that the recursion stays shallow.
        block = (step - 1) // 60 * 60
        for index in range(block, step):
            total += speed(index * STEP) * STEP
        return whole(block) + total

    def way(time: float) -> float:
        step = math.floor(time / STEP)
        rest = time - step * STEP
        return whole(step) + speed(step * STEP) * rest

    return way
