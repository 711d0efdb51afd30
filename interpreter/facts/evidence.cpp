// SPDX-License-Identifier: Apache-2.0
#include "facts/evidence.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/place.hpp"
#include "facts/words.hpp"

namespace zhunze::facts {
namespace {

using Kind = Written::Kind;

Diagnostic wrong_form(std::string_view found, Name expected) {
    return finding(Code::evidence_form, {{"found", shown(found)}, {"expected", std::move(expected)}});
}

Name wants_date() { return {"一个存在的日期,例如 2020-04-13", "an existing date such as 2020-04-13"}; }

/// `名称` and what stands in the brackets that end it.
struct NameAndNote {
    std::string_view name;
    std::string_view note;
};

std::optional<NameAndNote> split_note(std::string_view text) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
        const std::size_t at = text.rfind(open);
        if (!text.ends_with(close) || at == std::string_view::npos || at == 0) continue;
        const std::string_view note = text.substr(at + open.size(), text.size() - close.size() - at - open.size());
        return NameAndNote{trimmed(text.substr(0, at)), trimmed(note)};
    }
    return std::nullopt;
}

/// Four digits first: the writer meant a date, whatever came of it.
bool means_date(std::string_view note) {
    return note.size() >= 4 && std::ranges::all_of(note.substr(0, 4), [](char c) { return c >= '0' && c <= '9'; });
}

Result<Evidence> from_text(std::string_view text) {
    Evidence evidence;
    evidence.name = to_nfc(text);
    const auto parts = split_note(text);
    if (!parts) return evidence;
    const std::string note = fold_width(parts->note);
    const bool none = state_word(note) == FactState::declared_none;
    if (!none && !means_date(note)) return evidence;  // the brackets belong to the name: 证明(复印件)
    evidence.name = to_nfc(parts->name);
    evidence.none = none;
    evidence.date = none ? std::nullopt : Date::parse(note);
    if (!none && !evidence.date) return wrong_form(text, wants_date());
    return evidence;
}

Result<Evidence> set_member(Evidence evidence, std::string_view key, const Written& value) {
    const std::string text(trimmed(value.text));
    if (key == "none" || key == "无") {
        if (value.kind != Kind::truth) return wrong_form(text, {"true 或 false", "true or false"});
        evidence.none = value.text == "true";
        return evidence;
    }
    if (value.kind == Kind::null) return evidence;
    if (value.kind != Kind::text) return wrong_form(key, {"文本", "text"});
    if (key == "name" || key == "名称") evidence.name = to_nfc(text);
    else if (key == "number" || key == "文号") evidence.number = text;
    else if (key == "issuer" || key == "出具机关") evidence.issuer = text;
    else if (key != "date" && key != "日期") return wrong_form(key, {"name、number、date、issuer 或 none", "name, number, date, issuer or none"});
    else if (!state_word(text) && !(evidence.date = Date::parse(fold_width(text)))) return wrong_form(text, wants_date());
    return evidence;
}

Result<Evidence> from_object(const Written& object) {
    Evidence evidence;
    for (const auto& [key, value] : object.members) {
        Result<Evidence> next = set_member(std::move(evidence), key, value);
        if (auto* problem = std::get_if<Diagnostic>(&next)) return std::move(*problem);
        evidence = std::move(std::get<Evidence>(next));
    }
    if (evidence.name.empty()) return wrong_form("{…}", {"有名称(name)的对象", "an object with a name"});
    return evidence;
}

Result<Evidence> from_item(const Written& item) {
    if (item.kind == Kind::object) return from_object(item);
    if (item.kind == Kind::text && !state_word(item.text)) return from_text(trimmed(item.text));
    return wrong_form(item.text, {"材料名称或对象", "the name of a paper, or an object"});
}

std::vector<std::string_view> split_list(std::string_view text) {
    std::vector<std::string_view> pieces;
    const auto keep = [&](std::size_t begin, std::size_t end) {
        if (const std::string_view piece = trimmed(text.substr(begin, end - begin)); !piece.empty()) pieces.push_back(piece);
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const char32_t c = next_code_point(text, at);
        if (c != U';' && c != U'；' && c != U'、') continue;
        keep(begin, here);
        begin = at;
    }
    keep(begin, text.size());
    return pieces;
}

/// Collects the papers of one application and reports what is wrong with the others.
struct Collector {
    const Report& report;
    std::vector<Evidence> found;

    void add(Result<Evidence> result, std::uint64_t line, const std::string& where) {
        if (auto* problem = std::get_if<Diagnostic>(&result)) {
            report(std::move(*problem), line, where);
            return;
        }
        found.push_back(std::move(std::get<Evidence>(result)));
        found.back().place = where;
    }
};

}  // namespace

std::vector<Evidence> read_evidence(const Written& written, std::string_view where, const Report& report) {
    Collector collector{report, {}};
    const std::string here(where);
    if (written.kind == Kind::text) {
        if (state_word(written.text)) return {};
        for (const std::string_view piece : split_list(written.text)) collector.add(from_text(piece), written.line, here);
    } else if (written.kind == Kind::list) {
        for (std::size_t i = 0; i < written.items.size(); ++i) {
            const Written& item = written.items[i];
            if (item.kind != Kind::broken) collector.add(from_item(item), item.line, pointer(here, i));
        }
    } else if (written.kind != Kind::null && written.kind != Kind::broken) {
        collector.add(wrong_form(written.text, {"文本或列表", "text or a list"}), written.line, here);
    }
    return std::move(collector.found);
}

}  // namespace zhunze::facts
