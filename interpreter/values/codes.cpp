// SPDX-License-Identifier: Apache-2.0
#include "values/codes.hpp"

#include <cstddef>

namespace zhunze {
namespace {

constexpr std::string_view uscc_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t uscc_length = 18;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool valid_uscc(std::string_view text) {
    if (text.size() != uscc_length) return false;
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (const char c : text.substr(0, uscc_length - 1)) {
        const std::size_t place = uscc_alphabet.find(c);
        if (place == std::string_view::npos) return false;
        sum += place * weight;
        weight = weight * 3 % uscc_alphabet.size();
    }
    const std::size_t rest = sum % uscc_alphabet.size();
    return text.back() == uscc_alphabet[rest == 0 ? 0 : uscc_alphabet.size() - rest];
}

bool valid_project_code(std::string_view text) {
    constexpr std::string_view shape = "dddd-dddddd-dd-dd-dddddd";
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool fits = shape[i] == 'd' ? is_digit(text[i]) : text[i] == shape[i];
        if (!fits) return false;
    }
    return true;
}

}  // namespace zhunze
