//! What is dragged over the window on X11: where it is, and what it carries. No window is drawn here.
//!
//! winit 0.30 tells that files hover and that they were let go, but not where, and drops without a word what is no
//! file. So a window of our own, which nobody sees, takes the messages of a drag in the place of winit's, as XDND
//! provides for (`XdndProxy`); a program that does not know of that speaks to winit as before, and what it carries is
//! read where it lays it down. The protocol: <https://www.freedesktop.org/wiki/Specifications/XDND/>.

use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};
use x11rb::connection::Connection;
use x11rb::errors::{ConnectError, ReplyOrIdError};
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ChangeWindowAttributesAux, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask,
    PropMode, Property, PropertyNotifyEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use super::drags::{Carries, Drag, Drags};
use super::services::Wake;

/// The version of the protocol that is spoken.
const VERSION: u32 = 5;
/// More than this is no list of files and no page.
const MOST_BYTES: usize = 16 << 20;
/// A property is read in pieces of so many units of four bytes.
const PIECE: u32 = 1 << 16;

x11rb::atom_manager! {
    Atoms: AtomsCookie {
        INCR,
        UTF8_STRING,
        XdndActionCopy,
        XdndAware,
        XdndDrop,
        XdndEnter,
        XdndFinished,
        XdndLeave,
        XdndPosition,
        XdndProxy,
        XdndSelection,
        XdndStatus,
        XdndTypeList,
        Uris: b"text/uri-list",
        Html: b"text/html",
        Plain: b"text/plain;charset=utf-8",
    }
}

/// No drags can be watched; the window works without.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unwatched {
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error(transparent)]
    Ask(#[from] ReplyOrIdError),
    #[error(transparent)]
    Thread(#[from] std::io::Error),
}

/// The drags over one window.
pub(super) struct Watched(Receiver<Drag>);

impl Drags for Watched {
    fn take(&self) -> Vec<Drag> {
        self.0.try_iter().collect()
    }
}

/// Watches what is dragged over a window of the display that the environment names, until the window is gone.
pub(super) fn watch(window: Window, wake: Wake) -> Result<Watched, Unwatched> {
    let (x, _) = RustConnection::connect(None)?;
    let (sender, receiver) = unbounded();
    let watcher = Watcher::new(x, window, sender, wake)?;
    thread::Builder::new().name("drags".to_owned()).spawn(move || watcher.run())?;
    Ok(Watched(receiver))
}

struct Watcher {
    x: RustConnection,
    atoms: Atoms,
    /// winit's window.
    window: Window,
    /// Ours, which takes the messages of a drag.
    proxy: Window,
    drag: Option<Flight>,
    sender: Sender<Drag>,
    wake: Wake,
}

/// A drag that is over the window.
#[derive(Debug, Default)]
struct Flight {
    source: Window,
    /// The form that what it carries is asked for in, if it comes in one that is known.
    form: Option<u32>,
    is_asked: bool,
    /// What has come of it in pieces.
    pieces: Option<Vec<u8>>,
    carries: Option<Carries>,
    /// In pixels from the corner of the window.
    at: [f32; 2],
    is_dropped: bool,
}

type Done = Result<(), ReplyOrIdError>;

impl Watcher {
    fn new(
        x: RustConnection,
        window: Window,
        sender: Sender<Drag>,
        wake: Wake,
    ) -> Result<Self, ReplyOrIdError> {
        let atoms = Atoms::new(&x)?.reply()?;
        let root = x.get_geometry(window)?.reply()?.root;
        let proxy = x.generate_id()?;
        let look = CreateWindowAux::new().override_redirect(1).event_mask(EventMask::PROPERTY_CHANGE);
        x.create_window(0, proxy, root, -1, -1, 1, 1, 0, WindowClass::INPUT_OUTPUT, 0, &look)?;
        x.change_property32(PropMode::REPLACE, proxy, atoms.XdndAware, AtomEnum::ATOM, &[VERSION])?;
        // A proxy names itself, so that nobody follows one that is left behind.
        for of in [proxy, window] {
            x.change_property32(PropMode::REPLACE, of, atoms.XdndProxy, AtomEnum::WINDOW, &[proxy])?;
        }
        let looks = ChangeWindowAttributesAux::new()
            .event_mask(EventMask::PROPERTY_CHANGE | EventMask::STRUCTURE_NOTIFY);
        x.change_window_attributes(window, &looks)?;
        x.flush()?;
        Ok(Self { x, atoms, window, proxy, drag: None, sender, wake })
    }

    fn run(mut self) {
        while let Ok(event) = self.x.wait_for_event() {
            let done = match event {
                Event::ClientMessage(message) => self.take_message(&message),
                Event::SelectionNotify(notice) if notice.requestor == self.proxy => {
                    self.take_data(notice.property != x11rb::NONE)
                }
                Event::PropertyNotify(notice) => self.take_property(&notice),
                Event::DestroyNotify(gone) if gone.window == self.window => return,
                _ => Ok(()),
            };
            // One drag that went wrong (its source is gone) is no reason to miss the next.
            if done.is_err() {
                self.leave();
            }
        }
    }

    fn take_message(&mut self, message: &ClientMessageEvent) -> Done {
        let data = message.data.as_data32();
        let atoms = self.atoms;
        match message.type_ {
            kind if kind == atoms.XdndEnter => self.enter(data),
            kind if kind == atoms.XdndPosition => self.hover(data),
            kind if kind == atoms.XdndDrop => self.let_go(data),
            kind if kind == atoms.XdndLeave => {
                self.leave();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn enter(&mut self, [source, flags, first, second, third]: [u32; 5]) -> Done {
        let atoms = self.atoms;
        let kinds = if flags & 1 == 0 {
            vec![first, second, third]
        } else {
            let list = self.x.get_property(false, source, atoms.XdndTypeList, AtomEnum::ATOM, 0, PIECE)?;
            list.reply()?.value32().into_iter().flatten().collect()
        };
        let known = [atoms.Uris, atoms.Html, atoms.Plain, atoms.UTF8_STRING];
        let form = known.into_iter().find(|known| kinds.contains(known));
        self.drag = Some(Flight { source, form, ..Flight::default() });
        Ok(())
    }

    fn hover(&mut self, [source, _, place, time, _]: [u32; 5]) -> Done {
        let Some(drag) = self.drag.as_mut().filter(|drag| drag.source == source) else { return Ok(()) };
        let form = drag.form.filter(|_| !std::mem::replace(&mut drag.is_asked, true));
        let accepts = drag.form.is_some();
        let (left, top) = ((place >> 16) as i16, (place & 0xffff) as i16);
        let root = self.x.get_geometry(self.window)?.reply()?.root;
        let at = self.x.translate_coordinates(root, self.window, left, top)?.reply()?;
        drag.at = [f32::from(at.dst_x), f32::from(at.dst_y)];
        if let Some(form) = form {
            let atom = self.atoms.XdndSelection;
            self.x.convert_selection(self.proxy, atom, form, atom, time)?;
        }
        // Told of each move: where it is decides what becomes of it.
        let flags = 2 | u32::from(accepts);
        let action = if accepts { self.atoms.XdndActionCopy } else { x11rb::NONE };
        self.answer(source, self.atoms.XdndStatus, [self.window, flags, 0, 0, action])?;
        self.tell_where();
        Ok(())
    }

    fn let_go(&mut self, [source, ..]: [u32; 5]) -> Done {
        let Some(drag) = self.drag.as_mut().filter(|drag| drag.source == source) else { return Ok(()) };
        drag.is_dropped = true;
        // What it carries may still be on its way.
        if drag.carries.is_some() || drag.form.is_none() { self.finish() } else { Ok(()) }
    }

    /// What a drag carries lies ready, or its source would not give it.
    fn take_data(&mut self, is_there: bool) -> Done {
        let (kind, bytes) = if is_there { self.read(self.proxy, true)? } else { (x11rb::NONE, Vec::new()) };
        let Some(drag) = &mut self.drag else { return Ok(()) };
        if kind == self.atoms.INCR {
            drag.pieces = Some(Vec::new());
            return Ok(());
        }
        self.carry(&bytes)
    }

    fn take_property(&mut self, notice: &PropertyNotifyEvent) -> Done {
        if notice.atom != self.atoms.XdndSelection || notice.state != Property::NEW_VALUE {
            return Ok(());
        }
        if notice.window == self.window {
            // A drag whose source speaks to winit; that reads the same, and takes files only.
            let (_, bytes) = self.read(self.window, false)?;
            let carries = Carries::of_uris(&String::from_utf8_lossy(&bytes));
            if !matches!(carries, Carries::Files(_)) {
                self.tell(Drag::Refused(carries));
            }
            return Ok(());
        }
        if self.drag.as_ref().is_none_or(|drag| drag.pieces.is_none()) {
            return Ok(());
        }
        let (_, bytes) = self.read(self.proxy, true)?;
        let Some(pieces) = self.drag.as_mut().and_then(|drag| drag.pieces.as_mut()) else { return Ok(()) };
        if bytes.is_empty() {
            let whole = std::mem::take(pieces);
            return self.carry(&whole);
        }
        if pieces.len() < MOST_BYTES {
            pieces.extend(bytes);
        }
        Ok(())
    }

    fn carry(&mut self, bytes: &[u8]) -> Done {
        let atoms = self.atoms;
        let Some(drag) = &mut self.drag else { return Ok(()) };
        drag.pieces = None;
        let words = || String::from_utf8_lossy(bytes).into_owned();
        drag.carries = Some(match drag.form {
            Some(form) if form == atoms.Uris => Carries::of_uris(&words()),
            Some(form) if form == atoms.Html => Carries::Html(html(bytes)),
            _ => Carries::Words(words()),
        });
        if drag.is_dropped {
            return self.finish();
        }
        self.tell_where();
        Ok(())
    }

    fn finish(&mut self) -> Done {
        let Some(drag) = self.drag.take() else { return Ok(()) };
        let takes = u32::from(drag.carries.is_some());
        let action = if takes == 1 { self.atoms.XdndActionCopy } else { x11rb::NONE };
        match drag.carries {
            Some(carries) => self.tell(Drag::Dropped { at: drag.at, carries }),
            None => self.tell(Drag::Left),
        }
        self.answer(drag.source, self.atoms.XdndFinished, [self.window, takes, action, 0, 0])
    }

    fn leave(&mut self) {
        if self.drag.take().is_some() {
            self.tell(Drag::Left);
        }
    }

    fn tell_where(&self) {
        if let Some(Flight { at, carries: Some(carries), .. }) = &self.drag {
            self.tell(Drag::Over { at: *at, carries: carries.clone() });
        }
    }

    fn tell(&self, drag: Drag) {
        // The window may be gone by now.
        if self.sender.send(drag).is_ok() {
            (self.wake)();
        }
    }

    fn answer(&self, source: Window, kind: u32, data: [u32; 5]) -> Done {
        let message = ClientMessageEvent::new(32, source, kind, data);
        self.x.send_event(false, source, EventMask::NO_EVENT, message)?;
        Ok(self.x.flush()?)
    }

    /// What lies in the property of a drag, and its kind.
    fn read(&self, of: Window, delete: bool) -> Result<(u32, Vec<u8>), ReplyOrIdError> {
        let mut bytes = Vec::new();
        loop {
            let from = u32::try_from(bytes.len() / 4).unwrap_or(u32::MAX);
            let atom = self.atoms.XdndSelection;
            let piece = self.x.get_property(delete, of, atom, AtomEnum::ANY, from, PIECE)?.reply()?;
            bytes.extend(&piece.value);
            if piece.bytes_after == 0 || piece.value.is_empty() || bytes.len() >= MOST_BYTES {
                return Ok((piece.type_, bytes));
            }
        }
    }
}

/// Browsers write what is dragged out of a page in UTF-8 or, as Firefox, in UTF-16.
fn html(bytes: &[u8]) -> String {
    let is_wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.get(1) == Some(&0);
    let encoding = if is_wide { encoding_rs::UTF_16LE } else { encoding_rs::UTF_8 };
    encoding.decode(bytes).0.into_owned()
}
