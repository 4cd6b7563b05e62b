"""What goes out is replaced only where the register says whose it is."""

from silp_widgets.domain.people import Register
from silp_widgets.language import pseudonymise

REGISTER = Register.from_records(
    [{"name": "Corinne Ashby", "pseudonym": "Adult M", "identifiers": ["07700 900123"]}]
)


def test_a_misspelling_and_an_unknown_number_are_left_for_a_person_to_decide():
    text = "Corrine Ashbey rang from 07700 900999; Corinne Ashby rang from 07700 900123."
    changed = pseudonymise(text, REGISTER, registered_only=True)
    assert changed == (
        "Corrine Ashbey rang from 07700 900999; Adult M rang from a telephone number."
    )
