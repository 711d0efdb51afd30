// SPDX-License-Identifier: Apache-2.0
#include "syntax/scan_number.hpp"

#include <algorithm>

namespace zhunze::syntax {
namespace {

constexpr std::size_t nowhere = 0;  ///< no token ends there

/// Digits, as many as there are.
struct Digits {
    std::size_t end = nowhere;
    std::size_t count = 0;
};

/// The rules DATE … NUMBER of grammar/ZhunzeLexer.g4; each method gives where its token ends, or nowhere.
class NumberScan {
public:
    NumberScan(const Characters& text, std::size_t begin)
        : text_(text), begin_(begin), whole_(digits_at(begin)), fraction_(digits_after(whole_.end, U'.')),
          decimal_(fraction_.count > 0 ? fraction_.end : whole_.end) {}

    [[nodiscard]] Match longest() const {
        if (whole_.count == 0) return {TokenKind::BAD_NUMBER, digits_at(begin_ + 1).end};  // `.5`
        const Match matches[] = {
            {TokenKind::DATE, std::max(dashed_date(), written_date())},
            {TokenKind::BAD_NUMBER, bad_number()},
            {TokenKind::CODE_RANGE, digits_after(after(whole_.end, U'.'), U'.').end},
            {TokenKind::PERCENT, after(decimal_, U'%')},
            {TokenKind::QUANTITY, quantity()},
            {TokenKind::NUMBER, decimal_},
        };
        return *std::ranges::max_element(matches, {}, &Match::end);  // of equals the first
    }

private:
    [[nodiscard]] std::size_t dashed_date() const {
        if (whole_.count != 4) return nowhere;
        const Digits month = digits_after(whole_.end, U'-');
        return month.count == 1 || month.count == 2 ? digits_after(month.end, U'-').end : nowhere;
    }
    [[nodiscard]] std::size_t written_date() const {
        if (whole_.count != 4) return nowhere;
        const Digits month = digits_after(whole_.end, U'年');
        return month.count == 1 || month.count == 2 ? after(digits_after(month.end, U'月').end, U'日') : nowhere;
    }

    [[nodiscard]] std::size_t bad_number() const {
        return std::max({after(whole_.end, U'.'), several_points(), digits_after(decimal_, U'。').end, range_from_decimal(),
                         grouped(), exponent()});
    }
    [[nodiscard]] std::size_t several_points() const {
        std::size_t end = nowhere;
        for (Digits part = digits_after(fraction_.end, U'.'); part.count > 0; part = digits_after(end, U'.')) end = part.end;
        return end;
    }
    [[nodiscard]] std::size_t range_from_decimal() const { return digits_after(after(fraction_.end, U'.'), U'.').end; }
    [[nodiscard]] std::size_t grouped() const {
        std::size_t end = nowhere;
        if (whole_.count > 3) return end;
        for (Digits group = digits_after(whole_.end, U','); group.count >= 3; group = digits_after(end, U',')) end = group.end;
        return end;
    }
    [[nodiscard]] std::size_t exponent() const {
        const std::size_t letter = std::max(after(decimal_, U'e'), after(decimal_, U'E'));
        if (letter == nowhere) return nowhere;
        return std::max({digits_at(letter).end, digits_after(letter, U'+').end, digits_after(letter, U'-').end});
    }

    [[nodiscard]] std::size_t quantity() const {
        std::size_t end = unit(decimal_);
        for (std::size_t further = end; further != nowhere;) {
            end = further;
            further = unit(std::max(after(end, U'/'), after(end, U'·')));
        }
        return end;
    }
    [[nodiscard]] std::size_t unit(std::size_t begin) const {
        std::size_t end = nowhere;
        for (std::size_t part = begin; part != nowhere; part = unit_part(part)) end = part;
        return end == begin ? nowhere : end;
    }
    /// An ASCII word of a unit may hold digits (m2); a Chinese one ends before them.
    [[nodiscard]] std::size_t unit_part(std::size_t begin) const {
        const bool word = begins_word(text_.at(begin)) && is_ascii_word(text_.at(begin));
        const std::size_t end = word ? text_.end_of(begin, is_ascii_word) : text_.end_of(begin, is_unit_letter);
        return end == begin ? nowhere : end;
    }

    [[nodiscard]] Digits digits_at(std::size_t begin) const {
        Digits found;
        for (std::size_t next = begin; is_digit(text_.take(next)); ++found.count) found.end = next;
        return found;
    }
    /// Where the sign ends if it stands at `at`.
    [[nodiscard]] std::size_t after(std::size_t at, char32_t sign) const { return at != nowhere && text_.take(at) == sign ? at : nowhere; }
    [[nodiscard]] Digits digits_after(std::size_t at, char32_t sign) const {
        const std::size_t begin = after(at, sign);
        return begin == nowhere ? Digits{} : digits_at(begin);
    }

    const Characters& text_;
    std::size_t begin_;
    Digits whole_;
    Digits fraction_;
    std::size_t decimal_;  ///< where the number itself ends
};

}  // namespace

Match number_at(const Characters& text, std::size_t begin) { return NumberScan(text, begin).longest(); }

}  // namespace zhunze::syntax
