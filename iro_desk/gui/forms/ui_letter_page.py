"""Compiled from ui/letter_page.ui by packaging/build_forms.py; do not edit."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QSizePolicy, QSplitter,
    QVBoxLayout, QWidget)
class Ui_LetterPage(object):
    def setupUi(self, LetterPage):
        if not LetterPage.objectName():
            LetterPage.setObjectName(u"LetterPage")
        LetterPage.resize(1290, 700)
        self.letterLayout = QVBoxLayout(LetterPage)
        self.letterLayout.setSpacing(0)
        self.letterLayout.setObjectName(u"letterLayout")
        self.letterLayout.setContentsMargins(0, 0, 0, 0)
        self.bannerLayout = QVBoxLayout()
        self.bannerLayout.setSpacing(0)
        self.bannerLayout.setObjectName(u"bannerLayout")

        self.letterLayout.addLayout(self.bannerLayout)

        self.switchLayout = QVBoxLayout()
        self.switchLayout.setSpacing(0)
        self.switchLayout.setObjectName(u"switchLayout")

        self.letterLayout.addLayout(self.switchLayout)

        self.panesSplitter = QSplitter(LetterPage)
        self.panesSplitter.setObjectName(u"panesSplitter")
        self.panesSplitter.setOrientation(Qt.Orientation.Horizontal)
        self.panesSplitter.setHandleWidth(6)
        self.panesSplitter.setChildrenCollapsible(False)
        self.textPane = QFrame(self.panesSplitter)
        self.textPane.setObjectName(u"textPane")
        self.textLayout = QVBoxLayout(self.textPane)
        self.textLayout.setSpacing(0)
        self.textLayout.setObjectName(u"textLayout")
        self.textLayout.setContentsMargins(0, 0, 0, 0)
        self.panesSplitter.addWidget(self.textPane)
        self.checksPane = QFrame(self.panesSplitter)
        self.checksPane.setObjectName(u"checksPane")
        self.checksLayout = QVBoxLayout(self.checksPane)
        self.checksLayout.setSpacing(0)
        self.checksLayout.setObjectName(u"checksLayout")
        self.checksLayout.setContentsMargins(0, 0, 0, 0)
        self.panesSplitter.addWidget(self.checksPane)
        self.pagePane = QFrame(self.panesSplitter)
        self.pagePane.setObjectName(u"pagePane")
        self.pageLayout = QVBoxLayout(self.pagePane)
        self.pageLayout.setSpacing(0)
        self.pageLayout.setObjectName(u"pageLayout")
        self.pageLayout.setContentsMargins(0, 0, 0, 0)
        self.panesSplitter.addWidget(self.pagePane)

        self.letterLayout.addWidget(self.panesSplitter)

        self.letterLayout.setStretch(2, 1)

        self.retranslateUi(LetterPage)
    # setupUi

    def retranslateUi(self, LetterPage):
        pass
    # retranslateUi

