from silp_widgets.serving.presave import strip


def test_nothing_that_was_shown_is_saved():
    model = {
        "type": "notebook",
        "content": {
            "metadata": {
                "kernelspec": {"name": "python3"},
                "widgets": {"state": "somebody's words"},
            },
            "cells": [
                {
                    "cell_type": "code",
                    "source": "1",
                    "execution_count": 4,
                    "outputs": [{"text": "x"}],
                },
                {"cell_type": "markdown", "source": "mine", "attachments": {"a.png": {}}},
            ],
        },
    }
    strip(model, path="a.ipynb", contents_manager=None)
    assert model["content"] == {
        "metadata": {"kernelspec": {"name": "python3"}},
        "cells": [
            {"cell_type": "code", "source": "1", "execution_count": None, "outputs": []},
            {"cell_type": "markdown", "source": "mine"},
        ],
    }


def test_other_files_are_left_as_they_are():
    model = {"type": "file", "content": "cells"}
    strip(model)
    assert model == {"type": "file", "content": "cells"}
