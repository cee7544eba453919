//! Pages from files to committed clips: read, decoded, extracted and filed on all cores.
//!
//! `cargo bench --bench import`.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use jianbao::article::SiteRules;
use jianbao::import::{Cancel, Item, Source, gather, run};
use jianbao::library::{ImportStep, Library, NewClip};
use jiff::Timestamp;

/// Pages of one import.
const PAGES: usize = 300;
/// Paragraphs and menu entries of a page: about as many as news portals have.
const PARAGRAPHS: usize = 18;
const LINKS: usize = 120;

fn importing(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..PAGES {
        fs::write(folder.path().join(format!("{number}.html")), page(number)).unwrap();
    }
    let items = gather(vec![Source::Path(folder.path().into())], &Cancel::default()).items;
    let mut group = criterion.benchmark_group("import");
    group.throughput(Throughput::Elements(PAGES as u64)).sample_size(10);
    group.bench_function("300 pages, committed", |bencher| {
        bencher.iter_batched(
            || tempfile::tempdir().unwrap(),
            |library| import(&items, library.path()),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn import(items: &[Item], folder: &Path) {
    let mut library = Library::open(folder).unwrap();
    let mut step = ImportStep::default();
    let mut commit = |batch: Vec<NewClip>| {
        let filed = library.file(&batch, None, &mut step, Timestamp::UNIX_EPOCH);
        filed.map(|(filed, _)| filed).map_err(|error| error.to_string())
    };
    let report = run(items, &SiteRules::default(), &Cancel::default(), &mut commit, &mut |_| {});
    assert_eq!(report.counts(), (PAGES, 0, 0));
}

/// A portal's page: menus, an article, lists of other articles, a footer.
fn page(number: usize) -> String {
    let mut page = format!(
        "<!doctype html><html lang=zh-CN><head><meta charset=utf-8><title>第{number}号航线今日复航_海湾网</title></head><body><ul class=nav>"
    );
    for link in 0..LINKS {
        write!(page, "<li><a href=/channel/{link}>频道{link}</a></li>").unwrap();
    }
    write!(page, "</ul><div class=article><h1>第{number}号航线今日复航</h1><p class=info>2025-05-03 06:30 来源：海湾日报</p>").unwrap();
    for paragraph in 0..PARAGRAPHS {
        write!(
            page,
            "<p>停航九年的第{number}号航线今天清晨复航，第{paragraph}班船靠上老码头的时候，岸上挤满了撑伞的市民，港务处说船票一小时内售罄。</p>"
        )
        .unwrap();
        if paragraph % 6 == 2 {
            write!(page, "<figure><img src=https://example.org/{number}/{paragraph}.jpg width=800 height=600><figcaption>第{paragraph}班船靠岸</figcaption></figure>").unwrap();
        }
    }
    page.push_str("</div><div class=related><h3>相关新闻</h3><ul>");
    for link in 0..LINKS {
        write!(page, "<li><a href=/news/{link}.html>老码头的第{link}个春天，摆渡人说起当年的故事</a></li>")
            .unwrap();
    }
    page.push_str("</ul></div><div class=footer>版权所有 未经授权不得转载</div></body></html>");
    page
}

criterion_group!(benches, importing);
criterion_main!(benches);
