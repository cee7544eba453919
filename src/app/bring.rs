//! Pictures on their way into slots: read away from the window's thread, then shown or put where they belong.

use std::path::{Path, PathBuf};

use egui::{Context, Pos2};

use super::front::{Filling, Shown};
use super::{Answered, App};
use crate::article::Print;
use crate::command::{ClipId, Command};
use crate::fetch::{FetchError, Given};
use crate::import::{Incoming, PREVIEW_PX, Unfit, pictures_in};
use crate::log::OrLog as _;
use crate::pictures::{self, Pixels, best_slots};
use crate::ui::dialogs::{FillRow, FillSheet};
use crate::ui::pictures::Wanted;
use crate::ui::toasts::Toast;

/// Where pictures come from.
#[derive(Debug)]
pub(super) enum Bring {
    Files(Vec<PathBuf>),
    Folder(PathBuf),
    /// From the clipboard, by the toolkit.
    Pixels(Pixels),
    Clipboard,
    Address(String, Given),
}

/// What they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Purpose {
    pub(super) clip: ClipId,
    pub(super) place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Slot(u32),
    /// The slot under the pointer for a single one; else those that fit best, shown first.
    UnderPointer,
    /// Those that fit best, shown first.
    BestFit,
}

/// Why a picture could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    Unfit(Unfit),
    Fetch(FetchError),
    /// There is no picture on the clipboard, or none in the folder.
    None,
}

/// Each picture, or its name and why there is none.
pub(super) type Brought = Vec<Result<Incoming, (String, Failure)>>;

impl App {
    /// Reads pictures in a thread of their own; files and servers may be slow.
    pub(super) fn bring(&mut self, purpose: Purpose, from: Bring) {
        let clipboard = std::sync::Arc::clone(&self.services.clipboard);
        let network = std::sync::Arc::clone(&self.services.network);
        if let Bring::Address(..) = from {
            self.front.toasts.push(Toast::plain(self.locale.text("toast-loading-picture")));
        }
        self.aside("pictures", move || {
            let brought = match from {
                Bring::Files(paths) => paths.iter().map(|path| read_file(path)).collect(),
                Bring::Folder(folder) => {
                    or_none(pictures_in(&folder).iter().map(|path| read_file(path)).collect())
                }
                Bring::Pixels(pixels) => vec![of_pixels(&pixels)],
                Bring::Clipboard => or_none(clipboard.picture().iter().map(of_pixels).collect()),
                Bring::Address(address, given) => vec![load(network.as_ref(), &address, given)],
            };
            Answered::Brought(purpose, brought)
        });
    }

    /// Takes in what was read: one picture for one slot goes there at once, others are shown first.
    pub(super) fn take_brought(&mut self, ctx: &Context, purpose: Purpose, brought: Brought) {
        let (mut incoming, mut failed) = (Vec::new(), Vec::new());
        for one in brought {
            match one {
                Ok(picture) => incoming.push(picture),
                Err(failure) => failed.push(failure),
            }
        }
        if let Some((name, why)) = failed.first() {
            let reason = self.locale.text(words_of(*why));
            let words = if name.is_empty() {
                reason
            } else {
                self.locale
                    .with("toast-not-taken", &[("name", name.as_str().into()), ("reason", reason.into())])
            };
            self.front.toasts.push(Toast::failure(words));
        }
        // While something is dragged over it from outside, a window is not told where the pointer is.
        let pointer = self.front.dropped_at.take().or_else(|| ctx.pointer_latest_pos());
        let slot = match purpose.place {
            Place::Slot(slot) => Some(slot),
            Place::UnderPointer => pointer.and_then(|at| self.slot_under(ctx, at)),
            Place::BestFit => None,
        };
        match (slot, incoming.as_slice()) {
            (_, []) => {}
            (Some(slot), [one]) => self.fill(purpose.clip, vec![(slot, one.clone())]),
            _ => self.find_slots(purpose.clip, incoming),
        }
    }

    fn slot_under(&self, ctx: &Context, at: Pos2) -> Option<u32> {
        self.reading.slot_under(ctx, at)
    }

    /// Has the slots found that fit the pictures best.
    fn find_slots(&mut self, clip: ClipId, incoming: Vec<Incoming>) {
        self.prepare(move |shop| {
            let found = shop.reader.clip(clip).or_log("the clip that pictures are for was not read");
            let article = found.flatten().map(|clip| clip.article);
            let names: Vec<&str> = incoming.iter().map(|picture| picture.name.as_str()).collect();
            let slots = article.map(|article| best_slots(&article, &names));
            move |app: &mut Self, ctx: &Context| {
                if let Some(slots) = slots {
                    app.show_filling(ctx, clip, incoming, slots);
                }
            }
        });
    }

    /// Shows the pictures with the slots that fit best.
    fn show_filling(
        &mut self,
        ctx: &Context,
        clip: ClipId,
        incoming: Vec<Incoming>,
        slots: Vec<Option<u32>>,
    ) {
        let rows = incoming.iter().zip(slots).map(|(picture, slot)| FillRow {
            name: if picture.name.is_empty() {
                self.locale.text("fill-from-clipboard")
            } else {
                picture.name.clone()
            },
            print: picture.hash.into(),
            slot,
        });
        let slots = self.reading.slots().iter().map(|slot| (slot.number, slot.name.clone())).collect();
        let sheet = FillSheet { clip, rows: rows.collect(), slots };
        for picture in &incoming {
            let wanted = Wanted { print: Print::from(picture.hash), max_side_px: PREVIEW_PX };
            self.pictures.arrived(ctx, wanted, picture.preview.size_px, &picture.preview.rgba);
        }
        self.front.dialog = Some(Shown::Filling(Filling { sheet, incoming }));
    }

    /// Keeps what the sheet of pictures says.
    pub(super) fn keep_filling(&mut self, filling: Filling) {
        let chosen = filling.sheet.rows.iter().zip(filling.incoming);
        let fills: Vec<_> = chosen.filter_map(|(row, picture)| Some((row.slot?, picture))).collect();
        self.fill(filling.sheet.clip, fills);
    }

    fn fill(&mut self, clip: ClipId, fills: Vec<(u32, Incoming)>) {
        if fills.is_empty() {
            return;
        }
        let words = match fills.as_slice() {
            [(slot, _)] => self.locale.with("toast-filled-slot", &[("number", (*slot).into())]),
            fills => self.locale.with("toast-filled-slots", &[("count", fills.len().into())]),
        };
        let toast = Toast::plain(words).with_action(self.locale.text("command-undo"), Command::Undo);
        let pictures = fills.into_iter().map(|(slot, picture)| (slot, picture.bytes)).collect();
        self.pictures.forget_failures();
        self.backstage.fill(clip, pictures, Some(toast));
    }
}

fn read_file(path: &Path) -> Result<Incoming, (String, Failure)> {
    let name = || path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Incoming::read(path).map_err(|unfit| (name(), Failure::Unfit(unfit)))
}

fn of_pixels(pixels: &Pixels) -> Result<Incoming, (String, Failure)> {
    let unfit = |unfit| (String::new(), Failure::Unfit(unfit));
    let bytes = pictures::encode_png(pixels).ok_or_else(|| unfit(Unfit::Broken))?;
    Incoming::from_bytes(String::new(), bytes).map_err(unfit)
}

fn load(
    network: &dyn crate::fetch::Network,
    address: &str,
    given: Given,
) -> Result<Incoming, (String, Failure)> {
    let bytes = network.load(address, given).map_err(|error| (String::new(), Failure::Fetch(error)))?;
    let name = address.rsplit('/').next().unwrap_or_default().to_owned();
    Incoming::from_bytes(name, bytes).map_err(|unfit| (String::new(), Failure::Unfit(unfit)))
}

fn or_none(brought: Brought) -> Brought {
    if brought.is_empty() { vec![Err((String::new(), Failure::None))] } else { brought }
}

/// The key of the words for a failure.
fn words_of(failure: Failure) -> &'static str {
    match failure {
        Failure::Unfit(Unfit::TooLarge) => "picture-too-large",
        Failure::Unfit(Unfit::Broken) => "picture-broken",
        Failure::Unfit(Unfit::Unreadable) => "picture-unreadable",
        Failure::None => "picture-none",
        Failure::Fetch(FetchError::NotAnAddress) => "fetch-not-an-address",
        Failure::Fetch(FetchError::Private) => "fetch-private",
        Failure::Fetch(FetchError::TooManyHops) => "fetch-too-many-hops",
        Failure::Fetch(FetchError::TooLarge) => "fetch-too-large",
        Failure::Fetch(FetchError::TooSlow) => "fetch-too-slow",
        Failure::Fetch(FetchError::Refused(_)) => "fetch-refused",
        Failure::Fetch(FetchError::Unreachable) => "fetch-unreachable",
    }
}
