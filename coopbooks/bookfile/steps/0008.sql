-- Version 8: which debt was paid by what was kept back from a member's pay, as her slip says it.

CREATE TABLE debt_paid (
    person_id INTEGER NOT NULL REFERENCES member (person_id),
    debt_id INTEGER NOT NULL REFERENCES voucher (id), -- of the dues, the fine or the advance
    voucher_id INTEGER NOT NULL REFERENCES voucher (id), -- that paid it
    amount INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (person_id, debt_id, voucher_id)
) STRICT, WITHOUT ROWID;
INSERT INTO debt_paid (person_id, debt_id, voucher_id, amount)
SELECT slip.person_id, taken.value ->> '$.asked.debt', run.voucher_id, sum(taken.value ->> '$.taken[0]')
FROM payout_slip AS slip JOIN payout_run AS run ON run.id = slip.run_id, json_each(slip.told, '$.deductions') AS taken
WHERE taken.value ->> '$.asked.kind' IN ('advance', 'dues', 'fine')
AND taken.value ->> '$.asked.debt' IS NOT NULL AND taken.value ->> '$.taken[0]' > 0
GROUP BY 1, 2, 3;
CREATE TRIGGER debt_paid_kept BEFORE UPDATE ON debt_paid BEGIN SELECT RAISE(ABORT, 'deeds are never changed'); END;
CREATE TRIGGER debt_paid_stays BEFORE DELETE ON debt_paid BEGIN SELECT RAISE(ABORT, 'deeds are never deleted'); END;
CREATE TRIGGER debt_paid_refused BEFORE INSERT ON debt_paid
WHEN EXISTS (
    SELECT 1 FROM debt_paid
    WHERE person_id = NEW.person_id AND debt_id = NEW.debt_id AND voucher_id = NEW.voucher_id
)
BEGIN
    SELECT RAISE(ABORT, 'deeds are never replaced');
END;
