//! What views of a dict show and say of themselves where their type is known.

use std::borrow::Cow;

use crate::dict::{Dict, DictItems, DictKeys, DictValues, Kind};
use crate::dyn_value::ViewKind;
use crate::exc::Result;
use crate::list::List;
use crate::traits::{Comparison, Eq, Hash, Iterate, Key, Next, Order, Repr, Truth, TypeName};

/// The name of the class of a view, by the dict that it looks at.
pub(crate) fn name<K, V>(dict: &Dict<K, V>, view: ViewKind) -> &'static str {
    match (dict.kind(), view) {
        (Kind::Ordered, ViewKind::Keys) => "odict_keys",
        (Kind::Ordered, ViewKind::Values) => "odict_values",
        (Kind::Ordered, ViewKind::Items) => "odict_items",
        (_, ViewKind::Keys) => "dict_keys",
        (_, ViewKind::Values) => "dict_values",
        (_, ViewKind::Items) => "dict_items",
    }
}

/// `dict_keys([…])` of a typed view of the dict at an address.
fn show<T: Repr + Clone + 'static>(
    name: &str,
    address: usize,
    view: &impl Iterate<Item = T>,
    out: &mut String,
) -> Result<()> {
    // The view is another object than its dict, and so is each kind of view.
    let Some(_guard) = crate::repr::enter(address + name.len())? else {
        out.push_str("...");
        return Ok(());
    };
    let list = List::new();
    let mut items = view.iterate()?;
    while let Some(item) = items.next()? {
        list.append(item);
    }
    out.push_str(name);
    out.push('(');
    list.repr(out)?;
    out.push(')');
    Ok(())
}

/// The hash of a view: those of values are objects like any other, the rest are sets that change.
pub(crate) fn hash<K, V>(dict: &Dict<K, V>, view: ViewKind) -> Result<i64> {
    match view {
        ViewKind::Values => Ok(crate::int::from_usize(dict.address() >> 4)),
        _ => Err(crate::list::unhashable(name(dict, view))),
    }
}

macro_rules! views {
    ($($view:ident $kind:ident;)*) => {
        $(
            impl<K: Key + Repr, V: Clone + Repr + 'static> Repr for $view<K, V> {
                fn repr(&self, out: &mut String) -> Result<()> {
                    let dict = self.dict();
                    show(name(dict, ViewKind::$kind), dict.address(), self, out)
                }
            }

            impl<K, V> Truth for $view<K, V> {
                fn truth(&self) -> Result<bool> {
                    Ok(self.dict().len() > 0)
                }
            }

            impl<K, V> TypeName for $view<K, V> {
                fn type_name(&self) -> Cow<'static, str> {
                    Cow::Borrowed(name(self.dict(), ViewKind::$kind))
                }
            }

            impl<K, V> Hash for $view<K, V> {
                fn hash(&self) -> Result<i64> {
                    hash(self.dict(), ViewKind::$kind)
                }
            }
        )*
    };
}

views! {
    DictKeys Keys;
    DictValues Values;
    DictItems Items;
}

/// Whether each key of a view is a key of another.
fn keys_within<K: Key, V: Clone + 'static, W: Clone + 'static>(
    one: &Dict<K, V>,
    other: &Dict<K, W>,
) -> Result<bool> {
    for key in one.key_list().to_vec() {
        if !other.contains(&key)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether each pair of a view is a pair of another.
fn pairs_within<K: Key, V: Clone + Eq + 'static>(
    one: &Dict<K, V>,
    other: &Dict<K, V>,
) -> Result<bool> {
    for (key, value) in one.pairs() {
        match other.get(&key)? {
            Some(found) if crate::traits::same(&value, &found)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// A comparison of two sets of which is known how large they are, and how to tell whether one lies in the other.
fn compare(
    comparison: Comparison,
    (one, other): (usize, usize),
    within: impl FnOnce() -> Result<bool>,
    around: impl FnOnce() -> Result<bool>,
) -> Result<bool> {
    match comparison {
        Comparison::Less => Ok(one < other && within()?),
        Comparison::LessEqual => Ok(one <= other && within()?),
        Comparison::Greater => Ok(one > other && around()?),
        Comparison::GreaterEqual => Ok(one >= other && around()?),
    }
}

impl<K: Key, V: Clone + 'static, W: Clone + 'static> Eq<DictKeys<K, W>> for DictKeys<K, V> {
    fn equals(&self, other: &DictKeys<K, W>) -> Result<bool> {
        Ok(self.dict().len() == other.dict().len() && keys_within(self.dict(), other.dict())?)
    }
    fn equals_quick(&self, _: &DictKeys<K, W>) -> Option<bool> {
        None
    }
}

impl<K: Key, V: Clone + 'static, W: Clone + 'static> Order<DictKeys<K, W>> for DictKeys<K, V> {
    fn order(&self, comparison: Comparison, other: &DictKeys<K, W>) -> Result<bool> {
        let (a, b) = (self.dict(), other.dict());
        let lengths = (a.len(), b.len());
        compare(comparison, lengths, || keys_within(a, b), || keys_within(b, a))
    }
}

impl<K: Key, V: Clone + Eq + 'static> Eq for DictItems<K, V> {
    fn equals(&self, other: &DictItems<K, V>) -> Result<bool> {
        Ok(self.dict().len() == other.dict().len() && pairs_within(self.dict(), other.dict())?)
    }
    fn equals_quick(&self, _: &DictItems<K, V>) -> Option<bool> {
        None
    }
}

impl<K: Key, V: Clone + Eq + 'static> Order for DictItems<K, V> {
    fn order(&self, comparison: Comparison, other: &DictItems<K, V>) -> Result<bool> {
        let (a, b) = (self.dict(), other.dict());
        let lengths = (a.len(), b.len());
        compare(comparison, lengths, || pairs_within(a, b), || pairs_within(b, a))
    }
}

/// Views of values are equal to themselves alone.
impl<K, V> Eq for DictValues<K, V> {
    fn equals(&self, other: &DictValues<K, V>) -> Result<bool> {
        Ok(self.is_same(other))
    }
    fn equals_quick(&self, other: &DictValues<K, V>) -> Option<bool> {
        Some(self.is_same(other))
    }
}

impl<K, V> Order for DictValues<K, V> {
    fn order(&self, comparison: Comparison, other: &DictValues<K, V>) -> Result<bool> {
        let (one, other) = (self.type_name(), other.type_name());
        Err(crate::traits::no_order(comparison, &one, &other))
    }
}
