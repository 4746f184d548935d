//! Packing a picture: photographs as JPEG, drawings and what is seen through as PNG.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder};

/// Where a picture will be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// In a text, or on its book's page.
    Page,
    /// On a card among others.
    Card,
}

impl Use {
    /// Qualities of JPEG, the best first: a next one is tried where the bytes are too many.
    fn qualities(self) -> &'static [u8] {
        match self {
            Use::Page => &[80],
            Use::Card => &[76, 66, 56, 46],
        }
    }
}

/// The bytes of a picture, and the end of the file's name. `jpeg` says that it was one before.
pub(super) fn pack(
    picture: &DynamicImage,
    colours: Option<&[u8]>,
    jpeg: bool,
    for_what: Use,
) -> Option<(Vec<u8>, &'static str)> {
    let picture = plain(picture, colours.is_some());
    if picture.color().has_alpha() {
        return Some((as_png(&picture, colours, CompressionType::Best)?, "png"));
    }
    let made = as_jpeg(&picture, colours, for_what)?;
    if !jpeg {
        // What is drawn packs well without loss, and shows every loss; a photograph takes many times more so.
        let most = match for_what {
            Use::Page => made.len() * 2,
            Use::Card => made.len(),
        };
        // A quick look spares the long trial where nothing will come of it.
        let quick = as_png(&picture, colours, CompressionType::Fast)?;
        if quick.len() / 2 > most {
            return Some((made, "jpg"));
        }
        let lossless = as_png(&picture, colours, CompressionType::Best)?;
        if lossless.len() <= most {
            return Some((lossless, "png"));
        }
    }
    Some((made, "jpg"))
}

/// The picture without a channel that says nothing: nothing is seen through it, or it has no colours.
fn plain(picture: &DynamicImage, coloured: bool) -> DynamicImage {
    let picture = match picture {
        DynamicImage::ImageRgba8(all) if all.pixels().all(|pixel| pixel.0[3] == 255) => {
            picture.to_rgb8().into()
        }
        DynamicImage::ImageLumaA8(all) if all.pixels().all(|pixel| pixel.0[1] == 255) => {
            picture.to_luma8().into()
        }
        other => other.clone(),
    };
    match &picture {
        DynamicImage::ImageRgb8(all)
            if !coloured
                && all
                    .pixels()
                    .all(|pixel| pixel.0[0] == pixel.0[1] && pixel.0[1] == pixel.0[2]) =>
        {
            picture.to_luma8().into()
        }
        _ => picture,
    }
}

fn as_png(
    picture: &DynamicImage,
    colours: Option<&[u8]>,
    effort: CompressionType,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new_with_quality(&mut bytes, effort, FilterType::Adaptive);
    if let Some(profile) = colours {
        encoder.set_icc_profile(profile.to_vec()).ok()?;
    }
    picture.write_with_encoder(encoder).ok()?;
    Some(bytes)
}

fn as_jpeg(picture: &DynamicImage, colours: Option<&[u8]>, for_what: Use) -> Option<Vec<u8>> {
    let (width, height) = (picture.width(), picture.height());
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    let (kind, pixels) = match picture {
        DynamicImage::ImageLuma8(all) => (ColorType::Luma, all.as_raw()),
        DynamicImage::ImageRgb8(all) => (ColorType::Rgb, all.as_raw()),
        _ => return None,
    };
    let mut made = None;
    for quality in for_what.qualities() {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, *quality);
        encoder.set_optimized_huffman_tables(true);
        // On a slow line it is seen at once, and becomes clear.
        encoder.set_progressive(true);
        if let Some(profile) = colours {
            encoder.add_icc_profile(profile).ok()?;
        }
        encoder.encode(pixels, width, height, kind).ok()?;
        let light = bytes.len() <= super::HEAVY_CARD;
        made = Some(bytes);
        if light {
            break;
        }
    }
    made
}
