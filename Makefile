# On a fresh machine with Python 3.11, make and a way to the package index:
#   make demo   serves a site with sample texts
#   make test   runs all checks and tests, on SQLite and on PostgreSQL
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
HOST ?= 127.0.0.1
PORT ?= 8000

# No check or demo is to meet the database or the settings of a real site; to serve one is
# for just these.
ifneq ($(MAKECMDGOALS),serve)
unexport DATABASE_URL DEBUG SECRET_KEY ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS HTTPS
unexport SITE_NAME SITE_URL SITE_IS_SAMPLE SITE_ID_CODE SECURITY_CONTACT
unexport SITE_OWNER SITE_ADDRESS SITE_PHONE SITE_ICP SITE_POLICE SITE_FAULTS
unexport DATABASE_REPLICA_URL CACHE_URL PROXIES PAGE_CACHE READING_SECONDS READS_SCANS OFFICE_COMMAND
unexport SEARCH_LOG LOG_FORMAT LOG_LEVEL SLOW_QUERY_SECONDS REPORTS_PER_HOUR
unexport DATA_LICENCE DATA_LICENCE_URL API_HOURLY EMAIL_URL EMAIL_FROM
unexport IDLE_MINUTES SUPERUSERS_NEED_CODES NAMES_BY_MODEL STAFF_PASSWORD
unexport DJANGO_SETTINGS_MODULE PYTEST_ADDOPTS PYTHONWARNINGS
endif
# A process that a test starts loads the whole house: compiled anew each time, that takes
# as long again as all else it does.
unexport PYTHONDONTWRITEBYTECODE
# A machine may tell pip to install outside of virtual environments.
export PIP_USER = 0
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help
help:
	@echo 'make demo          serve a site with sample texts at $(HOST):$(PORT)'
	@echo 'make serve         serve the site of the settings, behind nginx or Caddy'
	@echo 'make test          all checks, and the tests on SQLite and on PostgreSQL'
	@echo 'make test-browser  the tests that drive a real chromium'
	@echo 'make pictures      every kind of page as a picture, in pictures/'
	@echo 'make search-for-faults  the parser and others on texts drawn at random (long)'
	@echo 'make mutants       which of many harmful changes no test would notice (long)'
	@echo 'make bench         measure speed against Datasette and a bare view (long)'
	@echo 'make lint          ruff, the floors of the architecture, and the types'
	@echo 'make format        let ruff put the code in order'
	@echo 'make names         install the model that finds names of people (160 MB)'
	@echo 'make ocr           install the model that reads scans (400 MB)'
	@echo 'make sbom          the software bill of materials, as sbom.json'
	@echo 'make lock          pin the requirements anew, with their hashes'

# ---- the virtual environment ------------------------------------------------

$(PYTHON):
	@for python in python3.11 python3; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then \
	    echo "Making .venv with $$python"; \
	    $$python -m venv .venv && exit; \
	    rm -rf .venv; exit 1; \
	  fi; \
	done; \
	echo 'Python 3.11 or newer is needed: neither python3.11 nor python3 is one.' >&2; \
	exit 1

.venv/installed: requirements.txt | $(PYTHON)
	@echo 'Installing what the site needs'
	@$(PYTHON) -m pip install -qq --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt | $(PYTHON)
	@echo 'Installing what the tests need (a minute or two)'
	@$(PYTHON) -m pip install -qq --require-hashes -r requirements-dev.txt
	@touch $@

.venv/installed-names: requirements-names.txt .venv/installed
	@echo 'Installing what finds names of people (160 MB)'
	@$(PYTHON) -m pip install -qq --require-hashes -r requirements-names.txt
	@touch $@

# A model that finds names of people beyond the rules: docs/publishing.md.
.PHONY: names
names: .venv/installed-names

.venv/installed-ocr: requirements-ocr.txt .venv/installed
	@echo 'Installing what reads scans (400 MB)'
	@$(PYTHON) -m pip install -qq --require-hashes -r requirements-ocr.txt
	@touch $@

# A model that reads pictures of pages: docs/formats.md.
.PHONY: ocr
ocr: .venv/installed-ocr

.venv/installed-bench: requirements-bench.txt | $(PYTHON)
	@echo 'Installing what the benchmarks need'
	@$(PYTHON) -m pip install -qq --require-hashes -r requirements-bench.txt
	@touch $@

# ---- the demonstration --------------------------------------------------------

# All of it lies in demo/; `rm -r demo` starts over.
.PHONY: demo
demo: export DATABASE_URL = sqlite:///demo/jianbao.sqlite3
demo: export SITE_NAME = 民政简报库
demo: export SITE_IS_SAMPLE = 1
demo: export ALLOWED_HOSTS = localhost,127.0.0.1,[::1],$(HOST)
demo: WITH_KEY = SECRET_KEY="$$(cat demo/secret-key)"
demo: .venv/installed demo/secret-key
	@test -e demo/account || test -z "$$DEMO_PASSWORD" || \
	  $(WITH_KEY) $(MANAGE) vet_password DEMO_PASSWORD demo luru shenhe
	@$(WITH_KEY) $(MANAGE) migrate --verbosity 0
	@$(WITH_KEY) $(MANAGE) load_reference
	@$(WITH_KEY) $(MANAGE) import_briefings fixtures/texts --publish
	@$(WITH_KEY) $(MANAGE) collectstatic --noinput --verbosity 0
	@test -e demo/account || $(WITH_KEY) sh -c '$(CREATE_ACCOUNT)'
	@echo
	@echo '  网站      http://$(HOST):$(PORT)/'
	@echo '  管理后台  http://$(HOST):$(PORT)/admin/'
	@sed 's/^/  /' demo/account
	@echo '  按 Ctrl-C 停止；删除 demo 目录即可从头再来。'
	@echo
	@$(WITH_KEY) .venv/bin/granian --interface wsgi --host $(HOST) --port $(PORT) \
	  --workers 2 --blocking-threads 1 --respawn-failed-workers --respawn-interval 0.5 \
	  --log-level warning config.wsgi:application

# ---- the site itself -----------------------------------------------------------

# Behind nginx or Caddy (deploy/), which wait for slow visitors; docs/operations.md. A
# worker that is killed is replaced, and one that grows too large; what waits in line is
# bounded. Header lines that take over 10 seconds end the connection, and so does a pause of as
# long between two requests: what stands in front must let go of it sooner.
# Two threads each: where one waits for an upload to be read, the other answers readers.
WORKERS ?= $(shell nproc)
THREADS ?= 2
.PHONY: serve
serve:
	@exec .venv/bin/granian --interface wsgi --host $(HOST) --port $(PORT) \
	  --workers $(WORKERS) --blocking-threads $(THREADS) --backlog 1024 --backpressure 64 \
	  --http 1 --no-ws --http1-header-read-timeout 10000 \
	  --respawn-failed-workers --respawn-interval 0.5 --workers-kill-timeout 30 \
	  --workers-max-rss 1024 --log-level warning config.wsgi:application

# The password is DEMO_PASSWORD, or a random one made on the first run; the same for all.
# Who submits does not publish: so there is one who enters and one who reviews.
define CREATE_ACCOUNT
umask 077; \
export DJANGO_SUPERUSER_PASSWORD="$${DEMO_PASSWORD:-$$($(RANDOM) 9)}"; \
export STAFF_PASSWORD="$$DJANGO_SUPERUSER_PASSWORD"; \
$(MANAGE) createsuperuser --noinput --verbosity 0 --username demo --email "" && \
$(MANAGE) create_staff luru --agency shaoguan --role 录入 --full-name 录入员 && \
$(MANAGE) create_staff shenhe --agency shaoguan --role 审核 --role 数据核对 --full-name 审核员 && \
echo "账号      demo  密码 $$DJANGO_SUPERUSER_PASSWORD（韶关的录入员 luru、审核员 shenhe 同）" > demo/account
endef
RANDOM := $(PYTHON) -c "import secrets, sys; print(secrets.token_urlsafe(int(sys.argv[1])))"

demo/secret-key: | $(PYTHON)
	@mkdir -p demo
	@umask 077; $(RANDOM) 50 > $@

# ---- checks and tests -----------------------------------------------------------

.PHONY: test
test: lint check test-sqlite test-postgres

.PHONY: lint
lint: .venv/installed-dev
	.venv/bin/ruff check --quiet .
	.venv/bin/ruff format --quiet --check .
	.venv/bin/lint-imports --no-logo --no-cache
	.venv/bin/mypy

.PHONY: check
check: .venv/installed-dev
	$(MANAGE) makemigrations --check --dry-run
	@echo '$(MANAGE) check --deploy --fail-level WARNING'
	@HTTPS=1 ALLOWED_HOSTS=jianbao.example SECRET_KEY="$$($(RANDOM) 50)" \
	  $(MANAGE) check --deploy --fail-level WARNING

PYTEST := $(PYTHON) -m pytest --numprocesses 2 --dist worksteal

.PHONY: test-sqlite
test-sqlite: .venv/installed-dev
	$(PYTEST) -m 'not browser'

.PHONY: test-postgres
test-postgres: .venv/installed-dev
	$(PYTHON) -m tests.postgres $(PYTEST) -m 'not browser' --second-database

.PHONY: test-browser
test-browser: .venv/installed-dev chromium
	$(PYTEST) -m browser tests/browser tests/formats

# Every kind of page on a desk and a phone, in 长者版 and in the dark, for people to look at.
.PHONY: pictures
pictures: .venv/installed-dev chromium
	$(PYTHON) -m pytest -m browser tests/browser/test_pictures.py --record

# Texts drawn at random, other ones each time; `make test` tries the same few always.
.PHONY: search-for-faults
search-for-faults: .venv/installed-dev
	$(PYTHON) -m pytest -m hypothesis --hypothesis-profile=search --numprocesses 2

# Harmful changes made one at a time to a copy of the code: each must turn a test red.
.PHONY: mutants
mutants: .venv/installed-dev
	$(PYTHON) -m tests.mutants $(MUTANTS)

.PHONY: chromium
chromium:
	@if command -v chromium > /dev/null && fc-list :lang=zh-cn | grep -q .; then exit 0; fi; \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then \
	  echo 'Install chromium and a Chinese font, on Debian as root:' >&2; \
	  echo '  apt-get install chromium fonts-noto-cjk' >&2; exit 1; \
	fi; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
	  --no-install-recommends -o DPkg::Lock::Timeout=300 chromium fontconfig fonts-noto-cjk

# ---- measuring speed ------------------------------------------------------------

# All of it lies in bench/, and what was built there is used again. BENCH takes
# options: make bench BENCH='--growth --json bench/report.json'; with '--against DIR' it
# measures another checkout and this one.
.PHONY: bench
bench: .venv/installed-bench
	$(PYTHON) -m benchmarks $(BENCH)

# ---- keeping house --------------------------------------------------------------

.PHONY: format
format: .venv/installed-dev
	.venv/bin/ruff check --fix --quiet .
	.venv/bin/ruff format --quiet .

# Where the packages come from stays out of the files: it differs by machine.
LOCK := CUSTOM_COMPILE_COMMAND='make lock' .venv/bin/pip-compile --quiet \
  --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url \
  --no-emit-find-links --no-emit-trusted-host

.PHONY: lock
lock: .venv/installed-dev
	$(LOCK) requirements.in
	$(LOCK) requirements-dev.in
	$(LOCK) requirements-bench.in
	$(LOCK) requirements-names.in
	$(LOCK) requirements-ocr.in
	$(LOCK) requirements-cluster.in

# CycloneDX, of what requirements.txt pins.
.PHONY: sbom
sbom: .venv/installed
	$(PYTHON) -m config.components > sbom.json
