# SPDX-License-Identifier: Apache-2.0
from openfisca_core.entities import build_entity

Application = build_entity(key="application", plural="applications", label="Application", is_person=True)
