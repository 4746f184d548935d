//! The device's small storage, which may be full, forbidden or missing.

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser allows no storage here (private window, blocked cookies, a sandboxed frame).
    Denied,
    /// There is no room left.
    Full,
}

#[cfg(target_arch = "wasm32")]
fn local() -> Result<web_sys::Storage, StorageError> {
    // The getter itself throws where storage is forbidden.
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(StorageError::Denied)
}

/// The text kept under `key`.
///
/// # Errors
/// [`StorageError::Denied`] where there is no storage; a missing key is `Ok(None)`.
#[cfg(target_arch = "wasm32")]
pub fn get(key: &str) -> Result<Option<String>, StorageError> {
    local()?.get_item(key).map_err(|_| StorageError::Denied)
}

/// Keeps `value` under `key`.
///
/// # Errors
/// [`StorageError`].
#[cfg(target_arch = "wasm32")]
pub fn set(key: &str, value: &str) -> Result<(), StorageError> {
    local()?
        .set_item(key, value)
        .map_err(|_| StorageError::Full)
}

/// Takes away what is kept under `key`.
#[cfg(target_arch = "wasm32")]
pub fn remove(key: &str) {
    if let Ok(local) = local() {
        // Where it is forbidden, nothing is kept.
        let _ = local.remove_item(key);
    }
}

/// The keys that begin so.
#[cfg(target_arch = "wasm32")]
pub fn keys(beginning: &str) -> Vec<String> {
    let Ok(local) = local() else {
        return Vec::new();
    };
    let all = 0..local.length().unwrap_or(0);
    let keys = all.filter_map(|i| local.key(i).ok().flatten());
    keys.filter(|key| key.starts_with(beginning)).collect()
}

/// Outside a browser nothing is kept.
#[cfg(not(target_arch = "wasm32"))]
pub fn remove(_key: &str) {}

/// Outside a browser nothing is kept.
#[cfg(not(target_arch = "wasm32"))]
pub fn keys(_beginning: &str) -> Vec<String> {
    Vec::new()
}

/// Outside a browser nothing is kept.
///
/// # Errors
/// Always [`StorageError::Denied`].
#[cfg(not(target_arch = "wasm32"))]
pub fn get(_key: &str) -> Result<Option<String>, StorageError> {
    Err(StorageError::Denied)
}

/// Outside a browser nothing is kept.
///
/// # Errors
/// Always [`StorageError::Denied`].
#[cfg(not(target_arch = "wasm32"))]
pub fn set(_key: &str, _value: &str) -> Result<(), StorageError> {
    Err(StorageError::Denied)
}
