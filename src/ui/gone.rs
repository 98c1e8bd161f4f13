//! What leaves the screen is gone at once, and taken down behind the scenes, a little at a time: thousands of listeners have to
//! be struck off, and the page should answer meanwhile.
//!
//! For that it stands apart: its owner hangs under the page's first owner, not under the one that lets it go, so that it must
//! use nothing that a page provides, only the session.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState};

use crate::platform::clock;

/// So long at a stretch.
const SLICE_MS: u64 = 8;

/// A view in a list: it leaves with what it hangs under, or apart from it.
pub struct Listed {
    view: OwnedView<AnyView>,
    /// Where it stands apart.
    owner: Option<Owner>,
}

impl Listed {
    /// Builds a view under an owner of its own.
    pub fn under(parent: &Owner, build: impl FnOnce() -> AnyView) -> Self {
        let owner = parent.child();
        Self { view: OwnedView::new_with_owner(owner.with(build), owner), owner: None }
    }

    /// The same, under the first owner of the page.
    pub fn apart(build: impl FnOnce() -> AnyView) -> Self {
        let mut first = Owner::current().unwrap_or_default();
        while let Some(parent) = first.parent() {
            first = parent;
        }
        let owner = first.child();
        Self { view: OwnedView::new_with_owner(owner.with(build), owner.clone()), owner: Some(owner) }
    }
}

type OwnState = <OwnedView<AnyView> as Render>::State;

/// It on the screen, until it leaves.
pub struct Shown {
    state: Option<OwnState>,
    owner: Option<Owner>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let (Some(state), Some(owner)) = (self.state.take(), self.owner.take()) {
            bury(state, owner);
        }
    }
}

struct Gone {
    waiting: VecDeque<(OwnState, Owner)>,
    is_due: bool,
}

thread_local! { static GONE: RefCell<Gone> = const { RefCell::new(Gone { waiting: VecDeque::new(), is_due: false }) }; }

fn bury(state: OwnState, owner: Owner) {
    // It follows nothing any more.
    owner.pause();
    let is_first = GONE.with_borrow_mut(|gone| {
        gone.waiting.push_back((state, owner));
        !std::mem::replace(&mut gone.is_due, true)
    });
    if is_first {
        set_timeout(take_down, Duration::ZERO);
    }
}

fn take_down() {
    let end = clock::now_ms() + SLICE_MS;
    while clock::now_ms() < end {
        let next = GONE.with_borrow_mut(|gone| {
            let next = gone.waiting.pop_front();
            gone.is_due = next.is_some();
            next
        });
        if next.is_none() {
            return;
        }
    }
    set_timeout(take_down, Duration::ZERO);
}

impl Render for Listed {
    type State = Shown;

    fn build(self) -> Shown {
        Shown { state: Some(self.view.build()), owner: self.owner }
    }

    fn rebuild(self, state: &mut Shown) {
        if let Some(own) = &mut state.state {
            self.view.rebuild(own);
        }
        state.owner = self.owner;
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        if let Some(state) = &mut self.state {
            state.unmount();
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        if let Some(state) = &mut self.state {
            state.mount(parent, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.state.as_ref().is_some_and(|state| state.insert_before_this(child))
    }

    fn elements(&self) -> Vec<Element> {
        self.state.as_ref().map(Mountable::elements).unwrap_or_default()
    }
}

impl AddAnyAttr for Listed {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

/// A list wants this of what stands in it; text is never made of it here.
impl RenderHtml for Listed {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.view.to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Shown {
        Shown { state: Some(self.view.hydrate::<FROM_SERVER>(cursor, position)), owner: self.owner }
    }

    fn into_owned(self) -> Self {
        self
    }
}
