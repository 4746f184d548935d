"""The Moon's eight faces as seen from the Earth; then the shadows, and why they mostly miss."""

from __future__ import annotations

import math

from films.eclipses import leaning_path, lunar, solar
from kit.colours import CARD, GLOW, OCHRE_MIDDLE, OCHRE_TINT
from kit.draw import Canvas
from kit.film import Film, show
from kit.moon import MOON, MOON_DARK, face
from kit.paper import ball, night
from kit.timing import during, smooth
from kit.words import Words

FIRST, PACE, REST = 7.0, 4.6, 2.5
ECLIPSE, SOLAR, WHY, END = 48.6, 61.7, 74.4, 99.0
X, Y, PATH, RING = 432.0, 306.0, 150.0, 236.0


def elongation(time: float) -> float:
    """How far the Moon has gone since new moon, in radians; it rests at eight places."""
    gone = 0.0
    for step in range(8):
        start = FIRST + step * PACE + REST
        gone += math.tau / 8 * smooth(time, start, start + PACE - REST)
    return gone


def place(gone: float, reach: float) -> tuple[float, float]:
    """The Moon's place, from above the north: against the clock, starting on the Sun's side."""
    angle = math.pi + gone
    return X + math.cos(angle) * reach, Y - math.sin(angle) * reach


def phases(canvas: Canvas, time: float, words: Words) -> None:
    """Left, the path from above; right, the Moon as we see it."""
    gone = elongation(time)
    with canvas.faded(smooth(time, 0.3, 1.2)):
        canvas.text(words["sunlight"], 64, 92, fill=GLOW, align="start")
        for row in (-170, -57, 57, 170):
            canvas.arrow((50, Y + row), (138, Y + row), 10, GLOW)
    ball(canvas, X, Y, 50, (-1.0, 0.0, 0.0), "#9CC4D6", "#3A525F")
    with canvas.faded(smooth(time, 1.6, 2.6)):
        canvas.context.set_dash([2, 14])
        canvas.ring(X, Y, PATH, 5, OCHRE_MIDDLE)
        canvas.context.set_dash([])
        _traces(canvas, time)
        x, y = place(gone, PATH)
        angle = math.atan2(Y - y, X - x)
        canvas.line(
            [
                (X - math.cos(angle) * 58, Y - math.sin(angle) * 58),
                (x + math.cos(angle) * 38, y + math.sin(angle) * 38),
            ],
            5,
            CARD,
            dash=(3, 12),
        )
        ball(canvas, x, y, 27, (-1.0, 0.0, 0.0), MOON, MOON_DARK)
        # The half that faces the Earth.
        canvas.arc(x, y, 35, angle - math.pi / 2, angle + math.pi / 2, 6, CARD)
    with canvas.faded(during(time, 1.6, 5.2, 0.7)):
        canvas.text(words["scale"], 985, 270, fill=OCHRE_MIDDLE)
    with canvas.faded(smooth(time, 4.8, 6.0)):
        face(canvas, 985, 250, 158, (math.sin(gone), 0.0, -math.cos(gone)))
    _names(canvas, time, words)


def _traces(canvas: Canvas, time: float) -> None:
    """Each face that was seen stays on a ring outside."""
    for step in range(8):
        shown = smooth(time, FIRST + step * PACE + 0.2, FIRST + step * PACE + 1.2)
        if shown > 0:
            gone = step * math.tau / 8
            x, y = place(gone, RING)
            with canvas.faded(shown):
                face(canvas, x, y, 33, (math.sin(gone), 0.0, -math.cos(gone)))


def _names(canvas: Canvas, time: float, words: Words) -> None:
    for step in range(9):
        start = FIRST + step * PACE - 0.2
        with canvas.faded(during(time, start, start + PACE - 0.5, 0.5)):
            canvas.text(words[f"phase{step % 8}"], 985, 490, fill=GLOW)
            canvas.text(words[f"day{step % 8}"], 985, 574, fill=OCHRE_TINT)


def draw(canvas: Canvas, time: float, words: Words) -> None:
    """The whole picture at a moment."""
    night(canvas)
    scenes = (
        (-1.0, ECLIPSE, phases),
        (ECLIPSE, SOLAR, lunar),
        (SOLAR, WHY, solar),
        (WHY, END + 1, leaning_path),
    )
    show(canvas, time, words, scenes, 0.8)


MOON_AND_SHADOW = Film("sky-over-your-house/moon-and-shadow", END, draw, poster=28)
