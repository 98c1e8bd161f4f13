//! Few types at the borders of views: what keeps the page small.
//!
//! Every distinct closure type that a `view!` meets is compiled into rendering code of its own, 0.5–3 KB each.
//! These functions give many closures one type; what is seen and when it changes stays the same.

use std::sync::{Arc, Mutex};

use super::gone::Listed;
use crate::state::Derived;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use leptos::tachys::view::keyed::keyed as keyed_views;

/// What follows the signals that it reads: as a child or an attribute.
pub type Live<T> = SharedReactiveFunction<T>;

/// A named closure for a view. Of few `T`: `String` and `bool`, and [`AnyView`] by [`part`].
pub fn live<T: 'static>(read: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Arc::new(Mutex::new(read))
}

/// A part of a view that is there or not, and is built anew whenever what it reads changes.
pub fn part<V: IntoView>(mut build: impl FnMut() -> Option<V> + Send + 'static) -> Live<AnyView> {
    live(move || build().map_or_else(nothing, IntoAny::into_any))
}

/// A part of a view that is there while `condition` holds, and is built anew only when it begins to.
pub fn when<V: IntoView>(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    mut build: impl FnMut() -> V + Send + 'static,
) -> Live<AnyView> {
    while_it_holds(memo(condition), Box::new(move || build().into_any()))
}

fn while_it_holds(holds: Derived<bool>, mut build: Box<dyn FnMut() -> AnyView + Send>) -> Live<AnyView> {
    live(move || if holds.get() { build() } else { nothing() })
}

/// What follows from signals, made anew only when it really changes.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Derived<T> {
    Derived::new(read)
}

/// The views of a list.
pub fn list<V: IntoView>(items: impl IntoIterator<Item = V>) -> Vec<AnyView> {
    items.into_iter().map(IntoAny::into_any).collect()
}

/// The views of a list that changes: what keeps its key keeps its view.
pub fn keyed<T: Clone + Send + Sync + 'static, V: IntoView>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> String,
    view: impl Fn(T) -> V + Send + Sync + 'static,
) -> AnyView {
    by_key(items_of(items, key, view), false)
}

/// The same for what is large and uses only the session: what leaves is taken down a little at a time.
pub fn keyed_apart<T: Clone + Send + Sync + 'static, V: IntoView>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> String,
    view: impl Fn(T) -> V + Send + Sync + 'static,
) -> AnyView {
    by_key(items_of(items, key, view), true)
}

/// A key and how to build what stands under it.
type Item = (String, Arc<dyn Fn() -> AnyView + Send + Sync>);
type Items = Box<dyn Fn() -> Vec<Item> + Send + Sync>;

fn items_of<T: Clone + Send + Sync + 'static, V: IntoView>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> String,
    view: impl Fn(T) -> V + Send + Sync + 'static,
) -> Items {
    let view = Arc::new(view);
    let item = move |item: T| -> Item {
        let view = view.clone();
        (key(&item), Arc::new(move || view(item.clone()).into_any()))
    };
    Box::new(move || items().into_iter().map(&item).collect())
}

fn by_key(items: Items, are_apart: bool) -> AnyView {
    let parent = Owner::current().unwrap_or_default();
    let view = move |_, (_, build): Item| {
        let listed = if are_apart { Listed::apart(&*build) } else { Listed::under(&parent, &*build) };
        (drop::<usize>, listed)
    };
    (move || keyed_views(items(), |(key, _): &Item| key.clone(), view.clone())).into_any()
}

/// What is done outside the view, now and whenever what it reads changes: one type for all of it.
pub fn effect(act: impl FnMut() + 'static) {
    boxed_effect(Box::new(act));
}

fn boxed_effect(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_| act());
}

/// What an event does.
pub fn handler<E: 'static>(act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(act)
}

fn nothing() -> AnyView {
    ().into_any()
}
