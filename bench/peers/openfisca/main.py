# SPDX-License-Identifier: Apache-2.0
import json
import os
import runpy
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import numpy  # noqa: E402
from entities import Application  # noqa: E402
from openfisca_core.parameters import ParameterNode  # noqa: E402
from openfisca_core.simulations import SimulationBuilder  # noqa: E402
from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: E402
from openfisca_core.variables import Variable  # noqa: E402

import peer  # noqa: E402

PERIOD = "2020-06"
FIELDS = {"所在地": "region", "行业": "industry", "供地方式": "land_use", "固定资产投资": "investment", "用地面积": "area", "特殊工艺": "special_process"}


class OpenFisca(peer.Engine):
    def __init__(self, rules):
        module = runpy.run_path(rules)
        self.rules = module["RULES"]
        self.system = TaxBenefitSystem([Application])
        for one in module.values():
            if isinstance(one, type) and issubclass(one, Variable) and one is not Variable:
                self.system.add_variable(one)
        self.system.parameters = ParameterNode("", data=module["PARAMETERS"])

    def read(self, lines):
        """Arrays of the type that OpenFisca keeps: 32-bit floating point for money."""
        applications = [json.loads(line) for line in lines]
        arrays = {}
        for key, name in FIELDS.items():
            variable = self.system.get_variable(name)
            values = numpy.array([application[key] for application in applications])
            members = getattr(variable, "possible_values", None)
            arrays[name] = members.encode(values) if members else values.astype(variable.dtype)
        return [application["项目编号"] for application in applications], arrays

    def judge(self, arrays):
        simulation = SimulationBuilder().build_default_simulation(self.system, len(arrays["area"]))
        for name, values in arrays.items():
            simulation.set_input(name, PERIOD, values)
        return [simulation.calculate(identifier, PERIOD) for identifier, _ in self.rules]

    def names(self, result):
        found = [[] for _ in result[0]]
        for violated, (_, name) in zip(result, self.rules):
            for position in numpy.flatnonzero(violated):
                found[position].append(name)
        return found


peer.main(OpenFisca)
