// SPDX-License-Identifier: Apache-2.0
#include "explain/results_xlsx.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "explain/results.hpp"
#include "explain/wording.hpp"

namespace zhunze::explain {

namespace {

using program::Outcome;
using program::Overall;

Look look_of(Overall outcome) {
    switch (outcome) {
        case Overall::passed: return Look::good;
        case Overall::rejected: return Look::bad;
        case Overall::undetermined: return Look::open;
        case Overall::justify:
        case Overall::conflict: return Look::attention;
        case Overall::invalid: break;
    }
    return Look::quiet;
}

Look look_of(const Rule& rule) {
    if (!rule.possible.single()) return Look::open;
    if (rule.possible.has(Outcome::violated)) return Look::bad;
    if (rule.possible.has(Outcome::compliant) || rule.possible.has(Outcome::granted)) return Look::good;
    return rule.possible.has(Outcome::justify) || rule.possible.has(Outcome::advised) ? Look::attention : Look::quiet;
}

/// Of the columns of `result_headings`, in characters; further ones are narrow.
int width_of(std::size_t column) {
    constexpr std::array<int, 9> widths{18, 10, 24, 60, 36, 36, 36, 36, 36};
    return column < widths.size() ? widths[column] : 14;
}

constexpr std::uint32_t last_row = 1'000'000;  ///< of one sheet; Excel has some more
constexpr std::size_t most_columns = 16'000;
constexpr std::size_t outcome_column = 1;

}  // namespace

std::vector<Name> rule_columns(const plan::Plan& plan, program::RecordId record) {
    const plan::RecordPlan& planned = plan.records.at(record.value);
    std::vector<Name> names;
    for (const plan::RuleGroup& group : planned.groups) names.push_back(plan.program->rules[planned.rules.at(group.first).id].name);
    return names;
}

ResultsWorkbook::ResultsWorkbook(std::vector<Name> rules, Language language)
    : rules_(std::move(rules)), language_(language), file_(std::make_unique<XlsxFile>(phrase(Phrase::list_title, language), language)) {
    rules_.resize(std::min(rules_.size(), most_columns));
    begin_sheet();
}

void ResultsWorkbook::begin_sheet() {
    ++sheets_;
    const std::string name = phrase(Phrase::sheet_results, language_);
    file_->add_sheet(sheets_ == 1 ? name : name + " " + std::to_string(sheets_));
    std::vector<std::string> headings = result_headings(language_);
    headings.push_back(phrase(Phrase::column_as_of, language_));
    for (const Name& rule : rules_) headings.push_back(rule.in(language_));
    for (std::size_t i = 0; i < headings.size(); ++i) {
        file_->set_width(i, width_of(i));
        file_->text(0, i, headings[i], Look::heading);
    }
    file_->freeze_heading();
    next_row_ = 1;
}

void ResultsWorkbook::add(const Tree& tree) {
    if (next_row_ > last_row) begin_sheet();
    const Wording wording(tree, language_);
    const std::vector<std::string> cells = result_cells(tree, language_);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Look look = i == 0 ? Look::name : i == outcome_column ? look_of(tree.outcome) : Look::text;
        file_->text(next_row_, i, cells[i], look);
    }
    if (tree.as_of) file_->text(next_row_, cells.size(), tree.as_of->iso(), Look::text);
    for (std::size_t i = 0; i < tree.rules.size() && i < rules_.size(); ++i) {
        file_->text(next_row_, cells.size() + 1 + i, wording.outcome(tree.rules[i]), look_of(tree.rules[i]));
    }
    ++next_row_;
    remember(tree);
}

void ResultsWorkbook::remember(const Tree& tree) {
    ++counts_[static_cast<std::size_t>(tree.outcome)];
    for (const Reading& reading : tree.readings) readings_.try_emplace(reading.name, reading.label, reading.value);
    for (const Parameter& parameter : tree.parameters) {
        if (parameter.origin == ParameterOrigin::caller) readings_.try_emplace(parameter.name, parameter.label, parameter.value.text);
    }
    if (first_) return;
    first_.emplace();
    first_->engine = tree.engine;
    first_->rule_set = tree.rule_set;
    first_->as_of = tree.as_of;
    first_->as_of_origin = tree.as_of_origin;
}

void ResultsWorkbook::write_run() {
    file_->add_sheet(phrase(Phrase::sheet_run, language_));
    file_->set_width(0, 36);
    file_->set_width(1, 80);
    std::uint32_t row = 0;
    const auto line = [&](const std::string& label, const std::string& value) {
        file_->text(row, 0, label, Look::label);
        file_->text(row++, 1, value, Look::text);
    };
    line(phrase(Phrase::list_title, language_), phrase(Phrase::disclaimer, language_));
    if (first_) {
        const bool one_day = first_->as_of_origin == AsOfOrigin::caller;
        line(phrase(Phrase::head_engine, language_), first_->engine);
        line(phrase(Phrase::head_rule_set, language_), first_->rule_set);
        line(phrase(Phrase::as_of_label, language_), one_day ? Wording(*first_, language_).as_of() : phrase(Phrase::as_of_of_each, language_));
    }
    for (const auto& [name, reading] : readings_) {
        line(phrase(Phrase::labelled, language_, {{"label", phrase(Phrase::readings_heading)}, {"text", reading.first}}), reading.second.in(language_));
    }
    write_counts(row + 1);
}

void ResultsWorkbook::write_counts(std::uint32_t row) {
    std::size_t total = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        const auto outcome = static_cast<Overall>(i);
        file_->text(row, 0, program::overall_name(outcome).in(language_), look_of(outcome));
        file_->count(row++, 1, static_cast<std::uint32_t>(counts_[i]));
        total += counts_[i];
    }
    file_->text(row, 0, phrase(Phrase::run_total, language_), Look::label);
    file_->count(row, 1, static_cast<std::uint32_t>(total));
}

std::optional<std::string> ResultsWorkbook::finish() {
    if (next_row_ > 1) file_->add_filter(next_row_ - 1, result_headings(language_).size() + rules_.size());
    write_run();
    return file_->finish();
}

}  // namespace zhunze::explain
