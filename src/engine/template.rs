//! Fills `{name}` in messages.

/// Replaces each `{name}` by the value that `value` has for it; a name it does not know stays as it is.
pub fn fill<'v>(template: &str, value: impl Fn(&str) -> Option<std::borrow::Cow<'v, str>>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let known = rest.find('}').and_then(|close| value(&rest[1..close]).map(|v| (close, v)));
        if let Some((close, value)) = known {
            out.push_str(&value);
            rest = &rest[close + 1..];
        } else {
            out.push('{');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}
