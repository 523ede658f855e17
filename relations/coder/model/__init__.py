"""Weights of the two models, and in `text/` the labelled sentences they are learned from."""
