// SPDX-License-Identifier: Apache-2.0
#include "differential/column_tally.hpp"

namespace zhunze::differential {

namespace {

void add_counts(std::map<std::string, std::size_t>& to, const std::map<std::string, std::size_t>& from) {
    for (const auto& [name, count] : from) to[name] += count;
}

std::string counts_text(const std::map<std::string, std::size_t>& counts) {
    std::string text;
    for (const auto& [name, count] : counts) text += ' ' + name + ' ' + std::to_string(count);
    return text;
}

}  // namespace

const char* name_of(columns::Op op) {
    static constexpr std::array<const char*, ComparisonTally::op_count> names{
        "unknown", "truth_field", "given", "both", "either", "negation", "same_truth", "compare", "in_range", "in_set",
        "text_in", "text_starts", "valid_member", "choose_truth", "number_field", "sum", "product", "smaller", "larger",
        "absolute", "rounded", "year", "month", "choose", "piecewise", "looked_up", "text_field"};
    return names[static_cast<std::size_t>(op)];
}

void ComparisonTally::add(const ComparisonTally& more) {
    rule_sets += more.rule_sets;
    batches += more.batches;
    pairs += more.pairs;
    decided += more.decided;
    left += more.left;
    evaluated += more.evaluated;
    add_counts(overalls, more.overalls);
    add_counts(outcomes, more.outcomes);
    add_counts(left_overalls, more.left_overalls);
    for (std::size_t i = 0; i < op_count; ++i) ops[i] += more.ops[i];
}

std::string ComparisonTally::text() const {
    std::string text = std::to_string(rule_sets) + " rule sets, " + std::to_string(batches) + " batches, " + std::to_string(pairs) +
                       " pairs compared with the naive evaluator\n  decided by columns: " + std::to_string(decided) +
                       "; left: " + std::to_string(left) + "; evaluated one by one, of both: " + std::to_string(evaluated) + "\n  decided by columns:" + counts_text(overalls) +
                       "\n  their rules:" + counts_text(outcomes) + "\n  left and compared:" + counts_text(left_overalls) + "\n  operations:";
    for (std::size_t i = 0; i < op_count; ++i) text += std::string(" ") + name_of(static_cast<columns::Op>(i)) + ' ' + std::to_string(ops[i]);
    return text;
}

}  // namespace zhunze::differential
