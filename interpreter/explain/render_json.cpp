// SPDX-License-Identifier: Apache-2.0
// The whole tree for programs; docs/decision.md names its keys.
#include "explain/explain.hpp"
#include "explain/json_parts.hpp"
#include "explain/names.hpp"

namespace zhunze::explain {

namespace {

std::string_view word(Truth truth) {
    return truth == Truth::yes ? "true" : (truth == Truth::no ? "false" : "unknown");
}

std::string_view word(FactOrigin origin) {
    switch (origin) {
        case FactOrigin::given: return "given";
        case FactOrigin::assumed: return "assumed";
        case FactOrigin::inferred: return "inferred";
        case FactOrigin::not_given: return "not_given";
        case FactOrigin::declared_none: return "declared_none";
        case FactOrigin::not_applicable: return "not_applicable";
        case FactOrigin::invalid: break;
    }
    return "invalid";
}

std::string_view word(program::ExprKind kind) {
    switch (kind) {
        case program::ExprKind::literal: return "literal";
        case program::ExprKind::field: return "fact";
        case program::ExprKind::definition: return "definition";
        case program::ExprKind::question: return "question";
        case program::ExprKind::operation: return "operation";
        case program::ExprKind::cases: break;
    }
    return "cases";
}

std::string_view word(Side side) {
    return side == Side::below ? "below" : (side == Side::above ? "above" : "equal");
}

std::string_view word(ClauseKind kind) {
    return kind == ClauseKind::scope ? "scope" : (kind == ClauseKind::trigger ? "trigger" : "norm");
}

std::string_view word(program::NormKind kind) {
    switch (kind) {
        case program::NormKind::forbid: return "forbid";
        case program::NormKind::require: return "require";
        case program::NormKind::advise: return "advise";
        case program::NormKind::grant: break;
    }
    return "grant";
}

std::string_view word(EvidenceState state) {
    switch (state) {
        case EvidenceState::present: return "present";
        case EvidenceState::not_listed: return "not_listed";
        case EvidenceState::declared_none: return "declared_none";
        case EvidenceState::dated_late: return "dated_late";
        case EvidenceState::date_open: break;
    }
    return "date_open";
}

std::string_view word(ExceptionStatus status) {
    switch (status) {
        case ExceptionStatus::holds: return "holds";
        case ExceptionStatus::condition_false: return "condition_false";
        case ExceptionStatus::no_evidence: return "no_evidence";
        case ExceptionStatus::not_in_force: return "not_in_force";
        case ExceptionStatus::evidence_open: return "evidence_open";
        case ExceptionStatus::open: break;
    }
    return "open";
}

std::string_view word(AsOfOrigin origin) {
    return origin == AsOfOrigin::none ? "none" : (origin == AsOfOrigin::field ? "field" : "caller");
}

std::string_view word(ValueState state) {
    return state == ValueState::known ? "known" : (state == ValueState::unknown ? "unknown" : "undefined");
}

template <class Items, class Write>
Json json_list(const Items& items, const Write& write) {
    Json result = Json::array();
    for (const auto& item : items) result.push(write(item));
    return result;
}

class TreeJson {
public:
    TreeJson(const Tree& tree, Language language) : tree_(tree), language_(language) {}

    [[nodiscard]] Json write() const {
        Json result = Json::object();
        result.set("id", tree_.id).set("place", tree_.place).set("record", tree_.record);
        result.set("as_of", date_or_null(tree_.as_of)).set("as_of_origin", word(tree_.as_of_origin));
        result.set("outcome", program::overall_name(tree_.outcome).en);
        result.set("rules", json_list(tree_.rules, [this](const Rule& one) { return rule(one); }));
        result.set("definitions", json_list(tree_.definitions, [this](const Derived& one) { return derived(one); }));
        result.set("facts", facts());
        result.set("conflicts", json_list(tree_.conflicts, [this](const auto& pair) { return conflict(pair); }));
        result.set("missing", json_missing(tree_.missing, language_));
        result.set("changes", json_list(tree_.changes, [this](const ChangeNode& one) { return change(one); }));
        result.set("warnings", json_notices(tree_.warnings, language_));
        result.set("readings", json_list(tree_.readings, [this](const Reading& one) { return reading(one); }));
        result.set("input_hash", tree_.input_hash).set("rule_set", tree_.rule_set).set("engine", tree_.engine);
        if (tree_.outcome == program::Overall::invalid) result.set("errors", json_notices(tree_.errors, language_));
        return result;
    }

private:
    [[nodiscard]] static Json place(const RulePlace& place) {
        if (place.path.empty()) return {};
        Json result = Json::object();
        result.set("file", place.path).set("line", static_cast<std::int64_t>(place.line));
        result.set("column", static_cast<std::int64_t>(place.column));
        return result;
    }

    [[nodiscard]] static Json bound(const std::optional<QuantityBound>& bound) {
        if (!bound) return {};
        Json result = json_quantity(bound->value);
        result.set("open", bound->open);
        return result;
    }

    [[nodiscard]] Json value(const Shown& shown) const {
        Json result = Json::object();
        result.set("state", word(shown.state)).set("value", json_value(shown)).set("text", shown.text.in(language_));
        if (shown.low || shown.high) result.set("low", bound(shown.low)).set("high", bound(shown.high));
        return result;
    }

    [[nodiscard]] static Json margin(const Margin& margin) {
        Json result = Json::object();
        result.set("side", word(margin.side)).set("difference", json_value(margin.difference));
        result.set("threshold", json_value(margin.threshold));
        return result;
    }

    [[nodiscard]] Json node(const Node& node) const {
        Json result = Json::object();
        result.set("kind", word(node.kind));
        if (node.kind == program::ExprKind::operation) result.set("operator", facts_of(node.op).name);
        result.set("text", node.text.in(language_)).set("written", node.written).set("span", place(node.place));
        result.set("value", value(node.value));
        if (node.value.kind == ValueKind::truth) result.set("truth", word(node.value.truth));
        result.set("decides", node.decides);
        if (node.fact) result.set("fact", tree_.facts[*node.fact].name);
        if (node.definition) result.set("definition", tree_.definitions[*node.definition].name);
        if (node.reading) result.set("reading", *node.reading);
        if (!node.margins.empty()) result.set("margins", json_list(node.margins, margin));
        if (!node.causes.empty()) result.set("missing", json_missing(node.causes, language_));
        if (!node.operands.empty()) result.set("operands", json_list(node.operands, [this](const Node& one) { return this->node(one); }));
        return result;
    }

    [[nodiscard]] static Json period(const Period& period) {
        Json result = Json::object();
        result.set("from", date_or_null(period.from)).set("to", date_or_null(period.to));
        return result;
    }

    [[nodiscard]] static Json citation(const Citation& one) {
        Json result = Json::object();
        result.set("source", one.source).set("title", one.title).set("section", text_or_null(one.section));
        result.set("issuer", text_or_null(one.issuer)).set("number", text_or_null(one.number)).set("level", text_or_null(one.level));
        result.set("issued", date_or_null(one.issued)).set("in_force", period(one.in_force));
        result.set("repealed", date_or_null(one.repealed)).set("url", text_or_null(one.url));
        return result;
    }

    [[nodiscard]] Json clause(const Clause& one) const {
        Json result = Json::object();
        result.set("clause", word(one.kind)).set("reached", one.reached).set("node", node(one.condition));
        return result;
    }

    [[nodiscard]] static Json paper(const Paper& one) {
        Json result = Json::object();
        result.set("name", one.name).set("state", word(one.state)).set("number", text_or_null(one.number));
        result.set("issuer", text_or_null(one.issuer)).set("date", date_or_null(one.date));
        result.set("place", text_or_null(one.place));
        return result;
    }

    [[nodiscard]] Json exception(const ExceptionNode& one) const {
        Json result = Json::object();
        result.set("exception", one.name).set("label", one.label.in(language_)).set("status", word(one.status));
        result.set("span", place(one.place)).set("citations", json_list(one.citations, citation));
        result.set("in_force", period(one.in_force)).set("node", node(one.condition));
        result.set("evidence", json_list(one.papers, paper));
        return result;
    }

    [[nodiscard]] Json norm(const Rule& one) const {
        Json result = Json::object();
        result.set("kind", word(one.norm)).set("in_principle", one.in_principle);
        if (one.norm == program::NormKind::grant) {
            result.set("grant", one.grant.in(Language::en)).set("text", text_or_null(one.grant_text));
        }
        return result;
    }

    [[nodiscard]] Json rule(const Rule& one) const {
        Json result = Json::object();
        result.set("rule", one.name).set("label", one.label.in(language_)).set("outcome", outcome_text(one.possible).en);
        result.set("possible", json_outcomes(one.possible)).set("active", one.active).set("norm", norm(one));
        result.set("span", place(one.place)).set("citations", json_list(one.citations, citation));
        result.set("in_force", period(one.in_force)).set("in_force_now", word(one.in_force_now));
        result.set("clauses", json_list(one.clauses, [this](const Clause& each) { return clause(each); }));
        result.set("exceptions_reached", one.exceptions_reached);
        result.set("exceptions", json_list(one.exceptions, [this](const ExceptionNode& each) { return exception(each); }));
        result.set("exception", text_or_null(one.exception)).set("missing", json_missing(one.missing, language_));
        result.set("remedy", text_or_null(one.remedy));
        return result;
    }

    [[nodiscard]] Json derived(const Derived& one) const {
        Json result = Json::object();
        result.set("definition", one.name).set("label", one.label.in(language_)).set("report", one.report).set("used", one.used);
        result.set("citations", json_list(one.citations, citation)).set("node", node(one.body));
        return result;
    }

    [[nodiscard]] Json inference(const Inference& one) const {
        Json result = Json::object();
        result.set("message", text_or_null(one.message)).set("node", node(one.condition));
        return result;
    }

    [[nodiscard]] Json fact(const Fact& one) const {
        Json result = Json::object();
        result.set("fact", one.name).set("label", one.label.in(language_)).set("origin", word(one.origin)).set("used", one.used);
        result.set("written", text_or_null(one.written)).set("place", text_or_null(one.place));
        if (one.origin == FactOrigin::given) result.set("entered", value(one.entered));
        result.set("value", value(one.value));
        if (one.inferred.empty()) return result;
        result.set("inferred_by", json_list(one.inferred, [this](const Inference& each) { return inference(each); }));
        return result;
    }

    /// Fields that were left blank and that nothing looked at say nothing.
    [[nodiscard]] Json facts() const {
        Json result = Json::array();
        for (const Fact& one : tree_.facts) {
            if (one.used || (one.origin != FactOrigin::not_given && one.origin != FactOrigin::inferred)) result.push(fact(one));
        }
        return result;
    }

    [[nodiscard]] Json conflict(const std::pair<std::size_t, std::size_t>& pair) const {
        Json result = Json::array();
        result.push(tree_.rules[pair.first].name).push(tree_.rules[pair.second].name);
        return result;
    }

    [[nodiscard]] Json change(const ChangeNode& one) const {
        Json result = Json::object();
        result.set("field", one.field).set("label", one.label.in(language_)).set("condition", one.condition.in(language_));
        if (one.low || one.high) result.set("low", bound(one.low)).set("high", bound(one.high));
        else result.set("option", json_value(one.option));
        result.set("outcome", program::overall_name(one.outcome).en);
        return result;
    }

    [[nodiscard]] Json reading(const Reading& one) const {
        Json result = Json::object();
        result.set("name", one.name).set("label", one.label.in(language_)).set("value", text_or_null(one.code));
        result.set("set", one.set).set("decisive", one.decisive);
        return result;
    }

    const Tree& tree_;
    Language language_;
};

}  // namespace

Json render_json(const Tree& tree, Language language) { return TreeJson(tree, language).write(); }

}  // namespace zhunze::explain
