// SPDX-License-Identifier: Apache-2.0
package main

import (
	"encoding/json"
	"os"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"peer"
)

var fixed = os.Getenv("PEER_NUMBERS") == "fixed"

// A rule that can bear on a region, compiled.
type rule struct {
	name    string
	program cel.Program
}

type engine struct {
	regions map[string][]rule
	other   []rule
	tables  map[string]ref.Val
}

// An application as CEL's variables, already CEL's values; the tables are variables too.
type input struct {
	region, industry, investment, area, landUse, specialProcess ref.Val
	tables                                                      map[string]ref.Val
}

func (in *input) ResolveName(name string) (any, bool) {
	switch name {
	case "region":
		return in.region, true
	case "industry":
		return in.industry, true
	case "investment":
		return in.investment, true
	case "area":
		return in.area, true
	case "land_use":
		return in.landUse, true
	case "special_process":
		return in.specialProcess, true
	}
	table, found := in.tables[name]
	return table, found
}

func (in *input) Parent() cel.Activation { return nil }

func load(rules []byte) peer.Engine[*input] {
	var file struct {
		Rules []struct {
			Name, Condition string
		}
		Regions map[string][]int
		Other   []int
		Tables  map[string]map[string]map[string]json.Number
	}
	if err := json.Unmarshal(rules, &file); err != nil {
		panic(err)
	}
	e := engine{regions: map[string][]rule{}, tables: map[string]ref.Val{}}
	numbers := cel.DoubleType
	if fixed {
		numbers = cel.IntType
	}
	options := []cel.EnvOption{
		cel.Variable("region", cel.StringType), cel.Variable("industry", cel.StringType), cel.Variable("investment", numbers),
		cel.Variable("area", numbers), cel.Variable("land_use", cel.StringType), cel.Variable("special_process", cel.BoolType),
	}
	for name, rows := range file.Tables {
		options = append(options, cel.Variable(name, cel.MapType(cel.StringType, cel.MapType(cel.StringType, numbers))))
		e.tables[name] = table(rows)
	}
	env := peer.Must(cel.NewEnv(options...))
	compiled := make([]rule, len(file.Rules))
	for i, one := range file.Rules {
		ast, issues := env.Compile(one.Condition)
		if issues.Err() != nil {
			panic(issues.Err())
		}
		compiled[i] = rule{one.Name, peer.Must(env.Program(ast, cel.EvalOptions(cel.OptOptimize)))}
	}
	pick := func(numbers []int) (picked []rule) {
		for _, number := range numbers {
			picked = append(picked, compiled[number])
		}
		return picked
	}
	for region, numbers := range file.Regions {
		e.regions[region] = pick(numbers)
	}
	e.other = pick(file.Other)
	return e
}

func table(rows map[string]map[string]json.Number) ref.Val {
	regions := map[ref.Val]ref.Val{}
	for region, cells := range rows {
		industries := map[ref.Val]ref.Val{}
		for industry, value := range cells {
			industries[types.String(industry)] = number(value, 0)
		}
		regions[types.String(region)] = types.NewRefValMap(types.DefaultTypeAdapter, industries)
	}
	return types.NewRefValMap(types.DefaultTypeAdapter, regions)
}

func number(text json.Number, decimals int) ref.Val {
	if fixed {
		return types.Int(peer.Steps(text, decimals))
	}
	return types.Double(peer.Floating(text))
}

func (e engine) Read(line []byte) (string, *input) {
	a := peer.ParseApplication(line)
	return a.ID, &input{
		types.String(a.Region), types.String(a.Industry), number(a.Investment, 6), number(a.Area, 4), types.String(a.LandUse),
		types.Bool(a.SpecialProcess), e.tables,
	}
}

func (e engine) Violated(in *input, names []string) []string {
	rules, found := e.regions[string(in.region.(types.String))]
	if !found {
		rules = e.other
	}
	for i := range rules {
		value, _, err := rules[i].program.Eval(in)
		if err != nil {
			panic(err)
		}
		if value == types.True {
			names = append(names, rules[i].name)
		}
	}
	return names
}

func main() { peer.Main(load) }
