// SPDX-License-Identifier: Apache-2.0
#include "facts/column_layout.hpp"

#include <optional>

namespace zhunze::facts {
namespace {

using program::Type;

constexpr unsigned usual_places = 6;
constexpr unsigned most_places = 12;

Rational tenths(unsigned places) {
    std::int64_t denominator = 1;
    for (unsigned i = 0; i < places; ++i) denominator *= 10;
    return {1, denominator};
}

/// The fewest decimals of the unit in which a quantum can be written.
std::optional<unsigned> places_of(const Rational& quantum, const program::Unit& unit) {
    for (unsigned places = 0; places <= most_places; ++places) {
        if ((quantum / (unit.factor * tenths(places))).is_whole()) return places;
    }
    return std::nullopt;
}

/// The unit of bare numbers, if the field takes any.
std::optional<program::Unit> bare_unit(const program::Field& field) {
    if (field.wire_unit) return field.wire_unit;
    return field.type.dimension.is_number() ? std::optional(program::Unit{}) : std::nullopt;
}

ColumnForm number_form(const program::Field& field) {
    const std::optional<program::Unit> unit = bare_unit(field);
    const std::optional<unsigned> places = !unit ? std::nullopt : field.quantum ? places_of(*field.quantum, *unit) : usual_places;
    if (places) return {ColumnForm::Kind::number, unit->factor * tenths(*places), *places};
    return {ColumnForm::Kind::number, field.quantum.value_or(tenths(usual_places)), 0};
}

}  // namespace

ColumnForm form_of(const program::Field& field) {
    switch (field.type.kind) {
        case Type::Kind::quantity: return number_form(field);
        case Type::Kind::date: return {ColumnForm::Kind::date, 1, 0};
        case Type::Kind::enumeration:
        case Type::Kind::taxonomy: return {ColumnForm::Kind::member, 1, 0};
        case Type::Kind::truth: return {ColumnForm::Kind::truth, 1, 0};
        case Type::Kind::text: return {ColumnForm::Kind::text, 1, 0};
        case Type::Kind::list:
        case Type::Kind::question:
        case Type::Kind::invalid: break;
    }
    return {};
}

ColumnLayout layout_of(const program::Program& program, program::RecordId record, const std::vector<bool>& needed) {
    ColumnLayout layout;
    for (const program::FieldId id : program.records[record].fields) {
        const program::Field& field = program.fields[id];
        layout.push_back(needed.at(field.index) ? form_of(field) : ColumnForm{});
    }
    return layout;
}

}  // namespace zhunze::facts
