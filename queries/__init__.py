"""Answers out: canned queries, questions, views and exports."""
