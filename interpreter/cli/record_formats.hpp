// SPDX-License-Identifier: Apache-2.0
// The formats of `evaluate` in which each application is written for itself. They keep nothing, so that several threads may write.
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"
#include "explain/case.hpp"
#include "explain/style.hpp"
#include "explain/verdict.hpp"
#include "program/program.hpp"

namespace zhunze::cli {

class RecordFormat {
public:
    explicit RecordFormat(Explained explained) : explained_(std::move(explained)) {}
    RecordFormat(const RecordFormat&) = delete;
    RecordFormat& operator=(const RecordFormat&) = delete;
    virtual ~RecordFormat() = default;

    [[nodiscard]] virtual std::string opening() const { return {}; }
    /// What stands before the first result, and before each other one.
    [[nodiscard]] virtual std::string_view before_first() const { return {}; }
    [[nodiscard]] virtual std::string_view between() const { return {}; }
    /// Written where all is whole. `any`: there was a result.
    [[nodiscard]] virtual std::string_view closing(bool any) const { return static_cast<void>(any), std::string_view(); }
    /// The result alone.
    virtual void append(std::string& out, const explain::Case& subject) const = 0;

    /// Whether a result is written from the outcomes alone, where nothing is open, wrong or in conflict.
    [[nodiscard]] virtual bool writes_verdicts() const { return false; }
    /// The same bytes as `append`, of such an application without an explanation.
    virtual void append_verdict(std::string& out, std::string_view id, program::Overall outcome, std::span<const explain::ListedRule> rules) const;

    /// Of which applications the full explanation is wanted.
    [[nodiscard]] const Explained& explained() const { return explained_; }

protected:
    [[nodiscard]] bool explains(const explain::Case& subject) const {
        return explained_.wants(subject.application.id, subject.decision.outcome);
    }

private:
    Explained explained_;
};

/// Null for the formats that are documents: those are written once all applications are known.
[[nodiscard]] std::unique_ptr<RecordFormat> record_format(ResultFormat format, const program::Program& program, const Explained& explained,
                                                          explain::Style style, bool colour);

}  // namespace zhunze::cli
