// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <variant>

#include "check/expressions.hpp"
#include "check/passes.hpp"

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
        for (const auto& part : item.items) {
            std::visit([&](const auto& one) { take_given(one); }, part);
        }
    }

    void take_given(const syntax::GivenEvidence& evidence) {
        for (const syntax::Text& paper : evidence.evidence) test_.evidence.push_back(paper.text);
    }

    void take_given(const syntax::GivenValue& given) {
        const program::FieldId field = find_field(given.field);
        if (!field) return;
        const bool twice = std::ranges::any_of(test_.given, [&](const Test::Given& other) { return other.field == field; });
        if (twice) context_.sink.report(Code::repeated_name, given.field.span, {{"name", given.field.text}});
        Test::Given result{field, static_cast<Test::GivenState>(given.state), {}, {}};
        static_assert(static_cast<int>(syntax::GivenState::not_given) == static_cast<int>(Test::GivenState::not_given));
        if (given.value) {
            const auto value = check_constant(context_, {module_, {}, {}}, *given.value, context_.program.fields[field].type);
            if (!value) return;
            result.value = *value;
            result.written = context_.sources.text(context_.scope(module_).tree->exprs[*given.value].span);
        }
        test_.given.push_back(std::move(result));
    }

    program::FieldId find_field(const syntax::Ident& word) {
        std::vector<std::string> names;
        for (const program::FieldId field : context_.program.records[test_.record].fields) {
            const Name& name = context_.program.fields[field].name;
            if (name.is(word.text)) {
                context_.program.name_uses.emplace_back(word.span, name);
                return field;
            }
            names.insert(names.end(), {name.zh, name.en});
        }
        report_unknown(context_, Code::unknown_name, word.span, {{"name", word.text}, {"what", Name{"字段", "field"}}}, word.text, names);
        return {};
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
            const auto reading = program::boundary_of(item.value.text);
            if (!reading) report_unknown_word(item.value, {"包含", "不包含", "待决", "included", "excluded", "undecided"});
            if (source && reading) test_.readings.boundaries.emplace_back(source->id<program::SourceId>(), *reading);
            return;
        }
        const auto symbol = resolve(context_, module_, Space::value, item.path, {"待决事项", "question"});
        if (!symbol || symbol->kind != SymbolKind::question) return;
        const auto type = program::Type::of(symbol->id<program::QuestionId>());
        const std::int32_t option = context_.program.find_member(type, item.value.text);
        if (option < 0) return report_unknown_word(item.value, context_.program.member_words(type));
        test_.readings.answers.emplace_back(type.question, option);
    }

    void report_unknown_word(const syntax::Ident& word, const std::vector<std::string>& allowed) {
        Diagnostic& diagnostic = report_unknown(context_, Code::bad_expectation, word.span, {{"name", word.text}}, word.text, allowed);
        diagnostic.hints.push_back(allowed_are(word.span, allowed));
    }

    void take(const syntax::ExpectRule& item) {
        const auto symbol = resolve(context_, module_, Space::rule, item.rule, {"规则", "rule"});
        Test::RuleExpectation expectation{symbol ? symbol->id<program::RuleId>() : program::RuleId{}, {}, false, item.span};
        if (program::undetermined_name().is(item.outcome.text)) {
            expectation.any_undetermined = item.possible.empty();
            for (const syntax::Ident& word : item.possible) add_outcome(word, expectation.possible);
        } else {
            add_outcome(item.outcome, expectation.possible);
        }
        if (symbol) test_.rules.push_back(expectation);
    }

    void add_outcome(const syntax::Ident& word, program::OutcomeSet& set) {
        if (const auto outcome = program::outcome_of(word.text)) return set.add(*outcome);
        report_unknown_word(word, outcome_words());
    }

    void take(const syntax::ExpectMissing& item) {
        test_.missing.emplace();
        test_.missing_span = item.span;
        for (const syntax::Path& path : item.facts) {
            Test::MissingFact fact{{}, {}, {}, {}, path.text()};
            if (find_missing(path, fact)) test_.missing->push_back(std::move(fact));
        }
        for (const syntax::Text& paper : item.evidence) test_.missing->push_back({{}, {}, {}, paper.text, paper.text});
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
            return true;
        }
        if (test_.record) fact.field = find_field(path.parts.back());
        return fact.field.valid();
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
        if (!symbol || symbol->kind != SymbolKind::definition) return;
        const auto id = symbol->id<program::DefinitionId>();
        const program::Type type = type_of_definition(context_, id, item.definition.span);
        const auto value = check_constant(context_, {module_, {}, {}}, item.value, type);
        if (value) test_.values.push_back({id, *value, item.span});
    }

    /// `规则.例外`, or the exception's name alone where only one visible rule has it.
    void take(const syntax::ExpectException& item) {
        std::vector<program::ExceptionId> found;
        syntax::Path rule_path = item.exception;
        const syntax::Ident word = rule_path.parts.back();
        rule_path.parts.pop_back();
        const auto rule = rule_path.empty() ? std::nullopt : find(context_, module_, Space::rule, rule_path);
        for (std::size_t i = 0; i < context_.program.exceptions.size(); ++i) {
            const program::ExceptionId id = context_.program.exceptions.id_at(i);
            const program::ExceptionClause& clause = context_.program.exceptions[id];
            const bool of_rule = rule_path.empty() || (rule && clause.rule == rule->id<program::RuleId>());
            if (clause.name.is(word.text) && of_rule) found.push_back(id);
        }
        if (found.size() == 1) {
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
