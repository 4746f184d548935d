//! The rows of the table in docs/accessibility.md, and the tests that show each.

/// A row.
pub struct Row {
    /// Its number.
    pub number: u32,
    /// What is checked, in a few words.
    pub what: &'static str,
    /// How the names of its tests begin.
    pub tests: &'static [&'static str],
}

const fn row(number: u32, what: &'static str, tests: &'static [&'static str]) -> Row {
    Row {
        number,
        what,
        tests,
    }
}

/// All rows.
pub const ROWS: [Row; 30] = [
    row(
        1,
        "text in caring mode has 18 px and more, the largest 30",
        &[
            "rows::row_01",
            "caring::its_text_and_controls_are_large",
            "caring::the_largest_setting",
        ],
    ),
    row(
        2,
        "lines, paragraphs and measure leave room",
        &["rows::row_02"],
    ),
    row(
        3,
        "contrast is 7:1 in caring mode, 4.5:1 elsewhere",
        &[
            "accessibility::axe_finds_nothing_in_caring_mode",
            "accessibility::axe_finds_nothing_in_chinese",
            "accessibility::axe_finds_nothing_in_english",
        ],
    ),
    row(
        4,
        "main controls have 60 px in caring mode, 44 elsewhere",
        &["rows::row_04"],
    ),
    row(
        5,
        "wider spacing of letters and lines loses nothing",
        &["rows::row_05", "layout::wider_spacing"],
    ),
    row(
        6,
        "nothing scrolls sideways at 320 px with the largest text",
        &["rows::row_06", "layout::the_largest_text"],
    ),
    row(
        7,
        "the mode is kept everywhere, without a flash",
        &[
            "caring::it_is_switched",
            "embed::caring_mode_size_and_theme",
        ],
    ),
    row(
        8,
        "the mode is found on the first screen, in settings, by search",
        &[
            "caring::it_is_switched",
            "media::caring_mode_is_found_by_its_names",
        ],
    ),
    row(
        9,
        "caring mode takes no function away",
        &["caring::it_takes_nothing_away"],
    ),
    row(
        10,
        "dialogs close at a corner, by Escape, and keep the focus",
        &["media::dialogs_close"],
    ),
    row(11, "the focus is seen and never covered", &["rows::row_11"]),
    row(
        12,
        "no time limits, nothing moves unasked",
        &["media::after_twenty_minutes", "media::nothing_moves"],
    ),
    row(
        13,
        "a new page has its title, the focus on its heading, and is said once",
        &["focus::title_and_focus", "focus::a_new_page_is_said_once"],
    ),
    row(
        14,
        "search is a combobox, the count a status, results are links",
        &[
            "search::suggestions_are_worked_by_keys",
            "search::the_count_is_a_status",
        ],
    ),
    row(
        15,
        "every screen can be read aloud",
        &["reading_aloud::", "embed::aloud::"],
    ),
    row(
        16,
        "recordings have captions, a transcript, speeds, chapters, all by keys",
        &["recordings::a_recording_has"],
    ),
    row(17, "help is in the same place", &["rows::row_17"]),
    row(
        18,
        "what is deleted can be brought back",
        &["learning::my_page"],
    ),
    row(
        19,
        "nothing is asked twice, and there are no puzzles",
        &["rows::row_19"],
    ),
    row(
        20,
        "paper has the content alone, in 14 pt, with addresses",
        &["media::on_paper", "media::a_dialog_is_printed"],
    ),
    row(
        21,
        "axe finds nothing, with its AAA rules, in light, dark and the system's own colours",
        &["accessibility::axe_"],
    ),
    row(
        22,
        "in the system's own colours every control is seen",
        &["media::in_the_systems_own_colours"],
    ),
    row(
        23,
        "a keyboard is enough for every task",
        &[
            "tasks::ten_tasks",
            "focus::the_skip_link",
            "focus::a_search_needs_no_mouse",
        ],
    ),
    row(
        24,
        "the language of the page and of its parts is right",
        &["rows::row_24", "language::no_page_mixes"],
    ),
    row(
        25,
        "a start that fails shows help in plain words",
        &[
            "start::a_damaged_program",
            "start::a_missing_program",
            "start::a_program_that_never",
        ],
    ),
    row(
        26,
        "without storage nothing breaks, and it is said",
        &[
            "start::without_storage",
            "embed::safety::a_browser_that_keeps_nothing",
            "embed::safety::a_frame_without_an_origin",
        ],
    ),
    row(
        27,
        "leaving names the real host and can be cancelled",
        &["rows::row_27", "leaving::"],
    ),
    row(28, "what others wrote cannot do harm", &["hostile::"]),
    row(
        29,
        "the content security policy is strict and never broken",
        &[
            "rows::row_29",
            "privacy::no_page_asks",
            "privacy::the_policy",
        ],
    ),
    row(
        30,
        "frames of players have the fewest rights",
        &["rows::row_30", "recordings::a_player_of_another_site"],
    ),
];
