from __future__ import annotations

import pytest

from silp_widgets.domain.people import Register


@pytest.fixture(scope="session")
def register() -> Register:
    return Register.from_records(
        [
            {
                "name": "Kayleigh Ann Carter",
                "pseudonym": "Child K",
                "aliases": ["K.C.", "Kay"],
                "identifiers": ["943 476 5919", "07700 900123", "REF/AB/1234"],
                "born": "2022-03-02",
            },
            {"name": "Mrs Denise Carter", "pseudonym": "Adult M"},
            {"name": "Jo Li", "pseudonym": "HV1"},
            {"name": "Ann O'Neil", "pseudonym": "GP1"},
            {"name": "Rose Smith-Jones", "pseudonym": "SW1"},
            {"name": "Will May", "pseudonym": "Adult F"},
            {"name": "April McDonald", "pseudonym": "SW2"},
            {"name": "Łukasz Müller", "pseudonym": "PO1"},
            {"name": "Summer Joy Bell", "pseudonym": "Sibling L"},
            {"name": "Anneliese van der Berg", "pseudonym": "Midwife 1"},
            {
                "name": "Oakfield Primary School",
                "pseudonym": "School 1",
                "kind": "place",
                "identifiers": ["12 Elm Street, Anytown"],
            },
        ]
    )
