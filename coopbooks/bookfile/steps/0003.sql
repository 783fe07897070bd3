-- Version 3: what every account moved in a whole calendar year, so that a balance is never added up over all the months
-- since the books began: what stood before a month are the years before it and the months of its own year.

CREATE TABLE year_balance (
    account_id INTEGER NOT NULL REFERENCES account (id),
    year INTEGER NOT NULL,                      -- of the calendar, whatever month the club closes its year in
    activity_id INTEGER NOT NULL,               -- 0: none
    debit INTEGER NOT NULL,
    credit INTEGER NOT NULL,
    foreign_amount INTEGER NOT NULL,
    PRIMARY KEY (account_id, year, activity_id)
) STRICT, WITHOUT ROWID;

INSERT INTO year_balance (account_id, year, activity_id, debit, credit, foreign_amount)
SELECT account_id, CAST(substr(month, 1, 4) AS INTEGER), activity_id, sum(debit), sum(credit), sum(foreign_amount)
FROM month_balance GROUP BY 1, 2, 3;

DROP TRIGGER line_added;
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
END;
