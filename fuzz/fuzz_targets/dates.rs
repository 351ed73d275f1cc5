//! Feeds bytes to `masthead_fuzz::dates`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| masthead_fuzz::dates(bytes));
