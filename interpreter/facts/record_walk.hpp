// SPDX-License-Identifier: Apache-2.0
// Reading a record whose keys, and what stands about them, are those of the record before. Where its values stand is known before any
// of them is read, from the quotes: so the processor can read them side by side.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "facts/byte_scan.hpp"
#include "facts/column_cell.hpp"

namespace zhunze::facts {

inline constexpr std::size_t wide_bytes = 64;

/// What a processor can do beyond what all of its kind can. All read the same.
enum class Instructions : unsigned char { any, avx2, avx512 };
[[nodiscard]] Instructions best_instructions();

/// The longest that a step can be, with all that is read beyond.
inline constexpr std::size_t walk_reach = 3 * wide_bytes;

/// How a value is written; those from `quantity` on in quotes.
enum class ValueForm : unsigned char { end, number, bare, quantity, date, word, text, unkept_text, told, other };

/// What stood before a value of the record before, and the cell that the value is for.
struct alignas(wide_bytes) WalkStep {
    /// `,"key":` with the quotes about it: that of the value before, and that of this one.
    std::array<char, wide_bytes> before{};
    std::uint64_t mask = 0;              ///< of these bytes, those that count
    ColumnCell* cell = nullptr;          ///< null: the record ends
    std::uint16_t size = 0;              ///< how many bytes count
    std::uint16_t quotes = 0;            ///< how many belong to it: those of the key, and of the value
    ValueForm form = ValueForm::end;
    std::uint8_t gap = 0;                ///< how many bytes stand between the value and the next quote; zero: unknown
    bool nothing = false;                ///< whether there may be no value, as in `null` and `""`

    [[nodiscard]] bool quoted() const { return form >= ValueForm::quantity; }
};

[[nodiscard]] ValueForm form_of(const ColumnCell& cell, bool quoted);

struct Walked {
    const char* p;      ///< behind what was read
    std::size_t steps;  ///< how many were taken
};

/// Where quotes stand in part of a text, and bytes that cannot stand within a string without an escape.
class Marks {
public:
    explicit Marks(Instructions instructions);

    void forget() { size_ = 0; }
    /// Finds `quotes` of them from `p` on, none of the other bytes among them and the last one before `readable`: their positions, counted
    /// from `base`; null: there are not.
    [[nodiscard, gnu::always_inline]] const std::uint16_t* from(const char* p, std::size_t quotes, const char* readable) {
        const auto offset = static_cast<std::size_t>(p - base_);
        if (offset >= size_ || !has(offset, quotes)) [[unlikely]] {
            if (p == base_ || !read(p, readable) || !has(0, quotes)) return nullptr;
        }
        const std::uint16_t* const first = &quotes_[quote_];
        const std::uint16_t last = first[quotes - 1];
        if (last >= barred_[bar_] || base_ + last >= readable) return nullptr;
        quote_ += quotes;
        return first;
    }
    [[nodiscard]] const char* base() const { return base_; }

private:
    static constexpr std::size_t window = 16 * 1024;
    static constexpr std::uint16_t none = std::numeric_limits<std::uint16_t>::max();

    [[nodiscard, gnu::always_inline]] bool has(std::size_t offset, std::size_t quotes) {
        while (quotes_[quote_] < offset) ++quote_;
        while (barred_[bar_] < offset) ++bar_;
        return quotes != 0 && quote_ + quotes <= found_;
    }
    bool read(const char* p, const char* readable);

    Instructions instructions_;
    const char* base_ = nullptr;
    std::size_t size_ = 0;
    std::size_t found_ = 0;               ///< how many quotes
    std::size_t quote_ = 0;               ///< the first one from where was asked last
    std::size_t bar_ = 0;
    std::vector<std::uint16_t> quotes_;   ///< positions, then `none`
    std::vector<std::uint16_t> barred_;
};

/// Walks along the steps of a record as long as it is written so. `quotes`: as Marks gives them, as many as the steps have.
using Walk = Walked (*)(std::span<const WalkStep> steps, const char* p, const char* base, const std::uint16_t* quotes, std::uint32_t row);

[[nodiscard]] Walk walk_with(Instructions instructions);

}  // namespace zhunze::facts
