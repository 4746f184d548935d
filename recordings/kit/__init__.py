"""What all recordings share: drawing, timing, sound, words and the calls to ffmpeg."""
