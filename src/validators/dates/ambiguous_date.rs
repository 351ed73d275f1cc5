//! `ambiguous-date`: `04/05/2022` is April to some and May to others.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::schema::FieldType;
use crate::validators::dates::reading::{self, Reading};
use crate::validators::dates::{quarto, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date;

declare_rule! {
    /// A date can be read with the day first or with the month first.
    ///
    /// ## Why
    /// `04/05/2022` is 5 April for JavaScript (Hexo, Docusaurus, Astro) and 4 May for Ruby (Jekyll); readers are as
    /// divided as programs.
    ///
    /// ## Fails
    /// ```yaml
    /// date: 04/05/2022
    /// ```
    /// ## Passes
    /// ```yaml
    /// date: 2022-04-05
    /// ```
    /// ## Options
    /// `day-first: true` or `false` on the field settles the order.
    "ambiguous-date" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let Some(day_first) = date.ambiguous else { return };
    // Quarto documents `MM/DD/YYYY`.
    if quarto::is_page(cx) {
        return;
    }
    let formats = wording::spec(cx).map_or(&[][..], |spec| &spec.formats[..]);
    // What cannot be read, or must be written otherwise, is reported by `date-format`; a pattern settles the order.
    if !formats.is_empty() || reading::of(cx, date) != Reading::AsMeant {
        return;
    }
    let month_first = date.local.date();
    let (a, b) = (date::spoken(month_first), date::spoken(day_first));
    let text = cx.node.text().unwrap_or_default().trim();
    let message = match cx.page.dialect.generator {
        generator @ (Generator::Hexo | Generator::Docusaurus | Generator::Astro) => {
            format!("`{text}` is {a} to {}, though {b} may be meant", generator.title())
        }
        Generator::Jekyll => format!("`{text}` is {b} to Jekyll, though {a} may be meant"),
        _ => format!("`{text}` can be {a} or {b}"),
    };
    sink.report(RULE.id, cx.node.span, message)
        .field(cx.field_path())
        .help(format!("write `{month_first}` or `{day_first}`"));
}
