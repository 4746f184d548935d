//! Several tabs of one browser, and a phone that is put away in the middle.

use crate::Browser;
use fantoccini::wd::WindowHandle;
use serde_json::json;

/// A tab, to come back to.
#[derive(Clone)]
pub struct Tab(WindowHandle);

impl Browser {
    /// The tab that is looked at.
    #[track_caller]
    pub fn tab(&self) -> Tab {
        Tab(self.ask("this tab", async |client| client.window().await))
    }

    /// Opens another tab and looks at it.
    #[track_caller]
    pub fn new_tab(&self) -> Tab {
        let opened = self.ask("another tab", async |client| client.new_window(true).await);
        let tab = Tab(opened.handle);
        self.look_at(&tab);
        tab
    }

    /// Looks at another tab.
    #[track_caller]
    pub fn look_at(&self, tab: &Tab) {
        let handle = tab.0.clone();
        self.ask("look at a tab", async |client| {
            client.switch_to_window(handle).await
        });
    }

    /// Closes the tab that is looked at, at once, and looks at another.
    #[track_caller]
    pub fn close_tab(&self, next: &Tab) {
        self.ask("close the tab", async |client| client.close_window().await);
        self.look_at(next);
    }

    /// The page's process ends in the middle of what it does, as where a phone has no memory left.
    #[track_caller]
    pub fn kill_tab(&self, next: &Tab) {
        // The driver hears nothing from a tab that is gone.
        let _ = self.try_devtools("Page.crash", json!({}));
        self.look_at(next);
    }
}
