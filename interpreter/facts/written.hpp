// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace zhunze::facts {

/// What an input says at one place, before anyone asks what it means: a JSON value, or the text of a cell.
struct Written {
    enum class Kind : unsigned char {
        null,
        truth,   ///< JSON true or false; `text` is the word
        number,  ///< a JSON number; `text` is its token, digit for digit
        text,    ///< a JSON string without its quotes, or a cell
        list,    ///< `items`
        object,  ///< `members`
        broken   ///< could not be read; that has been reported
    };
    Kind kind = Kind::null;
    std::string text;
    std::vector<Written> items;
    std::vector<std::pair<std::string, Written>> members;
    std::uint64_t line = 0;  ///< of the input file

    [[nodiscard]] static Written of_text(std::string text, std::uint64_t line) {
        Written written;
        written.kind = Kind::text;
        written.text = std::move(text);
        written.line = line;
        return written;
    }
};

}  // namespace zhunze::facts
