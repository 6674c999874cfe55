"""Figures about a year's work: periods, shares with their numbers, and hiding small ones before they leave."""
