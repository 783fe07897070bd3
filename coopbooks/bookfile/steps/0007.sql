-- Version 7: members, their work, and what they are paid.

-- Members: a member is a person with that role. Everybody who has it has a row here, whoever gave it to her.

CREATE TABLE member_group (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,                -- without accents or capitals
    person_id INTEGER REFERENCES person (id),   -- who is in charge of it
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE member (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    group_id INTEGER REFERENCES member_group (id),
    role TEXT NOT NULL DEFAULT '',              -- in the club, in its words
    language TEXT NOT NULL DEFAULT '',          -- of her papers; '': that of the club's
    income INTEGER CHECK (income >= 0),         -- what she earned in a month before, to compare with
    income_on TEXT CHECK (income_on IS date(income_on)),
    note TEXT NOT NULL DEFAULT '',
    CHECK ((income IS NULL) = (income_on IS NULL))
) STRICT;
CREATE INDEX member_by_group ON member (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE member_stay (                      -- who left may join again
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES member (person_id),
    joined TEXT CHECK (joined IS date(joined)), -- NULL: nobody wrote it down
    left_on TEXT CHECK (left_on IS date(left_on) AND (joined IS NULL OR left_on >= joined)), -- her last day
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX member_stay_by_person ON member_stay (person_id, id);
CREATE UNIQUE INDEX member_stay_open ON member_stay (person_id) WHERE left_on IS NULL;

CREATE TRIGGER person_is_member AFTER INSERT ON person WHEN NEW.member
BEGIN
    INSERT INTO member (person_id) VALUES (NEW.id);
    INSERT INTO member_stay (person_id) VALUES (NEW.id);
END;
CREATE TRIGGER person_becomes_member AFTER UPDATE OF member ON person
WHEN NEW.member AND NOT EXISTS (SELECT 1 FROM member WHERE person_id = NEW.id)
BEGIN
    INSERT INTO member (person_id) VALUES (NEW.id);
    INSERT INTO member_stay (person_id) VALUES (NEW.id);
END;
INSERT INTO member (person_id) SELECT id FROM person WHERE member;
INSERT INTO member_stay (person_id) SELECT id FROM person WHERE member;

-- What a voucher is for each member in it: the amounts stand in its lines, here is what they are.

CREATE TABLE member_part (
    voucher_id INTEGER NOT NULL REFERENCES voucher (id),
    position INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES member (person_id),
    kind TEXT NOT NULL CHECK (kind IN (
        'initial', 'certificates', 'contribution_back', 'compulsory', 'voluntary', 'withdrawal', 'compulsory_back',
        'dues', 'fine', 'paid'
    )),
    amount INTEGER NOT NULL CHECK (amount > 0),
    certificates INTEGER NOT NULL DEFAULT 0 CHECK (certificates >= 0),
    month TEXT,                                 -- the dues are for: 2026-03
    due TEXT CHECK (due IS date(due)),          -- until when dues or a fine are to be paid
    PRIMARY KEY (voucher_id, position),
    CHECK (certificates = 0 OR kind IN ('certificates', 'contribution_back')),
    CHECK ((kind = 'dues') = (month IS NOT NULL)),
    CHECK ((kind IN ('dues', 'fine')) = (due IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX member_part_by_person ON member_part (person_id, kind, due);
CREATE INDEX member_part_by_month ON member_part (month, person_id) WHERE month IS NOT NULL;
CREATE TRIGGER member_part_kept BEFORE UPDATE ON member_part BEGIN SELECT RAISE(ABORT, 'deeds are never changed'); END;
CREATE TRIGGER member_part_stays BEFORE DELETE ON member_part BEGIN SELECT RAISE(ABORT, 'deeds are never deleted'); END;
CREATE TRIGGER member_part_refused BEFORE INSERT ON member_part
WHEN EXISTS (SELECT 1 FROM member_part WHERE voucher_id = NEW.voucher_id AND position = NEW.position)
BEGIN
    SELECT RAISE(ABORT, 'deeds are never replaced');
END;
