//! A commented scenario to start from.

use thiserror::Error;

const TEMPLATE: &str = include_str!("template.ron");

/// Why no file was made.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum TemplateError {
    /// The id would not do.
    #[error("`{id}` cannot be a scenario's id; use lower-case letters, digits and hyphens")]
    BadId {
        /// What was asked for.
        id: String,
    },
}

/// The text of a new scenario with this id.
///
/// # Errors
/// When the id holds anything but lower-case letters, digits and hyphens.
pub fn template(id: &str) -> Result<String, TemplateError> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(fits) || id.starts_with('-') {
        return Err(TemplateError::BadId { id: id.to_owned() });
    }
    Ok(TEMPLATE.replace("NEW-ID", id))
}
