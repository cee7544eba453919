//! Searches of a whole library: what is found, in which order, and what is shown of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jianbao::article::{
    Article, Block, Byline, Correction, Field, Figure, Found, Lang, Meta, Revision, Role, Sourced,
};
use jianbao::jobs::Jobs;
use jianbao::library::search::{Search, Searcher, Spelling};
use jianbao::library::{ClipId, Filed, ImportStep, Library, Mark, NewClip, Op, Order, Original, Scope};
use jianbao::text::fold::fold;
use jianbao::text::phrase::{LastWord, Phrase};
use jiff::Timestamp;
use tempfile::TempDir;

fn now() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

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

    fn file(&mut self, article: Article) -> ClipId {
        let bytes = serde_json::to_vec(&article).unwrap();
        let original = Original { bytes, file_name: "頁.html".into(), url: None };
        let page = NewClip { article, original, further: Vec::new(), pictures: Vec::new() };
        match self.library.file(&[page], None, &mut ImportStep::default(), now()).unwrap().0[0] {
            Filed::Imported(clip) | Filed::AlreadyHere(clip) => clip,
        }
    }

    fn searcher(&self) -> Searcher {
        Searcher::open(self.folder.path()).unwrap()
    }

    fn find(&self, words: &str) -> Vec<ClipId> {
        self.ask(&search(words))
    }

    fn ask(&self, search: &Search) -> Vec<ClipId> {
        self.searcher().find(search).unwrap().ids
    }
}

fn search(words: &str) -> Search {
    Search { words: words.into(), ..Search::default() }
}

fn sourced(value: &str) -> Sourced<String> {
    Sourced::new(value.to_owned(), Found::Heading)
}

fn article(headline: &str, body: &str) -> Article {
    let meta = Meta { headline: Some(sourced(headline)), ..Meta::default() };
    Article { meta, blocks: vec![Block::paragraph(body)] }
}

/// A page with everything that a field can be asked for, but no date of its own.
fn described() -> Article {
    let mut page = article("港口新線", "風勁潮湧，千帆競發。");
    page.meta.bylines =
        vec![Sourced::new(Byline { name: "林晚舟".into(), role: Role::default() }, Found::MetaLine)];
    page.meta.site = Some(sourced("海濱日報"));
    page.meta.lang = Lang::ZhHant;
    page.blocks
        .push(Block::Figure(Figure { caption: Some("晨光中的吊機".into()), ..Figure::default() }));
    page
}

#[test]
fn clips_to_go_to_have_all_words_in_their_headline_in_any_form() {
    let mut desk = Desk::new();
    let older = desk.file(article("膠東產業新線", "港口"));
    let newer = desk.file(article("産業の港", "膠東"));
    desk.file(article("天气", "产业 膠東"));
    let mut searcher = desk.searcher();
    let mut headed = |typed: &str, most| {
        let clips = searcher.headed(typed, most).unwrap();
        clips.into_iter().map(|clip| clip.id).collect::<Vec<_>>()
    };
    assert_eq!(headed("产业", 9), [newer, older]);
    assert_eq!(headed("产业", 1), [newer]);
    assert_eq!(headed("新线 胶东", 9), [older]);
    assert_eq!(headed("title:产业", 9), [], "what is typed is a name, and no search");
    assert_eq!(headed("「」 \0", 9), []);
    desk.library.apply(&Op::MoveToTrash { clips: vec![newer] }, now()).unwrap();
    let ids: Vec<_> = desk.searcher().headed("产业", 9).unwrap().into_iter().map(|clip| clip.id).collect();
    assert_eq!(ids, [older]);
}

#[test]
fn a_word_is_found_in_every_script() {
    let mut desk = Desk::new();
    let clips = [
        desk.file(article("一", "沿海的产业正在生长。")),
        desk.file(article("二", "沿海的產業正在生長。")),
        desk.file(article("三", "沿岸の産業が育つ。")),
    ];
    desk.file(article("四", "产，业"));
    for words in ["产业", "產業", "産業", "「产业」", "产", "業"] {
        let mut found = desk.find(words);
        found.retain(|clip| clips.contains(clip));
        found.sort();
        assert_eq!(found, clips, "{words}");
    }
    assert_eq!(desk.find("产业").len(), 3);
    assert_eq!(desk.ask(&Search { spelling: Spelling::AsTyped, ..search("產業") }), [clips[1]]);
}

#[test]
fn fields_are_asked_apart() {
    let mut desk = Desk::new();
    let clip = desk.file(described());
    for hit in [
        "title:港口",
        "标题:新线",
        "標題：新線",
        "title:港",
        "body:千帆",
        "caption:吊机",
        "作者:林晚舟",
        "來源:海滨",
        "lang:zh",
        "has:empty-slot",
        "on:2026-11-23",
        "港口 千帆",
        "港口 OR 火星",
        "(火星 OR 千帆) -月球",
        "body:帆",
    ] {
        assert_eq!(desk.find(hit), [clip], "{hit}");
    }
    for miss in [
        "title:千帆",
        "body:港口",
        "title:帆",
        "lang:ja",
        "has:picture",
        "before:2026",
        "港口 -千帆",
        "-港口",
        "caption:港",
    ] {
        assert_eq!(desk.find(miss), [], "{miss}");
    }
}

#[test]
fn clips_in_the_trash_are_found_there_alone() {
    let mut desk = Desk::new();
    let clip = desk.file(article("港口", "新線"));
    let mut searcher = desk.searcher();
    assert_eq!(searcher.find(&search("港口")).unwrap().ids, [clip]);
    let changes = desk.library.apply(&Op::MoveToTrash { clips: vec![clip] }, now()).unwrap().changes;
    searcher.changed(&changes.clips).unwrap();
    assert_eq!(searcher.find(&search("港口")).unwrap().ids, []);
    assert_eq!(searcher.find(&Search { scope: Scope::Trash, ..search("港口") }).unwrap().ids, [clip]);
}

#[test]
fn excerpts_show_hits_in_the_glyphs_of_the_page() {
    let mut desk = Desk::new();
    let body = "晨霧散去之後，海面上漸漸熱鬧起來。沿海的產業鏈條正在延長，产业工人忙着裝卸。";
    let clip = desk.file(article("產業與港口", body));
    let searcher = desk.searcher();
    let excerpts = searcher.excerpts(&search("产业"), &[clip]).unwrap();
    let excerpt = &excerpts[0].1;
    let hits: Vec<&str> = excerpt.hits.iter().map(|hit| &excerpt.text[hit.clone()]).collect();
    assert_eq!(hits, ["產業", "产业"]);
    assert_eq!(excerpt.headline_hits.first(), Some(&(0..6)));
}

#[test]
fn the_headline_weighs_most() {
    let mut desk = Desk::new();
    desk.file(article("別的事情", "說到港口，也說到別的。"));
    let clip = desk.file(article("港口新線", "風勁潮湧。"));
    desk.file(article("又是別的", "碼頭與港口。"));
    assert_eq!(desk.ask(&Search { order: Order::Relevance, ..search("港口") })[0], clip);
}

#[test]
fn the_best_comes_first() {
    let mut desk = Desk::new();
    let long = "沿海的貨運新線今日開通，船隊在晨霧裏離岸，岸上的人目送它們遠去。".repeat(3);
    let once_in_many = desk.file(article("甲", &format!("碼頭。{long}")));
    let often = desk.file(article("乙", "碼頭在晨霧裏，碼頭上的燈還亮着，碼頭邊停着船。"));
    let once_in_few = desk.file(article("丙", "碼頭在晨霧裏，岸邊停着船，岸上的燈都還亮着。"));
    let by_relevance = |words: &str| desk.ask(&Search { order: Order::Relevance, ..search(words) });
    assert_eq!(by_relevance("码头"), [often, once_in_few, once_in_many]);
    // 晨霧 is in all of them and says nothing; they stand as above, not newest first.
    assert_eq!(by_relevance("码头 晨雾"), [often, once_in_few, once_in_many]);
    // A phrase is weighed as one, not by its parts.
    let parts = desk.file(article("丁", "船隊離岸，船隊遠去，岸上燈還亮着；船在，隊也在，離了岸。"));
    let whole = desk.file(article("戊", "船隊離岸。船隊離岸了。船隊離岸。"));
    let by_relevance = |words: &str| desk.ask(&Search { order: Order::Relevance, ..search(words) });
    assert_eq!(by_relevance("船队离岸")[..2], [whole, parts]);
    // One word that has begun is as many words as it begins.
    let one = desk
        .file(article("己", "The ferry left; the harbour was quiet, and the gulls were still asleep there."));
    let two = desk.file(article(
        "庚",
        "The ferries left the ferry pier; the harbour was quiet, and gulls were asleep.",
    ));
    let typing = Search { order: Order::Relevance, ..search("ferr") };
    assert_eq!(desk.ask(&typing), [two, one]);
}

#[test]
fn the_order_of_headlines_follows_every_change() {
    let mut desk = Desk::new();
    let mut clips: Vec<ClipId> =
        ["丁", "乙", "丙"].map(|headline| desk.file(article(headline, "港口"))).into();
    let mut searcher = desk.searcher();
    let mut check = |desk: &Desk, changed: &[ClipId], expected: &[ClipId]| {
        searcher.changed(changed).unwrap();
        let by_headline = Search { order: Order::Headline, ..search("港口") };
        assert_eq!(searcher.find(&by_headline).unwrap().ids, expected);
        assert_eq!(desk.ask(&by_headline), expected, "a searcher that has just begun knows no better");
    };
    check(&desk, &[], &[clips[0], clips[2], clips[1]]);
    let marked = Op::Mark { clips: clips.clone(), mark: Mark::Starred };
    desk.library.apply(&marked, now()).unwrap();
    check(&desk, &clips, &[clips[0], clips[2], clips[1]]);
    let headline = Correction::SetField(Field::Headline.parse("亥").unwrap());
    let revised = Op::Revise { clip: clips[0], revisions: vec![Revision::Correct(headline)] };
    desk.library.apply(&revised, now()).unwrap();
    let in_order = [clips[2], clips[1], clips[0]];
    check(&desk, &clips[..1], &in_order);
    clips.push(desk.file(article("一", "港口")));
    check(&desk, &clips[3..], &[&clips[3..], &in_order].concat());
    desk.library.apply(&Op::MoveToTrash { clips: clips[1..2].to_vec() }, now()).unwrap();
    let gone = desk.library.empty_trash().unwrap().clips;
    let left: Vec<ClipId> =
        [&clips[3..], &in_order].concat().into_iter().filter(|clip| !gone.contains(clip)).collect();
    check(&desk, &gone, &left);
}

#[test]
fn words_that_were_filed_by_an_older_program_are_filed_anew_beside_the_window() {
    let mut desk = Desk::new();
    for number in 0..300 {
        desk.file(article(&format!("港口第{number}號公告"), "沿海貨運新線今日開通。"));
    }
    let folder = desk.folder;
    drop(desk.library);
    let words = rusqlite::Connection::open(folder.path().join("library.sqlite")).unwrap();
    words.execute("UPDATE search_state SET version = 0", []).unwrap();
    drop(words);

    let (sender, receiver) = std::sync::mpsc::channel();
    let wake = move || {
        let _ = sender.send(());
    };
    let jobs = Jobs::start(folder.path(), std::sync::Arc::new(wake)).unwrap();
    let mut searcher = Searcher::open(folder.path()).unwrap();
    let mut all_found = || {
        let found = searcher.find(&search("货运")).unwrap();
        (found.ids.len(), found.unindexed) == (300, 0)
    };
    while !all_found() {
        receiver.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
    }
    drop(jobs);
}

#[test]
fn exact_spelling_finds_what_was_typed_also_where_forms_are_mixed() {
    let mut desk = Desk::new();
    let clips = [
        desk.file(article("一", "沿海的产业正在生长。")),
        desk.file(article("二", "沿海的產業正在生長。")),
        desk.file(article("三", "沿岸の産業が育つ。")),
        desk.file(article("四", "这里的产业，那里的產業。")),
        desk.file(article("五", "这里的产，那里的産業。")),
        desk.file(article("六", "㍿と株、ｶﾞｽとガス。")),
        desk.file(article("七", "株式会社のガス。")),
    ];
    let mut searcher = desk.searcher();
    let mut check = |words: &str, expect: &[usize]| {
        let mut found = searcher.find(&Search { spelling: Spelling::AsTyped, ..search(words) }).unwrap().ids;
        found.sort();
        assert_eq!(found, expect.iter().map(|at| clips[*at]).collect::<Vec<_>>(), "{words}");
    };
    check("产业", &[0, 3]);
    check("產業", &[1, 3]);
    check("産業", &[2, 4]);
    check("产", &[0, 3, 4]);
    check("産", &[2, 4]);
    check("株式会社", &[6]);
    check("株", &[5, 6]);
    check("ガス", &[5, 6]);
    check("ｶﾞｽ", &[5]);
    check("がす", &[]);
    check("㍿", &[5]);
    check("㍿と", &[5]);
    check("里的产业", &[3]);
    check("里的產業", &[3]);
    check("body:産", &[2, 4]);
    check("title:産", &[]);
    check("产业 -產業", &[0]);
}

#[test]
fn what_a_search_finds_is_what_a_scan_of_folded_words_finds() {
    const LETTERS: [&str; 24] = [
        "产", "產", "業", "业", "発", "發", "髮", "港", "口", "新", "線", "线", "国", "國", "カ", "か", "ｶ",
        "が", "한", "국", "5", "五", "台", "臺",
    ];
    // A fixed sequence: the same texts and questions in every run.
    let mut state = 0x2026_1123_u64;
    let mut pick = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    let mut desk = Desk::new();
    let mut texts = Vec::new();
    for number in 0..80 {
        let body: String = (0..40 + pick(60)).map(|_| LETTERS[pick(LETTERS.len())]).collect();
        let clip = desk.file(article(&format!("標題{number}"), &body));
        texts.push((clip, body));
    }
    let mut searcher = desk.searcher();
    let mut some_found = 0;
    for _ in 0..400 {
        let words: String = (0..=pick(4)).map(|_| LETTERS[pick(LETTERS.len())]).collect();
        // Letters and digits beside Han are words of their own: only runs of one kind are scanned for.
        if words.contains('5') {
            continue;
        }
        let folded = fold(&words);
        let mut scanned: Vec<ClipId> =
            texts.iter().filter(|(_, body)| fold(body).contains(&folded)).map(|(clip, _)| *clip).collect();
        let mut found = searcher.find(&search(&words)).unwrap().ids;
        scanned.sort();
        found.sort();
        assert_eq!(found, scanned, "{words}");
        let mut in_body = searcher.find(&search(&format!("body:{words}"))).unwrap().ids;
        in_body.sort();
        assert_eq!(in_body, scanned, "body:{words}");
        let typed = Phrase::new(&words, LastWord::Whole).unwrap();
        let mut scanned: Vec<ClipId> = texts
            .iter()
            .filter(|(_, body)| !typed.find(body, Spelling::AsTyped).is_empty())
            .map(|(clip, _)| *clip)
            .collect();
        let exact = Search { spelling: Spelling::AsTyped, ..search(&words) };
        let mut found_typed = searcher.find(&exact).unwrap().ids;
        scanned.sort();
        found_typed.sort();
        assert_eq!(found_typed, scanned, "exactly {words}");
        some_found += usize::from(!found.is_empty());
    }
    assert!(some_found > 100, "only {some_found} of the questions have an answer");
}

/// A clip with everything that can be asked for, and one with nothing of it.
#[test]
fn every_sign_of_the_language_asks_for_what_it_says() {
    use jianbao::library::{CollectionName, CollectionPlace, TagName};
    let mut desk = Desk::new();
    let mut page = described();
    page.meta.published = Some(Sourced::new("2024-05-18".parse().unwrap(), Found::MetaLine));
    let clip = desk.file(page);
    let mut plain = article("Rain", "Rain fell over the terraces.");
    plain.meta.published = Some(Sourced::new("2020-01-02".parse().unwrap(), Found::MetaLine));
    let other = desk.file(plain);
    let name = CollectionName::parse("產業").unwrap();
    let place = CollectionPlace::last_in(None);
    let apply = |desk: &mut Desk, op: &Op| desk.library.apply(op, now()).unwrap().changes;
    let collection = apply(&mut desk, &Op::CreateCollection { name, place }).created.unwrap();
    let clips = vec![clip];
    apply(&mut desk, &Op::AddToCollection { clips: clips.clone(), collection });
    apply(&mut desk, &Op::Tag { clips: clips.clone(), name: TagName::parse("航運").unwrap() });
    apply(&mut desk, &Op::Mark { clips, mark: Mark::Starred });
    apply(&mut desk, &Op::Mark { clips: vec![other], mark: Mark::Read });
    apply(&mut desk, &Op::SetNote { clip, note: "先看這篇".into() });
    for words in [
        "港口 千帆",
        "\"港口新線\"",
        "「港口新线」",
        "千帆 -rain",
        "港口 OR 火星",
        "(港口 OR 火星) 千帆",
        "title:港口",
        "标题:港口",
        "source:海濱",
        "来源:海滨",
        "author:林晚舟",
        "作者:林晚舟",
        "tag:航运",
        "標籤:航運",
        "in:产业",
        "剪报集:產業",
        "lang:zh-Hant",
        "语言:zh",
        "before:2025 after:2023",
        "早于:2025 晚于:2023",
        "on:2024-05-18",
        "日期:2024-05",
        "is:starred",
        "is:unread",
        "has:empty-slot",
        "has:note",
        "note:先看",
        "笔记:这篇",
    ] {
        let found = desk.searcher().find(&search(words)).unwrap();
        assert_eq!((found.ids, found.mistakes), (vec![clip], vec![]), "{words}");
    }
    for words in
        ["-港口", "title:rain", "before:2021", "lang:en OR rain", "-is:starred", "-is:unread", "-has:note"]
    {
        assert_eq!(desk.find(words), [other], "{words}");
    }
    assert_eq!(desk.find("has:picture"), []);
}

#[test]
fn of_what_was_not_understood_it_is_told_where_and_the_rest_is_found() {
    let mut desk = Desk::new();
    let clip = desk.file(article("港口新線", "千帆競發。"));
    for words in ["港口 before:昨天", "港口 tag:火星", "港口 in:火星", "(港口", "港口 \"千帆", "港口 is:blue"]
    {
        let found = desk.searcher().find(&search(words)).unwrap();
        assert!(!found.mistakes.is_empty(), "{words}");
        assert!(found.mistakes.iter().all(|mistake| words.get(mistake.at.clone()).is_some()), "{words}");
        // A tag or a collection that is not there has no clips; all else leaves what could be understood.
        let names_nothing = words.contains("火星");
        assert_eq!(found.ids, if names_nothing { vec![] } else { vec![clip] }, "{words}");
    }
}

#[test]
fn any_text_is_a_safe_question() {
    let mut desk = Desk::new();
    desk.file(article("港口新線", "The port opened. 千帆競發。"));
    let mut searcher = desk.searcher();
    let signs = [
        "\"", "「", "」", "(", ")", "-", "OR", "title:", "in:", "before:", ":", "*", "'", "\0", "港", "port",
        " ", "NEAR", "^", "{", "；", "%", "🛳", "\u{301}",
    ];
    let mut state = 1_u64;
    for _ in 0..1_500 {
        let mut words = String::new();
        for _ in 0..9 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            words += signs[(state >> 33) as usize % signs.len()];
        }
        for spelling in [Spelling::AnyForm, Spelling::AsTyped] {
            let asked = Search { spelling, ..search(&words) };
            let found = searcher.find(&asked).unwrap_or_else(|error| panic!("{words:?}: {error}"));
            searcher.excerpts(&asked, &found.ids).unwrap_or_else(|error| panic!("{words:?}: {error}"));
        }
    }
}

#[test]
fn of_many_questions_the_newest_is_answered_last_and_none_fails() {
    use jianbao::jobs::{Job, JobEvent};
    let mut desk = Desk::new();
    for number in 0..200 {
        desk.file(article(&format!("港口{number}"), "千帆競發，風勁潮湧。"));
    }
    let folder = desk.folder.path().to_owned();
    drop(desk.library);
    let jobs = Jobs::start(&folder, std::sync::Arc::new(|| {})).unwrap();
    let questions = ["千", "千帆", "千帆競", "千帆競發", "千帆競發 風", "千帆競發 風勁"];
    for round in 0..20 {
        for words in questions {
            jobs.send(Job::List(Search { words: format!("{words} -{round}火星"), ..Search::default() }));
        }
    }
    let last = format!("{} -19火星", questions[5]);
    loop {
        match jobs.events.recv_timeout(std::time::Duration::from_secs(20)).unwrap() {
            JobEvent::Listed { search, found } if search.words == last => {
                assert_eq!(found.ids.len(), 200);
                break;
            }
            JobEvent::Failed { why, .. } => panic!("{why}"),
            _ => {}
        }
    }
    assert!(!jobs.events.try_iter().any(|event| matches!(event, JobEvent::Listed { .. })));
}
