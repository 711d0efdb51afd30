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
        case Kind::parameter: return Phrase::missing_parameter;
        case Kind::conflict: return Phrase::missing_conflict;
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

/// `1、3至17`, for people counted from one.
Name ranges(std::vector<std::uint32_t> indexes) {
    std::ranges::sort(indexes);
    Name text;
    for (std::size_t i = 0; i < indexes.size();) {
        std::size_t last = i;
        while (last + 1 < indexes.size() && indexes[last + 1] == indexes[last] + 1) ++last;
        Name one{std::to_string(indexes[i] + 1), std::to_string(indexes[i] + 1)};
        if (last > i) one = phrase(Phrase::number_range, {{"first", one}, {"last", std::to_string(indexes[last] + 1)}});
        text = text.empty() ? std::move(one) : phrase(Phrase::number_list, {{"list", text}, {"next", one}});
        i = last + 1;
    }
    return text;
}

bool same_list(const Missing& a, const Missing& b) {
    return a.kind == b.kind && a.name == b.name && a.around.zh == b.around.zh && a.item.size() == b.item.size();
}

/// 项目清单第1、3至17项的投资额
Name label_of_items(const Missing& field, std::vector<std::uint32_t> indexes) {
    const Name items = phrase(Phrase::item_of_list, {{"list", field.list}, {"number", ranges(std::move(indexes))}});
    const Name within = field.around.empty() ? items : phrase(Phrase::of_item, {{"item", field.around}, {"what", items}});
    return phrase(Phrase::of_item, {{"item", within}, {"what", field.what}});
}

/// The fields of several items of one list as one, where the first of them stands.
std::vector<Missing> by_field(const std::vector<Missing>& missing) {
    std::vector<Missing> result;
    std::vector<std::vector<std::uint32_t>> indexes;
    for (const Missing& one : missing) {
        const auto known = one.list.empty() ? result.end() : std::ranges::find_if(result, [&](const Missing& other) { return same_list(one, other); });
        if (known != result.end()) {
            indexes[static_cast<std::size_t>(known - result.begin())].push_back(one.item.back());
            continue;
        }
        result.push_back(one);
        indexes.emplace_back(one.list.empty() ? std::vector<std::uint32_t>() : std::vector<std::uint32_t>{one.item.back()});
    }
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (indexes[i].size() > 1) result[i].label = label_of_items(result[i], std::move(indexes[i]));
    }
    return result;
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
            return say(Phrase::fact_with_origin, {{"fact", date(*tree_.as_of)}, {"origin", say(Phrase::as_of_by_caller)}});
        case AsOfOrigin::field: break;
    }
    return say(Phrase::fact_with_origin,
               {{"fact", date(*tree_.as_of)}, {"origin", say(Phrase::as_of_by_field, {{"field", tree_.as_of_field}})}});
}

std::vector<std::string> Wording::missing(const std::vector<Missing>& missing) const {
    std::vector<std::string> texts;
    for (const Missing& one : by_field(missing)) texts.push_back(say(request_for(one.kind), {{"label", one.label}}));
    return texts;
}

std::vector<std::string> Wording::missing_labels(const std::vector<Missing>& missing) const {
    std::vector<std::string> texts;
    for (const Missing& one : by_field(missing)) texts.push_back(one.label.in(language_));
    return texts;
}

std::string Wording::conflict(const Conflict& conflict) const {
    const Rule& one = tree_.rules[conflict.one];
    const Rule& other = tree_.rules[conflict.other];
    return say(conflict.contested ? Phrase::rules_contested : Phrase::rules_in_conflict,
               {{"one", one.label}, {"other", other.label}, {"cites", citations(one.citations)}, {"other_cites", citations(other.citations)}});
}

std::string Wording::date(Date date) const { return date_text(date).in(language_); }

std::string Wording::text(const Shown& shown) const { return with_exact(shown, shown.text.in(language_)); }

std::string Wording::unmarked(const Shown& shown) const {
    return with_exact(shown, shown.number ? shown.number->text.in(language_) : shown.text.in(language_));
}

std::string Wording::with_exact(const Shown& shown, const std::string& text) const {
    if (!exact_ || !shown.number || !shown.number->rounded) return text;
    return say(Phrase::with_exact_value, {{"value", text}, {"exact", shown.number->exact}});
}

std::string Wording::notice(const Notice& notice) const {
    if (notice.place.empty()) return notice.message.in(language_);
    return say(Phrase::labelled, {{"label", notice.place}, {"text", notice.message}});
}

std::string Wording::change(const ChangeNode& change) const {
    std::vector<std::string> conditions;
    for (const ChangedFact& one : change.facts) {
        conditions.push_back(one.low || one.high ? range_text(one.label, one.low, one.high, language_, exact_) : one.condition.in(language_));
    }
    return say(Phrase::change_line, {{"condition", join(conditions, Phrase::and_also)}, {"outcome", program::overall_name(change.outcome)}});
}

std::string Wording::parameter(const Parameter& parameter) const {
    std::string from;
    switch (parameter.origin) {
        case ParameterOrigin::caller: from = say(Phrase::parameter_by_caller); break;
        case ParameterOrigin::no_day: from = say(Phrase::parameter_no_day); break;
        case ParameterOrigin::none: from = say(Phrase::parameter_none); break;
        case ParameterOrigin::version:
            from = join({parameter.period.from || parameter.period.to ? period(parameter.period) : "",
                         labelled(Phrase::clause_citation, citations(parameter.citations))},
                        Phrase::clause_separator);
            break;
    }
    const std::string line = say(Phrase::value_is, {{"text", parameter.label}, {"value", text(parameter.value)}});
    return say(Phrase::fact_with_origin, {{"fact", line}, {"origin", from}});
}

std::string Wording::reading(const Reading& reading) const {
    return say(reading.decisive ? Phrase::reading_decides : Phrase::reading_idle, {{"label", reading.label}, {"value", reading.value}});
}

std::string Wording::fact_value(const Fact& fact) const {
    switch (fact.origin) {
        case FactOrigin::declared_none: return say(Phrase::value_none);
        case FactOrigin::not_applicable: return say(Phrase::value_not_applicable);
        case FactOrigin::invalid: return fact.written;
        default: return text(fact.value);
    }
}

/// 由“固定资产投资 不超过 总投资”(总投资 = 4500万元)
std::string Wording::inference(const Inference& inference, Phrase alone, Phrase with_values) const {
    std::vector<std::string> values;
    for (const Node& operand : inference.condition.operands) {
        const bool says_something = operand.value.state == ValueState::known && operand.value.kind != ValueKind::truth;
        if (says_something) values.push_back(value_of(operand));
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
        const bool rounded = fact.value.number && fact.value.number->rounded;
        line = say(Phrase::fact_converted, {{"label", fact.label},
                                            {"entered", fact.entered.text},
                                            {"relation", rounded ? "≈" : "="},
                                            {"value", unmarked(fact.value)}});
    } else {
        line = say(Phrase::fact_given, {{"label", fact.label}, {"value", fact_value(fact)}});
    }
    return say(Phrase::fact_with_origin, {{"fact", line}, {"origin", fact_origin(fact)}});
}

}  // namespace zhunze::explain
