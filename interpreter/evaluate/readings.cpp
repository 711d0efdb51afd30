// SPDX-License-Identifier: Apache-2.0
#include "evaluate/readings.hpp"

namespace zhunze::evaluate {

OperationContext::Boundary reading_of(const program::Program& program, const program::Readings& readings, program::SourceId source) {
    program::Boundary boundary = program.documents[source].boundary.value_or(program::Boundary::undecided);
    for (const auto& [settled, reading] : readings.boundaries) {
        if (settled == source) boundary = reading;
    }
    switch (boundary) {
        case program::Boundary::included: return OperationContext::Boundary::included;
        case program::Boundary::excluded: return OperationContext::Boundary::excluded;
        case program::Boundary::undecided: break;
    }
    return OperationContext::Boundary::undecided;
}

}  // namespace zhunze::evaluate
