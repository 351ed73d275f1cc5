//! When a few are a slip, and when they are a habit: what the configuration will report, and what it allows.

/// Fields on so many pages, in a thousand, are required.
const REQUIRED: u64 = 980;

/// What so many values do, in a thousand, is meant.
const MEANT: u64 = 50;

/// With fewer values a single one is not a slip.
const LEAST: u64 = 10;

/// Pages that may lack what is required: one in so many, and not more than [`FORGOT`].
const ONE_IN: u64 = 100;

/// More pages do not forget the same.
const FORGOT: u64 = 5;

/// Whether so many are all but a few that forgot, so that the rest is at fault.
pub(super) const fn is_required(part: u64, whole: u64) -> bool {
    let missing = whole.saturating_sub(part);
    part > 0 && missing <= FORGOT && missing * ONE_IN <= whole
}

/// Whether so many may be slips, however many there are in all.
pub(super) const fn is_few(count: u64) -> bool {
    count <= FORGOT
}

/// Whether so many are nearly all.
pub(super) const fn is_all(part: u64, whole: u64) -> bool {
    whole > 0 && part * 1000 >= whole * REQUIRED
}

/// Whether so many are too many to be slips.
pub(super) const fn is_meant(part: u64, whole: u64) -> bool {
    part > 0 && (whole < LEAST || part * 1000 >= whole * MEANT)
}

/// Whether so few of so many are slips: what more pages do is meant, however many do otherwise.
pub(super) const fn is_slip(part: u64, whole: u64) -> bool {
    part <= FORGOT && !is_meant(part, whole)
}
