-- Version 9: papers of work, maintenance, cost sheets, shared costs and groups.

-- What was written down together, as on one sheet of paper, has its papers together.
ALTER TABLE work_record ADD COLUMN sheet_id INTEGER REFERENCES work_record (id); -- the first of it; NULL: itself
CREATE TRIGGER work_sheet_kept BEFORE UPDATE OF sheet_id ON work_record
BEGIN
    SELECT RAISE(ABORT, 'what was written down of work is never changed');
END;

-- The table is made anew, its check names what can hold a paper.
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
    work_id INTEGER REFERENCES work_record (id),
    maintenance_id INTEGER REFERENCES maintenance (id),
    sheet_version_id INTEGER REFERENCES sheet_version (id),
    cost_pool_id INTEGER REFERENCES cost_pool (id),
    member_group_id INTEGER REFERENCES member_group (id),
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    content BLOB NOT NULL CHECK (length(content) > 0), -- last: what stands behind it is reached only through all of it
    CHECK (
        (voucher_id IS NOT NULL) + (person_id IS NOT NULL) + (product_id IS NOT NULL) + (cash_count_id IS NOT NULL)
        + (material_id IS NOT NULL) + (material_count_id IS NOT NULL) + (order_id IS NOT NULL)
        + (grant_id IS NOT NULL) + (machine_id IS NOT NULL) + (loan_id IS NOT NULL) + (work_id IS NOT NULL)
        + (maintenance_id IS NOT NULL) + (sheet_version_id IS NOT NULL) + (cost_pool_id IS NOT NULL)
        + (member_group_id IS NOT NULL) = 1
    )
) STRICT;
INSERT INTO attachment_now (
    id, name, kind, size, digest, voucher_id, person_id, product_id, cash_count_id, material_id, material_count_id,
    order_id, grant_id, machine_id, loan_id, added_by, added_at, content
)
SELECT id, name, kind, size, digest, voucher_id, person_id, product_id, cash_count_id, material_id, material_count_id,
       order_id, grant_id, machine_id, loan_id, added_by, added_at, content
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
CREATE UNIQUE INDEX attachment_by_work ON attachment (work_id, digest) WHERE work_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_maintenance ON attachment (maintenance_id, digest) WHERE maintenance_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_sheet_version ON attachment (sheet_version_id, digest) WHERE sheet_version_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_cost_pool ON attachment (cost_pool_id, digest) WHERE cost_pool_id IS NOT NULL;
CREATE UNIQUE INDEX attachment_by_member_group ON attachment (member_group_id, digest) WHERE member_group_id IS NOT NULL;
CREATE TRIGGER attachment_kept BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'attached papers are never changed'); END;

-- Whom a draft of a payout will pay is asked of the work each time: a list of it would be of yesterday.
DROP TABLE payout_claim;
