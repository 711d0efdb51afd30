#include "syntax/print.hpp"
namespace zhunze::syntax { std::string print(const Module&, const Sources&, const PrintOptions&){return {};} }
