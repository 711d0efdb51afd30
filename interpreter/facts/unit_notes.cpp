// SPDX-License-Identifier: Apache-2.0
#include "facts/unit_notes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "facts/numeral.hpp"
#include "facts/quantity.hpp"
#include "program/units.hpp"
#include "values/scan.hpp"

namespace zhunze::facts {
namespace {

using Words = std::initializer_list<std::string_view>;

constexpr std::string_view word = "单位";

bool starts_with_any(std::string_view text, Words words) {
    return std::ranges::any_of(words, [&](std::string_view one) { return text.starts_with(one); });
}
bool ends_with_any(std::string_view text, Words words) {
    return std::ranges::any_of(words, [&](std::string_view one) { return text.ends_with(one); });
}
bool is_any(std::string_view text, Words words) { return std::ranges::find(words, text) != words.end(); }

std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80; }));
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

std::string_view without_frame(std::string_view text) {
    while (starts_with_any(text, {"(", " "}) || ends_with_any(text, {")", " "})) {
        if (text.starts_with('(') || text.starts_with(' ')) text.remove_prefix(1);
        if (text.ends_with(')') || text.ends_with(' ')) text.remove_suffix(1);
    }
    return text;
}

/// `均为人民币元整` is 元.
std::string_view bare_word(std::string_view text) {
    text = without_frame(text);
    for (const std::string_view before : {std::string_view("均"), std::string_view("统一"), std::string_view("一律"), std::string_view("为"),
                                          std::string_view("是"), std::string_view("以"), std::string_view("人民币"), std::string_view("¥")}) {
        (void)take(text, before);
        text = without_frame(text);
    }
    for (const std::string_view after : {std::string_view("人民币"), std::string_view("整"), std::string_view("计")}) {
        if (text.size() > after.size() && text.ends_with(after)) text.remove_suffix(after.size());
        text = without_frame(text);
    }
    return text;
}

/// What is counted one by one needs no unit.
bool is_count(std::string_view text) {
    return is_any(text, {"人", "个", "户", "家", "项", "台", "套", "宗", "件", "处", "所", "栋", "次", "名", "辆", "座", "幢", "株", "条", "块"});
}

bool is_remark(std::string_view text) { return is_any(text, {"含税", "不含税", "下同", "以下同", "RMB", "CNY", "人民币"}); }

bool is_body(std::string_view text) {
    return length(text) >= 3 && ends_with_any(text, {"局", "公司", "厅", "委", "办", "政府", "中心", "集团", "委员会", "办公室", "企业", "厂", "院", "学校",
                                                     "部门", "单位", "区", "县", "市", "镇", "乡", "街道", "园"});
}

/// Whether the word stands alone or after what is measured, so that what follows it has to be units.
bool names_units(std::string_view before) {
    if (trim(before).empty() || before.ends_with(' ')) return true;
    return ends_with_any(before, {"(", ":", ",", ";", ")", "、", "。", "表", "金额", "计量", "货币", "数量", "面积", "价格"});
}

struct Token {
    std::string_view text;
    bool listed = false;  ///< a comma or the like stands before it
};

std::vector<Token> tokens_of(std::string_view list) {
    static constexpr std::pair<std::string_view, bool> separators[] = {{"、", true}, {",", true},  {";", true},  {"和", true},  {"及", true}, {"。", false},
                                                                       {" ", false}, {"(", false}, {")", false}};
    std::vector<Token> tokens;
    bool listed = false;
    while (!list.empty()) {
        std::size_t end = list.size();
        std::size_t next = list.size();
        bool lists = false;
        for (const auto& [separator, is_list] : separators) {
            const std::size_t at = list.find(separator);
            if (at >= end) continue;
            end = at;
            next = at + separator.size();
            lists = is_list;
        }
        if (const std::string_view one = trim(list.substr(0, end)); !one.empty()) {
            tokens.push_back({one, listed});
            listed = false;
        }
        listed = listed || lists;
        list.remove_prefix(next);
    }
    return tokens;
}

bool is_quotient(const program::Unit& unit) { return unit.text.find('/') != std::string::npos; }

bool contains(const std::vector<Dimension>& all, const Dimension& one) { return std::ranges::find(all, one) != all.end(); }

}  // namespace

std::string plain_heading(std::string_view text) {
    static constexpr std::pair<std::string_view, std::string_view> brackets[] = {
        {"【", "("}, {"】", ")"}, {"〔", "("}, {"〕", ")"}, {"[", "("}, {"]", ")"}, {"{", "("}, {"}", ")"}, {"﹙", "("}, {"﹚", ")"}, {"﹕", ":"}, {"∶", ":"}};
    const std::string folded = fold_width(text);
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
        const auto bracket = std::ranges::find_if(brackets, [&](const auto& pair) { return std::string_view(folded).substr(at).starts_with(pair.first); });
        if (bracket != std::end(brackets)) {
            out += bracket->second;
            at += bracket->first.size();
            continue;
        }
        const char32_t c = next_code_point(folded, at);
        if (is_invisible(c)) continue;
        if (c <= U' ' || c == U'\u00A0') out += ' ';
        else append_utf8(out, c);
    }
    constexpr std::string_view first = "单";
    constexpr std::string_view second = "位";
    for (std::size_t at = out.find(first); at != std::string::npos; at = out.find(first, at + 1)) {
        const std::size_t begin = at + first.size();
        const std::size_t end = std::min(out.find_first_not_of(' ', begin), out.size());
        if (end > begin && std::string_view(out).substr(end).starts_with(second)) out.erase(begin, end - begin);
    }
    return std::string(trim(out));
}

std::optional<program::Unit> noted_unit(const program::Program& program, std::string_view text) {
    constexpr std::size_t longest = 256;
    if (text.size() > longest) return std::nullopt;
    const std::string whole = plain_heading(text);
    std::string_view rest = without_frame(whole);
    if (take(rest, word)) {
        rest = trim(rest);
        (void)take(rest, ":");
    }
    const std::string_view name = bare_word(rest);
    if (name.empty() || program::scale_of(name)) return std::nullopt;
    return input_unit(program, name);
}

bool looks_like_unit(std::string_view text) {
    constexpr std::size_t longest_bytes = 64;
    constexpr std::size_t longest = 8;
    if (text.size() > longest_bytes) return false;
    const std::string whole = plain_heading(text);
    const std::string_view name = bare_word(whole);
    if (name.empty() || length(name) > longest || has_digit(name) || is_body(name)) return false;
    // 三千 and 五亩 are quantities.
    if (inexact_mark(name) || starts_with_any(name, {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "零", "〇", "半", "几", "数", "壹",
                                                     "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾"})) {
        return false;
    }
    return ends_with_any(name, {"元", "亩", "米", "顷", "吨", "里", "㎡", "²", "%", "‰", "万", "亿", "千", "平"});
}

bool is_unit_heading(std::string_view text) {
    constexpr std::size_t longest = 64;
    if (text.size() > longest) return false;
    const std::string whole = plain_heading(text);
    return is_any(whole, {"单位", "计量单位", "金额单位", "货币单位", "数量单位", "面积单位", "价格单位", "投资单位", "用地单位"}) ||
           is_any(to_lower_ascii(whole), {"unit", "units"});
}

bool has_unit_word(std::string_view text) {
    constexpr std::string_view first = "单";
    for (std::size_t at = text.find(first); at != std::string_view::npos; at = text.find(first, at + 1)) {
        std::string_view rest = text.substr(at + first.size());
        while (take(rest, " ") || take(rest, "\u3000") || take(rest, "\u00A0") || take(rest, "\n") || take(rest, "\r") || take(rest, "\t")) {}
        if (rest.starts_with("位")) return true;
    }
    return text.find("nit") != std::string_view::npos || text.find("NIT") != std::string_view::npos;
}

void UnitNotes::add_unit(const program::Unit& unit, Pieces& pieces) const {
    pieces.any = true;
    pieces.units.push_back(unit);
}

/// Takes units up to the first word that is none; what follows them may be another note, such as `日期:2020-06-08`.
void UnitNotes::read_list(std::string_view list, bool sure, Pieces& pieces) const {
    bool first = true;
    for (const auto& [token, listed] : tokens_of(list)) {
        const std::size_t colon = token.find(':');
        if (colon != std::string_view::npos) {
            if (first) return;
            const std::string_view after = token.substr(colon + 1);
            if (const auto unit = noted_unit(program_, after)) {
                add_unit(*unit, pieces);
                continue;
            }
            pieces.unknown = pieces.unknown || looks_like_unit(after);
            return;
        }
        if (const auto unit = noted_unit(program_, token)) {
            add_unit(*unit, pieces);
        } else if (const std::string_view name = bare_word(token); is_count(name) || (!first && is_remark(name))) {
            pieces.any = pieces.any || sure;
        } else if (!is_remark(name) && !name.empty()) {
            constexpr std::size_t short_word = 3;
            const bool meant = first ? sure && !is_body(name) : listed && length(name) <= short_word && !has_digit(name);
            if (!meant && !looks_like_unit(name)) return;
            pieces.any = pieces.unknown = true;
        }
        first = false;
    }
}

void UnitNotes::read_word_notes(std::string_view text, Pieces& pieces) const {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::string_view before = text.substr(0, at);
        if (before.ends_with("为")) continue;  // 以元为单位
        std::string_view rest = trim(text.substr(at + word.size()));
        const bool colon = take(rest, ":") || take(rest, "=");
        read_list(trim(rest), colon && names_units(before), pieces);
    }
    const std::string small = to_lower_ascii(text);
    constexpr std::string_view english = "unit";
    for (std::size_t at = small.find(english); at != std::string::npos; at = small.find(english, at + 1)) {
        const bool inside = at > 0 && small[at - 1] >= 'a' && small[at - 1] <= 'z';
        std::string_view rest = text.substr(at + english.size());
        if (!take(rest, "s")) (void)take(rest, "S");
        rest = trim(rest);
        if (!inside && take(rest, ":")) read_list(trim(rest), names_units(trim(text.substr(0, at))), pieces);
    }
}

/// `金额(元)`, `(元)`, `货币:元`, `以元计`; a unit after other words may be that of something else.
void UnitNotes::read_loose_notes(std::string_view text, Pieces& pieces) const {
    const auto take_unit = [&](const program::Unit& unit, bool sure) {
        pieces.any = true;
        if (sure && !unit.dimension.is_number()) pieces.units.push_back(unit);
        else pieces.doubtful.push_back(unit.dimension);
    };
    if (const auto unit = noted_unit(program_, text)) return take_unit(*unit, true);
    for (const std::string_view by : {std::string_view("以"), std::string_view("按")}) {
        for (std::size_t at = text.find(by); at != std::string_view::npos; at = text.find(by, at + 1)) {
            const std::string_view rest = text.substr(at + by.size());
            const std::size_t end = std::min(rest.find("计"), rest.find("为单位"));
            if (end == std::string_view::npos || end > 40) continue;
            const std::string_view name = rest.substr(0, end);
            if (const auto unit = noted_unit(program_, name)) take_unit(*unit, true);
            else if (looks_like_unit(name)) pieces.any = pieces.unknown = true;
        }
    }
    constexpr std::string_view marks = "(:";
    for (std::size_t at = text.find_first_of(marks); at != std::string_view::npos; at = text.find_first_of(marks, at + 1)) {
        const std::string_view before = trim(text.substr(0, at));
        const std::string_view rest = text.substr(at + 1);
        const std::string_view name = trim(rest.substr(0, rest.find_first_of("():,; ")));
        if (name.empty() || before.ends_with(word)) continue;
        const bool sure = before.empty() || ends_with_any(before, {"金额", "面积", "货币", "币种", "计量", "数量", "价格", "表", "汇总", "一览", "统计", "清单", "台账", "情况"});
        if (const auto unit = noted_unit(program_, name)) take_unit(*unit, sure);
        else if (looks_like_unit(name)) pieces.any = pieces.unknown = true;
    }
}

UnitNotes::Pieces UnitNotes::pieces_of(std::string_view text, Form form) const {
    constexpr std::size_t longest = 1024;
    Pieces pieces;
    if (text.size() > longest) return pieces;
    const std::string whole = plain_heading(text);
    read_word_notes(whole, pieces);
    if (!pieces.any && form == Form::any) read_loose_notes(whole, pieces);
    return pieces;
}

void UnitNotes::doubt(const Dimension& dimension) {
    if (!contains(doubtful_, dimension)) doubtful_.push_back(dimension);
}

/// Keeps what a note says; false if something of it is not clear.
bool UnitNotes::keep(const Pieces& pieces) {
    bool clear = !pieces.unknown && pieces.doubtful.empty();
    unknown_ = unknown_ || pieces.unknown;
    for (const Dimension& dimension : pieces.doubtful) doubt(dimension);
    for (const program::Unit& unit : pieces.units) {
        const auto other = std::ranges::find(units_, unit.dimension, &program::Unit::dimension);
        if (other == units_.end()) {
            units_.push_back(unit);
        } else if (other->factor != unit.factor) {
            doubt(unit.dimension);
            clear = false;
        }
    }
    return clear;
}

UnitNotes::Says UnitNotes::add(std::string_view text, const std::string& place, Form form) {
    const Pieces pieces = pieces_of(text, form);
    if (!pieces.any && !pieces.unknown) return Says::nothing;
    const bool clear = keep(pieces);
    constexpr std::size_t most_kept = 1000;  // they are shown, and a table may hold any number
    std::vector<Unclear>& kept = clear ? quotients_ : unclear_notes_;
    const bool tells = !clear || std::ranges::any_of(pieces.units, is_quotient);
    if (tells && kept.size() < most_kept) kept.push_back({std::string(text), place});
    return clear ? Says::units : Says::unclear;
}

UnitNotes::Says UnitNotes::reading_of(std::string_view text, Form form) const {
    const Pieces pieces = pieces_of(text, form);
    if (!pieces.any && !pieces.unknown) return Says::nothing;
    return pieces.unknown || !pieces.doubtful.empty() ? Says::unclear : Says::units;
}

void UnitNotes::settle(const std::vector<Dimension>& of_columns) {
    for (const program::Unit& unit : units_) {
        if (contains(of_columns, unit.dimension)) continue;
        std::string_view rest = unit.text;
        if (!is_quotient(unit)) continue;
        unclear_notes_.insert(unclear_notes_.end(), quotients_.begin(), quotients_.end());
        quotients_.clear();
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('/'), rest.size());
            if (const auto part = noted_unit(program_, rest.substr(0, end))) doubt(part->dimension);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

std::optional<program::Unit> UnitNotes::unit_for(const Dimension& dimension) const {
    if (unclear(dimension)) return std::nullopt;
    const auto unit = std::ranges::find(units_, dimension, &program::Unit::dimension);
    return unit == units_.end() ? std::nullopt : std::optional(*unit);
}

bool UnitNotes::unclear(const Dimension& dimension) const { return unknown_ || contains(doubtful_, dimension); }

}  // namespace zhunze::facts
