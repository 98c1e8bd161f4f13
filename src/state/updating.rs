//! From one version of the program to the next: when the user says so and all is saved, never by itself.
//!
//! A machine without I/O. The browser's part is `platform::offline`; what is seen of it, `ui::update`.

/// How far the page is behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Updating {
    /// No newer version is known of.
    #[default]
    Newest,
    /// A newer one is on this computer, and waits.
    Waiting,
    /// Another window let it in: this page is the old one.
    Replaced,
    /// The user wants it: everything is written first.
    Saving,
    /// It is coming in, and the page anew with it.
    LettingIn,
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateEvent {
    /// All of the page is on this computer.
    Kept,
    /// A newer version is here whole.
    Waits,
    Asked,
    /// All that was written waits for nothing any more.
    Saved,
    NotSaved,
    /// A version has taken this page over; the first to do so may be the one that it came with.
    Controlled {
        first: bool,
    },
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateErrand {
    Flush,
    LetIn,
    Reload,
}

/// What is known of the version of this page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Freshness {
    pub stage: Updating,
    /// It opens without a network.
    pub is_kept: bool,
    is_replaced: bool,
}

impl Freshness {
    pub fn step(&mut self, event: UpdateEvent) -> Option<UpdateErrand> {
        match (event, self.stage) {
            (UpdateEvent::Kept, _) => {
                self.is_kept = true;
                None
            }
            (UpdateEvent::Waits, Updating::Newest) => self.go_to(Updating::Waiting, None),
            (UpdateEvent::Asked, Updating::Waiting | Updating::Replaced) => {
                self.go_to(Updating::Saving, Some(UpdateErrand::Flush))
            }
            (UpdateEvent::NotSaved, Updating::Saving) => self.go_to(self.known(), None),
            (UpdateEvent::Saved, Updating::Saving) => {
                let next = if self.is_replaced { UpdateErrand::Reload } else { UpdateErrand::LetIn };
                self.go_to(Updating::LettingIn, Some(next))
            }
            // Asked for again, it did not come: the page anew is as good.
            (UpdateEvent::Controlled { .. } | UpdateEvent::Asked, Updating::LettingIn) => Some(UpdateErrand::Reload),
            (UpdateEvent::Controlled { first: true }, Updating::Newest) => None,
            (UpdateEvent::Controlled { .. }, Updating::Newest | Updating::Waiting | Updating::Replaced) => {
                self.is_replaced = true;
                self.go_to(Updating::Replaced, None)
            }
            (UpdateEvent::Controlled { .. }, Updating::Saving) => {
                self.is_replaced = true;
                None
            }
            (UpdateEvent::Waits | UpdateEvent::Asked | UpdateEvent::Saved | UpdateEvent::NotSaved, _) => None,
        }
    }

    /// Where it stands while nobody asks.
    fn known(self) -> Updating {
        if self.is_replaced { Updating::Replaced } else { Updating::Waiting }
    }

    fn go_to(&mut self, stage: Updating, errand: Option<UpdateErrand>) -> Option<UpdateErrand> {
        self.stage = stage;
        errand
    }
}
