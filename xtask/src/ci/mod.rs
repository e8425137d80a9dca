//! stub
use crate::trouble::Trouble;
#[derive(Debug)]
pub(crate) struct Options;
impl Options {
    pub(crate) fn parse(_: &[String]) -> Result<Options, Trouble> {
        Ok(Options)
    }
}
pub(crate) fn run(_: &std::path::Path, _: &Options) -> Result<(), Trouble> {
    Ok(())
}
