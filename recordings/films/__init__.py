"""The films, in the order of their courses."""

from films.moon_and_shadow import MOON_AND_SHADOW
from films.the_circuit import THE_CIRCUIT
from films.the_fuse_box import THE_FUSE_BOX
from films.the_seasons import THE_SEASONS
from kit.film import Film

FILMS: tuple[Film, ...] = (THE_CIRCUIT, THE_FUSE_BOX, THE_SEASONS, MOON_AND_SHADOW)
