"""What people call the costs of the starter chart in everyday words of both languages, to be found by them."""

from typing import Final

from coopbooks.ledger.shapes import Account

EVERYDAY: Final = {
    "1.1.3.01": "telas hilos lanas botones cierres cuero harina insumos cloth fabric thread yarn wool buttons flour",
    "1.2.1.01": "máquinas horno balanza telar machines oven scales loom",
    "1.2.1.02": "mesas sillas estantes vitrina tables chairs shelves",
    "1.2.1.03": "tijeras agujas moldes ollas scissors needles moulds pots",
    "1.2.1.04": "computadora impresora laptop computer printer",
    "5.1.1.02": "jornales sueldos destajo wages pay",
    "5.1.1.04": "luz electricidad agua gas garrafa electricity light power water",
    "5.1.1.06": "reparación arreglo repuestos aceite técnico repair spare parts oil mechanic",
    "6.1.1.01": "alquiler local tienda sala puesto rent workshop room stall",
    "6.1.1.02": "transporte pasajes taxi minibús micro trufi gasolina diésel viaje transport bus fare petrol fuel",
    "6.1.1.03": "hojas fotocopias cuadernos lapiceros papelería tinta paper photocopies pens notebooks ink",
    "6.1.1.04": "refrigerios almuerzo comida desayuno té café pan refresco lunch food tea coffee snacks meals",
    "6.1.1.05": "contadora contador balance trámite audit",
    "6.1.1.06": "capacitación curso taller instructora course workshop trainer",
    "6.1.1.07": "teléfono celular internet recarga crédito llamadas telephone phone mobile top-up",
    "6.1.1.08": "limpieza escoba detergente certificado notaría cleaning broom soap notary",
    "6.2.1.01": "letrero afiches tarjetas stand anuncio posters leaflets sign",
    "6.2.1.02": "bolsas cajas etiquetas cinta bags boxes labels tape",
    "6.2.1.03": "vendedora seller's share",
    "6.2.1.04": "fletes envío encomienda correo flota carga freight shipping parcel post courier",
    "6.3.1.01": "préstamo banco loan",
    "6.3.1.02": "multa mora atraso fine",
    "6.3.1.03": "banco cheque giro comisión bank cheque wire",
    "6.4.1.02": "patente alcaldía impuestos licencia municipal licence",
}
"""Words for an account of the starter chart, by its code there: however the club calls it by now."""


def everyday_words(account: Account) -> str:
    """Return the everyday words an account is looked for by besides its name; none for one of the club's own."""
    return EVERYDAY.get(account.standard or "", "")
