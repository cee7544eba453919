//! Reading lists as tables (CSV), known by the names of their columns and by an address in the first row.

/// Names of columns that hold the address.
const ADDRESS: [&str; 6] = ["url", "link", "href", "address", "article url", "source url"];
/// Names of columns that lists of saved links have beside it.
const SAVED: [&str; 34] = [
    "title",
    "name",
    "selection",
    "folder",
    "timestamp",
    "tags",
    "document tags",
    "labels",
    "time_added",
    "time added",
    "status",
    "state",
    "id",
    "note",
    "notes",
    "excerpt",
    "description",
    "created",
    "created_at",
    "saved date",
    "saved_at",
    "date added",
    "date_added",
    "added",
    "cover",
    "highlights",
    "highlight",
    "favorite",
    "favorited",
    "reading progress",
    "location",
    "in queue",
    "publisher",
    "author",
];
/// A table of fewer known columns is of something else.
const KNOWN: usize = 3;
const LONGEST_LINE: usize = 4096;

pub(super) fn is_reading_list(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(head) = lines.next().filter(|head| head.len() <= LONGEST_LINE) else { return false };
    [',', ';', '\t'].into_iter().any(|parted_by| {
        let columns: Vec<String> = head.split(parted_by).map(name).collect();
        let has = |known: &[&str]| columns.iter().filter(|column| known.contains(&column.as_str())).count();
        has(&ADDRESS) >= 1
            && has(&ADDRESS) + has(&SAVED) >= KNOWN
            // An empty list is one too; a row has an address, though a title before it may break lines.
            && text.get(head.len()..).is_none_or(|rows| rows.trim().is_empty() || rows.contains("://"))
    })
}

fn name(column: &str) -> String {
    column.trim().trim_matches('"').trim().to_lowercase()
}
