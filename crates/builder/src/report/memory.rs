//! How much memory the process held at most.

/// Bytes of the high-water mark, where the system tells it (Linux: `VmHWM` of `/proc/self/status`, proc(5)).
pub fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #[test]
    fn linux_tells_it() {
        assert!(super::peak_memory().is_some_and(|bytes| bytes > 100_000));
    }
}
