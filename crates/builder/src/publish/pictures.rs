//! Pictures on their way out: those of books from elsewhere in the sizes they are shown in.

use super::folder::Folder;
use crate::books::Picture;
use crate::books::picture::{is_raster, kind, undecoded};
use crate::error::BuildError;
use crate::pictures::{self, Fault, Raster, Size};
use crate::record::{Finding, Position, Severity};
use crate::report::{Progress, Report};
use lifelong_api::Image;
use std::path::Path;

/// So many pixels are decoded for one book: some hundred large photographs. A book of more was made to keep a builder busy,
/// or its pictures are for its publisher to make smaller.
const MOST_DECODED: u64 = 4_000_000_000;

/// A published picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Its path in the API's folder.
    pub url: String,
    /// Its width in pixels; 0 where that is not known.
    pub width: u16,
    /// Its height, likewise.
    pub height: u16,
}

impl Shown {
    fn new(url: String, size: Option<Size>) -> Self {
        let (width, height) = size
            .and_then(|(width, height)| Some((width.try_into().ok()?, height.try_into().ok()?)))
            .unwrap_or_default();
        Self { url, width, height }
    }

    /// Notes it as the picture of something.
    pub fn show(&self, image: &mut Image) {
        image.url.clone_from(&self.url);
        (image.width, image.height) = (self.width, self.height);
    }
}

/// The table at which pictures get their sizes.
pub struct Desk<'a> {
    folder: &'a mut Folder,
    report: &'a mut Report,
    progress: &'a dyn Progress,
    /// The book that pictures come from, and the pixels that may still be decoded for it.
    book: String,
    left: u64,
}

impl<'a> Desk<'a> {
    /// One that writes into a folder.
    pub fn new(folder: &'a mut Folder, report: &'a mut Report, progress: &'a dyn Progress) -> Self {
        Self {
            folder,
            report,
            progress,
            book: String::new(),
            left: MOST_DECODED,
        }
    }

    /// A file of our own content: it goes out as it is.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn own(&mut self, name: &str, bytes: &[u8]) -> Result<Shown, BuildError> {
        let size = match kind(bytes).filter(|kind| is_raster(kind)) {
            Some(raster) => measured(bytes, raster),
            None if name.ends_with(".svg") => pictures::drawn(bytes),
            None => None,
        };
        self.write(name, None, bytes, size)
    }

    /// The sizes of a cover of our own, the largest first; `shown` is the cover itself.
    ///
    /// # Errors
    /// Where one cannot be written.
    pub fn own_cover(
        &mut self,
        name: &str,
        path: &Path,
        bytes: &[u8],
        shown: &Shown,
    ) -> Result<Vec<Shown>, BuildError> {
        let mut sizes = vec![shown.clone()];
        if let Some(kind) = kind(bytes).filter(|kind| is_raster(kind)) {
            match pictures::for_cover(bytes, kind) {
                Ok((_, Some(small))) => sizes.push(self.put(name, &small)?),
                Ok((_, None)) | Err(Fault::Huge(_)) => {}
                Err(Fault::Broken) => self.tell(&path.display().to_string(), undecoded(name)),
            }
        }
        Ok(sizes)
    }

    /// A picture of a book from elsewhere: as it stands in texts, and as a cover in its sizes, the largest first.
    ///
    /// # Errors
    /// Where one cannot be written.
    #[allow(clippy::type_complexity, reason = "the two are used at once")]
    pub fn picture(
        &mut self,
        picture: &Picture,
        bytes: &[u8],
    ) -> Result<(Option<Shown>, Option<Vec<Shown>>), BuildError> {
        if self.book != picture.told {
            self.book.clone_from(&picture.told);
            self.left = MOST_DECODED;
        }
        let kind = kind(bytes).filter(|kind| is_raster(kind));
        // A picture without a size was told of when the book was read.
        let known = kind.and_then(|kind| Some((kind, measured(bytes, kind)?)));
        let (mut in_text, mut cover) = (None, (None, None));
        if let Some((kind, size)) = known {
            if picture.in_text && pictures::is_work(size, bytes.len()) && self.may(picture, size) {
                match pictures::for_text(bytes, kind) {
                    Ok(made) => in_text = made,
                    Err(_) => self.tell(&picture.told, undecoded(&picture.path)),
                }
            }
            if picture.cover && self.may(picture, size) {
                match pictures::for_cover(bytes, kind) {
                    Ok(made) => cover = made,
                    Err(_) => self.tell(&picture.told, undecoded(&picture.path)),
                }
            }
        }
        let name = &picture.name;
        let size = known.map(|(_, size)| size);
        let mut whole = None;
        if picture.in_text && in_text.is_none() || picture.cover && cover.0.is_none() {
            whole = Some(self.write(name, None, bytes, size)?);
        }
        let in_text = match in_text {
            Some(made) => Some(self.put(name, &made)?),
            None => whole.clone().filter(|_| picture.in_text),
        };
        let mut sizes = Vec::new();
        if picture.cover {
            let (large, small) = cover;
            sizes.extend(match large {
                Some(made) => Some(self.put(name, &made)?),
                None => whole,
            });
            if let Some(made) = small {
                sizes.push(self.put(name, &made)?);
            }
        }
        Ok((in_text, picture.cover.then_some(sizes)))
    }

    /// Whether a picture of this size may still be decoded.
    fn may(&mut self, picture: &Picture, (width, height): Size) -> bool {
        let pixels = u64::from(width) * u64::from(height);
        let may = pixels <= self.left;
        if may {
            self.left -= pixels;
        } else {
            let reason = format!(
                "The pictures of this book have so many pixels that “{}” was not made smaller and goes out as it is.",
                picture.path
            );
            self.tell(&picture.told, ("large-picture", reason));
        }
        may
    }

    fn put(&mut self, name: &str, made: &Raster) -> Result<Shown, BuildError> {
        self.write(name, Some(made.extension), &made.bytes, Some(made.size))
    }

    /// Writes a file: `media/x.svg` as `media/x.<hash>.svg`, or with another end of its name.
    fn write(
        &mut self,
        name: &str,
        other: Option<&str>,
        bytes: &[u8],
        size: Option<Size>,
    ) -> Result<Shown, BuildError> {
        // The last dot of the file's own name: a folder may have one as well.
        let cut = name
            .rfind('.')
            .filter(|&dot| name.rfind('/').is_none_or(|slash| slash < dot));
        let (stem, extension) = cut.map_or((name, ""), |dot| (&name[..dot], &name[dot + 1..]));
        let file = self
            .folder
            .hashed(stem, other.unwrap_or(extension), bytes)?;
        Ok(Shown::new(file.path, size))
    }

    fn tell(&mut self, file: &str, (code, reason): (&'static str, String)) {
        let position = Position {
            file: file.to_owned(),
            ..Position::default()
        };
        let finding = Finding {
            severity: Severity::Warning,
            position,
            field: String::new(),
            code,
            reason,
        };
        self.report.tell(finding, self.progress);
    }
}

/// The size of a picture; nothing for one that cannot be decoded.
fn measured(bytes: &[u8], kind: &str) -> Option<Size> {
    pictures::measure(bytes, kind).ok()
}
