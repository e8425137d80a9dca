//! What the memory layer promises, held against naive twins.

mod pool;
