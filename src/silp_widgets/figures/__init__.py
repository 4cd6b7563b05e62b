"""Frames drawn as plotly figures, in one house style; no figure knows a store."""
