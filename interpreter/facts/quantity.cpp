// SPDX-License-Identifier: Apache-2.0
#include "facts/quantity.hpp"

#include <optional>
#include <string>

#include "base/text.hpp"
#include "facts/numeral.hpp"
#include "facts/words.hpp"
#include "program/units.hpp"

namespace zhunze::facts {
namespace {

using program::Field;
using program::Program;
using program::Type;
using program::Unit;

/// What is being read and for whom, so that every finding can say so.
struct Reading {
    const Program& program;
    const Field& field;
    std::string written;  ///< as the applicant wrote it

    [[nodiscard]] Diagnostic finding(Code code, Arguments more = {}) const {
        Arguments arguments{{"field", field.name}, {"found", shown(written)}};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return facts::finding(code, std::move(arguments));
    }
};

/// A unit to show in examples: the field's own, else any of its dimension.
Name example_unit(const Program& program, const Field& field) {
    if (field.wire_unit) return {field.wire_unit->text, field.wire_unit->text};
    for (const program::NamedUnit& unit : program.units) {
        if (unit.dimension == field.type.dimension) return unit.name;
    }
    for (const program::NamedUnit& over : program.units) {
        for (const program::NamedUnit& under : program.units) {
            if (Dimension::quotient(over.dimension, under.dimension) != field.type.dimension) continue;
            return {over.name.in(Language::zh) + "/" + under.name.in(Language::zh), over.name.in(Language::en) + "/" + under.name.in(Language::en)};
        }
    }
    return {};
}

Name example(const Program& program, const Field& field, std::string_view number) {
    const Name unit = example_unit(program, field);
    return {std::string(number) + unit.in(Language::zh), std::string(number) + unit.in(Language::en)};
}

Diagnostic wants_number(const Reading& reading) {
    static constexpr std::string_view sample = "5000";
    const Name with_unit = example(reading.program, reading.field, sample);
    return reading.finding(Code::value_form, {{"expected", Name{"数,例如 5000 或 " + with_unit.zh, "a number such as 5000 or " + with_unit.en}}});
}

Diagnostic no_numeral(const Reading& reading, std::string_view text) {
    if (inexact_mark(text)) return reading.finding(Code::inexact_number);
    if (starts_with_chinese_numeral(text)) return reading.finding(Code::chinese_numeral);
    return wants_number(reading);
}

Diagnostic no_unit(const Reading& reading, std::string_view unit) {
    if (unit.find('(') != std::string_view::npos) return reading.finding(Code::text_after_number);
    if (inexact_mark(unit)) return reading.finding(Code::inexact_number);
    Diagnostic diagnostic = reading.finding(Code::input_unit, {{"unit", shown(unit)}});
    return with_hint(std::move(diagnostic), LabelText::needs_unit, {{"example", example(reading.program, reading.field, "5000")}});
}

Diagnostic unit_missing(const Reading& reading, std::string_view numeral) {
    const std::string_view digits = numeral.substr(0, numeral.find_first_not_of("0123456789.,+-"));  // without a scale such as 万
    return with_hint(reading.finding(Code::unit_missing), LabelText::needs_unit,
                     {{"example", example(reading.program, reading.field, digits)}});
}

/// The digits of a numeral as a number; commas have to group them regularly.
Result<Rational> number_of(const Reading& reading, std::string_view numeral) {
    if (grouping_of(numeral) == Grouping::irregular) return reading.finding(Code::number_grouping);
    const std::string plain = without_commas(numeral);
    if (!is_plain_decimal(plain)) return wants_number(reading);
    if (auto number = Rational::from_decimal(plain)) return *std::move(number);
    return reading.finding(Code::number_past_limits);
}

/// The quantum in the unit the field is written in: `0.01万元`.
std::string quantum_text(const Rational& quantum, const Unit& unit) {
    const Rational number = quantum / unit.factor;
    return number.exact_decimal().value_or(number.to_fraction()) + unit.text;
}

Result<Quantity> in_base_units(const Reading& reading, const Rational& number, const Unit& unit) {
    const Field& field = reading.field;
    if (unit.dimension != field.type.dimension) {
        return reading.finding(Code::input_dimension, {{"expected", reading.program.type_name(field.type)},
                                                       {"actual", reading.program.type_name(Type::quantity(unit.dimension))}});
    }
    Quantity quantity{number * unit.factor, unit};
    if (quantity.value.too_large()) return reading.finding(Code::number_past_limits);
    if (field.quantum && !(quantity.value / *field.quantum).is_whole()) {
        return reading.finding(Code::finer_than_quantum,
                               {{"quantum", quantum_text(*field.quantum, field.wire_unit.value_or(unit))}});
    }
    return quantity;
}

/// The unit of a number that stands alone.
std::optional<Unit> bare_unit(const Field& field, const Unit* header_unit) {
    if (header_unit) return *header_unit;
    if (field.wire_unit) return field.wire_unit;
    if (field.type.dimension.is_number()) return Unit{};
    return std::nullopt;
}

Result<Quantity> with_bare_unit(const Reading& reading, const Rational& number, std::string_view numeral, const Unit* header_unit) {
    const auto unit = bare_unit(reading.field, header_unit);
    return unit ? in_base_units(reading, number, *unit) : unit_missing(reading, numeral);
}

/// `5000万` of a quantity says how many, but not of what.
bool is_scale_alone(const Field& field, std::string_view unit) {
    return program::scale_of(unit).has_value() && !field.type.dimension.is_number();
}

Result<Quantity> with_named_unit(const Reading& reading, const Rational& number, std::string_view numeral, std::string_view name) {
    const auto unit = input_unit(reading.program, name);
    if (!unit) return no_unit(reading, name);
    if (is_scale_alone(reading.field, name)) return unit_missing(reading, std::string(numeral) + std::string(name));
    return in_base_units(reading, number, *unit);
}

Result<Quantity> from_text(const Reading& reading, const Unit* header_unit) {
    const std::string text = fold_width(trimmed(reading.written));
    if (is_scientific(text)) return reading.finding(Code::damaged_by_spreadsheet);
    std::string_view rest = text;
    const std::string_view numeral = take_numeral(rest);
    if (numeral.empty()) return no_numeral(reading, text);
    const Result<Rational> number = number_of(reading, numeral);
    if (const auto* problem = std::get_if<Diagnostic>(&number)) return *problem;
    const std::string_view unit = trimmed(rest);
    if (unit.empty()) return with_bare_unit(reading, std::get<Rational>(number), numeral, header_unit);
    return with_named_unit(reading, std::get<Rational>(number), numeral, unit);
}

/// A JSON number is read from its digits; its exponent, if any, is exact.
Result<Rational> json_number(const Reading& reading) {
    if (auto number = Rational::from_decimal(reading.written)) return *std::move(number);
    return reading.finding(Code::number_past_limits);
}

}  // namespace

std::optional<Unit> input_unit(const Program& program, std::string_view text) {
    // A product of thousands of unit names is no unit, and would cost arithmetic on huge factors to find that out.
    constexpr std::size_t longest = 128;
    const std::string name = fold_width(trimmed(text).substr(0, longest + 1));
    if (name.size() > longest) return std::nullopt;
    if (name == "%") return Unit{Rational(1, 100), Dimension{}, name};
    if (auto unit = program::parse_unit(program, name)) return unit;
    if (auto scale = program::scale_of(name)) return Unit{*std::move(scale), Dimension{}, name};
    return std::nullopt;
}

Result<Quantity> read_quantity(const Program& program, const Field& field, const Written& written, const Unit* header_unit) {
    const Reading reading{program, field, written.text};
    if (written.kind == Written::Kind::text) return from_text(reading, header_unit);
    if (written.kind != Written::Kind::number) return wants_number(reading);
    const Result<Rational> number = json_number(reading);
    if (const auto* problem = std::get_if<Diagnostic>(&number)) return *problem;
    return with_bare_unit(reading, std::get<Rational>(number), written.text, header_unit);
}

Result<Quantity> read_quantity(const Program& program, const Field& field, const Written& number, std::string_view unit) {
    const Reading reading{program, field, number.text};
    const std::string text = fold_width(trimmed(number.text));
    const Result<Rational> value = number.kind == Written::Kind::number ? json_number(reading) : number_of(reading, text);
    if (const auto* problem = std::get_if<Diagnostic>(&value)) return *problem;
    return with_named_unit(reading, std::get<Rational>(value), text, fold_width(trimmed(unit)));
}

}  // namespace zhunze::facts
