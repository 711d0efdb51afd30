// SPDX-License-Identifier: Apache-2.0
// How the results of `evaluate` are put together. What can be written as it comes is; only documents wait for the last application.
#pragma once

#include <memory>

#include "cli/arguments.hpp"
#include "cli/record_formats.hpp"
#include "cli/writing.hpp"
#include "explain/case.hpp"

namespace zhunze::cli {

class ResultWriter {
public:
    explicit ResultWriter(Writer& out) : out_(out) {}
    ResultWriter(const ResultWriter&) = delete;
    ResultWriter& operator=(const ResultWriter&) = delete;
    virtual ~ResultWriter() = default;

    /// Before the first application; further calls do nothing.
    virtual void begin() {}
    virtual void add(const explain::Case& subject) = 0;
    /// After the last, if all is whole.
    virtual void end() {}

protected:
    void write(std::string_view text) { out_.write(text); }
    void fail(int error) { out_.fail(error); }

private:
    Writer& out_;
};

/// Writes results as they come.
class RecordResults : public ResultWriter {
public:
    RecordResults(Writer& out, const RecordFormat& format) : ResultWriter(out), format_(format) {}
    void begin() override;
    void add(const explain::Case& subject) override;
    /// Results that are rendered already, each with what parts it from the one before.
    void add_rendered(std::string_view results);
    void end() override;

private:
    const RecordFormat& format_;
    bool begun_ = false;
    bool any_ = false;
};

/// Of a format that is a document: it waits for the last application.
[[nodiscard]] std::unique_ptr<ResultWriter> document_results(ResultFormat format, Writer& out, Language language);

}  // namespace zhunze::cli
