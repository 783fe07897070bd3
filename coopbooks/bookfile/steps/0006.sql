-- Version 6: orders, loans, machines and grants, each with what stands in the ledger for it.

-- Orders: what somebody wants made.

CREATE TABLE club_order (
    id INTEGER PRIMARY KEY
) STRICT;

-- Loans, borrowed and lent.

CREATE TABLE loan (
    id INTEGER PRIMARY KEY
) STRICT;

-- Machines: what is kept and wears out.

CREATE TABLE machine (
    id INTEGER PRIMARY KEY
) STRICT;

-- Grants and the purposes they are for.

CREATE TABLE grant_purpose (
    id INTEGER PRIMARY KEY
) STRICT;

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
