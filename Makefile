.PHONY: help run build test lint format

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
	swift format lint --strict -r Sources Tests Package.swift
	./scripts/test

lint: ## check the form of the code
	swift format lint --strict -r Sources Tests Package.swift

format: ## bring the code into form
	swift format -i -r Sources Tests Package.swift
