//! The standing phrases of news pages in five languages: words of the trade, no site's own.

use std::sync::LazyLock;

use crate::extract::lines::measure::Measure;
use crate::extract::lines::phrase_list::PhraseList;
use crate::extract::lines::words::lower;
use crate::text::stamp::{SlashOrder, first_date_by};

/// Lines longer than this are text, whatever they begin with.
const LONGEST_LINE: usize = 60;
const LONGEST_NOTICE: usize = 160;
const LONGEST_HEADING: usize = 24;
/// Twelve names of networks have not so many bytes.
const LONGEST_BAR_BYTES: usize = 240;

/// Whether a line is one that every page has.
pub(crate) fn is_boilerplate(text: &str, measure: Measure) -> bool {
    if measure.units > LONGEST_NOTICE {
        return false;
    }
    let line = text.trim();
    let lower = lower(line);
    let lower = lower.trim_start_matches(|character: char| {
        !character.is_alphanumeric() && !matches!(character, '©' | '(' | '（')
    });
    if measure.units <= LONGEST_LINE
        && (LISTS.line_starts.begins(lower) || WHOLE_LINES.contains(&trim_marks(lower)))
    {
        return true;
    }
    LISTS.notice_parts.stands_in(lower) || measure.units <= LONGEST_LINE / 3 && is_editors_line(lower)
}

/// `(王小明 編輯)`, `（责编：李四）`: who saw it through, in brackets and alone on its line.
fn is_editors_line(line: &str) -> bool {
    let inner = line.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    inner.is_some_and(|inner| {
        let inner = inner.trim();
        ["编辑", "編輯", "责编", "責編", "校对", "校對"]
            .iter()
            .any(|word| inner.starts_with(word) || inner.ends_with(word))
    })
}

/// Whether a line opens a list of other articles.
pub(crate) fn opens_other_articles(text: &str, measure: Measure) -> bool {
    if measure.units > LONGEST_HEADING {
        return false;
    }
    let lower = lower(text.trim());
    let line = trim_marks(&lower);
    let states = measure.units <= 12
        && ["声明", "聲明"].iter().any(|end| line.ends_with(end))
        && line.len() < lower.len();
    states || measure.units <= 12 && LISTS.other_articles.begins(line) || OTHER_ARTICLES.contains(&line)
}

/// Whether a short line gives date, source, people or controls rather than text.
pub(crate) fn is_meta_line(text: &str, measure: Measure) -> bool {
    if text.is_empty() || measure.units > LONGEST_LINE {
        return false;
    }
    let lower = lower(text.trim());
    LISTS.meta_starts.begins(&lower) || measure.stops == 0 && measure.units <= 40 && has_date(text)
}

/// Whether there is a date. Which number is the day does not matter here.
fn has_date(text: &str) -> bool {
    first_date_by(text, SlashOrder::DayFirst).is_some()
}

/// Whether a line is a row of buttons that share a story: names of networks and nothing else.
pub(crate) fn is_share_bar(text: &str) -> bool {
    if text.len() > LONGEST_BAR_BYTES {
        return false;
    }
    let lower = lower(text);
    let mut words =
        lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.clone().all(|word| NETWORKS.contains(&word) || BUTTONS.contains(&word))
        && (2..=12).contains(&words.clone().count())
        && words.any(|word| NETWORKS.contains(&word))
}

/// Whether a line leads to the page before and to the page after, and says nothing else.
pub(crate) fn is_pager(text: &str, measure: Measure) -> bool {
    const BOTH: [(&str, &str); 7] = [
        ("上一页", "下一页"),
        ("上一頁", "下一頁"),
        ("上页", "下页"),
        ("前のページ", "次のページ"),
        ("前へ", "次へ"),
        ("이전", "다음"),
        ("previous", "next"),
    ];
    static FIRST: LazyLock<PhraseList> =
        LazyLock::new(|| PhraseList::in_any_case(&BOTH.map(|(before, _)| before)));
    if measure.units > LONGEST_PAGER || measure.stops > 0 || !FIRST.stands_in(text) {
        return false;
    }
    let lower = lower(text);
    BOTH.iter().any(|(before, after)| lower.contains(before) && lower.contains(after))
}

/// Reading units of a pager with its numbers.
const LONGEST_PAGER: usize = 40;

fn trim_marks(line: &str) -> &str {
    line.trim_matches(|character: char| !character.is_alphanumeric())
}

/// The longer of the lists below, made ready for looking.
struct Lists {
    line_starts: PhraseList,
    notice_parts: PhraseList,
    other_articles: PhraseList,
    meta_starts: PhraseList,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    line_starts: PhraseList::of(LINE_STARTS),
    notice_parts: PhraseList::anywhere(NOTICE_PARTS),
    other_articles: PhraseList::of(OTHER_ARTICLES),
    meta_starts: PhraseList::of(META_STARTS),
});

/// A short line that starts so is no text.
#[rustfmt::skip]
const LINE_STARTS: &[&str] = &[
    "责任编辑", "责编", "責任編輯", "編輯：", "编辑：", "编辑:", "原标题", "原標題", "原文标题", "来源：", "來源：", "来源:", "來源:", "关键词：", "关键词:", "关键字：",
    "關鍵字：", "關鍵字:", "标签：", "标签:", "標籤：", "标签 ", "分享到", "分享至", "分享：", "分享:", "扫一扫", "扫码", "扫描二维码", "掃描", "本文来源", "本文來源", "文章来源", "稿件来源",
    "上一篇", "下一篇", "相关新闻：", "相关专题", "相关链接", "点击进入", "点击查看", "點擊查看", "更多精彩", "更多新闻", "更多内容", "返回首页", "返回频道", "打印本", "我要评论", "我来说两句",
    "（原标题", "(原标题", "本文原标题", "(本文来源", "（本文来源", "转帖到", "您的浏览器", "你的浏览器", "反侵权公告",
    "(责任编辑", "（责任编辑", "（编辑", "(编辑", "（責任編輯", "(責任編輯", "［责任编辑", "本文网址",
    "下载客户端", "欢迎关注", "關注我們", "关注我们", "微信公众号", "转载请注明", "轉載請註明", "字号", "字號", "字体：", "收藏本文", "纠错", "举报", "点赞",
    "share this", "share on", "share via", "share article", "follow us", "follow @", "subscribe to", "sign up for", "sign up to", "read more:", "read more", "read also", "also read",
    "related:", "see also:", "see also", "more:", "tags:", "tagged:", "filed under", "posted in", "categories:", "category:", "click here to", "advertisement", "copyright ©", "© ", "(c) 20",
    "all rights reserved", "image credit", "editor's picks", "print this", "email this", "report this", "leave a comment", "post a comment", "loading comments", "view comments",
    "download our app", "download the", "get the latest", "join our", "like us on", "support our", "written by", "posted by", "published on", "updated on", "next article", "previous article",
    "【関連記事】", "【関連", "【相关", "【相關", "【관련", "この記事をシェア", "シェアする", "ツイートする", "関連リンク", "無断転載", "続きを読む", "記事をもっと", "この記事は有料", "会員登録", "ログイン", "残り", "あなたにおすすめ", "前の記事", "次の記事", "トップへ戻る",
    "저작권자", "무단전재", "무단 전재", "▶", "공유하기", "기사제보", "제보하기", "구독하기", "카카오톡", "페이스북", "트위터", "댓글", "글자크기", "글씨크기", "좋아요", "화나요", "기사 공유",
];

#[rustfmt::skip]
const NETWORKS: &[&str] = &[
    "facebook", "twitter", "x", "whatsapp", "pinterest", "pint", "linkedin", "reddit", "telegram", "tumblr", "instagram", "threads", "bluesky", "mastodon", "line", "kakaotalk",
    "微信", "微博", "新浪微博", "qq空间", "qq", "豆瓣", "はてな", "pocket", "카카오톡", "페이스북", "트위터", "네이버", "밴드",
];

#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "share", "tweet", "pin", "email", "print", "copy", "link", "save", "baixar", "download", "on", "分享", "到", "至", "打印", "収藏", "收藏", "シェア", "ツイート", "共有", "공유", "인쇄",
];

/// A line that is nothing else.
#[rustfmt::skip]
const WHOLE_LINES: &[&str] = &[
    "ad", "ads", "广告", "廣告", "広告", "광고", "pr", "share", "tweet", "print", "email", "save", "close", "menu", "search", "home", "首页", "首頁", "目录", "打印", "收藏", "评论", "評論", "分享", "关闭",
    "大 中 小", "大中小", "【大 中 小】", "小 中 大", "小 标准 大", "facebook", "twitter", "linkedin", "whatsapp", "reddit", "pinterest", "line", "微信", "微博", "新浪微博", "qq空间", "复制链接", "copy link", "link copied",
    "comments", "comment", "reply", "like", "更多", "more", "next", "previous", "back to top", "top", "シェア", "ツイート", "保存", "印刷", "閉じる", "一覧", "推荐", "推薦", "缩小字体", "放大字体", "story continues below",
    "story continues below advertisement", "article continues below", "continue reading", "continue reading below", "subscribe", "sign in", "log in", "register", "全文完", "【完】", "目次", "전체", "목록", "인쇄", "스크랩",
    "play video", "watch", "listen", "pause", "skip ad", "video", "photo", "图集", "高清图集", "show more", "show less", "see more", "expand", "table of contents", "contents",
];

/// A line of some length that says so is a notice, not text.
#[rustfmt::skip]
const NOTICE_PARTS: &[&str] = &[
    "all rights reserved", "无断转载", "版权归原作者", "版权所有", "版權所有", "未经授权", "未經授權", "转载此文", "禁止转载",
    "無断転載を禁", "無断転載・", "무단전재 및 재배포", "무단 전재 및", "무단전재-재배포", "無斷轉載", "不得轉載", "不得转载", "sign up for our", "subscribe to our", "newsletter", "follow us on", "扫描二维码", "扫码关注", "长按二维码",
    "this site uses cookies", "we use cookies", "cookie policy", "enable javascript", "请登录后", "登录后发表", "網友評論", "网友评论", "下载app", "打开app", "this material may not be published",
    "click here to subscribe", "subscribe now", "join the conversation", "your email address will not be published",
    "仅代表作者", "仅代表该机构", "不代表本", "免责声明：", "免責聲明：", "【免责声明】", "版权声明：", "特别声明：", "如有侵权", "仅提供信息存储", "僅代表作者", "不代表本報", "不代表本网", "请自行核实相关内容", "擅自引用",
    "会員登録をすると", "ログインしてください", "有料会員限定", "구독하기를 누르",
    "we may earn", "earn a commission", "earn an affiliate", "earn us a commission", "affiliate links", "like this story?", "share it with a friend", "if you enjoyed this article",
];

/// Words that head a list of other articles.
#[rustfmt::skip]
const OTHER_ARTICLES: &[&str] = &[
    "相关新闻", "相关阅读", "相关报道", "相关文章", "相关推荐", "相关资讯", "相关内容", "相關新聞", "相關閱讀", "相關報導", "相關文章", "相關報道", "延伸阅读", "延伸閱讀", "推荐阅读", "推薦閱讀", "推荐新闻", "热门推荐",
    "热门新闻", "热门文章", "热点新闻", "今日热点", "热点推荐", "精彩推荐", "猜你喜欢", "最熱門", "最热门", "編輯精選", "编辑精选", "大家都在看", "更多新闻", "更多新聞", "更多相关", "編輯推薦", "编辑推荐", "最新新闻", "最新文章", "最新消息", "点击排行", "新闻排行",
    "阅读排行", "热门排行", "排行榜", "热图推荐", "图片推荐", "你可能还喜欢", "你可能感兴趣", "为你推荐", "為你推薦", "小编最近文章", "作者最近文章", "最近文章", "网友评论", "最新评论", "精彩评论", "网友关注", "新闻热点", "頭條推薦", "頭條新聞", "熱門新聞", "熱門文章", "你可能也喜歡", "推薦文章",
    "related", "related articles", "related stories", "related news", "related posts", "related content", "related topics", "related links", "read more", "read next", "more from", "more on this", "more stories", "most read",
    "most popular", "popular", "trending", "trending now", "recommended", "recommended for you", "you may also like", "you might also like", "up next", "latest news", "top stories", "more news", "don't miss", "editor's picks",
    "editors' picks", "what to read next", "comments", "leave a reply", "leave a comment", "about the author", "more like this", "from around the web", "also on", "recent posts", "more posts", "more about", "more great", "share this article", "share this",
    "関連記事", "関連ニュース", "次に読みたい", "イチオシ", "関連リンク", "おすすめ記事", "おすすめ", "あわせて読みたい", "こちらもおすすめ", "人気記事", "ランキング", "アクセスランキング", "新着記事", "最新ニュース", "注目記事", "ピックアップ", "関連キーワード", "関連トピック", "関連タグ",
    "관련기사", "관련 기사", "관련뉴스", "관련 뉴스", "많이 본", "추천기사", "추천 기사", "인기기사", "인기 기사", "최신기사", "주요뉴스", "주요 뉴스", "이 기사를 본", "핫이슈", "실시간",
];

/// A short line that starts so gives date, source or people.
#[rustfmt::skip]
const META_STARTS: &[&str] = &[
    "来源", "來源", "作者", "编辑", "編輯", "记者：", "記者：", "发布时间", "發布時間", "发表时间", "更新时间", "更新時間", "发布：", "時間：", "时间：", "日期：", "浏览", "阅读：", "阅读(", "点击：", "点击数", "人气", "评论(", "訂閱", "字体",
    "by ", "posted", "published", "updated", "last updated", "last modified", "written by", "photo:", "source:", "author:", "reading time", "min read",
    "reporting by", "(reporting by", "additional reporting", "editing by", "(editing by", "compiled by", "translated by",
    "更新日時", "公開日", "更新：", "掲載", "配信", "投稿日", "入力", "입력", "수정", "승인", "등록", "기사입력", "최종수정", "작성",
];
