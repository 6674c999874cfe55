"""Designer frames, compiled by packaging/build_forms.py; nothing here is written by hand."""
