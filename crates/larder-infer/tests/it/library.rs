//! Every model of the library: the tape against the interpreter, the parameters as they are listed.

use larder_infer::{Compiled, Target, models};

use super::support::{check_gradient, points};

#[test]
fn every_models_gradient_is_that_of_its_score() {
    let all = models::all();
    assert!(all.len() >= 25, "{} models", all.len());
    for entry in all {
        let data = models::Data::new(entry.example()).unwrap();
        let model = entry.build(&data).unwrap_or_else(|error| panic!("{}: {error}", entry.name));
        let mut compiled =
            Compiled::of(model).unwrap_or_else(|error| panic!("{}: {error}", entry.name));
        assert_eq!(compiled.layout().parameters(), entry.parameters, "{}", entry.name);
        let mut points = points(compiled.dim(), 3);
        // Around zero and nearer to it, where no data set of ours is far away.
        points.iter_mut().flatten().for_each(|x| *x *= 0.3);
        check_gradient(&mut compiled, &points);
    }
}

#[test]
fn an_unknown_model_is_refused_with_those_that_are_near() {
    let error = models::find("eight_schools").unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no model `eight_schools`; did you mean eight_schools_centered, eight_schools_noncentered?"
    );
}
