//! Marks, tags, notes, looks, saved searches and rules: done, taken back, done again; and found.

use super::desk::{Desk, now, page};
use super::undo::Noticed as _;
use jianbao::article::{Found, Lang, Sourced};
use jianbao::library::search::{Narrowed, Search, Searcher, Spelling};
use jianbao::library::{
    ClipId, CollectionId, CollectionPlace, Colour, Counts, ImportStep, LibraryError, Look, Mark, Name,
    NewClip, Op, Order, Ranked, Rule, RuleId, RuleState, SavedSearch, SavedSearchId, Scope, StepName, Symbol,
    TagId, TagName,
};

const EVERY_MARK: [Mark; 3] = [Mark::Starred, Mark::Read, Mark::Archived];

fn tag_name(name: &str) -> TagName {
    TagName::parse(name).unwrap()
}

fn search(words: &str) -> Search {
    Search { words: words.into(), ..Search::default() }
}

impl Desk {
    fn counts(&self) -> Counts {
        self.library.reader().unwrap().counts().unwrap()
    }

    /// Tags as lines: name, colour, clips.
    fn tags(&self) -> String {
        let tags = self.library.reader().unwrap().tags().unwrap();
        let line = |tag: &jianbao::library::Tag| {
            let colour = tag.colour.map(|colour| format!(" {colour}")).unwrap_or_default();
            format!("{}{colour} {}", tag.name, tag.clips)
        };
        tags.iter().map(line).collect::<Vec<_>>().join(", ")
    }

    fn tag(&self, name: &str) -> TagId {
        self.library.reader().unwrap().tag_named(&tag_name(name)).unwrap().unwrap()
    }

    fn give_tag(&mut self, clips: &[ClipId], name: &str) -> TagId {
        self.apply(&Op::Tag { clips: clips.to_vec(), name: tag_name(name) });
        self.tag(name)
    }

    fn find(&self, words: &str) -> Vec<ClipId> {
        let mut ids = Searcher::open(self.folder.path()).unwrap().find(&search(words)).unwrap().ids;
        ids.sort();
        ids
    }

    fn searches(&self) -> Vec<String> {
        let all = self.library.reader().unwrap().saved_searches().unwrap();
        all.iter().map(|(_, saved)| saved.name.to_string()).collect()
    }

    fn save_search(&mut self, name: &str, words: &str) -> SavedSearchId {
        let what = saved(name, words);
        self.apply(&Op::Searches(Ranked::Create { what, index: usize::MAX })).searches[0]
    }

    fn add_rule(&mut self, rule: Rule) -> RuleId {
        self.apply(&Op::Rules(Ranked::Create { what: rule, index: usize::MAX })).rules[0]
    }
}

fn saved(name: &str, words: &str) -> SavedSearch {
    SavedSearch { name: Name::parse(name).unwrap(), search: search(words) }
}

#[test]
fn clips_are_starred_read_and_archived_and_the_numbers_are_kept() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二", "三"]);
    for mark in EVERY_MARK {
        desk.check_undo(&Op::Mark { clips: clips[..2].to_vec(), mark }, StepName::Mark(mark));
        let again = desk.apply(&Op::Mark { clips: clips[..1].to_vec(), mark });
        assert!(again.is_empty(), "it is marked already");
        desk.check_undo(&Op::Unmark { clips: clips.clone(), mark }, StepName::Unmark(mark));
    }
    desk.apply(&Op::Mark { clips: vec![clips[0]], mark: Mark::Starred });
    desk.apply(&Op::Mark { clips: vec![clips[1]], mark: Mark::Archived });
    let counts = Counts { all: 3, unfiled: 2, starred: 1, unread: 2, archive: 1, duplicates: 0, trash: 0 };
    assert_eq!(desk.counts(), counts, "what is archived waits neither to be read nor to be filed");
    desk.apply(&Op::MoveToTrash { clips: vec![clips[0]] });
    let after = Counts { all: 2, unfiled: 1, starred: 0, unread: 1, archive: 1, duplicates: 0, trash: 1 };
    assert_eq!(desk.counts(), after);
    desk.check_sound();
}

#[test]
fn lists_of_marked_clips_are_the_same_with_and_without_what_searches_keep_in_memory() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二", "三", "四"]);
    desk.apply(&Op::Mark { clips: vec![clips[0], clips[3]], mark: Mark::Starred });
    desk.apply(&Op::Mark { clips: vec![clips[1]], mark: Mark::Read });
    desk.apply(&Op::Mark { clips: vec![clips[2]], mark: Mark::Archived });
    desk.apply(&Op::MoveToTrash { clips: vec![clips[3]] });
    let tag = desk.give_tag(&[clips[1], clips[2], clips[3]], "港口");
    let expected = [
        (Scope::All, vec![clips[0], clips[1], clips[2]]),
        (Scope::Starred, vec![clips[0]]),
        (Scope::Unread, vec![clips[0]]),
        (Scope::Archive, vec![clips[2]]),
        (Scope::Unfiled, vec![clips[0], clips[1]]),
        (Scope::Tag(tag), vec![clips[1], clips[2]]),
        (Scope::Trash, vec![clips[3]]),
    ];
    let mut searcher = Searcher::open(desk.folder.path()).unwrap();
    searcher.prepare().unwrap();
    for (scope, expect) in expected {
        assert_eq!(desk.ids(scope), expect, "{scope:?}");
        let search = Search { scope, order: Order::OldestAdded, ..Search::default() };
        assert_eq!(searcher.find(&search).unwrap().ids, expect, "{scope:?} in memory");
    }
}

#[test]
fn a_tag_is_one_in_any_form_of_its_characters() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二", "三"]);
    desk.check_undo(&Op::Tag { clips: clips[..2].to_vec(), name: tag_name("產業") }, StepName::AddTag);
    desk.check_undo(&Op::Tag { clips: vec![clips[2]], name: tag_name("#产业") }, StepName::AddTag);
    assert_eq!(desk.tags(), "產業 3");
    let tag = desk.tag("産業");
    desk.check_undo(&Op::RemoveTag { clips: vec![clips[0]], tag }, StepName::RemoveTag);
    desk.apply(&Op::MoveToTrash { clips: vec![clips[1]] });
    assert_eq!(desk.tags(), "產業 1", "clips in the Trash are not counted");
    desk.check_undo(&Op::Restore { clips: vec![clips[1]] }, StepName::Restore);
    desk.check_undo(&Op::RecolourTag { tag, colour: Some(Colour::Teal) }, StepName::RecolourTag);
    assert_eq!(desk.tags(), "產業 teal 2");
    let reader = desk.library.reader().unwrap();
    assert_eq!(reader.rows(&clips).unwrap().iter().map(|row| row.tags.len()).collect::<Vec<_>>(), [0, 1, 1]);
}

#[test]
fn a_tag_renamed_to_the_name_of_another_becomes_that_one() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二", "三"]);
    let harbour = desk.give_tag(&clips[..2], "Harbour");
    let port = desk.give_tag(&clips[1..], "港口");
    let rule = Rule { tags: vec![harbour], words: "港".into(), ..Rule::default() };
    desk.add_rule(rule.clone());
    desk.check_undo(&Op::RenameTag { tag: harbour, name: tag_name("碼頭") }, StepName::RenameTag);
    desk.check_undo(&Op::RenameTag { tag: harbour, name: tag_name("港口") }, StepName::RenameTag);
    assert_eq!(desk.tags(), "港口 3");
    let rules = desk.library.reader().unwrap().rules().unwrap();
    assert_eq!(rules[0].1, Rule { tags: vec![port], ..rule }, "rules give the tag that is left");
}

#[test]
fn tags_are_made_merged_and_deleted() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二"]);
    let name = tag_name("經濟");
    desk.check_undo(&Op::CreateTag { name: name.clone(), colour: Some(Colour::Red) }, StepName::CreateTag);
    let again = desk.apply(&Op::CreateTag { name: tag_name("经济"), colour: None });
    assert!(again.is_empty(), "it is there already");
    let from = desk.tag("经济");
    desk.apply(&Op::AddTag { clips: clips.clone(), tag: from });
    let into = desk.give_tag(&clips[1..], "GDP");
    desk.check_undo(&Op::MergeTags { from, into }, StepName::MergeTags);
    assert_eq!(desk.tags(), "GDP 2");
    desk.check_undo(&Op::DeleteTag { tag: into }, StepName::DeleteTag);
    assert_eq!((desk.tags(), desk.counts().all), (String::new(), 2), "the clips stay");
    let gone = desk.library.apply(&Op::AddTag { clips, tag: into }, now());
    assert!(matches!(gone, Err(LibraryError::NoTag(tag)) if tag == into));
}

#[test]
fn a_note_is_kept_found_and_taken_back() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二"]);
    let note = "**值得追蹤**：吊機的訂單，見第三段。".to_owned();
    desk.check_undo(&Op::SetNote { clip: clips[0], note: note.clone() }, StepName::SetNote);
    assert_eq!(desk.library.reader().unwrap().clip(clips[0]).unwrap().unwrap().note, Some(note));
    for words in ["has:note", "值得追踪", "note:订单", "笔记:訂單 吊机"] {
        assert_eq!(desk.find(words), [clips[0]], "{words}");
    }
    assert_eq!(desk.find("-has:note"), [clips[1]]);
    let searcher = Searcher::open(desk.folder.path()).unwrap();
    let excerpt = &searcher.excerpts(&search("订单"), &[clips[0]]).unwrap()[0].1;
    assert_eq!(&excerpt.text[excerpt.hits[0].clone()], "訂單", "the words of the note are shown");
    let exact = Search { spelling: Spelling::AsTyped, ..search("訂單") };
    assert_eq!(Searcher::open(desk.folder.path()).unwrap().find(&exact).unwrap().ids, [clips[0]]);
    desk.check_undo(&Op::SetNote { clip: clips[0], note: " \n".into() }, StepName::SetNote);
    assert_eq!(desk.find("has:note"), []);
    assert_eq!(desk.find("订单"), []);
}

#[test]
fn marks_and_tags_are_asked_for_in_words() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二", "三"]);
    desk.apply(&Op::Mark { clips: vec![clips[0]], mark: Mark::Starred });
    desk.apply(&Op::Mark { clips: vec![clips[1]], mark: Mark::Read });
    desk.apply(&Op::Mark { clips: vec![clips[2]], mark: Mark::Archived });
    desk.give_tag(&clips[..2], "膠東經濟圈");
    for (words, expect) in [
        ("is:starred", &clips[..1]),
        ("状态:星标", &clips[..1]),
        ("is:read", &clips[1..2]),
        ("is:未讀", &[clips[0], clips[2]]),
        ("is:archived", &clips[2..]),
        ("is:归档 OR is:read", &clips[1..]),
        ("tag:胶东经济圈", &clips[..2]),
        ("标签:\"膠東經濟圈\" -is:starred", &clips[1..2]),
        ("-tag:胶东经济圈", &clips[2..]),
        ("经济圈", &clips[..2]),
        ("经济", &clips[..2]),
        ("经济圈 港口", &clips[..2]),
        ("港口 -经济圈", &clips[2..]),
        ("title:经济圈", &[]),
    ] {
        assert_eq!(desk.find(words), expect, "{words}");
    }
    let unknown = Searcher::open(desk.folder.path()).unwrap().find(&search("tag:无")).unwrap();
    assert_eq!((unknown.ids.len(), unknown.mistakes.len()), (0, 1));
}

#[test]
fn finds_are_narrowed_by_tags_with_counts() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二", "三"]);
    desk.give_tag(&clips, "港口");
    desk.give_tag(&clips[..1], "貿易");
    desk.give_tag(&clips[1..2], "GDP");
    let mut searcher = Searcher::open(desk.folder.path()).unwrap();
    let found = searcher.find(&search("新线")).unwrap();
    let expect = [("港口", 3), ("GDP", 1), ("貿易", 1)].map(|(name, clips)| (name.to_owned(), clips));
    assert_eq!(found.facets.tags, expect);
    let narrowed = Narrowed { tags: vec!["贸易".into(), "GDP".into()], ..Narrowed::default() };
    let found = searcher.find(&Search { narrowed, ..search("新线") }).unwrap();
    assert_eq!(found.ids.len(), 2, "of one kind any will do");
    assert_eq!(found.facets.tags, expect, "another of the kind can still be chosen");
    let changes = desk.apply(&Op::RemoveTag { clips: clips.clone(), tag: desk.tag("港口") });
    searcher.changed(&changes.clips).unwrap();
    assert_eq!(searcher.find(&search("新线")).unwrap().facets.tags, expect[1..]);
}

#[test]
fn a_collection_has_a_sign_and_a_colour_that_come_back_with_it() {
    let mut desk = Desk::new();
    let collection = desk.collection("港口", None);
    let look = Look { symbol: Symbol::parse(" 港口"), colour: Some(Colour::Blue) };
    desk.check_undo(&Op::SetLook { collection, look }, StepName::SetLook);
    assert_eq!(desk.library.reader().unwrap().collections().unwrap()[0].look, look);
    desk.check_undo(&Op::DeleteCollection { collection }, StepName::DeleteCollection);
    assert_eq!(Symbol::parse("\u{202e}\n"), None);
}

#[test]
fn saved_searches_stand_in_an_order_and_come_back_as_they_were() {
    let mut desk = Desk::new();
    let ports = desk.save_search("港口", "title:港口");
    desk.check_undo(
        &Op::Searches(Ranked::Create { what: saved("未讀", "is:unread"), index: 0 }),
        StepName::SaveSearch,
    );
    assert_eq!(desk.searches(), ["未讀", "港口"]);
    let mut to = saved("Ports", "港口 OR 碼頭");
    to.search.scope = Scope::Starred;
    to.search.narrowed.langs = vec![Lang::Ja];
    desk.check_undo(&Op::Searches(Ranked::Change { id: ports, to: to.clone() }), StepName::ChangeSearch);
    assert_eq!(desk.library.reader().unwrap().saved_searches().unwrap()[1].1, to);
    desk.check_undo(&Op::Searches(Ranked::Move { id: ports, index: 0 }), StepName::MoveSearch);
    desk.check_undo(&Op::Searches(Ranked::Delete { id: ports }), StepName::DeleteSearch);
    assert_eq!(desk.searches(), ["未讀"]);
    let gone = desk.library.apply(&Op::Searches(Ranked::Delete { id: ports }), now());
    assert!(matches!(gone, Err(LibraryError::NoSavedSearch(id)) if id == ports));
}

#[test]
fn what_a_newer_program_wrote_into_a_saved_search_survives_a_change_that_is_taken_back() {
    let mut desk = Desk::new();
    let id = desk.save_search("港口", "港口");
    let db = rusqlite::Connection::open(desk.folder.path().join("library.sqlite")).unwrap();
    db.execute(
        "UPDATE saved_search SET content = replace(content, '{\"name\"', '{\"shape\":3,\"name\"')",
        [],
    )
    .unwrap();
    assert_eq!(desk.searches(), ["港口"]);
    let before = desk.dump();
    desk.apply(&Op::Searches(Ranked::Change { id, to: saved("碼頭", "碼頭") }));
    desk.library.undo(now()).unwrap();
    assert_eq!(desk.dump(), before);
}

/// A page in a language, of a site.
fn page_of(headline: &str, site: &str, lang: Lang) -> NewClip {
    let mut page = page(headline);
    page.article.meta.site = Some(Sourced::new(site.to_owned(), Found::MetaLine));
    page.article.meta.lang = lang;
    page
}

#[test]
fn rules_are_made_changed_ordered_and_deleted() {
    let mut desk = Desk::new();
    let first = desk.add_rule(Rule { words: "港口".into(), ..Rule::default() });
    desk.check_undo(
        &Op::Rules(Ranked::Create { what: Rule { source: "日報".into(), ..Rule::default() }, index: 0 }),
        StepName::CreateRule,
    );
    desk.check_undo(&Op::Rules(Ranked::Move { id: first, index: 0 }), StepName::MoveRule);
    let off = Rule { state: RuleState::Off, marks: EVERY_MARK.to_vec(), ..Rule::default() };
    desk.check_undo(&Op::Rules(Ranked::Change { id: first, to: off }), StepName::ChangeRule);
    desk.check_undo(&Op::Rules(Ranked::Delete { id: first }), StepName::DeleteRule);
}

#[test]
fn rules_run_on_pages_that_come_in_and_are_taken_back_with_the_import() {
    let mut desk = Desk::new();
    let collection = desk.collection("海濱", None);
    let tag = desk.give_tag(&[], "貿易");
    desk.add_rule(Rule { source: "海滨日报".into(), collection: Some(collection), ..Rule::default() });
    desk.add_rule(Rule { words: "港口 -废纸".into(), tags: vec![tag], ..Rule::default() });
    desk.add_rule(Rule { lang: Some(Lang::Ja), marks: vec![Mark::Starred], ..Rule::default() });
    desk.add_rule(Rule { words: "tag:贸易".into(), marks: vec![Mark::Read], ..Rule::default() });
    desk.add_rule(Rule { words: "!!!".into(), marks: vec![Mark::Archived], ..Rule::default() });
    desk.add_rule(Rule { marks: vec![Mark::Archived], state: RuleState::Off, ..Rule::default() });
    desk.add_rule(Rule { tags: vec![TagId(99)], collection: Some(CollectionId(99)), ..Rule::default() });
    let before = desk.file(&["在規則之前的一頁"]);

    let batch = [
        page_of("一", "海濱日報", Lang::ZhHant),
        page_of("二", "Harbour Times", Lang::Ja),
        page_of("廢紙", "Harbour Times", Lang::En),
    ];
    let mut step = ImportStep::default();
    let filed = desk.library.file(&batch, None, &mut step, now()).unwrap().0;
    desk.library.finish_import(step);
    let new: Vec<ClipId> = filed.into_iter().map(jianbao::library::Filed::clip).collect();
    assert_eq!(desk.ids(Scope::Collection(collection)), [new[0]]);
    assert_eq!(desk.ids(Scope::Tag(tag)), [before[0], new[0], new[1]]);
    assert_eq!(desk.ids(Scope::Starred), [new[1]]);
    assert_eq!(desk.ids(Scope::Unread), [new[2]], "a later rule sees what an earlier one has given");
    assert_eq!(desk.ids(Scope::Archive), [], "what cannot be understood is for no clip");
    desk.check_sound();

    let after = desk.dump();
    desk.library.undo(now()).unwrap();
    assert_eq!((desk.ids(Scope::Tag(tag)), desk.ids(Scope::Trash)), (before, new));
    desk.library.redo(now()).unwrap();
    assert_eq!(desk.dump(), after);
}

#[test]
fn rules_run_again_on_demand_as_one_step() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二", "三"]);
    let nothing = desk.apply(&Op::RunRules { clips: clips.clone() });
    assert!(nothing.is_empty(), "there is no rule yet");
    let (collection, tag) = (desk.collection("a", None), desk.give_tag(&[], "貿易"));
    let marks = EVERY_MARK.to_vec();
    let words = "一 OR 三".into();
    desk.add_rule(Rule { words, collection: Some(collection), tags: vec![tag], marks, ..Rule::default() });
    desk.check_undo(&Op::RunRules { clips: clips[..2].to_vec() }, StepName::RunRules);
    assert_eq!(desk.ids(Scope::Archive), [clips[0]], "only the clips that it was asked for");
    desk.check_undo(&Op::RunRules { clips: clips.clone() }, StepName::RunRules);
    desk.library.undo(now()).unwrap();
    desk.library.undo(now()).unwrap();
    desk.apply(&Op::MoveToTrash { clips: vec![clips[2]] });
    desk.check_undo(&Op::RunRulesOnAll, StepName::RunRules);
    assert_eq!(desk.ids(Scope::Archive), [clips[0]], "all but those in the Trash");
}

#[test]
fn a_quiet_change_is_no_step_and_leaves_the_others_as_they_were() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二"]);
    desk.apply(&Op::MoveToTrash { clips: vec![clips[1]] });
    desk.library.undo(now()).unwrap();
    let read = Op::Mark { clips: vec![clips[0]], mark: Mark::Read };
    assert_eq!(desk.library.apply_quietly(&read, now()).unwrap().changes.clips, clips[..1]);
    assert_eq!(desk.counts().unread, 1);
    assert_eq!(desk.library.next_undo(), Some(StepName::Import));
    assert_eq!(desk.library.next_redo(), Some(StepName::MoveToTrash));
    desk.check_sound();
}

#[test]
fn tags_of_an_older_way_of_folding_are_known_by_the_new_one() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一"]);
    let tag = desk.give_tag(&clips, "產業");
    let db = rusqlite::Connection::open(desk.folder.path().join("library.sqlite")).unwrap();
    db.execute_batch("UPDATE tag SET key = '產業'; UPDATE search_state SET version = 0;").unwrap();
    assert_eq!(desk.library.reader().unwrap().tag_named(&tag_name("产业")).unwrap(), None);
    desk.library = jianbao::library::Library::open(desk.folder.path()).unwrap();
    assert_eq!(desk.tag("产业"), tag);
}

#[test]
fn collections_are_nested_without_limit_and_move_with_all_inside() {
    let mut desk = Desk::new();
    let mut inside = None;
    let mut all = Vec::new();
    for depth in 0..120 {
        let collection = desk.collection(&format!("層{depth}"), inside);
        all.push(collection);
        inside = Some(collection);
    }
    let clip = desk.file(&["最深處"])[0];
    desk.apply(&Op::AddToCollection { clips: vec![clip], collection: all[119] });
    let before = desk.tree();
    assert!(before.ends_with(&format!("{}層119 1", "  ".repeat(119))), "{before}");
    desk.apply(&Op::MoveCollection { collection: all[60], place: CollectionPlace::last_in(None) });
    assert!(desk.tree().ends_with(&format!("{}層119 1", "  ".repeat(59))));
    desk.library.undo(now()).unwrap();
    assert_eq!(desk.tree(), before);
    desk.apply(&Op::DeleteCollection { collection: all[0] });
    assert_eq!((desk.tree(), desk.ids(Scope::Unfiled)), (String::new(), vec![clip]));
    desk.library.undo(now()).unwrap();
    assert_eq!(desk.tree(), before);
    assert_eq!(desk.library.check().unwrap(), []);
}
