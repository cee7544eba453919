//! Loads one picture from its address, because its reader asked for that address. Nothing else uses the network.
//!
//! Only `http` and `https`; private and loopback addresses only where a person typed them. Both are looked at again
//! at each redirect, and the address at the moment a connection is made, so that no name can lead elsewhere later.

mod reach;

use std::time::{Duration, Instant};

use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, http};
use url::Url;

pub use reach::{Reach, is_public};

/// Redirects that are followed.
const MOST_HOPS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(30);
const MOST_BYTES: u64 = 32 << 20;
/// Says what asks, and nothing about who.
const AGENT: &str = concat!("Jianbao/", env!("CARGO_PKG_VERSION"));

/// Who gave an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// A page has it.
    ByPage,
    /// A person typed it: it may lead into their own network.
    Typed,
}

/// Why nothing was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error("this is no address that begins with http:// or https://")]
    NotAnAddress,
    #[error("the address leads into a private network")]
    Private,
    #[error("the address leads on too many times")]
    TooManyHops,
    #[error("the picture is larger than 32 MB")]
    TooLarge,
    #[error("the server did not answer in time")]
    TooSlow,
    #[error("the server says that it does not have it ({0})")]
    Refused(u16),
    #[error("the server could not be reached")]
    Unreachable,
}

/// What loads a picture, so that tests answer in its place.
pub trait Network: Send + Sync {
    /// The bytes at the address. Takes up to half a minute: never called on the window's thread.
    fn load(&self, address: &str, given: Given) -> Result<Vec<u8>, FetchError>;
}

/// The network as it is.
pub struct Web {
    /// Which addresses may be connected to where a page gave them.
    reach: Reach,
    most_bytes: u64,
    patience: Duration,
}

impl Default for Web {
    fn default() -> Self {
        Self::reaching(is_public)
    }
}

impl Web {
    /// Another rule about addresses: tests have a server on their own machine.
    #[must_use]
    pub fn reaching(reach: Reach) -> Self {
        Self { reach, most_bytes: MOST_BYTES, patience: PATIENCE }
    }

    /// Other limits than 32 MB and 30 s.
    #[must_use]
    pub fn within(self, most_bytes: u64, patience: Duration) -> Self {
        Self { most_bytes, patience, ..self }
    }
}

impl Network for Web {
    fn load(&self, address: &str, given: Given) -> Result<Vec<u8>, FetchError> {
        let until = Instant::now() + self.patience;
        let mut url = parse(address)?;
        let typed = (given == Given::Typed).then(|| url.origin());
        for _ in 0..=MOST_HOPS {
            let left = until.checked_duration_since(Instant::now()).ok_or(FetchError::TooSlow)?;
            // Only what was typed itself may be private, not where it leads.
            let reach: Reach = if typed.as_ref() == Some(&url.origin()) { |_| true } else { self.reach };
            let mut response = ask(&url, reach, left)?;
            let status = response.status();
            if status.is_redirection() {
                url = next(&url, &response)?;
            } else if status.is_success() {
                let body = response.body_mut().with_config().limit(self.most_bytes);
                return body.read_to_vec().map_err(|error| reason(&error));
            } else {
                return Err(FetchError::Refused(status.as_u16()));
            }
        }
        Err(FetchError::TooManyHops)
    }
}

/// Asks once, and follows nothing.
fn ask(url: &Url, reach: Reach, patience: Duration) -> Result<http::Response<Body>, FetchError> {
    let config = Agent::config_builder()
        // A proxy would look names up by itself.
        .proxy(None)
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(patience))
        .user_agent(AGENT)
        .accept("image/*")
        .build();
    let agent = Agent::with_parts(config, DefaultConnector::default(), reach::Checked::new(reach));
    agent.get(url.as_str()).call().map_err(|error| reason(&error))
}

fn parse(address: &str) -> Result<Url, FetchError> {
    let url = Url::parse(address.trim()).map_err(|_| FetchError::NotAnAddress)?;
    allowed(url)
}

fn allowed(url: Url) -> Result<Url, FetchError> {
    let is_web = matches!(url.scheme(), "http" | "https") && url.host().is_some();
    // A name and a password in an address are nothing a picture needs.
    let is_plain = url.username().is_empty() && url.password().is_none();
    if is_web && is_plain { Ok(url) } else { Err(FetchError::NotAnAddress) }
}

/// Where a redirect leads.
fn next(url: &Url, response: &http::Response<Body>) -> Result<Url, FetchError> {
    let location = response.headers().get(http::header::LOCATION).and_then(|value| value.to_str().ok());
    let location = location.ok_or(FetchError::Refused(response.status().as_u16()))?;
    allowed(url.join(location).map_err(|_| FetchError::NotAnAddress)?)
}

fn reason(error: &ureq::Error) -> FetchError {
    match error {
        ureq::Error::Timeout(_) => FetchError::TooSlow,
        ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge,
        ureq::Error::BadUri(_) => FetchError::NotAnAddress,
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => FetchError::Private,
        _ => FetchError::Unreachable,
    }
}
