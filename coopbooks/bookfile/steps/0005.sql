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
       price, '', '2000-01-01T00:00:00'
FROM product WHERE price > 0;
ALTER TABLE product DROP COLUMN price;

-- Products have a page of their own: a form half filled goes on there.
UPDATE draft SET form = 'products' || substr(form, 9) WHERE form = 'settings/product' OR form LIKE 'settings/product:%';

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

-- Materials: what products are made of. A line says how much of which material it moves, so that stock and its value
-- never drift from the ledger, and what is voided comes back by itself.

CREATE TABLE material (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,                -- the name without accents or capitals
    code TEXT NOT NULL DEFAULT '',
    folded_code TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL CHECK (unit <> ''),      -- its stock is kept in: the key of a usual unit, or the club's own word
    activity_id INTEGER REFERENCES activity (id),
    low_level INTEGER CHECK (low_level > 0),    -- so little is to be told, in millionths; NULL: never
    note TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX material_by_code ON material (folded_code) WHERE folded_code <> '';

CREATE TABLE material_pack (
    id INTEGER PRIMARY KEY,
    material_id INTEGER NOT NULL REFERENCES material (id),
    name TEXT NOT NULL CHECK (name <> ''),      -- bag, skein
    folded TEXT NOT NULL,                       -- the name without accents or capitals
    holds INTEGER NOT NULL CHECK (holds > 0),   -- millionths of the unit beside it
    unit TEXT NOT NULL CHECK (unit <> ''),
    UNIQUE (material_id, folded)
) STRICT;

CREATE TABLE stock_balance (
    account_id INTEGER NOT NULL REFERENCES account (id),
    material_id INTEGER NOT NULL REFERENCES material (id),
    quantity INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (material_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE material_holding (
    kind TEXT NOT NULL CHECK (kind IN ('handed', 'trust')), -- ours with somebody, or somebody's with us
    material_id INTEGER NOT NULL REFERENCES material (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    quantity INTEGER NOT NULL,
    PRIMARY KEY (kind, material_id, person_id)
) STRICT, WITHOUT ROWID;

-- The lines are copied into a table that knows materials: a line may move so little of one that it is worth nothing.
DROP TRIGGER unposted_begun;
DROP TRIGGER voucher_posted;
DROP TRIGGER account_stays;
CREATE TABLE new_line (
    id INTEGER PRIMARY KEY,
    voucher_id INTEGER NOT NULL REFERENCES voucher (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    day TEXT NOT NULL,                          -- the voucher's, copied so that sums need no join
    amount INTEGER NOT NULL,                    -- debit +, credit -
    foreign_amount INTEGER,
    foreign_currency TEXT,
    rate TEXT,
    rate_source TEXT,
    person_id INTEGER REFERENCES person (id),
    product_id INTEGER REFERENCES product (id),
    activity_id INTEGER REFERENCES activity (id),
    note TEXT NOT NULL DEFAULT '',
    material_id INTEGER REFERENCES material (id),
    quantity INTEGER,                           -- of the material, in millionths: came +, went -
    CHECK ((foreign_amount IS NULL) = (foreign_currency IS NULL)),
    CHECK ((foreign_amount IS NULL) = (rate IS NULL)),
    CHECK ((material_id IS NULL) = (quantity IS NULL)),
    CHECK (amount <> 0 OR coalesce(quantity, 0) <> 0)
) STRICT;
INSERT INTO new_line (
    id, voucher_id, account_id, day, amount, foreign_amount, foreign_currency, rate, rate_source,
    person_id, product_id, activity_id, note
)
SELECT id, voucher_id, account_id, day, amount, foreign_amount, foreign_currency, rate, rate_source,
       person_id, product_id, activity_id, note
FROM line ORDER BY id;
DROP TABLE line;
ALTER TABLE new_line RENAME TO line;
CREATE INDEX line_by_voucher ON line (voucher_id);
CREATE INDEX line_by_account ON line (account_id, day, voucher_id, activity_id, amount);
CREATE INDEX line_by_day ON line (day, account_id, activity_id, amount);
CREATE INDEX line_by_person ON line (person_id, account_id, day, amount) WHERE person_id IS NOT NULL;
CREATE INDEX line_by_material ON line (material_id, day, voucher_id, quantity, amount) WHERE material_id IS NOT NULL;
CREATE INDEX line_received ON line (material_id, day, id) WHERE quantity > 0;

CREATE TRIGGER line_refused BEFORE INSERT ON line
BEGIN
    SELECT RAISE(ABORT, 'posted lines are never replaced') WHERE EXISTS (SELECT 1 FROM line WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'nothing is added to a posted voucher')
    WHERE NOT EXISTS (SELECT 1 FROM unposted WHERE voucher_id = NEW.voucher_id);
    SELECT RAISE(ABORT, 'a line has the day of its voucher')
    WHERE NEW.day IS NOT (SELECT day FROM voucher WHERE id = NEW.voucher_id);
    SELECT RAISE(ABORT, 'nothing is posted to a heading')
    WHERE (SELECT postable FROM account WHERE id = NEW.account_id) IS NOT 1;
END;
CREATE TRIGGER line_added AFTER INSERT ON line
BEGIN
    INSERT INTO month_balance (account_id, month, activity_id, debit, credit, foreign_amount)
    VALUES (NEW.account_id, substr(NEW.day, 1, 7), coalesce(NEW.activity_id, 0),
            max(NEW.amount, 0), max(-NEW.amount, 0), coalesce(NEW.foreign_amount, 0))
    ON CONFLICT (account_id, month, activity_id) DO UPDATE SET
        debit = debit + excluded.debit,
        credit = credit + excluded.credit,
        foreign_amount = foreign_amount + excluded.foreign_amount;
    INSERT INTO year_balance (account_id, year, activity_id, debit, credit, foreign_amount)
    VALUES (NEW.account_id, CAST(substr(NEW.day, 1, 4) AS INTEGER), coalesce(NEW.activity_id, 0),
            max(NEW.amount, 0), max(-NEW.amount, 0), coalesce(NEW.foreign_amount, 0))
    ON CONFLICT (account_id, year, activity_id) DO UPDATE SET
        debit = debit + excluded.debit,
        credit = credit + excluded.credit,
        foreign_amount = foreign_amount + excluded.foreign_amount;
    INSERT INTO person_balance (account_id, person_id, amount)
    SELECT NEW.account_id, NEW.person_id, NEW.amount WHERE NEW.person_id IS NOT NULL
    ON CONFLICT (account_id, person_id) DO UPDATE SET amount = amount + excluded.amount;
    INSERT INTO stock_balance (account_id, material_id, quantity, amount)
    SELECT NEW.account_id, NEW.material_id, NEW.quantity, NEW.amount WHERE NEW.material_id IS NOT NULL
    ON CONFLICT (material_id, account_id) DO UPDATE SET
        quantity = quantity + excluded.quantity,
        amount = amount + excluded.amount;
    INSERT INTO material_holding (kind, material_id, person_id, quantity)
    SELECT 'handed', NEW.material_id, NEW.person_id, NEW.quantity
    WHERE NEW.material_id IS NOT NULL AND NEW.person_id IS NOT NULL
    ON CONFLICT (kind, material_id, person_id) DO UPDATE SET quantity = quantity + excluded.quantity;
END;
CREATE TRIGGER line_kept BEFORE UPDATE ON line BEGIN SELECT RAISE(ABORT, 'posted lines are never changed'); END;
CREATE TRIGGER line_stays BEFORE DELETE ON line BEGIN SELECT RAISE(ABORT, 'posted lines are never deleted'); END;
CREATE TRIGGER unposted_begun BEFORE INSERT ON unposted
BEGIN
    SELECT RAISE(ABORT, 'vouchers are recorded with foreign keys enforced')
    WHERE (SELECT foreign_keys FROM pragma_foreign_keys) IS NOT 1;
    SELECT RAISE(ABORT, 'nothing is added to a posted voucher')
    WHERE EXISTS (SELECT 1 FROM line WHERE voucher_id = NEW.voucher_id);
END;
CREATE TRIGGER voucher_posted BEFORE DELETE ON unposted
BEGIN
    SELECT RAISE(ABORT, 'a voucher sums to zero')
    WHERE (SELECT sum(amount) FROM line WHERE voucher_id = OLD.voucher_id) IS NOT 0
    OR (SELECT sum(amount) FROM line WHERE voucher_id = OLD.voucher_id AND amount > 0)
        IS NOT (SELECT amount FROM voucher WHERE id = OLD.voucher_id);
END;
CREATE TRIGGER account_stays BEFORE DELETE ON account WHEN EXISTS (SELECT 1 FROM line WHERE account_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'an account that was posted to is never deleted');
END;

-- What of a cost was bought: how much of which material, in the unit it was bought in; freight is spread over them.
ALTER TABLE cost_line ADD COLUMN material_id INTEGER REFERENCES material (id);
ALTER TABLE cost_line ADD COLUMN quantity INTEGER CHECK (quantity > 0 AND (quantity IS NULL) = (material_id IS NULL));
ALTER TABLE cost_line ADD COLUMN unit TEXT NOT NULL DEFAULT '' CHECK ((unit = '') = (material_id IS NULL));
ALTER TABLE cost_line ADD COLUMN freight INTEGER NOT NULL DEFAULT 0 CHECK (freight = 0 OR freight = 1 AND material_id IS NULL);

-- Material that only goes from hand to hand: ours to a member and back, a customer's into our keeping and out of it.
CREATE TABLE material_move (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (day IS date(day)),
    kind TEXT NOT NULL CHECK (kind IN ('handed', 'returned', 'trust_in', 'trust_out', 'trust_used')),
    material_id INTEGER NOT NULL REFERENCES material (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    quantity INTEGER NOT NULL CHECK (quantity <> 0), -- by which the holding grows, in millionths
    note TEXT NOT NULL DEFAULT '',
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    reverses_id INTEGER UNIQUE REFERENCES material_move (id),
    CHECK ((quantity > 0) = ((kind IN ('handed', 'trust_in')) = (reverses_id IS NULL)))
) STRICT;
CREATE INDEX material_move_by_day ON material_move (day, id);
CREATE INDEX material_move_by_material ON material_move (material_id, day, id);
CREATE TRIGGER material_move_refused BEFORE INSERT ON material_move
WHEN EXISTS (SELECT 1 FROM material_move WHERE id = NEW.id OR reverses_id = NEW.reverses_id)
BEGIN
    SELECT RAISE(ABORT, 'what went from hand to hand is never replaced');
END;
CREATE TRIGGER material_moved AFTER INSERT ON material_move
BEGIN
    INSERT INTO material_holding (kind, material_id, person_id, quantity)
    VALUES (iif(NEW.kind IN ('handed', 'returned'), 'handed', 'trust'), NEW.material_id, NEW.person_id, NEW.quantity)
    ON CONFLICT (kind, material_id, person_id) DO UPDATE SET quantity = quantity + excluded.quantity;
END;
CREATE TRIGGER material_move_kept BEFORE UPDATE ON material_move
BEGIN
    SELECT RAISE(ABORT, 'what went from hand to hand is never changed');
END;
CREATE TRIGGER material_move_stays BEFORE DELETE ON material_move
BEGIN
    SELECT RAISE(ABORT, 'what went from hand to hand is never deleted');
END;

CREATE TABLE material_count (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (day IS date(day)),
    explanation TEXT NOT NULL DEFAULT '',
    voucher_id INTEGER UNIQUE REFERENCES voucher (id), -- the difference, where there was one
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX material_count_by_day ON material_count (day, id);
CREATE TABLE material_count_line (
    count_id INTEGER NOT NULL REFERENCES material_count (id),
    material_id INTEGER NOT NULL REFERENCES material (id),
    counted INTEGER NOT NULL CHECK (counted >= 0), -- in millionths of its unit
    expected INTEGER NOT NULL,                  -- what the books said lies there at the end of that day
    PRIMARY KEY (count_id, material_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER material_count_refused BEFORE INSERT ON material_count
WHEN EXISTS (SELECT 1 FROM material_count WHERE id = NEW.id OR voucher_id = NEW.voucher_id)
BEGIN
    SELECT RAISE(ABORT, 'counts are never replaced');
END;
CREATE TRIGGER material_count_line_refused BEFORE INSERT ON material_count_line
WHEN EXISTS (SELECT 1 FROM material_count_line WHERE count_id = NEW.count_id AND material_id = NEW.material_id)
BEGIN
    SELECT RAISE(ABORT, 'counts are never replaced');
END;
CREATE TRIGGER material_count_kept BEFORE UPDATE ON material_count BEGIN SELECT RAISE(ABORT, 'counts are never changed'); END;
CREATE TRIGGER material_count_stays BEFORE DELETE ON material_count BEGIN SELECT RAISE(ABORT, 'counts are never deleted'); END;
CREATE TRIGGER material_count_line_kept BEFORE UPDATE ON material_count_line BEGIN SELECT RAISE(ABORT, 'counts are never changed'); END;
CREATE TRIGGER material_count_line_stays BEFORE DELETE ON material_count_line BEGIN SELECT RAISE(ABORT, 'counts are never deleted'); END;

-- Forms half filled: the papers chosen in them.

CREATE TABLE draft_paper (
    form TEXT NOT NULL,                         -- as in draft
    digest TEXT NOT NULL CHECK (length(digest) = 64), -- SHA-256 of the content, in hexadecimal
    name TEXT NOT NULL CHECK (name <> ''),
    content BLOB NOT NULL CHECK (length(content) > 0),
    PRIMARY KEY (form, digest)
) STRICT;

-- Papers of cash counts, as of other records: the table is made anew, its check names what can hold a paper.

CREATE TABLE attachment_now (
    id INTEGER PRIMARY KEY AUTOINCREMENT,       -- never given twice: one removed is put back under its own
    name TEXT NOT NULL CHECK (name <> ''),      -- a file can have it
    kind TEXT NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
    size INTEGER NOT NULL CHECK (size = length(content)),
    digest TEXT NOT NULL CHECK (length(digest) = 64), -- SHA-256 of the content, in hexadecimal
    voucher_id INTEGER REFERENCES voucher (id),
    person_id INTEGER REFERENCES person (id),
    product_id INTEGER REFERENCES product (id),
    cash_count_id INTEGER REFERENCES cash_count (id),
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    content BLOB NOT NULL CHECK (length(content) > 0), -- last: what stands behind it is reached only through all of it
    CHECK ((voucher_id IS NOT NULL) + (person_id IS NOT NULL) + (product_id IS NOT NULL) + (cash_count_id IS NOT NULL) = 1)
) STRICT;
INSERT INTO attachment_now (id, name, kind, size, digest, voucher_id, person_id, product_id, added_by, added_at, content)
SELECT id, name, kind, size, digest, voucher_id, person_id, product_id, added_by, added_at, content FROM attachment;
DROP TABLE attachment;
ALTER TABLE attachment_now RENAME TO attachment;
CREATE UNIQUE INDEX attachment_by_voucher ON attachment (voucher_id, digest) WHERE voucher_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_person ON attachment (person_id, digest) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_product ON attachment (product_id, digest) WHERE product_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_cash_count ON attachment (cash_count_id, digest) WHERE cash_count_id IS NOT NULL;
CREATE TRIGGER attachment_kept BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'attached papers are never changed'); END;

-- Costing: the versions of cost sheets, never changed once saved, and the costs several products share.
-- Figures are millionths; NULL where nothing was written.

CREATE TABLE cost_pool (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,                -- the name without accents or capitals
    first_month TEXT NOT NULL CHECK (first_month || '-01' IS date(first_month || '-01')), -- 2026-03
    last_month TEXT NOT NULL CHECK (last_month || '-01' IS date(last_month || '-01') AND last_month >= first_month),
    amount INTEGER CHECK (amount > 0),          -- minor units; NULL: what its accounts moved in those months
    basis TEXT NOT NULL CHECK (basis IN ('unit', 'work_hour', 'machine_hour', 'materials', 'prime', 'hand')),
    note TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE cost_pool_account (
    pool_id INTEGER NOT NULL REFERENCES cost_pool (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    PRIMARY KEY (pool_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE cost_pool_product (
    pool_id INTEGER NOT NULL REFERENCES cost_pool (id),
    product_id INTEGER NOT NULL REFERENCES product (id),
    units INTEGER NOT NULL CHECK (units > 0),   -- the pieces that are sold of it in those months
    weight INTEGER NOT NULL CHECK (weight >= 0),-- where it is shared by hand
    PRIMARY KEY (pool_id, product_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_version (
    id INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES product (id),
    number INTEGER NOT NULL,                    -- 1, 2, 3 of each product
    day TEXT NOT NULL CHECK (day IS date(day)),
    note TEXT NOT NULL,                         -- why
    newest_making INTEGER NOT NULL,             -- the operation added to the product last; 0: it had none
    line_count INTEGER NOT NULL CHECK (line_count > 0),
    basis TEXT NOT NULL CHECK (basis IN ('unit', 'dozen', 'batch')),
    makes INTEGER CHECK (makes > 0 AND (makes IS NULL) = (basis <> 'batch')),
    rejects INTEGER NOT NULL CHECK (rejects >= 0 AND rejects < 100000000),
    given INTEGER NOT NULL CHECK (given >= 0),
    given_of INTEGER NOT NULL CHECK (given = 0 OR given_of > given),
    charges INTEGER NOT NULL CHECK (charges >= 0),
    pricing TEXT NOT NULL CHECK (pricing IN ('markup', 'margin', 'offered')),
    percent INTEGER CHECK (percent >= 0),
    offered INTEGER CHECK (offered > 0),
    offered_currency TEXT NOT NULL,             -- '': that of the books
    offered_per TEXT NOT NULL CHECK (offered_per IN ('unit', 'dozen', 'batch')),
    tax TEXT NOT NULL CHECK (tax IN ('none', 'inside', 'outside')),
    tax_percent INTEGER NOT NULL CHECK (tax_percent >= 0),
    dollar INTEGER CHECK (dollar > 0),
    dollar_source TEXT NOT NULL CHECK (dollar_source = '' OR dollar IS NOT NULL),
    fixed_costs INTEGER CHECK (fixed_costs >= 0),
    target INTEGER CHECK (target >= 0),
    pieces INTEGER CHECK (pieces >= 0),
    minimum_wage INTEGER CHECK (minimum_wage >= 0),
    wage_hours INTEGER NOT NULL CHECK (wage_hours > 0),
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (product_id, number),
    CHECK (iif(pricing = 'offered', offered, percent) IS NOT NULL)
) STRICT;

CREATE TABLE sheet_line (
    version_id INTEGER NOT NULL REFERENCES sheet_version (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('material', 'component', 'work', 'machine', 'other', 'indirect', 'selling', 'export')),
    description TEXT NOT NULL,
    material_id INTEGER REFERENCES material (id),
    component_id INTEGER REFERENCES product (id),
    component_version_id INTEGER REFERENCES sheet_version (id),
    making_id INTEGER REFERENCES making (id),
    pool_id INTEGER REFERENCES cost_pool (id),
    quantity INTEGER CHECK (quantity > 0),
    unit TEXT NOT NULL DEFAULT '',
    waste INTEGER CHECK (waste >= 0 AND waste < 100000000),
    waste_method TEXT CHECK (waste_method IN ('added', 'yield')),
    price INTEGER CHECK (price >= 0),           -- for price_quantity of price_unit
    price_quantity INTEGER CHECK (price_quantity > 0),
    price_unit TEXT,
    price_source TEXT CHECK (price_source IN ('typed', 'last', 'average')),
    price_currency TEXT,                        -- '': that of the books
    price_ratio TEXT,                           -- how many of unit one price_unit was: '46', '1250/567'
    times INTEGER CHECK (times > 0),            -- NULL: once for every piece made
    minutes INTEGER CHECK (minutes >= 0),
    rate INTEGER CHECK (rate >= 0),
    pay TEXT CHECK (pay IN ('piece', 'hour')),
    own INTEGER CHECK (own >= 0),
    depreciation INTEGER CHECK (depreciation >= 0),
    maintenance INTEGER CHECK (maintenance >= 0),
    energy INTEGER CHECK (energy >= 0),
    interest INTEGER CHECK (interest >= 0),
    hours INTEGER CHECK (hours > 0),            -- the machine runs in a year; NULL: its rate was written
    method TEXT CHECK (method IN ('fixed', 'percent', 'work_hour', 'machine_hour', 'pool')),
    percent INTEGER CHECK (percent >= 0),
    percent_of TEXT CHECK (percent_of IN ('materials', 'work', 'prime', 'direct', 'production', 'price', 'fob')),
    PRIMARY KEY (version_id, position),
    CHECK (kind <> 'material' OR (quantity > 0 AND price >= 0) IS 1),
    CHECK ((kind = 'component') = (component_version_id IS NOT NULL) AND (kind = 'component') = (component_id IS NOT NULL)),
    CHECK (kind <> 'work' OR rate > 0 AND pay IS NOT NULL),
    CHECK (kind <> 'machine' OR minutes > 0 AND (rate IS NULL) = (hours IS NOT NULL)),
    CHECK ((kind IN ('other', 'indirect', 'selling', 'export')) = (method IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_line_by_material ON sheet_line (material_id, version_id) WHERE material_id IS NOT NULL;
CREATE INDEX sheet_line_by_component ON sheet_line (component_id, version_id) WHERE component_id IS NOT NULL;

CREATE TRIGGER sheet_version_refused BEFORE INSERT ON sheet_version
BEGIN
    SELECT RAISE(ABORT, 'versions are never replaced') WHERE EXISTS (SELECT 1 FROM sheet_version WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'versions are numbered without gaps') WHERE NEW.number IS NOT
        1 + (SELECT coalesce(max(number), 0) FROM sheet_version WHERE product_id = NEW.product_id);
END;
CREATE TRIGGER sheet_line_refused BEFORE INSERT ON sheet_line
BEGIN
    SELECT RAISE(ABORT, 'versions are never replaced')
    WHERE EXISTS (SELECT 1 FROM sheet_line WHERE version_id = NEW.version_id AND position = NEW.position);
    SELECT RAISE(ABORT, 'nothing is added to a version')
    WHERE NEW.position >= (SELECT line_count FROM sheet_version WHERE id = NEW.version_id);
END;
CREATE TRIGGER sheet_version_kept BEFORE UPDATE ON sheet_version BEGIN SELECT RAISE(ABORT, 'versions are never changed'); END;
CREATE TRIGGER sheet_version_stays BEFORE DELETE ON sheet_version BEGIN SELECT RAISE(ABORT, 'versions are never deleted'); END;
CREATE TRIGGER sheet_line_kept BEFORE UPDATE ON sheet_line BEGIN SELECT RAISE(ABORT, 'versions are never changed'); END;
CREATE TRIGGER sheet_line_stays BEFORE DELETE ON sheet_line BEGIN SELECT RAISE(ABORT, 'versions are never deleted'); END;
