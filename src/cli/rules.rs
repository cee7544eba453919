//! `jianbao rules`: rules listed, added, run, deleted.

use std::path::Path;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending, collections, mark, tag};
use crate::article::Lang;
use crate::library::{Library, Mark, Op, Ranked, Rule, RuleId};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Add a rule: clips that fit all that is asked for get all that is given
    Add(AddArguments),
    /// Do with clips what the rules say
    Run(mark::RunArguments),
    /// Delete the rule of this number
    Delete { rule: i64 },
}

#[derive(Debug, Args)]
struct AddArguments {
    /// For clips of this source
    #[arg(long, value_name = "NAME", default_value = "")]
    source: String,
    /// For clips that this search finds
    #[arg(long, value_name = "QUERY", default_value = "")]
    words: String,
    /// For clips in this language: ja, zh-TW
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Puts them into this collection; nested: 產業/港口
    #[arg(long, value_name = "COLLECTION")]
    collection: Option<String>,
    /// Gives them this tag, made if it is not there
    #[arg(long, value_name = "NAME")]
    tag: Vec<String>,
    /// Stars them
    #[arg(long)]
    star: bool,
    /// Marks them as read
    #[arg(long)]
    read: bool,
    /// Archives them
    #[arg(long)]
    archive: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    rule: RuleId,
    #[serde(flatten)]
    what: &'a Rule,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    match &arguments.act {
        None => list(folder, arguments.json, output)?,
        Some(Act::Add(add)) => {
            let mut library = Library::open(folder)?;
            let what = rule(&mut library, add)?;
            let changes = library.apply(&create(what), Timestamp::now())?.changes;
            for rule in changes.rules {
                output.line(&format!("rule {rule}"))?;
            }
        }
        Some(Act::Run(arguments)) => return mark::run_rules(folder, arguments, output),
        Some(Act::Delete { rule }) => {
            let op = Op::Rules(Ranked::Delete { id: RuleId(*rule) });
            Library::open(folder)?.apply(&op, Timestamp::now())?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn create(what: Rule) -> Op {
    Op::Rules(Ranked::Create { what, index: usize::MAX })
}

fn rule(library: &mut Library, add: &AddArguments) -> Result<Rule, CliError> {
    let reader = library.reader()?;
    let lang = add.lang.as_deref().map(|tag| match Lang::from_tag(tag) {
        Lang::Unknown => Err(CliError::NoLanguage(tag.to_owned())),
        lang => Ok(lang),
    });
    let collection = add.collection.as_deref().map(|path| collections::find(&reader, path)).transpose()?;
    let mut tags = Vec::new();
    for text in &add.tag {
        library.apply(&Op::CreateTag { name: tag::name(text)?, colour: None }, Timestamp::now())?;
        tags.push(tag::find(&reader, text)?);
    }
    let marks = [(add.star, Mark::Starred), (add.read, Mark::Read), (add.archive, Mark::Archived)];
    Ok(Rule {
        source: add.source.clone(),
        words: add.words.clone(),
        lang: lang.transpose()?,
        collection,
        tags,
        marks: marks.into_iter().filter(|(wanted, _)| *wanted).map(|(_, mark)| mark).collect(),
        ..Rule::default()
    })
}

fn list(folder: &Path, json: bool, output: &mut Output) -> Result<(), CliError> {
    for (rule, what) in Library::open(folder)?.reader()?.rules()? {
        if json {
            output.json(&Line { rule, what: &what })?;
        } else {
            let text = serde_json::to_string(&what).unwrap_or_default();
            output.line(&format!("{:>4}  {text}", rule.to_string()))?;
        }
    }
    Ok(())
}
