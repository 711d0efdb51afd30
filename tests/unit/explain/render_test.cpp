// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "catch.hpp"
#include "explain/document.hpp"
#include "unit/explain/sample.hpp"

using namespace zhunze;
using namespace zhunze::explain;
using namespace zhunze::testing;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

/// Bars that part cells: those without a backslash.
std::size_t cells(const std::string& row) { return count(row, "|") - count(row, "\\|"); }

/// Rows of Markdown tables that have another number of cells than the row above them.
std::vector<std::string> rows_of_unequal_length(const std::string& text) {
    std::vector<std::string> result;
    std::istringstream lines(text);
    std::string above;
    for (std::string line; std::getline(lines, line); above = line) {
        if (line.starts_with("|") && above.starts_with("|") && cells(line) != cells(above)) result.push_back(line);
    }
    return result;
}

const std::string hostile = "<script>alert(1)</script> | `x` \n# 标题 [a](javascript:b) \x1b[31m & \"'\u202E";

/// The tree's own words, all of them hostile.
Tree hostile_tree() {
    Sample sample;
    sample.central().named(hostile);
    sample.application.id = hostile;
    sample.application.place = hostile;
    program::Program& program = sample.project.builder.program();
    program.rules[sample.project.no_standalone_land].name = {hostile, hostile};
    program.rules[sample.project.no_standalone_land].remedy = hostile;
    program.documents[sample.project.key_points].title = hostile;
    program.fields[sample.project.land_area].name = {hostile, hostile};
    return sample.tree();
}

}  // namespace

TEST_CASE("the terminal shows the outcome, then what decided it") {
    CHECK(render_text(Sample().central().invest_in_total(7200).tree(), Language::zh, false) == R"(A-017  不通过:有不符合所载规则之处
  辅助核查,不作为行政决定
  基准日:2020年6月8日(取自“受理日期”)
  输入位置:list.json:1
违反  小项目不单独供地
  依据:《2020年工作要点》“促进平台提档升级”(某市领导小组,2020年4月13日)
  规则文件 small.zz:2
  触发:[成立] 固定资产投资 在 5000万元以下 或 投资强度 在 300万元/亩以下
    [成立] 投资强度 在 300万元/亩以下:投资强度 ≈ 239.9952万元/亩,低于 300万元/亩,相差 ≈60.0048万元/亩
    投资强度 = 固定资产投资 / 用地面积 = 6000万元 / 25.0005亩 ≈ 239.9952万元/亩
  例外“特殊工艺”:不成立:条件不满足(申报特殊工艺 = 假)
  规范:[不符合] 禁止 供地方式 是 单独供地:供地方式 = 单独供地
  整改:进驻开发区标准厂房
违反  小项目进标准厂房
  依据:《2020年工作要点》“促进平台提档升级”(某市领导小组,2020年4月13日)
  触发:[成立] 固定资产投资 在 5000万元以下 或 投资强度 在 300万元/亩以下
    [成立] 投资强度 在 300万元/亩以下:投资强度 ≈ 239.9952万元/亩,低于 300万元/亩,相差 ≈60.0048万元/亩
  例外“特殊工艺免进厂房”:不成立:条件不满足(申报特殊工艺 = 假)
  规范:[不符合] 应当 供地方式 是 标准厂房:供地方式 = 单独供地
  整改:进驻开发区标准厂房
列示
  投资强度 = 固定资产投资 / 用地面积 = 6000万元 / 25.0005亩 ≈ 239.9952万元/亩
事实
  受理日期 = 2020年6月8日(填报;/0)
  项目类型 = 新上(填报;/1)
  行业门类 = 工业(填报;/2)
  所在地 = 南康区(360703)(填报;/3)
  固定资产投资 = 6000万元(填报;/5)
  用地面积 = 1.6667公顷 = 25.0005亩(填报;/6)
  申报特殊工艺 = 假(未填报,按规则推定)
  供地方式 = 单独供地(填报;/8)
)");
}

TEST_CASE("the terminal speaks English as well") {
    const std::string text = render_text(Sample().at_limit().tree(), Language::en, false);
    CHECK(holds(text, "A-017  undetermined: what was handed in does not settle the matter\n"));
    CHECK(holds(text, "undetermined (possible: not_triggered, violated)  small_project_no_standalone_land\n"));
    CHECK(holds(text, "    [open] intensity up to 300万元/亩: intensity = 300万元/亩, exactly 300万元/亩, whether “up to / at or over” in "
                      "“2020年工作要点” includes the number itself: undecided\n"));
    CHECK(holds(text, "norm: [not met] forbid supply is standalone: supply = standalone\n"));
    CHECK(holds(text, "to be settled by the authority: whether"));
}

TEST_CASE("what is not triggered is never worded as an approval") {
    Sample sample;
    const Tree tree = sample.invest(6000).on_mu(10).tree();
    const std::string text = render_text(tree, Language::zh, false);
    CHECK(holds(text, "A-017  通过:未发现不符合所载规则之处\n  辅助核查,不作为行政决定\n"));
    CHECK(holds(text, "未触发(不等于同意)  小项目不单独供地"));
    // Both alternatives fail, so both are told.
    CHECK(holds(text, "[不成立] 固定资产投资 在 5000万元以下:固定资产投资 = 6000万元,高于 5000万元,相差 1000万元"));
    CHECK(holds(text, "[不成立] 投资强度 在 300万元/亩以下:投资强度 = 600万元/亩,高于 300万元/亩,相差 300万元/亩"));
    for (const Language language : {Language::zh, Language::en}) {
        const std::string page = render_html(tree, language);
        CHECK(holds(page, language == Language::zh ? "未触发不等于同意" : "this is no approval"));
        CHECK_FALSE(holds(page, "合格"));
        CHECK_FALSE(holds(page, "批准"));
    }
}

TEST_CASE("rules that do not apply for one reason share one line") {
    Sample sample;
    sample.central().give(sample.project.kind, Value::of_member(2), "技改").give(sample.project.location, Value::of_member(SmallProject::jian), "360800");
    const std::string text = render_text(sample.tree(), Language::zh, false);
    CHECK(holds(text, "\n不适用:小项目不单独供地、小项目进标准厂房(项目类型 是 新上:项目类型 = 技改;所在地 属于 赣州市(360700):所在地 = 吉安市(360800))\n"));
    sample.options.as_of = Date::from_parts(2021, 1, 1);
    CHECK(holds(render_text(sample.tree(), Language::zh, false),
                "\n未施行:小项目不单独供地、小项目进标准厂房(基准日 2021年1月1日 不在施行期间(2020年1月1日 至 2020年12月31日)内)"));
}

TEST_CASE("not met and open rules stand before the others") {
    Sample sample;
    ProgramBuilder& builder = sample.project.builder;
    const ExprId known = builder.op(Operator::equal, {builder.get(sample.project.kind), builder.member(0, sample.project.nature)});
    builder.rule({"甲", "met"}, program::NormKind::require, known);
    builder.rule({"乙", "broken"}, program::NormKind::forbid, known);
    builder.in_principle(builder.rule({"丙", "reasons"}, program::NormKind::forbid, known));
    const std::string text = render_text(sample.at_limit().tree(), Language::en, false);
    const std::vector<std::string> order{"violated  broken", "undetermined (possible", "to be justified  reasons", "compliant  met"};
    for (std::size_t i = 1; i < order.size(); ++i) {
        REQUIRE(holds(text, "\n" + order[i]));
        CHECK(text.find("\n" + order[i - 1]) < text.find("\n" + order[i]));
    }
    CHECK(holds(text, "norm: [not met] in principle forbid kind is new: kind = new"));
}

TEST_CASE("colour is added to the words, not put in their place") {
    const Tree tree = Sample().central().tree();
    std::string coloured = render_text(tree, Language::zh, true);
    CHECK(holds(coloured, "\x1b[1;31m"));
    for (const std::string code : {"\x1b[1;31m", "\x1b[2m", "\x1b[0m"}) {
        for (std::size_t at = coloured.find(code); at != std::string::npos; at = coloured.find(code)) coloured.erase(at, code.size());
    }
    CHECK(coloured == render_text(tree, Language::zh, false));
}

TEST_CASE("the page has the eight sections, the signatures and the hashes") {
    const Tree tree = Sample().central().tree();
    const std::string page = render_html(tree, Language::zh);
    std::size_t at = 0;
    for (const std::string part : {"<html lang=\"zh-CN\">", "<h1>政策规则核查意见(辅助核查,不作为行政决定)</h1>", "<h2>一、依据</h2>", "<h2>二、核查事实</h2>",
                                   "<h2>三、计算与比对(全数值比较,显示值修约)</h2>", "<h2>四、例外</h2>", "<h2>五、意见</h2>", "<h2>六、可改变结论的事实</h2>",
                                   "<h2>七、补正</h2>", "<h2>八、异议</h2>", "经办意见", "复核意见", "3b07", "9f3c", "zhunze 0.1.0"}) {
        INFO(part);
        const std::size_t found = page.find(part, at);
        REQUIRE(found != std::string::npos);
        at = found;
    }
    CHECK(holds(page, "文号未载的文件,请经办机关核对原件。"));
    CHECK(holds(page, "<th scope=\"row\">用地面积</th><td>1.6667公顷</td><td>25.0005亩</td>"));
    CHECK(holds(page, "<th scope=\"row\">项目名称</th><td>虚构精密件项目</td>"));
    CHECK(holds(page, "@page { size: A4;"));
    CHECK_FALSE(holds(page, "<script"));
    CHECK_FALSE(holds(page, "http"));
}

TEST_CASE("the English page says the same") {
    const std::string page = render_html(Sample().at_limit().tree(), Language::en);
    CHECK(holds(page, "<html lang=\"en\">"));
    CHECK(holds(page, "<h2>7. To be supplied</h2>"));
    CHECK(holds(page, "<ol>\n<li>to be settled by the authority: whether"));
    CHECK(holds(page, "includes the number itself: undecided; it matters here"));
}

TEST_CASE("a list begins with an overview that points to each opinion") {
    const std::string page = render_html(std::vector<Tree>{Sample().central().tree(), Sample().at_limit().tree()}, Language::zh);
    CHECK(count(page, "<article>") == 3);
    CHECK(holds(page, "<th scope=\"row\"><a href=\"#opinion-2\">2</a></th><td>A-017</td><td>待补正</td>"));
    CHECK(holds(page, "<h1 id=\"opinion-2\">"));
    CHECK(holds(page, "小项目不单独供地(违反)"));
}

TEST_CASE("errors stand in the place of reasons") {
    const Tree tree = Sample().central().invest_in_total(5000).tree();
    const std::string text = render_text(tree, Language::zh, false);
    CHECK(holds(text, "A-017  无效:填报数据有误,未作核查"));
    CHECK(holds(text, "固定资产投资不应大于总投资"));
    const std::string page = render_html(tree, Language::zh);
    CHECK(holds(page, "<h3>填报有误</h3>"));
    CHECK(holds(page, "请更正上述错误后重新核查。"));
    CHECK(holds(page, "未作比对。"));
    CHECK(holds(page, "<td>1.6667公顷</td><td>25.0005亩</td>"));
}

TEST_CASE("nothing in an input or a rule file can leave its place on the page") {
    const std::string page = render_html(hostile_tree(), Language::zh);
    CHECK_FALSE(holds(page, "<script>"));
    CHECK_FALSE(holds(page, "\x1b"));
    CHECK_FALSE(holds(page, "\u202E"));
    CHECK(holds(page, "&lt;script&gt;alert(1)&lt;/script&gt; | `x`  # 标题"));
    CHECK(holds(page, "&amp; &quot;&#39;"));
}

TEST_CASE("nothing in an input or a rule file can leave its place in Markdown") {
    const std::string text = render_markdown(hostile_tree(), Language::zh);
    CHECK(holds(text, "\\<script\\>alert(1)\\</script\\> \\| \\`x\\`  # 标题 \\[a\\](javascript:b)"));
    CHECK_FALSE(holds(text, "\n# 标题"));
    CHECK_FALSE(holds(text, " <script>"));
    CHECK(rows_of_unequal_length(text).empty());
}

TEST_CASE("nothing in an input or a rule file can speak to the terminal") {
    const std::string text = render_text(hostile_tree(), Language::zh, false);
    CHECK_FALSE(holds(text, "\x1b"));
    CHECK_FALSE(holds(text, "\u202E"));
    CHECK_FALSE(holds(text, "\n# 标题"));
}

TEST_CASE("one line of visible text") {
    struct Row { std::string text, shown; };
    const std::vector<Row> rows{
        {"项目", "项目"},
        {"a\tb\r\nc", "a b  c"},
        {std::string("a\0b", 3), "a\uFFFD" "b"},
        {"\x1b[31m", "\uFFFD[31m"},
        {"\u0085\u2028\u202Ex", "\uFFFD \uFFFDx"},
        {"60\u200B00\uFEFF", "60\uFFFD" "00\uFFFD"},
        {"葛\U000E0100", "葛\U000E0100"},
        {"a\xFF\xFE" "b", "a\uFFFD\uFFFD" "b"},
        {"\xE9", "\uFFFD"},
        {"", ""},
    };
    for (const Row& row : rows) CHECK(plain_line(row.text) == row.shown);
}

TEST_CASE("what would start a block in Markdown does not when it comes from a text") {
    struct Row { std::string text, written; };
    const std::vector<Row> rows{
        {"# 一", "\\# 一"}, {"- 一", "\\- 一"}, {"+ 一", "\\+ 一"},   {"1. 一", "1\\. 一"}, {"12) 一", "12\\) 一"},
        {"1.5亩", "1.5亩"}, {"2020-04-13", "2020-04-13"}, {"> 一", "\\> 一"}, {"    一", "一"}, {"a_b*c", "a\\_b\\*c"},
    };
    for (const Row& row : rows) {
        Block block;
        block.text = row.text;
        CHECK(write_markdown({Language::zh, "", {{block}}}) == row.written + "\n");
    }
}

TEST_CASE("the Markdown page has the content of the HTML page") {
    const std::string text = render_markdown(Sample().central().tree(), Language::zh);
    CHECK(holds(text, "# 政策规则核查意见(辅助核查,不作为行政决定)\n"));
    CHECK(holds(text, "| 用地面积 | 1.6667公顷 | 25.0005亩 | 填报;/6 |\n"));
    CHECK(holds(text, "- 触发:\\[成立\\] 固定资产投资 在 5000万元以下 或 投资强度 在 300万元/亩以下\n  - \\[不成立\\] 固定资产投资"));
    CHECK(holds(text, "## 八、异议\n"));
}

TEST_CASE("the tree as JSON names every part") {
    const std::string json = render_json(Sample().central().tree(), Language::zh).line();
    CHECK(holds(json, R"("clause":"trigger","reached":true,"node":{"kind":"operation","operator":"either")"));
    CHECK(holds(json, R"("span":{"file":"small.zz","line":3,"column":5})"));
    CHECK(holds(json, R"("margins":[{"side":"below","difference":{"value":"60.0048","unit":"万元/亩","exact":"1000100/16667","rounded":true})"));
    CHECK(holds(json, R"("fact":"test.Project.land_area","label":"用地面积","origin":"given","used":true,"written":"1.6667公顷","place":"/6","entered":)"));
    CHECK(holds(json, R"("exceptions":[{"exception":"test.special_process","label":"特殊工艺","effect":"exempt","status":"condition_false")"));
    CHECK(holds(json, R"("definition":"test.intensity","label":"投资强度","report":true)"));
    CHECK(holds(json, R"("input_hash":"3b07","rule_set":"9f3c","engine":"zhunze 0.1.0")"));
}

TEST_CASE("intervals and inferences are in the JSON tree") {
    const std::string json = render_json(Sample().invest_in_total(4500).tree(), Language::en).line();
    CHECK(holds(json, R"("high":{"value":"4500","unit":"万元","exact":"4500","rounded":false,"open":false})"));
    CHECK(holds(json, R"("inferred_by":[{"message":"固定资产投资应为正数","node":{"kind":"operation","operator":"greater","text":"fixed_investment > 0万元")"));
}

TEST_CASE("every kind of norm and outcome has its words") {
    Sample sample;
    ProgramBuilder& builder = sample.project.builder;
    const ExprId met = builder.op(Operator::equal, {builder.get(sample.project.kind), builder.member(0, sample.project.nature)});
    const ExprId unmet = builder.op(Operator::equal, {builder.get(sample.project.kind), builder.member(1, sample.project.nature)});
    builder.rule({"劝", "advice"}, program::NormKind::advise, unmet);
    builder.program().rules[builder.rule({"奖", "reward"}, program::NormKind::grant, {})].norm.grant = {"补助", "subsidy"};
    builder.rule({"成", "fulfilled"}, program::NormKind::require, met);
    const Tree tree = sample.central().tree();

    const std::string text = render_text(tree, Language::zh, false);
    CHECK(holds(text, "\n建议  劝\n"));
    CHECK(holds(text, "规范:[不符合] 宜 项目类型 是 扩建:项目类型 = 新上"));
    CHECK(holds(text, "\n享受  奖\n"));
    CHECK(holds(text, "规范:给予 补助"));
    CHECK(holds(text, "依据:规则未写明依据"));

    const std::string page = render_html(tree, Language::zh);
    CHECK(holds(page, "建议按“劝”办理(宜 项目类型 是 扩建)"));
    CHECK(holds(page, "符合“奖”的条件,可享受“补助”"));
    CHECK(holds(page, "未发现不符合“成”之处"));
    CHECK(holds(page, "不符合“小项目不单独供地”(禁止 供地方式 是 单独供地);建议:进驻开发区标准厂房"));
    CHECK(holds(render_html(tree, Language::en), "meets the conditions of “reward”: “subsidy”"));
}

TEST_CASE("a conflict is told before the rules it is about") {
    Sample sample;
    ProgramBuilder& builder = sample.project.builder;
    builder.rule({"相反", "opposite"}, program::NormKind::require, builder.program().rules[sample.project.no_standalone_land].norm.content);
    builder.rule({"相反二", "opposite_too"}, program::NormKind::forbid, builder.program().rules[sample.project.into_standard_factory].norm.content);
    const Tree tree = sample.central().tree();
    REQUIRE(tree.outcome == program::Overall::conflict);
    const std::string text = render_text(tree, Language::zh, false);
    CHECK(text.find("“小项目不单独供地”(《2020年工作要点》“促进平台提档升级”(某市领导小组,2020年4月13日))与“相反”(规则未写明依据)要求相反") < text.find("违反  小项目不单独供地"));
    CHECK(holds(render_html(tree, Language::zh), "<li>“小项目不单独供地”(《2020年工作要点》“促进平台提档升级”(某市领导小组,2020年4月13日))与“相反”(规则未写明依据)要求相反</li>"));
}

TEST_CASE("a derived value by cases tells the branch that was taken") {
    Sample sample;
    ProgramBuilder& builder = sample.project.builder;
    const Type scale = builder.enumeration({"规模档", "Scale"}, {{"大", "large"}, {"小", "small"}});
    const ExprId limit = builder.amount(SmallProject::wan(5000), builder.money());
    builder.program().exprs[limit].unit = {Rational(10000), builder.money().dimension, "万元"};
    const ExprId over = builder.op(Operator::greater_or_equal, {builder.get(sample.project.fixed_investment), limit});
    builder.definition({"规模", "scale"}, builder.cases({builder.member(0, scale), over, builder.member(1, scale)}), true);
    CHECK(holds(render_text(sample.central().tree(), Language::zh, false),
                "  规模 = 大\n    [成立] 固定资产投资 达到 5000万元:固定资产投资 = 6000万元,高于 5000万元,相差 1000万元\n"));
    CHECK(holds(render_text(sample.invest(4000).tree(), Language::zh, false), "  规模 = 小\n    [不成立] 固定资产投资 达到 5000万元"));
    CHECK(holds(sample.decision().line(), R"("test.scale":"small")"));
}

TEST_CASE("an open question is asked, and its answer shown") {
    Sample sample;
    ProgramBuilder& builder = sample.project.builder;
    const program::QuestionId reach = builder.question({"豁免范围", "reach"}, {{"仅免进厂房", "factory_only"}, {"两者都免", "both"}});
    builder.program().questions[reach].text = "豁免免去什么";
    const ExprId asked = builder.op(Operator::equal, {builder.get(reach), builder.member(1, Type::of(reach))});
    builder.rule({"问", "asks"}, program::NormKind::require, asked);
    CHECK(holds(render_text(sample.central().tree(), Language::zh, false), "缺:豁免范围:豁免免去什么\n"));
    CHECK(holds(sample.decision().line(), R"("test.reach":null)"));
    sample.options.readings.answers = {{reach, 1}};
    CHECK(holds(render_text(sample.tree(), Language::zh, false), "豁免范围:豁免免去什么:两者都免;影响本次结果"));
    CHECK(holds(sample.decision().line(), R"("test.reach":"both")"));
}

TEST_CASE("without an as-of date everything that hangs on it is open") {
    Sample sample;
    sample.central().claim_special_process().state(sample.project.accepted_on, facts::FactState::not_given);
    facts::Evidence paper;
    paper.name = "特殊工艺认定材料";
    paper.date = Date::from_parts(2020, 6, 1);
    const std::string text = render_text(sample.hand_in(paper).tree(), Language::zh, false);
    CHECK(holds(text, "基准日:无\n"));
    CHECK(holds(text, "施行期间:没有基准日,不能确定是否施行(2020年1月1日 至 2020年12月31日)"));
    CHECK(holds(text, "“特殊工艺认定材料”日期 2020年6月1日,没有基准日,不能确定是否有效"));
}

TEST_CASE("changes say what they are and what they are not") {
    Tree tree = Sample().central().tree();
    ChangeNode change;
    change.facts = {{"test.Project.land_area", {}, {"用地面积 < 20亩", "land_area < 20亩"}, {}, {}, {}}};
    change.outcome = program::Overall::passed;
    tree.changes = {change};
    CHECK(holds(render_text(tree, Language::zh, false), "用地面积 < 20亩 时,结论为“通过”\n  其他事实不变。本项仅作说明,不构成调整申报数据的建议。\n"));
    CHECK(holds(render_html(tree, Language::zh), "<li>用地面积 &lt; 20亩 时,结论为“通过”</li>"));
    CHECK(holds(render_html(tree, Language::en), "with land_area &lt; 20亩, the outcome is “passed”"));
    tree.changes.clear();
    CHECK(holds(render_html(tree, Language::zh), "未找到改变一项或两项即可通过的可调事实。"));
}
