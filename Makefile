UV := $(shell command -v uv || echo .uv/bin/uv)
.PHONY: test
test: .venv/ready
	.venv/bin/ruff check newsroom tests
	.venv/bin/python -m pytest
.uv/bin/uv:
	python3 -m venv .uv && .uv/bin/pip install -q uv
.venv/ready: requirements-dev.txt $(filter .uv/bin/uv,$(UV))
	test -d .venv || $(UV) venv -q
	$(UV) pip sync -q --require-hashes requirements-dev.txt
	touch $@
