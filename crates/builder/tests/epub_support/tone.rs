//! Sounds for tests that need some.

/// A tone of so many tenths of a second, as a WAV file of 8 kHz.
pub fn tone(tenths: usize, pitch: f64) -> Vec<u8> {
    let count = tenths * 800;
    let mut bytes = Vec::from(*b"RIFF");
    bytes.extend((36 + count as u32).to_le_bytes());
    bytes.extend(*b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    bytes.extend(8_000u32.to_le_bytes());
    bytes.extend(8_000u32.to_le_bytes());
    bytes.extend(*b"\x01\0\x08\0data");
    bytes.extend((count as u32).to_le_bytes());
    let wave = |at: usize| {
        let turn = at as f64 * pitch * std::f64::consts::TAU / 8_000.0;
        (128.0 + 20.0 * turn.sin()) as u8
    };
    bytes.extend((0..count).map(wave));
    bytes
}
