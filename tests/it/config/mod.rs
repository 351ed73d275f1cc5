//! The configuration: its mistakes, its choice of policies, its page in the manual.
#![allow(clippy::unwrap_used, reason = "a test may stop where its folder cannot be made")]

mod editor_schema;
mod extends;
mod manual;
mod mistakes;
mod policies;
mod read_by_rules;
mod recognition;
mod settings;
mod shapes;
mod unread;
