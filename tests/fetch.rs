//! One picture from its address: every limit tried against a server of the test's own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::thread;
use std::time::Duration;

use jianbao::fetch::{FetchError, Given, Network as _, Reach, Web};

/// A server on this machine that answers each path in its own way, until the test ends.
fn serve() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut first = String::new();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            reader.read_line(&mut first).unwrap();
            let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
            if path == "/silent" {
                // Kept open and never answered.
                std::mem::forget(stream);
                continue;
            }
            let answer = answer(&path, address.port());
            let _ = stream.write_all(&answer);
        }
    });
    address
}

fn answer(path: &str, port: u16) -> Vec<u8> {
    let found = |body: &str| {
        format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
    };
    let leads = |to: &str| {
        format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    };
    match path {
        "/picture" => found("picture"),
        "/once" => leads("/picture"),
        "/round" => leads("/round"),
        "/file" => leads("file:///etc/passwd"),
        "/elsewhere" => leads(&format!("http://localhost:{port}/picture")),
        "/endless" => format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}", "x".repeat(4096)),
        _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_owned(),
    }
    .into_bytes()
}

const ANYWHERE: Reach = |_| true;

#[track_caller]
fn check(web: &Web, path: &str, given: Given, expect: Result<&str, FetchError>) {
    let loaded = web.load(&format!("http://{}{path}", serve()), given);
    assert_eq!(loaded, expect.map(|body| body.as_bytes().to_vec()), "{path}");
}

#[test]
fn a_picture_is_loaded_through_a_redirect() {
    let web = Web::reaching(ANYWHERE);
    check(&web, "/picture", Given::ByPage, Ok("picture"));
    check(&web, "/once", Given::ByPage, Ok("picture"));
    check(&web, "/gone", Given::ByPage, Err(FetchError::Refused(404)));
}

#[test]
fn the_own_network_is_asked_only_where_a_person_typed_it() {
    let web = Web::default();
    check(&web, "/picture", Given::ByPage, Err(FetchError::Private));
    check(&web, "/picture", Given::Typed, Ok("picture"));
    // What was typed may be private; what it leads to may not.
    check(&web, "/elsewhere", Given::Typed, Err(FetchError::Private));
}

#[test]
fn a_redirect_is_looked_at_like_any_address() {
    let web = Web::reaching(ANYWHERE);
    check(&web, "/file", Given::Typed, Err(FetchError::NotAnAddress));
    check(&web, "/round", Given::Typed, Err(FetchError::TooManyHops));
}

#[test]
fn other_schemes_are_not_asked_at_all() {
    let web = Web::reaching(ANYWHERE);
    for address in
        ["file:///etc/passwd", "ftp://example.org/a.jpg", "data:,x", "a_files/1.jpg", "", "http://"]
    {
        assert_eq!(web.load(address, Given::Typed), Err(FetchError::NotAnAddress), "{address}");
    }
    let with_name = "http://user:secret@example.org/a.jpg";
    assert_eq!(web.load(with_name, Given::Typed), Err(FetchError::NotAnAddress));
}

#[test]
fn too_much_and_too_slow_are_given_up() {
    let web = Web::reaching(ANYWHERE).within(1000, Duration::from_secs(20));
    check(&web, "/endless", Given::ByPage, Err(FetchError::TooLarge));
    let web = Web::reaching(ANYWHERE).within(1000, Duration::from_millis(200));
    check(&web, "/silent", Given::ByPage, Err(FetchError::TooSlow));
}
