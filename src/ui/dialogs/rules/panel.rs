//! Draws the rules, and the form of the one that is being written.

use egui::{Align, Context, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, vec2};

use super::data::{self, Draft, RulesData, RulesDialog};
use super::form;
use crate::command::{Command, Commands, Rule, RuleAct, RuleId, RunOn, Towards};
use crate::ui::dialogs::frame;
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::theme::{Palette, space};

const WIDTH: f32 = 560.0;
const BUTTON: f32 = 26.0;
const MOST_HEIGHT: f32 = 420.0;

/// Draws the dialog.
pub fn rules_ui(
    ctx: &Context,
    dialog: &mut RulesDialog,
    data: RulesData<'_>,
    locale: &Locale,
    commands: &mut Commands,
) {
    let key = match &dialog.draft {
        None => "rules-heading",
        Some(draft) if draft.of.is_none() => "rule-new-heading",
        Some(_) => "rule-edit-heading",
    };
    frame::dialog(ctx, "rules", WIDTH, &locale.text(key), commands, |ui, commands| {
        if dialog.draft.is_some() {
            draft_ui(ui, dialog, &data, locale, commands);
        } else {
            list_ui(ui, dialog, &data, locale, commands);
        }
    });
}

fn draft_ui(
    ui: &mut Ui,
    dialog: &mut RulesDialog,
    data: &RulesData<'_>,
    locale: &Locale,
    commands: &mut Commands,
) {
    let Some(draft) = &mut dialog.draft else { return };
    form::form_ui(ui, draft, data, locale);
    let mut done = false;
    frame::foot(ui, |ui| {
        let save = ui.add_enabled_ui(draft.gives_something(), |ui| {
            parts::accent_button(ui, &locale.text("rule-save"))
        });
        if save.inner.clicked() {
            let rule = draft.rule.clone();
            commands.push(Command::Rule(match draft.of {
                Some(id) => RuleAct::Change(id, rule),
                None => RuleAct::Create(rule),
            }));
            done = true;
        }
        done |= ui.button(locale.text("command-cancel")).clicked();
    });
    if done {
        dialog.draft = None;
    }
}

fn list_ui(
    ui: &mut Ui,
    dialog: &mut RulesDialog,
    data: &RulesData<'_>,
    locale: &Locale,
    commands: &mut Commands,
) {
    let soft = Palette::of(ui).soft;
    ui.label(RichText::new(locale.text("rules-words")).color(soft));
    let height = frame::list_height(ui, MOST_HEIGHT);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (id, rule) in data.rules {
            ui.push_id(id.0, |ui| rule_ui(ui, *id, rule, dialog, data, locale, commands));
        }
    });
    frame::foot(ui, |ui| {
        frame::close_button(ui, locale, commands);
        if ui.button(locale.text("rule-add")).clicked() {
            dialog.draft = Some(Draft::default());
        }
        for (on, clips) in [(RunOn::Shown, data.listed), (RunOn::All, usize::MAX)] {
            let command = Command::Rule(RuleAct::Run(on));
            let enabled = !data.rules.is_empty() && clips > 0;
            let words = crate::ui::menu::label(&command, locale);
            if ui.add_enabled(enabled, egui::Button::new(words)).clicked() {
                commands.push(command);
            }
        }
    });
}

/// A switch, the sentence, and what can be done with the rule.
fn rule_ui(
    ui: &mut Ui,
    id: RuleId,
    rule: &Rule,
    dialog: &mut RulesDialog,
    data: &RulesData<'_>,
    locale: &Locale,
    commands: &mut Commands,
) {
    let sentence = data.sentence(rule, locale);
    let button = |ui: &mut Ui, icon: Icon, key: &str| {
        let (rect, _) = ui.allocate_exact_size(vec2(BUTTON, BUTTON), Sense::hover());
        let name = locale.with(key, &[("rule", sentence.as_str().into())]);
        parts::icon_button(ui, Rect::from_center_size(rect.center(), vec2(BUTTON, BUTTON)), icon, &name)
            .clicked()
    };
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), BUTTON),
        Layout::right_to_left(Align::Center),
        |ui| {
            let acts = [
                (Icon::Cross, "rule-delete-this", RuleAct::Delete(id)),
                (Icon::ChevronDown, "rule-move-down", RuleAct::Move(id, Towards::End)),
                (Icon::ChevronUp, "rule-move-up", RuleAct::Move(id, Towards::Top)),
            ];
            for (icon, key, act) in acts {
                if button(ui, icon, key) {
                    commands.push(Command::Rule(act));
                }
            }
            if button(ui, Icon::Page, "rule-edit") {
                dialog.draft = Some(Draft::of(id, rule));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let mut on = data::is_on(rule);
                let switch = ui.checkbox(&mut on, "");
                let name = locale.with("rule-switch", &[("rule", sentence.as_str().into())]);
                if switch.accessible_name(name).changed() {
                    commands.push(Command::Rule(RuleAct::Change(id, data::switched(rule))));
                }
                ui.add_space(space::XS);
                ui.add(Label::new(sentence.as_str()).truncate()).on_hover_text(sentence.as_str());
            });
        },
    );
}
