//! The client and the room: manners, poses, looks, and what is drawn from them.

use practicum::client::{Level, Mood, Variable};
use practicum::coding::RuptureKind;
use practicum::drawing::Picture;
use practicum::figure::{
    Alive, FRAME, Hands, Light, Look, Manners, Pose, RoomPalette, blink_at, breath_after,
    breath_at, client_picture, eased, head_place, portrait, room_picture,
};
use practicum::scenario::raw::{Build, Clothing, Hair, HairColor, RawLook};
use practicum::words::Lexicon;
use proptest::prelude::*;

const HAIR: [Hair; 14] = [
    Hair::Bald,
    Hair::Cropped,
    Hair::Short,
    Hair::SideParted,
    Hair::Bob,
    Hair::Long,
    Hair::Ponytail,
    Hair::Bun,
    Hair::Curly,
    Hair::Afro,
    Hair::Braids,
    Hair::Headscarf,
    Hair::Turban,
    Hair::Cap,
];
const CLOTHING: [Clothing; 10] = [
    Clothing::Coat,
    Clothing::Hoodie,
    Clothing::Sweater,
    Clothing::Shirt,
    Clothing::Blouse,
    Clothing::Suit,
    Clothing::TShirt,
    Clothing::Dress,
    Clothing::WorkClothes,
    Clothing::Cardigan,
];
const BUILDS: [Build; 4] = [Build::Slight, Build::Average, Build::Broad, Build::Heavy];

fn manners() -> Manners {
    let text = include_str!("../../assets/manners.ron");
    Manners::from_ron(text).expect("the shipped manners can be read")
}

fn somebody() -> Look {
    let raw = RawLook { hair: Some(Hair::Short), skin: Some(3), ..RawLook::default() };
    Look::of(&raw, 34, "they/them", "Sam")
}

fn felt(manners: &Manners, feeling: &str) -> Pose {
    manners.pose(Some((feeling, Level::from_thousandths(800))), &Mood::default(), None)
}

fn drawn(look: &Look, pose: &Pose) -> Picture {
    client_picture(look, pose, Alive::default(), &Light::default(), 1.5)
}

/// Says what is wrong with a picture, if anything is.
fn fault(picture: &Picture, reach: f32) -> Option<String> {
    let n = picture.vertices.len() as u32;
    if n == 0 || picture.indices.is_empty() || !picture.indices.len().is_multiple_of(3) {
        return Some(format!("{n} corners and {} indices", picture.indices.len()));
    }
    if let Some(index) = picture.indices.iter().find(|index| **index >= n) {
        return Some(format!("corner {index} of {n}"));
    }
    picture.vertices.iter().find_map(|vertex| {
        let [x, y] = vertex.at;
        let is_near =
            x > -reach && x < picture.size[0] + reach && y > -reach && y < picture.size[1] + reach;
        let has_color = vertex.color.iter().all(|part| (-1e-3..=1.001).contains(part));
        (!is_near || !has_color).then(|| format!("{vertex:?}"))
    })
}

/// A picture seen from afar: gray values of the part of the stage where the client sits.
fn from_afar(picture: &Picture) -> Vec<f32> {
    const W: usize = 72;
    const H: usize = 84;
    const LEFT: f32 = 420.0;
    const TOP: f32 = 60.0;
    const STEP: f32 = 9.0;
    let mut seen = vec![0.5; W * H];
    for triangle in picture.indices.chunks_exact(3) {
        let [a, b, c] = [0, 1, 2].map(|i| picture.vertices[triangle[i] as usize]);
        let cross = |a: [f32; 2], b: [f32; 2], p: [f32; 2]| {
            (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
        };
        let area = cross(a.at, b.at, c.at);
        if area.abs() < 1e-6 {
            continue;
        }
        let cells = |axis: usize, start: f32, most: usize| {
            let all = [a.at[axis], b.at[axis], c.at[axis]];
            let least = all.into_iter().fold(f32::MAX, f32::min);
            let last = all.into_iter().fold(f32::MIN, f32::max);
            let cell = |at: f32| ((at - start) / STEP).max(0.0) as usize;
            cell(least)..(cell(last) + 1).min(most)
        };
        for y in cells(1, TOP, H) {
            for x in cells(0, LEFT, W) {
                let p = [LEFT + (x as f32 + 0.5) * STEP, TOP + (y as f32 + 0.5) * STEP];
                let share = [cross(b.at, c.at, p), cross(c.at, a.at, p), cross(a.at, b.at, p)]
                    .map(|part| part / area);
                if share.iter().any(|part| *part < 0.0) {
                    continue;
                }
                let of = |i: usize| {
                    share[0] * a.color[i] + share[1] * b.color[i] + share[2] * c.color[i]
                };
                let gray = 0.3 * of(0) + 0.59 * of(1) + 0.11 * of(2);
                let cell = &mut seen[y * W + x];
                *cell += (gray - *cell) * of(3);
            }
        }
    }
    seen
}

/// How far apart two pictures are: the mean of squared differences, in ten-thousandths.
fn apart(a: &[f32], b: &[f32]) -> f32 {
    let sum: f32 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
    sum / a.len() as f32 * 10_000.0
}

#[test]
fn every_feeling_that_a_scenario_may_show_has_a_row_and_no_row_is_idle() {
    let lexicon = Lexicon::from_ron(include_str!("../../assets/feelings.ron")).expect("a lexicon");
    let shown: Vec<&str> = lexicon.shown().collect();
    let manners = manners();
    assert_eq!(manners.feelings().collect::<Vec<_>>(), shown);
    for feeling in shown {
        let words = manners.words(Some((feeling, Level::MAX)), None);
        assert!((8..=60).contains(&words.len()), "{feeling}: {words}");
        assert!(!words.ends_with('.') && words == words.to_lowercase(), "{feeling}: {words}");
    }
}

#[test]
fn captions_say_what_can_be_seen() {
    let manners = manners();
    let faint = Some(("angry", Level::from_thousandths(100)));
    assert_eq!(manners.words(None, None), manners.words(faint, None));
    assert_ne!(manners.words(None, None), manners.words(Some(("angry", Level::MAX)), None));
    let drawn_back = manners.words(Some(("angry", Level::MAX)), Some(RuptureKind::Withdrawal));
    assert!(drawn_back.contains("turned away"), "{drawn_back}");
}

#[test]
fn rows_refuse_nonsense_and_say_where_it_stands() {
    let error = |rows: &str| {
        let text = format!("(feelings: {{ {rows} }})");
        Manners::from_ron(&text).expect_err(rows).to_string()
    };
    assert_eq!(
        error(r#""sad": (words: "low", face: (brow_down: 1.5))"#),
        "`face.brow_down` of `sad` is 1.5, which is not between 0 and 1"
    );
    assert_eq!(
        error(r#""sad": (words: "low", head: (turn: -2))"#),
        "`head.turn` of `sad` is -2, which is not between -1 and 1"
    );
    assert_eq!(
        error(r#""sad": (words: "low", hands_from: 3)"#),
        "`row.hands_from` of `sad` is 3, which is not between 0 and 1"
    );
    assert_eq!(
        error(r#""sad": (words: " ")"#),
        "`sad` has no words: say in a few what can be seen"
    );
    assert_eq!(
        error(r#""low": (words: "low", like: {"sad": 0.5})"#),
        "`low` is like `sad`, which is not a feeling of this table"
    );
    let chain = r#""a": (words: "a"), "b": (words: "b", like: {"a": 1}), "c": (words: "c", like: {"b": 1})"#;
    assert_eq!(error(chain), "`c` is like `b`, which is itself like others; name those");
    for (rows, told) in [
        (r#""sad": (words: "low", face: (brow: 0.5))"#, "brow_down"),
        (r#""sad": (words: "low", hands: pockets)"#, "open_on_lap"),
        (r#""sad": (words: "low"), "sad": (words: "low")"#, "second time"),
        (r#""sad": (words: "low", face: (brow_down: NaN))"#, "not between"),
    ] {
        assert!(error(rows).contains(told), "{rows}: {}", error(rows));
    }
}

#[test]
fn a_row_may_be_a_mix_of_others() {
    let text = r#"(feelings: {
        "sad": (words: "low", face: (inner_brow_up: 0.8), hands: wringing),
        "cross": (words: "sharp", face: (brow_down: 0.6)),
        "torn": (words: "both", like: {"sad": 0.5, "cross": 0.25}, head: (tilt: 0.5)),
    })"#;
    let manners = Manners::from_ron(text).expect("a table");
    let pose = manners.pose(Some(("torn", Level::MAX)), &Mood::default(), None);
    assert_eq!((pose.face.inner_brow_up, pose.face.brow_down), (0.4, 0.15));
    assert_eq!(pose.head.tilt, 0.5);
    assert_eq!(pose.arms, Hands::Wringing.arms());
}

#[test]
fn a_feeling_without_a_row_leaves_the_client_at_rest() {
    let (manners, mood) = (manners(), Mood::default());
    let rest = manners.pose(None, &mood, None);
    assert_eq!(manners.pose(Some(("seasick", Level::MAX)), &mood, None), rest);
    assert_ne!(felt(&manners, "sad"), rest);
}

#[test]
fn a_stronger_feeling_shows_more_and_two_feelings_show_both() {
    let (manners, mood) = (manners(), Mood::default());
    let at = |thousandths| {
        let level = Level::from_thousandths(thousandths);
        manners.pose(Some(("angry", level)), &mood, None).face.brow_down
    };
    assert!(at(0) < at(300) && at(300) < at(600) && at(600) < at(1000));
    let level = Level::from_thousandths(600);
    let both = manners.mixed_pose(&[("angry", level), ("sad", level)], &mood, None);
    assert!(both.face.brow_down > 0.2 && both.face.inner_brow_up > 0.2, "{both:?}");
    assert!(both.face.brow_down < at(600));
}

#[test]
fn mood_moves_the_client_at_rest() {
    let manners = manners();
    let with = |variable, thousandths| {
        let mood = Mood::default().with(variable, Level::from_thousandths(thousandths));
        manners.pose(None, &mood, None)
    };
    let (closed, open) = (with(Variable::Openness, 0), with(Variable::Openness, 1000));
    assert!(closed.body.lean < open.body.lean);
    assert_eq!(closed.arms, Hands::ArmsCrossed.arms());
    assert_eq!(open.arms, Hands::OpenOnLap.arms());
    let (eased, pained) = (with(Variable::Distress, 0), with(Variable::Distress, 1000));
    assert!(eased.body.shoulders_up < pained.body.shoulders_up);
    assert!(eased.body.breath_rate < pained.body.breath_rate);
}

#[test]
fn feelings_can_be_told_apart_in_a_still_picture() {
    let manners = manners();
    let look = somebody();
    let mut seen: Vec<(&str, Vec<f32>)> = manners
        .feelings()
        .map(|feeling| (feeling, from_afar(&drawn(&look, &felt(&manners, feeling)))))
        .collect();
    let level = Level::from_thousandths(500);
    for (name, feeling, kind) in [
        ("withdrawal", "sad", RuptureKind::Withdrawal),
        ("confrontation", "angry", RuptureKind::Confrontation),
    ] {
        let pose = manners.pose(Some((feeling, level)), &Mood::default(), Some(kind));
        seen.push((name, from_afar(&drawn(&look, &pose))));
    }
    // A blink is what must not count as a feeling; every pair is well beyond it.
    let rest = manners.pose(None, &Mood::default(), None);
    let awake = from_afar(&drawn(&look, &rest));
    let blink = Alive { blink: 1.0, ..Alive::default() };
    let blinking = from_afar(&client_picture(&look, &rest, blink, &Light::default(), 1.5));
    let threshold = 4.0 * apart(&awake, &blinking);
    assert!(threshold > 0.0);
    for (i, (name, one)) in seen.iter().enumerate() {
        for (other, two) in &seen[i + 1..] {
            let apart = apart(one, two);
            assert!(apart > threshold, "{name} and {other}: {apart} of {threshold}");
        }
    }
}

#[test]
fn a_blend_begins_and_ends_where_it_should_and_no_joint_jumps() {
    for from in Hands::ALL {
        for to in Hands::ALL {
            let a = Pose { arms: from.arms(), ..Pose::default() };
            let b = Pose { arms: to.arms(), ..felt(&manners(), "ashamed") };
            assert_eq!(Pose::blend(&a, &b, 0.0), a);
            assert_eq!(Pose::blend(&a, &b, 1.0), b);
            assert_eq!(Pose::eased(&a, &b, 1.0), b);
            let mut before = a;
            for step in 1..=40 {
                let now = Pose::blend(&a, &b, step as f32 / 40.0);
                for (old, new) in
                    [(before.arms.left, now.arms.left), (before.arms.right, now.arms.right)]
                {
                    let wrist = (new.wrist - old.wrist).length();
                    let elbow = (new.elbow - old.elbow).length();
                    assert!(wrist < 12.0 && elbow < 12.0, "{from:?} to {to:?} at {step}");
                }
                before = now;
            }
        }
    }
    assert_eq!((eased(0.0), eased(0.5), eased(1.0)), (0.0, 0.5, 1.0));
    assert!(eased(0.1) < 0.1 && eased(0.9) > 0.9);
}

#[test]
fn two_clients_who_say_nothing_of_their_looks_differ() {
    let raw = RawLook::default();
    let names = ["Maya", "Daniel", "Ruth", "Amina", "Jo", "Li", "Sam", "Nora"];
    let looks: Vec<Look> = names.iter().map(|name| Look::of(&raw, 30, "they/them", name)).collect();
    for (i, one) in looks.iter().enumerate() {
        assert_eq!(*one, Look::of(&raw, 30, "they/them", names[i]));
        for other in &looks[i + 1..] {
            let pose = Pose::default();
            assert_ne!(drawn(one, &pose), drawn(other, &pose));
        }
    }
    let skins: std::collections::BTreeSet<u8> = looks.iter().map(|look| look.skin).collect();
    assert!(skins.len() >= 3, "{skins:?}");
}

#[test]
fn what_an_author_writes_is_kept() {
    let raw = RawLook {
        skin: Some(5),
        hair: Some(Hair::Turban),
        hair_color: Some(HairColor::Black),
        glasses: true,
        build: Some(Build::Heavy),
        clothing: Some(Clothing::Suit),
        ..RawLook::default()
    };
    let look = Look::of(&raw, 61, "he/him", "Harjit");
    assert_eq!((look.skin, look.hair, look.glasses), (5, Hair::Turban, true));
    assert_eq!((look.build, look.clothing, look.age), (Build::Heavy, Clothing::Suit, 61));
    let gray = Look::of(&RawLook::default(), 75, "she/her", "Ruth").hair_color;
    assert!(matches!(gray, HairColor::Gray | HairColor::White));
}

#[test]
fn the_same_inputs_give_the_same_picture() {
    let manners = manners();
    for feeling in manners.feelings() {
        let pose = felt(&manners, feeling);
        assert_eq!(drawn(&somebody(), &pose), drawn(&somebody(), &pose));
    }
    assert_eq!(room_picture(19, RoomPalette::Dark, 1.5), room_picture(19, RoomPalette::Dark, 1.5));
}

#[test]
fn the_room_follows_the_hour_and_covers_any_stage() {
    for palette in [RoomPalette::Light, RoomPalette::Dark, RoomPalette::HighContrast] {
        for hour in 0..24 {
            let room = room_picture(hour, palette, 1.5);
            assert_eq!(fault(&room, 3000.0), None, "{palette:?} at {hour}");
            let reaches = |pick: fn([f32; 2]) -> f32| {
                room.vertices.iter().map(|vertex| pick(vertex.at)).fold(f32::MIN, f32::max)
            };
            assert!(reaches(|at| at[0]) > 3200.0 && reaches(|at| -at[0]) > 1600.0);
            assert!(reaches(|at| at[1]) > 2000.0 && reaches(|at| -at[1]) > 1200.0);
        }
    }
    assert_ne!(room_picture(2, RoomPalette::Light, 1.5), room_picture(13, RoomPalette::Light, 1.5));
    assert_eq!(fault(&room_picture(19, RoomPalette::Light, 40.0), 3000.0), None);
}

#[test]
fn portraits_keep_to_their_square() {
    for hair in HAIR {
        let raw = RawLook { hair: Some(hair), ..RawLook::default() };
        let look = Look::of(&raw, 40, "she/her", "Ines");
        let picture = portrait(&look, &Pose::default(), 96.0, [0.9, 0.85, 0.75, 1.0], 1.0);
        assert_eq!(picture.size, [96.0, 96.0]);
        assert_eq!(fault(&picture, 4.0), None, "{hair:?}");
    }
}

#[test]
fn blinks_come_every_few_seconds_and_sooner_when_anxious() {
    let starts = |rate: f32| {
        let mut starts = Vec::new();
        let mut was_open = true;
        for i in 0..60_000 {
            let secs = i as f32 / 100.0;
            let closed = blink_at(7, secs, rate);
            assert!((0.0..=1.0).contains(&closed));
            if closed > 0.0 && was_open {
                starts.push(secs);
            }
            was_open = closed == 0.0;
        }
        starts
    };
    let calm = starts(0.0);
    for pair in calm.windows(2) {
        let gap = pair[1] - pair[0];
        assert!((2.9..=6.1).contains(&gap), "{gap}");
    }
    assert!(starts(1.0).len() > calm.len() * 3 / 2);
    assert_eq!(blink_at(7, f32::NAN, 0.0), 0.0);
}

#[test]
fn breath_goes_round_and_can_change_pace_without_a_jump() {
    let phase = breath_at(3, 100.0, 0.3);
    assert!((0.0..1.0).contains(&phase));
    let next = breath_at(3, 100.1, 0.3);
    assert!((breath_after(phase, 0.1, 0.3) - next).abs() < 1e-3);
    assert!((breath_after(phase, 0.01, 1.0) - phase).rem_euclid(1.0) < 0.01);
    let look = somebody();
    let full = Alive { breath: 0.4, blink: 0.0 };
    let picture = client_picture(&look, &Pose::default(), full, &Light::default(), 1.5);
    assert_ne!(picture, drawn(&look, &Pose::default()));
}

prop_compose! {
    fn any_pose()(
        face in prop::array::uniform23(0.0_f32..=1.0),
        head in prop::array::uniform3(-1.0_f32..=1.0),
        gaze in prop::array::uniform2(-1.0_f32..=1.0),
        lean in -1.0_f32..=1.0,
        body in prop::array::uniform6(0.0_f32..=1.0),
        hands in prop::array::uniform2(0..Hands::ALL.len()),
        t in 0.0_f32..=1.0,
    ) -> Pose {
        let mut pose = Pose::default();
        let f = &mut pose.face;
        let numbers = [
            &mut f.inner_brow_up, &mut f.outer_brow_up, &mut f.outer_brow_up_left,
            &mut f.outer_brow_up_right, &mut f.brow_down, &mut f.brow_down_left,
            &mut f.brow_down_right, &mut f.upper_lid_up, &mut f.cheek_up, &mut f.lids_tight,
            &mut f.lip_corner_up, &mut f.dimple, &mut f.dimple_left, &mut f.dimple_right,
            &mut f.lip_corner_down, &mut f.chin_up, &mut f.lip_stretch, &mut f.lips_pressed,
            &mut f.lips_part, &mut f.jaw_drop, &mut f.eyes_closed, &mut f.flush, &mut f.tears,
        ];
        for (number, value) in numbers.into_iter().zip(face) {
            *number = value;
        }
        [pose.head.down, pose.head.tilt, pose.head.turn] = head;
        [pose.gaze.x, pose.gaze.y] = gaze;
        pose.body.lean = lean;
        let b = &mut pose.body;
        [b.slump, b.shoulders_up, b.arms_in, b.breath_rate, b.breath_depth, b.blink_rate] = body;
        let [from, to] = hands.map(|i| Hands::ALL[i].arms());
        Pose { arms: from.blend(&to, t), ..pose }
    }
}

prop_compose! {
    fn any_look()(
        skin in 1..=6_u8,
        hair in 0..HAIR.len(),
        build in 0..BUILDS.len(),
        clothing in 0..CLOTHING.len(),
        glasses: bool,
        age in 5..=110_u32,
        pronouns in prop::sample::select(vec!["she/her", "he/him", "they/them", ""]),
        name in "[A-Za-z]{0,8}",
    ) -> Look {
        let raw = RawLook {
            skin: Some(skin),
            hair: Some(HAIR[hair]),
            glasses,
            build: Some(BUILDS[build]),
            clothing: Some(CLOTHING[clothing]),
            ..RawLook::default()
        };
        Look::of(&raw, age, pronouns, &name)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_pose_of_anybody_can_be_drawn(
        pose in any_pose(),
        look in any_look(),
        breath in 0.0_f32..=1.0,
        blink in 0.0_f32..=1.0,
        feather in 0.0_f32..=30.0,
    ) {
        let alive = Alive { breath, blink };
        let light = Light::at(19, RoomPalette::Light);
        let picture = client_picture(&look, &pose, alive, &light, feather);
        prop_assert_eq!(picture.size, FRAME);
        prop_assert_eq!(fault(&picture, 420.0), None);
        prop_assert!(picture.vertices.len() < 40_000);
        let place = head_place(&look, &pose);
        prop_assert!((560.0..900.0).contains(&place.center[0]), "{:?}", place);
        prop_assert!((160.0..330.0).contains(&place.center[1]), "{:?}", place);
    }

    #[test]
    fn numbers_that_are_none_do_no_harm(hair in 0..HAIR.len()) {
        let mut pose = Pose::default();
        pose.face.brow_down = f32::NAN;
        pose.head.turn = f32::INFINITY;
        pose.body.lean = -7.0;
        let raw = RawLook { hair: Some(HAIR[hair]), ..RawLook::default() };
        let look = Look::of(&raw, 30, "they/them", "Kim");
        let alive = Alive { breath: f32::NAN, blink: f32::NAN };
        let picture = client_picture(&look, &pose, alive, &Light::default(), f32::NAN);
        prop_assert_eq!(fault(&picture, 420.0), None);
    }
}
