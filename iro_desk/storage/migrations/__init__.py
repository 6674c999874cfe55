"""The schema's history: one revision per released change, never edited afterwards."""
