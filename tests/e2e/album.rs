//! Kept pictures of what things looked like, to compare with what they look like now.

use crate::Browser;
use image::{GrayImage, imageops};
use std::path::PathBuf;

/// Pictures are compared in squares of so many points.
const SQUARE: u32 = 8;
/// How far the mean of a square may be off, of 255. A letter that is drawn a little otherwise is less; a button that is
/// gone, or stands elsewhere, is more.
const MAY_DIFFER: u32 = 28;

/// What the fonts of this machine make of a few words: pictures of other fonts cannot be compared.
const FONTS: &str = "const c = document.createElement('canvas').getContext('2d'); \
    return ['sans-serif', getComputedStyle(document.body).fontFamily, getComputedStyle(document.body).fontFamily].map((f, i) => { \
    c.font = '40px ' + f; return Math.round(c.measureText(i ? '\u{7ec8}\u{8eab}\u{5b66}\u{5802} Lifelong' : 'Lifelong 0123').width * 10); }).join(' ')";

/// A folder of kept pictures, much smaller than they were taken: enough to see what moved, little enough to keep.
pub struct Album {
    folder: PathBuf,
    /// How much smaller the kept pictures are.
    smaller: u32,
    write: bool,
    faults: Vec<String>,
}

impl Album {
    /// Opens an album of this crate's folder; none where this machine has other fonts than the one that filled it. With
    /// `LIFELONG_GALLERY` in the environment the pictures are made anew. The browser must show a page.
    ///
    /// # Panics
    /// Where the folder cannot be written.
    pub fn open(page: &Browser, folder: &str, smaller: u32) -> Option<Self> {
        let write = std::env::var_os("LIFELONG_GALLERY").is_some();
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
        let fonts = page.js(FONTS, Vec::new());
        let fonts = fonts.as_str().unwrap_or_default();
        let of_fonts = folder.join("fonts.txt");
        if write {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&of_fonts, fonts).expect("written");
        } else if std::fs::read_to_string(&of_fonts)
            .unwrap_or_default()
            .trim()
            != fonts
        {
            eprintln!(
                "skipped: this machine has other fonts than the kept pictures. LIFELONG_GALLERY=1 makes them anew."
            );
            return None;
        }
        Some(Self {
            folder,
            smaller,
            write,
            faults: Vec::new(),
        })
    }

    /// Compares what the browser shows with the picture of this name, or keeps it.
    ///
    /// # Panics
    /// Where a picture cannot be taken, read or written.
    pub fn compare(&mut self, page: &Browser, name: &str, whole: bool) {
        let small = self.take(page, name, whole);
        let kept = self.folder.join(format!("{name}.png"));
        if self.write {
            small.save(&kept).expect("written");
            return;
        }
        let Ok(before) = image::open(&kept) else {
            self.faults.push(format!("{name}: no picture is kept"));
            return;
        };
        let other = differing(&before.into_luma8(), &small);
        if other.is_empty() {
            return;
        }
        let now = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("../../target/e2e")
            .join(format!("{}-{name}.png", self.title()));
        drop(small.save(&now));
        let scale = SQUARE * self.smaller;
        let some: Vec<String> = other
            .iter()
            .take(6)
            .map(|(x, y)| format!("{}, {}", x * scale, y * scale))
            .collect();
        self.faults.push(format!(
            "{name}: {} squares, such as at {}; it looks now as in {}",
            other.len(),
            some.join("; "),
            now.display()
        ));
    }

    /// The folder's name: several albums may be open at once.
    fn title(&self) -> String {
        let name = self.folder.file_name().unwrap_or_default();
        format!("album-{}", name.to_string_lossy())
    }

    /// A picture that has come to rest: two in a row are the same.
    fn take(&self, page: &Browser, name: &str, whole: bool) -> GrayImage {
        let (title, id) = (self.title(), std::process::id());
        let file = std::env::temp_dir().join(format!("lifelong-{title}-{id}-{name}.png"));
        let mut last = Vec::new();
        for _ in 0..40 {
            page.picture(&file, whole);
            let bytes = std::fs::read(&file).expect("a picture");
            if bytes == last {
                break;
            }
            last = bytes;
            page.moment();
        }
        let picture = image::open(&file).expect("a picture").into_luma8();
        drop(std::fs::remove_file(&file));
        let (wide, high) = (
            picture.width() / self.smaller,
            picture.height() / self.smaller,
        );
        imageops::resize(&picture, wide, high, imageops::FilterType::Triangle)
    }

    /// Closes the album.
    ///
    /// # Panics
    /// Where something looks otherwise.
    pub fn close(self) {
        assert!(
            self.faults.is_empty(),
            "{}\nWhere that is meant: LIFELONG_GALLERY=1 cargo xtask test --only e2e",
            self.faults.join("\n")
        );
    }
}

/// Squares in which two pictures differ; all of them where their sizes do.
fn differing(one: &GrayImage, other: &GrayImage) -> Vec<(u32, u32)> {
    let squares = |picture: &GrayImage| (picture.width() / SQUARE, picture.height() / SQUARE);
    let mean = |picture: &GrayImage, x: u32, y: u32| {
        let part = imageops::crop_imm(picture, x * SQUARE, y * SQUARE, SQUARE, SQUARE).to_image();
        part.pixels().map(|p| u32::from(p.0[0])).sum::<u32>() / (SQUARE * SQUARE)
    };
    let (wide, high) = squares(one);
    let all = (0..high).flat_map(|y| (0..wide).map(move |x| (x, y)));
    let other_size = squares(other) != (wide, high);
    all.filter(|(x, y)| other_size || mean(one, *x, *y).abs_diff(mean(other, *x, *y)) > MAY_DIFFER)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_button_is_seen_and_a_smoother_letter_is_not() {
        let blank = GrayImage::from_pixel(64, 64, image::Luma([250]));
        let mut button = blank.clone();
        let ink = GrayImage::from_pixel(16, 10, image::Luma([60]));
        imageops::replace(&mut button, &ink, 16, 16);
        let mut letter = blank.clone();
        letter.put_pixel(20, 20, image::Luma([100]));
        assert!(differing(&blank, &blank).is_empty());
        assert!(differing(&blank, &letter).is_empty());
        assert!(!differing(&blank, &button).is_empty());
        let taller = GrayImage::from_pixel(64, 96, image::Luma([250]));
        assert!(!differing(&blank, &taller).is_empty());
    }
}
