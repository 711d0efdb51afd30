// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <type_traits>

#include "syntax/print.hpp"

namespace zhunze::syntax {
namespace {

/// Part by part, spans left out: which parts count is one line for each type.
class Comparison {
public:
    Comparison(const Module& a, const Module& b) : a_(a), b_(b) {}

    [[nodiscard]] bool run() const { return parts(a_, b_, &Module::path, &Module::twin, &Module::declarations); }

private:
    template <class T, class... Members>
    [[nodiscard]] bool parts(const T& x, const T& y, Members T::*... members) const {
        return (same(x.*members, y.*members) && ...);
    }

    // ---- what everything is made of ----

    template <class T>
        requires std::is_enum_v<T> || std::is_arithmetic_v<T>
    [[nodiscard]] bool same(T x, T y) const {
        return x == y;
    }
    [[nodiscard]] bool same(const std::string& x, const std::string& y) const { return x == y; }
    [[nodiscard]] bool same(const Rational& x, const Rational& y) const { return x == y; }
    [[nodiscard]] bool same(const Date& x, const Date& y) const { return x == y; }
    template <class T>
    [[nodiscard]] bool same(const std::vector<T>& x, const std::vector<T>& y) const {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(), [this](const T& a, const T& b) { return same(a, b); });
    }
    template <class T>
    [[nodiscard]] bool same(const std::optional<T>& x, const std::optional<T>& y) const {
        return x.has_value() == y.has_value() && (!x || same(*x, *y));
    }
    template <class... T>
    [[nodiscard]] bool same(const std::variant<T...>& x, const std::variant<T...>& y) const {
        const auto same_as_y = [&](const auto& part) { return same(part, std::get<std::decay_t<decltype(part)>>(y)); };
        return x.index() == y.index() && std::visit(same_as_y, x);
    }

    // ---- names and literals ----

    [[nodiscard]] bool same(const Ident& x, const Ident& y) const { return x.text == y.text; }
    [[nodiscard]] bool same(const Path& x, const Path& y) const { return parts(x, y, &Path::parts); }
    [[nodiscard]] bool same(const NameDecl& x, const NameDecl& y) const { return parts(x, y, &NameDecl::spellings); }
    [[nodiscard]] bool same(const Text& x, const Text& y) const { return x.text == y.text; }
    [[nodiscard]] bool same(const DateLiteral& x, const DateLiteral& y) const { return x.date == y.date; }
    [[nodiscard]] bool same(const PeriodLiteral& x, const PeriodLiteral& y) const {
        return parts(x, y, &PeriodLiteral::from, &PeriodLiteral::to);
    }
    [[nodiscard]] bool same(const UnitExpr::Factor& x, const UnitExpr::Factor& y) const {
        return parts(x, y, &UnitExpr::Factor::name, &UnitExpr::Factor::power);
    }
    [[nodiscard]] bool same(const UnitExpr& x, const UnitExpr& y) const { return parts(x, y, &UnitExpr::factors); }
    [[nodiscard]] bool same(const TypeExpr::Factor& x, const TypeExpr::Factor& y) const {
        return parts(x, y, &TypeExpr::Factor::name, &TypeExpr::Factor::power);
    }
    [[nodiscard]] bool same(const TypeExpr& x, const TypeExpr& y) const { return parts(x, y, &TypeExpr::factors, &TypeExpr::list); }
    [[nodiscard]] bool same(const Citation& x, const Citation& y) const { return parts(x, y, &Citation::source, &Citation::section); }

    [[nodiscard]] bool same(ExprId x, ExprId y) const {
        if (!x || !y) return x.valid() == y.valid();
        const Expr& a = a_.exprs[x];
        const Expr& b = b_.exprs[y];
        // The operator says something only where there is one.
        const bool has_operator = a.kind == ExprKind::operation || a.kind == ExprKind::selection;
        return (!has_operator || a.op == b.op) &&
               parts(a, b, &Expr::kind, &Expr::args, &Expr::number, &Expr::digits, &Expr::percent, &Expr::unit, &Expr::text, &Expr::date,
                     &Expr::truth, &Expr::path, &Expr::rounding, &Expr::set, &Expr::list, &Expr::where, &Expr::by, &Expr::body);
    }

    // ---- declarations ----

    [[nodiscard]] bool same(const UseDecl& x, const UseDecl& y) const { return parts(x, y, &UseDecl::module); }
    [[nodiscard]] bool same(const DimensionDecl& x, const DimensionDecl& y) const {
        return parts(x, y, &DimensionDecl::name, &DimensionDecl::product);
    }
    [[nodiscard]] bool same(const UnitDecl& x, const UnitDecl& y) const {
        return parts(x, y, &UnitDecl::name, &UnitDecl::dimension, &UnitDecl::factor, &UnitDecl::unit);
    }
    [[nodiscard]] bool same(const EnumDecl& x, const EnumDecl& y) const {
        return parts(x, y, &EnumDecl::name, &EnumDecl::ordered, &EnumDecl::members);
    }
    [[nodiscard]] bool same(const TaxonomyDecl& x, const TaxonomyDecl& y) const {
        return parts(x, y, &TaxonomyDecl::name, &TaxonomyDecl::edition, &TaxonomyDecl::data);
    }
    [[nodiscard]] bool same(const FieldDecl& x, const FieldDecl& y) const {
        return parts(x, y, &FieldDecl::name, &FieldDecl::type, &FieldDecl::wire_unit, &FieldDecl::quantum, &FieldDecl::assume,
                     &FieldDecl::labels, &FieldDecl::adjustable, &FieldDecl::as_of);
    }
    [[nodiscard]] bool same(const InvariantDecl& x, const InvariantDecl& y) const {
        return parts(x, y, &InvariantDecl::condition, &InvariantDecl::message);
    }
    [[nodiscard]] bool same(const RecordDecl& x, const RecordDecl& y) const { return parts(x, y, &RecordDecl::name, &RecordDecl::items); }
    [[nodiscard]] bool same(const SourceDecl::Item& x, const SourceDecl::Item& y) const { return x.clause == y.clause; }
    [[nodiscard]] bool same(const SourceDecl& x, const SourceDecl& y) const {
        return parts(x, y, &SourceDecl::name, &SourceDecl::title, &SourceDecl::issuer, &SourceDecl::number, &SourceDecl::level,
                     &SourceDecl::url, &SourceDecl::issued, &SourceDecl::repealed, &SourceDecl::in_force, &SourceDecl::boundary,
                     &SourceDecl::items);
    }
    [[nodiscard]] bool same(const QuestionDecl& x, const QuestionDecl& y) const {
        return parts(x, y, &QuestionDecl::name, &QuestionDecl::text, &QuestionDecl::options);
    }
    [[nodiscard]] bool same(const Case& x, const Case& y) const { return parts(x, y, &Case::value, &Case::when); }
    [[nodiscard]] bool same(const Version& x, const Version& y) const {
        return parts(x, y, &Version::period, &Version::value, &Version::cites);
    }
    [[nodiscard]] bool same(const ParameterDecl& x, const ParameterDecl& y) const {
        return parts(x, y, &ParameterDecl::name, &ParameterDecl::type, &ParameterDecl::versions);
    }
    [[nodiscard]] bool same(const DefineDecl& x, const DefineDecl& y) const {
        return parts(x, y, &DefineDecl::name, &DefineDecl::record, &DefineDecl::cites, &DefineDecl::type, &DefineDecl::report,
                     &DefineDecl::is_cases, &DefineDecl::in_order, &DefineDecl::value, &DefineDecl::cases);
    }

    // ---- tables ----

    [[nodiscard]] bool same(const RangeLiteral& x, const RangeLiteral& y) const {
        return parts(x, y, &RangeLiteral::low, &RangeLiteral::high, &RangeLiteral::low_open, &RangeLiteral::high_open);
    }
    [[nodiscard]] bool same(const CellTest& x, const CellTest& y) const {
        const bool same_operator = x.kind != CellTest::Kind::comparison || x.op == y.op;
        return same_operator && parts(x, y, &CellTest::kind, &CellTest::range, &CellTest::value, &CellTest::last);
    }
    [[nodiscard]] bool same(const Cell& x, const Cell& y) const { return parts(x, y, &Cell::tests); }
    [[nodiscard]] bool same(const Row& x, const Row& y) const { return parts(x, y, &Row::otherwise, &Row::cells, &Row::value); }
    [[nodiscard]] bool same(const Column& x, const Column& y) const { return parts(x, y, &Column::name, &Column::type, &Column::domain); }
    [[nodiscard]] bool same(const TableDecl& x, const TableDecl& y) const {
        return parts(x, y, &TableDecl::name, &TableDecl::columns, &TableDecl::type, &TableDecl::collect, &TableDecl::cites,
                     &TableDecl::rows, &TableDecl::data);
    }

    // ---- rules ----

    [[nodiscard]] bool same(const Norm& x, const Norm& y) const {
        return parts(x, y, &Norm::kind, &Norm::in_principle, &Norm::content, &Norm::grant, &Norm::grant_text);
    }
    [[nodiscard]] bool same(const CitesClause& x, const CitesClause& y) const { return parts(x, y, &CitesClause::citations); }
    [[nodiscard]] bool same(const InForceClause& x, const InForceClause& y) const { return parts(x, y, &InForceClause::period); }
    [[nodiscard]] bool same(const ScopeClause& x, const ScopeClause& y) const { return parts(x, y, &ScopeClause::condition); }
    [[nodiscard]] bool same(const TriggerClause& x, const TriggerClause& y) const { return parts(x, y, &TriggerClause::condition); }
    [[nodiscard]] bool same(const UnlessClause& x, const UnlessClause& y) const {
        return parts(x, y, &UnlessClause::name, &UnlessClause::condition, &UnlessClause::evidence, &UnlessClause::cites,
                     &UnlessClause::in_force);
    }
    [[nodiscard]] bool same(const RemedyClause& x, const RemedyClause& y) const { return parts(x, y, &RemedyClause::text); }
    [[nodiscard]] bool same(const PrecedenceClause& x, const PrecedenceClause& y) const {
        return parts(x, y, &PrecedenceClause::special, &PrecedenceClause::rules);
    }
    [[nodiscard]] bool same(const RuleDecl& x, const RuleDecl& y) const {
        return parts(x, y, &RuleDecl::name, &RuleDecl::record, &RuleDecl::clauses);
    }

    // ---- what changes other declarations ----

    [[nodiscard]] bool same(const Rebinding& x, const Rebinding& y) const { return parts(x, y, &Rebinding::name, &Rebinding::value); }
    [[nodiscard]] bool same(const ExceptionDecl& x, const ExceptionDecl& y) const {
        return parts(x, y, &ExceptionDecl::name, &ExceptionDecl::target, &ExceptionDecl::effect, &ExceptionDecl::replacements,
                     &ExceptionDecl::braces, &ExceptionDecl::condition, &ExceptionDecl::evidence, &ExceptionDecl::cites,
                     &ExceptionDecl::in_force);
    }
    [[nodiscard]] bool same(const AmendDecl& x, const AmendDecl& y) const { return parts(x, y, &AmendDecl::target, &AmendDecl::items); }

    // ---- tests ----

    [[nodiscard]] bool same(const GivenValue& x, const GivenValue& y) const {
        return parts(x, y, &GivenValue::field, &GivenValue::state, &GivenValue::value);
    }
    [[nodiscard]] bool same(const GivenEvidence& x, const GivenEvidence& y) const { return parts(x, y, &GivenEvidence::evidence); }
    [[nodiscard]] bool same(const GivenListItem& x, const GivenListItem& y) const {
        return parts(x, y, &GivenListItem::field, &GivenListItem::parts);
    }
    [[nodiscard]] bool same(const GivenItem& x, const GivenItem& y) const { return parts(x, y, &GivenItem::record, &GivenItem::items); }
    [[nodiscard]] bool same(const AsOfItem& x, const AsOfItem& y) const { return parts(x, y, &AsOfItem::date); }
    [[nodiscard]] bool same(const ReadingItem& x, const ReadingItem& y) const {
        return parts(x, y, &ReadingItem::path, &ReadingItem::value);
    }
    [[nodiscard]] bool same(const ExpectRule& x, const ExpectRule& y) const {
        return parts(x, y, &ExpectRule::rule, &ExpectRule::outcome, &ExpectRule::possible);
    }
    [[nodiscard]] bool same(const ExpectMissing& x, const ExpectMissing& y) const {
        return parts(x, y, &ExpectMissing::facts, &ExpectMissing::evidence);
    }
    [[nodiscard]] bool same(const ExpectOverall& x, const ExpectOverall& y) const { return parts(x, y, &ExpectOverall::outcome); }
    [[nodiscard]] bool same(const ExpectValue& x, const ExpectValue& y) const {
        return parts(x, y, &ExpectValue::definition, &ExpectValue::value);
    }
    [[nodiscard]] bool same(const ExpectException& x, const ExpectException& y) const { return parts(x, y, &ExpectException::exception); }
    [[nodiscard]] bool same(const TestDecl& x, const TestDecl& y) const { return parts(x, y, &TestDecl::title, &TestDecl::items); }

    const Module& a_;
    const Module& b_;
};

}  // namespace

bool same_tree(const Module& a, const Module& b) { return Comparison(a, b).run(); }

}  // namespace zhunze::syntax
