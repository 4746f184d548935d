//! Pictures as they go out: upright, no larger than a screen can use, and in the format that keeps them small.
//!
//! JPEG, PNG, GIF and WebP are decoded, with limits, by libraries in Rust alone; drawings (SVG) and AVIF stay as they are.
//! Nothing depends on the clock or on chance: the same picture gives the same bytes.

mod drawn;
mod pack;
#[cfg(test)]
mod tests;

pub use drawn::drawn;
use image::codecs::{gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A picture of more pixels is not decoded: it would take the memory of the computer that builds, and of the phone that shows it.
pub const MOST_PIXELS: u64 = 50_000_000;
/// The longest side of a picture in a text. Pressed, it fills a screen, and no more.
const LONG: u32 = 1_600;
/// A strip or a panorama is not made so small that nobody can read it: its short side keeps as much.
const SHORT: u32 = 800;
/// The longest side of a cover on its book's page.
const COVER: u32 = 1_000;
/// The most that a cover on a card has: a card is some 170 pixels wide, on a fine screen twice that.
const CARD: (u32, u32) = (360, 540);
/// So many bytes are fine for a picture whose size is.
const HEAVY_IN_TEXT: usize = 512 << 10;
/// The same of a cover.
const HEAVY_COVER: usize = 200 << 10;
/// The most for a cover on a card, as far as that can be had.
const HEAVY_CARD: usize = 24 << 10;
/// A decoder holds no more than this at once.
const MEMORY: u64 = 512 << 20;

/// Width and height in pixels, as the picture is seen: turned as it says it should be.
pub type Size = (u32, u32);

/// Why a picture was left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is broken, or of a kind that is not read.
    Broken,
    /// It says to be so large.
    Huge(Size),
}

/// A picture to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// The file.
    pub bytes: Vec<u8>,
    /// The end of its name: `jpg`, `png`, or that of the picture it was made from.
    pub extension: &'static str,
    /// Its size.
    pub size: Size,
}

/// The size of a picture, from its first bytes alone.
///
/// # Errors
/// [`Fault::Broken`]; [`Fault::Huge`] where it has more than [`MOST_PIXELS`].
pub fn measure(bytes: &[u8], extension: &str) -> Result<Size, Fault> {
    let mut size = (0, 0);
    guarded(|| {
        let mut decoder = decoder(bytes, extension)?;
        size = decoder.dimensions();
        if turned(decoder.orientation().unwrap_or(Orientation::NoTransforms)) {
            size = (size.1, size.0);
        }
        Some(())
    })?;
    let (width, height) = size;
    match u64::from(width) * u64::from(height) {
        0 => Err(Fault::Broken),
        1..=MOST_PIXELS => Ok(size),
        _ => Err(Fault::Huge(size)),
    }
}

/// A picture of a text; `None` where it is best as it is.
///
/// # Errors
/// [`Fault`].
pub fn for_text(bytes: &[u8], extension: &str) -> Result<Option<Raster>, Fault> {
    let size = measure(bytes, extension)?;
    let target = fit_in_text(size);
    if target == size && bytes.len() <= HEAVY_IN_TEXT {
        return Ok(None);
    }
    let opened = open(bytes, extension)?;
    Ok(opened.smaller(bytes, size, target))
}

/// Whether [`for_text`] would decode a picture of this size and so many bytes.
pub fn is_work(size: Size, bytes: usize) -> bool {
    fit_in_text(size) != size || bytes > HEAVY_IN_TEXT
}

/// A cover for its book's page, `None` where it is best as it is; and for cards, `None` where one will do for both.
///
/// # Errors
/// [`Fault`].
pub fn for_cover(bytes: &[u8], extension: &str) -> Result<(Option<Raster>, Option<Raster>), Fault> {
    let size = measure(bytes, extension)?;
    let (target, card) = (fit((COVER, COVER), size), fit(CARD, size));
    if card == size && bytes.len() <= HEAVY_CARD {
        return Ok((None, None));
    }
    let opened = open(bytes, extension)?;
    let large = if target == size && bytes.len() <= HEAVY_COVER {
        None
    } else {
        opened.smaller(bytes, size, target)
    };
    let least = large.as_ref().map_or(bytes.len(), |made| made.bytes.len());
    let small = opened.packed(card, pack::Use::Card);
    // Few bytes may be many pixels, for which a phone needs memory.
    let worth = |made: &Raster| {
        let bytes = made.bytes.len();
        bytes < least || card != size && bytes <= HEAVY_CARD
    };
    Ok((large, small.filter(worth)))
}

/// A decoded picture, upright.
struct Opened {
    picture: DynamicImage,
    /// Its colours, where they are not the usual ones of screens.
    colours: Option<Vec<u8>>,
    /// Whether decoding it to colours of the screen may change them.
    printed: bool,
    /// Whether it moves.
    moves: bool,
    /// Whether it was a JPEG: what that has lost, no other format brings back.
    jpeg: bool,
}

impl Opened {
    /// The picture at the size `target`, where that is worth it.
    fn smaller(&self, bytes: &[u8], size: Size, target: Size) -> Option<Raster> {
        if self.moves || self.printed {
            return None;
        }
        let made = self.packed(target, pack::Use::Page)?;
        let (ours, theirs) = (made.bytes.len(), bytes.len());
        // Half the bytes are worth the loss of a second packing; a tenth is worth making a picture smaller.
        let worth = match target == size {
            true => ours <= theirs / 2,
            false => ours <= theirs / 10 * 9,
        };
        worth.then_some(made)
    }

    fn packed(&self, size: Size, for_what: pack::Use) -> Option<Raster> {
        let scaled = scaled(&self.picture, size)?;
        let (bytes, extension) = pack::pack(&scaled, self.colours.as_deref(), self.jpeg, for_what)?;
        Some(Raster {
            bytes,
            extension,
            size,
        })
    }
}

/// What a decoder makes of the bytes. A mistake in a library may cost a picture, never the build.
fn guarded(work: impl FnOnce() -> Option<()>) -> Result<(), Fault> {
    let done = catch_unwind(AssertUnwindSafe(work));
    done.ok().flatten().ok_or(Fault::Broken)
}

fn format(extension: &str) -> Option<ImageFormat> {
    Some(match extension {
        "jpg" | "jpeg" => ImageFormat::Jpeg,
        "png" => ImageFormat::Png,
        "gif" => ImageFormat::Gif,
        "webp" => ImageFormat::WebP,
        _ => return None,
    })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    limits
}

fn decoder<'a>(bytes: &'a [u8], extension: &str) -> Option<impl ImageDecoder + 'a> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(extension)?);
    reader.limits(limits());
    reader.into_decoder().ok()
}

fn turned(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// Decodes a picture that was measured.
fn open(bytes: &[u8], extension: &str) -> Result<Opened, Fault> {
    let mut opened = None;
    if separate_scans(bytes) {
        return Err(Fault::Broken);
    }
    guarded(|| {
        let moves = moves(bytes, extension);
        let mut decoder = decoder(bytes, extension)?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let profile = decoder.icc_profile().ok().flatten();
        let mut picture = eight_bits(DynamicImage::from_decoder(decoder).ok()?);
        picture.apply_orientation(orientation);
        let space = |name: &[u8]| {
            let profile = profile.as_deref().and_then(|profile| profile.get(16..20));
            profile == Some(name)
        };
        let printed = space(b"CMYK");
        let usual = profile.is_none() || printed || is_usual(profile.as_deref());
        let grey = !picture.color().has_color();
        let fits = space(if grey { b"GRAY" } else { b"RGB " });
        opened = Some(Opened {
            picture,
            colours: profile.filter(|_| !usual && fits),
            printed,
            moves,
            jpeg: matches!(extension, "jpg" | "jpeg"),
        });
        Some(())
    })?;
    opened.ok_or(Fault::Broken)
}

/// Whether a colour profile says what screens take for granted, or says it at too great a length.
fn is_usual(profile: Option<&[u8]>) -> bool {
    let profile = profile.unwrap_or_default();
    let has = |name: &[u8]| profile.windows(name.len()).any(|part| part == name);
    profile.len() > 4 << 10 || has(b"sRGB") || has(b"s\0R\0G\0B")
}

/// Whether a sequential JPEG holds its colours one after the other. That is good JPEG (ITU-T T.81, A.2), which browsers
/// read, and of which the decoder makes false colours without a word.
fn separate_scans(bytes: &[u8]) -> bool {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8]).unwrap_or_default();
    let mut colours = 0;
    while let [0xff, marker, after @ ..] = rest {
        let long = match after {
            // Fill bytes may stand before a marker, which may stand alone.
            _ if *marker == 0xff => {
                rest = &rest[1..];
                continue;
            }
            [high, low, ..] => usize::from(u16::from_be_bytes([*high, *low])),
            _ => return false,
        };
        match marker {
            0xc0 | 0xc1 => colours = after.get(7).copied().unwrap_or_default(),
            0xda => return after.get(2).is_some_and(|in_scan| *in_scan < colours),
            _ => {}
        }
        rest = after.get(long..).unwrap_or_default();
    }
    false
}

/// Whether a picture has more than one frame.
fn moves(bytes: &[u8], extension: &str) -> bool {
    let cursor = Cursor::new(bytes);
    match extension {
        "png" => PngDecoder::with_limits(cursor, limits())
            .and_then(|decoder| decoder.is_apng())
            .unwrap_or(false),
        "webp" => WebPDecoder::new(cursor).is_ok_and(|decoder| decoder.has_animation()),
        "gif" => GifDecoder::new(cursor).is_ok_and(|mut decoder| {
            let _ = decoder.set_limits(limits());
            decoder.into_frames().take(2).flatten().count() > 1
        }),
        _ => false,
    }
}

/// The same picture with a byte a colour: no screen shows more of it.
fn eight_bits(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageLuma8(_)
        | DynamicImage::ImageLumaA8(_)
        | DynamicImage::ImageRgb8(_)
        | DynamicImage::ImageRgba8(_) => picture,
        DynamicImage::ImageLuma16(_) => picture.into_luma8().into(),
        other if other.color().has_alpha() => other.into_rgba8().into(),
        other => other.into_rgb8().into(),
    }
}

/// The size within a box, in the same shape; never larger than it is.
fn fit(most: Size, (width, height): Size) -> Size {
    let by_width = f64::from(most.0) / f64::from(width);
    let by_height = f64::from(most.1) / f64::from(height);
    times((width, height), by_width.min(by_height))
}

fn fit_in_text((width, height): Size) -> Size {
    let long = f64::from(LONG) / f64::from(width.max(height));
    let short = f64::from(SHORT) / f64::from(width.min(height));
    times((width, height), long.max(short))
}

fn times((width, height): Size, factor: f64) -> Size {
    let of = |side: u32| (f64::from(side) * factor).round().max(1.0) as u32;
    match factor < 1.0 {
        true => (of(width), of(height)),
        false => (width, height),
    }
}

/// The picture at another size. `None` for a size it cannot have in any format.
fn scaled(picture: &DynamicImage, (width, height): Size) -> Option<DynamicImage> {
    if width > u32::from(u16::MAX) || height > u32::from(u16::MAX) {
        return None;
    }
    if (picture.width(), picture.height()) == (width, height) {
        return Some(picture.clone());
    }
    if !picture.color().has_alpha() {
        return Some(resized(picture, (width, height)));
    }
    // Colours that nobody sees must not run into those beside them.
    let mut weighed = picture.to_rgba8();
    for pixel in weighed.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        let by = |colour: u8| (u16::from(colour) * u16::from(alpha) / 255) as u8;
        pixel.0 = [by(red), by(green), by(blue), alpha];
    }
    let mut small = resized(&weighed.into(), (width, height)).into_rgba8();
    for pixel in small.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        let by = |colour: u8| match alpha {
            0 => 0,
            _ => (u16::from(colour) * 255 / u16::from(alpha)).min(255) as u8,
        };
        pixel.0 = [by(red), by(green), by(blue), alpha];
    }
    Some(small.into())
}

fn resized(picture: &DynamicImage, (width, height): Size) -> DynamicImage {
    // Squares of whole pixels become one each before the fine filter, which would take long over all of a large picture,
    // and show nothing more.
    let whole = (picture.width() / width).min(picture.height() / height);
    let step = (whole > 1)
        .then(|| picture.thumbnail_exact(picture.width() / whole, picture.height() / whole));
    let picture = step.as_ref().unwrap_or(picture);
    picture.resize_exact(width, height, FilterType::CatmullRom)
}
