// SPDX-License-Identifier: Apache-2.0
// Which records are read straight into columns, and which are left to RecordReader. That both read the same is for tests/differential.
#include <tuple>

#include "base/text.hpp"
#include "facts/column_layout.hpp"
#include "facts/column_reader.hpp"
#include "unit/facts/support.hpp"

namespace zhunze::facts {
namespace {

/// Reads lines of the project record into columns, all of them kept.
class Reading {
public:
    explicit Reading(const std::string& text, const Limits& limits = {}, Instructions instructions = best_instructions())
        : layout_(layout_of(*project().program, project().record(), std::vector<bool>(project().program->fields.size(), true))),
          reader_(*project().program, project().record(), layout_, limits, instructions) {
        read(text);
    }

    void read(const std::string& text) {
        text_ = text;
        columns.count = 0;
        consumed = reader_.read_lines({text_, 0}, at, columns);
    }
    ColumnReader::Elements read_elements(const std::string& text) {
        text_ = text;
        columns.count = 0;
        return reader_.read_elements({text_, 0}, at, columns);
    }

    void begin_file() { reader_.begin_file(); }

    [[nodiscard]] bool left(std::uint32_t row) const { return (columns.left[row / 64] >> (row % 64) & 1u) != 0; }
    /// `left`, or as `described` says of a fact.
    [[nodiscard]] std::string value(program::FieldId id, std::uint32_t row) const {
        using Kind = ColumnForm::Kind;
        const std::uint32_t index = project().program->fields[id].index;
        const Column& column = columns.fields[index];
        if (left(row)) return "left";
        if ((column.given[row / 64] >> (row % 64) & 1u) == 0) return "not given";
        const ColumnForm& form = layout_[index];
        if (form.kind == Kind::text) return "=" + quoted(column.texts[row]);
        const std::int64_t number = column.numbers[row];
        if (form.kind == Kind::number) return "=" + (form.step * Rational(number)).to_fraction();
        if (form.kind == Kind::date) return "=" + Date::from_days(number).value_or(Date()).iso();
        if (form.kind == Kind::truth) return number == 1 ? "=yes" : "=no";
        return "=#" + std::to_string(number);
    }
    /// `.` for a row that is taken, `L` for one that is left.
    [[nodiscard]] std::string rows() const {
        std::string all;
        for (std::uint32_t row = 0; row < columns.count; ++row) all += left(row) ? 'L' : '.';
        return all;
    }

    Columns columns;
    RowPosition at;
    std::size_t consumed = 0;

private:
    std::string text_;
    ColumnLayout layout_;
    ColumnReader reader_;
};

/// What this processor can do, the least first.
std::vector<Instructions> all_instructions() {
    std::vector<Instructions> all;
    for (const Instructions one : {Instructions::any, Instructions::avx2, Instructions::avx512}) {
        if (one <= best_instructions()) all.push_back(one);
    }
    return all;
}

program::FieldId field_called(const std::string& key) {
    return FieldIndex::of_applications(*project().program, project().record()).find(key).value().field;
}

/// What is read of `{"id": "A", "key": value}`, the first time and once everything about it is known.
std::string of_value(const std::string& key, const std::string& value) {
    const program::FieldId id = field_called(key);
    const std::string line = R"({"id":"A",)" + quoted(key) + ":" + value + "}\n";
    const Reading reading(line + line + line + std::string(400, ' '));
    REQUIRE(reading.columns.count == 3);
    const std::string first = reading.value(id, 0);
    for (const std::uint32_t row : {1u, 2u}) {
        INFO(line);
        CHECK(reading.value(id, row) == first);
    }
    return first;
}

struct Case {
    const char* key;
    const char* value;
    const char* expected;
};

/// What is read of the same values one after another, so that each stands where another has been seen before.
void check_in_turn(const std::vector<Case>& cases) {
    for (const std::size_t distance : {1U, 2U}) {
        std::string text;
        std::vector<const Case*> order;
        for (std::size_t i = 0; i < cases.size() * 3; ++i) {
            const Case& one = cases[i * distance % cases.size()];
            text += R"({"id":"A",)" + quoted(one.key) + ":" + one.value + "}\n";
            order.push_back(&one);
        }
        for (const Instructions instructions : all_instructions()) {
            const Reading reading(text + std::string(400, ' '), {}, instructions);
            REQUIRE(reading.columns.count == order.size());
            for (std::uint32_t row = 0; row < reading.columns.count; ++row) {
                const Case& one = *order[row];
                INFO(one.key << ": " << one.value << " in row " << row << " by " << static_cast<int>(instructions));
                CHECK(reading.value(field_called(one.key), row) == one.expected);
            }
        }
    }
}

void check(const std::vector<Case>& cases) {
    for (const auto& [key, value, expected] : cases) {
        INFO(key << ": " << value);
        CHECK(of_value(key, value) == expected);
    }
    check_in_turn(cases);
}

std::string line_of(const std::string& members) { return "{\"id\":\"A\"" + members + "}\n"; }

}  // namespace

TEST_CASE("numbers go into columns exactly, or not at all", "[facts][columns]") {
    check({
        {"总投资", "5000", "=50000000"},
        {"总投资", "-5000", "=-50000000"},
        {"总投资", "0", "=0"},
        {"总投资", "-0", "=0"},
        {"总投资", "5000.25", "=50002500"},
        {"总投资", "0.000001", "=1/100"},
        {"总投资", "0.0000001", "left"},  // finer than a step
        {"总投资", "1.10000000", "=11000"},
        {"总投资", "12345678901", "=123456789010000"},
        {"总投资", "999999999999", "=9999999999990000"},
        {"总投资", "123456789012.123456", "=30864197253030864/25"},
        {"总投资", "9999999999999", "left"},  // in steps it does not fit 64 bits
        {"总投资", "12345678901234567890", "left"},
        {"总投资", "05", "left"},
        {"总投资", "5.", "left"},
        {"总投资", ".5", "left"},
        {"总投资", "-", "left"},
        {"总投资", "+5", "left"},
        {"总投资", "1e3", "left"},
        {"总投资", "5000x", "left"},
        {"总投资", "true", "left"},
        {"总投资", "null", "not given"},
        {"总投资", "nulll", "left"},
        {"固定资产投资", "3000.25", "=30002500"},
        {"固定资产投资", "3000.250", "=30002500"},
        {"固定资产投资", "3000.255", "left"},  // finer than the quantum
        {"建筑面积", "500", "left"},           // no unit
        {"比例", "0.35", "=7/20"},
    });
}

TEST_CASE("numbers with units go into columns", "[facts][columns]") {
    check({
        {"总投资", R"("5000")", "=50000000"},
        {"总投资", R"("5000万元")", "=50000000"},
        {"总投资", R"("5000 万元")", "=50000000"},
        {"总投资", R"("5000.5  万元")", "=50005000"},
        {"总投资", R"("-1.5亿元")", "=-150000000"},
        {"总投资", R"("5000yuan")", "=5000"},
        {"总投资", R"("5,000万元")", "=50000000"},
        {"总投资", R"("5,00万元")", "left"},
        {"总投资", R"("５０００万元")", "=50000000"},
        {"总投资", R"("5000万元 ")", "=50000000"},
        {"总投资", R"("007万元")", "=70000"},
        {"总投资", R"("+7万元")", "=70000"},
        {"总投资", R"("5000万")", "left"},
        {"总投资", R"("5000亩")", "left"},
        {"总投资", R"("5000多万元")", "left"},
        {"总投资", R"("约5000万元")", "left"},
        {"总投资", R"("5e3")", "left"},
        {"总投资", R"("")", "not given"},
        {"总投资", R"("无")", "left"},
        {"总投资", R"("待定")", "left"},
        {"总投资", R"({"value": 5, "unit": "亿元"})", "left"},
        {"总投资", "[5]", "left"},
        {"用地面积", R"("1.31公顷")", "=13100"},
        {"用地面积", R"("1平方米")", "=1"},
        {"建筑面积", R"("1亩")", "left"},  // no decimal fraction of a square metre
        {"用地面积", R"("2000平方米")", "=2000"},
        {"建筑面积", R"("500 m2")", "=500"},
        {"申报强度", R"("300万元/亩")", "=4500"},
        {"申报强度", R"("300 万元 / 亩")", "=4500"},
        {"固定资产投资", R"("30000000.01元")", "left"},
        {"固定资产投资", R"("30000100元")", "=30000100"},
        {"比例", R"("35%")", "=7/20"},
        {"比例", R"("2万")", "=20000"},
    });
}

TEST_CASE("days, members, truths and texts go into columns", "[facts][columns]") {
    check({
        {"受理日期", R"("2020-04-13")", "=2020-04-13"},
        {"受理日期", R"("2020年4月13日")", "=2020-04-13"},
        {"受理日期", R"("2020/4/13")", "=2020-04-13"},
        {"受理日期", R"("2020-4-13 ")", "=2020-04-13"},
        {"受理日期", R"("2020-02-29")", "=2020-02-29"},
        {"受理日期", R"("2021-02-29")", "left"},
        {"受理日期", R"("0001-01-01")", "=0001-01-01"},
        {"受理日期", R"("0000-12-31")", "left"},
        {"受理日期", R"("9999-12-31")", "=9999-12-31"},
        {"受理日期", R"("2+20-04-13")", "left"},
        {"受理日期", R"("43831")", "left"},
        {"受理日期", "20200413", "left"},
        {"项目类型", R"("新上")", "=#0"},
        {"项目类型", R"("retrofit")", "=#2"},
        {"项目类型", R"(" 扩建")", "=#1"},
        {"项目类型", R"("ｎｅｗ")", "=#0"},
        {"项目类型", R"("新建")", "left"},
        {"项目类型", R"("无")", "left"},
        {"外资", R"("无")", "=#1"},
        {"外资", R"("none")", "=#1"},
        {"所在地", R"("360703")", "=#2"},
        {"所在地", "360703", "=#2"},
        {"所在地", "0360703", "left"},
        {"所在地", "360799", "left"},
        {"所在地", R"("南康区")", "=#2"},
        {"申报特殊工艺", "true", "=yes"},
        {"申报特殊工艺", "false", "=no"},
        {"申报特殊工艺", "falsy", "left"},
        {"申报特殊工艺", R"("是")", "=yes"},
        {"申报特殊工艺", R"("No")", "=no"},
        {"申报特殊工艺", "1", "left"},
        {"项目名称", R"("南康家具")", "=\"南康家具\""},
        {"项目名称", R"(" 南康 家具 ")", "=\"南康 家具\""},
        {"项目名称", R"("南康“家具”(集团)有限公司·二期")", "=\"南康“家具”(集团)有限公司·二期\""},
        {"项目名称", R"("不适用的名称很长很长很长很长")", "=\"不适用的名称很长很长很长很长\""},
        {"项目名称", R"("未来")", "=\"未来\""},
        {"项目名称", R"("未提供")", "left"},
        {"项目名称", R"("N/A")", "left"},
        {"项目名称", R"("Ｎ／Ａ")", "left"},
        {"项目名称", R"("—")", "left"},
        {"项目名称", R"("")", "not given"},
        {"项目名称", R"("1E5")", "left"},
        {"项目名称", R"("2020-1E")", "=\"2020-1E\""},
        {"项目名称", "12", "left"},
        {"项目名称", R"("a\u0062")", "left"},
        {"项目名称", R"("a\"b")", "left"},
        {"项目名称", "\"a\tb\"", "left"},
        {"项目名称", "\"a\x7F\"", "left"},
        {"项目名称", "\"e\u0301\"", "left"},  // not in NFC
        {"项目名称", "\"\u00E9\"", "=\"\u00E9\""},
        {"项目名称", "\"\u00A0x\u3000\"", "=\"x\""},
    });
}

TEST_CASE("the shape of a record decides whether it is read into columns", "[facts][columns]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {line_of(""), "."},
        {line_of(R"(,"name":"B")"), "."},
        {"{}\n", "L"},                                           // no id
        {R"({"name":"B"})", "L"},
        {R"({"id":null})", "L"},
        {R"({"id":"无"})", "L"},
        {R"({"id":"a\\b"})", "L"},
        {R"({"id":"《甲》·1"})", "."},
        {line_of(R"(,"id":"B")"), "L"},                          // twice the same key
        {line_of(R"(,"项目编号":"B")"), "L"},                      // twice the same field
        {line_of(R"(,"nam\u0065":"B")"), "L"},
        {line_of(R"(,"固投":3000)"), "."},                        // a label
        {line_of(R"(,"evidence":[])"), "."},
        {line_of(R"(,"证据":null)"), "."},
        {line_of(R"(,"证据":"无")"), "."},
        {line_of(R"(,"证据":["证明"])"), "L"},
        {line_of(R"(,"evidence":[],"证据":[])"), "L"},
        {line_of(","), "L"},
        {line_of(R"( , "name" : "B" )"), "."},
        {line_of("\t,\r\"name\":\t\"B\"\r"), "."},
        {line_of(R"(,"name":"B" "total":1)"), "L"},
        {line_of(R"(,"name" "B")"), "L"},
        {R"({"id":"A"}})", "L"},
        {R"({"id":"A"},)", "L"},
        {R"({"id":"A"} {"id":"B"})", "L"},
        {R"({"id":"A")", "L"},
        {R"({"id":"A)", "L"},
        {R"(["id"])", "L"},
        {"null", "L"},
        {"\xEF\xBB\xBF{\"id\":\"A\"}", "L"},
        {"{\"id\":\"A\"}\r\n{\"id\":\"B\"}\r\n", ".."},
        {"\n \n{\"id\":\"A\"}\n\t\r\n\u3000\n{\"id\":\"B\"}", ".."},  // blank lines are no records
        {"{\"id\":\n\"A\"}", "LL"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(Reading(text).rows() == expected);
        // The same again, with all that is known by then, and with text behind it.
        const Reading reading(text + "\n" + text + "\n" + std::string(300, ' '));
        CHECK(reading.rows() == expected + expected);
    }
}

TEST_CASE("the first record of a file with a key that is no field is left, so that it is warned of", "[facts][columns]") {
    const std::string line = line_of(R"(,"nmae":"B","memo":[],"number":-1.5e3,"nothing":null)");
    Reading reading(line + line + line + line + line + line);
    CHECK(reading.rows() == "L.....");
    reading.read(line + line_of(R"(,"nmae":1,"nmae":1)") + line_of(R"(,"nmae":01)") + line_of(R"(,"nmae":[1])") + line_of(R"(,"nmae":"\n")") + line);
    CHECK(reading.rows() == ".LLLL.");
    reading.begin_file();
    reading.read("{\"nmae\":1,\"id\":\"A\"} x\n" + line_of(R"(,"nmae":"B")") + line_of(R"(,"nmae":"B","other":1)") + line_of(R"(,"nmae":"B")"));
    CHECK(reading.rows() == "LLL.");  // nobody warns of what stands in a line that is no JSON
}

TEST_CASE("records of other shapes may follow one another", "[facts][columns]") {
    const std::string text =
        "{\"id\":\"A\",\"name\":\"B\",\"总投资\":5}\n"
        "{ \"id\": \"A\", \"name\": \"B\", \"总投资\": 5 }\n"
        "{\"总投资\":5,\"name\":\"B\",\"id\":\"A\"}\n"
        "{\"id\":\"A\",\"总投资\":5}\n"
        "{\"id\":\"A\",\"name\":null,\"总投资\":5}\n"
        "{\"id\":\"A\",\"name\":\"B\",\"总投资\":5}\n";
    const Reading reading(text + text + std::string(300, '\n'));
    REQUIRE(reading.rows() == "............");
    for (std::uint32_t row = 0; row < 12; ++row) {
        CHECK(reading.value(project().total, row) == "=50000");
        CHECK(reading.value(project().name, row) == (row % 6 == 3 || row % 6 == 4 ? "not given" : "=\"B\""));
        CHECK(reading.value(project().kind, row) == "not given");
    }
}

TEST_CASE("rows say where they stand, and go on where the last text ended", "[facts][columns]") {
    Reading reading("\n{\"id\":\"A\"}\r\n {\"id\":\"B\"} \n");
    REQUIRE(reading.rows() == "..");
    CHECK(reading.columns.sources[0].text == "{\"id\":\"A\"}");
    CHECK(reading.columns.sources[1].text == " {\"id\":\"B\"} ");
    CHECK(reading.columns.sources[1].id == "B");
    CHECK(reading.columns.sources[0].line == 2);
    CHECK(reading.columns.sources[1].line == 3);
    CHECK(reading.columns.sources[1].index == 1);
    reading.read("x\n{\"id\":\"C\"}");
    REQUIRE(reading.rows() == "L.");
    CHECK(reading.columns.sources[0].text == "x");
    CHECK(reading.columns.sources[0].line == 4);
    CHECK(reading.columns.sources[1].line == 5);
    CHECK(reading.columns.sources[1].index == 3);
}

TEST_CASE("more records than columns have room for are read in turns", "[facts][columns]") {
    std::string text;
    for (std::size_t i = 0; i < Columns::capacity + 70; ++i) text += i % 3 == 0 ? "{\"id\":\"A\",\"name\":\"B\"}\n" : "{\"id\":\"A\"}\n";
    Reading reading(text);
    REQUIRE(reading.columns.count == Columns::capacity);
    CHECK(reading.value(project().name, Columns::capacity - 1) == "=\"B\"");
    CHECK(reading.value(project().name, Columns::capacity - 2) == "not given");
    reading.read(text.substr(reading.consumed));
    REQUIRE(reading.columns.count == 70);
    CHECK(reading.at.index == Columns::capacity + 70);
    CHECK(reading.columns.left[1] == 0);
    const Column& names = reading.columns.fields[project().program->fields[project().name].index];
    CHECK(names.given[1] >> 6 == 0);  // of rows that are none
}

TEST_CASE("a record that is too long is left", "[facts][columns]") {
    Limits limits;
    limits.cell_bytes = 40;
    const Reading reading("{\"id\":\"A\"}\n{\"id\":\"A\",\"name\":\"" + std::string(40, 'x') + "\"}\n{\"id\":\"A\"}\n", limits);
    CHECK(reading.rows() == ".L.");
}

TEST_CASE("elements of an array are read up to its bracket", "[facts][columns][json]") {
    using Stop = ColumnReader::Stop;
    struct ArrayCase {
        std::string text;  ///< behind the opening bracket
        std::string rows;
        Stop stop;
        std::string rest;
    };
    const std::vector<ArrayCase> cases{
        {R"({"id":"A"}, {"id":"B"} ] x)", "..", Stop::closed, "] x"},
        {R"({"id":"A"},3,"x",[{"id":"A"}],{"id":"B"}])", ".LLL.", Stop::closed, "]"},
        {R"({"id":"A"})", "", Stop::stuck, R"({"id":"A"})"},
        {R"({"id":"A"},{"id":)", ".", Stop::stuck, R"({"id":)"},
        {R"({"id":"A"},])", ".", Stop::stuck, "]"},
        {R"({"id":"A"} {"id":"B"}])", "", Stop::stuck, R"({"id":"A"} {"id":"B"}])"},
        {R"({"id":"A}])", "", Stop::stuck, R"({"id":"A}])"},
        {R"({"id":x}, {"id":"B"}])", "L.", Stop::closed, "]"},
        {",{}]", "", Stop::stuck, ",{}]"},
        {"]", "", Stop::stuck, "]"},
        {"", "", Stop::stuck, ""},
    };
    for (const ArrayCase& array : cases) {
        INFO(array.text);
        Reading reading("");
        const auto result = reading.read_elements(array.text);
        CHECK(reading.rows() == array.rows);
        CHECK((result.stop == array.stop));
        CHECK(array.text.substr(result.bytes) == array.rest);
    }
    Reading reading("");
    (void)reading.read_elements("\n{\"id\":\n\"A\"} ,\n\n{\"id\":\"B\"}]");
    REQUIRE(reading.rows() == "..");
    CHECK(reading.columns.sources[0].text == "{\"id\":\n\"A\"}");
    CHECK(reading.columns.sources[0].line == 2);
    CHECK(reading.columns.sources[1].line == 5);
    CHECK(reading.columns.sources[1].index == 1);
}

TEST_CASE("every day of the calendar is read as Date reads it", "[facts][columns]") {
    const program::FieldId id = project().accepted_on;
    const auto digits = [](int number, std::size_t width) {
        const std::string text = std::to_string(number);
        return std::string(width - text.size(), '0') + text;
    };
    std::size_t days = 0;
    for (const char separator : {'-', '/', '.'}) {
        for (int year = separator == '-' ? 0 : 1990; year <= 2110; year += year < 1890 ? 30 : 1) {
            std::string lines;
            std::vector<std::string> expected;
            for (int month = 0; month <= 13; ++month) {
                for (int day = 0; day <= 32; ++day) {
                    const std::string text = digits(year, 4) + separator + digits(month, 2) + separator + digits(day, 2);
                    const auto date = Date::parse(text);
                    REQUIRE(date == Date::from_parts(year, month, day));
                    lines += line_of(",\"受理日期\":\"" + text + '"');
                    expected.push_back(date ? '=' + date->iso() : "left");
                    days += date ? 1 : 0;
                }
            }
            const Reading reading(lines);
            REQUIRE(reading.columns.count == expected.size());
            for (std::uint32_t row = 0; row < reading.columns.count; ++row) {
                if (reading.value(id, row) != expected[row]) FAIL(expected[row] << " is read as " << reading.value(id, row));
            }
        }
    }
    CHECK(days > 150'000);
}

TEST_CASE("plain bytes are those of characters that stand for themselves", "[facts][columns]") {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text(16, 'x');
        std::string character;
        append_utf8(character, c);
        text.replace(0, character.size(), character);
        text += std::string(scan_reach, 'x');
        const bool plain = bits_of(plain_bytes(load_block(text.data()))) == 0xFFFF;
        const bool expected = (c >= U' ' && c <= U'~' && c != U'"' && c != U'\\') || (c >= U'\u4000' && c <= U'\u9FFF');
        if (plain != expected) FAIL(static_cast<std::uint32_t>(c));
        if (plain && (to_nfc(character) != character || to_nfc("e" + character) != "e" + character)) FAIL(static_cast<std::uint32_t>(c));
    }
}

TEST_CASE("digits are taken as far as they go", "[facts][columns]") {
    const std::vector<std::tuple<std::string, std::uint64_t, unsigned, unsigned>> cases{
        {"0x", 0, 1, 0},
        {"7", 7, 1, 0},
        {"12345678", 12345678, 8, 0},
        {"123456789,", 123456789, 9, 0},
        {"123456789012345", 123456789012345, 15, 0},
        {"1.5", 15, 1, 1},
        {"1234567.12345678", 123456712345678, 7, 8},
        {"123456789.123456789", 123456789123456789, 9, 9},
        {"0.000000000000001", 1, 1, 15},
        {"1.2.3", 12, 1, 1},
    };
    for (const auto& [text, digits, whole, decimals] : cases) {
        INFO(text);
        const std::string padded = text + std::string(scan_reach, '/');
        const char* p = padded.data();
        Decimal decimal;
        REQUIRE(take_decimal(p, decimal));
        CHECK(decimal.digits == digits);
        CHECK(decimal.whole == whole);
        CHECK(decimal.decimals == decimals);
        CHECK(p - padded.data() == whole + (decimals > 0 ? decimals + 1 : 0));
    }
    for (const char* text : {"", "x", ".5", "5.", "5.x", "1234567890123456", "0.1234567890123456", "1234567890.123456789", ":", "/"}) {
        INFO(text);
        const std::string padded = text + std::string(scan_reach, '/');
        const char* p = padded.data();
        Decimal decimal;
        CHECK_FALSE(take_decimal(p, decimal));
    }
}

}  // namespace zhunze::facts
