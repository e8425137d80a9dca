//! Pictures of a run as SVG, fit for a paper: maps of a plane, profiles along an axis, spectra.
//!
//! Vector text and lines, the map of a plane as one embedded image with a pixel for each cell, colours
//! whose differences look as large as the numbers' differences are.

mod axis;
mod base64;
mod canvas;
mod colour;
mod lines;
mod map;
mod png;

pub use lines::{Line, LinePlot, Stroke};
pub use map::MapPlot;
