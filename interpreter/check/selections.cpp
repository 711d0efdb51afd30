// SPDX-License-Identifier: Apache-2.0
// Selections: which items of a list count, how they are grouped, and what is said, summed or counted of them.
#include "check/checker.hpp"

namespace zhunze::check {

using program::Expr;
using program::ExprId;
using program::ExprKind;
using program::Type;

namespace {

/// What stands after 的, or before `of`.
enum class Body : unsigned char { condition, amount, ordered, value };

Body body_of(Operator op) {
    switch (op) {
        case Operator::total:
        case Operator::average: return Body::amount;
        case Operator::least:
        case Operator::greatest: return Body::ordered;
        case Operator::distinct: return Body::value;
        default: return Body::condition;
    }
}

/// Those that ask which items count, and need no more than that.
bool only_counts(Operator op) { return op == Operator::exists || op == Operator::exactly_one || op == Operator::count; }

bool is_number_of(Operator op) { return op == Operator::count || op == Operator::distinct; }

}  // namespace

ExprId Checker::selection(const syntax::Expr& written) {
    const ExprId list = items(written);
    // Without its list a selection's names mean nothing; what is wrong with it is reported.
    if (!list || is_nested(written, list) || !has_right_parts(written)) return {};
    InnerScope scope{scope_, context_.program.exprs[list].type.record, false, list, {}, {}, {}};
    scope.list_field = list_field(list);
    Expr result = operation_of(written, Type::of(Type::Kind::truth), {});
    result.kind = ExprKind::selection;
    result.list = list;
    bool whole = true;
    const auto part = [&](syntax::ExprId id, const Expected& expected) {
        const ExprId checked = id ? check_within(scope, id, expected) : ExprId{};
        whole = whole && (checked || !id);
        return checked;
    };
    result.where = part(written.where, Type::of(Type::Kind::truth));
    result.by = part(written.by, std::nullopt);
    if (result.by) {
        const Expr& key = context_.program.exprs[result.by];
        scope.group = true;
        scope.key_expr = result.by;
        if (key.kind == ExprKind::field) scope.key = key.field;
    }
    // Without its key it is not clear whether a group or an item is spoken of.
    if (result.by || !written.by) result.body = part(written.body, body_of(written.op) == Body::condition ? Expected(Type::of(Type::Kind::truth)) : std::nullopt);
    if (!whole || !body_is_right(written, result.body)) return {};
    if (is_number_of(written.op)) {
        result.type = Type::quantity({});
    } else if (body_of(written.op) != Body::condition) {
        result.type = context_.program.exprs[result.body].type;
        result.unit = context_.program.exprs[result.body].unit;
    }
    return context_.program.exprs.add(std::move(result));
}

ExprId Checker::check_within(const InnerScope& scope, syntax::ExprId id, const Expected& expected) {
    const InnerScope* around = scope_;
    scope_ = &scope;
    const ExprId checked = check(id, expected);
    scope_ = around;
    return checked;
}

/// The list: a field, or the items of the group that is spoken of.
ExprId Checker::items(const syntax::Expr& written) {
    const ExprId list = check_any(written.list, std::nullopt);
    if (!list || context_.program.exprs[list].type.kind == Type::Kind::list) return list;
    const bool alone = !written.where && !written.by && !written.body;
    if (!alone || (written.op != Operator::least && written.op != Operator::greatest)) return report_expected(list, {"列表", "a list"});
    // `min(a)` of no list is the smaller of one.
    context_.sink.report(Code::wrong_argument_count, written.span, {{"name", operator_name(written.op)}, {"expected", "2–64"}, {"found", "1"}});
    return {};
}

/// The field by whose name the list goes, also where it is the items of a group, or of a group of them.
program::FieldId Checker::list_field(ExprId list) const {
    const Expr& items = context_.program.exprs[list];
    if (items.kind == ExprKind::field) return items.field;
    const InnerScope* scope = scope_;
    while (scope && scope->list != items.selection) scope = scope->outer;
    return scope ? scope->list_field : program::FieldId{};
}

/// A name would mean two items at once: of the same record only the group that is spoken of can be gone through again.
bool Checker::is_nested(const syntax::Expr& written, ExprId list) {
    const Expr& items = context_.program.exprs[list];
    const InnerScope* around = scope_;
    while (around && around->record != items.type.record) around = around->outer;
    if (!around || (around->group && items.kind == ExprKind::group_list && items.selection == around->list)) return false;
    Diagnostic& diagnostic = context_.sink.report(Code::selection_nested, tree_.exprs[written.list].span,
                                                  {{"record", context_.program.records[items.type.record].name}});
    diagnostic.labels.push_back({context_.program.exprs[around->list].span, LabelText::opened_here, {}});
    return true;
}

/// Whether there is something to sum, and nothing where there is nothing to say.
bool Checker::has_right_parts(const syntax::Expr& written) {
    const std::string list(context_.sources.text(tree_.exprs[written.list].span));
    const auto report = [&](Code code, const Name& instead) {
        Diagnostic& diagnostic = context_.sink.report(code, written.span, {{"operator", operator_name(written.op)}});
        diagnostic.hints.push_back({written.span, LabelText::write_instead, {{"text", instead}}});
        return false;
    };
    const Name op = operator_name(written.op);
    if (only_counts(written.op) && written.body && !written.by) {
        const std::string body(context_.sources.text(tree_.exprs[written.body].span));
        return report(Code::selection_with_body, {op.zh + "(" + list + " 其中 " + body + ")", op.en + "(" + list + " where " + body + ")"});
    }
    if (only_counts(written.op) || written.body) return true;
    return report(Code::selection_without_body, {op.zh + "(" + list + " 的 …)", op.en + "(… of " + list + ")"});
}

bool Checker::body_is_right(const syntax::Expr& written, ExprId body) {
    if (!body) return true;
    const Type& type = context_.program.exprs[body].type;
    const bool quantity = type.kind == Type::Kind::quantity;
    switch (body_of(written.op)) {
        case Body::condition:
        case Body::value: return true;
        case Body::amount:
            if (quantity) return true;
            report_expected(body, {"数量", "a quantity"});
            return false;
        case Body::ordered:
            if (quantity || type.kind == Type::Kind::date) return true;
            report_expected(body, {"数量或日期", "a quantity or a date"});
            return false;
    }
    return true;
}

}  // namespace zhunze::check
