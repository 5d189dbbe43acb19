//! Whether a machine is fit for what it does: a public terminal, following sources, publishing. Looks and changes
//! nothing; each finding has the command that mends it.
//!
//! What a person can do at the keyboard of a public terminal is more than the program sees: another console,
//! Ctrl-Alt-Del, the kernel's own keys. Those are the machine's business (`data/kiosk/README.md`), and checked here.

mod finding;
mod kiosk_checks;
mod machine;
mod publish_checks;
mod source_checks;
#[cfg(test)]
mod tests;

pub(in crate::command) use kiosk_checks::is_swap_line;
#[cfg(feature = "publish")]
pub(in crate::command) use publish_checks::find_closed;

use crate::cli::{DoctorArgs, Output};
use crate::command::context::Context;
use crate::command::error::CommandError;
use crate::locale::Locale;
use finding::{Check, Examiner, Grade};
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
    let examiner = Examiner { locale: &context.locale };
    let mut checks = Vec::new();
    if args.kiosk {
        let config = context.global.config.as_deref();
        checks.extend(kiosk_checks::check_machine(context, examiner, &args.root, config));
    }
    if args.sources {
        checks.extend(source_checks::check_sources(context, examiner));
    }
    if let Some(dir) = &args.publish {
        checks.extend(publish_checks::check_tree(context, examiner, dir));
    }
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
