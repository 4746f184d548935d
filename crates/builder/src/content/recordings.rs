//! Recordings of a lesson, found by their names in `media/`: `media/steam-an-egg.en.mp3` belongs to the five-minute course
//! `steam-an-egg`, `media/garden/light.en.webm` to the lesson `light` of the course `garden`. Beside them lie captions
//! (`….en.vtt`) and chapters (`….en.chapters.vtt`), in WebVTT. `….en.url` holds the address of a player of another site.

use super::desk::Desk;
use lifelong_api::{Lesson, Media, MediaKind, Track};
use std::fs::File;
use std::path::Path;
use symphonia::core::formats::FormatOptions;
use symphonia::core::formats::probe::Hint;
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;

/// Endings that browsers play, with what they hold.
const KINDS: [(&str, MediaKind, &str); 7] = [
    ("mp4", MediaKind::Video, "video/mp4"),
    ("webm", MediaKind::Video, "video/webm"),
    ("mp3", MediaKind::Audio, "audio/mpeg"),
    ("m4a", MediaKind::Audio, "audio/mp4"),
    ("ogg", MediaKind::Audio, "audio/ogg"),
    ("opus", MediaKind::Audio, "audio/ogg"),
    ("wav", MediaKind::Audio, "audio/wav"),
];

/// The language of a recording without words (ISO 639: no linguistic content).
const NO_WORDS: &str = "zxx";

/// Gives a lesson its recordings. `stem` is their path below `media/`, up to the language.
pub(super) fn add(desk: &mut Desk, stem: &str, lesson: &mut Lesson) {
    let names: Vec<String> = desk.media_of(&format!("media/{stem}.")).collect();
    let (mut recordings, mut tracks, mut posters) = (Vec::new(), Vec::new(), Vec::new());
    for name in names {
        let rest: Vec<&str> = name["media/".len() + stem.len() + 1..].split('.').collect();
        let track = |kind: &str, language: &str| Track {
            kind: kind.to_owned(),
            in_language: language.to_owned(),
            content_url: name.clone(),
        };
        match rest.as_slice() {
            [language, "vtt"] => tracks.push(track("captions", language)),
            [language, "chapters", "vtt"] => tracks.push(track("chapters", language)),
            [language, "poster", _] => posters.push(((*language).to_owned(), name.clone())),
            [language, "url"] => recordings.extend(player(desk, &name, language)),
            [language, ending] => {
                if let Some((_, kind, format)) = KINDS.iter().find(|(known, ..)| known == ending) {
                    recordings.push(Media {
                        kind: *kind,
                        in_language: (*language).to_owned(),
                        content_url: name.clone(),
                        encoding_format: (*format).to_owned(),
                        duration: length(&desk.dir.join(&name)).unwrap_or_default(),
                        ..Media::default()
                    });
                }
            }
            _ => {}
        }
    }
    for recording in &mut recordings {
        let own = posters
            .iter()
            .find(|(language, _)| *language == recording.in_language);
        recording.thumbnail_url = own.map_or_else(String::new, |(_, name)| name.clone());
        // The other site's player has its own captions, or none: nobody here knows.
        if recording.kind == MediaKind::Player {
            continue;
        }
        // What has no words belongs to every language, and its captions say what is heard.
        let wanted = match recording.in_language.as_str() {
            NO_WORDS => desk.languages.clone(),
            own => vec![own.to_owned()],
        };
        for language in wanted {
            let own = |track: &Track| track.kind == "captions" && track.in_language == language;
            if !tracks.iter().any(own) {
                let reason = format!(
                    "This recording has no captions: media/{stem}.{language}.vtt. Whoever does not hear it misses all of it."
                );
                desk.warn(&recording.content_url, 0, "missing-captions", reason);
            }
        }
        recording.tracks = tracks.clone();
    }
    lesson.media = recordings;
}

/// How long a recording is, ISO 8601 (`PT1M31S`), in whole seconds; none where its file does not say so.
fn length(file: &Path) -> Option<String> {
    let source = MediaSourceStream::new(Box::new(File::open(file).ok()?), Default::default());
    let probe = symphonia::default::get_probe();
    let (hint, options) = (Hint::new(), FormatOptions::default());
    let format = probe.probe(&hint, source, options, MetadataOptions::default());
    let format = format.ok()?;
    let info = format.media_info();
    let time = info.time_base?.calc_duration(info.duration?)?;
    let seconds = (time.as_secs_f64().round() as u64).max(1);
    let parts = [
        (seconds / 3_600, 'H'),
        (seconds / 60 % 60, 'M'),
        (seconds % 60, 'S'),
    ];
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    let text: String = parts
        .map(|(number, unit)| format!("{number}{unit}"))
        .collect();
    Some(format!("PT{text}"))
}

/// The player of another site whose address a file holds; told and left out where it is none that a frame may show.
fn player(desk: &mut Desk, name: &str, language: &str) -> Option<Media> {
    let text = desk.read(&desk.dir.join(name))?;
    let address = text.lines().map(str::trim).find(|line| !line.is_empty());
    let address = address.unwrap_or_default();
    let host = address.strip_prefix("https://").unwrap_or_default();
    let fit = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '\\');
    let host = host.split('/').next().unwrap_or_default();
    if host.is_empty() || host.contains('@') || !address.chars().all(fit) {
        let reason =
            "The file should hold one address that begins with https://. The player was left out.";
        desk.warn(name, 1, "bad-link", reason.to_owned());
        return None;
    }
    Some(Media {
        kind: MediaKind::Player,
        in_language: language.to_owned(),
        content_url: address.to_owned(),
        ..Media::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Taxonomy;

    #[test]
    fn a_recording_tells_how_long_it_is() {
        let media = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/media");
        let long = |name: &str| length(&media.join(name));
        let beat = long("listen-to-music/the-beat.zxx.opus");
        assert_eq!(beat.as_deref(), Some("PT1M52S"));
        let seasons = long("sky-over-your-house/the-seasons.en.webm");
        assert_eq!(seasons.as_deref(), Some("PT1M31S"));
        assert_eq!(long("sky-over-your-house/the-seasons.en.vtt"), None);
        assert_eq!(long("no-such-file.mp3"), None);
    }

    #[test]
    fn a_recording_is_found_by_its_name_with_its_tracks() {
        let home = tempfile::tempdir().unwrap();
        let media = home.path().join("media/garden");
        std::fs::create_dir_all(&media).unwrap();
        for name in [
            "light.en.webm",
            "light.en.vtt",
            "light.zh-Hans.vtt",
            "light.en.chapters.vtt",
            "light.zh-Hans.mp3",
            "light.svg",
            "lighter.en.mp3",
        ] {
            std::fs::write(media.join(name), "x").unwrap();
        }
        let taxonomy = Taxonomy::default();
        let mut desk = Desk::new(home.path(), &taxonomy);
        desk.media_files();
        let mut lesson = Lesson::default();
        add(&mut desk, "garden/light", &mut lesson);
        let names: Vec<_> = lesson
            .media
            .iter()
            .map(|m| m.content_url.as_str())
            .collect();
        assert_eq!(
            names,
            [
                "media/garden/light.en.webm",
                "media/garden/light.zh-Hans.mp3"
            ]
        );
        assert_eq!(lesson.media[0].kind, MediaKind::Video);
        let tracks = &lesson.media[0].tracks;
        let kinds: Vec<_> = tracks
            .iter()
            .map(|t| (t.kind.as_str(), t.in_language.as_str()))
            .collect();
        assert_eq!(
            kinds,
            [
                ("chapters", "en"),
                ("captions", "en"),
                ("captions", "zh-Hans")
            ]
        );
        std::fs::remove_file(media.join("light.zh-Hans.vtt")).unwrap();
        desk.media_files();
        add(&mut desk, "garden/light", &mut lesson);
        let codes: Vec<_> = desk.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["missing-captions"], "of the Chinese recording");
    }
}
