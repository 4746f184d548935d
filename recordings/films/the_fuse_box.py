"""From the street through meter and box to the rooms; what trips, and why."""

from __future__ import annotations

from functools import partial

from films.box_parts import bath, breaker, house, kettle, meter, pot, sofa, tile
from films.box_trips import leak, load_on_breaker
from kit.colours import CARD, PERSIMMON, SLATE, SLATE_MIDDLE, SLATE_TINT
from kit.draw import Canvas
from kit.film import Film, show
from kit.paper import Way, lamp, sheet
from kit.timing import along, between, during, smooth
from kit.words import Words

PANEL_1, LOADS, LEAK, PANEL_2, END = 16.2, 34.2, 64.2, 84.2, 98.0
COLUMNS = (("kitchen", 424.0), ("lounge", 654.0), ("bath", 884.0), ("lights", 1114.0))
RCD_X = 158.0
TRUNK = Way([(120, 268), (350, 268), (350, 372), (440, 372)], closed=False)
BRANCHES = (
    Way([(566, 482), (790, 482), (790, 506)], closed=False),
    Way([(566, 462), (1070, 462), (1070, 508)], closed=False),
    Way([(566, 442), (608, 442), (608, 372), (648, 372)], closed=False),
    Way([(566, 422), (900, 422), (900, 372), (968, 372)], closed=False),
)


def arrival(canvas: Canvas, time: float, words: Words) -> None:
    """The house cut open, and the line that reaches it."""
    rooms = [smooth(time, 12.2 + n * 0.8, 13.6 + n * 0.8) for n in range(4)]
    house(canvas, rooms)
    canvas.line([(120, 596), (120, 215)], 20, SLATE)
    canvas.line([(70, 250), (170, 250)], 14, SLATE)
    came = smooth(time, 0.8, 3.4)
    canvas.line(TRUNK.until(came), 12, PERSIMMON)
    for start, way in enumerate(BRANCHES):
        grown = smooth(time, 11.4 + start * 0.8, 13.0 + start * 0.8)
        if grown > 0:
            canvas.line(way.until(grown), 9, PERSIMMON)
    if time > 6.4:
        canvas.line(
            Way([(440, 372), (532, 372), (532, 410)], closed=False).until(smooth(time, 6.4, 7.8)),
            12,
            PERSIMMON,
        )
    meter(canvas, 440, 372, 0.62, time * 0.12)
    _small_box(canvas, 532, 450)
    with canvas.faded(smooth(time, 1.4, 2.2)):
        canvas.text(words["street"], 44, 190, fill=SLATE, align="start")
    with canvas.faded(smooth(time, 3.6, 4.4)):
        canvas.text(words["meter"], 398, 490, fill=SLATE, align="end")
    with canvas.faded(smooth(time, 7.4, 8.2)):
        canvas.text(words["box"], 450, 574, fill=PERSIMMON, align="end")
        canvas.line([(462, 552), (502, 500)], 7, PERSIMMON)


def _small_box(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x - 34, y - 44, 68, 88, CARD, radius=8, stroke=SLATE, line=6)
    for row in (-16, 16):
        for column in (-14, 0, 14):
            canvas.line([(x + column, y + row - 7), (x + column, y + row + 7)], 7, SLATE)


def panel(canvas: Canvas, time: float, words: Words, repair: bool) -> None:
    """The box from near, with a tile for each room."""
    lounge = 1.0
    kitchen_on = 1.0
    if repair:
        kitchen_on = along(time, [(87.6, 88.2, 1)], 0)
    else:
        lounge = along(time, [(29.0, 29.5, 0), (31.8, 32.3, 1)], 1)
    states = {"kitchen": kitchen_on, "lounge": lounge, "bath": 1.0, "lights": 1.0}
    shown = (
        [1.0] * 4
        if repair
        else [between(0.22, 1, smooth(time, 22.4 + n * 0.9, 23.4 + n * 0.9)) for n in range(4)]
    )

    canvas.line([(RCD_X, 60), (RCD_X, 320)], 12, PERSIMMON)
    bus = Way([(RCD_X, 520), (RCD_X, 570), (1114, 570)], closed=False)
    canvas.line(bus.until(1.0 if repair else smooth(time, 20, 23)), 12, PERSIMMON)
    meter(canvas, RCD_X, 130, 0.8, time * 0.12)
    breaker(canvas, RCD_X, 420, 1.0, width=220, name=words["rcd"], test=True)
    for (key, x), part in zip(COLUMNS, shown, strict=True):
        with canvas.faded(part):
            on = states[key]
            canvas.line([(x, 570), (x, 520)], 12, PERSIMMON)
            canvas.line([(x, 325), (x, 215)], 12, PERSIMMON if on > 0.5 else SLATE_MIDDLE)
            room = _warm(time, key, repair)
            tile(canvas, x, 118, room)
            _icon(canvas, key, x, 118, room, unplugged=repair and time > 85.8)
            breaker(canvas, x, 420, on, width=158)
            canvas.box(x - 104, 222, 208, 78, SLATE_TINT, radius=4)
            canvas.text(words[key], x, 280)
    if repair:
        with canvas.faded(during(time, 88.4, 97.5, 0.8)):
            canvas.text(words["once"], 424, 644, fill=PERSIMMON)


def _warm(time: float, key: str, repair: bool) -> float:
    """How brightly a room is lit; it follows its breaker gently."""
    if repair and key == "kitchen":
        return along(time, [(87.9, 89.2, 1)], 0)
    if not repair and key == "lounge":
        return along(time, [(29.2, 30.4, 0), (32.0, 33.2, 1)], 1)
    return 1.0


def _icon(canvas: Canvas, key: str, x: float, y: float, light: float, unplugged: bool) -> None:
    if key == "kitchen":
        if unplugged:
            kettle(canvas, x, y + 4, 0.72, plugged=False)
        else:
            pot(canvas, x, y, light)
    elif key == "lounge":
        sofa(canvas, x, y)
    elif key == "bath":
        bath(canvas, x, y)
    else:
        lamp(canvas, x, y, 0.8 * light, 34)


def draw(canvas: Canvas, time: float, words: Words) -> None:
    """The whole picture at a moment."""
    sheet(canvas, SLATE_TINT, SLATE)
    scenes = (
        (-1.0, PANEL_1, arrival),
        (PANEL_1, LOADS, partial(panel, repair=False)),
        (LOADS, LEAK, load_on_breaker),
        (LEAK, PANEL_2, leak),
        (PANEL_2, END + 1, partial(panel, repair=True)),
    )
    show(canvas, time, words, scenes, 1.0)


THE_FUSE_BOX = Film("electricity-at-home/the-fuse-box", END, draw, poster=51)
