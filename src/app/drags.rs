//! What is dragged over the window from outside: where it would go, and where it goes when it is let go.

use std::path::PathBuf;

use egui::{Context, Pos2, Rect};
use url::Url;

use super::App;
use super::pasted::Pasted;
use crate::command::{CollectionId, Command};
use crate::import::Source;
use crate::pictures::is_called_picture;
use crate::ui::toasts::Toast;

/// A step of a drag; places are in pixels from the corner of the window.
#[derive(Debug, Clone, PartialEq)]
pub enum Drag {
    Over {
        at: [f32; 2],
        carries: Carries,
    },
    Left,
    Dropped {
        at: [f32; 2],
        carries: Carries,
    },
    /// It is over the window, and will be dropped without a word.
    Refused(Carries),
}

/// What a drag carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carries {
    Files(Vec<PathBuf>),
    /// Nothing but an address: a link, or a picture of a page.
    Address(String),
    /// A part of a page.
    Html(String),
    Words(String),
}

/// Tells of drags where the toolkit does not say where they are.
pub trait Drags {
    /// What has happened since the last time.
    fn take(&self) -> Vec<Drag>;
}

/// A system whose toolkit tells all there is.
pub struct Untold;

impl Drags for Untold {
    fn take(&self) -> Vec<Drag> {
        Vec::new()
    }
}

impl Carries {
    /// What a list of addresses names, a line each: its files, where it has some.
    #[must_use]
    pub fn of_uris(list: &str) -> Self {
        let lines = || list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let file =
            |line: &str| Url::parse(line).ok().filter(|url| url.scheme() == "file")?.to_file_path().ok();
        let files: Vec<PathBuf> = lines().filter_map(file).collect();
        match lines().next() {
            _ if !files.is_empty() => Self::Files(files),
            Some(address) => Self::Address(address.to_owned()),
            None => Self::Words(String::new()),
        }
    }

    /// How many files it is.
    pub(super) fn files(&self) -> usize {
        if let Self::Files(paths) = self { paths.len() } else { 0 }
    }

    /// Whether it is nothing but files called like pictures.
    pub(super) fn is_pictures(&self) -> bool {
        matches!(self, Self::Files(paths) if paths.iter().all(|path| is_called_picture(path)))
    }
}

/// Something that hovers over the window, and where, in points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hovering {
    pub(super) at: Pos2,
    pub(super) carries: Carries,
}

impl App {
    /// Takes in what was dragged over the window since the last frame.
    pub(super) fn read_drags(&mut self, ctx: &Context) {
        let place = |[x, y]: [f32; 2]| Pos2::new(x, y) / ctx.pixels_per_point();
        for drag in self.services.drags.take() {
            match drag {
                Drag::Over { at, carries } => {
                    self.front.hovering = Some(Hovering { at: place(at), carries });
                }
                Drag::Left => self.front.hovering = None,
                Drag::Dropped { at, carries } => {
                    self.front.hovering = None;
                    self.take_dropped(place(at), carries);
                }
                Drag::Refused(carries) => self.tell_of_refusal(carries),
            }
        }
    }

    /// The collection on whose row something would be let go.
    pub(super) fn collection_at(&self, at: Pos2) -> Option<CollectionId> {
        let rows = self.front.collection_rows.iter();
        rows.filter(|(_, rect)| rect.contains(at)).map(|(id, _)| *id).next()
    }

    /// Where the tree shows that something will go there.
    pub(super) fn hovered_collection(&self) -> Option<CollectionId> {
        self.front.hovering.as_ref().and_then(|hovering| self.collection_at(hovering.at))
    }

    fn take_dropped(&mut self, at: Pos2, carries: Carries) {
        let onto = self.collection_at(at);
        if onto.is_none() && carries.is_pictures() && self.takes_pictures() {
            self.front.dropped_at = Some(at);
            if let Carries::Files(paths) = carries {
                self.commands.push(Command::DropPictures(paths));
            }
            return;
        }
        let into = onto.or_else(|| self.import_target());
        match carries {
            Carries::Files(paths) => self.import_into(paths.into_iter().map(Source::Path).collect(), into),
            Carries::Html(text) => self.import_into(vec![Source::Html { text, url: None }], into),
            Carries::Words(text) => match Pasted::of_words(text) {
                Pasted::Text(text) => self.import_into(vec![Source::Text(text)], into),
                other => self.take_pasted(other),
            },
            Carries::Address(address) => self.tell_of_address(address),
        }
    }

    /// A link brings no page: says so, and what would.
    pub(super) fn tell_of_address(&mut self, address: String) {
        let toast = Toast::plain(self.locale.text("toast-address-only"));
        let open = self.locale.text("command-open-address");
        let is_web = address.starts_with("http://") || address.starts_with("https://");
        self.front.toasts.push(if is_web {
            toast.with_action(open, Command::OpenAddress(address))
        } else {
            toast
        });
    }

    fn tell_of_refusal(&mut self, carries: Carries) {
        match carries {
            Carries::Address(address) => self.tell_of_address(address),
            _ => self.front.toasts.push(Toast::plain(self.locale.text("toast-drag-refused"))),
        }
    }
}

/// A row of the tree that takes what is let go on it.
pub(super) type CollectionRow = (CollectionId, Rect);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_addresses_names_files_or_is_a_link() {
        let files = "#from a file manager\r\nfile:///tmp/%E9%9B%BE%20100%25.html\r\nfile:///tmp/b.html\r\n";
        let paths = ["/tmp/雾 100%.html", "/tmp/b.html"].map(PathBuf::from);
        assert_eq!(Carries::of_uris(files), Carries::Files(paths.into()));
        let link = "https://news.example/fog.html\r\n";
        assert_eq!(Carries::of_uris(link), Carries::Address("https://news.example/fog.html".into()));
        assert_eq!(Carries::of_uris("\r\n"), Carries::Words(String::new()));
    }
}
