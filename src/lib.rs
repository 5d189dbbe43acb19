//! groupfinder finds a self-help or support group from the terminal.
//!
//! # Layers
//!
//! A module uses only modules that stand below it. `tests/all/layers` holds the table of who may use what, and refuses
//! circles between modules and between files.
//!
//! ```text
//!  main
//!  command      one file a command: browse, search, show, sync, check, status, kiosk, doctor
//!  cli          the command line
//!  plain        the program as numbered lines, for screen readers and dumb terminals
//!  term         the terminal: enter, leave, input, frames as bytes, signals, the loop; alone names crossterm
//!  ui           State -> frame, and where the cursor stands
//!  sync         following sources: when they are fetched, what is known of each, what became of it
//!  config       what is set: the screen, the keys, the sources; for a public terminal root's file alone
//!  app          State, Message -> update -> Effects; keys, actions, the policy of a public terminal
//!  publish      signed publishing: a dataset as a static tree, and following one
//!  export       what is taken along: text, JSON, CSV, calendar, codes for telephones, paper
//!  store        the dataset on disk: lock, atomic swap, last known good, index file
//!  fetch        HTTP, TLS, redirects, addresses
//!  search       words, index, query, facets, rank, suggestions
//!  demo         invented groups for `--demo`, tests and benches
//!  feed         foreign data to groups, the report, cleaning of outside text
//!  dataset      our own records, read and written
//!  page         a page of text to show, print or speak, and how wide text is
//!  locale       words of the program in three languages
//!  group        what a group is: kinds, formats, meetings, contacts, freshness
//!  place        towns, postal codes, distance
//!  topic        topics, categories, synonyms, facet labels, crisis lines
//!  codec        gzip, hexadecimal digits, hashes, percent-coding
//!  at_once      two pieces of work at once
//!  typo         how far two words are apart, and how many mistakes a word may have
//! ```
//!
//! `group`, `topic`, `place`, `search` and `app` are pure: no file, no thread, no reading of the clock, no terminal. Time
//! is a parameter, so a replay is a test. Text from outside reaches the screen only as [`group::Text`], made once by
//! `feed::text`. Only `ui`, `term` and the browser that hands a frame from one to the other name ratatui, and only the
//! printer's file starts another program.

// `.clippy.toml` names them: only printing starts another program.
#![warn(clippy::disallowed_methods)]

pub mod app;
mod at_once;
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
