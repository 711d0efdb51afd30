// SPDX-License-Identifier: Apache-2.0
// The words of the outcome table, in both languages; tests, JSON and explanations all take them from here.
#include <array>

#include "program/program.hpp"

namespace zhunze::program {

namespace {

const std::array<Name, outcome_count> outcome_words{{{"未施行", "out_of_force"},
                                                     {"不适用", "not_applicable"},
                                                     {"未触发", "not_triggered"},
                                                     {"豁免", "exempt"},
                                                     {"从其特别规定", "overridden"},
                                                     {"符合", "compliant"},
                                                     {"违反", "violated"},
                                                     {"须说明", "justify"},
                                                     {"建议", "advised"},
                                                     {"享受", "granted"}}};
const std::array<Name, overall_count> overall_words{{{"通过", "passed"},
                                                     {"不通过", "rejected"},
                                                     {"待补正", "undetermined"},
                                                     {"须说明", "justify"},
                                                     {"冲突", "conflict"},
                                                     {"无效", "invalid"}}};
const std::array<Name, 3> boundary_words{{{"包含", "included"}, {"不包含", "excluded"}, {"待决", "undecided"}}};

template <class Enum, std::size_t n>
std::optional<Enum> find_word(const std::array<Name, n>& words, std::string_view word) {
    for (std::size_t i = 0; i < n; ++i) {
        if (words[i].is(word)) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace

const Name& outcome_name(Outcome outcome) { return outcome_words[static_cast<std::size_t>(outcome)]; }
const Name& overall_name(Overall overall) { return overall_words[static_cast<std::size_t>(overall)]; }
const Name& boundary_name(Boundary boundary) { return boundary_words[static_cast<std::size_t>(boundary)]; }

const Name& undetermined_name() {
    static const Name name{"待定", "undetermined"};
    return name;
}

std::optional<Outcome> outcome_of(std::string_view word) { return find_word<Outcome>(outcome_words, word); }
std::optional<Overall> overall_of(std::string_view word) { return find_word<Overall>(overall_words, word); }
std::optional<Boundary> boundary_of(std::string_view word) { return find_word<Boundary>(boundary_words, word); }

}  // namespace zhunze::program
