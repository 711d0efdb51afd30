// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_format.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace zhunze::facts {
namespace {

constexpr std::string_view placeholders = "0#?";

/// One format code taken apart: literal text, and the signs that stand for digits and for parts of a date.
class FormatReader {
public:
    explicit FormatReader(std::string_view code) : code_(code) { format_.code = std::string(code); }

    NumberFormat read() {
        while (at_ < code_.size() && code_[at_] != ';') {
            if (!general()) step();
        }
        classify();
        return std::move(format_);
    }

private:
    /// The word for "as many digits as there are", also before a unit: `General"万元"`.
    bool general() {
        for (const std::string_view word : {std::string_view("general"), std::string_view("g/通用格式")}) {
            if (to_lower_ascii(code_.substr(at_, word.size())) != word) continue;
            at_ += word.size();
            sign('#');
            return true;
        }
        return false;
    }

    void step() {
        const char c = code_[at_++];
        switch (c) {
            case '"': quoted(); return;
            case '[': bracketed(); return;
            case '\\':
            case '!': literal(character()); return;
            case '_':
            case '*': static_cast<void>(character()); return;  // blank as wide as the next character; filled up with it
            default: break;
        }
        if (static_cast<unsigned char>(c) < 0x80 && c != '$') {
            sign(to_lower_ascii({&c, 1}).front());
            return;
        }
        --at_;
        literal(character());
    }

    void sign(char c) {
        if (placeholders.find(c) != std::string_view::npos && !trim(format_.after).empty()) split_ = true;
        signs_ += c;
    }

    std::string_view character() {
        if (at_ == code_.size()) return {};
        const std::size_t begin = at_;
        static_cast<void>(next_code_point(code_, at_));
        return code_.substr(begin, at_ - begin);
    }

    void quoted() {
        const std::size_t end = std::min(code_.find('"', at_), code_.size());
        literal(code_.substr(at_, end - at_));
        at_ = std::min(end + 1, code_.size());
    }

    /// `[h]` counts hours past a day, `[$¥-804]` is a currency, anything else a colour, a condition or a language.
    void bracketed() {
        const std::size_t end = std::min(code_.find(']', at_), code_.size());
        const std::string inside = to_lower_ascii(code_.substr(at_, end - at_));
        at_ = std::min(end + 1, code_.size());
        if (inside.starts_with('$')) literal(std::string_view(inside).substr(1, inside.find('-') - 1));
        if (is_elapsed(inside)) signs_ += 'h';
    }

    static bool is_elapsed(std::string_view inside) {
        const bool one_letter = !inside.empty() && inside.find_first_not_of(inside.front()) == std::string_view::npos;
        return one_letter && std::string_view("hms").find(inside.front()) != std::string_view::npos;
    }

    /// In dates the literals are 年 and 月 and say nothing; which it is is known at the end.
    void literal(std::string_view text) {
        const bool digits_seen = signs_.find_first_of(placeholders) != std::string::npos;
        (digits_seen ? format_.after : format_.before) += text;
    }

    void classify() {
        const auto has = [this](std::string_view any) { return signs_.find_first_of(any) != std::string::npos; };
        const bool digits = has(placeholders);
        for (const std::string_view halves : {std::string_view("am/pm"), std::string_view("a/p")}) {
            if (const std::size_t at = signs_.find(halves); at != std::string::npos) signs_.erase(at, halves.size());
        }
        // In Chinese formats e is the year; after digits it is an exponent.
        const bool day = has("yd") || signs_.find("aaa") != std::string::npos || (has("e") && !digits && has("m"));
        const bool time = has("hs");
        const bool month = has("m") && !time;
        if (day || time || (month && !digits)) return be_date(day || month, time);
        if (has("%")) format_.kind = NumberFormat::Kind::percent;
        if (!digits) format_.before.clear();  // text alone: the number is not shown at all
        const std::size_t last_digit = signs_.find_last_of(placeholders);
        format_.in_thousands = digits && signs_.find(',', last_digit) != std::string::npos;
        if (!signs_.empty() && signs_.find_first_not_of('0') == std::string::npos) format_.zeros = signs_.size();
        format_.before = std::string(trim(format_.before));
        format_.after = std::string(trim(format_.after));
        format_.alters_digits = digits && (split_ || has_digit(format_.before) || has_digit(format_.after) || marks_between());
    }

    static bool has_digit(std::string_view literal) { return fold_width(literal).find_first_of("0123456789") != std::string::npos; }

    /// Digits of the format's own, other than what a fraction counts in (`# ?/16`), and dashes other than an exponent's sign.
    bool marks_between() const {
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            const bool own_digit = signs_[i] >= '1' && signs_[i] <= '9' && signs_.find('/') > i;
            const bool dash = signs_[i] == '-' && i > 0 && signs_[i - 1] != 'e' && placeholders.find(signs_[i - 1]) != std::string_view::npos &&
                              signs_.find_first_of(placeholders, i) != std::string::npos;
            if (own_digit || dash) return true;
        }
        return false;
    }

    void be_date(bool day, bool time) {
        using Kind = NumberFormat::Kind;
        format_.kind = day && time ? Kind::date_and_time : day ? Kind::date : Kind::time;
        format_.whole_date = day && shows_whole_date();
        format_.before.clear();
        format_.after.clear();
    }

    /// An m beside hours or seconds is minutes; ddd and dddd are days of the week.
    bool shows_whole_date() const {
        bool year = false;
        bool month = false;
        bool day = false;
        char previous = 0;
        for (std::size_t i = 0; i < signs_.size();) {
            const std::size_t end = std::min(signs_.find_first_not_of(signs_[i], i), signs_.size());
            const std::size_t count = end - i;
            const std::size_t next = signs_.find_first_of("ymdhse", end);
            const char letter = signs_[i];
            const bool minutes = previous == 'h' || (next != std::string::npos && signs_[next] == 's');
            year = year || (letter == 'y' && count > 2) || letter == 'e';
            month = month || (letter == 'm' && !minutes);
            day = day || (letter == 'd' && count <= 2);
            if (std::string_view("ymdhse").find(letter) != std::string_view::npos) previous = letter;
            i = end;
        }
        return year && month && day;
    }

    std::string_view code_;
    std::size_t at_ = 0;
    bool split_ = false;  ///< a literal stands among the digits
    std::string signs_;   ///< all that is no literal, in lower case
    NumberFormat format_;
};

struct BuiltIn {
    unsigned first;
    unsigned last;
    std::string_view code;
};

/// ECMA-376 part 1, 18.8.30, with the date formats of Chinese programs. Those left out are plain numbers.
constexpr BuiltIn built_ins[] = {
    {1, 1, "0"},          {2, 2, "0.00"},   {3, 3, "#,##0"},           {4, 4, "#,##0.00"}, {5, 8, "\"¥\"#,##0.00"}, {9, 9, "0%"},
    {10, 10, "0.00%"},    {14, 14, "yyyy/m/d"}, {15, 15, "d-mmm-yy"},      {16, 16, "d-mmm"},     {17, 17, "mmm-yy"}, {18, 21, "h:mm:ss"},
    {22, 22, "yyyy/m/d h:mm"}, {27, 27, "yyyy/m"}, {28, 29, "m/d"}, {30, 30, "m/d/yy"}, {31, 31, "yyyy/m/d"}, {32, 35, "h:mm:ss"},
    {36, 36, "yyyy/m"}, {42, 42, "\"¥\"#,##0"}, {44, 44, "\"¥\"#,##0.00"}, {45, 47, "h:mm:ss"}, {50, 50, "yyyy/m"}, {51, 51, "m/d"},
    {52, 52, "yyyy/m"}, {53, 54, "m/d"}, {55, 56, "h:mm:ss"}, {57, 57, "yyyy/m"}, {58, 58, "m/d"},
};

}  // namespace

NumberFormat read_number_format(std::string_view code) { return FormatReader(code).read(); }

NumberFormat built_in_format(unsigned id) {
    for (const BuiltIn& format : built_ins) {
        if (format.first <= id && id <= format.last) return read_number_format(format.code);
    }
    return {};
}

}  // namespace zhunze::facts
