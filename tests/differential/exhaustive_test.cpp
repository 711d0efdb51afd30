// SPDX-License-Identifier: Apache-2.0
// Every small expression on every state of the facts it looks at.
#include <iostream>
#include <map>
#include <span>

#include "catch.hpp"
#include "differential/operator_text.hpp"
#include "differential/small_expressions.hpp"
#include "differential/tally.hpp"
#include "engine/engine.hpp"

namespace zhunze::differential {

namespace {

constexpr std::size_t expressions_of_a_module = 1000;

/// What the record says of its numbers: nothing, bounds that let a missing number still decide something, and bounds of each
/// other that never come to rest, so that the number of rounds counts.
const std::vector<std::string> records{"", "  where x > 0 and x <= 2\n  where y is 1\n",
                                       "  where x >= -1\n  where y between (0 - x) and x\n",
                                       "  where x <= 2\n  where y <= x / 2\n  where x <= y\n"};

std::string module_text(const std::string& invariants, std::span<const std::string> expressions) {
    std::string text = "module small\nrecord Facts {\n  p : Bool\n  q : Bool\n  x : Number\n  y : Number\n" + invariants +
                       "}\nsource text \"text\" { boundary undecided }\n";
    for (std::size_t i = 0; i < expressions.size(); ++i) {
        text += "define v" + std::to_string(i) + " on Facts cites text report = " + expressions[i] + '\n';
    }
    return text;
}

std::vector<Value> values_of(const program::Field& field) {
    if (field.type.kind == program::Type::Kind::truth) return {Value::of(Truth::yes), Value::of(Truth::no)};
    // The square of the last is past the size of a number.
    const Rational huge = *Rational::from_decimal("1e400") * *Rational::from_decimal("1e400");
    return {Value::of(Rational(0)),    Value::of(Rational(1)),  Value::of(Rational(2)),
            Value::of(Rational(1, 2)), Value::of(Rational(-1)), Value::of(huge)};
}

/// Every state of one fact.
std::vector<facts::Fact> states_of(const program::Field& field) {
    std::vector<facts::Fact> states(3);
    states[1].state = facts::FactState::declared_none;
    states[2].state = facts::FactState::not_applicable;
    for (const Value& value : values_of(field)) {
        facts::Fact given;
        given.state = facts::FactState::given;
        given.value = value;
        states.push_back(given);
    }
    return states;
}

/// Every state of the facts looked at, the others not given.
std::vector<facts::Application> applications(const program::Program& program, unsigned uses) {
    std::vector<facts::Application> all{blank_application(program, program::RecordId(0))};
    for (const program::Field& field : program.fields) {
        if (!(uses & (1u << field.index))) continue;
        std::vector<facts::Application> next;
        for (const facts::Application& before : all) {
            for (const facts::Fact& fact : states_of(field)) {
                next.push_back(before);
                next.back().facts[field.index] = fact;
            }
        }
        all = std::move(next);
    }
    return all;
}

std::vector<evaluate::Options> readings(unsigned uses) {
    std::vector<evaluate::Options> all(uses & uses_boundary ? 3 : 1);
    if (all.size() == 1) return all;
    all[1].readings.boundaries = {{program::SourceId(0), program::Boundary::included}};
    all[2].readings.boundaries = {{program::SourceId(0), program::Boundary::excluded}};
    return all;
}

/// Where the two evaluators differ on the expressions, or nothing.
std::string failure(const std::string& invariants, unsigned uses, std::span<const std::string> expressions, Tally& tally) {
    const std::string text = module_text(invariants, expressions);
    const engine::Rules rules = engine::load_rules(std::vector<engine::MemoryFile>{{"small.zz", text}});
    if (!rules.ok()) return text + "is refused";
    tally.add(*rules.program);
    for (const facts::Application& application : applications(*rules.program, uses)) {
        for (const evaluate::Options& options : readings(uses)) {
            const std::string difference = disagreement(*rules.plan, {application, options}, tally);
            if (!difference.empty()) return text + difference;
        }
    }
    return {};
}

/// The same of the first expression that fails by itself.
std::string smallest_failure(const std::string& invariants, unsigned uses, std::span<const std::string> expressions) {
    for (const std::string& expression : expressions) {
        Tally ignored;
        const std::string found = failure(invariants, uses, {&expression, 1}, ignored);
        if (!found.empty()) return found;
    }
    return "only together";
}

void compare(const std::string& invariants, unsigned uses, std::span<const std::string> expressions, Tally& tally) {
    INFO("first expression: " << expressions.front());
    const bool agreed = failure(invariants, uses, expressions, tally).empty();
    if (!agreed) FAIL(smallest_failure(invariants, uses, expressions));
    CHECK(agreed);
}

}  // namespace

TEST_CASE("naive evaluator and engine agree on every small expression") {
    std::map<unsigned, std::vector<std::string>> by_use;
    for (const SmallExpression& expression : small_expressions()) by_use[expression.uses].push_back(expression.text);
    Tally tally;
    for (const std::string& invariants : records) {
        for (const auto& [uses, expressions] : by_use) {
            const std::span all(expressions);
            for (std::size_t from = 0; from < all.size(); from += expressions_of_a_module) {
                compare(invariants, uses, all.subspan(from, std::min(expressions_of_a_module, all.size() - from)), tally);
            }
        }
    }
    std::cout << "small expressions: " << tally.text() << '\n';
    for (const Operator op : all_operators()) {
        INFO(facts_of(op).name);
        CHECK((is_about_other_types(op) || tally.operators[op] > 0));
    }
    for (const char* value : {"known", "unknown", "within_a_range"}) CHECK(tally.values[value] > 0);
}

}  // namespace zhunze::differential
