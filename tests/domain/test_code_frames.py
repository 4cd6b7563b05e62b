"""Code frames say what each code covers, and agree with the vocabularies."""

import pytest

from silp_widgets.domain.code_frames import code_frames
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.vocabulary import VOCABULARIES, label


@pytest.mark.parametrize("frame", ["factor_scie", "pattern_scie", "factor_seips", "factor_ycff"])
def test_a_frame_has_every_code_of_its_vocabulary_in_order_and_says_what_it_covers(frame):
    codes = code_frames()[frame].codes
    assert [code.key for code in codes] == [code.value for code in VOCABULARIES[frame]]
    assert [code.label for code in codes] == [label(code) for code in VOCABULARIES[frame]]
    assert all(code.label and code.definition for code in codes)


def test_there_are_seventeen_starter_themes():
    assert len(code_frames()["themes"].codes) == 17


def test_practice_at_the_point_of_contact_is_never_called_a_failure_on_screen():
    assert "fail" not in code_frames()["factor_ycff"].code("active_failures").label


def test_an_unknown_code_is_refused_with_the_frame_s_name():
    with pytest.raises(BadInput, match="SEIPS"):
        code_frames()["factor_seips"].code("blame")
