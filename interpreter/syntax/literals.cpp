// SPDX-License-Identifier: Apache-2.0
#include "syntax/literals.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace zhunze::syntax {
namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Where the digits end, in bytes of the text as written (a full-width digit has three).
std::size_t digits_end(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const char32_t c = fold_width(next_code_point(text, offset));
        if (!is_digit(c) && c != U'.') return begin;
    }
    return text.size();
}

/// Cuts `元/千瓦时` at `/` and `·`; `/` divides by the one name that follows it.
UnitExpr split_unit(Span span, const Sources& sources) {
    UnitExpr unit{{}, span};
    const std::string_view text = sources.text(span);
    Span part{span.file, span.begin, span.begin};
    int power = 1;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto here = span.begin + static_cast<std::uint32_t>(offset);
        const char32_t c = fold_width(next_code_point(text, offset));
        part.end = span.begin + static_cast<std::uint32_t>(offset);
        if (c != U'/' && c != U'·') continue;
        part.end = here;
        unit.factors.push_back({ident_at(part, sources), power});
        power = c == U'/' ? -1 : 1;
        part.begin = part.end = span.begin + static_cast<std::uint32_t>(offset);
    }
    unit.factors.push_back({ident_at(part, sources), power});
    return unit;
}

std::string without(std::string_view text, char dropped) {
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [dropped](char c) { return c != dropped; });
    return kept;
}

}  // namespace

Ident ident_at(Span span, const Sources& sources) { return {fold_width(sources.text(span)), span}; }

LiteralParts split_literal(Span span, const Sources& sources) {
    const std::string_view text = sources.text(span);
    const std::size_t end = digits_end(text);
    LiteralParts parts{fold_width(text.substr(0, end)), {{}, span}};
    const bool has_unit = end < text.size() && fold_width(text.substr(end)) != "%";
    if (has_unit) parts.unit = split_unit({span.file, span.begin + static_cast<std::uint32_t>(end), span.end}, sources);
    return parts;
}

std::pair<Span, Span> split_codes(Span span, const Sources& sources) {
    const std::string_view text = sources.text(span);
    Span first = span;
    Span last = span;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto here = static_cast<std::uint32_t>(offset);
        if (fold_width(next_code_point(text, offset)) != U'.') continue;
        if (first.end == span.end) first.end = span.begin + here;
        last.begin = span.begin + static_cast<std::uint32_t>(offset);
    }
    return {first, last};
}

Text unquote(Span span, const Sources& sources) {
    const std::string_view written = sources.text(span);
    std::size_t offset = 0;
    const char32_t opening = next_code_point(written, offset);
    const char32_t closing = opening == U'“' ? U'”' : opening == U'「' ? U'」' : opening;
    std::string text;
    while (offset < written.size()) {
        char32_t c = next_code_point(written, offset);
        if (c == closing && offset == written.size()) break;
        if (c == U'\\' && offset < written.size()) {
            c = next_code_point(written, offset);
            if (c == U'n') c = U'\n';
        }
        append_utf8(text, c);
    }
    return {std::move(text), span};
}

std::string quote(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (c == '\n')
            quoted += "\\n";
        else
            quoted += c;
    }
    return quoted + '"';
}

Name meant_number(std::string_view text) {
    const auto same = [](std::string s) { return Name{s, s}; };
    if (text.find(',') != std::string_view::npos) return same(without(text, ','));
    if (const auto range = text.find(".."); range != std::string_view::npos) {
        const std::string low(text.substr(0, range)), high(text.substr(range + 2));
        return {"介于 " + low + " 与 " + high, "between " + low + " and " + high};
    }
    if (const auto stop = text.find("。"); stop != std::string_view::npos)
        return same(std::string(text.substr(0, stop)) + "." + std::string(text.substr(stop + std::string_view("。").size())));
    if (text.front() == '.') return same("0" + std::string(text));
    if (text.back() == '.') return same(std::string(text.substr(0, text.size() - 1)));
    if (const auto date = Date::parse(text)) return same(date->iso());
    const auto value = Rational::from_decimal(text);  // with an exponent; past the limits there is none
    const std::string written = value ? value->exact_decimal(most_digits).value_or("") : "";
    return written.size() <= most_digits ? same(written) : Name{};
}

}  // namespace zhunze::syntax
