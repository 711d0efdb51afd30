// SPDX-License-Identifier: Apache-2.0
// The only file that sees the parser generator. Nothing of it, and no exception of its, leaves this file.
#include "syntax/parse.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <typeinfo>

#include <antlr4-runtime.h>

#include "ZhunzeParser.h"
#include "syntax/build.hpp"
#include "syntax/guard.hpp"
#include "syntax/parse_node.hpp"
#include "syntax/separate.hpp"
#include "syntax/token.hpp"
#include "syntax/unexpected.hpp"

namespace zhunze::syntax {
namespace {

using grammar::ZhunzeParser;

#define ZHUNZE_TOKEN(name, zh, en, group) \
    static_assert(static_cast<int>(TokenKind::name) == static_cast<int>(ZhunzeParser::name), "the grammar has another order at " #name);
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

/// A word as the parser sees it: nothing but its kind and which one of its item it is.
class Word final : public antlr4::Token {
public:
    Word(std::size_t kind, std::size_t index) : kind_(kind), index_(index) {}
    [[nodiscard]] std::size_t getType() const override { return kind_; }
    [[nodiscard]] std::size_t getTokenIndex() const override { return index_; }
    [[nodiscard]] std::size_t getChannel() const override { return DEFAULT_CHANNEL; }
    [[nodiscard]] std::string getText() const override { return {}; }
    [[nodiscard]] std::string toString() const override { return {}; }
    [[nodiscard]] std::size_t getLine() const override { return 0; }
    [[nodiscard]] std::size_t getCharPositionInLine() const override { return 0; }
    [[nodiscard]] std::size_t getStartIndex() const override { return index_; }
    [[nodiscard]] std::size_t getStopIndex() const override { return index_; }
    [[nodiscard]] antlr4::TokenSource* getTokenSource() const override { return nullptr; }
    [[nodiscard]] antlr4::CharStream* getInputStream() const override { return nullptr; }

private:
    std::size_t kind_, index_;
};

/// The words of one item, END as the last; the runtime's own streams make an object of each on the heap.
class Words final : public antlr4::TokenStream {
public:
    void set(const Tokens& item) {
        words_.clear();
        at_ = 0;
        for (const Token& token : item) {
            const bool is_end = token.kind == TokenKind::END;
            words_.emplace_back(is_end ? antlr4::Token::EOF : static_cast<std::size_t>(token.kind), words_.size());
        }
    }
    antlr4::Token* LT(ssize_t k) override {
        if (k <= 0) return k == 0 || at_ < static_cast<std::size_t>(-k) ? nullptr : &words_[at_ - static_cast<std::size_t>(-k)];
        return &words_[std::min(at_ + static_cast<std::size_t>(k) - 1, words_.size() - 1)];
    }
    std::size_t LA(ssize_t k) override {
        const antlr4::Token* word = LT(k);
        return word == nullptr ? antlr4::Token::INVALID_TYPE : word->getType();
    }
    void consume() override { seek(at_ + 1); }
    void seek(std::size_t index) override { at_ = std::min(index, words_.size() - 1); }
    std::size_t index() override { return at_; }
    std::size_t size() override { return words_.size(); }
    ssize_t mark() override { return 0; }
    void release(ssize_t) override {}
    [[nodiscard]] antlr4::Token* get(std::size_t index) const override { return &words_[index]; }
    [[nodiscard]] antlr4::TokenSource* getTokenSource() const override { return nullptr; }
    [[nodiscard]] std::string getSourceName() const override { return {}; }
    std::string getText(const antlr4::misc::Interval&) override { return {}; }
    std::string getText() override { return {}; }
    std::string getText(antlr4::RuleContext*) override { return {}; }
    std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

private:
    mutable std::vector<Word> words_;  ///< the runtime asks for tokens that it may change
    std::size_t at_ = 0;
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

    ParseNode make(const antlr4::ParserRuleContext& outermost) const {
        const antlr4::ParserRuleContext& context = without_bare_levels(outermost);
        ParseNode node;
        node.rule = rule_of(context);
        node.span = span_of(context);
        node.broken = context.exception != nullptr;
        node.children.reserve(context.children.size());
        for (antlr4::tree::ParseTree* part : context.children) {
            if (is_rule(*part)) add(node, make(rule_in(*part)));
            else if (typeid(*part) == typeid(antlr4::tree::TerminalNodeImpl)) node.tokens.push_back(item_[part->getSourceInterval().a]);
        }
        return node;
    }

private:
    // The classes of the runtime's tree that this parser makes; its casts go through virtual bases and are slow.
    static bool is_rule(antlr4::tree::ParseTree& part) {
        return typeid(part) != typeid(antlr4::tree::TerminalNodeImpl) && typeid(part) != typeid(antlr4::tree::ErrorNodeImpl);
    }
    static const antlr4::ParserRuleContext& rule_in(antlr4::tree::ParseTree& part) { return static_cast<antlr4::ParserRuleContext&>(part); }
    static Rule rule_of(const antlr4::ParserRuleContext& context) { return static_cast<Rule>(context.getRuleIndex()); }

    static const antlr4::ParserRuleContext& without_bare_levels(const antlr4::ParserRuleContext& outermost) {
        const antlr4::ParserRuleContext* context = &outermost;
        while (is_level_of_expression(rule_of(*context)) && context->children.size() == 1 && is_rule(*context->children.front()))
            context = &rule_in(*context->children.front());
        return *context;
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

// ---- what the runtime learns ----

using Simulator = antlr4::atn::ParserATNSimulator;

/// All parsers share it.
Learnt learnt_by(ZhunzeParser& parser) {
    auto& simulator = *parser.getInterpreter<Simulator>();
    Learnt tables;
    for (const antlr4::dfa::DFA& decision : simulator.decisionToDFA) tables.states += decision.states.size();
    tables.contexts = simulator.getSharedContextCache().size();
    return tables;
}

// ---- items ----

class ItemParser {
public:
    ItemParser(const Sources& sources, Sink& sink) : sources_(sources), sink_(sink) { parser_.removeErrorListeners(); }

    ParseNode parse(const Tokens& item) {
        ParseNode node = parsed(item);
        forget_if_too_much();
        return node;
    }

private:
    ParseNode parsed(const Tokens& item) {
        words_.set(item);
        parser_.setErrorHandler(giving_up_);
        parser_.setTokenStream(&words_);  // and forget the item before
        try {
            return NodeMaker(item).make(*first_try());
        } catch (const antlr4::ParseCancellationException&) {
            parser_.reset();
        }
        try {
            return NodeMaker(item).make(*with_recovery(item));
        } catch (const antlr4::RuntimeException&) {
            // Recovery handles all the runtime throws over a text; should it throw something else, the item is lost and said so.
            report_unexpected(item, 0, {}, sources_, sink_);
            return {};
        }
    }

    /// Nearly all items are right: the fast way, which gives up at the first error.
    ZhunzeParser::ItemContext* first_try() {
        parser_.getInterpreter<Simulator>()->setPredictionMode(antlr4::atn::PredictionMode::SLL);
        return parser_.item();
    }
    ZhunzeParser::ItemContext* with_recovery(const Tokens& item) {
        parser_.setErrorHandler(std::make_shared<Recovery>(item, sources_, sink_));
        parser_.getInterpreter<Simulator>()->setPredictionMode(antlr4::atn::PredictionMode::LL);
        return parser_.item();
    }

    void forget_if_too_much() {
        const Learnt tables = learnt_by(parser_);
        if (tables.states < Learnt::most && tables.contexts < Learnt::most) return;
        parser_.getInterpreter<Simulator>()->clearDFA();
        parser_.getInterpreter<Simulator>()->getSharedContextCache().clear();
    }

    const Sources& sources_;
    Sink& sink_;
    Words words_;
    ZhunzeParser parser_{&words_};
    const std::shared_ptr<antlr4::ANTLRErrorStrategy> giving_up_ = std::make_shared<antlr4::BailErrorStrategy>();
};

}  // namespace

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

    constexpr std::size_t tokens_of_expression = 2;  // at least, on the average
    module.exprs.reserve(tokens.size() / tokens_of_expression);
    module.declarations.reserve(separated.items.size());
    constexpr std::size_t levels_of_precedence = 8;  // each bracket may hold an operator of each
    Builder builder(module, sources, sink, limits.nesting * levels_of_precedence);
    const std::lock_guard lock(runtime_lock());
    ItemParser parser(sources, sink);
    for (const Tokens& item : separated.items) builder.add(parser.parse(item));
    return module;
}

Learnt learnt() {
    const std::lock_guard lock(runtime_lock());
    Words none;
    ZhunzeParser parser(&none);
    return learnt_by(parser);
}

}  // namespace zhunze::syntax
