"""Compiled from ui/main_window.ui by packaging/build_forms.py; do not edit."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QMainWindow, QSizePolicy,
    QStackedWidget, QVBoxLayout, QWidget)
class Ui_MainWindow(object):
    def setupUi(self, MainWindow):
        if not MainWindow.objectName():
            MainWindow.setObjectName(u"MainWindow")
        MainWindow.resize(1366, 738)
        self.frameWidget = QWidget(MainWindow)
        self.frameWidget.setObjectName(u"frameWidget")
        self.frameLayout = QHBoxLayout(self.frameWidget)
        self.frameLayout.setSpacing(0)
        self.frameLayout.setObjectName(u"frameLayout")
        self.frameLayout.setContentsMargins(0, 0, 0, 0)
        self.railLayout = QVBoxLayout()
        self.railLayout.setSpacing(0)
        self.railLayout.setObjectName(u"railLayout")

        self.frameLayout.addLayout(self.railLayout)

        self.deskLayout = QVBoxLayout()
        self.deskLayout.setSpacing(0)
        self.deskLayout.setObjectName(u"deskLayout")
        self.menuBarLayout = QVBoxLayout()
        self.menuBarLayout.setSpacing(0)
        self.menuBarLayout.setObjectName(u"menuBarLayout")

        self.deskLayout.addLayout(self.menuBarLayout)

        self.noticeLayout = QVBoxLayout()
        self.noticeLayout.setSpacing(0)
        self.noticeLayout.setObjectName(u"noticeLayout")

        self.deskLayout.addLayout(self.noticeLayout)

        self.pagesStackedWidget = QStackedWidget(self.frameWidget)
        self.pagesStackedWidget.setObjectName(u"pagesStackedWidget")

        self.deskLayout.addWidget(self.pagesStackedWidget)

        self.statusLayout = QVBoxLayout()
        self.statusLayout.setSpacing(0)
        self.statusLayout.setObjectName(u"statusLayout")

        self.deskLayout.addLayout(self.statusLayout)

        self.deskLayout.setStretch(2, 1)

        self.frameLayout.addLayout(self.deskLayout)

        self.frameLayout.setStretch(1, 1)
        MainWindow.setCentralWidget(self.frameWidget)

        self.retranslateUi(MainWindow)
    # setupUi

    def retranslateUi(self, MainWindow):
        MainWindow.setWindowTitle(QCoreApplication.translate("MainWindow", u"IRO Desk", None))
    # retranslateUi

