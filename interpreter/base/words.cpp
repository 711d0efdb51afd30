// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace zhunze {

namespace {

constexpr std::array<std::string_view, 7> spaces{" ", "\t", "\n", "\r", "\v", "\f", "\u3000"};

std::size_t leading_space(std::string_view text) {
    for (const auto space : spaces)
        if (text.substr(0, space.size()) == space) return space.size();
    return 0;
}

std::size_t trailing_space(std::string_view text) {
    for (const auto space : spaces)
        if (text.size() >= space.size() && text.substr(text.size() - space.size()) == space) return space.size();
    return 0;
}

/// Edits that turn `a` into `b`: insert, delete, replace, swap two neighbours.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> two_back(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) current[j] = std::min(current[j], two_back[j - 2] + 1);
        }
        std::swap(two_back, previous);
        std::swap(previous, current);
    }
    return previous[b.size()];
}

std::size_t difference(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

}  // namespace

std::string_view trim(std::string_view text) {
    while (const std::size_t length = leading_space(text)) text.remove_prefix(length);
    while (const std::size_t length = trailing_space(text)) text.remove_suffix(length);
    return text;
}

std::string to_lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t longest = 64;  // a longer "word" is no typing slip, and the search is quadratic
    const std::u32string wanted = to_code_points(word);
    if (wanted.size() > longest) return std::nullopt;

    std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
    std::optional<std::string> best;
    for (const std::string& candidate : candidates) {
        const std::u32string other = to_code_points(candidate);
        if (difference(wanted.size(), other.size()) > limit) continue;
        const std::size_t distance = edit_distance(wanted, other);
        // Two words that share nothing (亩 and 元) are no slip of one another, however short they are.
        if (distance > limit || distance >= std::max(wanted.size(), other.size())) continue;
        best = candidate;
        if (distance == 0) break;
        limit = distance - 1;  // only a strictly nearer one replaces it: ties go to the first
    }
    return best;
}

}  // namespace zhunze
