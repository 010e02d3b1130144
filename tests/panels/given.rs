//! Views as the game would build them, with as much in them as a real one holds.

use std::sync::Arc;

use practicum::coding::Dimension::{Boundaries, Empathy, Questioning};
use practicum::drawing::{Picture, Vertex};
use practicum::moment::BoundaryDomain;
use practicum::records::Amount;
use practicum::scenario::raw::{Difficulty, Kind};
use practicum::settings::Settings;
use practicum::ui::panels::cool_down::CoolDownView;
use practicum::ui::panels::findings::{BrokenFile, FindingView};
use practicum::ui::panels::handover::HandedOver;
use practicum::ui::panels::help::HelpView;
use practicum::ui::panels::library::{Card, LibraryView};
use practicum::ui::panels::prebrief::{Before, PrebriefView};
use practicum::ui::panels::settings::DataView;

/// A head and shoulders, roughly.
pub fn portrait(tint: f32) -> Arc<Picture> {
    let mut picture = Picture { size: [100.0, 100.0], ..Picture::default() };
    let mut disk = |center: [f32; 2], radius: [f32; 2], color: [f32; 4]| {
        let first = picture.vertices.len() as u32;
        picture.vertices.push(Vertex { at: center, color });
        for step in 0..32_u32 {
            let angle = step as f32 / 32.0 * std::f32::consts::TAU;
            let at = [center[0] + radius[0] * angle.cos(), center[1] + radius[1] * angle.sin()];
            picture.vertices.push(Vertex { at, color });
            picture.indices.extend([first, first + 1 + step, first + 1 + (step + 1) % 32]);
        }
    };
    disk([50.0, 50.0], [50.0, 50.0], [0.86, 0.8, 0.7, 1.0]);
    disk([50.0, 112.0], [40.0, 48.0], [0.3 + tint, 0.42, 0.5, 1.0]);
    disk([50.0, 38.0], [25.0, 27.0], [0.3 * tint, 0.2, 0.15, 1.0]);
    disk([50.0, 44.0], [19.0, 23.0], [0.78, 0.6 + 0.2 * tint, 0.5, 1.0]);
    Arc::new(picture)
}

/// One card; what a test is about it changes.
pub fn card(client: &str, title: &str) -> Card {
    Card {
        portrait: portrait(0.2),
        told: format!("{client}, at rest"),
        client: client.to_owned(),
        title: title.to_owned(),
        line: "She cannot concentrate since February, and keeps her coat on.".to_owned(),
        kind: Kind::Session,
        follows: String::new(),
        tried: String::new(),
        level: Difficulty::Foundation,
        minutes: 10,
        focus: vec![Empathy, Boundaries],
        boundaries: [BoundaryDomain::Confidentiality].into(),
        content_notes: vec!["bereavement".to_owned()],
        themes: vec!["grief".to_owned(), "university".to_owned()],
        is_draft: true,
        is_last_good: false,
        is_own: false,
    }
}

/// Six cards that differ in all that can be filtered for.
pub fn cards() -> Vec<Card> {
    vec![
        card("Maya", "Maya: the first ten minutes"),
        Card {
            line: "A small everyday worry, to try out how a session goes.".to_owned(),
            minutes: 3,
            focus: vec![Empathy],
            boundaries: [].into(),
            content_notes: vec![],
            themes: vec!["guided".to_owned()],
            portrait: portrait(0.5),
            ..card("Noor", "The train that was late")
        },
        Card {
            line: "He brings a present to the fourth session, and it is not a small one.".to_owned(),
            level: Difficulty::Intermediate,
            minutes: 15,
            focus: vec![Empathy, Boundaries, Questioning],
            boundaries: [BoundaryDomain::Gifts, BoundaryDomain::Role, BoundaryDomain::Time].into(),
            content_notes: vec![],
            portrait: portrait(0.0),
            ..card("Émile", "A watch in a box")
        },
        Card {
            line: "What has happened at home comes out in pieces. You will have to ask a direct question.".to_owned(),
            level: Difficulty::Advanced,
            minutes: 25,
            focus: vec![Empathy, Questioning],
            boundaries: [].into(),
            content_notes: vec!["suicidal thoughts".to_owned(), "violence in the family".to_owned()],
            portrait: portrait(0.7),
            is_own: true,
            ..card("Tomasz", "The long way round to what he came to say")
        },
        Card {
            line: "Would you look at her profile if she asked?".to_owned(),
            minutes: 12,
            focus: vec![Boundaries],
            boundaries: [BoundaryDomain::Electronic].into(),
            content_notes: vec![],
            is_draft: false,
            is_last_good: true,
            portrait: portrait(0.35),
            ..card("Ines", "A friend request")
        },
        Card {
            line: "Nothing to say today, and a great deal in the silence.".to_owned(),
            level: Difficulty::Intermediate,
            minutes: 20,
            portrait: portrait(0.6),
            ..card("Samuel", "Samuel: second session")
        },
    ]
}

/// A prebrief with every part filled.
pub fn prebrief() -> PrebriefView {
    PrebriefView {
        title: "Maya: the first ten minutes".to_owned(),
        client: "Maya, 20, she/her".to_owned(),
        look: "Short dark hair, a green coat that she keeps on.".to_owned(),
        portrait: portrait(0.2),
        setting:
            "University counseling service, first appointment, a Tuesday late in the afternoon."
                .to_owned(),
        referral: "Self-referred. Writes that she “can’t concentrate since February”.".to_owned(),
        aims: vec![
            "Let her tell it at her pace".to_owned(),
            "Say what stays between you, and what cannot".to_owned(),
        ],
        minutes: 10,
        level: "foundation".to_owned(),
        focus: vec![Empathy, Boundaries],
        content_notes: vec!["bereavement".to_owned()],
        review: "Draft: no clinician has reviewed this scenario.".to_owned(),
        audience: "Trainees in their first practicum.".to_owned(),
        reading: "Reads at about grade 5.".to_owned(),
        sources: vec!["ACA Code of Ethics (2014), B.1.d".to_owned()],
        carried: String::new(),
        before: Before::Known { runs: 0, exams: 0, last_exam: String::new() },
    }
}

/// A file with an error and a warning in it.
pub fn broken() -> Vec<BrokenFile> {
    let finding = FindingView {
        code: "S004".to_owned(),
        is_error: true,
        line: 112,
        column: 15,
        message: "nobody can reach the beat \"silence_after_loss\"".to_owned(),
        hints: vec!["no answer leads here; did you mean \"silence_after_los\" in beat \"opening\"?".to_owned()],
        excerpt: "111 |         },\n112 |         \"silence_after_loss\": (\n    |         ^^^^^^^^^^^^^^^^^^^^".to_owned(),
    };
    let other = FindingView {
        code: "C001".to_owned(),
        is_error: false,
        line: 40,
        column: 3,
        message: "the best answer is the longest in 4 of 5 moments".to_owned(),
        hints: vec![],
        excerpt: String::new(),
    };
    let findings = vec![finding, other];
    vec![BrokenFile { file: "mara/scenario.ron".to_owned(), has_last_good: true, findings }]
}

/// The library; nothing is chosen.
pub fn library() -> LibraryView {
    LibraryView { cards: cards(), assignments: 0, broken: broken(), chosen: None }
}

/// Help with two countries.
pub fn help() -> HelpView {
    HelpView {
        settings: Settings::default(),
        countries: [("GB", "United Kingdom"), ("US", "United States")]
            .map(|(code, name)| (code.to_owned(), name.to_owned()))
            .to_vec(),
        card: "In an emergency, call 911.\nTo talk to someone now, call or text 988, day and night.\nYour university’s counseling service may have a line of its own.".to_owned(),
        scenario_folder: "/home/sam/.local/share/practicum/scenarios".to_owned(),
        version: "0.1.0".to_owned(),
    }
}

/// A page to cool down on.
pub fn cool_down() -> CoolDownView {
    let lines = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect();
    CoolDownView {
        client: "Maya".to_owned(),
        steps: lines(&[
            "Feel both feet on the floor.",
            "Breathe out slowly, longer than you breathe in. Three times is enough.",
            "Look around you and name five things that you can see.",
        ]),
        after: lines(&[
            "If something stays with you, tell someone you trust, or your supervisor.",
            "The resource card holds numbers to call, at any hour.",
        ]),
        leads_to_debrief: true,
    }
}

/// What is kept of somebody who has been here a while, with a session going on.
pub fn data() -> DataView {
    DataView {
        folder: "/home/a-rather-long-name/.local/share/practicum/and/further/down/practicum".to_owned(),
        amount: Some(Amount { sessions: 12, drills: 30, assessments: 1 }),
        saved: 3,
        is_playing: true,
        exported: Some(HandedOver::Written {
            files: vec![
                "/home/a-rather-long-name/.local/share/practicum/handed-over/2027-03-04/practicum-everything.zip".to_owned(),
            ],
            notes: Vec::new(),
        }),
        ..DataView::default()
    }
}
