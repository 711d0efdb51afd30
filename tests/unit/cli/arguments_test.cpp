// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <cstdlib>

#include "catch.hpp"

using namespace zhunze;
using namespace zhunze::cli;

namespace {

using Words = std::vector<std::string>;

Invocation parse(const Words& words) { return parse_arguments(words, Language::en); }

std::string message_of(const Words& words) {
    const Invocation invocation = parse(words);
    const auto* misuse = std::get_if<Misuse>(&invocation.command);
    return misuse ? misuse->message : "understood";
}

template <class Arguments>
Arguments understood(const Words& words) {
    const Invocation invocation = parse(words);
    const auto* misuse = std::get_if<Misuse>(&invocation.command);
    INFO((misuse ? misuse->message : ""));
    REQUIRE(std::holds_alternative<Arguments>(invocation.command));
    return std::get<Arguments>(invocation.command);
}

}  // namespace

TEST_CASE("what is wrong with a command line is said") {
    const std::vector<std::pair<Words, std::string>> table{
        {{"evalute", "a.csv"}, "there is no command `evalute`; the commands are: check, evaluate, explain, ask, test, fmt; did you mean `evaluate`?"},
        {{"delete"}, "there is no command `delete`; the commands are: check, evaluate, explain, ask, test, fmt"},
        {{"evaluate"}, "the argument INPUT is missing"},
        {{"check"}, "the argument PATH is missing"},
        {{"explain", "--id", "A-1"}, "the argument INPUT is missing"},
        {{"explain", "a.csv", "b.csv"}, "there is an argument too many: `b.csv`"},
        {{"evaluate", "a.csv", "--rule", "x"}, "there is no option `--rule`; did you mean `--rules`?"},
        {{"evaluate", "a.csv", "--exit-code", "--qqqqqqqq=1"}, "there is no option `--qqqqqqqq`"},
        {{"evaluate", "a.csv", "-x"}, "there is no option `-x`"},
        {{"--bogus", "check", "a.zz"}, "there is no option `--bogus`"},
        {{"evaluate", "a.csv", "--format"}, "the option --format wants a value"},
        {{"evaluate", "a.csv", "--format="}, "the option --format wants a value"},
        {{"--", "evaluate", "--record"}, "the option --record wants a value"},
        {{"evaluate", "a.csv", "--format", "pdf"}, "the option --format has no `pdf`; allowed are: text, json, ndjson, csv, markdown, html, xlsx, verdicts, verdicts-csv"},
        {{"check", "a.zz", "--format", "html"}, "the option --format has no `html`; allowed are: text, json"},
        {{"evaluate", "a.csv", "--format", ""}, "the option --format has no ``; allowed are: text, json, ndjson, csv, markdown, html, xlsx, verdicts, verdicts-csv"},
        {{"evaluate", "a.csv", "--format", "csv", "--format", "json"}, "the option --format may be given once"},
        {{"evaluate", "a.csv", "--as-of", "2020-02-30"}, "`2020-02-30` of the option --as-of is no date; write it as 2020-06-08"},
        {{"evaluate", "a.csv", "--as-of", "today"}, "`today` of the option --as-of is no date; write it as 2020-06-08"},
        {{"evaluate", "a.csv", "--exit-code=yes"}, "the option --exit-code takes no value"},
        {{"evaluate", "a.csv", "--jobs", "0"}, "`0` of the option --jobs should be a whole number from 1 to 1024"},
        {{"evaluate", "a.csv", "--jobs", "4x"}, "`4x` of the option --jobs should be a whole number from 1 to 1024"},
        {{"evaluate", "a.csv", "--jobs", "1025"}, "`1025` of the option --jobs should be a whole number from 1 to 1024"},
        {{"evaluate", "a.csv", "--explain", "wrong"},
         "the option --explain has no `wrong`; allowed are: passed, rejected, undetermined, justify, conflict, invalid, id:ID"},
        {{"evaluate", "a.csv", "--explain", "id:"},
         "the option --explain has no `id:`; allowed are: passed, rejected, undetermined, justify, conflict, invalid, id:ID"},
        {{"evaluate", "a.csv", "--explain", "passed", "--format", "verdicts-csv"},
         "the option --explain does not go with the format verdicts-csv; use text, json, ndjson or verdicts"},
        {{"explain", "a.csv", "--format", "verdicts"}, "the option --format has no `verdicts`; allowed are: text, json, ndjson, csv, markdown, html, xlsx"},
        {{"evaluate", "-", "a.csv", "-"}, "standard input, -, may be given once"},
        {{"evaluate", "-", "--list", "projects=-", "--by", "id"}, "standard input, -, may be given once"},
        {{"explain", "-", "--list", "projects=-", "--by", "id"}, "standard input, -, may be given once"},
        {{"evaluate", "a.csv", "--list", "projects", "--by", "id"}, "`projects` of the option --list should be FIELD=FILE, such as projects=projects.csv"},
        {{"evaluate", "a.csv", "--list", "=b.csv", "--by", "id"}, "`=b.csv` of the option --list should be FIELD=FILE, such as projects=projects.csv"},
        {{"evaluate", "a.csv", "--list", "projects=", "--by", "id"}, "`projects=` of the option --list should be FIELD=FILE, such as projects=projects.csv"},
        {{"evaluate", "a.csv", "--list", "projects=b.csv"}, "--list needs --by, which says whose each item is"},
        {{"evaluate", "a.csv", "--list", "p=b", "--list", "q=c", "--list", "r=d", "--by", "x", "--by", "y"},
         "--by is given once, or once for each --list; there are 3 --list and 2 --by"},
        {{"evaluate", "a.csv", "--list", "p=b", "--by", "x", "--by", "y"}, "--by is given once, or once for each --list; there are 1 --list and 2 --by"},
        {{"evaluate", "a.csv", "--by", "id"}, "the option --by goes with --list only"},
        {{"explain", "a.csv", "--list-complete"}, "the option --list-complete goes with --list only"},
        {{"check", "a.zz", "--list", "p=b"}, "there is no option `--list`"},
        {{"fmt", "a.zz", "--lang", "fr"}, "the option --lang has no `fr`; allowed are: zh, en"},
        {{"check", "a.zz", "--language", "fr"}, "the option --language has no `fr`; allowed are: zh, en"},
        {{"--language", "fr", "check", "a.zz"}, "the option --language has no `fr`; allowed are: zh, en"},
        {{"--language", "en", "check", "a.zz", "--language", "en"}, "the option --language may be given once"},
    };
    for (const auto& [words, message] : table) {
        INFO(message);
        CHECK(message_of(words) == message);
    }
}

TEST_CASE("the message is in the language asked for, wherever that is said") {
    const std::vector<std::pair<Words, std::string>> table{
        {{"check"}, "the argument PATH is missing"},
        {{"check", "--language", "zh"}, "缺少参数 PATH"},
        {{"--language=zh", "check"}, "缺少参数 PATH"},
        {{"nothing", "--language", "zh"}, "没有名为“nothing”的命令;命令有:check, evaluate, explain, ask, test, fmt"},
    };
    for (const auto& [words, message] : table) CHECK(message_of(words) == message);
}

TEST_CASE("every option of evaluate is understood") {
    const auto arguments = understood<EvaluateArguments>(
        {"evaluate", "a.csv", "-", "--rules", "r1", "--rules=r2", "--record", "项目", "--as-of", "2020年6月8日", "--reading", "办法.本数=包含",
         "--reading", "q=x", "--format", "ndjson", "--output", "out.json", "--exit-code", "b.json"});
    CHECK(arguments.inputs == Words{"a.csv", "-", "b.json"});
    CHECK(arguments.rules == Words{"r1", "r2"});
    CHECK(arguments.record == "项目");
    CHECK(arguments.as_of == Date::from_parts(2020, 6, 8));
    CHECK(arguments.readings == Words{"办法.本数=包含", "q=x"});
    CHECK(arguments.format == ResultFormat::ndjson);
    CHECK(arguments.output == "out.json");
    CHECK(arguments.exit_code);
}

TEST_CASE("each list has its file and its key") {
    const auto lists_of = [](const Words& options) {
        Words line{"evaluate", "a.csv"};
        line.insert(line.end(), options.begin(), options.end());
        std::string all;
        for (const ListArgument& list : understood<EvaluateArguments>(line).lists) all += list.field + " " + list.path + " " + list.key + ";";
        return all;
    };
    CHECK(lists_of({"--list", "项目清单=p.csv", "--by", "园区"}) == "项目清单 p.csv 园区;");
    CHECK(lists_of({"--list", "p=a=b.csv", "--by", "id"}) == "p a=b.csv id;");
    CHECK(lists_of({"--list", "p=a", "--list", "q=b", "--by", "id"}) == "p a id;q b id;");
    CHECK(lists_of({"--by", "x", "--by", "y", "--list", "p=a", "--list", "q=b"}) == "p a x;q b y;");
    CHECK(!understood<EvaluateArguments>({"evaluate", "a.csv", "--list", "p=a", "--by", "x"}).lists_complete);
    CHECK(understood<ExplainArguments>({"explain", "a.csv", "--list", "p=-", "--by", "x", "--list-complete"}).lists_complete);
}

TEST_CASE("what is not given has a default") {
    const auto evaluate = understood<EvaluateArguments>({"evaluate", "a.csv"});
    CHECK(evaluate.rules.empty());
    CHECK(evaluate.lists.empty());
    CHECK(!evaluate.record);
    CHECK(!evaluate.as_of);
    CHECK(evaluate.format == ResultFormat::text);
    CHECK(!evaluate.output);
    CHECK(!evaluate.exit_code);
    CHECK(!understood<ExplainArguments>({"explain", "a.csv"}).id);
    const auto format = understood<FormatArguments>({"fmt", "a.zz"});
    CHECK(!format.check);
    CHECK(!format.spelling);
}

TEST_CASE("a word is taken as it is written") {
    const Words odd{"[a,b].csv", "check", "", " ", "%%", "a=b", "投资 表.csv", std::string(100'000, 'x'), "\xff\xfe"};
    Words line{"evaluate"};
    line.insert(line.end(), odd.begin(), odd.end());
    CHECK(understood<EvaluateArguments>(line).inputs == odd);
    CHECK(understood<EvaluateArguments>({"evaluate", "--", "--format", "-x"}).inputs == Words{"--format", "-x"});
    CHECK(understood<ExplainArguments>({"explain", "a.csv", "--id", "-5"}).id == "-5");
    CHECK(understood<ExplainArguments>({"explain", "a.csv", "--id", "[1,2]"}).id == "[1,2]");
    CHECK(understood<EvaluateArguments>({"evaluate", "a.csv", "--reading", "[x=1,y=2]"}).readings == Words{"[x=1,y=2]"});
}

TEST_CASE("help and version are information, nothing at all is misuse") {
    CHECK(std::get<Information>(parse({"--version"}).command).text == "zhunze 0.1.0\n");
    for (const Words& words : {Words{"--help"}, Words{"-h"}, Words{"check", "--help"}, Words{"fmt", "-h", "--bogus"}}) {
        CHECK(std::holds_alternative<Information>(parse(words).command));
    }
    CHECK(std::get<Misuse>(parse({}).command).help == std::get<Information>(parse({"--help"}).command).text);
}

TEST_CASE("every command and option is in the help, in both languages") {
    for (const std::string language : {"zh", "en"}) {
        const std::string program = std::get<Information>(parse({"--help", "--language", language}).command).text;
        for (const std::string command : {"check", "evaluate", "explain", "test", "fmt"}) {
            CHECK(program.find("\n  " + command + " ") != std::string::npos);
            const std::string text = std::get<Information>(parse({command, "--help", "--language", language}).command).text;
            CHECK(text.find("zhunze " + command) != std::string::npos);
            CHECK(text.find("--language zh|en") != std::string::npos);
        }
        const std::string evaluate = std::get<Information>(parse({"evaluate", "--help", "--language", language}).command).text;
        for (const char* option : {"--rules PATH", "--record NAME", "--as-of DATE", "--reading NAME=VALUE", "--sheet NAME|NUMBER", "--list FIELD=FILE", "--by KEY", "--list-complete", "--format FORMAT", "--output FILE", "--exit-code"}) {
            CHECK(evaluate.find(option) != std::string::npos);
        }
    }
    CHECK(std::get<Information>(parse({"--help", "--language", "zh"}).command).text.find("用法") != std::string::npos);
    CHECK(std::get<Information>(parse({"--help", "--language", "en"}).command).text.find("Usage") != std::string::npos);
}

TEST_CASE("the environment's language is Chinese unless it says otherwise") {
    struct Row {
        const char* all;
        const char* messages;
        const char* lang;
        Language expected;
    };
    const std::vector<Row> table{
        {nullptr, nullptr, nullptr, Language::zh}, {"C", nullptr, "en_US.UTF-8", Language::zh}, {"POSIX", nullptr, nullptr, Language::zh},
        {"en_US.UTF-8", nullptr, "zh_CN.UTF-8", Language::en}, {nullptr, "en_GB", "zh_CN", Language::en},
        {"", "", "en", Language::en}, {nullptr, nullptr, "zh_CN.UTF-8", Language::zh}, {nullptr, nullptr, "de_DE", Language::zh},
    };
    const auto set = [](const char* name, const char* value) { value ? setenv(name, value, 1) : unsetenv(name); };
    for (const Row& row : table) {
        set("LC_ALL", row.all);
        set("LC_MESSAGES", row.messages);
        set("LANG", row.lang);
        CHECK(environment_language() == row.expected);
    }
    setenv("LC_ALL", "C", 1);
}
