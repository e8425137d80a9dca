//! The traits of `bool`, `None` and of what may be `None`.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::exc::Result;
use crate::traits::{Comparison, Eq, Hash, Order, Repr, Truth, TypeName, no_order};

impl Repr for bool {
    fn repr(&self, out: &mut String) -> Result<()> {
        out.push_str(if *self { "True" } else { "False" });
        Ok(())
    }
}

impl Truth for bool {
    #[inline]
    fn truth(&self) -> Result<bool> {
        Ok(*self)
    }
}

impl TypeName for bool {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed("bool")
    }
}

impl Eq for bool {
    #[inline]
    fn equals(&self, other: &bool) -> Result<bool> {
        Ok(self == other)
    }
    #[inline]
    fn equals_quick(&self, other: &bool) -> Option<bool> {
        Some(self == other)
    }
}

impl Order for bool {
    fn order(&self, comparison: Comparison, other: &bool) -> Result<bool> {
        Ok(comparison.holds(self.cmp(other)))
    }
    fn total(&self, other: &bool) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for bool {
    fn hash(&self) -> Result<i64> {
        Ok(i64::from(*self))
    }
}

impl Repr for () {
    fn repr(&self, out: &mut String) -> Result<()> {
        out.push_str("None");
        Ok(())
    }
}

impl Truth for () {
    fn truth(&self) -> Result<bool> {
        Ok(false)
    }
}

impl TypeName for () {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed("NoneType")
    }
}

impl Eq for () {
    fn equals(&self, (): &()) -> Result<bool> {
        Ok(true)
    }
    fn equals_quick(&self, (): &()) -> Option<bool> {
        Some(true)
    }
}

impl Order for () {
    fn order(&self, comparison: Comparison, (): &()) -> Result<bool> {
        Err(crate::traits::no_order(comparison, "NoneType", "NoneType"))
    }
}

impl Hash for () {
    fn hash(&self) -> Result<i64> {
        crate::dynamic::hash(&crate::dyn_value::Dyn::None)
    }
}

impl<T: Repr> Repr for Option<T> {
    fn repr(&self, out: &mut String) -> Result<()> {
        match self {
            Some(value) => value.repr(out),
            None => ().repr(out),
        }
    }
    fn str(&self, out: &mut String) -> Result<()> {
        match self {
            Some(value) => value.str(out),
            None => ().repr(out),
        }
    }
}

impl<T: Truth> Truth for Option<T> {
    fn truth(&self) -> Result<bool> {
        self.as_ref().map_or(Ok(false), Truth::truth)
    }
}

impl<T: TypeName> TypeName for Option<T> {
    fn type_name(&self) -> Cow<'static, str> {
        self.as_ref().map_or(Cow::Borrowed("NoneType"), TypeName::type_name)
    }
}

impl<T: Eq> Eq for Option<T> {
    fn equals(&self, other: &Option<T>) -> Result<bool> {
        match (self, other) {
            (Some(a), Some(b)) => a.equals(b),
            (a, b) => Ok(a.is_none() && b.is_none()),
        }
    }
    fn equals_quick(&self, other: &Option<T>) -> Option<bool> {
        match (self, other) {
            (Some(a), Some(b)) => a.equals_quick(b),
            (a, b) => Some(a.is_none() && b.is_none()),
        }
    }
}

impl<T: Hash> Hash for Option<T> {
    fn hash(&self) -> Result<i64> {
        self.as_ref().map_or_else(|| ().hash(), Hash::hash)
    }
}

impl<T: Order> Order for Option<T> {
    fn order(&self, comparison: Comparison, other: &Option<T>) -> Result<bool> {
        match (self, other) {
            (Some(a), Some(b)) => a.order(comparison, b),
            (a, b) => Err(no_order(comparison, &a.type_name(), &b.type_name())),
        }
    }
}

/// An iterator cannot tell whether anything is left.
impl<T> Truth for crate::iter::Iter<T> {
    fn truth(&self) -> Result<bool> {
        Ok(true)
    }
}

impl<T> Truth for crate::iter::Generator<T> {
    fn truth(&self) -> Result<bool> {
        Ok(true)
    }
}
