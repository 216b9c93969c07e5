insert into directory_identity (issuer, subject, person_id, linked_at) values ('https://sso.bergmann.example', 'subject-{n}', 'member-{n}', '2026-03-02 09:00:00+00');
insert into directory_sign_in (token_hash, issuer, subject, provider_session, started_at, asked_at) values ('token-{n}', 'https://sso.bergmann.example', 'subject-{n}', 'session-{n}', '2026-03-02 09:00:00+00', '2026-03-02 09:00:00+00');
insert into begun_sign_in (state_hash, browser_hash, nonce, verifier, return_to, begun_at) values ('state-{n}', 'browser', 'nonce', 'verifier', '/cases', '2026-03-02 09:00:00+00');
