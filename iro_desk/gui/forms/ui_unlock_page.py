"""Compiled from ui/unlock_page.ui by packaging/build_forms.py; do not edit."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QSizePolicy,
    QVBoxLayout, QWidget)
class Ui_UnlockPage(object):
    def setupUi(self, UnlockPage):
        if not UnlockPage.objectName():
            UnlockPage.setObjectName(u"UnlockPage")
        self.centreLayout = QGridLayout(UnlockPage)
        self.centreLayout.setObjectName(u"centreLayout")
        self.centreLayout.setContentsMargins(16, 16, 16, 16)
        self.cardFrame = QFrame(UnlockPage)
        self.cardFrame.setObjectName(u"cardFrame")
        self.cardLayout = QVBoxLayout(self.cardFrame)
        self.cardLayout.setSpacing(8)
        self.cardLayout.setObjectName(u"cardLayout")
        self.cardLayout.setContentsMargins(36, 32, 36, 28)

        self.centreLayout.addWidget(self.cardFrame, 1, 1, 1, 1)

        self.centreLayout.setRowStretch(0, 1)
        self.centreLayout.setRowStretch(2, 1)
        self.centreLayout.setColumnStretch(0, 1)
        self.centreLayout.setColumnStretch(2, 1)

        self.retranslateUi(UnlockPage)
    # setupUi

    def retranslateUi(self, UnlockPage):
        UnlockPage.setWindowTitle(QCoreApplication.translate("UnlockPage", u"IRO Desk", None))
        self.cardFrame.setProperty(u"role", QCoreApplication.translate("UnlockPage", u"card", None))
    # retranslateUi

