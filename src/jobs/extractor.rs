//! Reads the pages of clips again: for a reader who corrects an article, to extract it anew, in another charset.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crossbeam_channel::{Receiver, Sender, bounded};

use super::librarian::{self, Fresh};
use super::{Decision, Extracted, JobEvent, Outbox, ReadIn, TELL_EVERY, Work, told};
use crate::import::{self, Cancel, How};
use crate::library::{ClipId, Edits, LibraryError, Made, Reader, VersionId};

/// Clips that are extracted in one step; a step of undo holds what each of them was.
const MOST_AT_ONCE: usize = 512;

/// What the extractor is asked for.
pub(super) enum Task {
    /// What the clip's pages have beside its article.
    ToCorrect(ClipId),
    Extract {
        clips: Vec<ClipId>,
        read_in: ReadIn,
        cancel: Cancel,
    },
    Versions(ClipId),
    Compare {
        clip: ClipId,
        before: VersionId,
        now: Option<VersionId>,
    },
    Charsets(ClipId),
    Decide(Decision),
}

impl Task {
    fn work(&self) -> Work {
        match self {
            Self::ToCorrect(clip) => Work::ToCorrect(*clip),
            Self::Extract { .. } => Work::Extraction,
            Self::Versions(_) => Work::Versions,
            Self::Compare { .. } => Work::Compare,
            Self::Charsets(_) => Work::Charsets,
            Self::Decide(decision) => Work::Decide(decision.clip),
        }
    }
}

/// Extractions that wait or run.
#[derive(Default)]
pub(super) struct Running(Mutex<Vec<Cancel>>);

impl Running {
    pub(super) fn begin(&self) -> Cancel {
        let cancel = Cancel::default();
        self.lock().push(cancel.clone());
        cancel
    }

    /// Stops them all at their next clip.
    pub(super) fn stop(&self) {
        self.lock().drain(..).for_each(|cancel| cancel.cancel());
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Cancel>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) fn thread(
    reader: Reader,
    tasks: Receiver<Task>,
    librarian: Sender<librarian::Task>,
    outbox: Outbox,
) -> impl FnOnce() {
    move || {
        let extractor = Extractor { reader, librarian, outbox };
        for task in tasks {
            let of = task.work();
            extractor.outbox.guarded(of, || match extractor.perform(task) {
                Ok(event) => extractor.outbox.post(event),
                Err(words) => extractor.outbox.fail_saying(of, words),
            });
        }
    }
}

/// Tells how far it is, at most so often as a window draws.
struct Count<'a> {
    of: usize,
    told: Instant,
    outbox: &'a Outbox,
}

impl Count<'_> {
    fn tell(&mut self, left: usize) {
        if self.of > 1 && self.told.elapsed() >= TELL_EVERY {
            self.told = Instant::now();
            self.outbox.post(JobEvent::Extracting { done: self.of - left, of: self.of });
        }
    }
}

struct Extractor {
    reader: Reader,
    librarian: Sender<librarian::Task>,
    outbox: Outbox,
}

impl Extractor {
    /// The error is a sentence.
    fn perform(&self, task: Task) -> Result<JobEvent, String> {
        let reader = &self.reader;
        let done = match task {
            Task::Extract { clips, read_in, cancel } => return self.extract(&clips, &read_in, &cancel),
            Task::ToCorrect(clip) => {
                import::to_correct(reader, clip).map(|found| JobEvent::ToCorrect { clip, found })
            }
            Task::Versions(clip) => {
                reader.versions(clip).map(|versions| JobEvent::Versions { clip, versions })
            }
            Task::Compare { clip, before, now } => reader
                .differences(clip, Some(before), now)
                .map(|differences| JobEvent::Compared { before, now, differences }),
            Task::Charsets(clip) => self.charsets(clip),
            Task::Decide(decision) => self.decide(decision),
        };
        done.map_err(|error| told("the pages of a clip were not read", &error))
    }

    fn decide(&self, decision: Decision) -> Result<JobEvent, LibraryError> {
        let rule = import::site_rule(&self.reader, decision.clip, &decision.block, decision.verdict)?;
        let change = rule.as_ref().map(|rule| self.reader.adds(rule)).transpose()?.flatten();
        Ok(JobEvent::Decided { decision, rule, change })
    }

    fn charsets(&self, clip: ClipId) -> Result<JobEvent, LibraryError> {
        let as_found = import::preview_as_found(&self.reader, clip)?;
        let previews = import::charset_previews(&self.reader, clip)?;
        Ok(JobEvent::Charsets { clip, as_found, previews })
    }

    fn extract(&self, clips: &[ClipId], read_in: &ReadIn, cancel: &Cancel) -> Result<JobEvent, String> {
        let mut extracted = Extracted { left: clips.len(), ..Extracted::default() };
        let mut count = Count { of: clips.len(), told: Instant::now(), outbox: &self.outbox };
        for clips in clips.chunks(MOST_AT_ONCE) {
            self.extract_some(clips, (read_in, cancel), &mut extracted, &mut count)?;
        }
        Ok(JobEvent::ExtractedAgain(extracted))
    }

    fn extract_some(
        &self,
        clips: &[ClipId],
        (read_in, cancel): (&ReadIn, &Cancel),
        extracted: &mut Extracted,
        count: &mut Count<'_>,
    ) -> Result<(), String> {
        // Whoever chooses a charset wants to see the page in it.
        let edits = if *read_in == ReadIn::AsBefore { Edits::KeepBoth } else { Edits::SetAside };
        let (mut fresh, mut edited) = (Vec::with_capacity(clips.len()), Vec::new());
        for clip in clips {
            if cancel.is_cancelled() {
                break;
            }
            extracted.left -= 1;
            count.tell(extracted.left);
            match self.read(*clip, read_in).map_err(|error| told("a page was not extracted again", &error))? {
                Some((read, made)) => {
                    edited.extend((made == Made::Edited && edits == Edits::KeepBoth).then_some(*clip));
                    fresh.push(read);
                }
                None => extracted.without_page += 1,
            }
        }
        let read = fresh.len();
        if read == 0 {
            return Ok(());
        }
        let (reply, answer) = bounded(1);
        let ended = || "The library was closed before this was done. Nothing was changed.".to_owned();
        self.librarian.send(librarian::Task::Replace { fresh, edits, reply }).map_err(|_| ended())?;
        let changed = answer.recv().unwrap_or_else(|_| Err(ended()))?;
        let kept_edits = changed.iter().filter(|clip| edited.contains(clip)).count();
        extracted.kept_edits += kept_edits;
        extracted.changed += changed.len() - kept_edits;
        extracted.same += read - changed.len();
        Ok(())
    }

    /// The clip's article as its pages give it now, and who made the one that stands.
    fn read(&self, clip: ClipId, read_in: &ReadIn) -> Result<Option<(Fresh, Made)>, LibraryError> {
        let Some(present) = self.reader.clip(clip)? else { return Ok(None) };
        let charset = match read_in {
            ReadIn::AsBefore => present.charset,
            ReadIn::AsFound => None,
            ReadIn::Charset(name) => Some(name.clone()),
        };
        let how = How { charset: charset.as_deref() };
        let read = import::extract_again(&self.reader, clip, how)?;
        Ok(read.map(|read| {
            (Fresh { clip, article: read.article, charset, pictures: read.pictures }, present.made)
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_is_for_all_that_were_asked_for_and_for_none_after_it() {
        let running = Running::default();
        let asked = [running.begin(), running.begin()];
        running.stop();
        assert!(asked.iter().all(Cancel::is_cancelled));
        assert!(!running.begin().is_cancelled());
    }
}
