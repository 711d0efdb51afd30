// SPDX-License-Identifier: Apache-2.0
#include "check/check.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "check/passes.hpp"

namespace zhunze::check {

namespace {

/// Everything a verdict depends on besides the application: module names, their texts, their data files.
std::string hash_of(const program::Program& program, const Sources& sources) {
    std::vector<std::string> parts;
    for (const program::Module& module : program.modules) {
        std::string part = module.path.in(Language::en) + '\0' + sources[module.file].text();
        for (const std::string& data : module.data_hashes) part += '\0' + data;
        parts.push_back(sha256_hex(part));
    }
    std::ranges::sort(parts);
    std::string all;
    for (const std::string& part : parts) all += part;
    return sha256_hex(all);
}

}  // namespace

std::shared_ptr<const program::Program> check(const std::vector<syntax::Module>& modules, std::shared_ptr<const Sources> sources,
                                              const DataLoader& data, Sink& sink) {
    auto program = std::make_shared<program::Program>();
    program->sources = sources;
    std::size_t written = 0;
    for (const syntax::Module& module : modules) written += module.exprs.size();
    program->exprs.reserve(written);
    Context context{*program, sink, *sources, data};
    for (const Diagnostic& error : sink.sorted()) {
        if (error.span && error.severity() == Severity::error) context.syntax_errors.push_back(*error.span);
    }
    if (!order_modules(context, modules)) return nullptr;

    const auto each = [&](void (*pass)(Context&, program::ModuleId)) {
        for (std::size_t i = 0; i < context.scopes.size(); ++i) pass(context, context.scopes[i].id);
    };
    each(check_dimensions_and_units);
    each(declare_types);
    each(declare_fields);
    check_record_cycles(context);
    each(declare_parameters);
    each(declare_tables);
    each(declare_definitions);
    each(declare_rules);
    each(declare_exceptions);
    find_amended(context);
    check_tables(context);
    check_parameters(context);
    check_definitions(context);
    each(check_records);
    check_rules(context);
    check_amendments(context);
    check_exceptions(context);
    check_precedence(context);
    each(check_tests);

    if (sink.has_errors()) return nullptr;
    program->rule_set_hash = hash_of(*program, *sources);
    return program;
}

}  // namespace zhunze::check
