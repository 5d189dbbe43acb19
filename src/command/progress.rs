//! How far a long command is: one line on a terminal that goes away at the end, nothing where nobody watches.

use crate::locale::Locale;
use crate::sync::{Phase, Progress};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// Rather a quiet line than a lively one: it is drawn so often a second.
const TIMES_A_SECOND: u8 = 5;

/// A line that says how far it is.
pub(super) struct ProgressLine {
    bar: Option<ProgressBar>,
}

impl ProgressLine {
    /// A line on the terminal that words go to, if they go to one that can draw.
    pub fn new() -> Self {
        let draws = std::io::stderr().is_terminal() && std::env::var("TERM").is_ok_and(|term| term != "dumb");
        let bar = draws.then(|| {
            let target = ProgressDrawTarget::stderr_with_hz(TIMES_A_SECOND);
            let bar = ProgressBar::with_draw_target(Some(0), target);
            bar.set_style(bar_style("{msg}"));
            bar
        });
        Self { bar }
    }

    /// Says in words what is being done, with a bar where the whole is known.
    pub fn show(&self, words: String, done: Option<(u64, u64)>) {
        let Some(bar) = &self.bar else { return };
        match done.filter(|(_, total)| *total > 0) {
            Some((done, total)) => {
                bar.set_style(bar_style("{msg} [{bar:24}] {percent}%"));
                bar.set_length(total);
                bar.set_position(done);
            }
            None => bar.set_style(bar_style("{msg}")),
        }
        bar.set_message(words);
        bar.tick();
    }

    /// Says how far a sync is.
    pub(super) fn show_sync(&self, progress: Progress<'_>, words: &Locale) {
        if self.bar.is_none() {
            return;
        }
        let source = match progress.of {
            0 | 1 => progress.source.to_owned(),
            of => format!("{}/{of} {}", progress.number, progress.source),
        };
        let source = ("source", source.into());
        match progress.phase {
            Phase::Asking => self.show(words.with("sync-phase-asking", &[source]), None),
            Phase::Receiving { bytes, total: None } => {
                let values = [source, ("done", in_megabytes(bytes, words).into())];
                self.show(words.with("sync-phase-receiving", &values), None);
            }
            Phase::Receiving { bytes, total: Some(total) } => {
                let values = [
                    source,
                    ("done", in_megabytes(bytes, words).into()),
                    ("total", in_megabytes(total, words).into()),
                ];
                self.show(words.with("sync-phase-receiving-of", &values), Some((bytes, total)));
            }
            Phase::Reading { groups } => {
                let values = [source, ("groups", words.number(groups).into())];
                self.show(words.with("sync-phase-reading", &values), None);
            }
            Phase::Done => self.clear(),
        }
    }

    /// Takes the line off the terminal.
    pub fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
            bar.reset();
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn in_megabytes(bytes: u64, words: &Locale) -> String {
    words.number(bytes.div_ceil(1_000_000))
}

fn bar_style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
}
