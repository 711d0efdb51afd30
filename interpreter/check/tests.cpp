// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <variant>

#include "check/exception_targets.hpp"
#include "check/expressions.hpp"
#include "check/passes.hpp"
#include "check/test_facts.hpp"

namespace zhunze::check {

namespace {

using program::ModuleId;
using program::Test;

const Name boundary_word{"本数", "boundary"};

std::vector<std::string> outcome_words() {
    std::vector<std::string> words;
    for (int i = 0; i < program::outcome_count; ++i) {
        const Name& name = program::outcome_name(static_cast<program::Outcome>(i));
        words.insert(words.end(), {name.zh, name.en});
    }
    words.insert(words.end(), {program::undetermined_name().zh, program::undetermined_name().en});
    return words;
}

class TestChecker {
public:
    TestChecker(Context& context, ModuleId module, const syntax::TestDecl& decl) : context_(context), module_(module), decl_(decl) {}

    void run() {
        test_.title = decl_.title.text;
        test_.module = module_;
        test_.span = decl_.title.span;
        for (const syntax::TestItem& item : decl_.items) {
            std::visit([&](const auto& one) { take(one); }, item);
        }
        context_.program.tests.add(std::move(test_));
    }

private:
    void take(const syntax::GivenItem& item) {
        const auto symbol = resolve(context_, module_, Space::type, item.record, {"记录", "record"});
        if (!symbol || symbol->kind != SymbolKind::record) return;
        if (test_.record) context_.sink.report(Code::repeated_clause, item.span, {{"clause", Name{"给定", "given"}}});
        test_.record = symbol->id<program::RecordId>();
        check_given(context_, module_, item, test_);
    }

    void take(const syntax::AsOfItem& item) { test_.as_of = item.date.date; }

    /// `工作要点.本数` without its last part.
    static syntax::Path source_of_boundary(const syntax::Path& path) {
        syntax::Path source = path;
        source.parts.pop_back();
        return source;
    }
    static bool is_boundary(const syntax::Path& path) { return path.parts.size() > 1 && boundary_word.is(path.parts.back().text); }

    void take(const syntax::ReadingItem& item) {
        if (is_boundary(item.path)) {
            const auto source = resolve(context_, module_, Space::source, source_of_boundary(item.path), {"文件", "source"});
            const syntax::Ident word = word_of(item.value);
            const auto reading = program::boundary_of(word.text);
            if (!reading) report_unknown_word(word, {"包含", "不包含", "待决", "included", "excluded", "undecided"});
            if (source && reading) test_.readings.boundaries.emplace_back(source->id<program::SourceId>(), *reading);
            return;
        }
        const auto symbol = resolve(context_, module_, Space::value, item.path, {"待决事项或参数", "question or parameter"});
        if (!symbol) return;
        if (symbol->kind == SymbolKind::question) return take_answer(item, symbol->id<program::QuestionId>());
        if (symbol->kind == SymbolKind::parameter) return take_parameter(item, symbol->id<program::ParameterId>());
        context_.sink.report(Code::type_expected, item.path.span,
                             {{"expected", Name{"待决事项或参数", "a question or parameter"}}, {"found", kind_name(symbol->kind)}});
    }

    void take_answer(const syntax::ReadingItem& item, program::QuestionId question) {
        const auto type = program::Type::of(question);
        const syntax::Ident word = word_of(item.value);
        const std::int32_t option = find_member(context_, type, word.text);
        if (option < 0) return report_unknown_word(word, context_.program.member_words(type));
        note_use(context_, word, context_.program.member_name(type, option),
                 [&](const std::string& other) { return find_member(context_, type, other) == option; });
        test_.readings.answers.emplace_back(question, option);
    }

    void take_parameter(const syntax::ReadingItem& item, program::ParameterId parameter) {
        const auto value = check_constant(context_, {module_, {}, {}}, item.value, context_.program.parameters[parameter].type);
        if (value) test_.readings.parameters.emplace_back(parameter, *value);
    }

    /// A word where an expression may stand; of anything else the text as written, which is no word that could be meant.
    syntax::Ident word_of(syntax::ExprId id) const {
        const syntax::Expr& expr = context_.scope(module_).tree->exprs[id];
        const bool word = expr.kind == syntax::ExprKind::path && expr.path.parts.size() == 1;
        return word ? expr.path.parts.front() : syntax::Ident{std::string(context_.sources.text(expr.span)), expr.span};
    }

    void report_unknown_word(const syntax::Ident& word, const std::vector<std::string>& allowed) {
        Diagnostic& diagnostic = report_unknown(context_, Code::bad_expectation, word.span, {{"name", word.text}}, word.text, allowed);
        diagnostic.hints.push_back(allowed_are(word.span, allowed));
    }

    void take(const syntax::ExpectRule& item) {
        const auto symbol = resolve(context_, module_, Space::rule, item.rule, {"规则", "rule"});
        const bool is_rule = symbol && symbol->kind == SymbolKind::rule;
        if (symbol && !is_rule) {
            context_.sink.report(Code::type_expected, item.rule.span, {{"expected", Name{"规则", "a rule"}}, {"found", kind_name(symbol->kind)}});
        }
        Test::RuleExpectation expectation{is_rule ? symbol->id<program::RuleId>() : program::RuleId{}, {}, false, item.span};
        if (program::undetermined_name().is(item.outcome.text)) {
            expectation.any_undetermined = item.possible.empty();
            for (const syntax::Ident& word : item.possible) add_outcome(word, expectation.possible);
        } else {
            add_outcome(item.outcome, expectation.possible);
        }
        if (!is_rule) return;
        test_.rules.push_back(expectation);
    }

    void add_outcome(const syntax::Ident& word, program::OutcomeSet& set) {
        if (const auto outcome = program::outcome_of(word.text)) return set.add(*outcome);
        report_unknown_word(word, outcome_words());
    }

    void take(const syntax::ExpectMissing& item) {
        test_.missing.emplace();
        test_.missing_span = item.span;
        for (const syntax::Path& path : item.facts) {
            Test::MissingFact fact;
            fact.written = path.text();
            if (find_missing(path, fact)) test_.missing->push_back(std::move(fact));
        }
        for (const syntax::Text& paper : item.evidence) {
            Test::MissingFact fact;
            fact.evidence = fact.written = paper.text;
            test_.missing->push_back(std::move(fact));
        }
    }

    bool find_missing(const syntax::Path& path, Test::MissingFact& fact) {
        if (is_boundary(path)) {
            const auto source = resolve(context_, module_, Space::source, source_of_boundary(path), {"文件", "source"});
            if (source) fact.source = source->id<program::SourceId>();
            return source.has_value();
        }
        const auto symbol = find(context_, module_, Space::value, path);
        if (symbol && symbol->kind == SymbolKind::question) {
            fact.question = symbol->id<program::QuestionId>();
            note_use(context_, path, context_.program.questions[fact.question].name);
        } else if (symbol && symbol->kind == SymbolKind::parameter) {
            fact.parameter = symbol->id<program::ParameterId>();
            note_use(context_, path, context_.program.parameters[fact.parameter].name);
        } else if (test_.record) {
            fact.field = find_missing_field(context_, module_, test_.record, path);
        }
        return fact.question || fact.parameter || fact.field;
    }

    void take(const syntax::ExpectOverall& item) {
        test_.overall = program::overall_of(item.outcome.text);
        test_.overall_span = item.span;
        if (test_.overall) return;
        std::vector<std::string> words;
        for (int i = 0; i < program::overall_count; ++i) {
            const Name& name = program::overall_name(static_cast<program::Overall>(i));
            words.insert(words.end(), {name.zh, name.en});
        }
        report_unknown_word(item.outcome, words);
    }

    void take(const syntax::ExpectValue& item) {
        const auto symbol = resolve(context_, module_, Space::value, item.definition, {"定义", "definition"});
        if (!symbol) return;
        if (symbol->kind != SymbolKind::definition) {
            context_.sink.report(Code::type_expected, item.definition.span,
                                 {{"expected", Name{"定义", "a definition"}}, {"found", kind_name(symbol->kind)}});
            return;
        }
        const auto id = symbol->id<program::DefinitionId>();
        const program::Type type = type_of_definition(context_, id, item.definition.span);
        const auto value = check_constant(context_, {module_, {}, {}}, item.value, type);
        if (value) test_.values.push_back({id, *value, item.span});
    }

    void take(const syntax::ExpectException& item) {
        const auto found = find_exceptions(context_, module_, item.exception);
        if (found.size() == 1) {
            note_use(context_, item.exception, context_.program.exceptions[found.front()].name);
            test_.exceptions.emplace_back(found.front(), item.span);
        } else {
            context_.sink.report(found.empty() ? Code::unknown_name : Code::ambiguous_name, item.exception.span,
                                 {{"name", item.exception.text()}, {"what", Name{"例外", "exception"}}});
        }
    }

    Context& context_;
    ModuleId module_;
    const syntax::TestDecl& decl_;
    Test test_;
};

}  // namespace

void check_tests(Context& context, ModuleId module) {
    for (const syntax::Declaration& declaration : context.scope(module).tree->declarations) {
        if (const auto* decl = std::get_if<syntax::TestDecl>(&declaration)) TestChecker(context, module, *decl).run();
    }
}

}  // namespace zhunze::check
