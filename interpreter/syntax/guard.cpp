// SPDX-License-Identifier: Apache-2.0
#include "syntax/guard.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "base/text.hpp"
#include "syntax/characters.hpp"
#include "syntax/literals.hpp"

namespace zhunze::syntax {

bool text_fits(FileId file, const Sources& sources, Sink& sink, const Limits& limits) {
    const std::string& text = sources[file].text();
    const Span start{file, 0, 0};
    if (text.size() > limits.file_bytes) {
        sink.report(Code::file_too_large, start, {{"bytes", std::to_string(text.size())}, {"limit", std::to_string(limits.file_bytes)}});
        return false;
    }
    if (const auto byte = invalid_utf8_at(text)) {
        sink.report(Code::invalid_utf8, start, {{"byte", std::to_string(*byte)}});
        return false;
    }
    return true;
}

namespace {

/// Counts open brackets and, at each level, the prefix operators that wait for their operand.
class Nesting {
public:
    void see(const Token& token) {
        const TokenGroup group = token.group();
        if (group == TokenGroup::opener) {
            levels_.push_back({token.kind == TokenKind::LBRACE});
            ++depth_;
        } else if (group == TokenGroup::closer) {
            close();
        } else if (token.kind == TokenKind::PIPE) {
            end_cell();
        } else if (group == TokenGroup::prefix || (token.kind == TokenKind::MINUS && !after_operand_)) {
            ++levels_.back().waiting;
            ++depth_;
        } else {
            satisfy();
        }
        after_operand_ = group == TokenGroup::closer || group == TokenGroup::name || group == TokenGroup::literal || is_soft(group);
    }
    [[nodiscard]] std::size_t depth() const { return depth_; }

private:
    struct Level {
        bool brace = false;
        std::size_t waiting = 0;
    };
    void close() {
        if (levels_.size() == 1) return;  // more closed than opened: the parser's error
        satisfy();
        levels_.pop_back();
        --depth_;
        satisfy();
    }
    /// No bracket goes over a `|`: thousands of rows that each lack one are no nesting.
    void end_cell() {
        while (levels_.size() > 1 && !levels_.back().brace) close();
        satisfy();
    }
    void satisfy() {
        depth_ -= levels_.back().waiting;
        levels_.back().waiting = 0;
    }

    std::vector<Level> levels_{1};
    std::size_t depth_ = 0;
    bool after_operand_ = false;
};

std::string code_point_name(char32_t code_point) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string name;
    for (int shift = code_point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) name += digits[(code_point >> shift) & 0xF];
    return "U+" + name;
}

Code code_of_hidden(char32_t code_point, const Token* within) {
    if (within && (within->kind == TokenKind::STRING || within->kind == TokenKind::OPEN_STRING)) return Code::invisible_in_string;
    return is_bidi_control(code_point) ? Code::bidi_control : Code::invisible_character;
}

bool is_hidden(char32_t code_point) {
    if (code_point < 0x80 || is_common_ideograph(code_point)) return false;
    return is_bidi_control(code_point) || is_invisible(code_point);
}

}  // namespace

bool tokens_fit(const Tokens& tokens, Sink& sink, const Limits& limits) {
    if (tokens.size() > limits.tokens) {
        sink.report(Code::too_many_tokens, tokens.back().span, {{"limit", std::to_string(limits.tokens)}});
        return false;
    }
    Nesting nesting;
    for (const Token& token : tokens) {
        nesting.see(token);
        if (nesting.depth() > limits.nesting) {
            sink.report(Code::nested_too_deep, token.span, {{"limit", std::to_string(limits.nesting)}});
            return false;
        }
    }
    return true;
}

void report_hidden_characters(FileId file, const Tokens& tokens, const Sources& sources, Sink& sink) {
    const std::string& text = sources[file].text();
    auto token = tokens.begin();
    for (std::size_t offset = 0; offset < text.size();) {
        const auto begin = static_cast<std::uint32_t>(offset);
        const char32_t code_point = next_code_point(text, offset);
        if (!is_hidden(code_point)) continue;
        while (token != tokens.end() && token->span.end <= begin) ++token;
        const Token* within = token != tokens.end() && token->span.begin <= begin ? &*token : nullptr;
        sink.report(code_of_hidden(code_point, within), Span{file, begin, static_cast<std::uint32_t>(offset)},
                    {{"found", code_point_name(code_point)}});
    }
}

namespace {

void add_hint(Diagnostic& diagnostic, Name text) {
    diagnostic.hints.push_back({*diagnostic.span, LabelText::write_instead, {{"text", std::move(text)}}});
}

std::string shortened(const std::string& text) {
    std::size_t most = 24;
    if (text.size() <= most) return text;
    while ((static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;  // not within a character
    return text.substr(0, most) + "…";
}

void report_bad_number(const Token& token, const std::string& text, Sink& sink) {
    Diagnostic& diagnostic = sink.report(Code::bad_number, token.span, {{"found", shortened(text)}});
    const Name meant = meant_number(text);
    if (meant.empty()) return;
    add_hint(diagnostic, meant);
    if (meant.zh == meant.en) diagnostic.fix = Fix{token.span, meant.zh};
}

void check_length(const Token& token, const Sources& sources, Sink& sink) {
    const std::string digits = split_literal(token.span, sources).digits;
    if (digits.size() > most_digits) sink.report(Code::bad_number, token.span, {{"found", shortened(digits)}});
}

void check_date(const Token& token, const std::string& text, Sink& sink) {
    if (!Date::parse(text)) sink.report(Code::no_such_date, token.span, {{"found", text}});
}

void check_escapes(const Token& token, const Sources& sources, Sink& sink) {
    const std::string_view text = sources.text(token.span);
    for (std::size_t at = text.find('\\'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('\\', at + 2)) {
        if (std::string_view("\"\\n").find(text[at + 1]) != std::string_view::npos) continue;
        std::size_t end = at + 1;
        std::ignore = next_code_point(text, end);
        const Span span{token.span.file, token.span.begin + static_cast<std::uint32_t>(at),
                        token.span.begin + static_cast<std::uint32_t>(end)};
        Diagnostic& diagnostic = sink.report(Code::unexpected_character, span, {{"found", std::string(text.substr(at, end - at))}});
        diagnostic.hints.push_back({span, LabelText::allowed_are, {{"list", std::string("\\\"  \\\\  \\n")}}});
    }
}

struct Foreign {
    std::string_view text;
    TokenKind meant;
};
constexpr Foreign foreign_operators[] = {
    {"==", TokenKind::IS}, {"===", TokenKind::IS},    {"&&", TokenKind::AND},           {"||", TokenKind::OR},
    {"!", TokenKind::NOT}, {"<>", TokenKind::IS_NOT}, {"=<", TokenKind::LESS_OR_EQUAL}, {"=>", TokenKind::GREATER_OR_EQUAL},
};

TokenKind report_foreign_operator(const Token& token, const std::string& text, Sink& sink) {
    TokenKind meant = TokenKind::IS;
    for (const Foreign& foreign : foreign_operators)
        if (foreign.text == text) meant = foreign.meant;
    const TokenFacts& facts = facts_of(meant);
    const Name words{std::string(facts.zh), std::string(facts.en)};
    const Name found{"“" + text + "”", "`" + text + "`"};
    const Name expected{"“" + words.zh + "”", "`" + words.en + "`"};
    add_hint(sink.report(Code::unexpected_text, token.span, {{"found", found}, {"expected", expected}}), words);
    return meant;
}

void report_character(const Token& token, const Sources& sources, Sink& sink) {
    const std::string_view text = sources.text(token.span);
    std::size_t offset = 0;
    const char32_t code_point = next_code_point(text, offset);
    if (is_hidden(code_point)) return;  // reported as such
    const bool shows = code_point > 0x20 && display_width(code_point) > 0;
    sink.report(Code::unexpected_character, token.span, {{"found", shows ? std::string(text) : code_point_name(code_point)}});
}

TokenKind mend(const Token& token, const Sources& sources, Sink& sink) {
    const std::string text = fold_width(sources.text(token.span));
    switch (token.kind) {
        case TokenKind::BAD_NUMBER: report_bad_number(token, text, sink); return TokenKind::NUMBER;
        case TokenKind::OPEN_STRING: sink.report(Code::unterminated_string, token.span); return TokenKind::STRING;
        case TokenKind::OPEN_COMMENT:
            // The comment runs to the end of the file; its mark is what to look at.
            sink.report(Code::unterminated_comment, Span{token.span.file, token.span.begin, token.span.begin + 2});
            return TokenKind::BLOCK_COMMENT;
        case TokenKind::FOREIGN_OPERATOR: return report_foreign_operator(token, text, sink);
        case TokenKind::UNEXPECTED: report_character(token, sources, sink); return TokenKind::UNEXPECTED;
        case TokenKind::STRING: check_escapes(token, sources, sink); return TokenKind::STRING;
        case TokenKind::DATE: check_date(token, text, sink); return TokenKind::DATE;
        default: check_length(token, sources, sink); return token.kind;
    }
}

/// `13..15` names codes in a cell of a table; anywhere else somebody meant a range of numbers.
bool begins_cell_test(const Tokens& tokens, std::size_t i) {
    while (i > 0 && tokens[i - 1].group() == TokenGroup::comment) --i;
    if (i == 0) return false;
    const TokenKind before = tokens[i - 1].kind;
    return before == TokenKind::PIPE || before == TokenKind::COMMA || before == TokenKind::SEP || before == TokenKind::LBRACE;
}

/// `[100,200)`: within the brackets of a range or a set the comma parts two numbers.
bool are_range_ends(const Tokens& tokens, std::size_t i, const Sources& sources) {
    if (tokens[i].kind != TokenKind::BAD_NUMBER || i == 0 || i + 1 == tokens.size()) return false;
    const TokenKind before = tokens[i - 1].kind;
    const TokenKind after = tokens[i + 1].kind;
    const bool opens = before == TokenKind::LBRACKET || (before == TokenKind::LPAREN && after == TokenKind::RBRACKET);
    const bool closes = after == TokenKind::RBRACKET || after == TokenKind::RPAREN;
    const std::string text = fold_width(sources.text(tokens[i].span));
    const auto is_comma = [](char c) { return c == ','; };
    const auto belongs = [](char c) { return c == ',' || (c >= '0' && c <= '9'); };
    return opens && closes && std::ranges::count_if(text, is_comma) == 1 && std::ranges::all_of(text, belongs);
}

void add_range_ends(Tokens& tokens, Span span, const Sources& sources) {
    const std::string_view text = sources.text(span);
    std::size_t end = 0;
    std::size_t begin = 0;
    while (fold_width(next_code_point(text, begin)) != U',') end = begin;
    const auto at = [&](std::size_t offset) { return span.begin + static_cast<std::uint32_t>(offset); };
    tokens.push_back({TokenKind::NUMBER, {span.file, span.begin, at(end)}});
    tokens.push_back({TokenKind::COMMA, {span.file, at(end), at(begin)}});
    tokens.push_back({TokenKind::NUMBER, {span.file, at(begin), span.end}});
}

}  // namespace

void mend_troubles(Tokens& tokens, const Sources& sources, Sink& sink) {
    Tokens mended;
    mended.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token token = tokens[i];
        if (are_range_ends(tokens, i, sources)) {
            add_range_ends(mended, token.span, sources);
            continue;
        }
        if (token.kind == TokenKind::CODE_RANGE && !begins_cell_test(tokens, i)) token.kind = TokenKind::BAD_NUMBER;
        token.reported = token.group() == TokenGroup::trouble;
        if (token.reported || token.group() == TokenGroup::literal) token.kind = mend(token, sources, sink);
        mended.push_back(token);
    }
    tokens = std::move(mended);
}

}  // namespace zhunze::syntax
