// SPDX-License-Identifier: Apache-2.0
#include "program/units.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace zhunze::program {

const std::vector<Scale>& scales() {
    // Longer words stand before their own prefixes, so that 万亿 is not read as 万 of 亿….
    static const std::vector<Scale> table{{"万亿", 1'000'000'000'000}, {"千万", 10'000'000}, {"百万", 1'000'000}, {"十万", 100'000},
                                          {"亿", 100'000'000},         {"万", 10'000},       {"千", 1'000},       {"百", 100},
                                          {"十", 10},                  {"billion", 1'000'000'000}, {"million", 1'000'000}, {"k", 1'000}};
    return table;
}

std::optional<Rational> scale_of(std::string_view word) {
    for (const Scale& scale : scales()) {
        if (scale.word == word) return Rational(scale.factor);
    }
    return std::nullopt;
}

Unit percent() { return {Rational(1, 100), {}, "%"}; }

namespace {

const NamedUnit* exact_unit(const Program& program, std::string_view word) {
    for (const NamedUnit& unit : program.units) {
        if (std::ranges::find(unit.spellings, word) != unit.spellings.end()) return &unit;
    }
    return nullptr;
}

/// `exact` finds a unit by its own name.
template <class Exact>
std::optional<Unit> find_scaled(std::string_view word, const Exact& exact) {
    if (const NamedUnit* unit = exact(word)) return Unit{unit->factor, unit->dimension, std::string(word)};
    for (const Scale& scale : scales()) {
        if (!word.starts_with(scale.word)) continue;
        const std::string_view rest = trim(word.substr(scale.word.size()));
        if (const NamedUnit* unit = exact(rest)) return Unit{unit->factor * Rational(scale.factor), unit->dimension, std::string(word)};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Unit> find_unit(const Program& program, std::string_view word) {
    return find_scaled(word, [&](std::string_view name) { return exact_unit(program, name); });
}

std::optional<Unit> UnitIndex::find(const Program& program, std::string_view word) {
    for (; seen_ < program.units.size(); ++seen_) {
        const UnitId id = program.units.id_at(seen_);
        for (const std::string& spelling : program.units[id].spellings) units_.emplace(spelling, id);
    }
    return find_scaled(word, [&](std::string_view name) -> const NamedUnit* {
        const auto found = units_.find(std::string(name));
        return found == units_.end() ? nullptr : &program.units[found->second];
    });
}

std::optional<Unit> parse_unit(const Program& program, std::string_view text) {
    static constexpr std::string_view middle_dot = "·";
    std::optional<Unit> result;
    bool divide = false;
    std::string_view rest = text;
    while (true) {
        const std::size_t slash = std::min(rest.find('/'), std::min(rest.find('*'), rest.find(middle_dot)));
        const std::string_view word = trim(rest.substr(0, slash));
        const std::optional<Unit> unit = find_unit(program, word);
        if (!unit) return std::nullopt;
        if (!result) {
            result = Unit{unit->factor, unit->dimension, std::string(word)};
        } else {
            const auto dimension = divide ? Dimension::quotient(result->dimension, unit->dimension)
                                          : Dimension::product(result->dimension, unit->dimension);
            if (!dimension) return std::nullopt;
            result->factor = divide ? result->factor / unit->factor : result->factor * unit->factor;
            result->dimension = *dimension;
            result->text += (divide ? "/" : "·") + std::string(word);
        }
        if (slash == std::string_view::npos) return result;
        divide = rest[slash] == '/';
        rest.remove_prefix(slash + (rest.substr(slash).starts_with(middle_dot) ? middle_dot.size() : 1));
    }
}

}  // namespace zhunze::program
