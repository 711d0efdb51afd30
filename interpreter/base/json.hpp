// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace zhunze {

/// A JSON document being built for output; members keep the order they were set in. It holds no fractions:
/// numbers that are not whole are written as strings, so that no reader meets a rounded one.
class Json {
public:
    Json();  ///< null
    Json(bool value);
    Json(std::int64_t value);
    Json(int value) : Json(static_cast<std::int64_t>(value)) {}
    Json(std::size_t value) : Json(static_cast<std::int64_t>(value)) {}
    Json(std::string_view text);
    Json(const std::string& text) : Json(std::string_view(text)) {}
    Json(const char* text) : Json(std::string_view(text)) {}
    Json(const Json& other);
    Json(Json&& other) noexcept;
    Json& operator=(Json other) noexcept;
    ~Json();

    [[nodiscard]] static Json object();
    [[nodiscard]] static Json array();
    Json& set(std::string_view key, Json value);  ///< on an object
    Json& push(Json value);                       ///< on an array

    [[nodiscard]] std::string line() const;    ///< without line breaks
    [[nodiscard]] std::string pretty() const;  ///< two spaces a level, without final line break

private:
    struct Body;
    std::unique_ptr<Body> body_;
};

/// `Json(text).line()` at the end of `out`; quick where nothing has to be escaped.
void append_json(std::string& out, std::string_view text);

}  // namespace zhunze
