//! `url-credentials`: a user name or password in a URL.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::{Address, mended};

declare_rule! {
    /// A URL contains a user name or a password.
    ///
    /// ## Why
    /// Everyone can read it on the page and in the repository. Browsers do not load images from such a URL.
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
    /// Removes both. The host may then refuse the request. Change a password that was published.
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
        Some((name, _)) => format!("the URL contains a password for `{name}`"),
        None => format!("the URL contains the user name `{user}`"),
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
