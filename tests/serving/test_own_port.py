"""A case's desk comes back at the address where a browser kept its words."""

import socket

from silp_widgets.serving.desk import own_port


def test_a_case_keeps_its_port_and_another_has_its_own(tmp_path):
    first, again = own_port(tmp_path / "a.silp"), own_port(tmp_path / "a.silp")
    assert first == again
    assert own_port(tmp_path / "b.silp") != first


def test_a_port_that_is_taken_is_not_insisted_on(tmp_path):
    port = own_port(tmp_path / "a.silp")
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        assert own_port(tmp_path / "a.silp") == 0
