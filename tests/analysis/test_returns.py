from datetime import date

from silp_widgets.analysis.frames import Frames
from silp_widgets.domain.returns import Problem, ReturnFile
from silp_widgets.domain.vocabulary import ReturnStatus

TODAY = date(2023, 9, 10)


def test_the_tracker_has_a_row_for_each_agency_asked_or_not(small):
    asked = ReturnFile(id="r1", agency="police", due=date(2023, 9, 6))
    came = ReturnFile(
        id="r2",
        agency="health_visiting",
        file="sent.xlsx",
        status=ReturnStatus.RECEIVED,
        received=date(2023, 9, 1),
        rows_read=12,
    )
    told = Problem(id="p1", code="C104", message="Out of order.", file="sent.xlsx", entry="HV-001")
    small.returns = lambda: (asked, came)
    small.problems = lambda: (told, Problem(id="p2", code="C104", message="", answer="Mended."))
    frame = Frames(small).returns(TODAY).set_index("agency_code")
    assert frame["status"].astype("string").fillna("").to_dict() == {
        "HV": "received",
        "PO": "requested",
        "HO": "",
    }
    assert frame.loc["PO", "days_late"] == 4
    assert frame.loc["HV", ["files", "rows_read"]].tolist() == [1, 12]
    assert frame[["to_answer", "to_ask_about"]].sum().sum() == 1
