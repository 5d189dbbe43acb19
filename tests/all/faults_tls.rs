//! Servers whose certificate or protocol is wrong: four troubles, four plain messages. `openssl` plays the server.

use assert_cmd::cargo::cargo_bin;
use needs::needs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Makes a certificate for a name from a moment to a moment, signed by itself.
fn certificate(dir: &Path, file: &str, name: &str, from: &str, to: &str) {
    let is_authority = if file == "authority" { "TRUE" } else { "FALSE" };
    let config = format!(
        "[ca]\ndefault_ca=own\n[own]\nnew_certs_dir={file}.certs\ndatabase={file}.db\nserial={file}.serial\n\
         default_md=sha256\npolicy=any\nx509_extensions=ends\n[any]\ncommonName=supplied\n[ends]\n\
         subjectAltName=DNS:{name}\nbasicConstraints=critical,CA:{is_authority}\n[req]\ndistinguished_name=dn\n[dn]\n"
    );
    std::fs::write(dir.join(format!("{file}.cnf")), config).unwrap();
    std::fs::create_dir(dir.join(format!("{file}.certs"))).unwrap();
    std::fs::write(dir.join(format!("{file}.db")), "").unwrap();
    std::fs::write(dir.join(format!("{file}.serial")), "01\n").unwrap();
    let openssl = |arguments: &str| {
        let arguments = arguments.replace('@', file);
        let mut command = Command::new("openssl");
        command.current_dir(dir).args(arguments.split(' '));
        let done = command.output().unwrap();
        assert!(done.status.success(), "openssl {arguments}: {}", String::from_utf8_lossy(&done.stderr));
    };
    openssl(
        "req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -config @.cnf -subj /CN=test -keyout @.key \
         -out @.csr",
    );
    openssl(&format!(
        "ca -batch -selfsign -notext -config @.cnf -startdate {from} -enddate {to} -keyfile @.key -in @.csr -out @.pem"
    ));
}

struct Server(Child, u16);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server that serves the files of `dir`.
fn serve(dir: &Path, file: &str, more: &[&str]) -> Server {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new("openssl");
    command.current_dir(dir).args(["s_server", "-WWW", "-accept", &format!("127.0.0.1:{port}")]);
    command.args(["-cert", &format!("{file}.pem"), "-key", &format!("{file}.key")]).args(more);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let out = child.stdout.take().unwrap();
    // It says ACCEPT once it listens.
    let heard = BufReader::new(out).lines().map_while(Result::ok).any(|line| line.starts_with("ACCEPT"));
    assert!(heard, "openssl s_server does not start");
    Server(child, port)
}

/// What the program says of `https://localhost:port/feed.json`, and its exit code, where it trusts `trusted`.
fn says(dir: &Path, port: u16, trusted: &str) -> (i32, String) {
    let done = Command::new(cargo_bin("groupfinder"))
        .args(["--data-dir"])
        .arg(dir.join("data"))
        .args(["sync", "--from", &format!("https://localhost:{port}/feed.json")])
        .env("SSL_CERT_FILE", dir.join(format!("{trusted}.pem")))
        .env_remove("SSL_CERT_DIR")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    (done.status.code().unwrap(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[needs(openssl)]
#[test]
fn the_four_troubles_are_told_in_plain_words_and_a_good_server_is_believed() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    certificate(dir, "good", "localhost", "20200101000000Z", "20490101000000Z");
    certificate(dir, "other", "other.example.org", "20200101000000Z", "20490101000000Z");
    certificate(dir, "authority", "localhost", "20200101000000Z", "20490101000000Z");
    certificate(dir, "past", "localhost", "20200101000000Z", "20200201000000Z");
    let feed =
        "{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{\"id\":\"1\",\"name\":\"Group\"}]}";
    // `-WWW` sends the file after a header of its own; for us the document is what counts.
    std::fs::write(dir.join("feed.json"), feed).unwrap();

    for (served, trusted, words) in [
        ("past", "past", "has run out"),
        ("good", "other", "not trusted"),
        ("other", "other", "belongs to another name"),
        ("authority", "authority", "not of a server"),
    ] {
        let server = serve(dir, served, &[]);
        let (code, told) = says(dir, server.1, trusted);
        assert_eq!(code, 5, "{told}");
        assert!(told.contains(words), "{served}: {told}");
        assert!(!told.contains("Other(") && !told.contains("Error"), "a cause in the form of Rust: {told}");
        assert!(!dir.join("data/dataset.json").exists());
    }
    let plain = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = plain.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in plain.incoming().flatten() {
            let mut stream = stream;
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    let (code, told) = says(dir, port, "good");
    assert!(code == 5 && told.contains("TLS 1.2 or newer"), "{told}");

    let server = serve(dir, "good", &[]);
    let (code, told) = says(dir, server.1, "good");
    assert_eq!(code, 0, "{told}");
}
