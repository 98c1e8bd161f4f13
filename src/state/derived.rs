//! What follows from signals, kept until it is another: leptos' memo, with one type inside for whatever is kept.
//!
//! A `Memo` of each type is compiled anew, some 3 KB of the first load each; this one is compiled once.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// A value of some type, which can be told from another.
trait Value: Any + Send + Sync {
    fn is_same(&self, other: &dyn Value) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Value for T {
    fn is_same(&self, other: &dyn Value) -> bool {
        (other as &dyn Any).downcast_ref::<T>() == Some(self)
    }
}

#[derive(Clone)]
struct Kept(Arc<dyn Value>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        (*self.0).is_same(&*other.0)
    }
}

/// What follows from signals; who reads it runs again only when it is really another.
pub struct Derived<T> {
    memo: Memo<Kept>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: PartialEq + Send + Sync + 'static> Derived<T> {
    pub fn new(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self { memo: memo(Box::new(move || Kept(Arc::new(read())))), of: PhantomData }
    }

    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(of_type(&self.memo.get()))
    }

    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(of_type(&self.memo.get_untracked()))
    }

    /// What runs now runs again when it is another.
    pub fn track(self) {
        self.memo.track();
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Derived<T> {
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

fn memo(read: Box<dyn Fn() -> Kept + Send + Sync>) -> Memo<Kept> {
    Memo::new(move |_| read())
}

fn of_type<T: 'static>(kept: &Kept) -> &T {
    let any: &dyn Any = &*kept.0;
    any.downcast_ref().expect("only what `new` reads is kept")
}
