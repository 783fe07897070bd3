-- Version 6: orders, loans, machines and grants, each with what stands in the ledger for it.

-- Orders: what somebody wants made.

CREATE TABLE club_order (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (code <> ''),      -- what the club calls it by: a number, or words of its own
    folded_code TEXT NOT NULL UNIQUE,           -- without accents or capitals
    title TEXT NOT NULL CHECK (title <> ''),
    folded_title TEXT NOT NULL,
    customer_id INTEGER REFERENCES person (id), -- NULL: nobody in particular, as for a fair
    agreed INTEGER NOT NULL CHECK (agreed >= 0),-- 0: nothing agreed yet
    taken TEXT NOT NULL CHECK (taken IS date(taken)),
    promised TEXT CHECK (promised IS date(promised) AND promised >= taken), -- NULL: for no day yet
    activity_id INTEGER REFERENCES activity (id),
    note TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'finished', 'cancelled')),
    ended TEXT CHECK (ended IS date(ended)),    -- the day it was finished or cancelled
    CHECK ((state = 'open') = (ended IS NULL)),
    CHECK (agreed = 0 OR promised IS NOT NULL)  -- so that one knows when the money comes
) STRICT;
CREATE INDEX club_order_by_promise ON club_order (state, promised);

CREATE TABLE club_order_line (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES club_order (id),
    product_id INTEGER REFERENCES product (id),
    description TEXT NOT NULL CHECK (description <> ''),
    quantity INTEGER NOT NULL CHECK (quantity > 0), -- millionths
    unit TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0)
) STRICT;
CREATE INDEX club_order_line_by_order ON club_order_line (order_id);

ALTER TABLE sale ADD COLUMN order_id INTEGER REFERENCES club_order (id);
ALTER TABLE cost ADD COLUMN order_id INTEGER REFERENCES club_order (id);

-- Rates: the highest interest of a loan is one of them. The table is made anew, its checks name what there is.

CREATE TABLE rate_now (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name IN ('sales_tax', 'dollar', 'minimum_wage', 'interest_cap')),
    since TEXT NOT NULL CHECK (since IS date(since)),
    method TEXT NOT NULL CHECK (method IN ('none', 'inside', 'outside', 'amount', 'month', 'year')),
    value INTEGER NOT NULL,                     -- millionths of a percent, or of a boliviano
    note TEXT NOT NULL DEFAULT '',              -- who says so
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (name, since),
    CHECK ((name = 'sales_tax') = (method IN ('inside', 'outside')) OR method = 'none'),
    CHECK ((name = 'interest_cap') = (method IN ('month', 'year')) OR method = 'none'),
    CHECK ((method = 'none') = (value = 0) AND value >= 0)
) STRICT;
INSERT INTO rate_now SELECT * FROM dated_rate;
DROP TABLE dated_rate;
ALTER TABLE rate_now RENAME TO dated_rate;

-- Loans, borrowed and lent. What was agreed is a plan, kept as it was; another plan takes its place, never its row. What
-- was paid is told by payments, frozen as they were posted. What of it is owed now, and until when, is kept beside.
-- Amounts are in the currency of the loan where nothing else is said.

CREATE TABLE loan (
    id INTEGER PRIMARY KEY,
    side TEXT NOT NULL CHECK (side IN ('borrowed', 'lent')),
    person_id INTEGER NOT NULL REFERENCES person (id), -- who lent it, or the member it was lent to
    account_id INTEGER NOT NULL REFERENCES account (id), -- its principal stands on
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    way TEXT NOT NULL CHECK (way IN ('cash', 'seller', 'machine', 'running')),
    contract TEXT NOT NULL DEFAULT '',
    folded_contract TEXT NOT NULL DEFAULT '',   -- without accents or capitals
    note TEXT NOT NULL DEFAULT '',
    voucher_id INTEGER UNIQUE REFERENCES voucher (id), -- it came or was given by; NULL only while it is recorded
    plan_id INTEGER REFERENCES loan_plan (id),  -- in force; NULL: voided
    paid_principal INTEGER NOT NULL DEFAULT 0 CHECK (paid_principal >= 0),
    paid_interest INTEGER NOT NULL DEFAULT 0 CHECK (paid_interest >= 0),
    paid_fine INTEGER NOT NULL DEFAULT 0 CHECK (paid_fine >= 0),
    interest_worth INTEGER NOT NULL DEFAULT 0   -- what the interest and fines paid were worth in the currency of the books
) STRICT;
CREATE INDEX loan_by_person ON loan (person_id);

CREATE TABLE loan_plan (
    id INTEGER PRIMARY KEY,
    loan_id INTEGER NOT NULL REFERENCES loan (id),
    voucher_id INTEGER UNIQUE REFERENCES voucher (id), -- the loan came or was given by; NULL: agreed later
    reason TEXT NOT NULL DEFAULT '',            -- why another one was agreed
    act TEXT NOT NULL DEFAULT '',               -- the number of the act that says so
    principal INTEGER NOT NULL CHECK (principal > 0),
    disbursed_on TEXT NOT NULL CHECK (disbursed_on IS date(disbursed_on)),
    first_due TEXT NOT NULL CHECK (first_due IS date(first_due)),
    instalments INTEGER NOT NULL CHECK (instalments > 0),
    method TEXT NOT NULL,
    rate INTEGER NOT NULL CHECK (rate >= 0),    -- millionths of a percent
    rate_per TEXT NOT NULL,
    every INTEGER NOT NULL CHECK (every > 0),
    unit TEXT NOT NULL,
    missing_day TEXT NOT NULL,
    grace INTEGER NOT NULL CHECK (grace >= 0),
    grace_kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    rounding TEXT NOT NULL,
    step INTEGER NOT NULL CHECK (step > 0),
    step_rounding TEXT NOT NULL,
    levelled INTEGER NOT NULL CHECK (levelled IN (0, 1)),
    running TEXT NOT NULL,
    instalment INTEGER CHECK (instalment > 0),
    interest_by TEXT NOT NULL,
    late TEXT NOT NULL,
    late_rate INTEGER NOT NULL CHECK (late_rate >= 0), -- millionths of a percent
    late_amount INTEGER CHECK (late_amount > 0),
    pay_order TEXT NOT NULL,
    ahead TEXT NOT NULL,
    pay_off_to TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CHECK ((voucher_id IS NULL) = (reason <> ''))
) STRICT;
CREATE INDEX loan_plan_by_loan ON loan_plan (loan_id, id);
CREATE TABLE loan_instalment (
    plan_id INTEGER NOT NULL REFERENCES loan_plan (id),
    number INTEGER NOT NULL CHECK (number > 0),
    start TEXT NOT NULL CHECK (start IS date(start)),
    due TEXT NOT NULL CHECK (due IS date(due)),
    opening INTEGER NOT NULL,
    accrued INTEGER NOT NULL CHECK (accrued >= 0), -- the interest the period earns
    interest INTEGER NOT NULL CHECK (interest >= 0), -- what of it is paid on the day
    principal INTEGER NOT NULL CHECK (principal >= 0),
    PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE loan_plan_taken_back (             -- agreed by mistake: the plan before it is in force again
    plan_id INTEGER PRIMARY KEY REFERENCES loan_plan (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE loan_payment (
    id INTEGER PRIMARY KEY,
    loan_id INTEGER NOT NULL REFERENCES loan (id),
    plan_id INTEGER NOT NULL REFERENCES loan_plan (id), -- in force when it was paid
    voucher_id INTEGER NOT NULL UNIQUE REFERENCES voucher (id),
    day TEXT NOT NULL CHECK (day IS date(day)),
    fine INTEGER NOT NULL CHECK (fine >= 0),
    interest INTEGER NOT NULL CHECK (interest >= 0),
    principal INTEGER NOT NULL CHECK (principal >= 0),
    interest_worth INTEGER NOT NULL CHECK (interest_worth >= 0), -- of interest and fine, in the currency of the books
    note TEXT NOT NULL DEFAULT '',
    CHECK (fine + interest + principal > 0)
) STRICT;
CREATE INDEX loan_payment_by_loan ON loan_payment (loan_id, id);

CREATE TABLE loan_due (                         -- what is still to be paid of each loan, as things stand
    loan_id INTEGER NOT NULL REFERENCES loan (id),
    due TEXT NOT NULL CHECK (due IS date(due)),
    interest INTEGER NOT NULL CHECK (interest >= 0),
    principal INTEGER NOT NULL CHECK (principal >= 0),
    PRIMARY KEY (loan_id, due)
) STRICT, WITHOUT ROWID;
CREATE INDEX loan_due_by_day ON loan_due (due, loan_id, interest, principal);

CREATE TABLE loan_share (                       -- the part of a loan to the club that each member bears
    loan_id INTEGER NOT NULL REFERENCES loan (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    amount INTEGER NOT NULL CHECK (amount > 0),
    own_loan_id INTEGER REFERENCES loan (id),   -- the club's loan to her, by which she pays it
    PRIMARY KEY (loan_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER loan_planned AFTER INSERT ON loan_plan
BEGIN
    UPDATE loan SET plan_id = NEW.id WHERE id = NEW.loan_id;
END;
CREATE TRIGGER loan_plan_before AFTER INSERT ON loan_plan_taken_back
BEGIN
    UPDATE loan SET plan_id = (
        SELECT max(id) FROM loan_plan
        WHERE loan_id = loan.id AND id < NEW.plan_id AND id NOT IN (SELECT plan_id FROM loan_plan_taken_back)
    ) WHERE plan_id = NEW.plan_id;
END;
CREATE TRIGGER loan_paid AFTER INSERT ON loan_payment
BEGIN
    UPDATE loan SET
        paid_principal = paid_principal + NEW.principal,
        paid_interest = paid_interest + NEW.interest,
        paid_fine = paid_fine + NEW.fine,
        interest_worth = interest_worth + NEW.interest_worth
    WHERE id = NEW.loan_id;
END;
CREATE TRIGGER loan_taken_back AFTER INSERT ON voucher WHEN NEW.reverses_id IS NOT NULL
BEGIN
    UPDATE loan SET
        paid_principal = paid_principal - payment.principal,
        paid_interest = paid_interest - payment.interest,
        paid_fine = paid_fine - payment.fine,
        interest_worth = loan.interest_worth - payment.interest_worth
    FROM loan_payment AS payment WHERE payment.voucher_id = NEW.reverses_id AND loan.id = payment.loan_id;
    UPDATE loan SET plan_id = NULL WHERE voucher_id = NEW.reverses_id;
END;
CREATE TRIGGER loan_plan_kept BEFORE UPDATE ON loan_plan BEGIN SELECT RAISE(ABORT, 'plans of loans are never changed'); END;
CREATE TRIGGER loan_plan_stays BEFORE DELETE ON loan_plan BEGIN SELECT RAISE(ABORT, 'plans of loans are never deleted'); END;
CREATE TRIGGER loan_instalment_kept BEFORE UPDATE ON loan_instalment BEGIN SELECT RAISE(ABORT, 'plans of loans are never changed'); END;
CREATE TRIGGER loan_instalment_stays BEFORE DELETE ON loan_instalment BEGIN SELECT RAISE(ABORT, 'plans of loans are never deleted'); END;
CREATE TRIGGER loan_payment_kept BEFORE UPDATE ON loan_payment BEGIN SELECT RAISE(ABORT, 'payments of loans are never changed'); END;
CREATE TRIGGER loan_payment_stays BEFORE DELETE ON loan_payment BEGIN SELECT RAISE(ABORT, 'payments of loans are never deleted'); END;
CREATE TRIGGER loan_plan_refused BEFORE INSERT ON loan_plan
WHEN EXISTS (SELECT 1 FROM loan_plan WHERE id = NEW.id OR voucher_id = NEW.voucher_id)
BEGIN
    SELECT RAISE(ABORT, 'plans of loans are never replaced');
END;
CREATE TRIGGER loan_instalment_refused BEFORE INSERT ON loan_instalment
WHEN EXISTS (SELECT 1 FROM loan_instalment WHERE plan_id = NEW.plan_id AND number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'plans of loans are never replaced');
END;
CREATE TRIGGER loan_payment_refused BEFORE INSERT ON loan_payment
WHEN EXISTS (SELECT 1 FROM loan_payment WHERE id = NEW.id OR voucher_id = NEW.voucher_id)
BEGIN
    SELECT RAISE(ABORT, 'payments of loans are never replaced');
END;
CREATE TRIGGER loan_plan_back_kept BEFORE UPDATE ON loan_plan_taken_back BEGIN SELECT RAISE(ABORT, 'what was taken back stays so'); END;
CREATE TRIGGER loan_plan_back_stays BEFORE DELETE ON loan_plan_taken_back BEGIN SELECT RAISE(ABORT, 'what was taken back stays so'); END;

-- Machines: what is kept and wears out. What they cost and what was depreciated of them stands in the ledger.

CREATE TABLE machine_class (
    class TEXT NOT NULL PRIMARY KEY CHECK (class IN ('machines', 'furniture', 'tools', 'computers', 'other')),
    life INTEGER CHECK (life > 0)               -- proposed for the taxes, in months; NULL: none is proposed
) STRICT, WITHOUT ROWID;
INSERT INTO machine_class (class, life)
VALUES ('machines', 96), ('furniture', 120), ('tools', 48), ('computers', 48), ('other', NULL);

CREATE TABLE machine (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    serial TEXT NOT NULL DEFAULT '',
    folded TEXT NOT NULL,                       -- name and serial number without accents or capitals
    class TEXT NOT NULL CHECK (class IN ('machines', 'furniture', 'tools', 'computers', 'other', 'land')),
    account_id INTEGER NOT NULL REFERENCES account (id),
    accumulated_id INTEGER REFERENCES account (id), -- NULL: never depreciated
    kind TEXT NOT NULL DEFAULT '',              -- that of the operations of products
    place TEXT NOT NULL DEFAULT '',
    person_id INTEGER REFERENCES person (id),   -- who is in charge of it
    activity_id INTEGER REFERENCES activity (id),
    method TEXT NOT NULL CHECK (method IN ('straight', 'declining', 'digits', 'none')),
    counting TEXT NOT NULL CHECK (counting IN ('months', 'year_days', 'life_days')),
    first_counted INTEGER NOT NULL CHECK (first_counted IN (0, 1)),
    rate INTEGER CHECK (rate > 0),              -- millionths of a percent a year; NULL: twice the straight line
    tax_life INTEGER CHECK (tax_life > 0),      -- in months
    costing_life INTEGER CHECK (costing_life > 0), -- in months; NULL: that for the taxes
    residual INTEGER NOT NULL DEFAULT 0 CHECK (residual >= 0),
    hours_month INTEGER CHECK (hours_month > 0),-- millionths of an hour it works in a month
    energy_hour INTEGER CHECK (energy_hour >= 0), -- millionths of the currency of the books for an hour
    maintenance_year INTEGER CHECK (maintenance_year >= 0), -- expected; NULL: what the log says
    note TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    CHECK (method = 'none' OR (tax_life IS NOT NULL AND accumulated_id IS NOT NULL)),
    CHECK (class <> 'land' OR (method = 'none' AND accumulated_id IS NULL))
) STRICT;
CREATE INDEX machine_by_folded ON machine (folded);

CREATE TABLE machine_deed (
    voucher_id INTEGER PRIMARY KEY REFERENCES voucher (id),
    machine_id INTEGER NOT NULL REFERENCES machine (id),
    kind TEXT NOT NULL CHECK (kind IN ('bought', 'donated', 'taken_over', 'sold', 'scrapped', 'given', 'lent')),
    bought_on TEXT NOT NULL CHECK (bought_on IS date(bought_on)), -- or given, or gone: the day, but where taken over
    amount INTEGER NOT NULL CHECK (amount >= 0),-- what it cost or is worth; where it goes what it went for
    before INTEGER NOT NULL DEFAULT 0 CHECK (before >= 0), -- taken over: what was depreciated already
    given INTEGER NOT NULL DEFAULT 0 CHECK (given >= 0), -- taken over: how much of its cost was given to the club
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX machine_deed_by_machine ON machine_deed (machine_id, kind);

CREATE TABLE machine_source (
    voucher_id INTEGER NOT NULL REFERENCES machine_deed (voucher_id),
    position INTEGER NOT NULL,
    loan_id INTEGER REFERENCES loan (id),
    purpose_id INTEGER REFERENCES grant_purpose (id),
    amount INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (voucher_id, position),
    CHECK ((loan_id IS NULL) <> (purpose_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX machine_source_by_loan ON machine_source (loan_id) WHERE loan_id IS NOT NULL;
CREATE INDEX machine_source_by_purpose ON machine_source (purpose_id) WHERE purpose_id IS NOT NULL;

CREATE TABLE depreciation (
    voucher_id INTEGER PRIMARY KEY REFERENCES voucher (id),
    month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01'))
) STRICT;
CREATE INDEX depreciation_by_month ON depreciation (month);

CREATE TABLE maintenance (
    id INTEGER PRIMARY KEY,
    machine_id INTEGER NOT NULL REFERENCES machine (id),
    day TEXT NOT NULL CHECK (day IS date(day)),
    what TEXT NOT NULL CHECK (what <> ''),
    folded TEXT NOT NULL,                       -- what was done, without accents or capitals
    cost INTEGER CHECK (cost >= 0),
    voucher_id INTEGER REFERENCES voucher (id), -- that of the cost it was paid with
    next_day TEXT CHECK (next_day IS date(next_day)),
    every_months INTEGER CHECK (every_months > 0),
    every_hours INTEGER CHECK (every_hours > 0),-- millionths of an hour of its work
    note TEXT NOT NULL DEFAULT '',
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX maintenance_by_machine ON maintenance (machine_id, day, id);

CREATE TRIGGER machine_deed_kept BEFORE UPDATE ON machine_deed BEGIN SELECT RAISE(ABORT, 'deeds are never changed'); END;
CREATE TRIGGER machine_deed_stays BEFORE DELETE ON machine_deed BEGIN SELECT RAISE(ABORT, 'deeds are never deleted'); END;
CREATE TRIGGER machine_deed_refused BEFORE INSERT ON machine_deed
WHEN EXISTS (SELECT 1 FROM machine_deed WHERE voucher_id = NEW.voucher_id)
BEGIN
    SELECT RAISE(ABORT, 'deeds are never replaced');
END;
CREATE TRIGGER machine_source_kept BEFORE UPDATE ON machine_source BEGIN SELECT RAISE(ABORT, 'deeds are never changed'); END;
CREATE TRIGGER machine_source_stays BEFORE DELETE ON machine_source BEGIN SELECT RAISE(ABORT, 'deeds are never deleted'); END;
CREATE TRIGGER machine_source_refused BEFORE INSERT ON machine_source
WHEN EXISTS (SELECT 1 FROM machine_source WHERE voucher_id = NEW.voucher_id AND position = NEW.position)
BEGIN
    SELECT RAISE(ABORT, 'deeds are never replaced');
END;
CREATE TRIGGER depreciation_kept BEFORE UPDATE ON depreciation BEGIN SELECT RAISE(ABORT, 'deeds are never changed'); END;
CREATE TRIGGER depreciation_stays BEFORE DELETE ON depreciation BEGIN SELECT RAISE(ABORT, 'deeds are never deleted'); END;
CREATE TRIGGER depreciation_refused BEFORE INSERT ON depreciation
WHEN EXISTS (SELECT 1 FROM depreciation WHERE voucher_id = NEW.voucher_id)
BEGIN
    SELECT RAISE(ABORT, 'deeds are never replaced');
END;
-- A line of a cost sheet may name the machine whose hour it takes; what it cost then is written beside it.
ALTER TABLE sheet_line ADD COLUMN machine_id INTEGER REFERENCES machine (id);
ALTER TABLE sheet_line ADD COLUMN with_donated INTEGER NOT NULL DEFAULT 1 CHECK (with_donated IN (0, 1)); -- 0: without what was given of it

CREATE TRIGGER machine_stays BEFORE DELETE ON machine BEGIN SELECT RAISE(ABORT, 'machines are never deleted'); END;

-- Grants and the purposes they are for.

CREATE TABLE club_grant (
    id INTEGER PRIMARY KEY,
    donor_id INTEGER NOT NULL REFERENCES person (id),
    name TEXT NOT NULL CHECK (name <> ''),      -- the name or number of the agreement
    folded TEXT NOT NULL UNIQUE,                -- the name without accents or capitals
    currency TEXT NOT NULL,                     -- that of the agreement
    day TEXT NOT NULL CHECK (day IS date(day)), -- the day of the agreement
    begins TEXT NOT NULL CHECK (begins IS date(begins)), -- the first day it may be spent on
    ends TEXT CHECK (ends IS date(ends) AND ends >= begins), -- the last one; NULL: not said
    note TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE grant_purpose (
    id INTEGER PRIMARY KEY,
    grant_id INTEGER NOT NULL REFERENCES club_grant (id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    rest INTEGER NOT NULL CHECK (rest IN (0, 1)), -- what of the grant is for no purpose: each grant has this one
    CHECK ((name = '') = rest),
    UNIQUE (grant_id, folded)
) STRICT;

CREATE TABLE grant_plan (
    id INTEGER PRIMARY KEY,                     -- the last one of a grant holds
    grant_id INTEGER NOT NULL REFERENCES club_grant (id),
    day TEXT NOT NULL CHECK (day IS date(day)),
    amount INTEGER NOT NULL CHECK (amount > 0), -- all of the grant, in its currency
    reason TEXT NOT NULL,                       -- why it was changed; '' in the first one
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX grant_plan_by_grant ON grant_plan (grant_id, id);

CREATE TABLE grant_planned (
    plan_id INTEGER NOT NULL REFERENCES grant_plan (id),
    purpose_id INTEGER NOT NULL REFERENCES grant_purpose (id),
    amount INTEGER NOT NULL CHECK (amount >= 0), -- in the currency of the grant
    PRIMARY KEY (plan_id, purpose_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER grant_plan_kept BEFORE UPDATE ON grant_plan BEGIN SELECT RAISE(ABORT, 'plans of a grant are never changed'); END;
CREATE TRIGGER grant_plan_not_removed BEFORE DELETE ON grant_plan BEGIN SELECT RAISE(ABORT, 'plans of a grant are never removed'); END;
CREATE TRIGGER grant_planned_kept BEFORE UPDATE ON grant_planned BEGIN SELECT RAISE(ABORT, 'plans of a grant are never changed'); END;
CREATE TRIGGER grant_planned_not_removed BEFORE DELETE ON grant_planned BEGIN SELECT RAISE(ABORT, 'plans of a grant are never removed'); END;

ALTER TABLE cost_line ADD COLUMN purpose_id INTEGER REFERENCES grant_purpose (id);

-- The ledger: a line says which order, loan, machine or purpose of a grant it is for. What stands on each account for a
-- loan and for a machine is kept with every line.

ALTER TABLE line ADD COLUMN order_id INTEGER REFERENCES club_order (id);
ALTER TABLE line ADD COLUMN loan_id INTEGER REFERENCES loan (id);
ALTER TABLE line ADD COLUMN machine_id INTEGER REFERENCES machine (id);
ALTER TABLE line ADD COLUMN purpose_id INTEGER REFERENCES grant_purpose (id);
CREATE INDEX line_by_order ON line (order_id, account_id, day, amount) WHERE order_id IS NOT NULL;
CREATE INDEX line_by_loan ON line (loan_id, day, voucher_id) WHERE loan_id IS NOT NULL;
CREATE INDEX line_by_machine ON line (machine_id, day, voucher_id) WHERE machine_id IS NOT NULL;
CREATE INDEX line_by_purpose ON line (purpose_id, account_id, day, amount) WHERE purpose_id IS NOT NULL;

CREATE TABLE loan_balance (
    account_id INTEGER NOT NULL REFERENCES account (id),
    loan_id INTEGER NOT NULL REFERENCES loan (id),
    amount INTEGER NOT NULL,
    foreign_amount INTEGER NOT NULL,            -- in the currency of the loan, where that is another one; else 0
    PRIMARY KEY (loan_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE machine_balance (
    account_id INTEGER NOT NULL REFERENCES account (id),
    machine_id INTEGER NOT NULL REFERENCES machine (id),
    amount INTEGER NOT NULL,
    PRIMARY KEY (machine_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE grant_balance (
    account_id INTEGER NOT NULL REFERENCES account (id),
    grant_id INTEGER NOT NULL REFERENCES club_grant (id),
    amount INTEGER NOT NULL,
    PRIMARY KEY (grant_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER line_of_loan AFTER INSERT ON line WHEN NEW.loan_id IS NOT NULL
BEGIN
    INSERT INTO loan_balance (account_id, loan_id, amount, foreign_amount)
    VALUES (NEW.account_id, NEW.loan_id, NEW.amount, coalesce(NEW.foreign_amount, 0))
    ON CONFLICT (loan_id, account_id) DO UPDATE SET
        amount = amount + excluded.amount,
        foreign_amount = foreign_amount + excluded.foreign_amount;
END;
CREATE TRIGGER line_of_machine AFTER INSERT ON line WHEN NEW.machine_id IS NOT NULL
BEGIN
    INSERT INTO machine_balance (account_id, machine_id, amount)
    VALUES (NEW.account_id, NEW.machine_id, NEW.amount)
    ON CONFLICT (machine_id, account_id) DO UPDATE SET amount = amount + excluded.amount;
END;
CREATE TRIGGER line_of_purpose AFTER INSERT ON line WHEN NEW.purpose_id IS NOT NULL
BEGIN
    INSERT INTO grant_balance (account_id, grant_id, amount)
    SELECT NEW.account_id, grant_id, NEW.amount FROM grant_purpose WHERE id = NEW.purpose_id
    ON CONFLICT (grant_id, account_id) DO UPDATE SET amount = amount + excluded.amount;
END;

-- Papers of materials and of counts of the store, as of other records: the table is made anew, its check names what can
-- hold a paper.

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
    material_id INTEGER REFERENCES material (id),
    material_count_id INTEGER REFERENCES material_count (id),
    order_id INTEGER REFERENCES club_order (id),
    grant_id INTEGER REFERENCES club_grant (id),
    machine_id INTEGER REFERENCES machine (id),
    loan_id INTEGER REFERENCES loan (id),
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    content BLOB NOT NULL CHECK (length(content) > 0), -- last: what stands behind it is reached only through all of it
    CHECK (
        (voucher_id IS NOT NULL) + (person_id IS NOT NULL) + (product_id IS NOT NULL) + (cash_count_id IS NOT NULL)
        + (material_id IS NOT NULL) + (material_count_id IS NOT NULL) + (order_id IS NOT NULL)
        + (grant_id IS NOT NULL) + (machine_id IS NOT NULL) + (loan_id IS NOT NULL) = 1
    )
) STRICT;
INSERT INTO attachment_now (
    id, name, kind, size, digest, voucher_id, person_id, product_id, cash_count_id, added_by, added_at, content
)
SELECT id, name, kind, size, digest, voucher_id, person_id, product_id, cash_count_id, added_by, added_at, content
FROM attachment;
DROP TABLE attachment;
ALTER TABLE attachment_now RENAME TO attachment;
CREATE UNIQUE INDEX attachment_by_voucher ON attachment (voucher_id, digest) WHERE voucher_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_person ON attachment (person_id, digest) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_product ON attachment (product_id, digest) WHERE product_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_cash_count ON attachment (cash_count_id, digest) WHERE cash_count_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_material ON attachment (material_id, digest) WHERE material_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_material_count ON attachment (material_count_id, digest) WHERE material_count_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_order ON attachment (order_id, digest) WHERE order_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_grant ON attachment (grant_id, digest) WHERE grant_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_machine ON attachment (machine_id, digest) WHERE machine_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_loan ON attachment (loan_id, digest) WHERE loan_id IS NOT NULL;
CREATE TRIGGER attachment_kept BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'attached papers are never changed'); END;
