"""A tone that rises for four seconds and falls for six, twelve times, with a quiet bell."""

from __future__ import annotations

import numpy

from kit.encode import RATE
from kit.sound import Samples, Sound, Tape, bell, glide, tone

SECONDS = 146.0
START, ROUNDS, IN, OUT = 14.0, 12, 4.0, 6.0
LOW, HIGH = 220.0, 330.0


def swell(seconds: float, first: float, last: float) -> Samples:
    """How loud a tone is on its way."""
    return numpy.linspace(first, last, round(seconds * RATE))


def samples() -> Samples:
    """The whole sound."""
    tape = Tape(SECONDS)
    tape.lay(3.0, bell(523.25), 0.3)
    breath_in = tone(glide(LOW, HIGH, IN), IN, 0.5, 0.3) * swell(IN, 0.55, 1.0)
    breath_out = tone(glide(HIGH, LOW, OUT), OUT, 0.3, 1.2) * swell(OUT, 1.0, 0.5)
    for number in range(ROUNDS):
        at = START + number * (IN + OUT)
        tape.lay(at, bell(659.26, 2.5), 0.1)
        tape.lay(at, breath_in, 0.42)
        tape.lay(at + IN, breath_out, 0.42)
    tape.lay(START + ROUNDS * (IN + OUT) + 1.0, bell(523.25), 0.3)
    return tape.finished(peak=-9)


A_LONG_BREATH = Sound("breathe-and-loosen/a-long-breath", SECONDS, samples)
