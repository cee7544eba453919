//! Copies the rows of tables out of a file whose pages may be damaged.
//!
//! A damaged page stops a scan. Where rows have numbers, those behind it are asked for one by one; where they have
//! none, the table is read once more from its end.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, ErrorCode, Row, Transaction, params_from_iter};

use super::Lost;
use crate::library::LibraryError;

/// Tables that are filled again from the others.
const DERIVED: [&str; 4] = ["badge", "clip_uncompared", "clip_unindexed", "search_state"];
/// Numbers that are asked for behind the last that is known to be there.
const BEYOND: i64 = 4096;

struct Table {
    name: String,
    columns: Vec<String>,
    /// Of the primary key, where rows have no numbers.
    key: Option<String>,
}

/// Copies all tables that the new file has. `false` if something could not be read.
pub(super) fn copy_all(
    from: &Connection,
    to: &mut Connection,
    lost: &mut Lost,
) -> Result<bool, LibraryError> {
    let tables = tables(to)?;
    let step = to.transaction()?;
    let mut whole = true;
    for table in tables.iter().filter(|table| !DERIVED.contains(&table.name.as_str())) {
        let unread = match &table.key {
            Some(key) => copy_from_both_ends(from, &step, table, key)?,
            None => copy_by_number(from, &step, table)?,
        };
        if let Some(unread) = unread {
            whole = false;
            lost.add(format!("table {}: {unread}", table.name));
        }
    }
    step.commit()?;
    Ok(whole)
}

fn tables(db: &Connection) -> Result<Vec<Table>, LibraryError> {
    let mut select = db.prepare(
        "SELECT name, wr FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names = select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?)))?;
    let mut tables = Vec::new();
    for name in names {
        let (name, without_numbers) = name?;
        let mut select = db.prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?;
        let columns = select.query_map([&name], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))?;
        let columns: Vec<(String, i64)> = columns.collect::<rusqlite::Result<_>>()?;
        let mut key: Vec<&(String, i64)> = columns.iter().filter(|(_, place)| *place > 0).collect();
        key.sort_by_key(|(_, place)| *place);
        let key: Vec<String> = key.into_iter().map(|(column, _)| format!("{column} DESC")).collect();
        tables.push(Table {
            name,
            key: without_numbers.then(|| key.join(", ")),
            columns: columns.into_iter().map(|(column, _)| column).collect(),
        });
    }
    Ok(tables)
}

/// Returns what could not be read or kept, in words.
fn copy_by_number(
    from: &Connection,
    to: &Transaction,
    table: &Table,
) -> Result<Option<String>, LibraryError> {
    let Table { name, columns, .. } = table;
    let list = columns.join(", ");
    let mut insert = insert(to, table)?;
    let scan = format!("SELECT {list}, rowid FROM {name} ORDER BY rowid");
    let scanned = scan_rows(from, &scan, columns.len(), &mut insert)?;
    if scanned.ended {
        return Ok(scanned.refused());
    }
    let Ok(mut one) = from.prepare(&format!("SELECT {list} FROM {name} WHERE rowid = ?1")) else {
        return Ok(Some("nothing could be read".into()));
    };
    let mut unread = scanned.refused;
    for id in ids_behind(from, name, scanned.last) {
        match one.query_row([id], |row| values(row, columns.len())) {
            Ok(values) => unread += u64::from(store(&mut insert, values)? == Kept::No),
            Err(rusqlite::Error::QueryReturnedNoRows) => {}
            Err(_) => unread += 1,
        }
    }
    Ok(Some(format!("up to {unread} rows could not be read")))
}

fn copy_from_both_ends(
    from: &Connection,
    to: &Transaction,
    table: &Table,
    key: &str,
) -> Result<Option<String>, LibraryError> {
    let Table { name, columns, .. } = table;
    let list = columns.join(", ");
    let mut insert = insert(to, table)?;
    let forward = format!("SELECT {list}, 0 FROM {name}");
    let scanned = scan_rows(from, &forward, columns.len(), &mut insert)?;
    if scanned.ended {
        return Ok(scanned.refused());
    }
    // Rows that are there already are met again, and passed over.
    let backward = format!("SELECT {list}, 0 FROM {name} ORDER BY {key}");
    scan_rows(from, &backward, columns.len(), &mut insert)?;
    Ok(Some("some rows could not be read".into()))
}

/// How far a scan of a table came.
#[derive(Default)]
struct Scanned {
    /// Whether it came to the end.
    ended: bool,
    /// The number of the last row that was read.
    last: i64,
    /// Rows that were read and cannot be kept.
    refused: u64,
}

impl Scanned {
    fn refused(&self) -> Option<String> {
        (self.refused > 0).then(|| format!("{} rows are damaged and were not kept", self.refused))
    }
}

/// Copies rows until the end or the first that cannot be read.
fn scan_rows(
    from: &Connection,
    sql: &str,
    columns: usize,
    insert: &mut rusqlite::Statement,
) -> Result<Scanned, LibraryError> {
    let mut scanned = Scanned::default();
    let Ok(mut select) = from.prepare(sql) else { return Ok(scanned) };
    let Ok(mut rows) = select.query([]) else { return Ok(scanned) };
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(Scanned { ended: true, ..scanned }),
            Err(_) => return Ok(scanned),
        };
        let (Ok(values), Ok(number)) = (values(row, columns), row.get(columns)) else { return Ok(scanned) };
        scanned.refused += u64::from(store(insert, values)? == Kept::No);
        scanned.last = number;
    }
}

fn insert<'a>(to: &'a Transaction, table: &Table) -> Result<rusqlite::Statement<'a>, LibraryError> {
    let marks = vec!["?"; table.columns.len()].join(", ");
    let list = table.columns.join(", ");
    Ok(to.prepare(&format!("INSERT OR IGNORE INTO {} ({list}) VALUES ({marks})", table.name))?)
}

/// Whether a row was one that its table takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Yes,
    No,
}

/// Stores a row. Damage may have made of it what no table takes, such as bytes where words are due.
fn store(insert: &mut rusqlite::Statement, values: Vec<Value>) -> Result<Kept, LibraryError> {
    match insert.execute(params_from_iter(values)) {
        Ok(0) => Ok(Kept::No),
        Ok(_) => Ok(Kept::Yes),
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch | ErrorCode::TooBig) => {
                Ok(Kept::No)
            }
            _ => Err(error.into()),
        },
    }
}

/// Words that are no UTF-8 any more are kept with a mark where they are broken.
fn values(row: &Row, columns: usize) -> rusqlite::Result<Vec<Value>> {
    let value = |column| {
        Ok(match row.get_ref(column)? {
            ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
            ValueRef::Null => Value::Null,
            ValueRef::Integer(number) => Value::Integer(number),
            ValueRef::Real(number) => Value::Real(number),
            ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
        })
    };
    (0..columns).map(value).collect()
}

/// The numbers that rows of a table may have.
pub(super) fn ids(db: &Connection, table: &str) -> Vec<i64> {
    ids_behind(db, table, 0).collect()
}

fn ids_behind(db: &Connection, table: &str, last: i64) -> impl Iterator<Item = i64> {
    let highest = |sql: String| db.query_row(&sql, [], |row| row.get::<_, Option<i64>>(0)).ok().flatten();
    let known = [
        highest(format!("SELECT max(rowid) FROM {table}")),
        highest("SELECT max(seq) FROM sqlite_sequence".to_owned()),
        // Indexes end with the numbers of rows, and may be whole where the table is not.
        highest("SELECT max(id) FROM clip".to_owned()),
        highest("SELECT max(clip_id) FROM clip_card".to_owned()),
    ];
    let highest = known.into_iter().flatten().max().unwrap_or(last.saturating_add(BEYOND));
    last.saturating_add(1)..=highest
}
