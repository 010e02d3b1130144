//! What a client looks like, with everything an author left out filled in.

use super::alive::mix;
use crate::drawing::{Color, hex, mixed};
use crate::scenario::raw::{Build, Clothing, Hair, HairColor, RawLook};

/// What a client looks like: nothing is left open.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Skin tone, 1 (lightest) to 6 (darkest).
    pub skin: u8,
    /// Hair style or head covering.
    pub hair: Hair,
    /// Hair color.
    pub hair_color: HairColor,
    /// Whether they wear glasses.
    pub glasses: bool,
    /// Build of the body.
    pub build: Build,
    /// What they wear.
    pub clothing: Clothing,
    /// Years.
    pub age: u32,
    /// How the face is built: 0 is soft, 1 is angular.
    pub jaw: f32,
    /// Stable for a name; picks among what a look leaves open, such as the color of the clothes.
    pub seed: u64,
}

/// Which way unwritten choices lean. People of any pronouns look any way an author writes.
#[derive(Clone, Copy, PartialEq)]
enum Leaning {
    She,
    He,
    They,
}

impl Look {
    /// A look from what an author wrote; the rest follows from age, pronouns and a stable hash of the name.
    pub fn of(raw: &RawLook, age: u32, pronouns: &str, name: &str) -> Self {
        let seed = mix(hash(name));
        let draw = |purpose: u64| mix(seed ^ mix(purpose));
        let leaning = match pronouns.trim().to_lowercase().split('/').next() {
            Some("she") => Leaning::She,
            Some("he") => Leaning::He,
            _ => Leaning::They,
        };
        let hair = raw.hair.unwrap_or_else(|| pick(hair_pool(age, leaning), draw(1)));
        let hair_color = raw.hair_color.unwrap_or_else(|| {
            let skin = raw.skin.unwrap_or(1 + (draw(2) % 6) as u8);
            color_at(age, skin, draw(3))
        });
        let lean = match leaning {
            Leaning::She => 0.1,
            Leaning::They => 0.35,
            Leaning::He => 0.6,
        };
        Self {
            skin: raw.skin.unwrap_or(1 + (draw(2) % 6) as u8).clamp(1, 6),
            hair,
            hair_color,
            glasses: raw.glasses,
            build: raw.build.unwrap_or_else(|| {
                let pool = [Build::Average, Build::Average, Build::Slight, Build::Broad];
                pick(if age > 45 { &POOL_OLDER } else { &pool }, draw(4))
            }),
            clothing: raw.clothing.unwrap_or_else(|| pick(clothing_pool(age, leaning), draw(5))),
            age,
            jaw: lean + (draw(6) % 100) as f32 / 250.0,
            seed,
        }
    }

    /// How old the face is: 0 up to the mid twenties, 1 at eighty.
    pub(super) fn years(&self) -> f32 {
        ((self.age as f32 - 26.0) / 54.0).clamp(0.0, 1.15)
    }

    /// How dark the skin is: 0 is the lightest tone, 1 the darkest.
    pub(super) fn darkness(&self) -> f32 {
        f32::from(self.skin.clamp(1, 6) - 1) / 5.0
    }

    /// The skin in even light.
    pub(super) fn skin_color(&self) -> Color {
        const TONES: [u32; 6] = [0xf7d9c4, 0xecc3a2, 0xd8a47c, 0xba8058, 0x925e3e, 0x6b4630];
        let tone = hex(TONES[usize::from(self.skin.clamp(1, 6)) - 1]);
        // No two people of one tone are quite the same.
        let warmth = (self.seed >> 17 & 7) as f32 / 7.0;
        mixed(tone, hex(0xc98a62), 0.06 * warmth)
    }

    /// The hair in even light.
    pub(super) fn hair_tone(&self) -> Color {
        let tone = match self.hair_color {
            HairColor::Black => 0x2b2526,
            HairColor::DarkBrown => 0x43302a,
            HairColor::Brown => 0x6d4a35,
            HairColor::Auburn => 0x7d3f2b,
            HairColor::Red => 0xb0562f,
            HairColor::Blond => 0xd0a561,
            HairColor::Gray => 0x9b9691,
            HairColor::White => 0xdcd7cf,
            HairColor::Dyed => {
                const DYES: [u32; 4] = [0x4f7c8c, 0x8c4a6b, 0x6a5a9a, 0x4d7f63];
                DYES[(self.seed >> 9) as usize % DYES.len()]
            }
        };
        let graying = match self.hair_color {
            HairColor::Gray | HairColor::White | HairColor::Dyed => 0.0,
            _ => ((self.age as f32 - 48.0) / 60.0).clamp(0.0, 0.3),
        };
        mixed(hex(tone), hex(0xb3ada6), graying)
    }

    /// The main color of the clothes, and that of what is worn beneath or beside it.
    pub(super) fn cloth_colors(&self) -> [Color; 2] {
        const WARM: [u32; 8] =
            [0x4f8581, 0xb8674b, 0xc79b4a, 0x6d8fae, 0x8ea57f, 0x8a5d74, 0xa9574f, 0x5c7a9c];
        const MUTED: [u32; 5] = [0x5a6472, 0x6b5d55, 0x55685f, 0x4d5670, 0x7a6a5c];
        const PALE: [u32; 4] = [0xece2d0, 0xd9e0e2, 0xe6d6c9, 0xdfe3d4];
        let n = (self.seed >> 24) as usize;
        let warm = hex(WARM[n % WARM.len()]);
        let muted = hex(MUTED[n % MUTED.len()]);
        let pale = hex(PALE[(n >> 4) % PALE.len()]);
        match self.clothing {
            Clothing::Coat => [muted, warm],
            Clothing::Suit => [mixed(muted, hex(0x3d4250), 0.45), pale],
            Clothing::Shirt => [mixed(warm, hex(0xe9e4da), 0.62), pale],
            Clothing::Blouse => [mixed(warm, hex(0xefe3d6), 0.38), pale],
            Clothing::WorkClothes => [hex([0x47617d, 0x5d6b5a, 0x6a5a4c][n % 3]), warm],
            Clothing::Cardigan => [warm, pale],
            _ => [warm, mixed(warm, hex(0xf2e8d8), 0.6)],
        }
    }

    /// Trousers or skirt.
    pub(super) fn legs_color(&self) -> Color {
        const LEGS: [u32; 4] = [0x47536a, 0x55504c, 0x6b5a4a, 0x3f4a52];
        match self.clothing {
            Clothing::Suit | Clothing::Dress | Clothing::WorkClothes => self.cloth_colors()[0],
            _ => hex(LEGS[(self.seed >> 33) as usize % LEGS.len()]),
        }
    }

    /// The cloth of a head covering, or of a cap.
    pub(super) fn covering_color(&self) -> Color {
        const CLOTHS: [u32; 6] = [0x7c8fa6, 0xb07f6a, 0x6f8a80, 0xc2a878, 0x8d6f86, 0x5a6b86];
        hex(CLOTHS[(self.seed >> 41) as usize % CLOTHS.len()])
    }

    /// The color of the eyes.
    pub(super) fn iris(&self) -> Color {
        const LIGHT: [u32; 4] = [0x5f7f8f, 0x6d7a55, 0x7a5a3c, 0x4f6a80];
        const DARK: [u32; 3] = [0x4a3022, 0x3a261c, 0x5a3d28];
        let n = (self.seed >> 50) as usize;
        hex(if self.skin <= 2 { LIGHT[n % 4] } else { DARK[n % 3] })
    }

    /// The color of the lips.
    pub(super) fn lips(&self) -> Color {
        let skin = self.skin_color();
        // Lips on dark skin are read by their rose, not by being darker.
        let (tint, share) =
            if self.skin >= 5 { (hex(0xb0625a), 0.62) } else { (hex(0xb5574f), 0.50) };
        mixed(skin, tint, share - 0.14 * self.jaw.min(1.0))
    }

    /// Lines on the face: brows' shadow, lids, mouth.
    pub(super) fn line(&self) -> Color {
        let dark = mixed(hex(0x2a1512), hex(0x120807), self.darkness());
        mixed(self.skin_color(), dark, 0.72 + 0.20 * self.darkness())
    }
}

const POOL_OLDER: [Build; 4] = [Build::Average, Build::Broad, Build::Heavy, Build::Slight];

fn pick<T: Copy>(pool: &[T], draw: u64) -> T {
    pool[(draw % pool.len() as u64) as usize]
}

fn hair_pool(age: u32, leaning: Leaning) -> &'static [Hair] {
    use Hair::*;
    match (leaning, age) {
        (Leaning::She, 0..=49) => &[Bob, Long, Ponytail, Bun, Curly, Long],
        (Leaning::She, _) => &[Bob, Bun, Short, Curly],
        (Leaning::He, 0..=44) => &[Short, SideParted, Cropped, Curly],
        (Leaning::He, _) => &[Short, SideParted, Cropped, Bald],
        (Leaning::They, 0..=44) => &[Short, Curly, Bob, SideParted, Cropped],
        (Leaning::They, _) => &[Short, Cropped, Bob],
    }
}

fn clothing_pool(age: u32, leaning: Leaning) -> &'static [Clothing] {
    use Clothing::*;
    match (leaning, age) {
        (_, 0..=24) => &[Hoodie, Sweater, TShirt, Shirt],
        (Leaning::She, _) => &[Blouse, Cardigan, Sweater, Dress],
        (Leaning::He, _) => &[Shirt, Sweater, Cardigan, TShirt],
        (Leaning::They, _) => &[Sweater, Shirt, Cardigan],
    }
}

/// Hair grays with age; darker skin mostly goes with darker hair.
fn color_at(age: u32, skin: u8, draw: u64) -> HairColor {
    use HairColor::*;
    match age {
        70.. => pick(&[White, Gray, White], draw),
        58..70 => pick(&[Gray, Gray, White], draw),
        46..58 => pick(if skin >= 4 { &[Black, Gray] } else { &[Gray, Brown, DarkBrown] }, draw),
        _ if skin >= 4 => pick(&[Black, Black, DarkBrown], draw),
        _ if skin == 3 => pick(&[Black, DarkBrown, Brown], draw),
        _ => pick(&[Brown, DarkBrown, Blond, Auburn, Black, Red], draw),
    }
}

/// FNV-1a over the name: the same on every machine and in every version.
fn hash(name: &str) -> u64 {
    name.trim().bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
