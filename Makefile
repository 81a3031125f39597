# SPDX-License-Identifier: Apache-2.0
# `make help` prints what each target does.

SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
SWIFT_FLAGS := --explicit-target-dependency-import-check error
DATABASE := sqlite:var/learningcity.sqlite
DEBUG := .build/debug/learningcity
RUN := bin/run

.PHONY: help run test check release bench attack screenshots lint format clean
.DEFAULT_GOAL := help

help: ## Print this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

run: ## Install, build, load the demo of Uông Bí and serve it on 127.0.0.1:8080
	@bin/run

test: ## Run every test of both packages on both databases, and the browser's journey
	@bin/test

check: ## Check the frameworks and programmes: file:line: what
	@bin/setup build
	@swift build $(SWIFT_FLAGS) --product learningcity
	@$(DEBUG) check frameworks programmes Core/Sources/Packs/Rules/*.yaml

release: ## Build the optimised executable at .build/release/learningcity
	@bin/setup build
	@swift build -c release $(SWIFT_FLAGS) --product learningcity

bench: ## Measure against a named peer and print the ratios
	@bin/setup build bench
	@bin/bench

attack: ## Attack a demo on loopback with schemathesis, wapiti and sqlmap: about twenty minutes
	@bin/setup build attack
	@swift build $(SWIFT_FLAGS) --product learningcity
	@bin/python Tests/JourneyTests/attack.py $(DEBUG)

screenshots: ## Take every page at 1280 and 360 px in both languages into screenshots/
	@bin/setup build browser
	@swift build $(SWIFT_FLAGS) --product learningcity
	@bin/python Tests/JourneyTests/screenshots.py $(DEBUG)

lint: ## Hold the sources against the format
	@swift format lint --strict --recursive --parallel Package.swift Core/Package.swift Core/Sources Core/Tests Sources Tests bench

format: ## Format the sources
	@swift format --in-place --recursive --parallel Package.swift Core/Package.swift Core/Sources Core/Tests Sources Tests bench

clean: ## Remove what was built; the database in var/ stays
	@rm -rf .build Core/.build bench/.build .venv screenshots
