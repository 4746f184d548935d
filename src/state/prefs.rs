//! The learner's preferences: kept on the device, applied to the page at once.

use crate::i18n::Lang;
use crate::platform::{catalogue, json, page, storage};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

/// Where preferences are kept. The script in index.html reads the same key before the first paint.
const KEY: &str = "lifelong.prefs";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device is set.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// How large text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextSize {
    /// 18 px, in caring mode 22.
    #[default]
    Normal,
    /// 20 px, in caring mode 26.
    Large,
    /// 23 px, in caring mode 32.
    Largest,
}

/// All preferences. A record of an older build misses some: those get their default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Prefs {
    /// Language tag, once chosen by the learner; until then the browser's.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// Stronger contrast than usual, also where the device does not ask for it.
    pub contrast: bool,
    /// Caring mode.
    pub caring: bool,
    /// Text size.
    pub size: TextSize,
    /// Whether the learner has answered the offer of caring mode. Records of builds that did not ask count as answered.
    #[serde(default = "answered")]
    pub asked: bool,
}

fn answered() -> bool {
    true
}

impl Prefs {
    /// What is kept on the device; none on a first visit, and where the record is damaged.
    fn kept() -> Option<Self> {
        let kept = storage::get(KEY).ok().flatten();
        kept.and_then(|text| json::parse(text.as_bytes()).ok())
    }

    /// What is kept on the device, or defaults.
    pub fn load() -> Self {
        Self::kept().unwrap_or_default()
    }

    /// The language to speak: the chosen one, else the first of the browser's that the portal has, else the site's usual one,
    /// else English. One that the site does not speak counts as none.
    pub fn lang(&self) -> Lang {
        let wanted = self.language.iter().cloned().chain(page::languages());
        let usual = catalogue::site();
        wanted
            .filter_map(|tag| Lang::from_tag(&tag))
            .find(|lang| catalogue::speaks(lang.tag()))
            .or_else(|| usual.languages.iter().find_map(|tag| Lang::from_tag(tag)))
            .unwrap_or_default()
    }

    /// Applies them to the page: attributes of `<html>` that the styles go by.
    pub fn apply(&self) {
        page::set_root_attribute("lang", Some(self.lang().tag()));
        page::set_root_attribute("data-caring", self.caring.then_some("on"));
        page::set_root_attribute("data-contrast", self.contrast.then_some("more"));
        page::set_root_attribute(
            "data-theme",
            match self.theme {
                Theme::Auto => None,
                Theme::Light => Some("light"),
                Theme::Dark => Some("dark"),
            },
        );
        page::set_root_attribute(
            "data-size",
            match self.size {
                TextSize::Normal => None,
                TextSize::Large => Some("large"),
                TextSize::Largest => Some("largest"),
            },
        );
    }

    /// Keeps them on the device.
    fn keep(&self) -> bool {
        json::text(self).is_some_and(|text| storage::set(KEY, &text).is_ok())
    }
}

/// Preferences with the way to change them.
#[derive(Clone, PartialEq)]
pub struct PrefsHandle {
    /// The preferences as they are.
    pub prefs: Rc<Prefs>,
    /// False where the device would not keep the last change: the screen says so.
    pub kept: bool,
    /// Takes the new preferences.
    set: Callback<Prefs>,
}

impl PrefsHandle {
    /// Changes preferences: applied at once, kept on the device.
    pub fn update(&self, change: impl FnOnce(&mut Prefs)) {
        let mut prefs = (*self.prefs).clone();
        change(&mut prefs);
        self.set.emit(prefs);
    }
}

/// Makes the state; called once, at the root.
#[hook]
pub fn use_prefs_state() -> PrefsHandle {
    let state = use_state(|| {
        let kept = Prefs::kept();
        (Rc::new(kept.unwrap_or_default()), true)
    });
    use_effect_with((), {
        let prefs = state.0.clone();
        move |()| prefs.apply()
    });
    let set = use_callback((), {
        let setter = state.setter();
        move |prefs: Prefs, ()| {
            prefs.apply();
            let kept = prefs.keep();
            setter.set((Rc::new(prefs), kept));
        }
    });
    PrefsHandle {
        prefs: state.0.clone(),
        kept: state.1,
        set,
    }
}

/// Preferences, anywhere below the root.
#[hook]
pub fn use_prefs() -> PrefsHandle {
    use_context::<PrefsHandle>().expect("the root provides the preferences")
}

/// The language of the portal's words.
#[hook]
pub fn use_lang() -> Lang {
    use_prefs().prefs.lang()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_another_build_is_read() {
        let older: Prefs = serde_json::from_str(r#"{"caring":true}"#).expect("reads");
        assert!(older.caring && older.theme == Theme::Auto);
        let newer: Prefs =
            serde_json::from_str(r#"{"language":"zh-Hans","font":"kai"}"#).expect("reads");
        assert_eq!(newer.lang(), Lang::ZhHans);
        assert!(older.asked && !Prefs::default().asked);
    }
}
