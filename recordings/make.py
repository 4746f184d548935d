#!/usr/bin/env python3
"""Makes the recordings of the courses: films, sounds, captions and chapters.

make.py                        everything, into ../content/media
make.py the-circuit            only what is called so (a lesson or a course)
make.py --words                only captions and chapters
make.py the-circuit --still 12.5 --language en --to picture.png
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from films import FILMS
from kit import encode
from kit.draw import Canvas
from kit.film import Film
from kit.sound import Sound
from kit.words import LANGUAGES, Words, load, webvtt
from sounds import SOUNDS

HERE = Path(__file__).resolve().parent
MEDIA = HERE.parent / "content" / "media"


def words_of(recording: Film | Sound, language: str) -> Words:
    """The words that belong to a recording."""
    return load(HERE / "words" / f"{recording.name}.toml", language, recording.seconds)


def frames(film: Film, words: Words) -> Iterator[bytes]:
    """All pictures of a film."""
    canvas = Canvas()
    for number in range(round(film.seconds * film.per_second)):
        film.draw(canvas, number / film.per_second, words)
        yield canvas.pixels()
    for label in sorted(canvas.too_wide):
        print(f"  {film.name}: does not fit into the picture: {label}", file=sys.stderr)


def write_words(recording: Film | Sound, words: Words, media: Path) -> None:
    """Captions and chapters beside the recording."""
    stem = media / recording.name
    stem.parent.mkdir(parents=True, exist_ok=True)
    for ending, cues in (("vtt", words.captions), ("chapters.vtt", words.chapters)):
        path = stem.with_name(f"{stem.name}.{words.language}.{ending}")
        path.write_text(webvtt(cues), encoding="utf-8")


def still(film: Film, words: Words, time: float, path: Path) -> None:
    """One picture, to look at."""
    canvas = Canvas()
    film.draw(canvas, time, words)
    canvas.surface.write_to_png(str(path))


def poster(film: Film, words: Words, media: Path) -> None:
    """The picture that stands there before the film plays."""
    stem = media / film.name
    canvas = Canvas()
    film.draw(canvas, film.poster, words)
    encode.picture(canvas.pixels(), stem.with_name(f"{stem.name}.{words.language}.poster.webp"))


def make(recording: Film | Sound, words: Words, media: Path) -> None:
    """The film, which has words of its language on the picture; or the sound, which has none and is made once."""
    stem = media / recording.name
    if isinstance(recording, Film):
        path = stem.with_name(f"{stem.name}.{words.language}.webm")
    else:
        path = stem.with_name(f"{stem.name}.zxx.opus")
    if isinstance(recording, Film):
        poster(recording, words, media)
        encode.film(frames(recording, words), recording.per_second, path, recording.quality)
    else:
        encode.sound(recording.samples(), path)
    print(f"{path.relative_to(media)}  {path.stat().st_size:,} bytes", flush=True)


def arguments() -> argparse.ArgumentParser:
    """What the command line may say."""
    shape = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
    parser.add_argument("names", nargs="*", help="lessons or courses; none means all")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--posters", action="store_true", help="only the pictures before the films")
    parser.add_argument("--words", action="store_true", help="only captions and chapters")
    parser.add_argument("--still", type=float, metavar="SECOND", action="append")
    parser.add_argument("--to", type=Path, default=MEDIA, help="another folder, or a picture's name")
    return parser


def main() -> None:
    """Reads the command line and makes what is asked for."""
    parser = arguments()
    options = parser.parse_args()
    known: list[Film | Sound] = [*FILMS, *SOUNDS]
    chosen = [r for r in known if not options.names or set(r.name.split("/")) & set(options.names)]
    if not chosen:
        parser.error("nothing is called so; there are: " + ", ".join(r.name for r in known))
    languages = options.language or LANGUAGES
    for recording in chosen:
        for language in languages:
            words = words_of(recording, language)
            if options.posters:
                if isinstance(recording, Film):
                    poster(recording, words, options.to)
            elif options.still is None:
                write_words(recording, words, options.to)
                again = isinstance(recording, Sound) and language != languages[0]
                if not options.words and not again:
                    make(recording, words, options.to)
            elif isinstance(recording, Film):
                for time in options.still:
                    name = f"{recording.name.split('/')[1]}.{language}.{time:05.1f}.png"
                    path = options.to if options.to.suffix == ".png" else options.to / name
                    still(recording, words, time, path)


if __name__ == "__main__":
    main()
