//! Looking for something while one types: words by their beginnings, and what may have been meant.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jianbao::article::{Article, Block, Found, Meta, Sourced};
use jianbao::library::search::{Search, Searcher, Sounding};
use jianbao::library::{
    ClipId, CollectionName, CollectionPlace, Filed, ImportStep, Library, NewClip, Op, Order, Original, Scope,
};
use jiff::Timestamp;
use tempfile::TempDir;

struct Desk {
    folder: TempDir,
    library: Library,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        Self { folder, library }
    }

    fn with(texts: &[(&str, &str)]) -> (Self, Vec<ClipId>) {
        let mut desk = Self::new();
        let clips = texts.iter().map(|(headline, body)| desk.file(headline, body)).collect();
        (desk, clips)
    }

    fn file(&mut self, headline: &str, body: &str) -> ClipId {
        let headline = Some(Sourced::new(headline.to_owned(), Found::Heading));
        let meta = Meta { headline, ..Meta::default() };
        let article = Article { meta, blocks: vec![Block::paragraph(body)] };
        let bytes = serde_json::to_vec(&article).unwrap();
        let original = Original { bytes, file_name: "page.html".into(), url: None };
        let page = NewClip { article, original, further: Vec::new(), pictures: Vec::new() };
        let now = Timestamp::UNIX_EPOCH;
        match self.library.file(&[page], None, &mut ImportStep::default(), now).unwrap().0[0] {
            Filed::Imported(clip) | Filed::AlreadyHere(clip) => clip,
        }
    }

    fn searcher(&self) -> Searcher {
        Searcher::open(self.folder.path()).unwrap()
    }

    fn find(&self, words: &str) -> Vec<ClipId> {
        let mut ids = self.searcher().find(&search(words)).unwrap().ids;
        ids.sort();
        ids
    }

    fn meant(&self, words: &str) -> Option<String> {
        self.searcher().find(&search(words)).unwrap().meant
    }
}

fn search(words: &str) -> Search {
    Search { words: words.into(), ..Search::default() }
}

#[test]
fn the_last_word_finds_by_its_beginning_in_every_alphabet() {
    let (desk, clips) = Desk::with(&[
        ("One", "The harbour was quiet in 2024."),
        ("Два", "Новая гавань открыта."),
        ("Τρία", "Το λιμάνι άνοιξε."),
        ("넷", "서울의 새 항구가 열렸다."),
    ]);
    for (words, at) in [
        ("harbo", 0),
        ("HARB", 0),
        ("q", 0),
        ("20", 0),
        ("quiet harbo", 0),
        ("гав", 1),
        ("г", 1),
        ("λιμ", 2),
        ("항", 3),
        ("서울", 3),
        ("title:o", 0),
        ("body:harb", 0),
        ("quiet OR none harb", 0),
    ] {
        assert_eq!(desk.find(words), [clips[at]], "{words}");
    }
    for words in ["arbour", "harbo quiet", "\"harbo\"", "「harbo」", "harbo ", "title:harb", "ванн"] {
        assert_eq!(desk.find(words), [], "{words}");
    }
}

#[test]
fn a_star_lets_any_word_go_on() {
    let (desk, clips) = Desk::with(&[
        ("One", "An economist wrote of harbours."),
        ("Two", "The economy of a harbour; the port."),
        ("Three", "Ecology of ports."),
    ]);
    assert_eq!(desk.find("econom*"), clips[..2]);
    assert_eq!(desk.find("econom* harbour"), clips[..2]);
    assert_eq!(desk.find("econom* \"harbour\""), clips[1..2]);
    assert_eq!(desk.find("econom＊ \"harbours\""), clips[..1]);
    assert_eq!(desk.find("eco* -econom*"), clips[2..]);
    assert_eq!(desk.find("body:econom* OR ports"), clips);
    assert_eq!(desk.find("(e* port*) -harbour"), clips[2..]);
    assert_eq!(desk.find("\"econom*\""), [], "in quotes a word is whole");
    assert_eq!(desk.find("harbours *"), clips[..1], "a star alone says nothing");
}

#[test]
fn whole_words_weigh_more_than_those_they_begin() {
    let mut desk = Desk::new();
    let whole = desk.file("One", "The port was quiet at dawn.");
    let begun = desk.file("Two", "The ports were quiet at dawn.");
    let by_relevance = |words: &str| {
        let search = Search { order: Order::Relevance, ..search(words) };
        desk.searcher().find(&search).unwrap().ids
    };
    assert_eq!(by_relevance("port"), [whole, begun]);
    assert_eq!(by_relevance("quiet port"), [whole, begun]);
    assert_eq!(by_relevance("port*  dawn"), [whole, begun]);
}

#[test]
fn of_very_many_finds_whole_words_come_first_and_those_in_headlines_before_all() {
    let mut desk = Desk::new();
    let page = |number: usize| {
        let (headline, body) = match number {
            0 => ("Note".to_owned(), "The port.".to_owned()),
            1 => ("A port of call".to_owned(), "Rain.".to_owned()),
            2 => ("Portable things".to_owned(), "Rain.".to_owned()),
            number => (format!("Note {number}"), "Portly men.".to_owned()),
        };
        let headline = Some(Sourced::new(headline, Found::Heading));
        let meta = Meta { headline, ..Meta::default() };
        let article = Article { meta, blocks: vec![Block::paragraph(&body)] };
        let original =
            Original { bytes: number.to_string().into(), file_name: "page.html".into(), url: None };
        NewClip { article, original, further: Vec::new(), pictures: Vec::new() }
    };
    let pages: Vec<NewClip> = (0..5_100).map(page).collect();
    let filed = desk.library.file(&pages, None, &mut ImportStep::default(), Timestamp::UNIX_EPOCH).unwrap().0;
    let ids: Vec<ClipId> =
        filed.iter().map(|filed| if let Filed::Imported(clip) = filed { *clip } else { panic!() }).collect();
    let search = Search { order: Order::Relevance, ..search("port") };
    let found = desk.searcher().find(&search).unwrap().ids;
    assert_eq!(found.len(), ids.len());
    assert_eq!(found[..3], [ids[1], ids[2], ids[0]]);
}

#[test]
fn beginnings_are_marked_in_the_words_around_them_and_in_the_headline() {
    let (desk, clips) = Desk::with(&[("Harbours of the north", "An economist came to the harbour.")]);
    let excerpts = desk.searcher().excerpts(&search("econ* harb"), &clips).unwrap();
    let excerpt = &excerpts[0].1;
    let marked: Vec<&str> = excerpt.hits.iter().map(|hit| &excerpt.text[hit.clone()]).collect();
    assert_eq!(marked, ["economist", "harbour"]);
    assert_eq!(excerpt.headline_hits.first(), Some(&(0..8)));
}

#[test]
fn clips_to_go_to_are_found_by_beginnings_of_their_headlines() {
    let (desk, clips) = Desk::with(&[("Harbour lights", "Rain."), ("Harbours and light", "Rain.")]);
    let headed = |typed: &str| {
        let rows = desk.searcher().headed(typed, 9).unwrap();
        let mut ids: Vec<ClipId> = rows.into_iter().map(|row| row.id).collect();
        ids.sort();
        ids
    };
    assert_eq!(headed("h"), clips);
    assert_eq!(headed("harb* light"), clips);
    assert_eq!(headed("harb light"), []);
    assert_eq!(headed("harbour light"), clips[..1]);
    assert_eq!(headed("\"light\""), clips[1..]);
}

#[test]
fn headlines_are_found_by_how_they_sound_the_last_filed_first() {
    let (mut desk, clips) = Desk::with(&[
        ("日照市的港", "雨。"),
        ("日照港", "雨。"),
        ("東京の港", "雨。"),
        ("Rising zest", "Rain."),
    ]);
    let mut searcher = desk.searcher();
    let mut sounding = |typed: &str, most| {
        let Some(mut sounding) = Sounding::new(typed) else { return Vec::new() };
        while !searcher.sound_on(&mut sounding, most).unwrap() {}
        sounding.found().to_vec()
    };
    assert_eq!(sounding("rz", 9), [clips[1], clips[0]]);
    assert_eq!(sounding("rz", 1), [clips[1]]);
    assert_eq!(sounding("rizhao 港", 9), [clips[1], clips[0]]);
    assert_eq!(sounding("rz shi", 9), [clips[0]]);
    assert_eq!(sounding("tokyo", 9), [clips[2]]);
    assert_eq!(sounding("日照", 9), [], "nothing is spelled");
    assert_eq!(sounding("xqw", 9), []);
    desk.library.apply(&Op::MoveToTrash { clips: vec![clips[1]] }, Timestamp::UNIX_EPOCH).unwrap();
    let mut searcher = desk.searcher();
    let mut sounding = Sounding::new("rz").unwrap();
    assert!(searcher.sound_on(&mut sounding, 9).unwrap());
    assert_eq!(sounding.found(), [clips[0]]);
}

/// Finds by beginnings are those that a scan of the texts has.
#[test]
fn beginnings_find_what_a_scan_of_the_texts_finds() {
    const LETTERS: [char; 8] = ['a', 'b', 'c', 'г', 'а', 'λ', '2', '0'];
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut pick = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    let mut word = |most: usize| -> String { (0..=pick(most)).map(|_| LETTERS[pick(8)]).collect() };
    let bodies: Vec<String> = (0..120).map(|_| (0..12).map(|_| word(5) + " ").collect()).collect();
    let asked: Vec<String> = (0..300).map(|_| word(2)).collect();
    let mut desk = Desk::new();
    let clips: Vec<ClipId> = bodies.iter().map(|body| desk.file("題", body)).collect();
    let mut searcher = desk.searcher();
    let mut some_found = 0;
    for pair in asked.chunks(2) {
        let has = |body: &str, beginning: &str| body.split(' ').any(|word| word.starts_with(beginning));
        let scanned = |fits: &dyn Fn(&str) -> bool| -> Vec<ClipId> {
            clips.iter().zip(&bodies).filter(|(_, body)| fits(body)).map(|(clip, _)| *clip).collect()
        };
        let [one, other] = pair else { continue };
        for (words, expected) in [
            (one.clone(), scanned(&|body| has(body, one))),
            (format!("{one}* {other}"), scanned(&|body| has(body, one) && has(body, other))),
            (format!("{one}* -{other}"), scanned(&|body| has(body, one) && !has(body, other))),
            (format!("\"{one}\""), scanned(&|body| body.split(' ').any(|word| word == one))),
        ] {
            let mut found = searcher.find(&search(&words)).unwrap().ids;
            found.sort();
            assert_eq!(found, expected, "{words}");
            some_found += usize::from(!found.is_empty());
        }
    }
    assert!(some_found > 100, "only {some_found} of the questions have an answer");
}

#[test]
fn what_may_have_been_meant_stands_in_the_library_and_finds_something() {
    let (desk, _) = Desk::with(&[
        ("Harbour lights", "The harbour economy grows; harbour dues fall."),
        ("Гавань", "Новая гавань открыта."),
        ("燈塔", "守塔人擦透鏡。Lighthouse keepers."),
    ]);
    for (typed, meant) in [
        ("harbuor", "harbour"),
        ("Harbor", "harbour"),
        ("harbu", "harbour"),
        ("harbuor ecomony", "harbour economy"),
        ("title:harbuor", "title:harbour"),
        ("\"harbuor lights\"", "\"harbour lights\""),
        ("none OR harbuor*", "none OR harbour*"),
        ("гаван", ""),
        ("гавнь", "гавань"),
        ("lihgthouse 燈塔", "lighthouse 燈塔"),
        // Nothing is near, or what is near does not stand with the rest.
        ("zeppelin", ""),
        ("lihgthouse harbour", ""),
        ("燈他", ""),
        ("2025", ""),
        ("xy", ""),
        ("-harbuor harbour", ""),
    ] {
        assert_eq!(desk.meant(typed).unwrap_or_default(), meant, "{typed}");
    }
}

#[test]
fn what_may_have_been_meant_is_looked_for_where_the_search_is_and_follows_what_is_filed() {
    let mut desk = Desk::new();
    let clip = desk.file("One", "A ferry at the harbour.");
    let name = CollectionName::parse("Ships").unwrap();
    let op = Op::CreateCollection { name, place: CollectionPlace::last_in(None) };
    let now = Timestamp::UNIX_EPOCH;
    let collection = desk.library.apply(&op, now).unwrap().changes.created.unwrap();
    let mut searcher = desk.searcher();
    let there = |words: &str| Search { scope: Scope::Collection(collection), ..search(words) };
    assert_eq!(searcher.find(&there("ferri")).unwrap().meant, None, "no clip of the collection has it");
    desk.library.apply(&Op::AddToCollection { clips: vec![clip], collection }, now).unwrap();
    searcher.changed(&[clip]).unwrap();
    assert_eq!(searcher.find(&there("ferri")).unwrap().meant.as_deref(), Some("ferry"));
    assert_eq!(searcher.find(&there("lanturn")).unwrap().meant, None);
    let second = desk.file("Two", "A lantern.");
    searcher.changed(&[second]).unwrap();
    assert_eq!(searcher.find(&search("lanturn")).unwrap().meant.as_deref(), Some("lantern"));
    desk.library.apply(&Op::MoveToTrash { clips: vec![second] }, now).unwrap();
    searcher.changed(&[second]).unwrap();
    assert_eq!(searcher.find(&search("lanturn")).unwrap().meant, None);
}
