// SPDX-License-Identifier: Apache-2.0
#include <simdjson.h>

#include "readers.hpp"

namespace zhunze::bench {

namespace ondemand = simdjson::ondemand;

struct SimdjsonReader::Stream {
    Stream(const Rules& rules, Needs needs_of) : fields(rules), needs(needs_of) {}

    Fields fields;
    Needs needs;
    ondemand::parser parser;
    ondemand::document_stream documents;
    std::optional<ondemand::document_stream::iterator> at;
};

namespace {

static_assert(Block::padding >= simdjson::SIMDJSON_PADDING);

/// The digits, without the blanks that may follow a number.
std::string_view number_of(ondemand::value value) {
    std::string_view text = value.raw_json_token();
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

/// With its quotes, as it stands there.
std::string_view quoted_of(ondemand::value value) {
    const std::string_view text = value.raw_json_token();
    return text.substr(0, text.find_last_of('"') + 1);
}

}  // namespace

SimdjsonReader::SimdjsonReader(const Rules& rules, Needs needs) : stream_(std::make_unique<Stream>(rules, needs)) {
    stream_->parser.threaded = false;  // threads are the driver's to give
}
SimdjsonReader::~SimdjsonReader() = default;
SimdjsonReader::SimdjsonReader(SimdjsonReader&&) noexcept = default;

void SimdjsonReader::begin(const Block& block) {
    stream_->at.reset();
    if (stream_->parser.iterate_many(block.data, block.size, block.size + 1).get(stream_->documents)) stop("the applications cannot be read");
    stream_->at = stream_->documents.begin();
}

bool SimdjsonReader::next(Line& line) {
    if (!(*stream_->at != stream_->documents.end())) return false;
    try {
        ondemand::document_reference document;
        if (const auto error = (**stream_->at).get(document)) throw simdjson::simdjson_error(error);
        ondemand::object object = document.get_object();
        Application& to = line.application;
        line.id = quoted_of(object["项目编号"]);
        if (stream_->needs.region) stream_->fields.region(object["所在地"].get_string(), to);
        if (stream_->needs.industry) stream_->fields.industry(object["行业"].get_string(), to);
        stream_->fields.investment(number_of(object["固定资产投资"]), to);
        stream_->fields.area(number_of(object["用地面积"]), to);
        Fields::land_use(object["供地方式"].get_string(), to);
        to.special_process = object["特殊工艺"].get_bool();
        Fields::accepted(object["受理日期"].get_string(), to);
    } catch (const simdjson::simdjson_error& error) {
        stop(std::string("an application cannot be read: ") + error.what());
    }
    if (!Fields::is_whole(line.application)) stop("an application has a value that the program does not know: " + std::string(line.id));
    ++*stream_->at;
    return true;
}

}  // namespace zhunze::bench
