// SPDX-License-Identifier: Apache-2.0
#include "explain/json_words.hpp"

namespace zhunze::explain {

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
        case program::ExprKind::parameter: return "parameter";
        case program::ExprKind::operation: return "operation";
        case program::ExprKind::lookup: return "lookup";
        case program::ExprKind::selection: return "selection";
        case program::ExprKind::group_list: return "group";
        case program::ExprKind::group_key: return "group_key";
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
        case ExceptionStatus::defeated: return "defeated";
        case ExceptionStatus::evidence_open: return "evidence_open";
        case ExceptionStatus::defeat_open: return "defeat_open";
        case ExceptionStatus::open: break;
    }
    return "open";
}

std::string_view word(program::Effect effect) {
    return effect == program::Effect::exempt ? "exempt" : (effect == program::Effect::replace ? "replace" : "reinstate");
}

std::string_view word(ParameterOrigin origin) {
    switch (origin) {
        case ParameterOrigin::version: return "version";
        case ParameterOrigin::caller: return "caller";
        case ParameterOrigin::no_day: return "no_day";
        case ParameterOrigin::none: break;
    }
    return "none";
}

std::string_view word(AsOfOrigin origin) {
    return origin == AsOfOrigin::none ? "none" : (origin == AsOfOrigin::field ? "field" : "caller");
}

std::string_view word(ValueState state) {
    return state == ValueState::known ? "known" : (state == ValueState::unknown ? "unknown" : "undefined");
}

}  // namespace zhunze::explain
