//! What several tests share: small invented datasets.

use std::path::Path;

/// An invented group as JSON.
pub fn group_json(id: &str) -> String {
    format!(
        "{{\"id\":\"{id}\",\"name\":\"Group {id}\",\"topics\":[\"bereavement\"],\"formats\":[\"in-person\"],\
         \"place\":{{\"street\":\"Beispielgasse 1\",\"city\":\"Berlin\",\"country\":\"DE\"}},\
         \"meetings\":[{{\"day\":\"tue\",\"start\":\"18:30\"}}]}}"
    )
}

/// A native dataset of invented groups.
pub fn dataset(ids: &[&str]) -> String {
    let groups: Vec<String> = ids.iter().map(|id| group_json(id)).collect();
    format!(
        "{{\"format\":\"groupfinder\",\"schema_version\":1,\"dataset_id\":\"test\",\"version\":1,\
         \"generated_at\":\"2026-11-01T00:00:00Z\",\"groups\":[\n{}\n]}}\n",
        groups.join(",\n")
    )
}

/// Writes such a dataset to a file.
#[allow(dead_code, reason = "not every test that shares this file writes one")]
pub fn write_dataset(path: &Path, ids: &[&str]) {
    std::fs::write(path, dataset(ids)).unwrap();
}
