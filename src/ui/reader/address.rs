//! Which addresses of a page may be opened, and the host one sees before opening them.

/// Schemes that a browser or mail program opens without running anything of this computer's.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

/// No address of an article is longer; each piece of a text under a link keeps a copy of it.
const MOST_BYTES: usize = 8_192;

/// Whether the reader offers to open it.
pub(super) fn may_open(address: &str) -> bool {
    if address.len() > MOST_BYTES {
        return false;
    }
    let lower = address
        .trim_start()
        .get(..8.min(address.trim_start().len()))
        .unwrap_or_default()
        .to_ascii_lowercase();
    SCHEMES.iter().any(|scheme| lower.starts_with(scheme))
}

/// What a reader needs to know of an address: its host, or the mailbox.
pub(super) fn host(address: &str) -> &str {
    let address = address.trim();
    let Some((_, rest)) = address.split_once("//") else {
        return address.split_once(':').map_or(address, |(_, mailbox)| mailbox);
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    // Before an @ anything can be written; the host is what follows.
    authority.rsplit_once('@').map_or(authority, |(_, host)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_may_be_opened() {
        for address in ["https://news.example/a", "HTTP://news.example", "mailto:desk@news.example"] {
            assert!(may_open(address), "{address}");
        }
        for address in
            ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "/news/1", "新聞網站"]
        {
            assert!(!may_open(address), "{address}");
        }
    }

    #[test]
    fn the_host_shown_is_the_one_that_opens() {
        assert_eq!(host("https://news.example/a?b=https://other.example"), "news.example");
        assert_eq!(host("https://bank.example@evil.example/a"), "evil.example");
        assert_eq!(host("mailto:desk@news.example"), "desk@news.example");
    }
}
