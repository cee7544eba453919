//! Nothing that was reported done is lost: killed at any operation, the disk failing or full at any operation, the
//! power cut. Linux only: a shim stands between the program and the system (`tests/shim/shim.c`).
//!
//! Each action is tried with the trouble at sixteen of its operations; `JIANBAO_ROUNDS=all` tries every one.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::print_stdout
)]
#![allow(unreachable_pub, reason = "the shim is shared with the test of privacy")]

#[path = "durability/actions.rs"]
mod actions;
#[path = "shim/mod.rs"]
mod shim;

use std::fs;
use std::path::Path;

use actions::{ACTIONS, Action, Desk};
use jianbao::library::Library;
use shim::Fault;

/// Operations of an action at which trouble is tried, unless all are asked for.
const POINTS: usize = 16;

/// Some of the operations from 1 to `all`, evenly.
fn points(all: usize) -> Vec<usize> {
    if std::env::var_os("JIANBAO_ROUNDS").is_some_and(|rounds| rounds == "all") || all <= POINTS {
        return (1..=all).collect();
    }
    // The first and the last are where most goes wrong.
    let mut points: Vec<usize> = (0..POINTS).map(|point| 1 + point * (all - 1) / (POINTS - 1)).collect();
    points.dedup();
    points
}

#[track_caller]
fn is_whole(library: &Path, what: &str) {
    let findings = Library::open(library).unwrap_or_else(|error| panic!("{what}: {error}")).check();
    assert_eq!(findings.unwrap(), [], "{what}");
}

/// Tries the fault at operations of each action, and returns how many times it struck.
fn try_all(fault: Fault) -> usize {
    let (mut struck, mut rounds) = (0, 0);
    for action in ACTIONS {
        let counting = Desk::before(action);
        let operations = counting.run(&shim::Plan::count());
        assert!(operations.ended_well, "{action:?} without trouble: {}", operations.said);
        for at in points(operations.counted) {
            let desk = Desk::before(action);
            let run = desk.run(&shim::Plan::at(fault, at));
            let what = format!("{fault:?} at operation {at} of {action:?}");
            is_whole(&desk.library(), &what);
            desk.acknowledged_is_there(&run, &what);
            if fault != Fault::Kill && !run.ended_well {
                assert!(run.said.contains("disk"), "{what} names what happened: {}", run.said);
            }
            let again = desk.run(&shim::Plan::none());
            assert!(again.ended_well, "{what} and once more: {}", again.said);
            is_whole(&desk.library(), &format!("{what} and once more"));
            desk.is_done(&what);
            struck += usize::from(!run.ended_well);
            rounds += 1;
        }
        eprintln!("{fault:?} {action:?}: {} operations", operations.counted);
    }
    eprintln!("{fault:?}: {rounds} rounds, {struck} of them struck, nothing lost");
    struck
}

#[test]
fn killed_at_any_operation_nothing_reported_is_lost() {
    assert!(try_all(Fault::Kill) > 50);
}

#[test]
fn an_error_of_the_disk_at_any_operation_is_told_and_harms_nothing() {
    assert!(try_all(Fault::Error) > 30);
}

#[test]
fn a_disk_that_is_full_at_any_operation_is_told_and_harms_nothing() {
    assert!(try_all(Fault::Full) > 30);
}

#[test]
fn a_short_write_at_any_operation_is_told_and_harms_nothing() {
    assert!(try_all(Fault::Short) > 30);
}

#[test]
fn a_power_cut_at_any_operation_loses_nothing_reported() {
    let mut rounds = 0;
    for action in ACTIONS {
        let operations = Desk::before(action).run(&shim::Plan::count());
        for at in points(operations.counted) {
            let desk = Desk::before(action);
            let run = desk.run(&shim::Plan::at(Fault::Kill, at).with_disk(&desk.library(), &desk.disk()));
            let after = desk.after_the_cut();
            let what = format!("the power cut at operation {at} of {action:?}");
            is_whole(&after.library(), &what);
            after.acknowledged_is_there(&run, &what);
            rounds += 1;
        }
    }
    eprintln!("power cut: {rounds} rounds, nothing lost");
}

/// The control: without syncs the same test must notice that clips are gone.
#[test]
fn without_syncs_a_power_cut_loses_and_this_test_notices() {
    let operations = Desk::before(Action::Import).run(&shim::Plan::count());
    let desk = Desk::before(Action::Import);
    let plan = shim::Plan::at(Fault::Kill, operations.counted).without_syncs();
    let run = desk.run(&plan.with_disk(&desk.library(), &desk.disk()));
    assert!(!run.acknowledged.is_empty(), "clips were reported: {}", run.said);
    let missing = desk.after_the_cut().missing(&run);
    assert_eq!(missing.len(), run.acknowledged.len(), "all that was reported is lost");
}

/// What the children of this test do; alone it does nothing.
#[test]
fn act_as_told() {
    if let Some(action) = std::env::var_os("SHIM_ACTION") {
        actions::act(action.to_str().unwrap());
    }
}

#[test]
fn nothing_unfinished_stays_after_a_killed_backup_is_made_again() {
    let desk = Desk::before(Action::Backup);
    let operations = Desk::before(Action::Backup).run(&shim::Plan::count()).counted;
    desk.run(&shim::Plan::at(Fault::Kill, operations / 2));
    assert!(desk.run(&shim::Plan::none()).ended_well);
    let names = fs::read_dir(desk.library().join("backups")).unwrap().map(|entry| entry.unwrap().file_name());
    let unfinished: Vec<_> = names.filter(|name| name.to_string_lossy().contains(".part")).collect();
    assert!(unfinished.is_empty(), "{unfinished:?}");
}

#[test]
fn a_library_that_cannot_be_written_is_opened_for_reading() {
    let desk = Desk::before(Action::Import);
    drop(Library::open(&desk.library()).unwrap());
    let listed = desk.verb(&["list", "--json"], &shim::Plan::read_only());
    assert_eq!(listed.lines().filter(|line| line.contains("班貨船")).count(), 6, "{listed}");
    let refused = desk.run(&shim::Plan::read_only());
    assert!(!refused.ended_well && refused.said.contains("read-only"), "{}", refused.said);
}
