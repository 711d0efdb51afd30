// SPDX-License-Identifier: Apache-2.0
// The clauses that a rule, its amendments and its exceptions are made of.
#pragma once

#include <vector>

#include "check/expressions.hpp"
#include "check/periods.hpp"

namespace zhunze::check {

using Clauses = std::vector<const syntax::Clause*>;

/// The clause of a kind that stands once; a second one is reported.
template <class Kind>
[[nodiscard]] const Kind* only(Context& context, const Clauses& clauses, const Name& word) {
    const Kind* first = nullptr;
    for (const syntax::Clause* clause : clauses) {
        const auto* found = std::get_if<Kind>(clause);
        if (!found) continue;
        if (first) {
            Diagnostic& diagnostic = context.sink.report(Code::repeated_clause, found->span, {{"clause", word}});
            diagnostic.labels.push_back({first->span, LabelText::first_here, {}});
        } else {
            first = found;
        }
    }
    return first;
}

/// Puts the clauses into the rule in the place of those of the same kind that it has from an earlier version: exceptions by name,
/// citations before those that are there. Its period is left to the caller.
void put_clauses(Context& context, program::ModuleId module, const Clauses& clauses, program::Rule& rule);

[[nodiscard]] program::Norm check_norm(Context& context, const Surroundings& where, const syntax::Norm& written);

/// A condition of the record; without its record names mean nothing, and that is reported already.
[[nodiscard]] program::ExprId check_condition_of_record(Context& context, const Surroundings& where, syntax::ExprId condition);

/// What 除非 and 例外 have in common: citations, period, condition and papers. An exception that cites nothing reads as its rule does.
template <class Written>
void put_exception(Context& context, program::ModuleId module, const program::Rule& rule, const Written& written, program::ExceptionClause& result) {
    result.citations = resolve_citations(context, module, written.cites);
    result.in_force = own_or_source_period(context, written.in_force, result.citations);
    const Surroundings where{module, rule.record, result.citations.empty() ? rule.citations : result.citations};
    result.condition = check_condition_of_record(context, where, written.condition);
    for (const syntax::Text& paper : written.evidence) result.evidence.push_back(paper.text);
}

}  // namespace zhunze::check
