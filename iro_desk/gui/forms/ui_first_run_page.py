"""Compiled from ui/first_run_page.ui by packaging/build_forms.py; do not edit."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QScrollArea,
    QSizePolicy, QStackedWidget, QVBoxLayout, QWidget)
class Ui_FirstRunPage(object):
    def setupUi(self, FirstRunPage):
        if not FirstRunPage.objectName():
            FirstRunPage.setObjectName(u"FirstRunPage")
        self.frameLayout = QHBoxLayout(FirstRunPage)
        self.frameLayout.setSpacing(0)
        self.frameLayout.setObjectName(u"frameLayout")
        self.frameLayout.setContentsMargins(0, 0, 0, 0)
        self.stepsFrame = QFrame(FirstRunPage)
        self.stepsFrame.setObjectName(u"stepsFrame")
        self.stepsLayout = QVBoxLayout(self.stepsFrame)
        self.stepsLayout.setSpacing(12)
        self.stepsLayout.setObjectName(u"stepsLayout")
        self.stepsLayout.setContentsMargins(28, 32, 28, 32)

        self.frameLayout.addWidget(self.stepsFrame)

        self.stepScrollArea = QScrollArea(FirstRunPage)
        self.stepScrollArea.setObjectName(u"stepScrollArea")
        self.stepScrollArea.setFrameShape(QFrame.Shape.NoFrame)
        self.stepScrollArea.setWidgetResizable(True)
        self.stepScrollArea.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stepsStackedWidget = QStackedWidget()
        self.stepsStackedWidget.setObjectName(u"stepsStackedWidget")
        self.stepScrollArea.setWidget(self.stepsStackedWidget)

        self.frameLayout.addWidget(self.stepScrollArea)

        self.frameLayout.setStretch(1, 1)

        self.retranslateUi(FirstRunPage)
    # setupUi

    def retranslateUi(self, FirstRunPage):
        FirstRunPage.setWindowTitle(QCoreApplication.translate("FirstRunPage", u"IRO Desk", None))
        self.stepsFrame.setProperty(u"role", QCoreApplication.translate("FirstRunPage", u"rail", None))
    # retranslateUi

