"""The Earth as a ball: leaning, spinning, lit from one side, with rough continents.

Directions are (right, away, up) in the plane of the Earth's path; the viewer looks from the front,
from a height of `view` radians above that plane.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kit.colours import CARD
from kit.draw import Canvas, Point
from kit.paper import lit_side

LEAN = math.radians(23.4)
AXIS = (math.sin(LEAN), 0.0, math.cos(LEAN))
SIDE = (math.cos(LEAN), 0.0, -math.sin(LEAN))

SEA, SEA_NIGHT = "#9CC4D6", "#3A525F"
LAND, LAND_NIGHT = "#5E9A7E", "#2C4540"

Vector = tuple[float, float, float]

# Rough outlines, degrees east and north.
CONTINENTS: tuple[tuple[Point, ...], ...] = (
    ((-16, 15), (-6, 35), (10, 37), (20, 32), (32, 31), (43, 12), (51, 11), (40, -5), (40, -16), (33, -27),
     (20, -35), (12, -18), (13, -5), (9, 4), (-8, 5)),
    ((-9, 38), (0, 49), (8, 56), (6, 62), (25, 71), (45, 68), (70, 73), (105, 77), (140, 73), (178, 68),
     (160, 60), (155, 52), (138, 54), (140, 46), (128, 40), (122, 38), (121, 28), (108, 20), (105, 9),
     (98, 16), (90, 22), (80, 8), (72, 20), (58, 25), (55, 17), (44, 13), (35, 29), (28, 37), (20, 40),
     (12, 45)),
    ((-165, 66), (-155, 71), (-125, 70), (-95, 72), (-80, 62), (-64, 60), (-55, 52), (-66, 44), (-76, 35),
     (-81, 26), (-90, 30), (-97, 26), (-95, 18), (-87, 20), (-83, 9), (-95, 15), (-106, 22), (-117, 33),
     (-124, 42), (-130, 55), (-150, 60)),
    ((-78, 8), (-62, 10), (-50, 1), (-35, -7), (-40, -21), (-55, -34), (-65, -42), (-68, -54), (-74, -48),
     (-71, -20), (-80, -5)),
    ((114, -23), (122, -17), (131, -12), (137, -16), (142, -11), (146, -19), (153, -27), (150, -37),
     (140, -38), (130, -32), (116, -34)),
    ((-45, 60), (-22, 70), (-20, 81), (-50, 82), (-70, 77), (-54, 68)),
)  # fmt: skip


def dot(first: Vector, second: Vector) -> float:
    """How far two directions agree."""
    return sum(a * b for a, b in zip(first, second, strict=True))


def on_globe(east: float, north: float) -> Vector:
    """The direction of a place; `east` and `north` in radians, `east` counted with the spin."""
    up, out = math.sin(north), math.cos(north)
    return (
        AXIS[0] * up + SIDE[0] * out * math.cos(east),
        out * math.sin(east),
        AXIS[2] * up + SIDE[2] * out * math.cos(east),
    )


@dataclass(frozen=True)
class Globe:
    """A ball at a place of the picture."""

    x: float
    y: float
    radius: float
    view: float
    spin: float
    light: Vector

    def seen(self, place: Vector) -> tuple[float, float, float]:
        """A direction as (right, up, towards the viewer)."""
        right, away, up = place
        sine, cosine = math.sin(self.view), math.cos(self.view)
        return right, away * sine + up * cosine, -away * cosine + up * sine

    def point(self, place: Vector, reach: float = 1.0) -> Point:
        """Where a direction lies in the picture."""
        right, up, _ = self.seen(place)
        return self.x + right * self.radius * reach, self.y - up * self.radius * reach

    def draw(self, canvas: Canvas, axis: bool = True) -> None:
        """The ball, its night, its continents and its axis."""
        if axis:
            canvas.line([self.point(AXIS, -1.42), self.point(AXIS, 1.42)], max(5.0, self.radius * 0.05), CARD)
        with canvas.inside_disc(self.x, self.y, self.radius):
            canvas.disc(self.x, self.y, self.radius, SEA_NIGHT)
            self._lands(canvas, LAND_NIGHT)
            with lit_side(canvas, self.x, self.y, self.radius, self.seen(self.light)):
                canvas.disc(self.x, self.y, self.radius, SEA)
                self._lands(canvas, LAND)
        canvas.ring(self.x, self.y, self.radius, 2.5, "#86A3B1")
        if axis:
            self._pole(canvas)

    def parallel(self, canvas: Canvas, north: float, width: float, day: str, night: str) -> None:
        """A circle of latitude, as far as it is seen, in two colours for day and night."""
        steps = 120
        places = [on_globe(math.tau * step / steps, north) for step in range(steps + 1)]
        for first, second in pairwise(places):
            if self.seen(first)[2] > 0 and self.seen(second)[2] > 0:
                colour = day if dot(first, self.light) > 0 else night
                canvas.line([self.point(first), self.point(second)], width, colour)

    def _pole(self, canvas: Canvas) -> None:
        if self.seen(AXIS)[2] > 0:
            canvas.line([self.point(AXIS, 0.98), self.point(AXIS, 1.42)], max(5.0, self.radius * 0.05), CARD)

    def _lands(self, canvas: Canvas, fill: str) -> None:
        for outline in CONTINENTS:
            points, near = [], False
            for place in _dense(outline):
                right, up, towards = self.seen(
                    on_globe(math.radians(place[0]) + self.spin, math.radians(place[1]))
                )
                if towards <= 0:
                    # Behind the edge: pushed out to it, so that the shape ends there.
                    size = max(math.hypot(right, up), 1e-6)
                    right, up = right / size * 1.01, up / size * 1.01
                else:
                    near = True
                points.append((self.x + right * self.radius, self.y - up * self.radius))
            if near:
                canvas.polygon(points, fill)


def _dense(outline: tuple[Point, ...]) -> Iterator[Point]:
    """An outline with more points, so that its edges bend with the ball."""
    for (x, y), (u, v) in zip(outline, [*outline[1:], outline[0]], strict=True):
        for step in range(4):
            yield x + (u - x) * step / 4, y + (v - y) * step / 4
