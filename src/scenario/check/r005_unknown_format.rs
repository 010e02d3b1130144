use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "R005",
    name: "unknown format",
    group: Group::Values,
    severity: Severity::Error,
    page: include_str!("r005_unknown_format.md"),
    check: Some(check),
};

/// The only version of the format there is.
const FORMAT: u32 = 1;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let format = subject.raw.format;
    if format == FORMAT {
        return Vec::new();
    }
    let message = format!("this program does not know format {format}");
    let hint = if format > FORMAT {
        format!("write `format: {FORMAT}`; if the file was made for a later version of Practicum, update the program")
    } else {
        format!("write `format: {FORMAT}`")
    };
    vec![Finding::at(Path::top().field("format"), message).hint(hint)]
}
