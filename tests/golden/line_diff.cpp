// SPDX-License-Identifier: Apache-2.0
#include "golden/line_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace zhunze::golden {
namespace {

constexpr std::size_t context = 3;
constexpr std::size_t largest_table = 4'000'000;

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

struct Edit {
    char sign;  // ' ', '-', '+'
    std::string_view line;
};

// Longest common subsequence by the usual table, filled from the end so that it is read from the start.
std::vector<Edit> edits_between(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    const std::size_t width = b.size() + 1;
    const bool fits = (a.size() + 1) <= largest_table / width;
    std::vector<std::size_t> common(fits ? (a.size() + 1) * width : 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& { return common[i * width + j]; };
    for (std::size_t i = a.size(); fits && i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) at(i, j) = a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    std::vector<Edit> edits;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            edits.push_back({' ', a[i++]});
            ++j;
        } else if (j == b.size() || (i < a.size() && (!fits || at(i + 1, j) >= at(i, j + 1)))) {
            edits.push_back({'-', a[i++]});
        } else {
            edits.push_back({'+', b[j++]});
        }
    }
    return edits;
}

}  // namespace

std::string line_diff(std::string_view expected, std::string_view actual) {
    if (expected == actual) return {};
    const std::vector<Edit> edits = edits_between(split(expected), split(actual));
    std::vector<bool> shown(edits.size(), false);
    for (std::size_t at = 0; at < edits.size(); ++at) {
        if (edits[at].sign == ' ') continue;
        for (std::size_t near = at - std::min(at, context); near < std::min(edits.size(), at + context + 1); ++near) shown[near] = true;
    }
    std::string text = "--- expected\n+++ actual\n";
    for (std::size_t at = 0; at < edits.size(); ++at) {
        if (shown[at]) {
            text += edits[at].sign;
            text += edits[at].line;
            text += '\n';
        } else if (at == 0 || shown[at - 1]) {
            text += "@@\n";
        }
    }
    return text;
}

}  // namespace zhunze::golden
