.PHONY: help run build test bench lint format screenshots

help: ## what can be made
	@grep -E "^[a-z]+:.*##" Makefile | sed "s/:.*##/:/"

run: ## set up, build and open a demo town on http://127.0.0.1:8080
	./scripts/setup
	swift build -c release --product citizentime
	.build/release/citizentime demo

build: ## build the release
	./scripts/setup
	swift build -c release --product citizentime

test: ## set up and run everything that CI runs
	./scripts/setup
	$(MAKE) lint
	./scripts/with-postgres ./scripts/test

bench: ## time maps, pages, the road, volunteering and durable votes beside their peers
	./scripts/setup bench
	swift build -c release --product citizentime
	test -d .venv-bench || python3 -m venv .venv-bench
	.venv-bench/bin/pip install -q -r scripts/requirements-bench.txt
	.venv-bench/bin/python bench/map.py .build/release/citizentime 10000 500 0.2
	.venv-bench/bin/python bench/map.py .build/release/citizentime $${CITIZENTIME_TEST_DATA:-../shared/data}/opinion/polis-exports/vtaiwan.uberx/votes.csv.gz
	.venv-bench/bin/python bench/decisions.py .build/release/citizentime $${CITIZENTIME_TEST_DATA:-../shared/data}/decisions/pabulib/poland_warszawa_2021_mokotow.pb.gz
	.venv/bin/python bench/impact.py .build/release/citizentime
	bash bench/pages.sh .build/release/citizentime
	python3 bench/road.py .build/release/citizentime
	python3 bench/volunteering.py .build/release/citizentime
	python3 bench/speech.py .build/release/citizentime $${CITIZENTIME_TEST_DATA:-../shared/data}/speech
	python3 bench/votes.py .build/release/citizentime 256 10
	python3 bench/ballots.py .build/release/citizentime 3000 64
	./scripts/with-postgres sh -c 'python3 bench/votes.py .build/release/citizentime 256 10 "$$CITIZENTIME_TEST_POSTGRES"'

lint: ## check the form of the code and the walls between rooms
	swift format lint --strict -r Sources Tests Package.swift
	./scripts/walls

format: ## bring the code into form
	swift format -i -r Sources Tests Package.swift

screenshots: ## draw the pictures of the README from a running demo town
	./scripts/setup
	swift build --product citizentime
	.venv/bin/python Tests/Browser/screenshots.py
