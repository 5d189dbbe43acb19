//! Data of an earlier version, met by this program.

use assert_cmd::cargo::cargo_bin;
use needs::needs;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Home(tempfile::TempDir);

impl Home {
    /// A home with what version 0.1.0 left, and a configuration that follows the same feed.
    fn of_0_1_0() -> Self {
        let home =
            Self(tempfile::Builder::new().permissions(PermissionsExt::from_mode(0o755)).tempdir().unwrap());
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/data-0.1.0");
        fs::create_dir(home.path("data")).unwrap();
        for name in ["dataset.json", "sources.json", "state.json"] {
            fs::copy(fixture.join(name), home.path("data").join(name)).unwrap();
        }
        fs::copy(fixture.join("groups.json"), home.path("groups.json")).unwrap();
        let url = home.path("groups.json");
        let config = format!("[[source]]\nname = \"lakeside\"\nurl = \"{}\"\n", url.display());
        fs::write(home.path("config.toml"), config).unwrap();
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, program: &Path, arguments: &[&str]) -> (i32, String, String) {
        self.run_as(program, None, arguments)
    }

    fn run_as(&self, program: &Path, user: Option<u32>, arguments: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(program);
        if let Some(user) = user {
            std::os::unix::process::CommandExt::uid(&mut command, user);
        }
        let done = command
            .env_clear()
            .env("HOME", "/nonexistent")
            .current_dir(self.0.path())
            .args(["--data-dir", "data", "--config", "config.toml", "--now", "2026-11-28T10:00:00Z"])
            .args(arguments)
            .output()
            .unwrap();
        (
            done.status.code().unwrap(),
            String::from_utf8(done.stdout).unwrap(),
            String::from_utf8(done.stderr).unwrap(),
        )
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        self.command(&cargo_bin("groupfinder"), arguments)
    }
}

#[test]
fn data_of_version_0_1_0_is_read_and_followed_further() {
    let home = Home::of_0_1_0();
    let (code, found, told) = home.run(&["search", "anxiety", "--output", "json"]);
    assert!(code == 0 && found.contains("\"lake-2\""), "{told}");
    let (_, status, _) = home.run(&["status", "--output", "json"]);
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    assert_eq!(status["dataset"]["intact"], true);
    assert_eq!(status["sources"][0]["last_success"], "2026-11-28T09:00:00Z");
    let (code, _, told) = home.run(&["sync", "lakeside"]);
    assert_eq!(code, 0, "{told}");
    let states = fs::read_to_string(home.path("data/sources.json")).unwrap();
    let machine = fixture_machine();
    assert!(states.contains(&machine), "this machine keeps its own times: {states}");
    let (code, shown, _) = home.run(&["show", "lake-1"]);
    assert!(code == 0 && shown.contains("Lakeside grief group"));
}

#[test]
fn an_index_of_another_version_is_rebuilt_once_by_a_sync_that_changes_nothing() {
    let home = Home::of_0_1_0();
    assert_eq!(home.run(&["sync", "lakeside"]).0, 0);
    let index = home.path("data/index");
    let good = fs::read(&index).unwrap();
    // As another program leaves it: the mark of the form is one that this one does not know.
    let mark = good.windows(7).rposition(|bytes| bytes == b"gfindex").unwrap();
    let mut other = good.clone();
    other[mark + 7] = b'0';
    fs::write(&index, &other).unwrap();
    let (_, found, _) = home.run(&["doctor", "--sources"]);
    assert!(found.contains("does not match this program") && found.contains("groupfinder sync"), "{found}");
    let (code, out, told) = home.run(&["sync", "--all"]);
    assert!(code == 0 && out.contains("no changes"), "{out}{told}");
    assert_eq!(fs::read(&index).unwrap(), good);
    let (_, _, told) = home.run(&["sync", "--all"]);
    assert!(!told.contains("index"), "once is enough: {told}");
}

#[needs(root)]
#[test]
fn who_cannot_write_builds_the_index_in_memory_and_is_told() {
    let home = Home::of_0_1_0();
    let program = home.path("groupfinder");
    fs::copy(cargo_bin("groupfinder"), &program).unwrap();
    fs::set_permissions(home.path("data"), PermissionsExt::from_mode(0o755)).unwrap();
    for name in ["dataset.json", "sources.json", "state.json"] {
        fs::set_permissions(home.path("data").join(name), PermissionsExt::from_mode(0o644)).unwrap();
    }
    let (code, found, told) = home.run_as(&program, Some(65_534), &["search", "anxiety", "--output", "json"]);
    assert!(
        code == 0 && found.contains("\"lake-2\"") && told.contains("starting takes longer each time"),
        "{told}"
    );
    assert!(!home.path("data/index").exists());
    let (_, found, _) = home.run_as(&program, Some(65_534), &["doctor", "--sources"]);
    assert!(found.contains("does not match this program"), "{found}");
}

/// The random id that version 0.1.0 gave the machine.
fn fixture_machine() -> String {
    let states: serde_json::Value =
        serde_json::from_str(include_str!("../fixtures/data-0.1.0/sources.json")).unwrap();
    states["machine"].as_str().unwrap().to_owned()
}
