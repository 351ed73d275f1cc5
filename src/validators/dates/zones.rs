//! The zone names that authors write, and their possible meanings.

/// What every generator reads the name as, and what else it can mean; `None` for a name with one meaning.
pub(crate) fn ambiguous(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "CST" => ("US Central time (`-06:00`)", "China Standard Time (`+08:00`)"),
        "IST" => ("India Standard Time (`+05:30`)", "Israel (`+02:00`) or Irish time (`+01:00`)"),
        "BST" => ("British Summer Time (`+01:00`)", "Bangladesh time (`+06:00`)"),
        "AST" => ("Atlantic time (`-04:00`)", "Arabia Standard Time (`+03:00`)"),
        "GST" => ("Gulf Standard Time (`+04:00`)", "South Georgia time (`-02:00`)"),
        _ => return None,
    })
}

/// The offset of a name with one meaning.
pub(crate) fn offset(name: &str) -> Option<&'static str> {
    Some(match name {
        "WET" => "+00:00",
        "CET" | "WEST" => "+01:00",
        "CEST" | "EET" | "SAST" => "+02:00",
        "EEST" | "MSK" => "+03:00",
        "PKT" => "+05:00",
        "JST" | "KST" | "Asia/Tokyo" | "Asia/Seoul" => "+09:00",
        "AEST" => "+10:00",
        "NZST" => "+12:00",
        "HKT" | "SGT" | "AWST" | "Asia/Shanghai" | "Asia/Taipei" | "Asia/Singapore" | "Asia/Hong_Kong" => {
            "+08:00"
        }
        "Asia/Kolkata" => "+05:30",
        _ => return None,
    })
}
