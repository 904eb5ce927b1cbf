/** Open Badges: which bit of which status list a certificate has, and whether a list has changed since it was signed. */
export const badges = `
-- Lists of 131,072 bits, opened one after the other. A bit follows from the certificate's state.
CREATE TABLE status_lists (
  list INTEGER PRIMARY KEY,           -- from 1, part of its address
  changes INTEGER NOT NULL DEFAULT 0  -- counts states that changed; a signed list is good while it stands still
) STRICT;

-- Chosen by chance when a certificate's first badge is made, so that a place tells neither whose it is nor when.
CREATE TABLE status_places (
  code TEXT PRIMARY KEY REFERENCES certificates(code),
  list INTEGER NOT NULL REFERENCES status_lists(list),
  position INTEGER NOT NULL CHECK (position >= 0 AND position < 131072),
  UNIQUE (list, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER status_places_never_change BEFORE UPDATE ON status_places
BEGIN SELECT RAISE(ABORT, 'badges name their place: it is never changed'); END;
CREATE TRIGGER status_places_never_vanish BEFORE DELETE ON status_places
BEGIN SELECT RAISE(ABORT, 'badges name their place: it is never given away'); END;

-- Whoever changes a certificate's state need not know of the lists.
CREATE TRIGGER status_lists_follow AFTER UPDATE OF state ON certificates WHEN NEW.state <> OLD.state
BEGIN
  UPDATE status_lists SET changes = changes + 1
  WHERE list = (SELECT list FROM status_places WHERE code = NEW.code);
END;
`;
