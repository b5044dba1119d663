//! Inputs that the fuzzer found interesting, small ones, kept in `fuzz/corpus`: each must still be well.

mod laws;

use std::path::Path;

#[test]
fn every_kept_input_is_well() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (target, law) in laws::ALL {
        let inputs: Vec<_> = std::fs::read_dir(corpus.join(target)).unwrap().map(|e| e.unwrap().path()).collect();
        assert!(!inputs.is_empty(), "{target} has no inputs");
        for input in inputs {
            println!("{}", input.display());
            law(&std::fs::read(&input).unwrap());
        }
    }
}
