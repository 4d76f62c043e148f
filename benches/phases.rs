//! Times of the phases, each from what the one before it gives: `cargo bench --bench phases`.
//!
//! Quote ratios between lines of one run. Whole processes are measured by `benches/peers.sh`, watch mode by
//! `benches/watch.rs`.

mod corpus;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use nenep::compile::{self, Inputs, Options, as_of_in_settings};
use nenep::diag::Diagnostics;
use nenep::model::{AsOf, Known};
use nenep::{facts, load};
use std::hint::black_box;

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 2] = [1_000, 10_000];

fn phases(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("phases");
    group.sample_size(10);
    for size in SIZES {
        let inputs = Inputs { content: corpus::tree(size), ..Inputs::default() };
        let as_of = as_of_in_settings(&inputs).unwrap_or(AsOf(chrono::NaiveDate::MIN));
        let (registry, sources) = load::load(&inputs.content, None, &mut Diagnostics::default());
        let known = Known::new(registry, as_of);
        let options = Options::default();
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::new("load", size), |bench| {
            bench.iter(|| black_box(load::load(&inputs.content, None, &mut Diagnostics::default())));
        });
        group.bench_function(BenchmarkId::new("judge", size), |bench| {
            let known = || known.clone();
            bench.iter_batched(known, |known| black_box(facts::establish(known, &sources)), BatchSize::LargeInput);
        });
        group.bench_function(BenchmarkId::new("check", size), |bench| {
            bench.iter(|| black_box(compile::check(&inputs, &options, as_of)));
        });
        group.bench_function(BenchmarkId::new("draft", size), |bench| {
            bench.iter(|| black_box(compile::draft(&inputs, &options, as_of, &|_| ())));
        });
        group.bench_function(BenchmarkId::new("pages and links", size), |bench| {
            bench.iter(|| black_box(compile::compile(&inputs, &options, as_of, &|_| ())));
        });
        group.bench_function(BenchmarkId::new("every file", size), |bench| {
            let compiled = || compile::compile(&inputs, &options, as_of, &|_| ());
            let make = |compiled: compile::Compiled| compiled.site.iter().for_each(nenep::render::Site::make_all);
            bench.iter_batched(compiled, make, BatchSize::PerIteration);
        });
    }
    group.finish();
}

criterion_group!(benches, phases);
criterion_main!(benches);
