//! The configuration: its mistakes, its choice of policies, its page in the manual.

mod manual;
mod mistakes;
mod policies;
mod recognition;
