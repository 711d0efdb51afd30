// SPDX-License-Identifier: Apache-2.0
package main

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"peer"
)

var fixed = os.Getenv("PEER_NUMBERS") == "fixed"

type opa struct {
	query   rego.PreparedEvalQuery
	numbers map[string]int // of a rule's name, its place in the file
}

func load(rules []byte) peer.Engine[ast.Value] {
	var file struct {
		Names  []string       `json:"names"`
		Policy string         `json:"policy"`
		Data   map[string]any `json:"data"`
	}
	if err := json.Unmarshal(rules, &file); err != nil {
		panic(err)
	}
	numbers := make(map[string]int, len(file.Names))
	for number, name := range file.Names {
		numbers[name] = number
	}
	query := peer.Must(rego.New(
		rego.Query("data.bench.violated"),
		rego.Module("bench.rego", file.Policy),
		rego.Store(inmem.NewFromObjectWithOpts(file.Data, inmem.OptReturnASTValuesOnRead(true))),
	).PrepareForEval(context.Background()))
	return opa{query, numbers}
}

func number(text json.Number, decimals int) *ast.Term {
	if fixed {
		return ast.NumberTerm(json.Number(strconv.FormatInt(peer.Steps(text, decimals), 10)))
	}
	return ast.NumberTerm(text)
}

var keys = [...]*ast.Term{
	ast.StringTerm("region"), ast.StringTerm("industry"), ast.StringTerm("investment"), ast.StringTerm("area"),
	ast.StringTerm("land_use"), ast.StringTerm("special_process"),
}

func (opa) Read(line []byte) (string, ast.Value) {
	a := peer.ParseApplication(line)
	return a.ID, ast.NewObject(
		[2]*ast.Term{keys[0], ast.StringTerm(a.Region)},
		[2]*ast.Term{keys[1], ast.StringTerm(a.Industry)},
		[2]*ast.Term{keys[2], number(a.Investment, 6)},
		[2]*ast.Term{keys[3], number(a.Area, 4)},
		[2]*ast.Term{keys[4], ast.StringTerm(a.LandUse)},
		[2]*ast.Term{keys[5], ast.BooleanTerm(a.SpecialProcess)},
	)
}

func (o opa) Violated(input ast.Value, names []string) []string {
	results := peer.Must(o.query.Eval(context.Background(), rego.EvalParsedInput(input)))
	for _, name := range results[0].Expressions[0].Value.([]any) {
		names = append(names, name.(string))
	}
	slices.SortFunc(names, func(a, b string) int { return o.numbers[a] - o.numbers[b] })
	return names
}

func main() { peer.Main(load) }
