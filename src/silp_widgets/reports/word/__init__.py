"""The report as a Word document: its own small writer, so that 10,000 rows take seconds."""
