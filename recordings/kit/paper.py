"""Pieces that several films use: the sheet they lie on, wires with beads, a lamp, a ball in the light."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from kit.colours import CARD, GLOW, INK, NIGHT, NIGHT_SOFT, OCHRE_MIDDLE, PAPER, PERSIMMON, SLATE, mix
from kit.draw import HEIGHT, WIDTH, Canvas, Point

Light = tuple[float, float, float]
HALF_CIRCLE = [math.pi * step / 48 - math.pi / 2 for step in range(49)]


def sheet(canvas: Canvas, tint: str, deep: str) -> None:
    """A ground with a cut-out corner on each side and a band left free for the captions."""
    canvas.ground(PAPER)
    canvas.box(16, 16, WIDTH - 32, HEIGHT - 32, tint, radius=22)
    for x, y, turn in (
        (16, 16, 0.0),
        (WIDTH - 16, 16, 90.0),
        (WIDTH - 16, HEIGHT - 16, 180.0),
        (16, HEIGHT - 16, 270.0),
    ):
        with canvas.placed(x, y, math.radians(turn)):
            canvas.polygon([(0, 0), (58, 0), (0, 58)], deep)
            canvas.polygon([(9, 9), (34, 9), (9, 34)], tint)
            canvas.polygon([(14, 14), (24, 14), (14, 24)], deep)


class Way:
    """A line through points on which things travel."""

    def __init__(self, points: Sequence[Point], closed: bool = True) -> None:
        self.points = [*points, points[0]] if closed else list(points)
        self.marks = [0.0]
        for (x, y), (u, v) in pairwise(self.points):
            self.marks.append(self.marks[-1] + math.hypot(u - x, v - y))
        self.length = self.marks[-1]

    def at(self, part: float) -> Point:
        """The point at a part (0 to 1) of the way; what lies beyond comes round again."""
        way = (part % 1.0) * self.length
        place = min(bisect_right(self.marks, way) - 1, len(self.points) - 2)
        (x, y), (u, v) = self.points[place], self.points[place + 1]
        rest = (way - self.marks[place]) / max(self.marks[place + 1] - self.marks[place], 1e-9)
        return x + (u - x) * rest, y + (v - y) * rest

    def until(self, part: float) -> list[Point]:
        """The points of the beginning of the way."""
        way = min(1.0, max(0.0, part)) * self.length
        points = [p for p, mark in zip(self.points, self.marks, strict=True) if mark < way]
        end = self.at(part) if part < 1 else self.points[-1]
        return [*points, end] if points else [end]


def wire(canvas: Canvas, points: Sequence[Point], edge: str = SLATE, core: str = CARD) -> None:
    """A hollow wire."""
    canvas.line(points, 28, edge)
    canvas.line(points, 18, core)


def beads(
    canvas: Canvas,
    way: Way,
    count: int,
    offset: float,
    shown: Callable[[float], bool] = lambda part: True,
    fill: str = PERSIMMON,
    radius: float = 8,
) -> None:
    """Beads at equal distances on a way, moved on by `offset` (1 is once round)."""
    for number in range(count):
        part = (number / count + offset) % 1.0
        if shown(part):
            canvas.disc(*way.at(part), radius, fill)


def lamp(canvas: Canvas, x: float, y: float, light: float, radius: float = 62) -> None:
    """A bulb; `light` from 0 (dark) to 1, or beyond for very bright."""
    for number in range(12):
        angle = number * math.tau / 12 + math.tau / 24
        inner, outer = radius + 18, radius + 18 + 34 * light
        if light > 0.05:
            canvas.line(
                [
                    (x + math.cos(angle) * inner, y + math.sin(angle) * inner),
                    (x + math.cos(angle) * outer, y + math.sin(angle) * outer),
                ],
                9,
                "#B97A1B",
            )
    canvas.disc(x, y, radius + 5, SLATE)
    canvas.disc(x, y, radius - 2, mix("#F4F7F8", GLOW, light))
    zigzag = [
        (x, y - radius + 2),
        (x, y - 26),
        (x + 16, y - 13),
        (x - 16, y + 5),
        (x + 16, y + 20),
        (x, y + 30),
        (x, y + radius - 2),
    ]
    canvas.line(zigzag, 6, mix("#5E7581", PERSIMMON, light))


def battery(canvas: Canvas, x: float, y: float, height: float, heat: float = 0.0) -> None:
    """A battery that stands upright, plus on top; (x, y) is its middle."""
    top = y - height / 2
    canvas.box(x - 24, top - 18, 48, 30, SLATE, radius=6)
    canvas.box(x - 50, top, 100, height, mix(CARD, "#F0A27E", heat), radius=12, stroke=SLATE, line=7)
    canvas.box(x - 46, y + height * 0.08, 92, height * 0.42 - 5, mix(SLATE, PERSIMMON, heat), radius=8)
    plus, minus = top + height * 0.29, y + height * 0.29
    canvas.line([(x - 17, plus), (x + 17, plus)], 8, INK)
    canvas.line([(x, plus - 17), (x, plus + 17)], 8, INK)
    canvas.line([(x - 17, minus), (x + 17, minus)], 8, CARD)


def lever(canvas: Canvas, left: Point, right: Point, opened: float, fill: str = SLATE) -> None:
    """A switch between two posts; `opened` from 0 (closed) to 1."""
    length = math.hypot(right[0] - left[0], right[1] - left[1])
    angle = -math.radians(34) * opened
    tip = (left[0] + math.cos(angle) * length, left[1] + math.sin(angle) * length)
    canvas.line([left, tip], 20, fill)
    for post in (left, right):
        canvas.disc(*post, 19, fill)
        canvas.disc(*post, 8, PAPER)


@contextmanager
def lit_side(canvas: Canvas, x: float, y: float, radius: float, light: Light) -> Iterator[None]:
    """Cuts what follows to the lit side of a ball. `light` points to the Sun: right, up, near.

    The lit edge is half a circle; the line between day and night is half an ellipse.
    """
    right, up, near = light
    across = near / max(math.hypot(right, up, near), 1e-9)
    path = canvas.context
    path.save()
    path.translate(x, y)
    path.rotate(math.atan2(-up, right))
    path.new_path()
    for angle in HALF_CIRCLE:
        path.line_to(math.cos(angle) * radius, math.sin(angle) * radius)
    for angle in reversed(HALF_CIRCLE):
        path.line_to(-math.cos(angle) * radius * across, math.sin(angle) * radius)
    path.close_path()
    path.rotate(-math.atan2(-up, right))
    path.translate(-x, -y)
    path.clip()
    yield
    path.restore()


def ball(canvas: Canvas, x: float, y: float, radius: float, light: Light, bright: str, dark: str) -> None:
    """A ball lit from one side."""
    canvas.disc(x, y, radius, dark)
    with lit_side(canvas, x, y, radius, light):
        canvas.disc(x, y, radius, bright)


def sun(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """The Sun as a paper star."""
    points = []
    for step in range(32):
        angle = step * math.tau / 32
        reach = radius * (1.42 if step % 2 == 0 else 1.12)
        points.append((x + math.cos(angle) * reach, y + math.sin(angle) * reach))
    canvas.polygon(points, mix("#D9A441", NIGHT, 0.35))
    canvas.disc(x, y, radius, GLOW)
    canvas.ring(x, y, radius * 0.72, max(3.0, radius * 0.05), "#D9A441")


def night(canvas: Canvas) -> None:
    """The sheet for the films of the sky, with a few cut-out stars."""
    sheet(canvas, NIGHT, OCHRE_MIDDLE)
    for number in range(26):
        x, y = 60 + (number * 467) % 1160, 50 + (number * 293) % 540
        canvas.disc(x, y, 2.4 + number % 3, NIGHT_SOFT if number % 4 else mix(NIGHT, OCHRE_MIDDLE, 0.4))
