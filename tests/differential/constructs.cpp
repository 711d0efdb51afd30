// SPDX-License-Identifier: Apache-2.0
#include "differential/constructs.hpp"

#include <algorithm>
#include <set>

namespace zhunze::differential {

namespace {

using program::Effect;
using program::ExprKind;
using program::HitPolicy;
using program::Program;

void count_exceptions(const Program& program, Counts& counts) {
    for (const program::ExceptionClause& exception : program.exceptions) {
        const bool again = exception.base && &program.exceptions[exception.base] != &exception;
        if (exception.module != program.rules[exception.rule].module) ++counts["exception_of_another_module"];
        if (again) ++counts["unless_of_an_amendment_in_place_of_another"];
        switch (exception.effect) {
            case Effect::exempt: ++counts[exception.inline_clause ? "unless" : "exempt"]; break;
            case Effect::replace: ++counts["replace"]; break;
            case Effect::reinstate: {
                const bool chain = program.exceptions[exception.target].effect == Effect::reinstate;
                ++counts[chain ? "reinstate_against_reinstate" : "reinstate"];
            }
        }
    }
}

bool is_contested(const Program& program, const program::Rule& base, const program::Precedence& precedence) {
    if (!precedence.special) return false;
    return std::ranges::any_of(base.versions, [&](program::RuleId special) {
        return std::ranges::any_of(program.rules[precedence.over].versions, [&](program::RuleId general) {
            return program.rules[special].is_contested_by(program.rules[general]);
        });
    });
}

void count_rules(const Program& program, Counts& counts) {
    for (std::size_t i = 0; i < program.rules.size(); ++i) {
        const program::Rule& rule = program.rules[program.rules.id_at(i)];
        if (rule.base != program.rules.id_at(i)) continue;
        if (rule.versions.size() > 1) ++counts[rule.versions.size() > 2 ? "rule_of_many_versions" : "rule_of_two_versions"];
        for (const program::Precedence& precedence : rule.precedes) ++counts[is_contested(program, rule, precedence) ? "precedence_contested" : "precedence"];
        if (rule.variants.size() > 1) ++counts["rule_with_several_replacements"];
    }
}

void count_parameters(const Program& program, Counts& counts) {
    for (const program::Parameter& parameter : program.parameters) {
        const std::size_t versions = parameter.versions.size();
        ++counts[versions == 0 ? "parameter_without_version" : versions == 1 ? "parameter_of_one_version" : "parameter_of_many_versions"];
    }
}

std::string policy_name(HitPolicy policy) {
    switch (policy) {
        case HitPolicy::unique: return "table_unique";
        case HitPolicy::sum: return "table_sum";
        case HitPolicy::min: return "table_min";
        case HitPolicy::max: return "table_max";
        case HitPolicy::count: return "table_count";
    }
    return {};
}

std::string test_name(program::CellTest::Kind kind) {
    using Kind = program::CellTest::Kind;
    switch (kind) {
        case Kind::numbers: return "cell_of_numbers";
        case Kind::dates: return "cell_of_dates";
        case Kind::members: return "cell_of_members";
        case Kind::text: return "cell_of_text";
        case Kind::prefix: return "cell_of_text_that_begins";
        case Kind::truth: return "cell_of_truth";
    }
    return {};
}

void count_tables(const Program& program, Counts& counts) {
    for (const program::Table& table : program.tables) {
        ++counts[policy_name(table.policy)];
        if (table.otherwise) ++counts["table_with_otherwise"];
        if (!table.data.empty()) ++counts["table_in_a_file"];
        for (const program::Column& column : table.columns) counts["column_with_domain"] += column.domain ? 1 : 0;
        for (const program::Row& row : table.rows) {
            if (!row.value) ++counts["row_without_value"];
            for (const program::Cell& cell : row.cells) {
                if (cell.tests.empty()) ++counts["cell_of_anything"];
                for (const program::CellTest& test : cell.tests) ++counts[test_name(test.kind)];
            }
        }
    }
}

void count_expressions(const Program& program, Counts& counts) {
    for (const program::Expr& expr : program.exprs) {
        if (expr.kind == ExprKind::lookup) ++counts["lookup"];
        if (expr.kind == ExprKind::parameter) ++counts["use_of_a_parameter"];
        if (expr.kind == ExprKind::group_list) ++counts["selection_over_a_group"];
        if (expr.kind == ExprKind::group_key) ++counts["key_of_a_group"];
        if (expr.kind != ExprKind::selection) continue;
        ++counts["selection"];
        if (expr.where) ++counts["selection_where"];
        if (expr.by) ++counts["selection_by"];
        if (expr.body) ++counts["selection_of"];
    }
}

/// What is given another value becomes a definition of its name.
void count_rebindings(const Program& program, Counts& counts) {
    std::set<std::string> taken;
    const auto note = [&](const program::Declared& declared) { return taken.insert(program.qualified(declared, Language::en)).second; };
    for (const program::Parameter& parameter : program.parameters) note(parameter);
    for (const program::Definition& definition : program.definitions) {
        if (!note(definition)) ++counts["definition_in_a_replacement"];
    }
}

}  // namespace

void count_constructs(const Program& program, Counts& counts) {
    count_exceptions(program, counts);
    count_rules(program, counts);
    count_parameters(program, counts);
    count_tables(program, counts);
    count_expressions(program, counts);
    count_rebindings(program, counts);
}

}  // namespace zhunze::differential
