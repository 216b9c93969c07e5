insert into password_reset (person_id, token_hash, expires_at) values ('member-{n}', 'hash-{n}', '2026-03-02 10:00:00+00');
