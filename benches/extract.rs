//! Pages a second on one core: decode, parse and extract, on pages made here to the measure of real ones.

#![allow(clippy::unwrap_used, clippy::format_collect, missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jianbao::extract::extract;
use jianbao::page::{Origin, Page};

/// A news page: menus, scripts of some size, an article, lists of other stories.
fn news_page(paragraph: &str, paragraphs: usize, script_kb: usize) -> Vec<u8> {
    let menu: String = (0..120)
        .map(|at| format!("<li class=\"nav-item\"><a href=\"/section/{at}\">Section {at}</a></li>"))
        .collect();
    let script = format!("<script>var state = \"{}\";</script>", "a1b2 ".repeat(script_kb * 200));
    let body: String = (0..paragraphs)
        .map(|at| format!("<p>{at} {paragraph} <a href=\"/more/{at}\">{at}</a></p>"))
        .collect();
    let figures: String = (0..4).map(|at| format!("<figure><img data-src=\"/p/{at}-large.jpg\" src=\"/blank.gif\"><figcaption>Figure {at}</figcaption></figure>")).collect();
    let related: String = (0..60).map(|at| format!("<li><a href=\"/story/{at}\"><img src=\"/t/{at}.jpg\" width=\"120\">Another story {at}</a></li>")).collect();
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>A headline of this page | The Paper</title>{script}</head><body>\
         <nav><ul>{menu}</ul></nav><main><h1>A headline of this page</h1><div class=\"article-body\">{figures}{body}</div></main>\
         <aside class=\"related\"><ul>{related}</ul></aside>{script}<footer>All rights reserved.</footer></body></html>"
    )
    .into_bytes()
}

fn pages() -> Vec<(&'static str, Vec<u8>)> {
    let english = "The harbour opened at dawn, and one boat after the other went out into the fog, which took its time to lift.";
    let chinese = "渡轮清晨复航，首班船在钟声中离岸，码头上挤满了撑伞的市民，雾过了很久才散去。";
    vec![
        ("english, 150 kB", news_page(english, 30, 50)),
        ("chinese, 60 kB", news_page(chinese, 25, 15)),
        ("heavy scripts, 1.3 MB", news_page(english, 40, 620)),
    ]
}

fn extraction(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("extract");
    for (name, bytes) in pages() {
        group.throughput(Throughput::Elements(1));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let origin = Origin { file_name: "page.html".into(), url: None };
                let page = Page::from_bytes(bytes.clone(), origin).unwrap();
                black_box(extract(&page))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, extraction);
criterion_main!(benches);
