//! A raw server that answers badly: every answer ends in plain words, in time, and changes no data.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends where something is not as expected")]

mod common;

use groupfinder::store::disk::Disk;
use groupfinder::store::fetch::{Budget, fetch};
use groupfinder::store::{self, Options, Request, SyncError, sync_from};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

/// Serves every connection with `answer`, for as long as the test runs. Gives the address of the feed.
fn serve(answer: impl Fn(&mut TcpStream, u16) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut stream = stream;
            let mut request = Vec::new();
            let mut byte = [0];
            while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|n| n > 0) {
                request.push(byte[0]);
            }
            answer(&mut stream, port);
        }
    });
    format!("http://127.0.0.1:{port}/feed.json")
}

fn serve_bytes(bytes: Vec<u8>) -> String {
    serve(move |stream, _| {
        let _ = stream.write_all(&bytes);
    })
}

fn response(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut out =
        format!("HTTP/1.1 {status}\r\n{headers}connection: close\r\ncontent-length: {}\r\n\r\n", body.len())
            .into_bytes();
    out.extend_from_slice(body);
    out
}

fn quick() -> Budget {
    let short = Duration::from_millis(400);
    Budget { resolve: short, connect: short, response: short, body: short, bytes: 100_000 }
}

#[test]
fn a_whole_answer_is_taken_whatever_it_calls_itself() {
    let body = common::dataset(&["1"]);
    for headers in ["", "content-type: text/html\r\n", "content-type: application/octet-stream\r\n"] {
        let address = serve_bytes(response("200 OK", headers, body.as_bytes()));
        assert_eq!(fetch(&address, &quick()).unwrap(), body.as_bytes());
    }
    let chunked = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
        body.len()
    );
    assert_eq!(fetch(&serve_bytes(chunked.into_bytes()), &quick()).unwrap(), body.as_bytes());
}

#[test]
fn bad_answers_are_told_in_plain_words() {
    let cases: [(Vec<u8>, &str); 15] = [
        (response("404 Not Found", "", b"no"), "check the address"),
        (response("410 Gone", "", b""), "check the address"),
        (response("403 Forbidden", "", b""), "wait a day"),
        (response("429 Too Many", "retry-after: 120\r\n", b""), "120 seconds"),
        (response("503 Down", "", b""), "try again later"),
        (response("204 No Content", "", b""), "no whole feed"),
        (response("206 Partial", "", b"[]"), "no whole feed"),
        (response("304 Not Modified", "", b""), "was not asked"),
        (response("418 Teapot", "", b""), "418"),
        (response("200 OK", "content-encoding: br\r\n", b"x"), "encoding"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n[1,2".to_vec(), "ended too early"),
        (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n500\r\n[1,2".to_vec(), ""),
        (response("200 OK", "", &vec![b' '; 100_001]), "more than"),
        (b"".to_vec(), ""),
        (b"SSH-2.0-OpenSSH\r\n\r\n".to_vec(), ""),
    ];
    for (bytes, words) in cases {
        let shown = String::from_utf8_lossy(&bytes).chars().take(40).collect::<String>();
        let started = Instant::now();
        let error = fetch(&serve_bytes(bytes), &quick()).expect_err(&shown);
        assert!(error.contains(words), "{shown:?}: {error}");
        assert!(started.elapsed() < Duration::from_secs(2), "{shown:?} took {:?}", started.elapsed());
    }
}

#[test]
fn slow_endless_and_looping_servers_end_in_time() {
    let silent = serve(|_, _| std::thread::sleep(Duration::from_secs(3)));
    let drop_by_drop = serve(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(b" ").is_ok() {
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    let endless = serve(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b' '; 4096]).is_ok() {}
    });
    let headers = serve(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
        while stream.write_all(b"x-more: and more and more\r\n").is_ok() {}
    });
    let circle = serve(|stream, port| {
        let to = format!("location: http://127.0.0.1:{port}/again\r\n");
        let _ = stream.write_all(&response("302 Found", &to, b""));
    });
    for (address, words) in [
        (silent, "too slow"),
        (drop_by_drop, "too slow"),
        (endless, "more than"),
        (headers, ""),
        (circle, "without end"),
    ] {
        let started = Instant::now();
        let error = fetch(&address, &quick()).unwrap_err();
        assert!(error.contains(words), "{error}");
        assert!(started.elapsed() < Duration::from_secs(2), "{error}: {:?}", started.elapsed());
    }
}

#[test]
fn nobody_there_is_told_and_other_schemes_are_not_followed() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let error = fetch(&format!("http://127.0.0.1:{port}/"), &quick()).unwrap_err();
    assert!(error.contains("refuses connections") || error.contains("no connection"), "{error}");
    let to_file = serve_bytes(response("302 Found", "location: file:///etc/hostname\r\n", b""));
    assert!(fetch(&to_file, &quick()).is_err());
}

#[test]
fn a_feed_over_http_is_taken_in_and_a_login_page_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let sync = |from: &str| {
        let request = Request {
            name: Some("town"),
            ..Request::new(from, "2026-11-24T12:00:00Z".parse().unwrap(), jiff::civil::date(2026, 11, 24))
        };
        sync_from(Some(&data), &Disk::default(), &request)
    };
    let good = serve_bytes(response("200 OK", "", common::dataset(&["1", "2"]).as_bytes()));
    assert_eq!(sync(&good).unwrap().groups, 2);
    let before = std::fs::read(data.join("dataset.json")).unwrap();
    let portal =
        serve_bytes(response("200 OK", "etag: \"x\"\r\n", b"<!DOCTYPE html><title>Free WiFi</title>"));
    assert!(matches!(sync(&portal), Err(SyncError::Feed(_))));
    let cut = common::dataset(&["1", "2"]);
    let cut = cut.split_at(cut.len() / 2).0;
    // Closed by the server: the library cannot tell that something is missing, the reading of JSON does.
    let cut = serve_bytes(format!("HTTP/1.1 200 OK\r\n\r\n{cut}").into_bytes());
    assert!(matches!(sync(&cut), Err(SyncError::Feed(_))));
    assert_eq!(std::fs::read(data.join("dataset.json")).unwrap(), before);
    let opened = store::open(&Options { data_dir: Some(data.clone()), demo: false });
    assert_eq!(opened.header.unwrap().sources[0].url, good);
}
