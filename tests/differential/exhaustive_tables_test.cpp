// SPDX-License-Identifier: Apache-2.0
// Every small table at every point.
#include <iostream>

#include "catch.hpp"
#include "differential/tally.hpp"
#include "engine/engine.hpp"

namespace zhunze::differential {

namespace {

using Rows = std::vector<std::string>;

/// No two of the first match the same; of the second some do.
const Rows rows_apart{"< 1 | - | 1", "[1, 2) | true | 2", "[1, 2) | false | 2", "2 | - | none", "(2, 3] | true | 1"};
const Rows rows_together{"< 2 | - | 1", "[1, 2] | true | 2", "- | false | 0", "2 | - | none", "> 1 | - | -1", "- | true | -1"};

/// What the record says of its number.
const std::vector<std::string> records{"", "  where x between 0 and 2\n", "  where x > 1\n  where x < 2\n", "  where x is 2\n"};

/// Every set of the rows with each end, as one declaration.
std::vector<std::string> tables(const Rows& rows, const std::string& policy) {
    std::vector<std::string> all;
    for (std::size_t set = 1; set < (std::size_t{1} << rows.size()); ++set) {
        for (const char* otherwise : {"", "  otherwise | 1\n", "  otherwise | none\n"}) {
            std::string text = " (a : Number" + std::string(set % 3 == 0 ? " [0, 3]" : "") + ", b : Bool) : Number " + policy + " {\n";
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (set & (std::size_t{1} << i)) text += "  " + rows[i] + '\n';
            }
            all.push_back(text + otherwise + "}\n");
        }
    }
    return all;
}

std::string module_text(const std::string& invariants, const std::vector<std::string>& tables) {
    std::string text = "module small\nrecord Facts {\n  x : Number\n  p : Bool\n" + invariants + "}\n";
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const std::string number = std::to_string(i);
        text += "table t" + number + tables[i] + "define v" + number + " on Facts report = t" + number + "(x, p)\n";
    }
    return text;
}

/// Every point, and what may be missing of one.
std::vector<facts::Application> applications(const program::Program& program) {
    std::vector<facts::Fact> numbers(3), truths(3);
    numbers[1].state = truths[1].state = facts::FactState::declared_none;
    numbers[2].state = truths[2].state = facts::FactState::not_applicable;
    const auto give = [](std::vector<facts::Fact>& to, const Value& value) {
        facts::Fact fact;
        fact.state = facts::FactState::given;
        fact.value = value;
        to.push_back(fact);
    };
    for (const Rational& number : {Rational(-1), Rational(0), Rational(1), Rational(3, 2), Rational(2), Rational(5, 2), Rational(3), Rational(4)}) {
        give(numbers, Value::of(number));
    }
    give(truths, Value::of(Truth::yes));
    give(truths, Value::of(Truth::no));
    std::vector<facts::Application> all;
    for (const facts::Fact& x : numbers) {
        for (const facts::Fact& p : truths) {
            all.push_back(blank_application(program, program::RecordId(0)));
            all.back().facts = {x, p};
        }
    }
    return all;
}

}  // namespace

TEST_CASE("naive evaluator and engine agree on every small table") {
    Tally tally;
    for (const char* policy : {"unique", "collect sum", "collect min", "collect max", "collect count"}) {
        const bool unique = std::string(policy) == "unique";
        const std::vector<std::string> declared = tables(unique ? rows_apart : rows_together, policy);
        for (const std::string& invariants : records) {
            const std::string text = module_text(invariants, declared);
            const engine::Rules rules = engine::load_rules(std::vector<engine::MemoryFile>{{"small.zz", text}});
            INFO(policy);
            REQUIRE(rules.ok());
            tally.add(*rules.program);
            for (const facts::Application& application : applications(*rules.program)) {
                const std::string difference = disagreement(*rules.plan, {application, {}}, tally);
                if (!difference.empty()) FAIL(difference << text);
            }
        }
    }
    std::cout << "small tables: " << tally.text() << '\n';
    for (const char* value : {"known", "unknown", "within_a_range"}) CHECK(tally.values[value] > 0);
}

}  // namespace zhunze::differential
