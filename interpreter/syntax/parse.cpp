// SPDX-License-Identifier: Apache-2.0
// The only file that sees the parser generator. Nothing of it, and no exception of its, leaves this file.
#include "syntax/parse.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <unordered_map>

#include <antlr4-runtime.h>

#include "ZhunzeLexer.h"
#include "ZhunzeParser.h"
#include "base/text.hpp"
#include "syntax/build.hpp"
#include "syntax/guard.hpp"
#include "syntax/parse_node.hpp"
#include "syntax/separate.hpp"
#include "syntax/token.hpp"
#include "syntax/unexpected.hpp"

namespace zhunze::syntax {
namespace {

using grammar::ZhunzeLexer;
using grammar::ZhunzeParser;

#define ZHUNZE_TOKEN(name, zh, en, group) \
    static_assert(static_cast<int>(TokenKind::name) == static_cast<int>(ZhunzeLexer::name), "the lexer has another order at " #name);
#include "syntax/tokens.def"
#undef ZHUNZE_TOKEN
#define ZHUNZE_RULE(name) \
    static_assert(static_cast<int>(Rule::name) == static_cast<int>(ZhunzeParser::Rule##name), "the parser has another order at " #name);
#include "syntax/rules.def"
#undef ZHUNZE_RULE

/// The runtime shares tables between all its lexers and parsers and does not guard them.
std::mutex& runtime_lock() {
    static std::mutex lock;
    return lock;
}

// ---- words ----

/// Width-folded code points; the runtime's own stream would drop a leading U+FEFF and shift every position by one.
class FoldedText : public antlr4::ANTLRInputStream {
public:
    explicit FoldedText(std::u32string text) { _data = std::move(text); }
    [[nodiscard]] const std::u32string& text() const { return _data; }
};

/// The marks and escapes of strings are not folded: “＂” within "…" is one of its characters.
char32_t folded(char32_t c) { return c == U'＂' || c == U'＼' ? c : fold_width(c); }

class Scanner {
public:
    Scanner(FileId file, const std::string& text) : file_(file), input_(fold(text)), lexer_(&input_) { lexer_.removeErrorListeners(); }

    Tokens run(std::size_t most) {
        Tokens tokens;
        while (tokens.size() <= most) {
            const Token token = next();
            if (token.kind == TokenKind::END) break;
            tokens.push_back(token);
        }
        return tokens;
    }

private:
    Token next() {
        if (const Token known = known_word(); known.kind != TokenKind::END) return known;
        const std::unique_ptr<antlr4::Token> token = lexer_.nextToken();
        return token->getType() == antlr4::Token::EOF ? Token{} : made_of(*token);
    }

    // The runtime keeps no tables for characters past U+007F and works each Chinese word out anew. What it said of a word is
    // kept here: such a word is one token wherever it stands between characters that end every word.

    [[nodiscard]] std::size_t plain_word_end(std::size_t begin) const {
        const std::u32string& text = input_.text();
        std::size_t end = begin;
        while (end < text.size() && (is_ideograph(text[end]) || is_ascii_word(text[end]))) ++end;
        const bool ends_for_certain = end == text.size() || text[end] < 0x80;
        return ends_for_certain && end > begin && is_ideograph(text[begin]) ? end : begin;
    }
    static bool is_ascii_word(char32_t c) { return c < 0x80 && is_identifier_continue(c); }

    Token known_word() {
        const std::u32string_view text = input_.text();
        std::size_t begin = input_.index();
        while (begin < text.size() && text[begin] == U' ') ++begin;
        const std::size_t end = plain_word_end(begin);
        const auto known = known_words_.find(text.substr(begin, end - begin));
        if (known == known_words_.end()) return {};
        input_.seek(end);
        return {known->second, span_of(begin, end)};
    }
    [[nodiscard]] Span span_of(std::size_t begin, std::size_t end) const { return {file_, offsets_[begin], offsets_[end]}; }

    std::u32string fold(const std::string& text) {
        std::u32string code_points;
        for (std::size_t offset = 0; offset < text.size();) {
            offsets_.push_back(static_cast<std::uint32_t>(offset));
            code_points += folded(next_code_point(text, offset));
        }
        offsets_.push_back(static_cast<std::uint32_t>(text.size()));
        return code_points;
    }

    Token made_of(const antlr4::Token& token) {
        const std::size_t begin = token.getStartIndex();
        const std::size_t end = token.getStopIndex() + 1;
        const auto kind = static_cast<TokenKind>(token.getType());
        if (runs_into_word(kind, begin, end)) return first_word(begin, end);
        if (end == plain_word_end(begin)) known_words_.emplace(std::u32string_view(input_.text()).substr(begin, end - begin), kind);
        return {kind, span_of(begin, end)};
    }

    /// Longest match takes `is not` out of `is not_listed`, too.
    [[nodiscard]] bool runs_into_word(TokenKind kind, std::size_t begin, std::size_t end) const {
        const std::u32string& text = input_.text();
        const bool keyword = is_soft(facts_of(kind).group) || facts_of(kind).group <= TokenGroup::word;
        if (!keyword || end == text.size() || !is_identifier_continue(text[end])) return false;
        const std::size_t gap = first_blank(begin, end);
        return gap > begin && gap < end;
    }
    [[nodiscard]] std::size_t first_blank(std::size_t begin, std::size_t end) const {
        std::size_t at = begin;
        while (at < end && is_identifier_continue(input_.text()[at])) ++at;
        return at;
    }
    Token first_word(std::size_t begin, std::size_t end) {
        const std::size_t word_end = first_blank(begin, end);
        FoldedText word(input_.text().substr(begin, word_end - begin));
        ZhunzeLexer lexer(&word);
        const auto kind = static_cast<TokenKind>(lexer.nextToken()->getType());
        input_.seek(word_end);
        return {kind, span_of(begin, word_end)};
    }

    FileId file_;
    std::vector<std::uint32_t> offsets_;  ///< in bytes, of each code point and of the end
    FoldedText input_;
    ZhunzeLexer lexer_;
    std::unordered_map<std::u32string_view, TokenKind> known_words_;
};

// ---- errors ----

/// Reports in words a reader of rules knows, and goes on at the end of the entry that holds the error.
class Recovery : public antlr4::DefaultErrorStrategy {
public:
    Recovery(const Tokens& item, const Sources& sources, Sink& sink) : item_(item), sources_(sources), sink_(sink) {}

    void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override {
        if (inErrorRecoveryMode(parser)) return;
        const auto* alternatives = dynamic_cast<const antlr4::NoViableAltException*>(&error);
        report(parser, *error.getOffendingToken(), alternatives ? expected_of(parser, *alternatives) : parser->getExpectedTokens());
    }
    void recover(antlr4::Parser* parser, std::exception_ptr) override { skip_entry(parser); }
    antlr4::Token* recoverInline(antlr4::Parser* parser) override { throw antlr4::InputMismatchException(parser); }

    /// Called where the grammar may go several ways. At the head of an entry of a block, entries that cannot be one are
    /// reported and skipped. Where an expression may begin, it reports itself, and its clause stays whole. Anywhere else the
    /// rule at hand ends here.
    void sync(antlr4::Parser* parser) override {
        const antlr4::atn::ATN& atn = parser->getATN();
        constexpr std::size_t closing_brace = ZhunzeParser::RBRACE;
        constexpr std::size_t of_expressions = ZhunzeParser::LPAREN;
        const antlr4::misc::IntervalSet next = atn.nextTokens(atn.states[parser->getState()]);
        remember(parser, next);
        if (next.contains(antlr4::Token::EPSILON) || next.contains(ahead(parser))) return;
        if (!next.contains(closing_brace)) {
            if (next.contains(of_expressions)) return;
            throw antlr4::InputMismatchException(parser);
        }
        while (ahead(parser) != antlr4::Token::EOF && !next.contains(ahead(parser))) {
            if (!inErrorRecoveryMode(parser)) report(parser, *parser->getCurrentToken(), next);
            skip_entry(parser);
            if (ahead(parser) != ZhunzeParser::SEP && ahead(parser) != ZhunzeParser::COMMA) continue;
            parser->consume();
            endErrorCondition(parser);
        }
    }

private:
    static std::size_t ahead(antlr4::Parser* parser) { return parser->getTokenStream()->LA(1); }

    void report(antlr4::Parser* parser, const antlr4::Token& token, antlr4::misc::IntervalSet expected) {
        beginErrorCondition(parser);
        if (token.getTokenIndex() == passed_at_) expected.addAll(passed_);
        std::vector<TokenKind> kinds;
        for (const antlr4::misc::Interval& interval : expected.getIntervals())
            for (ssize_t kind = std::max<ssize_t>(interval.a, 1); kind <= interval.b; ++kind) kinds.push_back(static_cast<TokenKind>(kind));
        if (expected.contains(antlr4::Token::EOF)) kinds.push_back(TokenKind::END);
        report_unexpected(item_, token.getTokenIndex(), kinds, sources_, sink_);
    }

    /// On its way out of the rules that end here the parser forgets how each could have gone on, operators above all.
    void remember(antlr4::Parser* parser, const antlr4::misc::IntervalSet& next) {
        const std::size_t here = parser->getTokenStream()->index();
        if (here != passed_at_) passed_.clear();
        passed_at_ = here;
        passed_.addAll(next);
    }

    /// What could have stood where the last way through the grammar ended.
    static antlr4::misc::IntervalSet expected_of(antlr4::Parser* parser, const antlr4::NoViableAltException& error) {
        const antlr4::atn::ATNConfigSet* dead_ends = error.getDeadEndConfigs();
        if (!dead_ends || error.getStartToken() == error.getOffendingToken()) return parser->getExpectedTokens();
        antlr4::misc::IntervalSet expected;
        for (const auto& config : dead_ends->configs) expected.addAll(parser->getATN().nextTokens(config->state));
        return expected;
    }

    /// To the SEP or the `}` that ends the entry; in a list, to the comma.
    static void skip_entry(antlr4::Parser* parser) {
        const bool in_list = is_in_list(parser->getContext());
        for (int depth = 0; ahead(parser) != antlr4::Token::EOF; parser->consume()) {
            const std::size_t kind = ahead(parser);
            const bool ends = kind == ZhunzeParser::SEP || kind == ZhunzeParser::RBRACE || (in_list && kind == ZhunzeParser::COMMA);
            if (depth == 0 && ends) return;
            if (kind == ZhunzeParser::LBRACE) ++depth;
            if (kind == ZhunzeParser::RBRACE) --depth;
        }
    }
    static bool is_in_list(const antlr4::RuleContext* context) {
        for (; context; context = static_cast<const antlr4::RuleContext*>(context->parent)) {
            switch (static_cast<Rule>(context->getRuleIndex())) {
                case Rule::EnumDecl:
                case Rule::QuestionDecl:
                case Rule::OutcomeSet: return true;
                default: break;
            }
        }
        return false;
    }

    const Tokens& item_;
    const Sources& sources_;
    Sink& sink_;
    antlr4::misc::IntervalSet passed_;
    std::size_t passed_at_ = 0;  ///< the word before which all of `passed_` could have stood
};

// ---- nodes ----

bool is_level_of_expression(Rule rule) {
    return rule >= Rule::Conjunction && rule <= Rule::Factor && rule != Rule::Comparison && rule != Rule::Set && rule != Rule::State;
}

bool is_line(Rule rule) {
    switch (rule) {
        case Rule::MemberLine:
        case Rule::RecordLine:
        case Rule::SourceLine:
        case Rule::CaseLine:
        case Rule::VersionLine:
        case Rule::RowLine:
        case Rule::ClauseLine:
        case Rule::ReplacementLine:
        case Rule::TestLine:
        case Rule::GivenLine:
        case Rule::OutcomeLine: return true;
        default: return false;
    }
}

class NodeMaker {
public:
    explicit NodeMaker(const Tokens& item) : item_(item) {}

    ParseNode make(const antlr4::ParserRuleContext& context) const {
        ParseNode node;
        node.rule = static_cast<Rule>(context.getRuleIndex());
        node.span = span_of(context);
        node.broken = context.exception != nullptr;
        for (antlr4::tree::ParseTree* part : context.children) add(node, *part);
        if (is_level_of_expression(node.rule) && node.tokens.empty() && node.children.size() == 1) {
            ParseNode only = std::move(node.children.front());
            return only;
        }
        return node;
    }

private:
    void add(ParseNode& node, antlr4::tree::ParseTree& part) const {
        if (const auto* rule = dynamic_cast<antlr4::ParserRuleContext*>(&part)) return add(node, make(*rule));
        const bool skipped = dynamic_cast<antlr4::tree::ErrorNode*>(&part) != nullptr;
        auto& word = dynamic_cast<antlr4::tree::TerminalNode&>(part);
        if (!skipped) node.tokens.push_back(item_[word.getSymbol()->getTokenIndex()]);
    }
    static void add(ParseNode& node, ParseNode child) {
        if (child.broken && is_line(child.rule) && !holds_whole_entry(child)) return;
        if (child.rule == Rule::Expression && child.broken) {
            child.children.clear();
            child.tokens.clear();
        } else {
            node.broken |= child.broken && !is_line(child.rule);
        }
        node.children.push_back(std::move(child));
    }
    /// Something that does not belong there follows the entry; the entry itself is what its author meant.
    static bool holds_whole_entry(const ParseNode& line) {
        const bool of_several_parts = line.rule == Rule::CaseLine || line.rule == Rule::VersionLine || line.rule == Rule::RowLine;
        return line.children.size() == 1 && !line.children.front().broken && !of_several_parts;
    }
    [[nodiscard]] Span span_of(const antlr4::ParserRuleContext& context) const {
        const Span first = item_[context.start->getTokenIndex()].span;
        if (!context.stop || context.stop->getTokenIndex() < context.start->getTokenIndex()) return first;
        return cover(first, item_[context.stop->getTokenIndex()].span);
    }

    const Tokens& item_;
};

// ---- items ----

class ItemParser {
public:
    ItemParser(const Sources& sources, Sink& sink) : sources_(sources), sink_(sink) {}

    ParseNode parse(const Tokens& item) {
        antlr4::ListTokenSource source(words_of(item));
        antlr4::CommonTokenStream stream(&source);
        ZhunzeParser parser(&stream);
        parser.removeErrorListeners();
        try {
            return NodeMaker(item).make(*first_try(parser));
        } catch (const antlr4::ParseCancellationException&) {
            stream.seek(0);
            parser.reset();
        }
        try {
            return NodeMaker(item).make(*with_recovery(parser, item));
        } catch (const antlr4::RuntimeException&) {
            // Recovery handles all the runtime throws over a text; should it throw something else, the item is lost and said so.
            report_unexpected(item, 0, {}, sources_, sink_);
            return {};
        }
    }

private:
    static std::vector<std::unique_ptr<antlr4::Token>> words_of(const Tokens& item) {
        std::vector<std::unique_ptr<antlr4::Token>> words;
        for (const Token& token : item) {
            const std::size_t kind = token.kind == TokenKind::END ? antlr4::Token::EOF : static_cast<std::size_t>(token.kind);
            words.push_back(std::make_unique<antlr4::CommonToken>(kind));
        }
        return words;
    }
    /// Nearly all items are right: the fast way, which gives up at the first error.
    static ZhunzeParser::ItemContext* first_try(ZhunzeParser& parser) {
        parser.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
        parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(antlr4::atn::PredictionMode::SLL);
        return parser.item();
    }
    ZhunzeParser::ItemContext* with_recovery(ZhunzeParser& parser, const Tokens& item) {
        parser.setErrorHandler(std::make_shared<Recovery>(item, sources_, sink_));
        parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(antlr4::atn::PredictionMode::LL);
        return parser.item();
    }

    const Sources& sources_;
    Sink& sink_;
};

}  // namespace

Tokens lex(FileId file, const Sources& sources, std::size_t most) {
    const std::lock_guard lock(runtime_lock());
    return Scanner(file, sources[file].text()).run(most);
}

Module parse(FileId file, const Sources& sources, Sink& sink, const Limits& limits) {
    Module module;
    module.file = file;
    if (!text_fits(file, sources, sink, limits)) return module;
    Tokens tokens = lex(file, sources, limits.tokens);
    report_hidden_characters(file, tokens, sources, sink);
    if (!tokens_fit(tokens, sink, limits)) return module;
    mend_troubles(tokens, sources, sink);
    Separated separated = separate(file, tokens, sources, sink);
    module.comments = std::move(separated.comments);

    constexpr std::size_t levels_of_precedence = 8;  // each bracket may hold an operator of each
    Builder builder(module, sources, sink, limits.nesting * levels_of_precedence);
    const std::lock_guard lock(runtime_lock());
    ItemParser parser(sources, sink);
    for (const Tokens& item : separated.items) builder.add(parser.parse(item));
    return module;
}

}  // namespace zhunze::syntax
