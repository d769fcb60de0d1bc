"""The environment of the tests, set before Django reads its settings (pyproject.toml names this as a plugin).

DEBUG only chooses plain static names and does without a SECRET_KEY: pytest-django turns it off again.
"""

import os

os.environ["DEBUG"] = "1"
