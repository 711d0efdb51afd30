// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"

#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/text.hpp"

namespace zhunze {

struct Json::Body {
    nlohmann::ordered_json value;
};

namespace {

std::string dump(const nlohmann::ordered_json& value, int indent) {
    // `replace`: a path or an input may hold bytes that are not UTF-8, and output must not fail on them.
    return value.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

Json::Json() : body_(std::make_unique<Body>()) {}
Json::Json(bool value) : body_(new Body{value}) {}
Json::Json(std::int64_t value) : body_(new Body{value}) {}
Json::Json(std::string_view text) : body_(new Body{text}) {}
Json::Json(const Json& other) : body_(std::make_unique<Body>(*other.body_)) {}
Json::Json(Json&& other) noexcept = default;
Json::~Json() = default;

Json& Json::operator=(Json other) noexcept {
    std::swap(body_, other.body_);
    return *this;
}

Json Json::object() {
    Json json;
    json.body_->value = nlohmann::ordered_json::object();
    return json;
}

Json Json::array() {
    Json json;
    json.body_->value = nlohmann::ordered_json::array();
    return json;
}

Json& Json::set(std::string_view key, Json value) {
    ZHUNZE_CHECK(body_->value.is_object());
    body_->value[std::string(key)] = std::move(value.body_->value);
    return *this;
}

Json& Json::push(Json value) {
    ZHUNZE_CHECK(body_->value.is_array());
    body_->value.push_back(std::move(value.body_->value));
    return *this;
}

std::string Json::line() const { return dump(body_->value, -1); }
std::string Json::pretty() const { return dump(body_->value, 2); }

void append_json(std::string& out, std::string_view text) {
    bool ascii = true;
    bool as_it_is = true;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        ascii = ascii && byte < 0x80;
        as_it_is = as_it_is && byte >= 0x20 && c != '"' && c != '\\';
    }
    if (!as_it_is || (!ascii && invalid_utf8_at(text))) {
        out += Json(text).line();
        return;
    }
    out.append("\"").append(text).append("\"");
}

}  // namespace zhunze
