"""The tab of bank holidays: the shipped table, a day added or taken out, and a file brought in."""

from __future__ import annotations

from datetime import date
from functools import partial

from iro_desk.domain.wording import dated, long_date
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.holiday_file import HolidayFile
from iro_desk.gui.pages.settings.holiday_form import HolidayForm
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column, Line, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, card_heading, link, wrapped
from iro_desk.services import bank_holidays
from iro_desk.services.bank_holidays import HolidayList, HolidayRow

TABLE = "data/bank_holidays.csv"
ADDED, TAKEN_OUT = "Added by you", "Taken out by you"


class HolidaysPart(SettingsPart):
    """The officer's own days first, then the days of one year."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shipped = read_bank_holidays(context.resource_text(TABLE))
        self._found: dict[str, HolidayRow] = {}
        self._words = wrapped("", tone="muted")
        self.body.addWidget(self._words)
        self.form = HolidayForm(context, self.shipped)
        self.typed_in = {"day": self.form.rows["on"]}
        self.body.addWidget(self.form)
        self.file = HolidayFile(context, self.shipped)
        self.body.addWidget(self.file)
        self.chosen = Column(gap=0)
        self._yours = Column(gap=8)
        self.body.addLayout(self.chosen)
        self.body.addLayout(self._yours)
        years = range(min(self.shipped.bank_holidays).year, max(self.shipped.bank_holidays).year + 1)
        self.year = Choice(tuple(Option(str(year), str(year)) for year in years), blank=False)
        self.year.set_value(context.today().year)
        self.year.edited.connect(self._show_year)
        self.body.addWidget(FieldRow("Bank holidays of the year", self.year))
        self.listed = RowList("Bank holidays of the year")
        self.listed.opened.connect(self._choose)
        self.body.addWidget(self.listed)
        self.body.addWidget(caption("Choose a day to take it out, or to put it back."))

    def load(self) -> None:
        """Read the list again."""
        self.context.ops.read(partial(bank_holidays.listed, shipped=self.shipped), self._show, self)

    def flush(self) -> None:
        """A day that is half typed is not a bank holiday."""

    def _show(self, found: HolidayList) -> None:
        self._words.setText(
            f"The table that comes with this program holds the bank holidays of England and Wales from "
            f"{found.first_year} to {found.last_year}. Add a day that is declared for once, or take one out. "
            "Every date is worked out again at once."
        )
        self._found = {row.on.isoformat(): row for row in found.rows}
        emptied(self.chosen)
        self._show_yours(tuple(row for row in found.rows if row.added or row.taken_out))
        self._show_year()

    def _show_yours(self, rows: tuple[HolidayRow, ...]) -> None:
        emptied(self._yours)
        if rows:
            self._yours.addWidget(card_heading("Changed by you"))
            own = RowList("Changed by you", tuple(_row(row) for row in rows))
            own.opened.connect(self._choose)
            self._yours.addWidget(own)

    def _show_year(self) -> None:
        rows = (row for key, row in self._found.items() if key.startswith(f"{self.year.value()}-"))
        self.listed.show_rows(tuple(_row(row) for row in rows))

    def _choose(self, key: str) -> None:
        emptied(self.chosen)
        row = self._found[key]
        card = Card(f"{row.name}, {long_date(row.on)}")
        put_back = row.taken_out
        words = "Put it back" if put_back else "Take it out"
        does = button(words, on_press=partial(self._put_back if put_back else self._take_out, row))
        card.body.addWidget(
            wrapped("It is counted as a working day now." if put_back else "It would count as a working day.")
        )
        across = Line(gap=12)
        across.addWidget(does, 0, LEFT)
        across.addWidget(link("Leave it as it is", self._leave))
        across.addStretch(1)
        card.body.addLayout(across)
        self.chosen.addWidget(card)
        does.setFocus()

    def _leave(self) -> None:
        emptied(self.chosen)
        self.listed.setFocus()

    def _take_out(self, row: HolidayRow) -> None:
        change = partial(bank_holidays.take_out, shipped=self.shipped, on=row.on)
        self._write("Take out", "Taken out", row.on, change)

    def _put_back(self, row: HolidayRow) -> None:
        self._write("Put back", "Put back", row.on, partial(bank_holidays.put_back, on=row.on))

    def _write(self, verb: str, done: str, on: date, change: partial[None]) -> None:
        day = dated(on)
        told = f"{done}: {day}. Every date has been worked out again."
        self.context.ops.write(
            f"{verb} the bank holiday {day}", change, lambda _: self.context.toast(told), owner=None
        )
        self.listed.setFocus()


def _row(row: HolidayRow) -> ListRow:
    badge = ADDED if row.added else TAKEN_OUT if row.taken_out else ""
    detail = "Counted as a working day" if row.taken_out else ""
    day = long_date(row.on)
    return ListRow(
        key=row.on.isoformat(), main=row.name, detail=detail or day, badge=badge,
        tone="info" if row.added else "soon", date_words=day if detail else "",
    )  # fmt: skip
