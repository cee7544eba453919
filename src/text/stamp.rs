//! Dates as data and lines beside the headline write them: numbers first, months by name second.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::era::in_common_years;
use crate::article::When;

/// A longer line, millions of marks perhaps, is read by its beginning: each token takes memory.
const LONGEST_BYTES: usize = 4096;

/// The beginning of a line, where its dates stand.
pub(crate) fn beginning(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST_BYTES)).unwrap_or(text)
}

/// Which of the first two numbers of `3/4/2024` is the month. Nothing but the page's country tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum SlashOrder {
    #[default]
    Unknown,
    DayFirst,
    MonthFirst,
}

/// The first date in a text, with its clock and zone if they follow.
pub(crate) fn first_date(text: &str) -> Option<When> {
    first_date_by(text, SlashOrder::Unknown)
}

/// The first date in a text of a page whose country writes dates in this order.
pub(crate) fn first_date_by(text: &str, order: SlashOrder) -> Option<When> {
    let text = beginning(text);
    if !has_digit(text) {
        return None;
    }
    let text = in_common_years(text);
    let tokens = tokens(&text);
    (0..tokens.len()).find_map(|at| {
        let rest = tokens.get(at..)?;
        let (date, used) = numeric(rest)
            .or_else(|| packed(rest))
            .or_else(|| by_name(rest))
            .or_else(|| year_last(rest, order))?;
        Some(with_clock(date, rest.get(used..).unwrap_or_default()))
    })
}

/// Whether a line holds a date, perhaps with weekday and clock, and nothing else.
pub(crate) fn says_only_when(text: &str) -> bool {
    const SIGNS: &str = "年月日號号時时点點分秒午前後后上下星期週周曜一二三四五六天火水木金土令和平成昭大正民國国년월일요시분초오전후화수목금토";
    const WORDS: [&str; 16] =
        ["am", "pm", "st", "nd", "rd", "th", "of", "at", "z", "gmt", "utc", "jst", "kst", "t", "on", "the"];
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let is_of_when = |token: &Token<'_>| match token {
        Token::Number(_) => true,
        Token::Mark(mark) => !mark.is_alphanumeric() || SIGNS.contains(*mark),
        Token::Word(word) => {
            let word = word.to_ascii_lowercase();
            let is_day = word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&word));
            is_day || month(&word).is_some() || WORDS.contains(&word.as_str())
        }
    };
    text.len() <= LONGEST_BYTES && first_date(text).is_some() && tokens(text).iter().all(is_of_when)
}

/// Whether there may be a digit, of ASCII or full width: no date does without one.
fn has_digit(text: &str) -> bool {
    const FIRST_BYTE_OF_WIDE: u8 = 0xef;
    text.bytes().any(|byte| byte.is_ascii_digit() || byte == FIRST_BYTE_OF_WIDE)
}

/// A run of digits, of letters, or one mark.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Mark(char),
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run =
            |belongs: fn(char) -> bool| rest.find(|character| !belongs(character)).unwrap_or(rest.len());
        let length = match first {
            '0'..='9' => run(|character| character.is_ascii_digit()),
            'a'..='z' | 'A'..='Z' | FIRST_ACCENTED..=LAST_ACCENTED => run(is_latin),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        match first {
            '0'..='9' => tokens.push(Token::Number(token)),
            'a'..='z' | 'A'..='Z' | FIRST_ACCENTED..=LAST_ACCENTED => tokens.push(Token::Word(token)),
            _ if first.is_whitespace() => {}
            _ => tokens.push(Token::Mark(first)),
        }
        rest = after;
    }
    tokens
}

/// Latin letters with marks, as in `août` and `März`.
const FIRST_ACCENTED: char = 'À';
const LAST_ACCENTED: char = 'ɏ';

fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic() || (FIRST_ACCENTED..=LAST_ACCENTED).contains(&character)
}

/// `2024-08-25`, `2024年8月25日`, `2024. 8. 25.`
fn numeric(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    match tokens {
        [
            Token::Number(year),
            Token::Mark(first),
            Token::Number(month),
            Token::Mark(second),
            Token::Number(day),
            ..,
        ] if year.len() == 4
            && matches!(
                (first, second),
                ('-' | '‐', '-' | '‐') | ('/', '/') | ('.', '.') | ('年' | '년', '月' | '월')
            ) =>
        {
            let date = date(year, month, day)?;
            let closed = matches!(tokens.get(5), Some(Token::Mark('日' | '일' | '.')));
            Some((date, if closed { 6 } else { 5 }))
        }
        _ => None,
    }
}

/// `25.8.2024`, `25/08/2024`, `8/25/2024`: numbers that may be either are told by `order`, else not at all.
fn year_last(tokens: &[Token<'_>], order: SlashOrder) -> Option<(Date, usize)> {
    const MONTHS: u8 = 12;
    let [
        Token::Number(first),
        Token::Mark(mark @ ('/' | '.' | '-')),
        Token::Number(second),
        Token::Mark(same),
        Token::Number(year),
        ..,
    ] = tokens
    else {
        return None;
    };
    let (a, b): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    if mark != same || year.len() != 4 || first.len() > 2 || second.len() > 2 {
        return None;
    }
    let day_first = match (a > MONTHS, b > MONTHS, order) {
        (true, _, _) | (_, _, SlashOrder::DayFirst) if b <= MONTHS => true,
        (_, true, _) | (_, _, SlashOrder::MonthFirst) => false,
        // Points part days from months wherever they are used.
        _ if a == b || *mark == '.' => true,
        _ => return None,
    };
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    Some((date(year, month, day)?, 5))
}

/// `20240825`, with or without a clock behind it.
fn packed(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    match tokens {
        [Token::Number(digits), ..] if matches!(digits.len(), 8 | 12 | 14) => {
            Some((date(digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?)?, 1))
        }
        _ => None,
    }
}

/// `Aug 25, 2024`, `25 August 2024`, `25th of August, 2024`.
fn by_name(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let words: Vec<(usize, Token<'_>)> = tokens
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, token)| {
            !matches!(
                token,
                Token::Mark('.' | ',') | Token::Word("st" | "nd" | "rd" | "th" | "of" | "de" | "del")
            )
        })
        .take(3)
        .collect();
    let [(_, first), (_, second), (last, third)] = words.as_slice() else { return None };
    let ((Token::Word(month_name), Token::Number(day), Token::Number(year))
    | (Token::Number(day), Token::Word(month_name), Token::Number(year))) = (first, second, third)
    else {
        return None;
    };
    (year.len() == 4).then(|| Some((date(year, &month(month_name)?.to_string(), day)?, last + 1)))?
}

fn month(name: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_lowercase();
    let english = || {
        MONTHS.iter().position(|month| month.starts_with(&name) || name == "sept" && *month == "september")
    };
    let other = || OTHER_MONTHS.iter().position(|names| names.contains(&name.as_str()));
    (name.len() >= 3).then(|| other().or_else(english))?.map(|at| at + 1)
}

/// The months in German, French, Spanish, Portuguese, Italian and Dutch, with their usual abbreviations.
#[rustfmt::skip]
const OTHER_MONTHS: [&[&str]; 12] = [
    &["januar", "jänner", "janvier", "janv", "enero", "ene", "janeiro", "gennaio", "gen", "januari"],
    &["februar", "februari", "février", "fevrier", "févr", "febrero", "fevereiro", "fev", "febbraio"],
    &["märz", "maerz", "mär", "mrz", "mars", "marzo", "março", "maart"],
    &["avril", "avr", "abril", "abr", "aprile"],
    &["mai", "mayo", "maio", "maggio", "mag", "mei"],
    &["juni", "juin", "junio", "junho", "giugno", "giu"],
    &["juli", "juillet", "juil", "julio", "julho", "luglio", "lug"],
    &["août", "aout", "agosto", "ago", "augustus"],
    &["septembre", "septiembre", "setiembre", "setembro", "settembre", "set"],
    &["oktober", "okt", "octobre", "octubre", "outubro", "out", "ottobre", "ott"],
    &["novembre", "noviembre", "novembro"],
    &["dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic", "dezembro", "dicembre"],
];

/// A date between the first web page and the next century.
fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let year = year.parse::<i16>().ok().filter(|year| (1900..2100).contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The date with the clock that follows: `T23:23:36+08:00`, ` 23:23`, `午後3時20分`.
fn with_clock(date: Date, rest: &[Token<'_>]) -> When {
    let Some((time, after)) = clock(rest) else { return When::Day(date) };
    let wall = date.to_datetime(time);
    zone(after).map_or(When::Wall(wall), |offset| zoned(wall, offset))
}

fn zoned(wall: DateTime, offset: Offset) -> When {
    When::Zoned { wall, offset }
}

/// Tokens between a date and its clock: weekdays, brackets, half-days.
const MOST_BETWEEN: usize = 8;

fn clock<'a, 't>(tokens: &'a [Token<'t>]) -> Option<(Time, &'a [Token<'t>])> {
    let at = tokens.iter().take(MOST_BETWEEN).position(|token| matches!(token, Token::Number(_)))?;
    let [Token::Number(hour), Token::Mark(':' | '：' | '時' | '时' | '시'), Token::Number(minute), rest @ ..] =
        tokens.get(at..)?
    else {
        return None;
    };
    let (second, mut rest) = match rest {
        [Token::Mark(':' | '：' | '分' | '분'), Token::Number(second), rest @ ..] => (*second, rest),
        rest => ("0", rest),
    };
    if let [Token::Mark('.'), Token::Number(_), after @ ..] = rest {
        rest = after;
    }
    let afternoon = says_half(tokens.get(..at)?, &AFTERNOON)
        || matches!(rest.first(), Some(Token::Word(word)) if word.eq_ignore_ascii_case("pm"));
    let hour = hour.parse::<i8>().ok()?;
    let morning = says_half(tokens.get(..at)?, &MORNING)
        || matches!(rest.first(), Some(Token::Word(word)) if word.eq_ignore_ascii_case("am"));
    let hour = match hour {
        ..12 if afternoon => hour + 12,
        12 if morning => 0,
        hour => hour,
    };
    Some((Time::new(hour, minute.parse().ok()?, second.parse().ok()?, 0).ok()?, rest))
}

const MORNING: [(char, &str); 3] = [('午', "前"), ('上', "午"), ('오', "전")];
const AFTERNOON: [(char, &str); 3] = [('午', "後后"), ('下', "午"), ('오', "후")];

/// Whether one of these half-days stands before the clock: `午後`, `下午`, `오후`.
fn says_half(tokens: &[Token<'_>], halves: &[(char, &str)]) -> bool {
    tokens.windows(2).any(|pair| match pair {
        [Token::Mark(first), Token::Mark(second)] => {
            halves.iter().any(|(half, next)| half == first && next.contains(*second))
        }
        _ => false,
    })
}

/// `Z`, `+08:00`, `+0800`, `GMT`, `JST`.
fn zone(tokens: &[Token<'_>]) -> Option<Offset> {
    match tokens {
        [Token::Word("Z" | "GMT" | "UTC"), ..] => Some(Offset::UTC),
        [Token::Word("JST" | "KST"), ..] => Some(Offset::constant(9)),
        [Token::Mark(sign @ ('+' | '-')), Token::Number(hours), rest @ ..] => {
            let (hours, minutes) = match (hours.len(), rest) {
                (4, _) => hours.split_at_checked(2)?,
                (_, [Token::Mark(':'), Token::Number(minutes), ..]) => (*hours, *minutes),
                _ => (*hours, "0"),
            };
            // Two digits at most: what is longer is no zone, and could not be counted.
            let number = |digits: &str| digits.parse::<i8>().ok().map(i32::from);
            let seconds = (number(hours)? * 60 + number(minutes)?) * 60;
            Offset::from_seconds(if *sign == '-' { -seconds } else { seconds }).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(first_date(text).map(|when| when.to_string()).unwrap_or_default(), expect, "{text}");
    }

    #[test]
    fn dates_of_data_and_lines_are_read_with_their_precision() {
        check("2024-08-25T23:23:36.123+08:00", "2024-08-25T23:23:36+08:00");
        check("2024-08-25T15:23:36Z", "2024-08-25T15:23:36+00:00");
        check("发布时间：2024-08-25 23:23 来源", "2024-08-25T23:23:00");
        check("2024年8月25日", "2024-08-25");
        check("2024/4/1", "2024-04-01");
        check("Apr 1, 2024", "2024-04-01");
        check("2024-04-01T08:00:00-0500", "2024-04-01T08:00:00-05:00");
        check("2024-04-01T08:00:00+99999999:00", "2024-04-01T08:00:00");
        check("2099-12-31T23:59:59-25:59", "2099-12-31T23:59:59-25:59");
        check("令和6年4月1日 18時20分", "2024-04-01T18:20:00");
        check("民國113年4月1日", "2024-04-01");
        check("2024年8月25日 下午3時20分", "2024-08-25T15:20:00");
        check("입력 2024. 8. 25. 오후 3:20", "2024-08-25T15:20:00");
        check("20240825", "2024-08-25");
        check("Posted on Aug. 25th, 2024", "2024-08-25");
        check("Mon, 25 Aug 2024 23:23:36 +0800", "2024-08-25T23:23:36+08:00");
        check("call 2024 or 25-30", "");
        check("2024. 4. 1. 오전 9:05", "2024-04-01T09:05:00");
        check("2024. 4. 1. 오전 12:30", "2024-04-01T00:30:00");
        check("4月1日", "");
    }

    #[test]
    fn a_line_of_nothing_but_a_date_is_told_from_one_that_says_more() {
        let alone = [
            "2024年8月25日",
            "2024年8月25日 星期日 下午3時20分",
            "Apr 1, 2024",
            "Monday, 25th of August, 2024, 10:05 PM",
            "2024. 8. 25. 오후 3:20",
            "令和6年4月1日（月）",
        ];
        assert!(alone.iter().all(|line| says_only_when(line)), "{alone:?}");
        let more =
            ["港口 2024年8月25日", "Harbour, April 1, 2024", "2024. 8. 25. 항구", "8月25日", "一二三", ""];
        assert!(more.iter().all(|line| !says_only_when(line)), "{more:?}");
    }

    #[test]
    fn a_year_at_the_end_is_read_where_day_and_month_cannot_be_mistaken() {
        check("25/08/2024", "2024-08-25");
        check("08/25/2024 10:05 PM", "2024-08-25T22:05:00");
        check("1.4.2024", "2024-04-01");
        check("03/04/2024", "");
        check("03/03/2024", "2024-03-03");
        let by = |order| first_date_by("03/04/2024", order).map(|when| when.to_string());
        assert_eq!(by(SlashOrder::DayFirst).unwrap(), "2024-04-03");
        assert_eq!(by(SlashOrder::MonthFirst).unwrap(), "2024-03-04");
        assert_eq!(first_date_by("13/25/2024", SlashOrder::DayFirst), None);
    }
}
