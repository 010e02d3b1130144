//! The session: what has happened becomes what is shown.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Layer, root};
use crate::debrief::{highlights, turn_report, wording};
use crate::game::ask::Ask;
use crate::game::desk::{Desk, Panels, Preferences, ThemeNow};
use crate::game::playing::{Play, Playing};
use crate::game::screen::Screen;
use crate::game::stage::Frame;
use crate::guide::{Did, Until};
use crate::settings::Settings;
use crate::transcript::{AnswerMode, RunMode, SpokenLine};
use crate::ui::panels::over::Over;
use crate::ui::panels::session::{Compared, Gauges, GuideStepView, Said, SessionView, session_ui};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, appear.run_if(in_state(Screen::Session)));
    app.add_systems(
        EguiPrimaryContextPass,
        session.run_if(in_state(Screen::Session)).in_set(Layer::Screen),
    );
}

/// Lets words appear, unless the screen is covered.
fn appear(
    mut playing: ResMut<Playing>,
    (panels, preferences, time): (Res<Panels>, Res<Preferences>, Res<Time>),
) {
    let is_covered = panels.over != Over::Nothing;
    let Some(play) = playing.0.as_mut().filter(|play| !is_covered && !play.is_shown()) else {
        return;
    };
    // A machine that was asleep does not skip what was said.
    play.advance(time.delta_secs_f64().min(0.25), preferences.settings.pace);
}

fn session(
    mut contexts: EguiContexts,
    theme: Res<ThemeNow>,
    (desk, preferences): (Res<Desk>, Res<Preferences>),
    mut panels: ResMut<Panels>,
    mut playing: ResMut<Playing>,
    mut frame: ResMut<Frame>,
    mut ask: Ask,
) -> Result {
    // What is covered is not drawn, so that nothing below a pause or a question can be read or reached.
    if panels.over != Over::Nothing {
        return Ok(());
    }
    let Some(play) = &mut playing.0 else { return Ok(()) };
    let view = session_view(play, &desk, &preferences.settings);
    let mut ui = root(&mut contexts)?;
    let had_transcript = panels.session.shows_transcript;
    let output =
        session_ui(&mut ui, &theme.0, &view, &mut panels.bypass_change_detection().session);
    if panels.session.shows_transcript && !had_transcript {
        play.did(&desk.content.guide, Did::OpenedTranscript);
    }
    let stage =
        Rect::new(output.stage.min.x, output.stage.min.y, output.stage.max.x, output.stage.max.y);
    frame.set_if_neq(Frame(Some(stage)));
    ask.ask(output.action);
    Ok(())
}

/// What the session's screen shows.
pub fn session_view(play: &Play, desk: &Desk, settings: &Settings) -> SessionView {
    let scenario = play.scenario();
    let transcript = play.session.transcript();
    let is_practice = play.mode() == RunMode::Practice;
    let mood = &play.session.state().mood;
    let is_shown = play.is_shown();
    SessionView {
        title: scenario.title.clone(),
        client: scenario.client.name.clone(),
        mode: play.mode(),
        answered: transcript.turns.len(),
        about: about(play),
        caption: caption(play, desk),
        shows_caption: settings.captions,
        words: play.lines.iter().map(|line| line.says.clone()).collect(),
        appeared: play.appeared(),
        is_your_turn: is_shown,
        is_over: play.session.is_over(),
        composes: play.setup.answers == AnswerMode::Compose,
        compared: play.compares().then(|| compared(play)).flatten(),
        answers: play.answers.iter().map(|answer| answer.says.clone()).collect(),
        transcript: said(play),
        hint: play.hint.clone(),
        strain: play.strain.filter(|_| is_practice),
        gauges: (is_practice && settings.gauges)
            .then(|| Gauges { alliance: mood.alliance(), distress: mood.distress }),
        guide: play.step(&desk.content.guide).map(|step| GuideStepView {
            points_to: step.points_to,
            says: step.says.clone(),
            has_next: step.until == Until::Next,
        }),
        notice: play.notice.clone(),
    }
}

/// How the last typed answer was heard, beside what the author would have offered.
fn compared(play: &Play) -> Option<Compared> {
    let turns = &play.session.transcript().turns;
    let turn = turns.last()?;
    let report = turn_report(turn, play.scenario(), &play.rubric);
    Some(Compared {
        turn: turns.len() - 1,
        highlights: highlights(&report.says, &report.codes),
        heard: wording::sentence(&wording::codes(&report)) + ".",
        told: wording::typed(&report, &play.scenario().client.name),
        unsure: report.typed.as_ref().map_or_else(Vec::new, |typed| typed.unsure.clone()),
        authored: play.answers.iter().map(|answer| answer.says.clone()).collect(),
        says: report.says,
        codes: report.codes,
    })
}

/// About how many answers there will be: two thirds of the beats are met on most ways through.
fn about(play: &Play) -> usize {
    let beats = play.scenario().beats.len();
    let answered = play.session.transcript().turns.len();
    (beats * 2).div_ceil(3).max(answered + usize::from(!play.session.is_over()))
}

/// What can be seen now: the author's words for it, or the table's.
fn caption(play: &Play, desk: &Desk) -> String {
    let line = play.line();
    let written = line.map(|line| line.manner.trim()).filter(|manner| !manner.is_empty());
    if let Some(manner) = written {
        return manner.to_owned();
    }
    let feels = line.and_then(|line| line.feels.as_ref());
    let feeling = feels.map(|feels| (feels.name.as_str(), feels.intensity));
    desk.content.manners.words(feeling, play.rupture()).to_owned()
}

/// What was said before this beat.
fn said(play: &Play) -> Vec<Said> {
    let turns = play.session.transcript().turns.iter().enumerate();
    let before = turns.flat_map(|(number, turn)| {
        let client = turn.lines.iter().map(move |line| client_said(number, line));
        let yours = Said {
            turn: number,
            is_yours: true,
            manner: String::new(),
            words: turn.reply.says().to_owned(),
        };
        client.chain([yours])
    });
    before.collect()
}

fn client_said(turn: usize, line: &SpokenLine) -> Said {
    Said { turn, is_yours: false, manner: line.manner.clone(), words: line.says.clone() }
}
