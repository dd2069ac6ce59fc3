//! The colours: legible in both themes, and apart for every kind of eye.

use summitry::model::{EntityKind, EventFamily};
use summitry::scene::{Color, Palette, PaletteError, SystemColors, Theme};

const CSS: &str = include_str!("../../../styles/tokens.css");

fn palettes() -> Vec<(Theme, Palette)> {
    Theme::ALL.map(|theme| (theme, Palette::from_css(CSS, theme).unwrap())).to_vec()
}

fn kinds(palette: &Palette) -> Vec<(&'static str, Color)> {
    EntityKind::ALL.iter().map(|&kind| (kind.as_str(), palette.kind(kind))).collect()
}

fn families(palette: &Palette) -> Vec<(&'static str, Color)> {
    EventFamily::ALL.iter().map(|&family| (family.as_str(), palette.family(family))).collect()
}

#[test]
fn picture_and_page_share_one_source() {
    for (theme, palette) in palettes() {
        assert_eq!(Palette::of(theme), palette);
        assert_ne!(palette, Palette::default());
    }
    assert_ne!(Palette::of(Theme::Light), Palette::of(Theme::Dark));
}

#[test]
fn a_sheet_that_lacks_something_is_refused_by_name() {
    let refused = |css: &str, theme| Palette::from_css(css, theme).unwrap_err().to_string();
    assert_eq!(refused("", Theme::Light), "the style sheet has no block `:root`");
    assert_eq!(refused(":root { --ink: #000; }", Theme::Light), "the block `:root` sets no token `--paper`");
    assert_eq!(
        refused("/* :root { --paper: #fff } */ :root { --paper: white; }", Theme::Light),
        "`--paper` in the block `:root` is `white`, expected a colour like #1c2b3a"
    );
    let only_light = CSS.replace(r#":root[data-theme="dark"]"#, ".nothing");
    assert!(matches!(Palette::from_css(&only_light, Theme::Dark), Err(PaletteError::NoBlock { .. })));
}

#[test]
fn dark_is_the_same_by_choice_and_by_system() {
    let tokens = |selector: &str| -> Vec<String> {
        let block = CSS.split_once(selector).unwrap().1.split('}').next().unwrap();
        block.lines().map(str::trim).filter(|line| line.ends_with(';')).map(str::to_owned).collect()
    };
    let chosen = tokens(r#":root[data-theme="dark"] {"#);
    assert!(chosen.len() > 20);
    assert_eq!(chosen, tokens(r#":root:not([data-theme="light"]) {"#));
}

#[test]
fn text_and_shapes_stand_out_from_paper() {
    // WCAG 2.2: 1.4.3 asks 4.5 for text, 1.4.11 asks 3 for what is needed to understand a picture.
    for (theme, palette) in palettes() {
        let papers = [palette.paper, palette.paper_raised, palette.paper_sunken];
        let check = |name: &str, color: Color, on: Color, least: f32| {
            let contrast = color.contrast(on);
            assert!(contrast >= least, "{name} {color} on {on} in {theme:?}: {contrast:.2}, at least {least}");
        };
        for paper in papers {
            check("ink", palette.ink, paper, 7.0);
            check("ink-soft", palette.ink_soft, paper, 4.5);
            check("ink-faint", palette.ink_faint, paper, 4.5);
            check("accent", palette.accent, paper, 4.5);
            check("danger", palette.danger, paper, 4.5);
            for (name, color) in kinds(&palette).into_iter().chain(families(&palette)) {
                check(name, color, paper, 3.0);
            }
        }
        check("edge", palette.edge, palette.paper, 3.0);
        check("edge-derived", palette.edge_derived, palette.paper, 2.0);
        check("accent-ink", palette.accent_ink, palette.accent, 4.5);
        check("ink on highlight", palette.ink, palette.highlight, 4.5);
        check("ink on accent-soft", palette.ink, palette.accent_soft, 4.5);
        check("accent on accent-soft", palette.accent, palette.accent_soft, 4.5);
        // The code on a country's disc.
        check("code", palette.paper, palette.kind(EntityKind::Country), 4.5);
    }
}

/// How an eye without one cone sees a colour, as linear light: Viénot, Brettel and Mollon, "Digital video colourmaps
/// for checking the legibility of displays by dichromats", 1999, with the matrices of sRGB.
fn seen(color: Color, eye: &str) -> [f32; 3] {
    let [r, g, b] = color.linear();
    match eye {
        "protan" => [0.112_38 * r + 0.887_62 * g, 0.112_38 * r + 0.887_62 * g, 0.004_01 * r - 0.004_01 * g + b],
        "deutan" => [0.292_75 * r + 0.707_25 * g, 0.292_75 * r + 0.707_25 * g, -0.022_34 * r + 0.022_34 * g + b],
        // Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency",
        // 2009, at full severity: the model above does not cover blue cones.
        "tritan" => [
            1.255_528 * r - 0.076_749 * g - 0.178_779 * b,
            -0.078_411 * r + 0.930_809 * g + 0.147_602 * b,
            0.004_733 * r + 0.691_367 * g + 0.303_900 * b,
        ],
        _ => [r, g, b],
    }
}

/// CIE 1976 L*a*b* with the white of D65.
fn lab([r, g, b]: [f32; 3]) -> [f32; 3] {
    let [r, g, b] = [r.clamp(0.0, 1.0), g.clamp(0.0, 1.0), b.clamp(0.0, 1.0)];
    let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47;
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83;
    let [x, y, z] = [x, y, z].map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn kinds_and_families_are_apart_for_every_eye() {
    // A difference of 2.3 is just noticeable; some 20 is told apart at a glance, also on small marks. Without blue cones,
    // which one in ten thousand lacks, colours are apart by less: families, which share a shape, by half, and kinds,
    // which are told by their shapes, too, by a little less again.
    for (theme, palette) in palettes() {
        for (eye, least) in
            [("usual", [20.0; 2]), ("protan", [20.0; 2]), ("deutan", [20.0; 2]), ("tritan", [8.0, 11.0])]
        {
            for (group, least) in [kinds(&palette), families(&palette)].into_iter().zip(least) {
                for (place, (one, a)) in group.iter().enumerate() {
                    for (other, b) in &group[..place] {
                        let (p, q) = (lab(seen(*a, eye)), lab(seen(*b, eye)));
                        let apart = p.iter().zip(q).map(|(p, q)| (p - q).powi(2)).sum::<f32>().sqrt();
                        assert!(apart >= least, "{one} and {other} in {theme:?} for a {eye} eye: {apart:.1}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_contrast_is_that_of_the_standard() {
    let color = |hex| Color::from_hex(hex).unwrap();
    assert!((color("#000").contrast(color("#fff")) - 21.0).abs() < 0.01);
    assert!((color("#777777").contrast(color("#ffffff")) - 4.48).abs() < 0.01);
    assert_eq!(Color::from_hex("#12g"), None);
    assert_eq!(Color::from_hex("123456"), None);
    assert_eq!(color("#abc"), color("#aabbcc"));
}

#[test]
fn more_contrast_is_more_and_forced_colours_are_the_systems() {
    for theme in Theme::ALL {
        let (plain, more) = (Palette::of(theme), Palette::of(theme).stronger());
        let shapes = |palette: &Palette| {
            let kinds = [palette.kind_person, palette.kind_group, palette.family_contact, palette.family_other];
            [kinds.as_slice(), &[palette.edge, palette.edge_derived, palette.ink_faint]].concat()
        };
        for (before, after) in shapes(&plain).into_iter().zip(shapes(&more)) {
            assert!(after.contrast(more.paper) > before.contrast(plain.paper), "{theme:?} {before} {after}");
        }
        assert!(more.edge.contrast(more.paper) >= 4.5, "{theme:?}");
    }
    let [canvas, canvas_text, highlight, highlight_text] =
        ["rgb(0, 0, 0)", "rgba(255, 255, 255, 1)", "rgb(26, 235, 255)", "rgb(0, 0, 0)"]
            .map(|text| Color::from_computed(text).expect("a colour"));
    let forced = Palette::forced(SystemColors { canvas, canvas_text, highlight, highlight_text });
    assert_eq!((forced.paper, forced.halo, forced.accent), (canvas, canvas, highlight));
    assert!([forced.kind_person, forced.family_other, forced.edge, forced.ink].iter().all(|it| *it == canvas_text));
    assert_eq!(Color::from_computed("color(srgb 1 1 1)"), None);
}
