// SPDX-License-Identifier: Apache-2.0
#include "facts/json_object.hpp"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/numeral.hpp"
#include "facts/place.hpp"
#include "facts/size.hpp"

namespace zhunze::facts {
namespace {

namespace ondemand = simdjson::ondemand;
using Kind = Written::Kind;

Name wants_value() { return {"一个值", "a value"}; }
Name wants_next() { return {"逗号、右括号或带引号的键", "a comma, a closing bracket or a key in quotes"}; }

std::string_view without_space(std::string_view token) {
    const std::size_t end = token.find_last_not_of(" \t\n\r");
    return token.substr(0, end + 1);
}

/// The way from the object to a value in it. Pointers are spelled out only where something is wrong.
struct Step {
    const Step* above = nullptr;
    std::optional<std::string_view> key;  ///< none: `index` in an array
    std::size_t index = 0;
};

std::string pointer_of(const Step& step, std::string_view root) {
    if (!step.above) return std::string(root);
    const std::string parent = pointer_of(*step.above, root);
    return step.key ? pointer(parent, *step.key) : pointer(parent, step.index);
}

/// One walk over one object. Every function is false once the text turns out to be no JSON: `failure` then says where.
class Walk {
public:
    Walk(std::string_view text, std::uint64_t line, std::string_view where, const Limits& limits, const Report& report)
        : text_(text), lines_(text, line), where_(where), limits_(limits), report_(report) {}

    bool document(ondemand::document& document, Written& out) {
        document_ = &document;
        ondemand::object object;
        if (document.get_object().get(object)) return fail_here(wants_next());
        // What follows the last bracket would be text that the walk has not seen.
        return members(object, Step{}, 1, out) && (is_done() || fail_here({"末尾", "the end"}));
    }
    [[nodiscard]] const std::optional<JsonFailure>& failure() const { return failure_; }

private:
    bool value(ondemand::value value, const Step& step, std::size_t depth, Written& out) {
        const std::string_view token = value.raw_json_token();
        out.line = lines_.line_at(offset_of(token.data()));
        switch (token.front()) {
            case '{': return container<ondemand::object>(value, step, depth, out);
            case '[': return container<ondemand::array>(value, step, depth, out);
            case '"': return string(value, token, step, out);
            default: return word(without_space(token), step, out);
        }
    }

    template <class Container>
    bool container(ondemand::value& value, const Step& step, std::size_t depth, Written& out) {
        if (depth >= limits_.nesting) {
            // Left unread, and skipped by the iterator of the container around it.
            breaks(out, finding(Code::nested_too_deep, {{"limit", std::to_string(limits_.nesting)}}), step);
            return true;
        }
        Container inner;
        if (value.get(inner)) return fail_here(wants_next());
        return members(inner, step, depth + 1, out);
    }

    bool members(ondemand::object& object, const Step& step, std::size_t depth, Written& out) {
        out.kind = Kind::object;
        std::unordered_set<std::string> keys;
        for (auto result : object) {
            ondemand::field field;
            if (std::move(result).get(field)) return fail_here(wants_next());
            if (!member(field, step, depth, keys, out)) return false;
        }
        return true;
    }

    bool member(ondemand::field& field, const Step& step, std::size_t depth, std::unordered_set<std::string>& keys,
                Written& out) {
        const auto key = usable_key(field, step, keys);
        Written unused;
        if (!key) return value(field.value(), step, depth, unused);
        out.members.emplace_back(*key, Written{});
        return value(field.value(), Step{&step, *key, 0}, depth, out.members.back().second);
    }

    /// The member's key, unless it is reported as unreadable, given before or one too many.
    std::optional<std::string> usable_key(ondemand::field& field, const Step& step, std::unordered_set<std::string>& keys) {
        const char* const raw = field.key().raw();
        const std::uint64_t line = lines_.line_at(offset_of(raw));
        std::string_view key;
        if (field.unescaped_key().get(key) || invalid_utf8_at(key)) {
            report_(finding(Code::json_escape, {{"found", shown(string_token(raw))}}), line, pointer_of(step, where_));
        } else if (keys.contains(std::string(key))) {
            report_(finding(Code::repeated_key, {{"key", shown(key)}}), line, pointer_of(Step{&step, key, 0}, where_));
        } else if (keys.size() < limits_.columns) {
            return *keys.emplace(key).first;
        } else if (!std::exchange(too_many_, true)) {
            report_(finding(Code::too_many_columns, {{"limit", std::to_string(limits_.columns)}}), line, pointer_of(step, where_));
        }
        return std::nullopt;
    }

    bool members(ondemand::array& array, const Step& step, std::size_t depth, Written& out) {
        out.kind = Kind::list;
        for (auto result : array) {
            ondemand::value element;
            if (std::move(result).get(element)) return fail_here(wants_next());
            out.items.emplace_back();
            if (!value(element, Step{&step, {}, out.items.size() - 1}, depth, out.items.back())) return false;
        }
        return true;
    }

    bool string(ondemand::value& value, std::string_view token, const Step& step, Written& out) {
        std::string_view content;
        if (value.get_string().get(content) || invalid_utf8_at(content)) {
            breaks(out, finding(Code::json_escape, {{"found", shown(without_space(token))}}), step);
            return true;
        }
        out.kind = Kind::text;
        keep(content, step, out);
        return true;
    }

    /// true, false, null or a number; anything else is no JSON.
    bool word(std::string_view token, const Step& step, Written& out) {
        if (token == "null") out.kind = Kind::null;
        else if (token == "true" || token == "false") out.kind = Kind::truth;
        else if (is_json_number(token)) out.kind = Kind::number;
        else return fail_at(offset_of(token.data()), wants_value());
        if (out.kind != Kind::null) keep(token, step, out);
        return true;
    }

    void keep(std::string_view content, const Step& step, Written& out) {
        if (auto problem = too_large(content, limits_)) {
            breaks(out, std::move(*problem), step);
        } else {
            out.text = content;
        }
    }

    void breaks(Written& out, Diagnostic problem, const Step& step) {
        out.kind = Kind::broken;
        report_(std::move(problem), out.line, pointer_of(step, where_));
    }

    /// A string as it stands in the text, from its opening quote on.
    [[nodiscard]] std::string_view string_token(const char* content) const {
        const std::string_view from_quote = text_.substr(offset_of(content) - 1);
        std::size_t end = 1;
        while (from_quote[end] != '"') end += from_quote[end] == '\\' ? 2 : 1;
        return from_quote.substr(0, end + 1);
    }

    [[nodiscard]] std::size_t offset_of(const char* pointer) const { return static_cast<std::size_t>(pointer - text_.data()); }
    [[nodiscard]] bool is_done() const { return document_->current_location().error() == simdjson::OUT_OF_BOUNDS; }

    bool fail_at(std::size_t offset, Name expected) {
        failure_ = JsonFailure{std::min(offset, text_.size()), std::move(expected)};
        return false;
    }
    bool fail_here(Name expected) {
        const char* here = nullptr;
        const bool known = document_->current_location().get(here) == simdjson::SUCCESS;
        return fail_at(known ? offset_of(here) : text_.size(), std::move(expected));
    }

    std::string_view text_;
    LineCounter lines_;
    std::string_view where_;
    const Limits& limits_;
    const Report& report_;
    ondemand::document* document_ = nullptr;
    bool too_many_ = false;
    std::optional<JsonFailure> failure_;
};

}  // namespace

struct JsonObjectReader::Parser {
    ondemand::parser parser;
    std::string buffer;
};

JsonObjectReader::JsonObjectReader(const Limits& limits) : limits_(limits), parser_(std::make_unique<Parser>()) {}
JsonObjectReader::~JsonObjectReader() = default;

std::variant<Written, JsonFailure> JsonObjectReader::read(std::string_view text, std::uint64_t line, std::string_view where,
                                                          const Report& report) {
    // Its own copy, because the parser reads past the end and must find nothing there.
    std::string& buffer = parser_->buffer;
    buffer.assign(text);
    buffer.append(simdjson::SIMDJSON_PADDING, ' ');
    ondemand::document document;
    if (parser_->parser.iterate(buffer.data(), text.size(), buffer.size()).get(document)) {
        return JsonFailure{0, {"JSON 对象", "a JSON object"}};
    }
    Walk walk(std::string_view(buffer).substr(0, text.size()), line, where, limits_, report);
    Written object;
    object.line = line;
    if (walk.document(document, object)) return object;
    ZHUNZE_CHECK(walk.failure().has_value());
    return *walk.failure();
}

}  // namespace zhunze::facts
