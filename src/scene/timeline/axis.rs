//! The axis: which time is seen, and how wide a minute is.

use super::words;
use crate::model::{DAY, Span, civil_from_days, days_from_civil};

/// The time seen, in minutes as in [`Span`], on so many CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    pub from: f64,
    pub to: f64,
    pub width: f64,
}

/// A mark of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    pub minute: i64,
    pub x: i32,
    pub label: String,
    /// A greater unit begins here: a day among hours, a year among months.
    pub strong: bool,
}

/// What of a window a hand holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    First,
    Last,
    Middle,
}

/// The shortest time that can be seen, in minutes.
const SHORTEST: f64 = 60.0;
/// The longest: three thousand years.
const LONGEST: f64 = 3_000.0 * 366.0 * 1_440.0;
/// How far from one another ticks stand at least, in pixels: room for a label.
const TICK_PIXELS: f64 = 76.0;
/// How near to an end a hand takes hold of it, in pixels.
const REACH: f64 = 8.0;
/// Steps for hands and keys, in minutes.
const STEPS: [i64; 9] = [1, 5, 15, 60, 360, DAY, 7 * DAY, 30 * DAY, 365 * DAY];

/// The distance of ticks.
enum Unit {
    Minutes(i64),
    Days(i64),
    Months(i64),
}

impl Axis {
    /// Sees this stretch.
    pub fn over(span: Span, width: f64) -> Self {
        Self { from: span.first as f64, to: span.last as f64, width: width.max(1.0) }.held()
    }

    /// Minutes to a pixel.
    pub fn scale(&self) -> f64 {
        (self.to - self.from) / self.width
    }

    /// Where a minute is, in pixels from the left; what is far outside stands just outside.
    pub fn x(&self, minute: i64) -> i32 {
        ((minute as f64 - self.from) / self.scale()).max(-4_000.0).min(self.width + 4_000.0).round() as i32
    }

    /// The minute at a place.
    pub fn minute(&self, x: f64) -> i64 {
        (self.from + x * self.scale()).round() as i64
    }

    /// What is seen, in whole minutes.
    pub fn span(&self) -> Span {
        Span { first: self.from.floor() as i64, last: self.to.ceil() as i64 }
    }

    /// Makes everything this much wider; the minute at `x` stays under it.
    pub fn zoomed(self, x: f64, factor: f64) -> Self {
        let length = ((self.to - self.from) / factor).clamp(SHORTEST, LONGEST);
        let from = self.from + x * self.scale() - x / self.width * length;
        Self { from, to: from + length, ..self }.held()
    }

    /// Moves what is seen by so many pixels: the scale follows the hand.
    pub fn panned(self, by: f64) -> Self {
        let minutes = by * self.scale();
        Self { from: self.from - minutes, to: self.to - minutes, ..self }.held()
    }

    /// Moved so that a stretch is seen, as little as that takes.
    pub fn showing(self, span: Span) -> Self {
        let (first, last) = (span.first as f64, span.last as f64);
        let margin = (self.to - self.from) / 16.0;
        let by = if first - margin < self.from {
            first - margin - self.from
        } else {
            (last + margin - self.to).max(0.0).min(first - margin - self.from)
        };
        Self { from: self.from + by, to: self.to + by, ..self }.held()
    }

    /// Within the years 1 to 9999, and neither too short nor too long.
    fn held(self) -> Self {
        let (low, high) = (days_from_civil(1, 1, 1) * DAY, days_from_civil(9_999, 12, 31) * DAY);
        let length = (self.to - self.from).clamp(SHORTEST, LONGEST);
        let from = (self.from + (self.to - self.from - length) / 2.0).max(low as f64).min(high as f64 - length);
        Self { from, to: from + length, ..self }
    }

    /// The least step of hands and keys that is at least so many pixels wide.
    pub fn step(&self, pixels: f64) -> i64 {
        let least = pixels * self.scale();
        STEPS
            .into_iter()
            .find(|step| *step as f64 >= least)
            .unwrap_or((least / (365.0 * DAY as f64)).ceil() as i64 * 365 * DAY)
    }

    /// The minute at a place, on a step that a hand can mean: at most a whole day.
    pub fn snapped(&self, x: f64) -> i64 {
        let step = self.step(3.0).min(DAY);
        (self.minute(x) + step / 2).div_euclid(step) * step
    }

    /// What of a window is under a place, the ends first.
    pub fn part_at(&self, window: Span, x: f64) -> Option<Part> {
        let (first, last) = (f64::from(self.x(window.first)), f64::from(self.x(window.last)));
        // Of a narrow window the middle stays a little to grasp.
        let inner = REACH.min((last - first) / 4.0);
        if x >= first - REACH && x < first + inner {
            Some(Part::First)
        } else if x > last - inner && x <= last + REACH {
            Some(Part::Last)
        } else {
            (x >= first && x <= last).then_some(Part::Middle)
        }
    }

    /// A window whose part a hand has drawn from one place to another. An end may cross the other.
    pub fn dragged(&self, window: Span, part: Part, from: f64, to: f64) -> Span {
        let held = |minute: i64| self.snapped(f64::from(self.x(minute)) + to - from);
        let (first, last) = match part {
            Part::First => (held(window.first), window.last),
            Part::Last => (window.first, held(window.last)),
            Part::Middle => {
                let by = held(window.first) - window.first;
                return window.later(by);
            }
        };
        let (first, last) = (first.min(last), first.max(last));
        Span { first, last: last.max(first + self.step(3.0).min(DAY)) }
    }

    /// The scale: from minutes to thousands of years, on the calendar's own borders.
    pub fn ticks(&self) -> Vec<Tick> {
        let unit = self.unit();
        let span = self.span();
        let mut ticks = Vec::new();
        let mut minute = unit.before(span.first);
        // The clamp of the zoom bounds their number; the count does so beyond doubt.
        while minute <= span.last && ticks.len() < 400 {
            if minute >= span.first {
                let (label, strong) = unit.label(minute);
                ticks.push(Tick { minute, x: self.x(minute), label, strong });
            }
            minute = unit.after(minute);
        }
        ticks
    }

    fn unit(&self) -> Unit {
        let least = TICK_PIXELS * self.scale();
        let fits = |minutes: i64| minutes as f64 >= least;
        if let Some(minutes) = [1, 5, 15, 30, 60, 180, 360, 720].into_iter().find(|minutes| fits(*minutes)) {
            return Unit::Minutes(minutes);
        }
        if let Some(days) = [1, 2, 7].into_iter().find(|days| fits(days * DAY)) {
            return Unit::Days(days);
        }
        let mut months = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000].into_iter();
        Unit::Months(months.find(|months| fits(months * 30 * DAY)).unwrap_or(12_000))
    }
}

impl Unit {
    /// The last border at or before a minute.
    fn before(&self, minute: i64) -> i64 {
        match *self {
            Self::Minutes(step) => minute.div_euclid(step) * step,
            Self::Days(step) => {
                let day = minute.div_euclid(DAY);
                // Weeks begin on Monday; 1970-01-01 was a Thursday.
                let shift = if step == 7 { 4 } else { 0 };
                ((day - shift).div_euclid(step) * step + shift) * DAY
            }
            Self::Months(step) => {
                let (year, month, _) = civil_from_days(minute.div_euclid(DAY));
                month_start((i64::from(year) * 12 + i64::from(month) - 1).div_euclid(step) * step)
            }
        }
    }

    /// The border after a border.
    fn after(&self, minute: i64) -> i64 {
        match *self {
            Self::Minutes(step) => minute + step,
            Self::Days(step) => minute + step * DAY,
            Self::Months(step) => {
                let (year, month, _) = civil_from_days(minute.div_euclid(DAY));
                month_start(i64::from(year) * 12 + i64::from(month) - 1 + step)
            }
        }
    }

    fn label(&self, minute: i64) -> (String, bool) {
        let (year, month, day) = civil_from_days(minute.div_euclid(DAY));
        let date = || words::day_and_month(minute);
        match self {
            Self::Minutes(_) if minute.rem_euclid(DAY) != 0 => (words::clock(minute), false),
            Self::Minutes(_) => (date(), true),
            Self::Days(_) => (date(), day == 1),
            Self::Months(step) if step % 12 == 0 => (year.to_string(), false),
            Self::Months(_) if month == 1 => (year.to_string(), true),
            Self::Months(_) => (words::short_month(month).to_owned(), false),
        }
    }
}

/// Midnight of the first day of a month counted from the year 0.
fn month_start(months: i64) -> i64 {
    let year = i32::try_from(months.div_euclid(12)).unwrap_or(0);
    days_from_civil(year, (months.rem_euclid(12) + 1) as u8, 1) * DAY
}
