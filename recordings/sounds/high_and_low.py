"""Tones that rise and fall, an octave, five notes, and a little melody of our own, played twice."""

from __future__ import annotations

from kit.sound import Samples, Sound, Tape, glide, tone

SECONDS = 118.0

# The five notes and their neighbours, in hertz (equal temperament, A = 440).
NOTES = {"1": 261.63, "2": 293.66, "3": 329.63, "5": 392.0, "6": 440.0, "1'": 523.25}

BEAT = 0.66
# Note and length in beats; "-" is a rest. Numbers are steps of the scale: 1 is C, 1' the C above.
MELODY = (
    "3 1.5, 5 0.5, 6 1, 5 1, 3 2, 2 1, 1 1, 2 1.5, 3 0.5, 5 1, 3 1, 2 3, - 1, "
    "3 1.5, 5 0.5, 6 1, 1' 1, 6 2, 5 1, 3 1, 2 1, 1 1, 2 1, 3 1, 1 3, - 1"
)
RISE, FALL, STEPS, OCTAVE, SCALE, FIRST, SECOND = 4.0, 10.0, 16.5, 24.5, 40.0, 62.0, 90.0


def play(tape: Tape, at: float, note: str, beats: float, beat: float = BEAT, loud: float = 0.8) -> None:
    """One note, a little shorter than its time, so that the next one can be heard to begin."""
    tape.lay(at, tone(NOTES[note], beats * beat * 0.96, 0.05, min(0.3, beats * beat * 0.4)), loud)


def melody(tape: Tape, at: float) -> None:
    """The little melody."""
    for entry in MELODY.split(", "):
        note, _, length = entry.partition(" ")
        if note != "-":
            play(tape, at, note, float(length))
        at += float(length) * BEAT


def samples() -> Samples:
    """The whole sound."""
    tape = Tape(SECONDS)
    tape.lay(RISE, tone(glide(262.0, 784.0, 5.0), 5.0, 0.4, 0.6), 0.6)
    tape.lay(FALL, tone(glide(784.0, 262.0, 5.0), 5.0, 0.4, 0.6), 0.6)
    for step, note in enumerate(("1", "6", "6", "1")):
        play(tape, STEPS + step * 1.9, note, 1.6, 1.0)
    for step, note in enumerate(("1", "1'", "1", "1'")):
        play(tape, OCTAVE + step * 2.4, note, 2.1, 1.0)
    for note in ("1", "1'"):
        play(tape, OCTAVE + 10.2, note, 4.0, 1.0, 0.5)
    for step, note in enumerate(("1", "2", "3", "5", "6")):
        play(tape, SCALE + step * 1.5, note, 1.4, 1.0)
    for step, note in enumerate(("6", "5", "3", "2", "1")):
        play(tape, SCALE + 10 + step * 1.5, note, 1.4, 1.0)
    melody(tape, FIRST)
    melody(tape, SECOND)
    return tape.finished(peak=-8)


HIGH_AND_LOW = Sound("listen-to-music/high-and-low", SECONDS, samples)
