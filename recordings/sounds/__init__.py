"""The sounds, in the order of their courses."""

from kit.sound import Sound
from sounds.a_long_breath import A_LONG_BREATH
from sounds.high_and_low import HIGH_AND_LOW
from sounds.shoulders_and_neck import SHOULDERS_AND_NECK
from sounds.the_beat import THE_BEAT

SOUNDS: tuple[Sound, ...] = (THE_BEAT, HIGH_AND_LOW, A_LONG_BREATH, SHOULDERS_AND_NECK)
