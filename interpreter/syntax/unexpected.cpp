// SPDX-License-Identifier: Apache-2.0
#include "syntax/unexpected.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "syntax/words.hpp"

namespace zhunze::syntax {
namespace {

Name quoted(std::string_view zh, std::string_view en) { return {"“" + std::string(zh) + "”", "`" + std::string(en) + "`"}; }

Name called(TokenKind kind) {
    const TokenFacts& facts = facts_of(kind);
    return has_spelling(kind) ? quoted(facts.zh, facts.en) : Name{std::string(facts.zh), std::string(facts.en)};
}

/// What the members of a group are together; none for groups whose members are named one by one.
std::optional<Name> noun_of(TokenGroup group) {
    switch (group) {
        case TokenGroup::comparison: return Name{"比较词", "a comparison"};
        case TokenGroup::arithmetic: return Name{"加减乘除号", "an arithmetic operator"};
        case TokenGroup::suffix: return Name{"“以下”或“以上”", "`以下` or `以上`"};
        case TokenGroup::declaration: return Name{"声明", "a declaration"};
        case TokenGroup::clause:
        case TokenGroup::clause_hard: return Name{"条款", "a clause"};
        case TokenGroup::modifier: return Name{"字段的修饰", "a field modifier"};
        case TokenGroup::source_entry: return Name{"文件的条目", "an entry of a source"};
        case TokenGroup::test_entry: return Name{"测试的条目", "an entry of a test"};
        case TokenGroup::end:
        case TokenGroup::separator: return called(TokenKind::SEP);
        default: return std::nullopt;
    }
}

/// A set of expected words as a short list of alternatives.
class Summary {
public:
    explicit Summary(const std::vector<TokenKind>& expected) : rest_(expected) {
        if (has(TokenKind::LPAREN) && has(TokenKind::NUMBER)) take_expression();
        if (has(TokenKind::PLUS) && has(TokenKind::STAR)) take_operators();
        if (has(TokenKind::IDENTIFIER)) take_name();
        if (has(TokenKind::ON_RULE)) take_targets();
        for (const auto& [zh, en] : twins) take_twins(zh, en);
        while (!rest_.empty()) take_group();
        // That a name may go on goes without saying where there is much to say.
        if (alternatives_.size() > most) std::erase(alternatives_, called(TokenKind::DOT));
    }
    [[nodiscard]] Name text() const {
        if (alternatives_.size() > most) return {"别的内容", "something else"};
        Name text;
        for (std::size_t i = 0; i < alternatives_.size(); ++i) {
            const bool last = i + 1 == alternatives_.size();
            text.zh += (i == 0 ? "" : last ? "或" : "、") + alternatives_[i].zh;
            text.en += (i == 0 ? "" : last ? " or " : ", ") + alternatives_[i].en;
        }
        return text;
    }

private:
    static constexpr std::size_t most = 5;
    static constexpr std::pair<TokenKind, TokenKind> twins[] = {
        {TokenKind::SINCE, TokenKind::FROM}, {TokenKind::DATA, TokenKind::FROM}};

    [[nodiscard]] bool has(TokenKind kind) const { return std::find(rest_.begin(), rest_.end(), kind) != rest_.end(); }
    template <class Condition>
    void drop(Condition condition) {
        rest_.erase(std::remove_if(rest_.begin(), rest_.end(), condition), rest_.end());
    }

    void take_expression() {
        alternatives_.push_back({"表达式", "an expression"});
        drop([](TokenKind kind) {
            const TokenGroup group = facts_of(kind).group;
            return group == TokenGroup::literal || group == TokenGroup::name || group == TokenGroup::prefix || is_soft(group) ||
                   kind == TokenKind::LPAREN || kind == TokenKind::MINUS;
        });
    }
    /// After a whole expression: what may follow its last word, such as a bracket of arguments, goes without saying, and so do
    /// the words of selections, which may follow any argument.
    void take_operators() {
        alternatives_.push_back({"运算符", "an operator"});
        drop([](TokenKind kind) {
            const TokenGroup group = facts_of(kind).group;
            return group == TokenGroup::joiner || group == TokenGroup::comparison || group == TokenGroup::arithmetic ||
                   kind == TokenKind::DOT || kind == TokenKind::LPAREN || kind == TokenKind::IDENTIFIER || kind == TokenKind::OF ||
                   kind == TokenKind::WHERE || kind == TokenKind::BY || kind == TokenKind::POSSESSIVE;
        });
    }
    void take_name() {
        alternatives_.push_back(called(TokenKind::IDENTIFIER));
        drop([](TokenKind kind) { return kind == TokenKind::IDENTIFIER || is_soft(facts_of(kind).group); });
    }
    /// What an exception acts on.
    void take_targets() {
        alternatives_.push_back({"“针对规则”、“针对例外”", "`to`"});
        drop([](TokenKind kind) {
            return kind == TokenKind::ON_RULE || kind == TokenKind::ON_EXCEPTION || kind == TokenKind::ON || kind == TokenKind::TO;
        });
    }
    /// Two keywords of which one is the Chinese spelling and the other the English one.
    void take_twins(TokenKind zh, TokenKind en) {
        if (!has(zh) || !has(en)) return;
        alternatives_.push_back(quoted(word(zh, Language::zh), word(en, Language::en)));
        drop([zh, en](TokenKind kind) { return kind == zh || kind == en; });
    }
    /// 当 and 施行 each begin an entry of more than one kind of block.
    [[nodiscard]] TokenGroup group_of(TokenKind kind) const {
        if (kind == TokenKind::WHEN && has(TokenKind::FORBID)) return TokenGroup::clause;
        if (kind == TokenKind::IN_FORCE && has(TokenKind::ISSUER)) return TokenGroup::source_entry;
        if (kind == TokenKind::EXCEPTION && has(TokenKind::RULE)) return TokenGroup::declaration;
        return facts_of(kind).group;
    }
    void take_group() {
        const TokenGroup group = group_of(rest_.front());
        const auto same_group = [this, group](TokenKind kind) { return group_of(kind) == group; };
        const bool ends = group == TokenGroup::end || group == TokenGroup::separator;
        const bool many = std::count_if(rest_.begin(), rest_.end(), same_group) > 2;
        const auto noun = ends || many ? noun_of(group) : std::nullopt;
        if (noun) {
            add(*noun);
            // The predicate looks at what else is expected, so it cannot look while that is being thinned out.
            std::vector<TokenKind> others;
            std::remove_copy_if(rest_.begin(), rest_.end(), std::back_inserter(others), same_group);
            rest_ = std::move(others);
        } else {
            add(called(rest_.front()));
            rest_.erase(rest_.begin());
        }
    }
    void add(const Name& alternative) {
        if (std::find(alternatives_.begin(), alternatives_.end(), alternative) == alternatives_.end()) alternatives_.push_back(alternative);
    }

    std::vector<TokenKind> rest_;
    std::vector<Name> alternatives_;
};

void hint(Diagnostic& diagnostic, Name text) {
    diagnostic.hints.push_back({*diagnostic.span, LabelText::write_instead, {{"text", std::move(text)}}});
}

/// For mistakes that are made again and again: `投资 = 5`, `a < b < c`, `投资 5000万元以下`.
void add_hint(Diagnostic& diagnostic, const Tokens& item, std::size_t index, const std::vector<TokenKind>& expected, const Sources& sources) {
    const auto may_be = [&](TokenKind kind) { return std::find(expected.begin(), expected.end(), kind) != expected.end(); };
    const auto is_suffix = [&](std::size_t i) { return i < item.size() && item[i].group() == TokenGroup::suffix; };
    const auto text = [&](std::size_t i) { return fold_width(sources.text(item[i].span)); };
    if (item[index].kind == TokenKind::EQUALS && may_be(TokenKind::IS)) return hint(diagnostic, {"是", "is"});
    if (item[index].group() == TokenGroup::comparison && may_be(TokenKind::AND)) return hint(diagnostic, {"a < b 且 b < c", "a < b and b < c"});
    if (is_suffix(index)) {
        const std::string bound = "在 … " + text(index);
        return hint(diagnostic, {bound, bound});
    }
    if (item[index].group() == TokenGroup::literal && is_suffix(index + 1)) {
        const std::string bound = "在 " + text(index) + text(index + 1);
        const Span both = cover(item[index].span, item[index + 1].span);
        hint(diagnostic, {bound, bound});
        diagnostic.fix = Fix{both, bound};
    }
}

/// `不足门槛`, `在门槛以上`, `投资不足`: the words of such a run, taken apart at comparisons of two characters or more. What is declared is
/// not known here, so a name that merely begins with 在 is left alone. Empty if there is nothing to take apart.
std::string taken_apart(std::string_view run) {
    constexpr std::size_t one_ideograph = 3;  // bytes
    std::string_view first, last;
    for (const std::string& word : joining_words()) {
        if (word.size() <= one_ideograph || word.size() >= run.size()) continue;
        if (run.starts_with(word) && word.size() > first.size()) first = run.substr(0, word.size());
        if (run.ends_with(word) && word.size() > last.size()) last = run.substr(run.size() - word.size());
    }
    const bool bound = last == "以下" || last == "以上" || last == "以内";
    if (bound && run.starts_with("在")) first = run.substr(0, one_ideograph);
    if (first.size() + last.size() >= run.size()) return {};
    std::string text(first);
    if (!first.empty()) text += ' ';
    text += run.substr(first.size(), run.size() - first.size() - last.size());
    if (!last.empty()) (text += ' ') += last;
    return text == run ? std::string() : text;
}

/// A run of words without blanks is found out where it stands, or only at what follows it.
bool report_run(const Tokens& item, std::size_t index, const Sources& sources, Sink& sink) {
    for (const std::size_t at : {index, index - 1}) {
        if (at >= item.size() || item[at].kind != TokenKind::IDENTIFIER || at == 0) continue;
        const std::string run(sources.text(item[at].span));
        const std::string apart = taken_apart(run);
        if (apart.empty()) continue;
        Diagnostic& diagnostic = sink.report(Code::glued_words, item[at].span, {{"name", run}});
        diagnostic.hints.push_back({item[at].span, LabelText::split_as, {{"text", apart}}});
        return true;
    }
    return false;
}

}  // namespace

Name shown(const Token& token, const Sources& sources) {
    if (token.kind == TokenKind::END || token.kind == TokenKind::SEP) return called(TokenKind::SEP);
    const std::string text(sources.text(token.span));
    return quoted(text, text);
}

Name summed_up(const std::vector<TokenKind>& expected) {
    return expected.empty() ? *noun_of(TokenGroup::declaration) : Summary(expected).text();
}

void report_unexpected(const Tokens& item, std::size_t index, const std::vector<TokenKind>& expected, const Sources& sources, Sink& sink) {
    const Token& token = item[index];
    if (token.reported || report_run(item, index, sources, sink)) return;
    Diagnostic& diagnostic =
        sink.report(Code::unexpected_text, token.span, {{"found", shown(token, sources)}, {"expected", summed_up(expected)}});
    add_hint(diagnostic, item, index, expected, sources);
}

}  // namespace zhunze::syntax
