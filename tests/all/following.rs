//! Following public sources from inside the real program: a loopback server stands in for all their addresses.

use crate::support::fault_server::{FaultServer, response};
use crate::support::pty::Pty;
use std::io::Write;
use std::time::Duration;

const DOWN: &str = "\x1b[B";
const F10: &str = "\x1b[21~";
const F11: &str = "\x1b[23~";
const ESC: &str = "\x1b";

/// Meetings of a Norwegian town on every day of the week, as an AA site publishes them.
fn meetings() -> String {
    let meeting = |day: u8| {
        format!(
            "{{\"slug\":\"m{day}\",\"name\":\"Fjordgruppen {day}\",\"day\":{day},\"time\":\"18:30\",\
             \"end_time\":\"19:30\",\"location\":\"Bydelshuset\",\
             \"formatted_address\":\"Strandgaten 1, 5013 Bergen, Norway\",\"city\":\"Bergen\",\"country\":\"NO\",\
             \"latitude\":60.39,\"longitude\":5.32,\"timezone\":\"Europe/Oslo\",\"types\":[\"O\"]}}"
        )
    };
    format!("[{}]", (0..7).map(meeting).collect::<Vec<_>>().join(","))
}

/// A server that gives the meetings for every address but those with a name in it that it does not know.
fn server() -> FaultServer {
    FaultServer::start(|_, stream| {
        let body = meetings();
        let answer = response("200 OK", "content-type: application/json\r\n", body.as_bytes());
        let _ = stream.write_all(&answer);
    })
}

fn start(server: &FaultServer, columns: u16, rows: u16) -> Pty {
    let address = server.at("");
    let pty = Pty::start(
        &["--test-catalogue", &address],
        columns,
        rows,
        &[("LANG", "nb_NO.UTF-8"), ("TZ", "Europe/Oslo")],
    );
    pty.wait_for("Hva gjelder det?");
    pty.wait("the end of the frame", |_| pty.ends_with("\x1b[?2026l"));
    pty
}

#[test]
fn a_person_sees_local_groups_after_four_keys() {
    let server = server();
    let mut pty = start(&server, 80, 24);
    assert!(pty.text().contains("oppført ennå"), "{}", pty.text());
    std::thread::sleep(Duration::from_millis(200));
    assert!(server.asked().is_empty(), "nothing is fetched unasked");
    for key in [F11, " ", "\r", ESC] {
        pty.send_and_wait(key);
    }
    // The list of sources names new groups too; those meant here stand in the list of groups, with time and town.
    pty.wait("local groups", |s| {
        let text = s.contents();
        ["Fjordgruppen", "18:30", "Bergen"].iter().all(|word| text.contains(word))
    });
    assert_eq!(server.asked().len(), 1, "{:?}", server.asked());
    let files = pty.files();
    assert!(files.contains("[[source]]") && files.contains("aa-online-intergroup"), "{files}");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn what_is_typed_and_selected_survives_the_arrival() {
    let server = server();
    let mut pty = start(&server, 120, 40);
    pty.send("angst");
    pty.wait_for("Søk: angst");
    for key in [F11, "\r", ESC] {
        pty.send_and_wait(key);
    }
    pty.wait("the list again", |s| s.contents().contains(" tilbud, beste treff"));
    // One goes on while it is fetched: into the list, to the third row.
    for _ in 0..3 {
        pty.send_and_wait(DOWN);
    }
    let name = |s: &vt100::Screen| {
        let row = usize::from(s.cursor_position().0);
        s.rows(0, 120)
            .nth(row)
            .unwrap_or_default()
            .split("> ")
            .nth(1)
            .unwrap_or_default()
            .chars()
            .take(12)
            .collect::<String>()
    };
    let selected = pty.look(name);
    assert!(!selected.is_empty(), "{}", pty.text());
    pty.wait("the new data", |s| {
        s.contents().contains("av 863 tilbud") || s.contents().contains("7 grupper")
    });
    pty.send_and_wait("\x0c");
    assert!(pty.text().contains("Søk: angst"), "{}", pty.text());
    assert_eq!(pty.look(name), selected, "{}", pty.text());
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn a_source_that_fails_says_so_in_words_and_is_stopped_again() {
    let server = FaultServer::start(|_, stream| {
        let _ = stream.write_all(&response("404 Not Found", "", b"no such page"));
    });
    let mut pty = start(&server, 120, 40);
    for key in [F11, "\r"] {
        pty.send_and_wait(key);
    }
    pty.wait_for("virker ikke");
    assert!(pty.text().contains("Det finnes ingen"), "{}", pty.text());
    assert!(pty.files().contains("[[source]]"));
    // Space takes the tick of the followed source away, Enter confirms it.
    pty.send_and_wait(" ");
    pty.wait_for("blir fjernet");
    pty.send_and_wait("\r");
    pty.wait_for("Følges ikke lenger");
    pty.wait("the settings without it", |_| !pty.files().contains("[[source]]"));
    pty.wait("the list without it", |s| !s.contents().contains("Kilder du følger"));
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}
