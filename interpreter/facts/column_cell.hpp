// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/byte_scan.hpp"
#include "facts/columns.hpp"
#include "facts/value_reader.hpp"
#include "facts/word_table.hpp"
#include "facts/written.hpp"
#include "program/program.hpp"

namespace zhunze::facts {

/// Reads what inputs say of one field into its column: by itself what is written in the usual ways, with a ValueReader the rest. What
/// it learns of words and units is kept, so that the same words cost little the next time.
class ColumnCell {
public:
    enum class Says : unsigned char {
        given,    ///< the value stands in its column
        nothing,  ///< the field is as good as left out
        unsure    ///< something else, or an error
    };
    enum class How : unsigned char { number, date, word, text, unkept_text, nothing, unknown, told };

    /// `header_unit`: of bare numbers, if not the field's own. `is_id`: only texts that need no escape in JSON are taken.
    ColumnCell(const program::Program& program, const program::Field& field, const ColumnForm& form, const program::Unit* header_unit,
               bool is_id);
    /// Of what is no field. `nothing`: the evidence, where there is none; `unknown`: what nobody reads, so that it only has to be JSON.
    ColumnCell(const program::Program& program, How how) : how_(how), values_(program) {}
    /// Of what is unknown: it has been warned of.
    void tell() { how_ = How::told; }

    [[nodiscard]] How how() const { return how_; }
    [[nodiscard]] bool is_kept() const { return kept_; }
    [[nodiscard]] bool takes_truths() const { return kind_ == program::Type::Kind::truth; }
    [[nodiscard]] bool takes_codes() const { return kind_ == program::Type::Kind::taxonomy; }
    [[nodiscard]] std::string_view text(std::uint32_t row) const { return texts_[row]; }

    /// Where values go that are read and not kept: one for all cells of a reader.
    struct Unkept {
        std::vector<std::int64_t> numbers = std::vector<std::int64_t>(Columns::capacity);
        std::vector<std::string_view> texts = std::vector<std::string_view>(Columns::capacity);
        std::vector<std::string_view> ids = std::vector<std::string_view>(Columns::capacity);
    };
    /// What is read from here on goes to the rows of `column`.
    void open(Column& column, Unkept& unkept);

    // Of a field that is kept, the bits of the rows: each is taken to be given until it is known not to be.
    void begin_rows(std::uint32_t first) {
        if (given_ != nullptr) given_[first / 64] |= ~std::uint64_t{0} << (first % 64);
    }
    void miss(std::uint32_t row) {
        if (given_ != nullptr) given_[row / 64] &= ~(std::uint64_t{1} << (row % 64));
    }
    /// From row `count` on there are none, as far as its word goes.
    void end_rows(std::uint32_t count) {
        if (given_ != nullptr && count < Columns::capacity) given_[count / 64] &= (std::uint64_t{1} << (count % 64)) - 1;
    }

    void put(std::uint32_t row, std::int64_t number) { numbers_[row] = number; }
    void put(std::uint32_t row, std::string_view text) { texts_[row] = text; }

    // Each of these is `given` or `unsure`, and reads up to `scan_reach` bytes from where the text begins. The content is that of a
    // JSON string or of a cell.

    /// A JSON number. Gives the place behind it; null: unsure.
    [[nodiscard]] const char* number(const char* p, std::uint32_t row);
    /// A JSON number without a sign, of seven digits at most before the point and behind it, and nothing else; false: unsure.
    [[nodiscard]] bool short_number(std::string_view content, std::uint32_t row);
    /// A number, perhaps with a unit.
    [[nodiscard]] Says quantity(std::string_view content, std::uint32_t row);
    [[nodiscard]] Says date(std::string_view content, std::uint32_t row);
    /// As `2020-04-13`, of a month that `date` has read before.
    [[nodiscard]] Says iso_date(std::string_view content, std::uint32_t row);
    /// A member, yes or no.
    [[nodiscard]] Says word(std::string_view content, std::uint32_t row);
    /// A text that nobody looks at, of string bytes alone (see `string_bytes`).
    [[nodiscard]] Says unkept_text(std::string_view content) const;
    /// A text of plain bytes alone (see `plain_bytes`).
    [[nodiscard]] Says plain_text(std::string_view content, std::uint32_t row);
    [[nodiscard]] Says any_text(std::string_view content, std::uint32_t row);

    /// Whatever of these the field wants.
    [[nodiscard]] Says usual(std::string_view content, std::uint32_t row);
    /// A JSON value that is no string: a number, a truth. Gives the place behind it; null: unsure.
    [[nodiscard]] const char* bare(const char* p, std::uint32_t row);
    /// Whatever a ValueReader reads. `content` has no escapes; it need not have anything after it.
    [[nodiscard]] Says in_full(Written::Kind kind, std::string_view content, std::uint32_t row);

private:
    /// How many steps of the column the last digit of a numeral is worth, by its decimals; zero where that is no whole number of
    /// them, or where the number may be finer than the quantum.
    using Worth = std::array<std::int64_t, 16>;

    static constexpr std::size_t iso_date_size = 10;
    /// Of dates that are written `2020-04-13`.
    struct Month {
        std::uint64_t text = 0;   ///< `2020-04-`; zero: none
        std::int64_t before = 0;  ///< its days follow that many since 1970-01-01
        unsigned length = 0;      ///< how many days it has
    };
    static constexpr std::size_t months_kept = 512;
    /// By the last digit of the year and by the month.
    static constexpr std::size_t home_of_month(std::uint64_t text) {
        return static_cast<std::size_t>((text >> 24 & 0xF) | (text >> 36 & 0x10) | (text >> 43 & 0x1E0));
    }

    [[nodiscard]] Says put_number(const Decimal& decimal, bool negative, const Worth& worth, std::uint32_t row);
    [[nodiscard]] const char* code(const char* p, std::uint32_t row);
    [[nodiscard]] bool keep(const Value& value, std::string_view content, std::uint32_t row);
    [[nodiscard]] Worth worth_of(const Rational& factor) const;
    void learn_month(std::string_view content, const Date& date);
    void learn_unit(std::string_view content, const program::Unit& unit);

    const program::Field* field_ = nullptr;
    ColumnForm form_;
    const program::Unit* header_unit_ = nullptr;
    How how_ = How::nothing;
    program::Type::Kind kind_ = program::Type::Kind::invalid;
    bool kept_ = false;
    bool is_id_ = false;
    std::uint64_t* given_ = nullptr;  ///< null: it is not kept
    std::int64_t* numbers_ = nullptr;
    std::string_view* texts_ = nullptr;
    Worth bare_{};             ///< of bare numbers
    std::vector<Month> months_;  ///< of a date, by home
    WordTable words_;          ///< members and truths
    WordTable units_;          ///< what follows a number; the meaning is the index in `worths_`
    std::vector<Worth> worths_;
    ValueReader values_;
};

/// Adds a row to `out`: one that its columns hold, or one that is left.
inline void add_row(Columns& out, bool left, const RowSource& source) {
    const std::uint32_t row = out.count++;
    const std::uint64_t bit = std::uint64_t{1} << (row % 64);
    // The first row of a word brings the bits of those that may follow.
    const std::uint64_t before = out.left[row / 64] & (bit - 1);
    out.left[row / 64] = before | (left ? bit : 0);
    out.sources[row] = source;
}

// ---- what is in the way of every value ----

[[gnu::always_inline]] inline ColumnCell::Says ColumnCell::put_number(const Decimal& decimal, bool negative, const Worth& worth, std::uint32_t row) {
    const std::int64_t each = worth[decimal.decimals];
    std::int64_t steps = 0;
    if (each == 0 || __builtin_mul_overflow(static_cast<std::int64_t>(decimal.digits), each, &steps)) return Says::unsure;
    numbers_[row] = negative ? -steps : steps;
    return Says::given;
}

[[gnu::always_inline]] inline const char* ColumnCell::number(const char* p, std::uint32_t row) {
    const bool negative = *p == '-';
    p += negative ? 1 : 0;
    const bool zero_first = *p == '0';
    Decimal decimal;
    if (!take_decimal(p, decimal) || (zero_first && decimal.whole > 1)) return nullptr;
    return put_number(decimal, negative, bare_, row) == Says::given ? p : nullptr;
}

[[gnu::always_inline]] inline bool ColumnCell::short_number(std::string_view content, std::uint32_t row) {
    Decimal decimal;
    const bool zero_first = content.data()[0] == '0';
    if (!take_short_decimal(content, decimal) || (zero_first && decimal.whole > 1)) return false;
    return put_number(decimal, false, bare_, row) == Says::given;
}

[[gnu::always_inline]] inline ColumnCell::Says ColumnCell::word(std::string_view content, std::uint32_t row) {
    const std::int64_t meaning = words_.find(content);
    if (meaning == WordTable::unknown) return Says::unsure;
    numbers_[row] = meaning;
    return Says::given;
}

[[gnu::always_inline]] inline ColumnCell::Says ColumnCell::quantity(std::string_view content, std::uint32_t row) {
    const char* at = content.data();
    const char* const end = at + content.size();
    const bool negative = *at == '-';
    at += negative ? 1 : 0;
    Decimal decimal;
    if (!take_decimal(at, decimal)) return Says::unsure;
    if (at == end) return put_number(decimal, negative, bare_, row);
    while (at < end && *at == ' ') ++at;
    const std::int64_t unit = units_.find({at, static_cast<std::size_t>(end - at)});
    return unit == WordTable::unknown ? Says::unsure : put_number(decimal, negative, worths_[static_cast<std::size_t>(unit)], row);
}

[[gnu::always_inline]] inline ColumnCell::Says ColumnCell::iso_date(std::string_view content, std::uint32_t row) {
    if (content.size() != iso_date_size) return Says::unsure;
    const std::uint64_t text = load_word(content.data());
    const Month& month = months_[home_of_month(text)];
    const unsigned first = static_cast<unsigned char>(content[8]) - unsigned{'0'};
    const unsigned second = static_cast<unsigned char>(content[9]) - unsigned{'0'};
    const unsigned day = first * 10 + second;
    if (month.text != text || first > 9 || second > 9 || day - 1 >= month.length) return Says::unsure;
    numbers_[row] = month.before + day;
    return Says::given;
}

/// Of plain bytes. The words that declare a state have 14 bytes at most, and begin with one of `-/TtNn待未无不`.
[[gnu::always_inline]] inline bool may_be_state(std::string_view text) {
    constexpr std::size_t longest = 14;
    if (text.empty()) return true;
    if (text.size() > longest) return false;
    const auto first = static_cast<unsigned char>(text.front());
    const unsigned small = first | 0x20u;
    if (first < 0x80) return first == '-' || first == '/' || small == 't' || small == 'n';
    const std::uint64_t three = load_word(text.data()) & 0xFFFFFFu;
    if constexpr (std::endian::native != std::endian::little) return true;
    return three == 0x85BEE5 || three == 0xAA9CE6 || three == 0xA097E6 || three == 0x8DB8E4;
}

/// What a spreadsheet makes of a long number: `3.6E+17`. Of a text without blanks before it that does not begin in full width.
[[gnu::always_inline]] inline bool may_be_scientific(std::string_view text) {
    const char first = text.front();
    return ((first >= '0' && first <= '9') || first == '+' || first == '-') && !all_bytes<unscientific_bytes>(text);
}

[[gnu::always_inline]] inline ColumnCell::Says ColumnCell::usual(std::string_view content, std::uint32_t row) {
    switch (how_) {
        case How::number: return quantity(content, row);
        case How::date: return iso_date(content, row) == Says::given ? Says::given : date(content, row);
        case How::word: return word(content, row);
        case How::text: return all_bytes<plain_bytes>(content) ? plain_text(content, row) : Says::unsure;
        case How::unkept_text: return all_bytes<string_bytes>(content) ? unkept_text(content) : Says::unsure;
        case How::told: return all_bytes<string_bytes>(content) ? Says::given : Says::unsure;
        case How::nothing:
        case How::unknown: break;
    }
    return Says::unsure;
}

[[gnu::always_inline]] inline const char* ColumnCell::bare(const char* p, std::uint32_t row) {
    if (how_ == How::number) return number(p, row);
    if (how_ != How::word) return nullptr;
    if (takes_truths()) {
        const bool yes = std::memcmp(p, "true", 4) == 0;
        const bool no = std::memcmp(p, "fals", 4) == 0 && p[4] == 'e';
        numbers_[row] = yes ? 1 : 0;
        return yes || no ? p + (yes ? 4 : 5) : nullptr;
    }
    return takes_codes() ? code(p, row) : nullptr;
}

/// Only a damaged number is an error; one that blanks or full-width characters begin is left to a ValueReader.
[[gnu::always_inline]] inline ColumnCell::Says ColumnCell::unkept_text(std::string_view content) const {
    static constexpr std::array<bool, 256> doubtful = [] {
        std::array<bool, 256> first{};
        for (const int c : {0x20, 0xC2, 0xE2, 0xE3, 0xEF, int{'+'}, int{'-'}}) first[static_cast<unsigned>(c)] = true;
        for (unsigned c = '0'; c <= '9'; ++c) first[c] = true;
        return first;
    }();
    if (content.empty()) return Says::unsure;
    const auto first = static_cast<unsigned char>(content.front());
    if (!doubtful[first]) return Says::given;
    return first >= 0x80 || first == ' ' || may_be_scientific(content) ? Says::unsure : Says::given;
}

[[gnu::always_inline]] inline ColumnCell::Says ColumnCell::plain_text(std::string_view content, std::uint32_t row) {
    if (may_be_state(content) || content.front() == ' ' || content.back() == ' ' || may_be_scientific(content)) return Says::unsure;
    texts_[row] = content;
    return Says::given;
}

}  // namespace zhunze::facts
