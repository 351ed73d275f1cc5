//! Feeds bytes to `masthead_fuzz::configuration`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| masthead_fuzz::configuration(bytes));
