"""The Moon, with the face that it always turns to us."""

from __future__ import annotations

from kit.draw import Canvas
from kit.paper import Light, lit_side

MOON, MOON_DARK = "#F7E9C4", "#51472F"
SPOT, SPOT_DARK = "#DCC891", "#463C26"
COPPER, COPPER_SPOT = "#A9582F", "#8F4622"

# Dark plains, roughly where they are: right, down, size, in parts of the Moon's radius.
PLAINS = (
    (-0.36, -0.44, 0.27), (0.16, -0.42, 0.20), (0.38, -0.22, 0.21), (0.64, -0.30, 0.12), (0.56, 0.06, 0.17),
    (0.36, 0.16, 0.11), (-0.62, -0.12, 0.25), (-0.46, 0.28, 0.15), (-0.18, 0.34, 0.16),
)  # fmt: skip


def face(canvas: Canvas, x: float, y: float, radius: float, light: Light) -> None:
    """The Moon as seen from the northern half of the Earth."""
    whole(canvas, x, y, radius, MOON_DARK, SPOT_DARK)
    with lit_side(canvas, x, y, radius, light):
        whole(canvas, x, y, radius, MOON, SPOT)


def whole(canvas: Canvas, x: float, y: float, radius: float, fill: str, spot: str) -> None:
    """Its disc in one light."""
    canvas.disc(x, y, radius, fill)
    for right, down, size in PLAINS:
        canvas.disc(x + right * radius, y + down * radius, size * radius, spot)
