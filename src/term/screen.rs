//! The screen: a fixed viewport over the whole terminal, drawn in one synchronized write.

use super::frame_bytes::FrameBytes;
use super::terminal_mode::CLEAR;
use super::waiting_io::WaitingIo;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use std::io::{self, Stdout, Write};

/// The size assumed where a terminal says none, or 0 by 0.
const ASSUMED: (u16, u16) = (80, 24);

/// What is drawn on, and where its bytes go.
pub struct Screen<W> {
    terminal: Terminal<FrameBytes>,
    out: W,
}

impl<W: Write> Screen<W> {
    /// A screen of some size. The first frame draws everything.
    pub fn new(out: W, columns: u16, rows: u16) -> Self {
        Self { terminal: fixed_viewport(columns, rows), out }
    }

    /// Draws a frame.
    ///
    /// # Errors
    /// The bytes cannot be written.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.backend_mut().begin();
        let Ok(_) = self.terminal.draw(view);
        self.out.write_all(self.terminal.backend_mut().end())?;
        self.out.flush()
    }

    /// Takes on a new size. The next frame draws everything.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal = fixed_viewport(columns, rows);
    }

    /// Where its bytes go.
    pub fn out_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Width and height at present.
    pub(super) fn size(&mut self) -> (u16, u16) {
        let area = self.terminal.get_frame().area();
        (area.width, area.height)
    }
}

/// The screen of this program's own terminal.
pub(super) type OwnScreen = Screen<WaitingIo<Stdout>>;

impl OwnScreen {
    /// A screen of the terminal's present size.
    pub(super) fn of_terminal() -> Self {
        let (columns, rows) = terminal_size();
        Self::new(WaitingIo::new(io::stdout()), columns, rows)
    }

    /// Clears the screen and what scrolled off it, at once.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        self.out.write_all(CLEAR)?;
        self.redraw();
        Ok(())
    }

    /// Makes the next frame draw everything, at the terminal's present size.
    pub(super) fn redraw(&mut self) {
        let (columns, rows) = terminal_size();
        self.resize(columns, rows);
    }
}

fn fixed_viewport(columns: u16, rows: u16) -> Terminal<FrameBytes> {
    let (columns, rows) = if columns == 0 || rows == 0 { ASSUMED } else { (columns, rows) };
    let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
    let Ok(terminal) = Terminal::with_options(FrameBytes::new(columns, rows), TerminalOptions { viewport });
    terminal
}

/// The terminal's size, asked of the kernel alone.
pub(super) fn terminal_size() -> (u16, u16) {
    match rustix::termios::tcgetwinsize(io::stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
        _ => ASSUMED,
    }
}
