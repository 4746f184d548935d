"""Shadows of Earth and Moon, and the lean of the Moon's path."""

from __future__ import annotations

import math

from kit.colours import CARD, GLOW, OCHRE_MIDDLE, OCHRE_TINT, mix
from kit.draw import Canvas
from kit.moon import COPPER, COPPER_SPOT, MOON, MOON_DARK, SPOT, whole
from kit.paper import ball, lit_side, sun
from kit.timing import along, smooth
from kit.words import Words

SEA, SEA_NIGHT = "#9CC4D6", "#3A525F"
DEEP_SHADOW, HALF_SHADOW = "#0B0703", "#3A2E17"
FROM_LEFT = (-1.0, 0.0, 0.0)
EARTH_X, EARTH_Y, EARTH_R, MOON_R = 610.0, 250.0, 72.0, 20.0


def lunar(canvas: Canvas, time: float, words: Words) -> None:
    """The full moon goes through the Earth's shadow."""
    way = 410.0
    sun(canvas, 126, EARTH_Y, 72)
    shown = smooth(time, 49.6, 51.2)
    with canvas.faded(shown):
        canvas.polygon(
            [
                (EARTH_X, EARTH_Y - EARTH_R),
                (1262, EARTH_Y - 150),
                (1262, EARTH_Y + 150),
                (EARTH_X, EARTH_Y + EARTH_R),
            ],
            HALF_SHADOW,
        )
        canvas.polygon(
            [
                (EARTH_X, EARTH_Y - EARTH_R),
                (1262, EARTH_Y - 44),
                (1262, EARTH_Y + 44),
                (EARTH_X, EARTH_Y + EARTH_R),
            ],
            DEEP_SHADOW,
        )
    canvas.context.set_dash([2, 14])
    canvas.arc(EARTH_X, EARTH_Y, way, -0.47, 0.8, 5, OCHRE_MIDDLE)
    canvas.context.set_dash([])
    ball(canvas, EARTH_X, EARTH_Y, EARTH_R, FROM_LEFT, SEA, SEA_NIGHT)
    # Seen from above, the Moon goes against the clock: up on this side.
    angle = along(time, [(53.0, 57.6, 0.0), (59.4, 61.6, 0.28)], -0.5)
    x, y = EARTH_X + math.cos(angle) * way, EARTH_Y - math.sin(angle) * way
    depth = 1 - smooth(abs(y - EARTH_Y), 32, 78)
    ball(canvas, x, y, MOON_R + 4, FROM_LEFT, mix(MOON, COPPER, depth), MOON_DARK)

    # As we see it: the Earth's round shadow comes over the Moon from its left.
    with canvas.faded(smooth(time, 52.4, 53.6)):
        covered = (angle + 0.20) / 0.20
        _eclipsed_moon(canvas, 300, 478, 92, covered)
    with canvas.faded(shown * (1 - smooth(time, 55.0, 55.8))):
        canvas.text(words["shadow"], 1130, 128, fill=OCHRE_TINT)
    with canvas.faded(smooth(time, 55.6, 56.6)):
        canvas.text(words["lunar"], 430, 500, fill=GLOW, align="start")
    canvas.text(words["earth"], EARTH_X, 132, fill=OCHRE_TINT)
    canvas.text(words["scale"], 1224, 590, fill=OCHRE_MIDDLE, align="end")


def _eclipsed_moon(canvas: Canvas, x: float, y: float, radius: float, covered: float) -> None:
    whole(canvas, x, y, radius, MOON, SPOT)
    if covered <= 0:
        return
    shadow = radius * 2.6
    middle = x - radius - shadow + min(covered, 1.0) * (radius * 2 + 40)
    with canvas.inside_disc(x, y, radius):
        canvas.context.save()
        canvas.context.arc(middle, y, shadow, 0, math.tau)
        canvas.context.clip()
        whole(canvas, x, y, radius, COPPER, COPPER_SPOT)
        canvas.context.restore()


def solar(canvas: Canvas, time: float, words: Words) -> None:
    """The new moon comes between, and its shadow touches the Earth."""
    way = 300.0
    sun(canvas, 126, EARTH_Y, 72)
    canvas.context.set_dash([2, 14])
    canvas.arc(EARTH_X, EARTH_Y, way, math.pi - 0.75, math.pi + 0.62, 5, OCHRE_MIDDLE)
    canvas.context.set_dash([])
    # On this side it goes down; it stops where the shadow falls on the Earth.
    angle = along(time, [(61.8, 66.6, 0.0), (70.6, 73.6, 0.4)], -0.5)
    x, y = EARTH_X - math.cos(angle) * way, EARTH_Y + math.sin(angle) * way
    hits = abs(y - EARTH_Y) < EARTH_R
    meets = EARTH_X - (math.sqrt(EARTH_R**2 - (y - EARTH_Y) ** 2) if hits else 0.0)
    end = EARTH_X + EARTH_R
    half = [(x, y - MOON_R), (end, y - MOON_R - (end - x) * 0.09)]
    half += [(end, y + MOON_R + (end - x) * 0.09), (x, y + MOON_R)]
    canvas.polygon(half, HALF_SHADOW)
    ball(canvas, EARTH_X, EARTH_Y, EARTH_R, FROM_LEFT, SEA, SEA_NIGHT)
    with lit_side(canvas, EARTH_X, EARTH_Y, EARTH_R, FROM_LEFT):
        canvas.polygon(half, mix(SEA, SEA_NIGHT, 0.55))
        if hits:
            canvas.disc(meets, y, 8, DEEP_SHADOW)
    tip = min(meets - x, 240.0)
    narrow = MOON_R * (1 - tip / 262)
    canvas.polygon(
        [(x, y - MOON_R), (x + tip, y - narrow), (x + tip, y + narrow), (x, y + MOON_R)], DEEP_SHADOW
    )
    ball(canvas, x, y, MOON_R + 2, FROM_LEFT, MOON, MOON_DARK)

    # As we see it: the Moon comes over the Sun from its right.
    seen_x, seen_y, radius = 1010.0, 300.0, 112.0
    covered = along(time, [(63.0, 66.6, 0.0), (70.6, 73.6, -1.6)], 1.9)
    if abs(covered) < 0.05:
        with canvas.faded(1 - abs(covered) / 0.05):
            for step in range(24):
                ray = step * math.tau / 24
                reach = radius * (1.28 + 0.2 * (step % 2))
                outer = (seen_x + math.cos(ray) * reach, seen_y + math.sin(ray) * reach)
                canvas.line([(seen_x, seen_y), outer], 9, CARD)
    canvas.disc(seen_x, seen_y, radius, GLOW)
    with canvas.inside_disc(seen_x, seen_y, radius * 1.03):
        canvas.disc(seen_x + covered * radius, seen_y, radius * 1.03, "#14100A")
    with canvas.faded(smooth(time, 64.6, 65.6)):
        canvas.text(words["solar"], seen_x, 530, fill=GLOW)
    canvas.text(words["earth"], EARTH_X, 132, fill=OCHRE_TINT)
    canvas.text(words["scale"], 64, 590, fill=OCHRE_MIDDLE, align="start")


CENTRE_X, CENTRE_Y, REACH, TILT = 640.0, 310.0, 500.0, math.radians(5.1)


def leaning_path(canvas: Canvas, time: float, words: Words) -> None:
    """The Moon's path from the side; its lean is drawn as it is, the balls three times too large."""
    # Where the path crosses the plane of the Sun, and the Moon on it. Angles start at full moon.
    node = along(time, [(87.2, 92.4, 0.0)], -math.pi / 2)
    turn = (
        -math.pi * (1 - smooth(time, 77.0, 82.4))
        + math.pi * smooth(time, 84.2, 88.4)
        + math.pi * smooth(time, 89.6, 94.6)
    )
    path = [_on_path(math.tau * step / 160, node) for step in range(161)]
    for row in (-1, 0, 1):
        canvas.arrow((40, CENTRE_Y + row * 90), (112, CENTRE_Y + row * 90), 10, GLOW)
    canvas.line([(150, CENTRE_Y), (1240, CENTRE_Y)], 5, "#7A6432", dash=(3, 16))
    canvas.polygon(
        [(CENTRE_X, CENTRE_Y - 32), (1240, CENTRE_Y - 21), (1240, CENTRE_Y + 21), (CENTRE_X, CENTRE_Y + 32)],
        "#070401",
    )
    canvas.line(path, 6, OCHRE_MIDDLE)
    x, y = _on_path(turn, node)
    in_front = math.sin(turn) < 0
    depth = 1 - smooth(abs(y - CENTRE_Y), 12, 28) if math.cos(turn) > 0 else 0.0
    colour = mix(MOON, COPPER, depth)
    if not in_front:
        ball(canvas, x, y, 15, FROM_LEFT, colour, MOON_DARK)
    ball(canvas, CENTRE_X, CENTRE_Y, 32, FROM_LEFT, SEA, SEA_NIGHT)
    if in_front:
        ball(canvas, x, y, 15, FROM_LEFT, colour, MOON_DARK)
    canvas.text(words["scale"], 64, 590, fill=OCHRE_MIDDLE, align="start")
    canvas.text(words["sunlight"], 50, CENTRE_Y - 160, fill=GLOW, align="start")
    canvas.text(words["earth"], CENTRE_X, CENTRE_Y + 112, fill=OCHRE_TINT)
    canvas.text(words["shadow"], 1180, CENTRE_Y + 96, fill=OCHRE_TINT, align="end")
    with canvas.faded(smooth(time, 76.2, 77.2) * (1 - smooth(time, 87.0, 88.0))):
        canvas.arc(CENTRE_X, CENTRE_Y, 330, -TILT, 0, 8, CARD)
        canvas.text(words["angle"], 950, CENTRE_Y - 50, fill=CARD, align="end")
    for key, start, end in (("misses", 82.4, 86.6), ("meets", 94.6, 99.0)):
        with canvas.faded(smooth(time, start, start + 0.8) * (1 - smooth(time, end, end + 0.8))):
            canvas.text(words[key], 1200, CENTRE_Y - 130, fill=GLOW, align="end")


def _on_path(turn: float, node: float) -> tuple[float, float]:
    height = math.sin(TILT) * math.sin(turn - node)
    return CENTRE_X + REACH * math.cos(turn), CENTRE_Y - REACH * height
