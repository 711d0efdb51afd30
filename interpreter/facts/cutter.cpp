// SPDX-License-Identifier: Apache-2.0
#include "facts/cutter.hpp"

#include <algorithm>
#include <array>

#include "facts/finding.hpp"
#include "facts/json_split.hpp"

namespace zhunze::facts {
namespace {

/// Lines are long enough for the library's search to be the quickest way.
std::uint64_t line_ends_in(std::string_view text) {
    std::uint64_t count = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) ++count;
    return count;
}

class LineCutter : public Cutter {
public:
    std::size_t scan(std::string_view text, std::size_t seen, Stop stop) override {
        const std::string_view rest = text.substr(seen);
        const std::size_t at = stop == Stop::at_first_cut ? rest.find('\n') : rest.rfind('\n');
        if (at == std::string_view::npos) return text.size();
        set_cut(seen + at + 1);
        return stop == Stop::at_first_cut ? cut() : text.size();
    }

private:
    void advance(std::string_view text, PiecePlace& place) override {
        place.line += line_ends_in(text);
        place.record = place.line - 1;
    }
};

/// Bytes at which something begins or ends within a JSON value.
constexpr std::array<bool, 256> table_of(std::string_view bytes) {
    std::array<bool, 256> table{};
    for (const char c : bytes) table[static_cast<unsigned char>(c)] = true;
    return table;
}
constexpr auto ends_run_in_string = table_of("\"\\");
constexpr auto ends_run_in_brackets = table_of("\"{}[]");

std::size_t skip_run(std::string_view text, std::size_t at, const std::array<bool, 256>& ends) {
    while (at < text.size() && !ends[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

/// Cuts between the tokens of the array itself: after an element, a comma, a bracket, or blanks there.
class ArrayCutter : public Cutter {
public:
    explicit ArrayCutter(ArrayState state) : state_(state), state_at_cut_(state) {}

    std::size_t scan(std::string_view text, std::size_t seen, Stop stop) override {
        std::size_t at = seen;
        while (at < text.size()) {
            at = step(text, at);
            if (!between()) continue;
            set_cut(at);
            state_at_cut_ = state_;
            elements_at_cut_ = elements_;
            if (stop == Stop::at_first_cut) return at;
        }
        return at;
    }

    std::optional<Diagnostic> unfinished() const override {
        return syntax_finding("", {0, in_string_ ? Name{"有结束引号的文本", "text with a closing quote"} : Name{"右括号", "a closing bracket"}});
    }

private:
    [[nodiscard]] bool between() const { return depth_ == 0 && !in_string_ && !in_word_; }

    /// Past the next byte, or past a run of those that change nothing.
    std::size_t step(std::string_view text, std::size_t at) {
        if (in_string_) return in_string(text, at);
        if (depth_ > 0) return in_brackets(text, at);
        const char c = text[at];
        if (in_word_ && !ends_json_word(c)) return at + 1;
        in_word_ = false;
        if (is_json_space(c)) return at + 1;
        if (state_ == ArrayState::before && c == '[') state_ = ArrayState::opened;
        else if (c == ']') state_ = ArrayState::closed;
        else if (c == ',') state_ = ArrayState::after_comma;
        else begin_element(c);
        return at + 1;
    }

    /// An element in the wrong place is found by whoever reads it.
    void begin_element(char c) {
        if (state_ != ArrayState::closed) state_ = ArrayState::after_element;
        ++elements_;
        if (c == '"') in_string_ = true;
        else if (c == '{' || c == '[') depth_ = 1;
        else in_word_ = true;
    }

    std::size_t in_string(std::string_view text, std::size_t at) {
        if (escaped_) {
            escaped_ = false;
            return at + 1;
        }
        at = skip_run(text, at, ends_run_in_string);
        if (at == text.size()) return at;
        if (text[at] == '\\') escaped_ = true;
        else in_string_ = false;
        return at + 1;
    }

    std::size_t in_brackets(std::string_view text, std::size_t at) {
        at = skip_run(text, at, ends_run_in_brackets);
        if (at == text.size()) return at;
        const char c = text[at];
        if (c == '"') in_string_ = true;
        else if (c == '{' || c == '[') ++depth_;
        else --depth_;
        return at + 1;
    }

    void advance(std::string_view text, PiecePlace& place) override {
        const std::size_t line_end = text.rfind('\n');
        place.line += line_ends_in(text);
        if (line_end != std::string_view::npos) {
            place.column = 1;
            text.remove_prefix(line_end + 1);
        }
        place.column += static_cast<std::uint64_t>(
            std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
        place.state = state_at_cut_;
        place.record = elements_at_cut_;
    }

    ArrayState state_;
    ArrayState state_at_cut_;
    std::size_t depth_ = 0;     ///< of brackets open within an element
    bool in_string_ = false;
    bool escaped_ = false;
    bool in_word_ = false;      ///< a value without brackets or quotes, or what stands in its place
    std::uint64_t elements_ = 0;
    std::uint64_t elements_at_cut_ = 0;
};

/// Rows end where CsvSplitter says so.
class RowCutter : public Cutter {
public:
    explicit RowCutter(char delimiter) : delimiter_(delimiter) {}

    std::size_t scan(std::string_view text, std::size_t seen, Stop stop) override {
        std::size_t at = seen;
        for (bool stopped = false; at < text.size() && !stopped;) {
            const std::size_t line_end = text.find('\n', at);
            const std::size_t end = line_end == std::string_view::npos ? text.size() : line_end + 1;
            if (line_end != std::string_view::npos && is_plain(text.substr(at, line_end - at))) {
                at = end;
                stopped = end_line(at, stop);
            } else {
                at = step_to(end, text, at, stop, stopped);
            }
        }
        return at;
    }

    std::optional<Diagnostic> unfinished() const override {
        return quoted_ && !after_quote_ ? std::optional(finding(Code::csv_open_quote)) : std::nullopt;
    }

private:
    /// Most lines are: nothing in them but the end says where a row ends.
    [[nodiscard]] bool is_plain(std::string_view line) const {
        if (quoted_ || after_return_ || line.find('"') != std::string_view::npos) return false;
        const std::size_t lone_return = line.find('\r');
        return lone_return == std::string_view::npos || lone_return + 1 == line.size();
    }

    /// Byte by byte.
    std::size_t step_to(std::size_t end, std::string_view text, std::size_t at, Stop stop, bool& stopped) {
        for (; at < end; ++at) {
            const char c = text[at];
            // After a carriage return, what comes next tells where the row ended.
            if (after_return_) {
                after_return_ = false;
                const std::size_t row_end = c == '\n' ? at + 1 : at;
                stopped = end_line(row_end, stop);
                if (stopped) return row_end;
                if (c == '\n') continue;
            }
            if (after_quote_) {
                after_quote_ = false;
                if (c == '"') continue;  // a quote written twice
                quoted_ = false;
            }
            if (quoted_) {
                in_quotes(c);
            } else if (c == '\n') {
                stopped = end_line(at + 1, stop);
                if (stopped) return at + 1;
            } else if (c == '\r') {
                after_return_ = true;
            } else {
                in_row(c);
            }
        }
        return end;
    }

    void in_row(char c) {
        quoted_ = c == '"' && cell_begins_;
        cell_begins_ = c == delimiter_ || (cell_begins_ && (c == ' ' || c == '\t'));
    }

    /// A carriage return alone ends a line as well.
    void in_quotes(char c) {
        if (c == '"') after_quote_ = true;
        if (c == '\n' || returned_) ++lines_;
        returned_ = c == '\r';
    }

    /// Whether the scan is to stop there.
    bool end_line(std::size_t end, Stop stop) {
        ++lines_;
        ++rows_;
        cell_begins_ = true;
        lines_at_cut_ = lines_;
        rows_at_cut_ = rows_;
        set_cut(end);
        return stop == Stop::at_first_cut;
    }

    void advance(std::string_view, PiecePlace& place) override {
        place.line = lines_at_cut_ + 1;
        place.record = rows_at_cut_;
    }

    char delimiter_;
    bool cell_begins_ = true;
    bool quoted_ = false;
    bool after_quote_ = false;   ///< within quotes, after one that may end them
    bool after_return_ = false;  ///< outside quotes
    bool returned_ = false;      ///< within quotes
    std::uint64_t lines_ = 0, rows_ = 0;
    std::uint64_t lines_at_cut_ = 0, rows_at_cut_ = 0;
};

}  // namespace

void Cutter::pass(std::string_view text, PiecePlace& place) {
    advance(text, place);
    place.byte += text.size();
    cut_ -= std::min(cut_, text.size());
}

std::unique_ptr<Cutter> cutter_for(TextForm form, ArrayState state) {
    switch (form.format) {
        case TextFormat::json_array: return std::make_unique<ArrayCutter>(state);
        case TextFormat::ndjson: return std::make_unique<LineCutter>();
        case TextFormat::csv: break;
    }
    return std::make_unique<RowCutter>(form.delimiter);
}

}  // namespace zhunze::facts
