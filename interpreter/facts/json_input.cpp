// SPDX-License-Identifier: Apache-2.0
// JSON (one object, or an array of them) and NDJSON (one object a line).
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/text.hpp"
#include "facts/input.hpp"
#include "facts/json_object.hpp"
#include "facts/json_split.hpp"
#include "facts/place.hpp"
#include "facts/size.hpp"

namespace zhunze::facts {
namespace {

/// One value of the file that should be an application.
struct Found {
    std::string_view text;
    std::uint64_t line;
    std::string where;  ///< its pointer
};

class ValueReader {
public:
    ValueReader(RecordReader& reader, const Limits& limits)
        : reader_(reader), limits_(limits), objects_(limits), report_([this](Diagnostic problem, std::uint64_t line, std::string_view where) {
              reader_.error(std::move(problem), line, where);
          }) {}

    /// Reads the value as an application, between the reader's `begin` and `finish`; a failure if it is no JSON.
    std::optional<JsonFailure> read(const Found& found) {
        if (auto problem = record_too_large(found.text, limits_)) {
            reader_.error(std::move(*problem), found.line, found.where);
            return std::nullopt;
        }
        if (!found.text.starts_with('{')) {
            reader_.error(finding(Code::not_an_object, {{"found", shown(found.text)}}), found.line, found.where);
            return std::nullopt;
        }
        auto object = objects_.read(found.text, found.line, found.where, report_);
        if (auto* failure = std::get_if<JsonFailure>(&object)) return std::move(*failure);
        reader_.read_members(std::get<Written>(object), found.where);
        return std::nullopt;
    }

private:
    RecordReader& reader_;
    const Limits& limits_;
    JsonObjectReader objects_;
    Report report_;
};

/// Of a record that is too large to be kept there is no hash.
std::string_view own_text(std::string_view text, const Limits& limits) { return text.size() > limits.record_bytes ? std::string_view() : text; }

/// Reads a JSON text, or a piece of one. What follows a failure cannot be told.
class JsonText {
public:
    JsonText(const Piece& place, std::string_view text, RecordReader& reader, const Limits& limits)
        : place_(place), text_(text), split_(text), lines_(text, place.line, place.column), reader_(reader), limits_(limits), values_(reader, limits) {}

    std::optional<Diagnostic> read_object() {
        split_.skip_space();
        if (element("") && ends_here()) return std::nullopt;
        return problem();
    }

    std::optional<Diagnostic> read_array() {
        ArrayState state = place_.state;
        for (;;) {
            split_.skip_space();
            if (split_.at_end() && (!place_.last || state == ArrayState::closed)) return std::nullopt;
            if (!token(state)) return problem();
            if (place_.truncated && state == ArrayState::after_element) return std::nullopt;
        }
    }

private:
    bool token(ArrayState& state) {
        switch (state) {
            case ArrayState::before:
                state = ArrayState::opened;
                return split_.take('[') || fail({"“[”", "`[`"});
            case ArrayState::opened:
                if (split_.take(']')) {
                    state = ArrayState::closed;
                    return true;
                }
                [[fallthrough]];
            case ArrayState::after_comma:
                state = ArrayState::after_element;
                return place_.truncated ? too_large() : element(pointer("", place_.record + elements_++));
            case ArrayState::after_element:
                state = split_.take(']') ? ArrayState::closed : ArrayState::after_comma;
                return state == ArrayState::closed || split_.take(',') || fail({"“,”或“]”", "`,` or `]`"});
            case ArrayState::closed: break;
        }
        return ends_here();
    }

    bool element(std::string where) {
        const std::size_t begin = split_.offset();
        const auto text = split_.value();
        if (!text) return false;
        const std::uint64_t line = lines_.line_at(begin);
        reader_.begin(line, where, own_text(*text, limits_));
        failure_ = values_.read({*text, line, std::move(where)});
        if (failure_) {
            failure_->offset += begin;
            return false;
        }
        reader_.finish();
        return true;
    }

    bool too_large() {
        const std::uint64_t line = lines_.line_at(split_.offset());
        const std::string where = pointer("", place_.record + elements_);
        reader_.begin(line, where, {});
        reader_.error(record_too_large(limits_), line, where);
        reader_.finish();
        return true;
    }

    bool ends_here() {
        split_.skip_space();
        return split_.at_end() || fail({"末尾(多份申报写成数组,或一行一份)", "the end (write several applications as an array, or one a line)"});
    }

    bool fail(Name expected) {
        split_.fail(std::move(expected));
        return false;
    }

    [[nodiscard]] Diagnostic problem() const {
        const JsonFailure& failure = failure_ ? *failure_ : *split_.failure();
        Diagnostic problem = syntax_finding(text_, failure);
        LineCounter from_start(text_, place_.line, place_.column);
        problem.place = place(reader_.file(), from_start.position_at(failure.offset));
        return problem;
    }

    const Piece& place_;
    std::string_view text_;
    JsonSplitter split_;
    LineCounter lines_;
    RecordReader& reader_;
    const Limits& limits_;
    ValueReader values_;
    std::size_t elements_ = 0;
    std::optional<JsonFailure> failure_;
};

/// The one value of a line, or where the line stops being one.
std::variant<std::string_view, JsonFailure> only_value(std::string_view line) {
    JsonSplitter split(line);
    split.skip_space();
    const auto value = split.value();
    if (!value) return *split.failure();
    split.skip_space();
    if (!split.at_end()) return JsonFailure{split.offset(), {"行末", "the end of the line"}};
    return *value;
}

std::optional<JsonFailure> read_value(std::string_view line, std::uint64_t number, ValueReader& values) {
    const auto value = only_value(line);
    if (const auto* failure = std::get_if<JsonFailure>(&value)) return *failure;
    const std::string_view text = std::get<std::string_view>(value);
    auto failure = values.read({text, number, ""});
    if (failure) failure->offset += static_cast<std::size_t>(text.data() - line.data());
    return failure;
}

void read_line(std::string_view line, std::uint64_t number, RecordReader& reader, ValueReader& values, const Limits& limits) {
    reader.begin(number, "", own_text(line, limits));
    if (auto problem = record_too_large(line, limits)) {
        reader.error(std::move(*problem), number, "");
    } else if (const auto failure = read_value(line, number, values)) {
        const InputPosition position = LineCounter(line, number).position_at(failure->offset);
        reader.error(syntax_finding(line, *failure), number, std::to_string(position.column));
    }
    reader.finish();
}

void read_lines(std::string_view text, std::uint64_t number, RecordReader& reader, const Limits& limits) {
    ValueReader values(reader, limits);
    for (std::size_t at = 0; at < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.size() > limits.record_bytes || !trim(line).empty()) read_line(line, number, reader, values, limits);
        at = end + 1;
    }
}

}  // namespace

void read_json_file(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch) {
    Piece whole;
    whole.last = true;
    JsonText json(whole, text, reader, limits);
    if (auto problem = trim(text).starts_with('[') ? json.read_array() : json.read_object()) batch.file_errors.push_back(std::move(*problem));
}

void read_ndjson_file(std::string_view text, RecordReader& reader, const Limits& limits) { read_lines(text, 1, reader, limits); }

void read_array_piece(const Piece& piece, RecordReader& reader, const Limits& limits, Batch& batch) {
    if (auto problem = JsonText(piece, piece.text, reader, limits).read_array()) batch.file_errors.push_back(std::move(*problem));
}

void read_line_piece(const Piece& piece, RecordReader& reader, const Limits& limits) { read_lines(piece.text, piece.line, reader, limits); }

}  // namespace zhunze::facts
