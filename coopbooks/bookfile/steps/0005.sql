-- Version 5: vouchers and deals in the order of their words, at once in books of any size.

-- The ledger: beside the words of a voucher what sorts them as a dictionary does, without accents or capitals, ñ after n.
DROP TRIGGER voucher_kept;
ALTER TABLE voucher ADD COLUMN description_key TEXT NOT NULL DEFAULT '';
ALTER TABLE voucher ADD COLUMN concerns_key TEXT NOT NULL DEFAULT '';
UPDATE voucher SET description_key = alphabetical(description), concerns_key = alphabetical(concerns);
CREATE TRIGGER voucher_kept BEFORE UPDATE ON voucher BEGIN SELECT RAISE(ABORT, 'posted vouchers are never changed'); END;
CREATE INDEX voucher_by_description ON voucher (description_key, day, id);
CREATE INDEX voucher_by_concerns ON voucher (concerns_key, day, id);

-- Rates: what the world outside says, from a day on.

CREATE TABLE dated_rate (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name IN ('sales_tax', 'dollar', 'minimum_wage')),
    since TEXT NOT NULL CHECK (since IS date(since)),
    method TEXT NOT NULL CHECK (method IN ('none', 'inside', 'outside', 'amount')),
    value INTEGER NOT NULL,                     -- millionths of a percent, or of a boliviano
    note TEXT NOT NULL DEFAULT '',              -- who says so
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (name, since),
    CHECK ((name = 'sales_tax') = (method IN ('inside', 'outside')) OR method = 'none'),
    CHECK ((method = 'none') = (value = 0) AND value >= 0)
) STRICT;

-- Products: what tells them apart, what they cost to buy, how they are made.

ALTER TABLE product ADD COLUMN code TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN folded_code TEXT NOT NULL DEFAULT ''; -- without accents or capitals, for searching
ALTER TABLE product ADD COLUMN collection TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN season TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN activity_id INTEGER REFERENCES activity (id);
ALTER TABLE product ADD COLUMN sizes TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN colours TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN minimum INTEGER CHECK (minimum > 0); -- the least that is sold at once, in millionths
ALTER TABLE product ADD COLUMN lead_days INTEGER CHECK (lead_days > 0); -- from the order to the delivery
ALTER TABLE product ADD COLUMN sold INTEGER NOT NULL DEFAULT 1 CHECK (sold IN (0, 1)); -- 0: goes into others, as dough
CREATE UNIQUE INDEX product_by_code ON product (folded_code) WHERE folded_code <> '';

CREATE TABLE product_price (
    id INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES product (id),
    list TEXT NOT NULL CHECK (list IN ('local', 'wholesale', 'export')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    since TEXT NOT NULL CHECK (since IS date(since)),
    amount INTEGER NOT NULL CHECK (amount >= 0),-- 0: no price any more
    note TEXT NOT NULL DEFAULT '',
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (product_id, list, currency, since)
) STRICT;
-- The one price there was holds for whatever day is asked about: nobody knows since when.
INSERT INTO product_price (product_id, list, currency, since, amount, recorded_by, recorded_at)
SELECT id, 'local', coalesce((SELECT json_extract(value, '$') FROM setting WHERE key = 'currency'), 'BOB'), '2000-01-01',
       price, coalesce((SELECT json_extract(value, '$') FROM setting WHERE key = 'treasurer'), ''),
       strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime')
FROM product WHERE price > 0;
ALTER TABLE product DROP COLUMN price;

CREATE TABLE making (
    id INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES product (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,                       -- the name without accents or capitals
    minutes INTEGER CHECK (minutes > 0),        -- millionths of a minute for one; NULL: not known
    machine TEXT NOT NULL DEFAULT '',           -- its kind; empty: by hand
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    UNIQUE (product_id, folded)
) STRICT;

CREATE TABLE piece_rate (
    id INTEGER PRIMARY KEY,
    making_id INTEGER NOT NULL REFERENCES making (id),
    since TEXT NOT NULL CHECK (since IS date(since)),
    rate INTEGER NOT NULL CHECK (rate >= 0),    -- millionths of the currency of the books for one; 0: not paid by the piece
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (making_id, since)
) STRICT;
