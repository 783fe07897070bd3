-- Version 4: deeds kept to be done again, papers attached to records, forms half filled, vouchers found by amount.

CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,                -- the name without accents or capitals
    voucher_id INTEGER NOT NULL REFERENCES voucher (id), -- the deed it was kept from
    every INTEGER CHECK (every > 0),            -- months between two; NULL: whenever it is wanted
    on_day INTEGER CHECK (on_day BETWEEN 1 AND 31), -- of the month; in a shorter month its last day
    since TEXT CHECK (since || '-01' IS date(since || '-01')), -- the month it is due in first: 2026-03
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    CHECK ((every IS NULL) = (on_day IS NULL) AND (every IS NULL) = (since IS NULL))
) STRICT;

CREATE TABLE template_use (
    id INTEGER PRIMARY KEY,
    template_id INTEGER NOT NULL REFERENCES template (id),
    due TEXT CHECK (due IS date(due)),          -- the day it was due; NULL: it was used besides
    voucher_id INTEGER REFERENCES voucher (id), -- what was recorded; NULL: not this time
    CHECK (due IS NOT NULL OR voucher_id IS NOT NULL)
) STRICT;

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,       -- never given twice: one removed is put back under its own
    name TEXT NOT NULL CHECK (name <> ''),      -- a file can have it
    kind TEXT NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
    size INTEGER NOT NULL CHECK (size = length(content)),
    digest TEXT NOT NULL CHECK (length(digest) = 64), -- SHA-256 of the content, in hexadecimal
    voucher_id INTEGER REFERENCES voucher (id),
    person_id INTEGER REFERENCES person (id),
    product_id INTEGER REFERENCES product (id),
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    content BLOB NOT NULL CHECK (length(content) > 0), -- last: what stands behind it is reached only through all of it
    CHECK ((voucher_id IS NOT NULL) + (person_id IS NOT NULL) + (product_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX attachment_by_voucher ON attachment (voucher_id, digest) WHERE voucher_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_person ON attachment (person_id, digest) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_product ON attachment (product_id, digest) WHERE product_id IS NOT NULL;
CREATE TRIGGER attachment_kept BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'attached papers are never changed'); END;

CREATE TABLE draft (
    form TEXT PRIMARY KEY,                      -- which form it was typed in, and what that corrects
    typed TEXT NOT NULL CHECK (json_valid(typed)), -- by the name of each field
    kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX voucher_by_amount ON voucher (amount, day);
CREATE VIRTUAL TABLE voucher_term USING fts5vocab (voucher_words, row);

-- A list of deals leaves voided ones out: with the voucher in the index, skipping to its middle reads no deal itself.
DROP INDEX sale_by_day;
CREATE INDEX sale_by_day ON sale (day, id, total, paid, voucher_id);
DROP INDEX cost_by_day;
CREATE INDEX cost_by_day ON cost (day, id, total, paid, voucher_id);
