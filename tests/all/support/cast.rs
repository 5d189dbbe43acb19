//! A run of the program as an asciinema recording (asciicast v2): what the terminal would have been sent, at moments
//! that are written down, so that the same run gives the same file.

use groupfinder::term::Screen;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// A recording.
pub struct Cast {
    lines: Vec<String>,
    screen: Screen<Vec<u8>>,
    milliseconds: u64,
}

impl Cast {
    /// Begins a recording of a screen.
    pub fn new(columns: u16, rows: u16, title: &str) -> Self {
        let head = serde_json::json!({
            "version": 2, "width": columns, "height": rows, "title": title, "env": {"TERM": "xterm-256color"}
        });
        let screen = Screen::new(Vec::new(), columns, rows);
        Self { lines: vec![head.to_string()], screen, milliseconds: 0 }
    }

    /// Adds a frame after a pause.
    pub fn frame(&mut self, pause: u64, buffer: &Buffer, cursor: Position) {
        self.milliseconds += pause;
        let show = |frame: &mut ratatui::Frame<'_>| {
            frame.buffer_mut().clone_from(buffer);
            frame.set_cursor_position(cursor);
        };
        self.screen.draw(show).unwrap();
        let bytes = std::mem::take(self.screen.out_mut());
        let seconds = self.milliseconds as f64 / 1000.0;
        let event = serde_json::json!([seconds, "o", String::from_utf8(bytes).unwrap()]);
        self.lines.push(event.to_string());
    }

    /// The file.
    pub fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }
}
