// SPDX-License-Identifier: Apache-2.0
#include "differential/column_rows.hpp"

#include <optional>

namespace zhunze::differential {

namespace {

using facts::ColumnForm;
using facts::FactState;

std::optional<std::int64_t> number_of(const ColumnForm& form, const Value& value) {
    switch (form.kind) {
        case ColumnForm::Kind::number: {
            const auto steps = (value.number / form.step).to_int64();
            constexpr std::int64_t most = std::int64_t{1} << 60;
            return steps && -most < *steps && *steps < most ? steps : std::nullopt;
        }
        case ColumnForm::Kind::date: return value.date.days();
        case ColumnForm::Kind::member: return value.member;
        case ColumnForm::Kind::truth: return value.truth == Truth::yes ? 1 : 0;
        case ColumnForm::Kind::text:
        case ColumnForm::Kind::none: break;
    }
    return std::nullopt;
}

/// False if the fact cannot stand in a column.
bool put(const ColumnForm& form, const facts::Fact& fact, facts::Column& column, std::uint32_t row) {
    if (fact.state == FactState::not_given) return true;
    if (fact.state != FactState::given || !fact.items.empty() || fact.value.kind == ValueKind::list) return false;
    if (form.kind == ColumnForm::Kind::none) return true;
    if (form.kind == ColumnForm::Kind::text) {
        column.texts[row] = fact.value.text;
    } else {
        const auto number = number_of(form, fact.value);
        if (!number) return false;
        column.numbers[row] = *number;
    }
    column.given[row / 64] |= std::uint64_t{1} << (row % 64);
    return true;
}

}  // namespace

facts::Columns columns_of(const program::Program& program, const facts::ColumnLayout& layout,
                          const std::vector<facts::Application>& applications, std::int64_t rest) {
    facts::Columns columns;
    columns.count = static_cast<std::uint32_t>(applications.size());
    const std::size_t words = (applications.size() + 63) / 64;
    columns.left.assign(words, 0);
    for (const ColumnForm& form : layout) {
        facts::Column& column = columns.fields.emplace_back();
        if (form.kind == ColumnForm::Kind::none) continue;
        column.given.assign(words, 0);
        column.numbers.assign(words * 64, rest);
        if (form.kind == ColumnForm::Kind::text) column.texts.resize(words * 64);
    }
    for (std::uint32_t row = 0; row < columns.count; ++row) {
        const facts::Application& application = applications[row];
        bool fits = application.errors.empty() && application.warnings.empty() && application.evidence.empty();
        for (std::size_t field = 0; field < application.facts.size(); ++field) {
            const program::FieldId id = program.records[application.record].fields[field];
            const bool list = program.fields[id].type.kind == program::Type::Kind::list;
            const bool given = application.facts[field].state == FactState::given;
            fits = !(list && given) && put(layout[field], application.facts[field], columns.fields[field], row) && fits;
        }
        if (!fits) columns.left[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    return columns;
}

}  // namespace zhunze::differential
