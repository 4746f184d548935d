//! Names drawn by lot.

/// A name of ten letters and digits, none of which looks like another.
pub fn name() -> String {
    const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0_u8; 10];
    let drawn = gloo::utils::window().crypto();
    let drawn = drawn.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if drawn.is_err() {
        // A browser without them: it need not be secret, only seldom drawn twice.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    bytes
        .iter()
        .map(|byte| char::from(SIGNS[usize::from(byte % 32)]))
        .collect()
}

/// 32 hexadecimal digits that nobody can guess; none where the browser draws no such numbers.
pub fn secret() -> Option<String> {
    let mut bytes = [0_u8; 16];
    let crypto = gloo::utils::window().crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
