//! groupfinder finds a self-help or support group from the terminal.
//!
//! # The house
//!
//! Data comes in at the bottom and goes up; nothing below knows what is above. `tests/layers.rs` keeps
//! these rules.
//!
//! | room | subject | may use |
//! |---|---|---|
//! | [`codec`] | gzip, hexadecimal digits and SHA-256, parts of web addresses | nothing; pure |
//! | [`group`] | what a group is: kinds, formats, meetings, contacts, freshness | nothing above it; pure |
//! | [`topic`] | topics, categories, synonyms, facet labels, crisis lines | `group`; pure |
//! | [`place`] | gazetteer, postcodes, distance | `group`; pure |
//! | [`feed`] | foreign JSON to groups, the report, cleaning of outside text | the three above |
//! | [`dataset`] | the format of our own datasets: records, header, the canonical form | `group topic place`; pure |
//! | [`fetch`] | feeds over http, https or from a file: locations, limits, redirects, TLS | `group` |
//! | [`search`] | fold, words, index, query, facets, rank, suggest | `group topic place`; pure |
//! | [`store`] | the dataset on disk: lock, atomic swap, last known good, embedded default, index file | the above |
//! | [`publish`] | signed publishing: a dataset as a static tree, and following one | `store`, `config` and below |
//! | [`config`] | what is set: the screen, the keys, the sources; for a public terminal root's file alone | `topic`, `store::disk`, `app` |
//! | [`sync`] | following sources: when they are fetched, what is known of each, what became of it | `config`, `store` and below |
//! | [`demo`] | invented groups for `--demo`, tests and benches | `group topic place` |
//! | [`app`] | the state machine: State, Message -> update -> Effects, keymap, actions, the policy of a public terminal | the above; pure |
//! | [`ui`] | State -> frame, and where the cursor stands; the only room that names ratatui widgets | `app` and below |
//! | [`plain`] | the same app as numbered lines, for screen readers and dumb terminals | `app` and below, `export` |
//! | [`page`] | a page of paragraphs, the modules of a QR code, widths and wrapping of text | nothing; pure |
//! | [`export`] | what is taken along: text, JSON, CSV, calendar, codes for telephones; `export::print` alone starts another program | `page`, `locale`, `search` and below |
//! | [`term`] | crossterm: enter, leave, input, signals, the loop; the only room that names crossterm | `ui` and below |
//! | [`command`] | one file a command: browse, search, show, sync, check, status, kiosk, doctor | everything |
//!
//! "Pure" means no `std::fs`, no threads, no reading of the clock, no terminal: time is a parameter, so a
//! replay is a test. Where comments name `DESIGN.md`, `terminal.md` or `reliability.md`, they mean notes of the team that
//! are not part of this repository; what matters of them is said beside. Text from outside reaches the screen only as [`group::Text`], made once by
//! `feed::text`.

// `.clippy.toml` names them: only `export::print` starts another program.
#![warn(clippy::disallowed_methods)]

pub mod app;
pub mod cli;
pub mod codec;
pub mod command;
pub mod config;
pub mod dataset;
pub mod demo;
pub mod export;
pub mod feed;
pub mod fetch;
pub mod group;
pub mod locale;
pub mod page;
pub mod place;
pub mod plain;
pub mod publish;
pub mod search;
pub mod store;
pub mod sync;
pub mod term;
pub mod topic;
pub mod typo;
pub mod ui;
