"""Use cases: functions of a session and frozen values. They never commit."""
