//! Where an address leads.

/// The host of an address, as a person reads it.
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or(rest);
    // What stands before an @ is no host: `https://good.example@bad.example/`.
    authority.rsplit('@').next().unwrap_or(authority)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn the_host_shown_is_the_host_gone_to() {
        assert_eq!(host("https://www.edx.org/course/x?y#z"), "www.edx.org");
        assert_eq!(host("https://good.example@bad.example/"), "bad.example");
        assert_eq!(host("http://example.org:8080"), "example.org:8080");
        assert_eq!(host("https://bad.example\\@good.example/"), "bad.example");
    }
}
