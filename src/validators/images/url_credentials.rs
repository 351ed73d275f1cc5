//! `url-credentials`: a user name or password in an address.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::{Address, mended};

declare_rule! {
    /// An address holds a user name or a password.
    ///
    /// ## Why
    /// The page shows it to everybody, and so does the repository. Browsers do not load pictures from such an address.
    ///
    /// ## Fails
    /// ```yaml
    /// cover: https://mei:secret@img.example.org/tide.jpg
    /// ```
    /// ## Passes
    /// ```yaml
    /// cover: https://img.example.org/@mei/tide.jpg
    /// ```
    /// ## Fix
    /// Removes both. The host may then refuse to answer; and a password that was published is to be changed.
    "url-credentials" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Url, FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address) = Address::of(cx) else { return };
    let Some(range) = address.link.userinfo.clone() else { return };
    let is_web = address.scheme().is_none_or(crate::value::url::is_web);
    let Some(user) = address.text.get(range.clone()).filter(|_| is_web) else { return };
    // The password itself is not repeated: reports end up in logs.
    let message = match user.split_once(':') {
        Some((name, _)) => format!("the address holds a password for `{name}`"),
        None => format!("the address holds the user name `{user}`"),
    };
    let found = sink.report(RULE.id, cx.node.sub_span(range.clone()), message);
    let whole = range.start..range.end + 1;
    let written = mended(address.text, whole.clone(), "");
    let advice = if user.contains(':') { ", and change the password" } else { "" };
    found.field(cx.field_path()).help(format!("write `{written}`{advice}"));
    if cx.node.is_exact() {
        found.fix(Fix::guess("remove the credentials", [Edit::delete(cx.node.sub_span(whole))]));
    }
}
