// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "sandbox.hpp"

using namespace zhunze::cli::testing;

namespace {

using Words = std::vector<std::string>;

constexpr const char* zone_rules = R"(模块 园区 又名 zones
记录 入园项目 又名 Entry { 名称 又名 name : 文本; 投资额 又名 amount : 金额 以 万元 计 }
记录 企业 又名 Firm { 企业名称 又名 name : 文本 }
记录 园区 又名 Zone {
  园区代码 又名 code : 文本
  所在市 又名 city : 文本
  项目清单 又名 entries : 列表 入园项目
  企业清单 又名 firms : 列表 企业
}
规则 够多 又名 enough 针对 园区 { 应当 合计(项目清单 的 投资额) 达到 1亿元 }
)";

constexpr const char* zones = "园区代码,所在市\nZ-1,赣州\nZ-2,吉安\nZ-3,吉安\n";
constexpr const char* entries = "园区代码,名称,投资额（万元）\nZ-1,一,6000\nZ-2,二,9999\nZ-1,三,4000\n";

class Zones : public Sandbox {
public:
    Zones() : rules(write("zones.zz", zone_rules)), input(write("zones.csv", zones)), list(write("entries.csv", entries)) {}

    [[nodiscard]] Result evaluate(const Words& more, const std::string& in = "") const {
        Words line{"evaluate", "--rules", rules, "--record", "Zone"};
        line.insert(line.end(), more.begin(), more.end());
        return run(line, in);
    }
    [[nodiscard]] Words joined() const { return {input, "--list", "entries=" + list, "--by", "code"}; }

    std::string rules, input, list;
};

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("no rule passes by items that a stray row may add") {
    const Zones box;
    const std::string rules = box.write("few.zz", "模块 园区 又名 zones\n记录 项目 又名 Entry { 名称 又名 name : 文本 }\n"
                                                  "记录 园区 又名 Zone { 园区代码 又名 code : 文本; 清单 又名 entries : 列表 项目 }\n"
                                                  "规则 少 又名 few 针对 园区 { 应当 计数(清单) <= 1 }\n");
    const std::string owners = box.write("owners.csv", "园区代码\nZ-1\n");
    const auto outcome = [&](const std::string& row, const Words& more = {}) {
        const std::string file = box.write("rows.csv", "园区代码,名称\nZ-1,甲\n" + row + "\n");
        const Result result = box.run(with({"evaluate", owners, "--rules", rules, "--record", "Zone", "--list", "entries=" + file, "--by", "code"}, more));
        return result.out.substr(0, result.out.find(':')) + (holds(result.out, "1 行未能归入任何申报") ? " 提示" : "");
    };
    CHECK(outcome("") == "Z-1  通过");
    CHECK(outcome("Ｚ-1,乙") == "Z-1  不通过");
    for (const Words& more : {Words{}, Words{"--list-complete"}}) {
        for (const std::string row : {",乙", "待定,乙", "同上,乙", "z-1,乙", "Z-01,乙"}) CHECK(outcome(row, more) == "Z-1  待补正 提示");
        CHECK(outcome("Z-3,乙", more) == "Z-1  通过 提示");
    }
    // What is known of the rows that are its own stays known.
    CHECK(outcome("Z-1,乙\n,丙") == "Z-1  不通过 提示");
}

TEST_CASE("items come from a table of their own") {
    const Zones box;
    const Result result = box.evaluate(with(box.joined(), {"--language", "en"}));
    CHECK(result.code == 0);
    CHECK(holds(result.out, "Z-1  passed"));
    CHECK(holds(result.out, "Z-2  rejected"));
    CHECK(holds(result.out, "Z-3  undetermined"));
    CHECK(holds(result.err, "applications without a row in this file: 1; their `entries` is taken as not given"));
    CHECK(holds(result.err, "3 applications: 1 passed, 1 rejected, 1 undetermined, 0 justify, 0 conflict, 0 invalid\n"));
    const Result complete = box.evaluate(with(box.joined(), {"--list-complete", "--language", "en"}));
    CHECK(holds(complete.out, "Z-3  rejected"));
    CHECK(holds(complete.err, "1; their `entries` is taken as an empty list"));
}

TEST_CASE("the same applications as JSON give the same outcomes") {
    const Zones box;
    const std::string json = box.write("zones.json", R"([
        {"code": "Z-1", "entries": [{"name": "一", "amount": 6000}, {"名称": "三", "amount": "4000万元"}]},
        {"code": "Z-2", "项目清单": [{"name": "二", "amount": "9999"}]},
        {"code": "Z-3", "entries": []}])");
    // `Z-1,通过` of each.
    const auto outcomes = [](const std::string& csv) {
        std::string all;
        for (std::size_t at = csv.find("\nZ-"); at != std::string::npos; at = csv.find("\nZ-", at + 1)) {
            const std::size_t id_ends = csv.find(',', at);
            all += csv.substr(at, csv.find(',', id_ends + 1) - at);
        }
        return all;
    };
    const std::string from_json = outcomes(box.evaluate({json, "--format", "csv"}).out);
    CHECK(holds(from_json, "Z-1,通过"));
    CHECK(holds(from_json, "Z-3,不通过"));
    CHECK(outcomes(box.evaluate(with(box.joined(), {"--list-complete", "--format", "csv"})).out) == from_json);
}

TEST_CASE("rows of nobody are told, counted and end with 4; the others are evaluated") {
    const Zones box;
    box.write("entries.csv", std::string(entries) + "Z-9,四,1\n,五,1\n");
    const Result result = box.evaluate(box.joined());
    CHECK(result.code == 4);
    CHECK(holds(result.out, "Z-1  待补正"));  // the row without a key may be its own
    CHECK(holds(result.err, "entries.csv:5:A5: 没有“园区代码”为“Z-9”的申报,这一行未予采用"));
    CHECK(holds(result.err, "entries.csv:6:A6: 这一行没有填“code”,不知属于哪一份申报"));
    CHECK(result.err.ends_with("无效 0;列表文件中 2 行未能归入申报\n"));
    Words explain{"explain", "--rules", box.rules, "--record", "Zone", "--id", "Z-1"};
    const Result explained = box.run(with(explain, box.joined()));
    CHECK(explained.code == 4);
    CHECK(holds(explained.out, "待补正"));
    CHECK(holds(explained.err, "Z-9"));
    box.write("entries.csv", std::string(entries) + "Z-9,四,1\n");
    const Result known = box.evaluate(box.joined());
    CHECK(known.code == 4);
    CHECK(holds(known.out, "Z-1  通过"));
}

TEST_CASE("an error in a row makes its application invalid, no other") {
    const Zones box;
    box.write("entries.csv", std::string(entries) + "Z-3,四,约1\n");
    const Result result = box.evaluate(box.joined());
    CHECK(result.code == 4);
    CHECK(holds(result.out, "Z-1  通过"));
    CHECK(holds(result.out, "Z-3  无效"));
    CHECK(holds(result.out, "entries.csv:5:C5"));
}

TEST_CASE("rows may belong to applications of any input, and of none that could not be read") {
    const Zones box;
    const std::string more = box.write("more.csv", "园区代码,所在市\nZ-4,吉安\n");
    box.write("entries.csv", std::string(entries) + "Z-4,四,10000\n");
    const Words options{"--list", "entries=" + box.list, "--by", "code"};
    const Result both = box.evaluate(with({box.input, more}, options));
    CHECK(both.code == 0);
    CHECK(holds(both.out, "Z-4  通过"));
    const Result unread = box.evaluate(with({box.input, box.path("none.csv")}, options));
    CHECK(unread.code == 3);
    CHECK(unread.err.ends_with("无效 0;列表文件中 1 行未能归入申报;1 个文件未能读取\n"));
}

TEST_CASE("the key may be another field, or the list file's own word for the id") {
    const Zones box;
    const std::string cities = box.write("cities.csv", "园区代码,所在市\nZ-1,赣州\n");
    const std::string by_city = box.write("by_city.csv", "city,name,amount\n赣州,一,10000\n");
    CHECK(box.evaluate({cities, "--list", "entries=" + by_city, "--by", "city"}).code == 0);
    const std::string by_word = box.write("by_word.csv", "归属,name,amount\nZ-1,一,10000\n");
    CHECK(holds(box.evaluate({cities, "--list", "entries=" + by_word, "--by", "归属"}).out, "Z-1  通过"));
    const Result repeated = box.evaluate({box.input, "--list", "entries=" + by_city, "--by", "city", "--language", "en"});
    CHECK(repeated.code == 4);
    CHECK(holds(repeated.out, "several applications have `吉安` as their `city`"));
}

TEST_CASE("two lists, one key or two") {
    const Zones box;
    const std::string firms = box.write("firms.csv", "code,企业名称\nZ-1,甲\n");
    const std::string cities = box.write("cities.csv", "园区代码,所在市\nZ-1,赣州\n");
    const std::string by_city = box.write("by_city.csv", "city,企业名称\n赣州,甲\n");
    const std::string own = box.write("own.csv", "code,name,amount\nZ-1,一,10000\n");
    CHECK(box.evaluate({cities, "--list", "entries=" + own, "--list", "企业清单=" + firms, "--by", "code"}).code == 0);
    CHECK(box.evaluate({cities, "--list", "entries=" + own, "--list", "firms=" + by_city, "--by", "code", "--by", "city"}).code == 0);
}

TEST_CASE("a list from standard input") {
    const Zones box;
    CHECK(holds(box.evaluate({box.input, "--list", "entries=-", "--by", "code"}, entries).out, "Z-1  通过"));
}

TEST_CASE("what --list and --by name has to be there") {
    const Zones box;
    const std::vector<std::pair<Words, std::string>> table{
        {{"--list", "entry=" + box.list, "--by", "code"}, "the record `Zone` has no list field `entry`; its list fields are: entries, firms"},
        {{"--list", "city=" + box.list, "--by", "code"}, "the record `Zone` has no list field `city`; its list fields are: entries, firms"},
        {{"--list", "entries=" + box.list, "--by", "firms"}, "`firms` of --by is no field of the record `Zone` (lists aside), and that has no id field either"},
        {{"--list", "entries=" + box.list, "--list", "项目清单=" + box.list, "--by", "code"}, "there may be one --list for `entries`"},
    };
    for (const auto& [options, message] : table) {
        INFO(message);
        const Result result = box.evaluate(with({box.input, "--language", "en"}, options));
        CHECK(result.code == 2);
        CHECK(result.err == "zhunze: " + message + "\n");
        CHECK(result.out.empty());
    }
    const Result none = box.run({"evaluate", box.write("a.csv", five_applications), "--list", "x=" + box.list, "--by", "id"});
    CHECK(none.code == 2);
    CHECK(none.err == "zhunze:记录“项目”没有列表字段\n");
}

TEST_CASE("a list that cannot be read stops the run: nothing is judged without it") {
    const Zones box;
    for (const std::string& text : {std::string(), std::string("名称\n一\n"), std::string("园区代码,名称\nZ-1,\"一\n"), std::string("[{")}) {
        INFO(text);
        box.write("entries.csv", text);
        const Result result = box.evaluate(with(box.joined(), {"--output", box.path("out.txt")}));
        CHECK(result.code == 3);
        CHECK(result.err.ends_with("zhunze:列表文件有误,未作核查\n"));
        CHECK(result.out.empty());
        CHECK(!box.holds("out.txt"));
    }
    const Result missing = box.evaluate({box.input, "--list", "entries=" + box.path("none.csv"), "--by", "code"});
    CHECK(missing.code == 3);
    CHECK(holds(missing.err, "没有这个文件或文件夹"));
}

TEST_CASE("results are never written over a list") {
    const Zones box;
    const Result result = box.evaluate(with(box.joined(), {"--output", box.list}));
    CHECK(result.code == 2);
    CHECK(box.text_of("entries.csv") == entries);
}
