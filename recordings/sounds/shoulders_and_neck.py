"""A bell every fifteen seconds for the next movement, over a very quiet chord."""

from __future__ import annotations

import numpy

from kit.sound import Samples, Sound, Tape, bell, moments, shaped

SECONDS = 144.0
FIRST, EVERY, BELLS = 3.0, 15.0, 10


def chord() -> Samples:
    """Three low tones that swell and sink, so that it is never quite silent."""
    time = moments(SECONDS - 2)
    wave = numpy.zeros(len(time))
    for pitch, pace in ((196.0, 11.0), (293.66, 17.0), (392.0, 23.0)):
        wave += numpy.sin(2 * numpy.pi * pitch * time) * (0.6 + 0.4 * numpy.sin(2 * numpy.pi * time / pace))
    return shaped(wave, 3.0, 5.0)


def samples() -> Samples:
    """The whole sound."""
    tape = Tape(SECONDS)
    tape.lay(0.5, chord(), 0.022)
    for number in range(BELLS):
        pitch = 523.25 if number in (0, BELLS - 1) else 587.33
        tape.lay(FIRST + number * EVERY, bell(pitch), 0.4)
    return tape.finished()


SHOULDERS_AND_NECK = Sound("breathe-and-loosen/shoulders-and-neck", SECONDS, samples)
