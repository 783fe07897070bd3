"""The catalogues: complete, and watched over by a check that sees every kind of fault."""

import re
from pathlib import Path

import pytest

from translations import catalogue

SOURCE = """
from coopbooks.i18n import N_, _, ngettext, pgettext

# Translators: on the button
A = _("Save")
B = ngettext("%(count)s sale", "%(count)s sales", 2)
C = pgettext("money", "Balance")
D = N_("Owed to %(name)s")
E = f"{_('Cash count')} of {D}"
"""
SPANISH = {
    'msgid "Save"\nmsgstr ""': 'msgid "Save"\nmsgstr "Guardar"',
    'msgstr[0] ""\nmsgstr[1] ""': 'msgstr[0] "%(count)s venta"\nmsgstr[1] "%(count)s ventas"',
    'msgid "Balance"\nmsgstr ""': 'msgid "Balance"\nmsgstr "Saldo"',
    'msgid "Cash count"\nmsgstr ""': 'msgid "Cash count"\nmsgstr "Arqueo"',
    'msgid "Owed to %(name)s"\nmsgstr ""': 'msgid "Owed to %(name)s"\nmsgstr "Se debe a %(name)s"',
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small tree whose catalogues are complete."""
    for folder in ("coopbooks", "ui", "translations/es/LC_MESSAGES"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "ui" / "page.py").write_text(SOURCE, encoding="utf-8")
    spanish(tmp_path).touch()
    catalogue.update(tmp_path)
    for untranslated, translated in SPANISH.items():
        replace(spanish(tmp_path), untranslated, translated)
    return tmp_path


def spanish(house: Path) -> Path:
    return house / "translations" / "es" / "LC_MESSAGES" / "coopbooks.po"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_text_of_the_program_is_translated() -> None:
    assert catalogue.problems() == []


def test_what_is_quoted_in_spanish_stands_in_one_kind_of_marks() -> None:
    """As everywhere in the program: a payout has the same marks around its title in whatever is said of it."""
    said = (catalogue.ROOT / "translations/es/LC_MESSAGES/coopbooks.po").read_text(encoding="utf-8")
    assert re.findall("[«»]", said) == []


def test_a_complete_house_has_no_problems(house: Path) -> None:
    assert catalogue.problems(house) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('msgstr "Guardar"', 'msgstr ""', "es: not translated: 'Save'"),
        ('msgid "Save"', '#, fuzzy\nmsgid "Save"', "es: doubtful (fuzzy): 'Save'"),
        ("Se debe a %(name)s", "Se debe a %(nombre)s", "es: other placeholders: 'Owed to %(name)s'"),
        ("%(count)s ventas", "ventas", "es: other placeholders: '%(count)s sale'"),
        ('msgstr[1] "%(count)s ventas"', 'msgstr[1] ""', "es: not translated: '%(count)s sale'"),
    ],
)
def test_faults_of_a_translation_are_named(house: Path, old: str, new: str, problem: str) -> None:
    replace(spanish(house), old, new)
    assert catalogue.problems(house) == [problem]


def test_a_new_text_is_missing_everywhere_until_updated(house: Path) -> None:
    replace(house / "ui" / "page.py", '_("Save")', '_("Save") + _("Close")')
    assert catalogue.problems(house) == ["coopbooks.pot: missing: 'Close'", "es: missing: 'Close'"]
    catalogue.update(house)
    assert catalogue.problems(house) == ["es: not translated: 'Close'"]


def test_a_text_no_longer_used_is_named_and_then_dropped(house: Path) -> None:
    replace(house / "ui" / "page.py", 'pgettext("money", "Balance")', '""')
    assert catalogue.problems(house) == [
        "coopbooks.pot: not used: money | 'Balance'",
        "es: not used: money | 'Balance'",
    ]
    catalogue.update(house)
    assert catalogue.problems(house) == []
    assert "Saldo" not in spanish(house).read_text(encoding="utf-8")


def test_updating_keeps_translations_and_changes_nothing_that_did_not_change(house: Path) -> None:
    before = spanish(house).read_bytes()
    catalogue.update(house)
    assert spanish(house).read_bytes() == before
    assert b"#. Translators: on the button" in before


@pytest.mark.parametrize(
    ("said", "socio", "asociada"),
    [
        ("La misma socia está aquí", "El mismo socio está aquí", "La misma asociada está aquí"),
        ("Elija a la socia.", "Elija al socio.", "Elija a la asociada."),
        ("Foto de la socia", "Foto del socio", "Foto de la asociada"),
        ("%(many)s socias pagan", "%(many)s socios pagan", "%(many)s asociadas pagan"),
        ("Todas las socias", "Todos los socios", "Todas las asociadas"),
        ("%(name)s es socia otra vez.", "%(name)s es socio otra vez.", "%(name)s es asociada otra vez."),
        ("¿Cuánto a cada una?", "¿Cuánto a cada uno?", "¿Cuánto a cada una?"),
        ("Ella debe al club", "Él debe al club", "Ella debe al club"),
        ("Acordado con algunas socias", "Acordado con algunos socios", "Acordado con algunas asociadas"),
        ("Todas recibieron lo suyo.", "Todos recibieron lo suyo.", "Todas recibieron lo suyo."),
        ("Todas", "Todos", "Todas"),
        ("Todas las cajas y bancos", "Todas las cajas y bancos", "Todas las cajas y bancos"),
        ("Trae su cuota ella misma", "Trae su cuota él mismo", "Trae su cuota ella misma"),
        ("%(price)s cada una", "%(price)s cada una", "%(price)s cada una"),
        ("Agréguela primero a las socias.", "Agréguelo primero a los socios.", "Agréguela primero a las asociadas."),
        ("Agréguela primero en la contabilidad.",) * 3,
        ("Fondo de previsión social", "Fondo de previsión social", "Fondo de previsión social"),
        ("De la caja a la caja chica", "De la caja a la caja chica", "De la caja a la caja chica"),
    ],
)
def test_a_text_is_said_with_another_word_for_a_member(said: str, socio: str, asociada: str) -> None:
    assert (catalogue.reworded(said, "socio"), catalogue.reworded(said, "asociada")) == (socio, asociada)


@pytest.mark.parametrize(
    ("english", "of_a_man"),
    [
        ("Asks why; what was handed over is voided for everybody.", "para todos"),
        ("Puts a tick at every one.", "cada uno"),
        ("Shares what is left equally among those named.", "entre los nombrados"),
        ("Takes them out of this payout; their work waits for the next one.", "Los saca"),
        ("Leave them out here", "Dejarlos"),
        ("Already in another draft: %(who)s. Leave them out here, or approve or remove that draft first.", "Déjelos"),
        ("Also in another draft: %(who)s. Leave them out of one of the two with “Change”, or remove one.", "Déjelos"),
        ("Charged already: %(names)s. Leave them out, or confirm that they are charged once more.", "Déjelos"),
        ("%(name)s got hers already. Leave her out.", "Déjelo"),
        ("%(kind)s: for %(name)s what holds for all holds again.", "para todos"),
        ("%(title)s, the others", "los demás"),
        ("Her envelope waits again; what the others got stays as it is.", "los demás"),
        ("None of those who are paid here has unpaid work. Choose others, or add a bonus or a pot.", "Ninguno"),
        ("There is no member yet: add them on their page first.", "agréguelos"),
        ("she brings it back", "él lo devuelve"),
    ],
)
def test_what_is_said_of_members_without_naming_them_is_said_of_men(english: str, of_a_man: str) -> None:
    for word in ("socio", "asociado"):
        twins = catalogue._messages(catalogue._read(catalogue._overlay_path(catalogue.ROOT, word), "es"))
        assert of_a_man in str(twins[None, english].string)


@pytest.mark.parametrize("word", catalogue.OVERLAYS)
def test_every_text_that_names_a_member_has_its_twin(word: str) -> None:
    spanish_ones = catalogue._messages(catalogue._read(catalogue._spanish(catalogue.ROOT), "es"))
    twins = catalogue._messages(catalogue._read(catalogue._overlay_path(catalogue.ROOT, word), "es"))
    naming = {key for key, one in spanish_ones.items() if re.search(r"\bsocias?\b", str(one.string), re.IGNORECASE)}
    assert len(naming) > 15
    assert naming - twins.keys() == set()
    assert [one.string for one in twins.values() if re.search(r"\bsocias?\b", str(one.string), re.IGNORECASE)] == []
    half = re.compile(
        r"\b(la|las|una|unas|misma|todas|muchas|algunas) a?soci(o|os|ado|ados)\b|\b(a|de) el a?soci", re.IGNORECASE
    )
    assert [one.string for one in twins.values() if half.search(str(one.string))] == []
    holes = {key for key, one in twins.items() if list(catalogue._faults(one))}
    assert holes == set()


def test_the_catalogues_of_other_words_follow_the_spanish_one(house: Path) -> None:
    replace(spanish(house), "Se debe a %(name)s", "Se debe a la socia %(name)s")
    stale = [f"es@{word}: not as the Spanish catalogue says it: update" for word in catalogue.OVERLAYS]
    assert catalogue.problems(house) == stale
    catalogue.update(house)
    assert catalogue.problems(house) == []
    said = (house / "translations" / "es@socio" / "LC_MESSAGES" / "coopbooks.po").read_text(encoding="utf-8")
    assert "Se debe al socio %(name)s" in said
    assert "Guardar" not in said
