//! The tests of the whole program, in one binary so that it links once; one module a subject.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test ends where something is not as expected, and may say what it saw"
)]

mod support;

mod around_a_group;
mod booklets;
mod calendar_files;
mod claims;
mod cli;
mod clocks;
mod codes;
mod crowded_lists;
mod damage;
mod data;
mod demo;
mod dependencies;
mod explain;
mod facts;
mod faults;
mod faults_disk;
mod faults_http;
mod faults_tls;
mod feed_kinds;
mod feeds;
mod feeds_properties;
mod filter_tree;
mod first_hits;
mod first_time;
mod following;
mod frames;
mod fuzzing;
mod hostile_feeds;
mod hostile_screens;
mod hostile_sources;
mod hostile_text;
mod hsds;
mod keys;
mod kiosk;
mod kiosk_pty;
mod kiosk_soak;
mod kiosk_units;
mod languages;
mod layers;
mod learn;
mod limits;
mod local_time;
mod manual;
mod mapping;
mod mappings;
mod meaning_on_screen;
mod monitoring;
#[cfg(feature = "publish")]
mod nginx;
mod other_terminals;
mod palette;
mod pictures;
mod plain;
#[cfg(feature = "publish")]
mod publish;
#[cfg(feature = "publish")]
mod publishers;
mod reaching;
mod registering;
mod renewal;
mod screens;
mod search;
mod search_meaning;
mod search_model;
mod search_reading;
mod setup;
#[cfg(feature = "publish")]
mod sheets;
mod shortlist;
mod simulation;
mod sizes;
mod sources;
mod store;
mod sync;
mod terminal;
mod themes;
mod transitions;
mod upgrades;
mod views;
mod volunteer_sheets;
mod walks;
mod welcome;
mod wide_letters;
mod workbooks;
