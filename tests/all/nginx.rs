//! A published tree served by nginx, with the configuration that the documentation shows, and followed over http.

use needs::needs;
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const CONFIGURATION: &str = include_str!("../../data/publishing/nginx.conf");

/// nginx, until the end of the test.
struct Nginx(Child);

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts nginx on a free port; one that was free may be taken by another test before nginx has it.
fn nginx(dir: &Path, tree: &Path) -> (Nginx, u16) {
    let mut told = String::new();
    for _ in 0..5 {
        match start_nginx(dir, tree) {
            Ok(started) => return started,
            Err(why) => told = why,
        }
    }
    panic!("nginx does not start: {told}");
}

fn start_nginx(dir: &Path, tree: &Path) -> Result<(Nginx, u16), String> {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = CONFIGURATION
        .replace("listen LISTEN", &format!("listen 127.0.0.1:{port}"))
        .replace("root ROOT", &format!("root {}", tree.display()));
    let mut all = String::from("daemon off;\nworker_processes 1;\nerror_log error.log;\npid nginx.pid;\n");
    all.push_str("events { worker_connections 64; }\nhttp {\n");
    for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        let _ = writeln!(all, "{kind}_temp_path tmp-{kind};");
    }
    all.push_str(&server);
    all.push_str("}\n");
    // A worker that runs as nobody has to be let in.
    let user = if is_root() { "user root;\n" } else { "" };
    std::fs::write(dir.join("nginx.conf"), format!("{user}{all}")).unwrap();
    let mut command = Command::new("nginx");
    command.arg("-p").arg(dir).args(["-c", "nginx.conf", "-e", "error.log"]);
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut server = Nginx(child);
    let until = Instant::now() + Duration::from_secs(60);
    // Once the process file is there, nginx has its port.
    while !dir.join("nginx.pid").exists() || TcpStream::connect(("127.0.0.1", port)).is_err() {
        if server.0.try_wait().unwrap().is_some() || Instant::now() > until {
            let _ = server.0.kill();
            let mut told = String::new();
            server.0.stderr.take().unwrap().read_to_string(&mut told).unwrap();
            return Err(told);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok((server, port))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0"))
}

/// What nginx answers: status line and headers, and the body.
fn get(port: u16, path: &str, header: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n{header}Connection: close\r\n\r\n").unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let body = bytes.split_off(end + 4);
    (String::from_utf8(bytes).unwrap().to_ascii_lowercase(), body)
}

fn groupfinder(dir: &Path, args: &[&str]) -> Value {
    let mut command = assert_cmd::Command::cargo_bin("groupfinder").unwrap();
    command.current_dir(dir).args(["--now", "2026-11-24T12:00:00Z"]).args(args);
    for proxy in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(proxy);
    }
    let output = command.env("HOME", dir).env("XDG_CONFIG_HOME", dir).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap_or_default()
}

/// A feed of invented groups; `version` groups of it are other ones in each version.
fn feed(dir: &Path, version: usize) {
    let countries = ["DE", "AT", "NO", "US"];
    let groups: Vec<String> = (0..3000)
        .map(|n| {
            let changed = if n % 500 < version { version } else { 0 };
            format!(
                "{{\"id\":\"g{n}\",\"name\":\"Gruppe {n}\",\"description\":\"Ring {changed} twice, {}\",\
                 \"place\":{{\"street\":\"Beispielgasse {n}\",\"city\":\"Ort\",\"country\":\"{}\"}}}}",
                n * 7919 % 10_007,
                countries[n % 4]
            )
        })
        .collect();
    let text =
        format!("{{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{}]}}", groups.join(","));
    std::fs::write(dir.join("feed.json"), text).unwrap();
}

#[needs(nginx)]
#[test]
fn a_tree_served_by_nginx_is_followed_over_three_versions() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path();
    groupfinder(dir, &["publish-key", "p.key", "--no-passphrase"]);
    let publish = |version: usize| {
        feed(dir, version);
        let args = [
            "publish",
            "tree",
            "--key",
            "p.key",
            "--from",
            "feed.json",
            "--dataset-id",
            "test",
            "--output",
            "json",
        ];
        groupfinder(dir, &args)
    };
    let first = publish(1);
    let (_nginx, port) = nginx(dir, &dir.join("tree"));
    let address = format!("http://localhost:{port}/entry.json");
    let sync = |data: &str, more: &[&str]| {
        let args =
            ["--data-dir", data, "sync", "--from", &address, "--public-key", "p.key.pub", "--output", "json"];
        groupfinder(dir, &[&args[..], more].concat())
    };
    let whole = sync("follower", &[]);
    assert_eq!((&whole["signed"]["way"], &whole["groups"]), (&"full".into(), &3000.into()));
    let region = sync("regional", &["--region", "NO"]);
    assert_eq!((&region["signed"]["way"], &region["groups"]), (&"regions".into(), &750.into()));
    let bytes = |told: &Value| told["signed"]["bytes"].as_u64().unwrap();
    println!("version 1, whole: {} bytes; one region of four: {} bytes", bytes(&whole), bytes(&region));
    assert!(bytes(&region) * 2 < bytes(&whole));

    for version in 2..=4 {
        let published = publish(version);
        assert_eq!(published["version"], version);
        let delta = sync("follower", &[]);
        assert_eq!((&delta["signed"]["way"], &delta["signed"]["requests"]), (&"delta".into(), &3.into()));
        assert_eq!(delta["changed"].as_u64(), published["changed"].as_u64(), "{delta}");
        println!("version {version}, {} groups changed: {} bytes", published["changed"], bytes(&delta));
        assert!(bytes(&delta) * 5 < bytes(&whole), "{} of {}", bytes(&delta), bytes(&whole));
        // Whoever comes new gets the same groups, byte for byte.
        let fresh = sync(&format!("fresh{version}"), &[]);
        assert_eq!(fresh["signed"]["way"], "full");
        let records = |data: &str| {
            let text = std::fs::read_to_string(dir.join(data).join("dataset.json")).unwrap();
            text.split_once("\"groups\":[").unwrap().1.to_owned()
        };
        assert_eq!(records("follower"), records(&format!("fresh{version}")));
        let kept = |data: &str| {
            let state =
                std::fs::read_to_string(dir.join(data).join("published/localhost/state.json")).unwrap();
            serde_json::from_str::<Value>(&state).unwrap()["full_sha256"].as_str().unwrap().to_owned()
        };
        assert_eq!(kept("follower"), published["sha256"].as_str().unwrap());
        assert_eq!(kept("follower"), kept(&format!("fresh{version}")));
        assert_eq!(sync("follower", &[])["outcome"], "unchanged");
    }

    let (entry, body) = get(port, "/entry.json", "");
    assert!(
        entry.starts_with("http/1.1 200") && entry.contains("cache-control: public, max-age=300"),
        "{entry}"
    );
    let tag = entry.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
    assert!(!tag.starts_with("w/"), "a strong tag: {tag}");
    assert!(get(port, "/entry.json", &format!("If-None-Match: {tag}\r\n")).0.starts_with("http/1.1 304"));
    assert!(get(port, "/entry.json.minisig", "").0.starts_with("http/1.1 200"));
    let said: Value = serde_json::from_slice(&body).unwrap();
    // A follower between an old entry and its files must find them.
    for hash in [said["full"]["sha256"].as_str().unwrap(), first["sha256"].as_str().unwrap()] {
        let (file, packed) = get(port, &format!("/data/{hash}.json.gz"), "Accept-Encoding: gzip\r\n");
        assert!(file.starts_with("http/1.1 200") && file.contains("max-age=31536000, immutable"), "{file}");
        assert!(!file.contains("content-encoding") && packed.starts_with(&[0x1F, 0x8B]), "{file}");
    }
    for hidden in ["/history.json", "/.lock", "/", "/data/", "/../p.key"] {
        let (answer, _) = get(port, hidden, "");
        assert!(["404", "403", "400"].iter().any(|code| answer.contains(code)), "{hidden}: {answer}");
    }
}

#[test]
fn the_readme_shows_this_very_configuration() {
    let readme = include_str!("../../README.md");
    let settings = CONFIGURATION.split_once("server {").unwrap().1;
    assert!(readme.contains(settings), "the recipe in README.md is not data/publishing/nginx.conf");
}
