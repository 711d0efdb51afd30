// SPDX-License-Identifier: Apache-2.0
#include "explain/show.hpp"

#include "explain/phrases.hpp"

namespace zhunze::explain {

namespace {

bool is_zero_text(std::string_view decimal) { return decimal.find_first_of("123456789") == std::string_view::npos; }

std::string bound_sign(bool open) { return open ? "<" : "≤"; }

std::string range_text(const std::string& subject, const std::optional<QuantityBound>& low, const std::optional<QuantityBound>& high,
                       Language language, bool exact) {
    const auto text = [&](const QuantityBound& bound) {
        const std::string shown = bound.number.marked().in(language);
        if (!exact || !bound.number.rounded) return shown;
        return phrase(Phrase::with_exact_value, language, {{"value", shown}, {"exact", bound.number.exact}});
    };
    if (low && high && low->value.exact == high->value.exact) return subject + " = " + text(*low);
    if (!low && high) return subject + " " + bound_sign(high->open) + " " + text(*high);
    if (low && !high) return subject + (low->open ? " > " : " ≥ ") + text(*low);
    if (!low) return subject;
    return text(*low) + " " + bound_sign(low->open) + " " + subject + " " + bound_sign(high->open) + " " + text(*high);
}

/// A base unit of one dimension, such as 元 of 金额.
std::string base_unit_name(const program::Program& program, BaseDimensionId base) {
    for (const program::NamedUnit& unit : program.units) {
        if (unit.dimension == Dimension(base) && unit.factor == Rational(1)) return unit.name.in(Language::zh);
    }
    return program.base_dimensions[base].name.in(Language::zh);
}

std::string power_text(const std::string& name, int power) { return power == 1 ? name : name + "^" + std::to_string(power); }

/// A unit of factor one that has a name of its own (平方米), else the base units over those below the line.
std::string base_units_text(const program::Program& program, const Dimension& dimension) {
    for (const program::NamedUnit& unit : program.units) {
        if (unit.dimension == dimension && unit.factor == Rational(1)) return unit.name.in(Language::zh);
    }
    std::string above, below;
    for (const auto& [base, power] : dimension.powers()) {
        const std::string name = base_unit_name(program, base);
        if (power > 0) above += (above.empty() ? "" : "·") + power_text(name, power);
        else below += "/" + power_text(name, -power);
    }
    return (above.empty() ? "1" : above) + below;
}

Name unknown_text(const Shown& shown) {
    if (shown.state == ValueState::undefined) return phrase(Phrase::undefined_value);
    if (!shown.low && !shown.high) return phrase(Phrase::unknown_value);
    Name range = range_text(phrase(Phrase::the_value), shown.low, shown.high);
    return phrase(Phrase::unknown_within, {{"range", std::move(range)}});
}

void show_truth(Shown& shown, Truth truth) {
    shown.truth = truth;
    shown.text = phrase(truth == Truth::yes ? Phrase::value_true : Phrase::value_false);
    shown.code = phrase(truth == Truth::yes ? Phrase::value_true : Phrase::value_false, Language::en);
}

void show_same(Shown& shown, const std::string& text) {
    shown.text = {text, text};
    shown.code = text;
}

void show_date(Shown& shown, Date date) {
    shown.text = date_text(date);
    shown.code = date.iso();
}

void show_number(Shown& shown, const program::Program& program, const Rational& number, const Manner& manner) {
    shown.quantity = quantity(number, manner.unit, manner.places);
    const WordedUnit words = manner.words ? *manner.words
                                          : worded(program, manner.unit, number, reads_in_yi(program, manner.unit, number));
    shown.number = number_text(number, words, manner.places);
    shown.text = shown.number->marked();
}

/// A member of a taxonomy is its name and code; its code alone tells it apart.
void show_member(Shown& shown, const program::Program& program, const program::Type& type, std::int32_t index) {
    const Name& name = program.member_name(type, index);
    shown.text = {name.in(Language::zh), name.in(Language::en)};
    shown.code = name.in(Language::en);
    if (type.kind != program::Type::Kind::taxonomy) return;
    shown.code = program.taxonomies[type.taxonomy].members[static_cast<std::size_t>(index)].code;
    if (!name.is(shown.code)) shown.text = phrase(Phrase::member_with_code, {{"name", name}, {"code", shown.code}});
}

}  // namespace

Quantity quantity(const Rational& value, const program::Unit& wanted, int places) {
    const program::Unit unit = plain_unit(wanted);
    const Rational number = value / unit.factor;
    const std::string fraction = number.to_fraction();
    for (int shown = places; shown <= most_places; ++shown) {
        if (const auto exact = number.exact_decimal(shown)) return {*exact, fraction, unit.text, false};
        std::string rounded = number.rounded_decimal(shown);
        if (!is_zero_text(rounded)) return {std::move(rounded), fraction, unit.text, true};
    }
    return {fraction, fraction, unit.text, false};
}

std::string range_text(const Name& subject, const std::optional<QuantityBound>& low, const std::optional<QuantityBound>& high, Language language,
                       bool exact) {
    return range_text(subject.in(language), low, high, language, exact);
}

Name range_text(const Name& subject, const std::optional<QuantityBound>& low, const std::optional<QuantityBound>& high) {
    return {range_text(subject, low, high, Language::zh, false), range_text(subject, low, high, Language::en, false)};
}

int places_to_tell_apart(const Rational& a, const Rational& b, const program::Unit& unit) {
    int places = usual_places;
    while (a != b && places < most_places && quantity(a, unit, places).decimal == quantity(b, unit, places).decimal) ++places;
    return places;
}

program::Unit unit_to_show(const program::Program& program, const program::Type& type, const program::Unit& wanted) {
    if (!wanted.text.empty() || type.dimension.is_number()) return wanted;
    return {Rational(1), type.dimension, base_units_text(program, type.dimension)};
}

program::Unit unit_of(const program::Program& program, const program::Field& field) {
    return unit_to_show(program, field.type, field.wire_unit.value_or(program::Unit{}));
}

std::optional<QuantityBound> show_bound(const program::Program& program, const std::optional<Bound>& bound, const program::Unit& unit) {
    if (!bound) return std::nullopt;
    const WordedUnit words = worded(program, unit, bound->value, reads_in_yi(program, unit, bound->value));
    return QuantityBound{quantity(bound->value, unit), bound->open, number_text(bound->value, words, usual_places)};
}

Shown show(const program::Program& program, const Value& value, const program::Type& type, const Manner& manner) {
    Shown shown;
    shown.kind = value.kind;
    shown.state = value.state;
    if (!value.known()) {
        if (value.interval && value.kind == ValueKind::number) {
            shown.low = show_bound(program, value.interval->low, manner.unit);
            shown.high = show_bound(program, value.interval->high, manner.unit);
        }
        shown.text = unknown_text(shown);
        return shown;
    }
    switch (value.kind) {
        case ValueKind::truth: show_truth(shown, value.truth); break;
        case ValueKind::date: show_date(shown, value.date); break;
        case ValueKind::text: show_same(shown, value.text); break;
        case ValueKind::member: show_member(shown, program, type, value.member); break;
        case ValueKind::number: show_number(shown, program, value.number, manner); break;
        case ValueKind::list: break;  // how many items it has, only who holds the application knows
    }
    return shown;
}

Name item_count(std::size_t items) {
    return phrase(items == 1 ? Phrase::one_item : Phrase::item_count, {{"count", std::to_string(items)}});
}

void show_items(Shown& shown, std::size_t items) {
    shown.items = items;
    shown.text = item_count(items);
}

}  // namespace zhunze::explain
