"""What is drawn more than once in the film of the fuse box."""

from __future__ import annotations

import math

from kit.colours import CARD, CELADON, GLOW, INK, PAPER, PERSIMMON, SLATE, SLATE_MIDDLE, mix
from kit.draw import Canvas

COLD_ROOM = "#B7C9D3"
WARM_ROOM = "#FBE7BE"


def meter(canvas: Canvas, x: float, y: float, scale: float, turn: float) -> None:
    """An electricity meter with a slowly turning disc."""
    with canvas.placed(x, y, 0, scale):
        canvas.box(-66, -80, 132, 160, CARD, radius=20, stroke=SLATE, line=8)
        canvas.box(-44, -58, 88, 40, SLATE, radius=6)
        for place in range(4):
            canvas.box(-37 + place * 19, -51, 15, 26, PAPER, radius=3)
        canvas.disc(0, 32, 34, SLATE_MIDDLE)
        angle = turn * math.tau
        canvas.line([(0, 32), (26 * math.cos(angle), 32 + 26 * math.sin(angle))], 9, PERSIMMON)


def breaker(
    canvas: Canvas, x: float, y: float, on: float, width: float, name: str = "", test: bool = False
) -> None:
    """A breaker from the front: lever up is on."""
    canvas.box(x - width / 2, y - 100, width, 200, CARD, radius=14, stroke=SLATE, line=7)
    canvas.box(x - 26, y - 62, 52, 92, SLATE, radius=10)
    place = y - 48 + (1 - on) * 44
    canvas.box(x - 32, place, 64, 34, mix(PERSIMMON, CELADON, on), radius=8, stroke=PAPER, line=4)
    if test:
        canvas.disc(x + width / 2 - 32, y - 40, 15, GLOW)
        canvas.ring(x + width / 2 - 32, y - 40, 15, 4, INK)
    if name:
        canvas.text(name, x, y + 84, fill=SLATE)
    else:
        canvas.line([(x - 30, y + 62), (x + 30, y + 62)], 9, SLATE_MIDDLE)


def tile(canvas: Canvas, x: float, y: float, light: float) -> None:
    """A room as a small sheet, light or dark."""
    canvas.box(x - 92, y - 88, 184, 176, mix(COLD_ROOM, WARM_ROOM, light), radius=16, stroke=SLATE, line=6)


def house(canvas: Canvas, rooms: list[float]) -> None:
    """A house cut open; `rooms` says how light each room is."""
    canvas.polygon([(440, 212), (840, 46), (1240, 212)], SLATE)
    canvas.polygon([(800, 120), (840, 103), (880, 120), (880, 166), (800, 166)], SLATE_MIDDLE)
    canvas.box(466, 200, 748, 400, SLATE, radius=4)
    colours = [mix(COLD_ROOM, WARM_ROOM, light) for light in rooms]
    canvas.box(482, 404, 148, 184, PAPER, radius=4)
    canvas.box(642, 404, 236, 184, colours[0], radius=4)
    canvas.box(890, 404, 310, 184, colours[1], radius=4)
    canvas.box(482, 220, 318, 172, colours[2], radius=4)
    canvas.box(812, 220, 388, 172, colours[3], radius=4)
    pot(canvas, 790, 545, rooms[0])
    sofa(canvas, 1070, 545)
    bath(canvas, 720, 350)
    _bed(canvas, 1060, 345)
    canvas.line([(40, 600), (1240, 600)], 8, SLATE)


def pot(canvas: Canvas, x: float, y: float, light: float) -> None:
    """A pot on a ring."""
    canvas.box(x - 56, y + 34, 112, 14, SLATE, radius=6)
    canvas.box(x - 44, y - 16, 88, 48, SLATE, radius=10)
    canvas.box(x - 52, y - 30, 104, 12, SLATE, radius=6)
    canvas.disc(x, y - 38, 9, SLATE)
    canvas.box(x - 34, y + 38, 68, 6, mix(SLATE_MIDDLE, PERSIMMON, light), radius=3)


def sofa(canvas: Canvas, x: float, y: float) -> None:
    """A sofa."""
    canvas.box(x - 52, y - 36, 104, 60, "#7C9AAB", radius=16)
    canvas.box(x - 74, y - 10, 34, 54, SLATE, radius=12)
    canvas.box(x + 40, y - 10, 34, 54, SLATE, radius=12)
    canvas.box(x - 48, y + 8, 96, 36, SLATE, radius=6)


def bath(canvas: Canvas, x: float, y: float) -> None:
    """A bath with a tap."""
    canvas.line([(x - 58, y), (x - 58, y - 44), (x - 30, y - 44), (x - 30, y - 32)], 11, SLATE)
    canvas.box(x - 72, y - 2, 144, 16, SLATE, radius=8)
    canvas.box(x - 62, y, 124, 42, SLATE, radius=20)
    canvas.disc(x - 30, y - 18, 6, "#4B7F9C")


def _bed(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x - 90, y - 34, 16, 76, SLATE, radius=6)
    canvas.box(x - 80, y + 2, 170, 28, SLATE, radius=6)
    canvas.box(x - 70, y - 18, 50, 24, PAPER, radius=10)
    canvas.box(x - 16, y - 10, 100, 20, "#7C9AAB", radius=8)
    canvas.box(x + 76, y + 10, 14, 32, SLATE, radius=4)


def kettle(canvas: Canvas, x: float, y: float, scale: float = 1.0, plugged: bool = True) -> None:
    """A kettle; unplugged, its plug lies beside it."""
    with canvas.placed(x, y, 0, scale):
        canvas.polygon([(-44, -50), (44, -50), (60, 56), (-60, 56)], SLATE)
        canvas.polygon([(-48, -30), (-82, -44), (-76, -14), (-52, 0)], SLATE)
        canvas.arc(58, 0, 36, -math.pi / 2, math.pi / 2, 12, SLATE)
        canvas.box(-22, -70, 44, 16, SLATE, radius=7)
        canvas.box(-66, 60, 132, 14, SLATE_MIDDLE, radius=6)
        if not plugged:
            canvas.line([(0, 74), (-30, 96), (40, 100)], 7, PERSIMMON)
            canvas.box(40, 88, 30, 24, PERSIMMON, radius=6)
            canvas.line([(70, 94), (84, 94)], 5, PERSIMMON)
            canvas.line([(70, 106), (84, 106)], 5, PERSIMMON)


def heater(canvas: Canvas, x: float, y: float) -> None:
    """A heater with ribs."""
    for rib in range(5):
        canvas.box(x - 74 + rib * 31, y - 62, 24, 116, SLATE, radius=11)
    canvas.box(x - 78, y - 40, 156, 10, SLATE, radius=5)
    canvas.box(x - 64, y + 52, 22, 20, SLATE, radius=6)
    canvas.box(x + 42, y + 52, 22, 20, SLATE, radius=6)


def iron(canvas: Canvas, x: float, y: float) -> None:
    """An iron."""
    canvas.polygon(
        [(-76 + x, 60 + y), (70 + x, 60 + y), (70 + x, -8 + y), (10 + x, -8 + y), (-44 + x, 22 + y)], SLATE
    )
    canvas.line([(x - 8, y - 8), (x, y - 44), (x + 56, y - 44), (x + 62, y - 8)], 14, SLATE)
    canvas.box(x - 82, y + 60, 158, 13, SLATE_MIDDLE, radius=6)
