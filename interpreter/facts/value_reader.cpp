// SPDX-License-Identifier: Apache-2.0
#include "facts/value_reader.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"
#include "facts/numeral.hpp"
#include "facts/quantity.hpp"
#include "facts/words.hpp"

namespace zhunze::facts {
namespace {

using program::Field;
using program::Type;
using Kind = Written::Kind;

Diagnostic wrong_form(const Field& field, const Written& written, Name expected) {
    return finding(Code::value_form, {{"field", field.name}, {"expected", std::move(expected)}, {"found", shown(written)}});
}

Diagnostic about(Code code, const Field& field, const Written& written) {
    return finding(code, {{"field", field.name}, {"found", shown(written)}});
}

bool is_member_type(const Type& type) { return type.kind == Type::Kind::enumeration || type.kind == Type::Kind::taxonomy; }

std::string member_word(const Written& written) { return to_nfc(fold_width(trimmed(written.text))); }

// ---- text ----

bool has_control_character(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
    });
}

Result<Value> text_of(const Field& field, const Written& written) {
    if (written.kind == Kind::number) return about(Code::number_for_text, field, written);
    if (written.kind != Kind::text) return wrong_form(field, written, {"文本", "text"});
    if (has_control_character(written.text)) return about(Code::control_character, field, written);
    const std::string_view text = trimmed(written.text);
    if (is_scientific(fold_width(text))) return about(Code::damaged_by_spreadsheet, field, written);
    // Rule texts are in NFC, so what is compared with them has to be as well.
    return Value::of_text(to_nfc(text));
}

// ---- yes or no ----

Result<Value> truth_of(const Field& field, const Written& written) {
    const bool can_be = written.kind == Kind::truth || written.kind == Kind::text;
    if (const auto word = can_be ? truth_word(written.text) : std::nullopt) return Value::of(zhunze::truth_of(*word));
    return wrong_form(field, written, {"“是”或“否”(也可写 真、假、true、false、yes、no)",
                                       "yes or no (also true, false, 是, 否, 真, 假)"});
}

// ---- dates ----

constexpr std::string_view date_example = "2020-04-13";

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Spreadsheets count days from 1900, so that dates of our time have five digits.
bool is_serial(const Written& written) { return is_digits(written.text) && written.text.size() == 5; }

Result<Value> date_of(const Field& field, const Written& written) {
    if (is_serial(written)) {
        return with_hint(about(Code::date_serial, field, written), LabelText::write_instead, {{"text", std::string(date_example)}});
    }
    if (written.kind == Kind::text) {
        if (const auto date = Date::parse(fold_width(trimmed(written.text)))) return Value::of(*date);
    }
    return wrong_form(field, written, {"一个存在的日期,例如 2020-04-13 或 2020年4月13日", "an existing date such as 2020-04-13"});
}

// ---- quantities ----

const Written* member_named(const Written& object, std::string_view zh, std::string_view en) {
    for (const auto& [key, value] : object.members) {
        if (key == zh || key == en) return &value;
    }
    return nullptr;
}

/// The two members of `{"value": …, "unit": …}`; null pointers if it is not such an object.
struct ValueAndUnit {
    const Written* value = nullptr;
    const Written* unit = nullptr;
    [[nodiscard]] bool complete() const { return value && unit; }
};

ValueAndUnit value_and_unit(const Written& object) {
    const ValueAndUnit parts{member_named(object, "数值", "value"), member_named(object, "单位", "unit")};
    const bool readable = parts.complete() && object.members.size() == 2 && parts.unit->kind == Kind::text &&
                          (parts.value->kind == Kind::number || parts.value->kind == Kind::text || parts.value->kind == Kind::null);
    return readable ? parts : ValueAndUnit{};
}

Result<Quantity> quantity_of(const program::Program& program, const Field& field, const Written& written, const program::Unit* header_unit) {
    if (written.kind == Kind::text || written.kind == Kind::number) return read_quantity(program, field, written, header_unit);
    const ValueAndUnit parts = value_and_unit(written);
    if (parts.complete()) return read_quantity(program, field, *parts.value, parts.unit->text);
    return wrong_form(field, written, {R"(数、带单位的文本或 {"value": "1.31", "unit": "公顷"})",
                                       R"(a number, text with a unit, or {"value": "1.31", "unit": "ha"})"});
}

// ---- what stands in the input ----

/// What the state of a fact hangs on: the text, or the value of a `{"value": …, "unit": …}`.
const Written& stated(const Written& written) {
    const ValueAndUnit parts = written.kind == Kind::object ? value_and_unit(written) : ValueAndUnit{};
    return parts.complete() ? *parts.value : written;
}

/// As the applicant wrote it: `1.31公顷`.
std::string written_text(const Written& written) {
    const ValueAndUnit parts = written.kind == Kind::object ? value_and_unit(written) : ValueAndUnit{};
    return parts.complete() ? parts.value->text + parts.unit->text : std::string(trimmed(written.text));
}

std::optional<FactState> state_of(const Written& written) {
    if (written.kind == Kind::null) return FactState::not_given;
    return written.kind == Kind::text ? state_word(written.text) : std::nullopt;
}

}  // namespace

std::int32_t ValueReader::find_member(const Type& type, std::string_view word) {
    const bool is_taxonomy = type.kind == Type::Kind::taxonomy;
    auto& known = is_taxonomy ? known_codes_[type.taxonomy.value] : known_values_[type.enumeration.value];
    const std::string key(word);
    if (const auto found = known.find(key); found != known.end()) return found->second;
    const std::int32_t member = program_.find_member(type, word);
    // Only words that exist are kept: there are not many of those.
    if (member >= 0) known.emplace(key, member);
    return member;
}

/// A member that is itself called 无 or 待定 is meant before the state is.
bool ValueReader::names_member(const Type& type, const Written& written) {
    return is_member_type(type) && written.kind == Kind::text && find_member(type, member_word(written)) >= 0;
}

Diagnostic ValueReader::unknown_member(const Field& field, const std::string& word) {
    Diagnostic diagnostic =
        finding(Code::unknown_member, {{"type", program_.type_name(field.type)}, {"name", shown(word)}});
    if (suggestions_left_ == 0) return diagnostic;
    --suggestions_left_;
    const std::vector<std::string> words = program_.member_words(field.type);
    if (const auto near = nearest(word, words)) return with_hint(std::move(diagnostic), LabelText::did_you_mean, {{"name", *near}});
    return with_hint(std::move(diagnostic), LabelText::allowed_are, {{"list", listed(words)}});
}

Result<Value> ValueReader::member_of(const Field& field, const Written& written) {
    const bool is_taxonomy = field.type.kind == Type::Kind::taxonomy;
    const bool can_be = written.kind == Kind::text || (is_taxonomy && written.kind == Kind::number && is_digits(written.text));
    if (!can_be) {
        return is_taxonomy ? wrong_form(field, written, {"代码或名称", "a code or a name"})
                           : wrong_form(field, written, listed(program_.member_words(field.type)));
    }
    const std::string word = member_word(written);
    const std::int32_t member = find_member(field.type, word);
    if (member < 0) return unknown_member(field, word);
    return Value::of_member(member);
}

Result<Value> ValueReader::value_of(const Field& field, const Written& written, const program::Unit* header_unit, Fact& fact) {
    switch (field.type.kind) {
        case Type::Kind::truth: return truth_of(field, written);
        case Type::Kind::text: return text_of(field, written);
        case Type::Kind::date: return date_of(field, written);
        case Type::Kind::enumeration:
        case Type::Kind::taxonomy: return member_of(field, written);
        case Type::Kind::quantity: break;
        case Type::Kind::list:
        case Type::Kind::question:
        case Type::Kind::invalid: ZHUNZE_CHECK(!"a value is of one of the types above");
    }
    Result<Quantity> quantity = quantity_of(program_, field, written, header_unit);
    if (auto* problem = std::get_if<Diagnostic>(&quantity)) return std::move(*problem);
    fact.unit = std::move(std::get<Quantity>(quantity).unit);
    return Value::of(std::move(std::get<Quantity>(quantity).value));
}

std::optional<Diagnostic> ValueReader::read(const Field& field, const Written& written, const program::Unit* header_unit, Fact& fact) {
    fact.state = FactState::invalid;
    if (written.kind == Kind::broken) return std::nullopt;
    fact.written = written_text(written);
    const auto state = state_of(field.type.kind == Type::Kind::quantity ? stated(written) : written);
    if (state && !names_member(field.type, written)) {
        fact.state = *state;
        return std::nullopt;
    }
    Result<Value> value = value_of(field, written, header_unit, fact);
    if (auto* problem = std::get_if<Diagnostic>(&value)) return std::move(*problem);
    fact.state = FactState::given;
    fact.value = std::move(std::get<Value>(value));
    return std::nullopt;
}

}  // namespace zhunze::facts
