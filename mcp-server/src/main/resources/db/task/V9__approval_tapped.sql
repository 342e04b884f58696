-- Whether a signed-in person said yes on the page: only that merges where a host protects a branch.
ALTER TABLE approval ADD COLUMN tapped boolean NOT NULL DEFAULT false;
UPDATE approval SET tapped = true WHERE state = 'APPROVED' AND decided_by LIKE '%(browser)';
