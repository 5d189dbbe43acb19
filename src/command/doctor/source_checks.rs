//! Whether the sources that are followed give what they should.

use super::finding::{Check, Examiner};
use crate::app::page::{Moment, age_text};
use crate::command::context::Context;
use crate::command::error_words::describe_config_error;
use crate::config::{Config, SourceSettings};
use crate::publish::TrustedKey;
use crate::publish::cache::FollowerCache;
use crate::store;
use crate::sync::overview::{Overview, SourceOverview, read_overview};
use jiff::SignedDuration;
use std::path::Path;

/// A source that was not heard of for longer should be looked at, and after the second time it is bad.
const OLD: (SignedDuration, SignedDuration) =
    (SignedDuration::from_hours(7 * 24), SignedDuration::from_hours(30 * 24));

/// All checks of a machine that follows sources: its configuration, the data, and each source.
pub(super) fn check_sources(context: &Context<'_>, examiner: Examiner<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    let path = crate::config::edit::path_to_edit(context.global.config.as_deref()).unwrap_or_default();
    let shown = [("path", path.to_string_lossy().into_owned().into())];
    checks.push(match &context.config_error {
        Some(error) => {
            let told = [("what", describe_config_error(error, &context.locale).into())];
            examiner.fail("config", "found-as-it-is", &told, "groupfinder config --check")
        }
        None => examiner.pass("config", "found-config-right", &shown),
    });
    let dir = store::disk::data_dir(context.global.data_dir.as_deref());
    let header = dir.as_deref().and_then(store::read_header);
    let data = read_overview(dir.as_deref(), header.as_ref(), &context.config.sources, context.now);
    checks.extend(judge_sources(context, examiner, &data));
    for source in &context.config.sources {
        checks.extend(dir.as_deref().and_then(|dir| check_key(examiner, source, dir)));
    }
    checks.push(check_index(examiner, dir.as_deref(), "groupfinder sync"));
    checks
}

/// The sources of a public terminal, with the configuration that its sync reads.
pub(super) fn check_sources_of_kiosk(
    context: &Context<'_>,
    examiner: Examiner<'_>,
    config: &Path,
    data: &Path,
) -> Vec<Check> {
    let read = if config.exists() { Config::read_file(Some(config)) } else { Ok(Config::default()) };
    let config = match read {
        Ok(config) => config,
        Err(error) => {
            let told = [("what", describe_config_error(&error, &context.locale).into())];
            let advice = format!("groupfinder config --check --config {}", config.display());
            return vec![examiner.fail("config", "found-as-it-is", &told, &advice)];
        }
    };
    let header = store::read_header(data);
    let overview = read_overview(Some(data), header.as_ref(), &config.sources, context.now);
    let mut checks = judge_sources(context, examiner, &overview);
    if checks.is_empty() {
        checks.push(examiner.pass("age", "found-no-sources", &[]));
    }
    checks
}

/// What is wrong with each source, and where nothing is, how old the oldest answer is.
fn judge_sources(context: &Context<'_>, examiner: Examiner<'_>, data: &Overview) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    for source in &data.sources {
        checks.push(judge_source(context, examiner, source, data.clock_is_wrong));
    }
    if data.written.is_some_and(|written| written > context.now) {
        checks.push(examiner.fail("age", "found-future", &[], "timedatectl set-ntp true"));
    }
    checks
}

fn judge_source(
    context: &Context<'_>,
    examiner: Examiner<'_>,
    source: &SourceOverview,
    clock_is_wrong: bool,
) -> Check {
    let locale = &context.locale;
    let name = ("source", source.name.as_str().into());
    let again = format!("groupfinder sync {}", source.name);
    if source.is_disabled {
        return examiner.pass("source", "found-source-off", &[name]);
    }
    if source.is_expired {
        return examiner.fail("source", "found-expired", &[name], &again);
    }
    if source.held.is_some() {
        let advice = format!("{again} --allow-shrink");
        return examiner.doubt("source", "found-held", &[name], &advice);
    }
    if let Some(error) = &source.last_error {
        let values = [name, ("trouble", locale.text(error.class.key()).into())];
        return if context.now.duration_since(error.since) >= OLD.0 {
            examiner.fail("source", "found-failing", &values, &again)
        } else {
            examiner.doubt("source", "found-failing", &values, &again)
        };
    }
    let Some(at) = source.succeeded_at else {
        return examiner.doubt("source", "found-source-new", &[name], &again);
    };
    let moment = Moment { now: context.now, zone: &context.zone };
    let age = context.now.duration_since(at);
    if source.is_configured && !clock_is_wrong && age >= OLD.0 {
        let values = [name, ("age", age_text(at, clock_is_wrong, moment, locale).into())];
        return if age >= OLD.1 {
            examiner.fail("source", "found-age-source", &values, &again)
        } else {
            examiner.doubt("source", "found-age-source", &values, &again)
        };
    }
    let groups = source.entry.as_ref().map_or(0, |entry| entry.groups);
    let groups = locale
        .with("status-check-groups", &[("count", groups.into()), ("groups", locale.number(groups).into())]);
    examiner.pass("source", "found-source-right", &[name, ("groups", groups.into())])
}

/// Whether the key in the configuration still signs: after a change of keys it works only as long as what was learned
/// on the way is kept here.
fn check_key(examiner: Examiner<'_>, source: &SourceSettings, dir: &Path) -> Option<Check> {
    let named = TrustedKey::from_line_or_file(source.public_key.as_deref()?).ok()?;
    let state = FollowerCache::open(dir, &source.name).state?;
    let signer = TrustedKey::from_line_or_file(state.trusted_keys.first()?).ok()?;
    if signer.as_base64() == named.as_base64() {
        return None;
    }
    let values =
        [("source", source.name.as_str().into()), ("new", signer.id().into()), ("old", named.id().into())];
    let advice = format!("groupfinder sources edit {} --public-key {}", source.name, signer.as_base64());
    Some(examiner.doubt("key", "found-key-changed", &values, &advice))
}

/// Whether the index fits the data and the program. Where it does not, a user who cannot write builds it at every start.
pub(super) fn check_index(examiner: Examiner<'_>, dir: Option<&Path>, advice: &str) -> Check {
    let Some(dir) = dir.filter(|dir| dir.join(store::DATASET).exists()) else {
        return examiner.pass("index", "found-index-none", &[]);
    };
    if store::index_fits(dir) {
        examiner.pass("index", "found-index-right", &[])
    } else {
        examiner.doubt("index", "found-index-old", &[], advice)
    }
}
