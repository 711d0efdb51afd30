// SPDX-License-Identifier: Apache-2.0
//! The contestant's side of the benchmark's protocol (bench/README.md), for engines that are Rust crates.
//! An engine says how it loads its rules, reads an application and judges it; timing, threads and output are here.

mod application;

pub use application::{steps, Application};

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::{Condvar, Mutex};
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Bytes of input that a thread takes at once in text mode.
const BLOCK: usize = 256 * 1024;

/// An engine with its rules loaded. Each thread has its own, as not every engine's values may cross threads.
pub trait Engine: Sized {
    /// An application as the engine takes it.
    type Input;
    /// Reads the rules that the generator has written to this file.
    fn load(rules: &Path) -> Self;
    /// Reads one line of NDJSON: the application's id and the rest.
    fn read(&self, line: &[u8]) -> (String, Self::Input);
    /// Appends the names of the rules violated, in the order of the rule file.
    fn violated<'a>(&'a self, input: &Self::Input, names: &mut Vec<&'a str>);
}

/// Runs the mode named on the command line: `MODE RULES WORKLOAD_DIR [ARGUMENT]`.
pub fn main<E: Engine>() {
    let arguments: Vec<String> = std::env::args().collect();
    let (mode, rules) = (arguments[1].as_str(), Path::new(&arguments[2]));
    let applications = Path::new(&arguments[3]).join("applications.ndjson");
    let argument = arguments.get(4).map_or(1, |text| text.parse().expect("a number"));
    match mode {
        "eval" => evaluate::<E>(rules, &applications, argument),
        "text" => text::<E>(rules, &mut open(Path::new("/dev/stdin")), argument),
        "verdicts" => text::<E>(rules, &mut open(&applications), 1),
        "load" => load::<E>(rules),
        _ => panic!("unknown mode {mode}"),
    }
}

fn open(path: &Path) -> io::BufReader<std::fs::File> {
    io::BufReader::with_capacity(BLOCK, std::fs::File::open(path).expect("applications"))
}

fn print_seconds(prefix: &str, seconds: &[f64]) {
    let list: Vec<String> = seconds.iter().map(|value| format!("{value:.9}")).collect();
    println!("{{{prefix}\"seconds\":[{}]}}", list.join(","));
}

fn evaluate<E: Engine>(rules: &Path, applications: &Path, repeat: usize) {
    let engine = E::load(rules);
    let text = std::fs::read(applications).expect("applications");
    let inputs: Vec<E::Input> = lines(&text).map(|line| engine.read(line).1).collect();
    let mut names = Vec::new();
    let mut seconds = Vec::new();
    for _ in 0..repeat {
        let start = Instant::now();
        for input in &inputs {
            names.clear();
            engine.violated(input, &mut names);
            std::hint::black_box(&names);
        }
        seconds.push(start.elapsed().as_secs_f64());
    }
    print_seconds(&format!("\"records\":{},", inputs.len()), &seconds);
}

fn load<E: Engine>(rules: &Path) {
    let seconds: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(E::load(rules));
            start.elapsed().as_secs_f64()
        })
        .collect();
    print_seconds("", &seconds);
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&byte| byte == b'\n').filter(|line| !line.is_empty())
}

/// What the threads share: who may read next, and whose block is written next.
struct Source<'a, R> {
    input: &'a mut R,
    blocks: usize,
}

fn text<E: Engine>(rules: &Path, input: &mut (impl BufRead + Send), threads: usize) {
    let source = Mutex::new(Source { input, blocks: 0 });
    let (written, turn) = (Mutex::new(0), Condvar::new());
    let work = || {
        let engine = E::load(rules);
        let (mut block, mut output) = (Vec::new(), Vec::new());
        loop {
            let taken = next_block(&mut source.lock().unwrap(), &mut block); // unlocked before the work begins
            let Some(number) = taken else { return };
            output.clear();
            judge(&engine, &block, &mut output);
            let mut next = turn.wait_while(written.lock().unwrap(), |next| *next != number).unwrap();
            io::stdout().write_all(&output).expect("stdout");
            *next += 1;
            turn.notify_all();
        }
    };
    if threads == 1 {
        return work();
    }
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
}

/// Fills `block` with whole lines and returns its number, or None at the end of the input.
fn next_block<R: BufRead>(source: &mut Source<R>, block: &mut Vec<u8>) -> Option<usize> {
    block.clear();
    while block.len() < BLOCK {
        let available = source.input.fill_buf().expect("input");
        let length = available.len();
        if length == 0 {
            break;
        }
        block.extend_from_slice(available);
        source.input.consume(length);
    }
    source.input.read_until(b'\n', block).expect("input");
    source.blocks += 1;
    (!block.is_empty()).then_some(source.blocks - 1)
}

fn judge<E: Engine>(engine: &E, block: &[u8], output: &mut Vec<u8>) {
    let mut names = Vec::new();
    for line in lines(block) {
        let (id, input) = engine.read(line);
        names.clear();
        engine.violated(&input, &mut names);
        write_verdict(&id, &names, output);
    }
}

fn write_verdict(id: &str, names: &[&str], output: &mut Vec<u8>) {
    output.extend_from_slice(b"{\"id\":\"");
    output.extend_from_slice(id.as_bytes());
    if names.is_empty() {
        output.extend_from_slice(b"\",\"outcome\":\"passed\"}\n");
        return;
    }
    output.extend_from_slice(b"\",\"outcome\":\"rejected\",\"violated\":[");
    for (position, name) in names.iter().enumerate() {
        output.extend_from_slice(if position > 0 { b",\"" } else { b"\"" });
        output.extend_from_slice(name.as_bytes());
        output.push(b'"');
    }
    output.extend_from_slice(b"]}\n");
}
