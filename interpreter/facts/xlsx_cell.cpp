// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_cell.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "facts/xlsx_decimal.hpp"

namespace zhunze::facts {
namespace {

Written text_written(std::string text) { return Written::of_text(std::move(text), 0); }

Written of_kind(Written::Kind kind, std::string text) {
    Written written = text_written(std::move(text));
    written.kind = kind;
    return written;
}

std::optional<std::size_t> text_index(const Cell& cell) {
    std::size_t index = 0;
    const std::string_view digits = trim(cell.text);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(index) : std::nullopt;
}

// ---- dates ----

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string clock(std::int64_t seconds) {
    return two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) + ":" + two_digits(seconds % 60);
}

/// The day that a sheet shows for a count of days. Counts from 1900 have a 29 February 1900, which never was, and a day zero: those
/// stay what they are shown as, and are refused like any other day that does not exist.
std::string day_text(std::int64_t days, bool from_1904) {
    constexpr std::int64_t no_day = 0;
    constexpr std::int64_t no_leap_day = 60;
    if (!from_1904 && days == no_day) return "1900-01-00";
    if (!from_1904 && days == no_leap_day) return "1900-02-29";
    const Date start = from_1904 ? *Date::from_parts(1904, 1, 1) : *Date::from_parts(1899, 12, days < no_leap_day ? 31 : 30);
    const auto date = start.plus_days(days);
    return date ? date->iso() : std::to_string(days);
}

std::string moment_text(const CellNumber::Moment& moment, NumberFormat::Kind kind, bool from_1904) {
    if (kind == NumberFormat::Kind::time) return clock(moment.seconds);
    const std::string day = day_text(moment.days, from_1904);
    const bool with_time = kind == NumberFormat::Kind::date_and_time && moment.seconds != 0;
    return with_time ? day + " " + clock(moment.seconds) : day;
}

/// `2020-04-13T00:00:00.000` is a day.
std::string iso_text(std::string_view text) {
    const std::size_t at = text.find('T');
    const std::string_view time = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    return std::string(time.find_first_not_of("0:.Z") == std::string_view::npos ? text.substr(0, at) : text);
}

// ---- one cell for one use ----

class CellReading {
public:
    CellReading(const Cell& cell, const Workbook& workbook, const CellUse& use) : cell_(cell), workbook_(workbook), use_(use) {}

    Result<Written> read() const {
        if (cell_.formula && (workbook_.formulas_pending || !cell_.has_value || empty_number())) return about(Code::formula_without_value);
        switch (cell_.kind) {
            case Cell::Kind::number: return number();
            case Cell::Kind::truth: return truth();
            case Cell::Kind::error: return about(Code::error_cell, cell_.text);
            case Cell::Kind::date: return iso_date();
            case Cell::Kind::shared_text:
            case Cell::Kind::text: break;
        }
        return text_written(plain_text(cell_, workbook_));
    }

private:
    [[nodiscard]] bool empty_number() const { return cell_.kind == Cell::Kind::number && trim(cell_.text).empty(); }
    [[nodiscard]] bool for_text() const { return use_.field != nullptr && use_.field->type.kind == program::Type::Kind::text; }

    [[nodiscard]] bool for_code() const { return use_.field != nullptr && use_.field->type.kind == program::Type::Kind::taxonomy; }

    [[nodiscard]] Diagnostic about(Code code) const { return finding(code, {{"field", use_.name}}); }
    [[nodiscard]] Diagnostic about(Code code, const std::string& found) const {
        return finding(code, {{"field", use_.name}, {"found", shown(found)}});
    }

    [[nodiscard]] Result<Written> truth() const { return of_kind(Written::Kind::truth, trim(cell_.text) == "1" ? "true" : "false"); }

    [[nodiscard]] Result<Written> date(std::string text) const {
        if (for_text()) return about(Code::date_cell_for_text, text);
        return text_written(std::move(text));
    }

    [[nodiscard]] Result<Written> iso_date() const {
        const NumberFormat& format = workbook_.format(cell_.style);
        return hides_part_of_date(format) ? partial_date(format) : date(iso_text(cell_.text));
    }

    static bool hides_part_of_date(const NumberFormat& format) {
        const bool is_date = format.kind == NumberFormat::Kind::date || format.kind == NumberFormat::Kind::date_and_time;
        return is_date && !format.whole_date;
    }

    /// What is not shown must not decide.
    [[nodiscard]] Result<Written> partial_date(const NumberFormat& format) const {
        return finding(Code::date_format, {{"field", use_.name}, {"format", shown(format.code)}});
    }

    [[nodiscard]] Result<Written> number() const {
        const NumberFormat& format = workbook_.format(cell_.style);
        const auto number = CellNumber::read(cell_.text);
        if (!number) return text_written(cell_.text);
        switch (format.kind) {
            case NumberFormat::Kind::number: return plain_number(*number, format);
            case NumberFormat::Kind::percent: return number_text(number->times_hundred().text() + "%");
            case NumberFormat::Kind::date:
            case NumberFormat::Kind::date_and_time:
            case NumberFormat::Kind::time: break;
        }
        if (hides_part_of_date(format) && !for_text()) return partial_date(format);
        const auto moment = number->moment();
        return moment ? date(moment_text(*moment, format.kind, workbook_.dates_from_1904)) : date(number->text());
    }

    [[nodiscard]] Result<Written> plain_number(const CellNumber& number, const NumberFormat& format) const {
        const std::string digits = number.text();
        if (number.digits_lost()) return about(Code::number_digits, digits);
        if (format.in_thousands || format.alters_digits) {
            return finding(Code::number_format, {{"field", use_.name}, {"format", shown(format.code)}, {"found", digits}});
        }
        if (for_code() && number.is_whole() && !number.negative()) return code(digits, format);
        const bool bare = format.before.empty() && format.after.empty();
        if (for_text() && bare) {
            if (const auto sure = sure_digits(number, format)) return text_written(*sure);
        }
        return number_text(format.before + digits + format.after);
    }

    /// A code of a taxonomy, as shown. Where the format does not say how many digits it has, zeros before it may be lost.
    [[nodiscard]] Result<Written> code(const std::string& digits, const NumberFormat& format) const {
        if (format.zeros > 1) return text_written(format.before + with_zeros(digits, format.zeros) + format.after);
        const std::string* twin = use_.codes ? use_.codes->twin(use_.field->type.taxonomy, digits) : nullptr;
        if (twin != nullptr) {
            return finding(Code::code_digits, {{"field", use_.name}, {"found", digits}, {"other", *twin}});
        }
        return number_text(format.before + digits + format.after);
    }

    static std::string with_zeros(const std::string& digits, std::size_t count) {
        return digits.size() < count ? std::string(count - digits.size(), '0') + digits : digits;
    }

    /// Fields of text take no number, and nor does the evidence.
    [[nodiscard]] Result<Written> number_text(std::string text) const {
        if (for_text()) return about(Code::number_cell_for_text, text);
        return use_.field == nullptr ? of_kind(Written::Kind::number, std::move(text)) : text_written(std::move(text));
    }

    /// The digits of a number that stands for text, where they are all there: the format says how many there are, or they only
    /// name the application and are as many as a sheet shows at most before it turns to exponents.
    [[nodiscard]] std::optional<std::string> sure_digits(const CellNumber& number, const NumberFormat& format) const {
        constexpr std::size_t most_shown = 11;
        const std::string digits = number.text();
        if (!number.is_whole() || number.negative()) return std::nullopt;
        if (digits.size() <= format.zeros && format.zeros > 1) return with_zeros(digits, format.zeros);
        return use_.is_id && digits.size() <= most_shown ? std::optional(digits) : std::nullopt;
    }

    const Cell& cell_;
    const Workbook& workbook_;
    const CellUse& use_;
};

}  // namespace

const std::string* ZeroLedCodes::twin(program::TaxonomyId id, std::string_view digits) {
    const auto without_zeros = [](std::string_view code) { return std::string(code.substr(std::min(code.find_first_not_of('0'), code.size()))); };
    const auto [entry, is_new] = codes_.try_emplace(id.value);
    Longest& longest = entry->second;
    if (is_new) {
        for (const program::Member& member : program_.taxonomies[id].members) {
            if (!member.code.starts_with('0')) continue;
            std::string& code = longest[without_zeros(member.code)];
            if (code.size() < member.code.size()) code = member.code;
        }
    }
    const auto found = longest.find(without_zeros(digits));
    return found != longest.end() && found->second.size() > digits.size() ? &found->second : nullptr;
}

bool is_sound(const Cell& cell, const Workbook& workbook) {
    if (cell.kind != Cell::Kind::shared_text) return true;
    const auto index = text_index(cell);
    return index && *index < workbook.texts.size();
}

const std::string& plain_text(const Cell& cell, const Workbook& workbook) {
    return cell.kind == Cell::Kind::shared_text ? workbook.texts[text_index(cell).value_or(0)] : cell.text;
}

Result<Written> written_in(const Cell& cell, const Workbook& workbook, const CellUse& use) {
    return CellReading(cell, workbook, use).read();
}

}  // namespace zhunze::facts
