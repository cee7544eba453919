//! Questions for a generated library: every feature of the language, common and rare, in every script.

/// The commonest words of two characters that the generator uses, in several forms.
pub(crate) const COMMON_WORDS: [&str; 3] = ["经济", "發展", "産業"];
pub(crate) const COMMON_CHARACTERS: [&str; 3] = ["业", "國", "市"];
/// Beginnings of words in three alphabets, and of numbers.
pub(crate) const ONE_LETTER: [&str; 6] = ["s", "e", "h", "2", "с", "x"];
pub(crate) const TWO_LETTERS: [&str; 6] = ["ha", "st", "co", "20", "re", "мо"];
pub(crate) const SHORT_AND_MORE: [&str; 5] = ["harbour s", "经济 h", "3.5", "title:h", "h* c* s"];
/// Words that no clip has, near to one that many have.
pub(crate) const SLIPS: [&str; 4] = ["harbuor", "ecomony", "railwya", "lihgthouse"];
/// Latin letters for characters of headlines.
pub(crate) const SOUNDS: [&str; 5] = ["jjfz", "gangkou", "zzzzzz", "sangyou", "ㄍㄎ"];
/// `exact ` before a query asks for the exact characters.
pub(crate) const QUERIES: [&str; 60] = [
    "港口",
    "盐田",
    "灯塔 候鸟",
    "产业链",
    "經濟發展",
    "经济的发展",
    "志愿者",
    "圖書館",
    "エネルギー",
    "ｻｰﾋﾞｽ",
    "반도체",
    "시장 경제",
    "harbour",
    "ha",
    "lightho",
    "\"economy railway\"",
    "「経済」",
    "经济 -发展",
    "-经济",
    "灯塔 OR 盐田",
    "经济 OR 發展 OR 企业",
    "(港口 OR 铁路) -(市场 OR 城市)",
    "title:经济",
    "標題:業",
    "title:港",
    "正文:港口",
    "body:业",
    "正文:国",
    "caption:经济",
    "图说:港",
    "author:赵",
    "作者:钱孙",
    "source:海岸",
    "来源:港城晚報",
    "來源:报",
    "in:生态",
    "分类:港口 经济",
    "lang:zh",
    "语言:日文 経済",
    "before:2010",
    "早于:2010 经济",
    "after:2024-06",
    "on:2019-05",
    "日期:2019-05-12",
    "on:2019-05-12 经济",
    "is:unread 经济",
    "has:picture",
    "has:empty-slot 经济",
    "含有:图片 市场",
    "经济 发展 企业 产业",
    "经 济",
    "国 业 -市",
    "业 OR 国",
    "5",
    "37%",
    "exact 經濟",
    "exact 经济",
    "exact 業",
    "exact title:產業",
    "exact 港口 OR 鐵路",
];
