//! `groupfinder kiosk`: sets a machine up as a public terminal, and takes that back. It changes files alone and starts
//! no program; what a running machine has to be told is printed.

mod accounts;
mod code;
mod image;
mod journal;
mod remove;
mod steps;

pub(super) use code::make_staff_code;

use super::context::Context;
use super::error::CommandError;
use crate::cli::{InstallArgs, KioskArgs, KioskCommand};
use journal::Journal;
use std::io::Write;
use std::path::Path;
use steps::plan_steps;

/// What a running machine is told afterwards.
const THEN: [&str; 6] = [
    "systemctl daemon-reload",
    "sysctl --system",
    "swapoff -a",
    "systemctl start groupfinder-sync.service",
    "systemctl start groupfinder-kiosk.service",
    "groupfinder doctor --kiosk",
];

/// Sets a machine up, or takes it back.
///
/// # Errors
/// A file cannot be written; what was done until then is noted, and can be taken back.
pub(super) fn manage_kiosk(
    context: &Context<'_>,
    args: &KioskArgs,
    out: &mut dyn Write,
) -> Result<u8, CommandError> {
    match &args.action {
        KioskCommand::Install(args) => install(context, args, out),
        KioskCommand::Remove(args) => remove::take_back(context, &args.root, args.dry_run, out),
    }
}

fn install(context: &Context<'_>, args: &InstallArgs, out: &mut dyn Write) -> Result<u8, CommandError> {
    let steps = plan_steps(args);
    let mut journal = Journal::open(&args.root);
    for step in &steps {
        if step.is_done(&args.root) {
            continue;
        }
        writeln!(out, "{}", step.command())?;
        if !args.dry_run {
            let done = step.run(&args.root).and_then(|changes| journal.note(changes));
            done.map_err(|e| CommandError::of_disk(&step.place(&args.root), &e, &context.locale))?;
        }
    }
    for line in
        steps.iter().filter(|step| step.is_done(&args.root)).filter_map(|step| step.line_by_hand(&args.root))
    {
        writeln!(out, "{}", context.locale.with("kiosk-by-hand", &[("line", line.into())]))?;
    }
    let is_image = args.root != Path::new("/");
    if is_image && !args.dry_run {
        let root = args.root.display();
        writeln!(out, "{}", context.locale.text("kiosk-then"))?;
        writeln!(out, "groupfinder doctor --kiosk --root {root}")?;
        return Ok(0);
    }
    writeln!(out, "{}", context.locale.text("kiosk-then"))?;
    for command in THEN {
        let command = if args.graphical {
            command.replace("groupfinder-kiosk.service", "groupfinder-kiosk-graphical.service")
        } else {
            command.to_owned()
        };
        writeln!(out, "{command}")?;
    }
    Ok(0)
}
