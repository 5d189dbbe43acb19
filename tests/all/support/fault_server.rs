//! A server that answers as it is told, byte by byte: what no proper server would send.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What a client asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// `GET /feed.json HTTP/1.1` and the headers, in small letters.
    pub head: String,
    /// The path and the query.
    pub path: String,
    /// How many were asked before.
    pub number: usize,
}

impl Asked {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// A running server. It runs as long as the test does.
pub struct FaultServer {
    port: u16,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl FaultServer {
    /// Lets `answer` write to each connection whatever it likes.
    pub fn start(answer: impl Fn(&Asked, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (all, answer) = (Arc::clone(&asked), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (all, answer) = (Arc::clone(&all), Arc::clone(&answer));
                std::thread::spawn(move || {
                    let mut stream = stream;
                    let mut head = Vec::new();
                    let mut byte = [0];
                    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|n| n > 0) {
                        head.push(byte[0]);
                    }
                    let head = String::from_utf8_lossy(&head).replace('\r', "");
                    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                    let asked = {
                        let mut all = all.lock().unwrap();
                        let number = all.len();
                        all.push(Asked { head: head.to_ascii_lowercase(), path, number });
                        all.last().unwrap().clone()
                    };
                    answer(&asked, &mut stream);
                });
            }
        });
        Self { port, asked }
    }

    /// A server that sends the same bytes to everybody.
    pub fn bytes(bytes: Vec<u8>) -> Self {
        Self::start(move |_, stream| {
            let _ = stream.write_all(&bytes);
        })
    }

    /// The address of the feed.
    pub fn url(&self) -> String {
        self.at("/feed.json")
    }

    /// The address of a path.
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// What was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

/// A whole answer.
pub fn response(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut out =
        format!("HTTP/1.1 {status}\r\n{headers}connection: close\r\ncontent-length: {}\r\n\r\n", body.len())
            .into_bytes();
    out.extend_from_slice(body);
    out
}

/// Writes piece after piece with a pause between, until the client has enough.
pub fn drip(stream: &mut TcpStream, piece: &[u8], pause: Duration) {
    while stream.write_all(piece).is_ok() {
        std::thread::sleep(pause);
    }
}

/// Writes without end, as fast as it goes.
pub fn pour(stream: &mut TcpStream, piece: &[u8]) {
    while stream.write_all(piece).is_ok() {}
}

/// Holds the connection open without a word, until the client goes.
pub fn silence(stream: &mut TcpStream) {
    let mut byte = [0];
    while stream.read(&mut byte).is_ok_and(|n| n > 0) {}
}

/// Bytes packed with gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}
