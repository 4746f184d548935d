"""Pictures and sound become files, through ffmpeg; the same input gives the same bytes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

import numpy
from numpy.typing import NDArray

from kit.draw import HEIGHT, WIDTH

RATE = 48_000
SAME_BYTES = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
QUIET = ["ffmpeg", "-y", "-hide_banner", "-loglevel", "error"]


def film(frames: Iterable[bytes], per_second: int, path: Path, quality: int) -> None:
    """Writes frames as VP9 in WebM."""
    command = [*QUIET, "-f", "rawvideo", "-pixel_format", "bgr0"]
    command += ["-video_size", f"{WIDTH}x{HEIGHT}", "-framerate", str(per_second), "-i", "-"]
    command += ["-an", "-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p", "-b:v", "0"]
    command += ["-crf", str(quality), "-deadline", "good", "-cpu-used", "3", "-threads", "1"]
    command += ["-g", str(per_second * 10), "-lag-in-frames", "25", "-auto-alt-ref", "1"]
    command += ["-vf", "scale=out_color_matrix=bt709:out_range=tv", "-colorspace", "bt709"]
    command += ["-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
    command += [*SAME_BYTES, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for frame in frames:
            process.stdin.write(frame)
        process.stdin.close()
        if process.wait() != 0:
            raise RuntimeError(f"ffmpeg could not write {path}")


def sound(samples: NDArray[numpy.float64], path: Path) -> None:
    """Writes one channel of samples (-1 to 1) as Opus in Ogg."""
    whole = numpy.round(samples * 32767).astype("<i2").tobytes()
    command = [*QUIET, "-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-"]
    command += ["-c:a", "libopus", "-b:a", "48k", "-vbr", "on", "-application", "audio"]
    command += ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
    subprocess.run([*command, "-f", "ogg", str(path)], input=whole, check=True)


def picture(frame: bytes, path: Path) -> None:
    """Writes one frame as a WebP picture of half the size."""
    command = [*QUIET, "-f", "rawvideo", "-pixel_format", "bgr0", "-video_size", f"{WIDTH}x{HEIGHT}", "-i", "-"]
    command += ["-vf", f"scale={WIDTH // 2}:-1", "-c:v", "libwebp", "-quality", "80", "-frames:v", "1"]
    subprocess.run([*command, str(path)], input=frame, check=True)
