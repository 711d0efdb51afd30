// SPDX-License-Identifier: Apache-2.0
// What columns decide is written as what is decided one by one: the same bytes, counts and warnings, for usual and unusual records.
#include "cli/column_worker.hpp"

#include "catch.hpp"
#include "facts/file_notes.hpp"
#include "facts/pieces.hpp"
#include "facts/stream.hpp"
#include "sandbox.hpp"

using namespace zhunze;
using namespace zhunze::cli;

namespace {

/// Bytes of a text, a few at a time.
class TextSource : public facts::ByteSource {
public:
    explicit TextSource(std::string text) : text_(std::move(text)) {}
    Got read(std::span<char> room, std::size_t& count, bool) override {
        count = text_.copy(room.data(), room.size(), at_);
        at_ += count;
        return count > 0 ? Got::some : Got::end;
    }
    bool rewind() override {
        at_ = 0;
        return true;
    }

private:
    std::string text_;
    std::size_t at_ = 0;
};

Judging pilot() {
    Judging judging;
    judging.rules = engine::load_rules(std::vector<engine::MemoryFile>{{"pilot.zz", cli::testing::pilot_rules}});
    REQUIRE(judging.rules.ok());
    judging.record = engine::choose_record(*judging.rules.program, std::nullopt).record;
    return judging;
}

/// All that a run tells: its bytes, what it counted, its warnings, and what broke it off.
std::string run(const Judging& judging, const std::string& text, ResultFormat kind, const Explained& explained, std::size_t piece, bool by_columns) {
    const std::unique_ptr<RecordFormat> format = record_format(kind, *judging.rules.program, explained, {Language::zh, false}, false);
    const columns::ColumnProgram program = compile_columns(judging);
    std::vector<Diagnostic> warnings;
    const facts::Limits limits;
    facts::FileWarnings notes("a", limits.compared_ids, warnings);
    TextSource source(text);
    facts::Stream stream("a", source, *judging.rules.program, judging.record, notes, piece, limits);
    std::string told;
    if (stream.open(false) != facts::Stream::Opened::in_pieces) return "not in pieces";
    const std::unique_ptr<PieceWorker> worker =
        by_columns ? column_worker(stream.source(), judging, *format, program) : deciding_worker(stream.source(), judging, *format);
    Counts counts;
    std::string broken;
    while (const std::optional<facts::Piece> next = stream.pieces().next()) {
        PieceResult result;
        worker->work(*next, result);
        told += result.bytes;
        counts.add(result.counts);
        result.notes.tell(notes);
        for (const std::string& id : result.explained) broken += " explained " + id;
        if (!result.broken) continue;
        broken += " broken at " + result.broken->place;
        break;
    }
    for (int i = 0; i < program::overall_count; ++i) told += ' ' + std::to_string(counts.of(static_cast<program::Overall>(i)));
    for (const Diagnostic& warning : warnings) told += '\n' + std::string(warning.slug()) + ' ' + warning.place;
    return told + broken;
}

void check(const std::string& text) {
    static const Judging judging = pilot();
    const Explained none{}, some{{program::Overall::rejected}, {"A-1", "B-7"}};
    for (const ResultFormat kind : {ResultFormat::verdicts, ResultFormat::verdicts_csv}) {
        for (const std::size_t piece : {1, 60, 300, 100'000}) {
            for (const Explained* explained : {&none, &some}) {
                if (kind == ResultFormat::verdicts_csv && explained == &some) continue;
                INFO(text);
                CHECK(run(judging, text, kind, *explained, piece, true) == run(judging, text, kind, *explained, piece, false));
            }
        }
    }
}

const std::vector<std::string> objects{
    R"({"编号":"A-1","受理日期":"2020-06-08","投资":6000,"供地":"单独供地"})",
    R"({"编号":"A-2","受理日期":"2020-06-08","投资":3000,"供地":"单独供地"})",
    R"({"编号":"A-3","受理日期":"2020-06-08","投资":5000,"供地":"单独供地"})",
    R"({"编号":"A-4","受理日期":"2020-06-08","投资":4500,"供地":"单独供地"})",
    R"({"编号":"A-5","受理日期":"2020-06-08","投资":"约20","供地":"单独供地"})",
    R"({"编号":"A-6","受理日期":"2020-06-08","投资":"3000万元","供地":"standalone"})",
    R"({"编号":"A-7","受理日期":"2020年6月8日","投资":3000.5,"供地":"标准厂房"})",
    R"({"id":"A-8","accepted_on":"2020-06-08","investment":3000,"supply":"factory"})",
    R"({"编号":"A-9","受理日期":"2021-06-08","投资":3000,"供地":"单独供地"})",
    R"({"编号":"A-10","受理日期":"2020-06-08","投资":0,"供地":"单独供地"})",
    R"({"编号":"A-2","受理日期":"2020-06-08","投资":7000,"供地":"单独供地"})",
    R"({"编号":"a\"b","受理日期":"2020-06-08","投资":7000,"供地":"单独供地"})",
    R"({"编号":"A-11","受理日期":"2020-06-08","投资":null,"供地":"单独供地"})",
    R"({"受理日期":"2020-06-08","投资":7000,"供地":"单独供地"})",
    R"({"编号":"A-12","受理日期":"2020-06-08","投资":7000,"供地":"单独供地","备注":"无此字段"})",
    R"({"编号":"A-13","受理日期":"2020-06-08","投资":4500,"供地":"单独供地","证据":["批件"]})",
    R"({"编号":"A-14","受理日期":"2020-06-08","投资":4999.999999999999999999,"供地":"单独供地"})",
    R"({"编号":"A-15","受理日期":"2020-02-30","投资":4999,"供地":"单独供地"})",
    R"([1,2])",
    R"({"编号":"B-7","受理日期":"2020-06-08","投资":1e3,"供地":"单独供地","供地":"标准厂房"})",
    R"({"编号":"A-16","受理日期":"2020-06-08","投资":2999,"供地":"单独供地"})",
};

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
    return text;
}

}  // namespace

TEST_CASE("columns write what is decided one by one: lines") {
    check(joined(objects, "\n"));
    check(joined(objects, "\r\n") + "\n\n  \n");
    check(joined(objects, "\n") + "\n{\"编号\":\"C\"\n" + objects[1] + "\n");
}

TEST_CASE("columns write what is decided one by one: elements") {
    check("[" + joined(objects, ",") + "]");
    check(" [\n  " + joined(objects, " ,\n  ") + "\n]\n");
    check("[" + joined(objects, ",") + "");
    check("[" + joined(objects, ",") + ",]");
    check("[" + objects[0] + ", {\"编号\": ], " + objects[1] + "]");
    check("[" + objects[0] + objects[1] + "]");
    check("[" + joined(objects, ",") + "] 1");
}

TEST_CASE("columns write what is decided one by one: rows") {
    const std::string five = cli::testing::five_applications;
    check(five);
    check(five + "A-6,2020-06-08,\"3,000\",标准厂房\n\n,,,\nA-6,2020-06-08,3000\nA-7,2020年6月8日,3000.25,standalone,\n编号,受理日期,投资(万元),供地\nA-8,,,\n");
    check(five + "A-9,2020-06-08,\"3000,单独供地\n");
    check("编号;投资;供地\r\n\"A;1\";3000万元;单独供地\r\n=1;3000;factory\r\n");
}
