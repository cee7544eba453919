//! What a Linux desktop tells over its portal: whether it is dark, and whether it has a dialog for choosing files.

use std::thread;

use egui::{Context, Theme};
use futures_lite::StreamExt as _;
use futures_lite::future::block_on;
use zbus::message::Type;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, MatchRule, MessageStream};

use crate::log::{Kind, OrLog as _};

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
const APPEARANCE: &str = "org.freedesktop.appearance";
const COLOUR_SCHEME: &str = "color-scheme";
const PREFERS_DARK: u32 = 1;

/// From now on the window is dark where the desktop is, if its reader leaves that to the desktop: winit tells of it on
/// no Linux system. Asked and waited for in a thread of its own, which sleeps until the desktop says something.
pub(super) fn follow_colour_scheme(ctx: &Context) {
    let ctx = ctx.clone();
    let follow = move || {
        let prefer = |theme| {
            ctx.options_mut(|options| options.fallback_theme = theme);
            ctx.request_repaint();
        };
        // Without a session bus nobody tells, and the window stays as it is.
        block_on(follow(prefer)).map_err(Kind).or_log("the desktop does not tell whether it is dark");
    };
    thread::Builder::new()
        .name("colour scheme".to_owned())
        .spawn(follow)
        .or_log("the desktop is not asked whether it is dark: no thread was started");
}

async fn follow(prefer: impl Fn(Theme)) -> zbus::Result<()> {
    let bus = Connection::session().await?;
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .sender(PORTAL)?
        .path(PATH)?
        .interface(SETTINGS)?
        .member("SettingChanged")?
        .arg(0, APPEARANCE)?
        .build();
    // It is listened to first, so that no change falls between.
    let mut changes = MessageStream::for_match_rule(rule, &bus, None).await?;
    let asked = (APPEARANCE, COLOUR_SCHEME);
    if let Ok(answer) = bus.call_method(Some(PORTAL), PATH, Some(SETTINGS), "Read", &asked).await
        && let Some(theme) = answer.body().deserialize().ok().and_then(|value: OwnedValue| theme(&value))
    {
        prefer(theme);
    }
    while let Some(change) = changes.next().await {
        let change = change?;
        let body = change.body();
        // What reads otherwise is not ours to understand.
        let Ok((_, key, value)) = body.deserialize::<(String, String, OwnedValue)>() else { continue };
        if let Some(theme) = theme(&value).filter(|_| key == COLOUR_SCHEME) {
            prefer(theme);
        }
    }
    Ok(())
}

/// The theme in an answer, which older portals wrap twice. A desktop without a preference gets paper.
fn theme(value: &Value<'_>) -> Option<Theme> {
    match value {
        Value::Value(inner) => theme(inner),
        Value::U32(PREFERS_DARK) => Some(Theme::Dark),
        Value::U32(_) => Some(Theme::Light),
        _ => None,
    }
}

/// Whether the portal has dialogs for choosing files. Waits for the portal; never to be asked on the window's thread.
pub(super) fn has_file_dialogs() -> bool {
    let version = async {
        let bus = Connection::session().await?;
        let asked = ("org.freedesktop.portal.FileChooser", "version");
        bus.call_method(Some(PORTAL), PATH, Some("org.freedesktop.DBus.Properties"), "Get", &asked).await
    };
    block_on(version).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_is_read_whether_wrapped_once_or_twice() {
        let twice = |scheme| Value::Value(Box::new(Value::Value(Box::new(Value::U32(scheme)))));
        assert_eq!(theme(&Value::U32(1)), Some(Theme::Dark));
        assert_eq!(theme(&twice(1)), Some(Theme::Dark));
        assert_eq!(theme(&twice(0)), Some(Theme::Light));
        assert_eq!(theme(&twice(2)), Some(Theme::Light));
        assert_eq!(theme(&Value::from("dark")), None);
    }
}
