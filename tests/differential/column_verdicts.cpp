// SPDX-License-Identifier: Apache-2.0
#include "differential/column_verdicts.hpp"

#include <optional>
#include <set>

#include "columns/compile.hpp"
#include "columns/machine.hpp"
#include "differential/column_rows.hpp"
#include "differential/naive_rules.hpp"
#include "differential/verdict.hpp"
#include "facts/column_layout.hpp"

namespace zhunze::differential {

namespace {

const std::set<std::string> told{"violated", "justify", "advised", "granted", "exempt"};

std::string line_of(const std::string& overall, const std::map<std::string, std::string>& outcomes) {
    std::string line = overall;
    for (const auto& [rule, outcome] : outcomes) line += ' ' + rule + "=" + outcome;
    return line;
}

std::string naive_line(const Verdict& verdict) {
    std::map<std::string, std::string> outcomes;
    for (const auto& [name, rule] : verdict.rules) {
        if (rule.possible.size() != 1) outcomes[name] = "undetermined";
        else if (told.contains(*rule.possible.begin())) outcomes[name] = *rule.possible.begin();
    }
    return line_of(verdict.outcome, outcomes);
}

}  // namespace

std::string ColumnTally::text() const {
    std::string text = std::to_string(batches) + " batches, " + std::to_string(rows) + " rows, " + std::to_string(decided) + " decided by columns";
    for (const auto& [name, count] : overalls) text += ", " + name + ' ' + std::to_string(count);
    text += "; rules";
    for (const auto& [name, count] : outcomes) text += ' ' + name + ' ' + std::to_string(count);
    return text;
}

std::string column_disagreement(const plan::Plan& plan, const std::vector<facts::Application>& applications, const evaluate::Options& options,
                                bool told_apart, ColumnTally& tally) {
    const program::Program& program = *plan.program;
    const program::RecordId record = applications.front().record;
    const std::vector<bool> read = columns::fields_read(plan, record);
    const columns::ColumnProgram code = columns::compile(plan, record, options.readings, options.as_of,
                                                         facts::layout_of(program, record, read), told_apart ? 0 : columns::usual_gain);
    columns::Machine machine(code);
    columns::Verdicts verdicts;
    machine.run(columns_of(program, code.layout, applications), verdicts);
    ++tally.batches;
    tally.rows += applications.size();
    for (std::uint32_t row = 0; row < verdicts.count; ++row) {
        if (verdicts.is_left(row)) continue;
        ++tally.decided;
        std::map<std::string, std::string> outcomes;
        for (const columns::Listed& listed : verdicts.listed_of(row)) {
            const program::Rule& rule = program.rules[plan.records[record.value].rules[listed.rule].id];
            const std::string outcome = program::outcome_name(listed.outcome).en;
            ++tally.outcomes[outcome];
            outcomes[program.qualified(program.rules[rule.base], Language::en)] = outcome;
        }
        const std::string overall = program::overall_name(verdicts.outcomes[row]).en;
        ++tally.overalls[overall];
        const std::string by_columns = line_of(overall, outcomes);
        const std::string naive = naive_line(naive::judge(program, applications[row], options.as_of, options.readings));
        if (by_columns != naive) {
            return "\ninput: " + text_of(program, {applications[row], options}) + "\nnaive:   " + naive + "\ncolumns: " + by_columns;
        }
    }
    return {};
}

}  // namespace zhunze::differential
