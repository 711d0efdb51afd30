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
struct Piece {
    std::string_view text;
    std::uint64_t line;
    std::string where;  ///< its pointer
};

class PieceReader {
public:
    PieceReader(RecordReader& reader, const Limits& limits)
        : reader_(reader), limits_(limits), objects_(limits), report_([this](Diagnostic problem, std::uint64_t line, std::string_view where) {
              reader_.error(std::move(problem), line, where);
          }) {}

    /// Reads the piece as an application, between the reader's `begin` and `finish`; a failure if it is no JSON.
    std::optional<JsonFailure> read(const Piece& piece) {
        if (auto problem = record_too_large(piece.text, limits_)) {
            reader_.error(std::move(*problem), piece.line, piece.where);
            return std::nullopt;
        }
        if (!piece.text.starts_with('{')) {
            reader_.error(finding(Code::not_an_object, {{"found", shown(piece.text)}}), piece.line, piece.where);
            return std::nullopt;
        }
        auto object = objects_.read(piece.text, piece.line, piece.where, report_);
        if (auto* failure = std::get_if<JsonFailure>(&object)) return std::move(*failure);
        reader_.read_members(std::get<Written>(object), piece.where);
        return std::nullopt;
    }

private:
    RecordReader& reader_;
    const Limits& limits_;
    JsonObjectReader objects_;
    Report report_;
};

/// Reads a JSON file. After a failure nothing of it counts: what would follow cannot be told.
class JsonFile {
public:
    JsonFile(std::string_view text, RecordReader& reader, const Limits& limits)
        : text_(text), split_(text), lines_(text), reader_(reader), pieces_(reader, limits) {}

    std::optional<Diagnostic> read() {
        split_.skip_space();
        const bool done = split_.take('[') ? elements() : element("");
        if (done && ends_here()) return std::nullopt;
        const JsonFailure& failure = failure_ ? *failure_ : *split_.failure();
        Diagnostic problem = syntax_finding(text_, failure);
        LineCounter from_start(text_);
        problem.place = place(reader_.file(), from_start.position_at(failure.offset));
        return problem;
    }

private:
    bool elements() {
        split_.skip_space();
        if (split_.take(']')) return true;
        for (std::size_t index = 0;; ++index) {
            if (!element(pointer("", index))) return false;
            split_.skip_space();
            if (split_.take(']')) return true;
            if (!split_.take(',')) return fail({"“,”或“]”", "`,` or `]`"});
            split_.skip_space();
        }
    }

    bool element(std::string where) {
        const std::size_t begin = split_.offset();
        const auto text = split_.value();
        if (!text) return false;
        const std::uint64_t line = lines_.line_at(begin);
        reader_.begin(line, where, *text);
        failure_ = pieces_.read({*text, line, std::move(where)});
        if (failure_) {
            failure_->offset += begin;
            return false;
        }
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

    std::string_view text_;
    JsonSplitter split_;
    LineCounter lines_;
    RecordReader& reader_;
    PieceReader pieces_;
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

std::optional<JsonFailure> read_value(std::string_view line, std::uint64_t number, PieceReader& pieces) {
    const auto value = only_value(line);
    if (const auto* failure = std::get_if<JsonFailure>(&value)) return *failure;
    const std::string_view text = std::get<std::string_view>(value);
    auto failure = pieces.read({text, number, ""});
    if (failure) failure->offset += static_cast<std::size_t>(text.data() - line.data());
    return failure;
}

void read_line(std::string_view line, std::uint64_t number, RecordReader& reader, PieceReader& pieces, const Limits& limits) {
    reader.begin(number, "", line);
    if (auto problem = record_too_large(line, limits)) {
        reader.error(std::move(*problem), number, "");
    } else if (const auto failure = read_value(line, number, pieces)) {
        const InputPosition position = LineCounter(line, number).position_at(failure->offset);
        reader.error(syntax_finding(line, *failure), number, std::to_string(position.column));
    }
    reader.finish();
}

}  // namespace

void read_json_file(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch) {
    if (auto problem = JsonFile(text, reader, limits).read()) batch.file_errors.push_back(std::move(*problem));
}

void read_ndjson_file(std::string_view text, RecordReader& reader, const Limits& limits) {
    PieceReader pieces(reader, limits);
    std::uint64_t number = 1;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!trim(line).empty()) read_line(line, number, reader, pieces, limits);
        at = end + 1;
    }
}

}  // namespace zhunze::facts
