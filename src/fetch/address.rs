//! Relative addresses, joined to the address of their document.

/// RFC 3986 section 5.2 without the removal of dot segments, which servers do themselves.
pub(super) fn join_address(from: &str, location: &str) -> String {
    let location = location.split('#').next().unwrap_or_default();
    let scheme = location.split(['/', '?']).next().unwrap_or_default();
    if scheme.contains(':') {
        return location.to_owned();
    }
    let (start, rest) = from.split_once("://").unwrap_or(("http", from));
    let rest = rest.split('#').next().unwrap_or_default();
    let path_at = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(path_at).unwrap_or((rest, ""));
    let path = path.split('?').next().unwrap_or_default();
    if location.starts_with("//") {
        format!("{start}:{location}")
    } else if location.starts_with('/') {
        format!("{start}://{authority}{location}")
    } else if location.starts_with('?') {
        format!("{start}://{authority}{path}{location}")
    } else {
        let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
        format!("{start}://{authority}{directory}/{location}")
    }
}
