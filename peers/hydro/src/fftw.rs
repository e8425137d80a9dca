//! FFTW 3 through its C interface, plans by MEASURE; Intel's library (MKL) through the same, which it
//! brings along.

use std::ffi::{OsString, c_int, c_uint, c_void};
use std::path::PathBuf;

use libloading::{Library, Symbol};

use crate::input::{Case, Kind, field, wave_numbers};
use crate::{Side, Trouble, answer};

const MEASURE: c_uint = 0;
const MKL_THREADING_SEQUENTIAL: c_int = 1;

#[repr(C)]
#[derive(Clone, Copy)]
struct Dimension {
    n: c_int,
    is: c_int,
    os: c_int,
}

type Plan = *mut c_void;
type GuruR2c = unsafe extern "C" fn(
    c_int,
    *const Dimension,
    c_int,
    *const Dimension,
    *mut f64,
    *mut f64,
    c_uint,
) -> Plan;
type Execute = unsafe extern "C" fn(Plan);
type Malloc = unsafe extern "C" fn(usize) -> *mut c_void;

/// Who made the library.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Maker {
    Fftw,
    Intel,
}

impl Maker {
    fn name(self) -> &'static str {
        match self {
            Maker::Fftw => "FFTW",
            Maker::Intel => "MKL",
        }
    }

    /// Loads the library, told to work in one thread.
    fn library(self) -> Result<Library, Trouble> {
        match self {
            // SAFETY: loading FFTW runs nothing but its own constructors.
            Maker::Fftw => unsafe { Library::new("libfftw3.so.3") }
                .map_err(|error| format!("FFTW is not installed (libfftw3-double3): {error}")),
            Maker::Intel => {
                let path = mkl();
                // SAFETY: the same of Intel's library; the function is documented with this type.
                unsafe {
                    let library = Library::new(&path).map_err(|error| {
                        format!("MKL is not installed (the wheel `mkl` beside NumPy): {error}")
                    })?;
                    let layer: Symbol<'_, unsafe extern "C" fn(c_int) -> c_int> = library
                        .get(b"MKL_Set_Threading_Layer")
                        .map_err(|error| error.to_string())?;
                    layer(MKL_THREADING_SEQUENTIAL);
                    Ok(library)
                }
            }
        }
    }
}

/// Where MKL is: its wheel puts it into `lib` beside the folder of the interpreter that `LARDER_PYTHON`
/// names; else wherever the system finds it.
fn mkl() -> OsString {
    const NAME: &str = "libmkl_rt.so.3";
    std::env::var_os("LARDER_PYTHON")
        .map(PathBuf::from)
        .and_then(|python| Some(python.parent()?.parent()?.join("lib").join(NAME)))
        .filter(|path| path.exists())
        .map_or_else(|| NAME.into(), PathBuf::into_os_string)
}

/// The library and what is used of it.
struct Fftw {
    _library: Library,
    r2c: GuruR2c,
    c2r: GuruR2c,
    execute: Execute,
    malloc: Malloc,
}

impl Fftw {
    fn load(maker: Maker) -> Result<Fftw, Trouble> {
        let library = maker.library()?;
        // SAFETY: these are the documented types of the functions.
        unsafe {
            let get = |name: &str| -> Result<Symbol<'_, GuruR2c>, Trouble> {
                library.get(name.as_bytes()).map_err(|error| error.to_string())
            };
            let (r2c, c2r) = (*get("fftw_plan_guru_dft_r2c")?, *get("fftw_plan_guru_dft_c2r")?);
            let execute: Symbol<'_, Execute> =
                library.get(b"fftw_execute").map_err(|error| error.to_string())?;
            let malloc: Symbol<'_, Malloc> =
                library.get(b"fftw_malloc").map_err(|error| error.to_string())?;
            let (execute, malloc) = (*execute, *malloc);
            Ok(Fftw { _library: library, r2c, c2r, execute, malloc })
        }
    }

    /// Numbers at an address that FFTW likes; kept for the life of the process.
    fn numbers(&self, count: usize) -> &'static mut [f64] {
        // SAFETY: `fftw_malloc` gives room for the bytes or null; zeros are numbers; nobody else has it.
        unsafe {
            let start = (self.malloc)(count * 8).cast::<f64>();
            assert!(!start.is_null(), "there is memory for {count} numbers");
            start.write_bytes(0, count);
            std::slice::from_raw_parts_mut(start, count)
        }
    }
}

/// A transform there, a product, a transform back, along one axis or in all three.
struct Work {
    fftw: Fftw,
    forward: Plan,
    backs: Vec<Plan>,
    spectrum: &'static mut [f64],
    product: &'static mut [f64],
    outputs: Vec<&'static mut [f64]>,
    /// Factor of each complex place for each output; empty when the spectrum itself is wanted.
    factors: Vec<Vec<f64>>,
    shape: [usize; 3],
    _input: &'static mut [f64],
}

fn int(n: usize) -> c_int {
    c_int::try_from(n).expect("a shape of a benchmark")
}

pub(crate) fn side(case: &Case, maker: Maker) -> Result<Box<dyn Side>, Trouble> {
    let fftw = Fftw::load(maker)?;
    let [nx, ny, nz] = case.shape;
    let input = fftw.numbers(case.points());
    let half = nz / 2 + 1;
    let (transformed, batch, count, factors): (
        Vec<Dimension>,
        Vec<Dimension>,
        usize,
        Vec<Vec<f64>>,
    );
    // Strides of the spectrum: its transformed axis is halved.
    match case.kind {
        Kind::Derivative(axis) => {
            let n = case.shape[axis];
            let mut kept = case.shape;
            kept[axis] = n / 2 + 1;
            let strides = |shape: [usize; 3]| [shape[1] * shape[2], shape[2], 1];
            let (is, os) = (strides(case.shape), strides(kept));
            let dimension =
                |a: usize| Dimension { n: int(case.shape[a]), is: int(is[a]), os: int(os[a]) };
            transformed = vec![dimension(axis)];
            batch = (0..3).filter(|a| *a != axis).map(dimension).collect();
            count = kept.iter().product();
            let waves = wave_numbers(n);
            let place =
                |at: usize| [at / (kept[1] * kept[2]), at / kept[2] % kept[1], at % kept[2]][axis];
            factors = vec![(0..count).map(|at| waves[place(at)] / n as f64).collect()];
        }
        Kind::Gradient | Kind::Spectrum => {
            transformed = vec![
                Dimension { n: int(nx), is: int(ny * nz), os: int(ny * half) },
                Dimension { n: int(ny), is: int(nz), os: int(half) },
                Dimension { n: int(nz), is: 1, os: 1 },
            ];
            batch = Vec::new();
            count = nx * ny * half;
            factors = if case.kind == Kind::Spectrum {
                Vec::new()
            } else {
                (0..3)
                    .map(|axis| {
                        let waves = wave_numbers(case.shape[axis]);
                        let place = |at: usize| [at / (ny * half), at / half % ny, at % half][axis];
                        (0..count).map(|at| waves[place(at)] / case.points() as f64).collect()
                    })
                    .collect()
            };
        }
        Kind::Rates | Kind::Events => return Err(format!("{} solves no equations", maker.name())),
    }
    let spectrum = fftw.numbers(2 * count);
    let product = fftw.numbers(2 * count);
    let outputs: Vec<_> = factors.iter().map(|_| fftw.numbers(case.points())).collect();
    let swapped: Vec<Dimension> =
        transformed.iter().map(|d| Dimension { n: d.n, is: d.os, os: d.is }).collect();
    let swapped_batch: Vec<Dimension> =
        batch.iter().map(|d| Dimension { n: d.n, is: d.os, os: d.is }).collect();
    // SAFETY: the strides stay inside of the slices, which live as long as the process.
    let (forward, backs) = unsafe {
        let forward = (fftw.r2c)(
            int(transformed.len()),
            transformed.as_ptr(),
            int(batch.len()),
            batch.as_ptr(),
            input.as_mut_ptr(),
            spectrum.as_mut_ptr(),
            MEASURE,
        );
        let backs: Vec<Plan> = outputs
            .iter()
            .map(|output| {
                (fftw.c2r)(
                    int(swapped.len()),
                    swapped.as_ptr(),
                    int(swapped_batch.len()),
                    swapped_batch.as_ptr(),
                    product.as_mut_ptr(),
                    output.as_ptr().cast_mut(),
                    MEASURE,
                )
            })
            .collect();
        (forward, backs)
    };
    if forward.is_null() || backs.iter().any(|plan| plan.is_null()) {
        return Err(format!("{} made no plan", maker.name()));
    }
    // Planning by MEASURE overwrites its arrays.
    input.copy_from_slice(&field(case.points()));
    let shape = case.shape;
    Ok(Box::new(Work {
        fftw,
        forward,
        backs,
        spectrum,
        product,
        outputs,
        factors,
        shape,
        _input: input,
    }))
}

impl Side for Work {
    fn once(&mut self) {
        // SAFETY: the plan's arrays live as long as the process; r2c out of place keeps its input.
        unsafe { (self.fftw.execute)(self.forward) };
        for (factors, &back) in self.factors.iter().zip(&self.backs) {
            let product = self.product.as_chunks_mut::<2>().0;
            for ((z, w), factor) in
                product.iter_mut().zip(self.spectrum.as_chunks::<2>().0).zip(factors)
            {
                *z = [-w[1] * factor, w[0] * factor];
            }
            // SAFETY: as above.
            unsafe { (self.fftw.execute)(back) };
        }
    }

    fn answer(&mut self, _: u64) -> u64 {
        if !self.outputs.is_empty() {
            let parts: Vec<&[f64]> = self.outputs.iter().map(|output| &**output).collect();
            return answer::of(&parts);
        }
        let [nx, ny, nz] = self.shape;
        let half = nz / 2 + 1;
        answer::of(&[&self.spectrum[..2 * (nx / 2 + 1) * ny * half]])
    }
}
