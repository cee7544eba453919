//! What is left out or kept on the pages of sites, as the reader has decided it; each decision can be taken back.

use egui::{Align, Context, Label, Layout, RichText, ScrollArea, Sense, Ui, vec2};

use super::frame;
use crate::article::{SiteRule, Verdict};
use crate::command::{Command, Commands, SiteRuleId};
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::theme::{Palette, space};

const WIDTH: f32 = 620.0;
const BUTTON: f32 = 28.0;
const MOST_HEIGHT: f32 = 420.0;

/// Draws the list.
pub fn site_rules_ui(
    ctx: &Context,
    rules: &[(SiteRuleId, SiteRule)],
    locale: &Locale,
    commands: &mut Commands,
) {
    frame::dialog(ctx, "site rules", WIDTH, &locale.text("site-rules-heading"), commands, |ui, commands| {
        let words = if rules.is_empty() { "site-rules-none" } else { "site-rules-words" };
        ui.label(RichText::new(locale.text(words)).color(Palette::of(ui).soft));
        let height = frame::list_height(ui, MOST_HEIGHT);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (id, rule) in rules {
                ui.push_id(id.0, |ui| rule_ui(ui, *id, rule, locale, commands));
            }
        });
        frame::foot(ui, |ui| frame::close_button(ui, locale, commands));
    });
}

/// What is decided, in a sentence.
fn sentence(rule: &SiteRule, locale: &Locale) -> String {
    let key = match rule.verdict {
        Verdict::LeaveOut => "site-rule-leave-out",
        Verdict::Keep => "site-rule-keep",
    };
    let args = [("site", rule.host.as_str().into()), ("words", rule.example.as_str().into())];
    locale.with(key, &args)
}

fn rule_ui(ui: &mut Ui, id: SiteRuleId, rule: &SiteRule, locale: &Locale, commands: &mut Commands) {
    let sentence = sentence(rule, locale);
    let size = vec2(ui.available_width(), BUTTON);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let (square, _) = ui.allocate_exact_size(vec2(BUTTON, BUTTON), Sense::hover());
        let name = locale.with("site-rule-delete", &[("rule", sentence.as_str().into())]);
        if parts::icon_button(ui, square, Icon::Cross, &name).clicked() {
            commands.push(Command::DeleteSiteRule(id));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(space::XS);
            ui.add(Label::new(sentence.as_str()).truncate()).on_hover_text(sentence.as_str());
        });
    });
}
