// SPDX-License-Identifier: Apache-2.0
#include "check/periods.hpp"

namespace zhunze::check {

namespace {

void report_overlap(Context& context, const Name& name, const Dated& earlier, const Dated& later) {
    const std::string day = later.period.from ? later.period.from->iso() : std::string();
    Diagnostic& diagnostic = context.sink.report(Code::period_overlap, later.span, {{"name", name}, {"day", day}});
    diagnostic.labels.push_back({earlier.span, LabelText::first_here, {}});
}

void report_gap(Context& context, const Name& name, const Dated& earlier, const Dated& later, Date last) {
    const auto first = earlier.period.to->plus_days(1);
    Diagnostic& diagnostic = context.sink.report(Code::period_gap, later.span, {{"name", name}, {"from", first->iso()}, {"to", last.iso()}});
    diagnostic.labels.push_back({earlier.span, LabelText::first_here, {}});
}

void join(Context& context, const Name& name, Dated& earlier, const Dated& later) {
    if (!later.period.from) return;  // it did not parse
    const auto eve = later.period.from->plus_days(-1);
    const bool no_day_left = !eve || (earlier.period.from && *eve < *earlier.period.from);
    if (no_day_left || (earlier.period.to && *eve < *earlier.period.to)) return report_overlap(context, name, earlier, later);
    if (earlier.period.to && *earlier.period.to < *eve) return report_gap(context, name, earlier, later, *eve);
    earlier.period.to = eve;
}

}  // namespace

void line_up(Context& context, const Name& name, std::vector<Dated>& versions) {
    for (std::size_t i = 1; i < versions.size(); ++i) join(context, name, versions[i - 1], versions[i]);
}

Period period_of_source(const program::SourceDocument& source) {
    Period period = source.in_force.value_or(Period{});
    if (source.repealed) {
        const auto last = source.repealed->plus_days(-1);
        if (last && (!period.to || *last < *period.to)) period.to = last;
    }
    return period;
}

Period own_or_source_period(Context& context, const std::optional<syntax::PeriodLiteral>& written, const std::vector<program::Citation>& citations) {
    if (written) return checked_period(context, *written);
    return citations.empty() ? Period{} : period_of_source(context.program.documents[citations.front().source]);
}

}  // namespace zhunze::check
