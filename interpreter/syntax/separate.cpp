// SPDX-License-Identifier: Apache-2.0
#include "syntax/separate.hpp"

#include "syntax/unexpected.hpp"

namespace zhunze::syntax {
namespace {

/// What each bracket of a file is worth. Round and square brackets cannot hold braces, so one that is still open there is
/// unmatched: its line ends separate again, and the error stays in its own entry.
class Brackets {
public:
    explicit Brackets(const Tokens& tokens) : matched_(tokens.size(), false) {
        for (std::size_t i = 0; i < tokens.size(); ++i) see(tokens, i);
    }
    [[nodiscard]] bool matched(std::size_t index) const { return matched_[index]; }

private:
    void see(const Tokens& tokens, std::size_t i) {
        switch (tokens[i].kind) {
            case TokenKind::LBRACE:
                drop_round(tokens);
                open_.push_back(i);
                return;
            case TokenKind::LPAREN:
            case TokenKind::LBRACKET: open_.push_back(i); return;
            case TokenKind::RBRACE:
                drop_round(tokens);
                close(tokens, i, TokenKind::LBRACE);
                return;
            case TokenKind::RPAREN: close(tokens, i, TokenKind::LPAREN); return;
            case TokenKind::RBRACKET: close(tokens, i, TokenKind::LBRACKET); return;
            default: return;
        }
    }
    void drop_round(const Tokens& tokens) {
        while (!open_.empty() && tokens[open_.back()].kind != TokenKind::LBRACE) open_.pop_back();
    }
    void close(const Tokens& tokens, std::size_t i, TokenKind opener) {
        if (open_.empty() || tokens[open_.back()].kind != opener) return;
        matched_[i] = matched_[open_.back()] = true;
        open_.pop_back();
    }

    std::vector<bool> matched_;
    std::vector<std::size_t> open_;
};

/// A line that ends with this goes on.
bool goes_on_after(TokenGroup group) {
    switch (group) {
        case TokenGroup::joiner:
        case TokenGroup::prefix:
        case TokenGroup::comparison:
        case TokenGroup::clause_hard:
        case TokenGroup::opener:
        case TokenGroup::delimiter:
        case TokenGroup::arithmetic: return true;
        default: return false;
    }
}

/// A line that begins with this continues the one before.
bool goes_on_before(const Token& token) {
    switch (token.group()) {
        case TokenGroup::joiner:
        case TokenGroup::comparison:
        case TokenGroup::suffix:
        case TokenGroup::closer:
        case TokenGroup::delimiter:
        case TokenGroup::arithmetic: return true;
        default: return token.kind == TokenKind::LBRACE;
    }
}

class Separator {
public:
    Separator(FileId file, const Tokens& tokens, const Sources& sources, Sink& sink)
        : file_(file), tokens_(tokens), sources_(sources), sink_(sink), brackets_(tokens) {}

    Separated run() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) see(i);
        if (!braces_.empty()) close_braces(end_of_file(), {"文件结束", "the end of the file"});
        end_item();
        return std::move(result_);
    }

private:
    void see(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.group() == TokenGroup::comment) return see_comment(i);
        if (token.kind == TokenKind::SEP) {
            (is_line_end(token) ? line_ended_ : semicolon_) = true;
            return;
        }
        if (begins_next_item(i)) close_braces(token.span, shown(token, sources_));
        if (semicolon_ || (line_ended_ && round_ == 0 && !continues(token))) end_entry();
        line_ended_ = semicolon_ = false;
        take(i);
    }

    void see_comment(std::size_t i) {
        const bool own_line = i == 0 || is_line_end(tokens_[i - 1]);
        result_.comments.push_back({tokens_[i].span, own_line});
    }
    [[nodiscard]] bool is_line_end(const Token& token) const { return token.kind == TokenKind::SEP && sources_.text(token.span) == "\n"; }

    void take(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.kind == TokenKind::RBRACE) return take_closing_brace(i);
        if (token.kind == TokenKind::LBRACE) braces_.push_back(i);
        if (brackets_.matched(i)) round_ += token.kind == TokenKind::LPAREN || token.kind == TokenKind::LBRACKET;
        if (brackets_.matched(i)) round_ -= token.kind == TokenKind::RPAREN || token.kind == TokenKind::RBRACKET;
        if (is_after_break()) entry_begin_ = item_.size();
        item_.push_back(token);
    }

    void take_closing_brace(std::size_t i) {
        if (braces_.empty()) {
            report_unexpected(tokens_, i, {}, sources_, sink_);
            return;
        }
        close_brace(tokens_[i].span);
    }
    void close_brace(Span span) {
        if (!entry_is_new()) push_end(TokenKind::SEP);
        item_.push_back({TokenKind::RBRACE, span});
        braces_.pop_back();
    }

    [[nodiscard]] bool is_after_break() const {
        return item_.empty() || item_.back().kind == TokenKind::SEP || item_.back().kind == TokenKind::LBRACE;
    }
    /// Nothing stands between the last end and here; in a list of names a comma is an end, too.
    [[nodiscard]] bool entry_is_new() const { return is_after_break() || item_.back().kind == TokenKind::COMMA; }
    void end_entry() {
        if (braces_.empty()) return end_item();
        if (!entry_is_new()) push_end(TokenKind::SEP);
    }
    /// An end stands right behind the last word, before any comment.
    void push_end(TokenKind kind) {
        const std::uint32_t end = item_.back().span.end;
        item_.push_back({kind, {file_, end, end}});
    }
    void end_item() {
        round_ = 0;
        if (item_.empty()) return;
        push_end(TokenKind::END);
        result_.items.push_back(std::move(item_));
        item_.clear();
    }

    [[nodiscard]] bool continues(const Token& next) const {
        if (item_.empty()) return false;
        const TokenKind declaration = item_.front().kind;
        if (declaration == TokenKind::TABLE && !braces_.empty()) return row_continues(next);
        if (braces_.empty() ? continues_head(next) : continues_entry(declaration, next.kind)) return true;
        return goes_on_after(item_.back().group()) || goes_on_before(next);
    }
    /// Rows begin with what elsewhere goes on: `- | …`, `< 4 | …`. They end with what elsewhere does: `… | "2020-"*`.
    [[nodiscard]] bool row_continues(const Token& next) const {
        const TokenGroup last = item_.back().group();
        const bool waits = last == TokenGroup::comparison || last == TokenGroup::opener || last == TokenGroup::delimiter;
        return waits || next.group() == TokenGroup::delimiter || next.group() == TokenGroup::closer;
    }
    /// Soft keywords may be names, an enum's members for example; inside a rule nothing else begins or ends an entry.
    [[nodiscard]] bool continues_entry(TokenKind declaration, TokenKind next) const {
        if (declaration == TokenKind::PARAMETER) return next == TokenKind::CITES;
        if (declaration != TokenKind::RULE && declaration != TokenKind::AMEND) return false;
        return is_clause_head() || item_.back().kind == TokenKind::WITH_EVIDENCE || next == TokenKind::WITH_EVIDENCE;
    }
    /// Between declarations only one of these words can begin a line, and none of them begins a declaration.
    [[nodiscard]] bool continues_head(const Token& next) const {
        const bool of_exception = item_.front().kind == TokenKind::EXCEPTION;
        const bool of_table = item_.front().kind == TokenKind::TABLE;
        const bool waits = item_.back().kind == TokenKind::WITH_EVIDENCE || item_.back().kind == TokenKind::CITES;
        if (waits && next.group() != TokenGroup::declaration) return of_exception || of_table;
        switch (next.kind) {
            case TokenKind::WHEN:
            case TokenKind::WITH_EVIDENCE:
            case TokenKind::IN_FORCE:
            case TokenKind::ON_RULE:
            case TokenKind::ON_EXCEPTION:
            case TokenKind::TO:
            case TokenKind::EXEMPT:
            case TokenKind::REPLACE:
            case TokenKind::REINSTATE: return of_exception;
            case TokenKind::CITES: return of_exception || of_table;
            case TokenKind::UNIQUE:
            case TokenKind::COLLECT:
            case TokenKind::DATA:
            case TokenKind::FROM: return of_table;
            default: return false;
        }
    }

    /// The entry so far is the word of its clause, or that and 原则上; one that follows another is a name, as in 给予 整改.
    [[nodiscard]] bool is_clause_head() const {
        const std::size_t words = item_.size() - entry_begin_;
        if (words == 0 || item_.back().group() != TokenGroup::clause) return false;
        const bool softened = item_[entry_begin_].kind == TokenKind::IN_PRINCIPLE || item_.back().kind == TokenKind::IN_PRINCIPLE;
        return words == 1 || (words == 2 && softened);
    }

    /// A line that begins like a declaration, inside a brace that is never closed: the brace was forgotten before it.
    [[nodiscard]] bool begins_next_item(std::size_t i) const {
        if (braces_.empty() || brackets_.matched(braces_.back()) || !line_ended_ || i + 1 == tokens_.size()) return false;
        const TokenKind next = tokens_[i + 1].kind;
        const bool begins = tokens_[i].group() == TokenGroup::declaration || tokens_[i].kind == TokenKind::EXCEPTION;
        return begins && (next == TokenKind::IDENTIFIER || next == TokenKind::STRING);
    }
    void close_braces(Span where, const Name& found) {
        Diagnostic& diagnostic = sink_.report(Code::unexpected_text, where, {{"found", found}, {"expected", Name{"“}”", "`}`"}}});
        diagnostic.labels.push_back({tokens_[braces_.back()].span, LabelText::opened_here, {}});
        const std::uint32_t end = item_.back().span.end;
        while (!braces_.empty()) close_brace({file_, end, end});
        end_item();
        result_.items.back().back().reported = true;  // what else the item lacks may stand inside the brace
    }
    [[nodiscard]] Span end_of_file() const {
        const auto end = static_cast<std::uint32_t>(sources_[file_].text().size());
        return {file_, end, end};
    }

    FileId file_;
    const Tokens& tokens_;
    const Sources& sources_;
    Sink& sink_;
    Brackets brackets_;
    Separated result_;
    Tokens item_;
    std::vector<std::size_t> braces_;
    int round_ = 0;
    bool line_ended_ = false;
    bool semicolon_ = false;
    std::size_t entry_begin_ = 0;
};

}  // namespace

Separated separate(FileId file, const Tokens& tokens, const Sources& sources, Sink& sink) {
    return Separator(file, tokens, sources, sink).run();
}

}  // namespace zhunze::syntax
