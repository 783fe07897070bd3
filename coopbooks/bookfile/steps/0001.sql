-- Version 1: the club, its accounts and vouchers, people, products, sales and costs.
-- Amounts are whole minor units, quantities whole millionths, days ISO text. A step, once released, never changes.

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    parent_id INTEGER REFERENCES account (id),
    standard TEXT UNIQUE,                       -- code in the starter chart, which knows its name in every language
    own_name TEXT CHECK (own_name <> ''),       -- the club's own name, once given
    section TEXT,                               -- where it stands in the statements; NULL: a heading over several
    role TEXT UNIQUE,
    currency TEXT,                              -- NULL: the currency of the books
    box TEXT NOT NULL DEFAULT '' CHECK (box IN ('', 'cash', 'bank')),
    postable INTEGER NOT NULL CHECK (postable IN (0, 1)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    CHECK (standard IS NOT NULL OR own_name IS NOT NULL),
    CHECK (postable = 0 OR section IS NOT NULL)
) STRICT;

CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,                       -- name and detail without accents or capitals, for searching
    detail TEXT NOT NULL DEFAULT '',            -- what tells two people of one name apart
    phone TEXT NOT NULL DEFAULT '',
    identity TEXT NOT NULL DEFAULT '',          -- C.I. or NIT, as written
    customer INTEGER NOT NULL DEFAULT 0 CHECK (customer IN (0, 1)),
    supplier INTEGER NOT NULL DEFAULT 0 CHECK (supplier IN (0, 1)),
    lender INTEGER NOT NULL DEFAULT 0 CHECK (lender IN (0, 1)),
    donor INTEGER NOT NULL DEFAULT 0 CHECK (donor IN (0, 1)),
    member INTEGER NOT NULL DEFAULT 0 CHECK (member IN (0, 1)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    UNIQUE (folded)
) STRICT;

CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,
    unit TEXT NOT NULL CHECK (unit <> ''),
    price INTEGER NOT NULL CHECK (price >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('local', 'export', 'service')),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE voucher (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('CI', 'CE', 'CT')),
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    day TEXT NOT NULL CHECK (day IS date(day)),
    description TEXT NOT NULL CHECK (description <> ''),
    concerns TEXT NOT NULL DEFAULT '',          -- the person's name as it was then, printed on the voucher
    person_id INTEGER REFERENCES person (id),
    word TEXT NOT NULL,                         -- the deed it came from
    amount INTEGER NOT NULL CHECK (amount > 0), -- the sum of its debits
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    reverses_id INTEGER UNIQUE REFERENCES voucher (id),
    corrects_id INTEGER UNIQUE REFERENCES voucher (id),
    reason TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, year, number)
) STRICT;
CREATE INDEX voucher_by_day ON voucher (day, id);
CREATE INDEX voucher_by_word ON voucher (word, day, id);

CREATE TABLE line (
    id INTEGER PRIMARY KEY,
    voucher_id INTEGER NOT NULL REFERENCES voucher (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    day TEXT NOT NULL,                          -- the voucher's, copied so that sums need no join
    amount INTEGER NOT NULL CHECK (amount <> 0),-- debit +, credit -
    foreign_amount INTEGER,
    foreign_currency TEXT,
    rate TEXT,
    rate_source TEXT,
    person_id INTEGER REFERENCES person (id),
    product_id INTEGER REFERENCES product (id),
    activity_id INTEGER REFERENCES activity (id),
    note TEXT NOT NULL DEFAULT '',
    CHECK ((foreign_amount IS NULL) = (foreign_currency IS NULL)),
    CHECK ((foreign_amount IS NULL) = (rate IS NULL))
) STRICT;
CREATE INDEX line_by_voucher ON line (voucher_id);
CREATE INDEX line_by_account ON line (account_id, day, voucher_id, activity_id, amount);
CREATE INDEX line_by_day ON line (day, account_id, activity_id, amount);
CREATE INDEX line_by_person ON line (person_id, account_id, day, amount) WHERE person_id IS NOT NULL;

-- Balances kept with every line, so that no statement ever adds up history again.
CREATE TABLE month_balance (
    account_id INTEGER NOT NULL REFERENCES account (id),
    month TEXT NOT NULL,                        -- 2026-03
    activity_id INTEGER NOT NULL,               -- 0: none
    debit INTEGER NOT NULL,
    credit INTEGER NOT NULL,
    foreign_amount INTEGER NOT NULL,
    PRIMARY KEY (account_id, month, activity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX month_balance_by_month ON month_balance (month, account_id, activity_id, debit, credit);

CREATE TABLE person_balance (
    account_id INTEGER NOT NULL REFERENCES account (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    amount INTEGER NOT NULL,
    PRIMARY KEY (account_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE month_lock (
    id INTEGER PRIMARY KEY,
    through TEXT NOT NULL,                      -- the last locked day from now on; '' for none
    reason TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

-- A voucher being written. It cannot stay: a commit fails while a row is here (nothing is ever in "never").
-- That holds only where foreign keys are enforced, which other programs leave off: there no voucher is even begun.
CREATE TABLE never (id INTEGER PRIMARY KEY CHECK (id <> id)) STRICT;
CREATE TABLE unposted (
    voucher_id INTEGER PRIMARY KEY REFERENCES voucher (id),
    never_id INTEGER NOT NULL DEFAULT 1 CHECK (never_id = 1)
        REFERENCES never (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER voucher_refused BEFORE INSERT ON voucher
BEGIN
    SELECT RAISE(ABORT, 'posted vouchers are never replaced')
    WHERE EXISTS (SELECT 1 FROM voucher WHERE id = NEW.id OR reverses_id = NEW.reverses_id OR corrects_id = NEW.corrects_id);
    SELECT RAISE(ABORT, 'voucher numbers have no gaps')
    WHERE NEW.number IS NOT 1 + (SELECT coalesce(max(number), 0) FROM voucher WHERE kind = NEW.kind AND year = NEW.year);
    SELECT RAISE(ABORT, 'the month is locked')
    WHERE NEW.day <= (SELECT through FROM month_lock ORDER BY id DESC LIMIT 1);
END;
CREATE TRIGGER voucher_begun AFTER INSERT ON voucher
BEGIN
    INSERT INTO unposted (voucher_id) VALUES (NEW.id);
END;
CREATE TRIGGER voucher_kept BEFORE UPDATE ON voucher BEGIN SELECT RAISE(ABORT, 'posted vouchers are never changed'); END;
CREATE TRIGGER voucher_stays BEFORE DELETE ON voucher BEGIN SELECT RAISE(ABORT, 'posted vouchers are never deleted'); END;

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
    INSERT INTO person_balance (account_id, person_id, amount)
    SELECT NEW.account_id, NEW.person_id, NEW.amount WHERE NEW.person_id IS NOT NULL
    ON CONFLICT (account_id, person_id) DO UPDATE SET amount = amount + excluded.amount;
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
CREATE TRIGGER unposted_kept BEFORE UPDATE ON unposted
BEGIN
    SELECT RAISE(ABORT, 'a voucher is posted or it is not');
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

CREATE TRIGGER month_lock_refused BEFORE INSERT ON month_lock WHEN EXISTS (SELECT 1 FROM month_lock WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'locks stay on record');
END;
CREATE TRIGGER month_lock_kept BEFORE UPDATE ON month_lock BEGIN SELECT RAISE(ABORT, 'locks stay on record'); END;
CREATE TRIGGER month_lock_stays BEFORE DELETE ON month_lock BEGIN SELECT RAISE(ABORT, 'locks stay on record'); END;

CREATE TABLE sale (
    id INTEGER PRIMARY KEY,
    voucher_id INTEGER NOT NULL UNIQUE REFERENCES voucher (id),
    day TEXT NOT NULL,
    customer_id INTEGER REFERENCES person (id),
    box_id INTEGER REFERENCES account (id),
    kind TEXT NOT NULL CHECK (kind IN ('local', 'export', 'service')),
    activity_id INTEGER REFERENCES activity (id),
    discount INTEGER NOT NULL CHECK (discount >= 0),
    total INTEGER NOT NULL CHECK (total > 0),   -- after the discount
    paid INTEGER NOT NULL CHECK (paid BETWEEN 0 AND total),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sale_by_day ON sale (day, id, total, paid);
CREATE INDEX sale_by_customer ON sale (customer_id, day, id);

CREATE TABLE sale_line (
    id INTEGER PRIMARY KEY,
    sale_id INTEGER NOT NULL REFERENCES sale (id),
    product_id INTEGER REFERENCES product (id),
    description TEXT NOT NULL CHECK (description <> ''),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    amount INTEGER NOT NULL CHECK (amount >= 0)
) STRICT;
CREATE INDEX sale_line_by_sale ON sale_line (sale_id);

CREATE TABLE cost (
    id INTEGER PRIMARY KEY,
    voucher_id INTEGER NOT NULL UNIQUE REFERENCES voucher (id),
    day TEXT NOT NULL,
    supplier_id INTEGER REFERENCES person (id),
    box_id INTEGER REFERENCES account (id),
    total INTEGER NOT NULL CHECK (total > 0),
    paid INTEGER NOT NULL CHECK (paid BETWEEN 0 AND total),
    document TEXT NOT NULL DEFAULT '',          -- the number on the paper: invoice, receipt
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX cost_by_day ON cost (day, id, total, paid);
CREATE INDEX cost_by_supplier ON cost (supplier_id, day, id);

CREATE TABLE cost_line (
    id INTEGER PRIMARY KEY,
    cost_id INTEGER NOT NULL REFERENCES cost (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    activity_id INTEGER REFERENCES activity (id),
    description TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL CHECK (amount > 0)
) STRICT;
CREATE INDEX cost_line_by_cost ON cost_line (cost_id);

CREATE TRIGGER sale_refused BEFORE INSERT ON sale WHEN EXISTS (SELECT 1 FROM sale WHERE id = NEW.id OR voucher_id = NEW.voucher_id)
BEGIN
    SELECT RAISE(ABORT, 'recorded sales are never replaced');
END;
CREATE TRIGGER sale_line_refused BEFORE INSERT ON sale_line WHEN EXISTS (SELECT 1 FROM sale_line WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'recorded sales are never replaced');
END;
CREATE TRIGGER cost_refused BEFORE INSERT ON cost WHEN EXISTS (SELECT 1 FROM cost WHERE id = NEW.id OR voucher_id = NEW.voucher_id)
BEGIN
    SELECT RAISE(ABORT, 'recorded costs are never replaced');
END;
CREATE TRIGGER cost_line_refused BEFORE INSERT ON cost_line WHEN EXISTS (SELECT 1 FROM cost_line WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'recorded costs are never replaced');
END;
CREATE TRIGGER sale_kept BEFORE UPDATE ON sale BEGIN SELECT RAISE(ABORT, 'recorded sales are never changed'); END;
CREATE TRIGGER sale_stays BEFORE DELETE ON sale BEGIN SELECT RAISE(ABORT, 'recorded sales are never deleted'); END;
CREATE TRIGGER sale_line_kept BEFORE UPDATE ON sale_line BEGIN SELECT RAISE(ABORT, 'recorded sales are never changed'); END;
CREATE TRIGGER sale_line_stays BEFORE DELETE ON sale_line BEGIN SELECT RAISE(ABORT, 'recorded sales are never deleted'); END;
CREATE TRIGGER cost_kept BEFORE UPDATE ON cost BEGIN SELECT RAISE(ABORT, 'recorded costs are never changed'); END;
CREATE TRIGGER cost_stays BEFORE DELETE ON cost BEGIN SELECT RAISE(ABORT, 'recorded costs are never deleted'); END;
CREATE TRIGGER cost_line_kept BEFORE UPDATE ON cost_line BEGIN SELECT RAISE(ABORT, 'recorded costs are never changed'); END;
CREATE TRIGGER cost_line_stays BEFORE DELETE ON cost_line BEGIN SELECT RAISE(ABORT, 'recorded costs are never deleted'); END;
