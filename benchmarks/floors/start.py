"""A cold start in minimal code, as a program: an encrypted cache, 50 rows, one painted window.

    python benchmarks/floors/start.py DATABASE      opens it and paints
    python benchmarks/floors/start.py               an empty window

It prints `painted` when the pixels are there, and ends.
"""

import sys

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv[:1])
rows = []
if len(sys.argv) > 1:
    from sqlcipher3 import dbapi2

    database = dbapi2.connect(sys.argv[1])
    database.execute(f"PRAGMA key=\"x'{'0f' * 32}'\"")
    rows = database.execute(
        "SELECT at, type, text FROM events WHERE customer = 0 ORDER BY at DESC, id LIMIT 50"
    ).fetchall()


class Window(QWidget):
    def paintEvent(self, event):  # noqa: ARG002, N802 - Qt calls it
        painter = QPainter(self)
        for place, row in enumerate(rows):
            painter.drawText(20, 20 + place * 17, " ".join(map(str, row)))
        painter.end()


window = Window()
window.resize(1440, 900)
window.show()
window.repaint()
print("painted", flush=True)
