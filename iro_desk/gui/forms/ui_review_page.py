"""Compiled from ui/review_page.ui by packaging/build_forms.py; do not edit."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QSizePolicy, QStackedWidget,
    QVBoxLayout, QWidget)
class Ui_ReviewPage(object):
    def setupUi(self, ReviewPage):
        if not ReviewPage.objectName():
            ReviewPage.setObjectName(u"ReviewPage")
        self.wholeLayout = QVBoxLayout(ReviewPage)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.bannerLayout = QVBoxLayout()
        self.bannerLayout.setObjectName(u"bannerLayout")

        self.wholeLayout.addLayout(self.bannerLayout)

        self.screensStackedWidget = QStackedWidget(ReviewPage)
        self.screensStackedWidget.setObjectName(u"screensStackedWidget")
        self.startWidget = QWidget()
        self.startWidget.setObjectName(u"startWidget")
        self.startLayout = QVBoxLayout(self.startWidget)
        self.startLayout.setObjectName(u"startLayout")
        self.startLayout.setContentsMargins(0, 0, 0, 0)
        self.screensStackedWidget.addWidget(self.startWidget)
        self.sectionWidget = QWidget()
        self.sectionWidget.setObjectName(u"sectionWidget")
        self.sectionLayout = QHBoxLayout(self.sectionWidget)
        self.sectionLayout.setSpacing(0)
        self.sectionLayout.setObjectName(u"sectionLayout")
        self.sectionLayout.setContentsMargins(0, 0, 0, 0)
        self.sideLayout = QVBoxLayout()
        self.sideLayout.setObjectName(u"sideLayout")

        self.sectionLayout.addLayout(self.sideLayout)

        self.pageLayout = QVBoxLayout()
        self.pageLayout.setObjectName(u"pageLayout")

        self.sectionLayout.addLayout(self.pageLayout)

        self.sectionLayout.setStretch(1, 1)
        self.screensStackedWidget.addWidget(self.sectionWidget)

        self.wholeLayout.addWidget(self.screensStackedWidget)

        self.wholeLayout.setStretch(1, 1)

        self.retranslateUi(ReviewPage)
    # setupUi

    def retranslateUi(self, ReviewPage):
        pass
    # retranslateUi

