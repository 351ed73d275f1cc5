//! The one test binary: whole pages, whole runs, and the promises the house makes about itself.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test that cannot go on should say where")]

mod agent_files;
mod agreement;
mod architecture;
mod audit;
mod cli;
mod collection;
mod config;
mod docs_snippets;
mod explain_file;
mod fix_killed;
mod fix_properties;
mod fix_table;
mod fixing;
mod formats;
mod fuzz_corpus;
mod generated;
mod generator_pages;
mod hostile;
mod hostile_files;
mod hostile_schema;
mod inherited;
mod init;
mod json_schema;
mod json_schema_suite;
mod loader;
mod observed;
mod observed_fields;
mod oracle_cases;
mod panicking;
mod planted;
mod project_schema;
mod registry;
mod reporters;
mod rules;
mod run;
mod schema_export;
mod server;
mod session;
mod shell;
mod splitting;
mod terminal;
mod trees;
mod unfinished;
mod walking;
