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

-- Work: what members did, by the piece, the hour or the day. A row is never changed: what was written down wrongly is
-- taken back and written down again. What a run of payouts paid says so.

CREATE TABLE work_record (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES member (person_id),
    day TEXT NOT NULL CHECK (day IS date(day)),
    kind TEXT NOT NULL CHECK (kind IN ('pieces', 'hours', 'days')),
    making_id INTEGER REFERENCES making (id),   -- the operation of a product; NULL: other work, by its name
    name TEXT NOT NULL DEFAULT '',
    folded TEXT NOT NULL DEFAULT '',            -- the name without accents or capitals
    size TEXT NOT NULL DEFAULT '',
    lot TEXT NOT NULL DEFAULT '',
    order_id INTEGER REFERENCES club_order (id),
    activity_id INTEGER REFERENCES activity (id),
    accepted INTEGER NOT NULL CHECK (accepted >= 0), -- millionths of a piece, an hour or a day; as the next two
    rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected >= 0),
    rework INTEGER NOT NULL DEFAULT 0 CHECK (rework >= 0), -- to be mended: neither accepted nor rejected yet
    rate INTEGER CHECK (rate > 0),              -- of its own, millionths of the currency of the books for one
    rate_note TEXT NOT NULL DEFAULT '' CHECK (rate_note = '' OR rate IS NOT NULL),
    checked_by INTEGER REFERENCES person (id),
    note TEXT NOT NULL DEFAULT '',
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    replaces_id INTEGER UNIQUE REFERENCES work_record (id), -- written down instead of this one, taken back
    taken_back_by TEXT,                         -- and when, why; NULL: it stands
    taken_back_at TEXT,
    taken_back_why TEXT,
    run_id INTEGER REFERENCES payout_run (id),  -- that paid it; NULL: not paid yet
    CHECK ((making_id IS NULL) = (name <> '') AND (name = '') = (folded = '')),
    CHECK (accepted + rejected + rework > 0),
    CHECK (kind = 'pieces' OR (rejected = 0 AND rework = 0)),
    CHECK ((taken_back_by IS NULL) = (taken_back_at IS NULL) AND (taken_back_by IS NULL) = (taken_back_why IS NULL)),
    CHECK (run_id IS NULL OR taken_back_by IS NULL)
) STRICT;
CREATE INDEX work_by_day ON work_record (day, id);
CREATE INDEX work_by_person ON work_record (person_id, day, id);
CREATE INDEX work_by_making ON work_record (making_id, day);
CREATE INDEX work_by_order ON work_record (order_id, day) WHERE order_id IS NOT NULL;
CREATE INDEX work_by_run ON work_record (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX work_unpaid ON work_record (day, id) WHERE run_id IS NULL AND taken_back_by IS NULL;
CREATE INDEX work_taken_back ON work_record (id) WHERE taken_back_by IS NOT NULL;
CREATE TRIGGER work_begins BEFORE INSERT ON work_record
WHEN NEW.run_id IS NOT NULL OR NEW.taken_back_by IS NOT NULL
    OR EXISTS (SELECT 1 FROM work_record WHERE id = NEW.id OR replaces_id = NEW.replaces_id)
    OR EXISTS (SELECT 1 FROM work_record WHERE id = NEW.replaces_id AND taken_back_by IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'work begins unpaid, replaces nothing that stands, and is never written over');
END;
CREATE TRIGGER work_kept BEFORE UPDATE OF
    id, person_id, day, kind, making_id, name, folded, size, lot, order_id, activity_id, accepted, rejected, rework,
    rate, rate_note, checked_by, note, recorded_by, recorded_at, replaces_id
ON work_record BEGIN SELECT RAISE(ABORT, 'what was written down of work is never changed'); END;
CREATE TRIGGER work_back_once BEFORE UPDATE OF taken_back_by, taken_back_at, taken_back_why ON work_record
WHEN OLD.taken_back_by IS NOT NULL OR OLD.run_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'work is taken back once, and not while it is paid');
END;
CREATE TRIGGER work_paid_once BEFORE UPDATE OF run_id ON work_record
WHEN OLD.run_id IS NOT NULL AND NEW.run_id IS NOT NULL AND NEW.run_id <> OLD.run_id
BEGIN
    SELECT RAISE(ABORT, 'work is paid once');
END;
CREATE TRIGGER work_stays BEFORE DELETE ON work_record BEGIN SELECT RAISE(ABORT, 'work is never deleted'); END;

CREATE TABLE order_piece_rate (                 -- what an operation pays in one order, instead of its usual rate
    order_id INTEGER NOT NULL REFERENCES club_order (id),
    making_id INTEGER NOT NULL REFERENCES making (id),
    rate INTEGER NOT NULL CHECK (rate > 0),     -- millionths of the currency of the books for a piece
    note TEXT NOT NULL CHECK (note <> ''),      -- why
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (order_id, making_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE piece_move (                       -- pieces to be made, given to a member and brought back by her
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (day IS date(day)),
    kind TEXT NOT NULL CHECK (kind IN ('given', 'brought')),
    person_id INTEGER NOT NULL REFERENCES member (person_id),
    product_id INTEGER NOT NULL REFERENCES product (id),
    size TEXT NOT NULL DEFAULT '',
    order_id INTEGER REFERENCES club_order (id),
    quantity INTEGER NOT NULL CHECK (quantity <> 0), -- by which what she has grows, in millionths
    note TEXT NOT NULL DEFAULT '',
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    reverses_id INTEGER UNIQUE REFERENCES piece_move (id),
    CHECK ((quantity > 0) = ((kind = 'given') = (reverses_id IS NULL)))
) STRICT;
CREATE INDEX piece_move_by_person ON piece_move (person_id, product_id, size, order_id, quantity);
CREATE INDEX piece_move_by_day ON piece_move (day, id);
CREATE TRIGGER piece_move_kept BEFORE UPDATE ON piece_move BEGIN SELECT RAISE(ABORT, 'moves of pieces are kept'); END;
CREATE TRIGGER piece_move_stays BEFORE DELETE ON piece_move BEGIN SELECT RAISE(ABORT, 'moves of pieces are kept'); END;
CREATE TRIGGER piece_move_refused BEFORE INSERT ON piece_move
WHEN EXISTS (SELECT 1 FROM piece_move WHERE id = NEW.id OR reverses_id = NEW.reverses_id)
BEGIN
    SELECT RAISE(ABORT, 'moves of pieces are never replaced');
END;

-- Payouts: what the club decided about pay, runs from a draft to envelopes handed over, and the slips as approved.
-- Rules, drafts and slips are kept whole, as JSON: they are read and written whole, and a slip stays as it was printed.

CREATE TABLE pay_rules (                        -- the newest ones hold
    id INTEGER PRIMARY KEY,
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER pay_rules_kept BEFORE UPDATE ON pay_rules BEGIN SELECT RAISE(ABORT, 'rules of pay stay on record'); END;
CREATE TRIGGER pay_rules_stay BEFORE DELETE ON pay_rules BEGIN SELECT RAISE(ABORT, 'rules of pay stay on record'); END;
CREATE TRIGGER pay_rules_refused BEFORE INSERT ON pay_rules WHEN EXISTS (SELECT 1 FROM pay_rules WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'rules of pay are never replaced');
END;

CREATE TABLE own_pay_rule (                     -- what was agreed with one member about one kind of deduction
    person_id INTEGER NOT NULL REFERENCES member (person_id),
    kind TEXT NOT NULL,
    amount INTEGER CHECK (amount >= 0),         -- of a debt: at most so much each time
    percent INTEGER CHECK (percent BETWEEN 1 AND 100000000), -- millionths of a percent
    agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)), -- it may be taken from the protected part of her pay
    note TEXT NOT NULL DEFAULT '',
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (person_id, kind),
    CHECK (amount IS NULL OR percent IS NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE payout_run (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('work', 'surplus')),
    state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'approved', 'closed', 'voided')),
    title TEXT NOT NULL CHECK (title <> ''),
    day TEXT NOT NULL CHECK (day IS date(day)),
    draft TEXT NOT NULL CHECK (json_valid(draft)),
    rules TEXT CHECK (rules IS NULL OR json_valid(rules)), -- as they were when it was approved
    shared TEXT CHECK (shared IS NULL OR json_valid(shared)), -- a pot, or the surplus, as it was shared out
    voucher_id INTEGER UNIQUE REFERENCES voucher (id), -- it was approved by
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    approved_by TEXT,
    approved_at TEXT,
    CHECK ((state = 'draft') = (voucher_id IS NULL) AND (voucher_id IS NULL) = (approved_by IS NULL)),
    CHECK ((voucher_id IS NULL) = (approved_at IS NULL) AND (voucher_id IS NULL) = (rules IS NULL))
) STRICT;
CREATE INDEX payout_run_by_day ON payout_run (day, id);
CREATE TRIGGER payout_run_begins BEFORE INSERT ON payout_run
WHEN NEW.state <> 'draft' OR EXISTS (SELECT 1 FROM payout_run WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a run begins as a draft, and is never replaced');
END;
CREATE TRIGGER payout_run_kept BEFORE UPDATE OF
    id, kind, title, day, draft, rules, shared, voucher_id, recorded_by, recorded_at, approved_by, approved_at
ON payout_run WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'approved runs are never changed'); END;
CREATE TRIGGER payout_run_goes_on BEFORE UPDATE OF state ON payout_run
WHEN NOT (NEW.state = OLD.state OR (OLD.state, NEW.state) IN (
    VALUES ('draft', 'approved'), ('approved', 'closed'), ('closed', 'approved'), ('approved', 'voided')
))
BEGIN
    SELECT RAISE(ABORT, 'a run is drafted, approved, closed or voided, in this order');
END;
CREATE TRIGGER payout_run_stays BEFORE DELETE ON payout_run WHEN OLD.state <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'approved runs are never deleted');
END;

CREATE TABLE payout_claim (                     -- whom a draft will pay: nobody is in two drafts
    person_id INTEGER PRIMARY KEY REFERENCES member (person_id),
    run_id INTEGER NOT NULL REFERENCES payout_run (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX payout_claim_by_run ON payout_claim (run_id);

CREATE TABLE payout_slip (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES payout_run (id),
    number INTEGER NOT NULL CHECK (number > 0), -- its place in the pay list
    person_id INTEGER NOT NULL REFERENCES member (person_id),
    name TEXT NOT NULL,                         -- as printed
    group_id INTEGER REFERENCES member_group (id),
    group_name TEXT NOT NULL,
    gross INTEGER NOT NULL,
    deducted INTEGER NOT NULL CHECK (deducted >= 0 AND deducted <= max(gross, 0)),
    carried_in INTEGER NOT NULL,
    paid INTEGER NOT NULL CHECK (paid >= 0),
    carried INTEGER NOT NULL,
    not_deducted INTEGER NOT NULL CHECK (not_deducted >= 0),
    told TEXT NOT NULL CHECK (json_valid(told)),-- lots, extras and deductions, whole
    UNIQUE (run_id, number),
    UNIQUE (run_id, person_id),
    CHECK (gross - deducted + carried_in = paid + carried)
) STRICT;
CREATE INDEX payout_slip_by_person ON payout_slip (person_id, id);
CREATE TRIGGER payout_slip_refused BEFORE INSERT ON payout_slip
WHEN EXISTS (SELECT 1 FROM payout_slip WHERE id = NEW.id OR run_id = NEW.run_id AND person_id = NEW.person_id)
    OR (SELECT state FROM payout_run WHERE id = NEW.run_id) <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'slips come with the approval of their run');
END;
CREATE TRIGGER payout_slip_kept BEFORE UPDATE ON payout_slip BEGIN SELECT RAISE(ABORT, 'slips are never changed'); END;
CREATE TRIGGER payout_slip_stays BEFORE DELETE ON payout_slip BEGIN SELECT RAISE(ABORT, 'slips are never deleted'); END;

CREATE TABLE payout_voucher (                   -- posted by the approval of a run: its own, and one for each loan paid
    voucher_id INTEGER PRIMARY KEY REFERENCES voucher (id),
    run_id INTEGER NOT NULL REFERENCES payout_run (id)
) STRICT;
CREATE INDEX payout_voucher_by_run ON payout_voucher (run_id, voucher_id);
CREATE TRIGGER payout_voucher_kept BEFORE UPDATE ON payout_voucher BEGIN SELECT RAISE(ABORT, 'runs keep their vouchers'); END;
CREATE TRIGGER payout_voucher_stays BEFORE DELETE ON payout_voucher BEGIN SELECT RAISE(ABORT, 'runs keep their vouchers'); END;
CREATE TRIGGER payout_voids_whole BEFORE INSERT ON voucher
WHEN EXISTS (
    SELECT 1 FROM payout_voucher AS posted JOIN payout_run AS run ON run.id = posted.run_id
    WHERE posted.voucher_id = NEW.reverses_id AND run.state <> 'voided'
)
BEGIN
    SELECT RAISE(ABORT, 'an approved run is voided whole');
END;

CREATE TABLE payout_handed (                    -- what a voucher handed over to whom
    voucher_id INTEGER NOT NULL REFERENCES voucher (id),
    person_id INTEGER NOT NULL REFERENCES member (person_id),
    run_id INTEGER NOT NULL REFERENCES payout_run (id),
    way TEXT NOT NULL CHECK (way IN ('cash', 'bank', 'qr')),
    PRIMARY KEY (voucher_id, person_id),
    FOREIGN KEY (run_id, person_id) REFERENCES payout_slip (run_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX payout_handed_by_run ON payout_handed (run_id, person_id);
CREATE TRIGGER payout_handed_once BEFORE INSERT ON payout_handed
WHEN (SELECT state FROM payout_run WHERE id = NEW.run_id) <> 'approved' OR EXISTS (
    SELECT 1 FROM payout_handed AS before
    WHERE before.run_id = NEW.run_id AND before.person_id = NEW.person_id
    AND NOT EXISTS (SELECT 1 FROM voucher WHERE voucher.reverses_id = before.voucher_id)
)
BEGIN
    SELECT RAISE(ABORT, 'pay that was approved is handed over once');
END;
CREATE TRIGGER payout_handed_kept BEFORE UPDATE ON payout_handed BEGIN SELECT RAISE(ABORT, 'what was handed over is kept'); END;
CREATE TRIGGER payout_handed_stays BEFORE DELETE ON payout_handed BEGIN SELECT RAISE(ABORT, 'what was handed over is kept'); END;
CREATE TRIGGER payout_opens_again AFTER INSERT ON voucher WHEN NEW.reverses_id IS NOT NULL
BEGIN
    UPDATE payout_run SET state = 'approved'
    WHERE state = 'closed' AND id IN (SELECT run_id FROM payout_handed WHERE voucher_id = NEW.reverses_id);
END;
