//! Printing what was found.

use super::context::Context;
use super::error::CommandError;
use crate::cli::SheetOutput;
use crate::locale::letters::Letters;
use crate::ui::look::Surroundings;
use serde_json::Value;
use std::io::{self, IsTerminal, Write};

/// The letters that the terminal on standard output shows; all where something else reads it.
pub fn letters_of_output() -> Letters {
    if io::stdout().is_terminal() { Surroundings::of_process().letters() } else { Letters::All }
}

/// Whether a spreadsheet may be written: a terminal shows none. `example` is a command that keeps it.
///
/// # Errors
/// Standard output is a terminal.
pub(super) fn check_not_terminal(
    context: &Context<'_>,
    output: SheetOutput,
    example: &str,
) -> Result<(), CommandError> {
    if output == SheetOutput::Xlsx && io::stdout().is_terminal() {
        return Err(CommandError::Usage(
            context.locale.with("sheet-needs-file", &[("example", example.into())]),
        ));
    }
    Ok(())
}

/// One JSON document, indented, with a line end.
///
/// # Errors
/// Output cannot be written.
pub(super) fn print_json(out: &mut dyn Write, value: &Value) -> Result<(), CommandError> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// A native record, given as a JSON object, with members put in at its end.
pub(super) fn append_members(record: &str, members: &[(&str, Value)]) -> String {
    let body = record.trim().strip_suffix('}').unwrap_or(record).trim_end();
    let mut out = String::with_capacity(body.len() + 64);
    out.push_str(body);
    let mut first = body.ends_with('{');
    for (name, value) in members {
        if !first {
            out.push(',');
        }
        first = false;
        out.push_str(&Value::from(*name).to_string());
        out.push(':');
        out.push_str(&value.to_string());
    }
    out.push('}');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn members_are_put_in_at_the_end() {
        assert_eq!(
            append_members("{\"id\":\"1\"}", &[("score", json!(1.5))]),
            "{\"id\":\"1\",\"score\":1.5}"
        );
        assert_eq!(
            append_members("{ \"id\": {\"a\":1} }\n", &[("x", json!(null))]),
            "{ \"id\": {\"a\":1},\"x\":null}"
        );
        assert_eq!(
            append_members("{}", &[("score", json!(1)), ("b", json!("c"))]),
            "{\"score\":1,\"b\":\"c\"}"
        );
    }
}
