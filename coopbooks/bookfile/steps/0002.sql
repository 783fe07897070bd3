-- Version 2: cash counts by notes and coins, and searching vouchers by any word on them.

CREATE TABLE cash_count (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    day TEXT NOT NULL,
    counted INTEGER NOT NULL CHECK (counted >= 0),  -- in the currency of the box
    expected INTEGER NOT NULL,                      -- what the books said at the end of that day
    explanation TEXT NOT NULL DEFAULT '',
    voucher_id INTEGER UNIQUE REFERENCES voucher (id), -- the difference, where there was one
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CHECK ((voucher_id IS NULL) = (counted = expected))
) STRICT;
CREATE INDEX cash_count_by_day ON cash_count (day, id);

CREATE TABLE cash_count_piece (
    count_id INTEGER NOT NULL REFERENCES cash_count (id),
    denomination INTEGER NOT NULL CHECK (denomination > 0),
    pieces INTEGER NOT NULL CHECK (pieces > 0),
    PRIMARY KEY (count_id, denomination)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER cash_count_refused BEFORE INSERT ON cash_count
WHEN EXISTS (SELECT 1 FROM cash_count WHERE id = NEW.id OR voucher_id = NEW.voucher_id)
BEGIN
    SELECT RAISE(ABORT, 'counts are never replaced');
END;
CREATE TRIGGER cash_count_piece_refused BEFORE INSERT ON cash_count_piece
WHEN EXISTS (SELECT 1 FROM cash_count_piece WHERE count_id = NEW.count_id AND denomination = NEW.denomination)
BEGIN
    SELECT RAISE(ABORT, 'counts are never replaced');
END;
CREATE TRIGGER cash_count_kept BEFORE UPDATE ON cash_count BEGIN SELECT RAISE(ABORT, 'counts are never changed'); END;
CREATE TRIGGER cash_count_stays BEFORE DELETE ON cash_count BEGIN SELECT RAISE(ABORT, 'counts are never deleted'); END;
CREATE TRIGGER cash_count_piece_kept BEFORE UPDATE ON cash_count_piece BEGIN SELECT RAISE(ABORT, 'counts are never changed'); END;
CREATE TRIGGER cash_count_piece_stays BEFORE DELETE ON cash_count_piece BEGIN SELECT RAISE(ABORT, 'counts are never deleted'); END;

CREATE VIRTUAL TABLE voucher_words USING fts5 (
    words, content = '', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO voucher_words (rowid, words)
SELECT id, description || ' ' || concerns || ' ' || kind || ' ' || printf('%04d', number) FROM voucher;
CREATE TRIGGER voucher_searchable AFTER INSERT ON voucher
BEGIN
    INSERT INTO voucher_words (rowid, words)
    VALUES (NEW.id, NEW.description || ' ' || NEW.concerns || ' ' || NEW.kind || ' ' || printf('%04d', NEW.number));
END;
