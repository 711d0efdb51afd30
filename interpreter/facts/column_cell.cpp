// SPDX-License-Identifier: Apache-2.0
#include "facts/column_cell.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"
#include "facts/column_layout.hpp"
#include "facts/words.hpp"

namespace zhunze::facts {
namespace {

using program::Type;

ColumnCell::How how_to_read(const Type& type) {
    switch (type.kind) {
        case Type::Kind::quantity: return ColumnCell::How::number;
        case Type::Kind::date: return ColumnCell::How::date;
        case Type::Kind::truth:
        case Type::Kind::enumeration:
        case Type::Kind::taxonomy: return ColumnCell::How::word;
        case Type::Kind::text: return ColumnCell::How::text;
        case Type::Kind::list: return ColumnCell::How::nothing;
        case Type::Kind::question:
        case Type::Kind::invalid: break;
    }
    ZHUNZE_CHECK(!"a field is of one of the types above");
    return ColumnCell::How::nothing;
}

bool within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// Characters that normal form C never changes, nor those beside them, and that need no escape: the plain bytes, and punctuation.
bool is_plain(char32_t c) {
    const bool ascii = within(c, U' ', U'~') && c != U'"' && c != U'\\';
    const bool punctuation = c == U'·' || within(c, U'\u2010', U'\u2027') || within(c, U'\u3001', U'\u3029') || within(c, U'\uFF01', U'\uFF5E');
    return ascii || punctuation || within(c, U'\u4000', U'\u9FFF');
}

bool is_plain(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_plain(next_code_point(text, at))) return false;
    }
    return true;
}

bool needs_escape(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
}

/// Whether some word for a state, or a damaged number, may begin so.
bool begins_doubtfully(std::string_view text) {
    static constexpr std::u32string_view firsts = U"-/tTnN—待未无不+0123456789";
    std::size_t at = 0;
    return firsts.find(fold_width(next_code_point(text, at))) != std::u32string_view::npos;
}

/// A unit may be learnt if nothing of it can be part of the number before it, however the text is folded: `e3` could.
bool begins_as_unit(std::string_view text) {
    if (text.empty()) return false;
    const auto first = static_cast<unsigned char>(text.front());
    const unsigned small = first | 0x20u;
    const bool letter = small >= 'a' && small <= 'z' && small != 'e';
    return letter || first == '%' || (first >= 0xE4 && first <= 0xE9);
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

ColumnCell::ColumnCell(const program::Program& program, const program::Field& field, const ColumnForm& form, const program::Unit* header_unit,
                       bool is_id)
    : field_(&field), form_(form.kind == ColumnForm::Kind::none ? form_of(field) : form), header_unit_(header_unit),
      how_(how_to_read(field.type)), kind_(field.type.kind), kept_(form.kind != ColumnForm::Kind::none), is_id_(is_id), values_(program) {
    if (how_ == How::date) months_.resize(months_kept);
    if (how_ == How::text && !kept_ && !is_id_) how_ = How::unkept_text;
    if (how_ != How::number) return;
    if (header_unit != nullptr) bare_ = worth_of(header_unit->factor);
    else if (field.wire_unit) bare_ = worth_of(field.wire_unit->factor);
    else if (field.type.dimension.is_number()) bare_ = worth_of(1);
}

ColumnCell::Worth ColumnCell::worth_of(const Rational& factor) const {
    Worth worth{};
    Rational last_digit = factor;
    for (std::int64_t& steps : worth) {
        const bool whole_quanta = !field_->quantum || (last_digit / *field_->quantum).is_whole();
        steps = whole_quanta ? (last_digit / form_.step).to_int64().value_or(0) : 0;
        last_digit = last_digit / 10;
    }
    return worth;
}

void ColumnCell::open(Column& column, Unkept& unkept) {
    const bool text = how_ == How::text;
    if (kept_) {
        column.given.resize(Columns::capacity / 64);
        if (text) column.texts.resize(Columns::capacity);
        else column.numbers.resize(Columns::capacity);
    }
    given_ = kept_ ? column.given.data() : nullptr;
    numbers_ = kept_ && !text ? column.numbers.data() : unkept.numbers.data();
    texts_ = kept_ && text ? column.texts.data() : is_id_ ? unkept.ids.data() : unkept.texts.data();
}

// ---- the usual ways of writing ----

ColumnCell::Says ColumnCell::date(std::string_view content, std::uint32_t row) {
    constexpr std::size_t longest = 20;  // 2020年04月13日 has 17 bytes
    const auto date = content.size() <= longest ? Date::parse(content) : std::nullopt;
    if (!date) return Says::unsure;
    numbers_[row] = date->days();
    if (content.size() == iso_date_size) learn_month(content, *date);
    return Says::given;
}

/// If the day is the last two digits, which then say all that differs between dates of the month.
void ColumnCell::learn_month(std::string_view content, const Date& date) {
    const bool day_last = !is_digits(content.substr(7, 1)) && is_digits(content.substr(8)) && date.iso().ends_with(content.substr(8));
    if (!day_last || std::endian::native != std::endian::little) return;
    const std::int64_t before = date.days() - date.day();
    unsigned length = 28;
    while (length < 31 && Date::from_days(before + length + 1).value_or(Date()).month() == date.month()) ++length;
    const std::uint64_t text = load_word(content.data());
    months_[home_of_month(text)] = {text, before, length};
}

/// A code is written as a number as well.
const char* ColumnCell::code(const char* p, std::uint32_t row) {
    const char* end = p;
    while (end - p < static_cast<std::ptrdiff_t>(WordTable::longest) && *end >= '0' && *end <= '9') ++end;
    const bool number = end > p && (*p != '0' || end - p == 1);
    return number && word({p, static_cast<std::size_t>(end - p)}, row) == Says::given ? end : nullptr;
}

ColumnCell::Says ColumnCell::any_text(std::string_view content, std::uint32_t row) {
    if (content.empty() || !is_plain(content) || content.front() == ' ' || content.back() == ' ' || begins_doubtfully(content)) {
        return Says::unsure;
    }
    texts_[row] = content;
    return Says::given;
}

// ---- all others ----

ColumnCell::Says ColumnCell::in_full(Written::Kind kind, std::string_view content, std::uint32_t row) {
    if (kind == Written::Kind::null || (kind == Written::Kind::text && content.empty())) return Says::nothing;
    if (how_ == How::unknown || how_ == How::told) return Says::nothing;
    if (how_ == How::nothing) return kind == Written::Kind::text && state_word(content) ? Says::nothing : Says::unsure;
    if (how_ == How::text && kind == Written::Kind::text && any_text(content, row) == Says::given) return Says::given;
    Written written;
    written.kind = kind;
    written.text = content;
    Fact fact;
    if (values_.read(*field_, written, header_unit_, fact)) return Says::unsure;
    if (fact.state != FactState::given) {
        // Beside a value that nobody wrote there are words that say why; only where nobody asks they do not matter.
        const bool left_out = fact.state == FactState::not_given && fact.written.empty();
        return left_out || (!kept_ && !is_id_) ? Says::nothing : Says::unsure;
    }
    if (!keep(fact.value, content, row)) return Says::unsure;
    // As the rules have it: of other ways to write a word there is no end, and no need to know them.
    const bool usual = (kind == Written::Kind::text || is_digits(content)) && fold_width(trimmed(content)) == content;
    if (how_ == How::word && usual) words_.learn(content, numbers_[row]);
    if (how_ == How::number && kind == Written::Kind::text) learn_unit(content, fact.unit);
    return Says::given;
}

bool ColumnCell::keep(const Value& value, std::string_view content, std::uint32_t row) {
    if (how_ == How::text) {
        const std::string_view text = trimmed(content);
        if (value.text != text || (is_id_ && needs_escape(text))) return false;
        texts_[row] = text;
        return true;
    }
    if (how_ == How::unkept_text) return true;
    if (how_ == How::number) {
        const auto steps = (value.number / form_.step).to_int64();
        if (steps) numbers_[row] = *steps;
        return steps || !kept_;
    }
    if (how_ == How::date) numbers_[row] = value.date.days();
    else numbers_[row] = value.kind == ValueKind::truth ? (value.truth == Truth::yes ? 1 : 0) : value.member;
    return true;
}

void ColumnCell::learn_unit(std::string_view content, const program::Unit& unit) {
    constexpr std::size_t most = 256;
    std::array<char, 2 * scan_reach> padded{};
    if (content.size() > scan_reach || worths_.size() == most) return;
    std::ranges::copy(content, padded.begin());
    const char* const end = padded.data() + content.size();
    const char* at = padded.data() + (content.starts_with('-') ? 1 : 0);
    Decimal decimal;
    if (!take_decimal(at, decimal)) return;
    while (at < end && *at == ' ') ++at;
    const std::string_view text(at, static_cast<std::size_t>(end - at));
    if (!begins_as_unit(text) || units_.find(text) != WordTable::unknown) return;
    units_.learn(text, static_cast<std::int64_t>(worths_.size()));
    worths_.push_back(worth_of(unit.factor));
}

}  // namespace zhunze::facts
