"""What a sound is, and the few instruments: a drum, a soft tone, a bell."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from kit.encode import RATE

Samples = NDArray[numpy.float64]
LOUDEST = -4.5
"""The highest peak of a finished sound, in dB: coding adds a little, and it must stay below -3."""


@dataclass(frozen=True)
class Sound:
    """A recording to be heard."""

    name: str
    seconds: float
    samples: Callable[[], Samples]


class Tape:
    """A silent tape on which sounds are laid."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.samples: Samples = numpy.zeros(round(seconds * RATE))

    def lay(self, at: float, what: Samples, loud: float = 1.0) -> None:
        """Adds a sound at a moment."""
        start = round(at * RATE)
        end = min(start + len(what), len(self.samples))
        self.samples[start:end] += what[: end - start] * loud

    def finished(self, peak: float = LOUDEST) -> Samples:
        """The whole, with its loudest moment at `peak` dB, and a soft beginning and end."""
        loudest = float(numpy.max(numpy.abs(self.samples)))
        whole = self.samples * (10 ** (peak / 20) / loudest)
        edge = round(0.5 * RATE)
        ramp = 0.5 - 0.5 * numpy.cos(numpy.linspace(0, math.pi, edge))
        whole[:edge] *= ramp
        whole[-edge:] *= ramp[::-1]
        return whole


def moments(seconds: float) -> Samples:
    """The time of every sample."""
    return numpy.arange(round(seconds * RATE)) / RATE


def shaped(wave: Samples, attack: float, release: float) -> Samples:
    """Lets a wave begin and end without a click."""
    shape = numpy.ones(len(wave))
    first, last = round(attack * RATE), round(release * RATE)
    shape[:first] = 0.5 - 0.5 * numpy.cos(numpy.linspace(0, math.pi, first))
    shape[-last:] *= 0.5 + 0.5 * numpy.cos(numpy.linspace(0, math.pi, last))
    return wave * shape


def drum(pitch: float, seconds: float = 0.55) -> Samples:
    """A soft drum: its tone sinks a little and dies away."""
    time = moments(seconds)
    sinking = pitch * (1 + 0.35 * numpy.exp(-time / 0.035))
    phase = 2 * math.pi * numpy.cumsum(sinking) / RATE
    skin = numpy.sin(phase) + 0.45 * numpy.sin(1.59 * phase) * numpy.exp(-time / 0.09)
    # Some higher parts, so that a phone's small loudspeaker has something to play.
    skin += 0.4 * numpy.sin(3.1 * phase) * numpy.exp(-time / 0.07)
    return shaped(skin * numpy.exp(-time / 0.16), 0.008, 0.15)


def tone(pitch: float | Samples, seconds: float, attack: float = 0.06, release: float = 0.25) -> Samples:
    """A soft, flute-like tone; `pitch` may change from sample to sample."""
    pitches = numpy.full(round(seconds * RATE), pitch) if isinstance(pitch, float) else pitch
    phase = 2 * math.pi * numpy.cumsum(pitches) / RATE
    wave = numpy.sin(phase) + 0.22 * numpy.sin(2 * phase) + 0.09 * numpy.sin(3 * phase)
    return shaped(wave, attack, release)


def bell(pitch: float, seconds: float = 3.5) -> Samples:
    """A quiet bell: five partial tones that die away one after another."""
    time = moments(seconds)
    wave = numpy.zeros(len(time))
    for ratio, loud, decay in (
        (1.0, 1.0, 1.3),
        (2.0, 0.5, 0.9),
        (2.76, 0.28, 0.55),
        (4.07, 0.14, 0.35),
        (5.4, 0.07, 0.2),
    ):
        wave += loud * numpy.sin(2 * math.pi * pitch * ratio * time) * numpy.exp(-time / decay)
    return shaped(wave, 0.02, 0.8)


def glide(first: float, last: float, seconds: float) -> Samples:
    """Pitches that rise or fall evenly for the ear, slowly at both ends."""
    part = numpy.linspace(0, 1, round(seconds * RATE))
    part = part * part * (3 - 2 * part)
    return first * (last / first) ** part
