// SPDX-License-Identifier: Apache-2.0
#include "explain/wording.hpp"

#include <algorithm>

#include "explain/show.hpp"

namespace zhunze::explain {

namespace {

Phrase meaning_of(program::Overall outcome) {
    switch (outcome) {
        case program::Overall::passed: return Phrase::overall_passed;
        case program::Overall::rejected: return Phrase::overall_rejected;
        case program::Overall::undetermined: return Phrase::overall_undetermined;
        case program::Overall::justify: return Phrase::overall_justify;
        case program::Overall::conflict: return Phrase::overall_conflict;
        case program::Overall::invalid: break;
    }
    return Phrase::overall_invalid;
}

Phrase request_for(plan::Cause::Kind kind) {
    using Kind = plan::Cause::Kind;
    switch (kind) {
        case Kind::fact: return Phrase::missing_fact;
        case Kind::none: return Phrase::missing_none;
        case Kind::not_applicable: return Phrase::missing_not_applicable;
        case Kind::evidence: return Phrase::missing_evidence;
        case Kind::boundary:
        case Kind::question: return Phrase::missing_reading;
        case Kind::undefined: return Phrase::missing_undefined;
        case Kind::as_of: break;
    }
    return Phrase::missing_as_of;
}

Phrase origin_phrase(FactOrigin origin) {
    switch (origin) {
        case FactOrigin::given: return Phrase::origin_given;
        case FactOrigin::assumed: return Phrase::origin_assumed;
        case FactOrigin::inferred: return Phrase::origin_inferred;
        case FactOrigin::not_given: return Phrase::origin_not_given;
        case FactOrigin::declared_none: return Phrase::origin_declared_none;
        case FactOrigin::not_applicable: return Phrase::origin_not_applicable;
        case FactOrigin::invalid: break;
    }
    return Phrase::origin_invalid;
}

}  // namespace

std::string Wording::labelled(Phrase label, const std::string& text) const {
    return say(Phrase::labelled, {{"label", say(label)}, {"text", text}});
}

std::string Wording::join(const std::vector<std::string>& parts, Phrase separator) const {
    std::string result;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!result.empty()) result += say(separator);
        result += part;
    }
    return result;
}

std::string Wording::outcome() const { return program::overall_name(tree_.outcome).in(language_); }

std::string Wording::headline() const {
    const bool none_applies = tree_.outcome == program::Overall::passed && std::ranges::all_of(tree_.rules, trivial);
    const Phrase meaning = none_applies ? Phrase::overall_none_applies : meaning_of(tree_.outcome);
    return say(Phrase::overall_line, {{"outcome", outcome()}, {"meaning", say(meaning)}});
}

std::string Wording::as_of() const {
    switch (tree_.as_of_origin) {
        case AsOfOrigin::none: return say(Phrase::none_given);
        case AsOfOrigin::caller:
            return say(Phrase::fact_with_origin, {{"fact", tree_.as_of->iso()}, {"origin", say(Phrase::as_of_by_caller)}});
        case AsOfOrigin::field: break;
    }
    return say(Phrase::fact_with_origin,
               {{"fact", tree_.as_of->iso()}, {"origin", say(Phrase::as_of_by_field, {{"field", tree_.as_of_field}})}});
}

std::string Wording::missing(const Missing& missing) const { return say(request_for(missing.kind), {{"label", missing.label}}); }

std::string Wording::conflict(const std::pair<std::size_t, std::size_t>& rules) const {
    return say(Phrase::rules_in_conflict, {{"one", tree_.rules[rules.first].label}, {"other", tree_.rules[rules.second].label}});
}

std::string Wording::notice(const Notice& notice) const {
    if (notice.place.empty()) return notice.message.in(language_);
    return say(Phrase::labelled, {{"label", notice.place}, {"text", notice.message}});
}

std::string Wording::change(const ChangeNode& change) const {
    return say(Phrase::change_line, {{"condition", change.condition}, {"outcome", program::overall_name(change.outcome)}});
}

std::string Wording::reading(const Reading& reading) const {
    return say(reading.decisive ? Phrase::reading_decides : Phrase::reading_idle, {{"label", reading.label}, {"value", reading.value}});
}

std::string Wording::fact_value(const Fact& fact) const {
    switch (fact.origin) {
        case FactOrigin::declared_none: return say(Phrase::value_none);
        case FactOrigin::not_applicable: return say(Phrase::value_not_applicable);
        case FactOrigin::invalid: return fact.written;
        default: return fact.value.text.in(language_);
    }
}

/// 由“固定资产投资 不超过 总投资”(总投资 = 4500万元)
std::string Wording::inference(const Inference& inference, Phrase alone, Phrase with_values) const {
    std::vector<std::string> values;
    for (const Node& operand : inference.condition.operands) {
        if (operand.value.state == ValueState::known) values.push_back(value_of(operand));
    }
    const std::string joined = join(values, Phrase::detail_separator);
    return say(joined.empty() ? alone : with_values, {{"condition", inference.condition.text}, {"values", joined}});
}

std::string Wording::fact_origin(const Fact& fact) const {
    std::vector<std::string> parts{say(origin_phrase(fact.origin))};
    for (const Inference& one : fact.inferred) parts.push_back(inference(one, Phrase::inferred_by, Phrase::inferred_by_values));
    if (fact.origin != FactOrigin::not_given && fact.origin != FactOrigin::inferred) parts.push_back(fact.place);
    return join(parts, Phrase::clause_separator);
}

std::string Wording::fact(const Fact& fact) const {
    std::string line;
    if (fact.origin == FactOrigin::given && fact.converted) {
        const bool rounded = fact.value.quantity && fact.value.quantity->rounded;
        line = say(Phrase::fact_converted, {{"label", fact.label},
                                            {"entered", fact.entered.text},
                                            {"relation", rounded ? "≈" : "="},
                                            {"value", fact.value.quantity ? quantity_text(*fact.value.quantity, false) : ""}});
    } else {
        line = say(Phrase::fact_given, {{"label", fact.label}, {"value", fact_value(fact)}});
    }
    return say(Phrase::fact_with_origin, {{"fact", line}, {"origin", fact_origin(fact)}});
}

}  // namespace zhunze::explain
