"""A soft drum: an even pulse, bars of two, three and four, then slow and fast."""

from __future__ import annotations

from kit.sound import Samples, Sound, Tape, drum

SECONDS = 112.0

# Start, bars, beats in a bar, seconds a beat. A "bar" of one is a pulse without accents.
PARTS = (
    (4.0, 20, 1, 0.8),
    (22.0, 10, 2, 0.8),
    (40.0, 7, 3, 0.8),
    (58.8, 5, 4, 0.8),
    (76.8, 4, 4, 1.1),
    (96.4, 6, 4, 0.55),
)


def samples() -> Samples:
    """The whole sound."""
    tape = Tape(SECONDS)
    plain, low, high = drum(185), drum(140, 0.7), drum(250, 0.4)
    for start, bars, beats, pace in PARTS:
        for bar in range(bars):
            for beat in range(beats):
                at = start + (bar * beats + beat) * pace
                if beats == 1:
                    tape.lay(at, plain, 0.75)
                elif beat == 0:
                    tape.lay(at, low, 1.0)
                elif beats == 4 and beat == 2:
                    tape.lay(at, high, 0.55)
                else:
                    tape.lay(at, high, 0.42)
    return tape.finished()


THE_BEAT = Sound("listen-to-music/the-beat", SECONDS, samples)
