//! An X client for tests: finds a window, drops a file on it (XDND version 5), photographs and closes it.
//!
//! The protocol: <https://www.freedesktop.org/wiki/Specifications/XDND/>.

use std::path::Path;
use std::time::{Duration, Instant};

use image::{Rgb, RgbImage};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, ImageFormat,
    PropMode, SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

const XDND_VERSION: u32 = 5;
const PATIENCE: Duration = Duration::from_secs(20);
/// What stays as it is in a `file:` address.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

pub struct Desktop {
    x: RustConnection,
    root: u32,
}

impl Desktop {
    pub fn connect() -> Self {
        let (x, screen) = RustConnection::connect(None).expect("an X display");
        let root = x.setup().roots[screen].root;
        Self { x, root }
    }

    /// The window whose title holds `words`.
    pub fn window_titled(&self, words: &str) -> Option<u32> {
        let mut below = vec![self.root];
        while let Some(window) = below.pop() {
            if self.title(window).is_some_and(|title| title.contains(words)) {
                return Some(window);
            }
            below.extend(
                self.x.query_tree(window).ok()?.reply().map(|tree| tree.children).unwrap_or_default(),
            );
        }
        None
    }

    fn title(&self, window: u32) -> Option<String> {
        let (name, utf8) = (self.atom("_NET_WM_NAME"), self.atom("UTF8_STRING"));
        let reply = self.x.get_property(false, window, name, utf8, 0, 1024).ok()?.reply().ok()?;
        String::from_utf8(reply.value).ok()
    }

    /// What the window shows; `None` while it is not on the screen as a whole.
    pub fn picture(&self, window: u32) -> Option<RgbImage> {
        let size = self.x.get_geometry(window).ok()?.reply().ok()?;
        let (width, height) = (size.width, size.height);
        let image =
            self.x.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, width, height, !0).ok()?.reply().ok()?;
        let at = |x: u32, y: u32| 4 * (y as usize * usize::from(width) + x as usize);
        Some(RgbImage::from_fn(u32::from(width), u32::from(height), |x, y| {
            let pixel = &image.data[at(x, y)..];
            Rgb([pixel[2], pixel[1], pixel[0]])
        }))
    }

    /// The share of pixels that differ clearly from their left neighbour: words and lines, not areas.
    pub fn ink(&self, window: u32) -> Option<f64> {
        let picture = self.picture(window)?;
        let edges = picture.rows().map(|row| {
            let row: Vec<_> = row.map(|Rgb(channels)| channels.map(i32::from)).collect();
            row.windows(2).filter(|pair| (0..3).any(|c| (pair[0][c] - pair[1][c]).abs() > 60)).count()
        });
        let pixels = f64::from(picture.width() * picture.height());
        (pixels > 0.0).then(|| f64::from(u32::try_from(edges.sum::<usize>()).unwrap()) / pixels)
    }

    /// Asks the window to close, as its title bar does.
    pub fn close(&self, window: u32) {
        let data = [self.atom("WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
        self.send(window, "WM_PROTOCOLS", data);
    }

    /// Drops one file on the middle of the window.
    pub fn drop_file(&self, target: u32, file: &Path) {
        let path = file.to_str().expect("a name in UTF-8");
        let uris = format!("file://{}\r\n", utf8_percent_encode(path, PATH));
        let source = self.drag_source();
        let (x, y) = self.middle(target);

        let uri_list = self.atom("text/uri-list");
        self.send(target, "XdndEnter", [source, XDND_VERSION << 24, uri_list, 0, 0]);
        let copy = self.atom("XdndActionCopy");
        self.send(target, "XdndPosition", [source, 0, (x << 16) | y, x11rb::CURRENT_TIME, copy]);
        // The target may ask for the data when the drag is over it or when it is dropped; serve both.
        let accepted = self.serve_until("XdndStatus", &uris).expect("the window answers the drag");
        assert_eq!(accepted[1] & 1, 1, "the window takes the drag");
        self.send(target, "XdndDrop", [source, 0, x11rb::CURRENT_TIME, 0, 0]);
        self.serve_until("XdndFinished", &uris).expect("the window finishes the drop");
    }

    fn drag_source(&self) -> u32 {
        let source = self.x.generate_id().unwrap();
        let events = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        let class = WindowClass::INPUT_OUTPUT;
        self.x.create_window(0, source, self.root, 0, 0, 1, 1, 0, class, 0, &events).unwrap();
        let aware = self.atom("XdndAware");
        self.x.change_property32(PropMode::REPLACE, source, aware, AtomEnum::ATOM, &[XDND_VERSION]).unwrap();
        self.x.set_selection_owner(source, self.atom("XdndSelection"), x11rb::CURRENT_TIME).unwrap();
        self.x.sync().unwrap();
        source
    }

    /// The middle of the window in the root's coordinates.
    fn middle(&self, window: u32) -> (u32, u32) {
        let size = self.x.get_geometry(window).unwrap().reply().unwrap();
        let (x, y) = (size.width.cast_signed() / 2, size.height.cast_signed() / 2);
        let at = self.x.translate_coordinates(window, self.root, x, y).unwrap().reply().unwrap();
        (u32::try_from(at.dst_x).unwrap(), u32::try_from(at.dst_y).unwrap())
    }

    /// Hands the addresses out to whoever asks, until the target sends `message`.
    fn serve_until(&self, message: &str, uris: &str) -> Option<[u32; 5]> {
        let message = self.atom(message);
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.x.poll_for_event().unwrap() {
                Some(Event::SelectionRequest(request)) => self.hand_out(&request, uris),
                Some(Event::ClientMessage(event)) if event.type_ == message => {
                    return Some(event.data.as_data32());
                }
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        None
    }

    fn hand_out(&self, request: &SelectionRequestEvent, uris: &str) {
        let SelectionRequestEvent { requestor, property, target, selection, time, .. } = *request;
        self.x.change_property8(PropMode::REPLACE, requestor, property, target, uris.as_bytes()).unwrap();
        let response_type = SELECTION_NOTIFY_EVENT;
        let notice =
            SelectionNotifyEvent { response_type, sequence: 0, time, requestor, selection, target, property };
        self.x.send_event(false, requestor, EventMask::NO_EVENT, notice).unwrap();
        self.x.flush().unwrap();
    }

    fn send(&self, window: u32, kind: &str, data: [u32; 5]) {
        let event = ClientMessageEvent::new(32, window, self.atom(kind), data);
        let to = if kind.starts_with("Xdnd") { self.proxy(window) } else { window };
        self.x.send_event(false, to, EventMask::NO_EVENT, event).unwrap();
        self.x.flush().unwrap();
    }

    /// Who takes the messages of a drag over the window, as the window says.
    fn proxy(&self, window: u32) -> u32 {
        let atom = self.atom("XdndProxy");
        let reply =
            self.x.get_property(false, window, atom, AtomEnum::WINDOW, 0, 1).unwrap().reply().unwrap();
        reply.value32().and_then(|mut windows| windows.next()).unwrap_or(window)
    }

    fn atom(&self, name: &str) -> Atom {
        self.x.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }
}
