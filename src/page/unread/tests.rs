//! Each format is known in every dress it comes in, and no page that speaks of one is taken for it.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

use super::super::{Origin, Page, PageError};

fn refused(bytes: impl Into<Vec<u8>>) -> Option<&'static str> {
    match Page::from_bytes(bytes.into(), Origin::default()) {
        Err(PageError::Unread(kind)) => Some(kind.key),
        Err(PageError::WebArchive) => Some("web archive"),
        Err(PageError::NotAPage(what)) => Some(what),
        Err(error) => panic!("{error}"),
        Ok(_) => None,
    }
}

/// The text is known as it is, behind a mark, in UTF-16, behind blanks and with other ends of lines.
#[track_caller]
fn check(text: &str, key: &str) {
    let utf_16 = |units: &dyn Fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(units).collect()
    };
    for (dress, bytes) in [
        ("plain", text.as_bytes().to_vec()),
        ("with a mark", format!("\u{feff}{text}").into_bytes()),
        ("behind blanks", format!(" \r\n\n{text}\n\0").into_bytes()),
        ("UTF-16LE", utf_16(&u16::to_le_bytes)),
        ("UTF-16BE", utf_16(&u16::to_be_bytes)),
        ("of Windows", text.replace('\n', "\r\n").into_bytes()),
    ] {
        assert_eq!(refused(bytes), Some(key), "{dress}: {text}");
    }
}

#[track_caller]
fn check_page(text: &str) {
    assert_eq!(refused(text), None, "{text}");
}

const WORDS: &str =
    "四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。";

#[test]
fn exports_of_notes_are_known() {
    check(
        "<?xml version=\"1.0\"?>\n<!-- by hand > -->\n<!DOCTYPE en-export SYSTEM \"http://example.org/a.dtd\">\n<en-export>\n<note><title>港</title></note></en-export>",
        "unread-enex",
    );
    check("<EN-EXPORT application='x'><note/></EN-EXPORT>", "unread-enex");
    check("<!DOCTYPE en-export [<!ENTITY a \">\">]>\n<en-export><note/></en-export>", "unread-enex");
    check(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'\n xmlns:z='http://www.zotero.org/namespaces/export#'\n xmlns:link='http://purl.org/rss/1.0/modules/link/'><z:Item/></rdf:RDF>",
        "unread-zotero",
    );
    check("<?xml version='1.0'?>\n<catalog><book><title>港</title></book></catalog>", "unread-xml");
    check("{\\rtf1\\ansi\\ansicpg936 {\\b \\u28207?}}", "unread-rtf");
}

#[test]
fn feeds_and_lists_of_feeds_are_known() {
    check("<rss version='2.0'><channel><item><title>港</title></item></channel></rss>", "unread-feed");
    check(
        "<?xml version='1.0'?><?xml-stylesheet href='a'?><feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>",
        "unread-feed",
    );
    check("<feed>\n<title>a</title><entry><title>b</title></entry></feed>", "unread-feed");
    check("<a:feed xmlns:a='http://www.w3.org/2005/Atom'></a:feed>", "unread-feed");
    check("<rdf:RDF xmlns='http://purl.org/rss/1.0/'><item/></rdf:RDF>", "unread-feed");
    check(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"港\", \"items\": []}",
        "unread-feed",
    );
    check(
        "{\"items\": [{\"origin\": {\"streamId\": \"feed/x\"}, \"alternate\": [{\"href\": \"https://a.example\"}]}]}",
        "unread-feed",
    );
    check(
        "<opml version='2.0'><body><outline text='港' xmlUrl='https://a.example/f'/></body></opml>",
        "unread-opml",
    );
}

#[test]
fn bookmarks_are_known() {
    check(
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<HTML><TITLE>書籤</TITLE><DL><p><DT><A HREF='https://a.example'>A</A></DL>",
        "unread-bookmarks",
    );
    check(
        "<META HTTP-EQUIV='Content-Type'><TITLE>B</TITLE><DL><p>\n<DT><A HREF=\"https://a.example\" ADD_DATE=\"15\">A</A></DL>",
        "unread-bookmarks",
    );
    check(
        "{\"guid\": \"r\", \"type\": \"text/x-moz-place-container\", \"children\": []}",
        "unread-bookmarks",
    );
    check("{\"checksum\": \"1\", \"roots\": {\"bookmark_bar\": {\"children\": []}}}", "unread-bookmarks");
    check("<?xml version='1.0'?><xbel><bookmark href='https://a.example'/></xbel>", "unread-bookmarks");
}

#[test]
fn reading_lists_are_known_as_tables_and_as_data() {
    let link = "https://news.example/a?b=1,2";
    for table in [
        format!("title,url,time_added,tags,status\n港口,{link},1600322788,a|b,unread\n"),
        format!("URL,Title,Selection,Folder\n{link},\"港, 口\",,Unread\n"),
        format!("URL,Title,Selection,Folder,Timestamp,Tags\n{link},港,,Archive,1,[]\n"),
        format!(
            "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,港,,,{link},a/b,,,,,false\n"
        ),
        format!(
            "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n\"港\n口\",{link},1,\"['a']\",2024,1,feed,True\n"
        ),
        format!(
            "Title;Author;Publisher;URL;Tags;Word Count;In Queue;Favorited\n港;林;報;{link};a;1;True;False\n"
        ),
        "\"url\",\"title\",\"tags\",\"created_at\"\n".to_owned(),
    ] {
        check(table.trim_end(), "unread-reading-list");
    }
    for data in [
        format!(
            "[{{\"id\": 1, \"title\": \"港\", \"url\": \"{link}\", \"is_archived\": 0, \"content\": \"<p>a \\\" b\"}}]"
        ),
        format!(
            "[\n{{\"slug\": \"a\", \"title\": \"港\", \"url\": \"{link}\", \"labels\": [], \"savedAt\": \"2024\"}}\n]"
        ),
        format!(
            "{{\"bookmarks\": [{{\"createdAt\": 1, \"title\": \"港\", \"content\": {{\"type\": \"link\", \"url\": \"{link}\"}}}}]}}"
        ),
        format!(
            "{{\"name\": \"a\", \"collections\": [{{\"links\": [{{\"name\": \"港\", \"url\": \"{link}\", \"tags\": []}}]}}]}}"
        ),
        format!("[{{\"href\": \"{link}\", \"description\": \"港\", \"toread\": \"no\", \"tags\": \"\"}}]"),
        "[{\"0\": \"3\", \"1\": \"a\", \"2\": \"b\", \"3\": \"0\", \"4\": \"1\", \"5\": \"c\"}]".to_owned(),
    ] {
        check(&data, "unread-reading-list");
    }
    check(
        "<!DOCTYPE html><title>P</title><ul><li><a href=\"https://a.example\" time_added=\"1\" tags=\"\">A</a></ul>",
        "unread-reading-list",
    );
}

#[test]
fn mails_are_known_and_pages_saved_as_one_are_told_from_them() {
    check(
        "From: Desk <desk@news.example>\nTo: reader@news.example\nSubject: =?utf-8?B?5riv?=\nMIME-Version: 1.0\n\nHello",
        "unread-mail",
    );
    check(
        "Received: from a\n\tby b; Mon\nDate: Mon, 1 Apr 2024 08:00:00 +0800\nX-Any: a b\n\nHello",
        "unread-mail",
    );
    check(
        "From desk@news.example Mon Apr  1 08:00:00 2024\nReturn-Path: <a@b>\nMessage-ID: <1@b>\nSubject: a\n\nHello",
        "unread-mail",
    );
    let related =
        "Content-Type: multipart/related;\n boundary=x\n\n--x\nContent-Type: text/html\n\n<p>a\n--x--";
    for head in [
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example\nSubject: a\nDate: Mon\nMIME-Version: 1.0\n",
        "MIME-Version: 1.0\n",
        "\nSubject: a\nMIME-Version: 1.0\n",
    ] {
        assert_eq!(refused(format!("{head}{related}")), Some("web archive"), "{head}");
    }
    let letter = "From: a@b.example\nTo: c@d.example\nSubject: a\nMIME-Version: 1.0\n";
    assert_eq!(refused(format!("{letter}{related}")), Some("unread-mail"));
}

/// A ZIP of files without content, with `before` and `behind` around it.
fn zip(before: &[u8], names: &[&str], behind: &[u8]) -> Vec<u8> {
    let mut bytes = before.to_vec();
    for name in names {
        bytes.extend(b"PK\x03\x04");
        bytes.extend([0; 22]);
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend([0; 2]);
        bytes.extend(name.as_bytes());
    }
    let mut directory = Vec::new();
    for name in names {
        directory.extend(b"PK\x01\x02");
        directory.extend([0; 24]);
        directory.extend((name.len() as u16).to_le_bytes());
        directory.extend([0; 16]);
        directory.extend(name.as_bytes());
    }
    let length = directory.len() as u32;
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06");
    bytes.extend([0; 8]);
    bytes.extend(length.to_le_bytes());
    bytes.extend([0; 6]);
    bytes.extend(behind);
    bytes
}

#[test]
fn archives_are_known_by_their_names() {
    let page =
        zip("<!DOCTYPE html><html><title>Please wait</title>".as_bytes(), &["index.html"], b"--></html>");
    assert_eq!(refused(page), Some("unread-single-file"));
    assert_eq!(
        refused(zip(b"\x89PNG\r\n", &["images/0.png", "index.html"], b"")),
        Some("unread-single-file")
    );
    assert_eq!(refused(zip(b"", &["archive/a.warc.gz", "datapackage.json"], b"")), Some("unread-wacz"));
    assert_eq!(refused(zip(b"", &["export/part_000000.csv"], b"")), Some("unread-reading-list"));
    assert_eq!(refused(zip(b"", &["metadata_0_to_20.json"], b"")), Some("unread-reading-list"));
    assert!(refused(zip(b"", &["index.html"], b"")).unwrap().contains("ZIP"));
    check("WARC/1.0\nWARC-Type: warcinfo\n\n", "unread-warc");
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(b"WARC/1.1\r\nWARC-Type: response\r\n").unwrap();
    assert_eq!(refused(gzip.finish().unwrap()), Some("unread-warc"));
    assert_eq!(refused(b"\x1f\x8b\x08\0\0\0".to_vec()), Some("a compressed file"));
    let mut tar = vec![0; 1024];
    tar[..35].copy_from_slice(b"0123456789abcdef0123456789abcdef.md");
    tar[257..262].copy_from_slice(b"ustar");
    assert_eq!(refused(tar), Some("unread-jex"));
}

#[test]
fn a_directory_that_lies_is_no_archive() {
    let page = format!("<html><p>{WORDS}</p></html>");
    for end in [
        &b"PK\x05\x06"[..],
        &[&b"PK\x05\x06"[..], &[0xff; 18]].concat(),
        &[&b"PK\x01\x02PK\x05\x06"[..], &[0; 18]].concat(),
    ] {
        assert_eq!(super::by_bytes(&[page.as_bytes(), end].concat()), None);
    }
}

#[test]
fn pages_that_speak_of_a_format_are_pages() {
    check_page(&format!(
        "<!DOCTYPE html><title>What RSS is</title><p>{WORDS}<pre>&lt;rss version='2.0'>&lt;channel></pre>"
    ));
    check_page(&format!(
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><link type='application/rss+xml'><p>{WORDS}</html>"
    ));
    check_page(&format!(
        "<html><p>{WORDS}</p><a href=\"/feed\">RSS</a><dl><dt><a href=\"/a\">A</a></dl><code>{{\\rtf1}}</code></html>"
    ));
    check_page(&format!("<rss version='2.0'>\n<channel>\n\n{WORDS}"));
    check_page(&format!("What a feed is\n\n<rss version='2.0'><channel></channel></rss>\n\n{WORDS}"));
}

#[test]
fn texts_with_heads_tables_and_data_are_texts() {
    check_page(&format!("From: the harbour desk\nDate: 1 April 2024\nSubject: the new line\n\n{WORDS}"));
    check_page(&format!(
        "From: Ann Lee\nTo: Bo Li\nCc: all\nSubject: the new line\nReply-To: nobody\n\n{WORDS}"
    ));
    check_page(&format!("From the harbour it is far.\nReceived: with joy\n\n{WORDS}"));
    check_page(&format!("Title: 港口\nURL: https://news.example/a\nDate: 2024-04-01\n\n{WORDS}"));
    check_page(&format!("标题：港口\n来源：海岸日报\n\n{WORDS}"));
    check_page(&format!("港口,日期,貨量\n東港,2024-04-01,300\n\n{WORDS}"));
    check_page(&format!("Title, author, year\nThe port, Ann Lee, 2024\n\n{WORDS}"));
    check_page(&format!("Name, title, url and tags of the links that were kept are shown below.\n\n{WORDS}"));
    check_page(&format!("{{\"title\": \"港\", \"url\": \"https://a.example\", \"tags\": []}}\n\n{WORDS}"));
    check_page(&format!("{WORDS}\n\n[{{\"title\": \"港\", \"url\": \"https://a.example\", \"tags\": []}}]"));
    check_page("{\"port\": \"open\"}");
    check_page(&format!("[{WORDS}]"));
    check_page(&format!("WARC is a format of archives. {WORDS}"));
}
