//! `ambiguous-date`: `04/05/2022` can be April or May.

use crate::diagnostic::{Guess, Severity};
use crate::generators::Order;
use crate::schema::FieldType;
use crate::validators::dates::reading::{self, Reading};
use crate::validators::dates::{quarto, role, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date;

declare_rule! {
    /// A date can be read with the day first or with the month first.
    ///
    /// ## Why
    /// `04/05/2022` is 5 April for JavaScript (Hexo, Docusaurus, Astro) and 4 May for Ruby (Jekyll); people read it
    /// both ways, too.
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
    /// `day-first: true` or `false` on the field sets the order.
    "ambiguous-date" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
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
    // Dates that cannot be read or have the wrong format are reported by `date-format`; a pattern sets the order.
    if !formats.is_empty() || reading::of(cx, date) != Reading::AsMeant {
        return;
    }
    let month_first = date.local.date();
    let (a, b) = (date::spoken(month_first), date::spoken(day_first));
    let text = cx.node.text().unwrap_or_default().trim();
    let generator = cx.page.dialect.generator;
    let is_read = !generator.is_known() || role::is_own(cx);
    let message = match generator.facts().dates.order.filter(|_| is_read) {
        Some(Order::MonthFirst) => {
            format!(
                "ambiguous date `{text}`: {} reads it as {a}, but it could also mean {b}",
                generator.title()
            )
        }
        Some(Order::DayFirst) => {
            format!(
                "ambiguous date `{text}`: {} reads it as {b}, but it could also mean {a}",
                generator.title()
            )
        }
        None => format!("ambiguous date `{text}`: it can mean {a} or {b}"),
    };
    let found = sink.report(RULE.id, cx.node.span, message);
    found.field(cx.field_path()).help(format!("write `{month_first}` or `{day_first}`"));
    // Templates may print it as it is.
    if !is_read {
        found.guess(Guess::Unread);
    }
}
