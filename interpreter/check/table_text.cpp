// SPDX-License-Identifier: Apache-2.0
#include "check/table_text.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "program/units.hpp"

namespace zhunze::check {

namespace {

using program::CellTest;
using program::Type;

/// Longer words stand before their own beginnings.
constexpr std::array<std::pair<std::string_view, Operator>, 18> comparison_words{{
    {"<=", Operator::less_or_equal},  {"≤", Operator::less_or_equal},     {"不超过", Operator::less_or_equal},
    {"不高于", Operator::less_or_equal}, {">=", Operator::greater_or_equal}, {"≥", Operator::greater_or_equal},
    {"不低于", Operator::greater_or_equal}, {"不少于", Operator::greater_or_equal}, {"达到", Operator::greater_or_equal},
    {"不足", Operator::less},         {"不满", Operator::less},           {"低于", Operator::less},
    {"小于", Operator::less},         {"<", Operator::less},              {"超过", Operator::greater},
    {"高于", Operator::greater},      {"大于", Operator::greater},        {">", Operator::greater},
}};

/// The alternatives of a cell: cut at `;` and `、`, outside brackets and quotes.
std::vector<std::string_view> alternatives(std::string_view text) {
    static constexpr std::string_view ideographic_comma = "、";
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    bool bracket = false, quote = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') quote = !quote;
        if (!quote && (c == '[' || c == '(')) bracket = true;
        if (!quote && (c == ']' || c == ')')) bracket = false;
        const std::size_t mark = c == ';' ? 1 : text.substr(at).starts_with(ideographic_comma) ? ideographic_comma.size() : 0;
        if (quote || bracket || mark == 0) continue;
        parts.push_back(trim(text.substr(begin, at - begin)));
        begin = at + mark;
        at = begin - 1;
    }
    parts.push_back(trim(text.substr(begin)));
    return parts;
}

std::size_t length_of_numeral(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.')) ++at;
    return at;
}

std::string unquoted(std::string_view text) {
    const bool quoted = text.size() >= 2 && text.starts_with('"') && text.ends_with('"');
    return std::string(quoted ? text.substr(1, text.size() - 2) : text);
}

}  // namespace

std::string plain_text(std::string_view text) { return std::string(trim(fold_width(to_nfc(text)))); }

std::optional<program::Unit> unit_named(const program::Program& program, std::string_view text) {
    if (text == "%") return program::Unit{Rational(1, 100), {}, "%"};
    if (const auto scale = program::scale_of(text)) return program::Unit{*scale, {}, std::string(text)};
    return program::parse_unit(program, text);
}

CellReader::CellReader(const program::Program& program, const program::Column& column)
    : program_(program), column_(column), members_(program, column.type) {}

TextCell CellReader::cell(std::string_view written) const {
    const std::string text = plain_text(written);
    program::Cell cell;
    if (text == "-") return cell;
    if (text.empty()) return Name{"是空的;任意值写 -", "is blank; anything is written -"};
    for (const std::string_view part : alternatives(text)) {
        CellResult result = test(part);
        if (auto* problem = std::get_if<Name>(&result)) return std::move(*problem);
        cell.tests.push_back(std::get<CellTest>(std::move(result)));
    }
    return cell;
}

CellResult CellReader::test(std::string_view text) const {
    const bool is_text = column_.type.kind == Type::Kind::text;
    // A name may begin with a word such as 不足.
    if (const std::int32_t index = members_.find(text); index >= 0) return value_test(program_, column_, Value::of_member(index));
    if (is_text && text.ends_with('*')) return prefix_test(program_, column_, Value::of_text(unquoted(trim(text.substr(0, text.size() - 1)))));
    if (!is_text && (text.starts_with('[') || text.starts_with('('))) return range(text);
    for (const auto& [word, op] : comparison_words) {
        if (is_text || !text.starts_with(word)) continue;
        const TextValue end = value(text.substr(word.size()));
        if (const Name* problem = std::get_if<Name>(&end)) return *problem;
        return comparison_test(program_, column_, op, std::get<Value>(end));
    }
    const std::size_t dots = is_text ? std::string_view::npos : text.find("..");
    const TextValue first = value(text.substr(0, dots));
    if (const Name* problem = std::get_if<Name>(&first)) return *problem;
    if (dots == std::string_view::npos) return value_test(program_, column_, std::get<Value>(first));
    const TextValue last = value(text.substr(dots + 2));
    if (const Name* problem = std::get_if<Name>(&last)) return *problem;
    return codes_test(program_, column_, std::get<Value>(first), std::get<Value>(last));
}

CellResult CellReader::range(std::string_view text) const {
    const std::size_t comma = text.find(',');
    const bool closed = text.ends_with(']') || text.ends_with(')');
    if (!closed || comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) return wanted(text);
    std::array<std::optional<CellEnd>, 2> ends;
    const std::array<std::string_view, 2> parts{trim(text.substr(1, comma - 1)), trim(text.substr(comma + 1, text.size() - comma - 2))};
    for (std::size_t i = 0; i < 2; ++i) {
        if (parts[i].empty()) continue;
        const TextValue end = value(parts[i]);
        if (const Name* problem = std::get_if<Name>(&end)) return *problem;
        ends[i] = {std::get<Value>(end), i == 0 ? text.starts_with('(') : text.ends_with(')')};
    }
    return range_test(program_, column_, ends[0], ends[1]);
}

TextValue CellReader::value(std::string_view written) const {
    const std::string text(trim(written));
    switch (column_.type.kind) {
        case Type::Kind::quantity: return quantity(text);
        case Type::Kind::date:
            if (const auto date = Date::parse(text)) return Value::of(*date);
            return wanted(text);
        case Type::Kind::truth:
            for (const std::string_view yes : {"真", "是", "true", "yes"}) {
                if (text == yes) return Value::of(Truth::yes);
            }
            for (const std::string_view no : {"假", "否", "false", "no"}) {
                if (text == no) return Value::of(Truth::no);
            }
            return wanted(text);
        case Type::Kind::text: return Value::of_text(unquoted(text));
        default: return member(text);
    }
}

/// `4`, `3.5%`, `300万元/亩`; nothing else, and no sign of grouping or of an exponent.
TextValue CellReader::quantity(std::string_view text) const {
    const std::size_t length = length_of_numeral(text);
    const auto number = Rational::from_decimal(text.substr(0, length));
    if (!number) return wanted(text);
    const std::string_view rest = trim(text.substr(length));
    std::optional<program::Unit> unit = column_.unit;
    if (rest.empty() && unit->text.empty() && !column_.type.dimension.is_number()) {
        return Name{"“" + std::string(text) + "”没有写明单位", "`" + std::string(text) + "` does not say its unit"};
    }
    if (!rest.empty()) unit = unit_named(program_, rest);
    if (!unit) return Name{"没有单位“" + std::string(rest) + "”", "there is no unit `" + std::string(rest) + "`"};
    if (unit->dimension != column_.type.dimension) {
        const Name is = program_.type_name(Type::quantity(unit->dimension)), wants = program_.type_name(column_.type);
        return Name{"“" + std::string(text) + "”是" + is.in(Language::zh) + ",应为" + wants.in(Language::zh),
                    "`" + std::string(text) + "` is " + is.in(Language::en) + "; expected " + wants.in(Language::en)};
    }
    Rational value = *number * unit->factor;
    if (value.too_large()) return Name{"数过大", "the number is too large"};
    return Value::of(std::move(value));
}

TextValue CellReader::member(std::string_view text) const {
    if (const std::int32_t index = members_.find(text); index >= 0) return Value::of_member(index);
    const Name type = program_.type_name(column_.type);
    return Name{"“" + type.in(Language::zh) + "”中没有“" + std::string(text) + "”",
                "`" + type.in(Language::en) + "` has no `" + std::string(text) + "`"};
}

Name CellReader::wanted(std::string_view text) const {
    const Name forms = allowed_forms(program_, column_.type);
    return {"应为" + forms.zh + ",而写的是“" + std::string(text) + "”", "expected " + forms.en + ", found `" + std::string(text) + "`"};
}

}  // namespace zhunze::check
