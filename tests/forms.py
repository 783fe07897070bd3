"""Forms of a PDF, which lie beside its pages and are named on them, written out where they are named."""

from typing import cast

from pypdf import PageObject
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def write_out(page: PageObject) -> None:
    """Put the words of forms, which are named on a page and lie elsewhere, into the page itself."""
    contents, resources = page.get_contents(), cast("DictionaryObject", page["/Resources"])
    shared = resources.get("/XObject", {})
    forms = {name: one.get_object() for name, one in shared.items() if one.get_object()["/Subtype"] == "/Form"}
    if contents is None or not forms:
        return
    data = contents.get_data()
    for name, form in forms.items():
        data = data.replace(f"{name} Do".encode(), b"q " + form.get_data() + b" Q")
    written = DecodedStreamObject()
    written.set_data(data)
    page[NameObject("/Contents")] = written
