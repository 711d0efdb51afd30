// SPDX-License-Identifier: Apache-2.0
// Lists, and what selections over them may say.
#include "unit/check/checked.hpp"

using namespace zhunze;
using program::Expr;
using program::ExprKind;
using program::Type;
using testing::Checked;

namespace {

const std::string records = R"(
enum Nature ordered { new aka 新上, old aka 技改 }
source plan "Plan" { boundary included }
record Firm aka 企业 {
  output aka 产值 : Money in 万元
  patents : Number
  large : Bool
}
record Project aka 项目 {
  amount aka 投资额 : Money in 万元
  land : Area in 亩
  started : Date
  nature : Nature
  county aka 所在县 : Text
  name : Text
  ok : Bool
  partners : list of Firm
}
record Plan aka 计划 {
  target : Money in 亿元
  name : Text
  projects aka 项目清单 : 列表 项目
  others : list of Project
  firms : list of Firm
}
define heavy on Project = amount >= 1亿元
define dense on Firm = patents > 3
define enough on Plan = target > 1亿元
define limit = 2亿元
)";

/// The findings of a definition `d` on the plan.
std::string of_plan(const std::string& body) { return Checked({records + "define d on Plan cites plan = " + body + "\n"}).findings(); }

struct Row {
    const char* body;
    const char* findings;
};
void check_all(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.body);
        CHECK(of_plan(row.body) == row.findings);
    }
}

/// The definition's body, of a text without errors.
struct Body {
    Checked checked;
    explicit Body(const std::string& text) : checked({records + "define d on Plan cites plan = " + text + "\n"}) {
        CAPTURE(text);
        REQUIRE(checked.findings() == "");
    }
    [[nodiscard]] const Expr& at(program::ExprId id) const { return checked.program->exprs[id]; }
    [[nodiscard]] const Expr& top() const { return at(testing::named(checked.program->definitions, "d").body); }
    [[nodiscard]] std::string field(const Expr& expr) const { return checked.program->fields[expr.field].name.in(Language::en); }
    [[nodiscard]] std::string type() const { return checked.program->type_name(top().type).en; }
};

std::string of_field(const std::string& declaration) {
    return Checked({"record Item { a : Text }\nenum E { x, y }\nrecord R {\n " + declaration + "\n}\n"}).findings();
}

}  // namespace

TEST_CASE("a list is a field of the items' record", "[list]") {
    const Checked checked({records});
    REQUIRE(checked.findings() == "");
    const auto& plan = testing::named(checked.program->records, "Plan");
    const program::Field& projects = checked.program->fields[plan.fields[2]];
    CHECK(projects.type.kind == Type::Kind::list);
    CHECK(checked.program->records[projects.type.record].name.en == "Project");
    CHECK(projects.index == 2);
    CHECK(checked.program->type_name(projects.type) == Name{"列表 项目", "list of Project"});
}

TEST_CASE("a list takes no modifiers, and its items are records", "[list]") {
    CHECK(of_field("l : list of Item label \"行\"") == "");
    CHECK(of_field("l : list of Item in 元") == "list-modifier@元");
    CHECK(of_field("l : list of Item quantum 3") == "list-modifier@3");
    CHECK(of_field("l : list of Item assume 3") == "list-modifier@3");
    CHECK(of_field("l : list of Item adjustable") == "list-modifier@l : list of Item adjustable");
    CHECK(of_field("l : list of Item as of date") == "list-modifier@l : list of Item as of date");
    CHECK(of_field("l : list of Itme") == "unknown-name@Itme");
    CHECK(of_field("l : list of E") == "type-expected@E");
    CHECK(of_field("l : list of Money") == "type-expected@Money");
    CHECK(of_field("l : Item") == "type-expected@Item");
}

TEST_CASE("a list is no type of a value", "[list]") {
    CHECK(Checked({records + "define d on Plan : list of Project = 3\n"}).findings() == "list-misplaced@list of Project");
    CHECK(Checked({records + "table t (p : list of Project) : Number unique { - | 1 }\n"}).findings() == "list-misplaced@list of Project");
    CHECK(Checked({records + "parameter p : list of Project\n"}).findings() == "list-misplaced@list of Project");
}

TEST_CASE("records hold no list of themselves, directly or through others", "[list]") {
    const Checked own({"record A { l : list of A }\n"});
    CHECK(own.findings() == "record-cycle@l");
    CHECK(own.message(0, Language::en) == "records hold lists of each other in a circle: A → A");
    const Checked three({"record 甲 aka A { l : 列表 乙 }\nrecord 乙 { l : 列表 丙 }\nrecord 丙 { l : 列表 甲 }\n"});
    CHECK(three.findings() == "record-cycle@l");
    CHECK(three.message(0) == "记录循环:甲 → 乙 → 丙 → 甲");
    // Two ways to one record are no circle.
    CHECK(Checked({"record C { a : Text }\nrecord B { l : list of C }\nrecord A { b : list of B; c : list of C }\n"}).findings() == "");
}

TEST_CASE("a list is no value", "[selection]") {
    check_all({
        {"projects is others", "list-misplaced@projects\nlist-misplaced@others"},
        {"projects", "list-misplaced@projects"},
        {"projects > 3", "list-misplaced@projects"},
        {"projects within [new]", "list-misplaced@projects"},
        {"not projects", "list-misplaced@projects"},
        {"max(projects, others)", "list-misplaced@projects\nlist-misplaced@others"},
        {"known(projects) and projects is none and projects is not applicable", ""},
        {"exists(projects where known(amount) and amount is not none)", ""},
        {"exists(projects where known(partners))", ""},
    });
}

TEST_CASE("the operators over lists, in both orders", "[selection]") {
    check_all({
        {"exists(projects)", ""},
        {"exists(projects where amount >= 5亿元)", ""},
        {"存在(项目清单 其中 投资额 达到 5亿元)", ""},
        {"exactly_one(projects where ok)", ""},
        {"count(projects) >= 3", ""},
        {"all(ok of projects)", ""},
        {"全部(项目清单 其中 nature 是 新上 的 投资额 达到 1亿元)", ""},
        {"sum(amount of projects where nature is new) >= target", ""},
        {"合计(项目清单 其中 nature 是 新上 的 投资额) 达到 target", ""},
        {"min(amount of projects) > 1元 and max(started of projects) < 2020-01-01", ""},
        {"average(amount / land of projects) >= 300万元/亩", ""},
        {"distinct(county of projects) >= 3 and distinct(nature of projects) is 2 and distinct(ok of projects) is 1", ""},
        {"count(projects by county) >= 3", ""},
        {"计数(项目清单 按 所在县 的 合计(项目清单 的 投资额) 达到 10亿元)", ""},
        {"sum(max(amount of projects) of projects by county) > 1亿元", ""},
    });
}

TEST_CASE("what a selection makes, and in which unit", "[selection]") {
    CHECK(Body("count(projects)").type() == "Number");
    CHECK(Body("distinct(county of projects)").type() == "Number");
    CHECK(Body("exists(projects)").type() == "Bool");
    CHECK(Body("max(started of projects)").type() == "Date");
    for (const char* op : {"sum", "min", "max", "average"}) {
        const Body body(std::string(op) + "(amount of projects)");
        CHECK(body.type() == "Money");
        CHECK(body.top().unit.text == "万元");
    }
    CHECK(Body("average(amount / land of projects)").top().unit.text == "万元/亩");
    CHECK(Body("count(projects where amount > 1元)").top().unit.text.empty());
}

TEST_CASE("the parts of a selection", "[selection]") {
    const Body body("sum(amount of projects where nature is new)");
    const Expr& sum = body.top();
    CHECK(sum.kind == ExprKind::selection);
    CHECK(sum.op == Operator::total);
    CHECK(body.field(body.at(sum.list)) == "projects");
    CHECK(body.at(sum.where).type.kind == Type::Kind::truth);
    CHECK_FALSE(sum.by.valid());
    CHECK(body.field(body.at(sum.body)) == "amount");
}

TEST_CASE("within the body of groups the list is the group, and its key what it has in common", "[selection]") {
    const Body body("count(county is \"A\" and sum(amount of projects) > 1亿元 of projects by county)");
    const Expr& count = body.top();
    const Expr& both = body.at(count.body);
    const Expr& key = body.at(body.at(both.args[0]).args[0]);
    CHECK(key.kind == ExprKind::group_key);
    CHECK(key.type.kind == Type::Kind::text);
    CHECK(key.selection == count.list);
    const Expr& sum = body.at(body.at(both.args[1]).args[0]);
    CHECK(body.at(sum.list).kind == ExprKind::group_list);
    CHECK(body.at(sum.list).selection == count.list);
    CHECK(body.field(body.at(sum.body)) == "amount");
}

TEST_CASE("groups of a group", "[selection]") {
    const Body body("count(count(projects by nature) > 1 of projects by county)");
    const Expr& inner = body.at(body.at(body.top().body).args[0]);
    CHECK(body.at(inner.list).kind == ExprKind::group_list);
    CHECK(body.at(inner.list).selection == body.top().list);
    const Body deep("count(exists(sum(amount of projects) > 1亿元 of projects by nature) of projects by county)");
    const Expr& middle = deep.at(deep.top().body);
    const Expr& sum = deep.at(deep.at(middle.body).args[0]);
    CHECK(deep.at(sum.list).selection == middle.list);  // the innermost group
}

TEST_CASE("whose names are visible where", "[selection]") {
    check_all({
        // of the item, of the enclosing record, of neither
        {"exists(projects where amount > target)", ""},
        {"exists(projects where heavy and enough and amount > limit)", ""},
        {"exists(projects where dense)", "needs-record@dense"},
        {"exists(projects where target > amount) and amount > 1元", "unknown-name@amount"},
        {"heavy", "needs-record@heavy"},
        // lists of items
        {"sum(sum(output of partners) of projects) > target", ""},
        {"exists(projects where exists(partners where output > amount and output > target and dense and heavy))", ""},
        // a name of both
        {"exists(projects where name is \"A\")", "ambiguous-name@name"},
        {"exists(projects where Project.name is \"A\" and Plan.name is \"B\")", ""},
        {"exists(projects where Project.heavy and 计划.enough)", ""},
        {"exists(projects where Plan.heavy)", "unknown-name@Plan.heavy"},
        {"name is \"A\"", ""},
        // of a group
        {"exists(amount > 1元 of projects by county)", "needs-selection@amount"},
        {"exists(heavy of projects by county)", "needs-selection@heavy"},
        {"exists(Project.amount > 1元 of projects by county)", "needs-selection@Project.amount"},
        {"exists(target > 1亿元 and enough and county is \"A\" of projects by county)", ""},
        {"exists(nature is new of projects by nature)", ""},
        {"exists(county is \"A\" of projects by (amount > 1亿元))", "needs-selection@county"},
        // where a part of a name is missing
        {"sum(amuont of projects) > target", "unknown-name@amuont"},
        {"sum(amount of projcets) > target", "unknown-name@projcets"},
        {"sum(amount of projects where natrue is new by conuty) > target", "unknown-name@natrue\nunknown-name@conuty"},
        {"计数(项目清单其中ok) > 1", "glued-words@项目清单其中ok"},
    });
}

TEST_CASE("one list of a record at a time", "[selection]") {
    check_all({
        {"exists(projects where count(projects) > 1)", "selection-nested@projects"},
        {"exists(projects where count(others) > 1)", "selection-nested@others"},
        {"exists(projects where exists(partners where count(firms) > 1))", "selection-nested@firms"},
        {"exists(projects where count(firms) > 1)", ""},
        {"exists(sum(amount of others) > 1元 of projects by county)", "selection-nested@others"},
        {"exists(sum(amount of projects where count(projects) > 1) > 1元 of projects by county)", "selection-nested@projects"},
        {"count(projects) > 1 and count(others) > 1", ""},
        {"count(projects by count(others))", "selection-nested@others"},
    });
}

TEST_CASE("what stands in the body", "[selection]") {
    check_all({
        {"exists(ok of projects)", "selection-with-body@exists(ok of projects)"},
        {"count(ok of projects)", "selection-with-body@count(ok of projects)"},
        {"count(ok of projects by county)", "needs-selection@ok"},
        {"count(county of projects by county)", "type-expected@county"},
        {"all(projects)", "selection-without-body@all(projects)"},
        {"sum(projects)", "selection-without-body@sum(projects)"},
        {"sum(projects by county)", "selection-without-body@sum(projects by county)"},
        {"all(amount of projects)", "type-expected@amount"},
        {"sum(county of projects)", "type-expected@county"},
        {"sum(started of projects)", "type-expected@started"},
        {"average(started of projects)", "type-expected@started"},
        {"max(county of projects)", "type-expected@county"},
        {"max(nature of projects)", "type-expected@nature"},
        {"distinct(partners of projects)", "list-misplaced@partners"},
        {"count(projects by partners)", "list-misplaced@partners"},
        {"exists(projects where amount)", "type-expected@amount"},
        {"sum(amount of target)", "type-expected@target"},
        {"sum(amount of target > 1元)", "unexpected-text@>"},
        {"min(target)", "wrong-argument-count@min(target)"},
        {"max(target where ok)", "type-expected@target"},
    });
}

TEST_CASE("what to write instead is shown", "[selection]") {
    const auto hint = [](const std::string& body, Language language) {
        const Checked checked({records + "define d on Plan = " + body + "\n"});
        const auto findings = checked.sink.sorted();
        REQUIRE(findings.size() == 1);
        REQUIRE(!findings.front().hints.empty());
        return label_text(findings.front().hints.front(), language);
    };
    CHECK(hint("count(ok of projects)", Language::en) == "write `count(projects where ok)` instead");
    CHECK(hint("计数(项目清单 的 ok)", Language::zh) == "请改写为 计数(项目清单 其中 ok)");
    CHECK(hint("sum(projects)", Language::en) == "write `sum(… of projects)` instead");
    CHECK(hint("exists(amount > 1元 of projects by county)", Language::en) == "write `sum(amount of projects)` instead");
}

TEST_CASE("up to and at or over in a selection read as the clause's source says", "[selection]") {
    const Body body("exists(projects where amount up to 5000万元)");
    CHECK(body.at(body.top().where).boundary.valid());
    CHECK(Checked({records + "define d on Plan = exists(projects where amount up to 5000万元)\n"}).findings() == "boundary-undeclared@up to");
}

TEST_CASE("what names were found to be is kept for respelling", "[selection]") {
    const Checked checked({records + "define d on Plan = sum(投资额 of 项目清单 where nature is 新上 by 所在县)\n"});
    (void)checked;
    const Checked right({records + "define d on Plan = count(所在县 is \"A\" of 项目清单 where nature is 新上 by 所在县)\n"});
    REQUIRE(right.findings() == "");
    std::string uses;
    for (const auto& [span, name] : right.program->name_uses) uses += right.text(span) + "=" + name.en + " ";
    CHECK(uses.find("项目清单=projects nature=nature 新上=new 所在县=county 所在县=county") != std::string::npos);
}
