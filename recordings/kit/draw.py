"""A sheet to draw on: flat shapes and large words, over Cairo."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import cairocffi as cairo

from kit.colours import INK, parts

Point = tuple[float, float]

WIDTH = 1280
HEIGHT = 720
FONT = "Noto Sans CJK SC"
LETTERS = 56
"""Height of the words on a film: never under 1/14 of the picture."""

ALIGN = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Canvas:
    """One picture of 1280 × 720 points."""

    def __init__(self) -> None:
        self.surface = cairo.ImageSurface(cairo.FORMAT_RGB24, WIDTH, HEIGHT)
        self.context = cairo.Context(self.surface)
        self.context.set_line_cap(cairo.LINE_CAP_ROUND)
        self.context.set_line_join(cairo.LINE_JOIN_ROUND)
        self.context.select_font_face(FONT, cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD)
        self.too_wide: set[str] = set()

    def pixels(self) -> bytes:
        """The picture as rows of blue, green, red, unused."""
        self.surface.flush()
        return bytes(self.surface.get_data())

    def ground(self, colour: str) -> None:
        """Fills the whole sheet."""
        self.context.set_source_rgb(*parts(colour))
        self.context.paint()

    @contextmanager
    def placed(self, x: float, y: float, turn: float = 0.0, scale: float = 1.0) -> Iterator[None]:
        """Draws what follows moved, turned (radians) and scaled."""
        self.context.save()
        self.context.translate(x, y)
        self.context.rotate(turn)
        self.context.scale(scale, scale)
        yield
        self.context.restore()

    @contextmanager
    def faded(self, part: float) -> Iterator[None]:
        """Draws what follows as one sheet that is more or less transparent."""
        self.context.push_group()
        yield
        self.context.pop_group_to_source()
        self.context.paint_with_alpha(min(1.0, max(0.0, part)))

    @contextmanager
    def inside_disc(self, x: float, y: float, radius: float) -> Iterator[None]:
        """Cuts what follows to a disc."""
        self.context.save()
        self.context.new_path()
        self.context.arc(x, y, radius, 0, math.tau)
        self.context.clip()
        yield
        self.context.restore()

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """A filled circle."""
        self.context.new_path()
        self.context.arc(x, y, max(radius, 0.01), 0, math.tau)
        self._fill(fill)

    def ring(self, x: float, y: float, radius: float, width: float, stroke: str) -> None:
        """A circle's line."""
        self.context.new_path()
        self.context.arc(x, y, radius, 0, math.tau)
        self._stroke(stroke, width)

    def arc(
        self, x: float, y: float, radius: float, start: float, end: float, width: float, stroke: str
    ) -> None:
        """A part of a circle's line; angles in radians, clockwise from the right."""
        self.context.new_path()
        self.context.arc(x, y, radius, start, end)
        self._stroke(stroke, width)

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """A filled shape with corners."""
        self._path(points)
        self.context.close_path()
        self._fill(fill)

    def line(
        self,
        points: Sequence[Point],
        width: float,
        stroke: str,
        dash: Sequence[float] = (),
        closed: bool = False,
    ) -> None:
        """A line through points."""
        self._path(points)
        if closed:
            self.context.close_path()
        self.context.set_dash(list(dash))
        self._stroke(stroke, width)
        self.context.set_dash([])

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        radius: float = 14,
        stroke: str | None = None,
        line: float = 5,
    ) -> None:
        """A sheet with round corners, with or without an edge."""
        radius = min(radius, width / 2, height / 2)
        path = self.context
        path.new_path()
        path.arc(x + width - radius, y + radius, radius, -math.pi / 2, 0)
        path.arc(x + width - radius, y + height - radius, radius, 0, math.pi / 2)
        path.arc(x + radius, y + height - radius, radius, math.pi / 2, math.pi)
        path.arc(x + radius, y + radius, radius, math.pi, math.pi * 1.5)
        path.close_path()
        path.set_source_rgb(*parts(fill))
        if stroke is None:
            path.fill()
        else:
            path.fill_preserve()
            self._stroke(stroke, line)

    def arrow(self, start: Point, end: Point, width: float, stroke: str) -> None:
        """A straight arrow with a solid head."""
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        size = width * 2.6
        neck = (end[0] - math.cos(angle) * size, end[1] - math.sin(angle) * size)
        self.line([start, neck], width, stroke)
        wings = [
            (
                end[0] - size * 1.25 * math.cos(angle + side),
                end[1] - size * 1.25 * math.sin(angle + side),
            )
            for side in (0.5, -0.5)
        ]
        self.polygon([end, *wings], stroke)

    def text(
        self,
        words: str,
        x: float,
        y: float,
        fill: str = INK,
        align: str = "middle",
        size: float = LETTERS,
    ) -> float:
        """Words whose baseline is at `y`; gives their width."""
        if size < LETTERS:
            raise ValueError(f"{words}: letters of {size} are too small for a film")
        self.context.set_font_size(size)
        width = float(self.context.text_extents(words)[4])
        left = x - width * ALIGN[align]
        if left < 8 or left + width > WIDTH - 8:
            self.too_wide.add(words)
        self.context.set_source_rgb(*parts(fill))
        self.context.move_to(left, y)
        self.context.show_text(words)
        self.context.new_path()
        return width

    def _path(self, points: Sequence[Point]) -> None:
        self.context.new_path()
        for point in points:
            self.context.line_to(*point)

    def _fill(self, colour: str) -> None:
        self.context.set_source_rgb(*parts(colour))
        self.context.fill()

    def _stroke(self, colour: str, width: float) -> None:
        self.context.set_source_rgb(*parts(colour))
        self.context.set_line_width(width)
        self.context.stroke()
