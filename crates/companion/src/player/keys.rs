//! The keys of the player, listed.

use crate::dialog::{self, Dialog};
use crate::dom::{self, lang};

/// Shows the list. The key of the small window is in it where the browser has one.
pub fn show(window: bool) {
    let lang = lang();
    let mut keys = vec![
        ("K", lang.player_key_play()),
        ("J", lang.player_back()),
        ("L", lang.player_on()),
        ("C", lang.player_key_captions()),
        ("<", lang.player_key_slower()),
        (">", lang.player_key_faster()),
    ];
    keys.extend(window.then(|| ("P", lang.player_key_window())));
    keys.push(("?", lang.player_key_help()));
    let mut dialog = Dialog::new("player-help", lang.player_keys_title(), lang);
    dialog.words("", lang.player_keys_text());
    let table = dom::add(&dialog.body, "table", "", "");
    let rows = dom::add(&table, "tbody", "", "");
    for (key, what) in keys {
        let row = dom::add(&rows, "tr", "", "");
        let head = dom::add(&row, "th", "", "");
        dom::set(&head, "scope", "row");
        dom::add(&head, "kbd", "", key);
        dom::add(&row, "td", "", what);
    }
    let close = dialog.button("button primary large", "check", lang.guide_close(), |_| {
        dialog::close()
    });
    dialog.open(&close);
}
