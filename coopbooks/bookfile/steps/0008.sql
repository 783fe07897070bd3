-- Version 8: which debt was paid by what, and at which rate work was paid.

CREATE TABLE debt_paid (
    person_id INTEGER NOT NULL REFERENCES member (person_id),
    debt_id INTEGER NOT NULL REFERENCES voucher (id), -- of the dues, the fine or the advance
    voucher_id INTEGER NOT NULL REFERENCES voucher (id), -- that paid it
    amount INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (person_id, debt_id, voucher_id)
) STRICT, WITHOUT ROWID;
INSERT INTO debt_paid (person_id, debt_id, voucher_id, amount)
SELECT slip.person_id, json_extract(kept.value, '$.asked.debt'), run.voucher_id,
       sum(json_extract(kept.value, '$.taken[0]'))
FROM payout_slip AS slip JOIN payout_run AS run ON run.id = slip.run_id, json_each(slip.told, '$.deductions') AS kept
WHERE json_extract(kept.value, '$.asked.kind') IN ('advance', 'dues', 'fine')
AND json_extract(kept.value, '$.asked.debt') IS NOT NULL AND json_extract(kept.value, '$.taken[0]') > 0
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

-- The rate work had when it was paid, in millionths; NULL: not paid yet, or out of a pot and nobody knew one.
ALTER TABLE work_record ADD COLUMN paid_rate INTEGER CHECK (paid_rate IS NULL OR paid_rate > 0 AND run_id IS NOT NULL);
UPDATE work_record SET paid_rate = paid.rate FROM (
    SELECT slip.run_id, done.value AS id, json_extract(lot.value, '$.rate') AS rate
    FROM payout_slip AS slip, json_each(slip.told, '$.lots') AS lot, json_each(lot.value, '$.works') AS done
) AS paid
WHERE work_record.id = paid.id AND work_record.run_id = paid.run_id AND paid.rate > 0;
CREATE TRIGGER work_rate_kept BEFORE UPDATE OF paid_rate ON work_record WHEN NEW.run_id IS OLD.run_id
BEGIN
    SELECT RAISE(ABORT, 'the rate paid work was paid at is never changed');
END;
