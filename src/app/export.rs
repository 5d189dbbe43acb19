//! Taking a group out of the program: on paper, as a file, as a QR code for a telephone.

use super::action::Action;
use super::choices;
use super::message::{Effect, ExportTarget, World};
use super::policy;
use super::state::{ChoiceKind, State, StatusMessage};
use crate::page::QrContent;

/// Lists the ways, or goes the one that an action names. Without a selected group it says so.
pub fn start_export(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    let Some(group) = state.list.group else {
        state.message = Some(StatusMessage::new("take-none"));
        return Vec::new();
    };
    match action {
        Action::Code => vec![Effect::Picture(QrContent::Reach, group)],
        Action::Calendar => vec![Effect::Export(ExportTarget::Calendar, group)],
        _ => {
            choices::open(state, ChoiceKind::Export, world);
            Vec::new()
        }
    }
}

/// Shows a QR code of the selected group.
pub fn show_qr_code(state: &State, content: QrContent) -> Vec<Effect> {
    state.list.group.map(|group| Effect::Picture(content, group)).into_iter().collect()
}

/// Exports the selected group outside the program, where the mode permits it.
pub fn export_to(state: &State, target: ExportTarget) -> Vec<Effect> {
    let effect = state.list.group.map(|group| Effect::Export(target, group));
    effect.filter(|effect| policy::permits(*effect, state.setup.mode)).into_iter().collect()
}
