//! Whether a machine is fit to be a public terminal: what it has, and what to do. Looks and changes nothing.
//!
//! What a person can do at the keyboard is more than the program sees: another console, Ctrl-Alt-Del, the kernel's
//! own keys. Those are the machine's business (`data/kiosk/README.md`), and checked here.

mod checks;
mod finding;

use crate::cli::{DoctorArgs, Output};
use crate::command::context::Context;
use crate::command::error::CommandError;
use crate::locale::Locale;
use finding::{Check, Grade};
use serde::Serialize;
use std::io::Write;

/// The whole finding.
#[derive(Debug, Serialize)]
struct Finding {
    fit: bool,
    checks: Vec<Check>,
}

/// Looks at the machine. Gives 1 where something must be mended.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn examine_machine(
    context: &Context<'_>,
    args: &DoctorArgs,
    out: &mut dyn Write,
) -> Result<u8, CommandError> {
    let checks = checks::check_machine(&args.root, context.global.config.as_deref(), context.now);
    let fit = checks.iter().all(|check| check.grade != Grade::Bad);
    match args.output {
        Output::Text => print_checks(&checks, &context.locale, out)?,
        Output::Json => {
            serde_json::to_writer_pretty(&mut *out, &Finding { fit, checks })
                .map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(u8::from(!fit))
}

fn print_checks(checks: &[Check], locale: &Locale, out: &mut dyn Write) -> Result<(), CommandError> {
    for check in checks {
        let grade = locale.text(match check.grade {
            Grade::Ok => "doctor-ok",
            Grade::Warning => "doctor-warning",
            Grade::Bad => "doctor-bad",
        });
        let name = locale.text(&format!("doctor-{}", check.id));
        writeln!(out, "[{grade}] {name}: {}", check.found)?;
        if !check.advice.is_empty() {
            writeln!(out, "    {}", locale.with("doctor-do", &[("what", check.advice.as_str().into())]))?;
        }
    }
    let [bad, warnings] = [Grade::Bad, Grade::Warning]
        .map(|grade| checks.iter().filter(|check| check.grade == grade).count() as f64);
    let values = [("bad", bad.into()), ("warnings", warnings.into())];
    writeln!(out, "{}", locale.with("doctor-sum", &values))?;
    Ok(())
}
