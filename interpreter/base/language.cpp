// SPDX-License-Identifier: Apache-2.0
#include "base/language.hpp"

#include "base/text.hpp"

namespace zhunze {

Language script_of(std::string_view word) {
    for (std::size_t at = 0; at < word.size();)
        if (is_ideograph(next_code_point(word, at))) return Language::zh;
    return Language::en;
}

}  // namespace zhunze
