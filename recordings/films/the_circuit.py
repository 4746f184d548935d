"""A battery, a switch, a lamp: current flows only in a closed loop."""

from __future__ import annotations

from kit.colours import CARD, CELADON, PERSIMMON, SLATE, SLATE_MIDDLE, SLATE_TINT, mix
from kit.draw import Canvas
from kit.film import Film
from kit.paper import Way, battery, beads, lamp, lever, sheet, wire
from kit.timing import along, between, during, smooth, travelled
from kit.words import Words

LEFT, RIGHT, TOP, BOTTOM = 312.0, 980.0, 170.0, 510.0
MIDDLE = (TOP + BOTTOM) / 2
SWITCH = ((690.0, TOP), (800.0, TOP))
BREAKER = ((352.0, TOP), (452.0, TOP))
BRIDGE = 620.0

# Clockwise from the battery's plus: the way the current is drawn.
LOOP = Way([(LEFT, MIDDLE), (LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM), (LEFT, BOTTOM)])
SHORT = Way([(LEFT, MIDDLE), (LEFT, TOP), (BRIDGE, TOP), (BRIDGE, BOTTOM), (LEFT, BOTTOM)])
BRIDGE_ON = (BRIDGE - LEFT + MIDDLE - TOP) / LOOP.length
BRIDGE_OFF = 1 - (BRIDGE - LEFT + BOTTOM - MIDDLE) / LOOP.length

CLOSED_1, OPENED, CLOSED_2 = 14.4, 21.0, 27.2
HEIGHT_FROM, HEIGHT_TO = 32.8, 60.4
FALL, TOUCH, TRIP = 63.0, 65.6, 75.8


def switch_open(time: float) -> float:
    """How far the switch is open (1 to 0)."""
    return along(
        time,
        [(CLOSED_1 - 0.6, CLOSED_1, 0), (OPENED - 0.4, OPENED + 0.2, 1), (CLOSED_2 - 0.6, CLOSED_2, 0)],
        1,
    )


def loop_speed(time: float) -> float:
    """How fast the beads go round the whole loop, in rounds a second."""
    flow = along(
        time,
        [(CLOSED_1, CLOSED_1 + 0.8, 1), (OPENED - 0.4, OPENED, 0), (CLOSED_2, CLOSED_2 + 0.8, 1)],
        0,
    )
    flow *= along(time, [(TOUCH, TOUCH + 0.5, 0.06), (TRIP, TRIP + 0.3, 0)], 1)
    return flow * 0.045


def short_speed(time: float) -> float:
    """The same for the short way."""
    return along(time, [(TOUCH, TOUCH + 1.2, 0.19), (TRIP, TRIP + 0.3, 0)], 0.06)


def tower_speed(time: float) -> float:
    """The same for the picture of heights: twice as high, twice as much."""
    return along(time, [(54.0, 57.0, 0.088)], 0.044)


LOOP_WAY, SHORT_WAY, TOWER_WAY = travelled(loop_speed), travelled(short_speed), travelled(tower_speed)


def light(time: float) -> float:
    """The lamp follows the current, a little slower."""
    return along(
        time,
        [
            (CLOSED_1 + 0.2, CLOSED_1 + 1.6, 0.75),
            (OPENED - 0.2, OPENED + 1.2, 0),
            (CLOSED_2 + 0.2, CLOSED_2 + 1.6, 0.75),
            (TOUCH + 0.2, TOUCH + 1.8, 0),
        ],
        0,
    )


def circuit(canvas: Canvas, time: float, words: Words) -> None:
    """The loop as seen from above."""
    drawn = smooth(time, 1.6, 6.0)
    late = time > HEIGHT_TO - 2
    heat = smooth(time, TOUCH + 0.5, TRIP - 1) * (1 - 0.6 * smooth(time, TRIP + 0.5, 86))
    breaker_open = along(time, [(TRIP, TRIP + 0.25, 1)], 0) if late else 0.0

    wire(canvas, LOOP.until(drawn))
    if late:
        _bridge(canvas, time, heat)
    gap = max(switch_open(time), 0.0)
    if drawn > 0.35:
        canvas.line([SWITCH[0], SWITCH[1]], 30, SLATE_TINT)
    if late:
        canvas.line([BREAKER[0], BREAKER[1]], 30, SLATE_TINT)

    touched = time > TOUCH and late
    with canvas.faded(smooth(time, 6.2, 7.4)):
        inside = _in_gap
        if touched:
            beads(canvas, LOOP, 32, LOOP_WAY(time), lambda p: BRIDGE_ON < p < BRIDGE_OFF and not inside(p))
            beads(canvas, SHORT, 20, SHORT_WAY(time), lambda p: not _in_breaker(p))
        else:
            beads(
                canvas,
                LOOP,
                32,
                LOOP_WAY(time),
                lambda p: not inside(p) and not (late and _in_breaker_of_loop(p)),
            )
    with canvas.faded(smooth(time, 0.2, 1.4)):
        battery(canvas, LEFT, MIDDLE, 200, heat)
    with canvas.faded(smooth(time, 2.6, 4.0)):
        lamp(canvas, RIGHT, MIDDLE, light(time))
        if drawn > 0.35:
            lever(canvas, *SWITCH, gap)
    if late:
        lever(canvas, *BREAKER, breaker_open, CELADON)
    _circuit_labels(canvas, time, words, late)


def _circuit_labels(canvas: Canvas, time: float, words: Words, late: bool) -> None:
    with canvas.faded(smooth(time, 0.6, 1.6)):
        canvas.text(words["battery"], LEFT - 72, MIDDLE + 20, align="end")
    with canvas.faded(smooth(time, 3.2, 4.2)):
        canvas.text(words["lamp"], RIGHT + 112, MIDDLE + 20, align="start")
        canvas.text(words["switch"], 745, TOP + 82)
    for start, end, key, colour in (
        (8.0, 13.8, "still", SLATE),
        (15.0, 20.2, "flows", PERSIMMON),
        (21.4, 26.4, "still", SLATE),
        (27.8, 32.8, "flows", PERSIMMON),
    ):
        with canvas.faded(during(time, start, end, 0.6)):
            canvas.text(words[key], 640, 400, fill=colour)
    if late:
        canvas.text(words["breaker"], 370, TOP + 82, fill=CELADON, align="start")
        with canvas.faded(smooth(time, TOUCH + 2, TOUCH + 3)):
            canvas.text(words["short"], BRIDGE, BOTTOM + 80, fill=PERSIMMON)


def _in_gap(part: float) -> bool:
    """Whether a place of the loop lies in the switch, where no bead is drawn."""
    x, y = LOOP.at(part)
    return y == TOP and SWITCH[0][0] - 8 < x < SWITCH[1][0] + 8


def _in_breaker_of_loop(part: float) -> bool:
    x, y = LOOP.at(part)
    return y == TOP and BREAKER[0][0] - 8 < x < BREAKER[1][0] + 8


def _in_breaker(part: float) -> bool:
    x, y = SHORT.at(part)
    return y == TOP and BREAKER[0][0] - 8 < x < BREAKER[1][0] + 8


def _bridge(canvas: Canvas, time: float, heat: float) -> None:
    """The bare wire that falls across."""
    fallen = smooth(time, FALL, TOUCH)
    if fallen <= 0:
        return
    with canvas.faded(smooth(time, FALL, FALL + 1.0)):
        lean = (1 - fallen) * 0.5
        with canvas.placed(BRIDGE, BOTTOM, lean):
            wire(
                canvas,
                [(0, 0), (0, TOP - BOTTOM)],
                edge=mix(SLATE, PERSIMMON, heat),
                core=mix(CARD, "#F7C7A8", heat),
            )
    if heat > 0.02:
        with canvas.faded(heat):
            for number in range(3):
                y = TOP + 160 + number * 70
                for side in (-1, 1):
                    x = BRIDGE + side * 34
                    wave = [(x, y), (x + side * 9, y - 14), (x, y - 28), (x + side * 9, y - 42)]
                    canvas.line(wave, 6, PERSIMMON)


def tower(canvas: Canvas, time: float, words: Words) -> None:
    """The same loop seen as heights."""
    two = smooth(time, 53.2, 55.2)
    floor, lift_x, lamp_x = 530.0, 420.0, 950.0
    top = between(floor - 175, floor - 350, two)
    way = Way([(lift_x, floor), (lift_x, top), (lamp_x - 70, top), (lamp_x + 70, floor)])

    canvas.line([(60, floor + 32), (1220, floor + 32)], 6, SLATE_MIDDLE)
    wire(canvas, [(lift_x, top), (lamp_x - 70, top), (lamp_x + 70, floor), (lift_x, floor)])
    _cell(canvas, lift_x, floor - 88)
    if two > 0:
        with canvas.faded(two):
            _cell(canvas, lift_x, floor - 263 - (1 - two) * 60)
    lamp(canvas, lamp_x, (top + floor) / 2, between(0.4, 1.0, smooth(time, 54, 57)), 54)
    beads(canvas, way, 30, TOWER_WAY(time))

    with canvas.faded(smooth(time, 34.4, 35.6)):
        canvas.arrow((270, floor), (270, top), 11, CELADON)
        canvas.line([(250, floor), (290, floor)], 8, CELADON)
        canvas.text(words["voltage"], 254, (top + floor) / 2 - 4, fill=CELADON, align="end")
        if two < 1:
            with canvas.faded(1 - smooth(two, 0, 0.5)):
                canvas.text(words["one"], 254, (top + floor) / 2 + 66, fill=CELADON, align="end")
        with canvas.faded(smooth(two, 0.5, 1)):
            canvas.text(words["two"], 254, (top + floor) / 2 + 66, fill=CELADON, align="end")
    with canvas.faded(smooth(time, 46.4, 47.6)):
        width = between(9, 18, smooth(time, 54, 57))
        canvas.text(words["current"], 650, top - 82, fill=PERSIMMON)
        canvas.arrow((525, top - 44), (775, top - 44), width, PERSIMMON)
    canvas.text(words["lamp"], lamp_x + 112, (top + floor) / 2 - 30, align="start")


def _cell(canvas: Canvas, x: float, y: float) -> None:
    """A battery and the lift that it drives, beside it."""
    canvas.line([(x - 40, y), (x, y)], 20, SLATE)
    battery(canvas, x - 74, y + 6, 146)
    canvas.line([(x, y - 88), (x, y + 88)], 28, SLATE)
    canvas.line([(x, y - 92), (x, y + 92)], 18, CARD)


def draw(canvas: Canvas, time: float, words: Words) -> None:
    """The whole picture at a moment."""
    sheet(canvas, SLATE_TINT, SLATE)
    heights = during(time, HEIGHT_FROM, HEIGHT_TO, 1.0)
    if heights < 1:
        with canvas.faded(1 - heights):
            circuit(canvas, time, words)
    if heights > 0:
        with canvas.faded(heights):
            tower(canvas, time, words)


THE_CIRCUIT = Film("electricity-at-home/the-circuit", 88, draw, poster=19)
