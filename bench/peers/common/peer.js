// SPDX-License-Identifier: Apache-2.0
// The contestant's side of the benchmark's protocol (bench/README.md), for engines that run on Node.js.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const { isMainThread, parentPort, Worker, workerData } = require('node:worker_threads');

const blockBytes = 256 * 1024; // what a thread takes at once in text mode
const newline = 10;

function* linesOf(text) {
  for (let at = 0; at < text.length;) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    yield text.slice(at, end);
    at = end + 1;
  }
}

// Blocks of whole lines, as Buffers.
function* blocksOf(file) {
  let rest = Buffer.alloc(0);
  for (;;) {
    const block = Buffer.allocUnsafe(rest.length + blockBytes);
    rest.copy(block);
    const length = rest.length + readFully(file, block, rest.length);
    if (length === rest.length) break;
    const end = block.lastIndexOf(newline, length - 1) + 1;
    if (end > 0) yield block.subarray(0, end);
    rest = block.subarray(end, length);
  }
  if (rest.length > 0) yield rest;
}

function readFully(file, buffer, at) {
  for (;;) {
    try {
      return fs.readSync(file, buffer, at, buffer.length - at);
    } catch (error) {
      if (error.code === 'EOF') return 0;
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

function verdict(id, names) {
  return names.length === 0
    ? `{"id":"${id}","outcome":"passed"}\n`
    : `{"id":"${id}","outcome":"rejected","violated":["${names.join('","')}"]}\n`;
}

async function judge(engine, block) {
  let output = '';
  for (const line of linesOf(block.toString('utf8'))) {
    const { id, input } = engine.read(line);
    const names = engine.violated(input);
    output += verdict(id, engine.asynchronous ? await names : names);
  }
  return output;
}

async function evaluate(engine, applications, repeat) {
  const inputs = [];
  for (const block of blocksOf(applications))
    for (const line of linesOf(block.toString('utf8'))) inputs.push(engine.read(line).input);
  const seconds = [];
  let violated = 0;
  for (let pass = 0; pass < repeat; ++pass) {
    const start = performance.now();
    if (engine.asynchronous) for (const input of inputs) violated += (await engine.violated(input)).length;
    else for (const input of inputs) violated += engine.violated(input).length;
    seconds.push((performance.now() - start) / 1e3);
  }
  fs.writeSync(2, `${violated} violations\n`);
  console.log(JSON.stringify({ records: inputs.length, seconds }));
}

function print(output) {
  const bytes = Buffer.from(output);
  for (let at = 0; at < bytes.length;) {
    try {
      at += fs.writeSync(1, bytes, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

// Each of `threads` workers has one block at a time and its own engine; what they say is written in the order of the input.
async function text(file, threads) {
  const idle = [];
  const waiting = [];
  for (let i = 0; i < threads; ++i) {
    const worker = new Worker(process.argv[1], { argv: process.argv.slice(2), workerData: 'judge' });
    worker.on('error', error => { throw error; });
    idle.push(worker);
  }
  const pending = [];
  for (const block of blocksOf(file)) {
    if (idle.length === 0) await new Promise(wake => waiting.push(wake));
    const worker = idle.pop();
    pending.push(new Promise(done => {
      worker.once('message', output => {
        idle.push(worker);
        waiting.shift()?.();
        done(output);
      });
    }));
    worker.postMessage(Uint8Array.from(block));
    if (pending.length >= 2 * threads) print(await pending.shift());
  }
  for (const output of pending) print(await output);
  process.exit(0);
}

// main(load): runs the mode named on the command line, `MODE RULES WORKLOAD_DIR [ARGUMENT]`. `load(rulesFile)` makes an
// engine with read(line) -> {id, input} and violated(input) -> names, or a promise of them where `asynchronous` is set.
exports.main = async load => {
  const [mode, rules, workload, argument] = process.argv.slice(2);
  const applications = path.join(workload, 'applications.ndjson');
  const count = Number(argument ?? 1);
  if (!isMainThread && workerData === 'judge') {
    const engine = load(rules);
    parentPort.on('message', async block => parentPort.postMessage(await judge(engine, Buffer.from(block))));
  } else if (mode === 'eval') {
    await evaluate(load(rules), fs.openSync(applications), count);
  } else if (mode === 'text' && count > 1) {
    await text(0, count);
  } else if (mode === 'text' || mode === 'verdicts') {
    const engine = load(rules);
    for (const block of blocksOf(mode === 'text' ? 0 : fs.openSync(applications))) print(await judge(engine, block));
  } else if (mode === 'load') {
    const seconds = [];
    for (let i = 0; i < 5; ++i) {
      const start = performance.now();
      load(rules);
      seconds.push((performance.now() - start) / 1e3);
    }
    console.log(JSON.stringify({ seconds }));
  } else {
    throw new Error(`unknown mode ${mode}`);
  }
};
