"""SILP Workbook."""
