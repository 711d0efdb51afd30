// SPDX-License-Identifier: Apache-2.0
// Lists whose items stand in a file of their own.
#include "unit/facts/list_support.hpp"

namespace zhunze::facts {
namespace {

/// What comes of joining `rows` to the zones of `inputs`, one batch each.
struct Run {
    std::vector<Batch> batches;
    Joined joined;

    [[nodiscard]] const Application& at(std::size_t index) const {
        for (const Batch& batch : batches) {
            if (index < batch.applications.size()) return batch.applications[index];
            index -= batch.applications.size();
        }
        FAIL("there is no such application");
        return batches.front().applications.front();
    }
    [[nodiscard]] std::string projects(std::size_t index) const { return outline(fact_of(at(index), zone().projects)); }
};

Run run(const std::vector<std::string>& inputs, ListItems rows, bool complete = false, const Limits& limits = {}) {
    Run run;
    for (const std::string& input : inputs) run.batches.push_back(read_zones(input, "a" + std::to_string(run.batches.size()) + ".csv"));
    run.joined = join(std::move(rows), run.batches, *zone().program, complete, limits);
    return run;
}

Run run(const std::string& input, const std::string& rows, bool complete = false) {
    return run({input}, read_rows(rows, zone().projects, "zone"), complete);
}

/// `place: message` of each.
std::string told(const std::vector<Diagnostic>& findings) {
    std::string all;
    for (const Diagnostic& finding : findings) all += finding.place + ": " + finding.message(Language::en) + "\n";
    return all;
}

}  // namespace

TEST_CASE("rows are the items of the application whose key they state, in the order of the file", "[facts][join]") {
    const Run result = run("园区名称,项目清单\n甲,\n乙,\n", "所在园区,名称,投资额（亿元）\n甲,一,1\n乙,二,2\n 甲 ,三,3000\n");
    CHECK(result.projects(0) == "[name=\"一\" amount=100000000; name=\"三\" amount=300000000000]");
    CHECK(result.projects(1) == "[name=\"二\" amount=200000000]");
    CHECK(result.joined.rows_left == 0);
    CHECK(result.joined.errors.empty());
    CHECK(result.joined.warnings.empty());
    const Fact& list = fact_of(result.at(0), zone().projects);
    CHECK(list.place == "rows.csv");
    CHECK(list.items.at(1).place == "rows.csv:4:A4");
    CHECK(fact_of(list.items.at(1), zone().amount).place == "C4");
}

TEST_CASE("the same content through JSON and through a joined table is the same", "[facts][join]") {
    const Batch json = read_zones(R"([{"zone": "甲", "projects": [{"name": "一", "amount": "1亿元"}, {"name": "二"}]},
                                      {"zone": "乙", "projects": [{"amount": 5, "permits": "无"}]},
                                      {"zone": "丙", "projects": []}])");
    const std::string rows = "zone,name,amount,permits\n甲,一,1亿元,\n乙,,5,无\n甲,二,,-\n";
    const Run joined = run("zone\n甲\n乙\n丙\n", rows, true);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(outline(fact_of(json.applications.at(i), zone().projects)) == joined.projects(i));
        CHECK(joined.at(i).errors.empty());
        const auto& expected = fact_of(json.applications[i], zone().projects).items;
        const auto& found = fact_of(joined.at(i), zone().projects).items;
        REQUIRE(expected.size() == found.size());
        for (std::size_t item = 0; item < expected.size(); ++item) {
            CHECK(expected[item].record == found[item].record);
            CHECK(found[item].id.empty());
            CHECK(found[item].input_hash.empty());
        }
    }
}

TEST_CASE("a file of items may be JSON as well", "[facts][join]") {
    const Run result = run("zone\n甲\n", R"([{"zone": "甲", "name": "一", "permits": [{"number": "1"}]}, {"name": "二"}, 3])");
    CHECK(result.projects(0) == "[name=\"一\" permits[number=\"1\"]]");
    CHECK(slugs(result.joined.errors) == "row-without-key not-an-object");
    CHECK(result.joined.rows_left == 2);
}

TEST_CASE("keys are compared as the owner's field is read, whatever its type", "[facts][join]") {
    const std::vector<std::tuple<std::string, std::string, std::string, std::string>> cases{
        {"county", "360703", "南康区", "nankang"},
        {"founded", "2020-04-13", "2020年4月13日", "20200413"},
        {"rank", "0.50", "0.5", "50%"},
        {"zone", "甲", " 甲", "甲 "},
    };
    for (const auto& [key, owner, first, second] : cases) {
        INFO(key);
        const Run result = run({key + "\n" + owner + "\n"}, read_rows(key + ",name\n" + first + ",一\n" + second + ",二\n", zone().projects, key));
        CHECK(result.projects(0) == "[name=\"一\"; name=\"二\"]");
        CHECK(result.joined.rows_left == 0);
    }
}

TEST_CASE("the key's column goes by the word asked for and by every name of the owner's field", "[facts][join]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"zone", "zone"},     {"zone", "园区名称"}, {"园区名称", "ZONE"}, {"zone", "所在园区"}, {"zone", "所在园区（全称）"},
        {"代码", "代码"},  // no field of the owner: the items' own word for its id
    };
    for (const auto& [asked, header] : cases) {
        INFO(asked << " " << header);
        const Run result = run({"zone\n甲\n"}, read_rows(header + ",name\n甲,一\n", zone().projects, asked));
        CHECK(result.projects(0) == "[name=\"一\"]");
        CHECK(result.joined.rows_left == 0);
    }
    CHECK(!key_named(*zone().program, zone().record, "projects"));
    const Project& without = project();
    CHECK(key_named(*without.program, without.record(), "nonsense")->field == without.id);
}

TEST_CASE("a column may be the key and a field of the item", "[facts][join]") {
    const ListItems rows = read_rows("zone,staff\n甲,3\n", zone().firms, "zone");
    CHECK(rows.batch.file_errors.empty());
    const Run result = run({"zone\n甲\n"}, rows);
    CHECK(outline(fact_of(result.at(0), zone().firms)) == "[zone=\"甲\" staff=3]");
    const Run apart = run({"zone\n甲\n"}, read_rows("所在园区,园区,staff\n甲,别处,3\n", zone().firms, "zone"));
    CHECK(outline(fact_of(apart.at(0), zone().firms)) == "[zone=\"别处\" staff=3]");
}

TEST_CASE("a table whose header cannot be right is an error of the file", "[facts][join]") {
    const std::vector<std::tuple<std::string, std::string, std::string>> cases{
        {"", "input-empty", "rows.csv"},
        {"name,amount\n一,1\n", "no-key-column", "rows.csv:1:A1"},
        {"甲,乙\n", "no-known-column", "rows.csv:1:A1"},
        {"zone,园区名称\n甲,甲\n", "repeated-field", "rows.csv:1:B1"},
        {"zone,name,名称\n甲,一,一\n", "repeated-field", "rows.csv:1:C1"},
        {"zone,amount(亩)\n甲,1\n", "header-unit", "rows.csv:1:B1"},
        {"zone,name\n甲,\"一\n", "csv-open-quote", "rows.csv:2"},
        {"[{\"zone\": ", "json-syntax", "rows.csv:1:11"},
    };
    for (const auto& [text, code, place] : cases) {
        INFO(text);
        const ListItems rows = read_rows(text, zone().projects, "zone");
        CHECK(slugs(rows.batch.file_errors) == code);
        CHECK(rows.batch.file_errors.at(0).place == place);
    }
    const Diagnostic missing = read_rows("name\n一\n", zone().projects, "所在园区").batch.file_errors.at(0);
    CHECK(missing.message(Language::en) == "no cell of the first row is `所在园区`, which tells whose each row is; it reads `name`");
    CHECK(label_text(missing.hints.at(0), Language::en) == "allowed are: 所在园区, 园区名称, zone");
}

TEST_CASE("every row that is nobody's is an error of its own, and the applications go on", "[facts][join]") {
    const Run result = run("zone\n甲\n乙\n", "zone,name,amount\n"
                                             "甲,一,1\n"
                                             "丙,二,约1\n"
                                             ",三,3\n"
                                             "待定,四,4\n"
                                             "乙,五\n"
                                             "乙,六,6\n");
    CHECK(told(result.joined.errors) == "rows.csv:3:A3: no application has `丙` as its `zone`; this row is not used\n"
                                        "rows.csv:3:C3: `约1` is not exact; `amount` wants one definite number\n"
                                        "rows.csv:4:A4: this row does not state `zone`, so it cannot be told whose it is\n"
                                        "rows.csv:5:A5: this row does not state `zone`, so it cannot be told whose it is\n"
                                        "rows.csv:6:A6: the header has 3 columns, this row has 2 cells\n");
    CHECK(result.joined.rows_left == 4);
    CHECK(result.projects(0) == "[name=\"一\" amount=10000]");
    CHECK(result.projects(1) == "[name=\"六\" amount=60000]");
    CHECK(result.at(0).errors.empty());
    CHECK(result.at(1).errors.empty());
}

TEST_CASE("what is wrong in a row is an error of its application", "[facts][join]") {
    const Run result = run("zone\n甲\n乙\n", "zone,amount\n甲,约1\n乙,2\n甲,三\n");
    CHECK(told(result.at(0).errors) == "rows.csv:2:B2: `约1` is not exact; `amount` wants one definite number\n"
                                       "rows.csv:4:B4: `三` is a Chinese numeral; `amount` wants digits\n");
    CHECK(result.at(1).errors.empty());
    CHECK(result.joined.rows_left == 0);
}

TEST_CASE("an application without a row has no list, unless the file is said to be complete", "[facts][join]") {
    const std::string zones = "zone,county\n甲,\n乙,\n丙,\n,360703\n";
    const Run open = run(zones, "zone,name\n甲,一\n");
    CHECK(open.projects(0) == "[name=\"一\"]");
    for (const std::size_t index : {1u, 2u, 3u}) CHECK(open.projects(index) == "not given");
    CHECK(told(open.joined.warnings) == "rows.csv: applications without a row in this file: 2; their `projects` is taken as not given\n"
                                        "rows.csv: applications that do not state `zone`: 1; no row can be theirs, and their `projects` is taken as not given\n");
    const Run complete = run(zones, "zone,name\n甲,一\n", true);
    CHECK(complete.projects(1) == "[]");
    CHECK(complete.projects(3) == "not given");
    CHECK(told(complete.joined.warnings).find("2; their `projects` is taken as an empty list") != std::string::npos);
    CHECK(run("zone\n甲\n", "zone,name\n", true).projects(0) == "[]");
    CHECK(run("zone\n甲\n", "zone,name\n").projects(0) == "not given");
}

TEST_CASE("a file with a row that is nobody's is not complete", "[facts][join]") {
    const auto second = [](const std::string& row) { return run("zone\n甲\n乙\n", "zone,name\n甲,一\n" + row + "\n", true).projects(1); };
    CHECK(second("甲,二") == "[]");
    CHECK(second("别处,二") == "not given");
    CHECK(second(",二") == "not given");
    CHECK(second("二") == "not given");
    CHECK(second("1E+12,二") == "not given");
    CHECK(told(run("zone\n甲\n乙\n", "zone,name\n甲,一\n,二\n", true).joined.warnings).find("not given: some rows went to no application") !=
          std::string::npos);
}

TEST_CASE("keys are equal however wide they were typed, and blanks around them do not count", "[facts][join]") {
    const Run result = run("zone\nＺ-1\n乙\n", "zone,name\nZ-1,一\n Ｚ－１ ,二\n\u00A0Z-1\u00A0,三\n乙,四\n");
    CHECK(result.projects(0) == "[name=\"一\"; name=\"二\"; name=\"三\"]");
    CHECK(result.joined.rows_left == 0);
    CHECK(result.at(0).warnings.empty());
    const Run twice = run("zone\nＺ-1\nZ-1\n", "zone,name\nZ-1,一\n");
    CHECK(slugs(twice.at(0).errors) == "repeated-owner");
    CHECK(slugs(twice.at(1).errors) == "repeated-owner");
}

TEST_CASE("a row left over that may be an application's own leaves its list open, and every application is warned", "[facts][join]") {
    // Of 甲-01 and 乙, each with a row of its own: whether its list may lack items.
    const std::vector<std::tuple<std::string, bool, bool>> cases{
        {",三", true, true},      {"待定,三", true, true},  {"同上,三", true, true}, {"〃,三", true, true},      {"\"\"\"\",三", true, true},
        {"1E+12,三", true, true}, {"三", true, true},       {"甲-1,三", true, false}, {"甲 01,三", true, false}, {"甲－０１.,三", true, false},
        {"丙,三", false, false},  {"甲-02,三", false, false}, {"合计,三", false, false},
    };
    for (const bool complete : {false, true}) {
        for (const auto& [row, first, second] : cases) {
            INFO(row);
            const Run result = run("zone\n甲-01\n乙\n丙-9\n", "zone,name\n甲-01,一\n乙,二\n" + row + "\n", complete);
            CHECK(result.joined.rows_left == 1);
            CHECK(fact_of(result.at(0), zone().projects).may_lack_items == first);
            CHECK(fact_of(result.at(1), zone().projects).may_lack_items == second);
            CHECK(result.projects(2) == "not given");
            for (const std::size_t index : {0u, 1u, 2u}) CHECK(slugs(result.at(index).warnings) == "list-may-lack-rows");
        }
    }
    const Run open = run("zone\n甲\n乙\n", "zone,name\n甲,一\n,二\n丙,三\n");
    CHECK(told(open.at(0).warnings) == "rows.csv: rows of this file that belong to no application: 2; the `projects` of this one may not be complete; "
                                       "1 of them may be its own, so the list is taken to have further items of which nothing is known\n");
    CHECK(told(open.at(1).warnings) == "rows.csv: rows of this file that belong to no application: 2; the `projects` of this one may not be complete\n");
    CHECK(open.at(0).input_hash != run("zone\n甲\n乙\n", "zone,name\n甲,一\n").at(0).input_hash);
}

TEST_CASE("two applications of one key: an error of both that names them", "[facts][join]") {
    const Run result = run({"zone\n甲\n乙\n甲\n", "zone\n甲\n"}, read_rows("zone,name\n甲,一\n乙,二\n", zone().projects, "zone"));
    const std::string one = "several applications have `甲` as their `zone`: a0.csv:2:A2 and ";
    const std::string end = "; whose the rows of `projects` are cannot be told\n";
    CHECK(told(result.at(0).errors) == "a0.csv:2:A2: " + one + "a0.csv:4:A4" + end);
    CHECK(told(result.at(2).errors) == "a0.csv:4:A4: " + one + "a0.csv:4:A4" + end);
    CHECK(told(result.at(3).errors) == "a1.csv:2:A2: " + one + "a1.csv:2:A2" + end);
    CHECK(result.at(1).errors.empty());
    CHECK(result.projects(0) == "not given");
    CHECK(result.projects(1) == "[name=\"二\"]");
    CHECK(result.joined.rows_left == 0);
}

TEST_CASE("owners may stand in any of the inputs", "[facts][join]") {
    const Run result = run({"zone\n甲\n", "zone\n乙\n"}, read_rows("zone,name\n乙,二\n甲,一\n", zone().projects, "zone"));
    CHECK(result.projects(0) == "[name=\"一\"]");
    CHECK(result.projects(1) == "[name=\"二\"]");
}

TEST_CASE("a list that the application gives itself and the file too is an error", "[facts][join]") {
    const Run result = run(R"([{"zone": "甲", "projects": [{"name": "零"}]}, {"zone": "乙", "projects": "无"}, {"zone": "丙", "projects": []}])",
                           "zone,name\n甲,一\n甲,二\n乙,三\n", true);
    CHECK(told(result.at(0).errors) ==
          "a0.csv:1:/0: `projects` is given in the application (/0/projects) and has items at rows.csv:2:A2 as well; give it in one place\n");
    CHECK(slugs(result.at(1).errors) == "list-given-twice");
    CHECK(result.at(2).errors.empty());
    CHECK(result.joined.warnings.empty());
}

TEST_CASE("the hash of an application covers its rows", "[facts][join]") {
    const auto hash = [](const char* rows, bool complete = false) { return run("zone\n甲\n", rows, complete).at(0).input_hash; };
    const std::string one = hash("zone,name\n甲,一\n");
    CHECK(hash("zone,name\n\"甲\",一\n\n") == one);
    CHECK(hash("zone,name\n甲,一\n甲,一\n") != one);
    CHECK(hash("zone,name\n甲,二\n") != one);
    CHECK(hash("zone,name\n") == read_zones("zone\n甲\n", "a0.csv").applications.at(0).input_hash);
    CHECK(hash("zone,name\n", true) != hash("zone,name\n"));
}

TEST_CASE("limits on rows, of a file and of one application", "[facts][join][limits]") {
    Limits limits;
    limits.items = 2;
    limits.file_items = 4;
    limits.records = 1;
    const auto rows = [&](const std::string& text) { return read_rows("zone,name\n" + text, zone().projects, "zone", limits); };
    CHECK(slugs(rows("甲,1\n甲,2\n乙,3\n丙,4\n").batch.file_errors).empty());
    CHECK(slugs(rows("甲,1\n甲,2\n乙,3\n丙,4\n丁,5\n").batch.file_errors) == "too-many-file-items");
    const Run result = run({"zone\n甲\n乙\n"}, rows("甲,1\n甲,2\n甲,3\n乙,4\n"), false, limits);
    CHECK(told(result.at(0).errors) == "rows.csv:4:A4: with `projects` the lists of this application have more than 2 items\n");
    CHECK(result.at(1).errors.empty());
}

TEST_CASE("any cut and any flipped byte of a file of items gives a result, and no row is lost", "[facts][join][hostile]") {
    const std::string good = "zone,name,amount\n甲,一,\"1,000\"\n乙,\"二\"\"2\",约3\n丙,,4\n";
    const auto check = [](std::string_view text) {
        ListItems rows = read_rows(text, zone().projects, "zone");
        if (!rows.batch.file_errors.empty()) return;
        const std::size_t count = rows.batch.applications.size();
        const Run result = run({"zone\n甲\n乙\n"}, std::move(rows));
        std::size_t joined = 0;
        for (const std::size_t index : {0u, 1u}) joined += fact_of(result.at(index), zone().projects).items.size();
        CHECK(joined + result.joined.rows_left == count);
        CHECK(result.joined.errors.size() >= result.joined.rows_left);
    };
    for (std::size_t at = 0; at < good.size(); ++at) {
        check(std::string_view(good).substr(0, at));
        for (const char byte : {'\0', '"', ',', '\n', '\r', '{', '[', '\xFF', '\x80'}) {
            std::string changed = good;
            changed[at] = byte;
            check(changed);
        }
    }
}

TEST_CASE("fifty thousand rows of one key and of as many", "[facts][join][hostile]") {
    std::string same = "zone,name\n";
    std::string many = "zone,name\n";
    for (int i = 0; i < 50'000; ++i) {
        same += "甲,一\n";
        many += std::to_string(i) + ",一\n";
    }
    CHECK(fact_of(run("zone\n甲\n", same).at(0), zone().projects).items.size() == 50'000);
    const Run orphans = run("zone\n甲\n", many);
    CHECK(orphans.joined.rows_left == 50'000);
    CHECK(orphans.joined.errors.size() == 50'000);
    std::string zones = "zone\n";
    for (int i = 0; i < 50'000; ++i) zones += "甲\n";
    const Run repeated = run(zones, "zone,name\n甲,一\n");
    CHECK(repeated.at(0).errors.size() == 1);
    CHECK(repeated.at(49'999).errors.size() == 1);
}

}  // namespace zhunze::facts
