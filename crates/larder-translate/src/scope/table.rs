//! Variables by scope and symbol: an open table of numbers beside a column of variables.

use larder_memory::arena::{Arena, ArenaVec};
use larder_memory::intern::Symbol;

use super::{Resolution, ScopeId, Uses, Variable};
use crate::ast::Full;

/// The column and the table.
#[derive(Debug)]
pub(super) struct Variables<'a> {
    pub(super) all: ArenaVec<'a, Variable>,
    /// Number plus one; 0 is an empty place. The length is a power of two.
    places: ArenaVec<'a, u32>,
}

const PLACES_FIRST: usize = 256;

fn hash(scope: ScopeId, name: Symbol) -> usize {
    let key = u64::from(scope.0) << 32 | u64::from(name.id());
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as usize
}

impl<'a> Variables<'a> {
    pub(super) fn new(arena: &'a Arena) -> Result<Self, Full> {
        let mut variables = Variables { all: arena.vec(), places: arena.vec() };
        variables.clear(PLACES_FIRST)?;
        Ok(variables)
    }

    fn clear(&mut self, places: usize) -> Result<(), Full> {
        self.places.truncate(0);
        self.places.try_reserve_exact(places).map_err(|_full| Full)?;
        (0..places).try_for_each(|_| self.places.try_push(0).map_err(|_full| Full))
    }

    fn place(&self, scope: ScopeId, name: Symbol) -> usize {
        let mask = self.places.len() - 1;
        let mut place = hash(scope, name) & mask;
        loop {
            match self.places[place] {
                0 => return place,
                number => {
                    let variable = &self.all[number as usize - 1];
                    if variable.scope == scope && variable.name == name {
                        return place;
                    }
                }
            }
            place = (place + 1) & mask;
        }
    }

    /// The number of a variable.
    pub(super) fn find(&self, scope: ScopeId, name: Symbol) -> Option<usize> {
        (self.places[self.place(scope, name)] as usize).checked_sub(1)
    }

    /// The number of a variable, made when there is none.
    pub(super) fn find_or_add(&mut self, scope: ScopeId, name: Symbol) -> Result<usize, Full> {
        let mut place = self.place(scope, name);
        if let Some(number) = (self.places[place] as usize).checked_sub(1) {
            return Ok(number);
        }
        if (self.all.len() + 1) * 4 > self.places.len() * 3 {
            self.clear(self.places.len() * 2)?;
            for number in 0..self.all.len() {
                let variable = self.all[number];
                let place = self.place(variable.scope, variable.name);
                self.places[place] = u32::try_from(number + 1).map_err(|_many| Full)?;
            }
            place = self.place(scope, name);
        }
        let variable =
            Variable { scope, name, uses: Uses::default(), resolution: Resolution::Local };
        self.all.try_push(variable).map_err(|_full| Full)?;
        self.places[place] = u32::try_from(self.all.len()).map_err(|_many| Full)?;
        Ok(self.all.len() - 1)
    }

    /// How a name is used in a scope so far.
    pub(super) fn uses(&self, scope: ScopeId, name: Symbol) -> Uses {
        self.find(scope, name).map_or(Uses::default(), |number| self.all[number].uses)
    }
}
