// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <variant>

#include "facts/evidence.hpp"
#include "facts/json_split.hpp"
#include "facts/read.hpp"
#include "facts/written.hpp"

namespace zhunze::facts {

/// Reads one JSON object, numbers as their own digits.
class JsonObjectReader {
public:
    explicit JsonObjectReader(const Limits& limits);
    ~JsonObjectReader();
    JsonObjectReader(const JsonObjectReader&) = delete;
    JsonObjectReader& operator=(const JsonObjectReader&) = delete;

    /// `text` is one balanced `{…}` without control characters in its strings; it begins on `line` of the input. What is
    /// JSON but cannot be used (a key given twice, too deep, a lone surrogate) is reported with its pointer below `where`
    /// and stands as `broken` in the result.
    [[nodiscard]] std::variant<Written, JsonFailure> read(std::string_view text, std::uint64_t line, std::string_view where,
                                                          const Report& report);

private:
    struct Parser;
    const Limits& limits_;
    std::unique_ptr<Parser> parser_;
};

}  // namespace zhunze::facts
