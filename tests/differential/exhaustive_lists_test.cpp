// SPDX-License-Identifier: Apache-2.0
// Every small selection over every short list.
#include <iostream>

#include "catch.hpp"
#include "differential/operator_text.hpp"
#include "differential/tally.hpp"
#include "engine/engine.hpp"

namespace zhunze::differential {

namespace {

/// Everyday; one more where there is time.
constexpr std::size_t longest_list = 2;

/// What the record of the items says of them: nothing, or bounds that hold of a missing number too.
const std::vector<std::string> records{"", "  where x >= 0\n", "  where x between 0 and 1\n"};

bool only_counts(Operator op) { return op == Operator::exists || op == Operator::exactly_one || op == Operator::count; }

/// What may be said of an item, or of a group of items.
std::vector<std::string> bodies(Operator op, bool group) {
    if (op == Operator::all_of) return group ? std::vector<std::string>{"count(items) > 1", "sum(x of items) <= 1"} : std::vector<std::string>{"p", "x > 0"};
    if (only_counts(op)) return group ? std::vector<std::string>{"", "exists(items where p)", "min(x of items) <= 0"} : std::vector<std::string>{""};
    if (group) return {"sum(x of items where p)", "count(items)"};
    return op == Operator::distinct ? std::vector<std::string>{"x", "p", "1 / x"} : std::vector<std::string>{"x", "1 / x"};
}

std::vector<std::string> selections() {
    std::vector<std::string> all;
    for (const Operator op : all_operators()) {
        if (facts_of(op).rule != OperandRule::items) continue;
        for (const char* where : {"", "p", "x > 0", "not known(x)"}) {
            for (const char* by : {"", "p", "x"}) {
                for (const std::string& body : bodies(op, *by != 0)) {
                    all.push_back(selection_text(op, {"items", where, by, body}, all.size() % 2 ? Language::en : Language::zh));
                }
            }
        }
    }
    return all;
}

std::string module_text(const std::string& invariants, const std::vector<std::string>& expressions) {
    std::string text = "module small\nrecord Facts { items : list of Item }\nrecord Item {\n  p : Bool\n  x : Number\n" + invariants + "}\n";
    for (std::size_t i = 0; i < expressions.size(); ++i) text += "define v" + std::to_string(i) + " on Facts report = " + expressions[i] + '\n';
    return text;
}

facts::Fact given(Value value) {
    facts::Fact fact;
    fact.state = facts::FactState::given;
    fact.value = std::move(value);
    return fact;
}

facts::Fact without(facts::FactState state) {
    facts::Fact fact;
    fact.state = state;
    return fact;
}

/// Every item that a list may hold.
std::vector<facts::Application> items(const program::Program& program) {
    using facts::FactState;
    const std::vector<facts::Fact> truths{given(Value::of(Truth::yes)), given(Value::of(Truth::no)), without(FactState::not_given)};
    const std::vector<facts::Fact> numbers{given(Value::of(Rational(0))), given(Value::of(Rational(1))), given(Value::of(Rational(1, 2))),
                                           without(FactState::not_given), without(FactState::declared_none)};
    std::vector<facts::Application> all;
    for (const facts::Fact& p : truths) {
        for (const facts::Fact& x : numbers) {
            all.push_back(blank_application(program, program::RecordId(1)));
            all.back().facts = {p, x};
        }
    }
    return all;
}

/// Every list up to the longest, each also with an unknown rest, and those that are not there.
std::vector<facts::Application> applications(const program::Program& program) {
    std::vector<facts::Application> all;
    for (const facts::FactState state : {facts::FactState::not_given, facts::FactState::not_applicable}) {
        all.push_back(blank_application(program, program::RecordId(0)));
        all.back().facts.front().state = state;
    }
    facts::Application empty = blank_application(program, program::RecordId(0));
    empty.facts.front().state = facts::FactState::given;
    std::vector<facts::Application> longest{empty};
    const std::size_t longest_length = long_run(1) > 1 ? longest_list + 1 : longest_list;
    for (std::size_t length = 0; length < longest_length; ++length) {
        std::vector<facts::Application> longer;
        for (const facts::Application& list : longest) {
            for (const facts::Application& item : items(program)) {
                longer.push_back(list);
                longer.back().facts.front().items.push_back(item);
            }
        }
        all.insert(all.end(), longest.begin(), longest.end());
        longest = std::move(longer);
    }
    all.insert(all.end(), longest.begin(), longest.end());
    const std::size_t complete = all.size();
    for (std::size_t i = 0; i < complete; ++i) {
        if (all[i].facts.front().items.empty()) continue;
        all.push_back(all[i]);
        all.back().facts.front().may_lack_items = true;
    }
    return all;
}

}  // namespace

TEST_CASE("naive evaluator and engine agree on every small selection") {
    const std::vector<std::string> expressions = selections();
    Tally tally;
    for (const std::string& invariants : records) {
        const std::string text = module_text(invariants, expressions);
        const engine::Rules rules = engine::load_rules(std::vector<engine::MemoryFile>{{"small.zz", text}});
        INFO(text);
        REQUIRE(rules.ok());
        tally.add(*rules.program);
        for (const facts::Application& application : applications(*rules.program)) {
            const std::string difference = disagreement(*rules.plan, {application, {}}, tally);
            if (!difference.empty()) FAIL(difference);
        }
    }
    std::cout << "small selections: " << tally.text() << '\n';
    for (const Operator op : all_operators()) {
        INFO(facts_of(op).name);
        CHECK((facts_of(op).rule != OperandRule::items || tally.operators[op] > 0));
    }
    for (const char* value : {"known", "unknown", "within_a_range"}) CHECK(tally.values[value] > 0);
    CHECK(tally.effects["list_with_unknown_rest"] > 0);
}

}  // namespace zhunze::differential
