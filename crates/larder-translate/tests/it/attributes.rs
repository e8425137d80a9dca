//! Which attributes get a type of their own, which methods are called directly, and what keeps them from it.

use larder_translate::{Options, Status, Translator};

fn translate(source: &str) -> String {
    let (mut translator, mut rust) = (Translator::new(Options::default()), String::new());
    let report = translator.translate("app.py", source, &mut rust).expect("it can be read");
    assert_eq!(report.status, Some(Status::Whole), "{:?}", report.findings);
    rust
}

const POINT: &str = "
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def scaled(self, by):
        return Point(self.x * by, self.y * by)
    def far(self):
        return self.norm() > 2.0
    def norm(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

def main():
    p = Point(1.5, 2.0).scaled(0.5)
    print(p.far(), p.x)

main()
";

#[test]
fn attributes_that_are_floats_wherever_they_are_set_are_floats() {
    let rust = translate(POINT);
    for part in [
        "X: f64 = \"x\";",
        "pub fn point_init(self_: &Dyn, x: f64, y: f64) -> Result<()> {",
        "pub fn point_new(x: f64, y: f64) -> Result<Dyn> {",
        "pub fn point_norm(self_: &Dyn) -> Result<f64> {",
        "field::X.get(self_)?",
        "point_norm(self_)?",
        "point_far(method::FAR.of(&p)?)?",
    ] {
        assert!(rust.contains(part), "{part} is not in\n{rust}");
    }
    assert!(!rust.contains("getattr"), "{rust}");
}

#[test]
fn whoever_reaches_attributes_by_other_ways_keeps_them_dynamic() {
    for reach in [
        "setattr(p, 'x' + '', 'text')",
        "p.__dict__['x'] = 'text'",
        "vars(p).update(x='text')",
        "object.__setattr__(p, 'x', 'text')",
    ] {
        let source = format!("{POINT}\np = Point(1.0, 2.0)\n{reach}\nprint(p.x)\n");
        let rust = translate(&source);
        assert!(!rust.contains("X: f64"), "{reach}\n{rust}");
        assert!(rust.contains("pub fn point_init(self_: &Dyn, x: &Dyn, y: &Dyn)"), "{reach}");
    }
}

#[test]
fn a_class_that_is_a_value_is_made_by_anyone() {
    for leak in [
        "made = [c(1.0, 'two') for c in [Point]]",
        "made = type(Point(1.0, 2.0))('one', 2)",
        "made = Point(1.0, 2.0).__class__('one', 2)",
        "def make(c):\n    return c('one', 2)\nmade = make(Point)",
    ] {
        let rust = translate(&format!("{POINT}\n{leak}\nprint(made)\n"));
        assert!(
            rust.contains("pub fn point_init(self_: &Dyn, x: &Dyn, y: &Dyn)"),
            "{leak}\n{rust}"
        );
    }
}

#[test]
fn a_method_that_is_a_value_takes_anything() {
    for use_ in [
        "f = Point(1.0, 2.0).scaled\nprint(f(2))",
        "print(Point.scaled(Point(1.0, 2.0), 2))",
        "print(getattr(Point(1.0, 2.0), 'scaled')(2))",
        "name = 'scaled'\nprint(getattr(Point(1.0, 2.0), name)(2))",
        "import operator\nprint(operator.methodcaller('scaled', 2)(Point(1.0, 2.0)))",
    ] {
        let rust = translate(&format!("{POINT}\n{use_}\n"));
        assert!(rust.contains("pub fn point_scaled(self_: &Dyn, by: &Dyn)"), "{use_}\n{rust}");
    }
}

#[test]
fn a_method_that_a_class_below_has_too_is_looked_up() {
    let rust = translate(&format!(
        "{POINT}\nclass Far(Point):\n    def norm(self):\n        return 9.0\nprint(Far(1.0, 2.0).far())\n"
    ));
    assert!(rust.contains("py::dynamic::call_method(self_, \"norm\", &[])"), "{rust}");
    assert!(rust.contains("py::typed::<f64>"), "{rust}");
}

#[test]
fn names_of_the_library_are_read_as_what_they_are_there() {
    let rust = translate(
        "class Span:\n    def __init__(self, start):\n        self.start = start\n    def own(self):\n        return self.start\n\ndef tell(o):\n    return o.start\n\nprint(Span(1.5).own(), tell(Span(2.5)), tell(range(3)))\n",
    );
    assert!(rust.contains("field::START.get(self_)?"), "{rust}");
    assert!(rust.contains("py::dynamic::getattr(o, \"start\")"), "{rust}");
}

#[test]
fn a_library_knows_nothing_of_those_who_use_it() {
    let options = Options { is_library: true, ..Options::default() };
    let (mut translator, mut rust) = (Translator::new(options), String::new());
    translator.translate("app.py", POINT, &mut rust).expect("it can be read");
    assert!(!rust.contains("field::"), "{rust}");
}
