// SPDX-License-Identifier: Apache-2.0
#include "explain/display.hpp"

#include <algorithm>

#include "explain/show.hpp"
#include "program/units.hpp"

namespace zhunze::explain {

namespace {

using program::NamedUnit;
using program::Program;
using Form = WordedUnit::Form;

constexpr std::string_view middle_dot = "·";
const Rational ten_thousand(10'000);
const Rational hundred_million(100'000'000);

/// One factor of a unit as it was written: 万元 is the scale 万 and the unit 元.
struct Part {
    bool divides = false;
    Rational scale = 1;
    std::string scale_word;
    std::string written;  ///< without the scale
    const NamedUnit* unit = nullptr;
};

const NamedUnit* unit_named(const Program& program, std::string_view word) {
    for (const NamedUnit& unit : program.units) {
        if (std::ranges::find(unit.spellings, word) != unit.spellings.end()) return &unit;
    }
    return nullptr;
}

/// None if the word is no unit with or without a scale.
std::optional<Part> part_of(const Program& program, std::string_view word) {
    if (const NamedUnit* unit = unit_named(program, word)) return Part{false, 1, {}, std::string(word), unit};
    for (const program::Scale& scale : program::scales()) {
        if (!word.starts_with(scale.word)) continue;
        std::string_view rest = word.substr(scale.word.size());
        while (rest.starts_with(' ')) rest.remove_prefix(1);
        if (const NamedUnit* unit = unit_named(program, rest)) {
            return Part{false, Rational(scale.factor), std::string(scale.word), std::string(rest), unit};
        }
    }
    return std::nullopt;
}

/// None where some part is no declared unit, such as 长度^2.
std::optional<std::vector<Part>> parts_of(const Program& program, std::string_view text) {
    std::vector<Part> parts;
    bool divides = false;
    while (true) {
        const std::size_t end = std::min(text.find('/'), text.find(middle_dot));
        std::optional<Part> part = part_of(program, text.substr(0, end));
        if (!part) return std::nullopt;
        part->divides = divides;
        parts.push_back(std::move(*part));
        if (end == std::string_view::npos) return parts;
        divides = text[end] == '/';
        text.remove_prefix(end + (divides ? 1 : middle_dot.size()));
    }
}

/// The scale that Chinese counts in where a Latin one was written: million is no number word there.
Rational chinese_scale(const Part& part) {
    const bool as_written = part.scale_word.empty() || script_of(part.scale_word) == Language::zh;
    return as_written || part.scale < ten_thousand ? part.scale : ten_thousand;
}

std::string chinese_scale_word(const Part& part) {
    if (part.scale_word.empty() || script_of(part.scale_word) == Language::zh) return part.scale_word;
    return part.scale < ten_thousand ? "千" : "万";
}

std::string chinese_name(const Part& part) {
    const bool as_written = script_of(part.written) == Language::zh || part.unit->name.zh.empty();
    return as_written ? part.written : part.unit->name.zh;
}

std::string english_name(const Part& part, bool of_one) {
    const bool as_written = script_of(part.written) == Language::en || part.unit->name.en.empty();
    const std::string name = as_written ? part.written : part.unit->name.en;
    const bool has_plural = std::ranges::find(part.unit->spellings, name + "s") != part.unit->spellings.end();
    return has_plural && !of_one ? name + "s" : name;
}

/// `10000` as `10,000`; four digits and fewer stay together.
std::string grouped(std::string number) {
    const std::size_t begin = number.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(number.find_first_not_of("0123456789", begin), number.size());
    if (end - begin <= 4) return number;
    for (std::size_t at = end; at > begin + 3;) number.insert(at -= 3, ",");
    return number;
}

std::string joined(const std::vector<Part>& parts, const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += parts[i].divides ? "/" : middle_dot;
        text += words[i];
    }
    return text;
}

int digits_between(Rational small, const Rational& large) {
    int digits = 0;
    for (; small < large; small = small * Rational(10)) ++digits;
    return digits;
}

Form chinese(const std::vector<Part>& parts, const program::Unit& unit, bool in_yi) {
    std::vector<std::string> words;
    Rational factor = unit.factor;
    for (const Part& part : parts) {
        words.push_back(chinese_scale_word(part) + chinese_name(part));
        const Rational change = chinese_scale(part) / part.scale;
        factor = part.divides ? factor / change : factor * change;
    }
    Form form{factor, joined(parts, words), {}, 0};
    if (in_yi) {
        form.factor = unit.factor / parts.front().scale * hundred_million;
        form.words = "亿" + chinese_name(parts.front());
    }
    form.of_one = form.words;
    return form;
}

/// What English counts in: ten thousands are no number word there.
std::pair<Rational, std::string> english_scale(const Part& first, const Rational& number, bool in_yi) {
    const Rational billion(1'000'000'000);
    const Rational million(1'000'000);
    const Rational size = number.sign() < 0 ? -number : number;
    if ((first.scale < ten_thousand && !in_yi) || size < million) return {Rational(1), ""};
    return size < billion ? std::pair{million, "million "} : std::pair{billion, "billion "};
}

Form english(const std::vector<Part>& parts, const program::Unit& unit, const Rational& size, bool in_yi) {
    const Part& first = parts.front();
    const Rational whole = unit.factor / first.scale;  // of the first part without its scale
    const auto [scale, word] = english_scale(first, size / whole, in_yi);
    std::vector<std::string> many, one;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string before = i == 0 ? word : (parts[i].scale == Rational(1) ? "" : grouped(parts[i].scale.to_fraction()) + " ");
        many.push_back(before + english_name(parts[i], i > 0));
        one.push_back(before + english_name(parts[i], i > 0 || word.empty()));
    }
    return {whole * scale, joined(parts, many), joined(parts, one), digits_between(first.scale, scale)};
}

std::string beside(const std::string& number, const Form& form) {
    const std::string& words = number == "1" || number == "-1" ? form.of_one : form.words;
    const char first = words.empty() ? '\0' : words.front();
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    return number + (letter ? " " : "") + words;
}

/// A fraction and a unit that may hold a stroke as well: `4000000/16667 万元/亩`.
std::string apart(const std::string& fraction, const std::string& words) { return words.empty() ? fraction : fraction + " " + words; }

}  // namespace

program::Unit plain_unit(const program::Unit& unit) { return unit.text == program::percent().text ? program::Unit{} : unit; }

bool reads_in_yi(const Program& program, const program::Unit& unit, const Rational& value) {
    const auto parts = parts_of(program, unit.text);
    if (!parts || parts->size() != 1) return false;
    const Part& only = parts->front();
    if (chinese_scale_word(only) != "万" && !(only.scale_word.empty() && chinese_name(only) == "元")) return false;
    const Rational number = value / (unit.factor / only.scale * hundred_million);
    return !(number < Rational(1) && Rational(-1) < number) && number.exact_decimal(usual_places).has_value();
}

WordedUnit worded(const Program& program, const program::Unit& unit, const Rational& size, bool in_yi) {
    const auto parts = parts_of(program, unit.text);
    if (parts) return {chinese(*parts, unit, in_yi), english(*parts, unit, size, in_yi)};
    const Form as_written{unit.factor, unit.text, unit.text, 0};
    return {as_written, as_written};
}

NumberText number_text(const Rational& value, const WordedUnit& unit, int places) {
    const Quantity zh = quantity(value, {unit.zh.factor, {}, {}}, places);
    const Quantity en = quantity(value, {unit.en.factor, {}, {}}, places + unit.en.more_places);
    NumberText result;
    result.text = {beside(zh.decimal, unit.zh), beside(grouped(en.decimal), unit.en)};
    result.rounded = zh.rounded || en.rounded;
    if (result.rounded) result.exact = {apart(zh.exact, unit.zh.words), apart(en.exact, unit.en.words)};
    return result;
}

Name date_text(Date date) { return {date.chinese(), date.iso()}; }

}  // namespace zhunze::explain
