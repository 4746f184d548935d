"""The three reasons for a switch to drop: too much, a short circuit, a leak."""

from __future__ import annotations

from films.box_parts import heater, iron, kettle
from kit.colours import CARD, CELADON, GLOW, INK, PAPER, PERSIMMON, SLATE, SLATE_MIDDLE, mix
from kit.draw import Canvas
from kit.paper import Way, beads, lever, wire
from kit.timing import along, between, during, smooth, travelled
from kit.words import Words

AMPERE = 28.0
BAR_LEFT, BAR_TOP = 440.0, 470.0
TRIP_SLOW, TRIP_FAST, RESET = 51.2, 59.2, 54.0
LEAK_AT, TRIP_LEAK = 70.8, 79.0


def load_on_breaker(canvas: Canvas, time: float, words: Words) -> None:
    """Amperes as a bar, and the breaker's inside that answers."""
    first, second, third = (smooth(time, start, start + 1.2) for start in (36.2, 40.6, 42.6))
    gone = smooth(time, TRIP_SLOW, TRIP_SLOW + 0.4)
    back = smooth(time, RESET - 1, RESET)
    short = smooth(time, 56.0, 58.6)
    cut = smooth(time, TRIP_FAST, TRIP_FAST + 0.2)
    on = along(
        time, [(TRIP_SLOW, TRIP_SLOW + 0.3, 0), (RESET - 1, RESET, 1), (TRIP_FAST, TRIP_FAST + 0.2, 0)], 1
    )
    heat = smooth(time, 44, TRIP_SLOW) * (1 - smooth(time, TRIP_SLOW, TRIP_SLOW + 2.4))
    _inside(canvas, on, heat, smooth(time, TRIP_FAST - 0.3, TRIP_FAST) * back)
    canvas.text(words["limit"], 224, 580, fill=SLATE)

    # The bar, with the limit as a line across it.
    amperes = (9 * first + 9 * second + 7 * third) * (1 - gone)
    amperes = amperes if back == 0 else between(0, 28.2, short) * (1 - cut)
    limit = BAR_LEFT + 16 * AMPERE
    canvas.box(BAR_LEFT, BAR_TOP, 28 * AMPERE, 70, CARD, radius=10, stroke=SLATE, line=5)
    if amperes > 0.2:
        colour = mix(CELADON, PERSIMMON, smooth(amperes, 15, 18))
        canvas.box(BAR_LEFT + 4, BAR_TOP + 4, amperes * AMPERE - 4, 62, colour, radius=8)
    canvas.line([(limit, BAR_TOP - 28), (limit, BAR_TOP + 92)], 9, INK)
    canvas.text(words["limit"], limit, BAR_TOP - 44, fill=INK)

    if back < 1:
        with canvas.faded((1 - back) * (1 - 0.65 * gone)):
            for grown, x, shape in ((first, 560, kettle), (second, 790, heater), (third, 1040, iron)):
                with canvas.faded(grown):
                    shape(canvas, x, 250)
        _sum(canvas, words, time, first, second, third, gone * 1.0)
    else:
        _cord(canvas, words, time, smooth(time, 54.2, 55.4))
        with canvas.faded(smooth(time, TRIP_FAST + 0.4, TRIP_FAST + 1.2)):
            canvas.text(words["off"], 1224, 118, align="end")


def _sum(
    canvas: Canvas, words: Words, time: float, first: float, second: float, third: float, gone: float
) -> None:
    steps = (
        ("sum1", first * (1 - smooth(second, 0, 0.4)), CELADON),
        ("sum2", smooth(second, 0.6, 1) * (1 - smooth(third, 0, 0.4)), PERSIMMON),
        ("sum3", smooth(third, 0.6, 1) * (1 - gone), PERSIMMON),
        ("off", gone * (1 - smooth(time, RESET - 1, RESET)), INK),
    )
    for key, part, colour in steps:
        with canvas.faded(part):
            canvas.text(words[key], 1224, 118, fill=colour, align="end")


def _inside(canvas: Canvas, on: float, heat: float, pull: float) -> None:
    """A breaker cut open: contact, metal strip, magnet, lever."""
    canvas.box(84, 60, 280, 456, CARD, radius=18, stroke=SLATE, line=8)
    canvas.box(104, 80, 92, 130, SLATE, radius=12)
    canvas.box(96, 92 + (1 - on) * 58, 108, 46, mix(PERSIMMON, CELADON, on), radius=10, stroke=PAPER, line=5)
    # The way of the current: from above through the contact, the magnet and the strip.
    canvas.line([(300, 40), (300, 130)], 14, SLATE)
    tip = (300 - 62 * (1 - on), 222 - 10 * (1 - on))
    canvas.line([(300, 250), tip] if on < 0.02 else [(300, 250), (300 - 62 * (1 - on), 134)], 14, SLATE)
    canvas.disc(300, 132, 13, SLATE)
    canvas.disc(300, 250, 13, SLATE)
    colour = mix(SLATE_MIDDLE, PERSIMMON, pull)
    for turn in range(4):
        canvas.box(266, 268 + turn * 22, 68, 15, colour, radius=7)
    canvas.line([(300, 356), (300, 384)], 14, SLATE)
    bend = 74 * heat
    strip = [(300 - bend * part * part, 384 + 100 * part) for part in (0, 0.2, 0.4, 0.6, 0.8, 1.0)]
    canvas.line(strip, 20, mix(SLATE_MIDDLE, PERSIMMON, heat))


def _cord(canvas: Canvas, words: Words, time: float, shown: float) -> None:
    """A cord whose two wires lose their covers and touch."""
    near = smooth(time, 55.8, 57.2)
    with canvas.faded(shown):
        for side in (-1, 1):
            y = 250.0
            middle = y + side * between(52, 9, near)
            canvas.line([(450, y + side * 52), (720, y + side * 52)], 26, SLATE)
            canvas.line([(960, y + side * 52), (1220, y + side * 52)], 26, SLATE)
            canvas.line(
                [(720, y + side * 52), (800, middle), (880, middle), (960, y + side * 52)], 10, "#B97A1B"
            )
        spark = during(time, 57.2, TRIP_FAST + 2.0, 0.8)
        if spark > 0:
            with canvas.faded(spark):
                _star(canvas, 840, 250, 46)
        with canvas.faded(smooth(time, 57.4, 58.2)):
            canvas.text(words["short"], 640, 118, fill=PERSIMMON)


def _star(canvas: Canvas, x: float, y: float, size: float) -> None:
    points = []
    for corner, (along_x, along_y) in enumerate(
        ((0, -1), (0.7, -0.7), (1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7))
    ):
        reach = size * (1.25 if corner % 2 == 0 else 0.55)
        points.append((x + along_x * reach, y + along_y * reach))
    canvas.polygon(points, GLOW)
    canvas.line(points, 5, PERSIMMON, closed=True)


GATE, MACHINE = 330.0, 1010.0
OUT_Y, BACK_Y = 190.0, 430.0
OUT_WAY = Way([(60, OUT_Y), (MACHINE, OUT_Y), (MACHINE, 310)], closed=False)
BACK_WAY = Way([(MACHINE, 310), (MACHINE, BACK_Y), (60, BACK_Y)], closed=False)
EARTH_WAY = Way([(MACHINE + 70, 330), (1180, 330), (1180, 560)], closed=False)
LEAK_TRAVEL = travelled(lambda time: 0.07 * (1 - smooth(time, TRIP_LEAK, TRIP_LEAK + 0.3)))


def leak(canvas: Canvas, time: float, words: Words) -> None:
    """What goes out must come back; a part that does not tips the scales."""
    cut = smooth(time, TRIP_LEAK, TRIP_LEAK + 0.3)
    lost = smooth(time, LEAK_AT, LEAK_AT + 1.5)
    way = LEAK_TRAVEL(time)
    wire(canvas, OUT_WAY.points)
    wire(canvas, BACK_WAY.points)
    canvas.line(EARTH_WAY.points, 8, CELADON, dash=(4, 16))
    for step, width in enumerate((110, 70, 30)):
        canvas.line([(1180 - width / 2, 562 + step * 17), (1180 + width / 2, 562 + step * 17)], 8, CELADON)
    with canvas.faded(smooth(time, LEAK_AT, LEAK_AT + 1)):
        canvas.text(words["earth"], 1100, 596, fill=CELADON, align="end")

    beads(canvas, OUT_WAY, 24, way)
    missing = 1 if lost > 0.5 else 0
    number = 24
    shift = way % 1.0
    for index in range(number):
        part = (index / number + shift) % 1.0
        travelled_rounds = int(way + index / number - part + 0.5)
        if (
            missing
            and index % 8 == 0
            and travelled_rounds >= int(LEAK_TRAVEL(LEAK_AT + 0.7) + index / number) + 1
        ):
            continue
        canvas.disc(*BACK_WAY.at(part), 8, PERSIMMON)
    if missing:
        beads(canvas, EARTH_WAY, 3, way * 2, fill=PERSIMMON)

    _machine(canvas, lost)
    _scales(canvas, lost, cut)
    with canvas.faded(1 - cut):
        canvas.text(words["out"], 690, OUT_Y - 44, fill=SLATE)
        with canvas.faded(1 - smooth(lost, 0.3, 0.6)):
            canvas.text(words["back"], 690, BACK_Y + 92, fill=SLATE)
        with canvas.faded(smooth(lost, 0.6, 0.9)):
            canvas.text(words["less"], 690, BACK_Y + 92, fill=PERSIMMON)
    with canvas.faded(smooth(time, TRIP_LEAK + 0.6, TRIP_LEAK + 1.4)):
        canvas.text(words["off"], 690, 330)


def _machine(canvas: Canvas, lost: float) -> None:
    canvas.box(MACHINE - 84, 216, 168, 188, CARD, radius=14, stroke=SLATE, line=8)
    canvas.disc(MACHINE, 322, 54, SLATE)
    canvas.disc(MACHINE, 322, 40, "#9CC4D6")
    canvas.box(MACHINE - 66, 234, 60, 18, SLATE_MIDDLE, radius=6)
    canvas.disc(MACHINE + 50, 244, 12, SLATE)
    with canvas.faded(lost):
        crack = [(MACHINE + 84, 296), (MACHINE + 58, 316), (MACHINE + 74, 330), (MACHINE + 52, 352)]
        canvas.line(crack, 8, PERSIMMON)


def _scales(canvas: Canvas, lost: float, cut: float) -> None:
    """The residual current device: a balance between out and back, and a switch in both wires."""
    canvas.box(GATE - 130, 100, 260, 412, CARD, radius=20, stroke=SLATE, line=8)
    for y in (OUT_Y, BACK_Y):
        lever(canvas, (GATE - 70, y), (GATE + 70, y), cut * 0.9, mix(CELADON, PERSIMMON, cut))
    tilt = 0.3 * smooth(lost, 0.3, 1)
    canvas.line([(GATE, 312), (GATE, 366)], 12, SLATE)
    canvas.polygon([(GATE - 34, 372), (GATE + 34, 372), (GATE, 340)], SLATE)
    with canvas.placed(GATE, 308, -tilt):
        canvas.line([(-84, 0), (84, 0)], 12, SLATE)
        for side in (-1, 1):
            canvas.box(side * 74 - 26, 4, 52, 14, PERSIMMON, radius=6)
    canvas.disc(GATE, 308, 12, PAPER)
