//! Pictures of every kind, made here.

use super::*;
use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{Frame, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};

/// Something with as many shades as a photograph, and with edges.
fn photograph(width: u32, height: u32) -> DynamicImage {
    let mut chance = 7u32;
    RgbImage::from_fn(width, height, |x, y| {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (chance >> 29) as u8;
        let wave = ((f64::from(x) / 37.0).sin() * (f64::from(y) / 23.0).cos() * 90.0 + 110.0) as u8;
        Rgb([
            wave + grain,
            (x * 200 / width) as u8 + grain,
            (y * 200 / height) as u8 + grain,
        ])
    })
    .into()
}

fn jpeg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    picture.write_with_encoder(encoder).expect("a JPEG");
    bytes
}

fn as_format(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

fn again(made: &Raster) -> DynamicImage {
    image::load_from_memory(&made.bytes).expect("what we wrote can be read")
}

/// A PNG that says to have another size than it has.
fn lying(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = as_format(&RgbImage::new(1, 1).into(), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = bytes[12..29].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 & (0u32.wrapping_sub(sum & 1)))
        })
    });
    bytes[29..33].copy_from_slice(&(!sum).to_be_bytes());
    bytes
}

#[test]
fn a_large_photograph_becomes_a_smaller_one() {
    let photograph = photograph(1_920, 1_280);
    for (bytes, kind) in [
        (jpeg(&photograph, 92), "jpg"),
        (as_format(&photograph, ImageFormat::Png), "png"),
        (as_format(&photograph, ImageFormat::WebP), "webp"),
    ] {
        let made = for_text(&bytes, kind).expect("decoded").expect("smaller");
        assert_eq!(
            (made.extension, made.size),
            ("jpg", (1_600, 1_067)),
            "{kind}"
        );
        assert_eq!((again(&made).width(), again(&made).height()), made.size);
        assert!(made.bytes.len() < bytes.len() * 9 / 10, "{kind}");
        let twice = for_text(&bytes, kind).expect("decoded").expect("smaller");
        assert!(made == twice, "the same picture gives the same bytes");
    }
    // One that fits stays as it is, and is not even decoded.
    let small = jpeg(&photograph.thumbnail(900, 600), 90);
    assert_eq!(for_text(&small, "jpg"), Ok(None));
    assert_eq!(for_text(&small[..small.len() / 2], "jpg"), Ok(None));
    // A tenth is the least that is worth it.
    let frugal = jpeg(&photograph.resize(1_640, 1_640, FilterType::Triangle), 30);
    assert_eq!(for_text(&frugal, "jpg"), Ok(None));
}

#[test]
fn a_photograph_packed_without_loss_is_packed_again() {
    let bytes = as_format(&photograph(1_200, 900), ImageFormat::Png);
    assert!(bytes.len() > HEAVY_IN_TEXT);
    let made = for_text(&bytes, "png").expect("decoded").expect("lighter");
    assert_eq!((made.extension, made.size), ("jpg", (1_200, 900)));
    assert!(made.bytes.len() < bytes.len() / 2);
}

#[test]
fn a_drawing_keeps_its_edges_and_what_is_seen_through_it() {
    let line = |x: u32, y: u32| (x + y * 2) % 400 < 6 || x % 500 < 4;
    let drawing = RgbImage::from_fn(3_200, 2_400, |x, y| match line(x, y) {
        true => Rgb([0, 0, 0]),
        false => Rgb([255, 255, 255]),
    });
    let bytes = as_format(&drawing.into(), ImageFormat::Png);
    let opened = open(&bytes, "png").expect("decoded");
    let made = opened
        .packed((1_600, 1_200), pack::Use::Page)
        .expect("made");
    assert_eq!(made.extension, "png");
    assert!(!again(&made).color().has_color(), "it has no colours");

    let seal = RgbaImage::from_fn(2_000, 2_000, |x, y| {
        let inside = (i64::from(x) - 1_000).pow(2) + (i64::from(y) - 1_000).pow(2) < 640_000;
        match inside {
            true => Rgba([200, 30, 20, 255]),
            false => Rgba([0, 255, 0, 0]),
        }
    });
    let bytes = as_format(&seal.into(), ImageFormat::Png);
    let (_, small) = for_cover(&bytes, "png").expect("decoded");
    let small = small.expect("a small one");
    assert_eq!((small.extension, small.size), ("png", (360, 360)));
    let small = again(&small).into_rgba8();
    assert_eq!(small.get_pixel(0, 0).0[3], 0, "seen through");
    assert_eq!(small.get_pixel(180, 180).0, [200, 30, 20, 255]);
    // The green that nobody saw has not come into the edge.
    assert!(
        small
            .pixels()
            .all(|pixel| pixel.0[3] < 40 || pixel.0[1] < 60)
    );
}

/// A JPEG that says it was taken with the camera turned: as EXIF 2.3 has it, 6 is a quarter turn to the right.
fn turned_jpeg(picture: &DynamicImage) -> Vec<u8> {
    let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let plain = jpeg(picture, 90);
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1];
    bytes.extend((exif.len() as u16 + 2).to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}

#[test]
fn a_turned_picture_stands_upright() {
    let halves = RgbImage::from_fn(800, 400, |x, _| match x < 400 {
        true => Rgb([220, 0, 0]),
        false => Rgb([0, 0, 220]),
    });
    let bytes = turned_jpeg(&halves.into());
    assert_eq!(measure(&bytes, "jpg"), Ok((400, 800)));
    let (large, small) = for_cover(&bytes, "jpg").expect("decoded");
    assert_eq!(large, None, "a browser turns it by itself");
    let small = small.expect("a small one");
    assert_eq!(small.size, (270, 540));
    let small = again(&small).into_rgb8();
    assert!(
        small.get_pixel(130, 20).0[0] > 180,
        "what was left is above"
    );
    assert!(small.get_pixel(130, 520).0[2] > 180);
}

#[test]
fn what_moves_goes_on_moving() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for shade in [40, 200] {
        let frame = RgbaImage::from_pixel(2_000, 1_000, Rgba([shade, shade, 0, 255]));
        encoder.encode_frame(Frame::new(frame)).expect("a frame");
    }
    drop(encoder);
    assert_eq!(for_text(&bytes, "gif"), Ok(None));
    let (large, small) = for_cover(&bytes, "gif").expect("decoded");
    assert_eq!(large, None);
    let first = again(&small.expect("its first frame")).into_rgb8();
    assert!(first.get_pixel(5, 5).0[0] < 60);
}

#[test]
fn a_giant_in_a_few_bytes_is_measured_and_no_more() {
    let giant = lying(30_000, 30_000);
    assert!(giant.len() < 5_000);
    let huge = Fault::Huge((30_000, 30_000));
    assert_eq!(measure(&giant, "png"), Err(huge));
    assert_eq!(for_text(&giant, "png"), Err(huge));
    assert_eq!(for_cover(&giant, "png"), Err(huge));
    // Below the limit, and without what it says it has.
    assert_eq!(for_text(&lying(7_000, 7_000), "png"), Err(Fault::Broken));
}

#[test]
fn broken_pictures_bring_nothing_down() {
    let whole = photograph(1_700, 40);
    for (format, kind) in [
        (ImageFormat::Png, "png"),
        (ImageFormat::Gif, "gif"),
        (ImageFormat::WebP, "webp"),
        (ImageFormat::Jpeg, "jpg"),
    ] {
        let whole = as_format(&whole, format);
        for cut in (0..whole.len()).step_by(whole.len() / 15) {
            let _ = for_cover(&whole[..cut], kind);
            let mut broken = whole.clone();
            broken[cut] ^= 0x5a;
            let _ = for_cover(&broken, kind);
        }
        assert_eq!(measure(&whole[..9], kind), Err(Fault::Broken));
        // Another kind than its name says.
        assert_eq!(
            measure(b"<html>no picture</html>", kind),
            Err(Fault::Broken)
        );
    }
    let half = as_format(&photograph(2_000, 2_000), ImageFormat::Png);
    assert_eq!(for_text(&half[..half.len() / 2], "png"), Err(Fault::Broken));
}

#[test]
fn a_cover_comes_in_two_sizes() {
    let bytes = jpeg(&photograph(1_400, 2_100), 95);
    let (large, small) = for_cover(&bytes, "jpg").expect("decoded");
    let (large, small) = (large.expect("large"), small.expect("small"));
    assert_eq!((large.size, small.size), ((667, 1_000), (360, 540)));
    assert!(small.bytes.len() < 40 << 10, "{}", small.bytes.len());
    assert!(small.bytes.len() < large.bytes.len());
    // One that is small already is both.
    let little = jpeg(&photograph(200, 300), 60);
    assert_eq!(for_cover(&little, "jpg"), Ok((None, None)));
}

#[test]
fn strips_and_panoramas_stay_readable() {
    for (size, fits) in [
        ((4_000, 3_000), (1_600, 1_200)),
        ((1_600, 1_600), (1_600, 1_600)),
        ((800, 12_000), (800, 12_000)),
        ((12_000, 1_600), (6_000, 800)),
        ((3_840, 2_160), (1_600, 900)),
    ] {
        assert_eq!(fit_in_text(size), fits, "{size:?}");
    }
}

#[test]
fn colours_of_fine_screens_stay_what_they_are() {
    let mut profile = vec![0; 300];
    profile[16..20].copy_from_slice(b"RGB ");
    profile[200..210].copy_from_slice(b"fine hues ");
    let photograph = photograph(1_800, 1_200);
    let with = |profile: &[u8]| {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
        encoder
            .set_icc_profile(profile.to_vec())
            .expect("a profile");
        photograph.write_with_encoder(encoder).expect("a JPEG");
        bytes
    };
    let has = |made: &Raster| made.bytes.windows(9).any(|part| part == b"fine hues");
    let made = for_text(&with(&profile), "jpg").expect("decoded");
    assert!(has(&made.expect("smaller")));
    // The colours of every screen need no words.
    profile[220..224].copy_from_slice(b"sRGB");
    let made = for_text(&with(&profile), "jpg").expect("decoded");
    assert!(!has(&made.expect("smaller")));
    // Those of paper cannot be kept: the picture stays.
    profile[16..20].copy_from_slice(b"CMYK");
    assert_eq!(for_text(&with(&profile), "jpg"), Ok(None));
}

#[test]
fn a_jpeg_of_which_the_decoder_makes_false_colours_stays() {
    let red: DynamicImage = RgbImage::from_pixel(2_000, 1_500, Rgb([220, 0, 0])).into();
    let packed = |apart: bool| {
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
        // It writes a sequential JPEG with tables of its own in a scan for each colour.
        encoder.set_optimized_huffman_tables(apart);
        let kind = jpeg_encoder::ColorType::Rgb;
        let done = encoder.encode(red.as_bytes(), 2_000, 1_500, kind);
        done.expect("a JPEG");
        bytes
    };
    assert_eq!(for_text(&packed(true), "jpg"), Err(Fault::Broken));
    let (_, small) = for_cover(&packed(false), "jpg").expect("decoded");
    let small = again(&small.expect("a small one")).into_rgb8();
    let [red, green, _] = small.get_pixel(100, 100).0;
    assert!(red > 200 && green < 20, "{red} {green}");
}
