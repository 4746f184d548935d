"""The Earth goes round the Sun, leaning always the same way: that makes the seasons."""

from __future__ import annotations

import math

from kit.colours import CARD, GLOW, INK, NIGHT, OCHRE_MIDDLE, OCHRE_TINT, PERSIMMON, mix
from kit.draw import Canvas
from kit.film import Film, show
from kit.globe import AXIS, LEAN, Globe, dot, on_globe
from kit.paper import night, sun
from kit.timing import along, during, smooth
from kit.words import Words

VIEW = math.radians(21)
SUN_X, SUN_Y, ORBIT = 640.0, 335.0, 420.0
LEAN_FROM, LEAN_TO = 6.2, 14.0
BEAM, DAYS, HALVES, LAST, END = 32.2, 51.2, 69.2, 82.6, 91.0
JUNE, SEPTEMBER, DECEMBER, MARCH = math.pi, math.pi * 1.5, math.tau, math.pi * 2.5
HOME = math.radians(40)


def earth_at(angle: float, radius: float, spin: float) -> Globe:
    """The Earth on its path, lit by the Sun in the middle."""
    right, away = math.cos(angle), math.sin(angle)
    x = SUN_X + ORBIT * right
    y = SUN_Y - ORBIT * away * math.sin(VIEW)
    return Globe(x, y, radius * (1 - 0.12 * away), VIEW, spin, (-right, -away, 0.0))


def orbit(canvas: Canvas, time: float, words: Words, angle: float, marks: float, seasons: float) -> None:
    """Sun, path and Earth, with the places of four months."""
    path = [
        (SUN_X + ORBIT * math.cos(a), SUN_Y - ORBIT * math.sin(a) * math.sin(VIEW))
        for a in (math.tau * step / 120 for step in range(121))
    ]
    canvas.line(path, 5, OCHRE_MIDDLE, dash=(2, 16))
    balls: list[tuple[float, float, Globe]] = []
    for place in (JUNE, SEPTEMBER, DECEMBER, MARCH):
        shown = smooth(angle, place + 0.05, place + 0.3) if marks < 1 else 1.0
        balls.append((math.sin(place), 0.85 * shown * min(1.0, marks * 2), earth_at(place, 50, 0.6)))
    balls.append((math.sin(angle), 1.0, earth_at(angle, 54, time * 1.1)))
    # What is farther away is drawn first; the Sun lies in the middle.
    for depth, shown, ball in sorted(balls, key=lambda entry: -entry[0]):
        if depth >= 0 and shown > 0:
            with canvas.faded(shown):
                ball.draw(canvas)
    sun(canvas, SUN_X, SUN_Y, 66)
    for depth, shown, ball in sorted(balls, key=lambda entry: -entry[0]):
        if depth < 0 and shown > 0:
            with canvas.faded(shown):
                ball.draw(canvas)
    names = (
        ("june", "summer", JUNE, 196, 522),
        ("september", "autumn", SEPTEMBER, 640, 600),
        ("december", "winter", DECEMBER, 1084, 522),
        ("march", "spring", MARCH, 640, 100),
    )
    for month, season, place, x, y in names:
        shown = smooth(angle, place - 0.1, place + 0.2) if marks < 1 else 1.0
        with canvas.faded(shown * min(1.0, marks * 2) * (1 - seasons)):
            canvas.text(words[month], x, y, fill=OCHRE_TINT)
        with canvas.faded(seasons):
            canvas.text(words[season], x, y, fill=GLOW)
    with canvas.faded(1 - smooth(seasons, 0, 0.5)):
        canvas.text(words["scale"], 74, 104, fill=OCHRE_MIDDLE, align="start")
    with canvas.faded(smooth(seasons, 0.5, 1)):
        canvas.text(words["north"], 74, 104, fill=OCHRE_TINT, align="start")


def first_orbit(canvas: Canvas, time: float, words: Words) -> None:
    """Before the axis is explained, and after."""
    angle = along(time, [(0.0, 9.0, MARCH - 0.3)], SEPTEMBER + 0.4) if time < 10 else JUNE - 0.35
    marks = 0.0
    if time > 10:
        angle += (math.tau + 0.5) * min(1.0, max(0.0, (time - 13.4) / 15.0))
        marks = 0.99
    orbit(canvas, time, words, angle, marks, 0.0)


def last_orbit(canvas: Canvas, time: float, words: Words) -> None:
    """Once more, with the seasons' names."""
    angle = JUNE + 0.5 + (time - LAST) * 0.55
    orbit(canvas, time, words, angle, 1.0, smooth(time, LAST + 0.6, LAST + 1.6))


def leaning(canvas: Canvas, time: float, words: Words) -> None:
    """The Earth from near: its axis against the upright."""
    globe = Globe(600, 318, 165, math.radians(8), 0.7 * (time - 10) - 3.1, (0.62, -0.78, 0.0))
    shown = smooth(time, 8.2, 9.4)
    with canvas.faded(shown):
        canvas.line([(600, 60), (600, 585)], 6, OCHRE_MIDDLE, dash=(4, 16))
    globe.draw(canvas)
    with canvas.faded(smooth(time, 9.2, 10.2)):
        start = -math.pi / 2
        canvas.arc(600, 318, 212, start, start + LEAN * smooth(time, 9.2, 11), 9, GLOW)
        canvas.text(words["angle"], 720, 106, fill=GLOW, align="start")


def beam(canvas: Canvas, time: float, words: Words) -> None:
    """The same bundle of light on flat ground, steep and slanting."""
    height = along(time, [(40.0, 45.4, math.radians(26.6))], math.radians(73.4))
    ground, middle, width = 500.0, 640.0, 150.0
    half = width / 2 / math.sin(height)
    reach = 330.0
    shift = (-math.cos(height) * reach, -math.sin(height) * reach)
    warmth = (math.sin(height) - 0.4) / 0.6
    across = (math.sin(height) * width / 2, -math.cos(height) * width / 2)
    canvas.polygon(
        [
            (middle - half, ground),
            (middle + half, ground),
            (middle + shift[0] + across[0], ground + shift[1] + across[1]),
            (middle + shift[0] - across[0], ground + shift[1] - across[1]),
        ],
        "#E9C46A",
    )
    for part in (-0.5, 0.0, 0.5):
        start = (
            middle + shift[0] * 0.9 + across[0] * part * 1.3,
            ground + shift[1] * 0.9 + across[1] * part * 1.3,
        )
        end = (middle + half * part * 1.3 + shift[0] * 0.08, ground + shift[1] * 0.08)
        canvas.arrow(start, end, 8, NIGHT)
    sun(canvas, middle + shift[0] * 1.12, ground + shift[1] * 1.12, 62)
    canvas.box(60, ground, 1160, 84, "#5B4620", radius=10)
    canvas.box(middle - half, ground, half * 2, 84, mix("#8A7A55", "#E07A2F", warmth), radius=6)
    key = "once" if time < 42.8 else "twice"
    with canvas.faded(smooth(time, 35.0, 36.0) * (1 - during(time, 40.0, 46.4, 0.8))):
        canvas.text(words[key], middle, ground + 63, fill=INK)
    _beam_angle(canvas, time, words, height, ground)


def _beam_angle(canvas: Canvas, time: float, words: Words, height: float, ground: float) -> None:
    """The Sun's height as an angle, in numbers."""
    corner = 640 - 75 / math.sin(height)
    canvas.arc(corner, ground, 150, math.pi, math.pi + height, 8, CARD)
    sunk = (math.radians(73.4) - height) / math.radians(46.8)
    number = f"{math.degrees(height):.0f}°"
    canvas.text(number, corner - 170 - 92 * sunk, ground - 26, fill=CARD, align="end")
    with canvas.faded(1 - smooth(time, 40.2, 41.2)):
        canvas.text(words["june"], 1180, 130, fill=GLOW, align="end")
    with canvas.faded(smooth(time, 44.4, 45.4)):
        canvas.text(words["december"], 1180, 130, fill=OCHRE_TINT, align="end")


def daylight(sun_north: float) -> float:
    """Hours between sunrise and sunset at home, with the bending of light at the horizon."""
    rise = math.radians(-0.83)
    part = (math.sin(rise) - math.sin(HOME) * math.sin(sun_north)) / (math.cos(HOME) * math.cos(sun_north))
    return 24 / math.pi * math.acos(part)


def days(canvas: Canvas, time: float, words: Words) -> None:
    """A house at 40 degrees north, once round a day, from December to June."""
    angle = along(time, [(56.6, 59.4, math.pi / 2), (61.8, 64.6, math.pi)], 0.0)
    light = (-math.cos(angle), -math.sin(angle), 0.0)
    spin = (time - DAYS) * 1.25
    globe = Globe(440, 318, 200, math.radians(14), spin - 2.02, light)
    right, up, near = globe.seen(light)
    _rays(canvas, globe, right, up, near)
    globe.draw(canvas)
    globe.parallel(canvas, HOME, 11, GLOW, NIGHT)
    home = on_globe(spin, HOME)
    if globe.seen(home)[2] > -0.05:
        x, y = globe.point(home, 1.03)
        lit = dot(home, light) > 0
        canvas.polygon([(x - 24, y), (x, y - 26), (x + 24, y)], PERSIMMON)
        canvas.box(x - 17, y - 2, 34, 26, CARD if lit else OCHRE_MIDDLE, radius=3)
    hours = daylight(math.asin(dot(AXIS, light)))
    _clock(canvas, hours, words)
    for key, start, end in (("december", 51.6, 57.4), ("march", 58.6, 62.8), ("june", 63.8, 69.4)):
        with canvas.faded(during(time, start, end, 0.7)):
            canvas.text(words[key], 980, 118, fill=OCHRE_TINT)


def _rays(canvas: Canvas, globe: Globe, right: float, up: float, near: float) -> None:
    """Sunlight as arrows; from the front they would be points, so they fade."""
    with canvas.faded(smooth(math.hypot(right, up), 0.35, 0.8)):
        for row in (-1, 0, 1):
            x = globe.x + right * 330 - up * row * 100
            y = globe.y - up * 330 - right * row * 100
            canvas.arrow((x, y), (x - right * 96, y + up * 96), 11, GLOW)


def _clock(canvas: Canvas, hours: float, words: Words) -> None:
    """A day of 24 hours as a ring: light above, dark below."""
    x, y, radius = 980, 350, 168
    canvas.ring(x, y, radius, 44, "#4A3E22")
    half = hours / 24 * math.pi
    canvas.context.set_line_cap(0)
    canvas.arc(x, y, radius, -math.pi / 2 - half, -math.pi / 2 + half, 44, GLOW)
    canvas.context.set_line_cap(1)
    canvas.text(f"{hours:.0f} {words['hours']}", x, y + 26, fill=CARD, size=72)


def halves(canvas: Canvas, time: float, words: Words) -> None:
    """June and December side by side."""
    sun(canvas, 640, 288, 74)
    for x, light, north, south, month, start in (
        (290.0, 1.0, "summer", "winter", "june", 69.6),
        (990.0, -1.0, "winter", "summer", "december", 72.2),
    ):
        with canvas.faded(smooth(time, start, start + 1)):
            globe = Globe(x, 288, 112, math.radians(6), time * 0.5, (light, 0.0, 0.0))
            globe.draw(canvas)
            globe.parallel(canvas, 0.0, 6, OCHRE_TINT, OCHRE_MIDDLE)
            canvas.text(words[north], x + 40, 112, fill=GLOW if north == "summer" else "#BFD9E6")
            canvas.text(words[south], x - 40, 508, fill=GLOW if south == "summer" else "#BFD9E6")
            end = x + light * 230
            canvas.arrow((end, 288), (x + light * 140, 288), 10, GLOW)
            canvas.text(words[month], x, 590, fill=OCHRE_TINT)


def draw(canvas: Canvas, time: float, words: Words) -> None:
    """The whole picture at a moment."""
    night(canvas)
    scenes = (
        (-1.0, LEAN_FROM, first_orbit),
        (LEAN_FROM, LEAN_TO, leaning),
        (LEAN_TO, BEAM, first_orbit),
        (BEAM, DAYS, beam),
        (DAYS, HALVES, days),
        (HALVES, LAST, halves),
        (LAST, END + 1, last_orbit),
    )
    show(canvas, time, words, scenes, 1.0)


THE_SEASONS = Film("sky-over-your-house/the-seasons", END, draw, poster=10)
