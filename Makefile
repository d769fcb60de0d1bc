# What the paper can do. `make run` opens it, `make test` tests it; `make` alone lists the rest.
# Nothing but Python 3, make and git is asked of the machine: the rest is fetched into .uv and .venv.

PORT ?= 8000
DATA_DIR ?= var
PYTHON := .venv/bin/python
OWN_UV := .uv/bin/uv
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo $(OWN_UV))
# Once the tests' libraries are there they stay, so that `make run` and `make test` do not take turns installing.
LOCK := $(if $(wildcard .venv/.test-libraries),requirements-dev.txt,requirements.txt)
STATIC_FILES := $(shell find static $(wildcard newsroom/static articles/static pictures/static weather/static) 2>/dev/null)
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command "make lock" pyproject.toml

.PHONY: help run password libraries test test-long audit lint format words lock
.DELETE_ON_ERROR:

help:
	@echo "make run        opens the paper at http://127.0.0.1:$(PORT) (another port: make run PORT=9000)"
	@echo "make password   sets a new password for the sign-in “editor”"
	@echo "make test       runs every test, on SQLite and on PostgreSQL (some: make test ARGS=tests/test_env.py)"
	@echo "make test-long  runs them with all there is to try, which takes twice as long"
	@echo "make audit      asks Lighthouse and the Nu HTML checker about readers' pages (with Node.js, Java, Chromium)"
	@echo "make libraries  installs what the paper needs into .venv, for a server"
	@echo "make lint       looks for mistakes; make format mends those of layout"
	@echo "make words      makes what is written in newsroom/locale readable for the paper (with gettext)"
	@echo "make lock       writes requirements*.txt anew (with newer versions: make lock FLAGS=--upgrade)"

# The environment of `make run`: what is set outside counts, except for DEBUG.
run password: export DEBUG := 0
run password: export DATA_DIR := $(DATA_DIR)
run password: export PORT := $(PORT)
run password: export SITE_ADDRESS := $(or $(SITE_ADDRESS),http://127.0.0.1:$(PORT))
run password: export ALLOWED_HOSTS := $(or $(ALLOWED_HOSTS),localhost)
ifeq ($(SECRET_KEY)$(SECRET_KEY_FILE),)
KEY := $(DATA_DIR)/secret-key
run password: export SECRET_KEY_FILE := $(KEY)
endif
# Where Linux can, the processes stop when what started them is gone, as when a terminal's window is closed.
run: export STOP_TOGETHER := $(if $(shell command -v setpriv),setpriv --pdeathsig TERM)

run: .venv/.libraries $(KEY) $(DATA_DIR)/static/staticfiles.json
	@$(PYTHON) manage.py open_paper --port "$(PORT)"
	@trap : INT; $(STOP_TOGETHER) $(PYTHON) -m honcho --env /dev/null start || [ $$? -eq 130 ] # stopped by Ctrl-C

password: .venv/.libraries $(KEY)
	@$(PYTHON) manage.py changepassword editor

libraries: .venv/.libraries

test: .venv/.test-libraries
	@$(PYTHON) -W ignore:::platformdirs.api tests/run.py $(ARGS)

# All there is to try: before a release, and where something only fails at times.
test-long: export TESTS := long
test-long: test

audit: .venv/.test-libraries
	@$(PYTHON) benchmarks/audit.py

lint: export DEBUG := 1
lint: .venv/.test-libraries
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) manage.py makemigrations --check --dry-run
	@$(PYTHON) manage.py check --fail-level WARNING

format: .venv/.test-libraries
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

# Readers' pages in other languages, and the desk's words in the place of Django's, for papers in en-gb and in en. Takes gettext.
words:
	for words in newsroom/locale/*/LC_MESSAGES/django.po; do msgfmt --check-format -o "$${words%.po}.mo" "$$words" || exit 1; done
	cp newsroom/locale/en_GB/LC_MESSAGES/django.mo newsroom/locale/en/LC_MESSAGES/django.mo

lock: .venv/pyvenv.cfg
	$(COMPILE) $(FLAGS) -o requirements.txt
	$(COMPILE) $(FLAGS) --group dev -c requirements.txt -o requirements-dev.txt

$(OWN_UV):
	@echo "Fetching uv, which sets up the rest …"
	@rm -rf .uv
	@{ python3 -c "import ensurepip" 2>/dev/null && python3 -m venv .uv \
		&& .uv/bin/python -m pip install --quiet --disable-pip-version-check uv; } \
	|| { rm -rf .uv; python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .uv uv; } \
	|| { rm -rf .uv; echo "uv could not be fetched (see above). Where python3 has no pip or venv, this helps:"; \
		echo "    apt-get install python3-venv"; exit 1; }

.venv/pyvenv.cfg: .python-version | $(filter $(OWN_UV),$(UV))
	@rm -rf .venv
	@$(UV) venv --quiet .venv
	@touch $@

.venv/.libraries: requirements.txt .venv/pyvenv.cfg
	@$(UV) pip sync --compile-bytecode --python $(PYTHON) --require-hashes $(LOCK)
	@touch $@

.venv/.test-libraries: requirements-dev.txt .venv/pyvenv.cfg
	@$(UV) pip sync --compile-bytecode --python $(PYTHON) --require-hashes requirements-dev.txt
	@touch .venv/.libraries $@

$(DATA_DIR)/secret-key:
	@mkdir -p $(DATA_DIR)
	@umask 077 && python3 -c "import secrets; print(secrets.token_urlsafe(50))" > $@.new && mv $@.new $@

$(DATA_DIR)/static/staticfiles.json: $(STATIC_FILES) newsroom/storage.py .venv/.libraries | $(KEY)
	@echo "Collecting static files …"
	@$(PYTHON) manage.py collectstatic --noinput --verbosity 0
	@touch $@
