//! Dates, times of day and durations, with jiff as the oracle of the calendar.

use proptest::prelude::*;
use summitry::model::{Clock, Date, DateFault, DateRange, Duration, civil_from_days, days_from_civil, days_in_month};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

fn day(text: &str) -> i64 {
    date(text).range().first.unwrap()
}

fn jiff_day(date: jiff::civil::Date) -> i64 {
    let since = jiff::civil::date(1970, 1, 1).until((jiff::Unit::Day, date)).unwrap();
    i64::from(since.get_days())
}

#[test]
fn dates_say_their_days() {
    let ranges = [
        ("2025", Some("2025-01-01"), Some("2025-12-31")),
        ("2024-02", Some("2024-02-01"), Some("2024-02-29")),
        ("2025-08-15~", Some("2025-08-15"), Some("2025-08-15")),
        ("2025-06/2025-08-03", Some("2025-06-01"), Some("2025-08-03")),
        ("[2025-08-04..2025-08-10]", Some("2025-08-04"), Some("2025-08-10")),
        ("[..2025-08-08]", None, Some("2025-08-08")),
        ("[2025-08..]", Some("2025-08-01"), None),
        ("2012/..", Some("2012-01-01"), None),
    ];
    for (text, first, last) in ranges {
        let expected = DateRange { first: first.map(day), last: last.map(day) };
        assert_eq!(date(text).range(), expected, "{text}");
        assert_eq!(date(text).text(), text);
    }
}

#[test]
fn dates_speak_plainly() {
    let words = [
        ("2025", "2025"),
        ("2025-08", "August 2025"),
        ("2025-08-15", "15 August 2025"),
        ("2025-08-15~", "about 15 August 2025"),
        ("2025-08?", "perhaps August 2025"),
        ("2025%", "perhaps about 2025"),
        ("2025-08-04/2025-08-10", "4–10 August 2025"),
        ("2025-06-30/2025-07-02", "30 June – 2 July 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2025-06/2025-08", "June–August 2025"),
        ("2022/2025", "2022–2025"),
        ("2022-02-24/2025", "24 February 2022 – 2025"),
        ("[2025-08-04..2025-08-10]", "one day of 4–10 August 2025"),
        ("[..2025-08-08]", "by 8 August 2025"),
        ("[2025-08-08..]", "from 8 August 2025"),
        ("2012-05-07/..", "since 7 May 2012"),
        ("../2012", "until 2012"),
    ];
    for (text, expected) in words {
        assert_eq!(date(text).display(), expected, "{text}");
    }
}

#[test]
fn wrong_dates_are_refused_with_a_reason() {
    for text in
        ["", "25", "2025-8-1", "2025-08-15-01", "2025/", "[2025]", "[..]", "../..", "2025-08-15T11", "２０２５", "+025"]
    {
        assert_eq!(Date::parse(text).unwrap_err().fault, DateFault::Form, "{text}");
    }
    for text in ["2025-02-29", "2025-13", "2025-00", "2025-04-31", "2025-01-00", "1900-02-29"] {
        assert_eq!(Date::parse(text).unwrap_err().fault, DateFault::Calendar, "{text}");
    }
    assert_eq!(Date::parse("2025/2024").unwrap_err().fault, DateFault::Backwards);
    assert_eq!(
        Date::parse("2025-02-29").unwrap_err().to_string(),
        "expected a day that the calendar has, found \"2025-02-29\""
    );
}

#[test]
fn dates_order_by_first_day_then_last_then_text() {
    let mut dates: Vec<Date> =
        ["2025-08-15~", "2025-08", "[..2025-08-08]", "2025", "2025-08-15", "2024-12-31"].map(date).to_vec();
    dates.sort();
    let texts: Vec<&str> = dates.iter().map(Date::text).collect();
    assert_eq!(texts, ["2024-12-31", "2025", "2025-08", "[..2025-08-08]", "2025-08-15", "2025-08-15~"]);
}

#[test]
fn dates_contain_and_overlap() {
    assert!(date("2025-08").contains(&date("2025-08-15")));
    assert!(!date("2025-08-15").contains(&date("2025-08")));
    assert!(date("[2025-08-04..2025-08-10]").contains(&date("2025-08-04/2025-08-05")));
    assert!(date("[..2025-08-08]").contains(&date("2025-08-01")));
    assert!(!date("[..2025-08-08]").overlaps(&date("2025-08-09")));
    assert!(date("2025-08-15~").contains(&date("2025-08-17")));
    assert!(!date("2025-08-15~").contains(&date("2025-08-19")));
    assert!(!date("2025-08-15?").overlaps(&date("2025-08-16")));
}

#[test]
fn clocks_contain_and_speak() {
    let clock = |text| Clock::parse(text).unwrap();
    assert!(clock("morning").contains(&clock("11:00~")) && clock("11:00~").contains(&clock("11:25")));
    assert!(!clock("11:00").contains(&clock("11:01")) && !clock("morning").contains(&clock("13:00")));
    assert!(clock("night").contains(&clock("02:30")) && clock("night").contains(&clock("23:00")));
    assert_eq!((clock("11:00~").display(), clock("night").display()), ("about 11:00".into(), "night".into()));
    for text in ["24:00", "11:60", "1:00", "noon", "11:00?", "", "~", "+1:00"] {
        assert_eq!(Clock::parse(text).unwrap_err().found, text);
    }
}

#[test]
fn durations_contain_and_speak() {
    let duration = |text| Duration::parse(text).unwrap();
    let words = [
        ("PT3H", "3 hours"),
        ("PT3H~", "about 3 hours"),
        ("<PT15M", "less than 15 minutes"),
        (">P2D", "more than 2 days"),
        ("PT1H30M", "1 hour 30 minutes"),
        ("PT1.5H", "1.5 hours"),
        ("P1Y2M3W4D", "1 year 2 months 3 weeks 4 days"),
    ];
    for (text, expected) in words {
        assert_eq!(duration(text).display(), expected);
    }
    let agree = |a, b| duration(a).contains(&duration(b)) || duration(b).contains(&duration(a));
    assert!(agree("PT3H~", "PT2H50M") && agree(">PT3H", "PT4H") && agree("<PT15M", "PT12M") && agree("P1D", "PT24H"));
    assert!(!agree(">PT3H", "<PT3H") && !agree(">PT3H", "PT3H~") && !agree(">PT3H", "PT3H") && !agree("PT3H", "PT2H"));
    for text in
        ["", "P", "PT", "3H", "P3H", "PT3", "PT3M2H", "<PT3H~x", "PT1.H", "PT.5H", "P1234567D", "PT1.2.3H", "-P1D"]
    {
        assert_eq!(Duration::parse(text).unwrap_err().found, text);
    }
}

proptest! {
    #[test]
    fn the_calendar_is_jiffs(year in -9999_i16..=9999, month in 0_u8..=13, day in 0_u8..=32) {
        let oracle = jiff::civil::Date::new(year, month as i8, day as i8);
        let exists = day > 0 && day <= days_in_month(year.into(), month);
        prop_assert_eq!(oracle.is_ok(), exists);
        if let Ok(oracle) = oracle {
            let days = days_from_civil(year.into(), month, day);
            prop_assert_eq!(days, jiff_day(oracle));
            prop_assert_eq!(civil_from_days(days), (i32::from(year), month, day));
        }
        if year >= 0 {
            let read = Date::parse(&format!("{year:04}-{month:02}-{day:02}"));
            prop_assert_eq!(read.is_ok(), exists);
        }
    }

    #[test]
    fn the_last_day_of_a_month_is_jiffs(year in 0_i16..=9998, month in 1_i8..=12) {
        let last = jiff::civil::date(year, month, 1).last_of_month();
        prop_assert_eq!(date(&format!("{year:04}-{month:02}")).range().last, Some(jiff_day(last)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9./?~%\\[\\]-]{0,24}|[<>]?P[0-9.YMWDTHS]{0,9}~?|\\PC{0,8}") {
        if let Ok(date) = Date::parse(&text) {
            prop_assert!(date.contains(&date) && date.overlaps(&date) && !date.display().is_empty());
        }
        if let Ok(duration) = Duration::parse(&text) {
            prop_assert!(duration.contains(&duration) && !duration.display().is_empty());
        }
        if let Ok(clock) = Clock::parse(&text) {
            prop_assert!(clock.contains(&clock));
        }
    }
}
