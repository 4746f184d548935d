"""Captions, chapters and labels of a recording, from a TOML file, and WebVTT made of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LANGUAGES = ("zh-Hans", "en")


@dataclass(frozen=True)
class Cue:
    """Words that are shown for some time."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Words:
    """All words of one recording in one language."""

    language: str
    captions: tuple[Cue, ...]
    chapters: tuple[Cue, ...]
    labels: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.labels[key]


def load(path: Path, language: str, seconds: float) -> Words:
    """Reads the words, and refuses what could not be shown."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    captions = sorted(
        (cue for line in table["line"] for cue in _repeated(line, language)),
        key=lambda cue: cue.start,
    )
    starts = [float(chapter["at"]) for chapter in table["chapter"]]
    chapters = [
        Cue(start, end, chapter[language])
        for chapter, start, end in zip(table["chapter"], starts, [*starts[1:], seconds], strict=True)
    ]
    words = Words(
        language,
        tuple(captions),
        tuple(chapters),
        {key: label[language] for key, label in table.get("label", {}).items()},
    )
    _check(path, words, seconds)
    return words


def _repeated(line: dict[str, Any], language: str) -> list[Cue]:
    """A line, or a line that comes back: `every` so many seconds, `times` in all, `{n}` its number."""
    every, times = float(line.get("every", 0)), int(line.get("times", 1))
    return [
        Cue(
            line["at"] + every * turn,
            line["until"] + every * turn,
            line[language].replace("{n}", str(turn + 1)),
        )
        for turn in range(times)
    ]


def _check(path: Path, words: Words, seconds: float) -> None:
    before = 0.0
    for cue in words.captions:
        if not before <= cue.start < cue.end <= seconds:
            raise ValueError(f"{path}: a caption at a wrong time: {cue}")
        long = len(cue.text) / (cue.end - cue.start)
        if long > (6.0 if words.language == "zh-Hans" else 19.0):
            raise ValueError(f"{path}: too fast to read ({long:.1f} a second): {cue}")
        before = cue.end
    if len(words.chapters) < 3 or words.chapters[0].start != 0:
        raise ValueError(f"{path}: at least three chapters, the first at 0")


def webvtt(cues: tuple[Cue, ...]) -> str:
    """The cues as a WebVTT file."""
    blocks = ["WEBVTT"]
    blocks += [f"{_clock(cue.start)} --> {_clock(cue.end)}\n{cue.text}" for cue in cues]
    return "\n\n".join(blocks) + "\n"


def _clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"00:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
