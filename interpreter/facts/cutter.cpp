// SPDX-License-Identifier: Apache-2.0
#include "facts/cutter.hpp"

#include <algorithm>
#include <bit>

#include "facts/byte_scan.hpp"
#include "facts/finding.hpp"
#include "facts/json_split.hpp"

namespace zhunze::facts {
namespace {

/// Each byte of a block counts for itself as long as it can, which takes three instructions for 16 bytes.
std::uint64_t line_ends_in(std::string_view text) {
    constexpr std::size_t at_most = 127 * block_bytes;
    std::uint64_t count = 0;
    while (text.size() >= block_bytes) {
        const std::size_t size = std::min(text.size(), at_most) / block_bytes * block_bytes;
        Block ends{};
        for (std::size_t at = 0; at < size; at += block_bytes) ends -= load_block(text.data() + at) == '\n';
        for (std::size_t i = 0; i < block_bytes; ++i) count += static_cast<unsigned char>(ends[i]);
        text.remove_prefix(size);
    }
    return count + static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
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

/// Where something begins or ends within a JSON value: a bit for each of 64 bytes.
struct JsonMarks {
    static constexpr std::size_t bytes = 64;
    std::uint64_t quotes = 0;
    std::uint64_t backslashes = 0;
    std::uint64_t opening = 0;
    std::uint64_t closing = 0;

    explicit JsonMarks(const char* p) {
        for (std::size_t at = 0; at < bytes; at += block_bytes) {
            const Block block = load_block(p + at);
            const Block brackets = block | 0x20;  // [ and { are the same then, ] and } too, and nothing else is
            quotes |= std::uint64_t{bits_of(block == Block{} + '"')} << at;
            backslashes |= std::uint64_t{bits_of(block == Block{} + '\\')} << at;
            opening |= std::uint64_t{bits_of(brackets == Block{} + '{')} << at;
            closing |= std::uint64_t{bits_of(brackets == Block{} + '}')} << at;
        }
    }
};

/// A bit is set where an odd number of those up to it is: between quotes, and on those that open.
constexpr std::uint64_t between_pairs(std::uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

/// All bits from that one on.
constexpr std::uint64_t from_bit(std::size_t bit) { return bit < 64 ? ~std::uint64_t{0} << bit : 0; }

/// Cuts between the tokens of the array itself: after an element, a comma, a bracket, or blanks there.
class ArrayCutter : public Cutter {
public:
    explicit ArrayCutter(const PiecePlace& from)
        : state_(from.state), state_at_cut_(from.state), elements_(from.record), elements_at_cut_(from.record) {}

    std::size_t scan(std::string_view text, std::size_t seen, Stop stop) override {
        std::size_t at = seen;
        while (at < text.size()) {
            if (depth_ > 0 && text.size() - at >= JsonMarks::bytes) at = skip_blocks(text, at);
            else step(text[at++]);
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

    void step(char c) {
        if (in_string_) return in_string(c);
        if (depth_ > 0) return in_brackets(c);
        if (in_word_ && !ends_json_word(c)) return;
        in_word_ = false;
        if (is_json_space(c)) return;
        if (state_ == ArrayState::before && c == '[') state_ = ArrayState::opened;
        else if (c == ']') state_ = ArrayState::closed;
        else if (c == ',') state_ = ArrayState::after_comma;
        else begin_element(c);
    }

    /// An element in the wrong place is found by whoever reads it.
    void begin_element(char c) {
        if (state_ != ArrayState::closed) state_ = ArrayState::after_element;
        ++elements_;
        if (c == '"') in_string_ = true;
        else if (c == '{' || c == '[') depth_ = 1;
        else in_word_ = true;
    }

    void in_string(char c) {
        if (escaped_) escaped_ = false;
        else if (c == '\\') escaped_ = true;
        else if (c == '"') in_string_ = false;
    }

    void in_brackets(char c) {
        if (c == '"') in_string_ = true;
        else if (c == '{' || c == '[') ++depth_;
        else if (c == '}' || c == ']') --depth_;
    }

    /// Within brackets: past the one that closes the first, or past all blocks.
    std::size_t skip_blocks(std::string_view text, std::size_t at) {
        for (; depth_ > 0 && text.size() - at >= JsonMarks::bytes;) {
            const JsonMarks marks(text.data() + at);
            at += marks.backslashes == 0 && !escaped_ ? skip_plain_block(marks) : skip_block(marks);
        }
        return at;
    }

    /// How many bytes there are up to the end of the element, or all.
    std::size_t skip_plain_block(const JsonMarks& marks) {
        const std::uint64_t strings = between_pairs(marks.quotes) ^ (in_string_ ? ~std::uint64_t{0} : 0);
        for (std::uint64_t brackets = (marks.opening | marks.closing) & ~strings; brackets != 0; brackets &= brackets - 1) {
            if (pass_bracket(marks, brackets & (~brackets + 1))) return end_of_element(brackets);
        }
        in_string_ = strings >> 63 != 0;
        return JsonMarks::bytes;
    }

    std::size_t skip_block(const JsonMarks& marks) {
        std::uint64_t left = from_bit(escaped_ ? 1 : 0);
        escaped_ = false;
        while (const std::uint64_t ends = left & (marks.quotes | (in_string_ ? marks.backslashes : marks.opening | marks.closing))) {
            const auto at = static_cast<std::size_t>(std::countr_zero(ends));
            const std::uint64_t mark = ends & (~ends + 1);
            left = from_bit(at + 1);
            if ((marks.quotes & mark) != 0) {
                in_string_ = !in_string_;
            } else if (in_string_) {
                left = from_bit(at + 2);
                escaped_ = at + 1 == JsonMarks::bytes;
            } else if (pass_bracket(marks, mark)) {
                return end_of_element(ends);
            }
        }
        return JsonMarks::bytes;
    }

    /// Whether it ends the element.
    bool pass_bracket(const JsonMarks& marks, std::uint64_t mark) {
        if ((marks.opening & mark) != 0) ++depth_;
        else --depth_;
        return depth_ == 0;
    }

    std::size_t end_of_element(std::uint64_t brackets) {
        in_string_ = false;
        return static_cast<std::size_t>(std::countr_zero(brackets)) + 1;
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
    std::uint64_t elements_;
    std::uint64_t elements_at_cut_;
};

/// Rows end where CsvSplitter says so.
class RowCutter : public Cutter {
public:
    RowCutter(char delimiter, const PiecePlace& from)
        : delimiter_(delimiter), lines_(from.line - 1), rows_(from.record), lines_at_cut_(lines_), rows_at_cut_(rows_) {}

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
    std::uint64_t lines_, rows_;
    std::uint64_t lines_at_cut_, rows_at_cut_;
};

}  // namespace

void Cutter::pass(std::string_view text, PiecePlace& place) {
    advance(text, place);
    place.byte += text.size();
    cut_ -= std::min(cut_, text.size());
}

std::unique_ptr<Cutter> cutter_for(TextForm form, const PiecePlace& from) {
    switch (form.format) {
        case TextFormat::json_array: return std::make_unique<ArrayCutter>(from);
        case TextFormat::ndjson: return std::make_unique<LineCutter>();
        case TextFormat::csv: break;
    }
    return std::make_unique<RowCutter>(form.delimiter, from);
}

}  // namespace zhunze::facts
