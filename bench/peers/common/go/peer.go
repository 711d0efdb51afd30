// SPDX-License-Identifier: Apache-2.0

// Package peer is the contestant's side of the benchmark's protocol (bench/README.md), for engines that are Go modules.
// An engine says how it loads its rules, reads an application and judges it; timing, threads and output are here.
package peer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

const blockBytes = 256 * 1024 // what a thread takes at once in text mode

// Engine is an engine with its rules loaded; Input is an application as the engine takes it.
type Engine[Input any] interface {
	// Read reads one line of NDJSON: the application's id and the rest.
	Read(line []byte) (string, Input)
	// Violated appends the names of the rules violated, in the order of the rule file.
	Violated(input Input, names []string) []string
}

// Main runs the mode named on the command line: MODE RULES WORKLOAD_DIR [ARGUMENT]. `load` reads the rules from the text
// that the generator has written.
func Main[Input any](load func(rules []byte) Engine[Input]) {
	mode, workload, argument := os.Args[1], os.Args[3], 1
	rules := must(os.ReadFile(os.Args[2]))
	if len(os.Args) > 4 {
		argument = must(strconv.Atoi(os.Args[4]))
	}
	switch mode {
	case "eval":
		evaluate(load(rules), must(os.ReadFile(filepath.Join(workload, "applications.ndjson"))), argument)
	case "text":
		text(load(rules), os.Stdin, argument)
	case "verdicts":
		text(load(rules), must(os.Open(filepath.Join(workload, "applications.ndjson"))), 1)
	case "load":
		seconds := make([]float64, 5)
		for i := range seconds {
			start := time.Now()
			load(rules)
			seconds[i] = time.Since(start).Seconds()
		}
		printJSON(map[string]any{"seconds": seconds})
	default:
		panic("unknown mode " + mode)
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func printJSON(value any) { fmt.Println(string(must(json.Marshal(value)))) }

func evaluate[Input any](engine Engine[Input], text []byte, repeat int) {
	var inputs []Input
	for line := range bytes.Lines(text) {
		_, input := engine.Read(line)
		inputs = append(inputs, input)
	}
	seconds := make([]float64, repeat)
	var names []string
	for i := range seconds {
		start := time.Now()
		for _, input := range inputs {
			names = engine.Violated(input, names[:0])
		}
		seconds[i] = time.Since(start).Seconds()
	}
	printJSON(map[string]any{"records": len(inputs), "seconds": seconds})
}

// A block of whole lines, and where its verdicts go.
type block struct {
	lines   []byte
	verdict chan []byte
}

// text judges blocks in `threads` goroutines and writes their verdicts in the order of the input. The channel `order` is
// what bounds the blocks in memory.
func text[Input any](engine Engine[Input], input io.Reader, threads int) {
	work, order := make(chan block), make(chan block, 2*threads)
	go func() {
		readBlocks(bufio.NewReaderSize(input, blockBytes), work, order)
		close(work)
		close(order)
	}()
	var workers sync.WaitGroup
	for range threads {
		workers.Go(func() {
			for b := range work {
				b.verdict <- judge(engine, b.lines)
			}
		})
	}
	for b := range order {
		must(os.Stdout.Write(<-b.verdict))
	}
	workers.Wait()
}

func readBlocks(reader *bufio.Reader, work, order chan<- block) {
	for {
		lines := make([]byte, blockBytes, blockBytes+4096)
		length, err := io.ReadFull(reader, lines)
		lines = lines[:length]
		if err == nil {
			rest, _ := reader.ReadBytes('\n')
			lines = append(lines, rest...)
		}
		if len(lines) == 0 {
			return
		}
		b := block{lines, make(chan []byte, 1)}
		order <- b
		work <- b
	}
}

func judge[Input any](engine Engine[Input], lines []byte) []byte {
	var output []byte
	var names []string
	for line := range bytes.Lines(lines) {
		id, input := engine.Read(line)
		names = engine.Violated(input, names[:0])
		output = appendVerdict(output, id, names)
	}
	return output
}

func appendVerdict(output []byte, id string, names []string) []byte {
	output = append(append(output, `{"id":"`...), id...)
	if len(names) == 0 {
		return append(output, "\",\"outcome\":\"passed\"}\n"...)
	}
	output = append(output, `","outcome":"rejected","violated":[`...)
	for i, name := range names {
		if i > 0 {
			output = append(output, ',')
		}
		output = append(append(append(output, '"'), name...), '"')
	}
	return append(output, "]}\n"...)
}
