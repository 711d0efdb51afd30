// SPDX-License-Identifier: Apache-2.0
// The tree of one rule file, as written: names are not yet resolved and nothing has a type.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/language.hpp"
#include "base/source.hpp"
#include "base/store.hpp"
#include "values/date.hpp"
#include "values/operator.hpp"
#include "values/rational.hpp"

namespace zhunze::syntax {

using ExprId = Id<struct SyntaxExprTag>;

/// One word as written (NFC, width folded).
struct Ident {
    std::string text;
    Span span;
};

/// `a.b.c`; a plain name is a path of one part.
struct Path {
    std::vector<Ident> parts;
    Span span;
    [[nodiscard]] bool empty() const { return parts.empty(); }
    [[nodiscard]] std::string text() const;
};

/// A declared name with its twins: `固定资产投资 又名 fixed_investment`.
struct NameDecl {
    std::vector<Ident> spellings;  ///< never empty after a successful parse
    Span span;
    [[nodiscard]] Name name() const;  ///< first spelling of each script
    [[nodiscard]] std::vector<std::string> words() const;  ///< all spellings
};

/// `"…"`: the text without quotes and with escapes undone.
struct Text {
    std::string text;
    Span span;
};

struct DateLiteral {
    Date date;
    Span span;
};

struct PeriodLiteral {
    std::optional<DateLiteral> from;
    std::optional<DateLiteral> to;
    Span span;
};

/// `万元/亩`: factors of unit names, each with the power +1 or -1. A pure `1` has no factors.
struct UnitExpr {
    struct Factor {
        Ident name;
        int power = 1;
    };
    std::vector<Factor> factors;
    Span span;
};

enum class ExprKind : unsigned char {
    invalid,    ///< stands where the text did not parse; already reported
    number,     ///< 5000, 3.5% (the percent sign is in the number: 0.035)
    quantity,   ///< 5000万元
    text,
    date,
    truth,
    path,       ///< a name
    operation,  ///< op over args; calls of built-in functions too
    call,       ///< of a table (`path(args)`); of anything else it is reported by check
    selection   ///< an operator of rule `items` over a list: `合计(项目 其中 … 按 … 的 投资额)`, `sum(amount of projects where … by …)`
};

struct Expr {
    ExprKind kind = ExprKind::invalid;
    Span span;
    Operator op = Operator::both;  ///< kind operation
    Span op_span;                  ///< of the operator's word; where it has two parts (在…以下), the second
    std::vector<ExprId> args;      ///< kinds operation and call
    Rational number;               ///< kinds number and quantity; the literal's number, percent applied, scale words not
    std::string digits;            ///< kinds number and quantity: the digits as written (leading zeros kept: `0360703`)
    bool percent = false;
    UnitExpr unit;                 ///< kind quantity
    std::string text;              ///< kind text
    Date date;                     ///< kind date
    bool truth = false;            ///< kind truth
    Path path;                     ///< kinds path and call
    std::optional<Ident> rounding; ///< operator round: the mode's word
    bool set = false;              ///< operator within over a bracketed set, `属于 [甲, 乙]`: args are the left side and the members
    // kind selection: `list` is always there, of kind path (invalid where it did not parse); `args` is empty
    ExprId list;
    ExprId where;                  ///< which items count; none: all
    ExprId by;                     ///< the key of the groups; none: no groups
    ExprId body;                   ///< what is said, summed, … of each item or group; none where only the items count
};

/// `金额/面积` or a name of an enum, taxonomy, record.
struct TypeExpr {
    struct Factor {
        Path name;
        int power = 1;
    };
    std::vector<Factor> factors;
    Span span;
    bool list = false;  ///< `列表 项目`: one factor, the record
};

/// `依据 文件 "节"`.
struct Citation {
    Path source;
    std::optional<Text> section;
    Span span;
};

// ---- declarations ----

struct UseDecl { Path module; Span span; };
struct DimensionDecl { NameDecl name; std::optional<TypeExpr> product; Span span; };
struct UnitDecl {
    NameDecl name;
    std::optional<TypeExpr> dimension;  ///< base unit: `单位 元 : 金额`
    std::optional<Rational> factor;     ///< derived: `= 2000/3 平方米`
    std::optional<UnitExpr> unit;
    Span span;
};
struct EnumDecl { NameDecl name; bool ordered = false; std::vector<NameDecl> members; Span span; };
struct TaxonomyDecl { NameDecl name; std::optional<Text> edition; Text data; Span span; };

struct FieldDecl {
    NameDecl name;
    TypeExpr type;
    std::optional<UnitExpr> wire_unit;
    std::optional<ExprId> quantum;
    std::optional<ExprId> assume;
    std::vector<Text> labels;
    bool adjustable = false;
    bool as_of = false;
    Span span;
};
struct InvariantDecl { ExprId condition; std::optional<Text> message; Span span; };
struct RecordDecl {
    NameDecl name;
    std::vector<std::variant<FieldDecl, InvariantDecl>> items;
    Span span;
};

enum class BoundaryReading : unsigned char { included, excluded, undecided };
struct SourceDecl {
    /// The order the author wrote the clauses in, for printing.
    enum class Clause : unsigned char { issuer, number, level, url, issued, in_force, repealed, boundary };
    NameDecl name;
    Text title;
    std::optional<Text> issuer, number, level, url;
    std::optional<DateLiteral> issued, repealed;
    std::optional<PeriodLiteral> in_force;
    std::optional<BoundaryReading> boundary;
    struct Item { Clause clause; Span span; };
    std::vector<Item> items;
    Span span;
};
struct QuestionDecl { NameDecl name; Text text; std::vector<NameDecl> options; Span span; };

struct Case { ExprId value; std::optional<ExprId> when; Span span; };  ///< no `when`: otherwise

/// `自 2020-01-01 : 5000万元 依据 …`: what a parameter is from a day on.
struct Version { PeriodLiteral period; ExprId value; std::vector<Citation> cites; Span span; };
struct ParameterDecl { NameDecl name; TypeExpr type; std::vector<Version> versions; Span span; };

struct DefineDecl {
    NameDecl name;
    std::optional<Path> record;
    std::vector<Citation> cites;
    std::optional<TypeExpr> type;
    bool report = false;
    bool is_cases = false;
    bool in_order = false;
    std::optional<ExprId> value;  ///< unless is_cases
    std::vector<Case> cases;
    Span span;
};

/// `[1, 4)`; a missing end is no limit. An end that is written with `(` or `)` is open.
struct RangeLiteral {
    std::optional<ExprId> low, high;
    bool low_open = false, high_open = false;
    Span span;
};
/// One alternative of a table's cell.
struct CellTest {
    enum class Kind : unsigned char {
        range,       ///< `[1, 4)`
        comparison,  ///< `< 4`, `不低于 50亿元`: `op` and `value`
        value,       ///< `C26`, `新上`, `真`: the value itself, or of a taxonomy what lies within it
        codes,       ///< `C13..C15`: `value` to `last`, each with what lies within it; digits stand as numbers with their `digits`
        prefix       ///< `"2020-"*`: texts that begin so
    };
    Kind kind = Kind::value;
    RangeLiteral range;
    Operator op = Operator::less;
    std::optional<ExprId> value, last;
    Span span;
};
struct Cell { std::vector<CellTest> tests; Span span; };  ///< no tests: `-`, anything
struct Row {
    bool otherwise = false;          ///< `否则 | value`: where no other row matches
    std::vector<Cell> cells;         ///< one a column; none of an otherwise row
    std::optional<ExprId> value;     ///< none: `无`, explicitly no value
    Span span;
};
struct Column { NameDecl name; TypeExpr type; std::optional<RangeLiteral> domain; Span span; };
struct TableDecl {
    NameDecl name;
    std::vector<Column> columns;
    TypeExpr type;
    std::optional<Ident> collect;    ///< `汇总 合计`: the aggregate's word; none: `唯一`
    std::vector<Citation> cites;
    std::vector<Row> rows;
    std::optional<Text> data;        ///< the CSV file instead of rows
    Span span;
};

enum class NormKind : unsigned char { forbid, require, advise, grant };
struct Norm {
    NormKind kind = NormKind::forbid;
    bool in_principle = false;
    std::optional<ExprId> content;     ///< forbid, require, advise
    std::optional<NameDecl> grant;     ///< grant: what is given
    std::optional<Text> grant_text;
    Span span;
};
struct CitesClause { std::vector<Citation> citations; Span span; };
struct InForceClause { PeriodLiteral period; Span span; };
struct ScopeClause { ExprId condition; Span span; };
struct TriggerClause { ExprId condition; Span span; };
struct UnlessClause {
    NameDecl name;
    ExprId condition;
    std::vector<Text> evidence;
    std::vector<Citation> cites;
    std::optional<PeriodLiteral> in_force;
    Span span;
};
struct RemedyClause { Text text; Span span; };
/// `特别于 甲, 乙` or `优先于 甲`.
struct PrecedenceClause { bool special = false; std::vector<Path> rules; Span span; };
using Clause = std::variant<CitesClause, InForceClause, ScopeClause, TriggerClause, Norm, UnlessClause, RemedyClause, PrecedenceClause>;
struct RuleDecl { NameDecl name; Path record; std::vector<Clause> clauses; Span span; };

/// `投资门槛 = 3000万元`: what a parameter or definition is within the rule that an exception changes.
struct Rebinding { Path name; ExprId value; Span span; };
enum class Effect : unsigned char { exempt, replace, reinstate };
struct ExceptionDecl {
    NameDecl name;
    Path target;                     ///< a rule; of `恢复` an exception (`规则.例外`, or its own name)
    Effect effect = Effect::exempt;
    std::vector<std::variant<Norm, TriggerClause, Rebinding>> replacements;  ///< effect replace
    bool braces = false;             ///< the replacements stand in braces
    ExprId condition;
    std::vector<Text> evidence;
    std::vector<Citation> cites;
    std::optional<PeriodLiteral> in_force;
    Span span;
};

/// `修订 规则 { 施行 …; … }` or `修订 参数 { 自 … }`: a later version of a declaration, in any module.
struct AmendDecl {
    Path target;
    std::vector<std::variant<Clause, Version>> items;
    Span span;
};

enum class GivenState : unsigned char { value, none, not_applicable, not_given };
struct GivenValue { Ident field; GivenState state = GivenState::value; std::optional<ExprId> value; Span span; };
struct GivenEvidence { std::vector<Text> evidence; Span span; };
/// `项目清单 { 投资额 5亿元 }`: one more item of a list.
struct GivenListItem;
using GivenPart = std::variant<GivenValue, GivenEvidence, GivenListItem>;
struct GivenListItem { Ident field; std::vector<GivenPart> parts; Span span; };
struct GivenItem { Path record; std::vector<GivenPart> items; Span span; };
struct AsOfItem { DateLiteral date; Span span; };
/// `口径 工作要点.本数 = 包含`: the last part may be the word 本数/boundary (kept in `path` as written). `口径 权重 = 0.4` sets a parameter.
struct ReadingItem { Path path; ExprId value; Span span; };
struct ExpectRule { Path rule; Ident outcome; std::vector<Ident> possible; Span span; };
struct ExpectMissing { std::vector<Path> facts; std::vector<Text> evidence; Span span; };
struct ExpectOverall { Ident outcome; Span span; };
struct ExpectValue { Path definition; ExprId value; Span span; };
struct ExpectException { Path exception; Span span; };
using TestItem = std::variant<GivenItem, AsOfItem, ReadingItem, ExpectRule, ExpectMissing, ExpectOverall, ExpectValue, ExpectException>;
struct TestDecl { Text title; std::vector<TestItem> items; Span span; };

using Declaration = std::variant<UseDecl, DimensionDecl, UnitDecl, EnumDecl, TaxonomyDecl, RecordDecl, SourceDecl, QuestionDecl,
                                 ParameterDecl, DefineDecl, TableDecl, RuleDecl, ExceptionDecl, AmendDecl, TestDecl>;

struct Comment {
    Span span;        ///< with its marks
    bool own_line;    ///< nothing but white space before it on its line
};

struct Module {
    FileId file;
    Path path;                  ///< empty where the file has no header
    std::optional<Path> twin;
    Span header_span;
    std::vector<Declaration> declarations;
    Store<ExprId, Expr> exprs;
    std::vector<Comment> comments;
    std::vector<std::uint32_t> names;  ///< where each begins: `列示` or `value` there is none of the keywords of that spelling

    /// The comment block right above a declaration, without its marks.
    [[nodiscard]] std::string documentation(Span declaration, const Sources& sources) const;
};

}  // namespace zhunze::syntax
