//! The screen: a fixed viewport over the whole terminal, drawn in one synchronized write.

use super::disputed_rows::DisputedRows;
use super::waiting_io::WaitingIo;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use std::io::{self, BufWriter, Stdout, Write};

type Out = CrosstermBackend<BufWriter<WaitingIo<Stdout>>>;

/// The size assumed where a terminal says none, or 0 by 0.
const ASSUMED: (u16, u16) = (80, 24);

/// What is drawn on.
pub(super) struct Screen {
    terminal: Terminal<Out>,
    /// The next frame starts from an empty screen.
    anew: bool,
    disputed: DisputedRows,
}

impl Screen {
    /// A screen of the terminal's present size.
    pub(super) fn new() -> io::Result<Self> {
        let (columns, rows) = terminal_size();
        Ok(Self { terminal: fixed_viewport(columns, rows)?, anew: true, disputed: DisputedRows::default() })
    }

    /// Draws a frame.
    pub(super) fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        out.write_all(b"\x1b[?2026h")?;
        if std::mem::take(&mut self.anew) {
            out.write_all(b"\x1b[0m\x1b[2J\x1b[H")?;
        }
        let frame = self.terminal.draw(view)?;
        let rewritten = self.disputed.rows_to_rewrite(frame.buffer);
        let out = self.terminal.backend_mut();
        if !rewritten.is_empty() {
            // The cursor goes back to where the frame has put it.
            out.write_all(b"\x1b7")?;
            rewritten.iter().try_for_each(|row| row.write(out))?;
            out.write_all(b"\x1b8")?;
        }
        out.write_all(b"\x1b[?2026l")?;
        Write::flush(out)
    }

    /// Takes on a new size. The next frame draws everything; ratatui's own way would ask the terminal where its
    /// cursor is and wait two seconds for an answer that some never give.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        self.terminal = fixed_viewport(columns, rows)?;
        self.anew = true;
        self.disputed = DisputedRows::default();
        Ok(())
    }

    /// Clears the screen and what scrolled off it, at once.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        out.write_all(super::terminal_mode::CLEAR)?;
        Write::flush(out)?;
        self.redraw()
    }

    /// Makes the next frame draw everything, at the terminal's present size.
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        let (columns, rows) = terminal_size();
        self.resize(columns, rows)
    }

    /// Width and height at present.
    pub(super) fn size(&mut self) -> (u16, u16) {
        let area = self.terminal.get_frame().area();
        (area.width, area.height)
    }
}

fn fixed_viewport(columns: u16, rows: u16) -> io::Result<Terminal<Out>> {
    let (columns, rows) = if columns == 0 || rows == 0 { ASSUMED } else { (columns, rows) };
    let out = BufWriter::with_capacity(1 << 16, WaitingIo::new(io::stdout()));
    let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
    Terminal::with_options(CrosstermBackend::new(out), TerminalOptions { viewport })
}

/// The terminal's size, asked of the kernel alone: crossterm would start `tput` where the answer is 0 by 0.
pub(super) fn terminal_size() -> (u16, u16) {
    match rustix::termios::tcgetwinsize(io::stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
        _ => ASSUMED,
    }
}
