//! The voices of the device.

use crate::dom::{get, window};
use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisVoice};

/// What speaks; none where the browser cannot.
pub fn speech() -> Option<SpeechSynthesis> {
    get(&window(), "speechSynthesis").map(JsCast::unchecked_into)
}

/// The device's voices. Many browsers give an empty list at first.
pub fn voices(speech: &SpeechSynthesis) -> Vec<SpeechSynthesisVoice> {
    let list = speech.get_voices();
    list.iter().map(JsCast::unchecked_into).collect()
}

/// What one knows of a voice.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Its language tag; some systems write `zh_CN`.
    pub lang: &'a str,
    /// Whether it works without a network.
    pub local: bool,
    /// Whether the system prefers it.
    pub default: bool,
}

/// Which voice fits a language best: its index. None where no voice speaks it.
pub fn fitting(voices: &[Known], lang: &str) -> Option<usize> {
    let tag = |tag: &str| tag.replace('_', "-").to_ascii_lowercase();
    let (lang, main) = (tag(lang), main_part(lang));
    // Script and region say the same of Chinese.
    let wanted = match lang.as_str() {
        "zh" | "zh-hans" => "zh-cn",
        "zh-hant" => "zh-tw",
        other => other,
    };
    let fits = voices
        .iter()
        .enumerate()
        .filter(|(_, voice)| main_part(voice.lang) == main);
    fits.max_by_key(|(i, voice)| {
        let own = tag(voice.lang);
        // Cantonese is another language to the ear.
        let near = !own.contains("hk") && !own.contains("yue");
        let exact = own == wanted || own.replace("-hans", "").replace("-hant", "") == wanted;
        (exact, near, voice.local, voice.default, usize::MAX - i)
    })
    .map(|(i, _)| i)
}

fn main_part(tag: &str) -> String {
    let main = tag.split(['-', '_']).next().unwrap_or_default();
    // The Mandarin of ISO 639-3.
    match main.to_ascii_lowercase().as_str() {
        "cmn" => "zh".to_owned(),
        main => main.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(lang: &str) -> Known<'_> {
        Known {
            lang,
            local: true,
            default: false,
        }
    }

    #[test]
    fn the_voice_speaks_the_language_of_the_text() {
        let voices = ["en-US", "zh-HK", "zh-TW", "zh_CN", "de-DE"].map(known);
        assert_eq!(fitting(&voices, "zh-Hans"), Some(3));
        assert_eq!(fitting(&voices, "zh-Hant"), Some(2));
        assert_eq!(fitting(&voices, "en"), Some(0));
        assert_eq!(fitting(&voices, "en-GB"), Some(0));
        assert_eq!(fitting(&voices, "fr"), None);
        assert_eq!(fitting(&["zh-HK"].map(known), "zh-Hans"), Some(0));
        assert_eq!(fitting(&["cmn-CN"].map(known), "zh-Hans"), Some(0));
    }

    #[test]
    fn a_voice_of_the_device_comes_before_one_of_the_network() {
        let far = Known {
            local: false,
            default: true,
            ..known("en-US")
        };
        assert_eq!(fitting(&[far, known("en-US")], "en"), Some(1));
    }
}
