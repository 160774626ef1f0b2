"""A small plan, for tests."""

from __future__ import annotations

SMALL = b"""\
id: small-plan
version: 1
title: {en: A small plan}
summary: {en: Two actions to try things with.}
actions:
  - id: skills
    number: '1'
    title: {en: Train people}
    summary: {en: Train engineers where there are too few.}
    citation: Point 1
    confidence: one-secondary
    sub_actions:
      - {id: courses, title: {en: Hold courses}}
    indicators:
      - {id: trained, name: {en: People trained}, unit: {en: people}}
  - id: energy
    number: '2'
    title: {en: Use less energy}
    summary: {en: Train and run models with less energy.}
    citation: Point 2
    confidence: one-secondary
    weight: '2'
"""
