//! Makes a whole of what the files gave: brackets, headings, what stands between.

use super::{Format, Renderer, checkstyle, junit, markdown, rdjson, sarif};

/// A report in the making. What its methods return is to be written in that order.
pub struct Stream<'r> {
    renderer: &'r Renderer<'r>,
    begun: bool,
    /// Parts of a format whose beginning depends on its end.
    held: Vec<String>,
}

impl<'r> Stream<'r> {
    /// An empty report.
    ///
    /// ```
    /// use newslint::report::{Format, Renderer, Stream};
    /// use newslint::{Registry, Severity, config::Lang};
    /// let registry = Registry::built_in()?;
    /// let (lang, fail_on) = (Lang::En, Severity::Warning);
    /// let renderer = Renderer { format: Format::Json, registry: &registry, lang, fail_on, color: false, width: 80 };
    /// assert_eq!(Stream::new(&renderer).finish(), "[]\n");
    /// # Ok::<(), newslint::Error>(())
    /// ```
    pub fn new(renderer: &'r Renderer<'r>) -> Self {
        Self { renderer, begun: false, held: Vec::new() }
    }

    /// Takes what [`Renderer::file`] made of a file.
    pub fn add(&mut self, part: String) -> String {
        if part.is_empty() {
            return part;
        }
        if self.renderer.format == Format::Markdown {
            self.held.push(part);
            return String::new();
        }
        let lead = if self.begun { self.between().to_owned() } else { self.open() };
        self.begun = true;
        if lead.is_empty() { part } else { lead + &part }
    }

    /// The end, and all that is not written yet.
    pub fn finish(self) -> String {
        match self.renderer.format {
            Format::Markdown => markdown::whole(self.renderer, &self.held),
            Format::Json | Format::Gitlab if !self.begun => "[]\n".to_owned(),
            _ if self.begun => self.close().to_owned(),
            _ => self.open() + self.close(),
        }
    }

    fn open(&self) -> String {
        match self.renderer.format {
            Format::Json | Format::Gitlab => "[\n".to_owned(),
            Format::Sarif => sarif::open(self.renderer),
            Format::Junit => junit::OPEN.to_owned(),
            Format::Checkstyle => checkstyle::OPEN.to_owned(),
            Format::Rdjson => rdjson::OPEN.to_owned(),
            _ => String::new(),
        }
    }

    fn between(&self) -> &'static str {
        match self.renderer.format {
            Format::Json | Format::Gitlab | Format::Sarif | Format::Rdjson => ",\n",
            _ => "",
        }
    }

    fn close(&self) -> &'static str {
        match self.renderer.format {
            Format::Json | Format::Gitlab => "\n]\n",
            Format::Sarif => sarif::CLOSE,
            Format::Junit => junit::CLOSE,
            Format::Checkstyle => checkstyle::CLOSE,
            Format::Rdjson => rdjson::CLOSE,
            _ => "",
        }
    }
}
