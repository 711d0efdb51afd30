// SPDX-License-Identifier: Apache-2.0
// Inputs read piece by piece are what they are read at once, wherever they are cut.
#include "facts/stream.hpp"

#include <algorithm>

#include "facts/finding.hpp"
#include "unit/facts/support.hpp"

using namespace zhunze;
using namespace zhunze::facts;

namespace {

/// Gives a few bytes at a time, and now and then says that none have come. From `all_at` on it gives as many as are wanted.
class Drip : public ByteSource {
public:
    Drip(std::string bytes, std::size_t most, bool twice, std::size_t all_at = std::string::npos)
        : bytes_(std::move(bytes)), most_(most), twice_(twice), all_at_(all_at) {}

    Got read(std::span<char> room, std::size_t& count, bool wait) override {
        count = 0;
        if (!wait && (turn_ = !turn_)) return Got::none_yet;
        count = bytes_.copy(room.data(), at_ < all_at_ ? std::min(room.size(), most_) : room.size(), at_);
        at_ += count;
        return count == 0 ? Got::end : Got::some;
    }
    bool rewind() override {
        if (twice_) at_ = 0;
        return twice_;
    }

private:
    std::string bytes_;
    std::size_t most_;
    bool twice_;
    std::size_t all_at_;
    std::size_t at_ = 0;
    bool turn_ = false;
};

void describe(const Application& application, std::string& out) {
    out += application.id + " " + application.place + " " + application.input_hash;
    for (const Fact& fact : application.facts) out += "|" + described(fact) + "@" + fact.place;
    for (const Evidence& paper : application.evidence) out += "+" + paper.name;
    for (const Diagnostic& error : application.errors) out += " !" + error.place + " " + error.message(Language::en);
    out += "\n";
}

std::string findings(const std::vector<Diagnostic>& list) {
    std::string out;
    for (const Diagnostic& one : list) out += std::string(one.slug()) + " " + one.place + " " + one.message(Language::en) + "\n";
    return out;
}

struct Seen {
    std::string applications;
    std::string errors;
    std::string warnings;
    std::size_t pieces = 0;
};

Seen at_once(const std::string& bytes, const Limits& limits = {}) {
    Seen seen;
    Batch batch = read(bytes, "a.in", limits);
    std::erase_if(batch.warnings, [](const Diagnostic& one) { return one.code == Code::no_applications; });
    for (const Application& application : batch.applications) describe(application, seen.applications);
    seen.errors = findings(batch.file_errors);
    seen.warnings = findings(batch.warnings);
    return seen;
}

Seen in_pieces(ByteSource& source, std::size_t piece, const Limits& limits = {}) {
    Seen seen;
    std::vector<Diagnostic> warnings;
    FileWarnings notes("a.in", limits.compared_ids, warnings);
    Stream stream("a.in", source, *project().program, project().record(), notes, piece, limits);
    const Stream::Opened opened = stream.open(false);
    if (opened != Stream::Opened::in_pieces) {
        REQUIRE(opened == Stream::Opened::refused);
        seen.errors = findings(stream.errors());
        return seen;
    }
    PieceReader reader(stream.source(), *project().program, project().record(), limits,
                       [&](const Application& application) { describe(application, seen.applications); });
    while (const auto next = stream.pieces().next()) {
        ++seen.pieces;
        if (const auto broken = reader.read(*next)) seen.errors = findings({*broken});
        reader.notes().tell(notes);
        if (!seen.errors.empty()) break;
    }
    if (seen.errors.empty() && stream.pieces().broken()) seen.errors = findings({*stream.pieces().broken()});
    seen.warnings = findings(warnings);
    return seen;
}

constexpr std::size_t sizes[] = {1, 2, 3, 7, 16, 61, 200, 1000, 1 << 20};

/// The same from every source in pieces of every size; the first of them.
Seen in_any_pieces(const std::string& bytes, const Limits& limits = {}) {
    MemorySource memory(bytes);
    const Seen first = in_pieces(memory, 1, limits);
    for (const std::size_t size : sizes) {
        for (const std::size_t drop : {std::size_t{1}, std::size_t{5}, std::size_t{100'000}}) {
            for (const bool twice : {true, false}) {
                INFO("pieces of " << size << " bytes, " << drop << " bytes at a time, twice: " << twice);
                Drip drip(bytes, drop, twice);
                const Seen seen = in_pieces(drip, size, limits);
                CHECK(seen.applications == first.applications);
                CHECK(seen.errors == first.errors);
                CHECK(seen.warnings == first.warnings);
            }
        }
    }
    return first;
}

void check_same(const std::string& bytes, const Limits& limits = {}) {
    INFO(bytes.substr(0, 300));
    const Seen whole = at_once(bytes, limits);
    const Seen seen = in_any_pieces(bytes, limits);
    CHECK(seen.applications == whole.applications);
    CHECK(seen.errors == whole.errors);
    CHECK(seen.warnings == whole.warnings);
}

/// Of an input that breaks off: the same finding, after so many applications.
void check_broken(const std::string& bytes, std::size_t applications, const Limits& limits = {}) {
    INFO(bytes.substr(0, 300));
    const Seen whole = at_once(bytes, limits);
    const Seen seen = in_any_pieces(bytes, limits);
    CHECK(!whole.errors.empty());
    CHECK(seen.errors == whole.errors);
    CHECK(static_cast<std::size_t>(std::ranges::count(seen.applications, '\n')) == applications);
}

Limits small() {
    Limits limits;
    limits.record_bytes = 100;
    limits.compared_ids = 4;
    return limits;
}

}  // namespace

TEST_CASE("lines of NDJSON") {
    check_same("{\"id\": \"A\"}\n{\"id\": \"B\", \"用地面积\": \"30亩\"}\n");
    check_same("\n \r\n{\"id\": \"A\"}\r\n\r\n{\"id\": \"B\"}\r\n{\"id\": \"A\", \"不知\": 1}");
    check_same("{\"id\": \"A\"}\n{\"id\": \n{\"id\": \"C\"} x\n[1]\n3\n{\"id\": \"D\", \"不知\": {\"不知\": 1}}\n{\"id\": \"A\"}\n");
    check_same("\xEF\xBB\xBF{\"id\": \"甲\"}\n{\"id\": \"乙\", \"total_investment\": \"1.5亿元\"}\n");
    check_same("{\"id\": \"A\"}\n{\"id\": \"" + std::string(300, 'x') + "\"}\n" + std::string(200, ' ') + "\n{\"id\": \"C\"}\n", small());
    check_same("{\"id\": \"A\"}\n{\"id\": \"" + std::string(600, 'x'), small());
    // At the limit, one byte more, and with the two characters of a line end.
    for (const std::size_t size : {88u, 89u, 90u, 91u, 92u}) {
        for (const std::string end : {"\n", "\r\n", ""}) check_same("{\"id\": \"A\"}\n{\"id\": \"" + std::string(size, 'x') + "\"}" + end, small());
    }
    check_same("{\"id\": \"A\"}\n{\"id\": \"" + std::string(40, 'x') + "赣州赣州赣州赣州赣州赣州赣州赣州赣州赣州赣州赣州赣州\"}\n{\"id\": \"C\"}", small());
}

TEST_CASE("elements of a JSON array") {
    check_same("[]");
    check_same(" \n[ ] \n ");
    check_same("[{\"id\": \"A\"}]");
    check_same("[\n  {\"id\": \"A,]}\\\"[\", \"用地面积\": {\"x\": [1, {\"y\": \"}\"}]}},\n\n  {\"id\": \"B\"} ,{\"id\":\"A,]}\\\"[\"},\n 3, \"文\\\\\", null,[{}]\n]\n");
    check_same("\xEF\xBB\xBF[{\"id\": \"甲\", \"不知\": 1}, {\"不知\": 1}]");
    const std::string large = "{\"id\": \"" + std::string(300, 'x') + "\"}";
    check_same("[{\"id\": \"A\"},\n\n  " + large + ", {\"id\": \"C\"}," + large + "," + large + "]", small());
    check_same("[" + large + std::string(300, ' ') + "," + std::string(300, ' ') + "{\"id\": \"A\"}" + std::string(300, '\n') + "]", small());
}

TEST_CASE("quotes, backslashes and brackets within elements, wherever they stand in a block of bytes that is looked at at once") {
    for (std::size_t shift = 0; shift < 66; ++shift) {
        const std::string filler(shift, 'x');
        const std::string text = "{\"id\": \"" + filler + R"(\\\"]}[{\\", "不知": {"a": [1, "}\\", {"b\"": "]"}], "c": "\u4e00\""}, "用地面积": "30亩", "备注": ")" + filler + R"("})";
        check_same("[" + text + "," + std::string(shift + 1, '7') + ", " + text + ",\"" + filler + R"(\"]", )" + text + "]");
        if (shift % 4 != 0) continue;
        // A backslash outside quotes takes nothing from the quote behind it.
        check_broken("[" + text + ", {\"id\": " + filler + R"(\"]}", "a": "b"}, {"id": "B"}])", 1);
        check_broken("[" + text + ", {\"id\": \"" + filler + "\"" + filler + R"(], "名称": "]"}, {"id": "B"}])", 1);
    }
}

TEST_CASE("rows of a table") {
    const std::string head = "项目编号,用地面积（亩）,名称\n";
    check_same(head + "A,30,甲\nB,40,乙\n");
    check_same(head + "A,30,甲\r\n\r\nB,40,\"乙,\"\"丙\"\"\r\n丁\"\r\n , , \r\nA,5,x\r\n");
    check_same(head + "A,30,甲\rB,40,乙\r\rC,1");
    check_same(head + "A,30,\"甲\r\r\n乙\n\"\nB,四十\nC,40,丙,,\nD,40,丙,丁\n\"E\" x,3,4\n");
    check_same("项目编号;不知;用地面积\nA;1;3公顷\nA;2;\n");
    check_same("\n\n 项目编号\t用地面积\n\"A\"\t3\n");
    check_same("项目编号,用地面积,备注\nA,30,\nB,40,\n,,单位:公顷\nC,50,面积单位：平方米\n");
    check_same("项目编号,用地面积,单位\n,亩,\n1,2,3\nA,30,公顷\nB,40,\nC,50,不知\n");
    check_same("项目编号,用地面积（亩）\nA,30\n项目编号,用地面积（亩）\nB,40\n");
    check_same("\xEF\xBB\xBF项目编号,用地面积\nA,30\n");
    const std::string large(300, 'x');
    check_same(head + "A,30,甲\nB,40," + large + "\nC,1,丙\n\"" + large + "\n" + large + "\",3,4\nD,5,6", small());
    for (const std::size_t size : {93u, 94u, 95u, 96u, 97u, 98u}) {
        for (const std::string end : {"\n", "\r\n", "\r", ""}) check_same(head + "A,30," + std::string(size, 'x') + end, small());
    }
}

TEST_CASE("other encodings") {
    check_same("\xCF\xEE\xC4\xBF\xB1\xE0\xBA\xC5,\xC3\xFB\xB3\xC6\nA,\xBC\xD7\nB,\xD2\xD2\n");               // GB18030
    check_same(std::string("\xFF\xFE[\0{\0\"\0i\0d\0\"\0:\0\"\0A\0\"\0}\0]\0", 26));                       // UTF-16
    check_broken(std::string("\xFF\xFE[\0{\0\"\0i\0d\0\"\0:\0\"\0A\0\"\0}\0", 24), 1);
}

TEST_CASE("what breaks off in the middle is told after the applications before it") {
    check_broken("[", 0);
    check_broken("[{\"id\": \"A\"}", 1);
    check_broken("[{\"id\": \"A\"},", 1);
    check_broken("[{\"id\": \"A\"},]", 1);
    check_broken("[{\"id\": \"A\"},,{\"id\": \"B\"}]", 1);
    check_broken("[{\"id\": \"A\"} {\"id\": \"B\"}]", 1);
    check_broken("[{\"id\": \"A\"},\n{\"id\": tru}, {\"id\": \"C\"}]", 1);
    check_broken("[{\"id\": \"A\"},\n {\"id\": \"甲\"}, \"甲\n乙\", 3]", 2);
    check_broken("[{\"id\": \"A\"}, {\"id\": \"B}, {\"id\": \"C\"}]", 1);
    check_broken("[{\"id\": \"A\"}, {\"id\": \"B\"]", 1);
    check_broken("[{\"id\": \"A\"}, \\ {\"id\": \"B\"}]", 2);
    check_broken("[{\"id\": \"A\"}]\n  是多出来的,{", 1);
    check_broken("[{\"id\": \"A\"}]]", 1);
    check_broken("[{\"id\": \"A\"}}, 3]", 1);
    check_broken("[:]", 0);
    check_broken("项目编号,用地面积\nA,30\nB,\"40\nC,50\n", 1);
    check_broken("项目编号,用地面积\nA,30\n用地面积,项目编号\nB,40\n", 1);
    check_broken("没有,这些\nA,30\n", 0);
    check_broken("项目编号,项目编号\nA,30\n", 0);
}

TEST_CASE("a record too large to be kept that never ends is told as what breaks the input off") {
    const std::string large(500, 'x');
    const Seen array = in_any_pieces("[{\"id\": \"A\"}, {\"id\": \"" + large, small());
    CHECK(std::ranges::count(array.applications, '\n') == 2);
    CHECK(array.errors.starts_with("json-syntax a.in:1 "));
    const Seen table = in_any_pieces("项目编号,名称\nA,甲\nB,\"" + large, small());
    CHECK(table.errors.starts_with("csv-open-quote a.in:3 "));
}

TEST_CASE("bytes that are no text end what can be read but once, after the records before them") {
    const std::string bytes = "{\"id\": \"甲甲甲甲\"}\n{\"id\": \"B\"}\n{\"id\": \"\xFF\"}\n{\"id\": \"D\"}\n";
    for (const std::size_t size : sizes) {
        Drip once(bytes, 3, false);
        const Seen seen = in_pieces(once, size);
        CHECK(std::ranges::count(seen.applications, '\n') == 2);
        CHECK(seen.errors.starts_with("input-encoding a.in "));
        // The beginning is UTF-8 without doubt: nothing else can come of looking further.
        Drip sure(bytes, 3, true);
        CHECK(in_pieces(sure, size).errors == seen.errors);
        Drip twice("{\"id\": \"A\"}\n{\"id\": \"B\"}\n{\"id\": \"\xFF\"}\n", 3, true);
        CHECK(in_pieces(twice, size).applications.empty());
    }
    MemorySource cut_short("{\"id\": \"甲甲甲甲\"}\n{\"id\": \"\xE7");
    CHECK(in_pieces(cut_short, 1).errors == at_once("{\"id\": \"甲甲甲甲\"}\n{\"id\": \"\xE7").errors);
}

TEST_CASE("bytes that are no text end every format after the records before them, and are named by their place in the input") {
    const std::string head = "\xEF\xBB\xBF[{\"id\": \"甲甲甲甲\"},\n {\"id\": \"B\"}, ";
    const std::string table = "项目编号,用地面积（亩）\nA,30\n\"B\",40\n";
    const std::string long_line = "{\"id\": \"甲甲甲甲\"}\n{\"id\": \"" + std::string(150, 'x');
    struct Damaged {
        std::string before;
        std::string after;
        int applications;
    };
    // Within a text, a word, brackets, between elements, in quotes that nothing closes; a character cut short; in what is too large to be kept.
    const Damaged cases[] = {{head + "{\"id\": \"", "\xFF\"}, {\"id\": \"D\"}]", 2},
                             {head + "tr", "\xFFue]", 2},
                             {head + "{", "\xE7\"\": 1}]", 2},
                             {head, "\xC0\x80]", 2},
                             {head + "{\"id\": \"C\"}]\n", "\x80", 3},
                             {head + "{\"id\": \"", "\xE7\x94", 2},
                             {table + "C,", "\xFF\nD,50\n", 2},
                             {table + "\"C\n", "\xE7,50\nD,50\n", 2},
                             {table, "\xFF\n", 2},
                             {head + "{\"id\": \"" + std::string(150, 'x'), "\xFF\"}, {\"id\": \"D\"}]", 3},
                             {table + "C," + std::string(150, 'x'), "\xFF\nD,50\n", 3},
                             {long_line.substr(0, 90), "\xFF\"}\n{\"id\": \"C\"}\n", 1},
                             {long_line, "\xFF\"}\n{\"id\": \"C\"}\n", 2},
                             {long_line + "\"}\n{\"id\": \"C\"}\n{", "\xE7\n", 3}};
    for (const Damaged& one : cases) {
        INFO(one.before.substr(0, 120));
        const std::string expected = finding(Code::input_encoding, {{"byte", std::to_string(one.before.size() + 1)}}).message(Language::en);
        // A table is read twice; of what is read once, as much is looked at beforehand as tells what it is.
        constexpr std::size_t opening = 40;
        const bool is_table = one.before.starts_with(table);
        Drip byte_by_byte(one.before + one.after, 1, is_table);
        const Seen first = in_pieces(byte_by_byte, 1, small());
        for (const std::size_t size : sizes) {
            for (const std::size_t drop : {std::size_t{1}, std::size_t{5}, opening}) {
                INFO("pieces of " << size << " bytes, " << drop << " bytes at a time at first");
                Drip drip(one.before + one.after, drop, is_table, drop == opening ? drop : std::string::npos);
                const Seen seen = in_pieces(drip, size, small());
                CHECK(std::ranges::count(seen.applications, '\n') == one.applications);
                CHECK(seen.applications == first.applications);
                CHECK(seen.errors == "input-encoding a.in " + expected + "\n");
            }
        }
    }
}

TEST_CASE("a table that is damaged within its header cannot be read") {
    for (const std::string after : {"\xE7", "\xFF,名称\nA,甲\n"}) {
        const std::string text = "项目编号,用地面积,供地" + after;
        const Seen seen = in_any_pieces(text);
        CHECK(seen.errors == "input-encoding a.in " + finding(Code::input_encoding, {{"byte", "33"}}).message(Language::en) + "\n");
        CHECK(seen.applications.empty());
    }
}

TEST_CASE("an input is cut into as many pieces as its size asks for") {
    std::string lines;
    for (int i = 0; i < 100; ++i) lines += "{\"id\": \"A\"}\n";
    MemorySource source(lines);
    CHECK(in_pieces(source, 120).pieces == 10);
    MemorySource again(lines);
    CHECK(in_pieces(again, 1 << 20).pieces == 1);
}

TEST_CASE("limits of whole files are none of pieces, and those of an application stay") {
    Limits limits;
    limits.records = 2;
    limits.file_items = 1;
    limits.file_bytes = 50;
    std::string lines;
    for (int i = 0; i < 20; ++i) lines += "{\"id\": \"" + std::to_string(i) + "\"}\n";
    MemorySource source(lines);
    CHECK(std::ranges::count(in_pieces(source, 30, limits).applications, '\n') == 20);
}
