// SPDX-License-Identifier: Apache-2.0
#include "check/exception_targets.hpp"

#include <algorithm>

namespace zhunze::check {

namespace {

using program::Effect;
using program::ExceptionClause;
using program::ExceptionId;
using program::ModuleId;
using program::RuleId;

Name effect_name(Effect effect) {
    switch (effect) {
        case Effect::exempt: return {"豁免", "exempt"};
        case Effect::replace: return {"改为", "replace"};
        case Effect::reinstate: return {"恢复", "reinstate"};
    }
    return {};
}

bool is_visible(const Context& context, ModuleId from, ModuleId module) {
    const auto& visible = context.scope(from).visible;
    return from == module || std::ranges::find(visible, module) != visible.end();
}

syntax::Path without_last(syntax::Path path) {
    path.parts.pop_back();
    return path;
}

/// Finds what one exception bears on. What its name means is looked for by its effect: 恢复 wants an exception, the others a rule.
class TargetResolver {
public:
    TargetResolver(Context& context, const PendingException& pending)
        : context_(context), target_(pending.decl->target), clause_(context.program.exceptions[pending.id]) {}

    void run() {
        if (target_.empty()) return;  // the parser has reported it
        if (clause_.effect == Effect::reinstate) exception();
        else rule();
    }

private:
    void rule() {
        const auto symbol = find(context_, clause_.module, Space::rule, target_);
        const auto exceptions = find_exceptions(context_, clause_.module, target_);
        if (symbol && symbol->kind == SymbolKind::rule) {
            clause_.rule = symbol->id<RuleId>();
            note_use(context_, target_, context_.program.rules[clause_.rule].name);
        } else if (!exceptions.empty()) {
            report_kind({"规则", "a rule"}, {"例外", "an exception"}, instead_of(context_.program.exceptions[exceptions.front()]));
        } else {
            (void)resolve(context_, clause_.module, Space::rule, target_, {"规则", "rule"});
        }
    }

    void exception() {
        const auto found = find_exceptions(context_, clause_.module, target_);
        const auto symbol = find(context_, clause_.module, Space::rule, target_);
        if (found.size() == 1) {
            clause_.target = found.front();
            note_use(context_, target_, context_.program.exceptions[clause_.target].name);
        } else if (found.empty() && symbol) {
            report_kind({"例外", "an exception"}, {"规则", "a rule"}, instead_of(context_.program.rules[symbol->id<RuleId>()]));
        } else {
            report_not_found(found);
        }
    }

    /// What can be written for 豁免 or 改为 on an exception.
    Name instead_of(const ExceptionClause& exception) const {
        if (clause_.effect == Effect::exempt || !exception.rule) return effect_name(Effect::reinstate);
        const Name& rule = context_.program.rules[exception.rule].name;
        return {"针对规则 " + rule.in(Language::zh), "to " + rule.in(Language::en)};
    }

    /// What can be written for 恢复 on a rule.
    Name instead_of(const program::Rule& rule) const {
        if (rule.exceptions.empty()) return effect_name(Effect::exempt);
        const Name& exception = context_.program.exceptions[rule.exceptions.front()].name;
        const auto path = [&](Language language) { return rule.name.in(language) + "." + exception.in(language); };
        return {"针对例外 " + path(Language::zh), "to " + path(Language::en)};
    }

    void report_kind(const Name& expected, const Name& found, const Name& instead) {
        Diagnostic& diagnostic = context_.sink.report(
            Code::exception_target, target_.span,
            {{"effect", effect_name(clause_.effect)}, {"expected", expected}, {"name", target_.text()}, {"found", found}});
        diagnostic.hints.push_back({target_.span, LabelText::write_instead, {{"text", instead}}});
    }

    void report_not_found(const std::vector<ExceptionId>& found) {
        const Code code = found.empty() ? Code::unknown_name : Code::ambiguous_name;
        Diagnostic& diagnostic = report_unknown(context_, code, target_.span, {{"name", target_.text()}, {"what", Name{"例外", "exception"}}},
                                                target_.parts.back().text, found.empty() ? known_names() : std::vector<std::string>());
        for (std::size_t i = 0; i < std::min(found.size(), most_labels); ++i) {
            const ExceptionClause& one = context_.program.exceptions[found[i]];
            diagnostic.labels.push_back({one.span, LabelText::declared_here, {{"name", one.name}}});
        }
    }

    std::vector<std::string> known_names() const {
        std::vector<std::string> names;
        if (context_.suggestions_left <= 0) return names;
        const auto rule = rule_before_dot(context_, clause_.module, target_);
        for (const ExceptionClause& one : context_.program.exceptions) {
            if (rule ? one.rule == *rule : is_visible(context_, clause_.module, one.module)) names.insert(names.end(), {one.name.zh, one.name.en});
        }
        std::erase(names, "");
        return names;
    }

    Context& context_;
    const syntax::Path& target_;
    ExceptionClause& clause_;
};

}  // namespace

void resolve_target(Context& context, const PendingException& pending) { TargetResolver(context, pending).run(); }

std::optional<RuleId> rule_before_dot(const Context& context, ModuleId module, const syntax::Path& path) {
    if (path.parts.size() < 2) return std::nullopt;
    const auto symbol = find(context, module, Space::rule, without_last(path));
    return symbol && symbol->kind == SymbolKind::rule ? std::optional(symbol->id<RuleId>()) : std::nullopt;
}

std::vector<ExceptionId> find_exceptions(const Context& context, ModuleId module, const syntax::Path& path) {
    std::vector<ExceptionId> found;
    if (path.empty()) return found;
    const auto symbol = find(context, module, Space::rule, path);
    if (symbol && symbol->kind == SymbolKind::exception) found.push_back(symbol->id<ExceptionId>());
    const auto named = context.exceptions_by_name.find(path.parts.back().text);
    if (named == context.exceptions_by_name.end()) return found;
    if (path.parts.size() == 1) {
        for (const ExceptionId id : named->second.within) {
            if (is_visible(context, module, context.program.exceptions[id].module)) found.push_back(id);
        }
    } else if (const auto rule = rule_before_dot(context, module, path)) {
        for (const ExceptionId id : named->second.apart) {
            const ExceptionClause& clause = context.program.exceptions[id];
            const bool on_its_way = clause.effect == Effect::reinstate && !clause.rule;
            if (on_its_way || clause.rule == *rule) found.push_back(id);
        }
        const auto within = named->second.within_rule.find(rule->value);
        if (within != named->second.within_rule.end()) found.insert(found.end(), within->second.begin(), within->second.end());
    }
    return found;
}

}  // namespace zhunze::check
