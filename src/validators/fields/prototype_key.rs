//! `prototype-key`: a key that JavaScript reads as the prototype of an object.

use crate::diagnostic::Severity;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// A key is `__proto__`, which JavaScript does not treat as a normal field.
    ///
    /// ## Why
    /// Hexo drops the post; in Eleventy it modifies the generator's own objects.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// __proto__: { a: 1 }
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// proto: { a: 1 }
    /// ```
    "prototype-key" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().names.prototype.is_some(),
        needs: b"_",
        check: Check::Node { at: At::Key(|first| first == b'_'), check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(key) = cx.key.filter(|key| key.text() == Some("__proto__")) else { return };
    let Some(effect) = cx.page.dialect.generator.facts().names.prototype else { return };
    sink.report(RULE.id, key.span, format!("`__proto__` is not a valid field name: {effect}"))
        .field(cx.field_path())
        .help("rename the field");
}
