// SPDX-License-Identifier: Apache-2.0
// 特别于 and 优先于: who goes before whom, directly or through others.
#include <algorithm>

#include "check/passes.hpp"

namespace zhunze::check {

namespace {

using program::Rule;
using program::RuleId;

/// As one clause of a rule says it.
struct Edge {
    RuleId over;
    bool special = false;
    Span span;
};

class PrecedenceChecker {
public:
    explicit PrecedenceChecker(Context& context) : context_(context), edges_(context.rules.size()), colours_(context.rules.size(), Colour::white) {}

    void run() {
        for (Rule& version : context_.program.rules) version.dated = date_of(version);
        for (std::size_t i = 0; i < edges_.size(); ++i) read(RuleId(static_cast<std::uint32_t>(i)));
        for (std::size_t i = 0; i < edges_.size(); ++i) look_for_circle(RuleId(static_cast<std::uint32_t>(i)));
        if (circular_) return;
        for (std::size_t i = 0; i < edges_.size(); ++i) close(RuleId(static_cast<std::uint32_t>(i)));
    }

private:
    enum class Colour : unsigned char { white, grey, black };

    const program::Rule& rule(RuleId id) const { return context_.program.rules[id]; }

    // ---- what is written ----

    void read(RuleId id) {
        for (const syntax::Clause& clause : context_.rules[id.value]->clauses) {
            const auto* precedence = std::get_if<syntax::PrecedenceClause>(&clause);
            if (!precedence) continue;
            for (const syntax::Path& path : precedence->rules) read(id, path, precedence->special);
        }
    }

    void read(RuleId id, const syntax::Path& path, bool special) {
        const auto symbol = resolve(context_, rule(id).module, Space::rule, path, {"规则", "rule"});
        if (!symbol) return;
        if (symbol->kind != SymbolKind::rule) {
            context_.sink.report(Code::type_expected, path.span, {{"expected", Name{"规则", "a rule"}}, {"found", kind_name(symbol->kind)}});
            return;
        }
        const auto over = symbol->id<RuleId>();
        note_use(context_, path, rule(over).name);
        if (!rule(id).record || !rule(over).record) return;  // reported there
        if (rule(id).record != rule(over).record) return report_records(id, over, path.span);
        edges_[id.value].push_back({over, special, path.span});
    }

    void report_records(RuleId id, RuleId over, Span span) {
        const auto record = [&](RuleId of) { return context_.program.records[rule(of).record].name; };
        Diagnostic& diagnostic = context_.sink.report(
            Code::precedence_record, span,
            {{"rule", rule(id).name}, {"record", record(id)}, {"other", rule(over).name}, {"other_record", record(over)}});
        diagnostic.labels.push_back({rule(over).span, LabelText::declared_here, {{"name", rule(over).name}}});
    }

    // ---- circles ----

    struct Step {
        RuleId at;
        std::size_t next = 0;  ///< of its edges
    };

    /// Depth first without recursion: rules may chain as long as they like.
    void look_for_circle(RuleId start) {
        if (colours_[start.value] != Colour::white) return;
        std::vector<Step> chain{{start}};
        colours_[start.value] = Colour::grey;
        while (!chain.empty()) {
            Step& step = chain.back();
            if (step.next == edges_[step.at.value].size()) {
                colours_[step.at.value] = Colour::black;
                chain.pop_back();
                continue;
            }
            const Edge& edge = edges_[step.at.value][step.next++];
            if (colours_[edge.over.value] == Colour::grey) report_circle(chain, edge);
            if (colours_[edge.over.value] != Colour::white) continue;
            colours_[edge.over.value] = Colour::grey;
            chain.push_back({edge.over});
        }
    }

    void report_circle(const std::vector<Step>& chain, const Edge& closing) {
        std::vector<Name> names;
        for (auto at = std::ranges::find(chain, closing.over, &Step::at); at != chain.end(); ++at) names.push_back(rule(at->at).name);
        context_.sink.report(Code::precedence_cycle, closing.span, {{"cycle", circle_text(names)}});
        circular_ = true;
    }

    // ---- the closure ----

    /// How a rule was reached from the one whose precedence is looked at.
    struct Reach {
        RuleId rule;
        bool special = true;  ///< by 特别于 alone
        Span span;            ///< of the first step
    };

    void close(RuleId id) {
        std::vector<Reach> pending;
        std::unordered_map<std::uint32_t, std::size_t> index;  // in `reached`
        std::vector<Reach> reached;
        for (const Edge& edge : edges_[id.value]) pending.push_back({edge.over, edge.special, edge.span});
        for (std::size_t next = 0; next < pending.size(); ++next) {
            const Reach reach = pending[next];
            if (!spend(context_, 1, reach.span)) return;
            const auto [place, fresh] = index.emplace(reach.rule.value, reached.size());
            if (fresh) reached.push_back(reach);
            // What is reached by 优先于 anywhere on the way was decided on purpose, and so is all behind it.
            else if (reached[place->second].special && !reach.special) reached[place->second].special = false;
            else continue;
            for (const Edge& edge : edges_[reach.rule.value]) pending.push_back({edge.over, reach.special && edge.special, reach.span});
        }
        for (const Reach& reach : reached) add(id, reach);
    }

    void add(RuleId id, const Reach& reach) {
        context_.program.rules[id].precedes.push_back({reach.rule, reach.special});
        if (!reach.special) return;
        for (const RuleId special : rule(id).versions) {
            for (const RuleId general : rule(reach.rule).versions) {
                if (!spend(context_, 1, reach.span)) return;
                if (rule(special).is_contested_by(rule(general))) return report_contested(rule(special), rule(general), reach.span);
            }
        }
    }

    void report_contested(const Rule& special, const Rule& general, Span span) {
        Diagnostic& diagnostic = context_.sink.report(Code::old_special_new_general, span,
                                                      {{"special", special.name}, {"special_date", special.dated->iso()},
                                                       {"general", general.name}, {"general_date", general.dated->iso()}});
        diagnostic.labels.push_back({general.span, LabelText::declared_here, {{"name", general.name}}});
        diagnostic.hints.push_back({span, LabelText::once_decided, {{"name", general.name}}});
    }

    std::optional<Date> date_of(const Rule& version) const {
        for (const program::Citation& citation : version.citations) {
            const program::SourceDocument& source = context_.program.documents[citation.source];
            if (source.issued) return source.issued;
            if (source.in_force && source.in_force->from) return source.in_force->from;
        }
        return version.in_force.from;
    }

    Context& context_;
    std::vector<std::vector<Edge>> edges_;  ///< by RuleId, of bases
    std::vector<Colour> colours_;
    bool circular_ = false;
};

}  // namespace

void check_precedence(Context& context) { PrecedenceChecker(context).run(); }

}  // namespace zhunze::check
