// SPDX-License-Identifier: Apache-2.0
// The formats of `evaluate`, one class each. What can be written as it comes is; only overviews wait for the last application.
#pragma once

#include <memory>

#include "cli/arguments.hpp"
#include "cli/writing.hpp"
#include "explain/case.hpp"
#include "explain/style.hpp"

namespace zhunze::cli {

class ResultWriter {
public:
    explicit ResultWriter(Writer& out) : out_(out) {}
    ResultWriter(const ResultWriter&) = delete;
    ResultWriter& operator=(const ResultWriter&) = delete;
    virtual ~ResultWriter() = default;

    virtual void begin() {}
    virtual void add(const explain::Case& subject) = 0;
    virtual void end() {}

protected:
    void write(std::string_view text) { out_.write(text); }
    void fail(int error) { out_.fail(error); }

private:
    Writer& out_;
};

[[nodiscard]] std::unique_ptr<ResultWriter> result_writer(ResultFormat format, Writer& out, explain::Style style, bool colour);

}  // namespace zhunze::cli
