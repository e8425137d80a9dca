//! Counts what a program asks of memory, compares before with after, and exports the figures.
