"""What a film is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kit.draw import Canvas
from kit.timing import during
from kit.words import Words

Scene = Callable[[Canvas, float, Words], None]


@dataclass(frozen=True)
class Film:
    """A drawing that changes with time."""

    name: str
    """The course and the lesson: `course/lesson`."""
    seconds: float
    draw: Scene
    poster: float
    """The moment whose picture stands there before the film plays, in seconds."""
    per_second: int = 12
    quality: int = 49
    """For VP9: larger means smaller files."""


def show(
    canvas: Canvas, time: float, words: Words, scenes: Sequence[tuple[float, float, Scene]], fade: float
) -> None:
    """Draws the scenes of a moment; each lasts from its start to its end, and they blend into each other."""
    for start, end, scene in scenes:
        part = during(time, start - fade / 2, end + fade / 2, fade)
        if part > 0:
            with canvas.faded(part):
                scene(canvas, time, words)
