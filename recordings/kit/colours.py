"""The colours of the look (docs: the portal's art direction), and mixtures of them."""

from __future__ import annotations

PAPER = "#FBF7EF"
CARD = "#FFFFFF"
INK = "#1E2A2C"
CELADON = "#14594C"
PERSIMMON = "#A63A0B"
SLATE_TINT = "#E0ECF2"
SLATE = "#234659"
SLATE_MIDDLE = "#8FB0C0"
OCHRE_TINT = "#F8EBCD"
OCHRE = "#6B4700"
OCHRE_MIDDLE = "#D9A441"
NIGHT = "#241C0C"
NIGHT_SOFT = "#33290F"
GLOW = "#FFD27A"


def parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#RRGGBB`, from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def mix(first: str, second: str, part: float) -> str:
    """The colour at `part` (0 to 1) of the way from the first to the second."""
    part = min(1.0, max(0.0, part))
    pairs = zip(parts(first), parts(second), strict=True)
    return "#" + "".join(f"{round((a + (b - a) * part) * 255):02X}" for a, b in pairs)
