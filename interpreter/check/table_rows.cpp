// SPDX-License-Identifier: Apache-2.0
// The rows of tables, and what is found of all of them together.
#include <algorithm>

#include "check/data_file.hpp"
#include "check/expressions.hpp"
#include "check/passes.hpp"
#include "check/table_cells.hpp"
#include "check/table_cover.hpp"
#include "check/table_data.hpp"

namespace zhunze::check {

namespace {

using program::Column;
using program::HitPolicy;
using program::Row;
using program::Table;
using program::TableId;
using program::Type;

/// Where errors have been found so far.
class Errors {
public:
    explicit Errors(const Sink& sink) {
        for (const Diagnostic& finding : sink.sorted()) {
            if (finding.severity() == Severity::error && finding.span) begins_.push_back(key(*finding.span));
        }
        std::ranges::sort(begins_);
    }
    [[nodiscard]] bool within(Span span) const {
        const auto first = std::ranges::lower_bound(begins_, key(span));
        return first != begins_.end() && *first < std::pair(span.file, span.end);
    }

private:
    using Key = std::pair<FileId, std::uint32_t>;
    static Key key(Span span) { return {span.file, span.begin}; }
    std::vector<Key> begins_;
};

class RowChecker {
public:
    RowChecker(Context& context, TableId id)
        : context_(context), id_(id), decl_(*context.tables[id.value]), where_{context.program.tables[id].module, {}, {}} {}

    /// `earlier`: of a table in which something did not parse there may be rows that are not in the tree.
    void run(const Errors& earlier) {
        const bool typed = std::ranges::none_of(table().columns, [](const Column& c) { return c.type.kind == Type::Kind::invalid; });
        const std::size_t before = context_.sink.size();
        domains();
        if (!typed || table().type.kind == Type::Kind::invalid) return;  // what a cell may hold is not known
        if (decl_.data) data();
        for (const syntax::Row& row : decl_.rows) take(row);
        if (context_.sink.size() != before || earlier.within(decl_.span)) return;
        if (table().rows.empty() && !table().otherwise) context_.sink.report(Code::table_empty, decl_.name.span, {{"name", table().name}});
        else cover();
    }

private:
    Table& table() { return context_.program.tables[id_]; }

    void domains() {
        for (std::size_t i = 0; i < decl_.columns.size(); ++i) {
            if (decl_.columns[i].domain) domain(table().columns[i], *decl_.columns[i].domain, i);
        }
    }

    void domain(Column& column, const syntax::RangeLiteral& range, std::size_t index) {
        if (column.type.kind == Type::Kind::invalid) return;
        if (column.type.kind != Type::Kind::quantity) {
            context_.sink.report(Code::type_expected, decl_.columns[index].type.span,
                                 {{"expected", Name{"有范围的数量", "a quantity, which has a range"}}, {"found", context_.program.type_name(column.type)}});
            return;
        }
        const auto test = range_of(index, range);
        if (test) table().columns[index].domain = test->numbers;
    }

    std::optional<program::CellTest> accepted(std::size_t column, Span span, CellResult result) {
        if (auto* test = std::get_if<program::CellTest>(&result)) return std::move(*test);
        context_.sink.report(Code::table_cell, span, {{"column", table().columns[column].name}, {"problem", std::get<Name>(result)}});
        return std::nullopt;
    }

    /// A constant of the type; the first unit that is written is the one to show.
    std::optional<Value> constant(syntax::ExprId expr, const Type& type, program::Unit& unit) {
        const program::ExprId literal = check_literal(context_, where_, expr, type);
        if (!literal) return std::nullopt;
        if (unit.text.empty()) unit = context_.program.exprs[literal].unit;
        return context_.program.exprs[literal].literal;
    }

    std::optional<Value> constant_of(std::size_t column, syntax::ExprId expr) {
        Column& of = table().columns[column];
        return constant(expr, of.type, of.unit);
    }

    std::optional<program::CellTest> range_of(std::size_t column, const syntax::RangeLiteral& range) {
        std::optional<CellEnd> low, high;
        const auto take = [&](const std::optional<syntax::ExprId>& expr, bool open, std::optional<CellEnd>& end) {
            if (!expr) return true;
            auto value = constant_of(column, *expr);
            if (value) end = {std::move(*value), open};
            return value.has_value();
        };
        const bool whole_low = take(range.low, range.low_open, low), whole_high = take(range.high, range.high_open, high);
        if (!whole_low || !whole_high) return std::nullopt;
        return accepted(column, range.span, range_test(context_.program, table().columns[column], low, high));
    }

    std::optional<program::CellTest> test_of(std::size_t column, const syntax::CellTest& test) {
        using Kind = syntax::CellTest::Kind;
        if (test.kind == Kind::range) return range_of(column, test.range);
        const auto value = constant_of(column, *test.value);
        const auto last = test.last ? constant_of(column, *test.last) : std::nullopt;
        if (!value || (test.last && !last)) return std::nullopt;
        const Column& of = table().columns[column];
        switch (test.kind) {
            case Kind::comparison: return accepted(column, test.span, comparison_test(context_.program, of, test.op, *value));
            case Kind::codes: return accepted(column, test.span, codes_test(context_.program, of, *value, *last));
            case Kind::prefix: return accepted(column, test.span, prefix_test(context_.program, of, *value));
            default: return accepted(column, test.span, value_test(context_.program, of, *value));
        }
    }

    void take(const syntax::Row& written) {
        if (table().otherwise) {
            context_.sink.report(Code::case_after_otherwise, written.span);
            return;
        }
        Row row;
        row.span = written.span;
        for (std::size_t i = 0; i < written.cells.size(); ++i) {
            program::Cell cell;
            for (const syntax::CellTest& test : written.cells[i].tests) {
                if (auto checked = test_of(i, test)) cell.tests.push_back(std::move(*checked));
            }
            row.cells.push_back(std::move(cell));
        }
        if (written.value) row.value = constant(*written.value, table().type, table().unit);
        if (written.otherwise) table().otherwise = std::move(row);
        else table().rows.push_back(std::move(row));
    }

    void data() {
        const auto content = load_data(context_, where_.module, *decl_.data);
        if (!content) return;
        std::vector<std::vector<std::string>> spellings;
        const auto add = [&](const syntax::NameDecl& name) {
            spellings.emplace_back();
            for (const syntax::Ident& word : name.spellings) spellings.back().push_back(word.text);
        };
        for (const syntax::Column& column : decl_.columns) add(column.name);
        add(decl_.name);
        std::vector<DataProblem> problems;
        read_table(context_.program, table(), spellings, *content, problems);
        report_problems(context_, *decl_.data, problems);
    }

    // ---- whether the rows overlap or leave gaps ----

    void cover() {
        const HitPolicy policy = table().policy;
        if (policy == HitPolicy::unique) overlaps();
        const bool none_has_a_value = policy == HitPolicy::sum || policy == HitPolicy::count;
        if (!none_has_a_value && !table().otherwise && !table().rows.empty()) gap();
    }

    void overlaps() {
        const Overlaps result = find_overlaps(context_.program, table());
        for (const Overlap& overlap : result.found) {
            const Row& first = table().rows[overlap.first];
            const Row& second = table().rows[overlap.second];
            Diagnostic& diagnostic = context_.sink.report(Code::table_overlap, decl_.data ? decl_.data->span : second.span,
                                                          {{"name", table().name}, {"first", row_name(overlap.first)},
                                                           {"second", row_name(overlap.second)}, {"point", shown(overlap.point)}});
            if (!decl_.data) diagnostic.labels.push_back({first.span, LabelText::first_here, {}});
        }
        if (!result.whole) unchecked({"重叠", "overlaps"});
    }

    void gap() {
        const Gap result = find_gap(context_.program, table());
        if (!result.whole) unchecked({"有空缺", "gaps"});
        if (!result.point) return;
        Diagnostic& diagnostic = context_.sink.report(Code::table_gap, decl_.name.span, {{"name", table().name}, {"point", shown(*result.point)}});
        diagnostic.hints.push_back({decl_.name.span, LabelText::say_otherwise, {{"text", Name{"否则 | 无", "otherwise | none"}}}});
    }

    void unchecked(Name what) { context_.sink.report(Code::table_unchecked, decl_.name.span, {{"name", table().name}, {"what", std::move(what)}}); }

    Name row_name(std::size_t index) {
        if (!decl_.data) return {"第 " + std::to_string(index + 1) + " 行", "row " + std::to_string(index + 1)};
        const std::string line = std::to_string(table().rows[index].line);
        return {"文件第 " + line + " 行", "line " + line + " of the file"};
    }

    /// `行业 = C13,等别 = 2`
    Name shown(const Point& point) {
        Name text;
        for (std::size_t i = 0; i < point.size(); ++i) {
            const Column& column = table().columns[i];
            const Name value = written_value(context_.program, column.type, column.unit, point[i]);
            text.zh += (i ? "," : "") + column.name.in(Language::zh) + " = " + value.zh;
            text.en += (i ? ", " : "") + column.name.in(Language::en) + " = " + value.en;
        }
        return text;
    }

    Context& context_;
    TableId id_;
    const syntax::TableDecl& decl_;
    Surroundings where_;
};

}  // namespace

void check_tables(Context& context) {
    const Errors earlier(context.sink);
    for (std::size_t i = 0; i < context.program.tables.size(); ++i) RowChecker(context, context.program.tables.id_at(i)).run(earlier);
}

}  // namespace zhunze::check
